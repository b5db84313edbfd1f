/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dx-sketch.h"

#include <string.h>

#define DOCUMENTS 300
#define WORDS 900
#define THRESHOLD 0.40

/* Syllables as they stand in such proposals; two of them make a word. */
static const char *const syllables[] = {
  "năng",  "lượng", "chất", "doanh", "nghiệp", "áp",    "dụng", "tiêu",
  "chuẩn", "quốc",  "gia",  "đào",   "tạo",    "tỉnh",  "sản",  "phẩm",
  "hàng",  "hóa",   "quản", "lý",    "kỹ",     "thuật", "công", "cụ",
  "cải",   "tiến",  "kinh", "tế",    "xanh",   "tuần",  "hoàn", "giảm",
  "phát",  "thải",  "khí",  "nhà",   "kính",   "nông",  "lâm",  "thủy",
};

static char *
make_word (GRand *rand)
{
  guint first = (guint) g_rand_int_range (rand, 0, G_N_ELEMENTS (syllables));
  guint second = (guint) g_rand_int_range (rand, 0, G_N_ELEMENTS (syllables));

  return g_strconcat (syllables[first], syllables[second], NULL);
}

static GStrv
make_document (GRand *rand, guint n)
{
  GStrv words = g_new0 (char *, n + 1);

  for (guint i = 0; i < n; i++)
    words[i] = make_word (rand);
  return words;
}

/* Every word gets another one in its place with a chance of @percent. */
static char *
edit (GRand *rand, GStrv words, guint percent)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; words[i] != NULL; i++)
    {
      g_autofree char *other = NULL;

      if ((guint) g_rand_int_range (rand, 0, 100) < percent)
        other = make_word (rand);
      g_string_append_printf (text, "%s ", other != NULL ? other : words[i]);
    }
  return g_string_free (text, FALSE);
}

/* How many of all documents are found again when some words are others. */
static guint
count_found (guint percent, guint seed)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (seed);
  guint found = 0;

  for (guint i = 0; i < DOCUMENTS; i++)
    {
      g_auto (GStrv) words = make_document (rand, WORDS);
      g_autofree char *text = g_strjoinv (" ", words);
      g_autofree char *edited = edit (rand, words, percent);
      DxSketch first, second;

      dx_sketch_init (&first, text, NULL);
      dx_sketch_init (&second, edited, NULL);
      found += dx_sketch_compare (&first, &second) >= THRESHOLD;
    }
  return found;
}

static void
test_recall (void)
{
  static const struct {
    guint percent;
    guint least; /* in a hundred */
  } cases[] = { { 0, 100 }, { 1, 100 }, { 5, 100 }, { 10, 99 } };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    for (guint seed = 1; seed <= 2; seed++)
      {
        guint found = count_found (cases[i].percent, seed);

        g_test_message ("%u %% changed: %u of %d", cases[i].percent, found,
                        DOCUMENTS);
        g_assert_cmpuint (found * 100, >=, cases[i].least * DOCUMENTS);
      }
}

/* Documents of their own are not taken for each other. */
static void
test_strangers (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (7);
  g_autofree DxSketch *sketches = g_new (DxSketch, DOCUMENTS);

  for (guint i = 0; i < DOCUMENTS; i++)
    {
      g_auto (GStrv) words = make_document (rand, WORDS);
      g_autofree char *text = g_strjoinv (" ", words);

      dx_sketch_init (&sketches[i], text, NULL);
      for (guint j = 0; j < i; j++)
        {
          g_assert_cmpfloat (dx_sketch_compare (&sketches[i], &sketches[j]), <,
                             0.1);
          g_assert_cmpfloat (dx_sketch_contains (&sketches[i], &sketches[j]), <,
                             0.2);
        }
    }
}

/* The estimate is near the true share: of texts that have one half in
 * common, a third of all runs. */
static void
test_estimate (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (11);
  double sum = 0;

  for (guint i = 0; i < 100; i++)
    {
      g_auto (GStrv) common = make_document (rand, 500);
      g_auto (GStrv) left = make_document (rand, 500);
      g_auto (GStrv) right = make_document (rand, 500);
      g_autofree char *shared = g_strjoinv (" ", common);
      g_autofree char *a = g_strjoinv (" ", left);
      g_autofree char *b = g_strjoinv (" ", right);
      g_autofree char *first = g_strconcat (a, ". ", shared, NULL);
      g_autofree char *second = g_strconcat (shared, ". ", b, NULL);
      DxSketch one, two;

      dx_sketch_init (&one, first, NULL);
      dx_sketch_init (&two, second, NULL);
      sum += dx_sketch_compare (&one, &two);
    }
  g_assert_cmpfloat_with_epsilon (sum / 100, 1.0 / 3, 0.02);
}

/* A short text within one that is eight times as long. */
static void
test_contains (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (13);

  for (guint i = 0; i < 50; i++)
    {
      g_auto (GStrv) little = make_document (rand, 300);
      g_auto (GStrv) more = make_document (rand, 2100);
      g_autofree char *small = g_strjoinv (" ", little);
      g_autofree char *rest = g_strjoinv (" ", more);
      g_autofree char *large = g_strconcat (rest, " ", small, NULL);
      DxSketch one, two;

      dx_sketch_init (&one, small, NULL);
      dx_sketch_init (&two, large, NULL);
      g_assert_cmpfloat (dx_sketch_compare (&one, &two), <, 0.3);
      g_assert_cmpfloat (dx_sketch_contains (&one, &two), >, 0.3);
    }
}

