/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "dexuat-paper"

#include "dx-text-box-private.h"

#include <hb.h>
#include <string.h>

#include "dx-joint-private.h"
#include "dx-paper-style.h"

/* Bytes laid out at a time. Pango's work on one paragraph grows faster
 * than its length; a piece of this size is about a page. */
#define PIECE_BYTES 6144

/* So does its work on many paragraphs. */
#define PIECE_PARAGRAPHS 16

/* Of longer text only one layout is kept at a time. */
#define LONG_BYTES (8 * PIECE_BYTES)

/* A piece of the text with its own layout: its lines but for the last one,
 * which begins the next piece, so the seam does not show. */
typedef struct {
  gsize start;
  gsize length;
  guint first_line;
  guint n_lines;
  gboolean breaks_anywhere;
  PangoLayout *layout;
} Piece;

struct _DxTextBox {
  DxFonts *fonts;
  const char *text;
  char *owned;
  gsize length;
  DxTextStyle style;
  GArray *lines;
  GArray *pieces;
};

static void
forbid_break (PangoAttrList *attrs, gsize start, gsize end)
{
  PangoAttribute *attr = pango_attr_allow_breaks_new (FALSE);

  attr->start_index = start;
  attr->end_index = end;
  pango_attr_list_insert (attrs, attr);
}

static void
add_token_breaks (PangoAttrList *attrs, const char *text, gsize length)
{
  const char *end = text + length;

  for (const char *p = text; p < end; p++)
    {
      gsize joint = dx_joint_length (p, end);

      if (joint > 0)
        forbid_break (attrs, p - text, g_utf8_next_char (p + joint) - text);
    }
}

static void
add_face (PangoAttrList *attrs, PangoAttribute *attr, gsize start, gsize end)
{
  attr->start_index = start;
  attr->end_index = end;
  pango_attr_list_insert (attrs, attr);
}

static PangoAttrList *
make_attributes (const DxTextBox *self, const Piece *piece)
{
  PangoAttrList *attrs = pango_attr_list_new ();
  gsize bold = self->style.bold_end;
  gsize italic = self->style.italic_start;

  if (bold > piece->start)
    add_face (attrs, pango_attr_weight_new (PANGO_WEIGHT_BOLD), 0,
              MIN (bold - piece->start, piece->length));
  if (italic < piece->start + piece->length)
    add_face (attrs, pango_attr_style_new (PANGO_STYLE_ITALIC),
              italic > piece->start ? italic - piece->start : 0, piece->length);
  add_face (attrs, pango_attr_insert_hyphens_new (FALSE), 0, piece->length);
  if (!piece->breaks_anywhere)
    add_token_breaks (attrs, self->text + piece->start, piece->length);

  return attrs;
}

static PangoAlignment
get_pango_align (DxAlign align)
{
  if (align == DX_ALIGN_CENTER)
    return PANGO_ALIGN_CENTER;

  return align == DX_ALIGN_RIGHT ? PANGO_ALIGN_RIGHT : PANGO_ALIGN_LEFT;
}

static PangoLayout *
new_layout (DxFonts *fonts, const char *text, gsize length, double size)
{
  g_autofree char *copy = g_strndup (text, length);
  PangoContext *context = dx_fonts_get_context (fonts, copy);
  PangoLayout *layout = pango_layout_new (context);
  g_autoptr (PangoFontDescription) description = pango_font_description_copy (
      pango_context_get_font_description (context));

  pango_font_description_set_absolute_size (description, size * PANGO_SCALE);
  pango_layout_set_font_description (layout, description);
  pango_layout_set_auto_dir (layout, FALSE);
  pango_layout_set_text (layout, copy, -1);

  return layout;
}

static PangoLayout *
make_layout (const DxTextBox *self, const Piece *piece)
{
  PangoLayout *layout = new_layout (self->fonts, self->text + piece->start,
                                    piece->length, self->style.size);
  g_autoptr (PangoAttrList) attrs = make_attributes (self, piece);

  pango_layout_set_width (layout, self->style.width * PANGO_SCALE);
  pango_layout_set_wrap (layout, PANGO_WRAP_WORD_CHAR);
  pango_layout_set_justify (layout, self->style.align == DX_ALIGN_JUSTIFY);
  pango_layout_set_alignment (layout, get_pango_align (self->style.align));
  if (piece->start == 0)
    pango_layout_set_indent (layout, self->style.indent * PANGO_SCALE);
  pango_layout_set_attributes (layout, attrs);

  return layout;
}

