/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "dexuat-paper"

#include "dx-letter-paper.h"

#include <string.h>

#include "dx-paper-style.h"
#include "dx-value-blocks.h"

/* An office letter as Nghị định 30/2020/NĐ-CP, Phụ lục I lays it out: the
 * national name and motto at the right of the head, who writes at its left;
 * number and subject, place and date; to whom; the text; recipients at the
 * left of the foot, the signer at its right. */

#define NATION "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"
#define MOTTO "Độc lập - Tự do - Hạnh phúc"
#define TO "Kính gửi: "
#define RECIPIENTS "Nơi nhận:"

/* The sizes go together: 13 for the national name, 14 for the motto and the
 * date. */
#define SIZE_NATION 13
#define SIZE_MOTTO 14
#define SIZE_AGENCY 13
#define SIZE_NUMBER 13
#define SIZE_SUBJECT 12
#define SIZE_RECIPIENTS 12
#define SIZE_LIST 11

/* The rule below the agency is a third to a half of its line, that below
 * the motto as long as it. */
#define AGENCY_RULE 0.4
#define MOTTO_RULE 1.0

/* Room for the national name on one line. */
#define LEFT_SHARE 40
#define RIGHT_SHARE 60

#define SPACE_BLOCK 6.0

/* "Kính gửi" stands some way below the head. */
#define SPACE_TO 12.0

static DxBlock *
append_column (DxBlock *columns, double width, DxLetterPart part)
{
  DxBlock *column =
      dx_block_append (columns, dx_block_new (DX_BLOCK_COLUMN, NULL));

  column->width = width;
  column->field = g_strdup (dx_letter_part_name (part));

  return column;
}

static DxBlock *
append_line (DxBlock *column, const char *text, double size)
{
  DxBlock *line = dx_block_append (column, dx_block_new (DX_BLOCK_LINE, text));

  line->size = size;
  line->align = DX_BLOCK_ALIGN_CENTER;

  return line;
}

/* Adds the lines of a part; returns the last one, if there is any. */
static DxBlock *
append_part (DxBlock *column,
             const DxLetter *letter,
             DxLetterPart part,
             double size,
             gboolean bold)
{
  g_auto (GStrv) lines = g_strsplit (letter->parts[part], "\n", -1);
  DxBlock *last = NULL;

  for (guint i = 0; lines[i] != NULL; i++)
    {
      g_autofree char *text = dx_value_clean_line (lines[i], strlen (lines[i]));

      if (*text == '\0')
        continue;
      last = append_line (column, text, size);
      last->bold = bold;
    }

  return last;
}

static void
append_head (DxBlock *root, const DxLetter *letter)
{
  DxBlock *columns =
      dx_block_append (root, dx_block_new (DX_BLOCK_COLUMNS, NULL));
  DxBlock *left = append_column (columns, LEFT_SHARE, DX_LETTER_AGENCY);
  DxBlock *right = append_column (columns, RIGHT_SHARE, DX_LETTER_AGENCY);
  DxBlock *agency;
  DxBlock *line;

  append_part (left, letter, DX_LETTER_PARENT, SIZE_AGENCY, FALSE);
  agency = append_part (left, letter, DX_LETTER_AGENCY, SIZE_AGENCY, TRUE);
  if (agency != NULL)
    agency->rule = AGENCY_RULE;
  append_line (right, NATION, SIZE_NATION)->bold = TRUE;
  line = append_line (right, MOTTO, SIZE_MOTTO);
  line->bold = TRUE;
  line->rule = MOTTO_RULE;
}

static void
append_number (DxBlock *root, const DxLetter *letter)
{
  DxBlock *columns =
      dx_block_append (root, dx_block_new (DX_BLOCK_COLUMNS, NULL));
  DxBlock *left = append_column (columns, LEFT_SHARE, DX_LETTER_SYMBOL);
  DxBlock *right = append_column (columns, RIGHT_SHARE, DX_LETTER_DATE);
  DxBlock *line;

  line = append_part (left, letter, DX_LETTER_SYMBOL, SIZE_NUMBER, FALSE);
  if (line != NULL)
    line->space = SPACE_BLOCK;
  if (*letter->parts[DX_LETTER_KIND] == '\0')
    {
      line = append_part (left, letter, DX_LETTER_SUBJECT, SIZE_SUBJECT, FALSE);
      if (line != NULL)
        line->space = SPACE_BLOCK / 2;
    }
  line = append_part (right, letter, DX_LETTER_DATE, SIZE_MOTTO, FALSE);
  if (line != NULL)
    {
      line->italic = TRUE;
      line->space = SPACE_BLOCK;
    }
}

/* "TỜ TRÌNH" with what it is about; a letter has none. */
static void
append_kind (DxBlock *root, const DxLetter *letter)
{
  DxBlock *columns;
  DxBlock *column;
  DxBlock *line;

  if (*letter->parts[DX_LETTER_KIND] == '\0')
    return;

  columns = dx_block_append (root, dx_block_new (DX_BLOCK_COLUMNS, NULL));
  column = append_column (columns, 1, DX_LETTER_KIND);
  line = append_part (column, letter, DX_LETTER_KIND, SIZE_MOTTO, TRUE);
  if (line != NULL)
    line->space = SPACE_TO;
  line = append_part (column, letter, DX_LETTER_SUBJECT, SIZE_MOTTO, TRUE);
  if (line != NULL)
    line->rule = AGENCY_RULE;
}

