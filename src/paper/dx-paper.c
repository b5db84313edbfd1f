/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "dexuat-paper"

#include "dx-paper.h"

#include "dx-annex.h"
#include "dx-form-paper.h"

/**
 * dx_paper_new_document:
 * @proposal: a proposal; its form and its call are those of the paper
 * @catalog: (nullable): for the topics' names; needed for the annex
 * @flags: what is put on paper
 *
 * Builds what screen, printer and PDF show of @proposal.
 *
 * Returns: (transfer full): the document
 */
DxDocument *
dx_paper_new_document (DxProposal *proposal,
                       DxCatalog *catalog,
                       DxPaperFlags flags)
{
  g_autoptr (DxProposal) shown = NULL;
  DxDocument *document;

  g_return_val_if_fail (DX_IS_PROPOSAL (proposal), NULL);
  g_return_val_if_fail (catalog != NULL || (flags & DX_PAPER_ANNEX) == 0, NULL);

  if (flags & DX_PAPER_BLANK)
    shown = dx_proposal_new (dx_proposal_get_form (proposal),
                             dx_proposal_get_call (proposal));
  else
    shown = g_object_ref (proposal);

  document = dx_form_paper_new (shown);
  if (flags & DX_PAPER_ANNEX)
    dx_annex_append_topics (document, shown, catalog);

  return document;
}

/* A blank form is no version of anything. */
static void
seal_pages (DxPages *pages, DxProposal *proposal, DxPaperFlags flags)
{
  gboolean sealed = (flags & DX_PAPER_SEAL) && !(flags & DX_PAPER_BLANK);

  dx_pages_set_seal (pages, sealed ? dx_seal_new (proposal, NULL) : NULL);
}

/**
 * dx_paper_new_pages:
 * @fonts: the fonts; one for the life of the program
 * @proposal: a proposal; it may change afterwards, the pages do not
 * @catalog: (nullable): for the topics' names; needed for the annex
 * @flags: what is put on paper
 *
 * Sets @proposal: ask the pages for their number and size, draw them on a
 * screen or a printer, write them as a PDF.
 *
 * Returns: (transfer full): the pages
 */
DxPages *
dx_paper_new_pages (DxFonts *fonts,
                    DxProposal *proposal,
                    DxCatalog *catalog,
                    DxPaperFlags flags)
{
  DxDocument *document = dx_paper_new_document (proposal, catalog, flags);
  DxPages *pages;

  g_return_val_if_fail (document != NULL, NULL);

  pages = dx_pages_new (fonts, document);
  seal_pages (pages, proposal, flags);

  return pages;
}

/**
 * dx_paper_update_pages:
 * @pages: pages of @proposal as it was
 * @proposal: the proposal as it is now
 * @catalog: (nullable): for the topics' names; needed for the annex
 * @flags: what is put on paper
 *
 * Brings @pages up to date after an edit. Only what has changed is set
 * again.
 */
void
dx_paper_update_pages (DxPages *pages,
                       DxProposal *proposal,
                       DxCatalog *catalog,
                       DxPaperFlags flags)
{
  DxDocument *document = dx_paper_new_document (proposal, catalog, flags);

  g_return_if_fail (document != NULL);

  dx_pages_set_document (pages, document);
  seal_pages (pages, proposal, flags);
}
