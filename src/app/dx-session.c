/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dx-config.h"

#define G_LOG_DOMAIN "dexuat-app"

#include "dx-session-private.h"

#include "dx-check.h"

/* Findings wait until the hands rest. */
#define CHECK_AFTER 150

G_DEFINE_FINAL_TYPE (DxSession, dx_session, G_TYPE_OBJECT)

/*
 * dx_session_emit:
 * @signal: one without arguments
 *
 * Tells the windows.
 */
void
dx_session_emit (DxSession *self, const char *signal)
{
  g_signal_emit_by_name (self, signal);
}

static gboolean
check_cb (gpointer data)
{
  DxSession *self = data;

  self->check_source = 0;
  dx_session_get_findings (self);

  return G_SOURCE_REMOVE;
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
    dx_session_set_state (self, self->state == DX_PROPOSAL_STATE_DRAFT
                                    ? DX_PROPOSAL_STATE_DRAFT
                                    : DX_PROPOSAL_STATE_STALE);
  if (self->save_state != DX_SAVE_FAILED)
    dx_session_set_save_state (self, DX_SAVE_PENDING);
  dx_session_schedule_save (self, DX_SESSION_SAVE_AFTER);
  if (had_undo != dx_session_can_undo (self))
    dx_session_emit (self, "undo-changed");
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
  static const char *const names[] = {
    "findings-changed", "save-state-changed",  "state-changed", "undo-changed",
    "commit",           "attachments-changed",
  };

  G_OBJECT_CLASS (class)->dispose = dx_session_dispose;
  G_OBJECT_CLASS (class)->finalize = dx_session_finalize;
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    g_signal_new (names[i], DX_TYPE_SESSION, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                  NULL, G_TYPE_NONE, 0);
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
  self->changed_handler =
      g_signal_connect (proposal, "changed", G_CALLBACK (changed_cb), self);
  store = dx_workspace_get_store (workspace);
  if (store != NULL
      && dx_store_get_facts (store, dx_proposal_get_id (proposal), &facts,
                             NULL))
    self->state = facts.state;
  self->state_before_sent = dx_proposal_get_revision (proposal) > 0
                                ? DX_PROPOSAL_STATE_PRINTED
                                : DX_PROPOSAL_STATE_DRAFT;

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
  self->findings = dx_check (self->proposal,
                             dx_workspace_get_catalog (self->workspace), now);
  self->findings_stale = FALSE;
  dx_session_emit (self, "findings-changed");

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
    dx_session_emit (self, "findings-changed");
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

  dx_session_emit (self, "commit");
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
  dx_session_emit (self, "undo-changed");
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
  dx_session_emit (self, "undo-changed");
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

  dx_session_emit (self, "attachments-changed");
}
