/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* A pane at the side of the content. Where there is no room for both it
 * folds: then the content has the window, and the pane comes over it when it
 * is asked for.
 *
 * Properties: "side", "content", "show-side", "folded" (read only),
 * "side-position" (GtkPackType). */
#define DX_TYPE_SPLIT (dx_split_get_type ())
G_DECLARE_FINAL_TYPE (DxSplit, dx_split, DX, SPLIT, GtkWidget)

GtkWidget *dx_split_new           (void);
void       dx_split_set_side      (DxSplit   *self,
                                   GtkWidget *side);
void       dx_split_set_content   (DxSplit   *self,
                                   GtkWidget *content);
gboolean   dx_split_get_show_side (DxSplit   *self);
void       dx_split_set_show_side (DxSplit   *self,
                                   gboolean   show_side);
gboolean   dx_split_get_folded    (DxSplit   *self);

G_END_DECLS
