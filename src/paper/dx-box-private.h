/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dx-unit-private.h"

G_BEGIN_DECLS

/* The flow: every line of every unit, one below the other, with what must
 * not be parted. Pages are cut from it. */

/**
 * DxBox:
 * @unit: index of its unit
 * @line: line in the unit
 * @space_before: above it, not at the top of a page
 * @height: in points
 * @no_break: no page may begin with it
 * @page_before: a page must begin with it
 */
typedef struct {
  guint unit;
  guint line;
  float space_before;
  float height;
  guint8 no_break;
  guint8 page_before;
} DxBox;

/**
 * DxFlow:
 * @units: (element-type DxUnit)
 * @boxes: (element-type DxBox)
 * @keep: boxes still to come that a heading keeps with it
 */
typedef struct {
  GPtrArray *units;
  GArray *boxes;
  guint keep;
} DxFlow;

void  dx_flow_init        (DxFlow       *self);
void  dx_flow_clear       (DxFlow       *self);
void  dx_flow_append      (DxFlow       *self,
                           DxFonts      *fonts,
                           DxBlock      *block,
                           DxBlock      *container);
guint dx_flow_end_of_page (const DxFlow *self,
                           guint         start,
                           double        room);
guint dx_flow_needs_box   (const DxFlow *self,
                           guint         start,
                           double        room);

G_END_DECLS
