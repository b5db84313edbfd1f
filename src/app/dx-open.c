/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dx-config.h"

#define G_LOG_DOMAIN "dexuat-app"

#include "dx-open.h"

#include <glib/gi18n-lib.h>

#include "dx-input.h"
#include "dx-json.h"
#include "dx-proposal-compare.h"

#define EXAMPLE "/vn/dexuat/DeXuat/examples/hoi-thao-nang-suat.json"

G_DEFINE_QUARK (dx - open - error - quark, dx_open_error)

/* Also from places that are no folders of this machine. */
static GBytes *
load_remote (GFile *file, GError **error)
{
  g_autoptr (GFileInfo) info = g_file_query_info (
      file, G_FILE_ATTRIBUTE_STANDARD_SIZE "," G_FILE_ATTRIBUTE_STANDARD_TYPE,
      G_FILE_QUERY_INFO_NONE, NULL, error);

  if (info == NULL)
    return NULL;
  if (g_file_info_get_file_type (info) == G_FILE_TYPE_DIRECTORY)
    {
      g_set_error_literal (error, DX_OPEN_ERROR, DX_OPEN_ERROR_READ,
                           _ ("this is a folder"));
      return NULL;
    }
  if (g_file_info_get_size (info) > DX_JSON_MAX_BYTES)
    {
      g_set_error_literal (error, DX_OPEN_ERROR, DX_OPEN_ERROR_READ,
                           _ ("the file is larger than 16 MiB"));
      return NULL;
    }

  return g_file_load_bytes (file, NULL, NULL, error);
}

static GBytes *
load (GFile *file, GError **error)
{
  g_autofree char *path = g_file_get_path (file);

  return path != NULL ? dx_input_read (path, DX_JSON_MAX_BYTES, error)
                      : load_remote (file, error);
}

/**
 * dx_open_read:
 * @workspace: knows forms and calls
 * @file: a file
 * @error: return location for a #DxOpenError; the message says where in the
 *   file and why
 *
 * Reads a proposal file.
 *
 * Returns: (transfer full) (nullable): the proposal
 */
DxProposal *
dx_open_read (DxWorkspace *workspace, GFile *file, GError **error)
{
  g_autoptr (GError) local = NULL;
  g_autoptr (GBytes) bytes = NULL;
  DxProposal *proposal;

  g_return_val_if_fail (DX_IS_WORKSPACE (workspace), NULL);
  g_return_val_if_fail (G_IS_FILE (file), NULL);

  bytes = load (file, &local);
  if (bytes == NULL)
    {
      g_set_error_literal (error, DX_OPEN_ERROR, DX_OPEN_ERROR_READ,
                           local->message);
      return NULL;
    }
  proposal = dx_proposal_new_from_json (
      bytes, dx_workspace_get_catalog (workspace), &local);
  if (proposal == NULL)
    g_set_error_literal (error, DX_OPEN_ERROR, DX_OPEN_ERROR_CONTENT,
                         local->message);

  return proposal;
}

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

static gboolean
is_same (DxProposal *left, DxProposal *right)
{
  g_autoptr (GPtrArray) differences = NULL;

  if (!dx_open_fits (left, right))
    return FALSE;
  differences = dx_proposal_compare (left, right);

  return differences->len == 0;
}

/**
 * dx_open_classify:
 * @workspace: has the store
 * @proposal: what a file says
 * @open: (nullable): the proposal of the same id that a window is open on
 *
 * Compares what came in with what is here.
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
    return is_same (open, proposal) ? DX_OPEN_SAME : DX_OPEN_OTHER;
  if (store == NULL || !dx_store_contains (store, id))
    return DX_OPEN_NEW;
  stored =
      dx_store_load (store, id, dx_workspace_get_catalog (workspace), NULL);

  return stored != NULL && is_same (stored, proposal) ? DX_OPEN_SAME
                                                      : DX_OPEN_OTHER;
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

/**
 * dx_open_take:
 * @session: the proposal that is here
 * @proposal: what a file says of it, on the same form
 * @note: why the older version was kept
 * @error: return location for a #DxStoreError
 *
 * Takes what the file says as the newer version. The older one is kept as a
 * revision first.
 *
 * Returns: %FALSE when that could not be written; nothing has changed then
 */
gboolean
dx_open_take (DxSession *session,
              DxProposal *proposal,
              const char *note,
              GError **error)
{
  DxProposal *mine;

  g_return_val_if_fail (DX_IS_SESSION (session), FALSE);
  g_return_val_if_fail (DX_IS_PROPOSAL (proposal), FALSE);

  mine = dx_session_get_proposal (session);
  if (!dx_session_keep (session, note, error))
    return FALSE;
  dx_proposal_assign (mine, proposal);

  return dx_session_save (session, error);
}
