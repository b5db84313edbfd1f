/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dx-proposal-list.h"
#include "dx-statement-private.h"
#include "dx-words-private.h"

G_BEGIN_DECLS

/* The columns that an item is read from, for a query on "proposal". */
#define DX_PROPOSAL_ITEM_COLUMNS                                               \
  "id, title, call, revision, changed, state, errors, warnings,"               \
  " sections_done, sections, deadline"

DxProposalItem *dx_proposal_item_new (DxStore *store, gint64 row);
gint64 dx_proposal_item_get_row (DxProposalItem *self);
void dx_proposal_item_read (DxProposalItem *self, DxStatement *statement);
void dx_proposal_item_set_search (DxProposalItem *self, DxSearch *search);

G_END_DECLS