static void
test_same (void)
{
  static const struct {
    const char *a;
    const char *b;
    double share;
  } cases[] = {
    { "Hội thảo năng suất", "HỘI THẢO NĂNG SUẤT", 1 },
    { "Hoà bình và hòa giải", "hoa binh va hoa giai", 1 },
    { "Hội thảo, năng suất; quốc gia", "Hội  thảo\nnăng suất (quốc gia)", 1 },
    { "Đo lường chất lượng", "do luong chat luong", 1 },
    { "e\u0301t một hai ba", "ét một hai ba", 1 },
    { "một hai ba", "bốn năm sáu", 0 },
    { "một hai", "một hai", 0 },
    { "", "", 0 },
    { "một hai ba", "", 0 },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      DxSketch a, b;

      dx_sketch_init (&a, cases[i].a, NULL);
      dx_sketch_init (&b, cases[i].b, NULL);
      g_assert_cmpfloat_with_epsilon (dx_sketch_compare (&a, &b),
                                      cases[i].share, 1e-9);
    }
}

static void
test_stop_words (void)
{
  g_autoptr (DxStopWords) stop =
      dx_stop_words_new ("MỤC TIÊU CỦA NHIỆM VỤ\nDỰ KIẾN KẾT QUẢ, SẢN PHẨM");
  DxSketch sketch, bare, other;

  dx_sketch_init (&sketch, "Mục tiêu của nhiệm vụ", stop);
  g_assert_cmpuint (sketch.n_shingles, ==, 0);
  dx_sketch_init (&sketch, "mục tiêu của nhiệm vụ", NULL);
  g_assert_cmpuint (sketch.n_shingles, ==, 3);
  /* A run does not reach over the end of a line of the form. */
  dx_sketch_init (&sketch, "nhiệm vụ dự kiến", stop);
  g_assert_cmpuint (sketch.n_shingles, ==, 2);
  dx_sketch_init (&bare, "chế biến chè hữu cơ", stop);
  dx_sketch_init (&other, "dự kiến kết quả chế biến chè hữu cơ", stop);
  g_assert_cmpuint (bare.n_shingles, ==, 3);
  g_assert_cmpuint (other.n_shingles, ==, 5);
}

/* The numbers are fixed for good: what is stored is compared for years. */
static void
test_bytes (void)
{
  static const char text[] = "Năng suất chất lượng sản phẩm hàng hóa";
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GBytes) cut = NULL;
  g_autoptr (GBytes) old = NULL;
  g_autofree char *digest = NULL;
  static const guint8 newer[8 + 4 * DX_SKETCH_SIZE] = { 2 };
  DxSketch sketch, read;

  dx_sketch_init (&sketch, text, NULL);
  bytes = dx_sketch_to_bytes (&sketch);
  digest = g_compute_checksum_for_bytes (G_CHECKSUM_SHA256, bytes);
  g_test_message ("%s", digest);
  g_assert_true (g_str_has_prefix (digest, "fe5c33c1f11375325034e278c420da69"));
  g_assert_true (dx_sketch_init_from_bytes (&read, bytes));
  g_assert_cmpmem (&read, sizeof read, &sketch, sizeof sketch);
  cut = g_bytes_new_from_bytes (bytes, 0, g_bytes_get_size (bytes) - 1);
  g_assert_false (dx_sketch_init_from_bytes (&read, cut));
  old = g_bytes_new_static (newer, sizeof newer);
  g_assert_false (dx_sketch_init_from_bytes (&read, old));
}

static void
test_names (void)
{
  static const struct {
    const char *a;
    const char *b;
    double least;
    double most;
  } cases[] = {
    { "Truyền thông năng suất chất lượng", "truyen thong NANG SUAT chat luong",
      1, 1 },
    { "Truyền thông về năng suất năm 2025",
      "Truyền thông về năng suất năm 2026", 0.8, 0.95 },
    { "Áp dụng 5S tại doanh nghiệp", "Xây dựng TCVN về trí tuệ nhân tạo", 0,
      0 },
    { "Áp dụng Kaizen cho doanh nghiệp nhỏ", "Kaizen: áp dụng cho doanh nghiệp",
      0.4, 0.8 },
    { "Halal", "halal", 1, 1 },
    { "Halal", "ESG", 0, 0 },
    { "", "", 0, 0 },
    { "Halal", "", 0, 0 },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GArray) a = dx_name_key_new (cases[i].a);
      g_autoptr (GArray) b = dx_name_key_new (cases[i].b);
      double alike =
          dx_name_key_compare ((guint32 *) (gpointer) a->data, a->len,
                               (guint32 *) (gpointer) b->data, b->len);

      g_assert_cmpfloat (alike, >=, cases[i].least);
      g_assert_cmpfloat (alike, <=, cases[i].most);
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/sketch/recall", test_recall);
  g_test_add_func ("/sketch/strangers", test_strangers);
  g_test_add_func ("/sketch/estimate", test_estimate);
  g_test_add_func ("/sketch/contains", test_contains);
  g_test_add_func ("/sketch/same", test_same);
  g_test_add_func ("/sketch/stop-words", test_stop_words);
  g_test_add_func ("/sketch/bytes", test_bytes);
  g_test_add_func ("/sketch/names", test_names);
  return g_test_run ();
}
