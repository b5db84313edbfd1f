/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef enum {
  DX_DIFF_SAME,
  DX_DIFF_REMOVED,
  DX_DIFF_ADDED
} DxDiffKind;

/**
 * DxDiffPart:
 * @kind: whether it stands in both texts, only in the old or only in the new
 * @text: the words with the blanks between them, as typed
 */
typedef struct {
  DxDiffKind kind;
  char *text;
} DxDiffPart;

GPtrArray *dx_word_diff      (const char *before,
                              const char *after);
void       dx_diff_part_free (DxDiffPart *self);

G_END_DECLS
