/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dx-config.h"

#define G_LOG_DOMAIN "dexuat-core"

#include "dx-summary.h"

#include <glib/gi18n-lib.h>

#include "dx-summary-cell-private.h"

/* The table of several proposals that goes with a dossier (bảng tổng hợp
 * danh mục nhiệm vụ đề xuất): pure values, made from a column set. */

G_DEFINE_QUARK (dx - summary - error - quark, dx_summary_error)

/**
 * dx_summary_entry_new:
 * @proposal: a proposal; it must not change while the entry is used
 *
 * Returns: (transfer full): a row to be, with nothing told beside it
 */
DxSummaryEntry *
dx_summary_entry_new (DxProposal *proposal)
{
  DxSummaryEntry *self = g_new0 (DxSummaryEntry, 1);

  g_return_val_if_fail (DX_IS_PROPOSAL (proposal), self);

  self->proposal = g_object_ref (proposal);
  self->given = g_hash_table_new_full (g_str_hash, g_str_equal, g_free,
                                       (GDestroyNotify) dx_summary_cell_free);

  return self;
}

/**
 * dx_summary_entry_free:
 * @self: (transfer full) (nullable): an entry
 *
 * Frees it.
 */
void
dx_summary_entry_free (DxSummaryEntry *self)
{
  if (self == NULL)
    return;

  g_clear_object (&self->proposal);
  g_clear_pointer (&self->given, g_hash_table_unref);
  g_free (self);
}

static void
give (DxSummaryEntry *self, const char *name, DxSummaryCell *cell)
{
  g_hash_table_replace (self->given, g_strdup (name), cell);
}

/**
 * dx_summary_entry_give_text:
 * @self: an entry
 * @name: as column sets call it ("note")
 * @text: UTF-8
 *
 * Tells something beside the proposal.
 */
void
dx_summary_entry_give_text (DxSummaryEntry *self,
                            const char *name,
                            const char *text)
{
  g_return_if_fail (self != NULL && name != NULL && text != NULL);

  give (self, name, dx_summary_cell_new_text (text));
}

/**
 * dx_summary_entry_give_number:
 * @self: an entry
 * @name: as column sets call it ("points")
 * @number: it
 *
 * Tells a number beside the proposal; it can be added up.
 */
void
dx_summary_entry_give_number (DxSummaryEntry *self,
                              const char *name,
                              gint64 number)
{
  g_return_if_fail (self != NULL && name != NULL);

  give (self, name, dx_summary_cell_new_number (number));
}

/**
 * dx_summary_entry_give_date:
 * @self: an entry
 * @name: as column sets call it ("received")
 * @date: a valid date
 *
 * Tells a date beside the proposal.
 */
void
dx_summary_entry_give_date (DxSummaryEntry *self,
                            const char *name,
                            const GDate *date)
{
  g_return_if_fail (self != NULL && name != NULL);
  g_return_if_fail (date != NULL && g_date_valid (date));

  give (self, name, dx_summary_cell_new_date (date));
}

static GPtrArray *
new_row (void)
{
  return g_ptr_array_new_with_free_func ((GDestroyNotify) dx_summary_cell_free);
}

static GPtrArray *
make_row (const DxSummary *self,
          const DxSummaryEntry *entry,
          guint order,
          DxCatalog *catalog)
{
  GPtrArray *row = new_row ();

  for (guint i = 0; i < self->columns->columns->len; i++)
    g_ptr_array_add (
        row, dx_summary_cell_new (g_ptr_array_index (self->columns->columns, i),
                                  entry, order, catalog));

  return row;
}

/* The sum of a column; what is no number does not count. */
static DxSummaryCell *
make_sum (const DxSummary *self, guint column, GError **error)
{
  const DxColumn *it = g_ptr_array_index (self->columns->columns, column);
  gint64 sum = 0;

  for (guint i = 0; i < self->rows->len; i++)
    {
      const DxSummaryCell *cell = dx_summary_get_cell (self, i, column);

      if (cell->kind != DX_CELL_NUMBER)
        continue;
      if (__builtin_add_overflow (sum, cell->number, &sum))
        {
          g_set_error (error, DX_SUMMARY_ERROR, DX_SUMMARY_ERROR_RANGE,
                       _ ("the amounts in the column “%s” are too large to be "
                          "added up"),
                       it->heading);
          return NULL;
        }
    }

  return dx_summary_cell_new_number (sum);
}

