/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <cairo.h>

#include "dx-block.h"
#include "dx-fonts.h"

G_BEGIN_DECLS

#define DX_TYPE_PAGES (dx_pages_get_type ())
G_DECLARE_FINAL_TYPE (DxPages, dx_pages, DX, PAGES, GObject)

DxPages          *dx_pages_new          (DxFonts    *fonts,
                                         DxDocument *document);
const DxDocument *dx_pages_get_document (DxPages    *self);
gboolean          dx_pages_has_page     (DxPages    *self,
                                         guint       page);
guint             dx_pages_get_n_pages  (DxPages    *self);
void              dx_pages_draw         (DxPages    *self,
                                         cairo_t    *cr,
                                         guint       page);
char             *dx_pages_describe     (DxPages    *self,
                                         guint       page);

G_END_DECLS
