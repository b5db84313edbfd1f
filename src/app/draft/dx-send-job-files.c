/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dx-config.h"

#define G_LOG_DOMAIN "dexuat-app"

#include "dx-send-job-private.h"

#include <errno.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <string.h>

#include "dx-dossier-list.h"
#include "dx-file-name.h"
#include "dx-paper-out-private.h"
#include "dx-seal.h"

/* Names and titles in the folder are for the office, as its list is: in
 * Vietnamese whatever the program speaks. */
#define FOLDER_PREFIX "Ho-so-de-xuat"
#define LIST_NAME "00_Danh-sach-tep.txt"
#define SLIP_TITLE "Phiếu đề xuất, để in, ký tên và đóng dấu (PDF)"
#define WORD_TITLE "Phiếu đề xuất, bản mềm (Word)"
#define DOSSIER_TITLE "Hồ sơ điện tử, mở bằng chương trình Đề Xuất"

/* What paper, list and packing take beside the documents. */
#define MARGIN_BYTES (2 * 1024 * 1024)

#define MEBIBYTE (1024 * 1024)

/* Where dx-send-job.c is with its progress when the writing begins. */
#define WRITING 0.3

#define NAME_TRIES 1000
#define MAX_FOLDER_TITLE 40

static char *
get_member_path (DxSendJob *self, const char *name)
{
  return g_build_filename (self->hidden, name, NULL);
}

/* A full disk is said before, not in the middle. */
static gboolean
check_space (DxSendJob *self, GFile *folder, GError **error)
{
  const guint64 wanted = 2 * self->total + MARGIN_BYTES;
  g_autoptr (GFileInfo) info = g_file_query_filesystem_info (
      folder, G_FILE_ATTRIBUTE_FILESYSTEM_FREE, NULL, NULL);
  guint64 free_bytes;

  if (info == NULL
      || !g_file_info_has_attribute (info, G_FILE_ATTRIBUTE_FILESYSTEM_FREE))
    return TRUE;
  free_bytes =
      g_file_info_get_attribute_uint64 (info, G_FILE_ATTRIBUTE_FILESYSTEM_FREE);
  if (free_bytes >= wanted)
    return TRUE;
  g_set_error (error, G_IO_ERROR, G_IO_ERROR_NO_SPACE,
               _ ("The disk has %u MiB left; the dossier takes about %u MiB. "
                  "Please free some space or choose another disk."),
               (guint) (free_bytes / MEBIBYTE), (guint) (wanted / MEBIBYTE));

  return FALSE;
}

static gboolean
check_place (GFile *place, GError **error)
{
  if (g_file_peek_path (place) != NULL)
    return TRUE;
  g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_NOT_SUPPORTED,
                       _ ("it does not lie on this machine"));
  dx_paper_out_prefix (place, error);

  return FALSE;
}

static gboolean
make_hidden (DxSendJob *self, GError **error)
{
  g_autofree char *path =
      g_build_filename (g_file_peek_path (self->place), ".dexuat-XXXXXX", NULL);

  if (g_mkdtemp_full (path, 0777) != NULL)
    {
      self->hidden = g_steal_pointer (&path);
      return TRUE;
    }
  g_set_error_literal (error, G_IO_ERROR, g_io_error_from_errno (errno),
                       errno == EACCES || errno == EPERM
                           ? _ ("you are not allowed to write there")
                           : g_strerror (errno));
  dx_paper_out_prefix (self->place, error);

  return FALSE;
}

/* The title's first words: the files in the folder have more of them, and
 * both together a path, which some systems limit. */
static char *
make_short_title (DxSendJob *self)
{
  g_autofree char *title = dx_session_get_title (self->session);
  char *words = dx_file_name_new (NULL, title, 0, NULL);
  char *end;

  if (strlen (words) <= MAX_FOLDER_TITLE)
    return words;
  words[MAX_FOLDER_TITLE] = '\0';
  end = strrchr (words, '-');
  if (end != NULL)
    *end = '\0';

  return words;
}

static char *
make_folder_name (DxSendJob *self, guint try)
{
  g_autofree char *title = make_short_title (self);
  const int number = (int) dx_proposal_get_revision (self->version);
  g_autofree char *suffix =
      try == 0 ? g_strdup_printf ("_ban-%d", number)
               : g_strdup_printf ("_ban-%d-%u", number, try + 1);

  return dx_file_name_new (FOLDER_PREFIX, title, 0, suffix);
}

