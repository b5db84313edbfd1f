/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "dexuat-paper"

#include "dx-docx-private.h"

#include "dx-docx.h"
#include "dx-times-private.h"

/* Word takes no longer names of bookmarks. */
#define BOOKMARK_LETTERS 40

/* Where the middle of the page number stands: half way down the margin. */
#define HEADER_DISTANCE (DX_MARGIN_TOP / 2 - DX_SIZE_PAGE_NUMBER * 0.575)

static void
end_bookmark (DxXml *xml, guint id)
{
  dx_xml_start (xml, "w:bookmarkEnd", NULL);
  dx_xml_attribute (xml, "w:id", (int) id);
  dx_xml_end (xml);
}

/* Names are letters, digits and low lines. */
static void
begin_bookmark (DxXml *xml, guint id, const char *section)
{
  g_autofree char *name =
      g_strdup_printf (DX_DOCX_BOOKMARK "%.*s", BOOKMARK_LETTERS - 8, section);

  g_strcanon (name, G_CSET_A_2_Z G_CSET_a_2_z G_CSET_DIGITS, '_');
  dx_xml_start (xml, "w:bookmarkStart", NULL);
  dx_xml_attribute (xml, "w:id", (int) id);
  dx_xml_word (xml, "w:name", name);
  dx_xml_end (xml);
}

/* A section is over where the next paragraph begins. */
static void
add_bookmarks (DxXml *xml, const DxDocxLeaf *leaf)
{
  if (leaf->ends > 0)
    end_bookmark (xml, leaf->ends);
  if (leaf->begins > 0)
    begin_bookmark (xml, leaf->begins, leaf->section);
}

/* Paragraphs are alike; what differs is their style and their words. */
static void
add_plain (DxXml *xml,
           const DxDocxLeaf *leaf,
           DxDocxParagraph *paragraph,
           const char *text,
           const DxDocxLines *lines)
{
  paragraph->page_before = leaf->block->page_before;
  if (leaf->first)
    paragraph->before = 0;
  if (leaf->table_follows)
    paragraph->after = DX_DOCX_ABOVE_TABLE;
  dx_docx_paragraph_begin (paragraph, xml);
  add_bookmarks (xml, leaf);
  if (lines != NULL)
    dx_docx_run_lines (xml, text, lines);
  else
    dx_docx_run (xml, text, DX_DOCX_PLAIN);
}

static void
add_paragraph (DxXml *xml, const DxDocxLeaf *leaf)
{
  DxDocxParagraph paragraph = dx_docx_paragraph ("BodyText");
  DxDocxLines lines = dx_docx_lines_of (&paragraph);

  paragraph.keep_next = leaf->keep_next;
  if (leaf->block->align == DX_BLOCK_ALIGN_CENTER)
    {
      paragraph.align = "center";
      paragraph.left = 0;
    }
  add_plain (xml, leaf, &paragraph, leaf->block->text, &lines);
  dx_xml_end (xml);
}

static void
add_item (DxXml *xml, const DxDocxLeaf *leaf)
{
  static const char *const styles[] = { "List", "List2", "List3", "List4" };
  const DxBlock *block = leaf->block;
  guint level = MIN (block->level, G_N_ELEMENTS (styles) - 1);
  DxDocxParagraph paragraph = dx_docx_paragraph (styles[level]);
  g_autofree char *text = g_strconcat (block->label, " ", block->text, NULL);
  DxDocxLines lines;

  dx_docx_paragraph_hang (&paragraph, block->label,
                          DX_FIRST_INDENT + DX_LIST_STEP * level);
  lines = dx_docx_lines_of (&paragraph);
  paragraph.keep_next = leaf->keep_next;
  add_plain (xml, leaf, &paragraph, text, &lines);
  dx_xml_end (xml);
}

/* With its hint a heading is a paragraph, and its lines are stretched. */
static void
add_heading (DxXml *xml, const DxDocxLeaf *leaf)
{
  static const char *const styles[] = { "Heading1", "Heading2", "Heading3" };
  const DxBlock *block = leaf->block;
  DxDocxParagraph paragraph =
      dx_docx_paragraph (styles[CLAMP (block->level, 1, 3) - 1]);

  if (block->label != NULL)
    paragraph.align = "both";
  add_plain (xml, leaf, &paragraph, block->text, NULL);
  if (block->label != NULL)
    {
      g_autofree char *hint = g_strconcat (" ", block->label, NULL);

      dx_docx_run (xml, hint, DX_DOCX_HINT);
    }
  dx_xml_end (xml);
}

