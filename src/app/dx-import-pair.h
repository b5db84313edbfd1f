/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Two texts beside each other; one below the other where there is no room
 * for that. */
#define DX_TYPE_IMPORT_PAIR (dx_import_pair_get_type ())
G_DECLARE_FINAL_TYPE (DxImportPair, dx_import_pair, DX, IMPORT_PAIR, GtkWidget)

GtkWidget *dx_import_pair_new (GtkWidget *first, GtkWidget *second);

G_END_DECLS
