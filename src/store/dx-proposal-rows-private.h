/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dx-proposal-list.h"
#include "dx-words-private.h"

G_BEGIN_DECLS

/* What the list asks the database. Rows are arrays of gint64: the keys of
 * proposals in the order of the query. */

/**
 * DxRowsQuery:
 * @call: (nullable): see #DxProposalQuery
 * @state: see there
 * @sort: see there
 * @reverse: see there
 * @trashed: see there
 * @search: (nullable): what is searched for
 */
typedef struct {
  char *call;
  int state;
  DxProposalSort sort;
  gboolean reverse;
  gboolean trashed;
  DxSearch *search;
} DxRowsQuery;

GArray *dx_rows_read (DxStore *store, const DxRowsQuery *query, GError **error);
GArray *dx_rows_search (DxStore *store,
                        const DxRowsQuery *query,
                        GArray *rows,
                        GError **error);
gboolean dx_rows_belongs (DxStore *store,
                          const DxRowsQuery *query,
                          gint64 row,
                          gboolean *belongs,
                          gboolean *found,
                          GError **error);
gboolean dx_rows_find_place (DxStore *store,
                             const DxRowsQuery *query,
                             GArray *rows,
                             gint64 row,
                             guint *place,
                             GError **error);
int dx_rows_index (GArray *rows, gint64 row);

G_END_DECLS
