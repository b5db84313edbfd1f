/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dx-unicode.h"

#include <string.h>

static void
test_nfc_table (void)
{
  static const char *const texts[] = {
    "",
    "abc",
    "Nâng cao năng suất",
    "Na\u0302ng cao na\u0306ng sua\u0302\u0301t",
    "e\u0323\u0302",
    "e\u0302\u0323",
    "\u0302",
    "a\u0302",
    "\u212B\u2126\u212A",
    "\u1E9B\u0323",
    "\u1100\u1161\u11A8",
    "\uAC00\u11A8",
    "\u0958",
    "\u09C7\u09BE",
    "\uF900",
    "\u304B\u3099",
    "漢字",
    "\u0340\u0341\u0344",
    "\u2000\u2001",
    "q\u0307\u0323",
    "😀👨\u200D👩",
    "a\u0300\u0301\u0302\u0303\u0304",
    "–\u0301",
    "–a\u0301–",
    "ư\u0301 ơ\u0323",
    "u\u031B\u0301",
    "u\u0301\u031B",
    "\U0001D15E",
    "\u05D0\u05B7",
    "đ\u0301",
  };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autofree char *expected
          = g_utf8_normalize (texts[i], -1, G_NORMALIZE_NFC);
      g_autofree char *normal = dx_unicode_to_nfc (texts[i]);

      g_assert_cmpstr (normal, ==, expected);
      g_assert_cmpint (dx_unicode_is_nfc (texts[i]), ==,
                       g_str_equal (texts[i], expected));
      g_assert_true (dx_unicode_is_nfc (normal));
    }
}

/* Against the library on whole strings of every sort of character. */
static void
test_nfc_random (void)
{
  static const gunichar ranges[][2] = {
    { 'a', 'z' },         { ' ', ' ' },         { 0xC0, 0x24F },
    { 0x300, 0x345 },     { 0x300, 0x345 },     { 0x1E00, 0x1EFF },
    { 0x1F00, 0x1F15 },   { 0x2000, 0x206F },   { 0x2100, 0x214F },
    { 0x3041, 0x309F },   { 0x1100, 0x11C2 },   { 0xAC00, 0xAC40 },
    { 0x900, 0x97F },     { 0xF900, 0xFA20 },   { 0x4E00, 0x4E40 },
    { 0x1F600, 0x1F640 }, { 0x1D150, 0x1D170 },
  };
  g_autoptr (GRand) random = g_rand_new_with_seed (42);

  for (guint round = 0; round < 20000; round++)
    {
      g_autoptr (GString) text = g_string_new (NULL);
      g_autofree char *expected = NULL;
      g_autofree char *normal = NULL;
      guint n = g_rand_int_range (random, 1, 14);

      for (guint i = 0; i < n; i++)
        {
          guint r = g_rand_int_range (random, 0, G_N_ELEMENTS (ranges));

          g_string_append_unichar (
              text, g_rand_int_range (random, ranges[r][0],
                                      ranges[r][1] + 1));
        }
      if (!g_utf8_validate (text->str, -1, NULL))
        continue;
      expected = g_utf8_normalize (text->str, -1, G_NORMALIZE_NFC);
      normal = dx_unicode_to_nfc (text->str);
      g_assert_cmpstr (normal, ==, expected);
      g_assert_cmpint (dx_unicode_is_nfc (text->str), ==,
                       g_str_equal (text->str, expected));
    }
}

static double
time_nfc (const char *unit, gsize bytes)
{
  g_autoptr (GString) text = g_string_new (NULL);
  g_autofree char *normal = NULL;
  gint64 start;

  while (text->len < bytes)
    g_string_append (text, unit);
  start = g_get_monotonic_time ();
  normal = dx_unicode_to_nfc (text->str);
  dx_unicode_is_nfc (text->str);

  return (g_get_monotonic_time () - start) / 1e6;
}

/* One line of a megabyte is no trap, whatever it is made of. */
static void
test_linear (void)
{
  static const char *const units[]
      = { "Na\u0302ng sua\u0302\u0301t ", "a\u0302", "\u0301", "năng",
          "ab", "\u0915\u094D", "漢" };

  for (guint i = 0; i < G_N_ELEMENTS (units); i++)
    {
      double small = time_nfc (units[i], 256 << 10);
      double large = time_nfc (units[i], 1 << 20);

      if (large > 8 * small + 0.05)
        g_error ("“%s”: %.3f s, then %.3f s", units[i], small, large);
    }
}

