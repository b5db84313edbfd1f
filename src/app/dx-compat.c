/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dx-config.h"

#define G_LOG_DOMAIN "dexuat-app"

#include "dx-compat.h"

#include <glib/gi18n-lib.h>

#include "dx-workspace.h"
#include <string.h>

static DxPickDouble pick_double;
static gpointer pick_double_data;

/**
 * dx_compat_set_pick_double:
 * @double_func: (nullable): what answers instead of the dialog, or %NULL for
 *   the dialog again
 * @data: for @double_func
 *
 * Lets tests answer for the user.
 */
void
dx_compat_set_pick_double (DxPickDouble double_func, gpointer data)
{
  pick_double = double_func;
  pick_double_data = data;
}

/* Dialogs begin in the folder of the last one. */
static void
begin_in_last_folder (GtkFileChooser *chooser)
{
  g_autoptr (GSettings) settings = dx_workspace_find_settings ();
  g_autofree char *path =
      settings != NULL ? g_settings_get_string (settings, "last-folder") : NULL;
  g_autoptr (GFile) folder = NULL;

  if (path == NULL || !g_file_test (path, G_FILE_TEST_IS_DIR))
    return;
  folder = g_file_new_for_path (path);
  gtk_file_chooser_set_current_folder (chooser, folder, NULL);
}

static void
note_folder (GtkFileChooser *chooser, GFile *file)
{
  g_autoptr (GSettings) settings = dx_workspace_find_settings ();
  gboolean folder = gtk_file_chooser_get_action (chooser)
                    == GTK_FILE_CHOOSER_ACTION_SELECT_FOLDER;
  g_autoptr (GFile) parent = folder ? g_object_ref (file)
                                    : g_file_get_parent (file);
  g_autofree char *path = parent != NULL ? g_file_get_path (parent) : NULL;

  if (settings != NULL && path != NULL && g_utf8_validate (path, -1, NULL))
    g_settings_set_string (settings, "last-folder", path);
}

static void
return_files (GTask *task, GPtrArray *files)
{
  if (files != NULL && files->len > 0)
    g_task_return_pointer (task, files, (GDestroyNotify) g_ptr_array_unref);
  else
    {
      g_clear_pointer (&files, g_ptr_array_unref);
      g_task_return_new_error (task, G_IO_ERROR, G_IO_ERROR_CANCELLED, "%s",
                               "cancelled");
    }
}

static void
picked_cb (GtkNativeDialog *dialog, int response, GTask *task)
{
  GPtrArray *files = g_ptr_array_new_with_free_func (g_object_unref);

  if (response == GTK_RESPONSE_ACCEPT)
    {
      g_autoptr (GListModel)
          chosen = gtk_file_chooser_get_files (GTK_FILE_CHOOSER (dialog));

      for (guint i = 0; i < g_list_model_get_n_items (chosen); i++)
        g_ptr_array_add (files, g_list_model_get_item (chosen, i));
      if (files->len > 0)
        note_folder (GTK_FILE_CHOOSER (dialog), g_ptr_array_index (files, 0));
    }
  return_files (task, files);
  gtk_native_dialog_destroy (dialog);
  g_object_unref (dialog);
  g_object_unref (task);
}

/* Of a filter, the ending of its files. */
#define SUFFIX "dexuat-suffix"

static void
add_filters (GtkFileChooser *chooser, const char *const *patterns)
{
  while (patterns != NULL && *patterns != NULL)
    {
      g_autoptr (GtkFileFilter) filter = gtk_file_filter_new ();

      gtk_file_filter_set_name (filter, *patterns++);
      g_object_set_data (G_OBJECT (filter), SUFFIX, (gpointer) *patterns);
      for (; *patterns != NULL && **patterns != '\0'; patterns++)
        gtk_file_filter_add_suffix (filter, *patterns);
      gtk_file_chooser_add_filter (chooser, filter);
      if (*patterns != NULL)
        patterns++;
    }
}

/* Another kind of file was chosen: its name ends otherwise. */
static void
filter_cb (GtkFileChooser *chooser)
{
  GtkFileFilter *filter = gtk_file_chooser_get_filter (chooser);
  const char *suffix =
      filter != NULL ? g_object_get_data (G_OBJECT (filter), SUFFIX) : NULL;
  g_autofree char *name = gtk_file_chooser_get_current_name (chooser);
  char *dot = name != NULL ? strrchr (name, '.') : NULL;
  g_autofree char *changed = NULL;

  if (suffix == NULL || dot == NULL || g_str_equal (dot + 1, suffix))
    return;
  *dot = '\0';
  changed = g_strconcat (name, ".", suffix, NULL);
  gtk_file_chooser_set_current_name (chooser, changed);
}

