/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dx-config.h"

#define G_LOG_DOMAIN "dexuat-core"

#include "dx-proposal.h"

#include "dx-proposal-private.h"

/* A proposal as a value: everything that its file holds, and a signal when
 * it changes. Fields are those of its form; what neither the form nor this
 * program knows is kept and written back, at its level. */

enum { CHANGED, N_SIGNALS };

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (DxProposal, dx_proposal, G_TYPE_OBJECT)

static void
free_values (DxProposal *self)
{
  for (guint i = 0; i < self->form->fields->len; i++)
    dx_proposal_value_clear (&self->values[i]);
  g_free (self->values);
}

static void
dx_proposal_finalize (GObject *object)
{
  DxProposal *self = DX_PROPOSAL (object);

  free_values (self);
  g_ptr_array_unref (self->topics);
  g_strfreev (self->unplaced);
  g_clear_pointer (&self->others, json_object_unref);
  g_clear_pointer (&self->other_values, json_object_unref);
  g_free (self->id);
  g_clear_pointer (&self->call, dx_call_unref);
  dx_form_unref (self->form);
  G_OBJECT_CLASS (dx_proposal_parent_class)->finalize (object);
}

static void
dx_proposal_class_init (DxProposalClass *class)
{
  G_OBJECT_CLASS (class)->finalize = dx_proposal_finalize;

  /**
   * DxProposal::changed:
   * @self: the proposal
   * @field: the id of the field that changed, "topics.ID", "call" or
   *   "revision"
   *
   * Emitted after a change, with @field as its detail too. A setter that
   * sets what is already there emits nothing.
   */
  signals[CHANGED] = g_signal_new (
      "changed", DX_TYPE_PROPOSAL, G_SIGNAL_RUN_LAST | G_SIGNAL_DETAILED, 0,
      NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
}

static void
dx_proposal_init (DxProposal *self)
{
  self->topics =
      g_ptr_array_new_with_free_func ((GDestroyNotify) dx_proposal_topic_free);
  self->unplaced = g_new0 (char *, 1);
}

/*
 * dx_proposal_new_with_id:
 * @form: its form
 * @call: (nullable): its call
 * @id: (nullable): its UUID, or %NULL for a new one
 *
 * Makes a proposal without values.
 *
 * Returns: (transfer full): the proposal
 */
DxProposal *
dx_proposal_new_with_id (DxForm *form, DxCall *call, const char *id)
{
  DxProposal *self = g_object_new (DX_TYPE_PROPOSAL, NULL);

  self->form = dx_form_ref (form);
  self->call = call != NULL ? dx_call_ref (call) : NULL;
  self->id = id != NULL ? g_strdup (id) : g_uuid_string_random ();
  self->values = g_new0 (DxProposalValue, form->fields->len);
  return self;
}

/*
 * dx_proposal_emit_changed:
 * @self: a proposal
 * @field: what changed in it
 *
 * Tells the listeners. A detail that nobody ever asked for has no quark,
 * and needs none.
 */
void
dx_proposal_emit_changed (DxProposal *self, const char *field)
{
  g_signal_emit (self, signals[CHANGED], g_quark_try_string (field), field);
}

/*
 * dx_proposal_find_value:
 * @self: a proposal
 * @field: a field id
 * @kind: (out) (optional): the field
 *
 * Returns: (transfer none) (nullable): the value of @field, which may not
 *   be set, or %NULL if the form has no such field
 */
DxProposalValue *
dx_proposal_find_value (DxProposal *self,
                        const char *field,
                        const DxField **kind)
{
  int index = dx_form_get_field_index (self->form, field);

  if (index < 0)
    return NULL;
  if (kind != NULL)
    *kind = g_ptr_array_index (self->form->fields, (guint) index);
  return &self->values[index];
}

/**
 * dx_proposal_new:
 * @form: the form it is written on
 * @call: (nullable): the call it answers
 *
 * Makes a proposal without values, with a new id.
 *
 * Returns: (transfer full): the proposal
 */
DxProposal *
dx_proposal_new (DxForm *form, DxCall *call)
{
  g_return_val_if_fail (form != NULL, NULL);

  return dx_proposal_new_with_id (form, call, NULL);
}

static JsonObject *
share (JsonObject *others)
{
  return others != NULL ? json_object_ref (others) : NULL;
}

/**
 * dx_proposal_copy:
 * @self: a proposal
 *
 * Copies all of it: id, values, topics, what is unknown, and what was not
 * NFC. Nobody listens to the copy.
 *
 * Returns: (transfer full): the copy
 */
DxProposal *
dx_proposal_copy (DxProposal *self)
{
  DxProposal *copy;

  g_return_val_if_fail (DX_IS_PROPOSAL (self), NULL);

  copy = dx_proposal_new_with_id (self->form, self->call, self->id);
  copy->revision = self->revision;
  copy->writes_revision = self->writes_revision;
  copy->writes_topics = self->writes_topics;
  copy->others = share (self->others);
  copy->other_values = share (self->other_values);
  g_strfreev (copy->unplaced);
  copy->unplaced = g_strdupv (self->unplaced);
  for (guint i = 0; i < self->form->fields->len; i++)
    dx_proposal_value_copy (&copy->values[i], &self->values[i]);
  for (guint i = 0; i < self->topics->len; i++)
    g_ptr_array_add (copy->topics, dx_proposal_topic_copy (
                                       g_ptr_array_index (self->topics, i)));
  return copy;
}

/**
 * dx_proposal_get_id:
 * @self: a proposal
 *
 * Returns: (transfer none): its UUID, as the file writes it; for life
 */
const char *
dx_proposal_get_id (DxProposal *self)
{
  g_return_val_if_fail (DX_IS_PROPOSAL (self), NULL);

  return self->id;
}

/**
 * dx_proposal_get_form:
 * @self: a proposal
 *
 * Returns: (transfer none): the form it is written on
 */
DxForm *
dx_proposal_get_form (DxProposal *self)
{
  g_return_val_if_fail (DX_IS_PROPOSAL (self), NULL);

  return self->form;
}

/**
 * dx_proposal_get_call:
 * @self: a proposal
 *
 * Returns: (transfer none) (nullable): the call it answers
 */
DxCall *
dx_proposal_get_call (DxProposal *self)
{
  g_return_val_if_fail (DX_IS_PROPOSAL (self), NULL);

  return self->call;
}

/**
 * dx_proposal_set_call:
 * @self: a proposal
 * @call: (nullable): the call it answers from now on
 *
 * Sets the call; "changed" says "call".
 */
void
dx_proposal_set_call (DxProposal *self, DxCall *call)
{
  g_return_if_fail (DX_IS_PROPOSAL (self));

  if (self->call == call)
    return;
  g_clear_pointer (&self->call, dx_call_unref);
  self->call = call != NULL ? dx_call_ref (call) : NULL;
  dx_proposal_emit_changed (self, "call");
}

/**
 * dx_proposal_get_revision:
 * @self: a proposal
 *
 * Returns: the number of its last version that was printed, exported or
 *   sent; 0 before
 */
gint64
dx_proposal_get_revision (DxProposal *self)
{
  g_return_val_if_fail (DX_IS_PROPOSAL (self), 0);

  return self->revision;
}

/**
 * dx_proposal_set_revision:
 * @self: a proposal
 * @revision: 0 or more
 *
 * Sets the number of the version; "changed" says "revision".
 */
void
dx_proposal_set_revision (DxProposal *self, gint64 revision)
{
  g_return_if_fail (DX_IS_PROPOSAL (self));
  g_return_if_fail (revision >= 0);

  if (self->revision == revision)
    return;
  self->revision = revision;
  dx_proposal_emit_changed (self, "revision");
}

/**
 * dx_proposal_get_unplaced:
 * @self: a proposal
 *
 * The member "unplaced": text of an imported file that found no section.
 *
 * Returns: (transfer none) (array zero-terminated=1): the passages, maybe
 *   none
 */
const char *const *
dx_proposal_get_unplaced (DxProposal *self)
{
  g_return_val_if_fail (DX_IS_PROPOSAL (self), NULL);

  return (const char *const *) self->unplaced;
}

static JsonObject *
replace_unplaced (JsonObject *others, GStrv passages)
{
  JsonObject *replaced = json_object_new ();
  g_autoptr (JsonArray) array = json_array_new ();
  JsonObjectIter iter;
  const char *name;
  JsonNode *node;

  if (others != NULL)
    {
      json_object_iter_init_ordered (&iter, others);
      while (json_object_iter_next_ordered (&iter, &name, &node))
        if (!g_str_equal (name, "unplaced"))
          json_object_set_member (replaced, name, json_node_copy (node));
    }
  for (guint i = 0; passages[i] != NULL; i++)
    json_array_add_string_element (array, passages[i]);
  if (passages[0] != NULL)
    json_object_set_array_member (replaced, "unplaced",
                                  g_steal_pointer (&array));
  return replaced;
}

/**
 * dx_proposal_set_unplaced:
 * @self: a proposal
 * @passages: (array zero-terminated=1): UTF-8 texts, maybe none
 *
 * Sets the member "unplaced", or takes it away; "changed" says "unplaced".
 */
void
dx_proposal_set_unplaced (DxProposal *self, const char *const *passages)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_auto (GStrv) clean = NULL;
  JsonObject *others;

  g_return_if_fail (DX_IS_PROPOSAL (self));
  g_return_if_fail (passages != NULL);

  for (guint i = 0; passages[i] != NULL; i++)
    {
      g_autofree char *text = dx_proposal_clean_text (passages[i], NULL);

      g_strv_builder_add (builder, text);
    }
  clean = g_strv_builder_end (builder);
  if (g_strv_equal ((const char *const *) clean,
                    (const char *const *) self->unplaced))
    return;
  /* Copies share the old object. */
  others = replace_unplaced (self->others, clean);
  g_clear_pointer (&self->others, json_object_unref);
  if (json_object_get_size (others) > 0)
    self->others = g_steal_pointer (&others);
  g_clear_pointer (&others, json_object_unref);
  g_strfreev (self->unplaced);
  self->unplaced = g_steal_pointer (&clean);
  dx_proposal_emit_changed (self, "unplaced");
}
