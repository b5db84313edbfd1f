/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "dx-workspace.h"

G_BEGIN_DECLS

/* What the call asks for, item by item, against what came; a person decides.
 * The request to supplement is made here. */
#define DX_TYPE_COMPLETE_WINDOW (dx_complete_window_get_type ())
G_DECLARE_FINAL_TYPE (
    DxCompleteWindow, dx_complete_window, DX, COMPLETE_WINDOW, AdwWindow)

GtkWindow *dx_complete_window_new (GtkWindow *parent,
                                   DxWorkspace *workspace,
                                   gint64 row,
                                   GError **error);

G_END_DECLS
