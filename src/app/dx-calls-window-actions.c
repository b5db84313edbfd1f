/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dx-config.h"

#define G_LOG_DOMAIN "dexuat-app"

#include "dx-calls-window-private.h"

#include <errno.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>

#include "dx-application.h"
#include "dx-call-editor.h"
#include "dx-calls-window-save.h"
#include "dx-compat.h"
#include "dx-input.h"
#include "dx-json.h"

static void
toast (DxCallsWindow *self, const char *message)
{
  g_autofree char *markup = g_markup_escape_text (message, -1);

  adw_toast_overlay_add_toast (self->toasts, adw_toast_new (markup));
}

static void
refuse (DxCallsWindow *self, GFile *file, const GError *error)
{
  g_autofree char *name = g_file_get_parse_name (file);
  g_autofree char *text = g_strdup_printf ("%s\n%s", name, error->message);

  dx_compat_tell (GTK_WINDOW (self), _ ("The call was not added"), text);
}

/* A file that waits for an answer. */
typedef struct {
  GBytes *json;
  char *id;
} Waiting;

static void
waiting_free (Waiting *waiting)
{
  g_bytes_unref (waiting->json);
  g_free (waiting->id);
  g_free (waiting);
}

static void
save (DxCallsWindow *self, GBytes *json, const char *id)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *path =
      dx_calls_window_save_call (self->workspace, json, id, &error);

  if (path == NULL)
    {
      dx_compat_tell (GTK_WINDOW (self), _ ("The call was not added"),
                      error->message);
      return;
    }
  dx_calls_window_show_call (self, id);
  toast (self, _ ("Call added"));
}

static void
replace_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  Waiting *waiting = data;

  if (dx_compat_ask_finish (result))
    save (DX_CALLS_WINDOW (source), waiting->json, waiting->id);
  waiting_free (waiting);
}

static void
ask_replace (DxCallsWindow *self, GBytes *json, const DxCall *call)
{
  Waiting *waiting = g_new0 (Waiting, 1);
  g_autofree char *heading =
      g_strdup_printf (_ ("There is a call “%s” already"), call->id);

  waiting->json = g_bytes_ref (json);
  waiting->id = g_strdup (call->id);
  dx_compat_ask (GTK_WINDOW (self), heading,
                 _ ("The call of the file takes its place in lists and "
                    "checks. A call that came with the program comes back "
                    "when the added one is removed."),
                 _ ("_Cancel"), _ ("_Replace"), TRUE, replace_cb, waiting);
}

/*
 * dx_calls_window_take_file:
 * @self: the window
 * @file: a call file
 *
 * Adds the call of a file to the user's, or says where in it what is wrong.
 */
void
dx_calls_window_take_file (DxCallsWindow *self, GFile *file)
{
  g_autofree char *path = g_file_get_path (file);
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) json = NULL;
  g_autoptr (DxCall) call = NULL;

  json = path != NULL ? dx_input_read (path, DX_JSON_MAX_BYTES, &error)
                      : g_file_load_bytes (file, NULL, NULL, &error);
  if (json != NULL)
    call = dx_calls_window_check_file (self->workspace, json,
                                       path != NULL ? path : "", &error);
  if (call == NULL)
    {
      refuse (self, file, error);
      return;
    }
  for (guint i = 0; i < self->calls->len; i++)
    if (g_str_equal (((DxCall *) g_ptr_array_index (self->calls, i))->id,
                     call->id))
      {
        ask_replace (self, json, call);
        return;
      }
  save (self, json, call->id);
}

static void
picked_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GPtrArray) files = dx_compat_pick_files_finish (result, NULL);

  for (guint i = 0; files != NULL && i < files->len; i++)
    dx_calls_window_take_file (DX_CALLS_WINDOW (source),
                               g_ptr_array_index (files, i));
}

static void
add_cb (GSimpleAction *action, GVariant *value, gpointer data)
{
  const char *const patterns[] = { _ ("Calls (.json)"), "json", NULL };

  dx_compat_pick_files (GTK_WINDOW (data), DX_PICK_OPEN,
                        _ ("Add a Call from a File"), _ ("_Add"), NULL,
                        patterns, picked_cb, NULL);
}