/* The title of the slip is a title; that of an annex heads what follows. */
static void
add_title (DxXml *xml, const DxDocxLeaf *leaf)
{
  const DxBlock *block = leaf->block;
  const char *style = block->kind == DX_BLOCK_SUBTITLE ? "Subtitle"
                      : block->level == 1              ? "Heading1"
                                                       : "Title";
  DxDocxParagraph paragraph = dx_docx_paragraph (style);

  add_plain (xml, leaf, &paragraph, block->text, NULL);
  dx_xml_end (xml);
}

/* The lines stand centred below one another at the right margin. */
static void
add_corner (DxXml *xml, const DxDocxLeaf *leaf)
{
  const DxBlock *block = leaf->block;
  double width = 0;

  for (guint i = 0; i < block->children->len; i++)
    {
      const DxBlock *line = g_ptr_array_index (block->children, i);

      width = MAX (width, dx_times_measure (line->text, DX_SIZE_CORNER + 1));
    }
  for (guint i = 0; i < block->children->len; i++)
    {
      const DxBlock *line = g_ptr_array_index (block->children, i);
      DxDocxParagraph paragraph = dx_docx_paragraph ("DxCorner");

      paragraph.left = DX_TWIPS (MAX (DX_BODY_WIDTH - width, 0));
      dx_docx_paragraph_begin (&paragraph, xml);
      dx_docx_run (xml, line->text, i == 0 ? DX_DOCX_BOLD : DX_DOCX_PLAIN);
      dx_xml_end (xml);
    }
}

/* Title, hint, and a line for the name, with room for signature and seal
 * above it. */
static void
add_signature (DxXml *xml, const DxDocxLeaf *leaf)
{
  const DxBlock *block = leaf->block;
  DxDocxParagraph paragraph = dx_docx_paragraph ("Signature");

  paragraph.keep_next = TRUE;
  paragraph.before = DX_TWIPS (DX_SPACE_SIGNATURE);
  dx_docx_paragraph_begin (&paragraph, xml);
  add_bookmarks (xml, leaf);
  dx_docx_run (xml, block->text, DX_DOCX_BOLD);
  dx_xml_end (xml);
  paragraph.before = DX_DOCX_SAME;
  if (block->label != NULL)
    {
      dx_docx_paragraph_begin (&paragraph, xml);
      dx_docx_run (xml, block->label, DX_DOCX_HINT);
      dx_xml_end (xml);
    }
  paragraph.keep_next = FALSE;
  paragraph.before = DX_TWIPS (DX_SIGNATURE_ROOM);
  dx_docx_paragraph_begin (&paragraph, xml);
  dx_xml_end (xml);
}

static void
add_leaf (DxXml *xml, const DxDocxLeaf *leaf)
{
  switch (leaf->block->kind)
    {
    case DX_BLOCK_CORNER:
      add_corner (xml, leaf);
      break;
    case DX_BLOCK_TITLE:
    case DX_BLOCK_SUBTITLE:
      add_title (xml, leaf);
      break;
    case DX_BLOCK_HEADING:
      add_heading (xml, leaf);
      break;
    case DX_BLOCK_PARAGRAPH:
      add_paragraph (xml, leaf);
      break;
    case DX_BLOCK_ITEM:
      add_item (xml, leaf);
      break;
    case DX_BLOCK_LABELLED:
      dx_docx_add_labelled (xml, leaf);
      break;
    case DX_BLOCK_LEADERS:
      dx_docx_add_leaders (xml, MAX (leaf->block->count, 1), leaf);
      break;
    case DX_BLOCK_ROW:
      dx_docx_add_row (xml, leaf);
      break;
    case DX_BLOCK_SIGNATURE:
      add_signature (xml, leaf);
      break;
    case DX_BLOCK_COLUMNS:
      dx_docx_add_columns (xml, leaf);
      break;
    case DX_BLOCK_COLUMN:
    case DX_BLOCK_LINE:
    case DX_BLOCK_GROUP:
    case DX_BLOCK_LIST:
    case DX_BLOCK_PART:
    case DX_BLOCK_TABLE:
    case DX_BLOCK_CELL:
    default:
      g_assert_not_reached ();
    }
}

/* Bookmarks stand in paragraphs, as Word itself writes them. */
static gboolean
holds_bookmarks (const DxDocxLeaf *leaf)
{
  switch (leaf->block->kind)
    {
    case DX_BLOCK_TITLE:
    case DX_BLOCK_SUBTITLE:
    case DX_BLOCK_HEADING:
    case DX_BLOCK_PARAGRAPH:
    case DX_BLOCK_ITEM:
    case DX_BLOCK_SIGNATURE:
      return TRUE;
    default:
      return FALSE;
    }
}

