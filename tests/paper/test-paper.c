/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dx-paper.h"

#include <string.h>

#include "dx-form-paper.h"
#include "dx-pdf.h"
#include "paper-fixture.h"

static gboolean
collect_cb (const guint8 *bytes,
            gsize length,
            gpointer user_data,
            GError **error)
{
  g_byte_array_append (user_data, bytes, length);

  return TRUE;
}

static char *
sum_of (DxPages *pages)
{
  g_autoptr (GByteArray) bytes = g_byte_array_new ();
  g_autoptr (GError) error = NULL;

  g_assert_true (dx_pdf_write (pages, NULL, collect_cb, bytes, &error));
  g_assert_no_error (error);

  return g_compute_checksum_for_data (G_CHECKSUM_SHA256, bytes->data,
                                      bytes->len);
}

static char *
dump_of (DxProposal *proposal, DxPaperFlags flags)
{
  g_autoptr (DxDocument)
      document = dx_paper_new_document (proposal, fixture_catalog (), flags);

  return dx_block_dump (document->root);
}

static void
test_flags (void)
{
  g_autoptr (DxProposal) proposal = fixture_full ();
  g_autofree char *slip = NULL;
  g_autofree char *annex = NULL;
  g_autofree char *blank = NULL;
  g_autofree char *both = NULL;
  DxCall *call =
      dx_catalog_get_call (fixture_catalog (), "dien-bien-2026", NULL);

  dx_proposal_set_call (proposal, call);
  dx_proposal_set_topic (proposal, "halal", NULL, FALSE, 0);
  slip = dump_of (proposal, DX_PAPER_SLIP);
  annex = dump_of (proposal, DX_PAPER_ANNEX);
  blank = dump_of (proposal, DX_PAPER_BLANK);
  both = dump_of (proposal, DX_PAPER_BLANK | DX_PAPER_ANNEX);

  g_assert_null (strstr (slip, "PHỤ LỤC"));
  g_assert_true (g_str_has_prefix (annex, slip));
  g_assert_nonnull (strstr (annex, "[■]"));
  g_assert_nonnull (strstr (blank, "leaders x2 @I.name"));
  g_assert_true (g_str_has_prefix (both, blank));
  g_assert_null (strstr (both, "[■]"));
  g_assert_nonnull (strstr (both, "[□]"));
}

/* Without a call and topics there is nothing for an annex to say. */
static void
test_no_annex (void)
{
  g_autoptr (DxProposal) proposal = fixture_full ();
  g_autofree char *slip = dump_of (proposal, DX_PAPER_SLIP);
  g_autofree char *annex = dump_of (proposal, DX_PAPER_ANNEX);

  g_assert_cmpstr (slip, ==, annex);
}

static void
assert_same_places (DxPages *updated, DxPages *anew)
{
  guint n = dx_pages_get_n_pages (anew);

  g_assert_cmpuint (dx_pages_get_n_pages (updated), ==, n);
  for (guint page = 0; page < n; page++)
    {
      g_autofree char *left = dx_pages_describe (updated, page);
      g_autofree char *right = dx_pages_describe (anew, page);

      g_assert_cmpstr (left, ==, right);
      for (double y = 20; y < 842; y += 23)
        for (double x = 20; x < 595; x += 150)
          g_assert_cmpstr (dx_pages_find_field (updated, page, x, y), ==,
                           dx_pages_find_field (anew, page, x, y));
    }
}

/* Nothing tells pages that were brought up to date from pages that were
 * set anew: not a place, not a byte. */
static void
assert_same (DxPages *updated, DxProposal *proposal, DxPaperFlags flags)
{
  g_autoptr (DxPages) anew = dx_paper_new_pages (fixture_fonts (), proposal,
                                                 fixture_catalog (), flags);
  g_autofree char *left = NULL;
  g_autofree char *right = NULL;

  assert_same_places (updated, anew);
  left = sum_of (updated);
  right = sum_of (anew);
  g_assert_cmpstr (left, ==, right);
}

/* Words that stand elsewhere too, so that lines change hands. */
static void
edit (DxProposal *proposal, GRand *random)
{
  static const char *const fields[] = {
    "I.name",     "II.urgency", "III.objectives", "IV.contents",  "V.results",
    "VI.effects", "VII.places", "X.address",      "X.attachments"
  };
  const char *field =
      fields[g_rand_int_range (random, 0, G_N_ELEMENTS (fields) - 1)];
  const char *other =
      fields[g_rand_int_range (random, 0, G_N_ELEMENTS (fields) - 1)];
  g_autofree char *words =
      fixture_sentences (random, g_rand_int_range (random, 1, 60));
  const char *old = dx_proposal_get_text (proposal, field);
  const char *from = dx_proposal_get_text (proposal, other);
  g_autofree char *text = NULL;

  switch (g_rand_int_range (random, 0, 4))
    {
    case 0:
      text = g_strdup_printf ("%s\n%s", words, old != NULL ? old : "");
      break;
    case 1:
      text = g_strdup_printf ("%s%s", old != NULL ? old : "", words);
      break;
    case 2:
      text = g_strdup (from);
      break;
    default:
      break;
    }
  if (text != NULL)
    dx_proposal_set_text (proposal, field, text);
  else
    dx_proposal_clear (proposal, field);
}

