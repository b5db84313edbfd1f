/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dx-config.h"

#define G_LOG_DOMAIN "dexuat-exchange"

#include "dx-import.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "dx-convert-private.h"
#include "dx-import-private.h"
#include "dx-input.h"
#include "dx-json.h"
#include "dx-pdf-data.h"
#include "dx-scan.h"
#include "dx-sheet-codes.h"
#include "dx-word-import-private.h"

/* A pipe cannot be read twice: it is held in memory. */
#define MAX_PIPE (32 * 1024 * 1024)

/* An old Word file is copied to where it is converted. */
#define MAX_OLD (64 * 1024 * 1024)

#define LOOK 16

G_DEFINE_QUARK (dx-import-error-quark, dx_import_error)

static DxImport *
import_new (DxImportKind kind)
{
  DxImport *self = g_new0 (DxImport, 1);

  self->kind = kind;
  self->notices = g_ptr_array_new_with_free_func (g_free);

  return self;
}

/**
 * dx_import_free:
 * @self: (transfer full) (nullable): what was read
 *
 * Frees it.
 */
void
dx_import_free (DxImport *self)
{
  if (self == NULL)
    return;

  g_clear_object (&self->proposal);
  g_clear_pointer (&self->dossier, dx_dossier_free);
  g_clear_pointer (&self->pdf, g_bytes_unref);
  g_ptr_array_unref (self->notices);
  g_free (self);
}

static DxImport *
import_json (GBytes *bytes, DxCatalog *catalog, GError **error)
{
  g_autoptr (DxImport) self = import_new (DX_IMPORT_JSON);

  self->own = TRUE;
  self->proposal = dx_proposal_new_from_json (bytes, catalog, error);

  return self->proposal != NULL ? g_steal_pointer (&self) : NULL;
}

/* What was printed comes back whole or not at all. */
static DxImport *
import_codes (GPtrArray *codes, DxCatalog *catalog, GError **error)
{
  g_autoptr (DxImport) self = import_new (DX_IMPORT_SCAN);
  g_autoptr (GBytes) json = dx_sheet_codes_join (codes, error);

  if (json == NULL)
    return NULL;
  self->own = TRUE;
  self->proposal = dx_proposal_new_from_json (json, catalog, error);

  return self->proposal != NULL ? g_steal_pointer (&self) : NULL;
}

/* As a scanner types them, a line each. */
static DxImport *
import_typed (GBytes *bytes, DxCatalog *catalog, GError **error)
{
  gsize length;
  const char *start = g_bytes_get_data (bytes, &length);
  g_autofree char *text = g_strndup (start, length);
  g_auto (GStrv) lines = g_strsplit_set (text, "\r\n", -1);
  g_autoptr (GPtrArray) codes = g_ptr_array_new ();

  for (guint i = 0; lines[i] != NULL; i++)
    if (*lines[i] != '\0')
      g_ptr_array_add (codes, lines[i]);

  return import_codes (codes, catalog, error);
}

static DxImport *
import_scan (GBytes *bytes, DxCatalog *catalog, GError **error)
{
  g_autoptr (GPtrArray) codes = dx_scan_read_data (bytes, error);

  if (codes == NULL)
    return NULL;
  if (codes->len > 0)
    return import_codes (codes, catalog, error);

  g_set_error_literal (error, DX_PDF_DATA_ERROR, DX_PDF_DATA_ERROR_NONE,
                       dx_pdf_data_is_pdf (bytes)
                           ? _ ("this PDF carries no proposal, and no data "
                                "code can be read on its pages")
                           : _ ("no data code can be read on this picture"));
  return NULL;
}

