/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "dexuat-paper"

#include "dx-box-private.h"

#include "dx-paper-style.h"

/* Rows of so many lines are kept whole; taller ones may be parted like a
 * paragraph. */
#define WHOLE_ROW_LINES 12

void
dx_flow_init (DxFlow *self)
{
  self->units = g_ptr_array_new_with_free_func ((GDestroyNotify) dx_unit_free);
  self->boxes = g_array_new (FALSE, FALSE, sizeof (DxBox));
  self->keep = 0;
}

void
dx_flow_clear (DxFlow *self)
{
  g_clear_pointer (&self->boxes, g_array_unref);
  g_clear_pointer (&self->units, g_ptr_array_unref);
}

static gboolean
is_kept_whole (const DxUnit *unit)
{
  switch (unit->block->kind)
    {
    case DX_BLOCK_TITLE:
    case DX_BLOCK_SUBTITLE:
    case DX_BLOCK_HEADING:
    case DX_BLOCK_SIGNATURE:
      return TRUE;
    case DX_BLOCK_ROW:
      return unit->header == NULL || unit->n_lines <= WHOLE_ROW_LINES;
    default:
      return FALSE;
    }
}

/* Neither a first nor a last line of a paragraph stands alone. Dotted
 * lines are no text: they may be parted anywhere. */
static gboolean
is_widow_or_orphan (const DxUnit *unit, guint line)
{
  if (unit->cells->len == 0)
    return FALSE;

  return line == 1 || (line > 0 && line + 1 == unit->n_lines);
}

static void
append_boxes (DxFlow *self, guint index)
{
  DxUnit *unit = g_ptr_array_index (self->units, index);
  gboolean whole = is_kept_whole (unit);

  for (guint i = 0; i < unit->n_lines; i++)
    {
      DxBox box = { .unit = index, .line = i };

      box.height = dx_unit_get_line (unit, i, NULL);
      box.space_before = i == 0 ? unit->space_before : 0;
      box.page_before = i == 0 && unit->block->page_before;
      box.no_break
          = i > 0 && (whole || is_widow_or_orphan (unit, i));
      if (self->keep > 0)
        {
          box.no_break = TRUE;
          self->keep--;
        }
      g_array_append_val (self->boxes, box);
    }

  if (unit->block->keep_next > 0)
    self->keep = unit->block->keep_next;
}

/* The signature block is never alone: the lines before it go with it. */
static void
keep_with_previous (DxFlow *self, guint first, guint n_lines)
{
  for (guint i = 0; i < n_lines && first > i; i++)
    g_array_index (self->boxes, DxBox, first - i).no_break = TRUE;
}

/* A table's header never stands alone either. */
static void
keep_header (DxFlow *self, DxUnit *unit, guint first)
{
  if (unit->header != NULL && first > 0)
    {
      DxBox *before = &g_array_index (self->boxes, DxBox, first - 1);

      if (g_ptr_array_index (self->units, before->unit) == unit->header)
        g_array_index (self->boxes, DxBox, first).no_break = TRUE;
    }
}

/*
 * dx_flow_append:
 * @block: one that is set by itself
 * @container: (nullable): the list or table it stands in
 *
 * Sets @block and hangs its lines at the end of the flow.
 */
void
dx_flow_append (DxFlow *self,
                DxFonts *fonts,
                DxBlock *block,
                DxBlock *container)
{
  guint from = self->units->len;

  dx_units_append (self->units, fonts, block, container);

  for (guint i = from; i < self->units->len; i++)
    {
      DxUnit *unit = g_ptr_array_index (self->units, i);
      guint first = self->boxes->len;

      append_boxes (self, i);
      if (block->kind == DX_BLOCK_SIGNATURE)
        keep_with_previous (self, first, DX_SIGNATURE_COMPANY);
      keep_header (self, unit, first);
    }
}

static DxUnit *
get_unit (const DxFlow *self, guint box)
{
  return g_ptr_array_index (
      self->units, g_array_index (self->boxes, DxBox, box).unit);
}

/* Room that the header row takes when a page begins inside a table. */
static double
header_height (const DxFlow *self, guint start)
{
  DxUnit *unit = get_unit (self, start);

  return unit->header != NULL ? dx_unit_get_height (unit->header) : 0;
}

/* The first box that does not fit on the page that begins at @start, or
 * the number of boxes when all do. */
static guint
first_over (const DxFlow *self, guint start, double room)
{
  double y = header_height (self, start);

  for (guint i = start; i < self->boxes->len; i++)
    {
      const DxBox *box = &g_array_index (self->boxes, DxBox, i);

      if (i > start && box->page_before)
        return i;
      y += (i > start ? box->space_before : 0) + box->height;
      if (i > start && y > room)
        return i;
    }

  return self->boxes->len;
}

/*
 * dx_flow_needs_box:
 * @start: the box that a page begins with
 * @room: its height in points
 *
 * The end of a page is certain once the box after the first that does not
 * fit is known: a signature block behind it may still draw it over.
 *
 * Returns: the box that must be there, or all must be
 */
guint
dx_flow_needs_box (const DxFlow *self, guint start, double room)
{
  if (start >= self->boxes->len)
    return start;

  return first_over (self, start, room) + 1;
}

/*
 * dx_flow_end_of_page:
 * @start: the box that a page begins with
 * @room: its height in points
 *
 * Cuts a page: as full as it can be without parting what belongs together;
 * where that would leave nothing, it is cut where it is full.
 *
 * Returns: the first box of the next page
 */
guint
dx_flow_end_of_page (const DxFlow *self, guint start, double room)
{
  guint over = first_over (self, start, room);

  if (over == self->boxes->len
      || g_array_index (self->boxes, DxBox, over).page_before)
    return over;

  for (guint i = over; i > start; i--)
    if (!g_array_index (self->boxes, DxBox, i).no_break)
      return i;

  return over;
}
