/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dx-config.h"

#define G_LOG_DOMAIN "dexuat-exchange"

#include <string.h>

#include "dx-word-grid-private.h"
#include "dx-word-label-private.h"

/* How many rows a heading may take. */
#define HEADING_ROWS 2

/* More columns are no table of a form. */
#define MAX_COLUMNS 64

/* What the columns of a table are for a table field of the form. */
typedef struct {
  DxWordPlacing *placing;
  const DxWordGrid *grid;
  const DxField *field;
  guint first_row;         /* behind the heading */
  const DxField **columns; /* of each column of the grid; nullable */
  gboolean *counts;        /* the column only counts the rows */
  char **units;            /* of each column; nullable */
  const char *unit;        /* nullable: of the whole table */
} Typed;

static DxWordLine *
get_line (const DxWordPlacing *placing, guint index)
{
  return g_ptr_array_index (placing->lines, index);
}

static gboolean
is_phrase (GArray *tokens, const char *text)
{
  g_autoptr (GPtrArray) phrase = dx_word_phrase_new (text);

  return tokens->len == phrase->len && dx_word_phrase_is_at (phrase, tokens, 0);
}

static gboolean
is_one_of (GArray *tokens, const char *const *texts)
{
  for (guint i = 0; texts[i] != NULL; i++)
    if (is_phrase (tokens, texts[i]))
      return TRUE;

  return FALSE;
}

static gboolean
is_text_one_of (const char *text, const char *const *texts)
{
  g_autoptr (GArray) tokens = dx_word_tokens_new (text, 12);

  return is_one_of (tokens, texts);
}

/* "Tổng số (triệu đồng)": the words, and the unit in brackets. */
static char *
split_unit (const char *text, char **unit)
{
  const char *open = strrchr (text, '(');
  const char *close = open != NULL ? strchr (open, ')') : NULL;

  if (close == NULL)
    return g_strdup (text);

  *unit = g_strndup (open + 1, close - open - 1);
  g_strdelimit (*unit, "\n", ' ');

  return g_strndup (text, open - text);
}

static const DxField *
match_column (const Typed *typed, const char *text)
{
  GPtrArray *columns = typed->field->columns;
  const DxWordFormRules *rules = typed->placing->form_rules;
  g_autoptr (GArray) tokens = dx_word_tokens_new (text, 20);

  for (guint pass = 0; pass < 2; pass++)
    for (guint i = 0; i < columns->len; i++)
      {
        const DxField *column = g_ptr_array_index (columns, i);

        if (pass == 0
                ? is_phrase (tokens, column->label)
                : is_one_of (tokens, dx_word_rules_find (
                                         rules != NULL ? rules->columns : NULL,
                                         typed->field->id, column->id)))
          return column;
      }

  return NULL;
}

/* The heading of a column: of its last row alone, then all of its rows. */
static char *
heading_text (const Typed *typed, guint rows, guint column, gboolean all)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint r = all ? 0 : rows - 1; r < rows; r++)
    {
      const DxWordCell *cell = dx_word_grid_get (typed->grid, r, column);

      if (cell != NULL)
        g_string_append_printf (text, "%s ", cell->text->str);
    }
  /* A cell that goes down over the rows has its words in the first. */
  for (guint r = rows - 1; text->len == 0 && r > 0; r--)
    {
      const DxWordCell *cell = dx_word_grid_get (typed->grid, r - 1, column);

      if (cell != NULL)
        g_string_append (text, cell->text->str);
    }

  return g_strdup (text->str);
}

static gboolean
has_column (const Typed *typed, const DxField *column, guint n)
{
  for (guint i = 0; i < n; i++)
    if (typed->columns[i] == column)
      return TRUE;

  return FALSE;
}

