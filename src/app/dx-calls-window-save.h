/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dx-workspace.h"

G_BEGIN_DECLS

DxCall *dx_calls_window_check_file (DxWorkspace *workspace,
                                    GBytes *json,
                                    const char *path,
                                    GError **error);
char *dx_calls_window_save_call (DxWorkspace *workspace,
                                 GBytes *json,
                                 const char *id,
                                 GError **error);

G_END_DECLS
