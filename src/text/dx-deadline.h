/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * DxDeadline:
 * @text: the wording of the notice, verbatim
 * @instant: (nullable): the cut-off, or %NULL when it is not known
 * @inclusive: whether a filing at @instant itself is in time ("17h00 ngày
 *   07/8/2025" is, "trước ngày 09/8/2025" is not)
 * @doubt: (nullable): why @instant is a reading and not a certainty
 */
typedef struct {
  char *text;
  GDateTime *instant;
  gboolean inclusive;
  char *doubt;
} DxDeadline;

DxDeadline *dx_deadline_new       (const char       *text,
                                   GDateTime        *instant,
                                   gboolean          inclusive,
                                   const char       *doubt);
DxDeadline *dx_deadline_parse     (const char       *text);
void        dx_deadline_free      (DxDeadline       *self);
gboolean    dx_deadline_passed    (const DxDeadline *self,
                                   GDateTime        *now);
int         dx_deadline_days_left (const DxDeadline *self,
                                   GDateTime        *now);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DxDeadline, dx_deadline_free)

G_END_DECLS
