/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "dexuat-paper"

#include "dx-pages-private.h"

#include <math.h>

#include "dx-paper-style.h"

/* Slanted letters reach a little over the edge of their line, and accents
 * on capitals over its top; nothing else may leave the body. */
#define OVERHANG 2.0

#define RULE_WIDTH 0.5
#define FREE_RULE_WIDTH 0.75

static void
begin_tag (DxTagger *tagger, cairo_t *cr, const char *tag)
{
  if (tagger != NULL)
    cairo_tag_begin (cr, tag, NULL);
}

static void
end_tag (DxTagger *tagger, cairo_t *cr, const char *tag)
{
  if (tagger != NULL)
    cairo_tag_end (cr, tag);
}

static const char *
container_tag (const DxBlock *container)
{
  return container->kind == DX_BLOCK_TABLE ? "Table" : "L";
}

static void
enter_container (DxTagger *tagger, cairo_t *cr, const DxBlock *container)
{
  if (tagger == NULL || tagger->container == container)
    return;

  dx_tagger_finish (tagger, cr);
  tagger->container = container;
  if (container != NULL)
    cairo_tag_begin (cr, container_tag (container), NULL);
}

/*
 * dx_tagger_finish:
 *
 * Closes what is still open.
 */
void
dx_tagger_finish (DxTagger *self, cairo_t *cr)
{
  if (self->container != NULL)
    cairo_tag_end (cr, container_tag (self->container));
  self->container = NULL;
}

/* In columns a text stands where it wants to. */
static void
draw_free_cell (const DxPiece *piece,
                const DxCell *cell,
                cairo_t *cr,
                DxTagger *tagger)
{
  double y = piece->y + cell->y;

  begin_tag (tagger, cr, cell->tag);
  for (guint i = 0; i < dx_text_box_get_n_lines (cell->box); i++)
    {
      const DxTextLine *line = dx_text_box_get_line (cell->box, i);

      dx_text_box_draw_line (cell->box, cr, i, cell->x, y + line->ascent);
      y += line->height;
    }
  end_tag (tagger, cr, cell->tag);
}

static void
draw_free_rules (const DxPiece *piece, cairo_t *cr)
{
  const GArray *rules = piece->unit->rules;

  cairo_set_line_width (cr, FREE_RULE_WIDTH);
  for (guint i = 0; rules != NULL && i < rules->len; i++)
    {
      const DxRule *rule = &g_array_index (rules, DxRule, i);

      cairo_move_to (cr, rule->x0, piece->y + rule->y);
      cairo_line_to (cr, rule->x1, piece->y + rule->y);
    }
  cairo_stroke (cr);
}

static void
draw_columns (const DxPiece *piece, cairo_t *cr, DxTagger *tagger)
{
  for (guint i = 0; i < piece->unit->cells->len; i++)
    draw_free_cell (piece, &g_array_index (piece->unit->cells, DxCell, i), cr,
                    tagger);
  draw_free_rules (piece, cr);
}

static void
draw_cell_lines (const DxPiece *piece,
                 const DxCell *cell,
                 guint to,
                 cairo_t *cr)
{
  double y = piece->y;

  for (guint line = piece->first; line < to; line++)
    {
      double ascent;
      double height = dx_unit_get_line (piece->unit, line, &ascent);

      dx_text_box_draw_line (cell->box, cr, line, cell->x, y + ascent);
      y += height;
    }
}

/* A text that goes on over the page has its tag open from its first piece
 * to its last one, and a Span inside for each. */
static void
draw_cell (const DxPiece *piece,
           const DxCell *cell,
           cairo_t *cr,
           DxTagger *tagger)
{
  guint n = dx_text_box_get_n_lines (cell->box);
  guint to = MIN (piece->first + piece->n_lines, n);
  gboolean row = piece->unit->edges != NULL;
  gboolean begins = row || piece->first == 0;
  gboolean ends = row || to == n;

  if (piece->first >= to)
    return;

  if (begins)
    begin_tag (tagger, cr, cell->tag);
  if (!begins || !ends)
    begin_tag (tagger, cr, "Span");
  draw_cell_lines (piece, cell, to, cr);
  if (!begins || !ends)
    end_tag (tagger, cr, "Span");
  if (ends)
    end_tag (tagger, cr, cell->tag);
}

/* The rules of one row: its sides, and above and below it, so that a row
 * that is parted is closed on both pages. */
static void
draw_rules (const DxPiece *piece, cairo_t *cr)
{
  const GArray *edges = piece->unit->edges;
  guint last = piece->first + piece->n_lines - 1;
  double top = piece->y - dx_unit_get_pad_above (piece->unit, piece->first);
  double bottom = piece->y + dx_piece_get_height (piece)
                  + dx_unit_get_pad_below (piece->unit, last);
  double right = g_array_index (edges, double, edges->len - 1);

  cairo_set_line_width (cr, RULE_WIDTH);
  cairo_set_line_cap (cr, CAIRO_LINE_CAP_SQUARE);
  for (guint i = 0; i < edges->len; i++)
    {
      double x = g_array_index (edges, double, i);

      cairo_move_to (cr, x, top);
      cairo_line_to (cr, x, bottom);
    }
  cairo_move_to (cr, 0, top);
  cairo_line_to (cr, right, top);
  cairo_move_to (cr, 0, bottom);
  cairo_line_to (cr, right, bottom);
  cairo_stroke (cr);
}

