/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dx-amount.h"

#include <locale.h>
#include <string.h>

#define LIMIT G_GINT64_CONSTANT (1000000000000000000)
#define NBSP "\u00a0"

/* Nobody means this amount, so it shows whether a failure leaves it alone. */
#define UNTOUCHED G_GINT64_CONSTANT (-77)

typedef struct {
  const char *text;
  gint64 amount;
} Good;

typedef struct {
  const char *text;
  DxAmountError code;
} Bad;

/* Digits, grouped as Vietnamese, English and typewriters group them. */
static const Good digits[] = {
  { "0", 0 },
  { "00", 0 },
  { "7", 7 },
  { "007", 7 },
  { "1500", 1500 },
  { "1250000000", 1250000000 },
  { "1.500", 1500 },
  { "12.500", 12500 },
  { "125.000", 125000 },
  { "1.250.000.000", 1250000000 },
  { "1 500", 1500 },
  { "1 250 000 000", 1250000000 },
  { "1" NBSP "250" NBSP "000", 1250000 },
  { "1\u202f250\u202f000", 1250000 },
  { "1\u2007250\u2007000", 1250000 },
  { "1,250,000", 1250000 },
  { "1,250,000,000", 1250000000 },
  { "999.999.999.999.999.999", LIMIT - 1 },
  { "1.000.000.000.000.000.000", LIMIT },
  { "1000000000000000000", LIMIT },
  { "000000000000000000000000001", 1 },
};

/* Decimals that leave whole đồng. */
static const Good decimals[] = {
  { "1250000.00", 1250000 },
  { "1250000,0", 1250000 },
  { "1.250.000,00", 1250000 },
  { "1,250,000.00", 1250000 },
  { "1 250 000,00 đ", 1250000 },
  { "1,5 tỷ", 1500000000 },
  { "1.5 tỷ", 1500000000 },
  { "1,50 tỷ", 1500000000 },
  { "1,25 tỷ", 1250000000 },
  { "0,5 tỷ", 500000000 },
  { "0.5 tỷ", 500000000 },
  { "0,500 tỷ", 500000000 },
  { "0.500 tỷ", 500000000 },
  { "0,123456789 tỷ", 123456789 },
  { "1,234567891 tỷ", 1234567891 },
  { "1,2345678910000 tỷ", 1234567891 },
  { "0,000001 triệu", 1 },
  { "0,001 nghìn", 1 },
  { "2,5k", 2500 },
  { "1250,5 triệu", 1250500000 },
  { "1250,125 triệu", 1250125000 },
  { "1.250,5 triệu", 1250500000 },
  { "1.250,125 triệu", 1250125000 },
  { "1,250.5 triệu", 1250500000 },
  { "1 250,5 triệu", 1250500000 },
  { "0,0 tỷ", 0 },
  { "0,1 triệu tỷ", 100000000000000 },
};

static const Good units[] = {
  { "1 tỷ", 1000000000 },
  { "1 tỉ", 1000000000 },
  { "1 ty", 1000000000 },
  { "1 ti", 1000000000 },
  { "1tỷ", 1000000000 },
  { "1.500 tỷ", 1500000000000 },
  { "1 triệu", 1000000 },
  { "1 trieu", 1000000 },
  { "1.500 triệu", 1500000000 },
  { "1 500 triệu", 1500000000 },
  { "1500 triệu", 1500000000 },
  { "1500tr", 1500000000 },
  { "1500 tr", 1500000000 },
  { "1.500tr", 1500000000 },
  { "500 nghìn", 500000 },
  { "500 nghin", 500000 },
  { "500 ngàn", 500000 },
  { "500ngan", 500000 },
  { "500k", 500000 },
  { "500 K", 500000 },
  { "1,5 nghìn", 1500 },
  { "2 nghìn tỷ", 2000000000000 },
  { "2 ngàn tỉ", 2000000000000 },
  { "1,5 nghìn tỷ", 1500000000000 },
  { "1 triệu tỷ", 1000000000000000 },
  { "0 tỷ", 0 },
  { "1000 triệu tỷ", LIMIT },
  { "1.000.000.000 tỷ", LIMIT },
};

