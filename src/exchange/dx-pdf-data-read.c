/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dx-config.h"

#define G_LOG_DOMAIN "dexuat-exchange"

#include "dx-pdf-data-private.h"

#include <gio/gio.h>
#include <glib/gi18n-lib.h>
#include <stdlib.h>

#include "dx-guard-private.h"
#include "dx-json.h"

/* Sixty pages take a twentieth of this. */
#define READ_SECONDS 1
#define READ_MEMORY ((gsize) 64 << 20)

/* A name tree that is deeper or wider is not ours. */
#define MAX_DEPTH 8
#define MAX_NAMES 2000

static gboolean
is_our_file (qpdf_data self, qpdf_oh specification)
{
  static const char *const keys[] = { "/UF", "/F" };

  for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
    {
      qpdf_oh name = dx_qpdf_get (self, specification, keys[i]);

      if (qpdf_oh_is_string (self, name))
        return g_strcmp0 (qpdf_oh_get_utf8_value (self, name), DX_PDF_DATA_NAME)
               == 0;
    }

  return FALSE;
}

static gboolean
find_in_array (qpdf_data self,
               qpdf_oh array,
               int first,
               int step,
               guint *seen,
               qpdf_oh *file)
{
  int n = qpdf_oh_is_array (self, array)
              ? qpdf_oh_get_array_n_items (self, array)
              : 0;

  for (int i = first; i < n && ++*seen < MAX_NAMES; i += step)
    {
      *file = qpdf_oh_get_array_item (self, array, i);
      if (is_our_file (self, *file))
        return TRUE;
    }

  return FALSE;
}

/* ISO 32000-1, 7.9.6. Keys need not be in order to be found. */
static gboolean
find_in_tree (
    qpdf_data self, qpdf_oh node, guint depth, guint *seen, qpdf_oh *file)
{
  qpdf_oh kids = dx_qpdf_get (self, node, "/Kids");
  int n = qpdf_oh_is_array (self, kids) ? qpdf_oh_get_array_n_items (self, kids)
                                        : 0;

  if (find_in_array (self, dx_qpdf_get (self, node, "/Names"), 1, 2, seen,
                     file))
    return TRUE;
  for (int i = 0; i < n && depth < MAX_DEPTH && ++*seen < MAX_NAMES; i++)
    if (find_in_tree (self, qpdf_oh_get_array_item (self, kids, i), depth + 1,
                      seen, file))
      return TRUE;

  return FALSE;
}

static qpdf_oh
find_file (qpdf_data self)
{
  qpdf_oh root = qpdf_get_root (self);
  qpdf_oh tree =
      dx_qpdf_get (self, dx_qpdf_get (self, root, "/Names"), "/EmbeddedFiles");
  qpdf_oh file;
  guint seen = 0;

  if (find_in_array (self, dx_qpdf_get (self, root, "/AF"), 0, 1, &seen, &file)
      || find_in_tree (self, tree, 0, &seen, &file))
    return dx_qpdf_get (self, dx_qpdf_get (self, file, "/EF"), "/F");

  return qpdf_oh_new_null (self);
}

static void
set_data_error (GError **error, const char *reason)
{
  g_set_error (error, DX_PDF_DATA_ERROR, DX_PDF_DATA_ERROR_READ, "%s: %s",
               DX_PDF_DATA_NAME, reason);
}

