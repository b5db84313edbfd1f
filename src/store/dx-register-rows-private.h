/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dx-register-list.h"
#include "dx-words-private.h"

G_BEGIN_DECLS

/**
 * DxRegisterRowsQuery:
 * @plain: see #DxRegisterQuery, with a call of our own and without a search
 * @call: (nullable): the text of @plain's
 * @search: (nullable): what is searched for
 */
typedef struct {
  DxRegisterQuery plain;
  char *call;
  DxSearch *search;
} DxRegisterRowsQuery;

GArray *dx_register_rows_read (DxRegister *self,
                               const DxRegisterRowsQuery *query,
                               GError **error);
GArray *dx_register_rows_search (DxRegister *self,
                                 const DxRegisterRowsQuery *query,
                                 GArray *rows,
                                 GError **error);

/* dx-register-item.c */
DxRegisterItem *dx_register_item_new (gint64 row);
gint64 dx_register_item_get_row (DxRegisterItem *self);
void dx_register_item_take (DxRegisterItem *self, DxRegisterEntry *entry);

G_END_DECLS
