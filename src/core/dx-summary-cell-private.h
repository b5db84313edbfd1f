/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dx-summary.h"

G_BEGIN_DECLS

struct _DxSummaryEntry {
  DxProposal *proposal;
  GHashTable *given;
};

DxSummaryCell *dx_summary_cell_new_text (const char *text);
DxSummaryCell *dx_summary_cell_new_number (gint64 number);
DxSummaryCell *dx_summary_cell_new_date (const GDate *date);
DxSummaryCell *dx_summary_cell_new (const DxColumn *column,
                                    const DxSummaryEntry *entry,
                                    guint order,
                                    DxCatalog *catalog);
void dx_summary_cell_free (DxSummaryCell *self);

G_END_DECLS
