/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "dexuat-paper"

#include "dx-docx-private.h"

#include "dx-times-private.h"

/* Rows of so many lines are kept whole; taller ones may be parted. */
#define WHOLE_ROW_LINES 12

static double
total_width (const DxBlock *row)
{
  double total = 0;

  for (guint i = 0; i < row->children->len; i++)
    total += ((const DxBlock *) g_ptr_array_index (row->children, i))->width;

  return total;
}

/* In twips; all of them together are the body's width. */
static int
column_width (const DxBlock *row, guint column, int body)
{
  double total = total_width (row);
  double left = 0;
  double right;

  for (guint i = 0; i < column; i++)
    left += ((const DxBlock *) g_ptr_array_index (row->children, i))->width;
  right =
      left
      + ((const DxBlock *) g_ptr_array_index (row->children, column))->width;

  return (int) floor (body * right / total + 0.5)
         - (int) floor (body * left / total + 0.5);
}

static void
write_width (DxXml *xml, const char *element, int width)
{
  dx_xml_start (xml, element, NULL);
  dx_xml_attribute (xml, "w:w", width);
  dx_xml_word (xml, "w:type", "dxa");
  dx_xml_end (xml);
}

/*
 * dx_docx_begin_table:
 * @leaf: its first row
 *
 * Opens a table that is as wide as the body. It is closed like any element.
 */
void
dx_docx_begin_table (DxXml *xml, const DxDocxLeaf *leaf)
{
  const DxBlock *row = leaf->block;

  dx_xml_start (xml, "w:tbl", NULL);
  dx_xml_start (xml, "w:tblPr", NULL);
  dx_xml_empty (xml, "w:tblStyle", "w:val", "TableGrid", NULL);
  write_width (xml, "w:tblW", leaf->body);
  dx_xml_empty (xml, "w:tblLayout", "w:type", "fixed", NULL);
  dx_xml_empty (xml, "w:tblLook", "w:val", "0020", NULL);
  dx_xml_end (xml);
  dx_xml_start (xml, "w:tblGrid", NULL);
  for (guint i = 0; i < row->children->len; i++)
    {
      dx_xml_start (xml, "w:gridCol", NULL);
      dx_xml_attribute (xml, "w:w", column_width (row, i, leaf->body));
      dx_xml_end (xml);
    }
  dx_xml_end (xml);
}

static guint
count_row_lines (const DxDocxLeaf *leaf)
{
  const DxBlock *row = leaf->block;
  guint most = 1;

  for (guint i = 0; i < row->children->len; i++)
    {
      const DxBlock *cell = g_ptr_array_index (row->children, i);
      double width = column_width (row, i, leaf->body) / 20.0
                     - 2 * DX_CELL_PADDING_X;
      double length = dx_times_measure (cell->text, DX_SIZE_TABLE);

      most = MAX (most, (guint) ceil (length / MAX (width, 1)));
    }

  return most;
}

static void
add_cell (DxXml *xml, const DxBlock *row, guint column, const DxDocxLeaf *leaf)
{
  const DxBlock *cell = g_ptr_array_index (row->children, column);
  DxDocxParagraph paragraph =
      dx_docx_paragraph (leaf->heads ? "DxCellHead" : "DxCell");
  double room = column_width (row, column, leaf->body) / 20.0
                - 2 * DX_CELL_PADDING_X;
  DxDocxLines lines = { .first = room, .width = room, .size = DX_SIZE_TABLE };

  dx_xml_start (xml, "w:tc", NULL);
  dx_xml_start (xml, "w:tcPr", NULL);
  write_width (xml, "w:tcW", column_width (row, column, leaf->body));
  dx_xml_end (xml);
  if (cell->align == DX_BLOCK_ALIGN_CENTER && !leaf->heads)
    paragraph.align = "center";
  else if (cell->numeric && !leaf->heads)
    paragraph.align = "right";
  paragraph.keep_next = leaf->keep_next && !leaf->heads;
  dx_docx_paragraph_begin (&paragraph, xml);
  if (*cell->text != '\0')
    {
      if (cell->bold)
        dx_docx_run (xml, cell->text, DX_DOCX_BOLD);
      else
        dx_docx_run_lines (xml, cell->text, &lines);
    }
  dx_xml_end (xml);
  dx_xml_end (xml);
}

/*
 * dx_docx_add_row:
 *
 * Writes a row into the table that is open.
 */
void
dx_docx_add_row (DxXml *xml, const DxDocxLeaf *leaf)
{
  gboolean whole = count_row_lines (leaf) <= WHOLE_ROW_LINES;

  dx_xml_start (xml, "w:tr", NULL);
  if (whole || leaf->heads)
    {
      dx_xml_start (xml, "w:trPr", NULL);
      if (whole)
        dx_xml_empty (xml, "w:cantSplit", NULL);
      if (leaf->heads)
        dx_xml_empty (xml, "w:tblHeader", NULL);
      dx_xml_end (xml);
    }
  for (guint i = 0; i < leaf->block->children->len; i++)
    add_cell (xml, leaf->block, i, leaf);
  dx_xml_end (xml);
}
