/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dx-config.h"

#define G_LOG_DOMAIN "dexuat-tool"

#include "dx-tool-private.h"

#include <string.h>

#include "dx-paper.h"
#include "dx-pdf.h"

static const struct {
  DxToolFormat format;
  const char *name;
  const char *suffix;
} formats[] = {
  { DX_TOOL_FORMAT_PDF, "pdf", ".pdf" },
  { DX_TOOL_FORMAT_JSON, "json", ".json" },
};

/*
 * dx_tool_format_of_name:
 * @name: "pdf"
 *
 * Returns: the format, or %DX_TOOL_FORMAT_NONE
 */
DxToolFormat
dx_tool_format_of_name (const char *name)
{
  for (guint i = 0; i < G_N_ELEMENTS (formats); i++)
    if (g_ascii_strcasecmp (name, formats[i].name) == 0)
      return formats[i].format;

  return DX_TOOL_FORMAT_NONE;
}

/*
 * dx_tool_format_of_path:
 * @path: "a/b.pdf"
 *
 * Returns: the format by the ending, or %DX_TOOL_FORMAT_NONE
 */
DxToolFormat
dx_tool_format_of_path (const char *path)
{
  const char *dot = strrchr (path, '.');

  return dot != NULL ? dx_tool_format_of_name (dot + 1)
                     : DX_TOOL_FORMAT_NONE;
}

/*
 * dx_tool_format_suffix:
 *
 * Returns: ".pdf"
 */
const char *
dx_tool_format_suffix (DxToolFormat format)
{
  for (guint i = 0; i < G_N_ELEMENTS (formats); i++)
    if (formats[i].format == format)
      return formats[i].suffix;

  g_return_val_if_reached ("");
}

static gboolean
write_cb (const guint8 *bytes,
          gsize length,
          gpointer user_data,
          GError **error)
{
  return dx_output_write (user_data, bytes, length, error);
}

static gboolean
write_pdf (DxTool *tool,
           DxFonts *fonts,
           DxProposal *proposal,
           DxOutput *output,
           GError **error)
{
  g_autoptr (DxPages) pages = dx_paper_new_pages (
      fonts, proposal, tool->catalog,
      tool->annex ? DX_PAPER_ANNEX : DX_PAPER_SLIP);

  return dx_pdf_write (pages, tool->created, write_cb, output, error);
}

static gboolean
write_json (DxProposal *proposal, DxOutput *output, GError **error)
{
  g_autoptr (GBytes) json = dx_proposal_to_json (proposal);
  gsize length;
  const guint8 *bytes = g_bytes_get_data (json, &length);

  return dx_output_write (output, bytes, length, error);
}

/*
 * dx_tool_write:
 * @fonts: (nullable): needed for a PDF
 *
 * Writes @proposal into @output, which the caller commits.
 */
gboolean
dx_tool_write (DxTool *tool,
               DxFonts *fonts,
               DxProposal *proposal,
               DxToolFormat format,
               DxOutput *output,
               GError **error)
{
  switch (format)
    {
    case DX_TOOL_FORMAT_PDF:
      return write_pdf (tool, fonts, proposal, output, error);
    case DX_TOOL_FORMAT_JSON:
      return write_json (proposal, output, error);
    case DX_TOOL_FORMAT_NONE:
    default:
      g_return_val_if_reached (FALSE);
    }
}

/*
 * dx_tool_put:
 *
 * Writes @text to standard output.
 */
gboolean
dx_tool_put (const char *text, GError **error)
{
  g_autoptr (DxOutput) output = dx_output_new ("-", error);

  return output != NULL
         && dx_output_write (output, (const guint8 *) text, strlen (text),
                             error)
         && dx_output_commit (output, error);
}
