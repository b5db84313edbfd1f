/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "dx-field-editor.h"

G_BEGIN_DECLS

/* A row of a table: closed it says what stands in it, open it has an editor
 * for each cell. The cells are made when it is opened for the first time.
 *
 * Signal "cell-changed" (guint column): the user changed a cell. */
#define DX_TYPE_TABLE_FIELD_ROW (dx_table_field_row_get_type ())
G_DECLARE_FINAL_TYPE (DxTableFieldRow, dx_table_field_row, DX, TABLE_FIELD_ROW,
                      AdwExpanderRow)

GtkWidget  *dx_table_field_row_new         (const DxField   *table,
                                            GSettings       *settings);
void        dx_table_field_row_load        (DxTableFieldRow *self,
                                            DxProposal      *proposal,
                                            guint            row);
gboolean    dx_table_field_row_write       (DxTableFieldRow *self,
                                            DxProposal      *proposal,
                                            guint            row,
                                            guint            column);
const char *dx_table_field_row_get_error   (DxTableFieldRow *self);
void        dx_table_field_row_commit      (DxTableFieldRow *self);
void        dx_table_field_row_open        (DxTableFieldRow *self);

G_END_DECLS
