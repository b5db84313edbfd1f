/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dx-amount.h"

#include <string.h>

#define TRILLION G_GINT64_CONSTANT (1000000000000)

typedef struct {
  gint64 amount;
  const char *words; /* without " đồng" */
} Pair;

typedef struct {
  gint64 amount;
  DxAmountStyle style;
  const char *words;
} StyledPair;

static const Pair to_thirty[] = {
  { 0, "không" },         { 1, "một" },
  { 2, "hai" },           { 3, "ba" },
  { 4, "bốn" },           { 5, "năm" },
  { 6, "sáu" },           { 7, "bảy" },
  { 8, "tám" },           { 9, "chín" },
  { 10, "mười" },         { 11, "mười một" },
  { 12, "mười hai" },     { 13, "mười ba" },
  { 14, "mười bốn" },     { 15, "mười lăm" },
  { 16, "mười sáu" },     { 17, "mười bảy" },
  { 18, "mười tám" },     { 19, "mười chín" },
  { 20, "hai mươi" },     { 21, "hai mươi mốt" },
  { 22, "hai mươi hai" }, { 23, "hai mươi ba" },
  { 24, "hai mươi tư" },  { 25, "hai mươi lăm" },
  { 26, "hai mươi sáu" }, { 27, "hai mươi bảy" },
  { 28, "hai mươi tám" }, { 29, "hai mươi chín" },
  { 30, "ba mươi" },
};

static const Pair tens[] = {
  { 31, "ba mươi mốt" },   { 32, "ba mươi hai" },   { 34, "ba mươi tư" },
  { 35, "ba mươi lăm" },   { 36, "ba mươi sáu" },   { 39, "ba mươi chín" },
  { 40, "bốn mươi" },      { 41, "bốn mươi mốt" },  { 43, "bốn mươi ba" },
  { 44, "bốn mươi tư" },   { 45, "bốn mươi lăm" },  { 47, "bốn mươi bảy" },
  { 50, "năm mươi" },      { 51, "năm mươi mốt" },  { 52, "năm mươi hai" },
  { 54, "năm mươi tư" },   { 55, "năm mươi lăm" },  { 58, "năm mươi tám" },
  { 60, "sáu mươi" },      { 61, "sáu mươi mốt" },  { 64, "sáu mươi tư" },
  { 65, "sáu mươi lăm" },  { 66, "sáu mươi sáu" },  { 69, "sáu mươi chín" },
  { 70, "bảy mươi" },      { 71, "bảy mươi mốt" },  { 73, "bảy mươi ba" },
  { 74, "bảy mươi tư" },   { 75, "bảy mươi lăm" },  { 77, "bảy mươi bảy" },
  { 80, "tám mươi" },      { 81, "tám mươi mốt" },  { 82, "tám mươi hai" },
  { 84, "tám mươi tư" },   { 85, "tám mươi lăm" },  { 88, "tám mươi tám" },
  { 90, "chín mươi" },     { 91, "chín mươi mốt" }, { 94, "chín mươi tư" },
  { 95, "chín mươi lăm" }, { 98, "chín mươi tám" }, { 99, "chín mươi chín" },
};

static const Pair hundreds[] = {
  { 100, "một trăm" },
  { 101, "một trăm linh một" },
  { 102, "một trăm linh hai" },
  { 103, "một trăm linh ba" },
  { 104, "một trăm linh bốn" },
  { 105, "một trăm linh năm" },
  { 106, "một trăm linh sáu" },
  { 107, "một trăm linh bảy" },
  { 108, "một trăm linh tám" },
  { 109, "một trăm linh chín" },
  { 110, "một trăm mười" },
  { 111, "một trăm mười một" },
  { 114, "một trăm mười bốn" },
  { 115, "một trăm mười lăm" },
  { 120, "một trăm hai mươi" },
  { 121, "một trăm hai mươi mốt" },
  { 124, "một trăm hai mươi tư" },
  { 125, "một trăm hai mươi lăm" },
  { 150, "một trăm năm mươi" },
  { 155, "một trăm năm mươi lăm" },
  { 199, "một trăm chín mươi chín" },
  { 200, "hai trăm" },
  { 201, "hai trăm linh một" },
  { 204, "hai trăm linh bốn" },
  { 210, "hai trăm mười" },
  { 215, "hai trăm mười lăm" },
  { 222, "hai trăm hai mươi hai" },
  { 300, "ba trăm" },
  { 305, "ba trăm linh năm" },
  { 311, "ba trăm mười một" },
  { 331, "ba trăm ba mươi mốt" },
  { 400, "bốn trăm" },
  { 404, "bốn trăm linh bốn" },
  { 414, "bốn trăm mười bốn" },
  { 444, "bốn trăm bốn mươi tư" },
  { 500, "năm trăm" },
  { 505, "năm trăm linh năm" },
  { 515, "năm trăm mười lăm" },
  { 555, "năm trăm năm mươi lăm" },
  { 600, "sáu trăm" },
  { 641, "sáu trăm bốn mươi mốt" },
  { 700, "bảy trăm" },
  { 707, "bảy trăm linh bảy" },
  { 754, "bảy trăm năm mươi tư" },
  { 800, "tám trăm" },
  { 818, "tám trăm mười tám" },
  { 891, "tám trăm chín mươi mốt" },
  { 900, "chín trăm" },
  { 909, "chín trăm linh chín" },
  { 990, "chín trăm chín mươi" },
  { 999, "chín trăm chín mươi chín" },
};

