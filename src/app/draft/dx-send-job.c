/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dx-config.h"

#define G_LOG_DOMAIN "dexuat-app"

#include "dx-send-job-private.h"

#include <glib/gi18n-lib.h>

#include "dx-compat.h"
#include "dx-paper-out-private.h"

/* How much of the whole reading the documents is; the rest is writing. */
#define READING 0.3

G_DEFINE_FINAL_TYPE (DxSendJob, dx_send_job, G_TYPE_OBJECT)

static void
send_file_free (gpointer data)
{
  DxSendFile *file = data;

  dx_attachment_free (file->attachment);
  g_clear_pointer (&file->bytes, g_bytes_unref);
  g_free (file);
}

static void
changed_cb (DxSendJob *self)
{
  self->stale = TRUE;
}

static void
unwatch (DxSendJob *self)
{
  g_signal_handlers_disconnect_by_data (self->session, self);
  g_signal_handlers_disconnect_by_data (dx_session_get_proposal (self->session),
                                        self);
}

static void
dx_send_job_finalize (GObject *object)
{
  DxSendJob *self = DX_SEND_JOB (object);

  dx_send_job_drop_files (self);
  g_clear_weak_pointer (&self->parent);
  g_clear_pointer (&self->now, g_date_time_unref);
  g_free (self->name);
  g_clear_object (&self->session);
  g_clear_object (&self->place);
  g_clear_object (&self->cancellable);
  g_clear_object (&self->version);
  g_clear_object (&self->made);
  g_clear_pointer (&self->sent, g_ptr_array_unref);
  g_clear_pointer (&self->dossier, dx_dossier_free);
  g_clear_pointer (&self->files, g_ptr_array_unref);
  G_OBJECT_CLASS (dx_send_job_parent_class)->finalize (object);
}

static void
dx_send_job_class_init (DxSendJobClass *class)
{
  G_OBJECT_CLASS (class)->finalize = dx_send_job_finalize;
}

static void
dx_send_job_init (DxSendJob *self)
{
  self->cancellable = g_cancellable_new ();
  self->sent = g_ptr_array_new_with_free_func (send_file_free);
  self->files =
      g_ptr_array_new_with_free_func ((GDestroyNotify) dx_dossier_file_free);
}

/**
 * dx_send_job_new:
 * @session: whose dossier goes out
 * @annex: with the annex of priority topics
 *
 * Returns: (transfer full): a job for one file or folder
 */
DxSendJob *
dx_send_job_new (DxSession *session, gboolean annex)
{
  DxSendJob *self;

  g_return_val_if_fail (DX_IS_SESSION (session), NULL);

  self = g_object_new (DX_TYPE_SEND_JOB, NULL);
  self->session = g_object_ref (session);
  self->annex = annex;

  return self;
}

/*
 * dx_send_job_set_progress:
 * @fraction: from 0 to 1
 *
 * Remembers how far it is; from any thread.
 */
void
dx_send_job_set_progress (DxSendJob *self, double fraction)
{
  g_atomic_int_set (&self->permille, (int) (fraction * 1000));
}

/**
 * dx_send_job_get_progress:
 * @self: a job
 *
 * Returns: how far it is, from 0 to 1
 */
double
dx_send_job_get_progress (DxSendJob *self)
{
  g_return_val_if_fail (DX_IS_SEND_JOB (self), 0);

  return g_atomic_int_get (&self->permille) / 1000.0;
}

/**
 * dx_send_job_cancel:
 * @self: a job
 *
 * Stops it. Nothing of it stays.
 */
void
dx_send_job_cancel (DxSendJob *self)
{
  g_return_if_fail (DX_IS_SEND_JOB (self));

  g_cancellable_cancel (self->cancellable);
}

/* The end, whatever it is. */
static void
end (DxSendJob *self, GError *error_take)
{
  g_autoptr (GTask) task = g_steal_pointer (&self->task);

  unwatch (self);
  dx_send_job_drop_files (self);
  if (error_take != NULL)
    g_task_return_error (task, error_take);
  else
    g_task_return_pointer (task, g_object_ref (self->made), g_object_unref);
}

