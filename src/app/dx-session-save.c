/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dx-config.h"

#define G_LOG_DOMAIN "dexuat-app"

#include "dx-session-private.h"

#include "dx-proposal-compare.h"
#include "dx-seal-files.h"

/* Autosave, versions that are kept, and what is said of the paper. */

/*
 * dx_session_set_save_state:
 *
 * Says whether all is on the disk; a failure is said each time.
 */
void
dx_session_set_save_state (DxSession *self, DxSaveState state)
{
  if (self->save_state == state && state != DX_SAVE_FAILED)
    return;
  self->save_state = state;
  dx_session_emit (self, "save-state-changed");
}

/*
 * dx_session_set_state:
 *
 * Says whether the paper is there and up to date.
 */
void
dx_session_set_state (DxSession *self, DxProposalState state)
{
  if (self->state == state)
    return;
  self->state = state;
  dx_session_emit (self, "state-changed");
}

static gboolean
save_cb (gpointer data)
{
  DxSession *self = data;

  self->save_source = 0;
  dx_session_save (self, NULL);

  return G_SOURCE_REMOVE;
}

/*
 * dx_session_schedule_save:
 * @wait: milliseconds
 *
 * Saves after a while. After a change never later than
 * %DX_SESSION_SAVE_AT_LATEST behind the first one that is not saved.
 */
void
dx_session_schedule_save (DxSession *self, gint64 wait)
{
  gint64 now = g_get_monotonic_time ();

  if (self->unsaved_since == 0)
    self->unsaved_since = now;
  if (wait == DX_SESSION_SAVE_AFTER)
    wait =
        CLAMP (DX_SESSION_SAVE_AT_LATEST - (now - self->unsaved_since) / 1000,
               0, DX_SESSION_SAVE_AFTER);
  g_clear_handle_id (&self->save_source, g_source_remove);
  self->save_source = g_timeout_add ((guint) wait, save_cb, self);
}

static void
get_facts (DxSession *self, DxProposalFacts *facts)
{
  GPtrArray *findings = dx_session_get_findings (self);
  DxCall *call = dx_proposal_get_call (self->proposal);

  facts->state = self->state;
  facts->errors = dx_findings_count (findings, DX_SEVERITY_ERROR);
  facts->warnings = dx_findings_count (findings, DX_SEVERITY_WARNING);
  facts->sections = dx_proposal_get_form (self->proposal)->sections->len;
  facts->sections_done = dx_progress_count_complete (self->proposal, findings);
  facts->deadline = call != NULL && call->deadline != NULL
                            && call->deadline->instant != NULL
                        ? g_date_time_to_unix (call->deadline->instant)
                        : 0;
}

static gboolean
write_out (DxSession *self, GError **error)
{
  DxStore *store = dx_workspace_get_store (self->workspace);
  DxProposalFacts facts = { 0 };

  if (store == NULL)
    {
      const GError *why = dx_workspace_get_store_error (self->workspace);

      g_propagate_error (error, g_error_copy (why));
      return FALSE;
    }
  get_facts (self, &facts);

  return dx_store_save (store, self->proposal, &facts, error);
}

/**
 * dx_session_save:
 * @self: a session
 * @error: return location for a #DxStoreError
 *
 * Writes the proposal now. On failure the text stays here, the state says
 * so, and it is tried again by itself.
 *
 * Returns: %FALSE when it could not be written
 */
gboolean
dx_session_save (DxSession *self, GError **error)
{
  g_autoptr (GError) local = NULL;

  g_return_val_if_fail (DX_IS_SESSION (self), FALSE);

  g_clear_handle_id (&self->save_source, g_source_remove);
  if (write_out (self, &local))
    {
      self->unsaved_since = 0;
      g_clear_error (&self->save_error);
      dx_session_set_save_state (self, DX_SAVE_SAVED);
      return TRUE;
    }

  g_clear_error (&self->save_error);
  self->save_error = g_error_copy (local);
  dx_session_set_save_state (self, DX_SAVE_FAILED);
  if (!self->closed)
    dx_session_schedule_save (self, DX_SESSION_RETRY_AFTER);
  g_propagate_error (error, g_steal_pointer (&local));

  return FALSE;
}

/**
 * dx_session_get_save_state:
 * @self: a session
 *
 * Returns: whether all that was typed is on the disk
 */
DxSaveState
dx_session_get_save_state (DxSession *self)
{
  g_return_val_if_fail (DX_IS_SESSION (self), DX_SAVE_SAVED);

  return self->save_state;
}

/**
 * dx_session_get_save_error:
 * @self: a session
 *
 * Returns: (transfer none) (nullable): why the last save failed
 */
