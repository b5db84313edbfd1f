/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dx-gray-compare.h"

#include <cairo.h>
#include <math.h>

/* A4 at 150 pixels an inch, and the QR of a seal on it. */
#define WIDTH 1240
#define HEIGHT 1754
#define QR_X 1065.0
#define QR_Y 1642.0
#define QR_SIDE 86.0

static DxGray *
take (cairo_surface_t *surface)
{
  int width = cairo_image_surface_get_width (surface);
  int height = cairo_image_surface_get_height (surface);
  DxGray *gray = dx_gray_new (width, height);

  cairo_surface_flush (surface);
  for (int y = 0; y < height; y++)
    for (int x = 0; x < width; x++)
      gray->pixels[y * width + x] =
          cairo_image_surface_get_data (
              surface)[y * cairo_image_surface_get_stride (surface) + x * 4];
  cairo_surface_destroy (surface);

  return gray;
}

/* Lines of words, all different; @wrong changes one of them. */
static void
draw (cairo_t *cr, int wrong)
{
  cairo_font_options_t *options = cairo_font_options_create ();
  guint32 word = 1;

  /* Or letters stand elsewhere at another size. */
  cairo_font_options_set_hint_style (options, CAIRO_HINT_STYLE_NONE);
  cairo_font_options_set_hint_metrics (options, CAIRO_HINT_METRICS_OFF);
  cairo_set_font_options (cr, options);
  cairo_font_options_destroy (options);
  cairo_set_source_rgb (cr, 0, 0, 0);
  cairo_select_font_face (cr, "Tinos", CAIRO_FONT_SLANT_NORMAL,
                          CAIRO_FONT_WEIGHT_NORMAL);
  cairo_set_font_size (cr, 29);
  for (int line = 0; line < 40; line++)
    for (int i = 0; i < 8; i++)
      {
        char text[9] = { 0 };

        for (int letter = 0; letter < 7; letter++)
          {
            word = word * 1664525 + 1013904223;
            text[letter] = (char) ('a' + word % 4096 / 160);
          }
        if (line * 8 + i == wrong)
          text[3] = 'W';
        cairo_move_to (cr, 177 + i * 122, 150 + line * 36);
        cairo_show_text (cr, text);
      }
  cairo_rectangle (cr, QR_X, QR_Y, QR_SIDE, QR_SIDE);
  cairo_fill (cr);
}

static DxGray *
make_page (int wrong)
{
  cairo_surface_t *surface =
      cairo_image_surface_create (CAIRO_FORMAT_RGB24, WIDTH, HEIGHT);
  cairo_t *cr = cairo_create (surface);

  cairo_set_source_rgb (cr, 1, 1, 1);
  cairo_paint (cr);
  draw (cr, wrong);
  cairo_destroy (cr);

  return take (surface);
}

typedef struct {
  const char *name;
  double scale;
  double turn; /* degrees */
  double stretch;
  double slip; /* of the corners that are known, in pixels of the sheet */
  double paper; /* how white */
} Case;

static const Case cases[] = {
  { "same", 1, 0, 1, 0, 1 },
  { "200 dots", 1.333, 0, 1, 1, 1 },
  { "turned", 1.333, 3, 1, 1, 0.92 },
  { "turned back", 1, -3, 1, 0.7, 0.92 },
  { "upside down", 1.333, 181, 1, 1, 0.95 },
  { "drawn out", 1.333, 0.7, 1.006, 1, 0.95 },
};

static cairo_matrix_t
get_matrix (const Case *row)
{
  cairo_matrix_t matrix;

  cairo_matrix_init_translate (&matrix, WIDTH * row->scale / 2 + 70,
                               HEIGHT * row->scale / 2 + 50);
  cairo_matrix_rotate (&matrix, row->turn * G_PI / 180);
  cairo_matrix_scale (&matrix, row->scale, row->scale * row->stretch);
  cairo_matrix_translate (&matrix, -WIDTH / 2.0, -HEIGHT / 2.0);

  return matrix;
}

static DxGray *
scan (const Case *row, int wrong)
{
  cairo_matrix_t matrix = get_matrix (row);
  cairo_surface_t *surface = cairo_image_surface_create (
      CAIRO_FORMAT_RGB24, (int) (WIDTH * row->scale) + 140,
      (int) (HEIGHT * row->scale) + 100);
  cairo_t *cr = cairo_create (surface);

  cairo_set_source_rgb (cr, row->paper, row->paper, row->paper);
  cairo_paint (cr);
  cairo_set_matrix (cr, &matrix);
  draw (cr, wrong);
  cairo_destroy (cr);

  return take (surface);
}

/* What is known of the QR: its corners, one of them wrong by some pixels. */
static void
guess (const Case *row, DxGrayMap *map)
{
  const double x[4] = { QR_X, QR_X + QR_SIDE, QR_X + QR_SIDE, QR_X };
  const double y[4] = { QR_Y, QR_Y, QR_Y + QR_SIDE, QR_Y + QR_SIDE };
  cairo_matrix_t matrix = get_matrix (row);
  double to_x[4], to_y[4];

  for (guint i = 0; i < 4; i++)
    {
      to_x[i] = x[i];
      to_y[i] = y[i];
      cairo_matrix_transform_point (&matrix, &to_x[i], &to_y[i]);
    }
  to_x[1] += row->slip;
  to_y[3] -= row->slip;
  g_assert_true (dx_gray_map_from_corners (map, x, y, to_x, to_y));
}

