/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dx-config.h"

#define G_LOG_DOMAIN "dexuat-core"

#include "dx-proposal-private.h"

#include <string.h>

static DxProposalValue *
find_table (DxProposal *self, const char *field, const DxField **kind)
{
  DxProposalValue *value = dx_proposal_find_value (self, field, kind);

  return value != NULL && (*kind)->kind == DX_FIELD_TABLE ? value : NULL;
}

static guint
count_rows (const DxProposalValue *table)
{
  return table->rows != NULL ? table->rows->len : 0;
}

/* The cell and its column, or %NULL if there is none. */
static DxProposalValue *
find_cell (DxProposal *self,
           const char *field,
           guint row,
           const char *column,
           const DxField **kind)
{
  const DxField *table;
  DxProposalValue *value = find_table (self, field, &table);

  if (value == NULL || row >= count_rows (value))
    return NULL;
  for (guint i = 0; i < table->columns->len; i++)
    {
      *kind = g_ptr_array_index (table->columns, i);
      if (strcmp ((*kind)->id, column) == 0)
        {
          DxProposalRow *it = g_ptr_array_index (value->rows, row);

          return &it->cells[i];
        }
    }
  return NULL;
}

/**
 * dx_proposal_get_n_rows:
 * @self: a proposal
 * @field: a table field of its form
 *
 * Returns: how many rows it has; 0 without a value
 */
guint
dx_proposal_get_n_rows (DxProposal *self, const char *field)
{
  const DxProposalValue *table;
  const DxField *kind;

  g_return_val_if_fail (DX_IS_PROPOSAL (self), 0);
  table = find_table (self, field, &kind);
  g_return_val_if_fail (table != NULL, 0);

  return count_rows (table);
}

/**
 * dx_proposal_get_cell_text:
 * @self: a proposal
 * @field: a table field of its form
 * @row: a row of it, from 0
 * @column: a column of it that holds text
 *
 * Returns: (transfer none) (nullable): the cell's text in NFC with U+000A
 *   breaks, until the next change, or %NULL without a value
 */
const char *
dx_proposal_get_cell_text (DxProposal *self,
                           const char *field,
                           guint row,
                           const char *column)
{
  const DxProposalValue *cell;
  const DxField *kind;

  g_return_val_if_fail (DX_IS_PROPOSAL (self), NULL);
  g_return_val_if_fail (column != NULL, NULL);
  cell = find_cell (self, field, row, column, &kind);
  g_return_val_if_fail (cell != NULL, NULL);
  g_return_val_if_fail (dx_proposal_kind_is_text (kind), NULL);

  return cell->text;
}

/**
 * dx_proposal_get_cell_integer:
 * @self: a proposal
 * @field: a table field of its form
 * @row: a row of it, from 0
 * @column: a column of it that holds a whole number; amounts are in đồng
 * @value: (out) (optional): the number
 *
 * Returns: whether the cell has a value; otherwise @value is left alone
 */
gboolean
dx_proposal_get_cell_integer (DxProposal *self,
                              const char *field,
                              guint row,
                              const char *column,
                              gint64 *value)
{
  const DxProposalValue *cell;
  const DxField *kind;

  g_return_val_if_fail (DX_IS_PROPOSAL (self), FALSE);
  g_return_val_if_fail (column != NULL, FALSE);
  cell = find_cell (self, field, row, column, &kind);
  g_return_val_if_fail (cell != NULL, FALSE);
  g_return_val_if_fail (dx_field_is_integer (kind), FALSE);

  if (cell->set && value != NULL)
    *value = cell->integer;
  return cell->set;
}

/**
 * dx_proposal_insert_row:
 * @self: a proposal
 * @field: a table field of its form
 * @row: where, from 0 to the number of rows
 *
 * Inserts a row without values.
 */