static const Pair thousands[] = {
  { 1000, "một nghìn" },
  { 1001, "một nghìn không trăm linh một" },
  { 1004, "một nghìn không trăm linh bốn" },
  { 1005, "một nghìn không trăm linh năm" },
  { 1010, "một nghìn không trăm mười" },
  { 1011, "một nghìn không trăm mười một" },
  { 1015, "một nghìn không trăm mười lăm" },
  { 1021, "một nghìn không trăm hai mươi mốt" },
  { 1050, "một nghìn không trăm năm mươi" },
  { 1100, "một nghìn một trăm" },
  { 1101, "một nghìn một trăm linh một" },
  { 1234, "một nghìn hai trăm ba mươi tư" },
  { 1500, "một nghìn năm trăm" },
  { 1945, "một nghìn chín trăm bốn mươi lăm" },
  { 1975, "một nghìn chín trăm bảy mươi lăm" },
  { 2000, "hai nghìn" },
  { 2024, "hai nghìn không trăm hai mươi tư" },
  { 2025, "hai nghìn không trăm hai mươi lăm" },
  { 4004, "bốn nghìn không trăm linh bốn" },
  { 5000, "năm nghìn" },
  { 5555, "năm nghìn năm trăm năm mươi lăm" },
  { 9999, "chín nghìn chín trăm chín mươi chín" },
  { 10000, "mười nghìn" },
  { 10001, "mười nghìn không trăm linh một" },
  { 11000, "mười một nghìn" },
  { 14500, "mười bốn nghìn năm trăm" },
  { 15000, "mười lăm nghìn" },
  { 15015, "mười lăm nghìn không trăm mười lăm" },
  { 20000, "hai mươi nghìn" },
  { 21000, "hai mươi mốt nghìn" },
  { 24024, "hai mươi tư nghìn không trăm hai mươi tư" },
  { 50000, "năm mươi nghìn" },
  { 54321, "năm mươi tư nghìn ba trăm hai mươi mốt" },
  { 99000, "chín mươi chín nghìn" },
  { 100000, "một trăm nghìn" },
  { 100001, "một trăm nghìn không trăm linh một" },
  { 100100, "một trăm nghìn một trăm" },
  { 101000, "một trăm linh một nghìn" },
  { 105105, "một trăm linh năm nghìn một trăm linh năm" },
  { 110000, "một trăm mười nghìn" },
  { 121021, "một trăm hai mươi mốt nghìn không trăm hai mươi mốt" },
  { 200000, "hai trăm nghìn" },
  { 500000, "năm trăm nghìn" },
  { 505000, "năm trăm linh năm nghìn" },
  { 750000, "bảy trăm năm mươi nghìn" },
  { 999999, "chín trăm chín mươi chín nghìn chín trăm chín mươi chín" },
};

