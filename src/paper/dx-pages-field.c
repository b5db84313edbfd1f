/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "dexuat-paper"

#include "dx-pages-private.h"

#include "dx-paper-style.h"

/* A part of a page and what it shows. */
typedef struct {
  const char *field;
  double x0;
  double x1;
} Place;

static Place
whole_place (const DxUnit *unit)
{
  Place place = { unit->block->field, 0, unit->width };

  if (place.field == NULL && unit->container != NULL)
    place.field = unit->container->field;

  return place;
}

/* Labels side by side share a line; all else has its lines to itself. */
static guint
get_n_places (const DxUnit *unit)
{
  return unit->areas != NULL ? unit->areas->len : 1;
}

static Place
get_place (const DxUnit *unit, guint index)
{
  Place place = whole_place (unit);

  if (unit->areas != NULL)
    {
      const DxArea *area = &g_array_index (unit->areas, DxArea, index);
      const DxBlock *child =
          g_ptr_array_index (unit->block->children, area->child);

      place.x0 = area->x0;
      place.x1 = area->x1;
      if (child->field != NULL)
        place.field = child->field;
    }

  return place;
}

/* From the piece above, so that the space between belongs to one. */
static double
get_top (GArray *pieces, guint index)
{
  const DxPiece *above;

  if (index == 0)
    return 0;

  above = &g_array_index (pieces, DxPiece, index - 1);

  return above->y + dx_piece_get_height (above);
}

static const DxPiece *
find_piece (GArray *pieces, double y)
{
  for (guint i = 0; i < pieces->len; i++)
    {
      const DxPiece *piece = &g_array_index (pieces, DxPiece, i);

      if (y >= get_top (pieces, i)
          && y < piece->y + dx_piece_get_height (piece))
        return piece;
    }

  return NULL;
}

static const char *
find_place (const DxUnit *unit, double x)
{
  Place found = get_place (unit, 0);

  for (guint i = 1; i < get_n_places (unit); i++)
    {
      Place place = get_place (unit, i);

      if (x >= place.x0)
        found = place;
    }

  return found.field;
}

/**
 * dx_pages_find_field:
 * @self: pages
 * @page: a page, from 0, that is there
 * @x: from the left edge of the paper, in points
 * @y: from the upper edge of the paper, in points
 *
 * Finds what a point on a page belongs to: the field whose value, label or
 * dotted lines stand there ("II.urgency", "topics.halal"), or else, as for
 * a heading, the section ("II").
 *
 * Returns: (transfer none) (nullable): the id, good until the document is
 *   another, or %NULL in the margins and where there is neither
 */
const char *
dx_pages_find_field (DxPages *self, guint page, double x, double y)
{
  g_autoptr (GArray) pieces = NULL;
  const DxPiece *piece;
  const char *field;

  g_return_val_if_fail (DX_IS_PAGES (self), NULL);
  g_return_val_if_fail (dx_pages_has_page (self, page), NULL);

  x -= DX_MARGIN_LEFT;
  y -= DX_MARGIN_TOP;
  if (x < 0 || x > dx_pages_get_body_width (self))
    return NULL;

  pieces = dx_pages_get_pieces (self, page);
  piece = find_piece (pieces, y);
  if (piece == NULL)
    return NULL;
  field = find_place (piece->unit, x);

  return field != NULL ? field : piece->unit->section;
}

static void
add_rect (GArray *rects, guint page, const DxPiece *piece, const Place *place)
{
  DxPageRect rect = { .page = page,
                      .x = DX_MARGIN_LEFT + place->x0,
                      .y = DX_MARGIN_TOP + piece->y,
                      .width = place->x1 - place->x0,
                      .height = dx_piece_get_height (piece) };

  g_array_append_val (rects, rect);
}

static void
add_rects (GArray *rects, guint page, const DxPiece *piece, const char *id)
{
  const DxUnit *unit = piece->unit;
  Place whole = whole_place (unit);

  if (g_strcmp0 (unit->section, id) == 0)
    {
      add_rect (rects, page, piece, &whole);
      return;
    }

  for (guint i = 0; i < get_n_places (unit); i++)
    {
      Place place = get_place (unit, i);

      if (g_strcmp0 (place.field, id) == 0)
        add_rect (rects, page, piece, &place);
    }
}

/**
 * dx_pages_get_field_rects:
 * @self: pages
 * @id: a field ("II.urgency") or a section ("II")
 *
 * Finds where a field or a section stands: a rectangle for each paragraph,
 * list line, row or label on each page it reaches. Sets the whole text.
 *
 * Returns: (transfer full) (element-type DxPageRect): from the first page
 *   to the last, top to bottom; empty when it is not shown
 */
GArray *
dx_pages_get_field_rects (DxPages *self, const char *id)
{
  GArray *rects = g_array_new (FALSE, FALSE, sizeof (DxPageRect));

  g_return_val_if_fail (DX_IS_PAGES (self), rects);
  g_return_val_if_fail (id != NULL, rects);

  for (guint page = 0; dx_pages_has_page (self, page); page++)
    {
      g_autoptr (GArray) pieces = dx_pages_get_pieces (self, page);

      for (guint i = 0; i < pieces->len; i++)
        add_rects (rects, page, &g_array_index (pieces, DxPiece, i), id);
    }

  return rects;
}
