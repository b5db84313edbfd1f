/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "dexuat-exchange"

#include <math.h>

#include "dx-gray-compare.h"

/* The corners of a QR that is a fourteenth of a page wide are known to a
 * pixel or so; at the other end of the page that is twenty. So pieces of the
 * page are looked for on the sheet, on smaller pictures first, and the map is
 * bent to where they are found. */

/* A piece, in pixels of the smaller picture. */
#define PIECE 24

/* How many times smaller, and how far a piece may be from where it was
 * expected; each is done twice. */
static const struct {
  int factor;
  int reach;
} levels[] = { { 8, 5 }, { 4, 3 }, { 2, 3 } };

/* A piece without ink tells nothing; one that does not look alike is another
 * one. */
#define LEAST_SPREAD 12.0
#define LEAST_LIKENESS 0.5
#define LEAST_PIECES 6

/* Where a piece was found: @dx and @dy from where it was expected. */
typedef struct {
  double x, y, dx, dy;
} Found;

/* Each pixel is the mean of a square. */
static DxGray *
shrink (const DxGray *self, int factor)
{
  DxGray *out = dx_gray_new (MAX (1, self->width / factor),
                             MAX (1, self->height / factor));

  for (int y = 0; y < out->height; y++)
    for (int x = 0; x < out->width; x++)
      {
        int sum = 0;
        int n = 0;

        for (int v = y * factor; v < MIN ((y + 1) * factor, self->height); v++)
          for (int u = x * factor; u < MIN ((x + 1) * factor, self->width); u++)
            {
              sum += self->pixels[v * self->width + u];
              n++;
            }
        out->pixels[y * out->width + x] = (guint8) (sum / MAX (n, 1));
      }

  return out;
}

static double
get_mean (const DxGray *self, int x, int y)
{
  int sum = 0;

  for (int v = 0; v < PIECE; v++)
    for (int u = 0; u < PIECE; u++)
      sum += self->pixels[(y + v) * self->width + x + u];

  return sum / (double) (PIECE * PIECE);
}

/* How a piece of one picture varies with a piece of another. */
static double
get_product (const DxGray *a, int ax, int ay, const DxGray *b, int bx, int by)
{
  double ma = get_mean (a, ax, ay);
  double mb = get_mean (b, bx, by);
  double sum = 0;

  for (int v = 0; v < PIECE; v++)
    for (int u = 0; u < PIECE; u++)
      sum += (a->pixels[(ay + v) * a->width + ax + u] - ma)
             * (b->pixels[(by + v) * b->width + bx + u] - mb);

  return sum / (PIECE * PIECE);
}

/* From -1 to 1. */
static double
get_likeness (const DxGray *page,
              int x,
              int y,
              double spread,
              const DxGray *sheet,
              int u,
              int v)
{
  double other;

  if (u < 0 || v < 0 || u + PIECE > sheet->width || v + PIECE > sheet->height)
    return -1;
  other = sqrt (get_product (sheet, u, v, sheet, u, v));

  return other < 1 ? -1
                   : get_product (page, x, y, sheet, u, v) / (spread * other);
}

/* The top of the parabola through three likenesses, between -½ and ½. */
static double
get_top (double before, double at, double after)
{
  double bend = before - 2 * at + after;

  return bend < 0 ? CLAMP ((before - after) / (2 * bend), -0.5, 0.5) : 0;
}

/* Looks for the piece of @page at (@x, @y) on @sheet. */
static gboolean
find_piece (const DxGray *page,
            const DxGray *sheet,
            int x,
            int y,
            int reach,
            Found *found)
{
  double spread = sqrt (get_product (page, x, y, page, x, y));
  double best = LEAST_LIKENESS;
  int bx = 0, by = 0;

  if (spread < LEAST_SPREAD)
    return FALSE;
  for (int v = -reach; v <= reach; v++)
    for (int u = -reach; u <= reach; u++)
      {
        double likeness =
            get_likeness (page, x, y, spread, sheet, x + u, y + v);

        if (likeness > best)
          {
            best = likeness;
            bx = u;
            by = v;
          }
      }
  if (best <= LEAST_LIKENESS || ABS (bx) == reach || ABS (by) == reach)
    return FALSE;
#define AT(u, v) get_likeness (page, x, y, spread, sheet, x + (u), y + (v))
  found->x = x + PIECE / 2.0;
  found->y = y + PIECE / 2.0;
  found->dx = bx + get_top (AT (bx - 1, by), best, AT (bx + 1, by));
  found->dy = by + get_top (AT (bx, by - 1), best, AT (bx, by + 1));
#undef AT

  return TRUE;
}

/* Solves three equations for three unknowns, twice. */
static gboolean
solve (double m[3][5])
{
  for (int column = 0; column < 3; column++)
    {
      int pivot = column;

      for (int row = column + 1; row < 3; row++)
        if (fabs (m[row][column]) > fabs (m[pivot][column]))
          pivot = row;
      if (fabs (m[pivot][column]) < 1e-9)
        return FALSE;
      for (int i = 0; i < 5; i++)
        {
          double kept = m[column][i];

          m[column][i] = m[pivot][i];
          m[pivot][i] = kept;
        }
      for (int row = 0; row < 3; row++)
        if (row != column)
          {
            double share = m[row][column] / m[column][column];

            for (int i = 0; i < 5; i++)
              m[row][i] -= share * m[column][i];
          }
    }

  return TRUE;
}

