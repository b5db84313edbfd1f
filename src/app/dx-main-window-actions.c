/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dx-config.h"

#define G_LOG_DOMAIN "dexuat-app"

#include "dx-main-window-private.h"

#include <glib/gi18n-lib.h>

#include "dx-call-picker.h"
#include "dx-calls-window.h"
#include "dx-compat.h"
#include "dx-file-name.h"
#include "dx-import-intake.h"
#include "dx-open.h"
#include "dx-paper-out.h"
#include "dx-proposal-window.h"
#include "dx-summary-window.h"
#include "dx-verify-window.h"

static DxApplication *
get_application (DxMainWindow *self)
{
  return DX_APPLICATION (gtk_window_get_application (GTK_WINDOW (self)));
}

/* The first question is answered, or was passed over by beginning to work. It
 * is asked once, also if the power goes a moment later. */
static void
end_first_run (DxMainWindow *self)
{
  GtkWidget *page = g_steal_pointer (&self->first_run);

  if (page == NULL)
    return;
  g_settings_set_boolean (dx_workspace_get_settings (self->workspace),
                          "role-chosen", TRUE);
  g_settings_sync ();
  gtk_stack_remove (self->stack, page);
  dx_main_window_show_state (self);
}

static void
new_picked_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  DxMainWindow *self = DX_MAIN_WINDOW (source);
  g_autoptr (DxCall) call = NULL;

  if (!dx_call_picker_ask_finish (result, &call))
    return;
  end_first_run (self);
  dx_application_start_proposal (get_application (self), call);
}

static void
ask_call (DxMainWindow *self)
{
  dx_call_picker_ask (
      GTK_WINDOW (self), self->workspace,
      _ ("Which call does the new proposal answer? It decides the form, the "
         "deadline and the priorities."),
      new_picked_cb, NULL);
}

static void
new_cb (GSimpleAction *action, GVariant *value, gpointer data)
{
  ask_call (data);
}

static void
choose_role (DxMainWindow *self, gboolean desk)
{
  GSettings *settings = dx_workspace_get_settings (self->workspace);

  g_settings_set_boolean (settings, "role-draft", !desk);
  g_settings_set_boolean (settings, "role-desk", desk);
  g_settings_set_boolean (settings, "role-chosen", TRUE);
  g_settings_sync ();
}

static void
first_run_draft_cb (GSimpleAction *action, GVariant *value, gpointer data)
{
  choose_role (data, FALSE);
  end_first_run (data);
  ask_call (data);
}

/* The register is where the officer works: it takes the place of this
 * window. */
static void
first_run_desk_cb (GSimpleAction *action, GVariant *value, gpointer data)
{
  DxMainWindow *self = data;

  choose_role (self, TRUE);
  end_first_run (self);
  dx_application_show_register (get_application (self));
  gtk_window_close (GTK_WINDOW (self));
}

static void
opened_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GPtrArray) files = dx_compat_pick_files_finish (result, NULL);

  if (files != NULL)
    dx_main_window_open_files (DX_MAIN_WINDOW (source), (GFile **) files->pdata,
                               (int) files->len);
}

static void
open_cb (GSimpleAction *action, GVariant *value, gpointer data)
{
  dx_compat_pick_files (GTK_WINDOW (data), DX_PICK_OPEN_MANY,
                        _ ("Open Proposals"), _ ("_Open"), NULL,
                        dx_import_intake_get_patterns (), opened_cb, NULL);
}

static void
example_cb (GSimpleAction *action, GVariant *value, gpointer data)
{
  DxMainWindow *self = data;
  g_autoptr (DxProposal) proposal = dx_open_example (self->workspace);
  g_autoptr (DxSession) session = dx_session_new (self->workspace, proposal);

  end_first_run (self);
  dx_session_save (session, NULL);
  dx_application_show_session (get_application (self), session);
}

static void
calls_cb (GSimpleAction *action, GVariant *value, gpointer data)
{
  DxMainWindow *self = data;

  gtk_window_present (
      dx_calls_window_new (GTK_WINDOW (self), self->workspace, self->call));
}

/* The proposals of the call that is looked at. */
static void
summary_cb (GSimpleAction *action, GVariant *value, gpointer data)
{
  DxMainWindow *self = data;
  DxProposalItem *item = dx_main_window_get_selected (self);
  const char *call = self->call;

  if (self->store == NULL)
    return;
  if (call == NULL && item != NULL)
    call = dx_proposal_item_get_call (item) != NULL
               ? dx_proposal_item_get_call (item)
               : "";
  gtk_window_present (
      dx_summary_window_new (GTK_WINDOW (self), self->workspace, call));
}

