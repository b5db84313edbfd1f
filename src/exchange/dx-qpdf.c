/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dx-config.h"

#define G_LOG_DOMAIN "dexuat-exchange"

#include "dx-pdf-data-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* Form fields nested deeper, or more of them, are no form of an office. */
#define MAX_FIELD_DEPTH 8
#define MAX_FIELDS 10000

/*
 * dx_qpdf_check:
 *
 * Returns: %FALSE with @error set when a call went wrong; warnings, and
 *   errors that were seen before, are none
 */
gboolean
dx_qpdf_check (qpdf_data self, GError **error)
{
  qpdf_error wrong;
  gboolean encrypted;

  if (!qpdf_has_error (self))
    return TRUE;

  wrong = qpdf_get_error (self);
  encrypted = qpdf_get_error_code (self, wrong) == qpdf_e_password;
  if (encrypted)
    g_set_error_literal (error, DX_PDF_DATA_ERROR, DX_PDF_DATA_ERROR_ENCRYPTED,
                         _ ("this PDF has a password"));
  else
    g_set_error (error, DX_PDF_DATA_ERROR, DX_PDF_DATA_ERROR_READ,
                 _ ("this PDF is broken at byte %llu: %s"),
                 qpdf_get_error_file_position (self, wrong),
                 qpdf_get_error_message_detail (self, wrong));

  return FALSE;
}

/*
 * dx_qpdf_open:
 * @pdf: must live as long as what is returned
 *
 * Opens a file as it is: one that needs to be repaired is refused.
 *
 * Returns: (nullable): to be freed with dx_qpdf_free ()
 */
qpdf_data
dx_qpdf_open (GBytes *pdf, GError **error)
{
  qpdf_data self = qpdf_init ();
  gsize length;
  const char *bytes = g_bytes_get_data (pdf, &length);

  qpdf_silence_errors (self);
  qpdf_set_suppress_warnings (self, QPDF_TRUE);
  qpdf_set_attempt_recovery (self, QPDF_FALSE);
  qpdf_read_memory (self, "PDF", bytes != NULL ? bytes : "", length, NULL);
  if (!dx_qpdf_check (self, error))
    {
      dx_qpdf_free (self);
      return NULL;
    }

  return self;
}

/*
 * dx_qpdf_free:
 * @self: (nullable): what dx_qpdf_open () gave
 *
 * Closes it.
 */
void
dx_qpdf_free (qpdf_data self)
{
  if (self != NULL)
    qpdf_cleanup (&self);
}

/*
 * dx_qpdf_get:
 *
 * Returns: the value of @key; null when there is none, or no dictionary
 */
qpdf_oh
dx_qpdf_get (qpdf_data self, qpdf_oh dictionary, const char *key)
{
  if (qpdf_oh_is_dictionary (self, dictionary)
      && qpdf_oh_has_key (self, dictionary, key))
    return qpdf_oh_get_key (self, dictionary, key);

  return qpdf_oh_new_null (self);
}

static gboolean
has_signature (qpdf_data self, qpdf_oh fields, guint depth, guint *seen)
{
  int n = qpdf_oh_is_array (self, fields)
              ? qpdf_oh_get_array_n_items (self, fields)
              : 0;

  for (int i = 0; i < n && ++*seen < MAX_FIELDS; i++)
    {
      qpdf_oh field = qpdf_oh_get_array_item (self, fields, i);
      qpdf_oh value = dx_qpdf_get (self, field, "/V");

      if (qpdf_oh_is_dictionary (self, value)
          && qpdf_oh_has_key (self, value, "/ByteRange"))
        return TRUE;
      if (depth < MAX_FIELD_DEPTH
          && has_signature (self, dx_qpdf_get (self, field, "/Kids"), depth + 1,
                            seen))
        return TRUE;
    }

  return FALSE;
}

/*
 * dx_qpdf_is_signed:
 *
 * Returns: whether somebody signed the file (ISO 32000-1, 12.8)
 */
gboolean
dx_qpdf_is_signed (qpdf_data self)
{
  qpdf_oh root = qpdf_get_root (self);
  qpdf_oh form = dx_qpdf_get (self, root, "/AcroForm");
  qpdf_oh flags = dx_qpdf_get (self, form, "/SigFlags");
  guint seen = 0;

  return !qpdf_oh_is_null (self, dx_qpdf_get (self, root, "/Perms"))
         || (qpdf_oh_is_integer (self, flags)
             && (qpdf_oh_get_int_value (self, flags) & 1) != 0)
         || has_signature (self, dx_qpdf_get (self, form, "/Fields"), 0, &seen);
}
