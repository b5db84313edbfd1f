/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dx-config.h"

#define G_LOG_DOMAIN "dexuat-app"

#include "dx-proposal-window-private.h"

#include <glib/gi18n-lib.h>

#include "dx-compat.h"
#include "dx-proposal-compare.h"
#include "dx-revisions-window.h"
#include "dx-verify-window.h"

static void
edit_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  dx_proposal_window_edit (data, NULL);
}

static void
edit_at_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  dx_proposal_window_edit (data, g_variant_get_string (parameter, NULL));
}

static void
check_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  dx_proposal_window_edit (data, "check");
}

static void
save_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  DxProposalWindow *self = data;
  g_autoptr (GError) error = NULL;

  if (!dx_session_keep (self->session, NULL, &error))
    {
      dx_compat_tell (GTK_WINDOW (self), _ ("This version is not kept"),
                      error->message);
      return;
    }
  dx_home_lists_show_revisions (self->lists);
  dx_proposal_window_toast (self,
                            _ ("Saved, and this version is kept for good"));
}

static void
print_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  dx_proposal_window_print (data);
}

static void
export_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  dx_proposal_window_export (data);
}

static void
export_word_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  dx_proposal_window_export_word (data);
}

/* It may take a while, and the page shows how far it is. */
static void
export_dossier_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  DxProposalWindow *self = data;

  dx_proposal_window_edit (self, "send");
  gtk_widget_activate_action (GTK_WIDGET (self->wizard), "wizard.dossier",
                              NULL);
}

static void
blank_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  dx_proposal_window_blank (data);
}

static void
take_file_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  dx_proposal_window_take_file (data);
}

static void
unplaced_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  dx_proposal_window_show_unplaced (data);
}

static void
save_elsewhere_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  dx_proposal_window_save_elsewhere (data);
}

static void
retry_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  dx_proposal_window_retry (data);
}

static void
undo_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  DxProposalWindow *self = data;

  dx_session_commit (self->session);
  dx_session_undo (self->session);
}

static void
redo_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  DxProposalWindow *self = data;

  dx_session_commit (self->session);
  dx_session_redo (self->session);
}

static void
sent_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  DxProposalWindow *self = data;
  gboolean sent = dx_session_get_state (self->session)
                  != DX_PROPOSAL_STATE_SENT;

  dx_session_commit (self->session);
  dx_session_set_sent (self->session, sent);
  if (sent)
    dx_proposal_window_toast_action (self, _ ("Marked as handed in"),
                                     _ ("_Undo"), "proposal.sent");
  else
    dx_proposal_window_toast (self, _ ("Marked as not handed in"));
}

static void
revisions_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  DxProposalWindow *self = data;

  dx_session_commit (self->session);
  if (self->revisions == NULL)
    g_set_weak_pointer (
        &self->revisions,
        dx_revisions_window_new (GTK_WINDOW (self), self->session));
  gtk_window_present (self->revisions);
}

static void
verify_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  DxProposalWindow *self = data;

  dx_session_commit (self->session);
  dx_verify_window_present (GTK_WINDOW (self),
                            dx_session_get_workspace (self->session),
                            self->session);
}

static void
duplicate_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  DxProposalWindow *self = data;
  GtkApplication *application = gtk_window_get_application (GTK_WINDOW (self));
  DxProposal *proposal = dx_session_get_proposal (self->session);
  g_autoptr (DxProposal) copy = NULL;
  g_autoptr (DxSession) session = NULL;
  g_autoptr (GError) error = NULL;

  dx_session_commit (self->session);
  copy = dx_proposal_copy_as_new (proposal, dx_proposal_get_call (proposal));
  session = dx_session_new (dx_session_get_workspace (self->session), copy);
  if (!dx_session_save (session, &error))
    dx_compat_tell (GTK_WINDOW (self), _ ("There is no copy"), error->message);
  else if (application != NULL)
    dx_application_show_session (DX_APPLICATION (application), session);
}

static void
show_in_list_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  DxProposalWindow *self = data;
  GtkApplication *application = gtk_window_get_application (data);

  if (application != NULL)
    dx_application_show_in_list (
        DX_APPLICATION (application),
        dx_proposal_get_id (dx_session_get_proposal (self->session)));
}

static const GActionEntry entries[] = {
  { .name = "edit", .activate = edit_cb },
  { .name = "edit-at", .activate = edit_at_cb, .parameter_type = "s" },
  { .name = "check", .activate = check_cb },
  { .name = "save", .activate = save_cb },
  { .name = "print", .activate = print_cb },
  { .name = "export", .activate = export_cb },
  { .name = "export-word", .activate = export_word_cb },
  { .name = "export-dossier", .activate = export_dossier_cb },
  { .name = "blank", .activate = blank_cb },
  { .name = "take-file", .activate = take_file_cb },
  { .name = "unplaced", .activate = unplaced_cb },
  { .name = "save-elsewhere", .activate = save_elsewhere_cb },
  { .name = "retry", .activate = retry_cb },
  { .name = "undo", .activate = undo_cb },
  { .name = "redo", .activate = redo_cb },
  { .name = "sent", .activate = sent_cb, .state = "false" },
  { .name = "revisions", .activate = revisions_cb },
  { .name = "verify", .activate = verify_cb },
  { .name = "duplicate", .activate = duplicate_cb },
  { .name = "show-in-list", .activate = show_in_list_cb },
};

/*
 * dx_proposal_window_add_actions:
 *
 * Gives the window the actions "proposal.…".
 */
void
dx_proposal_window_add_actions (DxProposalWindow *self)
{
  self->actions = g_simple_action_group_new ();
  g_action_map_add_action_entries (G_ACTION_MAP (self->actions), entries,
                                   G_N_ELEMENTS (entries), self);
  gtk_widget_insert_action_group (GTK_WIDGET (self), "proposal",
                                  G_ACTION_GROUP (self->actions));
}

static GSimpleAction *
get_action (DxProposalWindow *self, const char *name)
{
  return G_SIMPLE_ACTION (
      g_action_map_lookup_action (G_ACTION_MAP (self->actions), name));
}

/*
 * dx_proposal_window_update_actions:
 *
 * Enables what can be done now.
 */
void
dx_proposal_window_update_actions (DxProposalWindow *self)
{
  gboolean sent = dx_session_get_state (self->session)
                  == DX_PROPOSAL_STATE_SENT;
  const char *const *unplaced =
      dx_proposal_get_unplaced (dx_session_get_proposal (self->session));

  if (self->actions == NULL)
    return;
  g_simple_action_set_enabled (get_action (self, "unplaced"),
                               unplaced[0] != NULL);
  g_simple_action_set_enabled (get_action (self, "undo"),
                               dx_session_can_undo (self->session));
  g_simple_action_set_enabled (get_action (self, "redo"),
                               dx_session_can_redo (self->session));
  g_simple_action_set_state (get_action (self, "sent"),
                             g_variant_new_boolean (sent));
}
