/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dx-config.h"

#define G_LOG_DOMAIN "dexuat-app"

#include "dx-proposal-window-private.h"

#include <glib/gi18n-lib.h>

#include "dx-compat.h"
#include "dx-import-intake.h"
#include "dx-import-window.h"

static void
take (DxProposalWindow *self, GFile **files, guint n_files)
{
  dx_session_commit (self->session);
  dx_import_intake_run (GTK_WINDOW (self),
                        dx_session_get_workspace (self->session), self->session,
                        files, n_files);
}

static void
dropped (GtkWidget *widget, GFile **files, guint n_files)
{
  take (DX_PROPOSAL_WINDOW (widget), files, n_files);
}

/*
 * dx_proposal_window_files_init:
 *
 * Lets files be dropped into the window.
 */
void
dx_proposal_window_files_init (DxProposalWindow *self)
{
  dx_import_intake_add_drop (GTK_WIDGET (self), dropped);
}

static void
picked_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GPtrArray) files = dx_compat_pick_files_finish (result, NULL);

  if (files != NULL)
    take (DX_PROPOSAL_WINDOW (source), (GFile **) files->pdata, files->len);
}

/*
 * dx_proposal_window_take_file:
 *
 * Asks for a file with corrections, and shows it beside the proposal.
 */
void
dx_proposal_window_take_file (DxProposalWindow *self)
{
  dx_compat_pick_files (GTK_WINDOW (self), DX_PICK_OPEN, _ ("Take from a File"),
                        _ ("_Open"), NULL, dx_import_intake_get_patterns (),
                        picked_cb, NULL);
}

static void
placed_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autofree char *outcome = NULL;
  g_autoptr (DxSession) taken = dx_import_window_ask_finish (result, &outcome);

  if (taken != NULL)
    dx_proposal_window_toast_action (DX_PROPOSAL_WINDOW (source),
                                     _ ("Put into its section"), _ ("_Undo"),
                                     "proposal.undo");
}

/*
 * dx_proposal_window_show_unplaced:
 *
 * Shows the text that found no section when it came in, so that it can be
 * put into one.
 */
void
dx_proposal_window_show_unplaced (DxProposalWindow *self)
{
  dx_session_commit (self->session);
  dx_import_window_ask (GTK_WINDOW (self),
                        dx_import_offer_new_unplaced (self->session), placed_cb,
                        NULL);
}