static const Good currencies[] = {
  { "1.250.000.000 đ", 1250000000 },
  { "1.250.000.000đ", 1250000000 },
  { "1.250.000.000 đồng", 1250000000 },
  { "1.250.000.000 dong", 1250000000 },
  { "1.250.000.000 d", 1250000000 },
  { "1.250.000.000 VNĐ", 1250000000 },
  { "1.250.000.000 vnd", 1250000000 },
  { "1.250.000.000 ₫", 1250000000 },
  { "1.250.000.000₫", 1250000000 },
  { "0 đồng", 0 },
  { "7 đ", 7 },
  { "1,5 tỷ đồng", 1500000000 },
  { "1,5 tỷđ", 1500000000 },
  { "1500trđ", 1500000000 },
  { "1500 trd", 1500000000 },
  { "1500tr đ", 1500000000 },
  { "500kđ", 500000 },
  { "500k VND", 500000 },
  { "VND 1.250.000", 1250000 },
  { "₫1.250.000", 1250000 },
  { "1.250.000.000 đồng.", 1250000000 },
  { "500 triệu₫", 500000000 },
  { "2 nghìn tỷ đồng", 2000000000000 },
};

static const Good sums[] = {
  { "2 tỷ 300 triệu", 2300000000 },
  { "2tỷ300triệu", 2300000000 },
  { "2 tỷ 300 triệu đồng", 2300000000 },
  { "2 tỷ 300tr", 2300000000 },
  { "1 tỷ 250 triệu 500 nghìn", 1250500000 },
  { "1 tỷ 250 triệu 500 nghìn 5 đồng", 1250500005 },
  { "1 nghìn tỷ 5 triệu", 1000005000000 },
  { "1 triệu tỷ 2 nghìn tỷ 3 tỷ 4 triệu 5 nghìn 6 đồng", 1002003004005006 },
  { "1 tỷ 250.000.000", 1250000000 },
  { "1 tỷ 250 000 000", 1250000000 },
  { "1 tỷ 250,5 triệu", 1250500000 },
  { "1 tỷ 0 triệu", 1000000000 },
  { "5 triệu 250 đồng", 5000250 },
  { "1 tỷ rưỡi", 1500000000 },
  { "1 tỷ rưởi", 1500000000 },
  { "1 ty ruoi", 1500000000 },
  { "2 triệu rưỡi đồng", 2500000 },
  { "2tr rưỡi", 2500000 },
  { "5 nghìn rưỡi", 5500 },
  { "1 tỷ 2 triệu rưỡi", 1002500000 },
};

static const Good signs[] = {
  { "-5", -5 },
  { "- 5", -5 },
  { "-1.250.000", -1250000 },
  { "\u22121.250.000 đồng", -1250000 },
  { "-1,5 tỷ", -1500000000 },
  { "-1 tỷ rưỡi", -1500000000 },
  { "-2 tỷ 300 triệu", -2300000000 },
  { "-0", 0 },
  { "-1000000000000000000", -LIMIT },
};

/* Capitals, white space of every kind, separate accents, and what nobody
 * sees. */
static const Good looks[] = {
  { "1,5 TỶ", 1500000000 },
  { "1,5 Tỷ Đồng", 1500000000 },
  { "1.500 TRIỆU ĐỒNG", 1500000000 },
  { "1500TR", 1500000000 },
  { "1 TỶ RƯỠI", 1500000000 },
  { "  5  ", 5 },
  { "\t1.500\n", 1500 },
  { NBSP "1,5" NBSP "tỷ" NBSP, 1500000000 },
  { "1,5\u3000tỷ", 1500000000 },
  { "2   tỷ \n 300\ttriệu", 2300000000 },
  { "2 tỷ\r\n300 triệu", 2300000000 },
  { "1,5 ty\u0309", 1500000000 },
  { "1,5 TY\u0309 \u0110O\u0302\u0300NG", 1500000000 },
  { "1.500 trie\u0323\u0302u", 1500000000 },
  { "1.500 tri\u1ec7u \u0111\u1ed3ng", 1500000000 },
  { "1 ty\u0309 ru\u031bo\u031b\u0303i", 1500000000 },
  { "\ufeff1.500", 1500 },
  { "1.250\u200b.000\u200b đồng", 1250000 },
  { "\u200e1,5 tỷ\u200f", 1500000000 },
  { "1.500\u2060 tri\u00adệu", 1500000000 },
  /* Word's line break is a blank, and does not join digits. */
  { "1.500\vtriệu", 1500000000 },
  { "1\v500", 1500 },
};

