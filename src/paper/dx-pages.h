/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <cairo.h>

#include "dx-block.h"
#include "dx-fonts.h"
#include "dx-seal.h"
#include "dx-text-sheet.h"

G_BEGIN_DECLS

/**
 * DxPageRect:
 * @page: a page, from 0
 * @x: from the left edge of the paper, in points
 * @y: from the upper edge of the paper, in points
 * @width: in points
 * @height: in points
 *
 * A place on paper.
 */
typedef struct {
  guint page;
  double x;
  double y;
  double width;
  double height;
} DxPageRect;

#define DX_TYPE_PAGES (dx_pages_get_type ())
G_DECLARE_FINAL_TYPE (DxPages, dx_pages, DX, PAGES, GObject)

DxPages          *dx_pages_new             (DxFonts    *fonts,
                                            DxDocument *document);
const DxDocument *dx_pages_get_document    (DxPages    *self);
void              dx_pages_set_document    (DxPages    *self,
                                            DxDocument *document);
void              dx_pages_get_size        (DxPages    *self,
                                            double     *width,
                                            double     *height);
gboolean          dx_pages_has_page        (DxPages    *self,
                                            guint       page);
guint             dx_pages_get_n_pages     (DxPages    *self);
void              dx_pages_draw            (DxPages    *self,
                                            cairo_t    *cr,
                                            guint       page);
const char       *dx_pages_find_field      (DxPages    *self,
                                            guint       page,
                                            double      x,
                                            double      y);
GArray           *dx_pages_get_field_rects (DxPages    *self,
                                            const char *id);
char             *dx_pages_describe        (DxPages    *self,
                                            guint       page);
const DxSeal     *dx_pages_get_seal        (DxPages    *self);
void              dx_pages_set_seal        (DxPages    *self,
                                            DxSeal     *seal);
const DxTextSheet *dx_pages_get_text_sheet (DxPages    *self);
void              dx_pages_set_text_sheet  (DxPages    *self,
                                            DxTextSheet *sheet);
char             *dx_pages_get_text        (DxPages    *self,
                                            guint       page);
char             *dx_pages_get_foot_line   (DxPages    *self,
                                            guint       page);
char             *dx_pages_get_payload     (DxPages    *self,
                                            guint       page);
void              dx_pages_get_seal_rect   (DxPages    *self,
                                            guint       page,
                                            DxPageRect *rect);

G_END_DECLS
