/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * DxFieldRowFuncs:
 * @move: puts the row at one place to another, and the focus with it
 * @remove: takes the row away
 *
 * What the owner of a list of rows does with them; places count from 0.
 */
typedef struct {
  void (*move)   (gpointer owner, guint from, guint to);
  void (*remove) (gpointer owner, guint index);
} DxFieldRowFuncs;

void       dx_field_row_tools_attach (GtkListBoxRow         *row,
                                      const DxFieldRowFuncs *funcs,
                                      gpointer               owner);
GtkWidget *dx_field_row_tools_handle (GtkListBoxRow         *row);
GtkWidget *dx_field_row_tools_menu   (GtkListBoxRow         *row,
                                      const char            *name);
void       dx_field_row_tools_update (GtkListBoxRow         *row,
                                      guint                  n_rows);

G_END_DECLS
