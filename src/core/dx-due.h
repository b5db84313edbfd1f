/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dx-deadline.h"

G_BEGIN_DECLS

/* When a deadline is worth a reminder: seven, three and one day before the
 * last day, and on it. */

/* Nobody was reminded yet, and nobody is to be. */
#define DX_DUE_NEVER G_MAXINT

int      dx_due_get_step  (const DxDeadline *deadline,
                           GDateTime        *now);
gboolean dx_due_is_new    (int               step,
                           int               last);
char    *dx_due_remember  (const DxDeadline *deadline,
                           int               step);
int      dx_due_recall    (const DxDeadline *deadline,
                           const char       *text);

G_END_DECLS
