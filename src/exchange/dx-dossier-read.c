/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dx-config.h"

#define G_LOG_DOMAIN "dexuat-exchange"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "dx-dossier-private.h"
#include "dx-json.h"

/**
 * dx_dossier_is_dossier:
 * @zip: an archive
 *
 * Returns: whether it begins as a dossier does: with a member "mimetype"
 */
gboolean
dx_dossier_is_dossier (DxZipReader *zip)
{
  g_return_val_if_fail (zip != NULL, FALSE);

  return dx_zip_reader_find (zip, DX_DOSSIER_MIMETYPE, NULL)
         || dx_zip_reader_find (zip, DX_DOSSIER_MANIFEST, NULL);
}

static gboolean
check_type (DxZipReader *zip, GError **error)
{
  gsize wanted = strlen (DX_DOSSIER_MIME_TYPE);
  g_autoptr (GBytes) bytes = NULL;

  if (dx_zip_reader_get_n_members (zip) == 0
      || !g_str_equal (dx_zip_reader_get_name (zip, 0), DX_DOSSIER_MIMETYPE)
      || !dx_zip_reader_is_stored (zip, 0))
    return dx_dossier_fail (error, DX_DOSSIER_ERROR_TYPE, DX_DOSSIER_MIMETYPE,
                            _ ("must be the first member, and not be packed"));
  if (dx_zip_reader_get_size (zip, 0) == wanted)
    {
      bytes = dx_zip_reader_read (zip, 0, wanted, error);
      if (bytes == NULL)
        return FALSE;
      if (memcmp (g_bytes_get_data (bytes, NULL), DX_DOSSIER_MIME_TYPE, wanted)
          == 0)
        return TRUE;
    }

  return dx_dossier_fail (error, DX_DOSSIER_ERROR_TYPE, DX_DOSSIER_MIMETYPE,
                          _ ("does not say that this is a dossier"));
}

static gboolean
check_names (DxZipReader *zip, GError **error)
{
  guint n = dx_zip_reader_get_n_members (zip);

  for (guint i = 0; i < n; i++)
    {
      const char *name = dx_zip_reader_get_name (zip, i);

      if (!g_str_equal (name, DX_DOSSIER_MIMETYPE)
          && !g_str_equal (name, DX_DOSSIER_MANIFEST)
          && !g_str_equal (name, DX_DOSSIER_PROPOSAL_NAME)
          && (!g_str_has_prefix (name, DX_DOSSIER_ATTACHMENTS)
              || g_str_has_suffix (name, "/")))
        return dx_dossier_fail (error, DX_DOSSIER_ERROR_MEMBER, name,
                                _ ("does not belong into a dossier"));
    }

  return TRUE;
}

static GPtrArray *
read_manifest (DxZipReader *zip, JsonObject **others, GError **error)
{
  g_autoptr (GBytes) bytes = NULL;
  guint index;

  if (!dx_zip_reader_find (zip, DX_DOSSIER_MANIFEST, &index))
    {
      dx_dossier_fail (error, DX_DOSSIER_ERROR_MEMBER, DX_DOSSIER_MANIFEST,
                       _ ("is missing"));
      return NULL;
    }
  bytes = dx_zip_reader_read (zip, index, DX_JSON_MAX_BYTES, error);

  return bytes != NULL ? dx_dossier_manifest_read (bytes, others, error) : NULL;
}

/* Every entry has its member with the size that it says, and every member
 * its entry: known before anything large is unpacked. */
static gboolean
check_entries (DxZipReader *zip, GPtrArray *entries, GError **error)
{
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);
  guint n = dx_zip_reader_get_n_members (zip);

  for (guint i = 0; i < entries->len; i++)
    {
      const DxDossierEntry *entry = g_ptr_array_index (entries, i);
      guint index;

      if (g_str_equal (entry->name, DX_DOSSIER_MANIFEST)
          || !g_hash_table_add (seen, entry->name))
        return dx_dossier_fail (error, DX_DOSSIER_ERROR_MISMATCH, entry->name,
                                _ ("stands in the manifest out of place"));
      if (!dx_zip_reader_find (zip, entry->name, &index))
        return dx_dossier_fail (error, DX_DOSSIER_ERROR_MISMATCH, entry->name,
                                _ ("is missing"));
      if (dx_zip_reader_get_size (zip, index) != (guint64) entry->size)
        return dx_dossier_fail (error, DX_DOSSIER_ERROR_MISMATCH, entry->name,
                                _ ("has another size than the manifest says"));
    }
  for (guint i = 0; i < n; i++)
    {
      g_autofree char *name = g_utf8_normalize (dx_zip_reader_get_name (zip, i),
                                                -1, G_NORMALIZE_NFC);

      /* The manifest cannot name itself, and need not name the type. */
      if (!g_str_equal (name, DX_DOSSIER_MANIFEST)
          && !g_str_equal (name, DX_DOSSIER_MIMETYPE)
          && !g_hash_table_contains (seen, name))
        return dx_dossier_fail (error, DX_DOSSIER_ERROR_MISMATCH, name,
                                _ ("is not named in the manifest"));
    }

  return TRUE;
}