/* Keeps two tables apart, and a table from the end of the document. */
static void
add_spacer (DxXml *xml)
{
  DxDocxParagraph paragraph = dx_docx_paragraph ("DxCell");

  paragraph.pitch = DX_TWIPS (DX_SPACE_PARAGRAPH);
  paragraph.exact = TRUE;
  dx_docx_paragraph_begin (&paragraph, xml);
  dx_xml_end (xml);
}

/* Closes the table before @leaf, and opens the one it begins. */
static void
enter_table (DxXml *xml, const DxDocxLeaf *last, const DxDocxLeaf *leaf)
{
  const DxBlock *before = last != NULL ? last->table : NULL;
  gboolean touches = last == NULL || before != NULL
                     || last->block->kind == DX_BLOCK_COLUMNS;

  if (before != NULL && before != leaf->table)
    dx_xml_end (xml);
  if (leaf->heads && touches)
    add_spacer (xml);
  if (!holds_bookmarks (leaf))
    add_bookmarks (xml, leaf);
  if (leaf->heads)
    dx_docx_begin_table (xml, leaf);
}

/* What is still open behind the last leaf. */
static void
finish (DxXml *xml, const DxDocxLeaf *last)
{
  if (last == NULL)
    return;

  if (last->table != NULL)
    dx_xml_end (xml);
  if (last->table != NULL || last->block->kind == DX_BLOCK_COLUMNS)
    add_spacer (xml);
  if (last->bookmark > 0)
    end_bookmark (xml, last->bookmark);
}

static void
write_paper (DxXml *xml, gboolean landscape)
{
  dx_xml_start (xml, "w:pgSz", NULL);
  dx_xml_attribute (xml, "w:w",
                    DX_TWIPS (landscape ? DX_PAPER_HEIGHT : DX_PAPER_WIDTH));
  dx_xml_attribute (xml, "w:h",
                    DX_TWIPS (landscape ? DX_PAPER_WIDTH : DX_PAPER_HEIGHT));
  if (landscape)
    dx_xml_word (xml, "w:orient", "landscape");
  dx_xml_end (xml);
}

static void
write_section (DxXml *xml, gboolean landscape)
{
  dx_xml_start (xml, "w:sectPr", NULL);
  dx_xml_empty (xml, "w:headerReference", "w:type", "default", "r:id",
                "rIdHeader", NULL);
  dx_xml_empty (xml, "w:headerReference", "w:type", "first", "r:id",
                "rIdHeaderFirst", NULL);
  write_paper (xml, landscape);
  dx_xml_start (xml, "w:pgMar", NULL);
  dx_xml_attribute (xml, "w:top", DX_TWIPS (DX_MARGIN_TOP));
  dx_xml_attribute (xml, "w:right", DX_TWIPS (DX_MARGIN_RIGHT));
  dx_xml_attribute (xml, "w:bottom", DX_TWIPS (DX_MARGIN_BOTTOM));
  dx_xml_attribute (xml, "w:left", DX_TWIPS (DX_MARGIN_LEFT));
  dx_xml_attribute (xml, "w:header", DX_TWIPS (HEADER_DISTANCE));
  dx_xml_attribute (xml, "w:footer", DX_TWIPS (DX_MARGIN_BOTTOM / 2));
  dx_xml_attribute (xml, "w:gutter", 0);
  dx_xml_end (xml);
  dx_xml_empty (xml, "w:titlePg", NULL);
  dx_xml_end (xml);
}

/*
 * dx_docx_make_body:
 *
 * Writes the part that holds the words.
 *
 * Returns: (transfer full) (nullable): it, or %NULL when memory failed
 */
GBytes *
dx_docx_make_body (const DxDocument *document)
{
  g_autoptr (DxXml) xml = dx_xml_new ();
  g_autoptr (GArray) leaves = dx_docx_leaves_new (document);
  const DxDocxLeaf *last = NULL;

  dx_xml_start (xml, "w:document", "xmlns:w", DX_DOCX_MAIN, "xmlns:r",
                DX_DOCX_RELATIONS, NULL);
  dx_xml_start (xml, "w:body", NULL);
  for (guint i = 0; i < leaves->len; i++)
    {
      const DxDocxLeaf *leaf = &g_array_index (leaves, DxDocxLeaf, i);

      enter_table (xml, last, leaf);
      add_leaf (xml, leaf);
      last = leaf;
    }
  finish (xml, last);
  write_section (xml, document->landscape);

  return dx_xml_finish (xml);
}
