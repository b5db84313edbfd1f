/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "dexuat-paper"

#include "dx-unit-private.h"

#include <string.h>

#include "dx-list-line.h"
#include "dx-paper-style.h"

/* From the lower edge of a dotted line's room to the dots. */
#define LEADER_DROP 3.0

static DxUnit *
unit_new (DxBlock *block, double space_before, const char *tag)
{
  DxUnit *self = g_new0 (DxUnit, 1);

  self->block = block;
  self->space_before = space_before;
  self->tag = tag;
  self->cells = g_array_new (FALSE, FALSE, sizeof (DxCell));

  return self;
}

/* @text belongs to the block, or is @composed for this cell alone. */
static void
add_cell (DxUnit *self,
          DxFonts *fonts,
          const char *text,
          char *composed,
          const DxTextStyle *style,
          double x,
          const char *tag)
{
  DxCell cell = { .x = x, .tag = tag };

  cell.box = composed != NULL
                 ? dx_text_box_new_take (fonts, composed, style)
                 : dx_text_box_new (fonts, text, style);

  g_array_append_val (self->cells, cell);
  self->n_lines = MAX (self->n_lines, dx_text_box_get_n_lines (cell.box));
}

static void
add_leader (DxUnit *self, guint line, double x0, double x1)
{
  DxLeader leader = { line, x0, x1 };

  if (self->leaders == NULL)
    self->leaders = g_array_new (FALSE, FALSE, sizeof (DxLeader));
  g_array_append_val (self->leaders, leader);
  self->n_lines = MAX (self->n_lines, line + 1);
}

static DxTextStyle
body_style (double width)
{
  return (DxTextStyle){ .size = DX_SIZE_BODY,
                        .width = width,
                        .align = DX_ALIGN_JUSTIFY,
                        .italic_start = G_MAXSIZE };
}

static void
append_paragraph (GPtrArray *units, DxFonts *fonts, DxBlock *block)
{
  DxUnit *unit = unit_new (block, DX_SPACE_PARAGRAPH, NULL);
  DxTextStyle style = body_style (DX_BODY_WIDTH);

  style.indent = DX_FIRST_INDENT;
  add_cell (unit, fonts, block->text, NULL, &style, 0, "P");
  g_ptr_array_add (units, unit);
}

static void
append_heading (GPtrArray *units, DxFonts *fonts, DxBlock *block)
{
  DxUnit *unit = unit_new (block, DX_SPACE_HEADING, NULL);
  DxTextStyle style = body_style (DX_BODY_WIDTH);
  gsize length = strlen (block->text);
  char *composed = NULL;

  style.bold_end = length;
  if (block->label != NULL)
    {
      composed = g_strdup_printf ("%s %s", block->text, block->label);
      style.italic_start = length + 1;
    }
  add_cell (unit, fonts, block->text, composed, &style, 0,
            block->level <= 2 ? "H2" : "H3");
  g_ptr_array_add (units, unit);
}

static void
append_centred (GPtrArray *units, DxFonts *fonts, DxBlock *block)
{
  gboolean title = block->kind == DX_BLOCK_TITLE;
  DxUnit *unit = unit_new (
      block, title ? DX_SPACE_TITLE : DX_SPACE_PARAGRAPH, NULL);
  DxTextStyle style = body_style (DX_BODY_WIDTH);

  style.align = DX_ALIGN_CENTER;
  style.bold_end = title ? G_MAXSIZE : 0;
  add_cell (unit, fonts, block->text, NULL, &style, 0, title ? "H1" : "P");
  g_ptr_array_add (units, unit);
}

/* The lines stand centred below one another at the right margin. */
static void
append_corner (GPtrArray *units, DxFonts *fonts, DxBlock *block)
{
  DxTextStyle style = { .size = DX_SIZE_CORNER,
                        .align = DX_ALIGN_CENTER,
                        .italic_start = G_MAXSIZE };

  for (guint i = 0; i < block->children->len; i++)
    {
      DxBlock *child = g_ptr_array_index (block->children, i);

      style.width = MAX (style.width,
                         dx_text_box_measure (fonts, child->text,
                                              DX_SIZE_CORNER + 1));
    }
  style.width = MIN (style.width, DX_BODY_WIDTH);

  for (guint i = 0; i < block->children->len; i++)
    {
      DxBlock *child = g_ptr_array_index (block->children, i);
      DxUnit *unit = unit_new (child, 0, NULL);

      style.bold_end = i == 0 ? G_MAXSIZE : 0;
      add_cell (unit, fonts, child->text, NULL, &style,
                DX_BODY_WIDTH - style.width, "P");
      g_ptr_array_add (units, unit);
    }
}

/* A mark and the text that hangs beside it. */
typedef struct {
  const char *mark;
  char *composed_mark;
  const char *body;
  char *composed_body;
} Hanging;

