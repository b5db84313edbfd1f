/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "dexuat-paper"

#include "dx-docx-private.h"
#include "dx-leaf-private.h"
#include "dx-times-private.h"

/* Lines are broken at words, so that they end a little early. */
#define FILLING 0.97

static gboolean
is_heading (const DxBlock *block)
{
  return block->kind == DX_BLOCK_HEADING || block->kind == DX_BLOCK_TITLE
         || block->kind == DX_BLOCK_SUBTITLE;
}

/* A guess: the word processor counts for itself. */
static guint
count_text_lines (const char *text, double left, double indent)
{
  double room = (DX_BODY_WIDTH - left) * FILLING;
  double width = indent + dx_times_measure (text, DX_SIZE_BODY);

  return MAX (1, (guint) ceil (width / room));
}

/*
 * dx_docx_join_label:
 *
 * Returns: (transfer full): a label with what stands behind it
 */
char *
dx_docx_join_label (const DxBlock *part)
{
  if (part->text == NULL)
    return g_strdup (part->label);

  return g_strdup_printf ("%s %s", part->label, part->text);
}

static guint
count_part_lines (const DxBlock *block)
{
  guint n = 0;

  for (guint i = 0; i < block->children->len; i++)
    {
      const DxBlock *part = g_ptr_array_index (block->children, i);
      g_autofree char *text = dx_docx_join_label (part);

      n = MAX (n, count_text_lines (text, DX_FIRST_INDENT, 0) + part->count);
    }

  return n;
}

/*
 * dx_docx_count_lines:
 *
 * Returns: about how many lines a leaf takes, at least 1
 */
guint
dx_docx_count_lines (const DxBlock *block)
{
  switch (block->kind)
    {
    case DX_BLOCK_LEADERS:
      return MAX (block->count, 1);
    case DX_BLOCK_LABELLED:
      return count_part_lines (block);
    case DX_BLOCK_PARAGRAPH:
      return count_text_lines (block->text, 0, DX_FIRST_INDENT);
    case DX_BLOCK_ITEM:
      return count_text_lines (
          block->text, DX_FIRST_INDENT + DX_LIST_STEP * (block->level + 1), 0);
    case DX_BLOCK_CORNER:
    case DX_BLOCK_COLUMNS:
    case DX_BLOCK_ROW:
      return block->children->len;
    default:
      return count_text_lines (block->text, 0, 0);
    }
}

static DxDocxLeaf *
get_leaf (GArray *leaves, guint index)
{
  return &g_array_index (leaves, DxDocxLeaf, index);
}

/* A word processor keeps paragraphs, not lines: one that is shorter than
 * what must stay together hands on to the next. Headings are kept by their
 * style, and short answers must not chain sections together. */
static void
find_keeps (GArray *leaves)
{
  guint pending = 0;

  for (guint i = 0; i + 1 < leaves->len; i++)
    {
      DxDocxLeaf *leaf = get_leaf (leaves, i);
      guint keep = leaf->block->keep_next;
      guint lines = pending > 0 ? dx_docx_count_lines (leaf->block) : 0;

      pending = pending > lines ? pending - lines : 0;
      leaf->keep_next =
          keep > 0
          || (pending > 0 && !is_heading (get_leaf (leaves, i + 1)->block));
      pending = MAX (pending, keep);
    }
}

/* The signature block is never alone, nor is the foot of a letter. */
static void
keep_signature (GArray *leaves, guint index)
{
  guint kept = 0;

  while (index > 0 && kept < DX_SIGNATURE_COMPANY)
    {
      DxDocxLeaf *leaf = get_leaf (leaves, --index);

      leaf->keep_next = TRUE;
      kept += dx_docx_count_lines (leaf->block);
    }
}

/* A bookmark around each section. */
static void
number_bookmarks (GArray *leaves)
{
  const char *section = NULL;
  guint open = 0;
  guint n = 0;

  for (guint i = 0; i < leaves->len; i++)
    {
      DxDocxLeaf *leaf = get_leaf (leaves, i);

      if (leaf->section != section)
        {
          leaf->ends = open;
          open = leaf->section != NULL ? ++n : 0;
          leaf->begins = open;
          section = leaf->section;
        }
      leaf->bookmark = open;
    }
}

/*
 * dx_docx_leaves_new:
 * @document: it must live as long as its leaves
 *
 * Finds what is set by itself, from first to last.
 *
 * Returns: (transfer full) (element-type DxDocxLeaf): the leaves
 */
GArray *
dx_docx_leaves_new (const DxDocument *document)
{
  g_autoptr (GArray) found = dx_leaves_new (document->root);
  GArray *leaves = g_array_new (FALSE, FALSE, sizeof (DxDocxLeaf));

  for (guint i = 0; i < found->len; i++)
    {
      const DxLeaf *from = &g_array_index (found, DxLeaf, i);
      gboolean row = from->block->kind == DX_BLOCK_ROW;
      DxDocxLeaf leaf = { .block = from->block,
                          .section = from->section,
                          .table = row ? from->container : NULL,
                          .heads = row && from->heads };

      leaf.body = document->landscape ? DX_DOCX_BODY_TWIPS_LANDSCAPE
                                      : DX_DOCX_BODY_TWIPS;
      leaf.first = i == 0 || from->block->page_before;
      if (leaf.heads && i > 0)
        get_leaf (leaves, i - 1)->table_follows = TRUE;
      g_array_append_val (leaves, leaf);
    }
  number_bookmarks (leaves);
  find_keeps (leaves);
  for (guint i = 0; i < leaves->len; i++)
    if (get_leaf (leaves, i)->block->kind == DX_BLOCK_SIGNATURE
        || get_leaf (leaves, i)->block->kind == DX_BLOCK_COLUMNS)
      keep_signature (leaves, i);

  return leaves;
}