static DxImport *
import_pdf (GBytes *bytes,
            DxCatalog *catalog,
            DxImportFlags flags,
            GError **error)
{
  g_autoptr (DxImport) self = import_new (DX_IMPORT_PDF);
  g_autoptr (GError) wrong = NULL;
  g_autoptr (GBytes) json = dx_pdf_data_read (bytes, &wrong);

  if (json == NULL && (flags & DX_IMPORT_NO_SCAN) == 0
      && g_error_matches (wrong, DX_PDF_DATA_ERROR, DX_PDF_DATA_ERROR_NONE))
    return import_scan (bytes, catalog, error);
  if (json == NULL)
    {
      g_propagate_error (error, g_steal_pointer (&wrong));
      return NULL;
    }
  self->own = TRUE;
  self->pdf = g_bytes_ref (bytes);
  self->proposal = dx_proposal_new_from_json (json, catalog, error);
  if (self->proposal == NULL)
    {
      g_prefix_error (error, "%s: ", DX_PDF_DATA_NAME);
      return NULL;
    }

  return g_steal_pointer (&self);
}

static DxImport *
import_dossier (DxZipReader *zip, DxCatalog *catalog, GError **error)
{
  g_autoptr (DxImport) self = import_new (DX_IMPORT_DOSSIER);

  self->own = TRUE;
  self->dossier = dx_dossier_new_from_zip (zip, error);
  if (self->dossier == NULL)
    return NULL;
  self->proposal = dx_proposal_new_from_json (
      dx_dossier_get_proposal (self->dossier), catalog, error);
  if (self->proposal == NULL)
    {
      g_prefix_error (error, "%s: ", "proposal.json");
      return NULL;
    }

  return g_steal_pointer (&self);
}

static DxImport *
import_word (DxZipReader *zip, DxCatalog *catalog, GError **error)
{
  g_autoptr (DxImport) self = import_new (DX_IMPORT_WORD);

  self->proposal =
      dx_word_import (zip, catalog, self->notices, &self->own, error);

  return self->proposal != NULL ? g_steal_pointer (&self) : NULL;
}

/* Takes @zip. */
static DxImport *
import_zip (DxZipReader *zip, DxCatalog *catalog, GError **error)
{
  g_autoptr (DxZipReader) taken = zip;

  if (taken == NULL)
    return NULL;
  if (dx_word_is_word (taken))
    return import_word (taken, catalog, error);
  if (dx_dossier_is_dossier (taken))
    return import_dossier (taken, catalog, error);
  g_set_error_literal (error, DX_IMPORT_ERROR, DX_IMPORT_ERROR_KIND,
                       _ ("this archive is neither a dossier nor a Word "
                          "document"));

  return NULL;
}

/*
 * dx_import_archive:
 * @zip: (transfer full): a dossier or a Word file, maybe one that stands in
 *   another archive
 *
 * Reads a proposal as dx_import_bytes () does.
 *
 * Returns: (transfer full) (nullable): what was read
 */
DxImport *
dx_import_archive (DxZipReader *zip, DxCatalog *catalog, GError **error)
{
  return import_zip (zip, catalog, error);
}

static gboolean
is_typed (const guint8 *bytes, gsize length)
{
  gsize start = strlen (DX_SHEET_START);

  return length >= start && memcmp (bytes, DX_SHEET_START, start) == 0;
}

/* Only what begins like one is asked: the reader of pictures is loaded for
 * that. */
static gboolean
is_picture (GBytes *bytes)
{
  gsize length;
  const guint8 *start = g_bytes_get_data (bytes, &length);

  return length > 0 && (start[0] >= 0x80 || strchr ("IM", start[0]) != NULL)
         && dx_scan_is_picture (bytes);
}

static gboolean
is_pdf (const guint8 *bytes, gsize length)
{
  return length >= 5 && memcmp (bytes, "%PDF-", 5) == 0;
}

/* Word before 2007, and what often hides behind the same ending. */
static gboolean
is_old (const guint8 *bytes, gsize length)
{
  return (length >= 8
          && memcmp (bytes, "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1", 8) == 0)
         || (length >= 5 && memcmp (bytes, "{\\rtf", 5) == 0);
}