static double
get_miss (const Case *row, const DxGrayMap *map)
{
  cairo_matrix_t matrix = get_matrix (row);
  double worst = 0;

  for (int i = 0; i < 4; i++)
    {
      double x = i % 2 * WIDTH, y = i / 2 * HEIGHT;
      double to_x, to_y;

      dx_gray_map_apply (map, x, y, &to_x, &to_y);
      cairo_matrix_transform_point (&matrix, &x, &y);
      worst = MAX (worst, hypot (to_x - x, to_y - y));
    }

  return worst;
}

static void
test_align (gconstpointer data)
{
  const Case *row = data;
  g_autoptr (DxGray) page = make_page (-1);
  g_autoptr (DxGray) sheet = scan (row, -1);
  g_autoptr (DxGray) laid = NULL;
  g_autoptr (DxGray) marks = NULL;
  guint places = 99;
  DxGrayMap map;

  guess (row, &map);
  g_assert_true (dx_gray_align (page, sheet, &map));
  g_assert_cmpfloat (get_miss (row, &map), <, 1.5);
  laid = dx_gray_warp (sheet, &map, WIDTH, HEIGHT);
  marks = dx_gray_differ (page, laid, &places);
  g_assert_cmpuint (places, ==, 0);
  g_assert_cmpint (marks->width, ==, WIDTH);
}

/* Of one letter that is another the place is marked, and no other. */
static void
test_letter (gconstpointer data)
{
  const Case *row = data;
  g_autoptr (DxGray) page = make_page (-1);
  g_autoptr (DxGray) sheet = scan (row, 8 * 20 + 3);
  g_autoptr (DxGray) laid = NULL;
  g_autoptr (DxGray) marks = NULL;
  guint places = 0;
  DxGrayMap map;

  guess (row, &map);
  g_assert_true (dx_gray_align (page, sheet, &map));
  laid = dx_gray_warp (sheet, &map, WIDTH, HEIGHT);
  marks = dx_gray_differ (page, laid, &places);
  g_assert_cmpuint (places, >=, 1);
  g_assert_cmpuint (places, <=, 2);
  for (int y = 0; y < HEIGHT; y++)
    for (int x = 0; x < WIDTH; x++)
      if (marks->pixels[y * WIDTH + x] != DX_GRAY_MARK_NONE)
        {
          g_assert_cmpint (ABS (x - (177 + 3 * 122 + 60)), <, 120);
          g_assert_cmpint (ABS (y - (150 + 20 * 36 - 10)), <, 50);
        }
}

static void
test_more_and_less (void)
{
  g_autoptr (DxGray) page = dx_gray_new (100, 60);
  g_autoptr (DxGray) sheet = dx_gray_new (100, 60);
  g_autoptr (DxGray) marks = NULL;
  guint places = 0;

  for (int y = 10; y < 20; y++)
    for (int x = 10; x < 20; x++)
      {
        page->pixels[y * 100 + x] = 0;
        sheet->pixels[(y + 30) * 100 + x + 60] = 0;
      }
  /* A speck. */
  sheet->pixels[5 * 100 + 90] = 0;
  marks = dx_gray_differ (page, sheet, &places);
  g_assert_cmpuint (places, ==, 2);
  g_assert_cmpint (marks->pixels[15 * 100 + 15], ==, DX_GRAY_MARK_LESS);
  g_assert_cmpint (marks->pixels[45 * 100 + 75], ==, DX_GRAY_MARK_MORE);
  g_assert_cmpint (marks->pixels[5 * 100 + 90], ==, DX_GRAY_MARK_NONE);
}

/* Nothing to hold on to: said so, and nothing breaks. */
static void
test_nothing (void)
{
  g_autoptr (DxGray) page = make_page (-1);
  g_autoptr (DxGray) empty = dx_gray_new (WIDTH, HEIGHT);
  g_autoptr (DxGray) tiny = dx_gray_new (1, 1);
  const double same[4] = { 5, 5, 5, 5 };
  DxGrayMap map = { 1, 0, 0, 0, 1, 0 };

  g_assert_false (dx_gray_map_from_corners (&map, same, same, same, same));
  g_assert_false (dx_gray_align (page, empty, &map));
  g_assert_false (dx_gray_align (empty, page, &map));
  g_assert_false (dx_gray_align (tiny, tiny, &map));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *align =
          g_strconcat ("/gray-compare/align/", cases[i].name, NULL);
      g_autofree char *letter =
          g_strconcat ("/gray-compare/letter/", cases[i].name, NULL);

      g_test_add_data_func (align, &cases[i], test_align);
      g_test_add_data_func (letter, &cases[i], test_letter);
    }
  g_test_add_func ("/gray-compare/more-and-less", test_more_and_less);
  g_test_add_func ("/gray-compare/nothing", test_nothing);

  return g_test_run ();
}
