/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dx-config.h"

#define G_LOG_DOMAIN "dexuat-tool"

#include "dx-tool-private.h"

#include <errno.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "dx-workers-private.h"

/* Folders nested deeper are a mistake or a loop. */
#define MAX_DEPTH 64

/* A proposal found, and the name of its outputs without their ending. */
typedef struct {
  char *input;
  char *relative;
  char *output;
} Piece;

typedef struct {
  DxTool *tool;
  GArray *formats;
  GPtrArray *pieces;
  const char *folder;
  DxFonts *fonts;
  guint written;
  guint failed;
  DxToolStatus status;
  gboolean progress;
} Batch;

static void
piece_free (gpointer data)
{
  Piece *piece = data;

  g_free (piece->input);
  g_free (piece->relative);
  g_free (piece->output);
  g_free (piece);
}

static int
compare_pieces (gconstpointer a, gconstpointer b)
{
  const Piece *left = *(const Piece *const *) a;
  const Piece *right = *(const Piece *const *) b;

  return strcmp (left->relative, right->relative);
}

static gboolean
is_proposal_name (const char *name)
{
  g_autofree char *lower = g_ascii_strdown (name, -1);

  /* Word keeps a file "~$…" beside one that is open. */
  return name[0] != '.' && !g_str_has_prefix (name, "~$")
         && (g_str_has_suffix (lower, ".json")
             || g_str_has_suffix (lower, DX_DOSSIER_SUFFIX)
             || g_str_has_suffix (lower, ".docx"));
}

static gboolean
same_folder (const char *path, const struct stat *folder)
{
  struct stat status;

  return stat (path, &status) == 0 && status.st_dev == folder->st_dev
         && status.st_ino == folder->st_ino;
}

/* Looks below @folder; links to folders are not followed, and what was
 * written is not read again. */
static void
find_pieces (GPtrArray *pieces,
             const char *folder,
             const char *relative,
             const struct stat *outputs,
             guint depth)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);
      g_autofree char *below = *relative != '\0'
                                   ? g_build_filename (relative, name, NULL)
                                   : g_strdup (name);

      if (g_file_test (path, G_FILE_TEST_IS_DIR))
        {
          if (depth < MAX_DEPTH && !g_file_test (path, G_FILE_TEST_IS_SYMLINK)
              && !same_folder (path, outputs))
            find_pieces (pieces, path, below, outputs, depth + 1);
        }
      else if (is_proposal_name (name))
        {
          Piece *piece = g_new0 (Piece, 1);

          piece->input = g_steal_pointer (&path);
          piece->relative = g_steal_pointer (&below);
          g_ptr_array_add (pieces, piece);
        }
    }
}

static char *
without_ending (const char *path)
{
  return g_strndup (path, strrchr (path, '.') - path);
}

/* "b.json" and "b.JSON" both want "b": the first one has it, the second
 * becomes "b-2", or the next number that nobody wants. */
static void
name_outputs (Batch *batch)
{
  g_autoptr (GHashTable) wanted
      = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint i = 0; i < batch->pieces->len; i++)
    {
      Piece *piece = g_ptr_array_index (batch->pieces, i);
      g_autofree char *name = without_ending (piece->relative);

      if (!g_hash_table_contains (wanted, name))
        {
          piece->output = g_strdup (name);
          g_hash_table_add (wanted, g_steal_pointer (&name));
        }
    }
  for (guint i = 0; i < batch->pieces->len; i++)
    {
      Piece *piece = g_ptr_array_index (batch->pieces, i);
      g_autofree char *name = without_ending (piece->relative);

      for (guint n = 2; piece->output == NULL; n++)
        {
          g_autofree char *other = g_strdup_printf ("%s-%u", name, n);

          if (g_hash_table_contains (wanted, other))
            continue;
          piece->output = g_strdup (other);
          g_hash_table_add (wanted, g_steal_pointer (&other));
        }
    }
}

static char *
output_path (const Batch *batch, const Piece *piece, DxToolFormat format)
{
  g_autofree char *base
      = g_build_filename (batch->folder, piece->output, NULL);

  return g_strconcat (base, dx_tool_format_suffix (format), NULL);
}

static gboolean
write_format (Batch *batch,
              const Piece *piece,
              DxProposal *proposal,
              DxToolFormat format,
              char **message)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *path = output_path (batch, piece, format);
  g_autofree char *folder = g_path_get_dirname (path);
  g_autoptr (DxOutput) output = NULL;
  g_autofree char *name = NULL;

  g_mkdir_with_parents (folder, 0777);
  output = dx_output_new (path, &error);
  if (output != NULL
      && dx_tool_write (batch->tool, batch->fonts, proposal, format, output,
                        &error)
      && dx_output_commit (output, &error))
    return TRUE;

  name = g_filename_display_name (path);
  *message = g_strdup_printf ("%s: %s", name, error->message);

  return FALSE;
}

