/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "dexuat-paper"

#include "dx-value-blocks.h"

#include <string.h>

#include "dx-amount.h"
#include "dx-list-line.h"

/* How deep list marks may be nested on paper. */
#define MAX_LEVELS 4

/* Beyond ASCII, control characters are written 0xC2 0x80 and on, line and
 * paragraph separators 0xE2 0x80. Most lines have none of these bytes but
 * the latter, in dashes and quotes. */
static gboolean
may_need_cleaning (const char *text, gsize length)
{
  for (gsize i = 0; i < length; i++)
    {
      guchar byte = text[i];

      if (byte < 0x20 || byte == 0x7F)
        return TRUE;
      if ((byte == 0xC2 || byte == 0xE2) && i + 1 < length
          && (guchar) text[i + 1] < 0xA0)
        return TRUE;
    }

  return FALSE;
}

static void
append_clean (GString *line, const char *p)
{
  gunichar c = g_utf8_get_char (p);

  if (c == '\t' || c == 0x2028 || c == 0x2029)
    g_string_append_c (line, ' ');
  else if (!g_unichar_iscntrl (c))
    g_string_append_len (line, p, g_utf8_next_char (p) - p);
}

/**
 * dx_value_clean_line:
 * @text: UTF-8 text without a line feed
 * @length: bytes of it
 *
 * Takes off what no paper can show: control characters, blanks at both
 * ends; a tab becomes a blank. No word is changed.
 *
 * Returns: (transfer full): the line, perhaps empty
 */
char *
dx_value_clean_line (const char *text, gsize length)
{
  GString *line;

  if (!may_need_cleaning (text, length))
    return g_strstrip (g_strndup (text, length));

  line = g_string_sized_new (length);
  for (const char *p = text; p < text + length; p = g_utf8_next_char (p))
    append_clean (line, p);

  return g_strstrip (g_string_free (line, FALSE));
}

/* Marks of the list lines above, outermost first: a mark that stands there
 * goes back to its depth, a new one goes one deeper. */
typedef struct {
  DxListMark marks[MAX_LEVELS];
  guint n;
} Marks;

static guint
marks_enter (Marks *self, DxListMark mark)
{
  for (guint i = 0; i < self->n; i++)
    if (self->marks[i] == mark)
      {
        self->n = i + 1;
        return i;
      }

  if (self->n == MAX_LEVELS)
    self->n--;
  self->marks[self->n] = mark;

  return self->n++;
}

/* A line that announces what follows: one that ends in a colon, or a
 * numbered line without a full stop. It stays with the next line. */
static gboolean
announces (const char *line, DxListMark mark)
{
  gsize length = strlen (line);
  gboolean numbered = mark == DX_LIST_MARK_NUMBER
                      || mark == DX_LIST_MARK_NUMBER_DEEP
                      || mark == DX_LIST_MARK_LETTER;

  return line[length - 1] == ':'
         || (numbered && strchr (".;,!?", line[length - 1]) == NULL);
}

static DxBlock *
append_item (DxBlock *list,
             const char *field,
             const char *line,
             gsize mark_length,
             gsize body_offset,
             guint level)
{
  DxBlock *item =
      dx_block_append (list, dx_block_new (DX_BLOCK_ITEM, line + body_offset));

  item->label = g_strndup (line, mark_length);
  item->field = g_strdup (field);
  item->level = level;

  return item;
}

static DxBlock *
append_paragraph (DxBlock *parent, const char *field, const char *line)
{
  DxBlock *block =
      dx_block_append (parent, dx_block_new (DX_BLOCK_PARAGRAPH, line));

  block->field = g_strdup (field);

  return block;
}

/* What has been made of the lines so far. */
typedef struct {
  DxBlock *parent;
  const char *field;
  DxBlock *list;
  Marks marks;
  DxBlock *announcing;
  DxListMark announcing_mark;
} Lines;

static void
append_line (Lines *self, const char *line)
{
  gsize mark_length = 0;
  gsize body = 0;
  DxListMark mark =
      dx_list_line_parse (line, strlen (line), &mark_length, &body);
  DxBlock *block;

  /* Items of one list in a row announce nothing. */
  if (self->announcing != NULL && mark != self->announcing_mark)
    self->announcing->keep_next = 1;

  if (mark == DX_LIST_MARK_NONE)
    {
      block = append_paragraph (self->parent, self->field, line);
      self->list = NULL;
      self->marks.n = 0;
    }
  else
    {
      if (self->list == NULL)
        self->list =
            dx_block_append (self->parent, dx_block_new (DX_BLOCK_LIST, NULL));
      block = append_item (self->list, self->field, line, mark_length, body,
                           marks_enter (&self->marks, mark));
    }
  self->announcing = announces (line, mark) ? block : NULL;
  self->announcing_mark = mark;
}

/**
 * dx_value_append_text:
 * @parent: where to
 * @field: (nullable): id of the field
 * @text: UTF-8 text, a paragraph a line
 *
 * Makes paragraphs and lists of a long text: a line that starts with "- ",
 * "+ ", "1. " or "a) " is a list line. Empty lines make nothing.
 */
void
dx_value_append_text (DxBlock *parent, const char *field, const char *text)
{
  Lines lines = { .parent = parent, .field = field };

  g_return_if_fail (parent != NULL);
  g_return_if_fail (text != NULL);

  for (const char *p = text; p != NULL;)
    {
      const char *end = strchr (p, '\n');
      gsize length = end != NULL ? (gsize) (end - p) : strlen (p);
      g_autofree char *line = dx_value_clean_line (p, length);

      if (*line != '\0')
        append_line (&lines, line);
      p = end != NULL ? end + 1 : NULL;
    }
}

