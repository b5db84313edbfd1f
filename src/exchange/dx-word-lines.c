/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "dexuat-exchange"

#include <string.h>

#include "dx-word-form-private.h"

/* Enough for the longest heading, its number and a little more. */
#define HEADING_WORDS 40

static void
line_free (gpointer data)
{
  DxWordLine *line = data;

  g_free (line->text);
  g_clear_pointer (&line->tokens, g_array_unref);
  g_free (line);
}

static void
add_line (GPtrArray *lines,
          const DxWordParagraph *paragraph,
          guint number,
          gboolean first,
          const char *text,
          gsize length)
{
  DxWordLine *line = g_new0 (DxWordLine, 1);

  line->paragraph = paragraph;
  line->mark = first ? paragraph->mark : NULL;
  line->text = g_strndup (text, length);
  line->number = number;
  g_ptr_array_add (lines, line);
}

/*
 * dx_word_lines_new:
 *
 * Returns: (transfer full) (element-type DxWordLine): the lines of all
 *   paragraphs with words in them
 */
GPtrArray *
dx_word_lines_new (const DxWordDocument *document)
{
  GPtrArray *lines = g_ptr_array_new_with_free_func (line_free);

  for (guint i = 0; i < document->paragraphs->len; i++)
    {
      const DxWordParagraph *paragraph =
          g_ptr_array_index (document->paragraphs, i);
      gboolean first = TRUE;

      for (const char *p = paragraph->text; p != NULL;)
        {
          const char *end = strchr (p, '\n');
          gsize length = end != NULL ? (gsize) (end - p) : strlen (p);

          if (length > 0)
            {
              add_line (lines, paragraph, i, first, p, length);
              first = FALSE;
            }
          p = end != NULL ? end + 1 : NULL;
        }
    }

  return lines;
}

/*
 * dx_word_line_tokens:
 *
 * Returns: (transfer none): its first words
 */
GArray *
dx_word_line_tokens (DxWordLine *line)
{
  if (line->tokens == NULL)
    line->tokens = dx_word_tokens_new (line->text != NULL ? line->text : "",
                                       HEADING_WORDS);

  return line->tokens;
}

/*
 * dx_word_line_text:
 *
 * Returns: (transfer full): the line with its number in front
 */
char *
dx_word_line_text (const DxWordLine *line)
{
  const char *text = line->text != NULL ? line->text : "";

  if (line->mark == NULL)
    return g_strdup (text);

  return g_strconcat (line->mark, " ", text, NULL);
}
