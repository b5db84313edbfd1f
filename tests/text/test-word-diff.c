/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dx-word-diff.h"

#include <string.h>

#include "dx-sequence-private.h"

/* Wide enough for sanitizers and busy machines; what grows with the square
 * takes minutes. */
#define BOUND (4 * G_USEC_PER_SEC)
#define SIXTY_PAGES 150000

static char *
describe (GPtrArray *parts)
{
  static const char *const frames[][2] = { { "", "" },
                                           { "[", "]" },
                                           { "{", "}" } };
  GString *out = g_string_new (NULL);

  for (guint i = 0; i < parts->len; i++)
    {
      const DxDiffPart *part = g_ptr_array_index (parts, i);

      g_string_append_printf (out, "%s%s%s", frames[part->kind][0], part->text,
                              frames[part->kind][1]);
    }
  return g_string_free (out, FALSE);
}

static char *
join_without (GPtrArray *parts, DxDiffKind kind)
{
  GString *out = g_string_new (NULL);

  for (guint i = 0; i < parts->len; i++)
    {
      const DxDiffPart *part = g_ptr_array_index (parts, i);

      if (part->kind != kind)
        g_string_append (out, part->text);
    }
  return g_string_free (out, FALSE);
}

static gboolean
is_blank (const char *text)
{
  for (; *text != '\0'; text = g_utf8_next_char (text))
    if (*text == '\n' || !g_unichar_isspace (g_utf8_get_char (text)))
      return FALSE;
  return TRUE;
}

/* What holds for every difference. */
static void
assert_sound (GPtrArray *parts, const char *before, const char *after)
{
  g_autofree char *old = join_without (parts, DX_DIFF_ADDED);
  g_autofree char *new = join_without (parts, DX_DIFF_REMOVED);

  g_assert_cmpstr (old, ==, before);
  g_assert_cmpstr (new, ==, after);
  for (guint i = 0; i < parts->len; i++)
    {
      const DxDiffPart *part = g_ptr_array_index (parts, i);
      const DxDiffPart *last = i > 0 ? g_ptr_array_index (parts, i - 1) : NULL;

      g_assert_true (*part->text != '\0');
      g_assert_true (g_utf8_validate (part->text, -1, NULL));
      if (last != NULL)
        g_assert_true (
            last->kind != part->kind
            && !(last->kind == DX_DIFF_ADDED && part->kind == DX_DIFF_REMOVED));
      if (part->kind == DX_DIFF_SAME && i > 0 && i + 1 < parts->len)
        g_assert_false (is_blank (part->text));
    }
}

/* [removed] and {added}. */
static const struct {
  const char *before;
  const char *after;
  const char *parts;
} cases[] = {
  { "", "", "" },
  { "a", "a", "a" },
  { "", "Hội thảo", "{Hội thảo}" },
  { "Hội thảo\n", "", "[Hội thảo\n]" },
  { "Hội thảo lớn", "Hội nghị lớn", "Hội [thảo]{nghị} lớn" },
  { "Hội thảo lớn", "Hội lớn", "Hội[ thảo] lớn" },
  { "Hội thảo", "Hội thảo lớn", "Hội thảo{ lớn}" },
  { "Hội thảo", "Các hội thảo", "[Hội]{Các hội} thảo" },
  { "hội thảo", "Các hội thảo", "{Các }hội thảo" },
  { "một hai", "ba bốn", "[một hai]{ba bốn}" },
  /* Syllables are whole, marks are apart. */
  { "năng xuất", "năng suất", "năng [xuất]{suất}" },
  { "Xong.", "Xong!", "Xong[.]{!}" },
  { "đẹp", "“đẹp”", "{“}đẹp{”}" },
  { "a, b", "a b", "a[,] b" },
  { "Họ tên:....", "Họ tên: Mai", "Họ tên:[....]{ Mai}" },
  /* Numbers are whole. */
  { "1.200.000 đồng", "1.250.000 đồng", "[1.200.000]{1.250.000} đồng" },
  { "từ 01/2026.", "từ 06/2026.", "từ [01/2026]{06/2026}." },
  { "Điều 5.", "Điều 5.1.", "Điều [5]{5.1}." },
  { "năm 2026, 2027", "năm 2026", "năm 2026[, 2027]" },
  { "a.b", "a.c", "a.[b]{c}" },
  /* Blanks. */
  { "a b", "a  b", "a { }b" },
  { "a  b", "a b", "a [ ]b" },
  { "a b", "a\tb", "a[ ]{\t}b" },
  { "a ", "a", "a[ ]" },
  { " a", "a", "[ ]a" },
  { "  ", " ", " [ ]" },
  { " a b", " c d", " [a b]{c d}" },
  { "a\u00A0b", "a b", "a[\u00A0]{ }b" },
  { "x a y", "x b z", "x [a y]{b z}" },
  /* Line breaks. */
  { "a\nb", "a b", "a[\n]{ }b" },
  { "a\nb", "a\n\nb", "a\n{\n}b" },
  { "a\nb\nc", "a\nc", "a\n[b\n]c" },
  { "a\nb", "a\nx\nb", "a\n{x\n}b" },
  { "a", "a\nb", "a{\nb}" },
  { "- a\n- b\n", "- a\n- c\n- b\n", "- a\n{- c\n}- b\n" },
  { "a x\nb y", "a z\nb y", "a [x]{z}\nb y" },
  { "a  \nb", "a\nb", "a[  ]\nb" },
  /* A paragraph is not torn up when another of its kind comes before it. */
  { "Tổ chức hội thảo A.\nTổ chức hội thảo B.\n",
    "Tổ chức hội thảo A.\nTổ chức hội thảo C.\nTổ chức hội thảo B.\n",
    "Tổ chức hội thảo A.\n{Tổ chức hội thảo C.\n}Tổ chức hội thảo B.\n" },
  /* Few words between two great changes, and between two small ones. */
  { "một hai ba và bốn năm sáu", "bảy tám chín và mười không trăm",
    "[một hai ba và bốn năm sáu]{bảy tám chín và mười không trăm}" },
  { "18 tháng từ 01", "24 tháng từ 06", "[18]{24} tháng từ [01]{06}" },
  { "một hai ba\nbốn năm sáu", "bảy tám chín\nmười không trăm",
    "[một hai ba]{bảy tám chín}\n[bốn năm sáu]{mười không trăm}" },
  /* A letter and its marks stay together. */
  { "a\u0301", "a", "[a\u0301]{a}" },
  { "!\u0301", "!", "[!\u0301]{!}" },
  { "\u0301a", "a", "[\u0301]a" },
  { "👨\u200D👩", "👨", "[👨\u200D👩]{👨}" },
};