static void
blank_picked_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  DxMainWindow *self = DX_MAIN_WINDOW (source);
  g_autoptr (GPtrArray) files = dx_compat_pick_files_finish (result, NULL);
  DxForm *form =
      dx_catalog_get_default_form (dx_workspace_get_catalog (self->workspace));
  g_autoptr (GError) error = NULL;
  g_autofree char *uri = NULL;

  if (files == NULL)
    return;
  if (!dx_paper_out_write_blank (self->workspace, form, files->pdata[0],
                                 &error))
    {
      dx_main_window_tell (self, _ ("The blank form was not written"), error);
      return;
    }
  uri = g_file_get_uri (files->pdata[0]);
  dx_main_window_toast_action (self, _ ("Blank form written"), _ ("_Show It"),
                               "win.show-file", uri);
}

static void
blank_form_cb (GSimpleAction *action, GVariant *value, gpointer data)
{
  const char *const patterns[] = { _ ("PDF files"), "pdf", NULL };
  g_autofree char *name =
      dx_file_name_new ("Mau-phieu-de-xuat", NULL, 0, ".pdf");

  dx_compat_pick_files (GTK_WINDOW (data), DX_PICK_SAVE,
                        _ ("Blank Form as PDF"), _ ("_Save"), name, patterns,
                        blank_picked_cb, NULL);
}

static void
show_file_cb (GSimpleAction *action, GVariant *value, gpointer data)
{
  gtk_show_uri (GTK_WINDOW (data), g_variant_get_string (value, NULL),
                GDK_CURRENT_TIME);
}

static void
open_folder_cb (GSimpleAction *action, GVariant *value, gpointer data)
{
  DxMainWindow *self = data;
  g_autoptr (GFile)
      folder = g_file_new_for_path (dx_workspace_get_folder (self->workspace));
  g_autofree char *uri = g_file_get_uri (folder);

  gtk_show_uri (GTK_WINDOW (self), uri, GDK_CURRENT_TIME);
}

static void
verify_cb (GSimpleAction *action, GVariant *value, gpointer data)
{
  DxMainWindow *self = data;

  dx_verify_window_present (GTK_WINDOW (self), self->workspace, NULL);
}

static void
search_cb (GSimpleAction *action, GVariant *value, gpointer data)
{
  DxMainWindow *self = data;

  if (!gtk_widget_is_sensitive (GTK_WIDGET (self->search_button)))
    return;
  gtk_search_bar_set_search_mode (self->search_bar, TRUE);
  gtk_widget_grab_focus (GTK_WIDGET (self->search_entry));
}

static void
retry_cb (GSimpleAction *action, GVariant *value, gpointer data)
{
  DxMainWindow *self = data;
  gboolean free;

  if (self->store == NULL)
    {
      dx_workspace_open_store (self->workspace);
      dx_main_window_connect_store (self);
      free = self->store != NULL;
    }
  else
    free = dx_store_retry_lock (self->store);
  if (!free)
    dx_main_window_toast (self, _ ("Still not possible"));
  dx_main_window_query (self);
  dx_main_window_show_state (self);
}

static void
problems_cb (GSimpleAction *action, GVariant *value, gpointer data)
{
  DxMainWindow *self = data;
  GPtrArray *problems = dx_workspace_get_problems (self->workspace);
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < problems->len; i++)
    g_string_append_printf (text, "%s%s", i > 0 ? "\n\n" : "",
                            (const char *) g_ptr_array_index (problems, i));
  dx_compat_tell (GTK_WINDOW (self), _ ("Data files that cannot be used"),
                  text->str);
  g_string_free (text, TRUE);
}

static const GActionEntry actions[] = {
  { .name = "new", .activate = new_cb },
  { .name = "open", .activate = open_cb },
  { .name = "example", .activate = example_cb },
  { .name = "calls", .activate = calls_cb },
  { .name = "blank-form", .activate = blank_form_cb },
  { .name = "summary", .activate = summary_cb },
  { .name = "show-file", .parameter_type = "s", .activate = show_file_cb },
  { .name = "open-folder", .activate = open_folder_cb },
  { .name = "search", .activate = search_cb },
  { .name = "verify", .activate = verify_cb },
  { .name = "retry", .activate = retry_cb },
  { .name = "problems", .activate = problems_cb },
  { .name = "first-run-draft", .activate = first_run_draft_cb },
  { .name = "first-run-desk", .activate = first_run_desk_cb },
};

/*
 * dx_main_window_actions_init:
 * @self: the window
 *
 * Adds what can be begun from the menus.
 */
void
dx_main_window_actions_init (DxMainWindow *self)
{
  g_action_map_add_action_entries (G_ACTION_MAP (self), actions,
                                   G_N_ELEMENTS (actions), self);
}