/* Adds mark and body; returns the left edge of the body. */
static double
add_hanging (DxUnit *unit,
             DxFonts *fonts,
             const Hanging *text,
             double left,
             double right,
             const char *mark_tag,
             const char *body_tag)
{
  const char *mark
      = text->composed_mark != NULL ? text->composed_mark : text->mark;
  g_autofree char *with_blank = g_strconcat (mark, " ", NULL);
  double gap = dx_text_box_measure (fonts, with_blank, DX_SIZE_BODY);
  DxTextStyle style = body_style (gap);

  style.align = DX_ALIGN_LEFT;
  add_cell (unit, fonts, text->mark, text->composed_mark, &style, left,
            mark_tag);
  style = body_style (right - left - gap);
  add_cell (unit, fonts, text->body, text->composed_body, &style, left + gap,
            body_tag);

  return left + gap;
}

static void
append_item (GPtrArray *units,
             DxFonts *fonts,
             DxBlock *block,
             DxBlock *list)
{
  DxUnit *unit = unit_new (block, DX_SPACE_PARAGRAPH, "LI");
  double left = DX_FIRST_INDENT + DX_LIST_STEP * MIN (block->level, 3);
  const Hanging text = { .mark = block->label, .body = block->text };

  unit->container = list;
  add_hanging (unit, fonts, &text, left, DX_BODY_WIDTH, "Lbl", "LBody");
  g_ptr_array_add (units, unit);
}

static char *
join_label (DxBlock *part)
{
  if (part->text == NULL)
    return g_strdup (part->label);

  return g_strdup_printf ("%s %s", part->label, part->text);
}

/* The dotted lines of a part without a value: behind the label, then
 * below it. */
static void
add_part_leaders (DxUnit *unit, DxBlock *part, double left, double right)
{
  const DxCell *cell
      = &g_array_index (unit->cells, DxCell, unit->cells->len - 1);
  guint line = dx_text_box_get_n_lines (cell->box) - 1;
  const DxTextLine *last = dx_text_box_get_line (cell->box, line);
  guint below = part->count;

  if (part->level > 0 && below > 0)
    {
      add_leader (unit, line, cell->x + last->x + last->width + 4, right);
      below--;
    }
  for (guint i = 0; i < below; i++)
    add_leader (unit, line + 1 + i, left, right);
}

static void
add_part (DxUnit *unit,
          DxFonts *fonts,
          DxBlock *part,
          double left,
          double right)
{
  g_autofree char *text = join_label (part);
  gsize mark = 0;
  gsize body = 0;
  double edge = left;

  if (dx_list_line_parse (text, strlen (text), &mark, &body)
      != DX_LIST_MARK_NONE)
    {
      const Hanging hanging = { .composed_mark = g_strndup (text, mark),
                                .composed_body = g_strdup (text + body) };

      edge = add_hanging (unit, fonts, &hanging, left, right, "Span", "Span");
    }
  else
    {
      DxTextStyle style = body_style (right - left);

      add_cell (unit, fonts, NULL, g_strdup (text), &style, left, "Span");
    }

  if (part->text == NULL)
    add_part_leaders (unit, part, edge, right);
}

static gboolean
parts_fit (DxBlock *block, DxFonts *fonts, double width)
{
  for (guint i = 0; i < block->children->len; i++)
    {
      DxBlock *part = g_ptr_array_index (block->children, i);
      g_autofree char *text = join_label (part);

      if (strchr (text, '\n') != NULL
          || dx_text_box_measure (fonts, text, DX_SIZE_BODY) > width - 8)
        return FALSE;
    }

  return TRUE;
}

static void
append_labelled (GPtrArray *units, DxFonts *fonts, DxBlock *block)
{
  guint n = block->children->len;
  double step = (DX_BODY_WIDTH - DX_FIRST_INDENT) / n;
  gboolean side_by_side = n > 1 && parts_fit (block, fonts, step);
  DxUnit *unit = NULL;

  for (guint i = 0; i < n; i++)
    {
      DxBlock *part = g_ptr_array_index (block->children, i);
      double left = DX_FIRST_INDENT + (side_by_side ? step * i : 0);

      if (unit == NULL || !side_by_side)
        {
          unit = unit_new (block, DX_SPACE_PARAGRAPH, "P");
          g_ptr_array_add (units, unit);
        }
      add_part (unit, fonts, part, left,
                side_by_side && i + 1 < n ? left + step - 8
                                          : DX_BODY_WIDTH);
    }
}

static void
append_leaders (GPtrArray *units, DxBlock *block)
{
  DxUnit *unit = unit_new (block, 0, NULL);

  for (guint i = 0; i < MAX (block->count, 1); i++)
    add_leader (unit, i, 0, DX_BODY_WIDTH);
  g_ptr_array_add (units, unit);
}

static GArray *
column_edges (DxBlock *row)
{
  GArray *edges = g_array_new (FALSE, FALSE, sizeof (double));
  double total = 0;
  double x = 0;

  for (guint i = 0; i < row->children->len; i++)
    total += ((DxBlock *) g_ptr_array_index (row->children, i))->width;
  g_array_append_val (edges, x);
  for (guint i = 0; i < row->children->len; i++)
    {
      DxBlock *cell = g_ptr_array_index (row->children, i);

      x += DX_BODY_WIDTH * cell->width / total;
      g_array_append_val (edges, x);
    }

  return edges;
}

