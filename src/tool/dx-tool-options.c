/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dx-config.h"

#define G_LOG_DOMAIN "dexuat-tool"

#include "dx-tool-private.h"

#include <glib/gi18n-lib.h>
#include <stdlib.h>
#include <string.h>

#include "dx-date.h"
#include "dx-tool-desk-private.h"

#define MAX_JOBS 256

/*
 * dx_tool_get_help:
 *
 * Returns: (transfer full): what --help prints
 */
char *
dx_tool_get_help (void)
{
  g_autofree char *desk = dx_tool_desk_get_help ();

  return g_strconcat (_ (
      "Usage: dexuat-cli COMMAND [OPTION…] [FILE…]\n"
      "\n"
      "Commands:\n"
      "  export IN OUT…           write the proposal IN as .pdf, .docx, .json or\n"
      "                           .dxhs (a dossier), by the ending of each OUT\n"
      "  export --blank OUT…      write the blank form, to be filled in: .pdf, .docx\n"
      "  import IN OUT.json       read a proposal, a dossier (.dxhs), a PDF that carries\n"
      "                           one, a filled-in Word form (.docx), or a scan (PDF,\n"
      "                           PNG, JPEG, TIFF) of its data sheets, and write it\n"
      "  check IN                 say what is wrong; exit code 1 on errors\n"
      "  batch DIR OUTDIR --to pdf[,docx]\n"
      "                           write every proposal below DIR\n"
      "  summary OUT IN…          write the table of several proposals, in the order given:\n"
      "                           .pdf, .docx, .xlsx or .csv\n"
      "  letter OUT IN…           write the letter that goes with them: .pdf or .docx\n"
      "  verify FILE [CODE]       is CODE (a code or the QR of a printed page, a\n"
      "                           scan, another file) the proposal in FILE?\n"
      "  forms                    list the forms\n"
      "  calls                    list the calls for proposals\n"
      "\n"
      "Options:\n"
      "  --annex       export, batch: add the checklist of priority topics\n"
      "  --blank       export: the blank form\n"
      "  --columns ID  summary: which columns\n"
      "  --convert     import, summary, letter: let LibreOffice convert an old Word file (.doc)\n"
      "  --form ID     export --blank: which form\n"
      "  --letter ID   letter: which letter\n"
      "  --profile FILE\n"
      "                summary, letter: who proposes, else as the first proposal says\n"
      "  --seal        export, batch: a code and a QR at the foot of each page\n"
      "  --no-data     export, batch: a PDF that does not carry the proposal\n"
      "  --text-sheet  export, batch: sheets behind a PDF that hold the whole proposal\n"
      "                in QR codes, to be read back from paper\n"
      "  --to FORMAT   export, summary, letter to \"-\", batch: pdf, docx, json, dxhs,\n"
      "                xlsx or csv\n"
      "  --jobs N      batch: number of worker processes\n"
      "  --json        check, forms, calls: machine-readable output\n"
      "  --date TIME   stands for now, e.g. 2025-08-01T09:00+07:00\n"
      "  --version     print the version\n"
      "  --help        print this text\n"
      "\n"
      "\"-\" is standard input or output.\n"
      "Exit codes: 0 done; 1 errors found, or not the same; 2 usage; 3 input refused;\n"
      "4 output could not be written.\n"),
      desk, NULL);
}

static DxToolStatus
usage (const char *message)
{
  dx_tool_complain ("%s", message);
  dx_tool_complain (_ ("“dexuat-cli --help” lists commands and options"));

  return DX_TOOL_USAGE;
}

/* The first word that is no option, nor the value of one. */
static char *
take_command (GPtrArray *words)
{
  static const char *const with_value[]
      = { "--date",    "--to",     "--form",    "--jobs",
          "--columns", "--letter", "--profile", NULL };

  for (guint i = 0; i < words->len; i++)
    {
      const char *word = g_ptr_array_index (words, i);

      if (g_strv_contains (with_value, word)
          || dx_tool_desk_takes_value (word))
        i++;
      else if (word[0] != '-' || word[1] == '\0')
        return g_ptr_array_steal_index (words, i);
    }

  return NULL;
}

static GDateTime *
epoch_from_environment (void)
{
  const char *text = g_getenv ("SOURCE_DATE_EPOCH");
  gint64 seconds = 0;

  if (text == NULL
      || !g_ascii_string_to_signed (text, 10, 0, G_MAXINT32 * (gint64) 64,
                                    &seconds, NULL))
    return NULL;

  return g_date_time_new_from_unix_utc (seconds);
}

static gboolean
take_date (DxTool *tool, const char *text)
{
  if (text != NULL)
    {
      tool->created = dx_instant_parse (text);
      if (tool->created == NULL)
        return FALSE;
    }
  else
    {
      tool->created = epoch_from_environment ();
    }

  tool->now = tool->created != NULL ? g_date_time_ref (tool->created)
                                    : g_date_time_new_now_utc ();

  return TRUE;
}

typedef struct {
  char *date;
  char **rest;
} Extra;

