/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "dexuat-exchange"

#include <string.h>

#include "dx-gray-compare.h"

/* Ink that is no farther from ink on the other picture is the same; in
 * pixels of some 150 an inch. */
#define NEAR 2

/* What differs is counted in squares; so many pixels in one, or in it and
 * those around it, are no speck of dust. */
#define SQUARE 12
#define LEAST_PIXELS 9

#define INK 1

/* The darkness that parts ink from paper best (Otsu's). */
static int
find_threshold (const DxGray *self)
{
  gsize n = (gsize) self->width * (gsize) self->height;
  double count[256] = { 0 };
  double all = 0, below = 0, weight = 0, best = -1;
  int threshold = 128;

  for (gsize i = 0; i < n; i++)
    count[self->pixels[i]]++;
  for (int i = 0; i < 256; i++)
    all += i * count[i];
  for (int i = 0; i < 255; i++)
    {
      double apart;

      weight += count[i];
      below += i * count[i];
      if (weight == 0 || weight == (double) n)
        continue;
      apart = below / weight - (all - below) / ((double) n - weight);
      apart *= apart * weight * ((double) n - weight);
      if (apart > best)
        {
          best = apart;
          threshold = i;
        }
    }

  /* An empty sheet has no ink, however it is parted. */
  return CLAMP (threshold, 40, 200);
}

static guint8 *
find_ink (const DxGray *self)
{
  gsize n = (gsize) self->width * (gsize) self->height;
  guint8 *ink = g_malloc (n);
  int threshold = find_threshold (self);

  for (gsize i = 0; i < n; i++)
    ink[i] = self->pixels[i] <= threshold ? INK : 0;

  return ink;
}

/* Lets ink run along lines of @n pixels that are @step apart. */
static void
run_along (const guint8 *from, guint8 *to, int n, int step)
{
  for (int i = 0; i < n; i++)
    {
      guint8 found = 0;

      for (int j = MAX (0, i - NEAR); j <= MIN (n - 1, i + NEAR); j++)
        found |= from[j * step];
      to[i * step] = found;
    }
}

static guint8 *
let_run (const guint8 *ink, int width, int height)
{
  gsize n = (gsize) width * (gsize) height;
  g_autofree guint8 *across = g_malloc (n);
  guint8 *out = g_malloc (n);

  for (int y = 0; y < height; y++)
    run_along (ink + y * width, across + y * width, width, 1);
  for (int x = 0; x < width; x++)
    run_along (across + x, out + x, height, width);

  return out;
}

/* Counts in squares where @ink lies beyond @near. */
static guint *
count_squares (const guint8 *ink,
               const guint8 *near,
               int width,
               int height,
               int columns,
               int rows)
{
  guint *counts = g_new0 (guint, (gsize) columns * (gsize) rows);

  for (int y = 0; y < height; y++)
    for (int x = 0; x < width; x++)
      if (ink[y * width + x] && !near[y * width + x])
        counts[y / SQUARE * columns + x / SQUARE]++;

  return counts;
}

/* A stroke may end in four squares: the next ones to the right and below
 * count too. */
static gboolean
is_place (const guint *counts, int x, int y, int columns, int rows)
{
  guint sum = 0;

  if (counts[y * columns + x] == 0)
    return FALSE;
  for (int v = MAX (0, y - 1); v <= MIN (rows - 1, y + 1); v++)
    for (int u = MAX (0, x - 1); u <= MIN (columns - 1, x + 1); u++)
      sum += counts[v * columns + u];

  return sum >= LEAST_PIXELS;
}

static void
fill_square (DxGray *out, int column, int row, DxGrayMark mark)
{
  int x = column * SQUARE;

  for (int y = row * SQUARE; y < MIN ((row + 1) * SQUARE, out->height); y++)
    memset (out->pixels + y * out->width + x, mark,
            (gsize) MIN (SQUARE, out->width - x));
}

