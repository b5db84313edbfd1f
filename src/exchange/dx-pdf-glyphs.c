/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "dexuat-exchange"

#include <string.h>

#include "dx-pdf-words-private.h"

static guint
get_16 (const guint8 *bytes)
{
  return (guint) bytes[0] << 8 | bytes[1];
}

static gsize
get_32 (const guint8 *bytes)
{
  return (gsize) get_16 (bytes) << 16 | get_16 (bytes + 2);
}

/*
 * dx_pdf_count_glyphs:
 * @font: (array length=length): a TrueType font
 * @length: in bytes
 *
 * Counts the glyphs of a font: its table "maxp" says it (ISO/IEC 14496-22).
 *
 * Returns: how many, or 0 when it does not say
 */
guint
dx_pdf_count_glyphs (const guint8 *font, gsize length)
{
  guint n = length >= 12 ? get_16 (font + 4) : 0;

  for (guint i = 0; i < n && 12 + (i + 1) * 16 <= length; i++)
    {
      const guint8 *entry = font + 12 + i * 16;
      gsize offset = get_32 (entry + 8);

      if (memcmp (entry, "maxp", 4) == 0 && offset + 6 <= length)
        return get_16 (font + offset + 4);
    }

  return 0;
}
