/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "dexuat-tool"

#include "dx-paper.h"
#include "dx-pdf-data.h"
#include "dx-pdf-stream.h"
#include "dx-pdf.h"
#include "dx-tool-private.h"

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

static DxPages *
make_pages (DxTool *tool, DxFonts *fonts, DxProposal *proposal, GError **error)
{
  g_autoptr (GPtrArray) files = dx_tool_list_attachments (tool->dossier);
  g_autoptr (DxPages)
      pages = dx_paper_new_pages (fonts, proposal, tool->catalog,
                                  tool->annex ? DX_PAPER_ANNEX : DX_PAPER_SLIP);

  if (tool->seal && !tool->blank)
    dx_pages_set_seal (pages, dx_seal_new (proposal, files));
  if (!add_sheets (tool, fonts, pages, proposal, error))
    return NULL;

  return g_steal_pointer (&pages);
}

static gboolean
write_cb (const guint8 *bytes, gsize length, gpointer user_data, GError **error)
{
  return dx_output_write (user_data, bytes, length, error);
}

static gboolean
stream_cb (const guint8 *bytes,
           gsize length,
           gpointer user_data,
           GError **error)
{
  return dx_pdf_stream_write (user_data, bytes, length, error);
}

/* The pages with the proposal inside them, as an archive file, page by page.
 * The pages are gone before the proposal is written out. */
static gboolean
write_whole (DxTool *tool,
             DxFonts *fonts,
             DxProposal *proposal,
             DxOutput *output,
             GError **error)
{
  g_autoptr (DxPages) pages = make_pages (tool, fonts, proposal, error);
  g_autoptr (DxPdfStream) stream = dx_pdf_stream_new (write_cb, output);
  g_autoptr (GBytes) json = NULL;

  if (pages == NULL
      || !dx_pdf_write (pages, tool->created, stream_cb, stream, error))
    return FALSE;
  g_clear_object (&pages);
  json = tool->blank ? NULL : dx_proposal_to_json (proposal);

  return dx_pdf_stream_finish (stream, json, tool->created, error);
}

static gboolean
collect_cb (const guint8 *bytes,
            gsize length,
            gpointer user_data,
            GError **error)
{
  g_byte_array_append (user_data, bytes, (guint) length);

  return TRUE;
}

/* The same by a library that reads every PDF, once it is in memory. */
static gboolean
write_anew (DxTool *tool,
            DxFonts *fonts,
            DxProposal *proposal,
            DxOutput *output,
            GError **error)
{
  g_autoptr (DxPages) pages = make_pages (tool, fonts, proposal, error);
  g_autoptr (GByteArray) drawn = g_byte_array_new ();
  g_autoptr (GBytes) json = NULL;
  g_autoptr (GBytes) pdf = NULL;
  g_autoptr (GBytes) whole = NULL;
  const guint8 *start;
  gsize length;

  if (pages == NULL || !dx_output_restart (output, error)
      || !dx_pdf_write (pages, tool->created, collect_cb, drawn, error))
    return FALSE;
  pdf = g_byte_array_free_to_bytes (g_steal_pointer (&drawn));
  json = tool->blank ? NULL : dx_proposal_to_json (proposal);
  whole = dx_pdf_data_add (pdf, json, tool->created, error);
  if (whole == NULL)
    return FALSE;
  start = g_bytes_get_data (whole, &length);

  return dx_output_write (output, start, length, error);
}

static gboolean
write_bare (DxTool *tool,
            DxFonts *fonts,
            DxProposal *proposal,
            DxOutput *output,
            GError **error)
{
  g_autoptr (DxPages) pages = make_pages (tool, fonts, proposal, error);

  return pages != NULL
         && dx_pdf_write (pages, tool->created, write_cb, output, error);
}

/*
 * dx_tool_write_pdf:
 *
 * Writes @proposal as an archive file that carries it; with --no-data as a
 * PDF of its pages alone.
 */
gboolean
dx_tool_write_pdf (DxTool *tool,
                   DxFonts *fonts,
                   DxProposal *proposal,
                   DxOutput *output,
                   GError **error)
{
  GError *other = NULL;

  if (tool->no_data)
    return write_bare (tool, fonts, proposal, output, error);
  if (write_whole (tool, fonts, proposal, output, &other))
    return TRUE;
  if (!g_error_matches (other, DX_PDF_DATA_ERROR, DX_PDF_DATA_ERROR_FORM))
    {
      g_propagate_error (error, other);
      return FALSE;
    }
  g_error_free (other);

  return write_anew (tool, fonts, proposal, output, error);
}
