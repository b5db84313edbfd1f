/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* The little of a PDF's syntax (ISO 32000-1, 7.2 and 7.3) that is needed to
 * find an entry of a dictionary in its text. */

/**
 * DxPdfSpan:
 * @start: (array length=length): where it stands
 * @length: in bytes
 *
 * A piece of a PDF's text, which belongs to somebody else.
 */
typedef struct {
  const char *start;
  gsize length;
} DxPdfSpan;

gsize     dx_pdf_skip_space   (DxPdfSpan        text,
                               gsize            at);
gsize     dx_pdf_skip_value   (DxPdfSpan        text,
                               gsize            at);
gboolean  dx_pdf_find_entry   (DxPdfSpan        dictionary,
                               const char      *key,
                               DxPdfSpan       *entry,
                               DxPdfSpan       *value);
gboolean  dx_pdf_has_name     (DxPdfSpan        dictionary,
                               const char      *key,
                               const char      *name);
guint     dx_pdf_find_number  (DxPdfSpan        dictionary,
                               const char      *key);
char     *dx_pdf_find_text    (DxPdfSpan        dictionary,
                               const char      *key);

G_END_DECLS
