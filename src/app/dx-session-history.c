/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dx-config.h"

#define G_LOG_DOMAIN "dexuat-app"

#include "dx-session-history-private.h"

#define MAX_STEPS 200

/* Changes of one field follow each other into one step until the hands rest
 * for this long, in microseconds. */
#define SAME_STEP (1500 * 1000)

/* @present is a copy of the value as it is, so that the value before a
 * change is still at hand when the change is heard of. */
struct _DxSessionHistory {
  GQueue undo; /* of DxProposal */
  GQueue redo;
  DxProposal *present;
  char *field;
  gint64 last;
  guint step_depth;
  gboolean step_recorded;
  gboolean moving;
};

/*
 * dx_session_history_new:
 * @proposal: the value to begin with
 *
 * Returns: (transfer full): a history without steps
 */
DxSessionHistory *
dx_session_history_new (DxProposal *proposal)
{
  DxSessionHistory *self = g_new0 (DxSessionHistory, 1);

  g_queue_init (&self->undo);
  g_queue_init (&self->redo);
  self->present = dx_proposal_copy (proposal);

  return self;
}

/*
 * dx_session_history_free:
 * @self: (transfer full): a history
 *
 * Frees it with all its copies.
 */
void
dx_session_history_free (DxSessionHistory *self)
{
  g_queue_clear_full (&self->undo, g_object_unref);
  g_queue_clear_full (&self->redo, g_object_unref);
  g_clear_object (&self->present);
  g_free (self->field);
  g_free (self);
}

static void
push_present (DxSessionHistory *self)
{
  g_queue_push_head (&self->undo, g_object_ref (self->present));
  if (g_queue_get_length (&self->undo) > MAX_STEPS)
    g_object_unref (g_queue_pop_tail (&self->undo));
  g_queue_clear_full (&self->redo, g_object_unref);
  g_queue_init (&self->redo);
}

static void
take_present (DxSessionHistory *self, DxProposal *proposal)
{
  g_object_unref (self->present);
  self->present = dx_proposal_copy (proposal);
}

static gboolean
is_same_step (DxSessionHistory *self, const char *field)
{
  gint64 now = g_get_monotonic_time ();
  gboolean same;

  if (self->step_depth > 0)
    {
      same = self->step_recorded;
      self->step_recorded = TRUE;
      g_clear_pointer (&self->field, g_free);
      return same;
    }

  same = g_strcmp0 (self->field, field) == 0 && now - self->last < SAME_STEP
         && !g_queue_is_empty (&self->undo);
  g_free (self->field);
  self->field = g_strdup (field);
  self->last = now;

  return same;
}

/*
 * dx_session_history_record:
 * @self: a history
 * @proposal: the value after the change
 * @field: what changed
 *
 * Hears of a change. The number of the printed version is no step.
 */
void
dx_session_history_record (DxSessionHistory *self,
                           DxProposal *proposal,
                           const char *field)
{
  if (self->moving)
    return;
  if (!g_str_equal (field, "revision") && !is_same_step (self, field))
    push_present (self);
  take_present (self, proposal);
}

/*
 * dx_session_history_begin_step:
 * @self: a history
 *
 * All changes until dx_session_history_end_step () are one step.
 */
void
dx_session_history_begin_step (DxSessionHistory *self)
{
  if (self->step_depth++ == 0)
    self->step_recorded = FALSE;
}

/*
 * dx_session_history_end_step:
 * @self: a history
 * @proposal: the value now
 *
 * Ends the step.
 */
void
dx_session_history_end_step (DxSessionHistory *self, DxProposal *proposal)
{
  g_return_if_fail (self->step_depth > 0);

  self->step_depth--;
  take_present (self, proposal);
}

/*
 * dx_session_history_can_undo:
 *
 * Returns: whether there is a step to take back
 */
gboolean
dx_session_history_can_undo (const DxSessionHistory *self)
{
  return self->undo.length > 0;
}

/*
 * dx_session_history_can_redo:
 *
 * Returns: whether there is a step to make again
 */
gboolean
dx_session_history_can_redo (const DxSessionHistory *self)
{
  return self->redo.length > 0;
}

static void
move (DxSessionHistory *self, DxProposal *proposal, GQueue *from, GQueue *to)
{
  g_autoptr (DxProposal) target = g_queue_pop_head (from);

  if (target == NULL)
    return;
  g_queue_push_head (to, dx_proposal_copy (proposal));
  self->moving = TRUE;
  dx_proposal_assign (proposal, target);
  self->moving = FALSE;
  g_clear_pointer (&self->field, g_free);
  take_present (self, proposal);
}

/*
 * dx_session_history_undo:
 * @self: a history
 * @proposal: the value, which is changed
 *
 * Takes the last step back.
 */
void
dx_session_history_undo (DxSessionHistory *self, DxProposal *proposal)
{
  move (self, proposal, &self->undo, &self->redo);
}

/*
 * dx_session_history_redo:
 * @self: a history
 * @proposal: the value, which is changed
 *
 * Makes the step again that was taken back last.
 */
void
dx_session_history_redo (DxSessionHistory *self, DxProposal *proposal)
{
  move (self, proposal, &self->redo, &self->undo);
}