static const Pair millions[] = {
  { 1000000, "một triệu" },
  { 1000001, "một triệu không trăm linh một" },
  { 1000010, "một triệu không trăm mười" },
  { 1000100, "một triệu một trăm" },
  { 1000125, "một triệu một trăm hai mươi lăm" },
  { 1001000, "một triệu không trăm linh một nghìn" },
  { 1001001, "một triệu không trăm linh một nghìn không trăm linh một" },
  { 1005000, "một triệu không trăm linh năm nghìn" },
  { 1010000, "một triệu không trăm mười nghìn" },
  { 1024000, "một triệu không trăm hai mươi tư nghìn" },
  { 1100000, "một triệu một trăm nghìn" },
  { 1200300, "một triệu hai trăm nghìn ba trăm" },
  { 1500000, "một triệu năm trăm nghìn" },
  { 2000000, "hai triệu" },
  { 2345678, "hai triệu ba trăm bốn mươi lăm nghìn sáu trăm bảy mươi tám" },
  { 5000005, "năm triệu không trăm linh năm" },
  { 10000000, "mười triệu" },
  { 10010010, "mười triệu không trăm mười nghìn không trăm mười" },
  { 14400000, "mười bốn triệu bốn trăm nghìn" },
  { 15000000, "mười lăm triệu" },
  { 21000000, "hai mươi mốt triệu" },
  { 24500000, "hai mươi tư triệu năm trăm nghìn" },
  { 55055055, "năm mươi lăm triệu không trăm năm mươi lăm nghìn "
              "không trăm năm mươi lăm" },
  { 100000000, "một trăm triệu" },
  { 100000001, "một trăm triệu không trăm linh một" },
  { 101000000, "một trăm linh một triệu" },
  { 105050000, "một trăm linh năm triệu không trăm năm mươi nghìn" },
  { 120000000, "một trăm hai mươi triệu" },
  { 200000000, "hai trăm triệu" },
  { 250000000, "hai trăm năm mươi triệu" },
  { 345000000, "ba trăm bốn mươi lăm triệu" },
  { 404040404, "bốn trăm linh bốn triệu không trăm bốn mươi nghìn "
               "bốn trăm linh bốn" },
  { 500000000, "năm trăm triệu" },
  { 681500000, "sáu trăm tám mươi mốt triệu năm trăm nghìn" },
  { 850000000, "tám trăm năm mươi triệu" },
  { 987654321, "chín trăm tám mươi bảy triệu sáu trăm năm mươi tư nghìn "
               "ba trăm hai mươi mốt" },
  { 999999999, "chín trăm chín mươi chín triệu chín trăm chín mươi chín "
               "nghìn chín trăm chín mươi chín" },
};

static const Pair billions[] = {
  { 1000000000, "một tỷ" },
  { 1000000001, "một tỷ không trăm linh một" },
  { 1000000015, "một tỷ không trăm mười lăm" },
  { 1000000500, "một tỷ năm trăm" },
  { 1000001000, "một tỷ không trăm linh một nghìn" },
  { 1000050000, "một tỷ không trăm năm mươi nghìn" },
  { 1000500000, "một tỷ năm trăm nghìn" },
  { 1001000000, "một tỷ không trăm linh một triệu" },
  { 1001001001, "một tỷ không trăm linh một triệu không trăm linh một nghìn "
                "không trăm linh một" },
  { 1005000000, "một tỷ không trăm linh năm triệu" },
  { 1010000000, "một tỷ không trăm mười triệu" },
  { 1050000000, "một tỷ không trăm năm mươi triệu" },
  { 1100000000, "một tỷ một trăm triệu" },
  { 1200000000, "một tỷ hai trăm triệu" },
  { 1234567000, "một tỷ hai trăm ba mươi tư triệu năm trăm sáu mươi bảy "
                "nghìn" },
  { 1250000000, "một tỷ hai trăm năm mươi triệu" },
  { 1485600000, "một tỷ bốn trăm tám mươi lăm triệu sáu trăm nghìn" },
  { 1500000000, "một tỷ năm trăm triệu" },
  { 1875350000, "một tỷ tám trăm bảy mươi lăm triệu ba trăm năm mươi nghìn" },
  { 1999999999, "một tỷ chín trăm chín mươi chín triệu chín trăm chín mươi "
                "chín nghìn chín trăm chín mươi chín" },
  { 2000000000, "hai tỷ" },
  { 2024000000, "hai tỷ không trăm hai mươi tư triệu" },
  { 2415000000, "hai tỷ bốn trăm mười lăm triệu" },
  { 2750000000, "hai tỷ bảy trăm năm mươi triệu" },
  { 3000300000, "ba tỷ ba trăm nghìn" },
  { 3604121000, "ba tỷ sáu trăm linh bốn triệu một trăm hai mươi mốt nghìn" },
  { 5000000000, "năm tỷ" },
  { 5555555555, "năm tỷ năm trăm năm mươi lăm triệu năm trăm năm mươi lăm "
                "nghìn năm trăm năm mươi lăm" },
  { 10000000000, "mười tỷ" },
  { 15500000000, "mười lăm tỷ năm trăm triệu" },
  { 21000000021, "hai mươi mốt tỷ không trăm hai mươi mốt" },
  { 24000000000, "hai mươi tư tỷ" },
  { 100000000000, "một trăm tỷ" },
  { 105000005000, "một trăm linh năm tỷ không trăm linh năm nghìn" },
  { 350000000000, "ba trăm năm mươi tỷ" },
  { 999000000000, "chín trăm chín mươi chín tỷ" },
};

