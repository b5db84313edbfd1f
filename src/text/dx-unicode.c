/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "dexuat-text"

#include "dx-unicode.h"

#include <string.h>

/* g_utf8_normalize () takes time that grows with the square of its input,
 * so text is given to it in short pieces, cut where nothing can join over
 * the cut. A run without such a place is cut anyway; words have none so
 * long (Unicode Standard Annex 15 bounds runs of marks at 30). */
#define MAX_RUN_BYTES 2048

/* Characters that never join what stands before them: a piece may begin
 * with one. */
static gboolean
is_safe_start (gunichar c)
{
  return c < 0x0300 || (c >= 0x1E00 && c <= 0x1EFF)
         || (c >= 0x3041 && c <= 0x3096) || (c >= 0x30A1 && c <= 0x30FA)
         || (c >= 0x4E00 && c <= 0x9FFF) || (c >= 0xAC00 && c <= 0xD7A3)
         || (c >= 0x1F300 && c <= 0x1FAFF);
}

/* Characters that are as they should be in NFC whatever stands around
 * them. Others are looked at. */
static gboolean
is_settled (gunichar c)
{
  return is_safe_start (c) || (c >= 0x2010 && c <= 0x2027)
         || (c >= 0x2030 && c <= 0x205E) || (c >= 0x20A0 && c <= 0x20BF);
}

/* Where the piece that begins at @text ends, and whether it holds anything
 * that NFC may change. */
static const char *
find_piece (const char *text, gboolean *settled)
{
  const char *p = text;

  *settled = TRUE;
  while (*p != '\0' && p - text < MAX_RUN_BYTES)
    {
      gunichar c = g_utf8_get_char (p);

      if (p > text && is_safe_start (c) && !*settled)
        break;
      *settled &= is_settled (c);
      p = g_utf8_next_char (p);
      /* The starter right before something that is not settled belongs to
       * it: settled text is cut before its last character. */
      if (*settled && *p != '\0' && !is_settled (g_utf8_get_char (p)))
        {
          const char *last = g_utf8_prev_char (p);

          if (last > text)
            return last;
        }
    }

  return p;
}

/**
 * dx_unicode_is_nfc:
 * @text: UTF-8 text
 *
 * Tells whether @text is in Unicode normalisation form C. Takes time in
 * proportion to its length.
 *
 * Returns: %TRUE if it is
 */
gboolean
dx_unicode_is_nfc (const char *text)
{
  g_return_val_if_fail (text != NULL, FALSE);

  for (const char *p = text; *p != '\0';)
    {
      gboolean settled;
      const char *end = find_piece (p, &settled);

      if (!settled)
        {
          g_autofree char *normal
              = g_utf8_normalize (p, end - p, G_NORMALIZE_NFC);

          if (normal == NULL || strlen (normal) != (gsize) (end - p)
              || memcmp (normal, p, end - p) != 0)
            return FALSE;
        }
      p = end;
    }

  return TRUE;
}

/**
 * dx_unicode_to_nfc:
 * @text: valid UTF-8 text
 *
 * Brings @text to Unicode normalisation form C: files from some systems
 * carry letters apart from their marks. Takes time in proportion to its
 * length; a run of more than 2048 bytes of marks is treated in parts.
 *
 * Returns: (transfer full): the text in NFC
 */
char *
dx_unicode_to_nfc (const char *text)
{
  GString *out;

  g_return_val_if_fail (text != NULL, NULL);

  out = g_string_sized_new (strlen (text));
  for (const char *p = text; *p != '\0';)
    {
      gboolean settled;
      const char *end = find_piece (p, &settled);
      g_autofree char *normal
          = settled ? NULL : g_utf8_normalize (p, end - p, G_NORMALIZE_NFC);

      if (normal != NULL)
        g_string_append (out, normal);
      else
        g_string_append_len (out, p, end - p);
      p = end;
    }

  return g_string_free (out, FALSE);
}

/* U+200C and U+200D shape letters of other scripts and join emoji; between
 * Latin letters and blanks they are litter. */
static gboolean
is_joiner (gunichar c)
{
  return c == 0x200C || c == 0x200D;
}

