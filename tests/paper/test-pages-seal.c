/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "dx-paper-style.h"
#include "dx-paper.h"
#include "dx-pdf.h"
#include "paper-fixture.h"

static DxPages *
pages_of (DxProposal *proposal, DxPaperFlags flags)
{
  return dx_paper_new_pages (fixture_fonts (), proposal, fixture_catalog (),
                             flags);
}

static gboolean
collect_cb (const guint8 *bytes,
            gsize length,
            gpointer user_data,
            GError **error)
{
  g_byte_array_append (user_data, bytes, (guint) length);

  return TRUE;
}

static gsize
get_pdf_size (DxPages *pages)
{
  g_autoptr (GByteArray) pdf = g_byte_array_new ();
  g_autoptr (GError) error = NULL;

  g_assert_true (dx_pdf_write (pages, NULL, collect_cb, pdf, &error));
  g_assert_no_error (error);

  return pdf->len;
}

/* Pixels of @page that are not white between two heights, in millimetres. */
static guint
count_ink (DxPages *pages, guint page, double top, double bottom)
{
  const int scale = 2;
  cairo_surface_t *surface = cairo_image_surface_create (
      CAIRO_FORMAT_RGB24, (int) DX_PAPER_WIDTH * scale,
      (int) DX_PAPER_HEIGHT * scale);
  cairo_t *cr = cairo_create (surface);
  guint ink = 0;

  cairo_set_source_rgb (cr, 1, 1, 1);
  cairo_paint (cr);
  cairo_scale (cr, scale, scale);
  dx_pages_draw (pages, cr, page);
  cairo_surface_flush (surface);
  for (int y = (int) (DX_MM (top) * scale);
       y < (int) (DX_MM (bottom) * scale)
       && y < cairo_image_surface_get_height (surface);
       y++)
    {
      const guint8 *row = cairo_image_surface_get_data (surface)
                          + y * cairo_image_surface_get_stride (surface);

      for (int x = 0; x < cairo_image_surface_get_width (surface); x++)
        ink += row[x * 4] < 255;
    }
  cairo_destroy (cr);
  cairo_surface_destroy (surface);

  return ink;
}

/* What stands on the form is the same, line by line and dot by dot. */
static void
test_moves_nothing (void)
{
  g_autoptr (DxProposal) proposal = fixture_full ();
  g_autoptr (DxPages) bare = pages_of (proposal, DX_PAPER_ANNEX);
  g_autoptr (DxPages)
      sealed = pages_of (proposal, DX_PAPER_ANNEX | DX_PAPER_SEAL);
  guint n = dx_pages_get_n_pages (bare);

  g_assert_cmpuint (dx_pages_get_n_pages (sealed), ==, n);
  for (guint page = 0; page < n; page++)
    {
      g_autofree char *before = dx_pages_describe (bare, page);
      g_autofree char *after = dx_pages_describe (sealed, page);
      g_autofree char *text = dx_pages_get_text (bare, page);
      g_autofree char *sealed_text = dx_pages_get_text (sealed, page);

      g_assert_cmpstr (after, ==, before);
      g_assert_cmpstr (sealed_text, ==, text);
      g_assert_cmpuint (count_ink (sealed, page, 0, 277.7), ==,
                        count_ink (bare, page, 0, 277.7));
      g_assert_cmpuint (count_ink (bare, page, 277.8, 297), ==, 0);
      g_assert_cmpuint (count_ink (sealed, page, 277.8, 297), >, 1000);
      g_assert_cmpuint (count_ink (sealed, page, 293, 297), ==, 0);
    }
}

static void
test_payloads (void)
{
  g_autoptr (DxProposal) proposal = fixture_full ();
  g_autoptr (DxPages)
      pages = pages_of (proposal, DX_PAPER_ANNEX | DX_PAPER_SEAL);
  g_autoptr (DxSeal) seal = dx_seal_new (proposal, NULL);
  guint n = dx_pages_get_n_pages (pages);

  for (guint page = 0; page < n; page++)
    {
      g_autofree char *payload = dx_pages_get_payload (pages, page);
      g_autofree char *text = dx_pages_get_text (pages, page);
      g_autofree char *line = dx_pages_get_foot_line (pages, page);
      g_autofree char *place = g_strdup_printf ("trang %u/%u", page + 1, n);
      g_autoptr (DxSealMark) mark = dx_seal_mark_parse (payload, NULL);
      char hash[DX_SEAL_LETTERS + 1];

      dx_seal_hash_page (text, hash);
      g_assert_cmpstr (mark->id, ==, dx_proposal_get_id (proposal));
      g_assert_cmpuint (mark->page, ==, page + 1);
      g_assert_cmpuint (mark->pages, ==, n);
      g_assert_cmpstr (mark->page_hash, ==, hash);
      g_assert_cmpstr (mark->code, ==, seal->code);
      g_assert_nonnull (strstr (line, place));
      g_assert_null (strstr (text, "Đề Xuất ·"));
    }
}

