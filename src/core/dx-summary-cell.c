/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "dexuat-core"

#include "dx-summary-cell-private.h"

#include <string.h>

#include "dx-amount.h"
#include "dx-date.h"
#include "dx-proposal-private.h"

/* One cell: what a column shows of a proposal. */

static void
append_letter (GString *line, gunichar c)
{
  if (c == '\t' || c == 0x2028 || c == 0x2029)
    g_string_append_c (line, ' ');
  else if (!g_unichar_iscntrl (c))
    g_string_append_unichar (line, c);
}

/* Lines without blanks at their ends, and none that is empty: a cell is
 * small. Control characters have no place in a table. */
static char *
clean (const char *text)
{
  g_auto (GStrv) lines = g_strsplit (text, "\n", -1);
  GString *out = g_string_new (NULL);

  for (guint i = 0; lines[i] != NULL; i++)
    {
      g_autoptr (GString) line = g_string_new (NULL);

      for (const char *p = lines[i]; *p != '\0'; p = g_utf8_next_char (p))
        append_letter (line, g_utf8_get_char (p));
      g_strstrip (line->str);
      if (*line->str == '\0')
        continue;
      if (out->len > 0)
        g_string_append_c (out, '\n');
      g_string_append (out, line->str);
    }

  return g_string_free (out, FALSE);
}

/*
 * dx_summary_cell_new_text:
 * @text: (nullable): UTF-8
 *
 * Returns: (transfer full): a cell
 */
DxSummaryCell *
dx_summary_cell_new_text (const char *text)
{
  DxSummaryCell *self = g_new0 (DxSummaryCell, 1);
  g_autofree char *whole = text != NULL ? dx_proposal_clean_text (text, NULL)
                                        : NULL;

  self->kind = DX_CELL_TEXT;
  self->text = whole != NULL ? clean (whole) : g_strdup ("");

  return self;
}

/*
 * dx_summary_cell_new_number:
 *
 * Returns: (transfer full): a cell; paper shows it with dots
 */
DxSummaryCell *
dx_summary_cell_new_number (gint64 number)
{
  DxSummaryCell *self = g_new0 (DxSummaryCell, 1);

  self->kind = DX_CELL_NUMBER;
  self->number = number;
  self->text = dx_amount_format_grouped (number);

  return self;
}

/*
 * dx_summary_cell_new_date:
 * @date: a valid date
 *
 * Returns: (transfer full): a cell
 */
DxSummaryCell *
dx_summary_cell_new_date (const GDate *date)
{
  DxSummaryCell *self = g_new0 (DxSummaryCell, 1);

  self->kind = DX_CELL_DATE;
  self->date = *date;
  self->text = dx_date_format_short (date);

  return self;
}

/*
 * dx_summary_cell_free:
 *
 * Frees a cell.
 */
void
dx_summary_cell_free (DxSummaryCell *self)
{
  g_free (self->text);
  g_free (self);
}

static DxSummaryCell *
copy_cell (const DxSummaryCell *cell)
{
  DxSummaryCell *self = g_new0 (DxSummaryCell, 1);

  *self = *cell;
  self->text = g_strdup (cell->text);

  return self;
}

static char *
format_integer (const DxField *field, gint64 value)
{
  g_autofree char *number = NULL;

  /* A year is a name, not a quantity: no dots. */
  if (field->kind == DX_FIELD_YEAR)
    return g_strdup_printf ("%" G_GINT64_FORMAT, value);
  number = dx_amount_format_grouped (value);
  if (field->unit == NULL)
    return g_steal_pointer (&number);

  return g_strdup_printf ("%s %s", number, field->unit);
}

/* Returns: (transfer full) (nullable): a value in words, if there is one */
static char *
format_field (DxProposal *proposal, const char *id)
{
  const DxField *field =
      dx_form_get_field (dx_proposal_get_form (proposal), id);
  gint64 number;

  if (field == NULL || field->kind == DX_FIELD_TABLE
      || dx_proposal_is_empty (proposal, id))
    return NULL;
  if (dx_field_is_integer (field))
    return dx_proposal_get_integer (proposal, id, &number)
               ? format_integer (field, number)
               : NULL;
  if (field->kind == DX_FIELD_LIST)
    return g_strjoinv ("\n", (GStrv) dx_proposal_get_list (proposal, id));

  return g_strstrip (g_strdup (dx_proposal_get_text (proposal, id)));
}

static DxSummaryCell *
make_fields (const DxColumn *column, DxProposal *proposal)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; column->fields[i] != NULL; i++)
    {
      g_autofree char *value = format_field (proposal, column->fields[i]);

      if (value == NULL)
        continue;
      if (text->len > 0)
        g_string_append (text, column->join != NULL ? column->join : "\n");
      g_string_append (text, value);
      if (column->kind == DX_COLUMN_FIRST)
        break;
    }

  return dx_summary_cell_new_text (text->str);
}

/* A field that is no number is shown as it is. */
static DxSummaryCell *
make_amount (const DxColumn *column, DxProposal *proposal)
{
  const DxField *field =
      dx_form_get_field (dx_proposal_get_form (proposal), column->fields[0]);
  gint64 number;

  if (field == NULL || !dx_field_is_integer (field))
    return make_fields (column, proposal);
  if (!dx_proposal_get_integer (proposal, field->id, &number))
    return dx_summary_cell_new_text (NULL);

  return dx_summary_cell_new_number (number);
}

static DxSummaryCell *
make_topics (DxProposal *proposal, DxCatalog *catalog)
{
  g_autoptr (GString) text = g_string_new (NULL);
  DxCall *call = dx_proposal_get_call (proposal);

  for (guint i = 0; i < dx_proposal_get_n_topics (proposal); i++)
    {
      const char *id = dx_proposal_get_topic (proposal, i)->id;
      const DxTopic *topic = dx_catalog_get_topic (catalog, call, id);

      g_string_append_printf (text, "%s%s", i > 0 ? "\n" : "",
                              topic != NULL ? topic->name : id);
    }

  return dx_summary_cell_new_text (text->str);
}

static DxSummaryCell *
make_given (const DxColumn *column, const DxSummaryEntry *entry)
{
  const DxSummaryCell *cell = g_hash_table_lookup (entry->given, column->given);

  return cell != NULL ? copy_cell (cell) : dx_summary_cell_new_text (NULL);
}

/*
 * dx_summary_cell_new:
 * @order: place of the row, from 1
 *
 * Makes the cell of a column for one proposal.
 *
 * Returns: (transfer full): it
 */
DxSummaryCell *
dx_summary_cell_new (const DxColumn *column,
                     const DxSummaryEntry *entry,
                     guint order,
                     DxCatalog *catalog)
{
  switch (column->kind)
    {
    case DX_COLUMN_ORDER:
      return dx_summary_cell_new_number (order);
    case DX_COLUMN_FIELDS:
    case DX_COLUMN_FIRST:
      return make_fields (column, entry->proposal);
    case DX_COLUMN_AMOUNT:
      return make_amount (column, entry->proposal);
    case DX_COLUMN_TOPICS:
      return make_topics (entry->proposal, catalog);
    case DX_COLUMN_GIVEN:
      return make_given (column, entry);
    default:
      g_assert_not_reached ();
    }
}