static gboolean
is_plain (gunichar c)
{
  return c < 0x0370 || (c >= 0x1E00 && c <= 0x1EFF)
         || (c >= 0x2000 && c <= 0x206F);
}

static gboolean
is_hidden (gunichar c)
{
  return c == 0x00AD || c == 0x200B || c == 0x200E || c == 0x200F
         || (c >= 0x202A && c <= 0x202E) || (c >= 0x2060 && c <= 0x2064)
         || (c >= 0x2066 && c <= 0x206F) || c == 0xFEFF
         || (c < 0x20 && c != '\n' && c != '\t') || (c >= 0x7F && c < 0xA0);
}

/* What stands in the place of a character: itself, a blank, a line feed,
 * or nothing (0). */
static gunichar
clean (gunichar before, gunichar c, gunichar after)
{
  if (c == 0x00A0 || c == 0x2007 || c == 0x202F)
    return ' ';
  /* Word copies its manual line break as U+000B. */
  if (c == 0x2028 || c == 0x2029 || (c == '\r' && after != '\n')
      || c == 0x0085 || c == '\v' || c == '\f')
    return '\n';
  if (is_hidden (c)
      || (is_joiner (c) && (is_plain (before) || is_plain (after))))
    return 0;

  return c;
}

/**
 * dx_unicode_has_hidden:
 * @text: UTF-8 text
 *
 * Tells whether dx_unicode_strip_hidden () would change @text.
 *
 * Returns: %TRUE if it holds characters that nobody sees
 */
gboolean
dx_unicode_has_hidden (const char *text)
{
  gunichar before = 0;

  g_return_val_if_fail (text != NULL, FALSE);

  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (clean (before, c, g_utf8_get_char (g_utf8_next_char (p))) != c)
        return TRUE;
      before = c;
    }

  return FALSE;
}

/**
 * dx_unicode_strip_hidden:
 * @text: UTF-8 text
 *
 * Takes out what nobody sees and nobody meant: zero-width characters,
 * direction marks, soft hyphens, byte order marks and control characters;
 * no-break blanks become blanks, all line breaks U+000A. Old TCVN3 text has
 * its "ư" where the soft hyphen is: mend it first, see dx_legacy_convert ().
 *
 * Returns: (transfer full): the text
 */
char *
dx_unicode_strip_hidden (const char *text)
{
  GString *out;
  gunichar before = 0;

  g_return_val_if_fail (text != NULL, NULL);

  out = g_string_sized_new (strlen (text));
  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);
      gunichar kept
          = clean (before, c, g_utf8_get_char (g_utf8_next_char (p)));

      if (kept != 0)
        g_string_append_unichar (out, kept);
      before = c;
    }

  return g_string_free (out, FALSE);
}

static gboolean
is_mark (gunichar c)
{
  GUnicodeType type = g_unichar_type (c);

  return type == G_UNICODE_NON_SPACING_MARK
         || type == G_UNICODE_ENCLOSING_MARK;
}

/* The letter below all marks, in lower case; "đ" does not decompose. */
static gunichar
bare_letter (gunichar c)
{
  gunichar parts[G_UNICHAR_MAX_DECOMPOSITION_LENGTH];

  g_unichar_fully_decompose (c, FALSE, parts, G_N_ELEMENTS (parts));
  c = g_unichar_tolower (parts[0]);

  return c == 0x0111 ? 'd' : c;
}

/**
 * dx_unicode_fold_letter:
 * @c: a character
 *
 * Folds one character as dx_unicode_fold () does with a text.
 *
 * Returns: the small letter without marks; 0 for what is no letter of its
 *   own: a combining mark, a hidden character
 */
gunichar
dx_unicode_fold_letter (gunichar c)
{
  if (c < 0x80)
    return c >= 0x20 && c != 0x7F ? (gunichar) g_ascii_tolower ((char) c) : 0;
  if (is_mark (c) || is_hidden (c) || is_joiner (c))
    return 0;

  return bare_letter (c);
}