/* In a worker: one proposal, in all formats asked for. */
static int
work_cb (guint index, char **message, gpointer data)
{
  Batch *batch = data;
  const Piece *piece = g_ptr_array_index (batch->pieces, index);
  g_autoptr (GError) error = NULL;
  g_autoptr (DxProposal) proposal
      = dx_tool_load (batch->tool, piece->input, &error);

  if (proposal == NULL)
    {
      g_autofree char *name = g_filename_display_name (piece->input);

      *message = g_strdup_printf ("%s: %s", name, error->message);
      return DX_TOOL_INPUT;
    }

  /* Kept from one proposal to the next. */
  if (batch->fonts == NULL)
    batch->fonts = dx_fonts_new ();

  for (guint i = 0; i < batch->formats->len; i++)
    if (!write_format (batch, piece, proposal,
                       g_array_index (batch->formats, DxToolFormat, i),
                       message))
      return DX_TOOL_OUTPUT;

  return DX_TOOL_DONE;
}

static void
say_progress (const Batch *batch)
{
  g_autofree char *words = NULL;

  if (!batch->progress)
    return;

  words = g_strdup_printf (_ ("%u of %u"), batch->written + batch->failed,
                           batch->pieces->len);
  g_printerr ("\r%s", words);
}

static void
done_cb (guint index, int code, const char *message, gpointer data)
{
  Batch *batch = data;
  const Piece *piece = g_ptr_array_index (batch->pieces, index);

  if (code == DX_TOOL_DONE)
    {
      batch->written++;
      say_progress (batch);
      return;
    }

  batch->failed++;
  if (batch->progress)
    g_printerr ("\r");
  if (message != NULL)
    {
      dx_tool_complain ("%s", message);
    }
  else
    {
      g_autofree char *name = g_filename_display_name (piece->input);

      dx_tool_complain (_ ("%s: the worker stopped over this file"), name);
    }
  /* An output that cannot be written outweighs an input that is bad. */
  batch->status = MAX (batch->status, code > 0 ? (DxToolStatus) code
                                               : DX_TOOL_INPUT);
  say_progress (batch);
}

static GArray *
parse_formats (const char *text)
{
  g_autoptr (GArray) formats
      = g_array_new (FALSE, FALSE, sizeof (DxToolFormat));
  g_auto (GStrv) names = g_strsplit (text != NULL ? text : "", ",", -1);

  for (guint i = 0; names[i] != NULL; i++)
    {
      DxToolFormat format = dx_tool_format_of_name (g_strstrip (names[i]));

      if (format == DX_TOOL_FORMAT_NONE)
        return NULL;
      g_array_append_val (formats, format);
    }

  return formats->len > 0 ? g_steal_pointer (&formats) : NULL;
}

static DxToolStatus
open_folders (Batch *batch, const char *from)
{
  g_autofree char *name = g_filename_display_name (from);
  g_autofree char *folder = g_filename_display_name (batch->folder);
  g_autoptr (GDir) dir = g_dir_open (from, 0, NULL);
  struct stat outputs;

  if (dir == NULL)
    {
      dx_tool_complain (_ ("%s: this folder cannot be read: %s"), name,
                        g_strerror (errno));
      return DX_TOOL_INPUT;
    }
  if (g_mkdir_with_parents (batch->folder, 0777) != 0
      || stat (batch->folder, &outputs) != 0)
    {
      dx_tool_complain (_ ("%s: this folder cannot be made: %s"), folder,
                        g_strerror (errno));
      return DX_TOOL_OUTPUT;
    }

  find_pieces (batch->pieces, from, "", &outputs, 0);
  g_ptr_array_sort (batch->pieces, compare_pieces);
  name_outputs (batch);

  return DX_TOOL_DONE;
}

static void
run (Batch *batch)
{
  guint jobs = batch->tool->jobs > 0 ? (guint) batch->tool->jobs
                                     : g_get_num_processors ();

  batch->progress = isatty (STDERR_FILENO);
  if (!dx_workers_run (batch->pieces->len, jobs, work_cb, done_cb, batch))
    {
      dx_tool_complain (_ ("worker processes cannot be started"));
      batch->failed = batch->pieces->len - batch->written;
      batch->status = DX_TOOL_OUTPUT;
    }
  if (batch->progress)
    g_printerr ("\r");
  /* Read by scripts: the same in every language. */
  g_printerr ("%u written, %u failed\n", batch->written, batch->failed);
}

/*
 * dx_tool_batch:
 *
 * batch DIR OUTDIR --to FORMATS [--jobs N]: every proposal below DIR.
 */
DxToolStatus
dx_tool_batch (DxTool *tool)
{
  g_autoptr (GArray) formats = parse_formats (tool->to);
  g_autoptr (GPtrArray) pieces = g_ptr_array_new_with_free_func (piece_free);
  Batch batch = { .tool = tool, .formats = formats, .pieces = pieces };

  if (formats == NULL)
    {
      dx_tool_complain (_ ("batch needs --to with pdf, docx, json or several of them, as in "
                          "pdf,docx"));
      return DX_TOOL_USAGE;
    }

  batch.folder = tool->operands[1];
  batch.status = open_folders (&batch, tool->operands[0]);
  if (batch.status == DX_TOOL_DONE)
    run (&batch);

  return batch.status;
}
