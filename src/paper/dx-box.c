/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "dexuat-paper"

#include "dx-box-private.h"

#include "dx-paper-style.h"

/* Rows of so many lines are kept whole; taller ones may be parted like a
 * paragraph. */
#define WHOLE_ROW_LINES 12

/*
 * dx_flow_init:
 *
 * Begins an empty flow.
 */
void
dx_flow_init (DxFlow *self)
{
  self->units = g_ptr_array_new ();
  self->boxes = g_array_new (FALSE, FALSE, sizeof (DxBox));
  self->keeping = 0;
  self->keep = DX_KEEP_FREE;
}

/*
 * dx_flow_clear:
 *
 * Gives back what the flow holds; the units belong to others.
 */
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
    case DX_BLOCK_COLUMNS:
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

static gboolean
is_heading (const DxUnit *unit)
{
  return unit->block->kind == DX_BLOCK_HEADING
         || unit->block->kind == DX_BLOCK_TITLE
         || unit->block->kind == DX_BLOCK_SUBTITLE;
}

/* Between the lines of a unit. */
static DxKeep
keep_inside (const DxUnit *unit, guint line)
{
  return line > 0 && (is_kept_whole (unit) || is_widow_or_orphan (unit, line))
             ? DX_KEEP_ALWAYS
             : DX_KEEP_FREE;
}

static DxUnit *
get_last_unit (const DxFlow *self)
{
  return self->units->len > 0
             ? g_ptr_array_index (self->units, self->units->len - 1)
             : NULL;
}

/* A heading keeps the lines of its own section at all costs, those of the
 * next one where there is room: short answers must not chain all sections
 * together. */
static void
relax_keep (DxFlow *self, const DxUnit *unit, const DxUnit *last)
{
  if (last != NULL && is_heading (unit) && !is_heading (last))
    self->keep = MIN (self->keep, DX_KEEP_IF_ROOM);
}

static void
start_keep (DxFlow *self, const DxUnit *unit)
{
  guint count = unit->block->keep_next;
  DxKeep keep = is_heading (unit) ? DX_KEEP_ALWAYS : DX_KEEP_IF_ROOM;

  if (count == 0)
    return;

  self->keep = self->keeping > 0 ? MAX (self->keep, keep) : keep;
  self->keeping = MAX (self->keeping, count);
}

/* The lines of a title stand close together. */
static double
get_space (const DxUnit *unit, const DxUnit *last)
{
  if (last != NULL && last->block->kind == DX_BLOCK_TITLE
      && unit->block->kind == DX_BLOCK_TITLE)
    return 0;

  return unit->space_before;
}

static void
append_boxes (DxFlow *self, const DxUnit *unit, const DxUnit *last)
{
  relax_keep (self, unit, last);
  for (guint i = 0; i < unit->n_lines; i++)
    {
      DxBox box = { .unit = self->units->len, .line = i };

      box.height = dx_unit_get_line (unit, i, NULL);
      box.space_before = i == 0 ? get_space (unit, last) : 0;
      box.page_before = i == 0 && unit->block->page_before;
      box.keep = keep_inside (unit, i);
      if (self->keeping > 0)
        {
          box.keep = MAX (box.keep, self->keep);
          self->keeping--;
        }
      g_array_append_val (self->boxes, box);
    }
  start_keep (self, unit);
}

/* The signature block is never alone: the lines before it go with it. */
static void
keep_with_previous (DxFlow *self, guint first, guint n_lines)
{
  for (guint i = 0; i < n_lines && first > i; i++)
    g_array_index (self->boxes, DxBox, first - i).keep = DX_KEEP_ALWAYS;
}

/* The first row of a table is the header of those that follow; it never
 * stands alone. */
static void
link_header (DxUnit *unit, DxUnit *last)
{
  if (unit->block->kind != DX_BLOCK_ROW || last == NULL
      || last->container != unit->container)
    return;

  unit->header = last->header != NULL ? last->header : last;
}

/*
 * dx_flow_append:
 * @unit: what comes next; it must live as long as the flow
 *
 * Hangs the lines of @unit at the end of the flow.
 */
void
dx_flow_append (DxFlow *self, DxUnit *unit)
{
  DxUnit *last = get_last_unit (self);
  guint first = self->boxes->len;

  link_header (unit, last);
  append_boxes (self, unit, last);
  if (unit->block->kind == DX_BLOCK_SIGNATURE
      || (unit->block->kind == DX_BLOCK_COLUMNS && unit->height > 0))
    keep_with_previous (self, first, DX_SIGNATURE_COMPANY);
  if (last != NULL && unit->header == last)
    g_array_index (self->boxes, DxBox, first).keep = DX_KEEP_ALWAYS;
  g_ptr_array_add (self->units, unit);
}

static DxUnit *
get_unit (const DxFlow *self, guint box)
{
  return g_ptr_array_index (self->units,
                            g_array_index (self->boxes, DxBox, box).unit);
}

/* Room that the header row takes when a page begins inside a table, and the
 * white above a part of a row; rows are never given up. */
static double
header_height (const DxFlow *self, guint start)
{
  const DxUnit *unit = get_unit (self, start);
  DxUnit *repeated = unit != NULL ? dx_unit_get_repeated (unit) : NULL;

  if (unit == NULL)
    return 0;

  return (repeated != NULL ? dx_unit_get_height (repeated) : 0)
         + dx_unit_get_pad_above (
             unit, g_array_index (self->boxes, DxBox, start).line);
}

/* The white below a line, should the page end with it. */
static double
pad_below (const DxFlow *self, guint box)
{
  const DxUnit *unit = get_unit (self, box);

  return unit != NULL ? dx_unit_get_pad_below (
             unit, g_array_index (self->boxes, DxBox, box).line)
                      : 0;
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
      if (i > start && y + pad_below (self, i) > room)
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

/* The last line up to @over that a page may begin with, or @start. */
static guint
last_break (const DxFlow *self, guint start, guint over, DxKeep keep)
{
  for (guint i = over; i > start; i--)
    if (g_array_index (self->boxes, DxBox, i).keep < keep)
      return i;

  return start;
}

static double
height_of (const DxFlow *self, guint start, guint end)
{
  double height = header_height (self, start);

  for (guint i = start; i < end; i++)
    {
      const DxBox *box = &g_array_index (self->boxes, DxBox, i);

      height += (i > start ? box->space_before : 0) + box->height;
    }

  return height;
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
  guint end;

  if (over == self->boxes->len
      || g_array_index (self->boxes, DxBox, over).page_before)
    return over;

  end = last_break (self, start, over, DX_KEEP_IF_ROOM);
  if (height_of (self, start, end) < room / 2)
    end = last_break (self, start, over, DX_KEEP_ALWAYS);

  return end > start ? end : over;
}
