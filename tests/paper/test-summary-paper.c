/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dx-summary-paper.h"

#include <stdio.h>
#include <string.h>

#include "dx-facts.h"
#include "dx-letter-paper.h"
#include "dx-paper-style.h"
#include "paper-fixture.h"

static DxSummary *
make_summary (const char *id, guint n, guint words)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (7);
  g_autoptr (GPtrArray) entries =
      g_ptr_array_new_with_free_func ((GDestroyNotify) dx_summary_entry_free);
  g_autoptr (DxFacts) facts = dx_facts_new ();
  g_autoptr (GError) error = NULL;
  DxSummary *summary;

  for (guint i = 0; i < n; i++)
    {
      g_autoptr (DxProposal) proposal = fixture_full ();
      g_autofree char *text = fixture_sentences (random, words);

      dx_proposal_set_text (proposal, "III.objectives", text);
      g_ptr_array_add (entries, dx_summary_entry_new (proposal));
    }
  summary =
      dx_summary_new (dx_catalog_get_columns (fixture_catalog (), id, &error),
                      entries, fixture_catalog (), facts, &error);
  g_assert_no_error (error);

  return summary;
}

static DxPages *
make_pages (const char *id, guint n, guint words)
{
  g_autoptr (DxSummary) summary = make_summary (id, n, words);

  return dx_pages_new (fixture_fonts (), dx_summary_paper_new (summary));
}

static void
test_landscape (void)
{
  g_autoptr (DxPages) pages = make_pages (DX_COLUMNS_DEFAULT, 2, 10);
  double width;
  double height;

  dx_pages_get_size (pages, &width, &height);
  g_assert_cmpfloat (width, ==, DX_PAPER_HEIGHT);
  g_assert_cmpfloat (height, ==, DX_PAPER_WIDTH);
  g_assert_cmpuint (dx_pages_get_n_pages (pages), ==, 1);
}

/* How a page begins and ends: every page that begins inside the table has
 * the header first; a part of a row has two lines at least; nothing reaches
 * below the body. */
static void
check_page (DxPages *pages, guint page)
{
  g_autofree char *text = dx_pages_describe (pages, page);
  g_auto (GStrv) lines = g_strsplit (g_strchomp (text), "\n", -1);
  guint before = 0;

  for (guint i = 0; lines[i] != NULL; i++)
    {
      guint top;
      guint bottom;
      guint first;
      guint n;
      guint of;
      char kind[16];

      g_assert_cmpint (sscanf (lines[i], "%u-%u %15s %u+%u/%u", &top, &bottom,
                               kind, &first, &n, &of),
                       ==, 6);
      g_assert_cmpuint (top, >=, before);
      g_assert_cmpuint (bottom, <=, (guint) DX_BODY_HEIGHT_LANDSCAPE);
      if (page > 0 && i == 0)
        g_assert_cmpuint (first + n, ==, of);
      if (n < of)
        {
          g_assert_cmpuint (of, >, 12);
          g_assert_cmpuint (n, >=, 2);
        }
      /* The header above a part leaves it its white. */
      if (first > 0)
        g_assert_cmpuint (top, >=, before + (guint) DX_CELL_PADDING_Y - 1);
      before = bottom;
    }
}

static void
test_breaks (void)
{
  static const guint words[] = { 5, 40, 60, 90, 150, 400, 1500 };

  for (guint w = 0; w < G_N_ELEMENTS (words); w++)
    for (guint n = 1; n < 12; n += 2)
      {
        g_autoptr (DxPages)
            pages = make_pages (DX_COLUMNS_DEFAULT, n, words[w]);
        guint count = dx_pages_get_n_pages (pages);

        for (guint page = 0; page < count; page++)
          check_page (pages, page);
      }
}

/* The last row never begins a page by itself. */
static void
test_total_is_not_alone (void)
{
  for (guint n = 1; n < 30; n++)
    {
      g_autoptr (DxPages) pages = make_pages (DX_COLUMNS_DEFAULT, n, 30);
      g_autofree char *text =
          dx_pages_describe (pages, dx_pages_get_n_pages (pages) - 1);
      g_auto (GStrv) lines = g_strsplit (g_strchomp (text), "\n", -1);

      g_assert_cmpuint (g_strv_length (lines), >=, 3);
    }
}

