/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "dexuat-exchange"

#include <string.h>

#include "dx-module.h"
#include "dx-pdf-data.h"
#include "dx-pdf-stream.h"
#include "dx-scan.h"

/* What reads PDFs and pictures, and rewrites foreign PDFs, needs large
 * libraries, which would double the time and the memory of every start. It lies
 * in a module that is loaded when it is first asked for; these are its doors.
 */

static gpointer
find (const char *name)
{
  return dx_module_find ("exchange", "dxreaders", name);
}

G_DEFINE_QUARK (dx-pdf-data-error-quark, dx_pdf_data_error)

/**
 * dx_pdf_data_is_pdf:
 * @bytes: a file
 *
 * Tells a PDF by its first bytes.
 *
 * Returns: whether it is one
 */
gboolean
dx_pdf_data_is_pdf (GBytes *bytes)
{
  gsize length;
  const char *start;

  g_return_val_if_fail (bytes != NULL, FALSE);

  start = g_bytes_get_data (bytes, &length);

  return length >= 5 && memcmp (start, "%PDF-", 5) == 0;
}

static gboolean
collect_cb (const guint8 *bytes,
            gsize length,
            gpointer user_data,
            GError **error)
{
  g_byte_array_append (user_data, bytes, (guint) length);

  return TRUE;
}

/* As Cairo 1.16 writes it, a PDF can be added to as it comes. */
static GBytes *
add_by_stream (GBytes *pdf, GBytes *json, GDateTime *created, GError **error)
{
  g_autoptr (GByteArray) whole = g_byte_array_new ();
  g_autoptr (DxPdfStream) stream = dx_pdf_stream_new (collect_cb, whole);
  gsize length;
  const guint8 *bytes = g_bytes_get_data (pdf, &length);

  if (!dx_pdf_stream_write (stream, bytes, length, error)
      || !dx_pdf_stream_finish (stream, json, created, error))
    return NULL;

  return g_byte_array_free_to_bytes (g_steal_pointer (&whole));
}

/**
 * dx_pdf_data_add:
 * @pdf: a PDF that this program wrote
 * @json: (nullable): the proposal's file, or %NULL for a form without one
 * @created: (nullable): the time that stands in @pdf, if one does
 * @error: return location for a #DxPdfDataError
 *
 * Makes an archive file (ISO 19005-3, level B) of @pdf, with @json as an
 * associated file named %DX_PDF_DATA_NAME: the source of what is printed.
 * The same input gives the same bytes. A file that somebody signed is
 * refused: writing it again would break the signature.
 *
 * Returns: (transfer full) (nullable): the new PDF
 */
GBytes *
dx_pdf_data_add (GBytes *pdf, GBytes *json, GDateTime *created, GError **error)
{
  g_autoptr (GError) other = NULL;
  GBytes *(*rewrite) (GBytes *, GBytes *, GDateTime *, GError **);
  GBytes *whole;

  g_return_val_if_fail (pdf != NULL, NULL);

  whole = add_by_stream (pdf, json, created, &other);
  if (whole != NULL)
    return whole;
  if (!g_error_matches (other, DX_PDF_DATA_ERROR, DX_PDF_DATA_ERROR_FORM))
    {
      g_propagate_error (error, g_steal_pointer (&other));
      return NULL;
    }

  rewrite = find ("dx_pdf_data_rewrite");

  return rewrite (pdf, json, created, error);
}

/**
 * dx_pdf_data_read:
 * @pdf: a PDF, from anybody
 * @error: return location for a #DxPdfDataError
 *
 * Takes out the proposal that a PDF carries, within bounds of time and
 * memory.
 *
 * Returns: (transfer full) (nullable): the proposal's file
 */
GBytes *
dx_pdf_data_read (GBytes *pdf, GError **error)
{
  GBytes *(*read) (GBytes *, GError **) = find ("dx_pdf_data_read");

  return read (pdf, error);
}

/**
 * dx_scan_is_picture:
 * @bytes: a file
 *
 * Tells a picture that can be read: PNG, JPEG or TIFF.
 *
 * Returns: whether it is one
 */
gboolean
dx_scan_is_picture (GBytes *bytes)
{
  gboolean (*is_picture) (GBytes *) = find ("dx_scan_is_picture");

  return is_picture (bytes);
}

