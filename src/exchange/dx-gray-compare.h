/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dx-gray.h"

G_BEGIN_DECLS

/* A page as it is printed, and a scanned sheet: where the one lies on the
 * other, and what differs. Pure functions on pictures. */

/**
 * DxGrayMap:
 *
 * From pixels of one picture to those of another: x' = xx·x + xy·y + x0 and
 * y' = yx·x + yy·y + y0.
 */
typedef struct {
  double xx, xy, x0;
  double yx, yy, y0;
} DxGrayMap;

/**
 * DxGrayMark:
 * @DX_GRAY_MARK_NONE: nothing differs
 * @DX_GRAY_MARK_MORE: the sheet has ink here that the page has not
 * @DX_GRAY_MARK_LESS: the page has ink here that the sheet has not
 *
 * What a pixel of dx_gray_differ () says.
 */
typedef enum {
  DX_GRAY_MARK_NONE,
  DX_GRAY_MARK_MORE,
  DX_GRAY_MARK_LESS
} DxGrayMark;

gboolean dx_gray_map_from_corners (DxGrayMap *self,
                                   const double from_x[4],
                                   const double from_y[4],
                                   const double to_x[4],
                                   const double to_y[4]);
void dx_gray_map_apply (
    const DxGrayMap *self, double x, double y, double *to_x, double *to_y);
gboolean
dx_gray_align (const DxGray *page, const DxGray *sheet, DxGrayMap *map);
DxGray *
dx_gray_warp (const DxGray *sheet, const DxGrayMap *map, int width, int height);
DxGray *dx_gray_differ (const DxGray *page, const DxGray *sheet, guint *places);

G_END_DECLS
