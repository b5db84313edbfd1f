/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dx-pages.h"

#include <stdio.h>
#include <string.h>

#include "dx-form-paper.h"
#include "dx-paper-style.h"
#include "dx-value-blocks.h"
#include "paper-fixture.h"

/* A line of dx_pages_describe (). */
typedef struct {
  int top;
  int bottom;
  char kind[16];
  guint first;
  guint n;
  guint of;
} Piece;

static GArray *
read_pieces (DxPages *pages, guint page)
{
  GArray *pieces = g_array_new (FALSE, FALSE, sizeof (Piece));
  g_autofree char *text = dx_pages_describe (pages, page);
  g_auto (GStrv) lines = g_strsplit (text, "\n", -1);

  for (guint i = 0; lines[i] != NULL && *lines[i] != '\0'; i++)
    {
      Piece piece;

      g_assert_cmpint (sscanf (lines[i], "%d-%d %15s %u+%u/%u", &piece.top,
                               &piece.bottom, piece.kind, &piece.first,
                               &piece.n, &piece.of),
                       ==, 6);
      g_array_append_val (pieces, piece);
    }

  return pieces;
}

static gboolean
is_kind (const Piece *piece, const char *kind)
{
  return strcmp (piece->kind, kind) == 0;
}

/* Rules that hold for each piece by itself. */
static void
assert_piece (const Piece *piece, const char *what)
{
  gboolean begins = piece->first == 0;
  gboolean ends = piece->first + piece->n == piece->of;

  if (piece->bottom > DX_BODY_HEIGHT + 1)
    g_error ("%s: %s leaves the page", what, piece->kind);
  if (is_kind (piece, "signature") && !(begins && ends))
    g_error ("%s: the signature block is parted", what);
  if (is_kind (piece, "signature")
      && piece->bottom - piece->top < (int) DX_MM (35) + 17 * (int) piece->of)
    g_error ("%s: no room for signature and seal", what);
  if ((is_kind (piece, "paragraph") || is_kind (piece, "item")) && piece->n == 1
      && piece->of > 1)
    g_error ("%s: a line of a %s stands alone", what, piece->kind);
}

/* Nothing stands below the margin, and so nothing is cut off there. */
static void
assert_fits (DxPages *pages, const char *what)
{
  for (guint page = 0; dx_pages_has_page (pages, page); page++)
    {
      g_autoptr (GArray) pieces = read_pieces (pages, page);

      for (guint i = 0; i < pieces->len; i++)
        if (g_array_index (pieces, Piece, i).bottom > DX_BODY_HEIGHT + 1)
          g_error ("%s, page %u: a piece leaves the page", what, page + 1);
    }
}

static void
assert_page (GArray *pieces, gboolean last, const char *what)
{
  const Piece *end = &g_array_index (pieces, Piece, pieces->len - 1);
  guint before = 0;

  for (guint i = 0; i < pieces->len; i++)
    {
      const Piece *piece = &g_array_index (pieces, Piece, i);

      assert_piece (piece, what);
      if (is_kind (piece, "signature") && before < 2)
        g_error ("%s: the signature block is alone", what);
      before += piece->n;
    }
  if (!last && (is_kind (end, "heading") || is_kind (end, "title")))
    g_error ("%s: a %s is last on its page", what, end->kind);
}

static guint
count_lines (GArray *pieces, guint from)
{
  guint lines = 0;

  for (guint i = from; i < pieces->len; i++)
    lines += g_array_index (pieces, Piece, i).n;

  return lines;
}

/* A heading keeps two lines of what follows, or all there is before the
 * next heading. */
static void
assert_headings (GArray *pieces, GArray *next, const char *what)
{
  gboolean cut = next != NULL
                 && !is_kind (&g_array_index (next, Piece, 0), "heading");

  for (guint i = 0; i < pieces->len; i++)
    {
      guint after = count_lines (pieces, i + 1);

      if (is_kind (&g_array_index (pieces, Piece, i), "heading") && cut
          && after < 2)
        g_error ("%s: a heading keeps %u lines", what, after);
    }
}

static void
assert_layout (DxPages *pages, const char *what)
{
  guint n = dx_pages_get_n_pages (pages);

  for (guint page = 0; page < n; page++)
    {
      g_autoptr (GArray) pieces = read_pieces (pages, page);
      g_autoptr (GArray) next = page + 1 < n ? read_pieces (pages, page + 1)
                                             : NULL;
      g_autofree char *where = g_strdup_printf ("%s, page %u", what, page + 1);

      g_assert_cmpuint (pieces->len, >, 0);
      assert_page (pieces, page + 1 == n, where);
      assert_headings (pieces, next, where);
    }
}

