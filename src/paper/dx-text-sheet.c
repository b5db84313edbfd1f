/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "dexuat-paper"

#include "dx-text-sheet-private.h"

#include "dx-paper-style.h"
#include "dx-qr-private.h"
#include "dx-sheet-codes.h"
#include "dx-text-box-private.h"

/* Paper is Vietnamese whatever the program's language. */
#define TITLE DX_TEXT_SHEET_NAME ": %s"
#define NOTE                                                                                         \
  "Tờ này không phải là trang của phiếu. Các mã dưới đây chứa toàn bộ nội " \
  "dung phiếu: quét tờ này từ 200 dpi trở lên rồi mở bằng chương trình "         \
  "Đề Xuất để đọc lại. Trên mỗi tờ được phép hỏng một mã."
#define CAPTION "Mã %u/%u"
#define SUM_CAPTION "Mã %u/%u (mã bù)"

/* Modules of 0.53 mm: four pixels of a scan of 200 dots an inch. Twelve
 * codes, and room for the holes of a binder at the left. */
#define COLUMNS 3
#define LEFT DX_MM (23)
#define TOP DX_MM (39)
#define SIDE DX_MM (52)
#define STEP_X DX_MM (58.5)
#define STEP_Y DX_MM (62)
#define CAPTION_BASELINE DX_MM (5.2)

#define WIDTH (2 * STEP_X + SIDE)
#define TITLE_TOP DX_MM (12)
#define TITLE_LINES 2
#define TITLE_SIZE 12.0
#define SMALL_SIZE 9.0

struct _DxTextSheet {
  DxFonts *fonts;
  DxSeal *seal;
  DxSheetCodes *codes;
  char *title;
};

static DxTextBox *
new_box (const DxTextSheet *self,
         const char *text,
         double size,
         double width,
         DxAlign align)
{
  DxTextStyle style = { .size = size,
                        .width = width,
                        .align = align,
                        .bold_end = size == TITLE_SIZE ? G_MAXSIZE : 0,
                        .italic_start = G_MAXSIZE };

  return dx_text_box_new (self->fonts, text, &style);
}

static DxTextBox *
new_title_box (const DxTextSheet *self, const char *title)
{
  return new_box (self, title, TITLE_SIZE, WIDTH, DX_ALIGN_LEFT);
}

/* A name that is too long ends in dots. */
static void
set_title (DxTextSheet *self, DxProposal *proposal)
{
  const DxForm *form = dx_proposal_get_form (proposal);
  const char *name = dx_form_get_field (form, "I.name") != NULL
                         ? dx_proposal_get_text (proposal, "I.name")
                         : NULL;
  g_autofree char *line = g_strdup (name != NULL ? name : form->title);
  g_auto (GStrv) words = g_strsplit (g_strdelimit (line, "\n\t", ' '), " ", -1);
  guint n = g_strv_length (words);

  self->title = g_strdup_printf (TITLE, line);
  for (;;)
    {
      g_autoptr (DxTextBox) box = new_title_box (self, self->title);
      g_autofree char *shorter = NULL;

      if (dx_text_box_get_n_lines (box) <= TITLE_LINES || n <= 1)
        return;
      g_clear_pointer (&words[--n], g_free);
      shorter = g_strjoinv (" ", words);
      g_free (self->title);
      self->title = g_strdup_printf (TITLE " …", shorter);
    }
}

/**
 * dx_text_sheet_new:
 * @fonts: the fonts
 * @proposal: a proposal; it may change afterwards, the sheets do not
 * @seal: of the version that is printed
 * @error: return location for a #DxSheetCodesError
 *
 * Puts the whole of @proposal on data sheets.
 *
 * Returns: (transfer full) (nullable): the sheets
 */
DxTextSheet *
dx_text_sheet_new (DxFonts *fonts,
                   DxProposal *proposal,
                   const DxSeal *seal,
                   GError **error)
{
  DxSheetCodes *codes;
  DxTextSheet *self;

  g_return_val_if_fail (DX_IS_FONTS (fonts), NULL);
  g_return_val_if_fail (DX_IS_PROPOSAL (proposal), NULL);
  g_return_val_if_fail (seal != NULL, NULL);

  codes = dx_sheet_codes_new (proposal, error);
  if (codes == NULL)
    return NULL;

  self = g_new0 (DxTextSheet, 1);
  self->fonts = g_object_ref (fonts);
  self->seal = dx_seal_copy (seal);
  self->codes = codes;
  set_title (self, proposal);

  return self;
}

/**
 * dx_text_sheet_free:
 * @self: (transfer full) (nullable): data sheets
 *
 * Gives back their memory.
 */
void
dx_text_sheet_free (DxTextSheet *self)
{
  if (self == NULL)
    return;

  g_object_unref (self->fonts);
  dx_seal_free (self->seal);
  dx_sheet_codes_free (self->codes);
  g_free (self->title);
  g_free (self);
}

/**
 * dx_text_sheet_get_n_sheets:
 * @self: data sheets
 *
 * Returns: how many there are
 */
