/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dx-unit-private.h"

G_BEGIN_DECLS

/* The flow: every line of every unit, one below the other, with what must
 * not be parted. Pages are cut from it. */

/**
 * DxKeep:
 * @DX_KEEP_FREE: a page may begin with it
 * @DX_KEEP_IF_ROOM: better not; but a page is not left half empty for it
 * @DX_KEEP_ALWAYS: never, unless that alone fills more than a page
 *
 * Whether a line stays on the page of the one before it.
 */
typedef enum {
  DX_KEEP_FREE,
  DX_KEEP_IF_ROOM,
  DX_KEEP_ALWAYS
} DxKeep;

/**
 * DxBox:
 * @unit: index of its unit
 * @line: line in the unit
 * @space_before: above it, not at the top of a page
 * @height: in points
 * @keep: a %DxKeep
 * @page_before: a page must begin with it
 */
typedef struct {
  guint unit;
  guint line;
  float space_before;
  float height;
  guint8 keep;
  guint8 page_before;
} DxBox;

/**
 * DxFlow:
 * @units: (element-type DxUnit): they belong to their leaves; %NULL for one
 *   that was given up, see dx_pages_set_sparing ()
 * @boxes: (element-type DxBox)
 * @keeping: boxes still to come that are kept with the last unit
 * @keep: how they are kept
 */
typedef struct {
  GPtrArray *units;
  GArray *boxes;
  guint keeping;
  DxKeep keep;
} DxFlow;

void  dx_flow_init        (DxFlow       *self);
void  dx_flow_clear       (DxFlow       *self);
void  dx_flow_append      (DxFlow       *self,
                           DxUnit       *unit);
guint dx_flow_end_of_page (const DxFlow *self,
                           guint         start,
                           double        room);
guint dx_flow_needs_box   (const DxFlow *self,
                           guint         start,
                           double        room);

G_END_DECLS
