/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <cairo-pdf.h>
#include <gio/gio.h>
#include <string.h>

#include "dx-pdf-data.h"
#include "dx-scan.h"

#define JSON "{\"format\":\"dexuat-proposal\",\"version\":1}\n"

static cairo_status_t
collect_cb (void *closure, const unsigned char *bytes, unsigned int length)
{
  g_byte_array_append (closure, bytes, length);

  return CAIRO_STATUS_SUCCESS;
}

static GBytes *
make_pdf (guint pages)
{
  GByteArray *bytes = g_byte_array_new ();
  cairo_surface_t *surface
      = cairo_pdf_surface_create_for_stream (collect_cb, bytes, 100, 100);
  cairo_t *cr = cairo_create (surface);

  cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_TITLE,
                                  "Tên <nhiệm vụ> & \"khác\"");
  cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_CREATE_DATE, "");
  for (guint i = 0; i < pages; i++)
    {
      cairo_rectangle (cr, 10, 10, 20 + i, 20);
      cairo_fill (cr);
      cairo_show_page (cr);
    }
  cairo_destroy (cr);
  cairo_surface_destroy (surface);

  return g_byte_array_free_to_bytes (bytes);
}

static GBytes *
make_json (const char *text)
{
  return g_bytes_new (text, strlen (text));
}

static gboolean
contains (GBytes *bytes, const char *what)
{
  gsize length;
  const void *start = g_bytes_get_data (bytes, &length);

  return memmem (start, length, what, strlen (what)) != NULL;
}

static void
test_round_trip (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) pdf = make_pdf (3);
  g_autoptr (GBytes) json = make_json (JSON);
  g_autoptr (GBytes) first = dx_pdf_data_add (pdf, json, NULL, &error);
  g_autoptr (GBytes) second = dx_pdf_data_add (pdf, json, NULL, &error);
  g_autoptr (GBytes) back = NULL;

  g_assert_no_error (error);
  g_assert_true (g_bytes_equal (first, second));
  back = dx_pdf_data_read (first, &error);
  g_assert_no_error (error);
  g_assert_true (g_bytes_equal (json, back));
}

static void
test_metadata (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) pdf = make_pdf (1);
  g_autoptr (GBytes) json = make_json (JSON);
  g_autoptr (GDateTime) created
      = g_date_time_new_from_iso8601 ("2025-08-01T09:00:00+07:00", NULL);
  g_autoptr (GBytes) whole = dx_pdf_data_add (pdf, json, created, &error);
  static const char *const wanted[] = {
    "<pdfaid:part>3</pdfaid:part>",
    "<pdfaid:conformance>B</pdfaid:conformance>",
    "Tên &lt;nhiệm vụ&gt; &amp; &quot;khác&quot;",
    "<xmp:CreateDate>2025-08-01T09:00:00+07:00</xmp:CreateDate>",
    "/CreationDate (D:20250801090000+07'00')",
    "/AFRelationship /Source",
    "/Subtype /application#2fjson",
    "/GTS_PDFA1",
    "%PDF-1.7",
  };

  g_assert_no_error (error);
  for (guint i = 0; i < G_N_ELEMENTS (wanted); i++)
    if (!contains (whole, wanted[i]))
      g_error ("not there: %s", wanted[i]);
  g_assert_false (contains (whole, "/Transparency"));
}

static void
test_without_data (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) pdf = make_pdf (1);
  g_autoptr (GBytes) archive = dx_pdf_data_add (pdf, NULL, NULL, &error);
  g_autoptr (GBytes) back = NULL;

  g_assert_no_error (error);
  g_assert_true (contains (archive, "pdfaid:part"));
  back = dx_pdf_data_read (archive, &error);
  g_assert_null (back);
  g_assert_error (error, DX_PDF_DATA_ERROR, DX_PDF_DATA_ERROR_NONE);
}

