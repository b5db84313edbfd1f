/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dx-config.h"

#define G_LOG_DOMAIN "dexuat-tool"

#include "dx-tool-private.h"

#include <string.h>

#include "dx-docx.h"
#include "dx-paper.h"

static const struct {
  DxToolFormat format;
  const char *name;
  const char *suffix;
} formats[] = {
  { DX_TOOL_FORMAT_PDF, "pdf", ".pdf" },
  { DX_TOOL_FORMAT_DOCX, "docx", ".docx" },
  { DX_TOOL_FORMAT_JSON, "json", ".json" },
  { DX_TOOL_FORMAT_DXHS, "dxhs", DX_DOSSIER_SUFFIX },
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

/* A blank form holds no proposal. */
static gboolean
write_docx (DxTool *tool,
            DxProposal *proposal,
            DxOutput *output,
            GError **error)
{
  g_autoptr (DxDocument) document = dx_paper_new_document (
      proposal, tool->catalog, tool->annex ? DX_PAPER_ANNEX : DX_PAPER_SLIP);
  g_autoptr (GBytes) json = tool->blank ? NULL
                                        : dx_proposal_to_json (proposal);

  return dx_docx_write (document, json, tool->created, write_cb, output,
                        error);
}

static gboolean
write_json (DxProposal *proposal, DxOutput *output, GError **error)
{
  g_autoptr (GBytes) json = dx_proposal_to_json (proposal);
  gsize length;
  const guint8 *bytes = g_bytes_get_data (json, &length);

  return dx_output_write (output, bytes, length, error);
}

/* Attachments of the dossier that was read go along. */
static gboolean
write_dossier (DxTool *tool,
               DxProposal *proposal,
               DxOutput *output,
               GError **error)
{
  g_autoptr (GBytes) json = dx_proposal_to_json (proposal);
  const DxForm *form = dx_proposal_get_form (proposal);
  const char *title = dx_form_get_field (form, "I.name") != NULL
                          ? dx_proposal_get_text (proposal, "I.name")
                          : NULL;
  g_autoptr (DxDossier) made = NULL;

  if (tool->dossier == NULL)
    made = dx_dossier_new (json, title);
  else
    dx_dossier_set_proposal (tool->dossier, json, title);

  return dx_dossier_write (made != NULL ? made : tool->dossier, output,
                           error);
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
      return dx_tool_write_pdf (tool, fonts, proposal, output, error);
    case DX_TOOL_FORMAT_DOCX:
      return write_docx (tool, proposal, output, error);
    case DX_TOOL_FORMAT_JSON:
      return write_json (proposal, output, error);
    case DX_TOOL_FORMAT_DXHS:
      return write_dossier (tool, proposal, output, error);
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
