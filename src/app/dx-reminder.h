/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dx-application.h"

G_BEGIN_DECLS

/**
 * DxReminder:
 * @id: a proposal that is not handed in
 * @title: what is said of it, one line
 * @body: the rest
 * @step: which reminder it is: see dx_due_get_step ()
 *
 * What is to be said of a deadline.
 */
typedef struct {
  char *id;
  char *title;
  char *body;
  int step;
} DxReminder;

void       dx_reminder_free  (DxReminder    *self);
GPtrArray *dx_reminder_take  (DxWorkspace   *workspace);
void       dx_reminder_start (DxApplication *application,
                              DxWorkspace   *workspace);

G_END_DECLS
