/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "dexuat-app"

#include "dx-verify-search.h"

#include "dx-proposal-list.h"
#include "dx-seal-files.h"

struct _DxVerifySearch {
  DxWorkspace *workspace;
  DxSession *session;   /* nullable */
  DxProposalList *list; /* nullable: made when the open one has it not */
  guint next;
  char code[DX_SEAL_LETTERS + 1];
  DxVerifyFound *found;
};

/**
 * dx_verify_search_new:
 * @workspace: where proposals are kept
 * @session: (nullable): the proposal that is open
 * @code: eight letters
 *
 * Returns: (transfer full): a search that has not begun
 */
DxVerifySearch *
dx_verify_search_new (DxWorkspace *workspace,
                      DxSession *session,
                      const char *code)
{
  DxVerifySearch *self;

  g_return_val_if_fail (DX_IS_WORKSPACE (workspace), NULL);
  g_return_val_if_fail (code != NULL, NULL);

  self = g_new0 (DxVerifySearch, 1);
  self->workspace = g_object_ref (workspace);
  if (session != NULL)
    self->session = g_object_ref (session);
  g_strlcpy (self->code, code, sizeof self->code);

  return self;
}

/**
 * dx_verify_search_free:
 * @self: (transfer full) (nullable): a search
 *
 * Ends it.
 */
void
dx_verify_search_free (DxVerifySearch *self)
{
  if (self == NULL)
    return;

  g_clear_object (&self->list);
  g_clear_object (&self->session);
  g_clear_object (&self->workspace);
  dx_verify_found_free (self->found);
  g_free (self);
}

static gboolean
has_code (DxProposal *proposal, GPtrArray *files, const char *code)
{
  g_autoptr (DxSeal) lone = dx_seal_new (proposal, NULL);
  g_autoptr (DxSeal) whole = files != NULL ? dx_seal_new (proposal, files)
                                           : NULL;

  return g_str_equal (lone->code, code)
         || (whole != NULL && g_str_equal (whole->code, code));
}

/* The newest of the versions that read the same; then what stands there and
 * was never printed. */
static gboolean
look_at (DxVerifySearch *self, const char *id)
{
  g_autoptr (GArray) numbers = dx_verify_list_numbers (self->workspace, id);
  g_autoptr (DxVerifyFound) present = NULL;

  for (guint i = 0; i < numbers->len; i++)
    {
      g_autoptr (DxVerifyFound)
          found = dx_verify_find (self->workspace, self->session, id,
                                  g_array_index (numbers, gint64, i));

      if (found != NULL && has_code (found->proposal, found->files, self->code))
        {
          self->found = g_steal_pointer (&found);
          return TRUE;
        }
    }
  present = dx_verify_find (self->workspace, self->session, id, -1);
  if (present == NULL)
    return FALSE;
  g_clear_pointer (&present->files, g_ptr_array_unref);
  present->files =
      dx_seal_files_list (dx_workspace_get_store (self->workspace), id);
  if (!has_code (present->proposal, present->files, self->code))
    return FALSE;
  /* Of one that came from elsewhere nothing is kept but what stands there. */
  present->kept = numbers->len == 0 && present->newest > 0;
  self->found = g_steal_pointer (&present);

  return TRUE;
}

static gboolean
begin (DxVerifySearch *self)
{
  const DxProposalQuery all = { .state = -1 };
  DxStore *store = dx_workspace_get_store (self->workspace);

  if (self->session != NULL
      && look_at (self,
                  dx_proposal_get_id (dx_session_get_proposal (self->session))))
    return FALSE;
  if (store == NULL)
    return FALSE;
  self->list = dx_proposal_list_new (store);
  dx_proposal_list_set_query (self->list, &all);

  return TRUE;
}

/**
 * dx_verify_search_step:
 * @self: a search
 * @microseconds: how long it may take
 *
 * Looks at some more proposals.
 *
 * Returns: whether there are more to be looked at
 */
gboolean
dx_verify_search_step (DxVerifySearch *self, gint64 microseconds)
{
  gint64 end = g_get_monotonic_time () + microseconds;

  g_return_val_if_fail (self != NULL, FALSE);

  if (self->found != NULL)
    return FALSE;
  if (self->list == NULL)
    return begin (self);
  do
    {
      g_autoptr (DxProposalItem) item =
          g_list_model_get_item (G_LIST_MODEL (self->list), self->next++);

      if (item == NULL || look_at (self, dx_proposal_item_get_id (item)))
        return FALSE;
  } while (g_get_monotonic_time () < end);

  return TRUE;
}

/**
 * dx_verify_search_get_code:
 * @self: a search
 *
 * Returns: (transfer none): the code that is looked for
 */
const char *
dx_verify_search_get_code (DxVerifySearch *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->code;
}

/**
 * dx_verify_search_steal:
 * @self: a search that is done
 *
 * Returns: (transfer full) (nullable): the version that has the code
 */
DxVerifyFound *
dx_verify_search_steal (DxVerifySearch *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return g_steal_pointer (&self->found);
}
