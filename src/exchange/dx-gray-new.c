/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "dexuat-exchange"

#include "dx-gray.h"

#include <string.h>

/**
 * dx_gray_new:
 * @width: in pixels
 * @height: in pixels
 *
 * Makes a white picture.
 *
 * Returns: (transfer full): it
 */
DxGray *
dx_gray_new (int width, int height)
{
  DxGray *self;

  g_return_val_if_fail (width > 0 && height > 0, NULL);

  self = g_new0 (DxGray, 1);
  self->width = width;
  self->height = height;
  self->pixels = g_malloc ((gsize) width * (gsize) height);
  memset (self->pixels, 255, (gsize) width * (gsize) height);

  return self;
}

/**
 * dx_gray_free:
 * @self: (transfer full) (nullable): a picture
 *
 * Gives back its memory.
 */
void
dx_gray_free (DxGray *self)
{
  if (self == NULL)
    return;

  g_free (self->pixels);
  g_free (self);
}
