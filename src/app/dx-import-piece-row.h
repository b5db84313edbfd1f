/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "dx-import-plan.h"

G_BEGIN_DECLS

/* Text that found no section: it is copied, or put into one. Signals:
 * "changed": the user said where it goes; "copied". */
#define DX_TYPE_IMPORT_PIECE_ROW (dx_import_piece_row_get_type ())
G_DECLARE_FINAL_TYPE (DxImportPieceRow,
                      dx_import_piece_row,
                      DX,
                      IMPORT_PIECE_ROW,
                      GtkListBoxRow)

GtkWidget *dx_import_piece_row_new (DxImportPlan *plan,
                                    DxImportPiece *piece,
                                    DxCatalog *catalog);

G_END_DECLS
