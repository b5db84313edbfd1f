/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Two panes side by side; where there is no room for both, one of them.
 *
 * Properties: "first", "second", "folded" (told), "show-second" (which one
 * is seen when folded). */
#define DX_TYPE_HOME_SPLIT (dx_home_split_get_type ())
G_DECLARE_FINAL_TYPE (DxHomeSplit, dx_home_split, DX, HOME_SPLIT, GtkWidget)

gboolean dx_home_split_get_folded (DxHomeSplit *self);
void dx_home_split_set_show_second (DxHomeSplit *self, gboolean show_second);

void dx_home_split_set_fold_below (DxHomeSplit *self, int width);
void dx_home_split_expect (DxHomeSplit *self, int width);

G_END_DECLS
