/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dx-config.h"

#define G_LOG_DOMAIN "dexuat-exchange"

#include <string.h>

#include "dx-amount.h"
#include "dx-word-form-private.h"

/* A file of ours says what was printed; its text says what was changed
 * since. Blanks and empty lines are the paper's, not the writer's. */

static char *
squeeze (const char *text)
{
  g_autofree char *clean = dx_word_clean_text (text);
  g_auto (GStrv) words = g_strsplit_set (clean, " \n", -1);
  g_autoptr (GString) out = g_string_new (NULL);

  for (guint i = 0; words[i] != NULL; i++)
    if (*words[i] != '\0')
      g_string_append_printf (out, "%s ", words[i]);
  if (dx_word_is_leader (out->str))
    return g_strdup ("");

  return g_strdup (out->str);
}

static gboolean
is_same_text (const char *left, const char *right)
{
  g_autofree char *a = squeeze (left != NULL ? left : "");
  g_autofree char *b = squeeze (right != NULL ? right : "");

  return g_str_equal (a, b);
}

static gboolean
is_same_list (DxProposal *left, DxProposal *right, const char *field)
{
  const char *const *a = dx_proposal_get_list (left, field);
  const char *const *b = dx_proposal_get_list (right, field);
  g_autofree char *one = a != NULL ? g_strjoinv ("\n", (GStrv) a) : NULL;
  g_autofree char *two = b != NULL ? g_strjoinv ("\n", (GStrv) b) : NULL;

  return is_same_text (one, two);
}

static gboolean
is_same_integer (DxProposal *left, DxProposal *right, const char *field)
{
  gint64 a = 0;
  gint64 b = 0;
  gboolean has_a = dx_proposal_get_integer (left, field, &a);
  gboolean has_b = dx_proposal_get_integer (right, field, &b);

  return has_a == has_b && a == b;
}

static gboolean
is_same_cell (DxProposal *left,
              DxProposal *right,
              const DxField *field,
              guint row,
              const DxField *column)
{
  gint64 a = 0;
  gint64 b = 0;

  if (!dx_field_is_integer (column))
    return is_same_text (
        dx_proposal_get_cell_text (left, field->id, row, column->id),
        dx_proposal_get_cell_text (right, field->id, row, column->id));

  return dx_proposal_get_cell_integer (left, field->id, row, column->id, &a)
             == dx_proposal_get_cell_integer (right, field->id, row, column->id,
                                              &b)
         && a == b;
}

/* A row without a word in it is not on paper. */
static gboolean
is_same_row (DxProposal *left,
             DxProposal *right,
             const DxField *field,
             guint row)
{
  for (guint c = 0; c < field->columns->len; c++)
    if (!is_same_cell (left, right, field, row,
                       g_ptr_array_index (field->columns, c)))
      return FALSE;

  return TRUE;
}

static void
set_cell (DxProposal *self,
          DxProposal *from,
          const char *field,
          guint row,
          const DxField *column)
{
  gint64 value;
  const char *text;

  if (!dx_field_is_integer (column))
    {
      text = dx_proposal_get_cell_text (from, field, row, column->id);
      dx_proposal_set_cell_text (self, field, row, column->id,
                                 text != NULL ? text : "");
    }
  else if (dx_proposal_get_cell_integer (from, field, row, column->id, &value))
    dx_proposal_set_cell_integer (self, field, row, column->id, value);
}

/* Rows that were there before keep what the paper does not show. */
static void
merge_table (DxProposal *self, DxProposal *read, const DxField *field)
{
  guint n = dx_proposal_get_n_rows (read, field->id);

  while (dx_proposal_get_n_rows (self, field->id) > n)
    dx_proposal_remove_row (self, field->id,
                            dx_proposal_get_n_rows (self, field->id) - 1);
  for (guint r = 0; r < n; r++)
    {
      if (r >= dx_proposal_get_n_rows (self, field->id))
        dx_proposal_insert_row (self, field->id, r);
      else if (is_same_row (self, read, field, r))
        continue;
      for (guint c = 0; c < field->columns->len; c++)
        {
          const DxField *column = g_ptr_array_index (field->columns, c);

          if (!is_same_cell (self, read, field, r, column))
            set_cell (self, read, field->id, r, column);
        }
    }
}

static void
merge_integer (DxProposal *self, DxProposal *read, const char *field)
{
  gint64 value;

  if (is_same_integer (self, read, field))
    return;
  if (dx_proposal_get_integer (read, field, &value))
    dx_proposal_set_integer (self, field, value);
  else
    dx_proposal_clear (self, field);
}

