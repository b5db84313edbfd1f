/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Buttons in a row; one below the other where there is no room for all. */
#define DX_TYPE_IMPORT_BUTTONS (dx_import_buttons_get_type ())
G_DECLARE_FINAL_TYPE (DxImportButtons,
                      dx_import_buttons,
                      DX,
                      IMPORT_BUTTONS,
                      GtkWidget)

GtkWidget *dx_import_buttons_new (void);
void dx_import_buttons_append (DxImportButtons *self, GtkWidget *button);

G_END_DECLS