static const Bad empty[] = {
  { "", DX_AMOUNT_ERROR_EMPTY },
  { " ", DX_AMOUNT_ERROR_EMPTY },
  { "\t\r\n", DX_AMOUNT_ERROR_EMPTY },
  { NBSP NBSP, DX_AMOUNT_ERROR_EMPTY },
  { "\u200b\ufeff", DX_AMOUNT_ERROR_EMPTY },
};

static const Bad syntax[] = {
  { "hai", DX_AMOUNT_ERROR_SYNTAX },
  { "hai tỷ", DX_AMOUNT_ERROR_SYNTAX },
  { "tỷ", DX_AMOUNT_ERROR_SYNTAX },
  { "đồng", DX_AMOUNT_ERROR_SYNTAX },
  { "rưỡi", DX_AMOUNT_ERROR_SYNTAX },
  { "nửa tỷ", DX_AMOUNT_ERROR_SYNTAX },
  { "…", DX_AMOUNT_ERROR_SYNTAX },
  { "......", DX_AMOUNT_ERROR_SYNTAX },
  { "-", DX_AMOUNT_ERROR_SYNTAX },
  { "--5", DX_AMOUNT_ERROR_SYNTAX },
  { "+5", DX_AMOUNT_ERROR_SYNTAX },
  { "5-", DX_AMOUNT_ERROR_SYNTAX },
  { "\u20135", DX_AMOUNT_ERROR_SYNTAX },
  { "(5)", DX_AMOUNT_ERROR_SYNTAX },
  { "1-2 tỷ", DX_AMOUNT_ERROR_SYNTAX },
  { "5 tỷ -", DX_AMOUNT_ERROR_SYNTAX },
  { "1e9", DX_AMOUNT_ERROR_SYNTAX },
  { "0x10", DX_AMOUNT_ERROR_SYNTAX },
  { "5%", DX_AMOUNT_ERROR_SYNTAX },
  { "5 USD", DX_AMOUNT_ERROR_SYNTAX },
  { "$5", DX_AMOUNT_ERROR_SYNTAX },
  { "5 đ đ", DX_AMOUNT_ERROR_SYNTAX },
  { "5 đồngs", DX_AMOUNT_ERROR_SYNTAX },
  { "5 đồng nữa", DX_AMOUNT_ERROR_SYNTAX },
  { "5 triêu", DX_AMOUNT_ERROR_SYNTAX },
  { "5 trieuu", DX_AMOUNT_ERROR_SYNTAX },
  { "5 tyr", DX_AMOUNT_ERROR_SYNTAX },
  { "5 tỷ tỷ", DX_AMOUNT_ERROR_SYNTAX },
  { "5 tỷ triệu", DX_AMOUNT_ERROR_SYNTAX },
  { "5 kk", DX_AMOUNT_ERROR_SYNTAX },
  { "\uff15", DX_AMOUNT_ERROR_SYNTAX },
  { "\u0665", DX_AMOUNT_ERROR_SYNTAX },
  { "5 \xff", DX_AMOUNT_ERROR_SYNTAX },
  { "\xc3", DX_AMOUNT_ERROR_SYNTAX },
};

