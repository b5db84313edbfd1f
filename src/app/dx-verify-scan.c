/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dx-config.h"

#define G_LOG_DOMAIN "dexuat-app"

#include "dx-verify-scan.h"

#include <glib/gi18n-lib.h>

#include "dx-input.h"
#include "dx-pdf-data.h"

/* The file is read in a thread, the process that looks at it is made in the
 * first one, and waited for in a thread again. */
typedef struct {
  DxVerifyScan *scan;
  DxScanJob *job; /* between the first thread and the other */
  char *path;
} Work;

/**
 * dx_verify_scan_free:
 * @self: (transfer full) (nullable): a file that was read
 *
 * Gives back its memory.
 */
void
dx_verify_scan_free (DxVerifyScan *self)
{
  if (self == NULL)
    return;

  g_free (self->name);
  g_clear_pointer (&self->bytes, g_bytes_unref);
  g_clear_pointer (&self->scan, dx_scan_free);
  g_clear_pointer (&self->carried, g_bytes_unref);
  g_free (self);
}

static void
work_free (Work *self)
{
  dx_verify_scan_free (self->scan);
  g_free (self->path);
  g_free (self);
}

static void
wait_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancel)
{
  Work *work = data;
  DxVerifyScan *it = work->scan;
  GError *error = NULL;

  it->scan = dx_scan_end (g_steal_pointer (&work->job), cancel, &error);
  if (it->scan == NULL)
    {
      g_task_return_error (task, error);
      return;
    }
  if (it->scan->codes->len == 0 && it->scan->own)
    it->carried = dx_pdf_data_read (it->bytes, NULL);
  g_task_return_boolean (task, TRUE);
}

static void
waited_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GTask) task = data;
  Work *work = g_task_get_task_data (task);
  GError *error = NULL;

  if (g_task_propagate_boolean (G_TASK (result), &error))
    g_task_return_pointer (task, g_steal_pointer (&work->scan),
                           (GDestroyNotify) dx_verify_scan_free);
  else
    g_task_return_error (task, error);
}

static void
load_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancel)
{
  Work *work = data;
  GError *error = NULL;

  work->scan->bytes = dx_input_read (work->path, DX_SCAN_MAX_BYTES, &error);
  if (work->scan->bytes != NULL)
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

static void
loaded_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GTask) task = data;
  GCancellable *cancellable = g_task_get_cancellable (task);
  Work *work = g_task_get_task_data (task);
  g_autoptr (GTask) wait = NULL;
  GError *error = NULL;

  if (g_task_propagate_boolean (G_TASK (result), &error)
      && !g_cancellable_set_error_if_cancelled (cancellable, &error))
    work->job = dx_scan_begin (work->scan->bytes, &error);
  if (work->job == NULL)
    {
      g_task_return_error (task, error);
      return;
    }
  /* It is always waited for, or its process would stay. */
  wait = g_task_new (NULL, cancellable, waited_cb, g_object_ref (task));
  g_task_set_task_data (wait, work, NULL);
  g_task_run_in_thread (wait, wait_thread);
}

/**
 * dx_verify_scan_read_async:
 * @file: a PDF or a picture, perhaps from outside
 * @cancellable: (nullable): ends it before its time
 * @callback: called when it is read
 * @user_data: for @callback
 *
 * Reads a file and the QR codes on its sheets. Call it in the first thread.
 */
void
dx_verify_scan_read_async (GFile *file,
                           GCancellable *cancellable,
                           GAsyncReadyCallback callback,
                           gpointer user_data)
{
  g_autoptr (GTask) task = NULL;
  g_autoptr (GTask) load = NULL;
  Work *work;

  g_return_if_fail (G_IS_FILE (file));

  task = g_task_new (NULL, cancellable, callback, user_data);
  work = g_new0 (Work, 1);
  work->scan = g_new0 (DxVerifyScan, 1);
  work->scan->name = g_file_get_parse_name (file);
  work->path = g_file_get_path (file);
  g_task_set_task_data (task, work, (GDestroyNotify) work_free);
  if (work->path == NULL)
    {
      g_task_return_new_error (task, G_IO_ERROR, G_IO_ERROR_NOT_SUPPORTED, "%s",
                               _ ("it does not lie on this machine"));
      return;
    }
  load = g_task_new (NULL, cancellable, loaded_cb, g_object_ref (task));
  g_task_set_task_data (load, work, NULL);
  g_task_run_in_thread (load, load_thread);
}

/**
 * dx_verify_scan_read_finish:
 * @result: as given to the callback
 * @error: return location; %G_IO_ERROR_CANCELLED when it was ended
 *
 * Returns: (transfer full) (nullable): what was read
 */
DxVerifyScan *
dx_verify_scan_read_finish (GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (G_IS_TASK (result), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}
