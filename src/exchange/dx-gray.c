/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "dexuat-exchange"

#include "dx-gray-private.h"

#include <string.h>

static guint8
clamp (int value)
{
  return (guint8) CLAMP (value, 0, 255);
}

/* On white where it is transparent. */
static guint8
get_gray (const guint8 *pixel, int channels)
{
  int gray = channels < 3
                 ? pixel[0]
                 : (pixel[0] * 77 + pixel[1] * 150 + pixel[2] * 29) >> 8;

  if (channels == 4)
    gray = 255 - (255 - gray) * pixel[3] / 255;

  return clamp (gray);
}

/*
 * dx_gray_from_pixbuf:
 *
 * Returns: (transfer full): the picture without its colours
 */
DxGray *
dx_gray_from_pixbuf (const GdkPixbuf *pixbuf)
{
  int width = gdk_pixbuf_get_width (pixbuf);
  int height = gdk_pixbuf_get_height (pixbuf);
  int channels = gdk_pixbuf_get_n_channels (pixbuf);
  int stride = gdk_pixbuf_get_rowstride (pixbuf);
  const guint8 *from = gdk_pixbuf_read_pixels (pixbuf);
  DxGray *self = dx_gray_new (width, height);

  for (int y = 0; y < height; y++)
    for (int x = 0; x < width; x++)
      self->pixels[y * width + x] =
          get_gray (from + (gsize) y * (gsize) stride + x * channels, channels);

  return self;
}

/*
 * dx_gray_crop:
 *
 * Returns: (transfer full): a part that lies inside
 */
DxGray *
dx_gray_crop (const DxGray *self, int x, int y, int width, int height)
{
  DxGray *part = dx_gray_new (width, height);

  g_assert (x >= 0 && y >= 0 && x + width <= self->width
            && y + height <= self->height);

  for (int row = 0; row < height; row++)
    memcpy (part->pixels + row * width,
            self->pixels + (y + row) * self->width + x, (gsize) width);

  return part;
}

/* Weighs five neighbours in a line by 1 4 6 4 1, the ends repeated. */
static int
smooth (const guint8 *line, int step, int at, int n)
{
  static const int weights[] = { 1, 4, 6, 4, 1 };
  int sum = 0;

  for (int i = -2; i <= 2; i++)
    sum += weights[i + 2] * line[CLAMP (at + i, 0, n - 1) * step];

  return (sum + 8) / 16;
}

/*
 * dx_gray_sharpen:
 * @amount: how much, in quarters
 *
 * Takes back some of what a scanner blurs: the difference to a smooth copy
 * is added.
 */
void
dx_gray_sharpen (DxGray *self, int amount)
{
  gsize size = (gsize) self->width * (gsize) self->height;
  g_autofree guint8 *across = g_malloc (size);
  g_autofree guint8 *smoothed = g_malloc (size);
  int width = self->width;

  for (int y = 0; y < self->height; y++)
    for (int x = 0; x < width; x++)
      across[y * width + x] =
          clamp (smooth (self->pixels + y * width, 1, x, width));
  for (int y = 0; y < self->height; y++)
    for (int x = 0; x < width; x++)
      smoothed[y * width + x] =
          clamp (smooth (across + x, width, y, self->height));
  for (gsize i = 0; i < size; i++)
    self->pixels[i] =
        clamp (self->pixels[i] + (self->pixels[i] - smoothed[i]) * amount / 4);
}

/* Catmull and Rom's curve through four pixels of a line, at @phase of
 * @factor between the two in the middle; in 512ths. */
static int
between (const guint8 *line, int step, int at, int n, int phase, int factor)
{
  double t = (phase + 0.5) / factor;
  int p[4];

  for (int i = 0; i < 4; i++)
    p[i] = line[CLAMP (at + i - 1, 0, n - 1) * step];

  return (int) (0.5
                    * (2 * p[1] + (p[2] - p[0]) * t
                       + (2 * p[0] - 5 * p[1] + 4 * p[2] - p[3]) * t * t
                       + (3 * p[1] - p[0] - 3 * p[2] + p[3]) * t * t * t)
                + 0.5);
}

/*
 * dx_gray_enlarge:
 * @factor: 1 to 4
 *
 * Returns: (transfer full): a picture so many times as wide and high
 */
DxGray *
dx_gray_enlarge (const DxGray *self, int factor)
{
  g_autoptr (DxGray) wide = dx_gray_new (self->width * factor, self->height);
  DxGray *large = dx_gray_new (wide->width, self->height * factor);

  for (int y = 0; y < wide->height; y++)
    for (int x = 0; x < wide->width; x++)
      wide->pixels[y * wide->width + x] =
          clamp (between (self->pixels + y * self->width, 1, x / factor,
                          self->width, x % factor, factor));
  for (int y = 0; y < large->height; y++)
    for (int x = 0; x < large->width; x++)
      large->pixels[y * large->width + x] =
          clamp (between (wide->pixels + x, wide->width, y / factor,
                          wide->height, y % factor, factor));

  return large;
}
