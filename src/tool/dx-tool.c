/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dx-config.h"

#define G_LOG_DOMAIN "dexuat-tool"

#include "dx-tool.h"

#include <glib/gi18n-lib.h>
#include <signal.h>

#include "dx-language.h"
#include "dx-tool-desk-private.h"
#include "dx-tool-private.h"
#include "dx-user-data.h"

static const DxToolCommand commands[] = {
  { "export", dx_tool_export,
    "to annex blank form seal data no-data text-sheet", 1, G_MAXUINT },
  { "import", dx_tool_import, "convert", 2, 2 },
  { "check", dx_tool_check, "json", 1, 1 },
  { "batch", dx_tool_batch, "to jobs annex seal data no-data text-sheet", 2,
    2 },
  { "summary", dx_tool_summary, "to columns profile convert", 2, G_MAXUINT },
  { "letter", dx_tool_letter, "to letter profile convert", 2, G_MAXUINT },
  { "verify", dx_tool_verify, "", 1, 2 },
  { "forms", dx_tool_forms, "json", 0, 0 },
  { "calls", dx_tool_calls, "json", 0, 0 },
  { "desk", dx_tool_desk, "json convert to columns letter profile", 1,
    G_MAXUINT },
};

/*
 * dx_tool_find_command:
 *
 * Returns: (nullable): the command of that name
 */
const DxToolCommand *
dx_tool_find_command (const char *name)
{
  for (guint i = 0; i < G_N_ELEMENTS (commands); i++)
    if (g_strcmp0 (commands[i].name, name) == 0)
      return &commands[i];

  return NULL;
}

/*
 * dx_tool_complain:
 *
 * Says one fact on standard error, on one line.
 */
void
dx_tool_complain (const char *format, ...)
{
  g_autofree char *text = NULL;
  va_list args;

  va_start (args, format);
  text = g_strdup_vprintf (format, args);
  va_end (args);
  g_strdelimit (text, "\n", ' ');
  g_printerr ("dexuat-cli: %s\n", text);
}

/*
 * dx_tool_complain_of:
 * @path: a file; "-" is named as a stream
 *
 * Says what is wrong with a file.
 */
void
dx_tool_complain_of (const char *path, const GError *error)
{
  g_autofree char *name = g_filename_display_name (path);

  dx_tool_complain ("%s: %s", name, error->message);
}

/*
 * dx_tool_say_unplaced:
 * @path: the file that @proposal comes from
 *
 * Says how much text found no section.
 */
void
dx_tool_say_unplaced (DxProposal *proposal, const char *path)
{
  guint n = g_strv_length ((GStrv) dx_proposal_get_unplaced (proposal));
  g_autofree char *name = g_filename_display_name (path);

  if (n > 0)
    dx_tool_complain (
        g_dngettext (GETTEXT_PACKAGE,
                     "%s: %u passage found no section; see “unplaced”",
                     "%s: %u passages found no section; see “unplaced”", n),
        name, n);
}

/*
 * dx_tool_read:
 * @path: a proposal, dossier or Word file, or "-"
 *
 * Reads a file, and says what a person should know of it.
 *
 * Returns: (transfer full) (nullable): what is in it
 */
DxImport *
dx_tool_read (DxTool *tool, const char *path, GError **error)
{
  DxImport *import = dx_import_file (
      path, tool->catalog, tool->convert ? DX_IMPORT_CONVERT : DX_IMPORT_PLAIN,
      error);
  g_autofree char *name = g_filename_display_name (path);

  for (guint i = 0; import != NULL && i < import->notices->len; i++)
    dx_tool_complain ("%s: %s", name,
                      (char *) g_ptr_array_index (import->notices, i));

  return import;
}

/*
 * dx_tool_load:
 * @path: a proposal, dossier or Word file, or "-"
 *
 * Reads a proposal; @tool holds the dossier that it came in.
 *
 * Returns: (transfer full) (nullable): it
 */
DxProposal *
dx_tool_load (DxTool *tool, const char *path, GError **error)
{
  g_autoptr (DxImport) import = dx_tool_read (tool, path, error);

  g_clear_pointer (&tool->dossier, dx_dossier_free);
  if (import == NULL)
    return NULL;
  if (import->kind == DX_IMPORT_WORD)
    dx_tool_say_unplaced (import->proposal, path);
  tool->dossier = g_steal_pointer (&import->dossier);

  return g_object_ref (import->proposal);
}

static void
load_user_data (DxTool *tool)
{
  g_autoptr (GPtrArray) problems = dx_user_data_load (tool->catalog, NULL);

  for (guint i = 0; i < problems->len; i++)
    dx_tool_complain ("%s", (char *) g_ptr_array_index (problems, i));
}

static void
tool_clear (DxTool *tool)
{
  g_clear_object (&tool->catalog);
  g_clear_pointer (&tool->now, g_date_time_unref);
  g_clear_pointer (&tool->created, g_date_time_unref);
  g_clear_pointer (&tool->operands, g_strfreev);
  g_clear_pointer (&tool->to, g_free);
  g_clear_pointer (&tool->form, g_free);
  g_clear_pointer (&tool->columns, g_free);
  g_clear_pointer (&tool->letter, g_free);
  g_clear_pointer (&tool->profile, g_free);
  g_clear_pointer (&tool->dossier, dx_dossier_free);
  g_clear_object (&tool->fonts);
  g_clear_pointer (&tool->desk, dx_tool_desk_free);
}

static DxToolStatus
print (const char *text)
{
  g_autoptr (GError) error = NULL;

  if (dx_tool_put (text, &error))
    return DX_TOOL_DONE;

  dx_tool_complain_of ("-", error);
  return DX_TOOL_OUTPUT;
}

static gboolean
has_argument (int argc, char **argv, const char *name)
{
  for (int i = 1; i < argc && !g_str_equal (argv[i], "--"); i++)
    if (g_str_equal (argv[i], name))
      return TRUE;

  return FALSE;
}

/**
 * dx_tool_run:
 * @argc: as of main ()
 * @argv: (array length=argc): as of main ()
 *
 * Runs the command line. A write that fails for a full pipe, a full disk or
 * a limit on file sizes is an answer like any other, so the signals that
 * would end the program are ignored.
 *
 * Returns: the exit code, a #DxToolStatus
 */
int
dx_tool_run (int argc, char **argv)
{
  DxTool tool = { NULL };
  const DxToolCommand *command = NULL;
  DxToolStatus status;

  signal (SIGPIPE, SIG_IGN);
  signal (SIGXFSZ, SIG_IGN);
  dx_language_init (NULL);

  if (has_argument (argc, argv, "--help") || has_argument (argc, argv, "-h"))
    {
      g_autofree char *help = dx_tool_get_help ();

      return print (help);
    }
  if (has_argument (argc, argv, "--version"))
    return print ("dexuat-cli " DX_VERSION "\n");

  status = dx_tool_options_parse (&tool, argc, argv, &command);
  if (status == DX_TOOL_DONE)
    {
      tool.catalog = dx_catalog_new ();
      load_user_data (&tool);
      status = command->run (&tool);
    }
  tool_clear (&tool);

  return status;
}
