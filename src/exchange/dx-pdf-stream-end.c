/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "dexuat-exchange"

#include <gio/gio.h>
#include <string.h>

#include "dx-pdf-data.h"
#include "dx-pdf-stream-private.h"
#include "dx-pdf-words-private.h"
#include "dx-shelf-private.h"

/* What is written behind the last object of the PDF: what an archive file
 * says of itself, the proposal, the dictionaries that point to them, and a
 * table of all objects. */

#define TABLE_ROW "%010u 00000 n \n"
#define FREE_ROW "0000000000 65535 f \n"

/* Rows are written so many at a time. */
#define ROWS 512

/* What is on its way to the file, and the first thing that went wrong. */
typedef struct {
  DxPdfStream *stream;
  guint next;
  GChecksum *id;
  GError *error;
} End;

static void
put_text (End *self, const char *bytes, gsize length)
{
  if (self->error == NULL)
    dx_pdf_stream_put (self->stream, bytes, length, &self->error);
  g_checksum_update (self->id, (const guchar *) bytes, (gssize) length);
}

static void put (End *self, const char *format, ...) G_GNUC_PRINTF (2, 3);

static void
put (End *self, const char *format, ...)
{
  g_autofree char *text = NULL;
  va_list args;

  va_start (args, format);
  text = g_strdup_vprintf (format, args);
  va_end (args);
  put_text (self, text, strlen (text));
}

static void
begin (End *self, guint number)
{
  if (self->error == NULL)
    dx_pdf_stream_begin (self->stream, number, &self->error);
}

/* Packs @bytes as a whole. */
static GByteArray *
deflate (gconstpointer bytes, gsize length)
{
  g_autoptr (GConverter) packer =
      G_CONVERTER (g_zlib_compressor_new (G_ZLIB_COMPRESSOR_FORMAT_ZLIB, -1));
  GByteArray *out = g_byte_array_new ();
  GConverterResult result;
  gsize done = 0;

  do
    {
      guint8 chunk[16384];
      gsize read = 0, written = 0;

      result = g_converter_convert (
          packer, (const guint8 *) bytes + done, length - done, chunk,
          sizeof chunk, G_CONVERTER_INPUT_AT_END, &read, &written, NULL);
      done += read;
      g_byte_array_append (out, chunk, (guint) written);
  } while (result == G_CONVERTER_CONVERTED);

  return out;
}

/* Returns the number of the object. */
static guint
put_stream (End *self, const char *entries, gconstpointer bytes, gsize length)
{
  guint number = self->next++;

  begin (self, number);
  put (self, "<< %s/Length %" G_GSIZE_FORMAT " >>\nstream\n", entries, length);
  put_text (self, bytes, length);
  put (self, "\nendstream\nendobj\n");

  return number;
}

static guint
put_packed (End *self, const char *entries, GBytes *bytes)
{
  gsize length;
  gconstpointer start = g_bytes_get_data (bytes, &length);
  g_autoptr (GByteArray) packed = deflate (start, length);
  g_autofree char *all = g_strconcat (entries, "/Filter /FlateDecode ", NULL);

  return put_stream (self, all, packed->data, packed->len);
}

/* ISO 19005-3, 6.2.3: what the colours mean. */
static guint
put_profile (End *self)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) profile = dx_shelf_load (DX_PDF_PROFILE_FILE, &error);

  if (profile == NULL)
    {
      if (self->error == NULL)
        self->error = g_steal_pointer (&error);
      return 0;
    }

  return put_packed (self, "/N 3 ", profile);
}

static char *
get_info_cb (const char *key, gpointer data)
{
  return dx_pdf_find_text (*(const DxPdfSpan *) data, key);
}

static DxPdfSpan
get_kept (const End *self, guint number)
{
  const char *text =
      g_hash_table_lookup (self->stream->kept, GUINT_TO_POINTER (number));

  return (DxPdfSpan){ text, text != NULL ? strlen (text) : 0 };
}

static guint
put_metadata (End *self, GDateTime *created)
{
  DxPdfSpan info = get_kept (self, self->stream->info);
  g_autofree char *xmp = dx_pdf_xmp_new (get_info_cb, &info, created);

  return put_stream (self, "/Type /Metadata /Subtype /XML ", xmp, strlen (xmp));
}

/* ISO 32000-1, 7.9.2.2. */
static char *
format_text (const char *text)
{
  g_autofree gunichar2 *units = g_utf8_to_utf16 (text, -1, NULL, NULL, NULL);
  GString *out = g_string_new ("<FEFF");

  for (gsize i = 0; units[i] != 0; i++)
    g_string_append_printf (out, "%04X", units[i]);
  g_string_append_c (out, '>');

  return g_string_free (out, FALSE);
}

/* ISO 32000-1, 7.11.4; ISO 19005-3, 6.8 and annex E: the file, and what it
 * is to this document. Returns the number of its specification. */
