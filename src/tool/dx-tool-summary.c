/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dx-config.h"

#define G_LOG_DOMAIN "dexuat-tool"

#include "dx-tool-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "dx-docx.h"
#include "dx-input.h"
#include "dx-json.h"
#include "dx-letter-paper.h"
#include "dx-pages.h"
#include "dx-pdf.h"
#include "dx-sheet.h"
#include "dx-summary-paper.h"

/* What several proposals together are written as: their table, and the
 * letter that goes with them. */

typedef enum { FORM_NONE, FORM_PDF, FORM_DOCX, FORM_XLSX, FORM_CSV } Form;

static const struct {
  const char *name;
  Form form;
} forms[] = {
  { "pdf", FORM_PDF },
  { "docx", FORM_DOCX },
  { "xlsx", FORM_XLSX },
  { "csv", FORM_CSV },
};

static Form
find_form (const DxTool *tool, const char *path)
{
  const char *dot = strrchr (path, '.');
  const char *name = g_str_equal (path, "-") ? tool->to
                     : dot != NULL           ? dot + 1
                                             : NULL;

  for (guint i = 0; name != NULL && i < G_N_ELEMENTS (forms); i++)
    if (g_ascii_strcasecmp (name, forms[i].name) == 0)
      return forms[i].form;

  return FORM_NONE;
}

static DxToolStatus
refuse_form (const char *path, gboolean letter)
{
  g_autofree char *name = g_filename_display_name (path);

  if (letter)
    dx_tool_complain (
        _ ("%s: a letter is written as .pdf or .docx, to “-” with --to"), name);
  else
    dx_tool_complain (_ ("%s: a table is written as .pdf, .docx, .xlsx or "
                         ".csv, to “-” with --to"),
                      name);

  return DX_TOOL_USAGE;
}

/* Returns: (transfer full) (nullable): the proposals in the order given, or
 *   %NULL after saying which file is wrong */
static GPtrArray *
load_proposals (DxTool *tool)
{
  g_autoptr (GPtrArray)
      proposals = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 1; tool->operands[i] != NULL; i++)
    {
      g_autoptr (GError) error = NULL;
      DxProposal *proposal = dx_tool_load (tool, tool->operands[i], &error);

      if (proposal == NULL)
        {
          dx_tool_complain_of (tool->operands[i], error);
          return NULL;
        }
      g_ptr_array_add (proposals, proposal);
    }

  return g_steal_pointer (&proposals);
}

/* Returns: (transfer full) (nullable): the facts, or %NULL after saying
 *   what is wrong with the profile */
static DxFacts *
load_facts (DxTool *tool, GPtrArray *proposals)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (DxProfile) profile = NULL;

  if (tool->profile != NULL)
    {
      bytes = dx_input_read (tool->profile, DX_JSON_MAX_BYTES, &error);
      profile = bytes != NULL ? dx_profile_new_from_json (bytes, &error) : NULL;
      if (profile == NULL)
        {
          dx_tool_complain_of (tool->profile, error);
          return NULL;
        }
    }

  return dx_facts_new_proposals (proposals, profile, tool->now);
}

static gboolean
write_cb (const guint8 *bytes, gsize length, gpointer user_data, GError **error)
{
  return dx_output_write (user_data, bytes, length, error);
}

static gboolean
write_document (DxTool *tool,
                DxDocument *document,
                Form form,
                DxOutput *output,
                GError **error)
{
  g_autoptr (DxFonts) fonts = NULL;
  g_autoptr (DxPages) pages = NULL;
  gboolean done;

  if (form == FORM_DOCX)
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
               Form form,
               DxOutput *output,
               GError **error)
{
  switch (form)
    {
    case FORM_XLSX:
      return dx_sheet_write_xlsx (summary, tool->created, write_cb, output,
                                  error);
    case FORM_CSV:
      return dx_sheet_write_csv (summary, write_cb, output, error);
    default:
      return write_document (tool, dx_summary_paper_new (summary), form, output,
                             error);
    }
}

