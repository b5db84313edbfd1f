/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "dx-session.h"

G_BEGIN_DECLS

/* The files that the program opens, by menu, by name or dropped. */

const char *const *dx_import_intake_get_patterns (void);
void dx_import_intake_run (GtkWindow    *parent,
                           DxWorkspace  *workspace,
                           DxSession    *session,
                           GFile       **files,
                           guint         n_files);
void dx_import_intake_add_drop (GtkWidget *widget,
                                void     (*dropped) (GtkWidget *widget,
                                                     GFile    **files,
                                                     guint      n_files));

G_END_DECLS