/* Separators that are nowhere right. */
static const Bad separators[] = {
  { ".5", DX_AMOUNT_ERROR_SYNTAX },
  { ",5 tỷ", DX_AMOUNT_ERROR_SYNTAX },
  { "5.", DX_AMOUNT_ERROR_SYNTAX },
  { "5, tỷ", DX_AMOUNT_ERROR_SYNTAX },
  { "1.500. triệu", DX_AMOUNT_ERROR_SYNTAX },
  { "1..500", DX_AMOUNT_ERROR_SYNTAX },
  { "1,,5 tỷ", DX_AMOUNT_ERROR_SYNTAX },
  { "1.,5 tỷ", DX_AMOUNT_ERROR_SYNTAX },
  { "1 , 5 tỷ", DX_AMOUNT_ERROR_SYNTAX },
  { "1, 5 tỷ", DX_AMOUNT_ERROR_SYNTAX },
  { "1. 500", DX_AMOUNT_ERROR_SYNTAX },
  { "1 5", DX_AMOUNT_ERROR_SYNTAX },
  { "1\v5", DX_AMOUNT_ERROR_SYNTAX },
  { "1 50 tỷ", DX_AMOUNT_ERROR_SYNTAX },
  { "12 5000", DX_AMOUNT_ERROR_SYNTAX },
  { "1.25.000", DX_AMOUNT_ERROR_SYNTAX },
  { "1.2500.000", DX_AMOUNT_ERROR_SYNTAX },
  { "1250.000.000", DX_AMOUNT_ERROR_SYNTAX },
  { "1.250.000.00", DX_AMOUNT_ERROR_SYNTAX },
  { "1.250 000", DX_AMOUNT_ERROR_SYNTAX },
  { "0.500.000", DX_AMOUNT_ERROR_SYNTAX },
  { "1'250'000", DX_AMOUNT_ERROR_SYNTAX },
  { "1_000", DX_AMOUNT_ERROR_SYNTAX },
};

/* Sums that do not go down, and halves of what is no whole. */
static const Bad sums_bad[] = {
  { "300 triệu 2 tỷ", DX_AMOUNT_ERROR_SYNTAX },
  { "2 tỷ 3 tỷ", DX_AMOUNT_ERROR_SYNTAX },
  { "1 nghìn 500 tỷ", DX_AMOUNT_ERROR_SYNTAX },
  { "1 tỷ 1500 triệu", DX_AMOUNT_ERROR_SYNTAX },
  { "1 tỷ 1.000 triệu", DX_AMOUNT_ERROR_SYNTAX },
  { "1,5 tỷ 200 triệu", DX_AMOUNT_ERROR_SYNTAX },
  { "1 triệu 2.000.000", DX_AMOUNT_ERROR_SYNTAX },
  { "1 tỷ, 200 triệu", DX_AMOUNT_ERROR_SYNTAX },
  { "1 tỷ - 200 triệu", DX_AMOUNT_ERROR_SYNTAX },
  { "1 tỷ đồng 200 triệu", DX_AMOUNT_ERROR_SYNTAX },
  { "1 tỷ rưỡi 200 triệu", DX_AMOUNT_ERROR_SYNTAX },
  { "1,5 tỷ rưỡi", DX_AMOUNT_ERROR_SYNTAX },
  { "1 rưỡi", DX_AMOUNT_ERROR_SYNTAX },
  { "1500 rưỡi tỷ", DX_AMOUNT_ERROR_SYNTAX },
  { "1 tỷ rưỡi rưỡi", DX_AMOUNT_ERROR_SYNTAX },
};

