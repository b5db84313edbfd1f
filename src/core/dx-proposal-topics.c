/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dx-config.h"

#define G_LOG_DOMAIN "dexuat-core"

#include "dx-proposal-private.h"

#include <string.h>

/*
 * dx_proposal_topic_new:
 * @id: its id
 *
 * Returns: (transfer full): a topic without a note
 */
DxProposalTopic *
dx_proposal_topic_new (const char *id)
{
  DxProposalTopic *self = g_new0 (DxProposalTopic, 1);

  self->choice.id = g_strdup (id);
  return self;
}

/*
 * dx_proposal_topic_copy:
 * @self: a topic
 *
 * Returns: (transfer full): another one like it
 */
DxProposalTopic *
dx_proposal_topic_copy (const DxProposalTopic *self)
{
  DxProposalTopic *copy = dx_proposal_topic_new (self->choice.id);

  copy->choice.note = g_strdup (self->choice.note);
  copy->choice.has_schools = self->choice.has_schools;
  copy->choice.schools = self->choice.schools;
  copy->normalized = self->normalized;
  if (self->others != NULL)
    copy->others = json_object_ref (self->others);
  return copy;
}

/*
 * dx_proposal_topic_free:
 * @self: (transfer full): a topic
 *
 * Frees the topic with what it holds.
 */
void
dx_proposal_topic_free (DxProposalTopic *self)
{
  g_free (self->choice.id);
  g_free (self->choice.note);
  g_clear_pointer (&self->others, json_object_unref);
  g_free (self);
}

static DxProposalTopic *
find (DxProposal *self, const char *id, guint *index)
{
  for (guint i = 0; i < self->topics->len; i++)
    {
      DxProposalTopic *topic = g_ptr_array_index (self->topics, i);

      if (strcmp (topic->choice.id, id) == 0)
        {
          if (index != NULL)
            *index = i;
          return topic;
        }
    }
  return NULL;
}

/*
 * dx_proposal_topic_was_normalized:
 * @self: a proposal
 * @id: a topic id
 *
 * Returns: whether the proposal answers this topic and its id or note was
 *   not NFC in the file
 */
gboolean
dx_proposal_topic_was_normalized (DxProposal *self, const char *id)
{
  const DxProposalTopic *topic = find (self, id, NULL);

  return topic != NULL && topic->normalized;
}

static void
emit_changed (DxProposal *self, const char *id)
{
  g_autofree char *field = g_strconcat ("topics.", id, NULL);

  dx_proposal_emit_changed (self, field);
}

/**
 * dx_proposal_get_n_topics:
 * @self: a proposal
 *
 * Returns: how many topics it answers
 */
guint
dx_proposal_get_n_topics (DxProposal *self)
{
  g_return_val_if_fail (DX_IS_PROPOSAL (self), 0);

  return self->topics->len;
}

/**
 * dx_proposal_get_topic:
 * @self: a proposal
 * @index: from 0, in the proposal's order
 *
 * Returns: (transfer none): the topic, until the next change
 */
const DxTopicChoice *
dx_proposal_get_topic (DxProposal *self, guint index)
{
  const DxProposalTopic *topic;

  g_return_val_if_fail (DX_IS_PROPOSAL (self), NULL);
  g_return_val_if_fail (index < self->topics->len, NULL);

  topic = g_ptr_array_index (self->topics, index);
  return &topic->choice;
}

/**
 * dx_proposal_find_topic:
 * @self: a proposal
 * @id: a topic id
 *
 * Returns: (transfer none) (nullable): the topic, until the next change, or
 *   %NULL if the proposal does not answer it
 */
const DxTopicChoice *
dx_proposal_find_topic (DxProposal *self, const char *id)
{
  const DxProposalTopic *topic;

  g_return_val_if_fail (DX_IS_PROPOSAL (self), NULL);
  g_return_val_if_fail (id != NULL, NULL);

  topic = find (self, id, NULL);
  return topic != NULL ? &topic->choice : NULL;
}

static gboolean
update (DxTopicChoice *choice,
        const char *note,
        gboolean has_schools,
        gint64 schools)
{
  g_autofree char *clean = note != NULL ? dx_proposal_clean_text (note, NULL)
                                        : NULL;

  if (g_strcmp0 (choice->note, clean) == 0 && choice->has_schools == has_schools
      && choice->schools == schools)
    return FALSE;
  g_free (choice->note);
  choice->note = g_steal_pointer (&clean);
  choice->has_schools = has_schools;
  choice->schools = schools;
  return TRUE;
}

/**
 * dx_proposal_set_topic:
 * @self: a proposal
 * @id: a topic id, known to the catalog or not
 * @note: (nullable): how the proposal answers it, UTF-8
 * @has_schools: whether the number of schools is given
 * @schools: it, 0 or more
 *
 * Changes a topic, or adds it behind the others; "changed" says
 * "topics.ID".
 */
void
dx_proposal_set_topic (DxProposal *self,
                       const char *id,
                       const char *note,
                       gboolean has_schools,
                       gint64 schools)
{
  g_autofree char *name = NULL;
  DxProposalTopic *topic;
  gboolean is_new;

  g_return_if_fail (DX_IS_PROPOSAL (self));
  g_return_if_fail (id != NULL && *id != '\0');
  g_return_if_fail (note == NULL || g_utf8_validate (note, -1, NULL));
  g_return_if_fail (!has_schools || schools >= 0);

  name = g_strdup (id);
  topic = find (self, name, NULL);
  is_new = topic == NULL;
  if (is_new)
    {
      topic = dx_proposal_topic_new (name);
      g_ptr_array_add (self->topics, topic);
    }
  topic->normalized = FALSE;
  if (update (&topic->choice, note, !!has_schools, has_schools ? schools : 0)
      || is_new)
    emit_changed (self, name);
}

/**
 * dx_proposal_remove_topic:
 * @self: a proposal
 * @id: a topic id
 *
 * Removes a topic with its note; nothing happens if it is not there.
 */
void
dx_proposal_remove_topic (DxProposal *self, const char *id)
{
  g_autofree char *name = NULL;
  guint index;

  g_return_if_fail (DX_IS_PROPOSAL (self));
  g_return_if_fail (id != NULL);

  name = g_strdup (id);
  if (find (self, name, &index) == NULL)
    return;
  g_ptr_array_remove_index (self->topics, index);
  emit_changed (self, name);
}