/* Nothing but the page number is drawn outside the margins. */
static void
assert_ink (DxPages *pages, const char *what)
{
  for (guint page = 0; dx_pages_has_page (pages, page); page++)
    {
      cairo_surface_t *surface =
          cairo_recording_surface_create (CAIRO_CONTENT_ALPHA, NULL);
      cairo_t *cr = cairo_create (surface);
      double x, y, width, height;

      dx_pages_draw (pages, cr, page);
      g_assert_cmpint (cairo_status (cr), ==, CAIRO_STATUS_SUCCESS);
      cairo_recording_surface_ink_extents (surface, &x, &y, &width, &height);
      cairo_destroy (cr);
      cairo_surface_destroy (surface);

      if (x < DX_MARGIN_LEFT - 2.5
          || x + width > DX_PAPER_WIDTH - DX_MARGIN_RIGHT + 2.5
          || y + height > DX_PAPER_HEIGHT - DX_MARGIN_BOTTOM + 2.5
          || y < (page == 0 ? DX_MARGIN_TOP - 2.5 : DX_MM (5)))
        g_error ("%s, page %u: ink at %.1f %.1f %.1f %.1f", what, page + 1, x,
                 y, x + width, y + height);
    }
}

static DxPages *
pages_of (DxProposal *proposal)
{
  return dx_pages_new (fixture_fonts (), dx_form_paper_new (proposal));
}

static void
test_blank (void)
{
  DxForm *form = dx_catalog_get_default_form (fixture_catalog ());
  g_autoptr (DxPages)
      pages = dx_pages_new (fixture_fonts (), dx_form_paper_new_blank (form));

  g_assert_cmpuint (dx_pages_get_n_pages (pages), ==, 2);
  assert_layout (pages, "blank");
  assert_ink (pages, "blank");
}

/* The rules of the page hold for whatever people write. */
static void
test_random (void)
{
  for (guint seed = 0; seed < 150; seed++)
    {
      g_autoptr (GRand) random = g_rand_new_with_seed (seed);
      g_autoptr (DxProposal) proposal = fixture_random (random);
      g_autoptr (DxPages) pages = pages_of (proposal);
      g_autofree char *what = g_strdup_printf ("seed %u", seed);

      assert_layout (pages, what);
      assert_ink (pages, what);
    }
}

/* Short answers: headings that follow close upon one another must not drag
 * one another, and the signature, over the page. */
static void
test_short (void)
{
  for (guint n = 0; n < 80; n++)
    {
      g_autoptr (DxProposal) proposal = fixture_full ();
      g_autofree char *text = fixture_repeat ("Một dòng\n", n);
      g_autofree char *what = g_strdup_printf ("%u lines", n);
      g_autoptr (DxPages) pages = NULL;

      dx_proposal_set_text (proposal, "II.urgency", "Một dòng");
      dx_proposal_set_text (proposal, "IV.contents", text);
      pages = pages_of (proposal);
      assert_layout (pages, what);
      assert_ink (pages, what);
    }
}

/* What announces the next line stays with it where there is room; a page is
 * not left half empty for it. */
static void
test_announcing (void)
{
  g_autoptr (DxProposal) proposal = fixture_full ();
  g_autofree char *text = fixture_repeat ("1. Gồm:\n- Gồm có:\n", 300);
  g_autoptr (DxPages) pages = NULL;

  dx_proposal_set_text (proposal, "IV.contents", text);
  pages = pages_of (proposal);
  for (guint page = 0; page + 1 < dx_pages_get_n_pages (pages); page++)
    {
      g_autoptr (GArray) pieces = read_pieces (pages, page);

      g_assert_cmpint (g_array_index (pieces, Piece, pieces->len - 1).bottom, >,
                       DX_BODY_HEIGHT / 2);
    }
}

static DxBlock *
append_row (DxBlock *table, guint cells, const char *text)
{
  DxBlock *row = dx_block_append (table, dx_block_new (DX_BLOCK_ROW, NULL));

  for (guint i = 0; i < cells; i++)
    {
      DxBlock *cell = dx_block_append (row, dx_block_new (DX_BLOCK_CELL, text));

      cell->width = 1;
    }

  return row;
}

/* Tables that a form of one's own may ask for: columns narrower than a
 * letter, a header taller than a page. */
static void
test_tables (void)
{
  static const struct {
    const char *what;
    guint columns;
    guint header;
  } cases[] = { { "narrow", 60, 1 },
                { "tall header", 4, 600 },
                { "both", 90, 60 },
                { "plain", 4, 2 } };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      DxDocument *document = dx_document_new ();
      DxBlock *table =
          dx_block_append (document->root, dx_block_new (DX_BLOCK_TABLE, NULL));
      g_autofree char *header = fixture_repeat ("Cột ", cases[i].header);
      g_autoptr (DxPages) pages = NULL;

      append_row (table, cases[i].columns, header);
      for (guint row = 0; row < 45; row++)
        append_row (table, cases[i].columns, "Wi");
      pages = dx_pages_new (fixture_fonts (), document);
      assert_fits (pages, cases[i].what);
      assert_ink (pages, cases[i].what);
      g_assert_cmpuint (dx_pages_get_n_pages (pages), <, 200);
    }
}

