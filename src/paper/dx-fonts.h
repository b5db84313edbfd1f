/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <pango/pango.h>

G_BEGIN_DECLS

#define DX_TYPE_FONTS (dx_fonts_get_type ())
G_DECLARE_FINAL_TYPE (DxFonts, dx_fonts, DX, FONTS, GObject)

DxFonts      *dx_fonts_new          (void);
const char   *dx_fonts_get_family   (DxFonts    *self);
gboolean      dx_fonts_is_stand_in  (DxFonts    *self);
gboolean      dx_fonts_is_complete  (DxFonts    *self);
PangoContext *dx_fonts_get_context  (DxFonts    *self,
                                     const char *text);

G_END_DECLS
