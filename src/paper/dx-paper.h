/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dx-catalog.h"
#include "dx-pages.h"
#include "dx-proposal.h"

G_BEGIN_DECLS

/**
 * DxPaperFlags:
 * @DX_PAPER_SLIP: the slip by itself
 * @DX_PAPER_ANNEX: with the annex of priority topics behind it
 * @DX_PAPER_BLANK: without the values: dotted lines to fill in by hand
 * @DX_PAPER_SEAL: with the seal of a slip by itself at the foot of each
 *   page; for one with attachments see dx_pages_set_seal ()
 *
 * What is put on paper.
 */
typedef enum {
  DX_PAPER_SLIP = 0,
  DX_PAPER_ANNEX = 1 << 0,
  DX_PAPER_BLANK = 1 << 1,
  DX_PAPER_SEAL = 1 << 2
} DxPaperFlags;

DxDocument *dx_paper_new_document (DxProposal   *proposal,
                                   DxCatalog    *catalog,
                                   DxPaperFlags  flags);
DxPages    *dx_paper_new_pages    (DxFonts      *fonts,
                                   DxProposal   *proposal,
                                   DxCatalog    *catalog,
                                   DxPaperFlags  flags);
void        dx_paper_update_pages (DxPages      *pages,
                                   DxProposal   *proposal,
                                   DxCatalog    *catalog,
                                   DxPaperFlags  flags);

G_END_DECLS