static char *
with_unit (char *number, const char *unit)
{
  g_autofree char *taken = number;

  if (unit == NULL)
    return g_steal_pointer (&taken);

  return g_strdup_printf ("%s %s", taken, unit);
}

static char *
clean_lines (const char *text)
{
  GString *out = g_string_new (NULL);
  g_auto (GStrv) lines = g_strsplit (text, "\n", -1);

  for (guint i = 0; lines[i] != NULL; i++)
    {
      g_autofree char *line = dx_value_clean_line (lines[i], strlen (lines[i]));

      if (*line == '\0')
        continue;
      if (out->len > 0)
        g_string_append_c (out, '\n');
      g_string_append (out, line);
    }

  return g_string_free (out, FALSE);
}

static char *
format_integer (const DxField *field, gint64 value)
{
  /* A year is a name, not a quantity: no dots. */
  if (field->kind == DX_FIELD_YEAR)
    return g_strdup_printf ("%" G_GINT64_FORMAT, value);

  return with_unit (dx_amount_format_grouped (value), field->unit);
}

/* Dots of the form that nobody wrote on. A dash or a sign is an answer,
 * though the checks may want words. */
static gboolean
is_leader (const char *text)
{
  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (!g_unichar_isspace (c) && c != '.' && c != '_' && c != 0x2026)
        return FALSE;
    }

  return TRUE;
}

static char *
format_text (const char *text)
{
  g_autofree char *lines = text != NULL ? clean_lines (text) : NULL;

  return lines == NULL || is_leader (lines) ? NULL : g_steal_pointer (&lines);
}

static char *
format_list (DxProposal *proposal, const char *field)
{
  const char *const *items = dx_proposal_get_list (proposal, field);
  g_autofree char *joined = items != NULL ? g_strjoinv ("\n", (GStrv) items)
                                          : NULL;

  return format_text (joined);
}

/**
 * dx_value_format:
 * @proposal: a proposal
 * @field: a field of its form
 *
 * Writes the value as the paper shows it: text as typed, amounts with dots
 * and the form's unit, a list an item a line.
 *
 * Returns: (transfer full) (nullable): the words, or %NULL when there is
 *   nothing to show
 */
char *
dx_value_format (DxProposal *proposal, const char *field)
{
  const DxField *kind;
  gint64 number;

  g_return_val_if_fail (DX_IS_PROPOSAL (proposal), NULL);

  kind = dx_form_get_field (dx_proposal_get_form (proposal), field);
  g_return_val_if_fail (kind != NULL, NULL);

  if (kind->kind == DX_FIELD_TABLE)
    return NULL;
  if (kind->kind == DX_FIELD_LIST)
    return format_list (proposal, field);
  if (dx_field_is_integer (kind))
    return dx_proposal_get_integer (proposal, field, &number)
               ? format_integer (kind, number)
               : NULL;

  return format_text (dx_proposal_get_text (proposal, field));
}

static DxBlock *
append_cell (DxBlock *row, const DxField *column, char *text_take)
{
  g_autofree char *text = text_take;
  DxBlock *cell = dx_block_append (
      row, dx_block_new (DX_BLOCK_CELL, text != NULL ? text : ""));

  cell->width = column->width > 0 ? column->width : 1;
  cell->numeric = dx_field_is_integer (column);

  return cell;
}

static char *
format_cell (DxProposal *proposal,
             const char *field,
             guint row,
             const DxField *column)
{
  const char *text;
  gint64 number;

  if (dx_field_is_integer (column))
    return dx_proposal_get_cell_integer (proposal, field, row, column->id,
                                         &number)
               ? dx_amount_format_grouped (number)
               : NULL;

  text = dx_proposal_get_cell_text (proposal, field, row, column->id);

  return text != NULL ? clean_lines (text) : NULL;
}

static char *
column_title (const DxField *column)
{
  return column->unit != NULL
             ? g_strdup_printf ("%s (%s)", column->label, column->unit)
             : g_strdup (column->label);
}

/**
 * dx_value_append_table:
 * @parent: where to
 * @proposal: a proposal
 * @field: a table field of its form
 *
 * Makes a table with a header row; nothing when the field has no rows.
 */
void
dx_value_append_table (DxBlock *parent, DxProposal *proposal, const char *field)
{
  const DxField *kind =
      dx_form_get_field (dx_proposal_get_form (proposal), field);
  guint n_rows = dx_proposal_get_n_rows (proposal, field);
  DxBlock *table;
  DxBlock *row;

  g_return_if_fail (kind != NULL && kind->columns != NULL);

  if (n_rows == 0)
    return;

  table = dx_block_append (parent, dx_block_new (DX_BLOCK_TABLE, NULL));
  table->field = g_strdup (field);
  row = dx_block_append (table, dx_block_new (DX_BLOCK_ROW, NULL));
  for (guint c = 0; c < kind->columns->len; c++)
    {
      const DxField *column = g_ptr_array_index (kind->columns, c);

      append_cell (row, column, column_title (column));
    }

  for (guint r = 0; r < n_rows; r++)
    {
      row = dx_block_append (table, dx_block_new (DX_BLOCK_ROW, NULL));
      row->field = g_strdup (field);
      for (guint c = 0; c < kind->columns->len; c++)
        {
          const DxField *column = g_ptr_array_index (kind->columns, c);

          append_cell (row, column, format_cell (proposal, field, r, column));
        }
    }
}
