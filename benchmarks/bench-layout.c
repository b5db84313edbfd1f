/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <stdio.h>
#include <string.h>

#include "dx-paper.h"

/* How long the pages of a proposal of sixty pages take: set anew, and after
 * a letter was typed, up to the number of pages; and one page on a screen.
 *
 *   bench-layout [--bound MS]
 *
 * With a bound, a median over it after the edit fails. */

#define PAGE_BYTES 3500
#define PAGES 60
#define RUNS 31

/* Syllables as they stand in such proposals. */
static const char *const words[] = {
  "năng",
  "lượng",
  "chất",
  "doanh",
  "nghiệp",
  "áp",
  "dụng",
  "tiêu",
  "chuẩn",
  "quốc",
  "gia",
  "và",
  "của",
  "các",
  "cho",
  "được",
  "đến",
  "đào",
  "tạo",
  "hướng",
  "dẫn",
  "tại",
  "tỉnh",
  "Điện",
  "Biên",
  "sản",
  "phẩm",
  "hàng",
  "hóa",
  "quản",
  "lý",
  "kỹ",
  "1322/QĐ-TTg",
  "công",
  "cụ",
  "cải",
  "tiến",
  "kinh",
  "tế",
  "2021-2030",
  "tuần",
  "hoàn",
  "giảm",
  "phát",
  "thải",
  "khí",
  "15/2022/TT-BKHCN",
  "14001",
  "2026,",
};

static const char *const fields[] = { "II.urgency",  "III.objectives",
                                      "IV.contents", "V.results",
                                      "VI.effects",  "VII.places" };

static char *
write_section (GRand *rand, gsize bytes)
{
  GString *text = g_string_sized_new (bytes);

  while (text->len < bytes)
    {
      guint count = (guint) g_rand_int_range (rand, 20, 140);

      if (g_rand_boolean (rand))
        g_string_append (text, "- ");
      for (guint i = 0; i < count; i++)
        {
          guint word = (guint) g_rand_int_range (rand, 0, G_N_ELEMENTS (words));

          g_string_append_printf (text, "%s ", words[word]);
        }
      g_string_append (text, "hết.\n");
    }

  return g_string_free (text, FALSE);
}

static DxProposal *
make_proposal (DxCatalog *catalog)
{
  DxProposal *proposal =
      dx_proposal_new (dx_catalog_get_default_form (catalog), NULL);
  g_autoptr (GRand) rand = g_rand_new_with_seed (1322);

  for (gsize i = 0; i < G_N_ELEMENTS (fields); i++)
    {
      g_autofree char *text =
          write_section (rand, PAGES * PAGE_BYTES / G_N_ELEMENTS (fields));

      dx_proposal_set_text (proposal, fields[i], text);
    }

  return proposal;
}

/* A letter more in the middle of a section, another one each time. */
static void
type_letter (DxProposal *proposal, guint run)
{
  const char *field = fields[run % G_N_ELEMENTS (fields)];
  const char *text = dx_proposal_get_text (proposal, field);
  const char *at = strchr (text + strlen (text) / 2, ' ');
  g_autofree char *edited =
      g_strdup_printf ("%.*sa%s", (int) (at - text), text, at);

  dx_proposal_set_text (proposal, field, edited);
}

static int
compare_times (gconstpointer a, gconstpointer b)
{
  gint64 left = *(const gint64 *) a;
  gint64 right = *(const gint64 *) b;

  return left < right ? -1 : left > right;
}

static gint64
report (const char *what, gint64 *times)
{
  g_qsort_with_data (times, RUNS, sizeof times[0],
                     (GCompareDataFunc) (GCallback) compare_times, NULL);
  printf ("%s: median %.2f ms, slowest %.2f ms\n", what,
          (double) times[RUNS / 2] / 1000, (double) times[RUNS - 1] / 1000);

  return times[RUNS / 2];
}

static void
draw (DxPages *pages, guint page)
{
  cairo_surface_t *image =
      cairo_image_surface_create (CAIRO_FORMAT_ARGB32, 794, 1123);
  cairo_t *cr = cairo_create (image);

  cairo_scale (cr, 96.0 / 72, 96.0 / 72);
  dx_pages_draw (pages, cr, page);
  cairo_destroy (cr);
  cairo_surface_destroy (image);
}

int
main (int argc, char *argv[])
{
  g_autoptr (DxCatalog) catalog = dx_catalog_new ();
  g_autoptr (DxFonts) fonts = dx_fonts_new ();
  g_autoptr (DxProposal) proposal = make_proposal (catalog);
  g_autoptr (DxPages) pages = NULL;
  gint64 anew[RUNS], after[RUNS], drawn[RUNS];
  gint64 bound = 0;
  gint64 median;

  if (argc == 3 && strcmp (argv[1], "--bound") == 0)
    bound = g_ascii_strtoll (argv[2], NULL, 10);

  for (guint i = 0; i < RUNS; i++)
    {
      gint64 start = g_get_monotonic_time ();

      g_clear_object (&pages);
      pages = dx_paper_new_pages (fonts, proposal, NULL, DX_PAPER_SLIP);
      dx_pages_get_n_pages (pages);
      anew[i] = g_get_monotonic_time () - start;
    }
  printf ("%u pages\n", dx_pages_get_n_pages (pages));
  for (guint i = 0; i < RUNS; i++)
    {
      gint64 start;

      type_letter (proposal, i);
      start = g_get_monotonic_time ();
      dx_paper_update_pages (pages, proposal, NULL, DX_PAPER_SLIP);
      dx_pages_get_n_pages (pages);
      after[i] = g_get_monotonic_time () - start;
      start = g_get_monotonic_time ();
      draw (pages, (i * 7) % dx_pages_get_n_pages (pages));
      drawn[i] = g_get_monotonic_time () - start;
    }

  report ("set anew", anew);
  median = report ("after a letter", after);
  report ("a page on the screen", drawn);

  return bound > 0 && median > bound * 1000 ? 1 : 0;
}