/* The words of the last row stand in the first column of the proposal's own
 * words, else in the first that is no number. */
static int
find_words (const DxColumns *columns)
{
  int given = -1;

  for (guint i = 0; i < columns->columns->len; i++)
    {
      const DxColumn *column = g_ptr_array_index (columns->columns, i);

      if (column->total || column->kind == DX_COLUMN_ORDER)
        continue;
      if (column->kind != DX_COLUMN_GIVEN)
        return (int) i;
      if (given < 0)
        given = (int) i;
    }

  return given;
}

static gboolean
make_total (DxSummary *self, DxFacts *facts, GError **error)
{
  g_autofree char *words = NULL;
  int place = find_words (self->columns);

  if (self->columns->total == NULL)
    return TRUE;

  words = dx_facts_fill (facts, self->columns->total);
  self->total = new_row ();
  for (guint i = 0; i < self->columns->columns->len; i++)
    {
      const DxColumn *column = g_ptr_array_index (self->columns->columns, i);
      DxSummaryCell *cell = column->total ? make_sum (self, i, error)
                                          : dx_summary_cell_new_text (
                                              (int) i == place ? words : NULL);

      if (cell == NULL)
        return FALSE;
      g_ptr_array_add (self->total, cell);
    }

  return TRUE;
}

static GStrv
fill_lines (DxFacts *facts, GStrv lines)
{
  g_autofree char *text = g_strjoinv ("\n", lines);
  g_autofree char *filled = dx_facts_fill (facts, text);

  return g_strsplit (filled, "\n", -1);
}

/**
 * dx_summary_new:
 * @columns: what the table shows
 * @entries: (element-type DxSummaryEntry): in order of priority
 * @catalog: for the topics' names
 * @facts: for the lines over the table
 * @error: return location for a #DxSummaryError
 *
 * Makes the table.
 *
 * Returns: (transfer full) (nullable): it, or %NULL with @error set
 */
DxSummary *
dx_summary_new (DxColumns *columns,
                GPtrArray *entries,
                DxCatalog *catalog,
                DxFacts *facts,
                GError **error)
{
  g_autoptr (DxSummary) self = NULL;
  g_autoptr (GStrvBuilder) ids = g_strv_builder_new ();

  g_return_val_if_fail (columns != NULL && entries != NULL, NULL);
  g_return_val_if_fail (DX_IS_CATALOG (catalog) && DX_IS_FACTS (facts), NULL);

  self = g_new0 (DxSummary, 1);
  self->columns = dx_columns_ref (columns);
  self->heading = fill_lines (facts, columns->heading);
  self->subheading = fill_lines (facts, columns->subheading);
  self->rows =
      g_ptr_array_new_with_free_func ((GDestroyNotify) g_ptr_array_unref);
  for (guint i = 0; i < entries->len; i++)
    {
      const DxSummaryEntry *entry = g_ptr_array_index (entries, i);

      g_ptr_array_add (self->rows, make_row (self, entry, i + 1, catalog));
      g_strv_builder_add (ids, dx_proposal_get_id (entry->proposal));
    }
  self->ids = g_strv_builder_end (ids);
  if (!make_total (self, facts, error))
    return NULL;

  return g_steal_pointer (&self);
}

/**
 * dx_summary_free:
 * @self: (transfer full) (nullable): a table
 *
 * Frees it.
 */
void
dx_summary_free (DxSummary *self)
{
  if (self == NULL)
    return;

  g_clear_pointer (&self->columns, dx_columns_unref);
  g_strfreev (self->heading);
  g_strfreev (self->subheading);
  g_clear_pointer (&self->rows, g_ptr_array_unref);
  g_strfreev (self->ids);
  g_clear_pointer (&self->total, g_ptr_array_unref);
  g_free (self);
}

/**
 * dx_summary_get_cell:
 * @self: a table
 * @row: from 0
 * @column: from 0
 *
 * Returns: (transfer none): the cell
 */
const DxSummaryCell *
dx_summary_get_cell (const DxSummary *self, guint row, guint column)
{
  const GPtrArray *cells;

  g_return_val_if_fail (self != NULL && row < self->rows->len, NULL);

  cells = g_ptr_array_index (self->rows, row);
  g_return_val_if_fail (column < cells->len, NULL);

  return g_ptr_array_index (cells, column);
}
