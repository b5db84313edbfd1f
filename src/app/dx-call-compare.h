/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "dx-workspace.h"

G_BEGIN_DECLS

/* Two calls side by side, with what differs marked. */
#define DX_TYPE_CALL_COMPARE (dx_call_compare_get_type ())
G_DECLARE_FINAL_TYPE (DxCallCompare, dx_call_compare, DX, CALL_COMPARE, AdwBin)

GtkWidget *dx_call_compare_new (void);
void dx_call_compare_set_calls (DxCallCompare *self,
                                DxWorkspace *workspace,
                                DxCall *left,
                                DxCall *right);
void dx_call_compare_set_narrow (DxCallCompare *self, gboolean narrow);

G_END_DECLS
