/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dx-config.h"

#define G_LOG_DOMAIN "dexuat-tool"

#include <glib/gi18n-lib.h>

#include "dx-paper.h"
#include "dx-scan.h"
#include "dx-tool-private.h"

static void
add_pages (DxTool *tool,
           DxFonts *fonts,
           DxProposal *proposal,
           DxPaperFlags flags,
           DxVersion *version)
{
  g_autoptr (DxPages)
      pages = dx_paper_new_pages (fonts, proposal, tool->catalog, flags);
  guint n = dx_pages_get_n_pages (pages);

  for (guint page = version->pages->len; page < n; page++)
    dx_version_add_page (version, dx_pages_get_text (pages, page),
                         flags == DX_PAPER_ANNEX);
}

/* What is too long for them has none. */
static void
add_sheets (DxFonts *fonts, DxProposal *proposal, DxVersion *version)
{
  g_autoptr (DxTextSheet)
      sheets = dx_text_sheet_new (fonts, proposal, version->lone, NULL);
  guint n = sheets != NULL ? dx_text_sheet_get_n_sheets (sheets) : 0;

  for (guint i = 0; i < n; i++)
    dx_version_add_sheet (version, dx_text_sheet_get_text (sheets, i));
}

/*
 * dx_tool_make_version:
 * @dossier: (nullable): what @proposal came in
 *
 * Makes what others are held against, with its pages. With a font that
 * stands in for the right one lines break elsewhere: then there are none.
 *
 * Returns: (transfer full): it
 */
DxVersion *
dx_tool_make_version (DxTool *tool, DxProposal *proposal, DxDossier *dossier)
{
  g_autoptr (GPtrArray) files = dx_tool_list_attachments (dossier);
  DxVersion *version = dx_version_new (proposal, files);

  if (tool->fonts == NULL)
    tool->fonts = dx_fonts_new ();
  if (dx_fonts_is_stand_in (tool->fonts)
      || !dx_fonts_is_complete (tool->fonts))
    {
      dx_tool_complain (_ ("the font Tinos is not installed "
                           "(fonts-croscore); pages are not compared"));
      return version;
    }
  add_pages (tool, tool->fonts, proposal, DX_PAPER_SLIP, version);
  add_pages (tool, tool->fonts, proposal, DX_PAPER_ANNEX, version);
  add_sheets (tool->fonts, proposal, version);

  return version;
}

/*
 * dx_tool_compare_pdf:
 * @pdf: a PDF
 * @lines: takes what differs
 *
 * Compares what @pdf shows with @version.
 *
 * Returns: the verdict; %DX_VERDICT_UNREADABLE with @error set when the
 *   PDF cannot be read
 */
DxVerdict
dx_tool_compare_pdf (const DxVersion *version,
                     GBytes *pdf,
                     GPtrArray *lines,
                     GError **error)
{
  g_autoptr (GPtrArray) texts = NULL;

  if (version->pages->len == 0)
    return DX_VERDICT_SAME;

  texts = dx_scan_read_texts (pdf, error);
  if (texts == NULL)
    return DX_VERDICT_UNREADABLE;

  return dx_verify_texts (version, texts, lines);
}
