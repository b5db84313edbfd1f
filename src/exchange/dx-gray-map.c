/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "dexuat-exchange"

#include <math.h>

#include "dx-gray-compare.h"

/**
 * dx_gray_map_from_corners:
 * @self: (out caller-allocates): the map
 * @from_x: corners on one picture
 * @from_y: corners on one picture
 * @to_x: the same corners on the other
 * @to_y: the same corners on the other
 *
 * Finds how one picture is turned, moved and enlarged to lie on the other:
 * the similarity that is nearest to all four corners.
 *
 * Returns: %FALSE when the corners are in one point
 */
gboolean
dx_gray_map_from_corners (DxGrayMap *self,
                          const double from_x[4],
                          const double from_y[4],
                          const double to_x[4],
                          const double to_y[4])
{
  double fx = 0, fy = 0, tx = 0, ty = 0, dot = 0, cross = 0, size = 0;

  for (guint i = 0; i < 4; i++)
    {
      fx += from_x[i] / 4;
      fy += from_y[i] / 4;
      tx += to_x[i] / 4;
      ty += to_y[i] / 4;
    }
  for (guint i = 0; i < 4; i++)
    {
      double x = from_x[i] - fx, y = from_y[i] - fy;
      double u = to_x[i] - tx, v = to_y[i] - ty;

      dot += x * u + y * v;
      cross += x * v - y * u;
      size += x * x + y * y;
    }
  if (!(size > 0) || !(dot * dot + cross * cross > 0))
    return FALSE;

  self->xx = self->yy = dot / size;
  self->yx = cross / size;
  self->xy = -self->yx;
  self->x0 = tx - self->xx * fx - self->xy * fy;
  self->y0 = ty - self->yx * fx - self->yy * fy;

  return TRUE;
}

/**
 * dx_gray_map_apply:
 * @self: a map
 * @x: a place on the one picture
 * @y: a place on the one picture
 * @to_x: (out): where it lies on the other
 * @to_y: (out): where it lies on the other
 *
 * Maps a place.
 */
void
dx_gray_map_apply (
    const DxGrayMap *self, double x, double y, double *to_x, double *to_y)
{
  *to_x = self->xx * x + self->xy * y + self->x0;
  *to_y = self->yx * x + self->yy * y + self->y0;
}

static double
get (const DxGray *self, int x, int y)
{
  return x < 0 || y < 0 || x >= self->width || y >= self->height
             ? 255
             : self->pixels[y * self->width + x];
}

/* Between four pixels; white beyond the edge. */
static guint8
sample (const DxGray *self, double x, double y)
{
  double fx = floor (x), fy = floor (y);
  double u = x - fx, v = y - fy;
  int ix, iy;

  if (!(fx >= -1 && fy >= -1 && fx <= self->width && fy <= self->height))
    return 255;
  ix = (int) fx;
  iy = (int) fy;

  return (guint8) (0.5
                   + (1 - v)
                         * ((1 - u) * get (self, ix, iy)
                            + u * get (self, ix + 1, iy))
                   + v
                         * ((1 - u) * get (self, ix, iy + 1)
                            + u * get (self, ix + 1, iy + 1)));
}

/**
 * dx_gray_warp:
 * @sheet: a picture
 * @map: from pixels of the new picture to those of @sheet
 * @width: of the new picture
 * @height: of the new picture
 *
 * Lays a picture straight.
 *
 * Returns: (transfer full): the new picture; white where there was nothing
 */
DxGray *
dx_gray_warp (const DxGray *sheet, const DxGrayMap *map, int width, int height)
{
  DxGray *out = dx_gray_new (width, height);

  g_return_val_if_fail (out != NULL, NULL);

  for (int y = 0; y < height; y++)
    for (int x = 0; x < width; x++)
      {
        double u, v;

        /* Pixels are asked at their middles. */
        dx_gray_map_apply (map, x + 0.5, y + 0.5, &u, &v);
        out->pixels[y * width + x] = sample (sheet, u - 0.5, v - 0.5);
      }

  return out;
}