/* A thousand times too much or too little: nobody guesses. */
static const Bad ambiguous[] = {
  { "1,500", DX_AMOUNT_ERROR_AMBIGUOUS },
  { "12,500 đồng", DX_AMOUNT_ERROR_AMBIGUOUS },
  { "1,500 tỷ", DX_AMOUNT_ERROR_AMBIGUOUS },
  { "1,500tr", DX_AMOUNT_ERROR_AMBIGUOUS },
  { "1.250,000", DX_AMOUNT_ERROR_AMBIGUOUS },
  { "1,250.000", DX_AMOUNT_ERROR_AMBIGUOUS },
  { "1,250.000 triệu", DX_AMOUNT_ERROR_AMBIGUOUS },
  { "1 250.000", DX_AMOUNT_ERROR_AMBIGUOUS },
  { "1250.000", DX_AMOUNT_ERROR_AMBIGUOUS },
  { "1500.000đ", DX_AMOUNT_ERROR_AMBIGUOUS },
  { "1500,000", DX_AMOUNT_ERROR_AMBIGUOUS },
  { "1250000.000", DX_AMOUNT_ERROR_AMBIGUOUS },
  { "1250.500 triệu", DX_AMOUNT_ERROR_AMBIGUOUS },
  { "012.500 tỷ", DX_AMOUNT_ERROR_AMBIGUOUS },
  { "1 tỷ 2", DX_AMOUNT_ERROR_AMBIGUOUS },
  { "1 tỷ 250", DX_AMOUNT_ERROR_AMBIGUOUS },
  { "1tr5", DX_AMOUNT_ERROR_AMBIGUOUS },
  { "2tr500", DX_AMOUNT_ERROR_AMBIGUOUS },
  { "-1tr5", DX_AMOUNT_ERROR_AMBIGUOUS },
  { "1 tỷ 250,000 triệu", DX_AMOUNT_ERROR_AMBIGUOUS },
  { "1 nghìn tỷ rưỡi", DX_AMOUNT_ERROR_AMBIGUOUS },
};

static const Bad fractions[] = {
  { "1,5", DX_AMOUNT_ERROR_FRACTION },
  { "1.5", DX_AMOUNT_ERROR_FRACTION },
  { "1,5 đồng", DX_AMOUNT_ERROR_FRACTION },
  { "1.00", DX_AMOUNT_ERROR_FRACTION },
  { "100,00 đ", DX_AMOUNT_ERROR_FRACTION },
  { "0,5", DX_AMOUNT_ERROR_FRACTION },
  { "0.500", DX_AMOUNT_ERROR_FRACTION },
  { "1250000,50", DX_AMOUNT_ERROR_FRACTION },
  { "1.250.000,5", DX_AMOUNT_ERROR_FRACTION },
  { "1,250,000.50", DX_AMOUNT_ERROR_FRACTION },
  { "1,2345 nghìn", DX_AMOUNT_ERROR_FRACTION },
  { "0,0001k", DX_AMOUNT_ERROR_FRACTION },
  { "1,2345678 triệu", DX_AMOUNT_ERROR_FRACTION },
  { "1,2345678912 tỷ", DX_AMOUNT_ERROR_FRACTION },
  { "1 tỷ 0,0000001 triệu", DX_AMOUNT_ERROR_FRACTION },
};

static const Bad ranges[] = {
  { "1000000000000000001", DX_AMOUNT_ERROR_RANGE },
  { "-1000000000000000001", DX_AMOUNT_ERROR_RANGE },
  { "1.000.000.000.000.000.001", DX_AMOUNT_ERROR_RANGE },
  { "9223372036854775807", DX_AMOUNT_ERROR_RANGE },
  { "-9223372036854775808", DX_AMOUNT_ERROR_RANGE },
  { "18446744073709551616", DX_AMOUNT_ERROR_RANGE },
  { "18446744073709551617", DX_AMOUNT_ERROR_RANGE },
  { "99999999999999999999999999999999999999", DX_AMOUNT_ERROR_RANGE },
  { "1000000001 tỷ", DX_AMOUNT_ERROR_RANGE },
  { "1001 triệu tỷ", DX_AMOUNT_ERROR_RANGE },
  { "10000 triệu tỷ", DX_AMOUNT_ERROR_RANGE },
  { "1.000.000.000 tỷ 1 triệu", DX_AMOUNT_ERROR_RANGE },
  { "1.000.000.000 tỷ rưỡi", DX_AMOUNT_ERROR_RANGE },
  { "1000 triệu tỷ 1 đồng", DX_AMOUNT_ERROR_RANGE },
};

static void
check_good (const Good *cases, guint n)
{
  for (guint i = 0; i < n; i++)
    {
      g_autoptr (GError) error = NULL;
      gint64 amount = UNTOUCHED;

      if (!dx_amount_parse (cases[i].text, &amount, &error))
        g_error ("“%s”: %s", cases[i].text, error->message);
      g_assert_no_error (error);
      if (amount != cases[i].amount)
        g_error ("“%s” is read as %" G_GINT64_FORMAT, cases[i].text, amount);
      /* Who only asks whether it is one needs no place for it. */
      g_assert_true (dx_amount_parse (cases[i].text, NULL, NULL));
    }
}