static void
test_hidden (void)
{
  static const struct {
    const char *text;
    const char *clean;
  } cases[] = {
    { "", "" },
    { "bình thường\tcó tab\n", "bình thường\tcó tab\n" },
    { "a\u200Bb", "ab" },
    { "\uFEFFa", "a" },
    { "a\u00A0b", "a b" },
    { "a\u202Fb\u2007c", "a b c" },
    { "a\u00ADb", "ab" },
    { "a\u2060b", "ab" },
    { "\u202Aa\u202C", "a" },
    { "a\r\nb\rc", "a\nb\nc" },
    { "a\u2028b\u2029c", "a\nb\nc" },
    { "a\x01\x7f"
      "b\xc2\x80" "c",
      "abc" },
    { "a\u200Db\u200C ", "ab " },
    { "👨\u200D👩", "👨\u200D👩" },
    { "\u0915\u094D\u200D\u0937", "\u0915\u094D\u200D\u0937" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *clean = dx_unicode_strip_hidden (cases[i].text);

      g_assert_cmpstr (clean, ==, cases[i].clean);
      g_assert_cmpint (dx_unicode_has_hidden (cases[i].text), ==,
                       !g_str_equal (cases[i].text, cases[i].clean));
      g_assert_false (dx_unicode_has_hidden (clean));
    }
}

static void
test_fold (void)
{
  static const struct {
    const char *text;
    const char *key;
  } cases[] = {
    { "", "" },
    { "Đo lường", "do luong" },
    { "ĐỒNG ĐẾN đồng", "dong den dong" },
    { "hoà", "hoa" },
    { "hòa", "hoa" },
    { "HO\u0300A", "hoa" },
    { "Thuý, thúy", "thuy, thuy" },
    { "  hai\u00A0 \t đầu ", "hai dau" },
    { "a\u200Bb", "ab" },
    { "ISO/IEC 27001:2022", "iso/iec 27001:2022" },
    { "Nghiêng ngả – ưỡn ẹo", "nghieng nga – uon eo" },
    { "漢字", "漢字" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *key = dx_unicode_fold (cases[i].text);

      g_assert_cmpstr (key, ==, cases[i].key);
    }
}

static void
test_compare (void)
{
  static const struct {
    const char *one;
    const char *other;
    gboolean same;
  } cases[] = {
    { "hoà", "hòa", TRUE },       { "HOÀ", "hòa", TRUE },
    { "thuý", "thúy", TRUE },     { "khoẻ", "khỏe", TRUE },
    { "xoá", "xóa", TRUE },       { "hoá chất", "hóa chất", TRUE },
    { "loè", "lòe", TRUE },       { "uỷ ban", "ủy ban", TRUE },
    { "ho\u0300a", "hoà", TRUE }, { "hoà", "hoá", FALSE },
    { "hoà", "hoa", FALSE },      { "hoàn", "hòan", FALSE },
    { "mùa", "muà", FALSE },      { "đo", "do", FALSE },
    { "toán", "toan", FALSE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *one = dx_unicode_compare_key (cases[i].one);
      g_autofree char *other = dx_unicode_compare_key (cases[i].other);

      if (g_str_equal (one, other) != cases[i].same)
        g_error ("“%s” and “%s”", cases[i].one, cases[i].other);
    }
}

static void
test_words (void)
{
  static const struct {
    const char *text;
    guint n;
  } cases[] = {
    { "", 0 },
    { " \n ", 0 },
    { "một", 1 },
    { "một hai", 2 },
    { "một  hai\nba\u00A0bốn", 4 },
    { "– … .", 0 },
    { "a - b", 2 },
    { "2021-2030", 1 },
    { "Na\u0302ng sua\u0302\u0301t", 2 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    g_assert_cmpuint (dx_unicode_count_words (cases[i].text), ==, cases[i].n);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/unicode/nfc-table", test_nfc_table);
  g_test_add_func ("/unicode/nfc-random", test_nfc_random);
  g_test_add_func ("/unicode/linear", test_linear);
  g_test_add_func ("/unicode/hidden", test_hidden);
  g_test_add_func ("/unicode/fold", test_fold);
  g_test_add_func ("/unicode/compare", test_compare);
  g_test_add_func ("/unicode/words", test_words);

  return g_test_run ();
}
