/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "dexuat-paper"

#include "dx-pdf-language-private.h"

#include <string.h>

/* A catalog and a trailer are shorter than this. */
#define TAIL_BYTES 2048

#define CATALOG_START "<< /Type /Catalog\n"
#define CATALOG_END ">>\nendobj"

/* ISO 32000-1, 14.9.2 (Lang) and 12.2 (DisplayDocTitle). */
#define ENTRIES \
  "   /Lang (vi-VN)\n" \
  "   /ViewerPreferences << /DisplayDocTitle true >>\n"

/*
 * dx_pdf_language_init:
 *
 * Begins to watch a file that is empty yet.
 */
void
dx_pdf_language_init (DxPdfLanguage *self)
{
  self->total = 0;
  self->tail = g_byte_array_new ();
  self->catalog = NULL;
}

/*
 * dx_pdf_language_clear:
 *
 * Gives back what was kept of the file.
 */
void
dx_pdf_language_clear (DxPdfLanguage *self)
{
  g_clear_pointer (&self->tail, g_byte_array_unref);
  g_clear_pointer (&self->catalog, g_free);
}

static const char *
find (const char *bytes, gsize length, const char *what)
{
  return memmem (bytes, length, what, strlen (what));
}

/* The catalog's own object: from its dictionary to the end of it. */
static void
look_for_catalog (DxPdfLanguage *self)
{
  const char *bytes = (const char *) self->tail->data;
  gsize length = self->tail->len;
  const char *start = find (bytes, length, CATALOG_START);
  const char *end;

  if (start == NULL)
    return;

  end = find (start, length - (start - bytes), CATALOG_END);
  if (end != NULL)
    {
      g_free (self->catalog);
      self->catalog = g_strndup (start, end - start);
    }
}

/*
 * dx_pdf_language_watch:
 *
 * Sees the next bytes of the file.
 */
void
dx_pdf_language_watch (DxPdfLanguage *self,
                       const guint8 *bytes,
                       gsize length)
{
  self->total += length;
  g_byte_array_append (self->tail, bytes, length);
  look_for_catalog (self);
  if (self->tail->len > TAIL_BYTES)
    g_byte_array_remove_range (self->tail, 0, self->tail->len - TAIL_BYTES);
}

/* The number behind @name in the trailer, or 0. */
static guint64
trailer_number (const char *trailer, const char *name)
{
  const char *at = strstr (trailer, name);

  return at != NULL ? g_ascii_strtoull (at + strlen (name), NULL, 10) : 0;
}

/*
 * dx_pdf_language_update:
 *
 * Makes the update (ISO 32000-1, 7.5.6): the catalog once more, with the
 * language, and a cross-reference section that points to it.
 *
 * Returns: (transfer full) (nullable): what to append, or %NULL when the
 *   file is not written as expected; it is sound without it
 */
char *
dx_pdf_language_update (DxPdfLanguage *self)
{
  const char *trailer
      = find ((const char *) self->tail->data, self->tail->len, "trailer\n");
  g_autofree char *end = NULL;
  g_autofree char *object = NULL;
  guint64 size, root, info, previous;

  if (trailer == NULL || self->catalog == NULL)
    return NULL;

  end = g_strndup (trailer, (const char *) self->tail->data + self->tail->len
                                - trailer);
  size = trailer_number (end, "/Size ");
  root = trailer_number (end, "/Root ");
  info = trailer_number (end, "/Info ");
  previous = trailer_number (end, "startxref\n");
  if (size == 0 || root == 0 || info == 0 || previous == 0
      || strstr (self->catalog, "/Lang") != NULL)
    return NULL;

  object = g_strdup_printf ("%" G_GUINT64_FORMAT " 0 obj\n%s" ENTRIES
                          ">>\nendobj\n",
                          root, self->catalog);

  return g_strdup_printf (
      "%sxref\n%" G_GUINT64_FORMAT " 1\n%010" G_GSIZE_FORMAT " 00000 n \n"
      "trailer\n<< /Size %" G_GUINT64_FORMAT "\n   /Root %" G_GUINT64_FORMAT
      " 0 R\n   /Info %" G_GUINT64_FORMAT " 0 R\n   /Prev %" G_GUINT64_FORMAT
      "\n>>\nstartxref\n%" G_GSIZE_FORMAT "\n%%%%EOF\n",
      object, root, self->total, size, root, info, previous,
      self->total + strlen (object));
}