static const Pair trillions[] = {
  { TRILLION, "một nghìn tỷ" },
  { TRILLION + 1, "một nghìn tỷ không trăm linh một" },
  { 1000001000000, "một nghìn tỷ không trăm linh một triệu" },
  { 1001000000000, "một nghìn không trăm linh một tỷ" },
  { 1015000000000, "một nghìn không trăm mười lăm tỷ" },
  { 1100000000000, "một nghìn một trăm tỷ" },
  { 1200000000000, "một nghìn hai trăm tỷ" },
  { 1200005000000, "một nghìn hai trăm tỷ không trăm linh năm triệu" },
  { 1234567890123, "một nghìn hai trăm ba mươi tư tỷ năm trăm sáu mươi bảy "
                   "triệu tám trăm chín mươi nghìn một trăm hai mươi ba" },
  { 2 * TRILLION, "hai nghìn tỷ" },
  { 10 * TRILLION, "mười nghìn tỷ" },
  { 15 * TRILLION + 15, "mười lăm nghìn tỷ không trăm mười lăm" },
  { 21004000000000, "hai mươi mốt nghìn không trăm linh bốn tỷ" },
  { 100 * TRILLION, "một trăm nghìn tỷ" },
  { 105050000000000, "một trăm linh năm nghìn không trăm năm mươi tỷ" },
  { 500 * TRILLION, "năm trăm nghìn tỷ" },
  { 999999999999999, "chín trăm chín mươi chín nghìn chín trăm chín mươi chín "
                     "tỷ chín trăm chín mươi chín triệu chín trăm chín mươi "
                     "chín nghìn chín trăm chín mươi chín" },
  { 1000 * TRILLION, "một triệu tỷ" },
};

static const Pair negatives[] = {
  { -1, "âm một" },
  { -5, "âm năm" },
  { -15, "âm mười lăm" },
  { -21, "âm hai mươi mốt" },
  { -105, "âm một trăm linh năm" },
  { -5000, "âm năm nghìn" },
  { -1005000, "âm một triệu không trăm linh năm nghìn" },
  { -1250000000, "âm một tỷ hai trăm năm mươi triệu" },
  { -TRILLION, "âm một nghìn tỷ" },
  { -1000 * TRILLION, "âm một triệu tỷ" },
};

static const StyledPair styled[] = {
  { 0, DX_AMOUNT_SOUTHERN, "không" },
  { 5, DX_AMOUNT_LE, "năm" },
  { 24, DX_AMOUNT_SOUTHERN, "hai mươi tư" },
  { 101, DX_AMOUNT_LE, "một trăm lẻ một" },
  { 105, DX_AMOUNT_LE, "một trăm lẻ năm" },
  { 105, DX_AMOUNT_NGAN, "một trăm linh năm" },
  { 105, DX_AMOUNT_SOUTHERN, "một trăm lẻ năm" },
  { 110, DX_AMOUNT_LE, "một trăm mười" },
  { 909, DX_AMOUNT_LE, "chín trăm lẻ chín" },
  { 1000, DX_AMOUNT_LE, "một nghìn" },
  { 1000, DX_AMOUNT_NGAN, "một ngàn" },
  { 1000, DX_AMOUNT_SOUTHERN, "một ngàn" },
  { 1005, DX_AMOUNT_LE, "một nghìn không trăm lẻ năm" },
  { 1005, DX_AMOUNT_NGAN, "một ngàn không trăm linh năm" },
  { 1005, DX_AMOUNT_SOUTHERN, "một ngàn không trăm lẻ năm" },
  { 101101, DX_AMOUNT_LE, "một trăm lẻ một nghìn một trăm lẻ một" },
  { 101101, DX_AMOUNT_NGAN, "một trăm linh một ngàn một trăm linh một" },
  { 500000, DX_AMOUNT_NGAN, "năm trăm ngàn" },
  { 1005000, DX_AMOUNT_LE, "một triệu không trăm lẻ năm nghìn" },
  { 1005000, DX_AMOUNT_NGAN, "một triệu không trăm linh năm ngàn" },
  { 1005000, DX_AMOUNT_SOUTHERN, "một triệu không trăm lẻ năm ngàn" },
  { 1000001, DX_AMOUNT_LE, "một triệu không trăm lẻ một" },
  { 1005000000, DX_AMOUNT_SOUTHERN, "một tỷ không trăm lẻ năm triệu" },
  { 1250000000, DX_AMOUNT_SOUTHERN, "một tỷ hai trăm năm mươi triệu" },
  { TRILLION, DX_AMOUNT_NGAN, "một ngàn tỷ" },
  { TRILLION, DX_AMOUNT_LE, "một nghìn tỷ" },
  { 1001000000000, DX_AMOUNT_SOUTHERN, "một ngàn không trăm lẻ một tỷ" },
  { 1000 * TRILLION, DX_AMOUNT_SOUTHERN, "một triệu tỷ" },
  { -1005, DX_AMOUNT_SOUTHERN, "âm một ngàn không trăm lẻ năm" },
};

