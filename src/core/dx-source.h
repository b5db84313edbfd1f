/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * DxSource:
 * @document: ký hiệu and kind of the document, as it can be cited ("Thông
 *   báo số …/TB-SKHCN của Sở KH&CN tỉnh Điện Biên")
 * @place: (nullable): where in it ("mục III.2")
 * @sentence: the sentence itself, verbatim
 * @doubt: (nullable): why this is a reading and not the text, or what is
 *   wrong with the text
 *
 * The sentence that a rule comes from. Immutable.
 */
typedef struct {
  char *document;
  char *place;
  char *sentence;
  char *doubt;
} DxSource;

void  dx_source_free      (DxSource       *self);
char *dx_source_to_string (const DxSource *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DxSource, dx_source_free)

G_END_DECLS