static void
test_update (void)
{
  for (guint seed = 0; seed < 6; seed++)
    {
      g_autoptr (GRand) random = g_rand_new_with_seed (seed);
      g_autoptr (DxProposal) proposal = fixture_random (random);
      DxPaperFlags flags = seed % 2 ? DX_PAPER_ANNEX : DX_PAPER_SLIP;
      g_autoptr (DxPages) pages = NULL;

      dx_proposal_set_call (
          proposal,
          dx_catalog_get_call (fixture_catalog (), "an-giang-2026", NULL));
      pages = dx_paper_new_pages (fixture_fonts (), proposal,
                                  fixture_catalog (), flags);
      for (guint i = 0; i < 12; i++)
        {
          /* All set, a page set, nothing set. */
          if (i % 3 > 0)
            dx_pages_has_page (pages, i % 3 == 1 ? 200 : 0);
          edit (proposal, random);
          dx_paper_update_pages (pages, proposal, fixture_catalog (), flags);
          if (i % 3 == 0)
            assert_same (pages, proposal, flags);
        }
    }
}

/* Rows move, the header becomes a row of another table, all goes. */
static void
test_update_tables (void)
{
  g_autoptr (DxProposal) proposal = fixture_full ();
  g_autoptr (DxPages) pages = dx_paper_new_pages (
      fixture_fonts (), proposal, fixture_catalog (), DX_PAPER_SLIP);

  for (guint i = 0; i < 90; i++)
    {
      dx_pages_get_n_pages (pages);
      dx_proposal_insert_row (proposal, "V.products", i / 2);
      dx_proposal_set_cell_text (proposal, "V.products", i / 2, "name",
                                 i % 2 ? "Tên sản phẩm" : "Bài báo");
      dx_paper_update_pages (pages, proposal, NULL, DX_PAPER_SLIP);
      if (i % 15 == 0)
        assert_same (pages, proposal, DX_PAPER_SLIP);
    }
  dx_proposal_clear (proposal, "V.products");
  dx_paper_update_pages (pages, proposal, NULL, DX_PAPER_BLANK);
  assert_same (pages, proposal, DX_PAPER_BLANK);
}

/* The same line many times over is found again as quickly. */
static void
test_update_same_lines (void)
{
  g_autoptr (DxProposal) proposal = fixture_full ();
  g_autofree char *text = fixture_repeat ("- dòng\n", 20000);
  g_autoptr (DxPages) pages = NULL;
  gint64 start;
  guint n;

  dx_proposal_set_text (proposal, "IV.contents", text);
  pages = dx_paper_new_pages (fixture_fonts (), proposal, NULL, DX_PAPER_SLIP);
  start = g_get_monotonic_time ();
  n = dx_pages_get_n_pages (pages);
  g_test_message ("set in %" G_GINT64_FORMAT " µs",
                  g_get_monotonic_time () - start);
  dx_proposal_set_text (proposal, "V.results", "khác");
  start = g_get_monotonic_time ();
  dx_paper_update_pages (pages, proposal, NULL, DX_PAPER_SLIP);
  g_assert_cmpuint (dx_pages_get_n_pages (pages), ==, n);
  g_assert_cmpint (g_get_monotonic_time () - start, <, 2 * G_USEC_PER_SEC);
}

/* What has been drawn may be drawn again after an update, and pages may be
 * given another document altogether. */
static void
test_draw_between (void)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (11);
  g_autoptr (DxProposal) proposal = fixture_random (random);
  g_autoptr (DxProposal) other = fixture_proposal ();
  g_autoptr (DxPages) pages = dx_paper_new_pages (
      fixture_fonts (), proposal, fixture_catalog (), DX_PAPER_SLIP);
  cairo_surface_t *surface =
      cairo_recording_surface_create (CAIRO_CONTENT_ALPHA, NULL);
  cairo_t *cr = cairo_create (surface);

  for (guint i = 0; i < 20; i++)
    {
      for (guint page = 0; dx_pages_has_page (pages, page); page++)
        dx_pages_draw (pages, cr, page);
      edit (proposal, random);
      dx_paper_update_pages (pages, i % 5 == 4 ? other : proposal,
                             fixture_catalog (), DX_PAPER_SLIP);
    }
  g_assert_cmpint (cairo_status (cr), ==, CAIRO_STATUS_SUCCESS);
  cairo_destroy (cr);
  cairo_surface_destroy (surface);
}

int
main (int argc, char **argv)
{
  int status;

  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/paper/flags", test_flags);
  g_test_add_func ("/paper/no-annex", test_no_annex);
  g_test_add_func ("/paper/update", test_update);
  g_test_add_func ("/paper/update-tables", test_update_tables);
  g_test_add_func ("/paper/update-same-lines", test_update_same_lines);
  g_test_add_func ("/paper/draw-between", test_draw_between);

  status = g_test_run ();
  fixture_clear ();

  return status;
}
