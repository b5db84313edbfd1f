/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dx-config.h"

#define G_LOG_DOMAIN "dexuat-app"

#include "dx-import-read.h"

#include <glib/gi18n-lib.h>

#include "dx-paper.h"
#include "dx-pdf-data.h"
#include "dx-scan.h"
#include "dx-user-data.h"
#include "dx-verify.h"

/* From a place that is no folder of this machine: all of it is in memory. */
#define MAX_REMOTE_MEBIBYTES 64

/* All that the thread sees; it has forms and fonts of its own. */
typedef struct {
  GFile *file;
  char *folder;
  DxImportFlags flags;
} Reading;

static void
reading_free (Reading *self)
{
  g_object_unref (self->file);
  g_free (self->folder);
  g_free (self);
}

/**
 * dx_import_get_name:
 * @file: a file
 *
 * Returns: (transfer full): its name for people
 */
char *
dx_import_get_name (GFile *file)
{
  g_autofree char *name = NULL;

  g_return_val_if_fail (G_IS_FILE (file), NULL);

  name = g_file_get_basename (file);

  return name != NULL ? g_filename_display_name (name)
                      : g_file_get_parse_name (file);
}

static GBytes *
load_remote (GFile *file, GCancellable *cancellable, GError **error)
{
  g_autoptr (GFileInfo) info = g_file_query_info (
      file, G_FILE_ATTRIBUTE_STANDARD_SIZE "," G_FILE_ATTRIBUTE_STANDARD_TYPE,
      G_FILE_QUERY_INFO_NONE, cancellable, error);

  if (info == NULL)
    return NULL;
  if (g_file_info_get_file_type (info) == G_FILE_TYPE_DIRECTORY)
    {
      g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_IS_DIRECTORY,
                           _ ("this is a folder"));
      return NULL;
    }
  if (g_file_info_get_size (info) > (goffset) MAX_REMOTE_MEBIBYTES << 20)
    {
      g_set_error (error, G_IO_ERROR, G_IO_ERROR_NOT_SUPPORTED,
                   _ ("the file is larger than %d MiB; copy it to this machine "
                      "first"),
                   MAX_REMOTE_MEBIBYTES);
      return NULL;
    }

  return g_file_load_bytes (file, cancellable, NULL, error);
}

static DxImport *
read_file (Reading *self,
           DxCatalog *catalog,
           GCancellable *cancellable,
           GError **error)
{
  g_autofree char *path = g_file_get_path (self->file);
  g_autoptr (GBytes) bytes = NULL;

  if (path != NULL)
    return dx_import_file (path, catalog, self->flags, error);
  bytes = load_remote (self->file, cancellable, error);

  return bytes != NULL ? dx_import_bytes (bytes, catalog, self->flags, error)
                       : NULL;
}

static void
add_pages (DxVersion *version,
           DxFonts *fonts,
           DxProposal *proposal,
           DxCatalog *catalog,
           DxPaperFlags flags)
{
  g_autoptr (DxPages)
      pages = dx_paper_new_pages (fonts, proposal, catalog, flags);
  guint n = dx_pages_get_n_pages (pages);

  for (guint page = version->pages->len; page < n; page++)
    dx_version_add_page (version, dx_pages_get_text (pages, page),
                         flags == DX_PAPER_ANNEX);
}

/* A PDF shows one thing and carries another: whoever signed it saw the
 * pages. */
static void
compare_pages (DxImport *import, DxCatalog *catalog)
{
  g_autoptr (DxFonts) fonts = dx_fonts_new ();
  g_autoptr (DxVersion) version = dx_version_new (import->proposal, NULL);
  g_autoptr (GPtrArray) lines = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GPtrArray) texts = NULL;
  g_autoptr (GError) error = NULL;

  if (dx_fonts_is_stand_in (fonts) || !dx_fonts_is_complete (fonts))
    {
      g_ptr_array_add (import->notices,
                       g_strdup (_ ("the font Tinos is not installed "
                                    "(fonts-croscore); pages are not "
                                    "compared")));
      return;
    }
  texts = dx_scan_read_texts (import->pdf, &error);
  if (texts == NULL)
    {
      g_ptr_array_add (import->notices, g_strdup (error->message));
      return;
    }
  add_pages (version, fonts, import->proposal, catalog, DX_PAPER_SLIP);
  add_pages (version, fonts, import->proposal, catalog, DX_PAPER_ANNEX);
  if (dx_verify_texts (version, texts, lines) == DX_VERDICT_SAME)
    return;
  g_ptr_array_add (import->notices,
                   g_strdup (_ ("what is printed in this PDF is not what it "
                                "carries; the data it carries are shown "
                                "here")));
  for (guint i = 0; i < lines->len; i++)
    g_ptr_array_add (import->notices, g_strdup (g_ptr_array_index (lines, i)));
}

static void
read_in_thread (GTask *task,
                gpointer source,
                gpointer data,
                GCancellable *cancellable)
{
  Reading *self = data;
  g_autoptr (DxCatalog) catalog = dx_catalog_new ();
  g_autoptr (GPtrArray) problems = dx_user_data_load (catalog, self->folder);
  g_autoptr (GError) error = NULL;
  DxImport *import = read_file (self, catalog, cancellable, &error);

  if (import != NULL && import->pdf != NULL
      && !g_cancellable_is_cancelled (cancellable))
    compare_pages (import, catalog);
  if (import != NULL)
    g_task_return_pointer (task, import, (GDestroyNotify) dx_import_free);
  else
    g_task_return_error (task, g_steal_pointer (&error));
}

/**
 * dx_import_read_async:
 * @workspace: where the user's forms and calls lie
 * @file: a file of any kind that is known
 * @flags: what may be done with it
 * @cancellable: (nullable): ends the waiting at once
 * @callback: called with the result
 * @user_data: for @callback
 *
 * Reads a proposal from a file, and of a PDF compares what it shows with
 * what it carries. Nothing is stored.
 */
void
dx_import_read_async (DxWorkspace *workspace,
                      GFile *file,
                      DxImportFlags flags,
                      GCancellable *cancellable,
                      GAsyncReadyCallback callback,
                      gpointer user_data)
{
  g_autoptr (GTask) task = NULL;
  Reading *self;

  g_return_if_fail (DX_IS_WORKSPACE (workspace));
  g_return_if_fail (G_IS_FILE (file));

  /* A thread that nobody waits for any more may outlive the workspace. */
  task = g_task_new (NULL, cancellable, callback, user_data);
  self = g_new0 (Reading, 1);
  self->file = g_object_ref (file);
  self->folder = g_strdup (dx_workspace_get_folder (workspace));
  self->flags = flags;
  g_task_set_task_data (task, self, (GDestroyNotify) reading_free);
  g_task_set_return_on_cancel (task, TRUE);
  g_task_run_in_thread (task, read_in_thread);
}

/**
 * dx_import_read_finish:
 * @result: as given to the callback
 * @error: return location for an error, whose message names the part and
 *   the reason but not the file; %G_IO_ERROR_CANCELLED when nobody waits
 *   any more
 *
 * Returns: (transfer full) (nullable): what was read
 */
DxImport *
dx_import_read_finish (GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (G_IS_TASK (result), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}
