/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * DxPreviewLayout:
 * @paper_width: of a page, in points
 * @paper_height: of a page, in points
 * @n_pages: how many there are
 * @zoom: 1 is 100 %, 0 fits the width
 * @scale: pixels for a point, by dx_preview_layout_fit ()
 *
 * Where pages stand, one below the other; all but points is in pixels.
 */
typedef struct {
  double paper_width;
  double paper_height;
  guint n_pages;
  double zoom;
  double scale;
} DxPreviewLayout;

void dx_preview_layout_fit (DxPreviewLayout *self, int width);
double dx_preview_layout_get_zoom (const DxPreviewLayout *self);
int dx_preview_layout_get_page_width (const DxPreviewLayout *self);
int dx_preview_layout_get_page_height (const DxPreviewLayout *self);
double dx_preview_layout_get_top (const DxPreviewLayout *self, guint page);
double dx_preview_layout_get_width (const DxPreviewLayout *self);
double dx_preview_layout_get_height (const DxPreviewLayout *self);
guint dx_preview_layout_find_page (const DxPreviewLayout *self, double y);
double dx_preview_layout_move (const DxPreviewLayout *self,
                               double y,
                               double old_scale);

G_END_DECLS