/**
 * dx_compat_pick_files:
 * @parent: the window that asks
 * @kind: what is asked for
 * @title: of the dialog
 * @accept: on the button: a verb
 * @name: (nullable): of a file to write: the suggested name
 * @patterns: (nullable): a name for the kind of file, then its suffixes, which
 *   live as long as the program; another kind follows behind an empty string
 * @callback: called when there is an answer
 * @user_data: for @callback
 *
 * Asks for files.
 */
void
dx_compat_pick_files (GtkWindow *parent,
                      DxPickKind kind,
                      const char *title,
                      const char *accept,
                      const char *name,
                      const char *const *patterns,
                      GAsyncReadyCallback callback,
                      gpointer user_data)
{
  static const GtkFileChooserAction actions[] = {
    [DX_PICK_OPEN] = GTK_FILE_CHOOSER_ACTION_OPEN,
    [DX_PICK_OPEN_MANY] = GTK_FILE_CHOOSER_ACTION_OPEN,
    [DX_PICK_SAVE] = GTK_FILE_CHOOSER_ACTION_SAVE,
    [DX_PICK_FOLDER] = GTK_FILE_CHOOSER_ACTION_SELECT_FOLDER,
  };
  GTask *task = g_task_new (parent, NULL, callback, user_data);
  GtkFileChooserNative *dialog;

  if (pick_double != NULL)
    {
      return_files (task, pick_double (kind, name, pick_double_data));
      g_object_unref (task);
      return;
    }

  dialog =
      gtk_file_chooser_native_new (title, parent, actions[kind], accept, NULL);
  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (dialog), TRUE);
  gtk_file_chooser_set_select_multiple (GTK_FILE_CHOOSER (dialog),
                                        kind == DX_PICK_OPEN_MANY);
  if (kind == DX_PICK_SAVE && name != NULL)
    gtk_file_chooser_set_current_name (GTK_FILE_CHOOSER (dialog), name);
  add_filters (GTK_FILE_CHOOSER (dialog), patterns);
  if (kind == DX_PICK_SAVE)
    g_signal_connect (dialog, "notify::filter", G_CALLBACK (filter_cb), NULL);
  begin_in_last_folder (GTK_FILE_CHOOSER (dialog));
  g_signal_connect (dialog, "response", G_CALLBACK (picked_cb), task);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (dialog));
}

/**
 * dx_compat_pick_files_finish:
 * @result: as given to the callback
 * @error: return location; %G_IO_ERROR_CANCELLED when the user thought
 *   otherwise
 *
 * Returns: (transfer full) (nullable) (element-type GFile): at least one file
 */
GPtrArray *
dx_compat_pick_files_finish (GAsyncResult *result, GError **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}

static void
answered_cb (AdwMessageDialog *dialog, const char *response, GTask *task)
{
  g_task_return_boolean (task, g_str_equal (response, "yes"));
  g_object_unref (task);
}

/**
 * dx_compat_ask:
 * @parent: the window that asks
 * @heading: the question
 * @body: what follows from the answer
 * @no: on the button that changes nothing
 * @yes: on the other: a verb
 * @destructive: whether something is removed
 * @callback: called with the answer
 * @user_data: for @callback
 *
 * Asks a question.
 */
void
dx_compat_ask (GtkWindow *parent,
               const char *heading,
               const char *body,
               const char *no,
               const char *yes,
               gboolean destructive,
               GAsyncReadyCallback callback,
               gpointer user_data)
{
  AdwMessageDialog *dialog =
      ADW_MESSAGE_DIALOG (adw_message_dialog_new (parent, heading, body));
  GTask *task = g_task_new (parent, NULL, callback, user_data);

  adw_message_dialog_add_responses (dialog, "no", no, "yes", yes, NULL);
  adw_message_dialog_set_close_response (dialog, "no");
  adw_message_dialog_set_default_response (dialog, destructive ? "no" : "yes");
  adw_message_dialog_set_response_appearance (
      dialog, "yes",
      destructive ? ADW_RESPONSE_DESTRUCTIVE : ADW_RESPONSE_SUGGESTED);
  g_signal_connect (dialog, "response", G_CALLBACK (answered_cb), task);
  gtk_window_present (GTK_WINDOW (dialog));
}

/**
 * dx_compat_ask_finish:
 * @result: as given to the callback
 *
 * Returns: whether the answer was yes
 */
gboolean
dx_compat_ask_finish (GAsyncResult *result)
{
  return g_task_propagate_boolean (G_TASK (result), NULL);
}

/**
 * dx_compat_tell:
 * @parent: the window that tells
 * @heading: what happened
 * @body: why, and what can be done
 *
 * Tells what the user has to know before going on.
 */
void
dx_compat_tell (GtkWindow *parent, const char *heading, const char *body)
{
  GtkWidget *dialog = adw_message_dialog_new (parent, heading, body);

  adw_message_dialog_add_response (ADW_MESSAGE_DIALOG (dialog), "close",
                                   _ ("_Close"));
  gtk_window_present (GTK_WINDOW (dialog));
}
