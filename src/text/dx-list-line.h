/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * DxListMark:
 * @DX_LIST_MARK_NONE: a plain paragraph
 * @DX_LIST_MARK_DASH: "- " (also "– ", as word processors make of it)
 * @DX_LIST_MARK_PLUS: "+ "
 * @DX_LIST_MARK_BULLET: "• "
 * @DX_LIST_MARK_NUMBER: "1. "
 * @DX_LIST_MARK_NUMBER_DEEP: "1.2. ", "1.2 "
 * @DX_LIST_MARK_LETTER: "a) " (also "1) ")
 */
typedef enum {
  DX_LIST_MARK_NONE,
  DX_LIST_MARK_DASH,
  DX_LIST_MARK_PLUS,
  DX_LIST_MARK_BULLET,
  DX_LIST_MARK_NUMBER,
  DX_LIST_MARK_NUMBER_DEEP,
  DX_LIST_MARK_LETTER
} DxListMark;

DxListMark dx_list_line_parse (const char *line,
                               gsize       length,
                               gsize      *mark_length,
                               gsize      *body_offset);

G_END_DECLS