static void
read_heading (Typed *typed, guint rows, guint c)
{
  for (guint all = 0; all < 2 && typed->columns[c] == NULL; all++)
    {
      g_autofree char *text = heading_text (typed, rows, c, all > 0);
      g_autofree char *unit = NULL;
      g_autofree char *words = split_unit (text, &unit);
      const DxField *column = match_column (typed, words);

      typed->counts[c] |= is_text_one_of (
          words, (const char *const *) typed->placing->rules->number_columns);
      if (column == NULL || has_column (typed, column, c))
        continue;
      typed->columns[c] = column;
      if (unit != NULL && dx_word_is_unit (unit))
        typed->units[c] = g_steal_pointer (&unit);
    }
}

/* The first column of the field must be there, and another one. */
static gboolean
read_headings (Typed *typed, guint rows)
{
  guint n = 0;

  typed->first_row = rows;
  for (guint c = 0; c < typed->grid->n_columns; c++)
    {
      typed->columns[c] = NULL;
      typed->counts[c] = FALSE;
      g_clear_pointer (&typed->units[c], g_free);
      read_heading (typed, rows, c);
      n += typed->columns[c] != NULL;
    }

  return n >= 2
         && has_column (typed, g_ptr_array_index (typed->field->columns, 0),
                        typed->grid->n_columns);
}

static gboolean
is_nothing (const char *text)
{
  return dx_word_is_leader (text);
}

/* "(1)", "2": a row that counts the columns. */
static gboolean
counts_columns (const Typed *typed, guint row)
{
  const GPtrArray *cells = g_ptr_array_index (typed->grid->rows, row);

  if (row != typed->first_row || cells->len < 2)
    return FALSE;
  for (guint i = 0; i < cells->len; i++)
    {
      const DxWordCell *cell = g_ptr_array_index (cells, i);

      if (strspn (cell->text->str, "()0123456789") != cell->text->len
          || cell->text->len > 4)
        return FALSE;
    }

  return TRUE;
}

static gboolean
is_total (const Typed *typed, guint row)
{
  const GPtrArray *cells = g_ptr_array_index (typed->grid->rows, row);

  for (guint i = 0; i < cells->len && i < 2; i++)
    {
      const DxWordCell *cell = g_ptr_array_index (cells, i);

      if (is_text_one_of (
              cell->text->str,
              (const char *const *) typed->placing->rules->total_rows))
        return TRUE;
    }

  return FALSE;
}

static gboolean
fits (const Typed *typed, const DxWordCell *cell)
{
  const DxField *column = typed->columns[cell->column];
  const char *unit = typed->units[cell->column] != NULL
                         ? typed->units[cell->column]
                         : typed->unit;
  gint64 value;

  if (is_nothing (cell->text->str) || typed->counts[cell->column])
    return TRUE;
  if (column == NULL)
    return FALSE;

  return !dx_field_is_integer (column)
         || dx_word_read_integer (column, cell->text->str, unit, &value);
}

/* A table whose cells do not all fit is text: nothing is lost of it. */
static gboolean
all_fit (const Typed *typed)
{
  for (guint r = typed->first_row; r < typed->grid->rows->len; r++)
    {
      const GPtrArray *cells = g_ptr_array_index (typed->grid->rows, r);

      if (counts_columns (typed, r) || is_total (typed, r))
        continue;
      for (guint i = 0; i < cells->len; i++)
        if (!fits (typed, g_ptr_array_index (cells, i)))
          return FALSE;
    }

  return typed->grid->rows->len > typed->first_row;
}

static void
set_cell (const Typed *typed, const DxWordCell *cell, guint row)
{
  DxProposal *proposal = typed->placing->proposal;
  const DxField *column = typed->columns[cell->column];
  const char *field = typed->field->id;
  const char *unit = typed->units[cell->column] != NULL
                         ? typed->units[cell->column]
                         : typed->unit;
  g_autofree char *text = NULL;
  gint64 value;

  if (column == NULL || is_nothing (cell->text->str))
    return;
  if (dx_field_is_integer (column))
    {
      dx_word_read_integer (column, cell->text->str, unit, &value);
      dx_proposal_set_cell_integer (proposal, field, row, column->id, value);
      return;
    }
  text = dx_word_strip_leaders (cell->text->str, FALSE);
  if (column->kind == DX_FIELD_LINE)
    g_strdelimit (text, "\n", ' ');
  dx_proposal_set_cell_text (proposal, field, row, column->id, text);
}