static void
check_bad (const Bad *cases, guint n)
{
  for (guint i = 0; i < n; i++)
    {
      g_autoptr (GError) error = NULL;
      gint64 amount = UNTOUCHED;

      if (dx_amount_parse (cases[i].text, &amount, &error))
        g_error ("“%s” is read as %" G_GINT64_FORMAT, cases[i].text, amount);
      if (!g_error_matches (error, DX_AMOUNT_ERROR, (int) cases[i].code))
        g_error ("“%s”: not code %d but %d", cases[i].text, (int) cases[i].code,
                 error->code);
      g_assert_cmpstr (error->message, !=, "");
      g_assert_cmpint (amount, ==, UNTOUCHED);
      g_assert_false (dx_amount_parse (cases[i].text, NULL, NULL));
    }
}

static void
test_good (void)
{
  check_good (digits, G_N_ELEMENTS (digits));
  check_good (decimals, G_N_ELEMENTS (decimals));
  check_good (units, G_N_ELEMENTS (units));
  check_good (currencies, G_N_ELEMENTS (currencies));
  check_good (sums, G_N_ELEMENTS (sums));
  check_good (signs, G_N_ELEMENTS (signs));
  check_good (looks, G_N_ELEMENTS (looks));
}

static void
test_empty (void)
{
  check_bad (empty, G_N_ELEMENTS (empty));
}

static void
test_syntax (void)
{
  check_bad (syntax, G_N_ELEMENTS (syntax));
  check_bad (separators, G_N_ELEMENTS (separators));
  check_bad (sums_bad, G_N_ELEMENTS (sums_bad));
}

static void
test_ambiguous (void)
{
  check_bad (ambiguous, G_N_ELEMENTS (ambiguous));
}

static void
test_fraction (void)
{
  check_bad (fractions, G_N_ELEMENTS (fractions));
}

static void
test_range (void)
{
  check_bad (ranges, G_N_ELEMENTS (ranges));
}

/* A decimal comma and a Turkish "i" in the locale change nothing. */
static void
test_locale (void)
{
  static const char *const names[] = { "tr_TR.UTF-8", "de_DE.UTF-8", "C" };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autofree char *text = NULL;
      gint64 amount;

      /* Not there on every machine; then it is tried in the plain one. */
      setlocale (LC_ALL, names[i]);
      g_assert_true (dx_amount_parse ("1,5 TI", &amount, NULL));
      g_assert_cmpint (amount, ==, 1500000000);
      g_assert_true (dx_amount_parse ("1.5 tỷ", &amount, NULL));
      g_assert_cmpint (amount, ==, 1500000000);
      text = dx_amount_format (amount);
      g_assert_cmpstr (text, ==, "1.500.000.000 đồng");
    }
  setlocale (LC_ALL, "");
}

/* Much text is judged in no time, and its length overflows nothing. */
static void
test_long (void)
{
  static const struct {
    const char *piece;
    DxAmountError code;
  } cases[] = {
    { "0", DX_AMOUNT_ERROR_SYNTAX },     { "9", DX_AMOUNT_ERROR_RANGE },
    { ".000", DX_AMOUNT_ERROR_RANGE },   { "\u0301", DX_AMOUNT_ERROR_SYNTAX },
    { "1 tỷ ", DX_AMOUNT_ERROR_SYNTAX }, { "tỷ", DX_AMOUNT_ERROR_SYNTAX },
    { " ", DX_AMOUNT_ERROR_SYNTAX },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GString) text = g_string_new ("1");
      g_autoptr (GError) error = NULL;

      for (guint j = 0; j < 100000; j++)
        g_string_append (text, cases[i].piece);
      if (cases[i].code == DX_AMOUNT_ERROR_SYNTAX)
        g_string_append (text, "x");
      g_assert_false (dx_amount_parse (text->str, NULL, &error));
      g_assert_error (error, DX_AMOUNT_ERROR, (int) cases[i].code);
    }
}

