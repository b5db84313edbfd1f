/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dx-text-box-private.h"

#include <string.h>

#include "dx-paper-style.h"
#include "paper-fixture.h"

static DxTextBox *
box_new (const char *text, double width)
{
  DxTextStyle style = { .size = 14,
                        .width = width,
                        .align = DX_ALIGN_JUSTIFY,
                        .italic_start = G_MAXSIZE };

  return dx_text_box_new (fixture_fonts (), text, &style);
}

static void
assert_within (DxTextBox *box, double width)
{
  for (guint i = 0; i < dx_text_box_get_n_lines (box); i++)
    {
      const DxTextLine *line = dx_text_box_get_line (box, i);

      g_assert_cmpfloat (line->x, >=, -0.01);
      g_assert_cmpfloat (line->x + line->width, <=, width + 0.5);
      g_assert_cmpfloat (line->height, >=, 14);
      g_assert_cmpfloat (line->ascent, >, 0);
      g_assert_cmpfloat (line->ascent, <, line->height);
    }
}

static void
test_empty (void)
{
  g_autoptr (DxTextBox) box = box_new ("", 100);

  g_assert_cmpuint (dx_text_box_get_n_lines (box), ==, 1);
}

static void
test_line_feeds (void)
{
  g_autoptr (DxTextBox) box = box_new ("một\nhai\nba", 400);

  g_assert_cmpuint (dx_text_box_get_n_lines (box), ==, 3);
}

static void
test_long_word (void)
{
  g_autofree char *word = g_strnfill (300, 'W');
  g_autoptr (DxTextBox) box = box_new (word, 200);

  g_assert_cmpuint (dx_text_box_get_n_lines (box), >, 15);
  assert_within (box, 200);
}

/* What cannot be broken nicely is broken anyway: nothing leaves the box. */
static void
test_stubborn (void)
{
  static const char *const units[] = {
    "-",   "/",   "- ",   "-/",      "a-",      "a/",
    "1-/", "a- ", "–",    "\u2060a", "\u00A0a", "a\u0301\u0302\u0303",
    "漢",  "😀",   "שלום", "ﷺ",       "…"
  };

  for (guint i = 0; i < G_N_ELEMENTS (units); i++)
    {
      GString *text = g_string_new (NULL);
      g_autoptr (DxTextBox) box = NULL;

      for (guint n = 0; n < 400; n++)
        g_string_append (text, units[i]);
      box = box_new (text->str, 120);
      assert_within (box, 120);
      g_string_free (text, TRUE);
    }
}

/* A token stays whole where it fits on a line. */
static void
test_tokens (void)
{
  static const char *const tokens[] = { "2021-2030", "1322/QĐ-TTg",
                                        "15/2022/TT-BKHCN", "A - B" };

  for (guint i = 0; i < G_N_ELEMENTS (tokens); i++)
    {
      double token = dx_text_box_measure (fixture_fonts (), tokens[i], 14);
      g_autofree char *text = g_strdup_printf ("xx %s", tokens[i]);
      double whole = dx_text_box_measure (fixture_fonts (), text, 14);
      g_autoptr (DxTextBox) box = box_new (text, whole - 2);
      const DxTextLine *last =
          dx_text_box_get_line (box, dx_text_box_get_n_lines (box) - 1);

      g_assert_cmpuint (dx_text_box_get_n_lines (box), ==, 2);
      if (strchr (tokens[i], ' ') == NULL)
        g_assert_cmpfloat (last->width, >, token - 1);
    }
}

/* A long paragraph is laid out in pieces; the seams must not show. Each
 * piece of justified text is full but the last. */
static void
test_seams (void)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (7);
  g_autofree char *text = fixture_sentences (random, 12000);
  g_autoptr (DxTextBox) box = box_new (text, DX_BODY_WIDTH);
  guint n = dx_text_box_get_n_lines (box);

  g_assert_cmpuint (strlen (text), >, 64 * 1024);
  g_assert_cmpuint (n, >, 600);
  for (guint i = 0; i + 1 < n; i++)
    g_assert_cmpfloat (dx_text_box_get_line (box, i)->width, >,
                       DX_BODY_WIDTH - 1);
  assert_within (box, DX_BODY_WIDTH);
}

