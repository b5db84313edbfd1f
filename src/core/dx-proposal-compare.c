/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dx-config.h"

#define G_LOG_DOMAIN "dexuat-core"

#include "dx-proposal-compare.h"

#include <string.h>

#include "dx-amount.h"
#include "dx-proposal-private.h"

#define TOPIC_PREFIX "topics."
#define CALL "call"

/* Between the cells of a row, as plain text. */
#define CELL_SEPARATOR " · "

static gboolean
are_same_fields (GPtrArray *left, GPtrArray *right)
{
  if (left == NULL || right == NULL)
    return left == right;
  if (left->len != right->len)
    return FALSE;
  for (guint i = 0; i < left->len; i++)
    {
      const DxField *a = g_ptr_array_index (left, i);
      const DxField *b = g_ptr_array_index (right, i);

      if (a->kind != b->kind || !g_str_equal (a->id, b->id)
          || !are_same_fields (a->columns, b->columns))
        return FALSE;
    }
  return TRUE;
}

/* A form that was read again is the same if values fit. */
static gboolean
is_same_form (const DxForm *left, const DxForm *right)
{
  return left == right
         || (g_str_equal (left->id, right->id)
             && are_same_fields (left->fields, right->fields));
}

static gboolean
is_same_call (const DxCall *left, const DxCall *right)
{
  if (left == NULL || right == NULL)
    return left == right;
  return left == right || g_str_equal (left->id, right->id);
}

static gboolean is_same_value (const DxProposalValue *left,
                               const DxProposalValue *right);

static gboolean
are_same_rows (GPtrArray *left, GPtrArray *right)
{
  if (left == NULL || right == NULL)
    return left == right;
  if (left->len != right->len)
    return FALSE;
  for (guint i = 0; i < left->len; i++)
    {
      const DxProposalRow *a = g_ptr_array_index (left, i);
      const DxProposalRow *b = g_ptr_array_index (right, i);

      g_assert (a->n_cells == b->n_cells);
      for (guint j = 0; j < a->n_cells; j++)
        if (!is_same_value (&a->cells[j], &b->cells[j]))
          return FALSE;
    }
  return TRUE;
}

static gboolean
are_same_lists (GStrv left, GStrv right)
{
  if (left == NULL || right == NULL)
    return left == right;
  return g_strv_equal ((const char *const *) left, (const char *const *) right);
}

static gboolean
is_same_value (const DxProposalValue *left, const DxProposalValue *right)
{
  return left->set == right->set && left->integer == right->integer
         && g_strcmp0 (left->text, right->text) == 0
         && are_same_lists (left->list, right->list)
         && are_same_rows (left->rows, right->rows);
}

static gboolean
is_same_topic (const DxTopicChoice *left, const DxTopicChoice *right)
{
  return left->has_schools == right->has_schools
         && left->schools == right->schools
         && g_strcmp0 (left->note, right->note) == 0;
}

static int
find_topic (DxProposal *self, const char *id)
{
  for (guint i = 0; i < self->topics->len; i++)
    {
      const DxProposalTopic *topic = g_ptr_array_index (self->topics, i);

      if (g_str_equal (topic->choice.id, id))
        return (int) i;
    }
  return -1;
}

/*
 * mark_moved:
 * @places: where each topic stood before, or a negative number
 * @n: how many there are
 * @moved: (out) (array length=n): whether it moved
 *
 * Finds the fewest topics that had to move: all but a longest run of rising
 * places. A proposal has few, so the square of their number does not hurt.
 */
static void
mark_moved (const int *places, guint n, gboolean *moved)
{
  g_autofree guint *lengths = g_new0 (guint, n);
  g_autofree int *befores = g_new (int, n);
  int last = -1;

  for (guint i = 0; i < n; i++)
    {
      moved[i] = places[i] >= 0;
      befores[i] = -1;
      if (places[i] < 0)
        continue;
      for (guint j = 0; j < i; j++)
        if (places[j] >= 0 && places[j] < places[i] && lengths[j] > lengths[i])
          {
            lengths[i] = lengths[j];
            befores[i] = (int) j;
          }
      lengths[i]++;
      if (last < 0 || lengths[i] > lengths[last])
        last = (int) i;
    }
  for (; last >= 0; last = befores[last])
    moved[last] = FALSE;
}

static void
add_topic (GPtrArray *changes, const DxTopicChoice *choice)
{
  g_ptr_array_add (changes, g_strconcat (TOPIC_PREFIX, choice->id, NULL));
}

