/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "dexuat-exchange"

#include "dx-word-grid-private.h"

/* Between the cells of a row that becomes a line. */
#define SEPARATOR " | "

static void
cell_free (gpointer data)
{
  DxWordCell *cell = data;

  g_string_free (cell->text, TRUE);
  g_free (cell);
}

static DxWordCell *
find_cell (GPtrArray *row, guint column)
{
  for (guint i = row->len; i > 0; i--)
    {
      DxWordCell *cell = g_ptr_array_index (row, i - 1);

      if (cell->column == column)
        return cell;
    }

  return NULL;
}

static void
add_line (DxWordGrid *self, DxWordLine *line, guint index)
{
  const DxWordParagraph *paragraph = line->paragraph;
  g_autofree char *text = dx_word_line_text (line);
  GPtrArray *row = NULL;
  DxWordCell *cell;

  if (self->rows->len > 0)
    row = g_ptr_array_index (self->rows, self->rows->len - 1);
  cell = row != NULL && row->len > 0 ? g_ptr_array_index (row, 0) : NULL;
  if (cell == NULL
      || ((DxWordLine *) g_ptr_array_index (self->source, cell->first))
                 ->paragraph->row
             != paragraph->row)
    {
      row = g_ptr_array_new_with_free_func (cell_free);
      g_ptr_array_add (self->rows, row);
    }
  cell = find_cell (row, paragraph->column);
  if (cell == NULL)
    {
      cell = g_new0 (DxWordCell, 1);
      cell->column = paragraph->column;
      cell->span = paragraph->span;
      cell->text = g_string_new (NULL);
      cell->first = index;
      g_ptr_array_add (row, cell);
    }
  if (cell->text->len > 0)
    g_string_append_c (cell->text, '\n');
  g_string_append (cell->text, text);
  self->n_columns = MAX (self->n_columns, paragraph->column + paragraph->span);
  g_array_append_val (self->lines, index);
}

static gboolean
is_inside (const DxWordPlacing *placing, guint inner, guint outer)
{
  const GArray *around = placing->document->outer;

  while (inner > 0 && inner <= around->len && inner != outer)
    inner = g_array_index (around, guint, inner - 1);

  return inner == outer;
}

/*
 * dx_word_grid_new:
 * @start: the first line of a table
 * @end: where the section ends
 *
 * Returns: (transfer full): the table
 */
DxWordGrid *
dx_word_grid_new (DxWordPlacing *placing, guint start, guint end)
{
  DxWordGrid *self = g_new0 (DxWordGrid, 1);
  const DxWordLine *first = g_ptr_array_index (placing->lines, start);
  guint table = first->paragraph->table;

  self->source = placing->lines;
  self->rows =
      g_ptr_array_new_with_free_func ((GDestroyNotify) g_ptr_array_unref);
  self->lines = g_array_new (FALSE, FALSE, sizeof (guint));
  for (guint i = start; i < end; i++)
    {
      DxWordLine *line = g_ptr_array_index (placing->lines, i);

      if (line->paragraph->table == table)
        {
          if (line->text != NULL)
            add_line (self, line, i);
        }
      else if (is_inside (placing, line->paragraph->table, table))
        self->nested = TRUE;
      else
        break;
    }

  return self;
}

/*
 * dx_word_grid_free:
 *
 * Frees it.
 */
void
dx_word_grid_free (DxWordGrid *self)
{
  if (self == NULL)
    return;

  g_ptr_array_unref (self->rows);
  g_array_unref (self->lines);
  g_free (self);
}

/*
 * dx_word_grid_get:
 *
 * Returns: (nullable): the cell with words in it that begins at a column,
 *   or spans it
 */
const DxWordCell *
dx_word_grid_get (const DxWordGrid *self, guint row, guint column)
{
  const GPtrArray *cells = g_ptr_array_index (self->rows, row);

  for (guint i = 0; i < cells->len; i++)
    {
      const DxWordCell *cell = g_ptr_array_index (cells, i);

      if (column >= cell->column && column < cell->column + cell->span)
        return cell;
    }

  return NULL;
}

/*
 * dx_word_grid_join:
 *
 * Returns: (transfer full): a row as one line
 */
char *
dx_word_grid_join (const DxWordGrid *self, guint row)
{
  const GPtrArray *cells = g_ptr_array_index (self->rows, row);
  g_autoptr (GString) out = g_string_new (NULL);

  for (guint i = 0; i < cells->len; i++)
    {
      const DxWordCell *cell = g_ptr_array_index (cells, i);

      if (out->len > 0)
        g_string_append (out, SEPARATOR);
      g_string_append (out, cell->text->str);
    }
  g_strdelimit (out->str, "\n", ' ');

  return g_strdup (out->str);
}