/* A folder that is there is never touched. */
static GFile *
find_folder (DxSendJob *self)
{
  for (guint i = 0; i < NAME_TRIES; i++)
    {
      g_autofree char *name = make_folder_name (self, i);
      g_autoptr (GFile) folder = g_file_get_child (self->place, name);

      if (!g_file_query_exists (folder, NULL))
        return g_steal_pointer (&folder);
    }

  return NULL;
}

/*
 * dx_send_job_begin_files:
 *
 * Looks whether there is room, and makes the place in which all is written.
 */
gboolean
dx_send_job_begin_files (DxSendJob *self, GError **error)
{
  g_autoptr (GFile) parent = NULL;

  if (!check_place (self->place, error))
    return FALSE;
  parent = g_file_get_parent (self->place);
  if (!self->folder)
    {
      self->made = g_object_ref (self->place);
      return parent == NULL || check_space (self, parent, error);
    }
  if (!check_space (self, self->place, error) || !make_hidden (self, error))
    return FALSE;
  self->made = find_folder (self);
  if (self->made != NULL)
    return TRUE;
  g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_EXISTS,
                       _ ("too many folders of this name are there already"));

  return FALSE;
}

static gboolean
note_file (DxSendJob *self, const char *name, const char *title, GError **error)
{
  g_autofree char *path = get_member_path (self, name);
  GStatBuf status;

  if (g_stat (path, &status) != 0)
    {
      g_set_error_literal (error, G_IO_ERROR, g_io_error_from_errno (errno),
                           g_strerror (errno));
      return FALSE;
    }
  g_ptr_array_add (self->files,
                   dx_dossier_file_new (name, title, (guint64) status.st_size));

  return TRUE;
}

static char *
make_name (DxSendJob *self, const char *name)
{
  return dx_dossier_file_name (self->files->len + 1, name);
}

static gboolean
write_slip (DxSendJob *self, GError **error)
{
  g_autoptr (DxPages) pages = dx_paper_out_make_sealed (
      self->session, self->annex, dx_proposal_get_revision (self->version));
  g_autoptr (GBytes) data = dx_proposal_to_json (self->version);
  g_autofree char *plain = dx_paper_out_suggest_name (self->session, ".pdf");
  g_autofree char *name = make_name (self, plain);
  g_autofree char *path = get_member_path (self, name);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (DxOutput) output = NULL;

  if (dx_paper_out_add_sheets (self->session, pages, TRUE, error))
    output = dx_paper_out_begin_pdf (pages, data, self->now, file, error);

  return output != NULL && dx_paper_out_end (output, file, error)
         && note_file (self, name, SLIP_TITLE, error);
}

static gboolean
write_word (DxSendJob *self, GError **error)
{
  g_autofree char *plain = dx_paper_out_suggest_name (self->session, ".docx");
  g_autofree char *name = make_name (self, plain);
  g_autofree char *path = get_member_path (self, name);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (DxOutput) output = dx_paper_out_begin_word (
      self->session, self->annex, self->now, file, error);

  return output != NULL && dx_paper_out_end (output, file, error)
         && note_file (self, name, WORD_TITLE, error);
}

/*
 * dx_send_job_write_paper:
 *
 * Writes what is made of the proposal itself: it is quick, and the fonts
 * belong to the main thread.
 */
gboolean
dx_send_job_write_paper (DxSendJob *self, GError **error)
{
  if (!self->folder)
    return TRUE;

  return write_slip (self, error)
         && (!dx_dossier_wants_word (dx_proposal_get_call (self->version))
             || write_word (self, error));
}

static gboolean
write_bytes (DxSendJob *self,
             const char *name,
             GBytes *bytes,
             const char *title,
             GError **error)
{
  g_autofree char *path = get_member_path (self, name);
  g_autoptr (DxOutput) output = dx_output_new (path, error);
  gsize length;
  const guint8 *data = g_bytes_get_data (bytes, &length);

  if (output != NULL && dx_output_write (output, data, length, error)
      && dx_output_commit (output, error))
    return note_file (self, name, title, error);
  g_prefix_error (error, "%s: ", name);

  return FALSE;
}

