/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "dx-register.h"

G_BEGIN_DECLS

/* A line of the list. Read only. Properties for expressions: "number",
 * "title", "host", "call", "from", "state", "timing", "changed", "rank". */
#define DX_TYPE_REGISTER_ITEM (dx_register_item_get_type ())
G_DECLARE_FINAL_TYPE (DxRegisterItem, dx_register_item, DX, REGISTER_ITEM,
                      GObject)

const DxRegisterEntry *dx_register_item_get_entry (DxRegisterItem *self);

/**
 * DxRegisterSort:
 * @DX_REGISTER_SORT_NUMBER: the first number first
 * @DX_REGISTER_SORT_TITLE: by what it is called
 * @DX_REGISTER_SORT_HOST: by who proposes it
 * @DX_REGISTER_SORT_TOTAL: the least amount first
 * @DX_REGISTER_SORT_CHANGED: what was touched last first
 * @DX_REGISTER_SORT_RANK: by the order of the call, those without last
 */
typedef enum {
  DX_REGISTER_SORT_NUMBER,
  DX_REGISTER_SORT_TITLE,
  DX_REGISTER_SORT_HOST,
  DX_REGISTER_SORT_TOTAL,
  DX_REGISTER_SORT_CHANGED,
  DX_REGISTER_SORT_RANK
} DxRegisterSort;

/**
 * DxRegisterQuery:
 * @search: (nullable): words, each a beginning of a word; without regard to
 *   case, accents and đ
 * @call: (nullable): only this call
 * @year: only numbers of this year, or 0 for all
 * @state: only this state, or -1 for all
 * @timing: only this timing, or -1 for all
 * @conflicts: only what waits to be settled
 * @sort: the order
 * @reverse: the other way round
 */
typedef struct {
  const char *search;
  const char *call;
  int year;
  int state;
  int timing;
  gboolean conflicts;
  DxRegisterSort sort;
  gboolean reverse;
} DxRegisterQuery;

#define DX_REGISTER_QUERY_ALL                                                  \
  ((DxRegisterQuery){ .state = -1, .timing = -1 })

/* A GListModel of DxRegisterItem: keys in memory, lines read as they are
 * asked for. It follows the register's signal "changed". A new query takes
 * all rows away and adds the new ones. Signal "failed" (GError *). */
#define DX_TYPE_REGISTER_LIST (dx_register_list_get_type ())
G_DECLARE_FINAL_TYPE (DxRegisterList, dx_register_list, DX, REGISTER_LIST,
                      GObject)

DxRegisterList *dx_register_list_new       (DxRegister            *reg);
void            dx_register_list_set_query (DxRegisterList        *self,
                                            const DxRegisterQuery *query);
int             dx_register_list_find      (DxRegisterList        *self,
                                            gint64                 row);

G_END_DECLS
