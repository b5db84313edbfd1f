/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dx-title-key-private.h"

/* The order of titles. */

static int
compare (const char *a, const char *b)
{
  g_autoptr (GBytes) left = dx_title_key_new (a);
  g_autoptr (GBytes) right = dx_title_key_new (b);

  return g_bytes_compare (left, right);
}

/* Each stands before all that follow. */
static const char *const order[] = {
  "1",
  "2",
  "10",
  "2026",
  "12345",
  "A",
  "à",
  "ả",
  "ã",
  "Á",
  "ạ",
  "a b",
  "an",
  "anh",
  "Ă",
  "ăn",
  "â",
  "ẩn",
  "ba",
  "ba con",
  "bà con",
  "ba cô",
  "bá cô",
  "Cà phê",
  "chè",
  "dân",
  "dự",
  "Dz",
  "đ",
  "đá",
  "Đo lường",
  "đổ",
  "e",
  "ế",
  "f",
  "Giải pháp 9",
  "Giải pháp 10",
  "hòa",
  "hòa b",
  "Mô hình",
  "mở",
  "n",
  "o",
  "ô",
  "Ơ",
  "p",
  "u",
  "ư",
  "v",
  "w",
  "x",
  "y",
  "Z",
  "я",
  "中",
  "",
};

static void
test_order (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (order); i++)
    for (guint j = i + 1; j < G_N_ELEMENTS (order); j++)
      if (compare (order[i], order[j]) >= 0)
        g_error ("“%s” does not stand before “%s”", order[i], order[j]);
}

static void
test_same (void)
{
  static const struct {
    const char *a;
    const char *b;
  } rows[] = {
    { "Hoà bình", "HÒA BÌNH" },
    { "“Mô hình” – xanh", "mô hình xanh" },
    { "  a  ", "a" },
    { "số 007", "Số 7" },
    { "", "…" },
    { "Tie\u0302\u0301ng", "Tie\u0302\u0301ng" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    g_assert_cmpint (compare (rows[i].a, rows[i].b), ==, 0);
}

static void
test_bounds (void)
{
  g_autofree char *digits = g_strnfill (100000, '9');
  g_autofree char *letters = g_strnfill (100000, 'z');
  g_autoptr (GBytes) one = dx_title_key_new (digits);
  g_autoptr (GBytes) two = dx_title_key_new (letters);

  g_assert_cmpuint (g_bytes_get_size (one), <, 100);
  g_assert_cmpuint (g_bytes_get_size (two), <, 150);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/title-key/order", test_order);
  g_test_add_func ("/title-key/same", test_same);
  g_test_add_func ("/title-key/bounds", test_bounds);
  return g_test_run ();
}
