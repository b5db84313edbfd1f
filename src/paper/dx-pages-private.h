/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dx-box-private.h"
#include "dx-pages.h"

G_BEGIN_DECLS

/**
 * DxPiece:
 * @unit: what is shown
 * @first: its first line on this page
 * @n_lines: how many
 * @y: top of the first one, from the upper edge of the body
 * @repeated: whether it is a header shown again
 */
typedef struct {
  DxUnit *unit;
  guint first;
  guint n_lines;
  double y;
  gboolean repeated;
} DxPiece;

/**
 * DxTagger:
 * @container: the list or table whose tag is open
 *
 * Structure tags that stay open from one page of a PDF to the next.
 */
typedef struct {
  const DxBlock *container;
} DxTagger;

DxFonts *dx_pages_get_fonts   (DxPages  *self);
double   dx_pages_get_body_width (DxPages *self);
double   dx_pages_get_body_height (DxPages *self);
GArray  *dx_pages_get_pieces  (DxPages  *self,
                               guint     page);
void     dx_pages_touch       (DxPages  *self,
                               DxUnit   *unit);
void     dx_pages_set_sparing (DxPages  *self,
                               gboolean  sparing);
void     dx_pages_draw_tagged (DxPages  *self,
                               cairo_t  *cr,
                               guint     page,
                               DxTagger *tagger);
void     dx_pages_draw_seal   (DxPages  *self,
                               cairo_t  *cr,
                               guint     page);
void     dx_tagger_finish     (DxTagger *self,
                               cairo_t  *cr);
double   dx_piece_get_height  (const DxPiece *self);

G_END_DECLS
