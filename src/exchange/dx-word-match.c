/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "dexuat-exchange"

#include "dx-word-match-private.h"

#include <string.h>

#include "dx-unicode.h"

static void
token_clear (gpointer data)
{
  g_free (((DxWordToken *) data)->key);
}

static gboolean
is_word_char (gunichar c)
{
  return g_unichar_isalnum (c) || g_unichar_ismark (c);
}

/*
 * dx_word_tokens_new:
 * @limit: the most words to look at, or 0
 *
 * Returns: (transfer full) (element-type DxWordToken): the words of @text
 */
GArray *
dx_word_tokens_new (const char *text, guint limit)
{
  GArray *tokens = g_array_new (FALSE, FALSE, sizeof (DxWordToken));
  const char *p = text;

  g_array_set_clear_func (tokens, token_clear);
  while (*p != '\0' && (limit == 0 || tokens->len < limit))
    {
      const char *start = p;
      g_autofree char *word = NULL;
      DxWordToken token;

      while (*p != '\0' && is_word_char (g_utf8_get_char (p)))
        p = g_utf8_next_char (p);
      if (p == start)
        {
          p = g_utf8_next_char (p);
          continue;
        }
      word = g_strndup (start, p - start);
      token = (DxWordToken){ .key = dx_unicode_fold (word),
                             .start = start - text,
                             .end = p - text };
      g_array_append_val (tokens, token);
    }

  return tokens;
}

/*
 * dx_word_phrase_new:
 *
 * Returns: (transfer full) (element-type utf8): the words of @text, folded
 */
GPtrArray *
dx_word_phrase_new (const char *text)
{
  g_autoptr (GArray) tokens = dx_word_tokens_new (text, 0);
  GPtrArray *phrase = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < tokens->len; i++)
    g_ptr_array_add (phrase, g_strdup (dx_word_token (tokens, i)->key));

  return phrase;
}

/*
 * dx_word_phrase_is_at:
 *
 * Returns: whether all of @phrase stands in @tokens at @at
 */
gboolean
dx_word_phrase_is_at (GPtrArray *phrase, GArray *tokens, guint at)
{
  if (phrase->len == 0 || at + phrase->len > tokens->len)
    return FALSE;
  for (guint i = 0; i < phrase->len; i++)
    if (!g_str_equal (g_ptr_array_index (phrase, i),
                      dx_word_token (tokens, at + i)->key))
      return FALSE;

  return TRUE;
}

/*
 * dx_word_phrase_find:
 *
 * Returns: where in @tokens @phrase stands, or -1
 */
int
dx_word_phrase_find (GPtrArray *phrase, GArray *tokens, guint from)
{
  for (guint i = from; i + phrase->len <= tokens->len; i++)
    if (dx_word_phrase_is_at (phrase, tokens, i))
      return (int) i;

  return -1;
}

/*
 * dx_word_phrase_count_common:
 *
 * Returns: how many words of @phrase stand in @tokens, in the same order:
 *   the longest such run with gaps
 */
guint
dx_word_phrase_count_common (GPtrArray *phrase,
                             GArray *tokens,
                             guint from,
                             guint to)
{
  g_autofree guint *lengths = g_new0 (guint, phrase->len + 1);

  to = MIN (to, tokens->len);
  for (guint i = from; i < to; i++)
    {
      guint diagonal = 0;

      for (guint j = 1; j <= phrase->len; j++)
        {
          guint above = lengths[j];

          if (g_str_equal (g_ptr_array_index (phrase, j - 1),
                           dx_word_token (tokens, i)->key))
            lengths[j] = diagonal + 1;
          else
            lengths[j] = MAX (above, lengths[j - 1]);
          diagonal = above;
        }
    }

  return lengths[phrase->len];
}

/*
 * dx_word_phrase_holds:
 *
 * Returns: whether all of @tokens stand in @whole, one after the other
 */
gboolean
dx_word_phrase_holds (GPtrArray *whole, GArray *tokens)
{
  for (guint i = 0; tokens->len > 0 && i + tokens->len <= whole->len; i++)
    {
      guint n = 0;

      while (n < tokens->len
             && g_str_equal (g_ptr_array_index (whole, i + n),
                             dx_word_token (tokens, n)->key))
        n++;
      if (n == tokens->len)
        return TRUE;
    }

  return FALSE;
}

static guint
leader_weight (gunichar c)
{
  switch (c)
    {
    case '.':
    case '_':
    case 0x2024:
    case 0xB7:
      return 1;
    case 0x2025:
      return 2;
    case 0x2026:
      return 3;
    default:
      return 0;
    }
}

/*
 * dx_word_is_leader:
 *
 * Returns: whether nobody wrote on the dots of the form
 */
gboolean
dx_word_is_leader (const char *text)
{
  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (leader_weight (c) == 0 && !g_unichar_isspace (c) && c != '-')
        return FALSE;
    }

  return TRUE;
}

/* Dots before a value and behind it; a few at its end are its own. */
#define FEW_BEFORE 3
#define FEW_BEHIND 6

/*
 * dx_word_strip_leaders:
 * @inside: take out the leader between two words of the value too
 *
 * Takes off dots that the form has for writing on.
 *
 * Returns: (transfer full): the text, perhaps empty
 */
char *
dx_word_strip_leaders (const char *text, gboolean inside)
{
  GString *out = g_string_new (NULL);
  const char *p = text;

  while (*p != '\0')
    {
      const char *start = p;
      guint weight = 0;
      gunichar c;

      while (*p != '\0'
             && (leader_weight (c = g_utf8_get_char (p)) > 0
                 || (weight > 0 && c == ' ')))
        {
          weight += leader_weight (c);
          p = g_utf8_next_char (p);
        }
      if (weight >= (out->len == 0 ? FEW_BEFORE : FEW_BEHIND)
          && (out->len == 0 || *p == '\0' || inside))
        g_string_append_c (out, ' ');
      else if (p > start)
        g_string_append_len (out, start, p - start);
      for (start = p; *p != '\0' && leader_weight (g_utf8_get_char (p)) == 0;)
        p = g_utf8_next_char (p);
      g_string_append_len (out, start, p - start);
      if (out->len == 1 && out->str[0] == ' ')
        g_string_truncate (out, 0);
    }

  return g_strstrip (g_string_free (out, FALSE));
}

/*
 * dx_word_skip_signs:
 *
 * Returns: behind the signs and blanks between a heading or label and its
 *   text
 */
const char *
dx_word_skip_signs (const char *text)
{
  for (; *text != '\0'; text = g_utf8_next_char (text))
    {
      gunichar c = g_utf8_get_char (text);

      if (!g_unichar_isspace (c) && c != ':' && c != ';' && c != '.' && c != ')'
          && c != ',')
        break;
    }

  return text;
}

/*
 * dx_word_is_capital:
 *
 * Returns: whether all letters are capitals, and there is one
 */
gboolean
dx_word_is_capital (const char *text, gsize length)
{
  gboolean any = FALSE;

  for (const char *p = text; p < text + length; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (g_unichar_islower (c))
        return FALSE;
      any |= g_unichar_isupper (c);
    }

  return any;
}