static void
saved_cb (DxCallEditor *editor, const char *id, DxCallsWindow *self)
{
  dx_calls_window_show_call (self, id);
  toast (self, _ ("Call saved"));
}

static void
open_editor (DxCallsWindow *self, gboolean copy)
{
  DxCall *call = dx_calls_window_get_call (self);
  g_autoptr (GError) error = NULL;
  DxCallEditor *editor;

  if (call == NULL)
    return;
  editor = dx_call_editor_new (GTK_WINDOW (self), self->workspace, call, copy,
                               &error);
  if (editor == NULL)
    {
      dx_compat_tell (GTK_WINDOW (self), _ ("The call cannot be edited"),
                      error->message);
      return;
    }
  g_signal_connect_object (editor, "saved", G_CALLBACK (saved_cb), self, 0);
  gtk_window_present (GTK_WINDOW (editor));
}

static void
copy_cb (GSimpleAction *action, GVariant *value, gpointer data)
{
  open_editor (data, TRUE);
}

static void
edit_cb (GSimpleAction *action, GVariant *value, gpointer data)
{
  open_editor (data, FALSE);
}

static void
remove_asked_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  DxCallsWindow *self = DX_CALLS_WINDOW (source);
  g_autofree char *path = data;

  if (!dx_compat_ask_finish (result))
    return;
  if (g_unlink (path) != 0)
    dx_compat_tell (GTK_WINDOW (self), _ ("The call was not removed"),
                    g_strerror (errno));
  dx_workspace_reload_data (self->workspace);
}

static void
remove_cb (GSimpleAction *action, GVariant *value, gpointer data)
{
  DxCallsWindow *self = data;
  const DxCall *call = dx_calls_window_get_call (self);

  if (call == NULL || call->builtin)
    return;
  dx_compat_ask (GTK_WINDOW (self), _ ("Remove this call?"),
                 _ ("Its file is deleted. Proposals for it stay; they then "
                    "say that their call is not known here."),
                 _ ("_Keep"), _ ("_Remove"), TRUE, remove_asked_cb,
                 g_strdup (call->path));
}

static void
start_cb (GSimpleAction *action, GVariant *value, gpointer data)
{
  DxCallsWindow *self = data;
  DxCall *call = dx_calls_window_get_call (self);
  GtkApplication *application = gtk_window_get_application (GTK_WINDOW (self));

  if (call != NULL && DX_IS_APPLICATION (application))
    dx_application_start_proposal (DX_APPLICATION (application), call);
}

static void
find_cb (GSimpleAction *action, GVariant *value, gpointer data)
{
  DxCallsWindow *self = data;

  gtk_toggle_button_set_active (self->compare_button, FALSE);
  dx_call_view_set_find (self->view, TRUE);
}

static const GActionEntry entries[] = {
  { .name = "add", .activate = add_cb },
  { .name = "copy", .activate = copy_cb },
  { .name = "edit", .activate = edit_cb },
  { .name = "remove", .activate = remove_cb },
  { .name = "start", .activate = start_cb },
  { .name = "find", .activate = find_cb },
};

/*
 * dx_calls_window_update_actions:
 * @self: the window
 *
 * Enables what can be done with the shown call.
 */
void
dx_calls_window_update_actions (DxCallsWindow *self)
{
  const DxCall *call = dx_calls_window_get_call (self);
  gboolean own = call != NULL && !call->builtin;
  const struct {
    const char *name;
    gboolean enabled;
  } states[] = { { "copy", call != NULL },
                 { "edit", own },
                 { "remove", own },
                 { "start", call != NULL } };

  for (guint i = 0; i < G_N_ELEMENTS (states); i++)
    g_simple_action_set_enabled (
        G_SIMPLE_ACTION (g_action_map_lookup_action (
            G_ACTION_MAP (self->actions), states[i].name)),
        states[i].enabled);
}

/*
 * dx_calls_window_actions_init:
 * @self: the window
 *
 * Adds what can be done with calls.
 */
void
dx_calls_window_actions_init (DxCallsWindow *self)
{
  self->actions = g_simple_action_group_new ();
  g_action_map_add_action_entries (G_ACTION_MAP (self->actions), entries,
                                   G_N_ELEMENTS (entries), self);
  gtk_widget_insert_action_group (GTK_WIDGET (self), "calls",
                                  G_ACTION_GROUP (self->actions));
}
