/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "dexuat-paper"

#include "dx-paper-style.h"
#include "dx-unit-private.h"

/* Columns side by side, each with its own lines: the head of a letter with
 * its rules, and its foot with the room for signature and seal. */

/* From a line to the rule below it, and what a rule takes. */
#define RULE_DROP 1.5
#define RULE_ROOM 4.0

/* Between columns. */
#define GUTTER 6.0

/* Columns taller than this are set line by line, to be parted by pages. */
#define MAX_HEIGHT (DX_BODY_HEIGHT_LANDSCAPE * 0.9)

static DxUnit *
unit_new (DxBlock *block, double width)
{
  DxUnit *self = g_new0 (DxUnit, 1);

  self->block = block;
  self->width = width;
  self->n_lines = 1;
  self->cells = g_array_new (FALSE, FALSE, sizeof (DxCell));

  return self;
}

static DxTextBox *
set_line (DxFonts *fonts, const DxBlock *line, double width)
{
  DxTextStyle style = { .size = line->size > 0 ? line->size : DX_SIZE_BODY,
                        .width = width };

  style.bold_end = line->bold ? G_MAXSIZE : 0;
  style.italic_start = line->italic ? 0 : G_MAXSIZE;
  style.align = line->align == DX_BLOCK_ALIGN_CENTER ? DX_ALIGN_CENTER
                                                     : DX_ALIGN_LEFT;

  return dx_text_box_new (fonts, line->text, &style);
}

static double
box_height (const DxTextBox *box)
{
  double height = 0;

  for (guint i = 0; i < dx_text_box_get_n_lines (box); i++)
    height += dx_text_box_get_line (box, i)->height;

  return height;
}

/* Centred below the last line of @cell. */
static void
add_rule (DxUnit *unit, const DxCell *cell, double share, double bottom)
{
  guint n = dx_text_box_get_n_lines (cell->box);
  const DxTextLine *last = dx_text_box_get_line (cell->box, n - 1);
  double middle = cell->x + last->x + last->width / 2;
  double half = last->width * share / 2;
  DxRule rule = { bottom + RULE_DROP, middle - half, middle + half };

  if (unit->rules == NULL)
    unit->rules = g_array_new (FALSE, FALSE, sizeof (DxRule));
  g_array_append_val (unit->rules, rule);
}

/* Returns: the height of the column */
static double
add_column (
    DxUnit *unit, DxFonts *fonts, const DxBlock *column, double x, double width)
{
  double y = 0;

  for (guint i = 0; column->children != NULL && i < column->children->len; i++)
    {
      const DxBlock *line = g_ptr_array_index (column->children, i);
      DxCell cell = { .x = x, .tag = "P" };

      cell.y = y + line->space;
      cell.box = set_line (fonts, line, width);
      y = cell.y + box_height (cell.box);
      if (line->rule > 0)
        {
          add_rule (unit, &cell, line->rule, y);
          y += RULE_ROOM;
        }
      g_array_append_val (unit->cells, cell);
    }

  return y;
}

static double
total_width (const DxBlock *block)
{
  double total = 0;

  for (guint i = 0; i < block->children->len; i++)
    total += ((const DxBlock *) g_ptr_array_index (block->children, i))->width;

  return total;
}

/* Line by line, one column below the other. */
static void
append_lines (GPtrArray *units,
              DxFonts *fonts,
              DxBlock *block,
              const DxArea *area,
              double width)
{
  const DxBlock *column = g_ptr_array_index (block->children, area->child);

  for (guint i = 0; column->children != NULL && i < column->children->len; i++)
    {
      const DxBlock *line = g_ptr_array_index (column->children, i);
      DxUnit *unit = unit_new (block, width);
      DxCell cell = { .x = area->x0, .tag = "P" };

      cell.box = set_line (fonts, line, area->x1 - area->x0);
      unit->n_lines = dx_text_box_get_n_lines (cell.box);
      unit->space_before = line->space;
      g_array_append_val (unit->cells, cell);
      g_ptr_array_add (units, unit);
    }
}

/*
 * dx_units_append_columns:
 * @units: (element-type DxUnit): takes what is made
 * @block: columns
 * @width: of the body, in points
 *
 * Sets columns as one unit, or, where they are too tall to be kept whole,
 * as lines.
 */
void
dx_units_append_columns (GPtrArray *units,
                         DxFonts *fonts,
                         DxBlock *block,
                         double width)
{
  DxUnit *unit = unit_new (block, width);
  double total = total_width (block);
  double x = 0;

  unit->areas = g_array_new (FALSE, FALSE, sizeof (DxArea));
  for (guint i = 0; i < block->children->len; i++)
    {
      const DxBlock *column = g_ptr_array_index (block->children, i);
      double share = width * column->width / total;
      DxArea area = { i, x, x + share - GUTTER };

      if (i + 1 == block->children->len)
        area.x1 = width;
      unit->height = MAX (
          unit->height, add_column (unit, fonts, column, x, area.x1 - area.x0));
      g_array_append_val (unit->areas, area);
      x += share;
    }
  if (unit->height <= MAX_HEIGHT)
    {
      unit->height = MAX (unit->height, 1);
      g_ptr_array_add (units, unit);
      return;
    }

  for (guint i = 0; i < block->children->len; i++)
    append_lines (units, fonts, block, &g_array_index (unit->areas, DxArea, i),
                  width);
  dx_unit_free (unit);
}
