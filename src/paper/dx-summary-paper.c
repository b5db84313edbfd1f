/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "dexuat-paper"

#include "dx-summary-paper.h"

/* A table of proposals on paper that lies on its side. */

static void
append_lines (DxBlock *root, DxBlockKind kind, GStrv lines)
{
  for (guint i = 0; lines[i] != NULL; i++)
    {
      DxBlock *line;

      if (*lines[i] == '\0')
        continue;
      line = dx_block_append (root, dx_block_new (kind, lines[i]));
      line->keep_next = 2;
    }
}

static DxBlock *
append_cell (DxBlock *row, const DxColumn *column, const char *text)
{
  DxBlock *cell = dx_block_append (row, dx_block_new (DX_BLOCK_CELL, text));

  cell->width = column->width;
  cell->numeric = column->align == DX_COLUMN_RIGHT;
  if (column->align == DX_COLUMN_CENTER)
    cell->align = DX_BLOCK_ALIGN_CENTER;

  return cell;
}

static DxBlock *
append_row (DxBlock *table,
            const DxColumns *columns,
            const GPtrArray *cells,
            gboolean bold)
{
  DxBlock *row = dx_block_append (table, dx_block_new (DX_BLOCK_ROW, NULL));

  for (guint i = 0; i < columns->columns->len; i++)
    {
      const DxColumn *column = g_ptr_array_index (columns->columns, i);
      const char *text =
          cells == NULL
              ? column->heading
              : ((const DxSummaryCell *) g_ptr_array_index (cells, i))->text;

      append_cell (row, column, text)->bold = bold;
    }

  return row;
}

/* What a click on a row leads to: the proposal. */
static void
append_table (DxBlock *root, const DxSummary *summary)
{
  DxBlock *table = dx_block_append (root, dx_block_new (DX_BLOCK_TABLE, NULL));
  DxBlock *row = append_row (table, summary->columns, NULL, FALSE);

  for (guint i = 0; i < summary->rows->len; i++)
    {
      row = append_row (table, summary->columns,
                        g_ptr_array_index (summary->rows, i), FALSE);
      row->field = g_strdup (summary->ids[i]);
    }
  if (summary->total == NULL)
    return;

  /* The last row never begins a page. */
  row->keep_next = 1;
  append_row (table, summary->columns, summary->total, TRUE);
}

/**
 * dx_summary_paper_new:
 * @summary: a table
 *
 * Builds what screen, printer, PDF and Word show of it: A4 on its side, the
 * header row on every page. The field of a row is the id of its proposal.
 *
 * Returns: (transfer full): the document
 */
DxDocument *
dx_summary_paper_new (const DxSummary *summary)
{
  DxDocument *document;
  g_autofree char *title = NULL;

  g_return_val_if_fail (summary != NULL, NULL);

  document = dx_document_new ();
  document->landscape = TRUE;
  title = g_strjoinv (" ", summary->heading);
  document->title = *title != '\0' ? g_strdup (title)
                                   : g_strdup (summary->columns->title);
  append_lines (document->root, DX_BLOCK_TITLE, summary->heading);
  append_lines (document->root, DX_BLOCK_SUBTITLE, summary->subheading);
  append_table (document->root, summary);

  return document;
}
