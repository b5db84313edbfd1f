/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dx-table-read.h"
#include "dx-zip-reader.h"

G_BEGIN_DECLS

#define DX_TABLE_MAX_ROWS 100000u
#define DX_TABLE_MAX_COLUMNS 200u

/**
 * DxTableRows:
 * @rows: (element-type GStrv): what is there
 * @row: (element-type utf8): the cells of the row that is being read
 * @cell: the text of its last cell
 */
typedef struct {
  GPtrArray *rows;
  GPtrArray *row;
  GString *cell;
} DxTableRows;

void dx_table_rows_init (DxTableRows *self);
void dx_table_rows_clear (DxTableRows *self);
void dx_table_rows_end_cell (DxTableRows *self);
void dx_table_rows_put_cell (DxTableRows *self, guint column);
void dx_table_rows_end_row (DxTableRows *self);
gboolean dx_table_rows_check (const DxTableRows *self, GError **error);

/* dx-table-office.c */
gboolean
dx_table_read_office (DxZipReader *zip, DxTableRows *rows, GError **error);

G_END_DECLS
