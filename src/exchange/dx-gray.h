/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * DxGray:
 * @width: in pixels
 * @height: in pixels
 * @pixels: a byte each, row by row, 255 is white
 *
 * A picture without colours.
 */
typedef struct {
  int width;
  int height;
  guint8 *pixels;
} DxGray;

DxGray *dx_gray_new (int width, int height);
void dx_gray_free (DxGray *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DxGray, dx_gray_free)

G_END_DECLS