static void
set_rows (const Typed *typed)
{
  DxProposal *proposal = typed->placing->proposal;
  const char *field = typed->field->id;

  for (guint r = typed->first_row; r < typed->grid->rows->len; r++)
    {
      const GPtrArray *cells = g_ptr_array_index (typed->grid->rows, r);
      guint row = dx_proposal_get_n_rows (proposal, field);

      if (counts_columns (typed, r))
        continue;
      if (is_total (typed, r))
        {
          g_autofree char *text = dx_word_grid_join (typed->grid, r);

          dx_word_unplace_text (typed->placing, text);
          continue;
        }
      dx_proposal_insert_row (proposal, field, row);
      for (guint i = 0; i < cells->len; i++)
        set_cell (typed, g_ptr_array_index (cells, i), row);
    }
}

static gboolean
read_typed (Typed *typed)
{
  for (guint rows = 1; rows <= HEADING_ROWS && rows < typed->grid->rows->len;
       rows++)
    if (read_headings (typed, rows) && all_fit (typed))
      {
        set_rows (typed);
        return TRUE;
      }

  return FALSE;
}

static gboolean
place_typed (DxWordPlacing *placing,
             const DxWordGrid *grid,
             const DxField *field,
             const char *unit)
{
  guint n = grid->n_columns;
  g_autofree const DxField **columns = g_new0 (const DxField *, n);
  g_autofree gboolean *counts = g_new0 (gboolean, n);
  g_auto (GStrv) units = g_new0 (char *, n + 1);
  Typed typed = { .placing = placing,
                  .grid = grid,
                  .field = field,
                  .columns = columns,
                  .counts = counts,
                  .units = units,
                  .unit = unit };
  gboolean good = read_typed (&typed);

  /* The array ends at its first hole for g_strfreev (). */
  for (guint i = 0; i < n; i++)
    g_clear_pointer (&units[i], g_free);

  return good;
}

static void
take_lines (DxWordPlacing *placing, const DxWordGrid *grid)
{
  for (guint i = 0; i < grid->lines->len; i++)
    g_clear_pointer (
        &get_line (placing, g_array_index (grid->lines, guint, i))->text,
        g_free);
}

static gboolean
place_as_field (DxWordPlacing *self,
                const DxFormSection *section,
                const DxWordGrid *grid,
                const char *unit)
{
  for (guint i = 0; i < section->items->len; i++)
    {
      const DxFormItem *item = g_ptr_array_index (section->items, i);

      if (item->kind == DX_FORM_ITEM_TABLE
          && place_typed (self, grid,
                          dx_form_get_field (self->form, item->field), unit))
        {
          take_lines (self, grid);
          return TRUE;
        }
    }

  return FALSE;
}

/* Whether most rows begin with a label of the section. */
static gboolean
is_labelled (const DxWordGrid *grid, GPtrArray *labels)
{
  guint n = 0;

  for (guint r = 0; labels->len > 0 && r < grid->rows->len; r++)
    {
      const GPtrArray *cells = g_ptr_array_index (grid->rows, r);
      const DxWordCell *cell = g_ptr_array_index (cells, 0);
      g_autoptr (GArray)
          hits = dx_word_labels_find (labels, cell->text->str, TRUE);

      n += hits->len > 0;
    }

  return n * 2 > grid->rows->len;
}

static char *
find_unit (const DxWordGrid *grid, guint column)
{
  const DxWordCell *cell = dx_word_grid_get (grid, 0, column);
  g_autofree char *unit = NULL;
  g_autofree char *words = NULL;

  if (cell == NULL)
    return NULL;
  words = split_unit (cell->text->str, &unit);

  return unit != NULL && dx_word_is_unit (unit) ? g_steal_pointer (&unit)
                                                : NULL;
}

