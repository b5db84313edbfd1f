/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dx-catalog.h"

G_BEGIN_DECLS

/**
 * DxCallAspect:
 * @title: what is compared
 * @left: what the one call says; "" for nothing
 * @right: what the other says
 * @same: whether they say the same
 * @by_words: whether @left and @right are texts whose words are compared;
 *   else they are lists, and what stands in one of them only is marked
 *
 * One thing that two calls say something about.
 */
typedef struct {
  char *title;
  char *left;
  char *right;
  gboolean same;
  gboolean by_words;
} DxCallAspect;

GPtrArray *
dx_call_compare_text_new (DxCatalog *catalog, DxCall *left, DxCall *right);

G_END_DECLS
