/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dx-proposal.h"

G_BEGIN_DECLS

/**
 * DxSectionState:
 * @DX_SECTION_EMPTY: nothing is filled in
 * @DX_SECTION_BEGUN: something is, and something required is not
 * @DX_SECTION_COMPLETE: all that is required is there, and no error
 * @DX_SECTION_TO_MEND: what is there has an error
 */
typedef enum {
  DX_SECTION_EMPTY,
  DX_SECTION_BEGUN,
  DX_SECTION_COMPLETE,
  DX_SECTION_TO_MEND
} DxSectionState;

GPtrArray      *dx_progress_list_fields     (const DxForm   *form,
                                             const char     *section);
const char     *dx_progress_find_section    (const DxForm   *form,
                                             const char     *field);
DxSectionState  dx_progress_get_section     (DxProposal     *proposal,
                                             GPtrArray      *findings,
                                             const char     *section);
DxSectionState  dx_progress_get_topics      (DxProposal     *proposal,
                                             GPtrArray      *findings);
guint           dx_progress_count_complete  (DxProposal     *proposal,
                                             GPtrArray      *findings);
char           *dx_progress_get_title       (DxProposal     *proposal);

G_END_DECLS
