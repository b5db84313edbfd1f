/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dx-config.h"

#define G_LOG_DOMAIN "dexuat-app"

#include "dx-send-page-private.h"

#include <glib/gi18n-lib.h>

#include "dx-compat.h"
#include "dx-field-parts.h"

/* Milliseconds between two looks at the progress. */
#define LOOK_AFTER 100

static gboolean
get_annex (DxSendPage *self)
{
  return g_settings_get_boolean (
      dx_workspace_get_settings (dx_session_get_workspace (self->session)),
      "print-annex");
}

/*
 * dx_send_page_show_running:
 *
 * Shows whether something is written, and where the last one lies.
 */
void
dx_send_page_show_running (DxSendPage *self)
{
  gboolean running = self->job != NULL;
  GtkWidget *widget = GTK_WIDGET (self);

  gtk_widget_action_set_enabled (widget, "send.folder", !running);
  gtk_widget_action_set_enabled (widget, "send.file", !running);
  gtk_widget_action_set_enabled (widget, "send.cancel", running);
  gtk_widget_action_set_enabled (widget, "send.open", self->made != NULL);
  gtk_widget_set_visible (self->running, running);
  gtk_widget_set_visible (self->saved, !running && self->made != NULL);
}

static gboolean
look_cb (gpointer data)
{
  DxSendPage *self = data;

  gtk_progress_bar_set_fraction (self->progress,
                                 dx_send_job_get_progress (self->job));

  return G_SOURCE_CONTINUE;
}

static void
show_made (DxSendPage *self, GFile *made_take)
{
  g_autofree char *where = g_file_get_parse_name (made_take);
  g_autofree char *name = g_file_get_basename (made_take);
  g_autofree char *text = NULL;
  g_autofree char *toast = NULL;

  g_clear_object (&self->made);
  self->made = made_take;
  /* Translators: %s is a file or folder */
  text = g_strdup_printf (_ ("Saved: %s"), where);
  gtk_label_set_label (self->saved_where, text);
  toast = g_strdup_printf (_ ("%s is saved – NOT handed in yet"), name);
  dx_field_toast (GTK_WIDGET (self), toast, NULL, NULL, NULL, NULL);
}

static void
done_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (DxSendPage) self = data;
  g_autoptr (GError) error = NULL;
  GFile *made = dx_send_job_finish (DX_SEND_JOB (source), result, &error);

  g_clear_handle_id (&self->progress_source, g_source_remove);
  g_clear_object (&self->job);
  if (self->session == NULL)
    {
      g_clear_object (&made);
      return;
    }
  if (made != NULL)
    show_made (self, made);
  dx_send_page_show_running (self);
  if (error != NULL)
    dx_send_page_tell (self, _ ("The dossier is not saved"), error);
  else
    gtk_widget_grab_focus (GTK_WIDGET (self->open));
}

static void
start (DxSendPage *self, GPtrArray *files, gboolean folder)
{
  GtkWindow *window = dx_send_page_get_window (self);
  GFile *place = g_ptr_array_index (files, 0);

  if (self->job != NULL)
    return;
  self->job = dx_send_job_new (self->session, get_annex (self));
  self->progress_source = g_timeout_add (LOOK_AFTER, look_cb, self);
  gtk_progress_bar_set_fraction (self->progress, 0);
  dx_send_page_show_running (self);
  gtk_widget_grab_focus (GTK_WIDGET (self->cancel));
  if (folder)
    dx_send_job_write_folder (self->job, window, place, done_cb,
                              g_object_ref (self));
  else
    dx_send_job_write_file (self->job, window, place, done_cb,
                            g_object_ref (self));
}

static void
picked (DxSendPage *self, GAsyncResult *result, gboolean folder)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) files = dx_compat_pick_files_finish (result, &error);

  if (self->session == NULL)
    return;
  if (files != NULL)
    start (self, files, folder);
  else
    dx_send_page_tell (self, _ ("The dossier is not saved"), error);
}

static void
folder_picked_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (DxSendPage) self = data;

  picked (self, result, TRUE);
}

static void
file_picked_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (DxSendPage) self = data;

  picked (self, result, FALSE);
}

/*
 * dx_send_page_write_folder:
 *
 * Asks where, and makes a folder with the whole dossier there.
 */
void
dx_send_page_write_folder (DxSendPage *self)
{
  dx_session_commit (self->session);
  dx_compat_pick_files (dx_send_page_get_window (self), DX_PICK_FOLDER,
                        _ ("In Which Folder?"), _ ("_Save Here"), NULL, NULL,
                        folder_picked_cb, g_object_ref (self));
}

/*
 * dx_send_page_write_file:
 *
 * Asks where, and writes the dossier as one file.
 */
void
dx_send_page_write_file (DxSendPage *self)
{
  const char *patterns[] = { _ ("Dossier files"), "dxhs", NULL };
  g_autofree char *name = NULL;

  dx_session_commit (self->session);
  name = dx_send_job_suggest_name (self->session);
  dx_compat_pick_files (dx_send_page_get_window (self), DX_PICK_SAVE,
                        _ ("Export Dossier File"), _ ("_Export"), name,
                        patterns, file_picked_cb, g_object_ref (self));
}

/*
 * dx_send_page_stop:
 *
 * Stops what is being written.
 */
void
dx_send_page_stop (DxSendPage *self)
{
  if (self->job != NULL)
    dx_send_job_cancel (self->job);
}

/*
 * dx_send_page_open:
 *
 * Shows in the file manager what was saved last.
 */
void
dx_send_page_open (DxSendPage *self)
{
  g_autoptr (GFile) folder = NULL;
  g_autofree char *uri = NULL;

  if (self->made == NULL)
    return;
  folder = g_file_query_file_type (self->made, G_FILE_QUERY_INFO_NONE, NULL)
                   == G_FILE_TYPE_DIRECTORY
               ? g_object_ref (self->made)
               : g_file_get_parent (self->made);
  uri = g_file_get_uri (folder);
  gtk_show_uri (dx_send_page_get_window (self), uri, GDK_CURRENT_TIME);
}
