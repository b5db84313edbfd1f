/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "dexuat-paper"

#include "dx-docx-private.h"

#include <string.h>

#include "dx-times-private.h"

/* Columns are a table without rules: word processors know nothing else that
 * stays side by side. */

/* Bold letters are a little wider than those that are measured. */
#define BOLD 1.06

/* A rule is the border of an empty paragraph of this height. */
#define RULE_PITCH 80

static int
column_width (const DxBlock *block, guint column, int body)
{
  double total = 0;
  double left = 0;
  double share;

  for (guint i = 0; i < block->children->len; i++)
    {
      const DxBlock *it = g_ptr_array_index (block->children, i);

      if (i < column)
        left += it->width;
      total += it->width;
    }
  share =
      ((const DxBlock *) g_ptr_array_index (block->children, column))->width;

  return (int) floor (body * (left + share) / total + 0.5)
         - (int) floor (body * left / total + 0.5);
}

static double
line_size (const DxBlock *line)
{
  return line->size > 0 ? line->size : DX_SIZE_BODY;
}

static void
switch_on (DxXml *xml, const char *element, const char *complex)
{
  dx_xml_empty (xml, element, NULL);
  dx_xml_empty (xml, complex, NULL);
}

static void
write_face (DxXml *xml, const DxBlock *line)
{
  int halves = (int) (2 * line_size (line) + 0.5);

  dx_xml_start (xml, "w:rPr", NULL);
  if (line->bold)
    switch_on (xml, "w:b", "w:bCs");
  if (line->italic)
    switch_on (xml, "w:i", "w:iCs");
  dx_xml_start (xml, "w:sz", NULL);
  dx_xml_attribute (xml, "w:val", halves);
  dx_xml_end (xml);
  dx_xml_start (xml, "w:szCs", NULL);
  dx_xml_attribute (xml, "w:val", halves);
  dx_xml_end (xml);
  dx_xml_end (xml);
}

static void
add_words (DxXml *xml, const DxBlock *line)
{
  g_auto (GStrv) lines = g_strsplit (line->text, "\n", -1);

  if (*line->text == '\0')
    return;

  dx_xml_start (xml, "w:r", NULL);
  write_face (xml, line);
  for (guint i = 0; lines[i] != NULL; i++)
    {
      if (i > 0)
        dx_xml_empty (xml, "w:br", NULL);
      dx_xml_start (xml, "w:t", "xml:space", "preserve", NULL);
      dx_xml_text (xml, lines[i]);
      dx_xml_end (xml);
    }
  dx_xml_end (xml);
}

/* As long as its share of the line above, centred. */
static int
rule_margin (const DxBlock *line, int width)
{
  const char *last = strrchr (line->text, '\n');
  double length =
      dx_times_measure (last != NULL ? last + 1 : line->text, line_size (line));
  double most = width / 20.0;

  length = MIN (line->bold ? length * BOLD : length, most) * line->rule;

  return DX_TWIPS ((most - length) / 2);
}

static void
add_rule (DxXml *xml, const DxBlock *line, int width)
{
  int margin = rule_margin (line, width);

  dx_xml_start (xml, "w:p", NULL);
  dx_xml_start (xml, "w:pPr", NULL);
  dx_xml_empty (xml, "w:pStyle", "w:val", "Normal", NULL);
  dx_xml_start (xml, "w:pBdr", NULL);
  dx_xml_empty (xml, "w:top", "w:val", "single", "w:sz", "6", "w:space", "0",
                "w:color", "auto", NULL);
  dx_xml_end (xml);
  dx_xml_start (xml, "w:spacing", NULL);
  dx_xml_attribute (xml, "w:line", RULE_PITCH);
  dx_xml_word (xml, "w:lineRule", "exact");
  dx_xml_end (xml);
  dx_xml_start (xml, "w:ind", NULL);
  dx_xml_attribute (xml, "w:left", margin);
  dx_xml_attribute (xml, "w:right", margin);
  dx_xml_end (xml);
  dx_xml_end (xml);
  dx_xml_end (xml);
}

static void
add_line (DxXml *xml, const DxBlock *line, gboolean keep_next, int width)
{
  DxDocxParagraph paragraph = dx_docx_paragraph ("Normal");

  if (line->align == DX_BLOCK_ALIGN_CENTER)
    paragraph.align = "center";
  if (line->space > 0)
    paragraph.before = DX_TWIPS (line->space);
  paragraph.keep_next = keep_next;
  dx_docx_paragraph_begin (&paragraph, xml);
  add_words (xml, line);
  dx_xml_end (xml);
  if (line->rule > 0)
    add_rule (xml, line, width);
}

static void
add_column (DxXml *xml, const DxDocxLeaf *leaf, guint index)
{
  const DxBlock *column = g_ptr_array_index (leaf->block->children, index);
  guint n = column->children != NULL ? column->children->len : 0;
  int width = column_width (leaf->block, index, leaf->body);

  dx_xml_start (xml, "w:tc", NULL);
  dx_xml_start (xml, "w:tcPr", NULL);
  dx_xml_start (xml, "w:tcW", NULL);
  dx_xml_attribute (xml, "w:w", width);
  dx_xml_word (xml, "w:type", "dxa");
  dx_xml_end (xml);
  dx_xml_end (xml);
  for (guint i = 0; i < n; i++)
    add_line (xml, g_ptr_array_index (column->children, i), leaf->keep_next,
              width);
  if (n == 0)
    {
      DxDocxParagraph paragraph = dx_docx_paragraph ("Normal");

      dx_docx_paragraph_begin (&paragraph, xml);
      dx_xml_end (xml);
    }
  dx_xml_end (xml);
}

static void
write_table_properties (DxXml *xml, int body)
{
  static const char *const sides[] = { "w:left", "w:right" };

  dx_xml_start (xml, "w:tblPr", NULL);
  dx_xml_empty (xml, "w:tblStyle", "w:val", "TableNormal", NULL);
  dx_xml_start (xml, "w:tblW", NULL);
  dx_xml_attribute (xml, "w:w", body);
  dx_xml_word (xml, "w:type", "dxa");
  dx_xml_end (xml);
  dx_xml_empty (xml, "w:tblLayout", "w:type", "fixed", NULL);
  dx_xml_start (xml, "w:tblCellMar", NULL);
  for (guint i = 0; i < G_N_ELEMENTS (sides); i++)
    dx_xml_empty (xml, sides[i], "w:w", "0", "w:type", "dxa", NULL);
  dx_xml_end (xml);
  dx_xml_end (xml);
}

/*
 * dx_docx_add_columns:
 *
 * Writes columns: a table of one row that is not parted.
 */
void
dx_docx_add_columns (DxXml *xml, const DxDocxLeaf *leaf)
{
  dx_xml_start (xml, "w:tbl", NULL);
  write_table_properties (xml, leaf->body);
  dx_xml_start (xml, "w:tblGrid", NULL);
  for (guint i = 0; i < leaf->block->children->len; i++)
    {
      dx_xml_start (xml, "w:gridCol", NULL);
      dx_xml_attribute (xml, "w:w", column_width (leaf->block, i, leaf->body));
      dx_xml_end (xml);
    }
  dx_xml_end (xml);
  dx_xml_start (xml, "w:tr", NULL);
  dx_xml_start (xml, "w:trPr", NULL);
  dx_xml_empty (xml, "w:cantSplit", NULL);
  dx_xml_end (xml);
  for (guint i = 0; i < leaf->block->children->len; i++)
    add_column (xml, leaf, i);
  dx_xml_end (xml);
  dx_xml_end (xml);
}
