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
  if ((is_kind (piece, "paragraph") || is_kind (piece, "item"))
      && piece->n == 1 && piece->of > 1)
    g_error ("%s: a line of a %s stands alone", what, piece->kind);
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

/* A heading keeps two lines of what follows. */
static void
assert_headings (GArray *pieces, gboolean last, const char *what)
{
  for (guint i = 0; i < pieces->len; i++)
    {
      guint after = 0;

      if (!is_kind (&g_array_index (pieces, Piece, i), "heading"))
        continue;
      for (guint j = i + 1; j < pieces->len; j++)
        after += g_array_index (pieces, Piece, j).n;
      if (!last && after < 2)
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
      g_autofree char *where = g_strdup_printf ("%s, page %u", what, page + 1);

      g_assert_cmpuint (pieces->len, >, 0);
      assert_page (pieces, page + 1 == n, where);
      assert_headings (pieces, page + 1 == n, where);
    }
}

/* Nothing but the page number is drawn outside the margins. */
static void
assert_ink (DxPages *pages, const char *what)
{
  for (guint page = 0; dx_pages_has_page (pages, page); page++)
    {
      cairo_surface_t *surface
          = cairo_recording_surface_create (CAIRO_CONTENT_ALPHA, NULL);
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
          || y < (page == 0 ? DX_MARGIN_TOP - 0.5 : DX_MM (5)))
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
  g_autoptr (DxPages) pages
      = dx_pages_new (fixture_fonts (), dx_form_paper_new_blank (form));

  g_assert_cmpuint (dx_pages_get_n_pages (pages), ==, 3);
  assert_layout (pages, "blank");
  assert_ink (pages, "blank");
}

static char *
random_value (GRand *random)
{
  GString *text = g_string_new (NULL);
  guint n = g_rand_int_range (random, 1, 9);

  for (guint i = 0; i < n; i++)
    {
      static const char *const marks[] = { "", "", "- ", "+ ", "1. ", "a) " };
      g_autofree char *words = fixture_sentences (
          random, g_rand_int_range (random, 1, 120));

      if (i > 0)
        g_string_append_c (text, '\n');
      g_string_append (
          text, marks[g_rand_int_range (random, 0, G_N_ELEMENTS (marks))]);
      g_string_append (text, words);
    }

  return g_string_free (text, FALSE);
}

static void
add_rows (DxProposal *proposal, GRand *random, guint n)
{
  for (guint i = 0; i < n; i++)
    {
      g_autofree char *name = fixture_sentences (
          random, g_rand_int_range (random, 1, 60));

      dx_proposal_insert_row (proposal, "V.products", i);
      dx_proposal_set_cell_text (proposal, "V.products", i, "name", name);
      dx_proposal_set_cell_text (proposal, "V.products", i, "requirement",
                                 name);
      dx_proposal_set_cell_integer (proposal, "V.products", i, "quantity", i);
    }
}

/* The rules of the page hold for whatever people write. */
static void
test_random (void)
{
  static const char *const fields[]
      = { "II.urgency", "III.objectives", "IV.contents", "V.results",
          "VI.effects", "VII.places",     "X.address" };

  for (guint seed = 0; seed < 150; seed++)
    {
      g_autoptr (GRand) random = g_rand_new_with_seed (seed);
      g_autoptr (DxProposal) proposal = fixture_full ();
      g_autoptr (DxPages) pages = NULL;
      g_autofree char *what = g_strdup_printf ("seed %u", seed);

      for (guint i = 0; i < G_N_ELEMENTS (fields); i++)
        {
          g_autofree char *text = random_value (random);

          if (g_rand_int_range (random, 0, 6) > 0)
            dx_proposal_set_text (proposal, fields[i], text);
          else
            dx_proposal_clear (proposal, fields[i]);
        }
      add_rows (proposal, random, g_rand_int_range (random, 0, 12));
      pages = pages_of (proposal);
      assert_layout (pages, what);
      assert_ink (pages, what);
    }
}

static char *
repeat (const char *unit, guint n)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < n; i++)
    g_string_append (text, unit);

  return g_string_free (text, FALSE);
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
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *text = repeat (cases[i].unit, cases[i].n);
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
  g_autofree char *text = repeat ("Một câu không dài lắm. ", 2000);
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
  g_test_add_func ("/pages/hostile", test_hostile);
  g_test_add_func ("/pages/by-demand", test_pages_by_demand);
  g_test_add_func ("/pages/order", test_order);

  status = g_test_run ();
  fixture_clear ();

  return status;
}