const GError *
dx_session_get_save_error (DxSession *self)
{
  g_return_val_if_fail (DX_IS_SESSION (self), NULL);

  return self->save_error;
}

/**
 * dx_session_get_state:
 * @self: a session
 *
 * Returns: whether the paper is there and up to date
 */
DxProposalState
dx_session_get_state (DxSession *self)
{
  g_return_val_if_fail (DX_IS_SESSION (self), DX_PROPOSAL_STATE_DRAFT);

  return self->state;
}

static gboolean
add_revision (DxSession *self,
              DxRevisionKind kind,
              const char *note,
              GError **error)
{
  return dx_session_save (self, error)
         && dx_store_add_revision (dx_workspace_get_store (self->workspace),
                                   self->proposal, kind, note, NULL, error);
}

/**
 * dx_session_keep:
 * @self: a session
 * @note: (nullable): why
 * @error: return location for a #DxStoreError
 *
 * Saves, and keeps this version for good.
 *
 * Returns: %FALSE when it could not be written
 */
gboolean
dx_session_keep (DxSession *self, const char *note, GError **error)
{
  g_return_val_if_fail (DX_IS_SESSION (self), FALSE);

  dx_session_commit (self);

  return add_revision (self, DX_REVISION_SAVED, note, error);
}

/* The files that go with this version are part of its seal. */
static gboolean
remember_files (DxSession *self, GError **error)
{
  DxStore *store = dx_workspace_get_store (self->workspace);

  return store == NULL
         || dx_seal_files_remember (store, dx_proposal_get_id (self->proposal),
                                    dx_proposal_get_revision (self->proposal),
                                    error);
}

/**
 * dx_session_freeze:
 * @self: a session
 * @note: (nullable): where to it was printed or written
 * @error: return location for a #DxStoreError
 *
 * Makes what stands there the next printed version ("Bản in số N"). To be
 * called before the paper is made, so that the paper and the version are
 * one; a change after it makes the paper out of date.
 *
 * Returns: %FALSE when it could not be written; the number is as before
 */
gboolean
dx_session_freeze (DxSession *self, const char *note, GError **error)
{
  DxProposalState before = self->state;
  gint64 number;

  g_return_val_if_fail (DX_IS_SESSION (self), FALSE);

  dx_session_commit (self);
  number = dx_proposal_get_revision (self->proposal);
  dx_proposal_set_revision (self->proposal, number + 1);
  dx_session_set_state (self, DX_PROPOSAL_STATE_PRINTED);
  if (remember_files (self, error)
      && add_revision (self, DX_REVISION_PRINTED, note, error))
    return TRUE;

  dx_proposal_set_revision (self->proposal, number);
  dx_session_set_state (self, before);

  return FALSE;
}

/**
 * dx_session_restore:
 * @self: a session
 * @revision: the key of a revision of this proposal
 * @error: return location for a #DxStoreError
 *
 * Brings an older version back. What stood there is kept as a revision
 * first, and the step can be undone.
 *
 * Returns: %FALSE when that failed; nothing has changed then
 */
gboolean
dx_session_restore (DxSession *self, gint64 revision, GError **error)
{
  g_autoptr (DxProposal) older = NULL;
  DxStore *store;

  g_return_val_if_fail (DX_IS_SESSION (self), FALSE);

  dx_session_commit (self);
  if (!add_revision (self, DX_REVISION_RESTORED, NULL, error))
    return FALSE;
  store = dx_workspace_get_store (self->workspace);
  older = dx_store_load_revision (
      store, revision, dx_workspace_get_catalog (self->workspace), error);
  if (older == NULL)
    return FALSE;

  dx_session_history_begin_step (self->history);
  dx_proposal_assign (self->proposal, older);
  dx_session_history_end_step (self->history, self->proposal);
  dx_session_emit (self, "undo-changed");

  return dx_session_save (self, error);
}

/**
 * dx_session_close:
 * @self: a session
 *
 * Saves what is not saved and keeps a revision of it. The session can go on
 * afterwards.
 */
void
dx_session_close (DxSession *self)
{
  DxStore *store;

  g_return_if_fail (DX_IS_SESSION (self));

  dx_session_commit (self);
  self->closed = TRUE;
  if (self->unsaved_since != 0)
    dx_session_save (self, NULL);
  self->closed = FALSE;
  store = dx_workspace_get_store (self->workspace);
  if (store != NULL && self->save_state == DX_SAVE_SAVED
      && dx_store_get_access (store) == DX_STORE_WRITABLE
      && dx_store_contains (store, dx_proposal_get_id (self->proposal)))
    dx_store_add_revision (store, self->proposal, DX_REVISION_AUTO, NULL, NULL,
                           NULL);
}
