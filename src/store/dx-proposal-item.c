/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dx-config.h"

#define G_LOG_DOMAIN "dexuat-store"

#include "dx-proposal-item-private.h"

#include "dx-store-private.h"

/**
 * DxProposalItem:
 * @store: (nullable): where it is from; items do not keep it open
 * @row: its key there
 * @search: (nullable): what the list is searched for
 * @snippet: (nullable): the passage that has it
 * @snippet_known: whether it was looked for
 */
struct _DxProposalItem {
  GObject parent_instance;

  GWeakRef store;
  gint64 row;
  char *id;
  char *title;
  char *call;
  gint64 revision;
  gint64 changed;
  DxProposalFacts facts;
  DxSearch *search;
  char *snippet;
  gboolean snippet_known;
};

enum {
  PROP_0,
  PROP_ID,
  PROP_TITLE,
  PROP_CALL,
  PROP_STATE,
  PROP_DEADLINE,
  PROP_ERRORS,
  PROP_WARNINGS,
  PROP_CHANGED,
  PROP_SNIPPET,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (DxProposalItem, dx_proposal_item, G_TYPE_OBJECT)

static void
dx_proposal_item_finalize (GObject *object)
{
  DxProposalItem *self = DX_PROPOSAL_ITEM (object);

  g_weak_ref_clear (&self->store);
  g_free (self->id);
  g_free (self->title);
  g_free (self->call);
  g_free (self->snippet);
  g_clear_pointer (&self->search, dx_search_unref);
  G_OBJECT_CLASS (dx_proposal_item_parent_class)->finalize (object);
}

static void
dx_proposal_item_get_property (GObject *object,
                               guint id,
                               GValue *value,
                               GParamSpec *property)
{
  DxProposalItem *self = DX_PROPOSAL_ITEM (object);

  switch (id)
    {
    case PROP_ID:
      g_value_set_string (value, self->id);
      break;
    case PROP_TITLE:
      g_value_set_string (value, self->title);
      break;
    case PROP_CALL:
      g_value_set_string (value, self->call);
      break;
    case PROP_STATE:
      g_value_set_int (value, (int) self->facts.state);
      break;
    case PROP_DEADLINE:
      g_value_set_int64 (value, self->facts.deadline);
      break;
    case PROP_ERRORS:
      g_value_set_uint (value, self->facts.errors);
      break;
    case PROP_WARNINGS:
      g_value_set_uint (value, self->facts.warnings);
      break;
    case PROP_CHANGED:
      g_value_set_int64 (value, self->changed);
      break;
    case PROP_SNIPPET:
      g_value_set_string (value, dx_proposal_item_get_snippet (self));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, property);
    }
}

static void
dx_proposal_item_class_init (DxProposalItemClass *class)
{
  const GParamFlags flags = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS
                            | G_PARAM_EXPLICIT_NOTIFY;

  G_OBJECT_CLASS (class)->finalize = dx_proposal_item_finalize;
  G_OBJECT_CLASS (class)->get_property = dx_proposal_item_get_property;

  properties[PROP_ID] = g_param_spec_string ("id", NULL, NULL, NULL, flags);
  properties[PROP_TITLE] =
      g_param_spec_string ("title", NULL, NULL, NULL, flags);
  properties[PROP_CALL] = g_param_spec_string ("call", NULL, NULL, NULL, flags);
  properties[PROP_STATE] =
      g_param_spec_int ("state", NULL, NULL, 0, G_MAXINT, 0, flags);
  properties[PROP_DEADLINE] = g_param_spec_int64 (
      "deadline", NULL, NULL, G_MININT64, G_MAXINT64, 0, flags);
  properties[PROP_ERRORS] =
      g_param_spec_uint ("errors", NULL, NULL, 0, G_MAXUINT, 0, flags);
  properties[PROP_WARNINGS] =
      g_param_spec_uint ("warnings", NULL, NULL, 0, G_MAXUINT, 0, flags);
  properties[PROP_CHANGED] = g_param_spec_int64 (
      "changed", NULL, NULL, G_MININT64, G_MAXINT64, 0, flags);
  properties[PROP_SNIPPET] =
      g_param_spec_string ("snippet", NULL, NULL, NULL, flags);
  g_object_class_install_properties (G_OBJECT_CLASS (class), N_PROPS,
                                     properties);
}

static void
dx_proposal_item_init (DxProposalItem *self)
{
  g_weak_ref_init (&self->store, NULL);
}

/*
 * dx_proposal_item_new:
 * @store: where it is from
 * @row: the key of a proposal
 *
 * Returns: (transfer full): an item that says nothing yet
 */
DxProposalItem *
dx_proposal_item_new (DxStore *store, gint64 row)
{
  DxProposalItem *self = g_object_new (DX_TYPE_PROPOSAL_ITEM, NULL);

  g_weak_ref_set (&self->store, store);
  self->row = row;
  self->id = g_strdup ("");
  self->title = g_strdup ("");
  self->call = g_strdup ("");
  return self;
}

/*
 * dx_proposal_item_get_row:
 * @self: an item
 *
 * Returns: its key in the store
 */
gint64
dx_proposal_item_get_row (DxProposalItem *self)
{
  return self->row;
}

static void
set_text (DxProposalItem *self, char **text, const char *value, guint id)
{
  if (g_strcmp0 (*text, value) == 0)
    return;
  g_free (*text);
  *text = g_strdup (value != NULL ? value : "");
  g_object_notify_by_pspec (G_OBJECT (self), properties[id]);
}

