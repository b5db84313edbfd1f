/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dx-config.h"

#define G_LOG_DOMAIN "dexuat-core"

#include "dx-proposal-take.h"

#include <string.h>

#include "dx-proposal-private.h"

#define TOPIC_PREFIX "topics."
#define CALL "call"

static int
find_topic (DxProposal *self, const char *id)
{
  for (guint i = 0; i < self->topics->len; i++)
    if (g_str_equal (dx_proposal_get_topic (self, i)->id, id))
      return (int) i;
  return -1;
}

/* Behind the nearest one before it in @from that @self has too. */
static int
find_place (DxProposal *self, DxProposal *from, guint index)
{
  while (index-- > 0)
    {
      int before = find_topic (self, dx_proposal_get_topic (from, index)->id);

      if (before >= 0)
        return before + 1;
    }
  return 0;
}

static void
put_topic (DxProposal *self, DxProposal *from, guint index)
{
  const DxProposalTopic *topic = g_ptr_array_index (from->topics, index);
  int there = find_topic (self, topic->choice.id);

  if (there >= 0)
    g_ptr_array_remove_index (self->topics, (guint) there);
  g_ptr_array_insert (self->topics, find_place (self, from, index),
                      dx_proposal_topic_copy (topic));
}

static gboolean
has_topic (const char *const *changes, const char *id)
{
  g_autofree char *name = g_strconcat (TOPIC_PREFIX, id, NULL);

  return g_strv_contains (changes, name);
}

static void
take_topics (DxProposal *self, DxProposal *from, const char *const *changes)
{
  for (guint i = 0; i < from->topics->len; i++)
    if (has_topic (changes, dx_proposal_get_topic (from, i)->id))
      put_topic (self, from, i);
  for (guint i = self->topics->len; i-- > 0;)
    {
      const char *id = dx_proposal_get_topic (self, i)->id;

      if (has_topic (changes, id) && find_topic (from, id) < 0)
        g_ptr_array_remove_index (self->topics, i);
    }
}

static void
take_call (DxProposal *self, DxProposal *from)
{
  g_clear_pointer (&self->call, dx_call_unref);
  self->call = from->call != NULL ? dx_call_ref (from->call) : NULL;
}

/**
 * dx_proposal_take:
 * @self: a proposal
 * @from: another one on the same form
 * @changes: what to take, as dx_proposal_compare () names it
 *
 * Gives @self what @from says in each of @changes, and leaves all else,
 * also what the form does not know. A topic comes to stand where @from has
 * it. "changed" says each of @changes once, after all have been made.
 */
void
dx_proposal_take (DxProposal *self,
                  DxProposal *from,
                  const char *const *changes)
{
  g_autoptr (DxProposal) alive = NULL;

  g_return_if_fail (DX_IS_PROPOSAL (self));
  g_return_if_fail (DX_IS_PROPOSAL (from));
  g_return_if_fail (changes != NULL);

  alive = g_object_ref (self);
  for (guint i = 0; changes[i] != NULL; i++)
    {
      DxProposalValue *mine = dx_proposal_find_value (self, changes[i], NULL);
      DxProposalValue *theirs = dx_proposal_find_value (from, changes[i], NULL);

      if (g_str_equal (changes[i], CALL))
        take_call (self, from);
      if (mine == NULL || theirs == NULL)
        continue;
      dx_proposal_value_clear (mine);
      dx_proposal_value_copy (mine, theirs);
    }
  take_topics (self, from, changes);
  for (guint i = 0; changes[i] != NULL; i++)
    dx_proposal_emit_changed (self, changes[i]);
}

/**
 * dx_proposal_can_append:
 * @field: a field of a form
 *
 * Returns: whether text can be put behind what stands in it
 */
gboolean
dx_proposal_can_append (const DxField *field)
{
  g_return_val_if_fail (field != NULL, FALSE);

  return field->kind == DX_FIELD_LIST || dx_proposal_kind_is_text (field);
}

static void
append_item (DxProposal *self, const char *field, const char *text)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  const char *const *items = dx_proposal_get_list (self, field);
  g_auto (GStrv) all = NULL;

  for (guint i = 0; items != NULL && items[i] != NULL; i++)
    g_strv_builder_add (builder, items[i]);
  g_strv_builder_add (builder, text);
  all = g_strv_builder_end (builder);
  dx_proposal_set_list (self, field, (const char *const *) all);
}

/**
 * dx_proposal_append:
 * @self: a proposal
 * @field: a field of its form that dx_proposal_can_append ()
 * @text: UTF-8
 *
 * Puts text behind what stands in @field: paragraphs begin a new one, a
 * list gets another item, a line goes on after a blank.
 */
void
dx_proposal_append (DxProposal *self, const char *field, const char *text)
{
  const DxProposalValue *value;
  const DxField *kind = NULL;
  const char *between;
  g_autofree char *whole = NULL;

  g_return_if_fail (DX_IS_PROPOSAL (self));
  g_return_if_fail (text != NULL);
  value = dx_proposal_find_value (self, field, &kind);
  g_return_if_fail (value != NULL && dx_proposal_can_append (kind));

  if (kind->kind == DX_FIELD_LIST)
    {
      append_item (self, field, text);
      return;
    }
  between = kind->kind == DX_FIELD_TEXT ? "\n" : " ";
  whole = value->text != NULL && *value->text != '\0'
              ? g_strconcat (value->text, between, text, NULL)
              : g_strdup (text);
  if (kind->kind != DX_FIELD_TEXT)
    g_strdelimit (whole, "\n", ' ');
  dx_proposal_set_text (self, field, whole);
}

/**
 * dx_proposal_add_unplaced:
 * @self: a proposal
 * @passages: (array zero-terminated=1): UTF-8 texts, maybe none
 *
 * Keeps passages with those that found no section; one that is there
 * already is not kept twice.
 */
void
dx_proposal_add_unplaced (DxProposal *self, const char *const *passages)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  const char *const *there;
  g_auto (GStrv) all = NULL;

  g_return_if_fail (DX_IS_PROPOSAL (self));
  g_return_if_fail (passages != NULL);

  there = dx_proposal_get_unplaced (self);
  for (guint i = 0; there[i] != NULL; i++)
    g_strv_builder_add (builder, there[i]);
  for (guint i = 0; passages[i] != NULL; i++)
    {
      g_autofree char *text = dx_proposal_clean_text (passages[i], NULL);

      if (!g_strv_contains (there, text))
        g_strv_builder_add (builder, text);
    }
  all = g_strv_builder_end (builder);
  dx_proposal_set_unplaced (self, (const char *const *) all);
}
