/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "dexuat-paper"

#include "dx-unit-private.h"

#include <string.h>

#include "dx-list-line.h"
#include "dx-paper-style.h"
#include "dx-share-private.h"

/* So many different marks are remembered. */
#define MAX_MARKS 256

static DxUnit *
unit_new (DxBlock *block, double width, double space_before, const char *tag)
{
  DxUnit *self = g_new0 (DxUnit, 1);

  self->block = block;
  self->width = width;
  self->space_before = space_before;
  self->tag = tag;
  self->cells = g_array_new (FALSE, FALSE, sizeof (DxCell));

  return self;
}

static void
take_cell (DxUnit *self, DxTextBox *box, double x, const char *tag)
{
  DxCell cell = { .box = box, .x = x, .tag = tag };

  g_array_append_val (self->cells, cell);
  self->n_lines = MAX (self->n_lines, dx_text_box_get_n_lines (box));
}

/* @text belongs to the block. */
static void
add_cell (DxUnit *self,
          DxFonts *fonts,
          const char *text,
          const DxTextStyle *style,
          double x,
          const char *tag)
{
  take_cell (self, dx_text_box_new (fonts, text, style), x, tag);
}

/* @text was composed for this cell alone. */
static void
add_composed_cell (DxUnit *self,
                   DxFonts *fonts,
                   char *text,
                   const DxTextStyle *style,
                   double x,
                   const char *tag)
{
  take_cell (self, dx_text_box_new_take (fonts, text, style), x, tag);
}