/**
 * dx_scan_read:
 * @bytes: a scanned PDF or a picture, from anybody
 * @error: return location for a #DxPdfDataError
 *
 * Reads the codes on its sheets, within bounds of time and memory.
 *
 * Returns: (transfer full) (nullable): what was found
 */
DxScan *
dx_scan_read (GBytes *bytes, GError **error)
{
  DxScan *(*read) (GBytes *, GError **) = find ("dx_scan_read");

  return read (bytes, error);
}

/**
 * dx_scan_read_texts:
 * @pdf: a PDF, from anybody
 * @error: return location for a #DxPdfDataError
 *
 * Reads the text of each of its pages, within bounds of time and memory.
 *
 * Returns: (transfer full) (nullable) (element-type utf8): a text a page
 */
GPtrArray *
dx_scan_read_texts (GBytes *pdf, GError **error)
{
  GPtrArray *(*read) (GBytes *, GError **) = find ("dx_scan_read_texts");

  return read (pdf, error);
}

/**
 * dx_scan_read_data:
 * @bytes: a scanned PDF or a picture, from anybody
 * @error: return location for a #DxPdfDataError
 *
 * Reads the data codes on its sheets, within bounds of time and memory.
 *
 * Returns: (transfer full) (nullable) (element-type utf8): what they say
 */
GPtrArray *
dx_scan_read_data (GBytes *bytes, GError **error)
{
  GPtrArray *(*read) (GBytes *, GError **) = find ("dx_scan_read_data");

  return read (bytes, error);
}

/**
 * dx_scan_free:
 * @self: (nullable) (transfer full): what was found
 *
 * Frees it.
 */
void
dx_scan_free (DxScan *self)
{
  void (*free_scan) (DxScan *);

  if (self == NULL)
    return;
  free_scan = find ("dx_scan_free");
  free_scan (self);
}

/**
 * dx_scan_begin:
 * @bytes: a scanned PDF or a picture, from anybody
 * @error: return location for a #DxPdfDataError
 *
 * Begins to read the codes on its sheets, within bounds of time and memory.
 * The process that does it is made here: a program with threads calls this
 * from its first one.
 *
 * Returns: (transfer full) (nullable): the work, for dx_scan_end ()
 */
DxScanJob *
dx_scan_begin (GBytes *bytes, GError **error)
{
  DxScanJob *(*begin) (GBytes *, GError **) = find ("dx_scan_begin");

  return begin (bytes, error);
}

/**
 * dx_scan_end:
 * @job: (transfer full): what dx_scan_begin () began
 * @cancellable: (nullable): ends it before its time
 * @error: return location for a #DxPdfDataError, or for
 *   %G_IO_ERROR_CANCELLED
 *
 * Waits for what is found, in whatever thread.
 *
 * Returns: (transfer full) (nullable): what was found, perhaps nothing
 */
DxScan *
dx_scan_end (DxScanJob *job, GCancellable *cancellable, GError **error)
{
  DxScan *(*end) (DxScanJob *, GCancellable *, GError **)
      = find ("dx_scan_end");

  return end (job, cancellable, error);
}

/**
 * dx_scan_begin_sheet:
 * @bytes: a scanned PDF or a picture, from anybody
 * @sheet: a sheet of it, from 0
 * @error: return location for a #DxPdfDataError
 *
 * Begins to draw a sheet, as dx_scan_begin () does.
 *
 * Returns: (transfer full) (nullable): the work, for dx_scan_end_sheet ()
 */
DxScanJob *
dx_scan_begin_sheet (GBytes *bytes, guint sheet, GError **error)
{
  DxScanJob *(*begin) (GBytes *, guint, GError **)
      = find ("dx_scan_begin_sheet");

  return begin (bytes, sheet, error);
}

/**
 * dx_scan_end_sheet:
 * @job: (transfer full): what dx_scan_begin_sheet () began
 * @cancellable: (nullable): ends it before its time
 * @error: return location for a #DxPdfDataError, or for
 *   %G_IO_ERROR_CANCELLED
 *
 * Waits for the picture of a sheet, in whatever thread.
 *
 * Returns: (transfer full) (nullable): it, some 200 dots an inch
 */
DxGray *
dx_scan_end_sheet (DxScanJob *job, GCancellable *cancellable, GError **error)
{
  DxGray *(*end) (DxScanJob *, GCancellable *, GError **)
      = find ("dx_scan_end_sheet");

  return end (job, cancellable, error);
}
