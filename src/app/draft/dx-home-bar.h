/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dx-preview.h"

G_BEGIN_DECLS

/* Above a preview: which page, zoom, annex. */
#define DX_TYPE_HOME_BAR (dx_home_bar_get_type ())
G_DECLARE_FINAL_TYPE (DxHomeBar, dx_home_bar, DX, HOME_BAR, GtkWidget)

void dx_home_bar_set_preview (DxHomeBar *self, DxPreview *preview);

G_END_DECLS
