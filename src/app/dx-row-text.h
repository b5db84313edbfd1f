/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* A paragraph that wraps, styled as a label. A GtkLabel sets its text four
 * times before it is shown: of a thousand labels in a list that is most of
 * the time until the list is there. This one sets it once. */
#define DX_TYPE_ROW_TEXT (dx_row_text_get_type ())
G_DECLARE_FINAL_TYPE (DxRowText, dx_row_text, DX, ROW_TEXT, GtkWidget)

GtkWidget  *dx_row_text_new          (gboolean    hugs);
void        dx_row_text_set_text     (DxRowText  *self,
                                      const char *text);
const char *dx_row_text_get_text     (DxRowText  *self);
int         dx_row_text_get_letter   (DxRowText  *self);

G_END_DECLS
