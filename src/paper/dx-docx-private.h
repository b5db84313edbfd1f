/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <math.h>

#include "dx-block.h"
#include "dx-paper-style.h"
#include "dx-xml-private.h"

G_BEGIN_DECLS

/* A Word file measures in twentieths of a point. */
#define DX_TWIPS(points) ((int) floor (20 * (points) + 0.5))

/* The body, between whole twips of paper and margins. */
#define DX_DOCX_BODY_TWIPS                                                     \
  (DX_TWIPS (DX_PAPER_WIDTH) - DX_TWIPS (DX_MARGIN_LEFT)                       \
   - DX_TWIPS (DX_MARGIN_RIGHT))

#define DX_DOCX_BODY_TWIPS_LANDSCAPE                                           \
  (DX_TWIPS (DX_PAPER_HEIGHT) - DX_TWIPS (DX_MARGIN_LEFT)                      \
   - DX_TWIPS (DX_MARGIN_RIGHT))

#define DX_DOCX_MAIN                                                           \
  "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
#define DX_DOCX_RELATIONS                                                      \
  "http://schemas.openxmlformats.org/officeDocument/2006/relationships"

/* Room above a table; its upper rule takes the rest. */
#define DX_DOCX_ABOVE_TABLE DX_TWIPS (DX_SPACE_PARAGRAPH - 1)

/* For a measure of a paragraph: as its style says. */
#define DX_DOCX_SAME (-1)

#define DX_DOCX_TABS 8

/**
 * DxDocxTab:
 * @place: from the left margin
 * @leader: the right end of a dotted line, not the beginning of a text
 */
typedef struct {
  int place;
  gboolean leader;
} DxDocxTab;

/**
 * DxDocxParagraph:
 * @style: id of its style
 * @align: (nullable): how its lines stand, or as its style says
 * @keep_next: stays on the page of what follows
 * @page_before: starts a new page
 * @before: room above it, or %DX_DOCX_SAME
 * @after: room below it, or %DX_DOCX_SAME
 * @pitch: height of its lines, or 0
 * @exact: @pitch is that height, not the least
 * @left: left edge, or %DX_DOCX_SAME
 * @hanging: how far its first line begins before @left
 * @tabs: where its tabs lead to
 * @n_tabs: how many of them
 *
 * What is said of a paragraph beyond its style; measures are in twips.
 */
typedef struct {
  const char *style;
  const char *align;
  gboolean keep_next;
  gboolean page_before;
  int before;
  int after;
  int pitch;
  gboolean exact;
  int left;
  int hanging;
  DxDocxTab tabs[DX_DOCX_TABS];
  guint n_tabs;
} DxDocxParagraph;

typedef enum {
  DX_DOCX_PLAIN,
  DX_DOCX_BOLD,
  DX_DOCX_HINT
} DxDocxFace;

/**
 * DxDocxLines:
 * @first: how wide the first line of a text is, in points
 * @width: how wide the others are
 * @size: of its letters
 */
typedef struct {
  double first;
  double width;
  double size;
} DxDocxLines;

DxDocxParagraph dx_docx_paragraph       (const char            *style);
void            dx_docx_paragraph_tab   (DxDocxParagraph       *self,
                                         double                 place,
                                         gboolean               leader);
void            dx_docx_paragraph_hang  (DxDocxParagraph       *self,
                                         const char            *mark,
                                         double                 left);
void            dx_docx_paragraph_begin (const DxDocxParagraph *self,
                                         DxXml                 *xml);
void            dx_docx_run             (DxXml                 *xml,
                                         const char            *text,
                                         DxDocxFace             face);
void            dx_docx_run_lines       (DxXml                 *xml,
                                         const char            *text,
                                         const DxDocxLines     *lines);
DxDocxLines     dx_docx_lines_of        (const DxDocxParagraph *paragraph);
void            dx_docx_run_tab         (DxXml                 *xml);

/**
 * DxDocxLeaf:
 * @block: what is set by itself
 * @section: (nullable): id of the section it stands in
 * @body: width of the body
 * @table: (nullable): the table it is a row of
 * @heads: it is the header of that table
 * @first: it is the first on its page
 * @keep_next: it stays on the page of what follows
 * @table_follows: a table begins below it
 * @bookmark: number of the bookmark it stands in, or 0
 * @begins: number of the bookmark that begins with it, or 0
 * @ends: number of the bookmark that ends before it, or 0
 *
 * A leaf of the tree, and what its neighbours ask of it.
 */
typedef struct {
  const DxBlock *block;
  const char *section;
  int body;
  const DxBlock *table;
  gboolean heads;
  gboolean first;
  gboolean keep_next;
  gboolean table_follows;
  guint bookmark;
  guint begins;
  guint ends;
} DxDocxLeaf;

GArray *dx_docx_leaves_new   (const DxDocument *document);
guint   dx_docx_count_lines  (const DxBlock    *block);

char   *dx_docx_join_label   (const DxBlock    *part);
void    dx_docx_add_labelled (DxXml            *xml,
                              const DxDocxLeaf *leaf);
void    dx_docx_add_leaders  (DxXml            *xml,
                              guint             count,
                              const DxDocxLeaf *leaf);
void    dx_docx_begin_table  (DxXml            *xml,
                              const DxDocxLeaf *leaf);
void    dx_docx_add_row      (DxXml            *xml,
                              const DxDocxLeaf *leaf);
void    dx_docx_add_columns  (DxXml            *xml,
                              const DxDocxLeaf *leaf);
GBytes *dx_docx_make_body    (const DxDocument *document);

G_END_DECLS
