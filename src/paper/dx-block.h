/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* The tree that screen, printer, PDF and word processor share: what stands
 * on the paper and in what order, without a word on where. */

/**
 * DxBlockKind:
 * @DX_BLOCK_GROUP: holds others; level 0 is the document itself
 * @DX_BLOCK_CORNER: lines in the upper right corner, a child each
 * @DX_BLOCK_TITLE: a line of the title, centred, bold
 * @DX_BLOCK_SUBTITLE: a line below the title, centred
 * @DX_BLOCK_HEADING: a heading
 * @DX_BLOCK_PARAGRAPH: a paragraph
 * @DX_BLOCK_LIST: list lines, a %DX_BLOCK_ITEM each
 * @DX_BLOCK_ITEM: a list line: mark and text, set with a hanging indent
 * @DX_BLOCK_LABELLED: "label: value", a %DX_BLOCK_PART each, on one line
 *   where they fit
 * @DX_BLOCK_PART: one of them; without text, a leader follows the label
 * @DX_BLOCK_LEADERS: dotted lines to write on
 * @DX_BLOCK_TABLE: rows; the first is the header, repeated on every page
 * @DX_BLOCK_ROW: cells
 * @DX_BLOCK_CELL: text
 * @DX_BLOCK_SIGNATURE: place for signature and seal: title, hint, room
 * @DX_BLOCK_COLUMNS: columns side by side without rules, never parted and
 *   never alone: head and foot of a letter
 * @DX_BLOCK_COLUMN: one of them: lines below one another
 * @DX_BLOCK_LINE: words in one of them
 */
typedef enum {
  DX_BLOCK_GROUP,
  DX_BLOCK_CORNER,
  DX_BLOCK_TITLE,
  DX_BLOCK_SUBTITLE,
  DX_BLOCK_HEADING,
  DX_BLOCK_PARAGRAPH,
  DX_BLOCK_LIST,
  DX_BLOCK_ITEM,
  DX_BLOCK_LABELLED,
  DX_BLOCK_PART,
  DX_BLOCK_LEADERS,
  DX_BLOCK_TABLE,
  DX_BLOCK_ROW,
  DX_BLOCK_CELL,
  DX_BLOCK_SIGNATURE,
  DX_BLOCK_COLUMNS,
  DX_BLOCK_COLUMN,
  DX_BLOCK_LINE
} DxBlockKind;

/**
 * DxBlockAlign:
 * @DX_BLOCK_ALIGN_KIND: as its kind stands
 * @DX_BLOCK_ALIGN_LEFT: to the left
 * @DX_BLOCK_ALIGN_CENTER: centred; a paragraph is not indented then
 *
 * How a paragraph, a cell or a line stands.
 */
typedef enum {
  DX_BLOCK_ALIGN_KIND,
  DX_BLOCK_ALIGN_LEFT,
  DX_BLOCK_ALIGN_CENTER
} DxBlockAlign;

/**
 * DxBlock:
 * @kind: what it is
 * @field: (nullable): id of the field whose value it shows
 * @text: (nullable): its words, UTF-8 NFC
 * @label: (nullable): of a list line its mark; of a part its label; of a
 *   heading the hint behind it; of a signature its hint
 * @level: of a heading 1 (title of an annex), 2 (section), 3; of a list
 *   line its depth from 0
 * @count: of leaders: how many; of a part: leaders below its label
 * @width: of a cell or column: its share of the whole width
 * @numeric: of a cell: set to the right
 * @align: of a paragraph, cell or line: how it stands
 * @bold: of a cell or line
 * @italic: of a line
 * @size: of a line: its letters in points, or 0 for those of the body
 * @space: of a line: above it, in points
 * @rule: of a line: the rule below it, as a share of its width, or 0
 * @page_before: starts a new page
 * @keep_next: how many lines of what follows stay on its page
 * @children: (nullable) (element-type DxBlock)
 */
typedef struct _DxBlock DxBlock;

struct _DxBlock {
  DxBlockKind kind;
  char *field;
  char *text;
  char *label;
  guint level;
  guint count;
  double width;
  gboolean numeric;
  DxBlockAlign align;
  gboolean bold;
  gboolean italic;
  double size;
  double space;
  double rule;
  gboolean page_before;
  guint keep_next;
  GPtrArray *children;
};

DxBlock *dx_block_new    (DxBlockKind  kind,
                          const char  *text);
DxBlock *dx_block_append (DxBlock     *parent,
                          DxBlock     *child);
void     dx_block_free   (DxBlock     *self);
char    *dx_block_dump   (DxBlock     *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DxBlock, dx_block_free)

/**
 * DxDocument:
 * @root: its blocks
 * @title: for the title bar and the outline of readers
 * @author: (nullable): the organisation
 * @subject: (nullable): the form
 * @landscape: the paper lies on its side
 */
typedef struct {
  DxBlock *root;
  char *title;
  char *author;
  char *subject;
  gboolean landscape;
} DxDocument;

DxDocument *dx_document_new  (void);
void        dx_document_free (DxDocument *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DxDocument, dx_document_free)

G_END_DECLS
