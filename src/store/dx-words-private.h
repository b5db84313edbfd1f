/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dx-proposal.h"
#include "dx-tokenizer-private.h"

G_BEGIN_DECLS

/* More words of a search than these are not looked at. */
#define DX_SEARCH_MAX_TERMS 32u

/**
 * DxSearch:
 * @count: how many hold it
 * @terms: beginnings of words, folded, each once
 * @n_terms: how many, at least one
 * @expression: the same for MATCH
 *
 * What somebody looks for. Immutable; shared by reference.
 */
typedef struct {
  gatomicrefcount count;
  GStrv terms;
  guint n_terms;
  char *expression;
} DxSearch;

DxSearch *dx_search_new (DxTokenizer *tokenizer, const char *text);
DxSearch *dx_search_ref (DxSearch *self);
void dx_search_unref (DxSearch *self);
gboolean dx_search_equal (const DxSearch *a, const DxSearch *b);
gboolean dx_search_matches (const DxSearch *self, const char *words);

char *dx_words_collect (DxTokenizer *tokenizer, DxProposal *proposal);

/* dx-snippet.c */
char *dx_snippet_new (DxTokenizer *tokenizer,
                      const DxSearch *search,
                      const char *title,
                      GBytes *json);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DxSearch, dx_search_unref)

G_END_DECLS