/* What no office writes, and what paper must bear all the same. */
static void
test_hostile (void)
{
  static const struct {
    const char *what;
    const char *unit;
    guint n;
  } cases[] = {
    { "300-letter word", "nghiêng", 43 },
    { "64 KB paragraph", "nghiêng ngả ", 4300 },
    { "400 short lines", "dòng\n", 400 },
    { "400 list lines", "- dòng\n", 400 },
    { "nested lists", "1. a\n- b\n+ c\na) d\n1.1. e\n", 60 },
    { "emoji", "😀👨‍👩‍👧 ", 300 },
    { "CJK", "漢字かな", 400 },
    { "NFD", "ê\u0301\u0323o\u031b ", 500 },
    { "right to left", "שלום עולם مرحبا ", 200 },
    { "stacked marks", "a\u0301\u0302\u0303\u0304\u0306\u0307", 300 },
    { "hyphens", "a-", 600 },
    { "slashes", "/a", 600 },
    { "blanks", "a          ", 200 },
    { "tabs", "\ta", 200 },
    { "control characters", "\x01\x02 a", 200 },
    { "wide ligature", "﷽ ", 60 },
    { "markup", "<b>&amp;</b> ", 200 },
    { "noncharacters", "a\uFFFE\uFDD0\U0001FFFF ", 200 },
    { "no font has it", "\uE000\U000F0000 ", 200 },
    { "announcing lines", "1. Gồm:\n- Gồm có:\n", 200 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *text = fixture_repeat (cases[i].unit, cases[i].n);
      g_autoptr (DxProposal) proposal = fixture_full ();
      g_autoptr (DxPages) pages = NULL;

      dx_proposal_set_text (proposal, "I.name", text);
      dx_proposal_set_text (proposal, "II.urgency", text);
      dx_proposal_set_text (proposal, "X.address", text);
      dx_proposal_set_text (proposal, "X.contact-name", text);
      dx_proposal_insert_row (proposal, "V.products", 0);
      dx_proposal_set_cell_text (proposal, "V.products", 0, "unit", text);
      dx_proposal_set_cell_integer (proposal, "V.products", 0, "quantity",
                                    G_MAXINT64 / 10);
      pages = pages_of (proposal);
      assert_ink (pages, cases[i].what);
      assert_layout (pages, cases[i].what);
    }
}

static void
test_pages_by_demand (void)
{
  g_autoptr (DxProposal) proposal = fixture_full ();
  g_autofree char *text = fixture_repeat ("Một câu không dài lắm. ", 2000);
  g_autoptr (DxPages) pages = NULL;

  dx_proposal_set_text (proposal, "II.urgency", text);
  pages = pages_of (proposal);
  g_assert_true (dx_pages_has_page (pages, 0));
  g_assert_true (dx_pages_has_page (pages, 3));
  g_assert_false (dx_pages_has_page (pages, 400));
  g_assert_cmpuint (dx_pages_get_n_pages (pages), <, 40);
}

static cairo_surface_t *
image_of (DxPages *pages, guint page)
{
  cairo_surface_t *image = cairo_image_surface_create (
      CAIRO_FORMAT_ARGB32, (int) DX_PAPER_WIDTH, (int) DX_PAPER_HEIGHT);
  cairo_t *cr = cairo_create (image);

  dx_pages_draw (pages, cr, page);
  cairo_destroy (cr);
  cairo_surface_flush (image);

  return image;
}

/* A page can be drawn at any time and in any order and is the same. */
static void
test_order (void)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (5);
  g_autoptr (DxProposal) proposal = fixture_full ();
  g_autofree char *text = fixture_sentences (random, 30000);
  g_autoptr (DxPages) pages = NULL;
  guint n;

  dx_proposal_set_text (proposal, "IV.contents", text);
  pages = pages_of (proposal);
  n = dx_pages_get_n_pages (pages);
  g_assert_cmpuint (n, >, 40);
  for (guint i = 0; i < n; i += 13)
    {
      cairo_surface_t *first = image_of (pages, i);
      cairo_surface_t *other = image_of (pages, n - 1 - i);
      cairo_surface_t *again = image_of (pages, i);

      g_assert_cmpmem (cairo_image_surface_get_data (first),
                       cairo_image_surface_get_stride (first)
                           * cairo_image_surface_get_height (first),
                       cairo_image_surface_get_data (again),
                       cairo_image_surface_get_stride (again)
                           * cairo_image_surface_get_height (again));
      cairo_surface_destroy (first);
      cairo_surface_destroy (other);
      cairo_surface_destroy (again);
    }
}

int
main (int argc, char **argv)
{
  int status;

  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/pages/blank", test_blank);
  g_test_add_func ("/pages/random", test_random);
  g_test_add_func ("/pages/short", test_short);
  g_test_add_func ("/pages/announcing", test_announcing);
  g_test_add_func ("/pages/tables", test_tables);
  g_test_add_func ("/pages/hostile", test_hostile);
  g_test_add_func ("/pages/by-demand", test_pages_by_demand);
  g_test_add_func ("/pages/order", test_order);

  status = g_test_run ();
  fixture_clear ();

  return status;
}