/* The shift that is nearest to what was found: an affine map of places to
 * differences. */
static gboolean
fit (const GArray *all, DxGrayMap *shift)
{
  double m[3][5] = { { 0 } };

  if (all->len < LEAST_PIECES)
    return FALSE;
  for (guint i = 0; i < all->len; i++)
    {
      const Found *it = &g_array_index (all, Found, i);
      const double row[5] = { it->x, it->y, 1, it->dx, it->dy };

      for (int a = 0; a < 3; a++)
        for (int b = 0; b < 5; b++)
          m[a][b] += row[a] * row[b];
    }
  if (!solve (m))
    return FALSE;
  shift->xx = m[0][3] / m[0][0];
  shift->xy = m[1][3] / m[1][1];
  shift->x0 = m[2][3] / m[2][2];
  shift->yx = m[0][4] / m[0][0];
  shift->yy = m[1][4] / m[1][1];
  shift->y0 = m[2][4] / m[2][2];

  return TRUE;
}

static double
get_miss (const Found *found, const DxGrayMap *shift)
{
  double dx, dy;

  dx_gray_map_apply (shift, found->x, found->y, &dx, &dy);

  return hypot (found->dx - dx, found->dy - dy);
}

static int
compare_doubles (gconstpointer a, gconstpointer b)
{
  double left = *(const double *) a;
  double right = *(const double *) b;

  return left < right ? -1 : left > right;
}

/* Takes away what lies farther off than most: a changed word, a stamp. */
static void
drop_strays (GArray *all, const DxGrayMap *shift)
{
  g_autoptr (GArray) misses = g_array_new (FALSE, FALSE, sizeof (double));
  double limit;

  for (guint i = 0; i < all->len; i++)
    {
      double miss = get_miss (&g_array_index (all, Found, i), shift);

      g_array_append_val (misses, miss);
    }
  g_array_sort (misses, compare_doubles);
  limit = 2 * g_array_index (misses, double, misses->len / 2) + 0.25;
  for (guint i = all->len; i > 0; i--)
    if (get_miss (&g_array_index (all, Found, i - 1), shift) > limit)
      g_array_remove_index_fast (all, i - 1);
}

static GArray *
find_pieces (const DxGray *page, const DxGray *sheet, int reach)
{
  GArray *all = g_array_new (FALSE, FALSE, sizeof (Found));

  for (int y = 0; y + PIECE <= page->height; y += PIECE)
    for (int x = 0; x + PIECE <= page->width; x += PIECE)
      {
        Found found;

        if (find_piece (page, sheet, x, y, reach, &found))
          g_array_append_val (all, found);
      }

  return all;
}

/* From the smaller page to the smaller sheet. */
static DxGrayMap
scale_map (const DxGrayMap *map, double page, double sheet)
{
  DxGrayMap out = { map->xx * page / sheet, map->xy * page / sheet,
                    map->x0 / sheet,        map->yx * page / sheet,
                    map->yy * page / sheet, map->y0 / sheet };

  return out;
}

/* The map of a place that is shifted first, @factor times as large. */
static void
bend (DxGrayMap *map, const DxGrayMap *shift, double factor)
{
  const DxGrayMap before = *map;
  double a = 1 + shift->xx, b = shift->xy, c = shift->x0 * factor;
  double d = shift->yx, e = 1 + shift->yy, f = shift->y0 * factor;

  map->xx = before.xx * a + before.xy * d;
  map->xy = before.xx * b + before.xy * e;
  map->x0 = before.xx * c + before.xy * f + before.x0;
  map->yx = before.yx * a + before.yy * d;
  map->yy = before.yx * b + before.yy * e;
  map->y0 = before.yx * c + before.yy * f + before.y0;
}

static gboolean
refine (const DxGray *page,
        const DxGray *sheet,
        int factor,
        int reach,
        DxGrayMap *map)
{
  double scale = hypot (map->xx, map->yx);
  int sheet_factor = MAX (1, (int) (scale * factor));
  g_autoptr (DxGray) small = shrink (page, factor);
  g_autoptr (DxGray) other = shrink (sheet, sheet_factor);
  DxGrayMap now = scale_map (map, factor, sheet_factor);
  g_autoptr (DxGray)
      laid = dx_gray_warp (other, &now, small->width, small->height);
  g_autoptr (GArray) all = find_pieces (small, laid, reach);
  DxGrayMap shift;

  if (!fit (all, &shift))
    return FALSE;
  drop_strays (all, &shift);
  if (!fit (all, &shift))
    return FALSE;
  bend (map, &shift, factor);

  return TRUE;
}

/**
 * dx_gray_align:
 * @page: a page as it is printed
 * @sheet: a scanned sheet
 * @map: (inout): from pixels of @page to those of @sheet: about where it
 *   lies, and then more exactly
 *
 * Finds where a page lies on a sheet, to about a pixel. A scanner turns a
 * sheet a little and draws it out a little.
 *
 * Returns: %FALSE when too little of the page was found there; @map is as
 *   good as could be done then
 */
gboolean
dx_gray_align (const DxGray *page, const DxGray *sheet, DxGrayMap *map)
{
  gboolean found = FALSE;

  g_return_val_if_fail (page != NULL && sheet != NULL && map != NULL, FALSE);

  for (guint i = 0; i < G_N_ELEMENTS (levels); i++)
    for (guint pass = 0; pass < 2; pass++)
      found = refine (page, sheet, levels[i].factor, levels[i].reach, map);

  return found;
}