/* Marks where one of two pictures has ink of its own. */
static void
mark (DxGray *out, const guint8 *ink, const guint8 *near, DxGrayMark kind)
{
  int columns = (out->width + SQUARE - 1) / SQUARE;
  int rows = (out->height + SQUARE - 1) / SQUARE;
  g_autofree guint *counts =
      count_squares (ink, near, out->width, out->height, columns, rows);

  for (int y = 0; y < rows; y++)
    for (int x = 0; x < columns; x++)
      if (is_place (counts, x, y, columns, rows))
        fill_square (out, x, y, kind);
}

static gboolean
is_marked (const DxGray *self, int x, int y)
{
  return x >= 0 && y >= 0 && x * SQUARE < self->width
         && y * SQUARE < self->height
         && self->pixels[y * SQUARE * self->width + x * SQUARE]
                != DX_GRAY_MARK_NONE;
}

/* Squares that touch are one place. */
static void
visit (const DxGray *self, guint8 *seen, int columns, int x, int y)
{
  g_autoptr (GArray) todo = g_array_new (FALSE, FALSE, sizeof (int));
  int start = y * columns + x;

  g_array_append_val (todo, start);
  while (todo->len > 0)
    {
      int at = g_array_index (todo, int, todo->len - 1);

      g_array_set_size (todo, todo->len - 1);
      if (seen[at])
        continue;
      seen[at] = TRUE;
      for (int v = at / columns - 1; v <= at / columns + 1; v++)
        for (int u = at % columns - 1; u <= at % columns + 1; u++)
          if (is_marked (self, u, v))
            {
              int next = v * columns + u;

              g_array_append_val (todo, next);
            }
    }
}

static guint
count_places (const DxGray *self)
{
  int columns = (self->width + SQUARE - 1) / SQUARE;
  int rows = (self->height + SQUARE - 1) / SQUARE;
  g_autofree guint8 *seen = g_malloc0 ((gsize) columns * (gsize) rows);
  guint n = 0;

  for (int y = 0; y < rows; y++)
    for (int x = 0; x < columns; x++)
      if (is_marked (self, x, y) && !seen[y * columns + x])
        {
          visit (self, seen, columns, x, y);
          n++;
        }

  return n;
}

/**
 * dx_gray_differ:
 * @page: a page as it is printed, some 150 pixels an inch
 * @sheet: a scanned sheet that lies on it, see dx_gray_warp (); as large
 * @places: (out) (optional): how many places differ
 *
 * Marks where there is ink on one of two pictures and none near it on the
 * other, in small squares. It is a help for a person: signatures and stamps
 * are marked, and a change as small as an accent may not be.
 *
 * Returns: (transfer full): a picture as large whose pixels are #DxGrayMark
 */
DxGray *
dx_gray_differ (const DxGray *page, const DxGray *sheet, guint *places)
{
  g_autofree guint8 *page_ink = NULL;
  g_autofree guint8 *sheet_ink = NULL;
  g_autofree guint8 *page_near = NULL;
  g_autofree guint8 *sheet_near = NULL;
  DxGray *out;

  g_return_val_if_fail (page != NULL && sheet != NULL, NULL);
  g_return_val_if_fail (
      page->width == sheet->width && page->height == sheet->height, NULL);

  page_ink = find_ink (page);
  sheet_ink = find_ink (sheet);
  page_near = let_run (page_ink, page->width, page->height);
  sheet_near = let_run (sheet_ink, page->width, page->height);
  out = dx_gray_new (page->width, page->height);
  memset (out->pixels, DX_GRAY_MARK_NONE,
          (gsize) page->width * (gsize) page->height);
  mark (out, page_ink, sheet_near, DX_GRAY_MARK_LESS);
  mark (out, sheet_ink, page_near, DX_GRAY_MARK_MORE);
  if (places != NULL)
    *places = count_places (out);

  return out;
}