static gboolean
is_overfull (const DxTextBox *self, PangoLayout *layout)
{
  PangoRectangle logical;

  pango_layout_get_extents (layout, NULL, &logical);

  return logical.width > (self->style.width + 0.5) * PANGO_SCALE;
}

/* Where so many paragraphs end, or the text. */
static gsize
find_paragraphs (const char *text, gsize length)
{
  const char *at = text;

  for (guint i = 0; at != NULL && i < PIECE_PARAGRAPHS; i++)
    {
      at = memchr (at, '\n', length - (at - text));
      if (at != NULL)
        at++;
    }

  return at != NULL ? (gsize) (at - text) : length;
}

/* Where the piece that begins at @start may end: after a blank if there is
 * one in its last quarter. */
static gsize
find_piece_length (const DxTextBox *self, gsize start)
{
  const char *base = self->text + start;
  gsize left = find_paragraphs (base, self->length - start);

  if (left <= PIECE_BYTES + PIECE_BYTES / 4)
    return left;
  for (gsize i = PIECE_BYTES; i > PIECE_BYTES * 3 / 4; i--)
    if (base[i - 1] == ' ' || base[i - 1] == '\n')
      return i;

  return g_utf8_find_prev_char (base, base + PIECE_BYTES + 1) - base;
}

static void
add_line (DxTextBox *self, PangoLayoutIter *iter)
{
  PangoRectangle logical;
  DxTextLine line;
  double natural;
  double pitch = self->style.size * DX_LINE_FACTOR * 1.149;

  pango_layout_iter_get_line_extents (iter, NULL, &logical);
  natural = logical.height / (double) PANGO_SCALE;
  line.height = MAX (pitch, natural);
  line.x = logical.x / (double) PANGO_SCALE;
  line.width = logical.width / (double) PANGO_SCALE;
  line.ascent = (pango_layout_iter_get_baseline (iter) - logical.y)
                    / (double) PANGO_SCALE
                + (line.height - natural) / 2;
  g_array_append_val (self->lines, line);
}

/* Takes the lines of @piece, leaving the last one to the next piece where
 * text follows; returns where that begins. */
static gsize
take_lines (DxTextBox *self, Piece *piece)
{
  gsize end = piece->start + piece->length;
  guint n_lines = pango_layout_get_line_count (piece->layout);
  guint taken = n_lines;
  PangoLayoutIter *iter = pango_layout_get_iter (piece->layout);

  if (end < self->length && n_lines > 1)
    {
      PangoLayoutLine *last =
          pango_layout_get_line_readonly (piece->layout, n_lines - 1);

      taken = n_lines - 1;
      end = piece->start + last->start_index;
    }

  piece->first_line = self->lines->len;
  piece->n_lines = taken;
  for (guint i = 0; i < taken; i++)
    {
      add_line (self, iter);
      pango_layout_iter_next_line (iter);
    }
  pango_layout_iter_free (iter);

  return end;
}

static void
break_lines (DxTextBox *self)
{
  gsize start = 0;

  do
    {
      Piece piece = { .start = start };

      piece.length = find_piece_length (self, start);
      piece.layout = make_layout (self, &piece);
      if (is_overfull (self, piece.layout))
        {
          g_object_unref (piece.layout);
          piece.breaks_anywhere = TRUE;
          piece.layout = make_layout (self, &piece);
        }
      start = take_lines (self, &piece);
      if (self->length > LONG_BYTES)
        g_clear_object (&piece.layout);
      g_array_append_val (self->pieces, piece);
  } while (start < self->length);
}

/* Pango takes the glyph off the blank that a line ends in; drawn so, the
 * PDF has an empty replacement text there, which cuts the paragraph off in
 * some readers. A blank that is drawn keeps words apart in all of them. */