static void
put_in_place (DxSendJob *self)
{
  GError *error = NULL;

  dx_send_job_put_in_place (self, &error);
  end (self, error);
}

static void
answered_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (DxSendJob) self = data;

  if (dx_compat_ask_finish (result))
    put_in_place (self);
  else
    end (self,
         g_error_new_literal (G_IO_ERROR, G_IO_ERROR_CANCELLED, "cancelled"));
}

/* "Ho-so_…_ban-3/", or the name of the file: where it went to. */
static char *
make_note (DxSendJob *self)
{
  g_autofree char *name = g_file_get_basename (self->made);

  return self->folder ? g_strconcat (name, "/", NULL) : g_steal_pointer (&name);
}

/* All is written, and nothing is in its place yet. */
static void
keep_version (DxSendJob *self)
{
  g_autofree char *note = make_note (self);
  g_autoptr (GError) error = NULL;

  unwatch (self);
  if (dx_session_freeze (self->session, note, &error))
    put_in_place (self);
  else if (self->parent != NULL)
    dx_paper_out_ask (self->parent, error, _ ("_Save All the Same"),
                      answered_cb, g_object_ref (self));
  else
    end (self, g_steal_pointer (&error));
}

static void
written_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  DxSendJob *self = DX_SEND_JOB (source);
  g_autoptr (GError) error = NULL;

  if (!g_task_propagate_boolean (G_TASK (result), &error))
    end (self, g_steal_pointer (&error));
  else if (self->stale)
    end (self, g_error_new_literal (
                   G_IO_ERROR, G_IO_ERROR_BUSY,
                   _ ("The proposal was changed while its dossier was being "
                      "written. Nothing was saved; please try again.")));
  else
    keep_version (self);
}

