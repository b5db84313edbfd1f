/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gdk-pixbuf/gdk-pixbuf.h>

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

DxGray *dx_gray_new         (int              width,
                             int              height);
void    dx_gray_free        (DxGray          *self);
DxGray *dx_gray_from_pixbuf (const GdkPixbuf *pixbuf);
DxGray *dx_gray_crop        (const DxGray    *self,
                             int              x,
                             int              y,
                             int              width,
                             int              height);
void    dx_gray_sharpen     (DxGray          *self,
                             int              amount);
DxGray *dx_gray_enlarge     (const DxGray    *self,
                             int              factor);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DxGray, dx_gray_free)

G_END_DECLS