static DxImport *
import_old (GBytes *bytes,
            DxCatalog *catalog,
            DxImportFlags flags,
            GError **error)
{
  g_autoptr (GBytes) converted = NULL;
  DxImport *self;

  if ((flags & DX_IMPORT_CONVERT) == 0)
    {
      g_set_error_literal (error, DX_IMPORT_ERROR, DX_IMPORT_ERROR_OLD,
                           _ ("this is a Word document in the old format "
                              "(.doc), or one locked with a password; it must "
                              "be converted by LibreOffice first"));
      return NULL;
    }
  converted = dx_convert_to_word (bytes, error);
  if (converted == NULL)
    return NULL;
  self = import_zip (dx_zip_reader_new (converted, error), catalog, error);
  if (self == NULL)
    g_prefix_error (error, "%s: ", _ ("after the conversion"));
  else
    g_ptr_array_add (self->notices,
                     g_strdup (_ ("it was converted by LibreOffice")));

  return self;
}

/**
 * dx_import_can_convert:
 *
 * Returns: whether LibreOffice is there, which %DX_IMPORT_CONVERT needs
 */
gboolean
dx_import_can_convert (void)
{
  return dx_convert_is_possible ();
}

/**
 * dx_import_bytes:
 * @bytes: a file
 * @catalog: the forms and calls that it may name
 * @flags: what may be done with it
 * @error: return location for an error, whose message names the part and
 *   the reason
 *
 * Reads a proposal from a file of any kind that is known: what it is says
 * its beginning, not its name. Nothing is stored.
 *
 * Returns: (transfer full) (nullable): what was read
 */
DxImport *
dx_import_bytes (GBytes *bytes,
                 DxCatalog *catalog,
                 DxImportFlags flags,
                 GError **error)
{
  gsize length;
  const guint8 *data;

  g_return_val_if_fail (bytes != NULL, NULL);
  g_return_val_if_fail (DX_IS_CATALOG (catalog), NULL);

  data = g_bytes_get_data (bytes, &length);
  if (dx_zip_looks_like_archive (data, length))
    return import_zip (dx_zip_reader_new (bytes, error), catalog, error);
  if (is_old (data, length))
    return import_old (bytes, catalog, flags, error);
  if (dx_pdf_data_is_pdf (bytes))
    return import_pdf (bytes, catalog, flags, error);
  if (is_typed (data, length))
    return import_typed (bytes, catalog, error);
  if ((flags & DX_IMPORT_NO_SCAN) == 0 && is_picture (bytes))
    return import_scan (bytes, catalog, error);

  return import_json (bytes, catalog, error);
}

/**
 * dx_import_file:
 * @path: a file name in the file system's encoding, or "-" for standard
 *   input
 * @catalog: the forms and calls that it may name
 * @flags: what may be done with it
 * @error: return location for an error, whose message does not repeat
 *   @path
 *
 * Reads a proposal from a file as dx_import_bytes () does; of a large
 * archive only what is needed is held in memory.
 *
 * Returns: (transfer full) (nullable): what was read
 */
DxImport *
dx_import_file (const char *path,
                DxCatalog *catalog,
                DxImportFlags flags,
                GError **error)
{
  guint8 look[LOOK];
  gsize length = sizeof look;
  gsize limit = DX_JSON_MAX_BYTES;
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GBytes) seen = NULL;

  g_return_val_if_fail (path != NULL, NULL);
  g_return_val_if_fail (DX_IS_CATALOG (catalog), NULL);

  if (!dx_input_look (path, look, &length, error))
    return NULL;
  if (dx_zip_looks_like_archive (look, length))
    return import_zip (dx_zip_reader_new_for_path (path, error), catalog,
                       error);
  seen = g_bytes_new (look, length);
  if (is_old (look, length))
    limit = MAX_OLD;
  else if (is_pdf (look, length) || is_picture (seen))
    limit = DX_PDF_DATA_MAX_BYTES;
  else if (length == 0)
    limit = MAX_PIPE;
  bytes = dx_input_read (path, limit, error);

  return bytes != NULL ? dx_import_bytes (bytes, catalog, flags, error) : NULL;
}
