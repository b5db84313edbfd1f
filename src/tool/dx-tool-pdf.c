/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "dexuat-tool"

#include "dx-paper.h"
#include "dx-pdf-data.h"
#include "dx-pdf.h"
#include "dx-tool-private.h"

static gboolean
collect_cb (const guint8 *bytes,
            gsize length,
            gpointer user_data,
            GError **error)
{
  g_byte_array_append (user_data, bytes, (guint) length);

  return TRUE;
}

static gboolean
write_bytes (DxOutput *output, GBytes *bytes, GError **error)
{
  gsize length;
  const guint8 *start = g_bytes_get_data (bytes, &length);

  return dx_output_write (output, start, length, error);
}

/*
 * dx_tool_list_attachments:
 * @dossier: (nullable): what a proposal came in
 *
 * Lists what goes with a proposal, for its seal.
 *
 * Returns: (transfer full) (nullable) (element-type DxSealAttachment):
 *   %NULL for a proposal by itself
 */
GPtrArray *
dx_tool_list_attachments (DxDossier *dossier)
{
  GPtrArray *files;
  GPtrArray *list;

  if (dossier == NULL)
    return NULL;

  files = dx_dossier_get_attachments (dossier);
  list =
      g_ptr_array_new_with_free_func ((GDestroyNotify) dx_seal_attachment_free);
  for (guint i = 0; i < files->len; i++)
    {
      const DxDossierAttachment *file = g_ptr_array_index (files, i);

      g_ptr_array_add (list, dx_seal_attachment_new (file->name, file->sha256));
    }

  return list;
}

static DxPages *
make_pages (DxTool *tool, DxFonts *fonts, DxProposal *proposal)
{
  g_autoptr (GPtrArray) files = dx_tool_list_attachments (tool->dossier);
  DxPages *pages =
      dx_paper_new_pages (fonts, proposal, tool->catalog,
                          tool->annex ? DX_PAPER_ANNEX : DX_PAPER_SLIP);

  if (tool->seal && !tool->blank)
    dx_pages_set_seal (pages, dx_seal_new (proposal, files));

  return pages;
}

/* Data sheets, where they are asked for. A blank form has no data. */
static gboolean
add_sheets (DxTool *tool,
            DxFonts *fonts,
            DxPages *pages,
            DxProposal *proposal,
            GError **error)
{
  g_autoptr (GPtrArray) files = dx_tool_list_attachments (tool->dossier);
  g_autoptr (DxSeal) seal = NULL;
  DxTextSheet *sheet;

  if (!tool->text_sheet || tool->blank)
    return TRUE;

  seal = dx_seal_new (proposal, files);
  sheet = dx_text_sheet_new (fonts, proposal, seal, error);
  dx_pages_set_text_sheet (pages, sheet);

  return sheet != NULL;
}

/* The pages with the proposal inside them, as an archive file. */
static gboolean
write_whole (DxTool *tool,
             DxPages *pages,
             DxProposal *proposal,
             DxOutput *output,
             GError **error)
{
  g_autoptr (GByteArray) drawn = g_byte_array_new ();
  g_autoptr (GBytes) pdf = NULL;
  g_autoptr (GBytes) json = NULL;
  g_autoptr (GBytes) whole = NULL;

  if (!dx_pdf_write (pages, tool->created, collect_cb, drawn, error))
    return FALSE;
  pdf = g_byte_array_free_to_bytes (g_steal_pointer (&drawn));
  json = tool->blank ? NULL : dx_proposal_to_json (proposal);
  whole = dx_pdf_data_add (pdf, json, tool->created, error);

  return whole != NULL && write_bytes (output, whole, error);
}

static gboolean
write_cb (const guint8 *bytes, gsize length, gpointer user_data, GError **error)
{
  return dx_output_write (user_data, bytes, length, error);
}

/*
 * dx_tool_write_pdf:
 *
 * Writes @proposal as a PDF, page by page; with --data as an archive file
 * that carries it.
 */
gboolean
dx_tool_write_pdf (DxTool *tool,
                   DxFonts *fonts,
                   DxProposal *proposal,
                   DxOutput *output,
                   GError **error)
{
  g_autoptr (DxPages) pages = make_pages (tool, fonts, proposal);

  if (!add_sheets (tool, fonts, pages, proposal, error))
    return FALSE;
  if (tool->data)
    return write_whole (tool, pages, proposal, output, error);

  return dx_pdf_write (pages, tool->created, write_cb, output, error);
}