/* A PDF of these objects, the first of which is the catalog; what the
 * streams hold counts as it stands. */
static GBytes *
assemble (const char *const *objects)
{
  GString *out = g_string_new ("%PDF-1.7\n");
  g_autoptr (GString) table = g_string_new (NULL);
  guint n = 0;
  gsize start;

  for (; objects[n] != NULL; n++)
    {
      g_string_append_printf (table, "%010" G_GSIZE_FORMAT " 00000 n \n",
                              out->len);
      g_string_append_printf (out, "%u 0 obj\n%s\nendobj\n", n + 1,
                              objects[n]);
    }
  start = out->len;
  g_string_append_printf (out,
                          "xref\n0 %u\n0000000000 65535 f \n%strailer\n"
                          "<< /Size %u /Root 1 0 R >>\nstartxref\n%"
                          G_GSIZE_FORMAT "\n%%%%EOF\n",
                          n + 1, table->str, n + 1, start);

  return g_string_free_to_bytes (out);
}

#define PAGES "<< /Type /Pages /Kids [] /Count 0 >>"

/* Objects packed into a stream, as newer versions of Cairo write them. */
static GBytes *
assemble_packed (void)
{
  static const char inner[] = "1 0 2 34 3 71 << /Type /Catalog /Pages 2 0 R >> "
                              "<< /Type /Pages /Kids [] /Count 0 >> "
                              " << /Title (Tên) >>";
  const gsize first = strlen ("1 0 2 34 3 71 ");
  GString *out = g_string_new ("%PDF-1.5\n%\265\355\256\373\n");
  guint8 table[6][4] = { { 0, 0, 0, 0 } };
  gsize places[2];

  places[0] = out->len;
  g_string_append_printf (out,
                          "4 0 obj\n<< /Type /ObjStm /N 3 /First "
                          "%" G_GSIZE_FORMAT " /Length %" G_GSIZE_FORMAT
                          " >>\nstream\n%s\nendstream\nendobj\n",
                          first, strlen (inner), inner);
  places[1] = out->len;
  for (guint i = 1; i <= 3; i++)
    {
      table[i][0] = 2;
      table[i][2] = 4;
      table[i][3] = (guint8) (i - 1);
    }
  for (guint i = 0; i < 2; i++)
    {
      table[4 + i][0] = 1;
      table[4 + i][1] = (guint8) (places[i] >> 8);
      table[4 + i][2] = (guint8) places[i];
    }
  g_string_append_printf (out,
                          "5 0 obj\n<< /Type /XRef /Size 6 /W [1 2 1] /Root "
                          "1 0 R /Info 3 0 R /Length 24 >>\nstream\n");
  g_string_append_len (out, (const char *) table, sizeof table);
  g_string_append_printf (out,
                          "\nendstream\nendobj\nstartxref\n%" G_GSIZE_FORMAT
                          "\n%%%%EOF\n",
                          places[1]);

  return g_string_free_to_bytes (out);
}

static void
test_packed (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) pdf = assemble_packed ();
  g_autoptr (GBytes) json = make_json (JSON);
  g_autoptr (GBytes) whole = dx_pdf_data_add (pdf, json, NULL, &error);
  g_autoptr (GBytes) back = NULL;

  g_assert_no_error (error);
  g_assert_true (contains (whole, "/Lang (vi-VN)"));
  g_assert_true (contains (whole, "/GTS_PDFA1"));
  back = dx_pdf_data_read (whole, &error);
  g_assert_no_error (error);
  g_assert_true (g_bytes_equal (json, back));
}

