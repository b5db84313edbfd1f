/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dx-block.h"
#include "dx-text-box-private.h"

G_BEGIN_DECLS

/* What is set as one: a paragraph, a list line, a label with its value, a
 * table row, a signature block. Its lines go side by side through all its
 * cells, so a page may end between any two of them. */

/**
 * DxCell:
 * @box: its text
 * @x: left edge of @box from the left margin, in points
 * @y: of a unit of columns: top of @box from that of the unit
 * @tag: structure tag of the text in a PDF
 */
typedef struct {
  DxTextBox *box;
  double x;
  double y;
  const char *tag;
} DxCell;

/**
 * DxLeader:
 * @line: the line of the unit it stands on
 * @x0: its left end from the left margin
 * @x1: its right end
 */
typedef struct {
  guint line;
  double x0;
  double x1;
} DxLeader;

/**
 * DxRule:
 * @y: from the top of the unit
 * @x0: its left end from the left margin
 * @x1: its right end
 */
typedef struct {
  double y;
  double x0;
  double x1;
} DxRule;

/**
 * DxArea:
 * @child: index of the block's child that is shown there
 * @x0: its left end from the left margin
 * @x1: its right end
 */
typedef struct {
  guint child;
  double x0;
  double x1;
} DxArea;

/**
 * DxUnit:
 * @block: what it was made from
 * @container: (nullable): the list or table it belongs to
 * @section: (nullable): id of the section it stands in
 * @tag: (nullable): structure tag around its cells
 * @cells: (element-type DxCell): its texts
 * @leaders: (nullable) (element-type DxLeader): dotted lines
 * @edges: (nullable) (element-type double): of a row: the vertical rules
 * @areas: (nullable) (element-type DxArea): of labels and columns: where
 *   each stands
 * @rules: (nullable) (element-type DxRule): of columns: rules below lines
 * @width: of the body that it was set for
 * @height: of columns, whose texts stand where they want to: the whole; 0
 *   for all else
 * @n_lines: number of lines, at least 1; columns are as one
 * @space_before: above it, not at the top of a page
 * @pad_top: inside, above its first line
 * @pad_bottom: inside, below its last line
 * @header: (nullable): the first row of its table, when it is another
 */
typedef struct _DxUnit DxUnit;

struct _DxUnit {
  DxBlock *block;
  DxBlock *container;
  const char *section;
  const char *tag;
  GArray *cells;
  GArray *leaders;
  GArray *edges;
  GArray *areas;
  GArray *rules;
  double width;
  double height;
  guint n_lines;
  double space_before;
  double pad_top;
  double pad_bottom;
  DxUnit *header;
};

void    dx_unit_free         (DxUnit       *self);
void    dx_units_append      (GPtrArray    *units,
                              DxFonts      *fonts,
                              DxBlock      *block,
                              gboolean      heads,
                              double        width);
void    dx_units_append_columns (GPtrArray *units,
                              DxFonts      *fonts,
                              DxBlock      *block,
                              double        width);
double  dx_unit_get_line     (const DxUnit *self,
                              guint         line,
                              double       *ascent);
double  dx_unit_get_height   (const DxUnit *self);
double  dx_unit_get_pad_above (const DxUnit *self,
                              guint         line);
double  dx_unit_get_pad_below (const DxUnit *self,
                              guint         line);
DxUnit *dx_unit_get_repeated (const DxUnit *self);
gsize   dx_unit_get_cost     (const DxUnit *self);
void    dx_unit_drop         (DxUnit       *self);

G_END_DECLS