/* From the right end, so that the last dots stand below one another. */
static void
draw_leader (const DxLeader *leader, double baseline, cairo_t *cr)
{
  static const double dots[] = { 0, DX_LEADER_STEP };

  if (leader->x1 - leader->x0 < dots[1])
    return;

  cairo_set_line_width (cr, DX_LEADER_DOT);
  cairo_set_line_cap (cr, CAIRO_LINE_CAP_ROUND);
  cairo_set_dash (cr, dots, 2, 0);
  cairo_move_to (cr, leader->x1 - DX_LEADER_DOT / 2, baseline);
  cairo_line_to (cr, leader->x0 + DX_LEADER_DOT / 2, baseline);
  cairo_stroke (cr);
  cairo_set_dash (cr, NULL, 0, 0);
}

static void
draw_leaders (const DxPiece *piece, cairo_t *cr)
{
  const DxUnit *unit = piece->unit;
  double y = piece->y;

  for (guint line = piece->first; line < piece->first + piece->n_lines; line++)
    {
      double ascent;
      double height = dx_unit_get_line (unit, line, &ascent);

      for (guint i = 0; i < unit->leaders->len; i++)
        {
          const DxLeader *leader = &g_array_index (unit->leaders, DxLeader, i);

          if (leader->line == line)
            draw_leader (leader, y + ascent, cr);
        }
      y += height;
    }
}

static void
draw_piece (const DxPiece *piece, cairo_t *cr, DxTagger *tagger)
{
  const DxUnit *unit = piece->unit;
  gboolean row = unit->edges != NULL;

  if (unit->height > 0)
    {
      draw_columns (piece, cr, tagger);
      return;
    }
  if (unit->tag != NULL && (row || piece->first == 0))
    begin_tag (tagger, cr, unit->tag);
  for (guint i = 0; i < unit->cells->len; i++)
    draw_cell (piece, &g_array_index (unit->cells, DxCell, i), cr, tagger);
  if (row)
    draw_rules (piece, cr);
  if (unit->leaders != NULL)
    draw_leaders (piece, cr);
  if (unit->tag != NULL
      && (row || piece->first + piece->n_lines == unit->n_lines))
    end_tag (tagger, cr, unit->tag);
}

/* Nghị định 30/2020/NĐ-CP, Phụ lục I: Arabic, centred in the top margin,
 * not on the first page. Page furniture carries no tag. */
static void
draw_page_number (DxPages *self, cairo_t *cr, guint page)
{
  DxTextStyle style = { .size = DX_SIZE_PAGE_NUMBER,
                        .width = dx_pages_get_body_width (self),
                        .align = DX_ALIGN_CENTER,
                        .italic_start = G_MAXSIZE };
  char text[16];
  g_autoptr (DxTextBox) box = NULL;

  if (page == 0)
    return;

  g_snprintf (text, sizeof text, "%u", page + 1);
  box = dx_text_box_new (dx_pages_get_fonts (self), text, &style);
  dx_text_box_draw_line (box, cr, 0, DX_MARGIN_LEFT,
                         DX_MARGIN_TOP / 2 + DX_SIZE_PAGE_NUMBER / 3);
}

static void
clip_to_body (DxPages *self, cairo_t *cr)
{
  cairo_rectangle (cr, -OVERHANG, -OVERHANG,
                   dx_pages_get_body_width (self) + 2 * OVERHANG,
                   dx_pages_get_body_height (self) + 2 * OVERHANG);
  cairo_clip (cr);
}

static void
draw_pieces (DxPages *self, GArray *pieces, cairo_t *cr, DxTagger *tagger)
{
  for (guint i = 0; i < pieces->len; i++)
    {
      const DxPiece *piece = &g_array_index (pieces, DxPiece, i);

      if (!piece->repeated)
        enter_container (tagger, cr, piece->unit->container);
      draw_piece (piece, cr, piece->repeated ? NULL : tagger);
      dx_pages_touch (self, piece->unit);
    }
}

/*
 * dx_pages_draw_tagged:
 * @page: a page that is there; in a PDF they come in order
 * @tagger: (nullable): what is open, or %NULL for no tags
 *
 * Draws a page with structure tags.
 */
void
dx_pages_draw_tagged (DxPages *self, cairo_t *cr, guint page, DxTagger *tagger)
{
  g_autoptr (GArray) pieces = dx_pages_get_pieces (self, page);

  cairo_save (cr);
  cairo_set_source_rgb (cr, 0, 0, 0);
  draw_page_number (self, cr, page);
  cairo_translate (cr, DX_MARGIN_LEFT, DX_MARGIN_TOP);
  clip_to_body (self, cr);
  draw_pieces (self, pieces, cr, tagger);
  cairo_restore (cr);
  dx_pages_draw_seal (self, cr, page);
}

/**
 * dx_pages_draw:
 * @self: pages
 * @cr: where one unit is a point and the page's upper left corner is at 0, 0
 * @page: a page, from 0, that is there
 *
 * Draws a page in black on nothing: screen, printer and tests use this, and
 * a PDF the same with its structure.
 */
void
dx_pages_draw (DxPages *self, cairo_t *cr, guint page)
{
  g_return_if_fail (DX_IS_PAGES (self));
  g_return_if_fail (cr != NULL);
  g_return_if_fail (dx_pages_has_page (self, page));

  dx_pages_draw_tagged (self, cr, page, NULL);
}
