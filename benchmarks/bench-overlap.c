/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dx-overlap.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* What it costs to make the sketch of a text, and to look for one among
 * many.
 *
 *   bench-overlap [--texts N] [--bound MS]
 *
 * With a bound, a slower median of the search fails. */

#define TEXTS 100000
#define WORDS 1500
#define KINDS 64
#define RUNS 21

static const char *const words[] = {
  "năng",  "lượng", "chất",  "doanh", "nghiệp", "áp",   "dụng", "tiêu",
  "chuẩn", "quốc",  "gia",   "của",   "các",    "được", "đào",  "tạo",
  "tỉnh",  "Điện",  "Biên",  "sản",   "phẩm",   "hàng", "hóa",  "quản",
  "lý",    "kỹ",    "thuật", "công",  "cụ",     "cải",  "tiến", "kinh",
  "tế",    "xanh",  "tuần",  "hoàn",  "giảm",   "phát", "thải", "khí",
};

static char *
make_text (GRand *rand)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < WORDS; i++)
    g_string_append_printf (
        text, "%s ", words[g_rand_int_range (rand, 0, G_N_ELEMENTS (words))]);
  return g_string_free (text, FALSE);
}

/* Sketches of a few texts stand for all, most of them much changed. */
static DxOverlapIndex *
fill (DxSketch *kinds, guint n)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (1322);
  DxOverlapIndex *index = dx_overlap_index_new ();

  for (guint i = 0; i < n; i++)
    {
      g_autofree char *id = g_strdup_printf ("%u", i);
      g_autofree char *name = g_strdup_printf (
          "Nâng cao năng suất chất lượng sản phẩm %u tại tỉnh %u", i, i % 34);
      DxSketch sketch = kinds[i % KINDS];

      for (guint j = 0; j < DX_SKETCH_SIZE && i % 1000 != 0; j++)
        if (g_rand_int_range (rand, 0, 10) != 0)
          sketch.minima[j] = g_rand_int (rand);
      dx_overlap_index_add (index, id, name, &sketch);
    }
  return index;
}

static int
compare_times (gconstpointer a, gconstpointer b)
{
  gint64 left = *(const gint64 *) a;
  gint64 right = *(const gint64 *) b;

  return left < right ? -1 : left > right;
}

static gint64
measure (const DxOverlapIndex *index, const DxSketch *sketch, guint *found)
{
  gint64 times[RUNS];

  for (guint i = 0; i < RUNS; i++)
    {
      gint64 start = g_get_monotonic_time ();
      g_autoptr (GPtrArray) hits = dx_overlap_index_query (
          index, "Chế biến chè hữu cơ cho doanh nghiệp", sketch, NULL, 20);

      times[i] = g_get_monotonic_time () - start;
      *found = hits->len;
    }
  qsort (times, RUNS, sizeof times[0], compare_times);
  return times[RUNS / 2];
}

int
main (int argc, char *argv[])
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (2030);
  g_autoptr (DxOverlapIndex) index = NULL;
  DxSketch kinds[KINDS];
  guint texts = TEXTS;
  gint64 bound = 0;
  gint64 start, making = 0, median;
  guint found = 0;

  for (int i = 1; i + 1 < argc; i += 2)
    {
      if (strcmp (argv[i], "--texts") == 0)
        texts = (guint) g_ascii_strtoull (argv[i + 1], NULL, 10);
      if (strcmp (argv[i], "--bound") == 0)
        bound = g_ascii_strtoll (argv[i + 1], NULL, 10);
    }
  for (guint i = 0; i < KINDS; i++)
    {
      g_autofree char *text = make_text (rand);

      start = g_get_monotonic_time ();
      dx_sketch_init (&kinds[i], text, NULL);
      making += g_get_monotonic_time () - start;
    }
  index = fill (kinds, texts);
  median = measure (index, &kinds[0], &found);
  printf ("sketch of %d words: %.0f µs; one against %u: median %.2f ms, "
          "%u found\n",
          WORDS, (double) making / KINDS, texts, (double) median / 1000, found);
  return bound > 0 && median > bound * 1000 ? 1 : 0;
}