static GBytes *
read_entry (DxZipReader *zip, const DxDossierEntry *entry, GError **error)
{
  gboolean is_proposal = g_str_equal (entry->name, DX_DOSSIER_PROPOSAL_NAME);
  gsize limit = is_proposal ? DX_JSON_MAX_BYTES : DX_ZIP_MAX_BYTES;
  g_autoptr (GBytes) bytes = NULL;
  g_autofree char *sha256 = NULL;
  guint index = 0;

  dx_zip_reader_find (zip, entry->name, &index);
  bytes = dx_zip_reader_read (zip, index, limit, error);
  if (bytes == NULL)
    return NULL;
  sha256 = g_compute_checksum_for_bytes (G_CHECKSUM_SHA256, bytes);
  if (g_ascii_strcasecmp (sha256, entry->sha256) != 0)
    {
      dx_dossier_fail (error, DX_DOSSIER_ERROR_MISMATCH, entry->name,
                       _ ("is not what the manifest says: its SHA-256 "
                          "differs"));
      return NULL;
    }

  return g_steal_pointer (&bytes);
}

static const DxDossierEntry *
find_proposal (GPtrArray *entries, GError **error)
{
  for (guint i = 0; i < entries->len; i++)
    {
      const DxDossierEntry *entry = g_ptr_array_index (entries, i);

      if (g_str_equal (entry->name, DX_DOSSIER_PROPOSAL_NAME))
        return entry;
    }
  dx_dossier_fail (error, DX_DOSSIER_ERROR_MEMBER, DX_DOSSIER_PROPOSAL_NAME,
                   _ ("is missing"));

  return NULL;
}

/* Attachments follow in the manifest's order. */
static DxDossier *
read_members (DxZipReader *zip, GPtrArray *entries, GError **error)
{
  const DxDossierEntry *first = find_proposal (entries, error);
  g_autoptr (GBytes) proposal = first != NULL ? read_entry (zip, first, error)
                                              : NULL;
  g_autoptr (DxDossier) self = NULL;

  if (proposal == NULL)
    return NULL;
  self = dx_dossier_new (proposal, first->title);
  for (guint i = 0; i < entries->len; i++)
    {
      const DxDossierEntry *entry = g_ptr_array_index (entries, i);
      g_autoptr (GBytes) bytes = NULL;

      if (entry == first)
        continue;
      bytes = read_entry (zip, entry, error);
      if (bytes == NULL)
        return NULL;
      if (g_str_has_prefix (entry->name, DX_DOSSIER_ATTACHMENTS)
          && !dx_dossier_add (self,
                              entry->name + strlen (DX_DOSSIER_ATTACHMENTS),
                              entry->kind, entry->title, bytes, error))
        return NULL;
    }

  return g_steal_pointer (&self);
}

/**
 * dx_dossier_new_from_zip:
 * @zip: a dossier file
 * @error: return location for a #DxDossierError, #DxZipError or
 *   #DxJsonError, whose message names the member
 *
 * Reads a dossier whole: every member is compared with the manifest.
 * Whether the proposal in it is one is for dx_proposal_new_from_json () to
 * say.
 *
 * Returns: (transfer full) (nullable): the dossier
 */
DxDossier *
dx_dossier_new_from_zip (DxZipReader *zip, GError **error)
{
  g_autoptr (GPtrArray) entries = NULL;
  JsonObject *others = NULL;
  DxDossier *self = NULL;

  g_return_val_if_fail (zip != NULL, NULL);

  if (!check_type (zip, error) || !check_names (zip, error))
    return NULL;
  entries = read_manifest (zip, &others, error);
  if (entries != NULL && check_entries (zip, entries, error))
    self = read_members (zip, entries, error);
  if (self == NULL)
    {
      g_clear_pointer (&others, json_object_unref);
      return NULL;
    }
  self->others = others;

  return self;
}
