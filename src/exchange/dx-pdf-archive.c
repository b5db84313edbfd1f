/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "dexuat-exchange"

#include "dx-pdf-data-private.h"

#include <stdlib.h>

#include "dx-pdf-words-private.h"

/* What an archive file wants of fonts and pages beyond what Cairo writes. */

static guint
count_glyphs_of (qpdf_data self, qpdf_oh descriptor)
{
  qpdf_oh file = dx_qpdf_get (self, descriptor, "/FontFile2");
  unsigned char *bytes = NULL;
  size_t length = 0;
  guint n = 0;

  if (qpdf_oh_is_stream (self, file)
      && qpdf_oh_get_stream_data (self, file, qpdf_dl_all, NULL, &bytes,
                                  &length)
             == QPDF_SUCCESS
      && bytes != NULL)
    n = dx_pdf_count_glyphs (bytes, length);
  free (bytes);

  return n;
}

/* Which glyphs the embedded font has: all of them, since Cairo numbers
 * those of a subset anew. Older archive readers ask for it (ISO 19005-1,
 * 6.3.5); in newer ones it must be true (ISO 19005-3, 6.2.11.4.2). */
static void
add_glyph_set (qpdf_data self, qpdf_oh font)
{
  qpdf_oh descriptor = dx_qpdf_get (self, font, "/FontDescriptor");
  guint n = count_glyphs_of (self, descriptor);
  g_autofree guint8 *bits = g_malloc0 (n / 8 + 1);
  qpdf_oh stream, none;

  if (n == 0 || qpdf_oh_has_key (self, descriptor, "/CIDSet"))
    return;

  for (guint i = 0; i < n; i++)
    bits[i / 8] |= 128 >> (i % 8);
  stream = qpdf_oh_new_stream (self);
  none = qpdf_oh_new_null (self);
  qpdf_oh_replace_stream_data (self, stream, bits, (n + 7) / 8, none, none);
  qpdf_oh_replace_key (self, descriptor, "/CIDSet", stream);
}

/* ISO 19005-3, 6.2.11.3.2: an embedded TrueType font says which glyph a
 * code is. Cairo leaves out what is the default. */
static void
complete_font (qpdf_data self, qpdf_oh font)
{
  if (!qpdf_oh_has_key (self, font, "/CIDToGIDMap"))
    qpdf_oh_replace_key (self, font, "/CIDToGIDMap",
                         qpdf_oh_new_name (self, "/Identity"));
  add_glyph_set (self, font);
}

/*
 * dx_pdf_archive_objects:
 *
 * Goes through the file's objects. Pages are no transparency groups:
 * nothing on them is transparent.
 */
void
dx_pdf_archive_objects (qpdf_data self)
{
  qpdf_oh size = dx_qpdf_get (self, qpdf_get_trailer (self), "/Size");
  int n = qpdf_oh_is_integer (self, size)
              ? qpdf_oh_get_int_value_as_int (self, size)
              : 0;

  for (int id = 1; id < n; id++)
    {
      qpdf_oh object = qpdf_get_object_by_id (self, id, 0);

      if (qpdf_oh_is_dictionary_of_type (self, object, "/Font",
                                         "/CIDFontType2"))
        complete_font (self, object);
      else if (qpdf_oh_is_dictionary_of_type (self, object, "/Page", NULL)
               && qpdf_oh_has_key (self, object, "/Group"))
        qpdf_oh_remove_key (self, object, "/Group");
      qpdf_oh_release (self, object);
    }
}
