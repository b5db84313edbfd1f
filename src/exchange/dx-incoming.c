/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dx-config.h"

#define G_LOG_DOMAIN "dexuat-exchange"

#include "dx-incoming.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "dx-dossier.h"
#include "dx-import-private.h"
#include "dx-input.h"
#include "dx-json.h"
#include "dx-pdf-data.h"
#include "dx-word-import-private.h"

/* Every file is said once, be it taken or refused: nothing is left out. The
 * files themselves stay where they are. */

/* What is not an archive and yet longer is no proposal. */
#define MAX_PLAIN ((gsize) 64 << 20)

#define LOOK 16

typedef struct {
  DxCatalog *catalog;
  DxImportFlags flags;
  DxIncomingFunc func;
  gpointer data;
} Walk;

static gboolean walk_archive (Walk *walk, const char *name, DxZipReader *zip);

static gboolean
give (Walk *walk,
      const char *name,
      GBytes *bytes,
      DxImport *import,
      const GError *error)
{
  const DxIncoming incoming = {
    .name = name, .bytes = bytes, .import = import, .error = error
  };

  return walk->func (&incoming, walk->data);
}

static gboolean
refuse (Walk *walk, const char *name, const char *reason)
{
  g_autoptr (GError) error =
      g_error_new_literal (DX_IMPORT_ERROR, DX_IMPORT_ERROR_KIND, reason);

  return give (walk, name, NULL, NULL, error);
}

static gboolean
has_suffix (const char *name, const char *suffix)
{
  g_autofree char *lower = g_ascii_strdown (name, -1);

  return g_str_has_suffix (lower, suffix);
}

/* A dossier or Word file that is damaged is not taken for a plain archive
 * whose members could be had one by one. */
static gboolean
is_document (const char *name, DxZipReader *zip)
{
  return dx_word_is_word (zip) || dx_dossier_is_dossier (zip)
         || has_suffix (name, ".dxhs") || has_suffix (name, ".docx");
}

/* What cannot be read as JSON and does not call itself that is a picture,
 * a table, anything. */
static void
say_kind (const char *name, GError **error)
{
  if (!has_suffix (name, ".json")
      && (g_error_matches (*error, DX_JSON_ERROR, DX_JSON_ERROR_SYNTAX)
          || g_error_matches (*error, DX_JSON_ERROR, DX_JSON_ERROR_ENCODING)
          || g_error_matches (*error, DX_JSON_ERROR, DX_JSON_ERROR_TOO_LARGE)))
    {
      g_clear_error (error);
      g_set_error_literal (error, DX_IMPORT_ERROR, DX_IMPORT_ERROR_KIND,
                           _ ("this is no file that holds a proposal: .dxhs, "
                              ".docx, .pdf with data, .json"));
    }
}

static gboolean
take_plain (Walk *walk, const char *name, GBytes *bytes)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DxImport)
      import = dx_import_bytes (bytes, walk->catalog, walk->flags, &error);

  if (import == NULL)
    say_kind (name, &error);
  return give (walk, name, bytes, import, error);
}

/* Takes @zip, which is what stands in @bytes, or @error. */
static gboolean
take_zip (Walk *walk,
          const char *name,
          GBytes *bytes,
          DxZipReader *zip,
          const GError *error)
{
  g_autoptr (DxZipReader) taken = zip;
  g_autoptr (DxImport) import = NULL;
  g_autoptr (GError) wrong = NULL;

  if (taken == NULL)
    return give (walk, name, NULL, NULL, error);
  if (!is_document (name, taken))
    return walk_archive (walk, name, taken);
  import = dx_import_archive (g_steal_pointer (&taken), walk->catalog, &wrong);
  return give (walk, name, bytes, import, wrong);
}

static gboolean
looks_like_archive (GBytes *bytes)
{
  gsize length;
  const guint8 *start = g_bytes_get_data (bytes, &length);

  return dx_zip_looks_like_archive (start, length);
}

static gboolean
walk_member (Walk *walk, const char *name, DxZipReader *outer, guint index)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes)
      bytes = dx_zip_reader_read (outer, index, DX_ZIP_MAX_BYTES, &error);
  DxZipReader *zip;

  if (bytes == NULL)
    return give (walk, name, NULL, NULL, error);
  if (!looks_like_archive (bytes))
    return take_plain (walk, name, bytes);
  zip = dx_zip_reader_new_for_member (outer, index, &error);
  return take_zip (walk, name, bytes, zip, error);
}

