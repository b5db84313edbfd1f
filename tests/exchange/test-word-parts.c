/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dx-form.h"
#include "dx-word-form-private.h"

static void
test_numbers (void)
{
  static const struct {
    guint number;
    const char *format;
    const char *text;
  } cases[] = {
    { 1, "decimal", "1" },
    { 9, "decimalZero", "09" },
    { 1, "upperRoman", "I" },
    { 4, "upperRoman", "IV" },
    { 8, "upperRoman", "VIII" },
    { 9, "upperRoman", "IX" },
    { 10, "upperRoman", "X" },
    { 14, "lowerRoman", "xiv" },
    { 1, "lowerLetter", "a" },
    { 26, "upperLetter", "Z" },
    { 28, "lowerLetter", "bb" },
    { 3, "none", "" },
    { 3, NULL, "3" },
    { 0, "upperRoman", "0" },
    { 7, "unheardOf", "7" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *text =
          dx_word_format_number (cases[i].number, cases[i].format);

      g_assert_cmpstr (text, ==, cases[i].text);
    }
}

static void
test_fonts (void)
{
  static const struct {
    const char *font;
    DxLegacy encoding;
  } cases[] = {
    { NULL, DX_LEGACY_NONE },
    { "Times New Roman", DX_LEGACY_NONE },
    { ".VnTime", DX_LEGACY_TCVN3 },
    { ".VnArial", DX_LEGACY_TCVN3 },
    { ".VnTimeH", DX_LEGACY_TCVN3_CAPITALS },
    { ".vntime", DX_LEGACY_TCVN3 },
    { "VNI-Times", DX_LEGACY_VNI },
    { "VNI-Helve", DX_LEGACY_VNI },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    g_assert_cmpint (dx_word_font_encoding (cases[i].font), ==,
                     cases[i].encoding);
}

static void
test_leaders (void)
{
  static const struct {
    const char *text;
    const char *outside;
    const char *inside;
  } cases[] = {
    { "", "", "" },
    { "………", "", "" },
    { "……… A ………", "A", "A" },
    { "...A......", "A", "A" },
    { "v.v...", "v.v...", "v.v..." },
    { "Và nhiều nữa…", "Và nhiều nữa…", "Và nhiều nữa…" },
    { "A………B", "A………B", "A B" },
    { "1.500", "1.500", "1.500" },
    { "____A____", "A____", "A____" },
    { "a@b.vn", "a@b.vn", "a@b.vn" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *outside = dx_word_strip_leaders (cases[i].text, FALSE);
      g_autofree char *inside = dx_word_strip_leaders (cases[i].text, TRUE);

      g_assert_cmpstr (outside, ==, cases[i].outside);
      g_assert_cmpstr (inside, ==, cases[i].inside);
    }
}

static void
test_months (void)
{
  static const struct {
    const char *text;
    gint64 months; /* 0: none */
  } cases[] = {
    { "18 tháng", 18 },
    { "24 (hai mươi tư) tháng, từ tháng 01/2026 đến tháng 12/2027", 24 },
    { "02 năm", 24 },
    { "Năm 2026", 0 },
    { "12 tháng hoặc 18 tháng", 0 },
    { "1,25 năm", 15 },
    { "", 0 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      gint64 months = 0;

      g_test_message ("%s", cases[i].text);
      g_assert_cmpint (dx_word_find_months (cases[i].text, &months), ==,
                       cases[i].months > 0);
      if (cases[i].months > 0)
        g_assert_cmpint (months, ==, cases[i].months);
    }
}

static void
test_cells (void)
{
  DxField amount = { .kind = DX_FIELD_AMOUNT };
  DxField number = { .kind = DX_FIELD_NUMBER };
  const struct {
    const DxField *field;
    const char *text;
    const char *unit;
    gboolean good;
    gint64 value;
  } cases[] = {
    { &amount, "1.200", "triệu đồng", TRUE, 1200000000 },
    { &amount, "0,5", "triệu đồng", TRUE, 500000 },
    { &amount, "1.200.000", "đồng", TRUE, 1200000 },
    { &amount, "1.200 triệu đồng", "đồng", TRUE, 1200000000 },
    { &amount, "theo thực tế", NULL, FALSE, 0 },
    { &number, "06", NULL, TRUE, 6 },
    { &number, "1.300", NULL, TRUE, 1300 },
    { &number, "1.3", NULL, FALSE, 0 },
    { &number, "6 bài", NULL, FALSE, 0 },
    { &number, "", NULL, FALSE, 0 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      gint64 value = 0;

      g_test_message ("%s %s", cases[i].text, cases[i].unit);
      g_assert_cmpint (dx_word_read_integer (cases[i].field, cases[i].text,
                                             cases[i].unit, &value),
                       ==, cases[i].good);
      if (cases[i].good)
        g_assert_cmpint (value, ==, cases[i].value);
    }
}

static void
test_rules (void)
{
  const DxWordRules *rules = dx_word_rules_get ();
  const DxWordFormRules *form =
      dx_word_rules_find_form (rules, "a1-dxnv-tt15-2022");

  g_assert_nonnull (form);
  g_assert_cmpuint (form->sections->len, ==, 10);
  g_assert_nonnull (dx_word_rules_find (form->columns, "IX.costs", "item")[0]);
  g_assert_null (dx_word_rules_find (form->fields, NULL, "không-có")[0]);
  g_assert_null (dx_word_rules_find_form (rules, "không-có"));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/word-parts/numbers", test_numbers);
  g_test_add_func ("/word-parts/fonts", test_fonts);
  g_test_add_func ("/word-parts/leaders", test_leaders);
  g_test_add_func ("/word-parts/months", test_months);
  g_test_add_func ("/word-parts/cells", test_cells);
  g_test_add_func ("/word-parts/rules", test_rules);

  return g_test_run ();
}
