/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "dexuat-text"

#include "dx-legacy-private.h"

#include <string.h>

/* A syllable is an onset, a rime and a tone. With the tone taken off, both
 * are one of few. */

static const char *const onsets[]
    = { "ngh", "ng", "nh", "ph", "th", "tr", "ch", "gh", "gi", "kh", "qu",
        "b",   "c",  "d",  "đ",  "g",  "h",  "k",  "l",  "m",  "n",  "p",
        "r",   "s",  "t",  "v",  "x",  "" };

static const char rimes[]
    = " a ac ach ai am an ang anh ao ap at au ay ă ăc ăm ăn ăng ăp ăt â âc "
      "âm ân âng âp ât âu ây e ec em en eng eo ep et ê êch êm ên ênh êp êt "
      "êu i ia ich iêc iêm iên iêng iêp iêt iêu im in inh ip it iu o oa oac "
      "oach oai oam oan oang oanh oao oap oat oay oăc oăm oăn oăng oăt oc oe "
      "oem oen oeo oet oi om on ong ooc oong op ot ô ôc ôi ôm ôn ông ôp ôt ơ "
      "ơi ơm ơn ơng ơp ơt u ua uâc uân uâng uât uây uc uê uêch uênh ui um un "
      "ung uôc uôi uôm uôn uông uôt up ut uơ uy uya uych uyên uyêt uynh uyt "
      "uyp uyu ư ưa ưc ưi ưm ưn ưng ươc ươi ươm ươn ương ươp ươt ươu ưt ưu y "
      "yê yêm yên yêng yêt yêu ";

#define MAX_LETTERS 7

/* Splits the tone off a letter: "ế" is "ê" and sắc. */
static gunichar
take_tone (gunichar c, gunichar *tone)
{
  gunichar parts[G_UNICHAR_MAX_DECOMPOSITION_LENGTH];
  gsize n = g_unichar_fully_decompose (c, FALSE, parts, G_N_ELEMENTS (parts));
  gunichar letter = parts[0];

  for (gsize i = 1; i < n; i++)
    switch (parts[i])
      {
      case 0x0300:
      case 0x0301:
      case 0x0303:
      case 0x0309:
      case 0x0323:
        *tone = parts[i];
        break;
      default:
        if (!g_unichar_compose (letter, parts[i], &letter))
          return 0;
      }

  return letter;
}

static gboolean
is_rime (const char *text)
{
  g_autofree char *wanted = g_strdup_printf (" %s ", text);

  return strstr (rimes, wanted) != NULL;
}

/* A syllable that ends in a stop has sắc or nặng. */
static gboolean
fits_tone (const char *rime, gunichar tone)
{
  gsize n = strlen (rime);
  gboolean stopped
      = n > 1 && (strchr ("cpt", rime[n - 1]) != NULL
                  || g_str_has_suffix (rime, "ch"));

  return !stopped || tone == 0x0301 || tone == 0x0323;
}

static gboolean
splits (const char *syllable, gunichar tone)
{
  for (guint i = 0; i < G_N_ELEMENTS (onsets); i++)
    {
      const char *rime;

      if (!g_str_has_prefix (syllable, onsets[i]))
        continue;
      rime = syllable + strlen (onsets[i]);
      if (*rime != '\0' && is_rime (rime) && fits_tone (rime, tone))
        return TRUE;
      /* "gì", "giêng": the i serves twice. */
      if (g_str_equal (onsets[i], "gi")
          && is_rime (syllable + 1) && fits_tone (syllable + 1, tone))
        return TRUE;
    }

  return FALSE;
}

/*
 * dx_syllable_is_valid:
 * @word: (array length=length): characters in NFC, any case
 *
 * Tells whether @word can be a Vietnamese syllable: onset, rime and tone go
 * together. Words of other languages seldom can.
 *
 * Returns: %TRUE if it can
 */
gboolean
dx_syllable_is_valid (const gunichar *word, gsize length)
{
  g_autoptr (GString) bare = NULL;
  gunichar tone = 0;

  if (length == 0 || length > MAX_LETTERS)
    return FALSE;

  bare = g_string_sized_new (16);
  for (gsize i = 0; i < length; i++)
    {
      gunichar before = tone;
      gunichar letter = take_tone (g_unichar_tolower (word[i]), &tone);

      if (letter == 0 || (before != 0 && tone != before))
        return FALSE;
      g_string_append_unichar (bare, letter);
    }

  return splits (bare->str, tone);
}