/* The text of a block with its label behind it, or by itself. */
static void
add_text_and_label (DxUnit *self,
                    DxFonts *fonts,
                    const char *between,
                    DxTextStyle *style,
                    double x,
                    const char *tag)
{
  const DxBlock *block = self->block;

  style->bold_end = strlen (block->text);
  if (block->label == NULL)
    {
      add_cell (self, fonts, block->text, style, x, tag);
      return;
    }

  style->italic_start = style->bold_end + 1;
  add_composed_cell (self, fonts,
                     g_strconcat (block->text, between, block->label, NULL),
                     style, x, tag);
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

static void
add_area (DxUnit *self, guint child, double x0, double x1)
{
  DxArea area = { child, x0, x1 };

  if (self->areas == NULL)
    self->areas = g_array_new (FALSE, FALSE, sizeof (DxArea));
  g_array_append_val (self->areas, area);
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
append_paragraph (GPtrArray *units,
                  DxFonts *fonts,
                  DxBlock *block,
                  double width)
{
  DxUnit *unit = unit_new (block, width, DX_SPACE_PARAGRAPH, NULL);
  DxTextStyle style = body_style (width);

  if (block->align == DX_BLOCK_ALIGN_CENTER)
    style.align = DX_ALIGN_CENTER;
  else
    style.indent = DX_FIRST_INDENT;
  add_cell (unit, fonts, block->text, &style, 0, "P");
  g_ptr_array_add (units, unit);
}

/* A heading by itself is not stretched; with its hint it is a paragraph. */
static void
append_heading (GPtrArray *units, DxFonts *fonts, DxBlock *block, double width)
{
  DxUnit *unit = unit_new (block, width, DX_SPACE_HEADING, NULL);
  DxTextStyle style = body_style (width);

  if (block->label == NULL)
    style.align = DX_ALIGN_LEFT;
  add_text_and_label (unit, fonts, " ", &style, 0,
                      block->level <= 2 ? "H2" : "H3");
  g_ptr_array_add (units, unit);
}

static void
append_centred (GPtrArray *units, DxFonts *fonts, DxBlock *block, double width)
{
  gboolean title = block->kind == DX_BLOCK_TITLE;
  DxUnit *unit = unit_new (block, width,
                           title ? DX_SPACE_TITLE : DX_SPACE_PARAGRAPH, NULL);
  DxTextStyle style = body_style (width);

  style.align = DX_ALIGN_CENTER;
  style.bold_end = title ? G_MAXSIZE : 0;
  add_cell (unit, fonts, block->text, &style, 0, title ? "H1" : "P");
  g_ptr_array_add (units, unit);
}

/* The lines stand centred below one another at the right margin. */
static void
append_corner (GPtrArray *units, DxFonts *fonts, DxBlock *block, double width)
{
  DxTextStyle style = { .size = DX_SIZE_CORNER,
                        .align = DX_ALIGN_CENTER,
                        .italic_start = G_MAXSIZE };

  for (guint i = 0; i < block->children->len; i++)
    {
      DxBlock *child = g_ptr_array_index (block->children, i);

      style.width = MAX (style.width, dx_text_box_measure (fonts, child->text,
                                                           DX_SIZE_CORNER + 1));
    }
  style.width = MIN (style.width, width);

  for (guint i = 0; i < block->children->len; i++)
    {
      DxBlock *child = g_ptr_array_index (block->children, i);
      DxUnit *unit = unit_new (child, width, 0, NULL);

      style.bold_end = i == 0 ? G_MAXSIZE : 0;
      add_cell (unit, fonts, child->text, &style, width - style.width, "P");
      g_ptr_array_add (units, unit);
    }
}

/* A mark and the text that hangs beside it: where they stand, and whether
 * they belong to the block or only to the caller. */
typedef struct {
  const char *mark;
  const char *body;
  gboolean composed;
  double left;
  double right;
  const char *mark_tag;
  const char *body_tag;
} Hanging;

static void
add_words (DxUnit *unit,
           DxFonts *fonts,
           const char *text,
           gboolean composed,
           const DxTextStyle *style,
           double x,
           const char *tag)
{
  if (composed)
    add_composed_cell (unit, fonts, g_strdup (text), style, x, tag);
  else
    add_cell (unit, fonts, text, style, x, tag);
}

/* Marks are few and come again and again: how wide each is with a blank
 * behind it is kept with the fonts. */
static double
measure_gap (DxFonts *fonts, const char *mark)
{
  GHashTable *gaps = g_object_get_data (G_OBJECT (fonts), "dx-mark-gaps");
  g_autofree char *with_blank = NULL;
  double *gap;

  if (gaps == NULL)
    {
      gaps = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
      g_object_set_data_full (G_OBJECT (fonts), "dx-mark-gaps", gaps,
                              (GDestroyNotify) g_hash_table_unref);
    }
  gap = g_hash_table_lookup (gaps, mark);
  if (gap != NULL)
    return *gap;

  if (g_hash_table_size (gaps) >= MAX_MARKS)
    g_hash_table_remove_all (gaps);
  with_blank = g_strconcat (mark, " ", NULL);
  gap = g_new (double, 1);
  *gap = dx_text_box_measure (fonts, with_blank, DX_SIZE_BODY);
  g_hash_table_insert (gaps, g_strdup (mark), gap);

  return *gap;
}

static void
add_hanging (DxUnit *unit, DxFonts *fonts, const Hanging *text)
{
  double gap = measure_gap (fonts, text->mark);
  DxTextStyle style = body_style (gap);

  style.align = DX_ALIGN_LEFT;
  add_words (unit, fonts, text->mark, text->composed, &style, text->left,
             text->mark_tag);
  style = body_style (text->right - text->left - gap);
  add_words (unit, fonts, text->body, text->composed, &style, text->left + gap,
             text->body_tag);
}

static void
append_item (GPtrArray *units, DxFonts *fonts, DxBlock *block, double width)
{
  DxUnit *unit = unit_new (block, width, DX_SPACE_PARAGRAPH, "LI");
  Hanging text = { .mark = block->label, .body = block->text };

  text.left = DX_FIRST_INDENT + DX_LIST_STEP * MIN (block->level, 3);
  text.right = width;
  text.mark_tag = "Lbl";
  text.body_tag = "LBody";
  add_hanging (unit, fonts, &text);
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
 * below it, over the whole width where the part has the line to itself. */
static void
add_part_leaders (DxUnit *unit, DxBlock *part, const DxArea *area)
{
  const DxCell *cell =
      &g_array_index (unit->cells, DxCell, unit->cells->len - 1);
  guint line = dx_text_box_get_n_lines (cell->box) - 1;
  const DxTextLine *last = dx_text_box_get_line (cell->box, line);
  guint below = part->count;

  if (part->level > 0 && below > 0)
    {
      add_leader (unit, line, cell->x + last->x + last->width + 4, area->x1);
      below--;
    }
  for (guint i = 0; i < below; i++)
    add_leader (unit, line + 1 + i, area->x0, area->x1);
}

static void
add_part (
    DxUnit *unit, DxFonts *fonts, DxBlock *part, double left, double right)
{
  g_autofree char *text = join_label (part);
  gsize mark = 0;
  gsize body = 0;

  if (dx_list_line_parse (text, strlen (text), &mark, &body)
      != DX_LIST_MARK_NONE)
    {
      g_autofree char *words = g_strndup (text, mark);
      Hanging hanging = { .mark = words, .body = text + body };

      hanging.composed = TRUE;
      hanging.left = left;
      hanging.right = right;
      hanging.mark_tag = hanging.body_tag = "Span";
      add_hanging (unit, fonts, &hanging);
    }
  else
    {
      DxTextStyle style = body_style (right - left);

      add_words (unit, fonts, text, TRUE, &style, left, "Span");
    }
}

/* What a part takes on one line with a gap behind it, or more than there
 * is when it needs lines of its own. */
static double
natural_width (DxFonts *fonts, DxBlock *part)
{
  g_autofree char *text = join_label (part);

  if (strchr (text, '\n') != NULL)
    return DX_BODY_WIDTH;

  return dx_text_box_measure (fonts, text, DX_SIZE_BODY) + DX_PART_GAP;
}

/* Where the parts stand side by side; nothing when each has its own line. */
static GArray *
share_line (DxFonts *fonts, DxBlock *block)
{
  guint n = block->children->len;
  g_autofree double *widths = g_new (double, n);

  for (guint i = 0; i < n; i++)
    widths[i] = natural_width (fonts, g_ptr_array_index (block->children, i));

  return dx_share_line (widths, n);
}

/* A label, with what follows it, in its share of the line or the whole. */
static void
append_part (DxUnit *unit, DxFonts *fonts, guint index, const DxArea *area)
{
  DxBlock *part = g_ptr_array_index (unit->block->children, index);
  double left = MAX (area->x0, DX_FIRST_INDENT);
  double right = area->x1;

  add_area (unit, index, area->x0, area->x1);
  add_part (unit, fonts, part, left, right);
  if (part->text == NULL)
    add_part_leaders (unit, part, area);
}

static void
append_labelled (GPtrArray *units, DxFonts *fonts, DxBlock *block, double width)
{
  g_autoptr (GArray) edges = share_line (fonts, block);
  guint n = block->children->len;
  DxUnit *unit = NULL;

  for (guint i = 0; i < n; i++)
    {
      DxArea area = { i, 0, width };

      if (edges != NULL && i > 0)
        area.x0 = g_array_index (edges, double, i);
      if (edges != NULL && i + 1 < n)
        area.x1 = g_array_index (edges, double, i + 1) - DX_PART_GAP;
      if (unit == NULL || edges == NULL)
        {
          unit = unit_new (block, width, DX_SPACE_PARAGRAPH, "P");
          g_ptr_array_add (units, unit);
        }
      append_part (unit, fonts, i, &area);
    }
}

static void
append_leaders (GPtrArray *units, DxBlock *block, double width)
{
  DxUnit *unit = unit_new (block, width, 0, NULL);

  for (guint i = 0; i < MAX (block->count, 1); i++)
    add_leader (unit, i, 0, width);
  g_ptr_array_add (units, unit);
}

static GArray *
column_edges (DxBlock *row, double width)
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

      x += width * cell->width / total;
      g_array_append_val (edges, x);
    }

  return edges;
}

static DxAlign
cell_align (const DxBlock *cell, gboolean heads)
{
  if (heads || cell->align == DX_BLOCK_ALIGN_CENTER)
    return DX_ALIGN_CENTER;

  return cell->numeric ? DX_ALIGN_RIGHT : DX_ALIGN_LEFT;
}

static void
append_row (GPtrArray *units,
            DxFonts *fonts,
            DxBlock *row,
            gboolean heads,
            double width)
{
  DxUnit *unit = unit_new (row, width, heads ? DX_SPACE_PARAGRAPH : 0, "TR");

  unit->edges = column_edges (row, width);
  unit->pad_top = unit->pad_bottom = DX_CELL_PADDING_Y;
  for (guint i = 0; i < row->children->len; i++)
    {
      DxBlock *cell = g_ptr_array_index (row->children, i);
      double left = g_array_index (unit->edges, double, i);
      double share = g_array_index (unit->edges, double, i + 1) - left;
      double padding = MIN (DX_CELL_PADDING_X, share / 8);
      DxTextStyle style = { .size = DX_SIZE_TABLE,
                            .width = share - 2 * padding,
                            .italic_start = G_MAXSIZE };

      style.bold_end = heads || cell->bold ? G_MAXSIZE : 0;
      style.align = cell_align (cell, heads);
      add_cell (unit, fonts, cell->text, &style, left + padding,
                heads ? "TH" : "TD");
    }
  g_ptr_array_add (units, unit);
}

/* Title and hint in the right half, room for signature, seal and name. */
static void
append_signature (GPtrArray *units,
                  DxFonts *fonts,
                  DxBlock *block,
                  double width)
{
  double left = width * 0.45;
  DxTextStyle style = body_style (width - left);
  DxUnit *unit = unit_new (block, width, DX_SPACE_SIGNATURE, NULL);
  double line = DX_SIZE_BODY * 1.149 * DX_LINE_FACTOR;

  style.align = DX_ALIGN_CENTER;
  add_text_and_label (unit, fonts, "\n", &style, left, "P");
  unit->pad_bottom = DX_SIGNATURE_ROOM + line;
  g_ptr_array_add (units, unit);
}

/*
 * dx_units_append:
 * @units: (element-type DxUnit): takes what is made
 * @block: one that is set by itself: not a group, list or table
 * @heads: whether it is the header row of a table
 * @width: of the body, in points
 *
 * Breaks @block into lines. What is made depends on nothing else than the
 * words and measures of @block, and on @width.
 */
void
dx_units_append (GPtrArray *units,
                 DxFonts *fonts,
                 DxBlock *block,
                 gboolean heads,
                 double width)
{
  switch (block->kind)
    {
    case DX_BLOCK_CORNER:
      append_corner (units, fonts, block, width);
      break;
    case DX_BLOCK_TITLE:
    case DX_BLOCK_SUBTITLE:
      append_centred (units, fonts, block, width);
      break;
    case DX_BLOCK_HEADING:
      append_heading (units, fonts, block, width);
      break;
    case DX_BLOCK_PARAGRAPH:
      append_paragraph (units, fonts, block, width);
      break;
    case DX_BLOCK_ITEM:
      append_item (units, fonts, block, width);
      break;
    case DX_BLOCK_LABELLED:
      append_labelled (units, fonts, block, width);
      break;
    case DX_BLOCK_LEADERS:
      append_leaders (units, block, width);
      break;
    case DX_BLOCK_ROW:
      append_row (units, fonts, block, heads, width);
      break;
    case DX_BLOCK_SIGNATURE:
      append_signature (units, fonts, block, width);
      break;
    case DX_BLOCK_COLUMNS:
      dx_units_append_columns (units, fonts, block, width);
      break;
    case DX_BLOCK_COLUMN:
    case DX_BLOCK_LINE:
    case DX_BLOCK_GROUP:
    case DX_BLOCK_LIST:
    case DX_BLOCK_PART:
    case DX_BLOCK_TABLE:
    case DX_BLOCK_CELL:
    default:
      g_assert_not_reached ();
    }
}
