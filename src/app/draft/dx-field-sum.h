/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "dx-session.h"

G_BEGIN_DECLS

/* Says whether amounts add up, and offers the one that is missing. Live. */
#define DX_TYPE_FIELD_SUM (dx_field_sum_get_type ())
G_DECLARE_FINAL_TYPE (DxFieldSum, dx_field_sum, DX, FIELD_SUM, GtkWidget)

GtkWidget  *dx_field_sum_new         (DxSession        *session,
                                      const DxFormRule *rule);
GtkWidget  *dx_field_table_sum_new   (DxSession        *session,
                                      const DxField    *table);
const char *dx_field_sum_get_text    (DxFieldSum       *self);
GtkWidget  *dx_field_sum_get_button  (DxFieldSum       *self);

G_END_DECLS
