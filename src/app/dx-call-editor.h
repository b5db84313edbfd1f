/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "dx-workspace.h"

G_BEGIN_DECLS

/* A simple editor of the user's calls. Signal "saved" (const char *id). */
#define DX_TYPE_CALL_EDITOR (dx_call_editor_get_type ())
G_DECLARE_FINAL_TYPE (DxCallEditor, dx_call_editor, DX, CALL_EDITOR, AdwWindow)

DxCallEditor *dx_call_editor_new (GtkWindow *parent,
                                  DxWorkspace *workspace,
                                  DxCall *call,
                                  gboolean copy,
                                  GError **error);
gboolean dx_call_editor_save (DxCallEditor *self);

G_END_DECLS
