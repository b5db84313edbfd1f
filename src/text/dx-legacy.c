/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dx-config.h"

#define G_LOG_DOMAIN "dexuat-text"

#include "dx-legacy.h"

#include <string.h>

#include "dx-legacy-private.h"

/* Longer runs are no words. */
#define MAX_WORD 24

/* What speaks for an encoding. A word is evidence when it is no Vietnamese
 * syllable as it stands but one when it is converted, and strong evidence
 * when it holds a sign that no word of another language has inside
 * ("TiÕng", "§Ò"). A word with marks that is neither speaks for another
 * language. */
typedef struct {
  guint words;
  guint odd;
  guint capitals;
} Evidence;

typedef struct {
  Evidence tcvn3;
  Evidence vni;
  guint foreign;
  guint unicode;
} Survey;

static gboolean
is_latin1_upper_half (gunichar c)
{
  return c >= 0xA1 && c <= 0xFF;
}

/* Letters, and signs of Latin-1 that are letters in TCVN3. */
static gboolean
is_word_char (gunichar c)
{
  return g_ascii_isalpha ((char) (c < 0x80 ? c : 0))
         || is_latin1_upper_half (c) || g_unichar_isalpha (c);
}

static gsize
convert_tcvn3 (const gunichar *word, gsize n, gunichar *out)
{
  for (gsize i = 0; i < n; i++)
    {
      gunichar letter = dx_legacy_tcvn3_letter (word[i]);

      out[i] = letter != 0 ? letter : word[i];
    }

  return n;
}

static gsize
convert_vni (const gunichar *word, gsize n, gunichar *out)
{
  gsize length = 0;

  for (gsize i = 0; i < n;)
    i += dx_legacy_vni_letter (word + i, n - i, &out[length++]);

  return length;
}

/* A capital or a sign after a small letter, or a sign that is no letter. */
static guint
count_odd (const gunichar *word, gsize n)
{
  guint odd = 0;

  for (gsize i = 0; i < n; i++)
    if (is_latin1_upper_half (word[i])
        && (!g_unichar_isalpha (word[i])
            || (i > 0 && g_unichar_isupper (word[i])
                && g_unichar_islower (word[i - 1]))))
      odd++;

  return odd;
}

/* All plain letters are capitals, as under a ".VnTimeH" font. */
static gboolean
has_capital_base (const gunichar *word, gsize n)
{
  guint upper = 0;

  for (gsize i = 0; i < n; i++)
    {
      if (word[i] < 0x80 && g_ascii_islower ((char) word[i]))
        return FALSE;
      upper += word[i] < 0x80;
    }

  return upper > 0;
}

static gboolean
differs (const gunichar *a, gsize n, const gunichar *b, gsize m)
{
  return n != m || memcmp (a, b, n * sizeof *a) != 0;
}

static void
weigh (Evidence *evidence,
       const gunichar *word,
       gsize n,
       const gunichar *converted,
       gsize m)
{
  if (!differs (word, n, converted, m) || !dx_syllable_is_valid (converted, m))
    return;

  evidence->words++;
  evidence->odd += count_odd (word, n) > 0;
  evidence->capitals += has_capital_base (word, n);
}

static void
judge_word (Survey *survey, const gunichar *word, gsize n)
{
  gunichar converted[MAX_WORD];
  gsize m;
  guint before = survey->tcvn3.words + survey->vni.words;

  if (dx_syllable_is_valid (word, n))
    {
      survey->unicode++;
      return;
    }

  m = convert_tcvn3 (word, n, converted);
  weigh (&survey->tcvn3, word, n, converted, m);
  m = convert_vni (word, n, converted);
  weigh (&survey->vni, word, n, converted, m);
  if (survey->tcvn3.words + survey->vni.words == before)
    survey->foreign++;
}

/* Reads the word at @p if it is worth a look: all of Latin-1, with a
 * character of its upper half. */
static const char *
look_at_word (Survey *survey, const char *p)
{
  gunichar word[MAX_WORD];
  gsize n = 0;
  gboolean marked = FALSE;
  gboolean beyond = FALSE;

  for (; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (!is_word_char (c))
        break;
      beyond |= c > 0xFF || n == MAX_WORD;
      marked |= is_latin1_upper_half (c);
      if (n < MAX_WORD)
        word[n++] = c;
    }
  if (marked && !beyond)
    judge_word (survey, word, n);

  return p;
}

static void
survey_text (Survey *survey, const char *text)
{
  for (const char *p = text; *p != '\0';)
    {
      const char *end = look_at_word (survey, p);

      p = end > p ? end : g_utf8_next_char (p);
    }
}

/* One word is a chance. Two are not if they hold signs that no word has, or
 * if nothing speaks against them; more are not unless foreign words or good
 * Vietnamese ones of Latin-1 letters are as many. */