static void
merge_list (DxProposal *self, DxProposal *read, const char *field)
{
  if (is_same_list (self, read, field))
    return;
  if (dx_proposal_get_list (read, field) != NULL)
    dx_proposal_set_list (self, field, dx_proposal_get_list (read, field));
  else
    dx_proposal_clear (self, field);
}

static void
merge_text (DxProposal *self, DxProposal *read, const char *field)
{
  const char *text = dx_proposal_get_text (read, field);

  if (is_same_text (dx_proposal_get_text (self, field), text))
    return;
  if (text != NULL)
    dx_proposal_set_text (self, field, text);
  else
    dx_proposal_clear (self, field);
}

static void
merge_field (DxProposal *self, DxProposal *read, const DxField *field)
{
  if (field->kind == DX_FIELD_TABLE)
    merge_table (self, read, field);
  else if (field->kind == DX_FIELD_LIST)
    merge_list (self, read, field->id);
  else if (dx_field_is_integer (field))
    merge_integer (self, read, field->id);
  else
    merge_text (self, read, field->id);
}

/* Where a number stands in for an empty text, only one of them is on paper:
 * the other stays as it was, unless it followed from what was printed. */
static void
merge_pair (DxProposal *self, DxProposal *read, const DxFormItem *item)
{
  const char *before = dx_proposal_get_text (self, item->field);
  const char *after = dx_proposal_get_text (read, item->field);
  gint64 number = 0;
  gint64 printed = 0;
  gboolean has_number = dx_proposal_get_integer (self, item->instead, &number);
  gboolean followed;

  if (before == NULL || dx_word_is_leader (before))
    {
      g_autofree char *unit_less =
          dx_amount_format_grouped (has_number ? number : 0);

      /* Printed was the number with its unit. */
      if (has_number && after != NULL
          && dx_proposal_get_integer (read, item->instead, &printed)
          && strlen (after) < strlen (unit_less) + 12)
        {
          dx_proposal_set_integer (self, item->instead, printed);
          return;
        }
      merge_text (self, read, item->field);
      return;
    }
  followed = has_number && dx_word_find_months (before, &printed)
             && printed == number;
  if (is_same_text (before, after))
    return;
  merge_text (self, read, item->field);
  if (followed && dx_proposal_get_integer (read, item->instead, &printed))
    dx_proposal_set_integer (self, item->instead, printed);
}

static const DxFormItem *
find_pair (const DxForm *form, const char *field)
{
  for (guint s = 0; s < form->sections->len; s++)
    {
      const DxFormSection *section = g_ptr_array_index (form->sections, s);

      for (guint i = 0; i < section->items->len; i++)
        {
          const DxFormItem *item = g_ptr_array_index (section->items, i);

          if (item->instead != NULL
              && (g_strcmp0 (item->field, field) == 0
                  || g_strcmp0 (item->instead, field) == 0))
            return item;
        }
    }

  return NULL;
}

static void
join_unplaced (DxProposal *self, DxProposal *read)
{
  const char *const *old = dx_proposal_get_unplaced (self);
  const char *const *found = dx_proposal_get_unplaced (read);
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_auto (GStrv) all = NULL;

  if (found[0] == NULL)
    return;
  g_strv_builder_addv (builder, (const char **) old);
  for (guint i = 0; found[i] != NULL; i++)
    if (!g_strv_contains (old, found[i]))
      g_strv_builder_add (builder, found[i]);
  all = g_strv_builder_end (builder);
  dx_proposal_set_unplaced (self, (const char *const *) all);
}

/*
 * dx_word_merge_own:
 * @embedded: what the file was made of
 * @read: what its text says now
 *
 * Joins the two: id, revision, topics and what is unknown from the one, and
 * from the other every value whose words have changed.
 *
 * Returns: (transfer full): a new proposal
 */
DxProposal *
dx_word_merge_own (DxProposal *embedded, DxProposal *read)
{
  DxProposal *self = dx_proposal_copy (embedded);
  const DxForm *form = dx_proposal_get_form (self);

  for (guint i = 0; i < form->fields->len; i++)
    {
      const DxField *field = g_ptr_array_index (form->fields, i);
      const DxFormItem *pair = find_pair (form, field->id);

      if (pair == NULL)
        merge_field (self, read, field);
      else if (g_str_equal (pair->field, field->id))
        merge_pair (self, read, pair);
    }
  join_unplaced (self, read);

  return self;
}
