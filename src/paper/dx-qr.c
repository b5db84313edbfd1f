/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "dexuat-paper"

#include "dx-qr-private.h"

#include <qrencode.h>
#include <string.h>

static const struct {
  int version; /* 0: as small as may be */
  QRecLevel level;
} kinds[] = {
  [DX_QR_SEAL] = { 0, QR_ECLEVEL_L },
  [DX_QR_DATA] = { 20, QR_ECLEVEL_M },
};

static QRcode *
encode (const char *text, DxQrKind kind)
{
  QRinput *input = QRinput_new2 (kinds[kind].version, kinds[kind].level);
  QRcode *code = NULL;

  if (input == NULL)
    return NULL;
  if (QRinput_append (input, QR_MODE_AN, (int) strlen (text),
                      (const unsigned char *) text)
      == 0)
    code = QRcode_encodeInput (input);
  QRinput_free (input);

  return code;
}

/* In a mask of one bit a pixel, the first pixel is the lowest bit on
 * machines that are little-endian, the highest one on others. */
static cairo_surface_t *
make_mask (const QRcode *code)
{
  cairo_surface_t *mask =
      cairo_image_surface_create (CAIRO_FORMAT_A1, code->width, code->width);
  int stride = cairo_image_surface_get_stride (mask);
  guint8 *bits = cairo_image_surface_get_data (mask);

  for (int y = 0; bits != NULL && y < code->width; y++)
    for (int x = 0; x < code->width; x++)
      if (code->data[y * code->width + x] & 1)
        {
#if G_BYTE_ORDER == G_LITTLE_ENDIAN
          bits[y * stride + x / 8] |= 1 << (x % 8);
#else
          bits[y * stride + x / 8] |= 128 >> (x % 8);
#endif
        }
  cairo_surface_mark_dirty (mask);

  return mask;
}

/*
 * dx_qr_draw:
 * @text: letters of the set that QRs call alphanumeric, no more than @kind
 *   holds
 * @x: of the upper left corner, in points
 * @y: of the upper left corner, in points
 * @side: in points, without the white around it
 *
 * Draws a QR. As a mask it takes half a kilobyte; as rectangles thirty.
 */
void
dx_qr_draw (const char *text,
            DxQrKind kind,
            double x,
            double y,
            double side,
            cairo_t *cr)
{
  QRcode *code = encode (text, kind);
  cairo_surface_t *mask;
  cairo_pattern_t *pattern;

  g_return_if_fail (code != NULL);

  mask = make_mask (code);
  pattern = cairo_pattern_create_for_surface (mask);
  cairo_pattern_set_filter (pattern, CAIRO_FILTER_NEAREST);
  cairo_save (cr);
  cairo_translate (cr, x, y);
  cairo_scale (cr, side / code->width, side / code->width);
  cairo_mask (cr, pattern);
  cairo_restore (cr);
  cairo_pattern_destroy (pattern);
  cairo_surface_destroy (mask);
  QRcode_free (code);
}
