/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dx-config.h"

#define G_LOG_DOMAIN "dexuat-app"

#include "dx-help-text.h"

#include <string.h>

#include "dx-list-line.h"

static void
help_block_free (gpointer data)
{
  DxHelpBlock *self = data;

  g_free (self->text);
  g_free (self->mark);
  g_free (self->file);
  g_free (self);
}

static DxHelpBlock *
add (GPtrArray *blocks, DxHelpKind kind, const char *text)
{
  DxHelpBlock *block = g_new0 (DxHelpBlock, 1);

  block->kind = kind;
  block->text = g_strstrip (g_strdup (text));
  g_ptr_array_add (blocks, block);

  return block;
}

/* "![what it shows](file.png)" */
static gboolean
add_picture (GPtrArray *blocks, const char *line)
{
  const char *middle = strstr (line, "](");
  const char *end = middle != NULL ? strchr (middle, ')') : NULL;
  g_autofree char *words = NULL;
  DxHelpBlock *block;

  if (!g_str_has_prefix (line, "![") || end == NULL)
    return FALSE;
  words = g_strndup (line + 2, (gsize) (middle - line - 2));
  block = add (blocks, DX_HELP_PICTURE, words);
  block->file = g_strndup (middle + 2, (gsize) (end - middle - 2));

  return TRUE;
}

static void
add_text (GPtrArray *blocks, const char *line)
{
  gsize mark = 0;
  gsize body = 0;
  DxListMark kind = dx_list_line_parse (line, strlen (line), &mark, &body);
  DxHelpBlock *block;

  if (kind == DX_LIST_MARK_NONE)
    {
      add (blocks, DX_HELP_PARAGRAPH, line);
      return;
    }
  block = add (blocks, DX_HELP_ITEM, line + body);
  block->mark = kind == DX_LIST_MARK_DASH ? g_strdup ("•")
                                          : g_strndup (line, mark);
}

/**
 * dx_help_text_parse:
 * @text: a page of the guide: "# " the title, "## " a heading, "- " and
 *   "1. " items, "![words](file)" a picture, anything else a paragraph, each
 *   on a line of its own
 *
 * Reads a page of the guide.
 *
 * Returns: (transfer full) (element-type DxHelpBlock): what stands on it
 */
GPtrArray *
dx_help_text_parse (const char *text)
{
  GPtrArray *blocks = g_ptr_array_new_with_free_func (help_block_free);
  g_auto (GStrv) lines = NULL;

  g_return_val_if_fail (text != NULL, blocks);

  lines = g_strsplit (text, "\n", -1);
  for (guint i = 0; lines[i] != NULL; i++)
    {
      const char *line = lines[i];

      if (g_str_has_prefix (line, "# "))
        add (blocks, DX_HELP_TITLE, line + 2);
      else if (g_str_has_prefix (line, "## "))
        add (blocks, DX_HELP_HEADING, line + 3);
      else if (*line != '\0' && !add_picture (blocks, line))
        add_text (blocks, line);
    }

  return blocks;
}