/* In a table of labels with a unit over its numbers, each number gets the
 * unit. */
static void
spread_units (DxWordPlacing *self, const DxWordGrid *grid, const char *unit)
{
  for (guint r = 0; r < grid->rows->len; r++)
    {
      const GPtrArray *cells = g_ptr_array_index (grid->rows, r);

      for (guint i = 0; i < cells->len; i++)
        {
          const DxWordCell *cell = g_ptr_array_index (cells, i);
          DxWordLine *line = get_line (self, cell->first);
          g_autofree char *own = find_unit (grid, cell->column);
          const char *chosen = own != NULL ? own : unit;
          char *text;

          if (chosen == NULL
              || strspn (line->text, "0123456789., ") != strlen (line->text))
            continue;
          text = g_strconcat (line->text, " ", chosen, NULL);
          g_free (line->text);
          line->text = text;
          g_clear_pointer (&line->tokens, g_array_unref);
        }
    }
}

/* Each row becomes one line. */
static void
join_rows (DxWordPlacing *self, const DxWordGrid *grid)
{
  g_autoptr (GPtrArray) joined = g_ptr_array_new_with_free_func (g_free);

  for (guint r = 0; r < grid->rows->len; r++)
    g_ptr_array_add (joined, dx_word_grid_join (grid, r));
  take_lines (self, grid);
  for (guint r = 0; r < grid->rows->len; r++)
    {
      const GPtrArray *cells = g_ptr_array_index (grid->rows, r);
      const DxWordCell *cell = g_ptr_array_index (cells, 0);
      DxWordLine *line = get_line (self, cell->first);

      line->text = g_strdup (g_ptr_array_index (joined, r));
      line->mark = NULL;
      g_clear_pointer (&line->tokens, g_array_unref);
    }
}

/* "Đơn vị tính: triệu đồng" above the table. */
static char *
unit_above (DxWordPlacing *self, guint start)
{
  const DxWordLine *line;
  const char *colon;
  g_autofree char *unit = NULL;

  if (start == 0)
    return NULL;
  line = get_line (self, start - 1);
  colon = strrchr (line->paragraph->text, ':');
  if (colon == NULL || line->paragraph->table > 0
      || strlen (line->paragraph->text) > 80)
    return NULL;
  unit = g_strdup (colon + 1);
  g_strdelimit (unit, ")\n", ' ');
  g_strstrip (unit);

  return dx_word_is_unit (unit) ? g_steal_pointer (&unit) : NULL;
}

/* Whether the table holds more than this section. */
static gboolean
goes_on (DxWordPlacing *self, guint start, guint end)
{
  guint table = get_line (self, start)->paragraph->table;

  return (start > 0 && get_line (self, start - 1)->paragraph->table == table)
         || (end < self->lines->len
             && get_line (self, end)->paragraph->table == table);
}

/*
 * dx_word_place_table:
 * @labels: (element-type DxWordLabel): of the section
 * @start: a line of a table
 * @end: where the section ends
 *
 * Looks at a table when its first line comes: a table of the form becomes
 * rows, one that only lays out labels and text stays as it is, any other
 * becomes a line a row.
 */
void
dx_word_place_table (DxWordPlacing *self,
                     const DxFormSection *section,
                     GPtrArray *labels,
                     guint start,
                     guint end)
{
  guint table = get_line (self, start)->paragraph->table;
  g_autoptr (DxWordGrid) grid = NULL;
  g_autofree char *unit = NULL;

  if (!g_hash_table_add (self->tables, GUINT_TO_POINTER (table)))
    return;

  grid = dx_word_grid_new (self, start, end);
  unit = unit_above (self, start);
  if (grid->nested || grid->n_columns < 2 || grid->n_columns > MAX_COLUMNS)
    return;
  if (is_labelled (grid, labels))
    {
      spread_units (self, grid, unit);
      return;
    }
  if (!goes_on (self, start, end) && place_as_field (self, section, grid, unit))
    return;
  if (!goes_on (self, start, end))
    join_rows (self, grid);
}
