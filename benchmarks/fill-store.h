/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dx-store.h"

G_BEGIN_DECLS

void fill_append_words (GRand *rand, GString *text, guint n);
DxProposal *fill_make_proposal (GRand *rand, DxCatalog *catalog);
void fill_store (DxStore *store, DxCatalog *catalog, GRand *rand, guint n);
void fill_remove_tree (const char *path);

G_END_DECLS