/* Turned, nothing of the other pages is taken over. */
static void
test_turned (void)
{
  g_autoptr (DxSummary) summary = make_summary (DX_COLUMNS_DEFAULT, 2, 60);
  DxDocument *upright = dx_summary_paper_new (summary);
  g_autoptr (DxPages) pages = NULL;
  g_autoptr (DxPages)
      fresh = dx_pages_new (fixture_fonts (), dx_summary_paper_new (summary));
  g_autofree char *turned = NULL;
  g_autofree char *expected = dx_pages_describe (fresh, 0);

  upright->landscape = FALSE;
  pages = dx_pages_new (fixture_fonts (), upright);
  dx_pages_get_n_pages (pages);
  dx_pages_set_document (pages, dx_summary_paper_new (summary));
  turned = dx_pages_describe (pages, 0);
  g_assert_cmpstr (turned, ==, expected);
}

static DxLetter *
make_letter (DxLetterPart part, const char *text)
{
  g_autoptr (DxFacts) facts = dx_facts_new ();
  DxLetter *pattern =
      dx_catalog_get_letter (fixture_catalog (), DX_LETTER_DEFAULT, NULL);
  g_autoptr (DxLetter) filled = dx_facts_fill_letter (facts, pattern);

  return dx_letter_with (filled, part, text);
}

static char *
print_letter (DxLetterPart part, const char *text, guint *n_pages)
{
  g_autoptr (DxLetter) letter = make_letter (part, text);
  g_autoptr (DxPages)
      pages = dx_pages_new (fixture_fonts (), dx_letter_paper_new (letter));
  GString *out = g_string_new (NULL);

  *n_pages = dx_pages_get_n_pages (pages);
  for (guint i = 0; i < *n_pages; i++)
    {
      g_autofree char *page = dx_pages_get_text (pages, i);

      g_string_append (out, page);
    }

  return g_string_free (out, FALSE);
}

/* Every part comes to paper, whatever its length. */
static void
test_letter_parts (void)
{
  g_autofree char *many = fixture_repeat ("- Nơi nhận thứ một trăm;\n", 100);

  for (guint i = 0; i < DX_LETTER_N_PARTS; i++)
    {
      guint n_pages;
      g_autofree char *text = print_letter (i, "Chữ riêng\nDòng hai", &n_pages);
      g_autofree char *long_text = NULL;

      g_assert_nonnull (strstr (text, "Chữ riêng"));
      g_assert_nonnull (strstr (text, "Dòng hai"));
      g_assert_cmpuint (n_pages, ==, 1);
      long_text = print_letter (i, many, &n_pages);
      g_assert_cmpuint (n_pages, >, 1);
      n_pages = 0;
      for (const char *p = long_text; (p = strstr (p, "thứ một trăm;")) != NULL;
           p++)
        n_pages++;
      g_assert_cmpuint (n_pages, >=, i == DX_LETTER_TO ? 99 : 95);
    }
}

/* The foot is never alone on its page. */
static void
test_letter_foot (void)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (3);

  for (guint words = 150; words < 700; words += 10)
    {
      g_autofree char *body = fixture_sentences (random, words);
      g_autoptr (DxLetter) letter = make_letter (DX_LETTER_BODY, body);
      g_autoptr (DxPages)
          pages = dx_pages_new (fixture_fonts (), dx_letter_paper_new (letter));
      g_autofree char *text =
          dx_pages_describe (pages, dx_pages_get_n_pages (pages) - 1);
      g_auto (GStrv) lines = g_strsplit (g_strchomp (text), "\n", -1);

      g_assert_true (strstr (text, "columns 0+1/1") != NULL);
      g_assert_cmpuint (g_strv_length (lines), >=, 2);
    }
}

static void
test_letter_kind (void)
{
  guint n_pages;
  g_autofree char *text = print_letter (DX_LETTER_KIND, "TỜ TRÌNH", &n_pages);
  const char *kind = strstr (text, "TỜ TRÌNH");

  g_assert_nonnull (kind);
  g_assert_nonnull (strstr (kind, "V/v"));
}

int
main (int argc, char **argv)
{
  int result;

  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/summary-paper/landscape", test_landscape);
  g_test_add_func ("/summary-paper/breaks", test_breaks);
  g_test_add_func ("/summary-paper/total-is-not-alone",
                   test_total_is_not_alone);
  g_test_add_func ("/summary-paper/turned", test_turned);
  g_test_add_func ("/summary-paper/letter-parts", test_letter_parts);
  g_test_add_func ("/summary-paper/letter-foot", test_letter_foot);
  g_test_add_func ("/summary-paper/letter-kind", test_letter_kind);
  result = g_test_run ();
  fixture_clear ();

  return result;
}