static guint
put_file (End *self, GBytes *json, GDateTime *created)
{
  g_autofree char *date = created != NULL ? dx_pdf_format_date (created) : NULL;
  g_autofree char *words = format_text (DX_PDF_FILE_WORDS);
  g_autofree char *entries = g_strdup_printf (
      "/Type /EmbeddedFile /Subtype /application#2fjson /Params << /Size "
      "%" G_GSIZE_FORMAT "%s%s%s >> ",
      g_bytes_get_size (json), date != NULL ? " /ModDate (" : "",
      date != NULL ? date : "", date != NULL ? ")" : "");
  guint file = put_packed (self, entries, json);
  guint number = self->next++;

  begin (self, number);
  put (self,
       "<< /Type /Filespec /F (" DX_PDF_DATA_NAME ") /UF (" DX_PDF_DATA_NAME
       ") /Desc %s /AFRelationship /Source /EF << /F %u 0 R /UF %u 0 R >> "
       ">>\nendobj\n",
       words, file, file);

  return number;
}

/* A dictionary with more at its end. */
static void
put_longer (End *self, guint number, DxPdfSpan value, const char *entries)
{
  begin (self, number);
  put (self, "%.*s%s>>\nendobj\n", (int) value.length - 2, value.start,
       entries);
  g_hash_table_remove (self->stream->kept, GUINT_TO_POINTER (number));
}

static void
refuse (End *self)
{
  if (self->error == NULL)
    dx_pdf_stream_refuse (self->stream, &self->error);
}

/* Which glyphs the embedded font has, see dx_pdf_archive_objects (). */
static void
put_glyph_set (End *self, guint descriptor)
{
  DxPdfSpan value = get_kept (self, descriptor);
  guint font = dx_pdf_find_number (value, "/FontFile2");
  guint n = GPOINTER_TO_UINT (
      g_hash_table_lookup (self->stream->glyphs, GUINT_TO_POINTER (font)));
  g_autofree guint8 *bits = g_malloc0 (n / 8 + 1);
  g_autofree char *entries = NULL;

  if (n == 0)
    {
      refuse (self);
      return;
    }

  for (guint i = 0; i < n; i++)
    bits[i / 8] |= 128 >> (i % 8);
  entries = g_strdup_printf ("   /CIDSet %u 0 R\n",
                             put_stream (self, "", bits, (n + 7) / 8));
  put_longer (self, descriptor, value, entries);
}

static int
compare_numbers (gconstpointer a, gconstpointer b)
{
  return GPOINTER_TO_INT (a) - GPOINTER_TO_INT (b);
}

/* In the order of their numbers. */
static GList *
list_kept (const End *self)
{
  return g_list_sort (g_hash_table_get_keys (self->stream->kept),
                      compare_numbers);
}

/* ISO 19005-3, 6.2.11.3.2: an embedded TrueType font says which glyph a
 * code is. Cairo leaves out what is the default. */
static void
put_fonts (End *self)
{
  g_autoptr (GList) numbers = list_kept (self);

  for (GList *l = numbers; l != NULL; l = l->next)
    {
      guint number = GPOINTER_TO_UINT (l->data);
      DxPdfSpan value = get_kept (self, number);
      gboolean mapped = dx_pdf_find_entry (value, "/CIDToGIDMap", NULL, NULL);

      if (!dx_pdf_has_name (value, "/Subtype", "/CIDFontType2"))
        continue;
      put_glyph_set (self, dx_pdf_find_number (value, "/FontDescriptor"));
      put_longer (self, number, value,
                  mapped ? "" : "   /CIDToGIDMap /Identity\n");
    }
}

/* Cairo leaves out the prefix that a date begins with. */
static void
put_info (End *self, GDateTime *created)
{
  DxPdfSpan value = get_kept (self, self->stream->info);
  g_autofree char *text = g_strndup (value.start, value.length);
  g_autofree char *entries = NULL;
  DxPdfSpan info = { text, value.length };
  DxPdfSpan date;

  if (created != NULL)
    {
      g_autofree char *words = dx_pdf_format_date (created);

      entries = g_strdup_printf ("   /CreationDate (%s)\n", words);
      if (dx_pdf_find_entry (info, "/CreationDate", &date, NULL))
        memset (text + (date.start - text), ' ', date.length);
    }
  put_longer (self, self->stream->info, info, entries != NULL ? entries : "");
}

