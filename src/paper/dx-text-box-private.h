/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <pango/pangocairo.h>

#include "dx-fonts.h"

G_BEGIN_DECLS

/* A text broken into lines of one width. Long text is laid out in bounded
 * pieces, and layouts can be dropped and made again: what is kept of a
 * line is its place and size. */

typedef enum {
  DX_ALIGN_JUSTIFY,
  DX_ALIGN_LEFT,
  DX_ALIGN_CENTER,
  DX_ALIGN_RIGHT
} DxAlign;

/**
 * DxTextStyle:
 * @size: letters, in points
 * @width: of the lines, in points
 * @indent: of the first line, in points
 * @align: how lines stand
 * @bold_end: bytes at the beginning that are bold; G_MAXSIZE for all
 * @italic_start: bytes from which on it is italic; G_MAXSIZE for none
 */
typedef struct {
  double size;
  double width;
  double indent;
  DxAlign align;
  gsize bold_end;
  gsize italic_start;
} DxTextStyle;

/**
 * DxTextLine:
 * @x: where its words begin, from the left edge of the box
 * @width: of its words, without the blank at its end
 * @ascent: from its top to the baseline
 * @height: from its top to the next line's
 */
typedef struct {
  float x;
  float width;
  float ascent;
  float height;
} DxTextLine;

typedef struct _DxTextBox DxTextBox;

DxTextBox        *dx_text_box_new         (DxFonts           *fonts,
                                           const char        *text,
                                           const DxTextStyle *style);
DxTextBox        *dx_text_box_new_take    (DxFonts           *fonts,
                                           char              *text,
                                           const DxTextStyle *style);
void              dx_text_box_free        (DxTextBox         *self);
guint             dx_text_box_get_n_lines (const DxTextBox   *self);
const DxTextLine *dx_text_box_get_line    (const DxTextBox   *self,
                                           guint              line);
void              dx_text_box_draw_line   (DxTextBox         *self,
                                           cairo_t           *cr,
                                           guint              line,
                                           double             x,
                                           double             baseline);
char             *dx_text_box_get_text    (DxTextBox         *self,
                                           guint              line);
void              dx_text_box_drop        (DxTextBox         *self);
gsize             dx_text_box_get_cost    (const DxTextBox   *self);
double            dx_text_box_measure     (DxFonts           *fonts,
                                           const char        *text,
                                           double             size);
char             *dx_text_make_drawable   (const char        *text);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DxTextBox, dx_text_box_free)

G_END_DECLS
