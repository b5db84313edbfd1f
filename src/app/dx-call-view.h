/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "dx-workspace.h"

G_BEGIN_DECLS

/* The text of a call, with find in page. */
#define DX_TYPE_CALL_VIEW (dx_call_view_get_type ())
G_DECLARE_FINAL_TYPE (DxCallView, dx_call_view, DX, CALL_VIEW, AdwBin)

GtkWidget *dx_call_view_new (void);
void
dx_call_view_set_call (DxCallView *self, DxWorkspace *workspace, DxCall *call);
void dx_call_view_set_find (DxCallView *self, gboolean find);
guint dx_call_view_find (DxCallView *self, const char *words);

G_END_DECLS
