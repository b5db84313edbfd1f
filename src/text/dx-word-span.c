/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "dexuat-text"

#include "dx-word-span-private.h"

#include "dx-unicode.h"

/* FNV-1a. */
#define HASH_START G_GUINT64_CONSTANT (0xcbf29ce484222325)
#define HASH_STEP G_GUINT64_CONSTANT (0x100000001b3)

/* Letters that are looked up instead of taken apart: up to Vietnamese. */
#define N_KNOWN 0x1F00

/**
 * Folded:
 * @letter: the folded character
 * @joins: it belongs to a word: a letter, a digit, or what stands on one
 */
typedef struct {
  guint16 letter;
  gboolean joins;
} Folded;

static Folded
fold (gunichar c)
{
  gunichar letter = dx_unicode_fold_letter (c);

  return (Folded){ (guint16) letter,
                   letter == 0 ? c >= 0x20 : g_unichar_isalnum (letter) };
}

static const Folded *
get_table (void)
{
  static Folded table[N_KNOWN];
  static gsize ready;

  if (g_once_init_enter (&ready))
    {
      for (gunichar c = 0; c < N_KNOWN; c++)
        table[c] = fold (c);
      g_once_init_leave (&ready, 1);
    }
  return table;
}

/*
 * dx_word_spans_new:
 * @text: UTF-8
 *
 * Returns: (transfer full) (element-type DxWordSpan): the words of @text:
 *   runs of letters and digits, as they are compared when marks and case do
 *   not count
 */
GArray *
dx_word_spans_new (const char *text)
{
  const Folded *table = get_table ();
  GArray *words = g_array_new (FALSE, FALSE, sizeof (DxWordSpan));
  DxWordSpan word = { HASH_START, 0, 0 };
  guint at = 0;

  for (const char *p = text;; p = g_utf8_next_char (p), at++)
    {
      gunichar c = g_utf8_get_char (p);
      Folded folded = c < N_KNOWN ? table[c] : fold (c);

      if (c != 0 && folded.joins)
        {
          if (word.hash == HASH_START)
            word.start = at;
          if (folded.letter != 0)
            word.hash = (word.hash ^ folded.letter) * HASH_STEP;
          word.end = at + 1;
          continue;
        }
      if (word.hash != HASH_START)
        g_array_append_val (words, word);
      word.hash = HASH_START;
      if (c == 0)
        return words;
    }
}

/*
 * dx_word_spans_hash:
 * @words: (array length=n): words
 * @n: how many
 *
 * Returns: a hash of their sequence, its bits well mixed
 */
guint64
dx_word_spans_hash (const DxWordSpan *words, guint n)
{
  guint64 hash = n;

  for (guint i = 0; i < n; i++)
    {
      hash ^= words[i].hash;
      hash ^= hash >> 32;
      hash *= G_GUINT64_CONSTANT (0xd6e8feb86659fd93);
    }
  hash ^= hash >> 32;
  hash *= G_GUINT64_CONSTANT (0xd6e8feb86659fd93);
  return hash ^ (hash >> 32);
}
