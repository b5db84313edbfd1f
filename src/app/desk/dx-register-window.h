/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "dx-workspace.h"

G_BEGIN_DECLS

/* The officers' register (sổ tiếp nhận): what was received, and all that is
 * done with it. Of the application it uses the actions "app.drafts",
 * "app.preferences", "app.shortcuts", "app.help" and "app.about". */
#define DX_TYPE_REGISTER_WINDOW (dx_register_window_get_type ())
G_DECLARE_FINAL_TYPE (DxRegisterWindow,
                      dx_register_window,
                      DX,
                      REGISTER_WINDOW,
                      AdwApplicationWindow)

GtkWindow *dx_register_window_new (GtkApplication *application,
                                   DxWorkspace *workspace);
void dx_register_window_show_row (DxRegisterWindow *self, gint64 row);
gint64 dx_register_window_get_row (DxRegisterWindow *self);

G_END_DECLS
