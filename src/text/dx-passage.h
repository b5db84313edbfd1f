/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dx-sketch.h"

G_BEGIN_DECLS

/**
 * DxPassage:
 * @left_start: its first character in the left text
 * @left_length: how many
 * @right_start: its first character in the right text
 * @right_length: how many
 * @words: words that are the same
 *
 * A passage that stands in two texts, perhaps with a few other words.
 */
typedef struct {
  guint left_start;
  guint left_length;
  guint right_start;
  guint right_length;
  guint words;
} DxPassage;

GPtrArray *dx_passages_find (const char        *left,
                             const char        *right,
                             guint              least,
                             const DxStopWords *stop);

G_END_DECLS
