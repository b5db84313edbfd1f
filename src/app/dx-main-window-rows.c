/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dx-config.h"

#define G_LOG_DOMAIN "dexuat-app"

#include "dx-main-window-private.h"

#include <glib/gi18n-lib.h>

#include "dx-call-picker.h"
#include "dx-compat.h"
#include "dx-proposal-compare.h"
#include "dx-proposal-window.h"
#include "dx-summary-window.h"

/* What is done with the selected proposal. */

static DxApplication *
get_application (DxMainWindow *self)
{
  return DX_APPLICATION (gtk_window_get_application (GTK_WINDOW (self)));
}

static const char *
get_selected_id (DxMainWindow *self)
{
  DxProposalItem *item = dx_main_window_get_selected (self);

  return item != NULL ? dx_proposal_item_get_id (item) : NULL;
}

/* The session that a window is open on, or one for a moment. */
static DxSession *
get_session (DxMainWindow *self, const char *id, GError **error)
{
  DxSession *session = dx_application_find_session (get_application (self), id);
  g_autoptr (DxProposal) proposal = NULL;

  if (session != NULL)
    return g_object_ref (session);
  proposal = dx_store_load (self->store, id,
                            dx_workspace_get_catalog (self->workspace), error);
  if (proposal == NULL)
    return NULL;

  return dx_session_new (self->workspace, proposal);
}

static void
bring_back (DxMainWindow *self, const char *id)
{
  g_autoptr (GError) error = NULL;

  if (!dx_store_untrash (self->store, id, &error))
    dx_main_window_tell (self, _ ("The proposal was not brought back"), error);
  else if (self->trashed)
    dx_main_window_toast_action (self, _ ("Brought back to the list"),
                                 _ ("_Open"), "win.open-proposal", id);
  else
    dx_main_window_select (self, id);
}

static void
open_id (DxMainWindow *self, const char *id)
{
  g_autoptr (GError) error = NULL;

  if (dx_application_open_proposal (get_application (self), id, &error) == NULL)
    dx_main_window_tell (self, _ ("The proposal was not opened"), error);
}

/*
 * dx_main_window_open_row:
 * @self: the window
 * @position: in the list
 *
 * Opens a proposal; a removed one is brought back first.
 */
void
dx_main_window_open_row (DxMainWindow *self, guint position)
{
  g_autoptr (DxProposalItem)
      item = g_list_model_get_item (G_LIST_MODEL (self->list), position);
  g_autofree char *id = item != NULL ? g_strdup (dx_proposal_item_get_id (item))
                                     : NULL;

  if (id == NULL)
    return;
  if (self->trashed)
    bring_back (self, id);
  else
    open_id (self, id);
}

static void
activate_cb (GtkListView *view, guint position, DxMainWindow *self)
{
  dx_main_window_open_row (self, position);
}

static void
open_cb (GSimpleAction *action, GVariant *value, gpointer data)
{
  DxMainWindow *self = data;

  dx_main_window_open_row (self,
                           gtk_single_selection_get_selected (self->selection));
}

static void
open_proposal_cb (GSimpleAction *action, GVariant *value, gpointer data)
{
  open_id (data, g_variant_get_string (value, NULL));
}

/* A copy that is saved; its row is selected. */
static DxSession *
copy_as_new (DxMainWindow *self, const char *id, DxCall *call, gboolean keep)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DxSession) source = get_session (self, id, &error);
  g_autoptr (DxProposal) copy = NULL;
  g_autoptr (DxSession) session = NULL;
  DxProposal *proposal;

  if (source == NULL)
    {
      dx_main_window_tell (self, _ ("The proposal was not copied"), error);
      return NULL;
    }
  dx_session_commit (source);
  proposal = dx_session_get_proposal (source);
  copy = dx_proposal_copy_as_new (
      proposal, keep ? dx_proposal_get_call (proposal) : call);
  session = dx_session_new (self->workspace, copy);
  if (!dx_session_save (session, &error))
    {
      dx_main_window_tell (self, _ ("The proposal was not copied"), error);
      return NULL;
    }
  dx_main_window_select (self, dx_proposal_get_id (copy));

  return g_steal_pointer (&session);
}

