/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "dexuat-paper"

#include "dx-pages-private.h"

#include "dx-paper-style.h"
#include "dx-qr-private.h"

static void
append_words (GString *out, const char *line)
{
  gboolean blank = FALSE;

  for (const char *p = line; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (g_unichar_isspace (c) || c == 0xA0)
        {
          blank = TRUE;
          continue;
        }
      if (blank && out->len > 0 && out->str[out->len - 1] != '\n')
        g_string_append_c (out, ' ');
      g_string_append_unichar (out, c);
      blank = FALSE;
    }
}

static void
append_line (GString *out, const char *line)
{
  gsize before = out->len;

  append_words (out, line);
  if (out->len > before)
    g_string_append_c (out, '\n');
}

static void
append_piece (GString *out, const DxPiece *piece)
{
  for (guint i = 0; i < piece->unit->cells->len; i++)
    {
      DxTextBox *box = g_array_index (piece->unit->cells, DxCell, i).box;
      guint n = dx_text_box_get_n_lines (box);
      guint to =
          piece->unit->height > 0 ? n : MIN (piece->first + piece->n_lines, n);

      for (guint line = piece->first; line < to; line++)
        {
          g_autofree char *text = dx_text_box_get_text (box, line);

          append_line (out, text);
        }
    }
}

/**
 * dx_pages_get_text:
 * @self: pages
 * @page: a page, from 0, that is there
 *
 * Gets what is printed on a page, without the line of the seal: the page
 * number if there is one, then every line of every text from top to bottom,
 * a table row cell by cell; each line ends in U+000A, runs of blanks are
 * one, empty lines are left out. A page's hash is made from this.
 *
 * Returns: (transfer full): UTF-8
 */
char *
dx_pages_get_text (DxPages *self, guint page)
{
  GString *out;
  g_autoptr (GArray) pieces = NULL;

  g_return_val_if_fail (DX_IS_PAGES (self), NULL);
  g_return_val_if_fail (dx_pages_has_page (self, page), NULL);

  out = g_string_new (NULL);
  if (page > 0)
    g_string_append_printf (out, "%u\n", page + 1);
  pieces = dx_pages_get_pieces (self, page);
  for (guint i = 0; i < pieces->len; i++)
    {
      const DxPiece *piece = &g_array_index (pieces, DxPiece, i);

      append_piece (out, piece);
      dx_pages_touch (self, piece->unit);
    }

  return g_string_free (out, FALSE);
}

/**
 * dx_pages_get_foot_line:
 * @self: pages with a seal
 * @page: a page, from 0, that is there
 *
 * Gets the words of the seal at the foot of a page. They say so when the
 * code is that of a slip by itself.
 *
 * Returns: (transfer full): UTF-8, Vietnamese
 */
char *
dx_pages_get_foot_line (DxPages *self, guint page)
{
  const DxSeal *seal;

  g_return_val_if_fail (DX_IS_PAGES (self), NULL);
  seal = dx_pages_get_seal (self);
  g_return_val_if_fail (seal != NULL, NULL);

  return dx_seal_format_foot (seal, page + 1, dx_pages_get_n_pages (self));
}

/**
 * dx_pages_get_payload:
 * @self: pages with a seal
 * @page: a page, from 0, that is there
 *
 * Gets what the QR of a page says.
 *
 * Returns: (transfer full): "DX1:…", see dx_seal_payload ()
 */
char *
dx_pages_get_payload (DxPages *self, guint page)
{
  g_autofree char *text = NULL;

  g_return_val_if_fail (DX_IS_PAGES (self), NULL);
  g_return_val_if_fail (dx_pages_get_seal (self) != NULL, NULL);

  text = dx_pages_get_text (self, page);
  g_return_val_if_fail (text != NULL, NULL);

  return dx_seal_payload (dx_pages_get_seal (self), page + 1,
                          dx_pages_get_n_pages (self), text);
}

/**
 * dx_pages_get_seal_rect:
 * @self: pages
 * @page: a page, from 0
 * @rect: (out caller-allocates): where the QR of the seal is, or would be
 *
 * Tells where to look for the QR, without the white around it. A scan is
 * lined up by it.
 */
void
dx_pages_get_seal_rect (DxPages *self, guint page, DxPageRect *rect)
{
  g_return_if_fail (DX_IS_PAGES (self));
  g_return_if_fail (rect != NULL);

  *rect = (DxPageRect){
    .page = page,
    .x = DX_PAPER_WIDTH - DX_MARGIN_RIGHT - DX_SEAL_QR,
    .y = DX_SEAL_QR_TOP,
    .width = DX_SEAL_QR,
    .height = DX_SEAL_QR,
  };
}

/*
 * dx_pages_draw_seal:
 * @page: a page that is there
 *
 * Draws the seal, if there is one. It is page furniture and carries no tag.
 */
void
dx_pages_draw_seal (DxPages *self, cairo_t *cr, guint page)
{
  DxTextStyle style = { .size = DX_SIZE_SEAL,
                        .width = DX_BODY_WIDTH - DX_SEAL_QR,
                        .align = DX_ALIGN_LEFT,
                        .italic_start = G_MAXSIZE };
  g_autofree char *line = NULL;
  g_autofree char *payload = NULL;
  g_autoptr (DxTextBox) box = NULL;
  DxPageRect rect;

  if (dx_pages_get_seal (self) == NULL)
    return;

  line = dx_pages_get_foot_line (self, page);
  payload = dx_pages_get_payload (self, page);
  dx_pages_get_seal_rect (self, page, &rect);
  cairo_save (cr);
  cairo_set_source_rgb (cr, 0, 0, 0);
  box = dx_text_box_new (dx_pages_get_fonts (self), line, &style);
  dx_text_box_draw_line (box, cr, 0, DX_MARGIN_LEFT, DX_SEAL_BASELINE);
  dx_qr_draw (payload, DX_QR_SEAL, rect.x, rect.y, rect.width, cr);
  cairo_restore (cr);
}