guint
dx_text_sheet_get_n_sheets (const DxTextSheet *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->codes->n_sheets;
}

static guint
get_first (const DxTextSheet *self, guint sheet)
{
  return MIN (sheet * self->codes->per_sheet, self->codes->texts->len);
}

static char *
get_line (const DxTextSheet *self, guint sheet)
{
  return dx_seal_format_sheet (self->seal, sheet + 1, self->codes->n_sheets);
}

/* The last code of a sheet is the sum of the others. */
static char *
get_caption (const DxTextSheet *self, guint sheet, guint code)
{
  gboolean sum = code + 1 == get_first (self, sheet + 1);

  return g_strdup_printf (sum ? SUM_CAPTION : CAPTION, code + 1,
                          self->codes->texts->len);
}

/**
 * dx_text_sheet_get_text:
 * @self: data sheets
 * @sheet: one of them, from 0
 *
 * Gets the words on a sheet, a line each text.
 *
 * Returns: (transfer full): UTF-8, Vietnamese
 */
char *
dx_text_sheet_get_text (const DxTextSheet *self, guint sheet)
{
  g_autofree char *line = NULL;
  GString *text;

  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (sheet < self->codes->n_sheets, NULL);

  line = get_line (self, sheet);
  text = g_string_new (self->title);
  g_string_append_printf (text, "\n%s\n%s\n", line, NOTE);
  for (guint i = get_first (self, sheet); i < get_first (self, sheet + 1); i++)
    {
      g_autofree char *caption = get_caption (self, sheet, i);

      g_string_append_printf (text, "%s\n", caption);
    }

  return g_string_free (text, FALSE);
}

/* Returns where the next text may begin. */
static double
draw_text (DxTextBox *box, cairo_t *cr, double x, double y, const char *tag)
{
  if (tag != NULL)
    cairo_tag_begin (cr, tag, NULL);
  for (guint i = 0; i < dx_text_box_get_n_lines (box); i++)
    {
      const DxTextLine *line = dx_text_box_get_line (box, i);

      dx_text_box_draw_line (box, cr, i, x, y + line->ascent);
      y += line->height;
    }
  if (tag != NULL)
    cairo_tag_end (cr, tag);

  return y;
}

static void
draw_head (const DxTextSheet *self, cairo_t *cr, guint sheet, gboolean tagged)
{
  g_autofree char *line = get_line (self, sheet);
  g_autoptr (DxTextBox) title = new_title_box (self, self->title);
  g_autoptr (DxTextBox)
      version = new_box (self, line, SMALL_SIZE, WIDTH, DX_ALIGN_LEFT);
  g_autoptr (DxTextBox)
      note = new_box (self, NOTE, SMALL_SIZE, WIDTH, DX_ALIGN_LEFT);
  double y = TITLE_TOP;

  y = draw_text (title, cr, LEFT, y, tagged ? "H1" : NULL);
  y = draw_text (version, cr, LEFT, y, tagged ? "P" : NULL);
  draw_text (note, cr, LEFT, y, tagged ? "P" : NULL);
}

static void
draw_code (const DxTextSheet *self,
           cairo_t *cr,
           guint sheet,
           guint code,
           gboolean tagged)
{
  guint place = code - get_first (self, sheet);
  double x = LEFT + place % COLUMNS * STEP_X;
  double y = TOP + place / COLUMNS * STEP_Y;
  g_autofree char *caption = get_caption (self, sheet, code);
  g_autoptr (DxTextBox)
      box = new_box (self, caption, SMALL_SIZE, SIDE, DX_ALIGN_CENTER);
  const DxTextLine *line = dx_text_box_get_line (box, 0);

  dx_qr_draw (g_ptr_array_index (self->codes->texts, code), DX_QR_DATA, x, y,
              SIDE, cr);
  draw_text (box, cr, x, y + SIDE + CAPTION_BASELINE - line->ascent,
             tagged ? "P" : NULL);
}

/*
 * dx_text_sheet_draw_tagged:
 * @tagged: whether with structure tags; codes carry none
 *
 * Draws a sheet.
 */
void
dx_text_sheet_draw_tagged (const DxTextSheet *self,
                           cairo_t *cr,
                           guint sheet,
                           gboolean tagged)
{
  cairo_save (cr);
  cairo_set_source_rgb (cr, 0, 0, 0);
  draw_head (self, cr, sheet, tagged);
  for (guint i = get_first (self, sheet); i < get_first (self, sheet + 1); i++)
    draw_code (self, cr, sheet, i, tagged);
  cairo_restore (cr);
}

/**
 * dx_text_sheet_draw:
 * @self: data sheets
 * @cr: where one unit is a point and the sheet's upper left corner is at 0, 0
 * @sheet: one of them, from 0
 *
 * Draws a sheet in black on nothing.
 */
void
dx_text_sheet_draw (const DxTextSheet *self, cairo_t *cr, guint sheet)
{
  g_return_if_fail (self != NULL);
  g_return_if_fail (cr != NULL);
  g_return_if_fail (sheet < self->codes->n_sheets);

  dx_text_sheet_draw_tagged (self, cr, sheet, FALSE);
}