static void
compare_topics (DxProposal *before, DxProposal *after, GPtrArray *changes)
{
  guint n = after->topics->len;
  g_autofree int *places = g_new (int, n);
  g_autofree gboolean *moved = g_new (gboolean, n);

  for (guint i = 0; i < n; i++)
    places[i] = find_topic (before, dx_proposal_get_topic (after, i)->id);
  mark_moved (places, n, moved);
  for (guint i = 0; i < n; i++)
    {
      const DxTopicChoice *choice = dx_proposal_get_topic (after, i);

      if (places[i] < 0 || moved[i]
          || !is_same_topic (dx_proposal_get_topic (before, (guint) places[i]),
                             choice))
        add_topic (changes, choice);
    }
  for (guint i = 0; i < before->topics->len; i++)
    {
      const DxTopicChoice *choice = dx_proposal_get_topic (before, i);

      if (find_topic (after, choice->id) < 0)
        add_topic (changes, choice);
    }
}

/**
 * dx_proposal_compare:
 * @before: a proposal
 * @after: another one on the same form, mostly a later version of it
 *
 * Lists where two proposals differ: the ids of fields in the form's order,
 * "topics.ID" in the order of @after and then those that only @before has,
 * then "call". A topic that has moved among the others differs too, and so
 * do an empty value and none. Calls are told apart by their ids; id,
 * revision and what the form does not know are not compared.
 *
 * Returns: (transfer full) (element-type utf8): what differs, maybe nothing
 */
GPtrArray *
dx_proposal_compare (DxProposal *before, DxProposal *after)
{
  GPtrArray *changes;

  g_return_val_if_fail (DX_IS_PROPOSAL (before), NULL);
  g_return_val_if_fail (DX_IS_PROPOSAL (after), NULL);
  g_return_val_if_fail (is_same_form (before->form, after->form), NULL);

  changes = g_ptr_array_new_with_free_func (g_free);
  for (guint i = 0; i < before->form->fields->len; i++)
    {
      const DxField *field = g_ptr_array_index (before->form->fields, i);

      if (!is_same_value (&before->values[i], &after->values[i]))
        g_ptr_array_add (changes, g_strdup (field->id));
    }
  compare_topics (before, after, changes);
  if (!is_same_call (before->call, after->call))
    g_ptr_array_add (changes, g_strdup (CALL));
  return changes;
}

static void
take_others (JsonObject **others, JsonObject *from)
{
  g_clear_pointer (others, json_object_unref);
  *others = from != NULL ? json_object_ref (from) : NULL;
}

/* All but the values: no listener is told yet. */
static void
take_rest (DxProposal *self, DxProposal *from)
{
  g_ptr_array_set_size (self->topics, 0);
  for (guint i = 0; i < from->topics->len; i++)
    g_ptr_array_add (self->topics, dx_proposal_topic_copy (
                                       g_ptr_array_index (from->topics, i)));
  self->writes_topics = from->writes_topics;
  take_others (&self->others, from->others);
  take_others (&self->other_values, from->other_values);
  g_strfreev (self->unplaced);
  self->unplaced = g_strdupv (from->unplaced);
  if (!is_same_call (self->call, from->call))
    {
      g_clear_pointer (&self->call, dx_call_unref);
      self->call = from->call != NULL ? dx_call_ref (from->call) : NULL;
    }
}

/**
 * dx_proposal_assign:
 * @self: a proposal
 * @from: another one on the same form
 *
 * Gives @self the values, the topics, the call and the unknown members of
 * @from; its id and revision stay, and so does a call of the same id. Each
 * difference that dx_proposal_compare () finds is told once by "changed",
 * after all of them have been made: listeners see the whole.
 */
void
dx_proposal_assign (DxProposal *self, DxProposal *from)
{
  g_autoptr (GPtrArray) changes = NULL;
  g_autoptr (DxProposal) alive = NULL;

  g_return_if_fail (DX_IS_PROPOSAL (self));
  g_return_if_fail (DX_IS_PROPOSAL (from));
  g_return_if_fail (is_same_form (self->form, from->form));

  if (self == from)
    return;
  alive = g_object_ref (self);
  changes = dx_proposal_compare (self, from);
  for (guint i = 0; i < self->form->fields->len; i++)
    {
      dx_proposal_value_clear (&self->values[i]);
      dx_proposal_value_copy (&self->values[i], &from->values[i]);
    }
  take_rest (self, from);
  for (guint i = 0; i < changes->len; i++)
    dx_proposal_emit_changed (self, g_ptr_array_index (changes, i));
}

static char *
integer_text (const DxField *field, gint64 value)
{
  g_autofree char *figure = field->kind == DX_FIELD_YEAR
                                ? g_strdup_printf ("%" G_GINT64_FORMAT, value)
                                : dx_amount_format_grouped (value);

  if (field->unit == NULL)
    return g_steal_pointer (&figure);
  return g_strconcat (figure, " ", field->unit, NULL);
}

/* On one line: breaks become blanks. */
static void
append_line (GString *out, const char *text)
{
  for (; *text != '\0'; text++)
    g_string_append_c (out, *text == '\n' ? ' ' : *text);
}