static void
restore_final_blank (PangoLayoutLine *line, const char *text)
{
  GSList *last = g_slist_last (line->runs);
  PangoLayoutRun *run = last != NULL ? last->data : NULL;
  PangoGlyphInfo *glyph;
  hb_codepoint_t blank;
  int n;

  if (run == NULL || run->glyphs->num_glyphs == 0
      || run->item->analysis.level % 2 != 0)
    return;

  n = run->glyphs->num_glyphs - 1;
  glyph = &run->glyphs->glyphs[n];
  if (glyph->glyph != PANGO_GLYPH_EMPTY
      || text[run->item->offset + run->glyphs->log_clusters[n]] != ' ')
    return;
  if (hb_font_get_nominal_glyph (
          pango_font_get_hb_font (run->item->analysis.font), ' ', &blank))
    glyph->glyph = blank;
}

/* For a letter that no font has, Pango draws its number, which then reads
 * back as text. The font's own empty box reads back as the letter. */
static void
box_unknown_letters (PangoLayoutLine *line)
{
  for (GSList *l = line->runs; l != NULL; l = l->next)
    {
      PangoLayoutRun *run = l->data;

      for (int i = 0; i < run->glyphs->num_glyphs; i++)
        {
          PangoGlyph *glyph = &run->glyphs->glyphs[i].glyph;

          if (*glyph & PANGO_GLYPH_UNKNOWN_FLAG)
            *glyph = 0;
        }
    }
}

static Piece *
find_piece (DxTextBox *self, guint line)
{
  guint low = 0;
  guint high = self->pieces->len - 1;

  while (low < high)
    {
      guint middle = (low + high + 1) / 2;

      if (g_array_index (self->pieces, Piece, middle).first_line <= line)
        low = middle;
      else
        high = middle - 1;
    }

  return &g_array_index (self->pieces, Piece, low);
}

/* Not letters at all, and refused by Cairo: a page with one of them would
 * be no page. */
static gboolean
is_noncharacter (gunichar c)
{
  return (c & 0xFFFE) == 0xFFFE || (c >= 0xFDD0 && c <= 0xFDEF);
}

static gboolean
is_drawable (const char *text)
{
  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    if ((guchar) *p >= 0xEF && is_noncharacter (g_utf8_get_char (p)))
      return FALSE;

  return TRUE;
}

/*
 * dx_text_make_drawable:
 * @text: UTF-8 text
 *
 * Puts U+FFFD, or its like in another plane, in the place of what Cairo
 * refuses: offsets into the text stay what they are.
 *
 * Returns: (transfer full): the text
 */
char *
dx_text_make_drawable (const char *text)
{
  GString *drawable = g_string_sized_new (strlen (text));

  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (is_noncharacter (c))
        c = (c & 0x1F0000) | 0xFFFD;
      g_string_append_unichar (drawable, c);
    }

  return g_string_free (drawable, FALSE);
}

static DxTextBox *
box_new (DxFonts *fonts,
         const char *text,
         char *owned,
         const DxTextStyle *style)
{
  DxTextBox *self = g_new0 (DxTextBox, 1);

  self->fonts = g_object_ref (fonts);
  self->text = text;
  self->owned = owned;
  self->length = strlen (text);
  self->style = *style;
  self->lines = g_array_new (FALSE, FALSE, sizeof (DxTextLine));
  self->pieces = g_array_new (FALSE, FALSE, sizeof (Piece));
  break_lines (self);

  return self;
}

/*
 * dx_text_box_new:
 * @text: UTF-8 text; line feeds start new lines; it must live as long as
 *   the box
 *
 * Breaks @text into lines.
 */
DxTextBox *
dx_text_box_new (DxFonts *fonts, const char *text, const DxTextStyle *style)
{
  char *drawable;

  if (is_drawable (text))
    return box_new (fonts, text, NULL, style);

  drawable = dx_text_make_drawable (text);

  return box_new (fonts, drawable, drawable, style);
}

/*
 * dx_text_box_new_take:
 * @text: (transfer full): UTF-8 text; line feeds start new lines
 *
 * Breaks @text into lines.
 */
