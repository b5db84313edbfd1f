/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dx-config.h"

#define G_LOG_DOMAIN "dexuat-exchange"

#include "dx-pdf-data-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "dx-pdf-words-private.h"
#include "dx-shelf-private.h"

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

static void
put (qpdf_data self, qpdf_oh dictionary, const char *key, qpdf_oh value)
{
  qpdf_oh_replace_key (self, dictionary, key, value);
}

static void
put_name (qpdf_data self, qpdf_oh dictionary, const char *key, const char *name)
{
  put (self, dictionary, key, qpdf_oh_new_name (self, name));
}

static qpdf_oh
new_stream (qpdf_data self, const void *bytes, gsize length)
{
  qpdf_oh stream = qpdf_oh_new_stream (self);
  qpdf_oh none = qpdf_oh_new_null (self);

  qpdf_oh_replace_stream_data (self, stream, bytes, length, none, none);

  return stream;
}

/* ISO 32000-1, 7.11.4: the file itself. */
static qpdf_oh
new_embedded_file (qpdf_data self, GBytes *json, GDateTime *created)
{
  gsize length;
  const void *bytes = g_bytes_get_data (json, &length);
  qpdf_oh stream = new_stream (self, bytes, length);
  qpdf_oh dictionary = qpdf_oh_get_dict (self, stream);
  qpdf_oh params = qpdf_oh_new_dictionary (self);

  put (self, params, "/Size", qpdf_oh_new_integer (self, (gint64) length));
  if (created != NULL)
    {
      g_autofree char *date = dx_pdf_format_date (created);

      put (self, params, "/ModDate", qpdf_oh_new_string (self, date));
    }
  put_name (self, dictionary, "/Type", "/EmbeddedFile");
  put_name (self, dictionary, "/Subtype", "/application#2fjson");
  put (self, dictionary, "/Params", params);

  return stream;
}

/* ISO 19005-3, 6.8 and annex E: what it is to this document. */
static qpdf_oh
new_file_specification (qpdf_data self, GBytes *json, GDateTime *created)
{
  qpdf_oh file = new_embedded_file (self, json, created);
  qpdf_oh files = qpdf_oh_new_dictionary (self);
  qpdf_oh specification = qpdf_oh_new_dictionary (self);

  put (self, files, "/F", file);
  put (self, files, "/UF", file);
  put_name (self, specification, "/Type", "/Filespec");
  put (self, specification, "/F", qpdf_oh_new_string (self, DX_PDF_DATA_NAME));
  put (self, specification, "/UF",
       qpdf_oh_new_unicode_string (self, DX_PDF_DATA_NAME));
  put (self, specification, "/Desc",
       qpdf_oh_new_unicode_string (self, DX_PDF_FILE_WORDS));
  put_name (self, specification, "/AFRelationship", "/Source");
  put (self, specification, "/EF", files);

  return qpdf_make_indirect_object (self, specification);
}

static void
attach (qpdf_data self, GBytes *json, GDateTime *created)
{
  qpdf_oh root = qpdf_get_root (self);
  qpdf_oh names = dx_qpdf_get (self, root, "/Names");
  qpdf_oh file = new_file_specification (self, json, created);
  qpdf_oh list = qpdf_oh_new_array (self);
  qpdf_oh tree = qpdf_oh_new_dictionary (self);
  qpdf_oh associated = qpdf_oh_new_array (self);

  if (!qpdf_oh_is_dictionary (self, names))
    {
      names = qpdf_oh_new_dictionary (self);
      put (self, root, "/Names", names);
    }
  qpdf_oh_append_item (self, list, qpdf_oh_new_string (self, DX_PDF_DATA_NAME));
  qpdf_oh_append_item (self, list, file);
  put (self, tree, "/Names", list);
  put (self, names, "/EmbeddedFiles", tree);
  qpdf_oh_append_item (self, associated, file);
  put (self, root, "/AF", associated);
}

