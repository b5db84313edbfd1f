/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dx-check.h"

#include <stdio.h>
#include <string.h>

/* The median time of the whole check on a proposal of sixty pages.
 *
 *   bench-check [--bound MS]
 *
 * With a bound, a median over it fails. */

#define PAGE_BYTES 3000
#define PAGES 60
#define RUNS 51

/* Syllables as they stand in such proposals, without a single finding. */
static const char *const words[] = {
  "năng", "lượng", "chất",  "doanh", "nghiệp", "áp",    "dụng",
  "tiêu", "chuẩn", "quốc",  "gia",   "và",     "của",   "các",
  "cho",  "được",  "đến",   "đào",   "tạo",    "hướng", "dẫn",
  "tại",  "tỉnh",  "Điện",  "Biên",  "sản",    "phẩm",  "hàng",
  "hóa",  "quản",  "lý",    "kỹ",    "thuật",  "công",  "cụ",
  "cải",  "tiến",  "kinh",  "tế",    "xanh",   "tuần",  "hoàn",
  "giảm", "phát",  "thải",  "khí",   "nhà",    "kính",  "15/2022/TT-BKHCN",
  "ISO",  "14001", "2026,", "150",   "đại",    "biểu;", "khả",
  "là",   "với",   "ở",     "trên",  "nhằm",   "góp",   "phần",
};

static char *
write_pages (GRand *rand, guint pages)
{
  GString *text = g_string_sized_new (pages * PAGE_BYTES);

  while (text->len < pages * PAGE_BYTES)
    {
      guint count = (guint) g_rand_int_range (rand, 40, 140);

      for (guint i = 0; i < count; i++)
        {
          guint word = (guint) g_rand_int_range (rand, 0, G_N_ELEMENTS (words));

          g_string_append_printf (text, "%s ", words[word]);
        }
      g_string_append (text, "hết 1.\n");
    }
  return g_string_free (text, FALSE);
}

static DxProposal *
make_proposal (DxCatalog *catalog)
{
  static const char *const fields[] = { "II.urgency",  "III.objectives",
                                        "IV.contents", "V.results",
                                        "VI.effects",  "VII.places" };
  DxForm *form = dx_catalog_get_default_form (catalog);
  DxCall *call = dx_catalog_get_call (catalog, "dien-bien-2026", NULL);
  DxProposal *proposal = dx_proposal_new (form, call);
  g_autoptr (GRand) rand = g_rand_new_with_seed (1322);

  for (gsize i = 0; i < G_N_ELEMENTS (fields); i++)
    {
      g_autofree char *text = write_pages (rand, PAGES / G_N_ELEMENTS (fields));

      dx_proposal_set_text (proposal, fields[i], text);
    }
  return proposal;
}

static int
compare_times (gconstpointer a, gconstpointer b)
{
  gint64 left = *(const gint64 *) a;
  gint64 right = *(const gint64 *) b;

  return left < right ? -1 : left > right;
}

int
main (int argc, char *argv[])
{
  g_autoptr (DxCatalog) catalog = dx_catalog_new ();
  g_autoptr (DxProposal) proposal = make_proposal (catalog);
  g_autoptr (GDateTime) now = g_date_time_new_from_unix_utc (1754000000);
  gint64 times[RUNS];
  guint findings = 0;
  gint64 bound = 0;

  if (argc == 3 && strcmp (argv[1], "--bound") == 0)
    bound = g_ascii_strtoll (argv[2], NULL, 10);
  for (guint i = 0; i < RUNS; i++)
    {
      g_autoptr (GPtrArray) found = NULL;
      gint64 start = g_get_monotonic_time ();

      found = dx_check (proposal, catalog, now);
      times[i] = g_get_monotonic_time () - start;
      findings = found->len;
    }
  g_qsort_with_data (times, RUNS, sizeof times[0],
                     (GCompareDataFunc) (GCallback) compare_times, NULL);
  printf ("check of %d pages: median %.2f ms, slowest %.2f ms, %u findings\n",
          PAGES, (double) times[RUNS / 2] / 1000,
          (double) times[RUNS - 1] / 1000, findings);
  return bound > 0 && times[RUNS / 2] > bound * 1000 ? 1 : 0;
}
