/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "dx-store.h"

G_BEGIN_DECLS

/* A row of the list. Read only. Properties for expressions: "id", "title",
 * "call", "state", "deadline", "errors", "warnings", "changed", "snippet". */
#define DX_TYPE_PROPOSAL_ITEM (dx_proposal_item_get_type ())
G_DECLARE_FINAL_TYPE (DxProposalItem, dx_proposal_item, DX, PROPOSAL_ITEM,
                      GObject)

const char            *dx_proposal_item_get_id       (DxProposalItem *self);
const char            *dx_proposal_item_get_title    (DxProposalItem *self);
const char            *dx_proposal_item_get_call     (DxProposalItem *self);
gint64                 dx_proposal_item_get_revision (DxProposalItem *self);
gint64                 dx_proposal_item_get_changed  (DxProposalItem *self);
const char            *dx_proposal_item_get_snippet  (DxProposalItem *self);
const DxProposalFacts *dx_proposal_item_get_facts    (DxProposalItem *self);

typedef enum {
  DX_PROPOSAL_SORT_CHANGED, /* newest first */
  DX_PROPOSAL_SORT_TITLE,
  DX_PROPOSAL_SORT_DEADLINE,
  DX_PROPOSAL_SORT_FINDINGS /* most errors first */
} DxProposalSort;

/**
 * DxProposalQuery:
 * @search: (nullable): words, each a beginning of a word; without regard to
 *   case, accents and đ
 * @call: (nullable): only this call; "" for those without one
 * @state: only this state, or -1 for all
 * @sort: the order
 * @reverse: the other way round
 * @trashed: only removed ones, instead of only kept ones
 */
typedef struct {
  const char *search;
  const char *call;
  int state;
  DxProposalSort sort;
  gboolean reverse;
  gboolean trashed;
} DxProposalQuery;

/* A GListModel of DxProposalItem: keys in memory, rows read by the page as
 * they are asked for. It follows the store's signal "changed". A new query
 * takes all rows away and adds the new ones. Signal "failed" (GError *). */
#define DX_TYPE_PROPOSAL_LIST (dx_proposal_list_get_type ())
G_DECLARE_FINAL_TYPE (DxProposalList, dx_proposal_list, DX, PROPOSAL_LIST,
                      GObject)

DxProposalList *dx_proposal_list_new       (DxStore               *store);
void            dx_proposal_list_set_query (DxProposalList        *self,
                                            const DxProposalQuery *query);
int             dx_proposal_list_find      (DxProposalList        *self,
                                            const char            *id);

G_END_DECLS