DxTextBox *
dx_text_box_new_take (DxFonts *fonts, char *text, const DxTextStyle *style)
{
  char *drawable = text;

  if (!is_drawable (text))
    {
      drawable = dx_text_make_drawable (text);
      g_free (text);
    }

  return box_new (fonts, drawable, drawable, style);
}

/*
 * dx_text_box_free:
 *
 * Frees the box with its layouts.
 */
void
dx_text_box_free (DxTextBox *self)
{
  if (self == NULL)
    return;

  dx_text_box_drop (self);
  g_array_unref (self->pieces);
  g_array_unref (self->lines);
  g_free (self->owned);
  g_object_unref (self->fonts);
  g_free (self);
}

/*
 * dx_text_box_get_n_lines:
 *
 * Returns: how many lines the text takes, at least 1
 */
guint
dx_text_box_get_n_lines (const DxTextBox *self)
{
  return self->lines->len;
}

/*
 * dx_text_box_get_line:
 *
 * Returns: (transfer none): place and size of a line
 */
const DxTextLine *
dx_text_box_get_line (const DxTextBox *self, guint line)
{
  g_assert (line < self->lines->len);

  return &g_array_index (self->lines, DxTextLine, line);
}

static PangoLayoutLine *
lay_out_line (DxTextBox *self, guint line)
{
  Piece *piece = find_piece (self, line);
  PangoLayoutLine *shown;

  if (piece->layout == NULL)
    {
      if (self->length > LONG_BYTES)
        dx_text_box_drop (self);
      piece->layout = make_layout (self, piece);
    }
  shown =
      pango_layout_get_line_readonly (piece->layout, line - piece->first_line);
  restore_final_blank (shown, pango_layout_get_text (piece->layout));
  box_unknown_letters (shown);

  return shown;
}

/*
 * dx_text_box_draw_line:
 * @x: left edge of the box, in points
 * @baseline: of the line, in points
 *
 * Draws one line; lays its piece out again if that was dropped. A letter
 * wider than the box is made narrower: nothing is lost, nothing stands out.
 */
void
dx_text_box_draw_line (
    DxTextBox *self, cairo_t *cr, guint line, double x, double baseline)
{
  const DxTextLine *metrics = dx_text_box_get_line (self, line);
  PangoLayoutLine *shown = lay_out_line (self, line);

  cairo_save (cr);
  if (metrics->width > self->style.width + 0.5)
    {
      cairo_translate (cr, x, baseline);
      cairo_scale (cr, self->style.width / metrics->width, 1);
      cairo_move_to (cr, 0, 0);
    }
  else
    {
      cairo_move_to (cr, x + metrics->x, baseline);
    }
  pango_cairo_show_layout_line (cr, shown);
  cairo_restore (cr);
}

/*
 * dx_text_box_get_text:
 *
 * Returns: (transfer full): the words of one line, as they are drawn
 */
char *
dx_text_box_get_text (DxTextBox *self, guint line)
{
  const Piece *piece = find_piece (self, line);
  PangoLayoutLine *shown = lay_out_line (self, line);

  return g_strndup (self->text + piece->start + shown->start_index,
                    shown->length);
}

/*
 * dx_text_box_drop:
 *
 * Gives the memory of the layouts back; lines keep their places.
 */
void
dx_text_box_drop (DxTextBox *self)
{
  for (guint i = 0; i < self->pieces->len; i++)
    g_clear_object (&g_array_index (self->pieces, Piece, i).layout);
}

/*
 * dx_text_box_get_cost:
 *
 * Returns: bytes of text, as a measure of what dropping saves
 */
gsize
dx_text_box_get_cost (const DxTextBox *self)
{
  return self->length;
}

/*
 * dx_text_box_measure:
 *
 * Returns: the width in points that @text takes on one line
 */
double
dx_text_box_measure (DxFonts *fonts, const char *text, double size)
{
  g_autoptr (PangoLayout)
      layout = new_layout (fonts, text, strlen (text), size);
  PangoRectangle logical;

  pango_layout_get_extents (layout, NULL, &logical);

  return logical.width / (double) PANGO_SCALE;
}
