/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "dx-import-plan.h"

G_BEGIN_DECLS

/* A field in which a file and what is here differ: both texts, and whether
 * the file's is taken. Signal "changed": the user chose. */
#define DX_TYPE_IMPORT_CHANGE_VIEW (dx_import_change_view_get_type ())
G_DECLARE_FINAL_TYPE (DxImportChangeView,
                      dx_import_change_view,
                      DX,
                      IMPORT_CHANGE_VIEW,
                      GtkWidget)

GtkWidget *dx_import_change_view_new (DxCatalog *catalog,
                                      DxImportPlan *plan,
                                      DxImportChange *change);
void dx_import_change_view_update (DxImportChangeView *self);

G_END_DECLS
