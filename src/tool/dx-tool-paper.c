/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dx-config.h"

#define G_LOG_DOMAIN "dexuat-tool"

#include "dx-tool-paper-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "dx-docx.h"
#include "dx-input.h"
#include "dx-json.h"
#include "dx-pages.h"
#include "dx-pdf.h"
#include "dx-sheet.h"
#include "dx-summary-paper.h"

/* Tables and letters become files. */

static const struct {
  const char *name;
  DxToolPaper paper;
  gboolean letter;
} papers[] = {
  { "pdf", DX_TOOL_PAPER_PDF, TRUE },
  { "docx", DX_TOOL_PAPER_DOCX, TRUE },
  { "xlsx", DX_TOOL_PAPER_XLSX, FALSE },
  { "csv", DX_TOOL_PAPER_CSV, FALSE },
};

/*
 * dx_tool_paper_find:
 * @path: a file name, or "-"
 * @letter: it is a letter, and no table
 *
 * Finds out by the ending, or by --to, what to write, or says what one can.
 *
 * Returns: it, or %DX_TOOL_PAPER_NONE
 */
DxToolPaper
dx_tool_paper_find (const DxTool *tool, const char *path, gboolean letter)
{
  const char *dot = strrchr (path, '.');
  const char *ending = g_str_equal (path, "-") ? tool->to
                       : dot != NULL           ? dot + 1
                                               : NULL;
  g_autofree char *name = g_filename_display_name (path);

  for (guint i = 0; ending != NULL && i < G_N_ELEMENTS (papers); i++)
    if (g_ascii_strcasecmp (ending, papers[i].name) == 0
        && (papers[i].letter || !letter))
      return papers[i].paper;

  if (letter)
    dx_tool_complain (
        _ ("%s: a letter is written as .pdf or .docx, to “-” with --to"), name);
  else
    dx_tool_complain (_ ("%s: a table is written as .pdf, .docx, .xlsx or "
                         ".csv, to “-” with --to"),
                      name);
  return DX_TOOL_PAPER_NONE;
}

static gboolean
write_cb (const guint8 *bytes, gsize length, gpointer user_data, GError **error)
{
  return dx_output_write (user_data, bytes, length, error);
}

/* Takes the document over. */
static gboolean
write_document (DxTool *tool,
                DxDocument *document,
                DxToolPaper paper,
                DxOutput *output,
                GError **error)
{
  g_autoptr (DxFonts) fonts = NULL;
  g_autoptr (DxPages) pages = NULL;
  gboolean done;

  if (paper == DX_TOOL_PAPER_DOCX)
    {
      done = dx_docx_write (document, NULL, tool->created, write_cb, output,
                            error);
      dx_document_free (document);
      return done;
    }

  fonts = dx_tool_load_fonts ();
  pages = dx_pages_new (fonts, document);

  return dx_pdf_write (pages, tool->created, write_cb, output, error);
}

static gboolean
write_summary (DxTool *tool,
               const DxSummary *summary,
               DxToolPaper paper,
               DxOutput *output,
               GError **error)
{
  switch (paper)
    {
    case DX_TOOL_PAPER_XLSX:
      return dx_sheet_write_xlsx (summary, tool->created, write_cb, output,
                                  error);
    case DX_TOOL_PAPER_CSV:
      return dx_sheet_write_csv (summary, write_cb, output, error);
    case DX_TOOL_PAPER_PDF:
    case DX_TOOL_PAPER_DOCX:
    case DX_TOOL_PAPER_NONE:
    default:
      return write_document (tool, dx_summary_paper_new (summary), paper,
                             output, error);
    }
}

static DxToolStatus
finish (const char *path, gboolean good, const GError *error)
{
  if (good)
    return DX_TOOL_DONE;
  dx_tool_complain_of (path, error);
  return DX_TOOL_OUTPUT;
}

/*
 * dx_tool_paper_summary:
 *
 * Writes a table, all or nothing.
 *
 * Returns: %DX_TOOL_DONE or %DX_TOOL_OUTPUT
 */
DxToolStatus
dx_tool_paper_summary (DxTool *tool,
                       const DxSummary *summary,
                       DxToolPaper paper,
                       const char *path)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DxOutput) output = dx_output_new (path, &error);
  const gboolean good = output != NULL
                        && write_summary (tool, summary, paper, output, &error)
                        && dx_output_commit (output, &error);

  return finish (path, good, error);
}

/*
 * dx_tool_paper_document:
 * @document: (transfer full): what to write
 *
 * Writes a document, all or nothing.
 *
 * Returns: %DX_TOOL_DONE or %DX_TOOL_OUTPUT
 */
DxToolStatus
dx_tool_paper_document (DxTool *tool,
                        DxDocument *document,
                        DxToolPaper paper,
                        const char *path)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DxOutput) output = dx_output_new (path, &error);

  if (output == NULL)
    {
      dx_document_free (document);
      return finish (path, FALSE, error);
    }
  return finish (path,
                 write_document (tool, document, paper, output, &error)
                     && dx_output_commit (output, &error),
                 error);
}

/*
 * dx_tool_paper_columns:
 * @fallback: when --columns names none
 *
 * Returns: (transfer none) (nullable): the columns, or %NULL after saying
 *   that there are none of that name
 */
DxColumns *
dx_tool_paper_columns (DxTool *tool, const char *fallback)
{
  g_autoptr (GError) error = NULL;
  DxColumns *columns = dx_catalog_get_columns (
      tool->catalog, tool->columns != NULL ? tool->columns : fallback, &error);

  if (columns == NULL)
    dx_tool_complain ("%s", error->message);
  return columns;
}

/*
 * dx_tool_paper_letter:
 * @fallback: when --letter names none
 *
 * Returns: (transfer none) (nullable): the letter, or %NULL after saying
 *   that there is none of that name
 */
DxLetter *
dx_tool_paper_letter (DxTool *tool, const char *fallback)
{
  g_autoptr (GError) error = NULL;
  DxLetter *letter = dx_catalog_get_letter (
      tool->catalog, tool->letter != NULL ? tool->letter : fallback, &error);

  if (letter == NULL)
    dx_tool_complain ("%s", error->message);
  return letter;
}

/*
 * dx_tool_load_profile:
 * @profile: (out) (transfer full) (nullable): who writes, when --profile
 *   names a file
 *
 * Returns: %FALSE after saying what is wrong with it
 */
gboolean
dx_tool_load_profile (DxTool *tool, DxProfile **profile)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = NULL;

  *profile = NULL;
  if (tool->profile == NULL)
    return TRUE;
  bytes = dx_input_read (tool->profile, DX_JSON_MAX_BYTES, &error);
  if (bytes != NULL)
    *profile = dx_profile_new_from_json (bytes, &error);
  if (*profile == NULL)
    dx_tool_complain_of (tool->profile, error);
  return *profile != NULL;
}