static gboolean
convinces (const Evidence *evidence, const Survey *survey)
{
  if (evidence->words < 2 || evidence->words <= survey->foreign)
    return FALSE;
  if (evidence->words == 2)
    return evidence->odd == 2
           || (survey->foreign == 0 && survey->unicode <= 1);

  return evidence->odd > 0 || evidence->words > survey->unicode;
}

static DxLegacy
judge (const Survey *survey)
{
  const Evidence *tcvn3 = &survey->tcvn3;
  const Evidence *vni = &survey->vni;

  if (tcvn3->words >= vni->words && convinces (tcvn3, survey))
    return tcvn3->capitals * 2 > tcvn3->words ? DX_LEGACY_TCVN3_CAPITALS
                                              : DX_LEGACY_TCVN3;
  if (vni->words > tcvn3->words && convinces (vni, survey))
    return DX_LEGACY_VNI;

  return DX_LEGACY_NONE;
}

static const char *
next_marked (const char *text)
{
  while (*text != '\0' && ((guchar) *text < 0xC2 || (guchar) *text > 0xC3))
    text++;

  return *text != '\0' ? text : NULL;
}

/**
 * dx_legacy_detect:
 * @text: UTF-8 text
 *
 * Tells whether @text, or a line of it, is Vietnamese in an old encoding
 * whose bytes were taken for Latin-1: "TiÕng ViÖt", "Tieáng Vieät". Judged
 * line by line, so that one old paragraph in a good text is found.
 *
 * Returns: the encoding, or %DX_LEGACY_NONE
 */
DxLegacy
dx_legacy_detect (const char *text)
{
  g_return_val_if_fail (text != NULL, DX_LEGACY_NONE);

  for (const char *line = text; line != NULL && next_marked (line) != NULL;)
    {
      const char *end = strchr (line, '\n');
      g_autofree char *copy
          = end != NULL ? g_strndup (line, end - line) : g_strdup (line);
      Survey survey = { .foreign = 0 };
      DxLegacy encoding;

      survey_text (&survey, copy);
      encoding = judge (&survey);
      if (encoding != DX_LEGACY_NONE)
        return encoding;
      line = end != NULL ? end + 1 : NULL;
    }

  return DX_LEGACY_NONE;
}

static void
append_capital (GString *out, gunichar c)
{
  g_string_append_unichar (out, g_unichar_toupper (c));
}

static char *
from_tcvn3 (const char *text, gboolean capitals)
{
  GString *out = g_string_sized_new (strlen (text) * 3 / 2);

  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);
      gunichar letter = dx_legacy_tcvn3_letter (c);

      if (letter != 0 && capitals)
        append_capital (out, letter);
      else if (letter != 0)
        g_string_append_unichar (out, letter);
      else if (capitals)
        append_capital (out, c);
      else
        g_string_append_unichar (out, c);
    }

  return g_string_free (out, FALSE);
}

static char *
from_vni (const char *text)
{
  glong n = 0;
  g_autofree gunichar *letters = g_utf8_to_ucs4_fast (text, -1, &n);
  GString *out = g_string_sized_new (strlen (text));

  for (glong i = 0; i < n;)
    {
      gunichar letter;

      i += (glong) dx_legacy_vni_letter (letters + i, (gsize) (n - i),
                                         &letter);
      g_string_append_unichar (out, letter);
    }

  return g_string_free (out, FALSE);
}

/**
 * dx_legacy_convert:
 * @text: UTF-8 text
 * @encoding: what it was written in
 *
 * Brings old text to Unicode: TCVN3 by its own table of letters, VNI by
 * reading letter and accent together. Characters that are none of the
 * encoding's stay. To be done before hidden characters are taken out:
 * TCVN3's "ư" is the soft hyphen. Nothing is converted without the user's
 * word.
 *
 * Returns: (transfer full): the text in NFC
 */
char *
dx_legacy_convert (const char *text, DxLegacy encoding)
{
  g_return_val_if_fail (text != NULL, NULL);

  switch (encoding)
    {
    case DX_LEGACY_TCVN3:
    case DX_LEGACY_TCVN3_CAPITALS:
      return from_tcvn3 (text, encoding == DX_LEGACY_TCVN3_CAPITALS);
    case DX_LEGACY_VNI:
      return from_vni (text);
    case DX_LEGACY_NONE:
    default:
      return g_strdup (text);
    }
}

/**
 * dx_legacy_get_name:
 * @encoding: an encoding
 *
 * Gets its name for people.
 *
 * Returns: "TCVN3 (ABC)", "VNI" or "Unicode"
 */
const char *
dx_legacy_get_name (DxLegacy encoding)
{
  switch (encoding)
    {
    case DX_LEGACY_TCVN3:
    case DX_LEGACY_TCVN3_CAPITALS:
      return "TCVN3 (ABC)";
    case DX_LEGACY_VNI:
      return "VNI";
    case DX_LEGACY_NONE:
    default:
      return "Unicode";
    }
}
