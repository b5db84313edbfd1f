/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

#include "dx-source.h"

G_BEGIN_DECLS

/* A column set as data: what a table of proposals shows, and where each
 * column comes from. Read only once made. */

/**
 * DxColumnKind:
 * @DX_COLUMN_ORDER: 1, 2, 3 …
 * @DX_COLUMN_FIELDS: every field that has a value, joined
 * @DX_COLUMN_FIRST: the first field that has a value
 * @DX_COLUMN_AMOUNT: the number in the first field
 * @DX_COLUMN_TOPICS: names of the topics, one a line
 * @DX_COLUMN_GIVEN: what is told beside the proposal: a remark, a register
 *   number, a date of receipt
 */
typedef enum {
  DX_COLUMN_ORDER,
  DX_COLUMN_FIELDS,
  DX_COLUMN_FIRST,
  DX_COLUMN_AMOUNT,
  DX_COLUMN_TOPICS,
  DX_COLUMN_GIVEN
} DxColumnKind;

typedef enum {
  DX_COLUMN_LEFT,
  DX_COLUMN_CENTER,
  DX_COLUMN_RIGHT
} DxColumnAlign;

/**
 * DxColumn:
 * @heading: over the column
 * @kind: what stands in it
 * @fields: (array zero-terminated=1): fields of the form; a form that does
 *   not have one leaves it out
 * @join: (nullable): stands between @fields; a line break when not told
 * @given: (nullable): of %DX_COLUMN_GIVEN: the name of what is told
 * @width: its share of the table's width
 * @align: how it stands on paper
 * @total: its numbers are added up in the last row
 */
typedef struct {
  char *heading;
  DxColumnKind kind;
  GStrv fields;
  char *join;
  char *given;
  double width;
  DxColumnAlign align;
  gboolean total;
} DxColumn;

/**
 * DxColumns:
 * @id: "danh-muc-de-xuat"
 * @title: its name for people
 * @heading: (array zero-terminated=1): lines over the table, with the names
 *   of facts in braces, see dx_facts_fill ()
 * @subheading: (array zero-terminated=1): lines below them, likewise
 * @total: (nullable): words in the last row, likewise; no such row without
 * @columns: (element-type DxColumn): from left to right
 * @source: where they come from, and what is in doubt
 * @builtin: compiled into the program
 * @path: (nullable): the file of one that the user added
 */
typedef struct {
  char *id;
  char *title;
  GStrv heading;
  GStrv subheading;
  char *total;
  GPtrArray *columns;
  DxSource *source;
  gboolean builtin;
  char *path;
} DxColumns;

/**
 * DX_COLUMNS_DEFAULT:
 *
 * The column set of a table for which none was named.
 */
#define DX_COLUMNS_DEFAULT "danh-muc-de-xuat"

DxColumns *dx_columns_new_from_json (GBytes      *json,
                                     const char  *path,
                                     GError     **error);
DxColumns *dx_columns_ref           (DxColumns   *self);
void       dx_columns_unref         (DxColumns   *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DxColumns, dx_columns_unref)

G_END_DECLS