static void
write_thread (GTask *task, gpointer source, gpointer data, GCancellable *stop)
{
  GError *error = NULL;

  if (dx_send_job_write_rest (source, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

static void
write_all (DxSendJob *self)
{
  g_autoptr (GTask) task = NULL;
  g_autoptr (GError) error = NULL;

  if (!dx_send_job_write_paper (self, &error))
    {
      end (self, g_steal_pointer (&error));
      return;
    }
  task = g_task_new (self, self->cancellable, written_cb, NULL);
  g_task_run_in_thread (task, write_thread);
}

static gboolean
read_one (DxSendJob *self, DxSendFile *file, GError **error)
{
  DxStore *store =
      dx_workspace_get_store (dx_session_get_workspace (self->session));

  if (g_cancellable_set_error_if_cancelled (self->cancellable, error))
    return FALSE;
  file->bytes = dx_store_read_attachment (store, file->attachment->row, error);
  if (file->bytes == NULL)
    {
      g_prefix_error (error, "%s: ", file->attachment->name);
      return FALSE;
    }
  self->read += (guint64) file->attachment->size;
  dx_send_job_set_progress (self, READING * (double) self->read
                                      / (double) MAX (self->total, 1));

  return dx_dossier_add (self->dossier, file->attachment->name,
                         dx_dossier_role_from_name (file->attachment->kind),
                         file->attachment->name, file->bytes, error);
}

/* One document at a time: the windows go on living. */
static gboolean
read_cb (gpointer data)
{
  DxSendJob *self = data;
  GError *error = NULL;

  for (guint i = 0; i < self->sent->len; i++)
    {
      DxSendFile *file = g_ptr_array_index (self->sent, i);

      if (file->bytes != NULL)
        continue;
      if (read_one (self, file, &error))
        return G_SOURCE_CONTINUE;
      self->source = 0;
      end (self, error);
      return G_SOURCE_REMOVE;
    }
  self->source = 0;
  write_all (self);

  return G_SOURCE_REMOVE;
}

static gboolean
list_files (DxSendJob *self, GError **error)
{
  DxStore *store =
      dx_workspace_get_store (dx_session_get_workspace (self->session));
  g_autoptr (GPtrArray) list = NULL;

  if (store == NULL
      || !dx_store_contains (store, dx_proposal_get_id (self->version)))
    return TRUE;
  list = dx_store_list_attachments (store, dx_proposal_get_id (self->version),
                                    error);
  if (list == NULL)
    return FALSE;
  g_ptr_array_set_free_func (list, NULL);
  for (guint i = 0; i < list->len; i++)
    {
      DxSendFile *file = g_new0 (DxSendFile, 1);

      file->attachment = g_ptr_array_index (list, i);
      self->total += (guint64) file->attachment->size;
      g_ptr_array_add (self->sent, file);
    }

  return dx_dossier_check_room (self->sent->len, self->total, error);
}

/* What goes out is the version as it is now, with the next number. */
static void
take_version (DxSendJob *self)
{
  g_autoptr (GBytes) data = NULL;
  g_autofree char *title = NULL;

  dx_session_commit (self->session);
  self->version = dx_proposal_copy (dx_session_get_proposal (self->session));
  dx_proposal_set_revision (self->version,
                            dx_proposal_get_revision (self->version) + 1);
  data = dx_proposal_to_json (self->version);
  title = dx_session_get_title (self->session);
  self->dossier = dx_dossier_new (data, title);
  self->now = dx_workspace_now (dx_session_get_workspace (self->session));
  self->name = dx_send_job_suggest_name (self->session);
}

static void
begin (DxSendJob *self,
       GtkWindow *parent,
       GFile *place,
       GAsyncReadyCallback callback,
       gpointer user_data)
{
  g_autoptr (GError) error = NULL;

  g_return_if_fail (self->version == NULL);

  self->place = g_object_ref (place);
  self->task = g_task_new (self, NULL, callback, user_data);
  g_set_weak_pointer (&self->parent, parent);
  g_task_set_check_cancellable (self->task, FALSE);
  take_version (self);
  g_signal_connect_swapped (dx_session_get_proposal (self->session), "changed",
                            G_CALLBACK (changed_cb), self);
  g_signal_connect_swapped (self->session, "attachments-changed",
                            G_CALLBACK (changed_cb), self);
  if (list_files (self, &error) && dx_send_job_begin_files (self, &error))
    self->source = g_idle_add (read_cb, self);
  else
    end (self, g_steal_pointer (&error));
}

/**
 * dx_send_job_write_file:
 * @self: a fresh job
 * @parent: (nullable): the window that asks when no version can be kept
 * @file: where to
 * @callback: called when it is done
 * @user_data: for @callback
 *
 * Writes the dossier as one file (.dxhs) and keeps the version that it
 * holds.
 */
void
dx_send_job_write_file (DxSendJob *self,
                        GtkWindow *parent,
                        GFile *file,
                        GAsyncReadyCallback callback,
                        gpointer user_data)
{
  g_return_if_fail (DX_IS_SEND_JOB (self));
  g_return_if_fail (G_IS_FILE (file));

  begin (self, parent, file, callback, user_data);
}

/**
 * dx_send_job_write_folder:
 * @self: a fresh job
 * @parent: (nullable): the window that asks when no version can be kept
 * @place: the folder in which a new one is made
 * @callback: called when it is done
 * @user_data: for @callback
 *
 * Writes all that the call wants into a new folder, each file with a name
 * that every mail system keeps, and a list of them, and keeps the version.
 */
void
dx_send_job_write_folder (DxSendJob *self,
                          GtkWindow *parent,
                          GFile *place,
                          GAsyncReadyCallback callback,
                          gpointer user_data)
{
  g_return_if_fail (DX_IS_SEND_JOB (self));
  g_return_if_fail (G_IS_FILE (place));

  self->folder = TRUE;
  begin (self, parent, place, callback, user_data);
}

/**
 * dx_send_job_finish:
 * @self: a job
 * @result: as given to the callback
 * @error: return location; %G_IO_ERROR_CANCELLED when it was stopped
 *
 * Returns: (transfer full) (nullable): the file or folder that there is now
 */
GFile *
dx_send_job_finish (DxSendJob *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

/**
 * dx_send_job_suggest_name:
 * @session: a session
 *
 * Returns: (transfer full): a name for its dossier file, safe everywhere
 */
char *
dx_send_job_suggest_name (DxSession *session)
{
  g_return_val_if_fail (DX_IS_SESSION (session), NULL);

  return dx_paper_out_suggest_name (session, DX_DOSSIER_SUFFIX);
}
