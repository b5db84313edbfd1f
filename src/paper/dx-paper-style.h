/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Measures of the page, in points. The paper, its margins, sizes and
 * distances follow Nghị định 30/2020/NĐ-CP, Phụ lục I: A4 upright, top and
 * bottom 20–25 mm, left 30–35, right 15–20; body 13–14 pt, first line 10 or
 * 12.7 mm in, at least 6 pt between paragraphs, single to 1.5 lines; page
 * number 13–14 pt, centred in the top margin, not on the first page. */

#define DX_MM(mm) ((mm) * 72.0 / 25.4)

#define DX_PAPER_WIDTH DX_MM (210)
#define DX_PAPER_HEIGHT DX_MM (297)
#define DX_MARGIN_TOP DX_MM (20)
#define DX_MARGIN_BOTTOM DX_MM (20)
#define DX_MARGIN_LEFT DX_MM (30)
#define DX_MARGIN_RIGHT DX_MM (15)

#define DX_BODY_WIDTH (DX_PAPER_WIDTH - DX_MARGIN_LEFT - DX_MARGIN_RIGHT)
#define DX_BODY_HEIGHT (DX_PAPER_HEIGHT - DX_MARGIN_TOP - DX_MARGIN_BOTTOM)

/* The same paper and margins on its side. */
#define DX_BODY_WIDTH_LANDSCAPE                                                \
  (DX_PAPER_HEIGHT - DX_MARGIN_LEFT - DX_MARGIN_RIGHT)
#define DX_BODY_HEIGHT_LANDSCAPE                                               \
  (DX_PAPER_WIDTH - DX_MARGIN_TOP - DX_MARGIN_BOTTOM)

#define DX_SIZE_BODY 14.0
#define DX_SIZE_TABLE 12.0
#define DX_SIZE_CORNER 12.0
#define DX_SIZE_PAGE_NUMBER 14.0

/* Single lines: the natural height of the letters. */
#define DX_LINE_FACTOR 1.0

#define DX_FIRST_INDENT DX_MM (12.7)
#define DX_LIST_STEP DX_MM (6)

#define DX_SPACE_PARAGRAPH 6.0
#define DX_SPACE_HEADING 10.0
#define DX_SPACE_TITLE 10.0
#define DX_SPACE_SIGNATURE 12.0

/* Room to write by hand on a dotted line, and its dots: as large and as far
 * apart as full stops. */
#define DX_LEADER_PITCH DX_MM (7)
#define DX_LEADER_DOT 1.2
#define DX_LEADER_STEP 3.5

/* Signature and seal want 35 mm, the name one line below. */
#define DX_SIGNATURE_ROOM DX_MM (35)

#define DX_CELL_PADDING_X 4.0
#define DX_CELL_PADDING_Y 3.0

/* The seal, in the bottom margin: a line of small letters from the left
 * margin on, and a QR at the right one. Printers leave 4.2 mm white, and a
 * QR wants white around it. */
#define DX_SIZE_SEAL 8.0
#define DX_SEAL_QR DX_MM (14.6)
#define DX_SEAL_QR_TOP (DX_PAPER_HEIGHT - DX_MM (4.3) - DX_SEAL_QR)
#define DX_SEAL_BASELINE (DX_PAPER_HEIGHT - DX_MM (10))

/* Lines of the body that must go with the signature block. */
#define DX_SIGNATURE_COMPANY 2

G_END_DECLS
