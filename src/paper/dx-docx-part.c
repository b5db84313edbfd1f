/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "dexuat-paper"

#include "dx-docx-private.h"

#include <string.h>

#include "dx-list-line.h"
#include "dx-share-private.h"
#include "dx-times-private.h"

static const DxBlock *
get_part (const DxBlock *block, guint index)
{
  return g_ptr_array_index (block->children, index);
}

static gboolean
has_leader (const DxBlock *part)
{
  return part->text == NULL && part->count > 0 && part->level > 0;
}

/* Dotted lines below the label. */
static guint
count_below (const DxBlock *part)
{
  if (part->text != NULL)
    return 0;

  return part->count - (has_leader (part) ? 1 : 0);
}

/*
 * dx_docx_add_leaders:
 * @count: how many
 * @leaf: what they belong to
 *
 * Writes dotted lines: each is a tab that leads to the right margin.
 */
void
dx_docx_add_leaders (DxXml *xml, guint count, const DxDocxLeaf *leaf)
{
  for (guint i = 0; i < count; i++)
    {
      DxDocxParagraph paragraph = dx_docx_paragraph ("DxLeader");

      paragraph.keep_next = leaf->keep_next && i + 1 == count;
      if (leaf->table_follows && i + 1 == count)
        paragraph.after = DX_DOCX_ABOVE_TABLE;
      dx_docx_paragraph_begin (&paragraph, xml);
      dx_docx_run_tab (xml);
      dx_xml_end (xml);
    }
}

/* What a part takes on one line, or more than there is. */
static double
natural_width (const DxBlock *part)
{
  g_autofree char *text = dx_docx_join_label (part);

  if (strchr (text, '\n') != NULL)
    return DX_BODY_WIDTH;

  return dx_times_measure (text, DX_SIZE_BODY) + DX_PART_GAP;
}

static GArray *
share_line (const DxBlock *block)
{
  guint n = block->children->len;
  g_autofree double *widths = g_new (double, n);

  for (guint i = 0; i < n; i++)
    widths[i] = natural_width (get_part (block, i));

  return dx_share_line (widths, n);
}

static void
hang (DxDocxParagraph *paragraph, const DxBlock *part)
{
  g_autofree char *text = dx_docx_join_label (part);
  gsize mark = 0;
  gsize body = 0;

  if (dx_list_line_parse (text, strlen (text), &mark, &body)
      != DX_LIST_MARK_NONE)
    {
      text[mark] = '\0';
      dx_docx_paragraph_hang (paragraph, text, DX_FIRST_INDENT);
    }
}

/* A label and its value, or its dots up to the next tab stop. */
static void
add_part (DxXml *xml, const DxBlock *part, const DxDocxLines *lines)
{
  g_autofree char *text = dx_docx_join_label (part);

  if (has_leader (part))
    {
      g_autofree char *label = g_strconcat (text, " ", NULL);

      dx_docx_run (xml, label, DX_DOCX_PLAIN);
      dx_docx_run_tab (xml);
      return;
    }

  if (lines != NULL)
    dx_docx_run_lines (xml, text, lines);
  else
    dx_docx_run (xml, text, DX_DOCX_PLAIN);
}

static void
set_tabs (DxDocxParagraph *paragraph,
          const DxBlock *block,
          const GArray *edges,
          guint first,
          guint end)
{
  for (guint i = first; i < end; i++)
    {
      double right = edges != NULL && i + 1 < end
                         ? g_array_index (edges, double, i + 1)
                         : DX_BODY_WIDTH + DX_PART_GAP;

      if (has_leader (get_part (block, i)))
        {
          dx_docx_paragraph_tab (paragraph, right - DX_PART_GAP, TRUE);
          paragraph->pitch = DX_TWIPS (DX_LEADER_PITCH);
        }
      if (i + 1 < end)
        dx_docx_paragraph_tab (paragraph, right, FALSE);
    }
}

/* The parts from @first up to @end on one line. */
static void
add_line (DxXml *xml,
          const DxDocxLeaf *leaf,
          const GArray *edges,
          guint first,
          guint end)
{
  DxDocxParagraph paragraph = dx_docx_paragraph ("DxLabel");
  DxDocxLeaf below = *leaf;
  DxDocxLines lines;
  guint n_below = 0;

  for (guint i = first; i < end; i++)
    n_below = MAX (n_below, count_below (get_part (leaf->block, i)));
  below.keep_next = leaf->keep_next && end == leaf->block->children->len;
  below.table_follows = leaf->table_follows
                        && end == leaf->block->children->len;

  hang (&paragraph, get_part (leaf->block, first));
  set_tabs (&paragraph, leaf->block, edges, first, end);
  lines = dx_docx_lines_of (&paragraph);
  paragraph.keep_next = n_below > 0 || below.keep_next;
  if (below.table_follows && n_below == 0)
    paragraph.after = DX_DOCX_ABOVE_TABLE;
  dx_docx_paragraph_begin (&paragraph, xml);
  for (guint i = first; i < end; i++)
    {
      if (i > first)
        dx_docx_run_tab (xml);
      add_part (xml, get_part (leaf->block, i),
                end - first == 1 ? &lines : NULL);
    }
  dx_xml_end (xml);
  dx_docx_add_leaders (xml, n_below, &below);
}

/*
 * dx_docx_add_labelled:
 *
 * Writes labels with their values: side by side where they fit, with tab
 * stops between them, or a paragraph each.
 */
void
dx_docx_add_labelled (DxXml *xml, const DxDocxLeaf *leaf)
{
  g_autoptr (GArray) edges = share_line (leaf->block);
  guint n = leaf->block->children->len;

  if (edges != NULL)
    {
      add_line (xml, leaf, edges, 0, n);
      return;
    }
  for (guint i = 0; i < n; i++)
    add_line (xml, leaf, NULL, i, i + 1);
}
