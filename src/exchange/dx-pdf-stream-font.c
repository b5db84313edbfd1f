/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "dexuat-exchange"

#include <gio/gio.h>

#include "dx-pdf-stream-private.h"
#include "dx-pdf-words-private.h"

/* An archive file says which glyphs its fonts have. Only the font itself
 * knows: it has parts of letters beside the letters that are used. */

/* Of two hundred letters; Cairo parts a font that has more. */
#define MAX_FONT_BYTES (1 << 20)

static guint8 *
inflate (const GByteArray *packed, gsize length)
{
  g_autoptr (GConverter) unpacker =
      G_CONVERTER (g_zlib_decompressor_new (G_ZLIB_COMPRESSOR_FORMAT_ZLIB));
  g_autofree guint8 *font = g_malloc (length);
  GConverterResult result;
  gsize done = 0, filled = 0;

  do
    {
      gsize read = 0, written = 0;

      result = g_converter_convert (
          unpacker, packed->data + done, packed->len - done, font + filled,
          length - filled, G_CONVERTER_INPUT_AT_END, &read, &written, NULL);
      done += read;
      filled += written;
  } while (result == G_CONVERTER_CONVERTED && filled < length);

  return filled == length ? g_steal_pointer (&font) : NULL;
}

/*
 * dx_pdf_stream_begin_font:
 * @value: the dictionary of the stream of object @number
 *
 * Begins to collect a font, if this is one.
 */
void
dx_pdf_stream_begin_font (DxPdfStream *self, guint number, DxPdfSpan value)
{
  guint length = dx_pdf_find_number (value, "/Length1");

  if (length == 0 || length > MAX_FONT_BYTES
      || !dx_pdf_has_name (value, "/Filter", "/FlateDecode"))
    return;

  self->font = g_byte_array_new ();
  self->font_number = number;
  self->font_length = length;
}

/*
 * dx_pdf_stream_end_font:
 *
 * Counts the glyphs of what has been collected.
 */
void
dx_pdf_stream_end_font (DxPdfStream *self)
{
  g_autofree guint8 *font = inflate (self->font, self->font_length);

  if (font != NULL)
    g_hash_table_insert (
        self->glyphs, GUINT_TO_POINTER (self->font_number),
        GUINT_TO_POINTER (dx_pdf_count_glyphs (font, self->font_length)));
  g_clear_pointer (&self->font, g_byte_array_unref);
}
