/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dx-date.h"

static void
test_parse (void)
{
  static const struct {
    const char *text;
    const char *iso;
  } cases[] = {
    { "7/8/2025", "2025-08-07" },
    { "07/08/2025", "2025-08-07" },
    { "07-8-2025", "2025-08-07" },
    { "07.08.2025", "2025-08-07" },
    { "2025-08-07", "2025-08-07" },
    { "ngày 07 tháng 8 năm 2025", "2025-08-07" },
    { "Ngày 7 tháng 08 năm 2025", "2025-08-07" },
    { "7 tháng 8 năm 2025", "2025-08-07" },
    { " 29/02/2024 ", "2024-02-29" },
    { "29/02/2025", NULL },
    { "31/4/2025", NULL },
    { "0/1/2025", NULL },
    { "1/13/2025", NULL },
    { "1/1/25", NULL },
    { "1/1/20255", NULL },
    { "1/1-2025", NULL },
    { "7/8", NULL },
    { "7/8/2025 x", NULL },
    { "2025-8-7", NULL },
    { "", NULL },
    { "tháng 8 năm 2025", NULL },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      GDate date;
      gboolean read = dx_date_parse (cases[i].text, &date);
      char iso[16] = "";

      if (read)
        g_date_strftime (iso, sizeof iso, "%Y-%m-%d", &date);
      g_assert_cmpstr (read ? iso : NULL, ==, cases[i].iso);
    }
}

static void
test_find (void)
{
  static const struct {
    const char *text;
    const char *found;
  } cases[] = {
    { "Quyết định số 1322/QĐ-TTg ngày 31/8/2020 của Thủ tướng", "31/8/2020" },
    { "số 15/2022/TT-BKHCN ngày 12/10/2022", "12/10/2022" },
    { "ngày 12 tháng 10 năm 2022.", "12 tháng 10 năm 2022" },
    { "99/99/2022 rồi 1/2/2022", "1/2/2022" },
    { "không có", NULL },
    { "giai đoạn 2021-2030", NULL },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      GDate date;
      gsize start = 0;
      gsize end = 0;
      gboolean read = dx_date_find (cases[i].text, &date, &start, &end);
      g_autofree char *found
          = read ? g_strndup (cases[i].text + start, end - start) : NULL;

      g_assert_cmpstr (found, ==, cases[i].found);
    }
}

/* Nghị định 30/2020/NĐ-CP: days below 10 and months 1 and 2 are padded. */
static void
test_format (void)
{
  static const struct {
    guint day;
    guint month;
    guint year;
    const char *in_words;
    const char *in_figures;
  } cases[] = {
    { 5, 1, 2026, "ngày 05 tháng 01 năm 2026", "05/01/2026" },
    { 9, 2, 2026, "ngày 09 tháng 02 năm 2026", "09/02/2026" },
    { 10, 3, 2026, "ngày 10 tháng 3 năm 2026", "10/3/2026" },
    { 7, 8, 2025, "ngày 07 tháng 8 năm 2025", "07/8/2025" },
    { 31, 12, 2025, "ngày 31 tháng 12 năm 2025", "31/12/2025" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      GDate date;
      g_autofree char *in_words = NULL;
      g_autofree char *in_figures = NULL;

      g_date_clear (&date, 1);
      g_date_set_dmy (&date, cases[i].day, cases[i].month, cases[i].year);
      in_words = dx_date_format_long (&date);
      in_figures = dx_date_format_short (&date);
      g_assert_cmpstr (in_words, ==, cases[i].in_words);
      g_assert_cmpstr (in_figures, ==, cases[i].in_figures);
    }
}

static void
test_instant (void)
{
  static const struct {
    const char *text;
    const char *expected;
  } cases[] = {
    { "2025-08-01T09:00+07:00", "2025-08-01T09:00:00+07:00" },
    { "2025-08-01T09:00:30+07:00", "2025-08-01T09:00:30+07:00" },
    { "2025-08-01T02:00Z", "2025-08-01T09:00:00+07:00" },
    { "2025-08-01T02:00:00Z", "2025-08-01T09:00:00+07:00" },
    { "2025-07-31T21:00-05:00", "2025-08-01T09:00:00+07:00" },
    { "2025-08-01T09:00", "2025-08-01T09:00:00+07:00" },
    { "2025-08-01 09:00", "2025-08-01T09:00:00+07:00" },
    { "2025-08-01", "2025-08-01T00:00:00+07:00" },
    { "@0", "1970-01-01T07:00:00+07:00" },
    { "@1754013600", "2025-08-01T09:00:00+07:00" },
    { "hôm nay", NULL },
    { "", NULL },
    { "@", NULL },
    { "@x", NULL },
    { "@-1", NULL },
    { "2025-02-30", NULL },
    { "2025-08-01T25:00", NULL },
    { "2025-08-01T09:00+99:99", NULL },
    { "2025-08-01x", NULL },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GDateTime) instant = dx_instant_parse (cases[i].text);
      g_autofree char *text
          = instant != NULL ? dx_instant_format (instant) : NULL;

      g_assert_cmpstr (text, ==, cases[i].expected);
    }
}

static void
test_office (void)
{
  g_autoptr (GDateTime) instant = dx_instant_parse ("2025-08-07T10:00Z");
  g_autofree char *text = dx_instant_format_office (instant);

  g_assert_cmpstr (text, ==, "17h00 ngày 07 tháng 8 năm 2025");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/date/parse", test_parse);
  g_test_add_func ("/date/find", test_find);
  g_test_add_func ("/date/format", test_format);
  g_test_add_func ("/date/instant", test_instant);
  g_test_add_func ("/date/office", test_office);

  return g_test_run ();
}