static void
append_list (GString *out, GStrv list)
{
  for (guint i = 0; list[i] != NULL; i++)
    {
      if (i > 0)
        g_string_append_c (out, '\n');
      append_line (out, list[i]);
    }
}

/* An empty cell keeps its place, unless none but empty ones follow. */
static void
append_row (GString *out, const DxProposalRow *row, const DxField *table)
{
  guint skipped = 0;

  for (guint i = 0; i < row->n_cells; i++)
    {
      const DxField *column = g_ptr_array_index (table->columns, i);
      const DxProposalValue *cell = &row->cells[i];
      g_autofree char *text = NULL;

      skipped += i > 0;
      if (cell->text != NULL)
        text = g_strdup (cell->text);
      else if (cell->set)
        text = integer_text (column, cell->integer);
      if (text == NULL || *text == '\0')
        continue;
      for (; skipped > 0; skipped--)
        g_string_append (out, CELL_SEPARATOR);
      append_line (out, text);
    }
}

static char *
value_text (const DxProposalValue *value, const DxField *field)
{
  GString *out = g_string_new (NULL);

  if (value->text != NULL)
    g_string_append (out, value->text);
  else if (value->list != NULL)
    append_list (out, value->list);
  else if (value->rows != NULL)
    for (guint i = 0; i < value->rows->len; i++)
      {
        if (i > 0)
          g_string_append_c (out, '\n');
        append_row (out, g_ptr_array_index (value->rows, i), field);
      }
  else if (value->set && dx_field_is_integer (field))
    {
      g_string_free (out, TRUE);
      return integer_text (field, value->integer);
    }
  return g_string_free (out, FALSE);
}

/* The words are those of the paper, see the annex. */
static char *
topic_text (const DxTopicChoice *topic)
{
  GString *out = g_string_new (NULL);

  if (topic == NULL)
    return g_string_free (out, FALSE);
  if (topic->has_schools)
    g_string_append_printf (out, "Số trường tham gia: %02" G_GINT64_FORMAT,
                            topic->schools);
  if (topic->note != NULL && *topic->note != '\0')
    {
      if (out->len > 0)
        g_string_append_c (out, '\n');
      g_string_append (out, topic->note);
    }
  return g_string_free (out, FALSE);
}

static char *
call_text (const DxCall *call)
{
  if (call == NULL)
    return g_strdup ("");
  if (call->plan_year <= 0)
    return g_strdup (call->office);
  return g_strdup_printf ("%s" CELL_SEPARATOR "%d", call->office,
                          call->plan_year);
}

/**
 * dx_proposal_value_text:
 * @self: a proposal
 * @field: a field of its form, "topics.ID" or "call", as
 *   dx_proposal_compare () has them
 *
 * Writes a value as plain text, for comparing and searching: amounts with
 * dots and their unit, a list with a line for each item, a table with one
 * for each row, its cells joined by " · ". Of a topic it is the number of
 * schools and the note, of the call its office and plan year.
 *
 * Returns: (transfer full): UTF-8 in NFC; "" without a value
 */
char *
dx_proposal_value_text (DxProposal *self, const char *field)
{
  const DxProposalValue *value;
  const DxField *kind;

  g_return_val_if_fail (DX_IS_PROPOSAL (self), NULL);
  g_return_val_if_fail (field != NULL, NULL);

  value = dx_proposal_find_value (self, field, &kind);
  if (value != NULL)
    return value_text (value, kind);
  if (g_str_has_prefix (field, TOPIC_PREFIX))
    return topic_text (
        dx_proposal_find_topic (self, field + strlen (TOPIC_PREFIX)));
  g_return_val_if_fail (g_str_equal (field, CALL), NULL);
  return call_text (self->call);
}

/**
 * dx_proposal_copy_as_new:
 * @self: a proposal, mostly last year's
 * @call: (nullable): the call that the new one answers
 *
 * Begins another proposal with all that stands in @self, known or not. It
 * has a new id and no revision yet, and the plan year of @call where there
 * is one.
 *
 * Returns: (transfer full): the new proposal
 */
DxProposal *
dx_proposal_copy_as_new (DxProposal *self, DxCall *call)
{
  const DxField *plan = NULL;
  DxProposal *copy;

  g_return_val_if_fail (DX_IS_PROPOSAL (self), NULL);

  copy = dx_proposal_copy (self);
  g_free (copy->id);
  copy->id = g_uuid_string_random ();
  copy->revision = 0;
  copy->writes_revision = FALSE;
  dx_proposal_set_call (copy, call);
  if (self->form->plan_field != NULL)
    plan = dx_form_get_field (self->form, self->form->plan_field);
  if (plan != NULL && dx_field_is_integer (plan) && call != NULL
      && call->plan_year > 0)
    dx_proposal_set_integer (copy, plan->id, call->plan_year);
  return copy;
}
