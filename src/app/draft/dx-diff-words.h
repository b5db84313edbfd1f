/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <pango/pango.h>

#include "dx-catalog.h"
#include "dx-proposal.h"
#include "dx-word-diff.h"

G_BEGIN_DECLS

/* Two versions in words: names of fields, values, and what differs, marked. */

/**
 * DxDiffSide:
 * @DX_DIFF_SIDE_BOTH: what is gone and what came, one behind the other
 * @DX_DIFF_SIDE_BEFORE: the older text, with what is gone marked
 * @DX_DIFF_SIDE_AFTER: the newer text, with what came marked
 */
typedef enum {
  DX_DIFF_SIDE_BOTH,
  DX_DIFF_SIDE_BEFORE,
  DX_DIFF_SIDE_AFTER
} DxDiffSide;

char *dx_diff_words_name  (DxCatalog     *catalog,
                           DxProposal    *proposal,
                           const char    *field);
char *dx_diff_words_value (DxProposal    *proposal,
                           const char    *field);
char *dx_diff_words_mark  (GPtrArray     *parts,
                           DxDiffSide     side,
                           gboolean       dark,
                           PangoAttrList *attributes);
char *dx_diff_words_count (GPtrArray     *parts);
char *dx_diff_words_cut   (const char    *text);

G_END_DECLS
