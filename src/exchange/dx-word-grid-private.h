/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dx-word-form-private.h"

G_BEGIN_DECLS

/**
 * DxWordCell:
 * @column: of the grid, from 0
 * @span: columns of the grid that it takes
 * @text: its lines
 * @first: the line that it begins with
 */
typedef struct {
  guint column;
  guint span;
  GString *text;
  guint first;
} DxWordCell;

/**
 * DxWordGrid:
 * @rows: (element-type GPtrArray): of #DxWordCell
 * @n_columns: of the grid
 * @lines: (element-type guint): all lines of it
 * @nested: a table stands in a cell of it
 * @source: (element-type DxWordLine): where the lines are
 *
 * A table as rows of cells that have words in them.
 */
typedef struct {
  GPtrArray *rows;
  guint n_columns;
  GArray *lines;
  gboolean nested;
  GPtrArray *source;
} DxWordGrid;

DxWordGrid       *dx_word_grid_new     (DxWordPlacing    *placing,
                                        guint             start,
                                        guint             end);
void              dx_word_grid_free    (DxWordGrid       *self);
const DxWordCell *dx_word_grid_get     (const DxWordGrid *self,
                                        guint             row,
                                        guint             column);
char             *dx_word_grid_join    (const DxWordGrid *self,
                                        guint             row);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DxWordGrid, dx_word_grid_free)

G_END_DECLS