static gboolean
write_documents (DxSendJob *self, GError **error)
{
  for (guint i = 0; i < self->sent->len; i++)
    {
      const DxSendFile *file = g_ptr_array_index (self->sent, i);
      g_autofree char *name = make_name (self, file->attachment->name);

      if (g_cancellable_set_error_if_cancelled (self->cancellable, error)
          || !write_bytes (self, name, file->bytes, file->attachment->name,
                           error))
        return FALSE;
    }

  return TRUE;
}

static void
progress_cb (double fraction, gpointer data)
{
  dx_send_job_set_progress (data, WRITING + (1 - WRITING) * fraction);
}

static DxOutput *
pack (DxSendJob *self, const char *path, GError **error)
{
  g_autoptr (DxOutput) output = dx_output_new (path, error);

  if (output == NULL
      || !dx_dossier_write_watched (self->dossier, output, self->cancellable,
                                    progress_cb, self, error))
    {
      if (!g_cancellable_is_cancelled (self->cancellable))
        dx_paper_out_prefix (self->made, error);
      return NULL;
    }

  return g_steal_pointer (&output);
}

static gboolean
write_dossier (DxSendJob *self, GError **error)
{
  g_autofree char *name = make_name (self, self->name);
  g_autofree char *path = get_member_path (self, name);
  g_autoptr (DxOutput) output = pack (self, path, error);

  return output != NULL && dx_output_commit (output, error)
         && note_file (self, name, DOSSIER_TITLE, error);
}

static char *
make_code (DxSendJob *self)
{
  g_autoptr (GPtrArray) attachments =
      g_ptr_array_new_with_free_func ((GDestroyNotify) dx_seal_attachment_free);
  g_autoptr (DxSeal) seal = NULL;

  for (guint i = 0; i < self->sent->len; i++)
    {
      const DxSendFile *file = g_ptr_array_index (self->sent, i);

      g_ptr_array_add (attachments,
                       dx_seal_attachment_new (file->attachment->name,
                                               file->attachment->sha256));
    }
  seal = dx_seal_new (self->version, attachments);

  return dx_seal_format_code (seal->code);
}

static gboolean
write_list (DxSendJob *self, GError **error)
{
  g_autofree char *code = make_code (self);
  char *text =
      dx_dossier_text_get_list (self->version, self->files, code, self->now);
  g_autoptr (GBytes) bytes = g_bytes_new_take (text, strlen (text));

  return write_bytes (self, LIST_NAME, bytes, "", error);
}

/*
 * dx_send_job_write_rest:
 *
 * Writes the documents, the dossier and the list, in a thread of its own:
 * meanwhile nobody else uses the job.
 */
gboolean
dx_send_job_write_rest (DxSendJob *self, GError **error)
{
  if (self->folder)
    return write_documents (self, error) && write_dossier (self, error)
           && write_list (self, error);
  self->output = pack (self, g_file_peek_path (self->place), error);

  return self->output != NULL;
}

/*
 * dx_send_job_put_in_place:
 *
 * Gives what was written its name, in one step.
 */
gboolean
dx_send_job_put_in_place (DxSendJob *self, GError **error)
{
  dx_send_job_set_progress (self, 1);
  if (!self->folder)
    return dx_paper_out_end (self->output, self->made, error);
  if (g_rename (self->hidden, g_file_peek_path (self->made)) == 0)
    {
      g_clear_pointer (&self->hidden, g_free);
      return TRUE;
    }
  g_set_error_literal (error, G_IO_ERROR, g_io_error_from_errno (errno),
                       g_strerror (errno));
  dx_paper_out_prefix (self->made, error);

  return FALSE;
}

static void
remove_hidden (const char *path)
{
  g_autoptr (GDir) dir = g_dir_open (path, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *member = g_build_filename (path, name, NULL);

      g_unlink (member);
    }
  g_rmdir (path);
}

/*
 * dx_send_job_drop_files:
 *
 * Takes away what did not get to its place.
 */
void
dx_send_job_drop_files (DxSendJob *self)
{
  g_clear_handle_id (&self->source, g_source_remove);
  g_clear_pointer (&self->output, dx_output_free);
  if (self->hidden != NULL)
    remove_hidden (self->hidden);
  g_clear_pointer (&self->hidden, g_free);
}
