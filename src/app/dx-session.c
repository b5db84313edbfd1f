/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dx-config.h"

#define G_LOG_DOMAIN "dexuat-app"

#include "dx-session.h"

#include "dx-check.h"
#include "dx-proposal-compare.h"
#include "dx-session-history-private.h"

/* Autosave: this long after the last change, and at the latest that long
 * after the first one that is not saved. Milliseconds. */
#define SAVE_AFTER 400
#define SAVE_AT_LATEST 1500
#define RETRY_AFTER 5000

/* Findings wait until the hands rest. */
#define CHECK_AFTER 150

struct _DxSession {
  GObject parent_instance;
  DxWorkspace *workspace;
  DxProposal *proposal;
  gulong changed_handler;
  GPtrArray *findings;
  gboolean findings_stale;
  GHashTable *visited;
  DxSessionHistory *history;
  DxProposalState state;
  DxSaveState save_state;
  GError *save_error;
  gint64 unsaved_since; /* µs, monotonic; 0 when all is saved */
  gboolean closed;
  guint save_source;
  guint check_source;
};

enum {
  FINDINGS_CHANGED,
  SAVE_STATE_CHANGED,
  STATE_CHANGED,
  UNDO_CHANGED,
  COMMIT,
  ATTACHMENTS_CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (DxSession, dx_session, G_TYPE_OBJECT)

static void
emit (DxSession *self, guint signal)
{
  g_signal_emit (self, signals[signal], 0);
}

static void
set_save_state (DxSession *self, DxSaveState state)
{
  if (self->save_state == state && state != DX_SAVE_FAILED)
    return;
  self->save_state = state;
  emit (self, SAVE_STATE_CHANGED);
}

static void
set_state (DxSession *self, DxProposalState state)
{
  if (self->state == state)
    return;
  self->state = state;
  emit (self, STATE_CHANGED);
}

static gboolean
check_cb (gpointer data)
{
  DxSession *self = data;

  self->check_source = 0;
  dx_session_get_findings (self);

  return G_SOURCE_REMOVE;
}

static gboolean
save_cb (gpointer data)
{
  DxSession *self = data;

  self->save_source = 0;
  dx_session_save (self, NULL);

  return G_SOURCE_REMOVE;
}

static void
schedule_save (DxSession *self, gint64 wait)
{
  gint64 now = g_get_monotonic_time ();

  if (self->unsaved_since == 0)
    self->unsaved_since = now;
  if (wait == SAVE_AFTER)
    wait = CLAMP (SAVE_AT_LATEST - (now - self->unsaved_since) / 1000, 0,
                  SAVE_AFTER);
  g_clear_handle_id (&self->save_source, g_source_remove);
  self->save_source = g_timeout_add ((guint) wait, save_cb, self);
}

static void
changed_cb (DxProposal *proposal, const char *field, DxSession *self)
{
  gboolean had_undo = dx_session_can_undo (self);

  dx_session_history_record (self->history, proposal, field);
  self->findings_stale = TRUE;
  if (self->check_source == 0)
    self->check_source = g_timeout_add (CHECK_AFTER, check_cb, self);
  if (!g_str_equal (field, "revision"))
    set_state (self, self->state == DX_PROPOSAL_STATE_DRAFT
                         ? DX_PROPOSAL_STATE_DRAFT
                         : DX_PROPOSAL_STATE_STALE);
  if (self->save_state != DX_SAVE_FAILED)
    set_save_state (self, DX_SAVE_PENDING);
  schedule_save (self, SAVE_AFTER);
  if (had_undo != dx_session_can_undo (self))
    emit (self, UNDO_CHANGED);
}

static void
dx_session_dispose (GObject *object)
{
  DxSession *self = DX_SESSION (object);

  if (self->proposal != NULL)
    dx_session_close (self);
  g_clear_handle_id (&self->save_source, g_source_remove);
  g_clear_handle_id (&self->check_source, g_source_remove);
  g_clear_signal_handler (&self->changed_handler, self->proposal);
  g_clear_object (&self->proposal);
  g_clear_object (&self->workspace);
  G_OBJECT_CLASS (dx_session_parent_class)->dispose (object);
}

static void
dx_session_finalize (GObject *object)
{
  DxSession *self = DX_SESSION (object);

  g_clear_pointer (&self->findings, g_ptr_array_unref);
  g_clear_pointer (&self->visited, g_hash_table_unref);
  g_clear_pointer (&self->history, dx_session_history_free);
  g_clear_error (&self->save_error);
  G_OBJECT_CLASS (dx_session_parent_class)->finalize (object);
}

static void
dx_session_class_init (DxSessionClass *class)
{
  static const char *const names[N_SIGNALS] = {
    [FINDINGS_CHANGED] = "findings-changed",
    [SAVE_STATE_CHANGED] = "save-state-changed",
    [STATE_CHANGED] = "state-changed",
    [UNDO_CHANGED] = "undo-changed",
    [COMMIT] = "commit",
    [ATTACHMENTS_CHANGED] = "attachments-changed",
  };

  G_OBJECT_CLASS (class)->dispose = dx_session_dispose;
  G_OBJECT_CLASS (class)->finalize = dx_session_finalize;
  for (guint i = 0; i < N_SIGNALS; i++)
    signals[i] = g_signal_new (names[i], DX_TYPE_SESSION, G_SIGNAL_RUN_LAST, 0,
                               NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
dx_session_init (DxSession *self)
{
  self->visited = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->findings_stale = TRUE;
}

/**
 * dx_session_new:
 * @workspace: what it works with
 * @proposal: what is worked on
 *
 * Begins to work on a proposal. A new one is written when it first changes,
 * or by dx_session_save ().
 *
 * Returns: (transfer full): the session
 */
DxSession *
dx_session_new (DxWorkspace *workspace, DxProposal *proposal)
{
  DxSession *self;
  DxStore *store;
  DxProposalFacts facts = { 0 };

  g_return_val_if_fail (DX_IS_WORKSPACE (workspace), NULL);
  g_return_val_if_fail (DX_IS_PROPOSAL (proposal), NULL);

  self = g_object_new (DX_TYPE_SESSION, NULL);
  self->workspace = g_object_ref (workspace);
  self->proposal = g_object_ref (proposal);
  self->history = dx_session_history_new (proposal);
  self->changed_handler = g_signal_connect (proposal, "changed",
                                            G_CALLBACK (changed_cb), self);
  store = dx_workspace_get_store (workspace);
  if (store != NULL
      && dx_store_get_facts (store, dx_proposal_get_id (proposal), &facts,
                             NULL))
    self->state = facts.state;

  return self;
}

/**
 * dx_session_get_workspace:
 * @self: a session
 *
 * Returns: (transfer none): what it works with
 */
DxWorkspace *
dx_session_get_workspace (DxSession *self)
{
  g_return_val_if_fail (DX_IS_SESSION (self), NULL);

  return self->workspace;
}

/**
 * dx_session_get_proposal:
 * @self: a session
 *
 * Returns: (transfer none): what is worked on; every change to it is saved
 *   by itself
 */
DxProposal *
dx_session_get_proposal (DxSession *self)
{
  g_return_val_if_fail (DX_IS_SESSION (self), NULL);

  return self->proposal;
}

/**
 * dx_session_get_title:
 * @self: a session
 *
 * Returns: (transfer full) (nullable): the proposal's name, as far as it is
 *   there
 */
char *
dx_session_get_title (DxSession *self)
{
  g_return_val_if_fail (DX_IS_SESSION (self), NULL);

  return dx_progress_get_title (self->proposal);
}

/**
 * dx_session_get_findings:
 * @self: a session
 *
 * Checks the proposal if it changed since the last time.
 *
 * Returns: (transfer none) (element-type DxFinding): the findings, until the
 *   next change
 */
GPtrArray *
dx_session_get_findings (DxSession *self)
{
  g_autoptr (GDateTime) now = NULL;

  g_return_val_if_fail (DX_IS_SESSION (self), NULL);

  if (!self->findings_stale)
    return self->findings;

  g_clear_handle_id (&self->check_source, g_source_remove);
  now = dx_workspace_now (self->workspace);
  g_clear_pointer (&self->findings, g_ptr_array_unref);
  self->findings = dx_check (
      self->proposal, dx_workspace_get_catalog (self->workspace), now);
  self->findings_stale = FALSE;
  emit (self, FINDINGS_CHANGED);

  return self->findings;
}

/**
 * dx_session_count:
 * @self: a session
 * @severity: how bad
 *
 * Returns: how many findings of that severity there are
 */
guint
dx_session_count (DxSession *self, DxSeverity severity)
{
  g_return_val_if_fail (DX_IS_SESSION (self), 0);

  return dx_findings_count (dx_session_get_findings (self), severity);
}

/**
 * dx_session_find_finding:
 * @self: a session
 * @field: a field id or "topics.ID"
 *
 * Finds what should be said under a field: its worst finding. Of a field
 * that nobody visited nothing is said.
 *
 * Returns: (transfer none) (nullable): it, until the next change
 */
const DxFinding *
dx_session_find_finding (DxSession *self, const char *field)
{
  const DxFinding *worst = NULL;
  GPtrArray *findings;

  g_return_val_if_fail (DX_IS_SESSION (self), NULL);
  g_return_val_if_fail (field != NULL, NULL);

  if (!dx_session_is_visited (self, field))
    return NULL;
  findings = dx_session_get_findings (self);
  for (guint i = 0; i < findings->len; i++)
    {
      const DxFinding *finding = g_ptr_array_index (findings, i);

      if (g_str_equal (finding->field, field)
          && (worst == NULL || finding->severity < worst->severity))
        worst = finding;
    }

  return worst;
}

/**
 * dx_session_get_section_state:
 * @self: a session
 * @section: a section's id, or "topics"
 *
 * Returns: how far it is
 */
DxSectionState
dx_session_get_section_state (DxSession *self, const char *section)
{
  GPtrArray *findings;

  g_return_val_if_fail (DX_IS_SESSION (self), DX_SECTION_EMPTY);

  findings = dx_session_get_findings (self);
  if (g_str_equal (section, "topics"))
    return dx_progress_get_topics (self->proposal, findings);

  return dx_progress_get_section (self->proposal, findings, section);
}

/**
 * dx_session_visit:
 * @self: a session
 * @field: a field id or "topics.ID"
 *
 * Says that the user was in @field: from now on its findings show.
 */
void
dx_session_visit (DxSession *self, const char *field)
{
  g_return_if_fail (DX_IS_SESSION (self));

  if (g_hash_table_add (self->visited, g_strdup (field)))
    emit (self, FINDINGS_CHANGED);
}

/**
 * dx_session_is_visited:
 * @self: a session
 * @field: a field id or "topics.ID"
 *
 * Returns: whether the user was in it
 */
gboolean
dx_session_is_visited (DxSession *self, const char *field)
{
  g_return_val_if_fail (DX_IS_SESSION (self), FALSE);

  return g_hash_table_contains (self->visited, field);
}

/**
 * dx_session_commit:
 * @self: a session
 *
 * Asks all editors for what they still hold back: text that an input method
 * is composing, a change that waits. To be called before every step that
 * leaves, saves, prints or closes.
 */
void
dx_session_commit (DxSession *self)
{
  g_return_if_fail (DX_IS_SESSION (self));

  emit (self, COMMIT);
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
  facts->deadline
      = call != NULL && call->deadline != NULL && call->deadline->instant != NULL
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
      set_save_state (self, DX_SAVE_SAVED);
      return TRUE;
    }

  g_clear_error (&self->save_error);
  self->save_error = g_error_copy (local);
  set_save_state (self, DX_SAVE_FAILED);
  if (!self->closed)
    schedule_save (self, RETRY_AFTER);
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

/**
 * dx_session_set_sent:
 * @self: a session
 * @sent: whether the user handed the proposal in
 *
 * Keeps what the user says of it. Saved is not sent: nothing else sets it.
 */
void
dx_session_set_sent (DxSession *self, gboolean sent)
{
  g_return_if_fail (DX_IS_SESSION (self));

  if (sent)
    set_state (self, DX_PROPOSAL_STATE_SENT);
  else
    set_state (self, dx_proposal_get_revision (self->proposal) > 0
                         ? DX_PROPOSAL_STATE_PRINTED
                         : DX_PROPOSAL_STATE_DRAFT);
  dx_session_save (self, NULL);
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
  set_state (self, DX_PROPOSAL_STATE_PRINTED);
  if (add_revision (self, DX_REVISION_PRINTED, note, error))
    return TRUE;

  dx_proposal_set_revision (self->proposal, number);
  set_state (self, before);

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
  emit (self, UNDO_CHANGED);

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

/**
 * dx_session_can_undo:
 * @self: a session
 *
 * Returns: whether there is a step to take back
 */
gboolean
dx_session_can_undo (DxSession *self)
{
  g_return_val_if_fail (DX_IS_SESSION (self), FALSE);

  return dx_session_history_can_undo (self->history);
}

/**
 * dx_session_can_redo:
 * @self: a session
 *
 * Returns: whether a step was taken back that can be made again
 */
gboolean
dx_session_can_redo (DxSession *self)
{
  g_return_val_if_fail (DX_IS_SESSION (self), FALSE);

  return dx_session_history_can_redo (self->history);
}

/**
 * dx_session_undo:
 * @self: a session
 *
 * Takes the last step back, whatever field it was in.
 */
void
dx_session_undo (DxSession *self)
{
  g_return_if_fail (DX_IS_SESSION (self));

  dx_session_commit (self);
  dx_session_history_undo (self->history, self->proposal);
  emit (self, UNDO_CHANGED);
}

/**
 * dx_session_redo:
 * @self: a session
 *
 * Makes the step again that was taken back last.
 */
void
dx_session_redo (DxSession *self)
{
  g_return_if_fail (DX_IS_SESSION (self));

  dx_session_commit (self);
  dx_session_history_redo (self->history, self->proposal);
  emit (self, UNDO_CHANGED);
}

/**
 * dx_session_attachments_changed:
 * @self: a session
 *
 * Tells all windows that attachments were added, removed or renamed.
 */
void
dx_session_attachments_changed (DxSession *self)
{
  g_return_if_fail (DX_IS_SESSION (self));

  emit (self, ATTACHMENTS_CHANGED);
}