static void
test_table (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GPtrArray)
          parts = dx_word_diff (cases[i].before, cases[i].after);
      g_autofree char *text = describe (parts);

      assert_sound (parts, cases[i].before, cases[i].after);
      g_assert_cmpstr (text, ==, cases[i].parts);
    }
}

static char *
make_text (GRand *random, guint n, const char *const *words, guint n_words)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < n; i++)
    g_string_append (text,
                     words[g_rand_int_range (random, 0, (gint32) n_words)]);
  return g_string_free (text, FALSE);
}

static void
test_random (void)
{
  static const char *const words[] = { "a",         "b",    " ",      " ",
                                       "  ",        "\n",   ",",      ".",
                                       "1",         "ế",    "\u0301", "\t",
                                       "hội thảo ", "\n\n", "…" };
  g_autoptr (GRand) random = g_rand_new_with_seed (11);

  for (guint round = 0; round < 20000; round++)
    {
      guint n_words =
          (guint) g_rand_int_range (random, 1, G_N_ELEMENTS (words) + 1);
      g_autofree char *before = make_text (
          random, (guint) g_rand_int_range (random, 0, 60), words, n_words);
      g_autofree char *after = make_text (
          random, (guint) g_rand_int_range (random, 0, 60), words, n_words);
      g_autoptr (GPtrArray) parts = dx_word_diff (before, after);

      assert_sound (parts, before, after);
    }
}

/* How long the longest common part is, by the book. */
static guint
measure_common (const guint *a, guint n, const guint *b, guint m)
{
  g_autofree guint *row = g_new0 (guint, m + 1);

  for (guint i = 0; i < n; i++)
    {
      guint corner = 0;

      for (guint j = 0; j < m; j++)
        {
          guint above = row[j + 1];

          row[j + 1] = a[i] == b[j] ? corner + 1 : MAX (row[j], above);
          corner = above;
        }
    }
  return row[m];
}

/* Fills in what is left of a sequence; returns how much that is. */
static guint
keep (guint *kept, const guint *ids, const guint8 *changed, guint n)
{
  guint length = 0;

  for (guint i = 0; i < n; i++)
    if (!changed[i])
      kept[length++] = ids[i];
  return length;
}

static void
fill (GRand *random, guint *ids, guint n, gint32 letters)
{
  for (guint i = 0; i < n; i++)
    ids[i] = (guint) g_rand_int_range (random, 0, letters);
}

/* Below the bound the difference is a shortest one. */
static void
test_shortest (void)
{
  enum { MOST = 90 };
  g_autoptr (GRand) random = g_rand_new_with_seed (13);

  for (guint round = 0; round < 20000; round++)
    {
      guint a[MOST], b[MOST], left[MOST], right[MOST];
      guint8 removed[MOST] = { 0 };
      guint8 added[MOST] = { 0 };
      guint n = (guint) g_rand_int_range (random, 0, MOST);
      guint m = (guint) g_rand_int_range (random, 0, MOST);
      gint32 letters = g_rand_int_range (random, 1, 20);
      guint kept;

      fill (random, a, n, letters);
      fill (random, b, m, letters);
      dx_sequence_diff (a, n, b, m, removed, added);
      kept = keep (left, a, removed, n);
      g_assert_cmpuint (keep (right, b, added, m), ==, kept);
      g_assert_cmpmem (left, kept * sizeof *left, right, kept * sizeof *right);
      g_assert_cmpuint (kept, ==, measure_common (a, n, b, m));
    }
}