static DxToolStatus
fail (const char *path, const GError *error)
{
  dx_tool_complain_of (path, error);

  return DX_TOOL_OUTPUT;
}

static GPtrArray *
make_entries (GPtrArray *proposals)
{
  GPtrArray *entries =
      g_ptr_array_new_with_free_func ((GDestroyNotify) dx_summary_entry_free);

  for (guint i = 0; i < proposals->len; i++)
    g_ptr_array_add (entries,
                     dx_summary_entry_new (g_ptr_array_index (proposals, i)));

  return entries;
}

/* Returns: (transfer full) (nullable): the table, or %NULL after saying
 *   what is wrong */
static DxSummary *
make_summary (DxTool *tool, DxColumns *columns)
{
  g_autoptr (GPtrArray) proposals = load_proposals (tool);
  g_autoptr (GPtrArray) entries = NULL;
  g_autoptr (DxFacts) facts = NULL;
  g_autoptr (GError) error = NULL;
  DxSummary *summary;

  if (proposals == NULL)
    return NULL;
  facts = load_facts (tool, proposals);
  if (facts == NULL)
    return NULL;
  entries = make_entries (proposals);
  summary = dx_summary_new (columns, entries, tool->catalog, facts, &error);
  if (summary == NULL)
    dx_tool_complain ("%s", error->message);

  return summary;
}

/*
 * dx_tool_summary:
 *
 * Writes the table of several proposals.
 */
DxToolStatus
dx_tool_summary (DxTool *tool)
{
  const char *path = tool->operands[0];
  Form form = find_form (tool, path);
  g_autoptr (GError) error = NULL;
  g_autoptr (DxSummary) summary = NULL;
  g_autoptr (DxOutput) output = NULL;
  DxColumns *columns;

  if (form == FORM_NONE)
    return refuse_form (path, FALSE);
  columns = dx_catalog_get_columns (
      tool->catalog, tool->columns != NULL ? tool->columns : DX_COLUMNS_DEFAULT,
      &error);
  if (columns == NULL)
    {
      dx_tool_complain ("%s", error->message);
      return DX_TOOL_USAGE;
    }
  summary = make_summary (tool, columns);
  if (summary == NULL)
    return DX_TOOL_INPUT;
  output = dx_output_new (path, &error);
  if (output == NULL || !write_summary (tool, summary, form, output, &error)
      || !dx_output_commit (output, &error))
    return fail (path, error);

  return DX_TOOL_DONE;
}

/*
 * dx_tool_letter:
 *
 * Writes the letter that goes with several proposals.
 */
DxToolStatus
dx_tool_letter (DxTool *tool)
{
  const char *path = tool->operands[0];
  Form form = find_form (tool, path);
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) proposals = NULL;
  g_autoptr (DxFacts) facts = NULL;
  g_autoptr (DxLetter) letter = NULL;
  g_autoptr (DxOutput) output = NULL;
  DxLetter *pattern;

  if (form != FORM_PDF && form != FORM_DOCX)
    return refuse_form (path, TRUE);
  pattern = dx_catalog_get_letter (
      tool->catalog, tool->letter != NULL ? tool->letter : DX_LETTER_DEFAULT,
      &error);
  if (pattern == NULL)
    {
      dx_tool_complain ("%s", error->message);
      return DX_TOOL_USAGE;
    }
  proposals = load_proposals (tool);
  facts = proposals != NULL ? load_facts (tool, proposals) : NULL;
  if (facts == NULL)
    return DX_TOOL_INPUT;
  letter = dx_facts_fill_letter (facts, pattern);
  output = dx_output_new (path, &error);
  if (output == NULL
      || !write_document (tool, dx_letter_paper_new (letter), form, output,
                          &error)
      || !dx_output_commit (output, &error))
    return fail (path, error);

  return DX_TOOL_DONE;
}