static const struct {
  gint64 number;
  const char *grouped;
} formats[] = {
  { 0, "0" },
  { 1, "1" },
  { -1, "-1" },
  { 12, "12" },
  { 999, "999" },
  { -999, "-999" },
  { 1000, "1.000" },
  { -1000, "-1.000" },
  { 1001, "1.001" },
  { 10010, "10.010" },
  { 100100, "100.100" },
  { 999999, "999.999" },
  { 1000000, "1.000.000" },
  { 1250000000, "1.250.000.000" },
  { -1250000000, "-1.250.000.000" },
  { LIMIT, "1.000.000.000.000.000.000" },
  { -LIMIT, "-1.000.000.000.000.000.000" },
  { G_MAXINT64, "9.223.372.036.854.775.807" },
  { G_MININT64 + 1, "-9.223.372.036.854.775.807" },
  { G_MININT64, "-9.223.372.036.854.775.808" },
};

static void
test_format (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (formats); i++)
    {
      g_autofree char *grouped = dx_amount_format_grouped (formats[i].number);
      g_autofree char *text = dx_amount_format (formats[i].number);
      g_autofree char *expected =
          g_strconcat (formats[i].grouped, " đồng", NULL);

      g_assert_cmpstr (grouped, ==, formats[i].grouped);
      g_assert_cmpstr (text, ==, expected);
      g_assert_true (g_utf8_validate (text, -1, NULL));
    }
}

static void
check_round_trip (gint64 amount)
{
  g_autofree char *text = dx_amount_format (amount);
  g_autofree char *grouped = dx_amount_format_grouped (amount);
  gint64 read = UNTOUCHED;
  g_autoptr (GError) error = NULL;

  dx_amount_parse (text, &read, &error);
  g_assert_no_error (error);
  g_assert_cmpint (read, ==, amount);
  read = UNTOUCHED;
  dx_amount_parse (grouped, &read, &error);
  g_assert_no_error (error);
  g_assert_cmpint (read, ==, amount);
}

static void
test_round_trip (void)
{
  for (gint64 power = 1; power <= LIMIT / 10; power *= 10)
    for (gint64 offset = -3; offset <= 3; offset++)
      {
        check_round_trip (power + offset);
        check_round_trip (-power + offset);
        check_round_trip (power * 7 + offset);
      }
  check_round_trip (LIMIT);
  check_round_trip (-LIMIT);
  for (guint i = 0; i < 2000; i++)
    {
      gint64 high = g_test_rand_int_range (0, 1000000000);
      gint64 amount = high * 1000000000 + g_test_rand_int_range (0, 1000000000);

      check_round_trip (i % 2 == 0 ? amount : -amount);
      check_round_trip (amount % 10000000000);
    }
}

/* What is over the limit is written all the same, and not read. */
static void
test_one_way (void)
{
  static const gint64 amounts[] = { LIMIT + 1, -LIMIT - 1, G_MAXINT64,
                                    G_MININT64 };

  for (guint i = 0; i < G_N_ELEMENTS (amounts); i++)
    {
      g_autofree char *text = dx_amount_format (amounts[i]);
      g_autoptr (GError) error = NULL;

      g_assert_false (dx_amount_parse (text, NULL, &error));
      g_assert_error (error, DX_AMOUNT_ERROR, DX_AMOUNT_ERROR_RANGE);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/amount/good", test_good);
  g_test_add_func ("/amount/empty", test_empty);
  g_test_add_func ("/amount/syntax", test_syntax);
  g_test_add_func ("/amount/ambiguous", test_ambiguous);
  g_test_add_func ("/amount/fraction", test_fraction);
  g_test_add_func ("/amount/range", test_range);
  g_test_add_func ("/amount/locale", test_locale);
  g_test_add_func ("/amount/long", test_long);
  g_test_add_func ("/amount/format", test_format);
  g_test_add_func ("/amount/round-trip", test_round_trip);
  g_test_add_func ("/amount/one-way", test_one_way);

  return g_test_run ();
}