/* Above it, it is a difference all the same, and not a bad one, though it
 * may overlook what is the same by chance. */
static void
test_bounded (void)
{
  enum { LENGTH = 3000 };
  g_autoptr (GRand) random = g_rand_new_with_seed (17);
  static const gint32 letters[] = { 2, 5, 50, 1000, 100000 };

  for (guint i = 0; i < G_N_ELEMENTS (letters); i++)
    {
      g_autofree guint *a = g_new (guint, LENGTH);
      g_autofree guint *b = g_new (guint, LENGTH);
      g_autofree guint *left = g_new (guint, LENGTH);
      g_autofree guint *right = g_new (guint, LENGTH);
      g_autofree guint8 *removed = g_new0 (guint8, LENGTH);
      g_autofree guint8 *added = g_new0 (guint8, LENGTH);
      guint kept;

      fill (random, a, LENGTH, letters[i]);
      fill (random, b, LENGTH, letters[i]);
      dx_sequence_diff (a, LENGTH, b, LENGTH, removed, added);
      kept = keep (left, a, removed, LENGTH);
      g_assert_cmpuint (keep (right, b, added, LENGTH), ==, kept);
      g_assert_cmpmem (left, kept * sizeof *left, right, kept * sizeof *right);
      g_assert_cmpuint (kept * 2 + LENGTH / 50, >=,
                        measure_common (a, LENGTH, b, LENGTH));
    }
}

/* Words that are the same on both sides, unless they are @apart. */
typedef struct {
  const char *name;
  gboolean apart;
  int n_words;
  int words_a_line;
} Shape;

static char *
make_pages (GRand *random, const Shape *shape, const char *side)
{
  GString *text = g_string_new (NULL);

  for (int i = 1; text->len < SIXTY_PAGES; i++)
    {
      g_string_append_printf (text, "%s%d", shape->apart ? side : "w",
                              g_rand_int_range (random, 0, shape->n_words));
      g_string_append_c (text, i % shape->words_a_line == 0 ? '\n' : ' ');
    }
  return g_string_free (text, FALSE);
}

/* Sixty pages against sixty others that have words in common, or none. */
static void
test_speed (void)
{
  static const Shape shapes[] = {
    { "few words", FALSE, 20, 60 },
    { "usual words", FALSE, 2000, 60 },
    { "one paragraph", FALSE, 2000, G_MAXINT },
    { "a word a line", FALSE, 300, 1 },
    { "two words", FALSE, 2, G_MAXINT },
    { "no word in common", TRUE, 2000, 60 },
    { "no word twice", TRUE, 1000000, G_MAXINT },
  };
  g_autoptr (GRand) random = g_rand_new_with_seed (19);

  for (guint i = 0; i < G_N_ELEMENTS (shapes); i++)
    {
      g_autofree char *before = make_pages (random, &shapes[i], "a");
      g_autofree char *after = make_pages (random, &shapes[i], "b");
      gint64 start = g_get_monotonic_time ();
      g_autoptr (GPtrArray) parts = dx_word_diff (before, after);
      gint64 time = g_get_monotonic_time () - start;

      g_test_message ("%s: %.1f ms, %u parts", shapes[i].name,
                      (double) time / 1000, parts->len);
      assert_sound (parts, before, after);
      g_assert_cmpint (time, <, BOUND);
    }
}

/* A word here and there in sixty pages: those are found, and no more. */
static void
test_few_changes (void)
{
  static const Shape shape = { "", FALSE, 2000, 60 };
  g_autoptr (GRand) random = g_rand_new_with_seed (23);
  g_autofree char *before = make_pages (random, &shape, "");
  g_auto (GStrv) words = g_strsplit (before, " ", -1);
  g_autofree char *after = NULL;
  g_autofree char *text = NULL;
  g_autoptr (GPtrArray) parts = NULL;
  guint n_words = g_strv_length (words);
  guint changes = 0;

  for (guint i = 50; i < n_words; i += 100)
    {
      g_autofree char *word = g_steal_pointer (&words[i]);

      words[i] = g_strconcat ("mới ", word, NULL);
      changes++;
    }
  after = g_strjoinv (" ", words);
  parts = dx_word_diff (before, after);
  assert_sound (parts, before, after);
  g_assert_cmpuint (changes, >, 200);
  g_assert_cmpuint (parts->len, ==, 2 * changes + 1);
}

static void
test_free (void)
{
  dx_diff_part_free (NULL);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/word-diff/table", test_table);
  g_test_add_func ("/word-diff/random", test_random);
  g_test_add_func ("/word-diff/shortest", test_shortest);
  g_test_add_func ("/word-diff/bounded", test_bounded);
  g_test_add_func ("/word-diff/speed", test_speed);
  g_test_add_func ("/word-diff/few-changes", test_few_changes);
  g_test_add_func ("/word-diff/free", test_free);

  return g_test_run ();
}