static void
duplicate_cb (GSimpleAction *action, GVariant *value, gpointer data)
{
  DxMainWindow *self = data;
  g_autofree char *id = g_strdup (get_selected_id (self));
  g_autoptr (DxSession) session = NULL;

  if (id != NULL)
    session = copy_as_new (self, id, NULL, TRUE);
  if (session != NULL)
    dx_main_window_toast_action (
        self, _ ("Copied"), _ ("_Open"), "win.open-proposal",
        dx_proposal_get_id (dx_session_get_proposal (session)));
}

static void
renew_picked_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  DxMainWindow *self = DX_MAIN_WINDOW (source);
  g_autofree char *id = data;
  g_autoptr (DxCall) call = NULL;
  g_autoptr (DxSession) session = NULL;
  GtkWindow *window;

  if (!dx_call_picker_ask_finish (result, &call))
    return;
  session = copy_as_new (self, id, call, FALSE);
  if (session == NULL)
    return;
  window = dx_application_show_session (get_application (self), session);
  dx_proposal_window_edit (DX_PROPOSAL_WINDOW (window), NULL);
}

static void
renew_cb (GSimpleAction *action, GVariant *value, gpointer data)
{
  DxMainWindow *self = data;
  const char *id = get_selected_id (self);

  if (id != NULL)
    dx_call_picker_ask (
        GTK_WINDOW (self), self->workspace,
        _ ("Which call does the new proposal answer? It begins with all that "
           "stands in the chosen one, which stays as it is."),
        renew_picked_cb, g_strdup (id));
}

/* Those of the same call go together. */
static void
summary_cb (GSimpleAction *action, GVariant *value, gpointer data)
{
  DxMainWindow *self = data;
  DxProposalItem *item = dx_main_window_get_selected (self);
  const char *call = item != NULL ? dx_proposal_item_get_call (item) : NULL;

  gtk_window_present (dx_summary_window_new (GTK_WINDOW (self), self->workspace,
                                             call != NULL ? call : ""));
}

static void
set_sent (DxMainWindow *self, gboolean sent)
{
  const char *id = get_selected_id (self);
  g_autoptr (GError) error = NULL;
  g_autoptr (DxSession) session = NULL;

  if (id == NULL)
    return;
  session = get_session (self, id, &error);
  if (session != NULL)
    dx_session_set_sent (session, sent);
  if (session == NULL || dx_session_get_save_state (session) == DX_SAVE_FAILED)
    dx_main_window_tell (self, _ ("The state was not saved"),
                         session != NULL ? dx_session_get_save_error (session)
                                         : error);
}

static void
mark_sent_cb (GSimpleAction *action, GVariant *value, gpointer data)
{
  set_sent (data, TRUE);
}

static void
mark_not_sent_cb (GSimpleAction *action, GVariant *value, gpointer data)
{
  set_sent (data, FALSE);
}

/* What is removed is not written again by a window that is open on it.
 * Returns: %FALSE when the window does not close, for text that cannot be
 * saved */
static gboolean
close_window (DxMainWindow *self, const char *id)
{
  DxApplication *application = get_application (self);
  g_autoptr (GList) windows =
      g_list_copy (gtk_application_get_windows (GTK_APPLICATION (application)));
  DxSession *session = dx_application_find_session (application, id);

  if (session == NULL)
    return TRUE;
  for (GList *l = windows; l != NULL; l = l->next)
    if (DX_IS_PROPOSAL_WINDOW (l->data)
        && dx_proposal_window_get_session (l->data) == session)
      gtk_window_close (l->data);

  return dx_application_find_session (application, id) == NULL;
}

static void
remove_cb (GSimpleAction *action, GVariant *value, gpointer data)
{
  DxMainWindow *self = data;
  guint position;
  g_autofree char *id = g_strdup (get_selected_id (self));
  g_autoptr (GError) error = NULL;
  guint rows;

  if (id == NULL || self->trashed || !close_window (self, id))
    return;
  position = gtk_single_selection_get_selected (self->selection);
  if (!dx_store_trash (self->store, id, &error))
    {
      dx_main_window_tell (self, _ ("The proposal was not removed"), error);
      return;
    }
  dx_main_window_toast_action (self, _ ("Proposal removed"), _ ("_Undo"),
                               "win.bring-back", id);
  rows = g_list_model_get_n_items (G_LIST_MODEL (self->list));
  if (rows > 0)
    gtk_single_selection_set_selected (self->selection,
                                       MIN (position, rows - 1));
}

