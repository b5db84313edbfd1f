/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <cairo-pdf.h>
#include <string.h>

#include "dx-pdf-data.h"
#include "dx-pdf-stream.h"

#define JSON "{\"format\":\"dexuat-proposal\",\"version\":1}\n"

static cairo_status_t
collect_cb (void *closure, const unsigned char *bytes, unsigned int length)
{
  g_byte_array_append (closure, bytes, length);

  return CAIRO_STATUS_SUCCESS;
}

static GByteArray *
make_pdf (const char *title)
{
  GByteArray *bytes = g_byte_array_new ();
  cairo_surface_t *surface
      = cairo_pdf_surface_create_for_stream (collect_cb, bytes, 100, 100);
  cairo_t *cr = cairo_create (surface);

  cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_TITLE, title);
  cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_CREATE_DATE, "");
  cairo_rectangle (cr, 10, 10, 20, 20);
  cairo_fill (cr);
  cairo_show_page (cr);
  cairo_destroy (cr);
  cairo_surface_destroy (surface);

  return bytes;
}

static gboolean
write_cb (const guint8 *bytes, gsize length, gpointer user_data, GError **error)
{
  g_byte_array_append (user_data, bytes, (guint) length);

  return TRUE;
}

/* Gives @pdf in pieces of @step bytes. */
static GByteArray *
run (const guint8 *pdf, gsize length, gsize step, GError **error)
{
  g_autoptr (GByteArray) out = g_byte_array_new ();
  g_autoptr (DxPdfStream) stream = dx_pdf_stream_new (write_cb, out);
  g_autoptr (GBytes) json = g_bytes_new_static (JSON, strlen (JSON));

  for (gsize at = 0; at < length; at += step)
    if (!dx_pdf_stream_write (stream, pdf + at, MIN (step, length - at), error))
      return NULL;
  if (!dx_pdf_stream_finish (stream, json, NULL, error))
    return NULL;

  return g_steal_pointer (&out);
}

static gboolean
contains (const GByteArray *bytes, const char *what)
{
  return memmem (bytes->data, bytes->len, what, strlen (what)) != NULL;
}

/* However the PDF comes, the same goes out. */
static void
test_pieces (void)
{
  static const gsize steps[] = { 1, 2, 7, 100, 1000 };
  g_autoptr (GError) error = NULL;
  g_autoptr (GByteArray) pdf = make_pdf ("Tên");
  g_autoptr (GByteArray) whole = run (pdf->data, pdf->len, pdf->len, &error);

  g_assert_no_error (error);
  for (guint i = 0; i < G_N_ELEMENTS (steps); i++)
    {
      g_autoptr (GByteArray) out = run (pdf->data, pdf->len, steps[i], &error);

      g_assert_no_error (error);
      g_assert_cmpmem (out->data, out->len, whole->data, whole->len);
    }
}

/* What stands in a title is text, whatever it looks like. */
static void
test_titles (void)
{
  static const struct {
    const char *title;
    const char *xml;
  } rows[] = {
    { "Plain", ">Plain<" },
    { "Tên (một) \\ <hai> \360\237\230\200",
      ">Tên (một) \\ &lt;hai&gt; \360\237\230\200<" },
    { "(a) \\ b)", ">(a) \\ b)<" },
    { "a\nendobj\n9 0 obj\n<< /Type /Catalog >>\nendobj",
      ">a endobj 9 0 obj &lt;&lt; /Type /Catalog &gt;&gt; endobj<" },
    { "x >> stream", ">x &gt;&gt; stream<" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (GByteArray) pdf = make_pdf (rows[i].title);
      g_autoptr (GByteArray) out = run (pdf->data, pdf->len, 64, &error);

      g_assert_no_error (error);
      if (!contains (out, rows[i].xml))
        g_error ("not there: %s", rows[i].xml);
    }
}

/* A file that is cut, or whose table does not fit, is refused. */
static void
test_other_forms (void)
{
  g_autoptr (GByteArray) pdf = make_pdf ("Tên");
  const guint8 *row
      = memmem (pdf->data, pdf->len, " 00000 n \n", strlen (" 00000 n \n"));
  gsize places[] = { 0, 5, row - pdf->data - 1 };

  for (gsize at = 0; at < pdf->len; at += 13)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (GByteArray) out = run (pdf->data, at, 50, &error);

      g_assert_null (out);
      g_assert_error (error, DX_PDF_DATA_ERROR, DX_PDF_DATA_ERROR_FORM);
    }
  for (guint i = 0; i < G_N_ELEMENTS (places); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autofree guint8 *copy = g_memdup2 (pdf->data, pdf->len);
      g_autoptr (GByteArray) out = NULL;

      copy[places[i]] ^= 1;
      out = run (copy, pdf->len, 50, &error);
      g_assert_null (out);
      g_assert_error (error, DX_PDF_DATA_ERROR, DX_PDF_DATA_ERROR_FORM);
    }
}

/* Whatever letter is changed: it is refused, or does no harm. */
static void
test_damaged (void)
{
  g_autoptr (GByteArray) pdf = make_pdf ("Tên");

  for (gsize at = 0; at < pdf->len; at++)
    {
      g_autoptr (GError) error = NULL;
      g_autofree guint8 *copy = g_memdup2 (pdf->data, pdf->len);
      g_autoptr (GByteArray) out = NULL;

      copy[at] ^= 0x15;
      out = run (copy, pdf->len, 50, &error);
      g_assert_true ((out == NULL) == (error != NULL));
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/pdf-stream/pieces", test_pieces);
  g_test_add_func ("/pdf-stream/titles", test_titles);
  g_test_add_func ("/pdf-stream/other-forms", test_other_forms);
  g_test_add_func ("/pdf-stream/damaged", test_damaged);

  return g_test_run ();
}
