/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "dexuat-paper"

#include "dx-unit-private.h"

#include "dx-paper-style.h"

/* From the lower edge of a dotted line's room to the dots. */
#define LEADER_DROP 3.0

/*
 * dx_unit_free:
 *
 * Frees the unit with its texts; the block lives on.
 */
void
dx_unit_free (DxUnit *self)
{
  if (self == NULL)
    return;

  for (guint i = 0; i < self->cells->len; i++)
    dx_text_box_free (g_array_index (self->cells, DxCell, i).box);
  g_array_unref (self->cells);
  g_clear_pointer (&self->leaders, g_array_unref);
  g_clear_pointer (&self->edges, g_array_unref);
  g_clear_pointer (&self->areas, g_array_unref);
  g_clear_pointer (&self->rules, g_array_unref);
  g_free (self);
}

static gboolean
has_leader (const DxUnit *self, guint line)
{
  for (guint i = 0; self->leaders != NULL && i < self->leaders->len; i++)
    if (g_array_index (self->leaders, DxLeader, i).line == line)
      return TRUE;

  return FALSE;
}

/*
 * dx_unit_get_line:
 * @ascent: (out) (optional): from the top of the line to its baseline
 *
 * Measures one line over all cells, with the padding that goes with it.
 *
 * Returns: its height in points
 */
double
dx_unit_get_line (const DxUnit *self, guint line, double *ascent)
{
  double above = 0;
  double below = 0;
  double pad = line == 0 ? self->pad_top : 0;

  if (self->height > 0)
    {
      if (ascent != NULL)
        *ascent = 0;
      return self->height;
    }
  for (guint i = 0; i < self->cells->len; i++)
    {
      DxTextBox *box = g_array_index (self->cells, DxCell, i).box;
      const DxTextLine *metrics;

      if (line >= dx_text_box_get_n_lines (box))
        continue;
      metrics = dx_text_box_get_line (box, line);
      above = MAX (above, metrics->ascent);
      below = MAX (below, metrics->height - metrics->ascent);
    }
  if (has_leader (self, line))
    {
      below = MAX (below, LEADER_DROP);
      above = MAX (above, DX_LEADER_PITCH - below);
    }
  if (ascent != NULL)
    *ascent = above + pad;

  return above + below + pad
         + (line + 1 == self->n_lines ? self->pad_bottom : 0);
}

/*
 * dx_unit_get_height:
 *
 * Returns: the height of all lines in points
 */
double
dx_unit_get_height (const DxUnit *self)
{
  double height = 0;

  for (guint i = 0; i < self->n_lines; i++)
    height += dx_unit_get_line (self, i, NULL);

  return height;
}

/*
 * dx_unit_get_pad_above:
 * @line: the first of the unit on its page
 *
 * A row that is parted has the same white above and below each part.
 *
 * Returns: the white above @line that is no part of it
 */
double
dx_unit_get_pad_above (const DxUnit *self, guint line)
{
  return self->edges != NULL && line > 0 ? DX_CELL_PADDING_Y : 0;
}

/*
 * dx_unit_get_pad_below:
 * @line: the last of the unit on its page
 *
 * Returns: the white below @line that is no part of it
 */
double
dx_unit_get_pad_below (const DxUnit *self, guint line)
{
  return self->edges != NULL && line + 1 < self->n_lines ? DX_CELL_PADDING_Y
                                                         : 0;
}

/*
 * dx_unit_get_repeated:
 *
 * A header that takes much of a page is not repeated.
 *
 * Returns: (transfer none) (nullable): the row that is shown again above
 *   this one on a new page
 */
DxUnit *
dx_unit_get_repeated (const DxUnit *self)
{
  if (self->header == NULL
      || dx_unit_get_height (self->header) > DX_BODY_HEIGHT_LANDSCAPE / 3)
    return NULL;

  return self->header;
}

/*
 * dx_unit_get_cost:
 *
 * Returns: bytes of text, as a measure of what dropping saves
 */
gsize
dx_unit_get_cost (const DxUnit *self)
{
  gsize cost = 0;

  for (guint i = 0; i < self->cells->len; i++)
    cost += dx_text_box_get_cost (g_array_index (self->cells, DxCell, i).box);

  return cost;
}

/*
 * dx_unit_drop:
 *
 * Gives the memory of the layouts back; lines keep their places.
 */
void
dx_unit_drop (DxUnit *self)
{
  for (guint i = 0; i < self->cells->len; i++)
    dx_text_box_drop (g_array_index (self->cells, DxCell, i).box);
}
