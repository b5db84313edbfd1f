/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "dx-workspace.h"

G_BEGIN_DECLS

/* Asks which call a proposal answers. */
#define DX_TYPE_CALL_PICKER (dx_call_picker_get_type ())
G_DECLARE_FINAL_TYPE (DxCallPicker, dx_call_picker, DX, CALL_PICKER, AdwWindow)

DxCallPicker *dx_call_picker_ask (GtkWindow *parent,
                                  DxWorkspace *workspace,
                                  const char *hint,
                                  GAsyncReadyCallback callback,
                                  gpointer user_data);
gboolean dx_call_picker_ask_finish (GAsyncResult *result, DxCall **call);

G_END_DECLS