static void
test_text_of_page (void)
{
  g_autoptr (DxProposal) proposal = fixture_proposal ();
  g_autoptr (DxPages) pages = NULL;
  g_autofree char *first = NULL;
  g_autofree char *second = NULL;
  g_autofree char *long_text = fixture_repeat ("năng  suất\n", 60);

  dx_proposal_set_text (proposal, "II.urgency", long_text);
  pages = pages_of (proposal, DX_PAPER_SLIP);
  first = dx_pages_get_text (pages, 0);
  second = dx_pages_get_text (pages, 1);
  g_assert_true (g_str_has_prefix (first, "Mẫu A1-ĐXNV\n"));
  g_assert_true (g_str_has_prefix (second, "2\n"));
  g_assert_nonnull (strstr (second, "\nnăng suất\nnăng suất\n"));
  g_assert_null (strstr (second, "  "));
  g_assert_null (strstr (second, "\n\n"));
}

/* 2 KB a page at most, however long the document. */
static void
test_size (void)
{
  g_autoptr (DxProposal) proposal = fixture_full ();
  g_autoptr (DxPages) bare = pages_of (proposal, DX_PAPER_ANNEX);
  g_autoptr (DxPages)
      sealed = pages_of (proposal, DX_PAPER_ANNEX | DX_PAPER_SEAL);
  gsize more = get_pdf_size (sealed) - get_pdf_size (bare);

  g_test_message ("%" G_GSIZE_FORMAT " bytes for %u pages", more,
                  dx_pages_get_n_pages (bare));
  g_assert_cmpuint (more, <, 2048 * dx_pages_get_n_pages (bare));
}

static void
test_place (void)
{
  g_autoptr (DxProposal) proposal = fixture_full ();
  g_autoptr (DxPages) pages = pages_of (proposal, DX_PAPER_SEAL);
  DxPageRect rect;

  dx_pages_get_seal_rect (pages, 0, &rect);
  g_assert_cmpfloat (rect.y, >=, DX_PAPER_HEIGHT - DX_MARGIN_BOTTOM);
  g_assert_cmpfloat (rect.y + rect.height, <=, DX_PAPER_HEIGHT - DX_MM (4.2));
  g_assert_cmpfloat_with_epsilon (rect.x + rect.width,
                                  DX_PAPER_WIDTH - DX_MARGIN_RIGHT, 0.01);
}

/* On and off, with an edit, and never on a blank form. */
static void
test_switch (void)
{
  g_autoptr (DxProposal) proposal = fixture_full ();
  g_autoptr (DxPages) pages = pages_of (proposal, DX_PAPER_SEAL);
  g_autoptr (DxPages)
      blank = pages_of (proposal, DX_PAPER_SEAL | DX_PAPER_BLANK);
  g_autofree char *code = NULL;

  g_assert_null (dx_pages_get_seal (blank));
  code = g_strdup (dx_pages_get_seal (pages)->code);
  dx_proposal_set_text (proposal, "X.name", "Đơn vị khác");
  dx_paper_update_pages (pages, proposal, fixture_catalog (), DX_PAPER_SEAL);
  g_assert_cmpstr (dx_pages_get_seal (pages)->code, !=, code);
  dx_paper_update_pages (pages, proposal, fixture_catalog (), DX_PAPER_SLIP);
  g_assert_null (dx_pages_get_seal (pages));
  g_assert_cmpuint (count_ink (pages, 0, 277.8, 297), ==, 0);
}

int
main (int argc, char **argv)
{
  int status;

  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/seal/moves-nothing", test_moves_nothing);
  g_test_add_func ("/seal/payloads", test_payloads);
  g_test_add_func ("/seal/text-of-page", test_text_of_page);
  g_test_add_func ("/seal/size", test_size);
  g_test_add_func ("/seal/place", test_place);
  g_test_add_func ("/seal/switch", test_switch);

  status = g_test_run ();
  fixture_clear ();

  return status;
}
