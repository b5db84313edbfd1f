/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dx-config.h"

#define G_LOG_DOMAIN "dexuat-app"

#include "dx-proposal-window-private.h"

#include <glib/gi18n-lib.h>

#include "dx-compat.h"
#include "dx-home-banner.h"

static void
answered_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (DxProposalWindow) self = data;

  self->asking = FALSE;
  if (!dx_compat_ask_finish (result))
    return;
  self->closing = TRUE;
  gtk_window_close (GTK_WINDOW (self));
}

static void
ask (DxProposalWindow *self)
{
  g_autofree char *reason = dx_home_banner_get_reason (self->session);
  g_autofree char *body = g_strdup_printf (
      "%s\n\n%s", reason != NULL ? reason : "",
      _ ("If you close now, what was typed since the last save is lost. Stay "
         "and choose “Save to Another File…” to keep it."));

  if (self->asking)
    return;
  self->asking = TRUE;
  dx_compat_ask (GTK_WINDOW (self), _ ("The proposal is not saved"), body,
                 _ ("_Stay"), _ ("_Close Without Saving"), TRUE, answered_cb,
                 g_object_ref (self));
}

/*
 * dx_proposal_window_may_close:
 *
 * Saves what is not saved. If that fails the user is asked, and the window
 * stays until the answer is yes.
 *
 * Returns: whether the window may go
 */
gboolean
dx_proposal_window_may_close (DxProposalWindow *self)
{
  if (self->closing)
    return TRUE;
  dx_session_commit (self->session);
  if (dx_session_get_save_state (self->session) == DX_SAVE_SAVED
      || dx_session_save (self->session, NULL) || self->saved_elsewhere)
    return TRUE;
  ask (self);

  return FALSE;
}