/**
 * dx_unicode_fold:
 * @text: UTF-8 text
 *
 * Makes the key by which text is searched: small letters without marks,
 * "đ" as "d", single blanks, none at the ends. "Hoà", "hòa" and "HOA" have
 * one key.
 *
 * Returns: (transfer full): the key
 */
char *
dx_unicode_fold (const char *text)
{
  GString *out;

  g_return_val_if_fail (text != NULL, NULL);

  out = g_string_sized_new (strlen (text));
  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (g_unichar_isspace (c) || c == 0x00A0)
        {
          if (out->len > 0 && out->str[out->len - 1] != ' ')
            g_string_append_c (out, ' ');
        }
      else if (c < 0x80)
        {
          if (c >= 0x20 && c != 0x7F)
            g_string_append_c (out, g_ascii_tolower ((char) c));
        }
      else if (!is_mark (c) && !is_hidden (c) && !is_joiner (c))
        {
          g_string_append_unichar (out, bare_letter (c));
        }
    }
  if (out->len > 0 && out->str[out->len - 1] == ' ')
    g_string_truncate (out, out->len - 1);

  return g_string_free (out, FALSE);
}

static gboolean
is_tone (gunichar c)
{
  return c == 0x0300 || c == 0x0301 || c == 0x0303 || c == 0x0309
         || c == 0x0323;
}

/* The tone of a plain vowel ("ò"): 0 when it has none, or more than that. */
static gunichar
lone_tone (gunichar c, gunichar *base)
{
  gunichar parts[G_UNICHAR_MAX_DECOMPOSITION_LENGTH];
  gsize n = g_unichar_fully_decompose (c, FALSE, parts, G_N_ELEMENTS (parts));

  *base = parts[0];

  return n == 2 && is_tone (parts[1]) ? parts[1] : 0;
}

/* "òa" → "oà" at the end of a word: the two accepted spellings of oa, oe
 * and uy without a final consonant. */
static void
unify_tone (gunichar *word, gsize length)
{
  gunichar first;
  gunichar second;
  gunichar tone;
  gunichar moved;

  if (length < 2)
    return;

  tone = lone_tone (word[length - 2], &first);
  second = word[length - 1];
  if (tone == 0
      || !((first == 'o' && (second == 'a' || second == 'e'))
           || (first == 'u' && second == 'y'))
      || !g_unichar_compose (second, tone, &moved))
    return;

  word[length - 2] = first;
  word[length - 1] = moved;
}

/**
 * dx_unicode_compare_key:
 * @text: UTF-8 text
 *
 * Makes the key by which words are compared: small letters in NFC, with the
 * two accepted placements of the tone ("hoà" and "hòa", "thuý" and "thúy")
 * made one. Tones are kept. For comparison only: nobody's spelling is
 * rewritten.
 *
 * Returns: (transfer full): the key
 */
char *
dx_unicode_compare_key (const char *text)
{
  g_autofree char *normal = NULL;
  g_autofree char *lower = NULL;
  g_autofree gunichar *letters = NULL;
  glong n = 0;
  glong start = 0;

  g_return_val_if_fail (text != NULL, NULL);

  normal = dx_unicode_to_nfc (text);
  lower = g_utf8_strdown (normal, -1);
  letters = g_utf8_to_ucs4_fast (lower, -1, &n);
  for (glong i = 0; i <= n; i++)
    if (i == n || !g_unichar_isalpha (letters[i]))
      {
        unify_tone (letters + start, i - start);
        start = i + 1;
      }

  return g_ucs4_to_utf8 (letters, n, NULL, NULL, NULL);
}

/**
 * dx_unicode_count_words:
 * @text: UTF-8 text
 *
 * Counts the words as an office counts them: runs without a blank that hold
 * a letter or a digit. In Vietnamese each syllable is one.
 *
 * Returns: their number
 */
guint
dx_unicode_count_words (const char *text)
{
  guint n = 0;
  gboolean counted = FALSE;

  g_return_val_if_fail (text != NULL, 0);

  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (g_unichar_isspace (c) || c == 0x00A0)
        counted = FALSE;
      else if (!counted && g_unichar_isalnum (c))
        {
          counted = TRUE;
          n++;
        }
    }

  return n;
}