static gboolean
parse_options (DxTool *tool, GPtrArray *words, Extra *extra, GError **error)
{
  const GOptionEntry entries[] = {
    { "date", 0, 0, G_OPTION_ARG_STRING, &extra->date, NULL, NULL },
    { "to", 0, 0, G_OPTION_ARG_STRING, &tool->to, NULL, NULL },
    { "form", 0, 0, G_OPTION_ARG_STRING, &tool->form, NULL, NULL },
    { "columns", 0, 0, G_OPTION_ARG_STRING, &tool->columns, NULL, NULL },
    { "letter", 0, 0, G_OPTION_ARG_STRING, &tool->letter, NULL, NULL },
    { "profile", 0, 0, G_OPTION_ARG_FILENAME, &tool->profile, NULL, NULL },
    { "jobs", 0, 0, G_OPTION_ARG_INT, &tool->jobs, NULL, NULL },
    { "json", 0, 0, G_OPTION_ARG_NONE, &tool->json, NULL, NULL },
    { "annex", 0, 0, G_OPTION_ARG_NONE, &tool->annex, NULL, NULL },
    { "blank", 0, 0, G_OPTION_ARG_NONE, &tool->blank, NULL, NULL },
    { "convert", 0, 0, G_OPTION_ARG_NONE, &tool->convert, NULL, NULL },
    { "seal", 0, 0, G_OPTION_ARG_NONE, &tool->seal, NULL, NULL },
    { "no-data", 0, 0, G_OPTION_ARG_NONE, &tool->no_data, NULL, NULL },
    /* What was to be asked for, and goes without saying now. */
    { "data", 0, 0, G_OPTION_ARG_NONE, &tool->data, NULL, NULL },
    { "text-sheet", 0, 0, G_OPTION_ARG_NONE, &tool->text_sheet, NULL, NULL },
    { G_OPTION_REMAINING, 0, 0, G_OPTION_ARG_FILENAME_ARRAY, &extra->rest,
      NULL, NULL },
    G_OPTION_ENTRY_NULL
  };
  g_autoptr (GOptionContext) context = g_option_context_new (NULL);
  g_autofree GOptionEntry *desk_entries
      = tool->desk != NULL ? dx_tool_desk_entries (tool->desk) : NULL;
  g_auto (GStrv) argv = g_new0 (char *, words->len + 2);

  argv[0] = g_strdup ("dexuat-cli");
  for (guint i = 0; i < words->len; i++)
    argv[i + 1] = g_strdup (g_ptr_array_index (words, i));

  g_option_context_set_help_enabled (context, FALSE);
  g_option_context_add_main_entries (context, entries, NULL);
  if (desk_entries != NULL)
    g_option_context_add_main_entries (context, desk_entries, NULL);

  return g_option_context_parse_strv (context, &argv, error);
}

/* The first option given that @command does not know. */
static const char *
foreign_option (const DxTool *tool, const DxToolCommand *command)
{
  const struct {
    gboolean given;
    const char *name;
  } options[] = {
    { tool->to != NULL, "to" },     { tool->form != NULL, "form" },
    { tool->columns != NULL, "columns" },
    { tool->letter != NULL, "letter" },
    { tool->profile != NULL, "profile" },
    { tool->jobs != 0, "jobs" },    { tool->json, "json" },
    { tool->convert, "convert" },
    { tool->annex, "annex" },       { tool->blank, "blank" },
    { tool->seal, "seal" },         { tool->data, "data" },
    { tool->text_sheet, "text-sheet" },
    { tool->no_data, "no-data" },
  };
  g_auto (GStrv) known = g_strsplit (command->options, " ", -1);

  for (guint i = 0; i < G_N_ELEMENTS (options); i++)
    if (options[i].given
        && !g_strv_contains ((const char *const *) known, options[i].name))
      return options[i].name;

  return NULL;
}

static DxToolStatus
check_options (DxTool *tool, const DxToolCommand *command)
{
  const char *foreign = foreign_option (tool, command);
  guint n = g_strv_length (tool->operands);

  if (foreign != NULL)
    {
      dx_tool_complain (_ ("“%s” does not take the option --%s"),
                        command->name, foreign);
      return DX_TOOL_USAGE;
    }
  if (n < command->min_operands)
    return usage (_ ("a file name is missing"));
  if (n > command->max_operands)
    return usage (_ ("too many file names"));
  if (tool->jobs < 0 || tool->jobs > MAX_JOBS)
    return usage (_ ("--jobs takes a number from 1 to 256"));

  return DX_TOOL_DONE;
}

/*
 * dx_tool_options_parse:
 * @tool: takes what is found
 * @command: (out) (transfer none): what to run
 *
 * Reads the command line.
 *
 * Returns: %DX_TOOL_DONE, or %DX_TOOL_USAGE after saying what is wrong
 */
DxToolStatus
dx_tool_options_parse (DxTool *tool,
                       int argc,
                       char **argv,
                       const DxToolCommand **command)
{
  g_autoptr (GPtrArray) words = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GError) error = NULL;
  g_autofree char *name = NULL;
  Extra extra = { NULL, NULL };
  gboolean dated;

  for (int i = 1; i < argc; i++)
    g_ptr_array_add (words, g_strdup (argv[i]));

  name = take_command (words);
  if (name == NULL)
    return usage (_ ("a command is missing"));
  *command = dx_tool_find_command (name);
  if (*command == NULL)
    {
      dx_tool_complain (_ ("there is no command “%s”"), name);
      return usage (_ ("the command is not known"));
    }
  if ((*command)->run == dx_tool_desk)
    tool->desk = dx_tool_desk_new (tool);

  if (!parse_options (tool, words, &extra, &error))
    return usage (error->message);
  tool->operands = extra.rest != NULL ? extra.rest : g_new0 (char *, 1);
  dated = take_date (tool, extra.date);
  g_free (extra.date);
  if (!dated)
    return usage (_ ("--date takes a time such as 2025-08-01T09:00+07:00"));

  return check_options (tool, *command);
}
