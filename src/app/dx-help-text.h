/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef enum {
  DX_HELP_TITLE,
  DX_HELP_HEADING,
  DX_HELP_PARAGRAPH,
  DX_HELP_ITEM,
  DX_HELP_PICTURE
} DxHelpKind;

/**
 * DxHelpBlock:
 * @kind: what it is
 * @text: its words; of a picture what it shows
 * @mark: (nullable): of an item: "•" or "1."
 * @file: (nullable): of a picture: the file's name
 */
typedef struct {
  DxHelpKind kind;
  char *text;
  char *mark;
  char *file;
} DxHelpBlock;

GPtrArray *dx_help_text_parse (const char *text);

G_END_DECLS