/* Unpacks no more than a proposal may be long. */
static GBytes *
inflate (const guint8 *bytes, gsize length, GError **error)
{
  g_autoptr (GConverter) inflater =
      G_CONVERTER (g_zlib_decompressor_new (G_ZLIB_COMPRESSOR_FORMAT_ZLIB));
  g_autoptr (GInputStream) packed =
      g_memory_input_stream_new_from_data (bytes, (gssize) length, NULL);
  g_autoptr (GInputStream)
      stream = g_converter_input_stream_new (packed, inflater);
  g_autoptr (GByteArray) out = g_byte_array_new ();
  gssize n = 0;

  do
    {
      guint8 chunk[16384];

      n = g_input_stream_read (stream, chunk, sizeof chunk, NULL, NULL);
      if (n > 0)
        g_byte_array_append (out, chunk, (guint) n);
  } while (n > 0 && out->len <= DX_JSON_MAX_BYTES);

  if (n < 0)
    {
      set_data_error (error, _ ("the data cannot be unpacked"));
      return NULL;
    }
  if (out->len > DX_JSON_MAX_BYTES)
    {
      set_data_error (error, _ ("the data are longer than 16 MiB"));
      return NULL;
    }

  return g_byte_array_free_to_bytes (g_steal_pointer (&out));
}

static gboolean
is_flate (qpdf_data self, qpdf_oh filter)
{
  if (qpdf_oh_is_array (self, filter)
      && qpdf_oh_get_array_n_items (self, filter) == 1)
    filter = qpdf_oh_get_array_item (self, filter, 0);

  return qpdf_oh_is_name_and_equals (self, filter, "/FlateDecode");
}

/* The library would unpack without an end, so the packed bytes are asked
 * for. */
static GBytes *
get_data (qpdf_data self, qpdf_oh stream, GError **error)
{
  qpdf_oh dictionary = qpdf_oh_get_dict (self, stream);
  qpdf_oh filter = dx_qpdf_get (self, dictionary, "/Filter");
  qpdf_oh parms = dx_qpdf_get (self, dictionary, "/DecodeParms");
  gboolean packed = !qpdf_oh_is_null (self, filter);
  unsigned char *bytes = NULL;
  size_t length = 0;
  GBytes *data = NULL;

  if (!qpdf_oh_is_null (self, parms) || (packed && !is_flate (self, filter)))
    {
      set_data_error (error, _ ("the data are packed in an unknown way"));
      return NULL;
    }
  qpdf_oh_get_stream_data (self, stream, qpdf_dl_none, NULL, &bytes, &length);
  if (!dx_qpdf_check (self, error))
    return NULL;

  if (packed)
    data = inflate (bytes, length, error);
  else if (length > DX_JSON_MAX_BYTES)
    set_data_error (error, _ ("the data are longer than 16 MiB"));
  else
    data = g_bytes_new (bytes, length);
  free (bytes);

  return data;
}

static GBytes *
read_cb (GBytes *pdf, gpointer data, GError **error)
{
  qpdf_data self = dx_qpdf_open (pdf, error);
  GBytes *json = NULL;
  qpdf_oh file;

  if (self == NULL)
    return NULL;

  file = find_file (self);
  if (!dx_qpdf_check (self, error))
    json = NULL;
  else if (!qpdf_oh_is_stream (self, file))
    g_set_error_literal (error, DX_PDF_DATA_ERROR, DX_PDF_DATA_ERROR_NONE,
                         _ ("this PDF carries no proposal (proposal.json)"));
  else
    json = get_data (self, file, error);
  dx_qpdf_free (self);

  return json;
}

/**
 * dx_pdf_data_read:
 * @pdf: a file, perhaps from outside
 * @error: return location for a #DxPdfDataError
 *
 * Gets the proposal that a PDF carries, as dx_pdf_data_add () put it there.
 * A broken file is refused, never repaired. The work is done in a process
 * of its own with a bound on time and memory.
 *
 * Returns: (transfer full) (nullable): the bytes of %DX_PDF_DATA_NAME
 */
GBytes *
dx_pdf_data_read (GBytes *pdf, GError **error)
{
  g_return_val_if_fail (pdf != NULL, NULL);

  if (!dx_pdf_data_is_pdf (pdf))
    {
      g_set_error_literal (error, DX_PDF_DATA_ERROR, DX_PDF_DATA_ERROR_READ,
                           _ ("this is not a PDF"));
      return NULL;
    }

  return dx_guard_run (read_cb, pdf, NULL, READ_SECONDS, READ_MEMORY, error);
}
