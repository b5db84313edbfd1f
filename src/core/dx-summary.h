/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dx-catalog.h"
#include "dx-columns.h"
#include "dx-facts.h"
#include "dx-proposal.h"

G_BEGIN_DECLS

#define DX_SUMMARY_ERROR (dx_summary_error_quark ())

/**
 * DxSummaryError:
 * @DX_SUMMARY_ERROR_RANGE: amounts that are too large to be added up
 */
typedef enum {
  DX_SUMMARY_ERROR_RANGE
} DxSummaryError;

typedef enum {
  DX_CELL_TEXT,
  DX_CELL_NUMBER,
  DX_CELL_DATE
} DxCellKind;

/**
 * DxSummaryCell:
 * @kind: what it is to a sheet
 * @text: what paper shows: UTF-8 NFC, lines apart by U+000A, "" for nothing
 * @number: of a number
 * @date: of a date
 */
typedef struct {
  DxCellKind kind;
  char *text;
  gint64 number;
  GDate date;
} DxSummaryCell;

/* A proposal and what is told beside it, by name; see %DX_COLUMN_GIVEN. */
typedef struct _DxSummaryEntry DxSummaryEntry;

/**
 * DxSummary:
 * @columns: what stands in each column
 * @heading: (array zero-terminated=1): lines over the table
 * @subheading: (array zero-terminated=1): lines below them
 * @rows: (element-type GPtrArray): a row a proposal, each of as many
 *   #DxSummaryCell as there are columns
 * @ids: (array zero-terminated=1): the proposal of each row
 * @total: (nullable) (element-type DxSummaryCell): the last row
 *
 * A table of proposals, ready to be written. Immutable.
 */
typedef struct {
  DxColumns *columns;
  GStrv heading;
  GStrv subheading;
  GPtrArray *rows;
  GStrv ids;
  GPtrArray *total;
} DxSummary;

GQuark          dx_summary_error_quark       (void);

DxSummaryEntry *dx_summary_entry_new         (DxProposal      *proposal);
void            dx_summary_entry_free        (DxSummaryEntry  *self);
void            dx_summary_entry_give_text   (DxSummaryEntry  *self,
                                              const char      *name,
                                              const char      *text);
void            dx_summary_entry_give_number (DxSummaryEntry  *self,
                                              const char      *name,
                                              gint64           number);
void            dx_summary_entry_give_date   (DxSummaryEntry  *self,
                                              const char      *name,
                                              const GDate     *date);

DxSummary      *dx_summary_new               (DxColumns       *columns,
                                              GPtrArray       *entries,
                                              DxCatalog       *catalog,
                                              DxFacts         *facts,
                                              GError         **error);
void            dx_summary_free              (DxSummary       *self);
const DxSummaryCell *
                dx_summary_get_cell          (const DxSummary *self,
                                              guint            row,
                                              guint            column);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DxSummaryEntry, dx_summary_entry_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DxSummary, dx_summary_free)

G_END_DECLS
