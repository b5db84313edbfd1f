/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "dexuat-text"

#include "dx-amount.h"

#define THOUSAND G_GUINT64_CONSTANT (1000)
#define MILLION G_GUINT64_CONSTANT (1000000)
#define BILLION G_GUINT64_CONSTANT (1000000000)

static const char *const digit_words[] = {
  "không", "một", "hai", "ba", "bốn", "năm", "sáu", "bảy", "tám", "chín"
};

static void
add_word (GString *words, const char *word)
{
  if (words->len > 0)
    g_string_append_c (words, ' ');
  g_string_append (words, word);
}

/* The last digit after "mười" or "mươi", where some digits change their
 * sound: mười lăm, hai mươi mốt, hai mươi tư, hai mươi lăm. */
static const char *
get_unit_word (guint unit, guint tens)
{
  if (unit == 5)
    return "lăm";
  if (unit == 1 && tens > 1)
    return "mốt";
  if (unit == 4 && tens > 1)
    return "tư";

  return digit_words[unit];
}

static void
add_tens (GString *words, guint tens, guint unit)
{
  if (tens == 1)
    {
      add_word (words, "mười");
    }
  else
    {
      add_word (words, digit_words[tens]);
      add_word (words, "mươi");
    }
  if (unit > 0)
    add_word (words, get_unit_word (unit, tens));
}

/* A group of three digits; @full: it follows another group, so that its
 * zeros are read. Nothing for a group of 0. */
static void
add_group (GString *words, guint number, gboolean full, DxAmountStyle style)
{
  guint hundreds = number / 100;
  guint tens = number / 10 % 10;
  guint unit = number % 10;

  g_assert (number < THOUSAND);

  if (number == 0)
    return;

  full = full || hundreds > 0;
  if (full)
    {
      add_word (words, digit_words[hundreds]);
      add_word (words, "trăm");
    }
  if (tens > 0)
    {
      add_tens (words, tens, unit);
    }
  else if (unit > 0)
    {
      if (full)
        add_word (words, style & DX_AMOUNT_LE ? "lẻ" : "linh");
      add_word (words, digit_words[unit]);
    }
}

/* A number below 10⁹; groups of zeros are left out. */
static void
add_number (GString *words, guint64 number, gboolean full, DxAmountStyle style)
{
  guint millions = (guint) (number / MILLION);
  guint thousands = (guint) (number / THOUSAND % THOUSAND);

  g_assert (number < BILLION);

  if (millions > 0)
    {
      add_group (words, millions, full, style);
      add_word (words, "triệu");
    }
  full = full || millions > 0;
  if (thousands > 0)
    {
      add_group (words, thousands, full, style);
      add_word (words, style & DX_AMOUNT_NGAN ? "ngàn" : "nghìn");
    }
  full = full || thousands > 0;
  add_group (words, (guint) (number % THOUSAND), full, style);
}

/**
 * dx_amount_in_words:
 * @amount: an amount in đồng
 * @style: which of the regional words to use
 *
 * Reads @amount aloud in Vietnamese, in lower case and with its unit: "một tỷ
 * hai trăm năm mươi triệu đồng". A group of three zeros is not read; a later
 * group that is not empty is read with its hundreds ("một triệu không trăm
 * linh năm nghìn đồng"). Above 10⁹ the billions are read as a number of
 * their own: "một nghìn hai trăm tỷ đồng". A negative amount begins with
 * "âm".
 *
 * Returns: (transfer full) (nullable): the words, in NFC; %NULL if the
 *   amount is over %DX_AMOUNT_WORDS_MAX or under its negative
 */
char *
dx_amount_in_words (gint64 amount, DxAmountStyle style)
{
  g_autoptr (GString) words = NULL;
  guint64 size;

  if (amount > DX_AMOUNT_WORDS_MAX || amount < -DX_AMOUNT_WORDS_MAX)
    return NULL;

  words = g_string_new (NULL);
  size = (guint64) (amount < 0 ? -amount : amount);
  if (amount < 0)
    add_word (words, "âm");
  if (amount == 0)
    add_word (words, digit_words[0]);
  if (size >= BILLION)
    {
      add_number (words, size / BILLION, FALSE, style);
      add_word (words, "tỷ");
    }
  add_number (words, size % BILLION, size >= BILLION, style);
  add_word (words, "đồng");

  return g_strdup (words->str);
}