static guint
count_lines (GStrv lines)
{
  guint n = 0;

  for (guint i = 0; lines[i] != NULL; i++)
    if (*g_strstrip (lines[i]) != '\0')
      n++;

  return n;
}

static char *
without_dash (const char *line)
{
  return g_strdup (g_str_has_prefix (line, "- ") ? line + 2 : line);
}

/* One addressee stands behind the words, several below them. */
static void
append_to (DxBlock *root, const DxLetter *letter)
{
  g_auto (GStrv) lines = g_strsplit (letter->parts[DX_LETTER_TO], "\n", -1);
  guint n = count_lines (lines);
  DxBlock *columns;
  DxBlock *column;

  if (n == 0)
    return;

  columns = dx_block_append (root, dx_block_new (DX_BLOCK_COLUMNS, NULL));
  append_column (columns, n > 1 ? 25 : 1, DX_LETTER_TO);
  column = append_column (columns, n > 1 ? 75 : 98, DX_LETTER_TO);
  append_column (columns, 1, DX_LETTER_TO);
  if (n > 1)
    append_line (column, TO, 0)->align = DX_BLOCK_ALIGN_LEFT;
  for (guint i = 0; lines[i] != NULL; i++)
    {
      g_autofree char *name = without_dash (lines[i]);
      g_autofree char *text = g_strconcat (n > 1 ? "- " : TO, name, NULL);

      if (*lines[i] != '\0')
        append_line (column, text, 0)->align = n > 1 ? DX_BLOCK_ALIGN_LEFT
                                                     : DX_BLOCK_ALIGN_CENTER;
    }
  ((DxBlock *) g_ptr_array_index (column->children, 0))->space = SPACE_TO;
}

static void
append_body (DxBlock *root, const DxLetter *letter)
{
  DxBlock *body = dx_block_append (root, dx_block_new (DX_BLOCK_GROUP, NULL));

  dx_value_append_text (body, dx_letter_part_name (DX_LETTER_BODY),
                        letter->parts[DX_LETTER_BODY]);
}

static void
append_recipients (DxBlock *column, const DxLetter *letter)
{
  DxBlock *line;
  guint first;

  if (*letter->parts[DX_LETTER_RECIPIENTS] == '\0')
    return;

  line = append_line (column, RECIPIENTS, SIZE_RECIPIENTS);
  line->bold = line->italic = TRUE;
  line->align = DX_BLOCK_ALIGN_LEFT;
  line->space = SPACE_TO;
  first = column->children->len;
  append_part (column, letter, DX_LETTER_RECIPIENTS, SIZE_LIST, FALSE);
  for (guint i = first; i < column->children->len; i++)
    ((DxBlock *) g_ptr_array_index (column->children, i))->align =
        DX_BLOCK_ALIGN_LEFT;
}

/* The name has its line, known or not; so has the room above it. */
static void
append_signer (DxBlock *column, const DxLetter *letter)
{
  guint first = 0;
  DxBlock *name;

  append_part (column, letter, DX_LETTER_AUTHORITY, SIZE_MOTTO, TRUE);
  append_part (column, letter, DX_LETTER_POSITION, SIZE_MOTTO, TRUE);
  if (column->children != NULL)
    {
      ((DxBlock *) g_ptr_array_index (column->children, 0))->space = SPACE_TO;
      first = column->children->len;
    }
  append_part (column, letter, DX_LETTER_SIGNER, SIZE_MOTTO, TRUE);
  if (column->children == NULL || column->children->len == first)
    append_line (column, "", SIZE_MOTTO);
  name = g_ptr_array_index (column->children, first);
  name->space = DX_SIGNATURE_ROOM;
}

static void
append_foot (DxBlock *root, const DxLetter *letter)
{
  DxBlock *columns =
      dx_block_append (root, dx_block_new (DX_BLOCK_COLUMNS, NULL));

  append_recipients (append_column (columns, 50, DX_LETTER_RECIPIENTS), letter);
  append_signer (append_column (columns, 50, DX_LETTER_POSITION), letter);
}

/**
 * dx_letter_paper_new:
 * @letter: a letter
 *
 * Builds what screen, printer, PDF and Word show of it. The fields of the
 * blocks are the names of its parts.
 *
 * Returns: (transfer full): the document
 */
DxDocument *
dx_letter_paper_new (const DxLetter *letter)
{
  DxDocument *document;

  g_return_val_if_fail (letter != NULL, NULL);

  document = dx_document_new ();
  document->title = g_strdup (*letter->parts[DX_LETTER_SUBJECT] != '\0'
                                  ? letter->parts[DX_LETTER_SUBJECT]
                                  : letter->title);
  g_strdelimit (document->title, "\n", ' ');
  document->author = g_strdup (letter->parts[DX_LETTER_AGENCY]);
  g_strdelimit (document->author, "\n", ' ');
  append_head (document->root, letter);
  append_number (document->root, letter);
  append_kind (document->root, letter);
  append_to (document->root, letter);
  append_body (document->root, letter);
  append_foot (document->root, letter);

  return document;
}
