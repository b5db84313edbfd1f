/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "dx-workspace.h"

G_BEGIN_DECLS

/* Takes in what came: asks how, registers it file by file, and says what
 * became of each. */
#define DX_TYPE_RECEIVE_WINDOW (dx_receive_window_get_type ())
G_DECLARE_FINAL_TYPE (
    DxReceiveWindow, dx_receive_window, DX, RECEIVE_WINDOW, AdwWindow)

GtkWindow *dx_receive_window_new (GtkWindow *parent,
                                  DxWorkspace *workspace,
                                  const char *call);
void dx_receive_window_add_files (DxReceiveWindow *self,
                                  GFile **files,
                                  guint n_files);

G_END_DECLS