static gboolean
walk_archive (Walk *walk, const char *name, DxZipReader *zip)
{
  guint n = dx_zip_reader_get_n_members (zip);
  guint n_files = 0;

  for (guint i = 0; i < n; i++)
    {
      const char *member = dx_zip_reader_get_name (zip, i);
      g_autofree char *whole = g_strconcat (name, "/", member, NULL);

      if (g_str_has_suffix (member, "/"))
        continue;
      n_files++;
      if (!walk_member (walk, whole, zip, i))
        return FALSE;
    }
  return n_files > 0
         || refuse (walk, name, _ ("there is no file in this archive"));
}

static gboolean
walk_file (Walk *walk, const char *path, const char *name)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = NULL;
  guint8 look[LOOK];
  gsize length = sizeof look;
  DxZipReader *zip;
  gboolean archive;

  if (!dx_input_look (path, look, &length, &error))
    return give (walk, name, NULL, NULL, error);
  archive = dx_zip_looks_like_archive (look, length);
  bytes = dx_input_read (path, archive ? DX_ZIP_MAX_BYTES : MAX_PLAIN, &error);
  if (bytes == NULL)
    return give (walk, name, NULL, NULL, error);
  if (!looks_like_archive (bytes))
    return take_plain (walk, name, bytes);

  zip = dx_zip_reader_new (bytes, &error);
  return take_zip (walk, name, bytes, zip, error);
}

static int
compare_names (gconstpointer a, gconstpointer b)
{
  return strcmp (*(const char *const *) a, *(const char *const *) b);
}

static GPtrArray *
list_folder (const char *path, GError **error)
{
  g_autoptr (GDir) dir = g_dir_open (path, 0, error);
  GPtrArray *names;
  const char *name;

  if (dir == NULL)
    return NULL;
  names = g_ptr_array_new_with_free_func (g_free);
  while ((name = g_dir_read_name (dir)) != NULL)
    g_ptr_array_add (names, g_strdup (name));
  g_ptr_array_sort (names, compare_names);
  return names;
}

static gboolean
walk_path (Walk *walk, const char *path, const char *name, gboolean given);

/* A folder ends where it ends: links are not followed. */
static gboolean
walk_folder (Walk *walk, const char *path, const char *name)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) names = list_folder (path, &error);

  if (names == NULL)
    return give (walk, name, NULL, NULL, error);
  for (guint i = 0; i < names->len; i++)
    {
      const char *child = g_ptr_array_index (names, i);
      g_autofree char *inner = g_build_filename (path, child, NULL);
      g_autofree char *shown = g_filename_display_name (child);
      g_autofree char *whole = g_build_filename (name, shown, NULL);

      if (!walk_path (walk, inner, whole, FALSE))
        return FALSE;
    }
  return TRUE;
}

static gboolean
walk_path (Walk *walk, const char *path, const char *name, gboolean given)
{
  if (!given && g_file_test (path, G_FILE_TEST_IS_SYMLINK))
    return refuse (walk, name,
                   _ ("this is a link to another place, which is not "
                      "followed"));
  if (g_file_test (path, G_FILE_TEST_IS_DIR))
    return walk_folder (walk, path, name);
  if (!given && !g_file_test (path, G_FILE_TEST_IS_REGULAR))
    return refuse (walk, name, _ ("this is not a file"));
  return walk_file (walk, path, name);
}

/**
 * dx_incoming_walk:
 * @path: a file or a folder, in the file system's encoding
 * @catalog: the forms and calls that may be named
 * @flags: what may be done with a file
 * @func: takes each file that is found
 * @data: for @func
 *
 * Goes through all that came: a file, a folder with all below it, an
 * archive of files. In folders the order is that of the names, in archives
 * their own. An archive may hold one archive, and no deeper, and dossiers
 * and Word files are archives too; the limits count over the archive with
 * all in it. What cannot be taken is given to @func with the reason.
 *
 * Returns: %FALSE when @func wanted to stop
 */
gboolean
dx_incoming_walk (const char *path,
                  DxCatalog *catalog,
                  DxImportFlags flags,
                  DxIncomingFunc func,
                  gpointer data)
{
  Walk walk = {
    .catalog = catalog, .flags = flags, .func = func, .data = data
  };
  g_autofree char *name = NULL;

  g_return_val_if_fail (path != NULL && func != NULL, FALSE);
  g_return_val_if_fail (DX_IS_CATALOG (catalog), FALSE);

  name = g_filename_display_name (path);
  return walk_path (&walk, path, name, TRUE);
}
