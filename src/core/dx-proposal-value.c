/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dx-config.h"

#define G_LOG_DOMAIN "dexuat-core"

#include "dx-proposal-private.h"

#include <string.h>

#include "dx-unicode.h"

static char *
unify_line_breaks (char *text_take)
{
  g_autofree char *text = text_take;
  GString *out;

  if (strchr (text, '\r') == NULL)
    return g_steal_pointer (&text);
  out = g_string_sized_new (strlen (text));
  for (const char *at = text; *at != '\0'; at++)
    if (*at != '\r')
      g_string_append_c (out, *at);
    else if (at[1] != '\n')
      g_string_append_c (out, '\n');
  return g_string_free (out, FALSE);
}

/*
 * dx_proposal_clean_text:
 * @text: UTF-8
 * @normalized: (out) (optional): set to %TRUE if @text is not NFC, left
 *   alone otherwise
 *
 * Returns: (transfer full): @text in NFC with U+000A breaks; nothing else
 *   is changed
 */
char *
dx_proposal_clean_text (const char *text, gboolean *normalized)
{
  if (dx_unicode_is_nfc (text))
    return unify_line_breaks (g_strdup (text));
  if (normalized != NULL)
    *normalized = TRUE;
  return unify_line_breaks (dx_unicode_to_nfc (text));
}

/*
 * dx_proposal_text_is_empty:
 * @text: UTF-8
 *
 * A leader of dots that nobody wrote on says nothing.
 *
 * Returns: whether there is no letter and no digit in @text
 */
gboolean
dx_proposal_text_is_empty (const char *text)
{
  for (; *text != '\0'; text = g_utf8_next_char (text))
    if (g_unichar_isalnum (g_utf8_get_char (text)))
      return FALSE;
  return TRUE;
}

static void
free_row (DxProposalRow *self)
{
  for (guint i = 0; i < self->n_cells; i++)
    dx_proposal_value_clear (&self->cells[i]);
  g_free (self->cells);
  g_clear_pointer (&self->others, json_object_unref);
  g_free (self);
}

/*
 * dx_proposal_row_new:
 * @table: a table field
 *
 * Returns: (transfer full): a row without values
 */
DxProposalRow *
dx_proposal_row_new (const DxField *table)
{
  DxProposalRow *self = g_new0 (DxProposalRow, 1);

  self->n_cells = table->columns->len;
  self->cells = g_new0 (DxProposalValue, self->n_cells);
  return self;
}

static DxProposalRow *
copy_row (const DxProposalRow *from)
{
  DxProposalRow *self = g_new0 (DxProposalRow, 1);

  self->n_cells = from->n_cells;
  self->cells = g_new0 (DxProposalValue, self->n_cells);
  for (guint i = 0; i < self->n_cells; i++)
    dx_proposal_value_copy (&self->cells[i], &from->cells[i]);
  if (from->others != NULL)
    self->others = json_object_ref (from->others);
  return self;
}

/*
 * dx_proposal_value_clear:
 * @self: a value
 *
 * Takes the value away; there is none afterwards.
 */
void
dx_proposal_value_clear (DxProposalValue *self)
{
  g_free (self->text);
  g_strfreev (self->list);
  g_clear_pointer (&self->rows, g_ptr_array_unref);
  *self = (DxProposalValue){ .set = FALSE };
}

/*
 * dx_proposal_value_copy:
 * @self: no value
 * @from: another value
 *
 * Makes @self a copy of @from, to its last row.
 */
void
dx_proposal_value_copy (DxProposalValue *self, const DxProposalValue *from)
{
  g_assert (!self->set);

  *self = *from;
  self->text = g_strdup (from->text);
  self->list = g_strdupv (from->list);
  self->rows = NULL;
  if (from->rows != NULL)
    {
      GPtrArray *rows = dx_proposal_value_ensure_rows (self);

      for (guint i = 0; i < from->rows->len; i++)
        g_ptr_array_add (rows, copy_row (g_ptr_array_index (from->rows, i)));
    }
}

/*
 * dx_proposal_value_is_empty:
 * @self: a value
 *
 * Returns: whether nobody answered: see dx_proposal_is_empty ()
 */
gboolean
dx_proposal_value_is_empty (const DxProposalValue *self)
{
  if (!self->set)
    return TRUE;
  if (self->text != NULL)
    return dx_proposal_text_is_empty (self->text);
  if (self->rows != NULL)
    return self->rows->len == 0;
  if (self->list == NULL)
    return FALSE;
  for (guint i = 0; self->list[i] != NULL; i++)
    if (!dx_proposal_text_is_empty (self->list[i]))
      return FALSE;
  return TRUE;
}

/*
 * dx_proposal_value_take_text:
 * @self: the value of a text field
 * @text_take: (transfer full): its new text, clean
 *
 * Sets the text, which was NFC from now on.
 *
 * Returns: whether it is another value than before
 */
gboolean
dx_proposal_value_take_text (DxProposalValue *self, char *text_take)
{
  self->normalized = FALSE;
  if (self->set && strcmp (self->text, text_take) == 0)
    {
      g_free (text_take);
      return FALSE;
    }
  g_free (self->text);
  self->set = TRUE;
  self->text = text_take;
  return TRUE;
}

/*
 * dx_proposal_value_set_integer:
 * @self: the value of a whole number
 * @value: the new number
 *
 * Sets the number of a value.
 *
 * Returns: whether it is another value than before
 */
gboolean
dx_proposal_value_set_integer (DxProposalValue *self, gint64 value)
{
  gboolean changed = !self->set || self->integer != value;

  self->set = TRUE;
  self->integer = value;
  return changed;
}

/*
 * dx_proposal_value_take_list:
 * @self: the value of a list
 * @list_take: (transfer full): its new items, clean
 *
 * Sets the items, which were NFC from now on.
 *
 * Returns: whether it is another value than before
 */
gboolean
dx_proposal_value_take_list (DxProposalValue *self, GStrv list_take)
{
  self->normalized = FALSE;
  if (self->set
      && g_strv_equal ((const char *const *) self->list,
                       (const char *const *) list_take))
    {
      g_strfreev (list_take);
      return FALSE;
    }
  g_strfreev (self->list);
  self->set = TRUE;
  self->list = list_take;
  return TRUE;
}

/*
 * dx_proposal_value_ensure_rows:
 * @self: the value of a table
 *
 * Makes it a table without rows where there is no value yet.
 *
 * Returns: (transfer none) (element-type DxProposalRow): its rows
 */
GPtrArray *
dx_proposal_value_ensure_rows (DxProposalValue *self)
{
  self->set = TRUE;
  if (self->rows == NULL)
    self->rows = g_ptr_array_new_with_free_func ((GDestroyNotify) free_row);
  return self->rows;
}

/*
 * dx_proposal_value_was_normalized:
 * @self: a value
 *
 * Returns: whether it, or a cell of it, was not NFC in the file
 */
gboolean
dx_proposal_value_was_normalized (const DxProposalValue *self)
{
  if (self->normalized)
    return TRUE;
  for (guint i = 0; self->rows != NULL && i < self->rows->len; i++)
    {
      const DxProposalRow *row = g_ptr_array_index (self->rows, i);

      for (guint j = 0; j < row->n_cells; j++)
        if (row->cells[j].normalized)
          return TRUE;
    }
  return FALSE;
}