static void
set_facts (DxProposalItem *self, const DxProposalFacts *facts)
{
  const DxProposalFacts before = self->facts;
  GObject *object = G_OBJECT (self);

  self->facts = *facts;
  if (before.state != facts->state)
    g_object_notify_by_pspec (object, properties[PROP_STATE]);
  if (before.deadline != facts->deadline)
    g_object_notify_by_pspec (object, properties[PROP_DEADLINE]);
  if (before.errors != facts->errors)
    g_object_notify_by_pspec (object, properties[PROP_ERRORS]);
  if (before.warnings != facts->warnings)
    g_object_notify_by_pspec (object, properties[PROP_WARNINGS]);
}

static void
forget_snippet (DxProposalItem *self)
{
  if (!self->snippet_known)
    return;
  g_clear_pointer (&self->snippet, g_free);
  self->snippet_known = FALSE;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_SNIPPET]);
}

/*
 * dx_proposal_item_read:
 * @self: an item
 * @statement: a statement at a row of %DX_PROPOSAL_ITEM_COLUMNS
 *
 * Reads what the list shows; whoever listens to a property hears of it.
 */
void
dx_proposal_item_read (DxProposalItem *self, DxStatement *statement)
{
  const gint64 changed = dx_statement_get_int64 (statement, 4);
  DxProposalFacts facts;

  g_object_freeze_notify (G_OBJECT (self));
  set_text (self, &self->id, dx_statement_get_text (statement, 0), PROP_ID);
  set_text (self, &self->title, dx_statement_get_text (statement, 1),
            PROP_TITLE);
  set_text (self, &self->call, dx_statement_get_text (statement, 2), PROP_CALL);
  self->revision = dx_statement_get_int64 (statement, 3);
  if (self->changed != changed)
    {
      self->changed = changed;
      g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_CHANGED]);
    }
  dx_store_read_facts (statement, 5, &facts);
  set_facts (self, &facts);
  forget_snippet (self);
  g_object_thaw_notify (G_OBJECT (self));
}

/*
 * dx_proposal_item_set_search:
 * @self: an item
 * @search: (nullable): what the list is searched for
 *
 * Says what the snippet is to show.
 */
void
dx_proposal_item_set_search (DxProposalItem *self, DxSearch *search)
{
  if (dx_search_equal (self->search, search))
    return;
  g_clear_pointer (&self->search, dx_search_unref);
  self->search = search != NULL ? dx_search_ref (search) : NULL;
  forget_snippet (self);
}

/**
 * dx_proposal_item_get_id:
 * @self: an item
 *
 * Returns: (transfer none): the proposal's id, "" when it is gone
 */
const char *
dx_proposal_item_get_id (DxProposalItem *self)
{
  g_return_val_if_fail (DX_IS_PROPOSAL_ITEM (self), NULL);

  return self->id;
}

/**
 * dx_proposal_item_get_title:
 * @self: an item
 *
 * Returns: (transfer none): the title, one line, "" when there is none yet
 */
const char *
dx_proposal_item_get_title (DxProposalItem *self)
{
  g_return_val_if_fail (DX_IS_PROPOSAL_ITEM (self), NULL);

  return self->title;
}

/**
 * dx_proposal_item_get_call:
 * @self: an item
 *
 * Returns: (transfer none): the id of the call, "" when it answers none
 */
const char *
dx_proposal_item_get_call (DxProposalItem *self)
{
  g_return_val_if_fail (DX_IS_PROPOSAL_ITEM (self), NULL);

  return self->call;
}

/**
 * dx_proposal_item_get_revision:
 * @self: an item
 *
 * Returns: the number of the last version that was printed, 0 before
 */
gint64
dx_proposal_item_get_revision (DxProposalItem *self)
{
  g_return_val_if_fail (DX_IS_PROPOSAL_ITEM (self), 0);

  return self->revision;
}

/**
 * dx_proposal_item_get_changed:
 * @self: an item
 *
 * Returns: when its content changed last, in Unix milliseconds
 */
gint64
dx_proposal_item_get_changed (DxProposalItem *self)
{
  g_return_val_if_fail (DX_IS_PROPOSAL_ITEM (self), 0);

  return self->changed;
}

/**
 * dx_proposal_item_get_facts:
 * @self: an item
 *
 * Returns: (transfer none): what was saved beside the words
 */
const DxProposalFacts *
dx_proposal_item_get_facts (DxProposalItem *self)
{
  g_return_val_if_fail (DX_IS_PROPOSAL_ITEM (self), NULL);

  return &self->facts;
}

static char *
find_snippet (DxProposalItem *self, DxStore *store)
{
  g_autoptr (GBytes) json = NULL;
  g_autoptr (DxStatement) statement = dx_statement_take (
      store->database, "SELECT json FROM content WHERE row = ?1", NULL);

  if (statement == NULL)
    return NULL;
  dx_statement_bind_int64 (statement, 1, self->row);
  if (dx_statement_step (statement, NULL) != DX_STEP_ROW)
    return NULL;
  json = dx_statement_get_bytes (statement, 0);
  return dx_snippet_new (store->database->tokenizer, self->search, self->title,
                         json);
}

/**
 * dx_proposal_item_get_snippet:
 * @self: an item
 *
 * Looks, the first time, for the passage that has the words which the list
 * is searched for.
 *
 * Returns: (transfer none) (nullable): one line of plain text, or %NULL
 *   when nothing is searched for, or the title says it
 */
const char *
dx_proposal_item_get_snippet (DxProposalItem *self)
{
  g_autoptr (DxStore) store = NULL;

  g_return_val_if_fail (DX_IS_PROPOSAL_ITEM (self), NULL);

  if (self->snippet_known || self->search == NULL)
    return self->snippet;
  store = g_weak_ref_get (&self->store);
  if (store != NULL)
    self->snippet = find_snippet (self, store);
  self->snippet_known = TRUE;
  return self->snippet;
}
