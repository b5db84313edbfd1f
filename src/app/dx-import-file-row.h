/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "dx-import-plan.h"

G_BEGIN_DECLS

/* A file of a dossier: its name, kind and size, how it stands to what is
 * here, and what becomes of it. Signal "changed": the user chose. */
#define DX_TYPE_IMPORT_FILE_ROW (dx_import_file_row_get_type ())
G_DECLARE_FINAL_TYPE (DxImportFileRow,
                      dx_import_file_row,
                      DX,
                      IMPORT_FILE_ROW,
                      GtkListBoxRow)

GtkWidget *dx_import_file_row_new (DxImportFile *file);
void dx_import_file_row_update (DxImportFileRow *self);

G_END_DECLS
