/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dx-config.h"

#define G_LOG_DOMAIN "dexuat-app"

#include "dx-open.h"

#include <string.h>

#include "dx-json.h"
#include "dx-proposal-compare.h"
#include "dx-seal.h"
#include "dx-session-private.h"

#define EXAMPLE "/vn/dexuat/DeXuat/examples/hoi-thao-nang-suat.json"

/**
 * dx_open_example:
 * @workspace: knows forms and calls
 *
 * Makes a proposal that shows what a good one looks like. Each is one of its
 * own.
 *
 * Returns: (transfer full): the proposal
 */
DxProposal *
dx_open_example (DxWorkspace *workspace)
{
  g_autoptr (GBytes) bytes =
      g_resources_lookup_data (EXAMPLE, G_RESOURCE_LOOKUP_FLAGS_NONE, NULL);
  g_autoptr (DxProposal) example = NULL;
  g_autoptr (GError) error = NULL;

  g_return_val_if_fail (DX_IS_WORKSPACE (workspace), NULL);

  example = dx_proposal_new_from_json (
      bytes, dx_workspace_get_catalog (workspace), &error);
  if (example == NULL)
    g_error ("example: %s", error->message);

  return dx_proposal_copy_as_new (example, dx_proposal_get_call (example));
}

/**
 * dx_open_fits:
 * @left: a proposal
 * @right: another one
 *
 * Tells whether the values of the one fit into the form of the other. A form
 * that was read again is the same unless somebody changed it.
 *
 * Returns: whether the two can be compared and assigned
 */
gboolean
dx_open_fits (DxProposal *left, DxProposal *right)
{
  const DxForm *a;
  const DxForm *b;

  g_return_val_if_fail (DX_IS_PROPOSAL (left), FALSE);
  g_return_val_if_fail (DX_IS_PROPOSAL (right), FALSE);

  a = dx_proposal_get_form (left);
  b = dx_proposal_get_form (right);
  if (a == b)
    return TRUE;
  if (!g_str_equal (a->id, b->id) || a->fields->len != b->fields->len)
    return FALSE;
  for (guint i = 0; i < a->fields->len; i++)
    {
      const DxField *one = g_ptr_array_index (a->fields, i);
      const DxField *other = g_ptr_array_index (b->fields, i);

      if (one->kind != other->kind || !g_str_equal (one->id, other->id))
        return FALSE;
    }

  return TRUE;
}

/* By the digest of the seal: what two machines can tell each other. */
static gboolean
is_same (DxProposal *left, DxProposal *right)
{
  g_autoptr (DxSeal) one = dx_seal_new (left, NULL);
  g_autoptr (DxSeal) other = dx_seal_new (right, NULL);

  return memcmp (one->digest, other->digest, sizeof one->digest) == 0;
}

/* Whether it is a version that was printed here, before changes. */
static gboolean
was_printed (DxWorkspace *workspace, DxProposal *proposal)
{
  DxStore *store = dx_workspace_get_store (workspace);
  DxCatalog *catalog = dx_workspace_get_catalog (workspace);
  gint64 number = dx_proposal_get_revision (proposal);
  g_autoptr (GPtrArray) revisions = NULL;

  if (store != NULL && number > 0)
    revisions =
        dx_store_list_revisions (store, dx_proposal_get_id (proposal), NULL);
  for (guint i = 0; revisions != NULL && i < revisions->len; i++)
    {
      const DxRevision *it = g_ptr_array_index (revisions, i);
      g_autoptr (DxProposal) kept = NULL;

      if (it->kind != DX_REVISION_PRINTED || it->number != number)
        continue;
      kept = dx_store_load_revision (store, it->row, catalog, NULL);
      if (kept != NULL && is_same (kept, proposal))
        return TRUE;
    }

  return FALSE;
}

static DxOpenKind
classify (DxWorkspace *workspace, DxProposal *here, DxProposal *proposal)
{
  gint64 mine = dx_proposal_get_revision (here);
  gint64 theirs = dx_proposal_get_revision (proposal);

  if (is_same (here, proposal) && theirs <= mine)
    return DX_OPEN_SAME;
  if (theirs > mine)
    return DX_OPEN_NEWER;
  if (theirs < mine || was_printed (workspace, proposal))
    return DX_OPEN_OLDER;

  return DX_OPEN_CONFLICT;
}

/**
 * dx_open_classify:
 * @workspace: has the store
 * @proposal: what a file says
 * @open: (nullable): the proposal of the same id that a window is open on
 *
 * Compares what came in with what is here, by id, number of the version and
 * seal.
 *
 * Returns: how they stand to each other
 */
