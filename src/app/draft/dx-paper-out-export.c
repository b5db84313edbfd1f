/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dx-config.h"

#define G_LOG_DOMAIN "dexuat-app"

#include "dx-paper-out.h"

#include <glib/gi18n-lib.h>

#include "dx-compat.h"
#include "dx-paper-out-private.h"
#include "dx-send-job.h"

/* An export under way. */
typedef struct {
  DxSession *session;
  gboolean annex;
  const char *suffix; /* ".pdf", ".docx" */
  GFile *file;
  DxOutput *output; /* written, not yet in its place */
} Export;

static void
export_free (Export *self)
{
  g_object_unref (self->session);
  g_clear_object (&self->file);
  dx_output_free (self->output);
  g_free (self);
}

/*
 * dx_paper_out_can_freeze:
 * @session: a session
 * @error: return location for the reason
 *
 * Tries whether a version can be kept, before paper is made of it.
 *
 * Returns: whether it can
 */
gboolean
dx_paper_out_can_freeze (DxSession *session, GError **error)
{
  return dx_session_save (session, error);
}

/*
 * dx_paper_out_ask:
 * @parent: the window that asks
 * @why: why no version can be kept
 * @yes: what is done all the same: a verb
 * @callback: called with the answer; dx_compat_ask_finish ()
 * @user_data: for @callback
 *
 * Asks whether to go on. Somebody with a full disk still has a deadline.
 */
void
dx_paper_out_ask (GtkWindow *parent,
                  const GError *why,
                  const char *yes,
                  GAsyncReadyCallback callback,
                  gpointer user_data)
{
  g_autofree char *body = g_strdup_printf (
      _ ("%s.\n\nYou can go on, but this program will not remember which "
         "version the paper shows."),
      why->message);

  dx_compat_ask (parent, _ ("This version cannot be recorded"), body,
                 _ ("_Cancel"), yes, FALSE, callback, user_data);
}

static void
finish (GTask *task)
{
  Export *self = g_task_get_task_data (task);
  g_autoptr (GError) error = NULL;

  if (dx_paper_out_end (self->output, self->file, &error))
    g_task_return_pointer (task, g_object_ref (self->file), g_object_unref);
  else
    g_task_return_error (task, g_steal_pointer (&error));
}

/* "abc" becomes "abc.pdf", unless that is another file already. */
static GFile *
add_suffix (GFile *file, const char *suffix)
{
  g_autofree char *name = g_file_get_basename (file);
  g_autofree char *full = g_strconcat (name, suffix, NULL);
  g_autofree char *lower = g_ascii_strdown (name, -1);
  g_autoptr (GFile) parent = g_file_get_parent (file);
  g_autoptr (GFile) longer = NULL;

  if (parent == NULL || g_str_has_suffix (lower, suffix))
    return g_object_ref (file);
  longer = g_file_get_child (parent, full);
  if (g_file_query_exists (longer, NULL))
    return g_object_ref (file);

  return g_steal_pointer (&longer);
}

/* What no version is kept of cannot be held against one later: it has no
 * seal. */
static DxPages *
make_pages (Export *self, gboolean sealed)
{
  gint64 number =
      dx_proposal_get_revision (dx_session_get_proposal (self->session));

  return sealed
             ? dx_paper_out_make_sealed (self->session, self->annex, number + 1)
             : dx_paper_out_make_pages (self->session, self->annex);
}

static DxOutput *
write_file (Export *self, gboolean sealed, GError **error)
{
  g_autoptr (DxPages) pages = NULL;
  g_autoptr (GBytes) data = NULL;
  g_autoptr (GDateTime)
      now = dx_workspace_now (dx_session_get_workspace (self->session));

  if (g_str_equal (self->suffix, ".docx"))
    return dx_paper_out_begin_word (self->session, self->annex, now, self->file,
                                    error);
  pages = make_pages (self, sealed);
  if (!dx_paper_out_add_sheets (self->session, pages, TRUE, error))
    return NULL;
  data = dx_paper_out_make_data (self->session);

  return dx_paper_out_begin_pdf (pages, data, now, self->file, error);
}

/* The file is written again, for a version that nobody keeps. */
static void
finish_bare (GTask *task)
{
  Export *self = g_task_get_task_data (task);
  g_autoptr (GError) error = NULL;

  dx_output_free (self->output);
  self->output = write_file (self, FALSE, &error);
  if (self->output != NULL)
    finish (task);
  else
    g_task_return_error (task, g_steal_pointer (&error));
}

static void
answered_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GTask) task = data;

  if (dx_compat_ask_finish (result))
    finish_bare (task);
  else
    g_task_return_new_error (task, G_IO_ERROR, G_IO_ERROR_CANCELLED, "%s",
                             "cancelled");
}

static void
dossier_written_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GTask) task = data;
  g_autoptr (GError) error = NULL;
  GFile *file = dx_send_job_finish (DX_SEND_JOB (source), result, &error);

  if (file != NULL)
    g_task_return_pointer (task, file, g_object_unref);
  else
    g_task_return_error (task, g_steal_pointer (&error));
}