static void
check (gint64 amount, DxAmountStyle style, const char *expected)
{
  g_autofree char *words = dx_amount_in_words (amount, style);
  g_autofree char *full = g_strconcat (expected, " đồng", NULL);

  g_assert_cmpstr (words, ==, full);
}

static void
check_pairs (const Pair *pairs, gsize n_pairs)
{
  for (gsize i = 0; i < n_pairs; i++)
    check (pairs[i].amount, DX_AMOUNT_NORTHERN, pairs[i].words);
}

static void
test_to_thirty (void)
{
  check_pairs (to_thirty, G_N_ELEMENTS (to_thirty));
}

static void
test_tens (void)
{
  check_pairs (tens, G_N_ELEMENTS (tens));
}

static void
test_hundreds (void)
{
  check_pairs (hundreds, G_N_ELEMENTS (hundreds));
}

static void
test_thousands (void)
{
  check_pairs (thousands, G_N_ELEMENTS (thousands));
}

static void
test_millions (void)
{
  check_pairs (millions, G_N_ELEMENTS (millions));
}

static void
test_billions (void)
{
  check_pairs (billions, G_N_ELEMENTS (billions));
}

static void
test_trillions (void)
{
  check_pairs (trillions, G_N_ELEMENTS (trillions));
}

static void
test_negatives (void)
{
  check_pairs (negatives, G_N_ELEMENTS (negatives));
}

static void
test_styles (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (styled); i++)
    check (styled[i].amount, styled[i].style, styled[i].words);
}

static void
test_limits (void)
{
  static const gint64 beyond[] = {
    DX_AMOUNT_WORDS_MAX + 1,
    -DX_AMOUNT_WORDS_MAX - 1,
    G_MAXINT64,
    G_MININT64,
  };

  for (gsize i = 0; i < G_N_ELEMENTS (beyond); i++)
    {
      g_autofree char *words =
          dx_amount_in_words (beyond[i], DX_AMOUNT_NORTHERN);

      g_assert_null (words);
    }
}

/* Whatever the amount, the text is tidy and composed. */
static void
test_tidy (void)
{
  for (gint64 amount = 1; amount < DX_AMOUNT_WORDS_MAX / 7; amount *= 7)
    {
      g_autofree char *words = dx_amount_in_words (amount, DX_AMOUNT_NORTHERN);
      g_autofree char *composed = g_utf8_normalize (words, -1, G_NORMALIZE_NFC);

      g_assert_cmpstr (words, ==, composed);
      g_assert_null (strstr (words, "  "));
      g_assert_true (g_str_has_suffix (words, " đồng"));
      g_assert_cmpint (words[0], !=, ' ');
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/amount-words/to-thirty", test_to_thirty);
  g_test_add_func ("/amount-words/tens", test_tens);
  g_test_add_func ("/amount-words/hundreds", test_hundreds);
  g_test_add_func ("/amount-words/thousands", test_thousands);
  g_test_add_func ("/amount-words/millions", test_millions);
  g_test_add_func ("/amount-words/billions", test_billions);
  g_test_add_func ("/amount-words/trillions", test_trillions);
  g_test_add_func ("/amount-words/negatives", test_negatives);
  g_test_add_func ("/amount-words/styles", test_styles);
  g_test_add_func ("/amount-words/limits", test_limits);
  g_test_add_func ("/amount-words/tidy", test_tidy);

  return g_test_run ();
}
