/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dx-config.h"

#define G_LOG_DOMAIN "dexuat-core"

#include "dx-desk-list.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "dx-names-private.h"
#include "dx-proposal-private.h"

static const char *const state_names[] = { "missing", "present", "not-needed",
                                           NULL };
/* In the order of DxDossierKind. */
static const char *const kind_names[] = {
  "slip",       "official-letter", "summary-table",
  "commitment", "soft-copy",       "other",
  NULL
};

/**
 * dx_desk_state_get_name:
 * @state: a state
 *
 * Returns: (transfer none): its name: "missing", "present", "not-needed"
 */
const char *
dx_desk_state_get_name (DxDeskState state)
{
  return dx_names_get (state_names, (int) state);
}

/**
 * dx_desk_state_parse:
 * @name: (nullable): "missing", "present" or "not-needed"
 * @state: (out): the state
 *
 * Returns: whether @name is one of them
 */
gboolean
dx_desk_state_parse (const char *name, DxDeskState *state)
{
  int value;

  g_return_val_if_fail (state != NULL, FALSE);

  if (!dx_names_find (state_names, name, &value))
    return FALSE;
  *state = (DxDeskState) value;
  return TRUE;
}

static void
free_item (DxDeskItem *self)
{
  g_free (self->id);
  g_free (self->why);
  g_free (self->remark);
  g_free (self);
}

static char *
make_id (const GPtrArray *items, DxDossierKind kind)
{
  guint n = 1;

  for (guint i = 0; i < items->len; i++)
    {
      const DxDeskItem *item = g_ptr_array_index (items, i);

      n += item->item->kind == kind;
    }
  return n == 1 ? g_strdup (kind_names[kind])
                : g_strdup_printf ("%s-%u", kind_names[kind], n);
}

static const DxDeskFile *
find_file (const DxDeskFile *files, guint n, DxDossierKind kind)
{
  for (guint i = 0; i < n; i++)
    if (files[i].kind == kind)
      return &files[i];
  return NULL;
}

/* Whoever gives money beside the state's shows it by a commitment. */
static gboolean
has_counterpart (DxProposal *proposal)
{
  gint64 amount;

  return proposal != NULL
         && dx_form_get_field (dx_proposal_get_form (proposal),
                               "IX.counterpart")
                != NULL
         && dx_proposal_get_integer (proposal, "IX.counterpart", &amount)
         && amount > 0;
}

/* Of what did not come: whether this proposal has to have it. */
static DxDeskState
judge_absent (const DxDossierItem *item, DxProposal *proposal, char **why)
{
  if (item->topic != NULL && proposal != NULL
      && dx_proposal_find_topic (proposal, item->topic) == NULL)
    {
      *why = g_strdup (_ ("only for a topic that the proposal does not "
                          "choose"));
      return DX_DESK_NOT_NEEDED;
    }
  if (item->optional && item->kind == DX_DOSSIER_COMMITMENT
      && has_counterpart (proposal))
    {
      *why = g_strdup (_ ("the proposal names a counterpart contribution"));
      return DX_DESK_MISSING;
    }
  if (item->optional)
    {
      *why = g_strdup (_ ("only “nếu có”"));
      return DX_DESK_NOT_NEEDED;
    }
  return DX_DESK_MISSING;
}

static DxDeskState
judge (const DxDossierItem *item,
       DxProposal *proposal,
       const DxDeskFile *files,
       guint n_files,
       char **why)
{
  const DxDeskFile *file = find_file (files, n_files, item->kind);

  if (file != NULL)
    {
      *why = g_strdup (file->name);
      return DX_DESK_PRESENT;
    }
  if (proposal != NULL
      && (item->kind == DX_DOSSIER_SLIP || item->kind == DX_DOSSIER_SOFT_COPY))
    {
      *why = g_strdup (_ ("it came as a file; the signed paper is for a "
                          "person to look at"));
      return DX_DESK_PRESENT;
    }
  return judge_absent (item, proposal, why);
}

/**
 * dx_desk_list_new:
 * @call: a call
 * @proposal: (nullable): what was read of the proposal
 * @files: (array length=n_files): what came beside it
 * @n_files: how many
 *
 * Holds what came against the list of @call ("dossier") and proposes a state
 * for each item.
 *
 * Returns: (transfer full): the list
 */
DxDeskList *
dx_desk_list_new (DxCall *call,
                  DxProposal *proposal,
                  const DxDeskFile *files,
                  guint n_files)
{
  DxDeskList *self;

  g_return_val_if_fail (call != NULL, NULL);
  g_return_val_if_fail (proposal == NULL || DX_IS_PROPOSAL (proposal), NULL);
  g_return_val_if_fail (files != NULL || n_files == 0, NULL);

  self = g_new (DxDeskList, 1);
  self->call = dx_call_ref (call);
  self->items = g_ptr_array_new_with_free_func ((GDestroyNotify) free_item);
  for (guint i = 0; i < call->dossier->len; i++)
    {
      DxDeskItem *item = g_new0 (DxDeskItem, 1);

      item->item = g_ptr_array_index (call->dossier, i);
      item->id = make_id (self->items, item->item->kind);
      item->proposed = judge (item->item, proposal, files, n_files, &item->why);
      item->state = item->proposed;
      g_ptr_array_add (self->items, item);
    }
  return self;
}

/**
 * dx_desk_list_free:
 * @self: (transfer full) (nullable): a list
 *
 * Frees it.
 */
void
dx_desk_list_free (DxDeskList *self)
{
  if (self == NULL)
    return;
  g_ptr_array_unref (self->items);
  dx_call_unref (self->call);
  g_free (self);
}

/**
 * dx_desk_list_find:
 * @self: a list
 * @id: of an item
 *
 * Returns: (transfer none) (nullable): the item
 */
DxDeskItem *
dx_desk_list_find (const DxDeskList *self, const char *id)
{
  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (id != NULL, NULL);

  for (guint i = 0; i < self->items->len; i++)
    {
      DxDeskItem *item = g_ptr_array_index (self->items, i);

      if (strcmp (item->id, id) == 0)
        return item;
    }
  return NULL;
}

/**
 * dx_desk_list_set:
 * @self: a list
 * @id: of an item
 * @state: what a person says
 * @remark: (nullable): and remarks
 *
 * Decides on an item; this holds whatever the program proposes.
 *
 * Returns: whether there is such an item
 */
gboolean
dx_desk_list_set (DxDeskList *self,
                  const char *id,
                  DxDeskState state,
                  const char *remark)
{
  DxDeskItem *item = dx_desk_list_find (self, id);

  if (item == NULL)
    return FALSE;
  item->decided = TRUE;
  item->state = state;
  g_free (item->remark);
  item->remark = remark != NULL && !dx_proposal_text_is_empty (remark)
                     ? dx_proposal_clean_text (remark, NULL)
                     : NULL;
  return TRUE;
}

/**
 * dx_desk_list_count:
 * @self: a list
 * @state: a state
 *
 * Returns: how many items are in @state
 */
guint
dx_desk_list_count (const DxDeskList *self, DxDeskState state)
{
  guint n = 0;

  g_return_val_if_fail (self != NULL, 0);

  for (guint i = 0; i < self->items->len; i++)
    {
      const DxDeskItem *item = g_ptr_array_index (self->items, i);

      n += item->state == state;
    }
  return n;
}

/**
 * dx_desk_list_is_complete:
 * @self: a list
 *
 * Returns: whether nothing is missing
 */
gboolean
dx_desk_list_is_complete (const DxDeskList *self)
{
  return dx_desk_list_count (self, DX_DESK_MISSING) == 0;
}