/* The first row of a table is the header of those that follow. */
static DxUnit *
find_header (GPtrArray *units, DxBlock *table)
{
  DxUnit *last = units->len > 0
                     ? g_ptr_array_index (units, units->len - 1)
                     : NULL;

  if (last == NULL || last->container != table)
    return NULL;

  return last->header != NULL ? last->header : last;
}

static void
append_row (GPtrArray *units, DxFonts *fonts, DxBlock *row, DxBlock *table)
{
  DxUnit *header = find_header (units, table);
  DxUnit *unit = unit_new (row, header == NULL ? DX_SPACE_PARAGRAPH : 0, "TR");

  unit->container = table;
  unit->header = header;
  unit->edges = column_edges (row);
  unit->pad_top = unit->pad_bottom = DX_CELL_PADDING_Y;
  for (guint i = 0; i < row->children->len; i++)
    {
      DxBlock *cell = g_ptr_array_index (row->children, i);
      double left = g_array_index (unit->edges, double, i) + DX_CELL_PADDING_X;
      double right
          = g_array_index (unit->edges, double, i + 1) - DX_CELL_PADDING_X;
      DxTextStyle style = { .size = DX_SIZE_TABLE,
                            .width = right - left,
                            .italic_start = G_MAXSIZE };

      style.bold_end = header == NULL ? G_MAXSIZE : 0;
      style.align = header == NULL ? DX_ALIGN_CENTER
                    : cell->numeric ? DX_ALIGN_RIGHT
                                    : DX_ALIGN_LEFT;
      add_cell (unit, fonts, cell->text, NULL, &style, left,
                header == NULL ? "TH" : "TD");
    }
  g_ptr_array_add (units, unit);
}

/* Title and hint in the right half, room for signature, seal and name. */
static void
append_signature (GPtrArray *units, DxFonts *fonts, DxBlock *block)
{
  double left = DX_BODY_WIDTH * 0.45;
  DxTextStyle style = body_style (DX_BODY_WIDTH - left);
  DxUnit *unit = unit_new (block, DX_SPACE_SIGNATURE, NULL);
  double line = DX_SIZE_BODY * 1.149 * DX_LINE_FACTOR;
  gsize length = strlen (block->text);
  char *composed = NULL;

  style.align = DX_ALIGN_CENTER;
  style.bold_end = length;
  if (block->label != NULL)
    {
      composed = g_strdup_printf ("%s\n%s", block->text, block->label);
      style.italic_start = length + 1;
    }
  add_cell (unit, fonts, block->text, composed, &style, left, "P");
  unit->pad_bottom = DX_SIGNATURE_ROOM + line;
  g_ptr_array_add (units, unit);
}

/*
 * dx_units_append:
 * @units: (element-type DxUnit): takes what is made
 * @block: one that is set by itself: not a group, list or table
 * @container: (nullable): the list or table it stands in
 *
 * Breaks @block into lines. The units point into the block tree.
 */
void
dx_units_append (GPtrArray *units,
                 DxFonts *fonts,
                 DxBlock *block,
                 DxBlock *container)
{
  switch (block->kind)
    {
    case DX_BLOCK_CORNER:
      append_corner (units, fonts, block);
      break;
    case DX_BLOCK_TITLE:
    case DX_BLOCK_SUBTITLE:
      append_centred (units, fonts, block);
      break;
    case DX_BLOCK_HEADING:
      append_heading (units, fonts, block);
      break;
    case DX_BLOCK_PARAGRAPH:
      append_paragraph (units, fonts, block);
      break;
    case DX_BLOCK_ITEM:
      append_item (units, fonts, block, container);
      break;
    case DX_BLOCK_LABELLED:
      append_labelled (units, fonts, block);
      break;
    case DX_BLOCK_LEADERS:
      append_leaders (units, block);
      break;
    case DX_BLOCK_ROW:
      append_row (units, fonts, block, container);
      break;
    case DX_BLOCK_SIGNATURE:
      append_signature (units, fonts, block);
      break;
    case DX_BLOCK_GROUP:
    case DX_BLOCK_LIST:
    case DX_BLOCK_PART:
    case DX_BLOCK_TABLE:
    case DX_BLOCK_CELL:
    default:
      g_assert_not_reached ();
    }
}

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

gsize
dx_unit_get_cost (const DxUnit *self)
{
  gsize cost = 0;

  for (guint i = 0; i < self->cells->len; i++)
    cost += dx_text_box_get_cost (g_array_index (self->cells, DxCell, i).box);

  return cost;
}

void
dx_unit_drop (DxUnit *self)
{
  for (guint i = 0; i < self->cells->len; i++)
    dx_text_box_drop (g_array_index (self->cells, DxCell, i).box);
}
