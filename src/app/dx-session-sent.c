/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dx-config.h"

#define G_LOG_DOMAIN "dexuat-app"

#include "dx-session-private.h"

/* What the user says of handing in. Saved is not sent: nothing else sets
 * it. */

/* The name of the setting that keeps it, before the id. */
#define HAND_IN_PREFIX "handed-in/"

static char *
get_setting_name (DxSession *self)
{
  return g_strconcat (HAND_IN_PREFIX, dx_proposal_get_id (self->proposal),
                      NULL);
}

static gboolean
keep (DxSession *self, const DxHandIn *hand_in, GError **error)
{
  DxStore *store = dx_workspace_get_store (self->workspace);
  g_autofree char *name = get_setting_name (self);
  g_autofree char *text = NULL;

  if (store == NULL)
    {
      g_propagate_error (
          error, g_error_copy (dx_workspace_get_store_error (self->workspace)));
      return FALSE;
    }
  if (hand_in != NULL)
    text = dx_hand_in_to_string (hand_in);

  return dx_store_set_setting (store, name, text, error);
}

static void
set_sent (DxSession *self, gboolean sent)
{
  if (sent == (self->state == DX_PROPOSAL_STATE_SENT))
    return;
  if (sent)
    self->state_before_sent = self->state;
  dx_session_set_state (self, sent ? DX_PROPOSAL_STATE_SENT
                                   : self->state_before_sent);
  dx_session_save (self, NULL);
}

/**
 * dx_session_set_sent:
 * @self: a session
 * @sent: whether the user handed the proposal in
 *
 * Keeps what the user says of it, without a day. What is taken back leads to
 * the state before.
 */
void
dx_session_set_sent (DxSession *self, gboolean sent)
{
  g_autoptr (DxHandIn) known = NULL;

  g_return_if_fail (DX_IS_SESSION (self));

  known = dx_session_get_hand_in (self);
  if (known != NULL)
    keep (self, NULL, NULL);
  set_sent (self, sent);
}

/**
 * dx_session_get_hand_in:
 * @self: a session
 *
 * Returns: (transfer full) (nullable): when and how the user handed it in,
 *   also when it was changed since; %NULL when that was not said
 */
DxHandIn *
dx_session_get_hand_in (DxSession *self)
{
  DxStore *store;
  g_autofree char *name = NULL;
  g_autofree char *text = NULL;

  g_return_val_if_fail (DX_IS_SESSION (self), NULL);

  store = dx_workspace_get_store (self->workspace);
  if (store == NULL)
    return NULL;
  name = get_setting_name (self);
  text = dx_store_get_setting (store, name);

  return dx_hand_in_parse (text);
}

/**
 * dx_session_set_hand_in:
 * @self: a session
 * @sent: whether what stands there now was handed in
 * @hand_in: (nullable): when and how it was, or an earlier version of it
 * @error: return location for a #DxStoreError
 *
 * Keeps what the user says of handing in.
 *
 * Returns: whether it is kept
 */
gboolean
dx_session_set_hand_in (DxSession *self,
                        gboolean sent,
                        const DxHandIn *hand_in,
                        GError **error)
{
  gboolean same;

  g_return_val_if_fail (DX_IS_SESSION (self), FALSE);

  same = sent == (self->state == DX_PROPOSAL_STATE_SENT);
  if (!keep (self, hand_in, error))
    return FALSE;
  set_sent (self, sent);
  if (same)
    dx_session_emit (self, "state-changed");

  return TRUE;
}