DxOpenKind
dx_open_classify (DxWorkspace *workspace,
                  DxProposal *proposal,
                  DxProposal *open)
{
  const char *id;
  DxStore *store;
  g_autoptr (DxProposal) stored = NULL;

  g_return_val_if_fail (DX_IS_WORKSPACE (workspace), DX_OPEN_NEW);
  g_return_val_if_fail (DX_IS_PROPOSAL (proposal), DX_OPEN_NEW);

  id = dx_proposal_get_id (proposal);
  store = dx_workspace_get_store (workspace);
  if (open != NULL)
    return classify (workspace, open, proposal);
  if (store == NULL || !dx_store_contains (store, id))
    return DX_OPEN_NEW;
  stored =
      dx_store_load (store, id, dx_workspace_get_catalog (workspace), NULL);

  return stored != NULL ? classify (workspace, stored, proposal)
                        : DX_OPEN_CONFLICT;
}

/**
 * dx_open_copy:
 * @workspace: knows forms and calls
 * @proposal: a proposal
 *
 * Makes one that says the same in every member and has an id of its own.
 *
 * Returns: (transfer full): the copy
 */
DxProposal *
dx_open_copy (DxWorkspace *workspace, DxProposal *proposal)
{
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GBytes) changed = NULL;
  g_autoptr (JsonNode) root = NULL;
  g_autofree char *id = g_uuid_string_random ();
  g_autoptr (GError) error = NULL;
  DxProposal *copy;

  g_return_val_if_fail (DX_IS_WORKSPACE (workspace), NULL);
  g_return_val_if_fail (DX_IS_PROPOSAL (proposal), NULL);

  bytes = dx_proposal_to_json (proposal);
  root = dx_json_parse (bytes, &error);
  g_return_val_if_fail (root != NULL, NULL);
  json_object_set_string_member (json_node_get_object (root), "id", id);
  changed = dx_json_print (root);
  copy = dx_proposal_new_from_json (
      changed, dx_workspace_get_catalog (workspace), &error);
  if (copy == NULL)
    g_critical ("copy of a proposal: %s", error->message);

  return copy;
}

static DxStore *
get_store (DxWorkspace *workspace, GError **error)
{
  DxStore *store = dx_workspace_get_store (workspace);

  if (store == NULL)
    g_propagate_error (error,
                       g_error_copy (dx_workspace_get_store_error (workspace)));

  return store;
}

/* One step that can be undone, however much it changes. */
static void
assign (DxSession *session, DxProposal *result)
{
  dx_session_history_begin_step (session->history);
  dx_proposal_assign (session->proposal, result);
  dx_session_history_end_step (session->history, session->proposal);
  dx_proposal_set_revision (session->proposal,
                            dx_proposal_get_revision (result));
  dx_session_emit (session, "undo-changed");
}

/**
 * dx_open_take:
 * @session: the proposal that is here, the one that @plan compares
 * @plan: what is taken of a file
 * @note: why the version before was kept
 * @error: return location for a #DxStoreError
 *
 * Takes what was chosen. What stood there is kept as a revision first;
 * what is taken and its files come in one transaction, and one step undoes
 * it, but for the files.
 *
 * Returns: %FALSE when that could not be written; nothing has changed then
 */
gboolean
dx_open_take (DxSession *session,
              DxImportPlan *plan,
              const char *note,
              GError **error)
{
  g_autoptr (DxProposal) result = NULL;
  g_autoptr (GPtrArray) files = NULL;
  DxStore *store;

  g_return_val_if_fail (DX_IS_SESSION (session), FALSE);
  g_return_val_if_fail (plan != NULL, FALSE);
  g_return_val_if_fail (plan->mine == session->proposal, FALSE);

  store = get_store (session->workspace, error);
  if (store == NULL || !dx_session_keep (session, note, error))
    return FALSE;
  result = dx_import_plan_make (plan);
  files = dx_import_plan_list_files (plan);
  if (!dx_store_take (store, result, files, error))
    return FALSE;
  dx_store_untrash (store, dx_proposal_get_id (result), NULL);
  assign (session, result);
  dx_session_save (session, NULL);
  if (files->len > 0)
    dx_session_attachments_changed (session);

  return TRUE;
}

/**
 * dx_open_take_new:
 * @workspace: has the store
 * @plan: what is taken of a file whose proposal is new here
 * @error: return location for a #DxStoreError
 *
 * Takes a proposal into the store, with its files, in one transaction.
 *
 * Returns: (transfer full) (nullable): a session on it, or %NULL when it
 *   could not be written; nothing has changed then
 */
DxSession *
dx_open_take_new (DxWorkspace *workspace, DxImportPlan *plan, GError **error)
{
  g_autoptr (DxProposal) result = NULL;
  g_autoptr (GPtrArray) files = NULL;
  DxSession *session;
  DxStore *store;

  g_return_val_if_fail (DX_IS_WORKSPACE (workspace), NULL);
  g_return_val_if_fail (plan != NULL, NULL);
  g_return_val_if_fail (plan->mine == NULL, NULL);

  store = get_store (workspace, error);
  if (store == NULL)
    return NULL;
  result = dx_import_plan_make (plan);
  files = dx_import_plan_list_files (plan);
  if (!dx_store_take (store, result, files, error))
    return NULL;
  session = dx_session_new (workspace, result);
  /* What the list shows beside it. */
  dx_session_save (session, NULL);

  return session;
}