static void
test_signed (void)
{
  static const char *const rows[][5] = {
    { "<< /Type /Catalog /Pages 2 0 R /AcroForm << /SigFlags 3 >> >>", PAGES },
    { "<< /Type /Catalog /Pages 2 0 R /Perms << /DocMDP 3 0 R >> >>", PAGES,
      "<< /Type /Sig >>" },
    { "<< /Type /Catalog /Pages 2 0 R /AcroForm << /Fields [3 0 R] >> >>",
      PAGES, "<< /FT /Sig /V 4 0 R >>", "<< /ByteRange [0 1 2 3] >>" },
    { "<< /Type /Catalog /Pages 2 0 R /AcroForm << /Fields [3 0 R] >> >>",
      PAGES, "<< /Kids [<< /V << /ByteRange [0] >> >>] >>" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (GBytes) pdf = assemble (rows[i]);
      g_autoptr (GBytes) json = make_json (JSON);

      g_assert_null (dx_pdf_data_add (pdf, json, NULL, &error));
      g_assert_error (error, DX_PDF_DATA_ERROR, DX_PDF_DATA_ERROR_SIGNED);
    }
}

#define CATALOG(rest) "<< /Type /Catalog /Pages 2 0 R " rest " >>"
#define NAMED \
  CATALOG ("/Names << /EmbeddedFiles << /Names [(a) 3 0 R] >> >>")
#define FILE_SPEC "<< /Type /Filespec /UF (proposal.json) /EF << /F 4 0 R >> >>"

/* Files that others made: the kinds that are read and those that are not. */
static void
test_foreign (void)
{
  static const struct {
    const char *objects[6];
    int code;
  } rows[] = {
    { { NAMED, PAGES, FILE_SPEC, "<< /Length 2 >>\nstream\n{}\nendstream" },
      -1 },
    { { CATALOG ("/AF [3 0 R]"), PAGES, FILE_SPEC,
        "<< /Length 2 >>\nstream\n{}\nendstream" },
      -1 },
    { { CATALOG ("/Names << /EmbeddedFiles << /Kids [5 0 R] >> >>"), PAGES,
        FILE_SPEC, "<< /Length 2 >>\nstream\n{}\nendstream",
        "<< /Names [(a) 3 0 R] >>" },
      -1 },
    { { NAMED, PAGES, "<< /UF (other.json) /EF << /F 4 0 R >> >>",
        "<< /Length 2 >>\nstream\n{}\nendstream" },
      DX_PDF_DATA_ERROR_NONE },
    { { NAMED, PAGES, FILE_SPEC, "<< >>" }, DX_PDF_DATA_ERROR_NONE },
    { { NAMED, PAGES, "<< /UF (proposal.json) >>" }, DX_PDF_DATA_ERROR_NONE },
    { { NAMED, PAGES, FILE_SPEC,
        "<< /Length 2 /Filter /ASCIIHexDecode >>\nstream\n{}\nendstream" },
      DX_PDF_DATA_ERROR_READ },
    { { NAMED, PAGES, FILE_SPEC,
        "<< /Length 2 /Filter [/FlateDecode /FlateDecode] >>\nstream\n{}\n"
        "endstream" },
      DX_PDF_DATA_ERROR_READ },
    { { NAMED, PAGES, FILE_SPEC,
        "<< /Length 2 /Filter /FlateDecode >>\nstream\n{}\nendstream" },
      DX_PDF_DATA_ERROR_READ },
    /* Trees and names that go round. */
    { { CATALOG ("/Names << /EmbeddedFiles 3 0 R >>"), PAGES,
        "<< /Kids [3 0 R 3 0 R 3 0 R] >>" },
      DX_PDF_DATA_ERROR_NONE },
    { { CATALOG ("/Names 1 0 R"), PAGES }, DX_PDF_DATA_ERROR_NONE },
    { { "[]", PAGES }, DX_PDF_DATA_ERROR_READ },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (GBytes) pdf = assemble (rows[i].objects);
      g_autoptr (GBytes) json = dx_pdf_data_read (pdf, &error);

      g_test_message ("%u: %s", i, error != NULL ? error->message : "read");
      if (rows[i].code < 0)
        {
          g_assert_no_error (error);
          g_assert_cmpmem (g_bytes_get_data (json, NULL),
                           g_bytes_get_size (json), "{}", 2);
        }
      else
        {
          g_assert_error (error, DX_PDF_DATA_ERROR, rows[i].code);
        }
    }
}

/* Every file that is cut somewhere, or has a letter changed, is read or
 * refused; it never harms. */
static void
test_damaged (void)
{
  g_autoptr (GBytes) pdf = make_pdf (1);
  g_autoptr (GBytes) json = make_json (JSON);
  g_autoptr (GBytes) whole = dx_pdf_data_add (pdf, json, NULL, NULL);
  gsize length = g_bytes_get_size (whole);
  const gsize step = MAX (1, length / 60);

  for (gsize at = 0; at < length; at += step)
    {
      g_autoptr (GError) cut_error = NULL;
      g_autoptr (GError) error = NULL;
      g_autoptr (GBytes) cut = g_bytes_new_from_bytes (whole, 0, at);
      g_autofree guint8 *copy
          = g_memdup2 (g_bytes_get_data (whole, NULL), length);
      g_autoptr (GBytes) changed = NULL;
      g_autoptr (GBytes) read_cut = dx_pdf_data_read (cut, &cut_error);
      g_autoptr (GBytes) read_changed = NULL;

      g_assert_null (read_cut);
      g_assert_nonnull (cut_error);
      copy[at] ^= 0x15;
      changed = g_bytes_new (copy, length);
      read_changed = dx_pdf_data_read (changed, &error);
      g_assert_true ((read_changed != NULL) == (error == NULL));
    }
}

static GBytes *
deflate (gsize zeros)
{
  g_autoptr (GConverter) converter = G_CONVERTER (
      g_zlib_compressor_new (G_ZLIB_COMPRESSOR_FORMAT_ZLIB, 9));
  g_autoptr (GOutputStream) memory = g_memory_output_stream_new_resizable ();
  g_autoptr (GOutputStream) stream
      = g_converter_output_stream_new (memory, converter);
  g_autofree guint8 *chunk = g_malloc0 (1 << 20);

  for (gsize i = 0; i < zeros; i += 1 << 20)
    g_assert_true (g_output_stream_write_all (stream, chunk, 1 << 20, NULL,
                                              NULL, NULL));
  g_assert_true (g_output_stream_close (stream, NULL, NULL));

  return g_memory_output_stream_steal_as_bytes (
      G_MEMORY_OUTPUT_STREAM (memory));
}

/* Half a megabyte that unpacks to half a gigabyte. On a slow machine its time
 * is over before it is known to be too long. */
static void
test_bomb (void)
{
  g_autoptr (GBytes) packed = deflate ((gsize) 1 << 29);
  g_autoptr (GBytes) pdf = make_pdf (1);
  g_autoptr (GBytes) json = make_json (JSON);
  g_autoptr (GBytes) whole = dx_pdf_data_add (pdf, json, NULL, NULL);
  g_autoptr (GString) bomb = g_string_new ("%PDF-1.7\n");
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GTimer) timer = g_timer_new ();
  gsize places[5], start;

  for (guint i = 1; i <= 3; i++)
    {
      static const char *const objects[] = { NAMED, PAGES, FILE_SPEC };

      places[i] = bomb->len;
      g_string_append_printf (bomb, "%u 0 obj\n%s\nendobj\n", i,
                              objects[i - 1]);
    }
  places[4] = bomb->len;
  g_string_append_printf (bomb,
                          "4 0 obj\n<< /Length %" G_GSIZE_FORMAT
                          " /Filter /FlateDecode >>\nstream\n",
                          g_bytes_get_size (packed));
  g_string_append_len (bomb, g_bytes_get_data (packed, NULL),
                       (gssize) g_bytes_get_size (packed));
  g_string_append (bomb, "\nendstream\nendobj\n");
  start = bomb->len;
  g_string_append (bomb, "xref\n0 5\n0000000000 65535 f \n");
  for (guint i = 1; i <= 4; i++)
    g_string_append_printf (bomb, "%010" G_GSIZE_FORMAT " 00000 n \n",
                            places[i]);
  g_string_append_printf (bomb,
                          "trailer\n<< /Size 5 /Root 1 0 R >>\nstartxref\n%"
                          G_GSIZE_FORMAT "\n%%%%EOF\n",
                          start);
  bytes = g_bytes_new (bomb->str, bomb->len);
  g_timer_start (timer);
  g_assert_null (dx_pdf_data_read (bytes, &error));
  g_assert_true (
      g_error_matches (error, DX_PDF_DATA_ERROR, DX_PDF_DATA_ERROR_READ)
      || g_error_matches (error, DX_PDF_DATA_ERROR, DX_PDF_DATA_ERROR_LIMIT));
  g_test_message ("%s, %.3f s", error->message, g_timer_elapsed (timer, NULL));
}

