/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "dexuat-core"

#include "dx-check-private.h"

#include <string.h>

/* Many words are looked for in a long text at once. One pass over the
 * bytes asks a bit set of the words' first two bytes; only where it says
 * yes are borders and words compared. */

typedef struct {
  char *text;
  gsize length;
  gboolean border_before;
  gboolean border_after;
} Needle;

struct _DxCheckWords {
  guint8 pairs[65536 / 8];
  GArray *needles;
};

static gboolean
is_blank (const char *at, gsize *length)
{
  if (*at == ' ' || *at == '\t' || *at == '\r')
    {
      *length = 1;
      return TRUE;
    }
  *length = 2;
  return (guchar) at[0] == 0xC2 && (guchar) at[1] == 0xA0;
}

/* Appends one letter in lower case, and returns where the next begins. */
static const char *
append_lower (GString *out, const char *at)
{
  const guchar *b = (const guchar *) at;

  if (b[0] < 0x80)
    {
      g_string_append_c (out, g_ascii_tolower (*at));
      return at + 1;
    }
  /* U+1EA0–U+1EFF, most of the Vietnamese letters: the capital is the even
   * one, so the last bit of the last byte makes it small. */
  if (b[0] == 0xE1 && (b[1] == 0xBB || (b[1] == 0xBA && b[2] >= 0xA0)))
    {
      g_string_append_len (out, at, 2);
      g_string_append_c (out, (char) (b[2] | 1));
      return at + 3;
    }
  g_string_append_unichar (out, g_unichar_tolower (g_utf8_get_char (at)));
  return g_utf8_next_char (at);
}

/**
 * dx_check_fold:
 * @text: UTF-8 in NFC
 *
 * Makes texts comparable that differ only in case and in white space: small
 * letters, each run of blanks (also U+00A0) one U+0020, none at the ends of
 * lines. The line breaks stay, so paragraph n remains paragraph n. Accents
 * stay: "năng" and "nâng" are two words.
 *
 * Returns: (transfer full): the folded text
 */
char *
dx_check_fold (const char *text)
{
  g_autoptr (GString) out = g_string_sized_new (strlen (text) + 8);
  gboolean pending = FALSE;
  const char *at = text;
  gsize blank;

  while (*at != '\0')
    {
      if (is_blank (at, &blank))
        {
          pending = TRUE;
          at += blank;
          continue;
        }
      if (pending && *at != '\n' && out->len > 0
          && out->str[out->len - 1] != '\n')
        g_string_append_c (out, ' ');
      pending = FALSE;
      at = append_lower (out, at);
    }
  return g_string_free (g_steal_pointer (&out), FALSE);
}

static gboolean
is_word_at (const char *at)
{
  if ((guchar) *at < 0x80)
    return g_ascii_isalnum (*at);
  return g_unichar_isalnum (g_utf8_get_char (at));
}

static gboolean
is_word_before (const char *text, const char *at)
{
  return at > text && is_word_at (g_utf8_prev_char (at));
}

static void
clear_needle (gpointer data)
{
  Needle *needle = data;

  g_free (needle->text);
}

/**
 * dx_check_words_new:
 *
 * Returns: (transfer full): an empty set of words to look for
 */
DxCheckWords *
dx_check_words_new (void)
{
  DxCheckWords *self = g_new0 (DxCheckWords, 1);

  self->needles = g_array_new (FALSE, FALSE, sizeof (Needle));
  g_array_set_clear_func (self->needles, clear_needle);
  return self;
}

/**
 * dx_check_words_free:
 * @self: (nullable) (transfer full): a set
 *
 * Frees it.
 */
void
dx_check_words_free (DxCheckWords *self)
{
  if (self == NULL)
    return;
  g_array_unref (self->needles);
  g_free (self);
}

static void
mark_pair (DxCheckWords *self, guint first, guint second)
{
  guint pair = first << 8 | second;

  self->pairs[pair >> 3] |= (guint8) (1u << (pair & 7));
}

/**
 * dx_check_words_add:
 * @self: a set
 * @word: one or more words, not empty; they are folded
 *
 * Adds words to look for. They are found whole: where @word begins or ends
 * with a letter or digit, none may touch it there.
 */
void
dx_check_words_add (DxCheckWords *self, const char *word)
{
  Needle needle = { dx_check_fold (word), 0, FALSE, FALSE };
  const char *end;

  needle.length = strlen (needle.text);
  g_assert (needle.length > 0);
  end = needle.text + needle.length;
  needle.border_before = is_word_at (needle.text);
  needle.border_after = is_word_before (needle.text, end);
  if (needle.length > 1)
    mark_pair (self, (guchar) needle.text[0], (guchar) needle.text[1]);
  else
    for (guint second = 0; second < 256; second++)
      mark_pair (self, (guchar) needle.text[0], second);
  g_array_append_val (self->needles, needle);
}

static gboolean
needle_matches (const Needle *needle, const char *text, gsize length, gsize at)
{
  if (needle->length > length - at
      || memcmp (text + at, needle->text, needle->length) != 0)
    return FALSE;
  if (needle->border_before && is_word_before (text, text + at))
    return FALSE;
  return !needle->border_after || !is_word_at (text + at + needle->length);
}

/**
 * dx_check_words_next:
 * @self: a set
 * @text: folded text
 * @length: its length in bytes
 * @match: (inout): zeroed for the first search, then the last match
 *
 * Finds the next of the words in @text; of several at one place each, in
 * the order they were added.
 *
 * Returns: whether there is one
 */
gboolean
dx_check_words_next (const DxCheckWords *self,
                     const char *text,
                     gsize length,
                     DxCheckMatch *match)
{
  const guchar *bytes = (const guchar *) text;

  for (gsize at = match->start; at < length; at++, match->next = 0)
    {
      guint pair = (guint) bytes[at] << 8 | bytes[at + 1];

      if ((self->pairs[pair >> 3] & 1u << (pair & 7)) == 0)
        continue;
      for (guint i = match->next; i < self->needles->len; i++)
        {
          const Needle *needle = &g_array_index (self->needles, Needle, i);

          if (!needle_matches (needle, text, length, at))
            continue;
          match->start = at;
          match->end = at + needle->length;
          match->index = i;
          match->next = i + 1;
          return TRUE;
        }
    }
  return FALSE;
}
