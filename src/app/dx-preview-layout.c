/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "dexuat-app"

#include "dx-preview-layout.h"

#include <math.h>

/* Around the pages and between them. */
#define MARGIN 20
#define GAP 16

/* Pixels for a point at 100 %. */
#define PIXELS_PER_POINT (96.0 / 72.0)

/* Fitting the width stops here: letters as high as a thumb read no better. */
#define MIN_FIT 0.3
#define MAX_FIT (2.0 * PIXELS_PER_POINT)

/**
 * dx_preview_layout_fit:
 * @self: a layout
 * @width: of the view
 *
 * Finds the scale.
 */
void
dx_preview_layout_fit (DxPreviewLayout *self, int width)
{
  if (self->zoom > 0)
    self->scale = self->zoom * PIXELS_PER_POINT;
  else
    self->scale =
        CLAMP ((width - 2 * MARGIN) / self->paper_width, MIN_FIT, MAX_FIT);
}

/**
 * dx_preview_layout_get_zoom:
 * @self: a layout
 *
 * Returns: the zoom as it is, also when the width is fitted
 */
double
dx_preview_layout_get_zoom (const DxPreviewLayout *self)
{
  return self->scale > 0 ? self->scale / PIXELS_PER_POINT : 1;
}

/**
 * dx_preview_layout_get_page_width:
 * @self: a layout
 *
 * Returns: the width of a page, whole pixels so that it is sharp
 */
int
dx_preview_layout_get_page_width (const DxPreviewLayout *self)
{
  return (int) round (self->paper_width * self->scale);
}

/**
 * dx_preview_layout_get_page_height:
 * @self: a layout
 *
 * Returns: the height of a page
 */
int
dx_preview_layout_get_page_height (const DxPreviewLayout *self)
{
  return (int) round (self->paper_height * self->scale);
}

/**
 * dx_preview_layout_get_top:
 * @self: a layout
 * @page: a page, from 0
 *
 * Returns: where it begins, from the top of all
 */
double
dx_preview_layout_get_top (const DxPreviewLayout *self, guint page)
{
  return MARGIN
         + page * (double) (dx_preview_layout_get_page_height (self) + GAP);
}

/**
 * dx_preview_layout_get_width:
 * @self: a layout
 *
 * Returns: the width of a page with its margins
 */
double
dx_preview_layout_get_width (const DxPreviewLayout *self)
{
  return dx_preview_layout_get_page_width (self) + 2 * MARGIN;
}

/**
 * dx_preview_layout_get_height:
 * @self: a layout
 *
 * Returns: the height of all pages with their margins
 */
double
dx_preview_layout_get_height (const DxPreviewLayout *self)
{
  return dx_preview_layout_get_top (self, self->n_pages) - GAP + MARGIN;
}

/**
 * dx_preview_layout_find_page:
 * @self: a layout
 * @y: from the top of all
 *
 * Returns: the page that stands there, or the one above a gap
 */
guint
dx_preview_layout_find_page (const DxPreviewLayout *self, double y)
{
  guint page = 0;

  while (page + 1 < self->n_pages
         && dx_preview_layout_get_top (self, page + 1) <= y)
    page++;

  return page;
}

/**
 * dx_preview_layout_move:
 * @self: a layout
 * @y: a place from the top of all, before
 * @old_scale: the scale before
 *
 * Returns: where that place is now; margins and gaps do not grow
 */
double
dx_preview_layout_move (const DxPreviewLayout *self, double y, double old_scale)
{
  DxPreviewLayout old = *self;
  guint page;

  old.scale = old_scale;
  page = dx_preview_layout_find_page (&old, y);

  return dx_preview_layout_get_top (self, page)
         + (y - dx_preview_layout_get_top (&old, page)) * self->scale
               / old_scale;
}