/* Whoever asks for a dossier gets one, with the documents sent along. */
static gboolean
export_dossier (GTask *task, GFile *file)
{
  Export *self = g_task_get_task_data (task);
  g_autofree char *name = g_file_get_basename (file);
  g_autofree char *lower = g_ascii_strdown (name, -1);
  g_autoptr (DxSendJob) job = NULL;

  if (!g_str_has_suffix (lower, ".dxhs"))
    return FALSE;
  job = dx_send_job_new (self->session, self->annex);
  dx_send_job_write_file (job, g_task_get_source_object (task), file,
                          dossier_written_cb, g_object_ref (task));

  return TRUE;
}

/* The file is whole before the version is made, and put into its place
 * after it: there is no paper without a version. */
static void
export_to (GTask *task, GFile *file)
{
  GtkWindow *parent = g_task_get_source_object (task);
  Export *self = g_task_get_task_data (task);
  g_autofree char *note = NULL;
  g_autoptr (GError) error = NULL;

  self->file = add_suffix (file, self->suffix);
  self->output = write_file (self, TRUE, &error);
  if (self->output == NULL)
    {
      g_task_return_error (task, g_steal_pointer (&error));
      return;
    }
  note = g_file_get_basename (self->file);
  if (dx_session_freeze (self->session, note, &error))
    finish (task);
  else if (parent != NULL)
    dx_paper_out_ask (parent, error, _ ("_Export All the Same"), answered_cb,
                      g_object_ref (task));
  else
    g_task_return_error (task, g_steal_pointer (&error));
}

static void
picked_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GTask) task = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) files = dx_compat_pick_files_finish (result, &error);

  if (files == NULL)
    g_task_return_error (task, g_steal_pointer (&error));
  else if (!export_dossier (task, g_ptr_array_index (files, 0)))
    export_to (task, g_ptr_array_index (files, 0));
}

static void
begin_export (GtkWindow *parent,
              DxSession *session,
              gboolean annex,
              const char *suffix,
              GTask *task)
{
  const gboolean word = g_str_equal (suffix, ".docx");
  const char *patterns[] = { word ? _ ("Word documents") : _ ("PDF documents"),
                             suffix + 1,
                             "",
                             _ ("Dossier files"),
                             "dxhs",
                             NULL };
  g_autofree char *name = NULL;
  Export *self;

  dx_session_commit (session);
  self = g_new0 (Export, 1);
  self->session = g_object_ref (session);
  self->annex = annex;
  self->suffix = suffix;
  g_task_set_task_data (task, self, (GDestroyNotify) export_free);
  name = dx_paper_out_suggest_name (session, suffix);
  dx_compat_pick_files (parent, DX_PICK_SAVE,
                        word ? _ ("Export Word") : _ ("Export PDF"),
                        _ ("_Export"), name, patterns, picked_cb, task);
}

/**
 * dx_paper_out_export:
 * @parent: the window that asks where to
 * @session: a session
 * @annex: with the annex of priority topics
 * @callback: called when it is done
 * @user_data: for @callback
 *
 * Asks for a file, keeps what stands there as the next printed version
 * ("Bản in số N", with the file's name as note), and writes it as a PDF.
 */
void
dx_paper_out_export (GtkWindow *parent,
                     DxSession *session,
                     gboolean annex,
                     GAsyncReadyCallback callback,
                     gpointer user_data)
{
  g_return_if_fail (DX_IS_SESSION (session));

  begin_export (parent, session, annex, ".pdf",
                g_task_new (parent, NULL, callback, user_data));
}

/**
 * dx_paper_out_export_word:
 * @parent: the window that asks where to
 * @session: a session
 * @annex: with the annex of priority topics
 * @callback: called when it is done; dx_paper_out_export_finish ()
 * @user_data: for @callback
 *
 * The same as a Word document, which offices ask for by e-mail beside the
 * signed paper.
 */
void
dx_paper_out_export_word (GtkWindow *parent,
                          DxSession *session,
                          gboolean annex,
                          GAsyncReadyCallback callback,
                          gpointer user_data)
{
  g_return_if_fail (DX_IS_SESSION (session));

  begin_export (parent, session, annex, ".docx",
                g_task_new (parent, NULL, callback, user_data));
}

/**
 * dx_paper_out_export_finish:
 * @result: as given to the callback
 * @file: (out) (optional) (transfer full): what was written
 * @error: return location; %G_IO_ERROR_CANCELLED when the user thought
 *   otherwise
 *
 * Returns: whether there is a file now
 */
gboolean
dx_paper_out_export_finish (GAsyncResult *result, GFile **file, GError **error)
{
  g_autoptr (GFile) written = NULL;

  g_return_val_if_fail (G_IS_TASK (result), FALSE);

  written = g_task_propagate_pointer (G_TASK (result), error);
  if (written == NULL)
    return FALSE;
  if (file != NULL)
    *file = g_steal_pointer (&written);

  return TRUE;
}