static void
restore_cb (GSimpleAction *action, GVariant *value, gpointer data)
{
  DxMainWindow *self = data;
  g_autofree char *id = g_strdup (get_selected_id (self));

  if (id != NULL && self->trashed)
    bring_back (self, id);
}

static void
bring_back_cb (GSimpleAction *action, GVariant *value, gpointer data)
{
  bring_back (data, g_variant_get_string (value, NULL));
}

static void
emptied_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  DxMainWindow *self = DX_MAIN_WINDOW (source);
  g_autoptr (GError) error = NULL;

  if (!dx_compat_ask_finish (result))
    return;
  if (!dx_store_delete_trashed (self->store, G_MAXINT64, &error))
    dx_main_window_tell (self, _ ("They were not removed"), error);
}

static void
empty_trash_cb (GSimpleAction *action, GVariant *value, gpointer data)
{
  dx_compat_ask (GTK_WINDOW (data), _ ("Remove these proposals for good?"),
                 _ ("Their text, their versions and their attachments go, "
                    "and so do removed attachments of other proposals. This "
                    "cannot be undone; only a backup has them then."),
                 _ ("_Keep"), _ ("_Remove for Good"), TRUE, emptied_cb, NULL);
}

static const GActionEntry row_actions[] = {
  { .name = "open", .activate = open_cb },
  { .name = "duplicate", .activate = duplicate_cb },
  { .name = "renew", .activate = renew_cb },
  { .name = "summary", .activate = summary_cb },
  { .name = "mark-sent", .activate = mark_sent_cb },
  { .name = "mark-not-sent", .activate = mark_not_sent_cb },
  { .name = "remove", .activate = remove_cb },
  { .name = "restore", .activate = restore_cb },
};

static const GActionEntry window_actions[] = {
  { .name = "open-proposal",
    .parameter_type = "s",
    .activate = open_proposal_cb },
  { .name = "bring-back", .parameter_type = "s", .activate = bring_back_cb },
  { .name = "empty-trash", .activate = empty_trash_cb },
};

static void
enable (DxMainWindow *self, const char *name, gboolean enabled)
{
  GAction *action =
      g_action_map_lookup_action (G_ACTION_MAP (self->row_actions), name);

  g_simple_action_set_enabled (G_SIMPLE_ACTION (action), enabled);
}

/*
 * dx_main_window_update_row_actions:
 * @self: the window
 *
 * Enables what can be done with the selected proposal.
 */
void
dx_main_window_update_row_actions (DxMainWindow *self)
{
  DxProposalItem *item = dx_main_window_get_selected (self);
  gboolean any = item != NULL && self->list != NULL;
  gboolean writable = dx_main_window_is_writable (self);
  gboolean kept = any && !self->trashed;
  gboolean sent =
      any && dx_proposal_item_get_facts (item)->state == DX_PROPOSAL_STATE_SENT;
  GAction *empty =
      g_action_map_lookup_action (G_ACTION_MAP (self), "empty-trash");

  enable (self, "open", kept);
  enable (self, "duplicate", kept && writable);
  enable (self, "renew", kept && writable);
  enable (self, "summary", kept);
  enable (self, "mark-sent", kept && writable && !sent);
  enable (self, "mark-not-sent", kept && writable && sent);
  enable (self, "remove", kept && writable);
  enable (self, "menu", any);
  enable (self, "restore", any && self->trashed && writable);
  g_simple_action_set_enabled (
      G_SIMPLE_ACTION (empty),
      writable && self->trashed
          && g_list_model_get_n_items (G_LIST_MODEL (self->list)) > 0);
  gtk_action_bar_set_revealed (self->action_bar,
                               any && self->first_run == NULL);
}

/*
 * dx_main_window_rows_init:
 * @self: the window
 *
 * Adds what can be done with a proposal of the list.
 */
void
dx_main_window_rows_init (DxMainWindow *self)
{
  self->row_actions = g_simple_action_group_new ();
  g_action_map_add_action_entries (G_ACTION_MAP (self->row_actions),
                                   row_actions, G_N_ELEMENTS (row_actions),
                                   self);
  gtk_widget_insert_action_group (GTK_WIDGET (self), "row",
                                  G_ACTION_GROUP (self->row_actions));
  g_action_map_add_action_entries (G_ACTION_MAP (self), window_actions,
                                   G_N_ELEMENTS (window_actions), self);
  g_signal_connect (self->view, "activate", G_CALLBACK (activate_cb), self);
}
