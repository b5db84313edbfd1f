/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "dx-workspace.h"

G_BEGIN_DECLS

/* Two versions of one dossier claim to be the same one: a person says which
 * of them holds, and why. */
#define DX_TYPE_SETTLE_WINDOW (dx_settle_window_get_type ())
G_DECLARE_FINAL_TYPE (
    DxSettleWindow, dx_settle_window, DX, SETTLE_WINDOW, AdwWindow)

GtkWindow *dx_settle_window_new (GtkWindow *parent,
                                 DxWorkspace *workspace,
                                 gint64 row);

G_END_DECLS