void
dx_proposal_insert_row (DxProposal *self, const char *field, guint row)
{
  DxProposalValue *table;
  const DxField *kind;

  g_return_if_fail (DX_IS_PROPOSAL (self));
  table = find_table (self, field, &kind);
  g_return_if_fail (table != NULL);
  g_return_if_fail (row <= count_rows (table));

  g_ptr_array_insert (dx_proposal_value_ensure_rows (table), (int) row,
                      dx_proposal_row_new (kind));
  dx_proposal_emit_changed (self, field);
}

/**
 * dx_proposal_remove_row:
 * @self: a proposal
 * @field: a table field of its form
 * @row: a row of it, from 0
 *
 * Removes a row with all that it holds; a table without rows has no value.
 */
void
dx_proposal_remove_row (DxProposal *self, const char *field, guint row)
{
  DxProposalValue *table;
  const DxField *kind;

  g_return_if_fail (DX_IS_PROPOSAL (self));
  table = find_table (self, field, &kind);
  g_return_if_fail (table != NULL);
  g_return_if_fail (row < count_rows (table));

  g_ptr_array_remove_index (table->rows, row);
  if (table->rows->len == 0)
    dx_proposal_value_clear (table);
  dx_proposal_emit_changed (self, field);
}

/**
 * dx_proposal_move_row:
 * @self: a proposal
 * @field: a table field of its form
 * @from: a row of it, from 0
 * @to: the place it shall have
 *
 * Moves a row; those between close up.
 */
void
dx_proposal_move_row (DxProposal *self, const char *field, guint from, guint to)
{
  DxProposalValue *table;
  const DxField *kind;

  g_return_if_fail (DX_IS_PROPOSAL (self));
  table = find_table (self, field, &kind);
  g_return_if_fail (table != NULL);
  g_return_if_fail (from < count_rows (table) && to < count_rows (table));

  if (from == to)
    return;
  g_ptr_array_insert (table->rows, (int) to,
                      g_ptr_array_steal_index (table->rows, from));
  dx_proposal_emit_changed (self, field);
}

/**
 * dx_proposal_set_cell_text:
 * @self: a proposal
 * @field: a table field of its form
 * @row: a row of it, from 0
 * @column: a column of it
 * @text: (nullable): UTF-8 for a column that holds text, or %NULL for no
 *   value in a column of any kind
 *
 * Sets the text of a cell, brought to NFC with U+000A breaks.
 */
void
dx_proposal_set_cell_text (DxProposal *self,
                           const char *field,
                           guint row,
                           const char *column,
                           const char *text)
{
  DxProposalValue *cell;
  const DxField *kind;
  gboolean changed;

  g_return_if_fail (DX_IS_PROPOSAL (self));
  g_return_if_fail (column != NULL);
  cell = find_cell (self, field, row, column, &kind);
  g_return_if_fail (cell != NULL);
  g_return_if_fail (text == NULL || dx_proposal_kind_is_text (kind));
  g_return_if_fail (text == NULL || g_utf8_validate (text, -1, NULL));

  changed = cell->set;
  if (text == NULL)
    dx_proposal_value_clear (cell);
  else
    changed =
        dx_proposal_value_take_text (cell, dx_proposal_clean_text (text, NULL));
  if (changed)
    dx_proposal_emit_changed (self, field);
}

/**
 * dx_proposal_set_cell_integer:
 * @self: a proposal
 * @field: a table field of its form
 * @row: a row of it, from 0
 * @column: a column of it that holds a whole number
 * @value: the number; dx_proposal_set_cell_text () with %NULL takes it away
 *
 * Sets the number of a cell; amounts are in đồng.
 */
void
dx_proposal_set_cell_integer (DxProposal *self,
                              const char *field,
                              guint row,
                              const char *column,
                              gint64 value)
{
  DxProposalValue *cell;
  const DxField *kind;

  g_return_if_fail (DX_IS_PROPOSAL (self));
  g_return_if_fail (column != NULL);
  cell = find_cell (self, field, row, column, &kind);
  g_return_if_fail (cell != NULL);
  g_return_if_fail (dx_field_is_integer (kind));

  if (dx_proposal_value_set_integer (cell, value))
    dx_proposal_emit_changed (self, field);
}