static void
put_catalog (End *self, guint profile, guint metadata, guint file)
{
  DxPdfSpan value = get_kept (self, self->stream->root);
  GString *entries = g_string_new (NULL);

  g_string_append_printf (
      entries,
      "   /Metadata %u 0 R\n   /OutputIntents [ << /Type /OutputIntent\n"
      "      /S /GTS_PDFA1\n"
      "      /OutputConditionIdentifier (" DX_PDF_PROFILE_NAME ")\n"
      "      /Info (" DX_PDF_PROFILE_NAME ")\n"
      "      /DestOutputProfile %u 0 R >> ]\n",
      metadata, profile);
  if (file > 0)
    g_string_append_printf (entries,
                            "   /AF [ %u 0 R ]\n   /Names << /EmbeddedFiles "
                            "<< /Names [ (" DX_PDF_DATA_NAME ") %u 0 R ] >> "
                            ">>\n",
                            file, file);
  put_longer (self, self->stream->root, value, entries->str);
  g_string_free (entries, TRUE);
}

/* What is left is written as it came: the fonts of Latin letters. */
static void
put_rest (End *self)
{
  g_autoptr (GList) numbers = list_kept (self);

  for (GList *l = numbers; l != NULL; l = l->next)
    put_longer (self, GPOINTER_TO_UINT (l->data),
                get_kept (self, GPOINTER_TO_UINT (l->data)), "");
}

/* The file's id is made from what stands behind its pages, the proposal and
 * the places of all objects among it, so that the same is the same. */
static void
put_table (End *self)
{
  const GArray *places = self->stream->places;
  gsize start = self->stream->written;
  g_autoptr (GString) rows = g_string_sized_new (ROWS * 20);
  char id[33];

  put (self, "xref\n0 %u\n", places->len);
  for (guint i = 0; i < places->len; i++)
    {
      guint32 place = g_array_index (places, guint32, i);

      if (place > 0)
        g_string_append_printf (rows, TABLE_ROW, place);
      else
        g_string_append (rows, FREE_ROW);
      if (i % ROWS == ROWS - 1 || i + 1 == places->len)
        {
          put_text (self, rows->str, rows->len);
          g_string_truncate (rows, 0);
        }
    }
  g_strlcpy (id, g_checksum_get_string (self->id), sizeof id);
  if (self->error == NULL)
    {
      g_autofree char *trailer = g_strdup_printf (
          "trailer\n<< /Size %u\n   /Root %u 0 R\n   /Info %u 0 R\n"
          "   /ID [<%s><%s>]\n>>\nstartxref\n%" G_GSIZE_FORMAT "\n%%%%EOF\n",
          places->len, self->stream->root, self->stream->info, id, id, start);

      dx_pdf_stream_put (self->stream, trailer, strlen (trailer), &self->error);
    }
}

/* The PDF is whole, and its catalog has nothing that would be lost. */
static gboolean
is_expected (const End *self)
{
  static const char *const unknown[] = { "/AcroForm", "/Perms",
                                         "/Names",    "/AF",
                                         "/Metadata", "/OutputIntents" };
  DxPdfSpan catalog = get_kept (self, self->stream->root);

  if (self->stream->state != DX_PDF_STATE_BETWEEN || self->stream->held->len > 0
      || get_kept (self, self->stream->info).length == 0
      || !dx_pdf_has_name (catalog, "/Type", "/Catalog"))
    return FALSE;
  for (guint i = 0; i < G_N_ELEMENTS (unknown); i++)
    if (dx_pdf_find_entry (catalog, unknown[i], NULL, NULL))
      return FALSE;

  return TRUE;
}

/**
 * dx_pdf_stream_finish:
 * @self: an archive file whose PDF has been written to its end
 * @json: (nullable): the proposal, or %NULL for a form without one
 * @created: (nullable): the time that stands in the PDF, if one does
 * @error: return location for a #DxPdfDataError
 *
 * Writes the rest of an archive file (ISO 19005-3, level B) that carries
 * @json as an associated file named %DX_PDF_DATA_NAME: the source of what is
 * printed. The same input gives the same bytes.
 *
 * Returns: %FALSE with @error set when the PDF is not as expected
 *   (%DX_PDF_DATA_ERROR_FORM), or could not be written
 */
gboolean
dx_pdf_stream_finish (DxPdfStream *self,
                      GBytes *json,
                      GDateTime *created,
                      GError **error)
{
  g_autoptr (GChecksum) id = g_checksum_new (G_CHECKSUM_MD5);
  End end = { .stream = self, .id = id };
  guint profile, metadata, file;

  g_return_val_if_fail (self != NULL, FALSE);

  if (!is_expected (&end))
    return dx_pdf_stream_refuse (self, error);

  end.next = self->origins->len;
  profile = put_profile (&end);
  metadata = put_metadata (&end, created);
  file = json != NULL ? put_file (&end, json, created) : 0;
  put_fonts (&end);
  put_info (&end, created);
  put_catalog (&end, profile, metadata, file);
  put_rest (&end);
  put_table (&end);
  if (end.error == NULL)
    return TRUE;
  g_propagate_error (error, end.error);

  return FALSE;
}