/* ISO 19005-3, 6.2.3: what the colours mean. */
static gboolean
add_output_intent (qpdf_data self, GError **error)
{
  g_autoptr (GBytes) profile = dx_shelf_load (DX_PDF_PROFILE_FILE, error);
  qpdf_oh stream, intent, list;
  gsize length;
  const void *bytes;

  if (profile == NULL)
    return FALSE;

  bytes = g_bytes_get_data (profile, &length);
  stream = new_stream (self, bytes, length);
  put (self, qpdf_oh_get_dict (self, stream), "/N",
       qpdf_oh_new_integer (self, 3));
  intent = qpdf_oh_new_dictionary (self);
  put_name (self, intent, "/Type", "/OutputIntent");
  put_name (self, intent, "/S", "/GTS_PDFA1");
  put (self, intent, "/OutputConditionIdentifier",
       qpdf_oh_new_string (self, DX_PDF_PROFILE_NAME));
  put (self, intent, "/Info", qpdf_oh_new_string (self, DX_PDF_PROFILE_NAME));
  put (self, intent, "/DestOutputProfile", stream);
  list = qpdf_oh_new_array (self);
  qpdf_oh_append_item (self, list, intent);
  put (self, qpdf_get_root (self), "/OutputIntents", list);

  return TRUE;
}

static char *
get_info_cb (const char *key, gpointer data)
{
  qpdf_data self = data;
  qpdf_oh info = dx_qpdf_get (self, qpdf_get_trailer (self), "/Info");
  qpdf_oh value = dx_qpdf_get (self, info, key);

  return qpdf_oh_is_string (self, value)
             ? g_strdup (qpdf_oh_get_utf8_value (self, value))
             : NULL;
}

static void
add_metadata (qpdf_data self, GDateTime *created)
{
  g_autofree char *xmp = dx_pdf_xmp_new (get_info_cb, self, created);
  qpdf_oh stream = new_stream (self, xmp, strlen (xmp));
  qpdf_oh dictionary = qpdf_oh_get_dict (self, stream);

  put_name (self, dictionary, "/Type", "/Metadata");
  put_name (self, dictionary, "/Subtype", "/XML");
  put (self, qpdf_get_root (self), "/Metadata", stream);
}

/* Where Cairo packs its objects, nobody could say so before. */
static void
add_language (qpdf_data self)
{
  qpdf_oh root = qpdf_get_root (self);
  qpdf_oh wishes = qpdf_oh_new_dictionary (self);

  if (qpdf_oh_has_key (self, root, "/Lang"))
    return;
  put (self, root, "/Lang", qpdf_oh_new_string (self, "vi-VN"));
  put (self, wishes, "/DisplayDocTitle", qpdf_oh_new_bool (self, QPDF_TRUE));
  put (self, root, "/ViewerPreferences", wishes);
}

/* Cairo leaves out the prefix that a date begins with. */
static void
mend_date (qpdf_data self, GDateTime *created)
{
  qpdf_oh info = dx_qpdf_get (self, qpdf_get_trailer (self), "/Info");

  if (qpdf_oh_is_dictionary (self, info) && created != NULL)
    {
      g_autofree char *date = dx_pdf_format_date (created);

      put (self, info, "/CreationDate", qpdf_oh_new_string (self, date));
    }
}

/* The file's id is made from its bytes, so that the same is the same. */
static GBytes *
write_file (qpdf_data self, GError **error)
{
  GBytes *pdf = NULL;

  qpdf_init_write_memory (self);
  qpdf_set_deterministic_ID (self, QPDF_TRUE);
  qpdf_set_minimum_pdf_version (self, "1.7");
  qpdf_set_object_stream_mode (self, qpdf_o_disable);
  qpdf_set_compress_streams (self, QPDF_TRUE);
  qpdf_set_newline_before_endstream (self, QPDF_TRUE);
  qpdf_write (self);
  if (dx_qpdf_check (self, error))
    pdf = g_bytes_new (qpdf_get_buffer (self), qpdf_get_buffer_length (self));

  return pdf;
}

/*
 * dx_pdf_data_rewrite:
 * @pdf: a PDF that this program wrote
 * @json: (nullable): the proposal, or %NULL for a form without one
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
dx_pdf_data_rewrite (GBytes *pdf,
                     GBytes *json,
                     GDateTime *created,
                     GError **error)
{
  qpdf_data self;
  GBytes *written = NULL;

  g_return_val_if_fail (pdf != NULL, NULL);

  self = dx_qpdf_open (pdf, error);
  if (self == NULL)
    return NULL;

  if (dx_qpdf_is_signed (self))
    {
      g_set_error_literal (
          error, DX_PDF_DATA_ERROR, DX_PDF_DATA_ERROR_SIGNED,
          _ ("this PDF is signed; it is not written again, since that would "
             "break the signature"));
    }
  else if (add_output_intent (self, error))
    {
      add_language (self);
      add_metadata (self, created);
      mend_date (self, created);
      dx_pdf_archive_objects (self);
      if (json != NULL)
        attach (self, json, created);
      if (dx_qpdf_check (self, error))
        written = write_file (self, error);
    }
  dx_qpdf_free (self);

  return written;
}