static void
test_no_pdf (void)
{
  static const char *const rows[] = { "", "%PDF", "{}", "PK\3\4" };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (GError) scan_error = NULL;
      g_autoptr (GBytes) bytes = make_json (rows[i]);

      g_assert_false (dx_pdf_data_is_pdf (bytes));
      g_assert_null (dx_pdf_data_read (bytes, &error));
      g_assert_error (error, DX_PDF_DATA_ERROR, DX_PDF_DATA_ERROR_READ);
      g_assert_null (dx_scan_read (bytes, &scan_error));
      g_assert_error (scan_error, DX_PDF_DATA_ERROR, DX_PDF_DATA_ERROR_READ);
    }
}

/* A sheet without a seal is no error: nothing is found. */
static void
test_scan_without_seal (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) pdf = make_pdf (2);
  g_autoptr (DxScan) scan = dx_scan_read (pdf, &error);
  g_autoptr (GPtrArray) texts = dx_scan_read_texts (pdf, &error);

  g_assert_no_error (error);
  g_assert_cmpuint (scan->n_sheets, ==, 2);
  g_assert_cmpuint (scan->codes->len, ==, 0);
  g_assert_cmpuint (texts->len, ==, 2);
}

static void
test_bad_pictures (void)
{
  static const struct {
    const char *bytes;
    gsize length;
  } rows[] = {
    { "\x89PNG\r\n\x1a\n", 8 },
    { "\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\0\0\0\0\0\0\x08\0\0\0\0",
      29 },
    { "\xff\xd8\xff\xe0", 4 },
    { "II*\0\x08\0\0\0\xff\xff", 10 },
    /* 65,535 pixels each way. */
    { "\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\xff\xff\0\0\xff\xff\x08\0\0\0\0"
      "\x3a\xa8\x17\xcf", 33 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (GBytes) bytes = g_bytes_new (rows[i].bytes, rows[i].length);

      g_assert_true (dx_scan_is_picture (bytes));
      g_assert_null (dx_scan_read (bytes, &error));
      g_assert_nonnull (error);
      g_test_message ("%s", error->message);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/pdf-data/round-trip", test_round_trip);
  g_test_add_func ("/pdf-data/metadata", test_metadata);
  g_test_add_func ("/pdf-data/without-data", test_without_data);
  g_test_add_func ("/pdf-data/packed", test_packed);
  g_test_add_func ("/pdf-data/signed", test_signed);
  g_test_add_func ("/pdf-data/foreign", test_foreign);
  g_test_add_func ("/pdf-data/damaged", test_damaged);
  g_test_add_func ("/pdf-data/bomb", test_bomb);
  g_test_add_func ("/pdf-data/no-pdf", test_no_pdf);
  g_test_add_func ("/scan/without-seal", test_scan_without_seal);
  g_test_add_func ("/scan/bad-pictures", test_bad_pictures);

  return g_test_run ();
}
