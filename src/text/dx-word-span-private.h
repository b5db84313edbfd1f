/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Words of a shingle. */
#define DX_SHINGLE_WORDS 3

/**
 * DxWordSpan:
 * @hash: of the folded word: the same for "Hoà", "hòa" and "HOA"
 * @start: its first character
 * @end: the character after it
 *
 * A word in a text, and where it stands there.
 */
typedef struct {
  guint64 hash;
  guint start;
  guint end;
} DxWordSpan;

GArray *dx_word_spans_new (const char *text);
guint64 dx_word_spans_hash (const DxWordSpan *words, guint n);

G_END_DECLS