static void
get_ink (DxTextBox *box, cairo_rectangle_t *ink)
{
  cairo_surface_t *surface =
      cairo_recording_surface_create (CAIRO_CONTENT_ALPHA, NULL);
  cairo_t *cr = cairo_create (surface);

  for (guint i = 0; i < dx_text_box_get_n_lines (box); i++)
    dx_text_box_draw_line (box, cr, i, 0, 20 * i);
  g_assert_cmpint (cairo_status (cr), ==, CAIRO_STATUS_SUCCESS);
  cairo_recording_surface_ink_extents (surface, &ink->x, &ink->y, &ink->width,
                                       &ink->height);
  cairo_destroy (cr);
  cairo_surface_destroy (surface);
}

/* A box narrower than a letter makes the letter narrower. */
static void
test_narrow (void)
{
  static const char *const texts[] = { "WWW", "Ẩ", "漢字", "\uE000", "﷽" };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autoptr (DxTextBox) box = box_new (texts[i], 4);
      cairo_rectangle_t ink;

      get_ink (box, &ink);
      g_assert_cmpfloat (ink.width, >, 0);
      g_assert_cmpfloat (ink.x, >=, -1.5);
      g_assert_cmpfloat (ink.x + ink.width, <=, 6);
    }
}

/* What Cairo refuses is replaced, byte for byte; all else stays as it is. */
static void
test_drawable (void)
{
  static const struct {
    const char *text;
    const char *expected;
  } cases[] = {
    { "", "" },
    { "chữ 漢 😀 \uE000", "chữ 漢 😀 \uE000" },
    { "a\uFFFEb\uFFFF", "a\uFFFDb\uFFFD" },
    { "\uFDD0\uFDEF\uFDF0", "\uFFFD\uFFFD\uFDF0" },
    { "\U0001FFFE\U0010FFFF", "\U0001FFFD\U0010FFFD" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *text = dx_text_make_drawable (cases[i].text);
      g_autoptr (DxTextBox) box = box_new (cases[i].text, 100);
      cairo_rectangle_t ink;

      g_assert_cmpstr (text, ==, cases[i].expected);
      get_ink (box, &ink);
    }
}

/* Layouts may be dropped: what is drawn afterwards is the same. */
static void
test_drop (void)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (8);
  g_autofree char *text = fixture_sentences (random, 3000);
  g_autoptr (DxTextBox) box = box_new (text, 300);
  cairo_rectangle_t before;
  cairo_rectangle_t after;
  cairo_rectangle_t *results[] = { &before, &after };

  for (guint i = 0; i < 2; i++)
    {
      get_ink (box, results[i]);
      dx_text_box_drop (box);
    }
  g_assert_cmpmem (&before, sizeof before, &after, sizeof after);
}

/* Work on a paragraph grows with its length and no faster. */
static void
test_linear (void)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (9);
  double seconds[2];

  for (guint i = 0; i < 2; i++)
    {
      g_autofree char *text = fixture_sentences (random, i == 0 ? 8000 : 32000);
      g_autoptr (DxTextBox) box = NULL;
      gint64 start = g_get_monotonic_time ();

      box = box_new (text, DX_BODY_WIDTH);
      seconds[i] = (g_get_monotonic_time () - start) / 1e6;
    }
  g_assert_cmpfloat (seconds[1], <, 10 * seconds[0] + 0.1);
}

int
main (int argc, char **argv)
{
  int status;

  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/text-box/empty", test_empty);
  g_test_add_func ("/text-box/line-feeds", test_line_feeds);
  g_test_add_func ("/text-box/long-word", test_long_word);
  g_test_add_func ("/text-box/stubborn", test_stubborn);
  g_test_add_func ("/text-box/tokens", test_tokens);
  g_test_add_func ("/text-box/seams", test_seams);
  g_test_add_func ("/text-box/narrow", test_narrow);
  g_test_add_func ("/text-box/drawable", test_drawable);
  g_test_add_func ("/text-box/drop", test_drop);
  g_test_add_func ("/text-box/linear", test_linear);

  status = g_test_run ();
  fixture_clear ();

  return status;
}
