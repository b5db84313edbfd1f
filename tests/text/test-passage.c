/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dx-passage.h"

#include <string.h>

typedef struct {
  const char *name;
  const char *left;
  const char *right;
  guint least;
  const char *found; /* "left|right" a passage, "/" between */
} Case;

static const Case cases[] = {
  { "nothing", "một hai ba", "bốn năm sáu", 3, "" },
  { "empty", "", "", 3, "" },
  { "one-empty", "một hai ba", "", 3, "" },
  { "whole", "một hai ba bốn", "một hai ba bốn", 3,
    "một hai ba bốn|một hai ba bốn" },
  { "too-short", "một hai ba bốn", "một hai ba bốn", 5, "" },
  { "case-and-marks", "Đo lường, chất lượng.", "do LUONG chat luong", 3,
    "Đo lường, chất lượng|do LUONG chat luong" },
  { "within", "x y một hai ba bốn z", "w một hai ba bốn", 3,
    "một hai ba bốn|một hai ba bốn" },
  { "other-word", "một hai ba bốn năm sáu bảy", "một hai ba bỗn năm sáu bảy", 6,
    "một hai ba bốn năm sáu bảy|một hai ba bỗn năm sáu bảy" },
  { "word-more", "a b c d e f", "a b c x d e f", 6,
    "a b c d e f|a b c x d e f" },
  { "word-fewer", "a b c x d e f", "a b c d e f", 6,
    "a b c x d e f|a b c d e f" },
  { "gap-too-wide", "a b c d e f", "a b c v w x y d e f", 3,
    "a b c|a b c/d e f|d e f" },
  { "longest-of-two", "a b c. a b c d e", "a b c d e", 3,
    "a b c d e|a b c d e" },
  { "moved", "a b c. x x x x. d e f", "d e f, y y y y, a b c", 3,
    "d e f|d e f/a b c|a b c" },
  { "twice-on-the-right", "a b c", "a b c; a b c", 3,
    "a b c|a b c/a b c|a b c" },
};

static char *
write_passages (GPtrArray *passages, const char *left, const char *right)
{
  GString *out = g_string_new (NULL);

  for (guint i = 0; i < passages->len; i++)
    {
      const DxPassage *it = g_ptr_array_index (passages, i);
      g_autofree char *on_left = g_utf8_substring (
          left, it->left_start, (glong) it->left_start + it->left_length);
      g_autofree char *on_right = g_utf8_substring (
          right, it->right_start, (glong) it->right_start + it->right_length);

      g_string_append_printf (out, "%s%s|%s", i > 0 ? "/" : "", on_left,
                              on_right);
    }
  return g_string_free (out, FALSE);
}

static void
test_find (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      const Case *it = &cases[i];
      g_autoptr (GPtrArray)
          passages = dx_passages_find (it->left, it->right, it->least, NULL);
      g_autofree char *found = write_passages (passages, it->left, it->right);

      g_test_message ("%s", it->name);
      g_assert_cmpstr (found, ==, it->found);
    }
}

static void
test_stop_words (void)
{
  g_autoptr (DxStopWords)
      stop = dx_stop_words_new ("Mục tiêu của nhiệm vụ đề xuất");
  const char *text = "MỤC TIÊU CỦA NHIỆM VỤ ĐỀ XUẤT: trồng chè";
  g_autoptr (GPtrArray) without = dx_passages_find (text, text, 6, NULL);
  g_autoptr (GPtrArray) with = dx_passages_find (text, text, 6, stop);

  g_assert_cmpuint (without->len, ==, 1);
  g_assert_cmpuint (with->len, ==, 0);
}

static char *
repeat (const char *words, guint n)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < n; i++)
    g_string_append (text, words);
  return g_string_free (text, FALSE);
}

/* Texts that are made to be compared slowly take no time. */
static void
test_hostile (void)
{
  static const struct {
    const char *left;
    const char *right;
    guint least;
  } hostile[] = {
    { "a ", "a ", 12 },
    { "a b ", "b a ", 12 },
    { "a b c ", "a b c d ", 12 },
    { "a b c x ", "a b c y y y y ", 12 },
    { "a b c ", "a b c d ", 1000000 },
  };
  g_autoptr (DxStopWords) stop = dx_stop_words_new ("a a a a");

  for (gsize i = 0; i < G_N_ELEMENTS (hostile); i++)
    {
      g_autofree char *left = repeat (hostile[i].left, 50000);
      g_autofree char *right = repeat (hostile[i].right, 50000);
      gint64 start = g_get_monotonic_time ();
      g_autoptr (GPtrArray) passages = dx_passages_find (
          left, right, hostile[i].least, i == 0 ? stop : NULL);

      g_test_message ("%u passages", passages->len);
      g_assert_cmpint (g_get_monotonic_time () - start, <, 3 * G_USEC_PER_SEC);
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/passage/find", test_find);
  g_test_add_func ("/passage/stop-words", test_stop_words);
  g_test_add_func ("/passage/hostile", test_hostile);
  return g_test_run ();
}
