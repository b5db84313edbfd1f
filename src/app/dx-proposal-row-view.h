/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "dx-proposal-row-words.h"

G_BEGIN_DECLS

/* A proposal in the list: five labels that stand in two columns where there
 * is room, and below each other where there is none. */
#define DX_TYPE_PROPOSAL_ROW_VIEW (dx_proposal_row_view_get_type ())
G_DECLARE_FINAL_TYPE (
    DxProposalRowView, dx_proposal_row_view, DX, PROPOSAL_ROW_VIEW, GtkWidget)

GtkWidget *dx_proposal_row_view_new (void);
void dx_proposal_row_view_set_item (DxProposalRowView *self,
                                    DxProposalItem *item,
                                    DxCatalog *catalog,
                                    GDateTime *now);
DxProposalItem *dx_proposal_row_view_get_item (DxProposalRowView *self);

G_END_DECLS
