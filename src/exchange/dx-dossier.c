/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dx-config.h"

#define G_LOG_DOMAIN "dexuat-exchange"

#include "dx-dossier.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "dx-dossier-private.h"
#include "dx-json.h"
#include "dx-unicode.h"
#include "dx-zip-writer-private.h"

#define MAX_NAME 255

/* What an attachment without a letter in it takes of the manifest. */
#define MAX_ENTRY 1024ull

#define MEBIBYTE (1024ull * 1024)

G_DEFINE_QUARK (dx - dossier - error - quark, dx_dossier_error)

/*
 * dx_dossier_fail:
 *
 * Says what is wrong with a member.
 *
 * Returns: %FALSE
 */
gboolean
dx_dossier_fail (GError **error,
                 DxDossierError code,
                 const char *name,
                 const char *reason)
{
  g_set_error (error, DX_DOSSIER_ERROR, code, "%s: %s", name, reason);

  return FALSE;
}

static void
attachment_free (gpointer data)
{
  DxDossierAttachment *attachment = data;

  g_free (attachment->name);
  g_free (attachment->title);
  g_free (attachment->sha256);
  g_bytes_unref (attachment->bytes);
  g_free (attachment);
}

/**
 * dx_dossier_new:
 * @proposal: a proposal file
 * @title: (nullable): its name for people
 *
 * Makes a dossier without attachments.
 *
 * Returns: (transfer full): the dossier
 */
DxDossier *
dx_dossier_new (GBytes *proposal, const char *title)
{
  DxDossier *self;

  g_return_val_if_fail (proposal != NULL, NULL);

  self = g_new0 (DxDossier, 1);
  self->proposal = g_bytes_ref (proposal);
  self->title = g_strdup (title != NULL ? title : "");
  self->attachments = g_ptr_array_new_with_free_func (attachment_free);
  self->names = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  return self;
}

/**
 * dx_dossier_free:
 * @self: (transfer full) (nullable): a dossier
 *
 * Frees it.
 */
void
dx_dossier_free (DxDossier *self)
{
  if (self == NULL)
    return;

  g_bytes_unref (self->proposal);
  g_free (self->title);
  g_ptr_array_unref (self->attachments);
  g_hash_table_unref (self->names);
  g_clear_pointer (&self->others, json_object_unref);
  g_free (self);
}

/**
 * dx_dossier_get_proposal:
 * @self: a dossier
 *
 * Returns: (transfer none): the proposal file
 */
GBytes *
dx_dossier_get_proposal (DxDossier *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->proposal;
}

/**
 * dx_dossier_set_proposal:
 * @self: a dossier
 * @proposal: a proposal file
 * @title: (nullable): its name for people
 *
 * Puts another version of the proposal beside the attachments.
 */
void
dx_dossier_set_proposal (DxDossier *self, GBytes *proposal, const char *title)
{
  g_return_if_fail (self != NULL && proposal != NULL);

  g_bytes_ref (proposal);
  g_bytes_unref (self->proposal);
  self->proposal = proposal;
  g_free (self->title);
  self->title = g_strdup (title != NULL ? title : "");
}

/**
 * dx_dossier_get_attachments:
 * @self: a dossier
 *
 * Returns: (transfer none) (element-type DxDossierAttachment): the
 *   attachments, in order
 */
GPtrArray *
dx_dossier_get_attachments (DxDossier *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->attachments;
}

static gboolean
is_part (const char *part)
{
  gsize length = strlen (part);

  return length > 0 && length <= MAX_NAME && !g_str_equal (part, ".")
         && !g_str_equal (part, "..");
}

/* What an archive of ours may hold, and a reader takes. */
static gboolean
is_attachment_name (const char *name)
{
  g_auto (GStrv) parts = NULL;

  if (!g_utf8_validate (name, -1, NULL) || strpbrk (name, "\\:") != NULL
      || dx_unicode_has_hidden (name) || strpbrk (name, "\n\t") != NULL)
    return FALSE;

  parts = g_strsplit (name, "/", -1);
  if (parts[0] == NULL)
    return FALSE;
  for (guint i = 0; parts[i] != NULL; i++)
    if (!is_part (parts[i]))
      return FALSE;

  return TRUE;
}

static gboolean
has_room (DxDossier *self, GBytes *bytes)
{
  guint64 total = g_bytes_get_size (bytes) + g_bytes_get_size (self->proposal)
                  + (self->attachments->len + 4) * MAX_ENTRY;

  for (guint i = 0; i < self->attachments->len; i++)
    {
      const DxDossierAttachment *other =
          g_ptr_array_index (self->attachments, i);

      total += g_bytes_get_size (other->bytes);
    }

  /* Beside the attachments there are three more members. */
  return total <= DX_ZIP_MAX_BYTES
         && self->attachments->len + 4 <= DX_ZIP_MAX_MEMBERS;
}

/**
 * dx_dossier_add:
 * @self: a dossier
 * @name: its file name, or a path of them with "/" between
 * @kind: what it is
 * @title: (nullable): its name for people
 * @bytes: all of it
 * @error: return location for a #DxDossierError
 *
 * Adds an attachment behind the others. It is never opened or looked into.
 *
 * Returns: %FALSE when the name cannot be taken or there is no room
 */
gboolean
dx_dossier_add (DxDossier *self,
                const char *name,
                DxDossierRole kind,
                const char *title,
                GBytes *bytes,
                GError **error)
{
  DxDossierAttachment *attachment;
  g_autofree char *normal = NULL;
  g_autofree char *folded = NULL;

  g_return_val_if_fail (self != NULL && bytes != NULL, FALSE);

  if (!is_attachment_name (name))
    return dx_dossier_fail (error, DX_DOSSIER_ERROR_NAME, name,
                            _ ("a dossier cannot hold this file name"));
  normal = dx_unicode_to_nfc (name);
  if (!has_room (self, bytes))
    return dx_dossier_fail (error, DX_DOSSIER_ERROR_LIMIT, normal,
                            _ ("there is no room for it in a dossier"));
  folded = g_utf8_casefold (normal, -1);
  if (!g_hash_table_add (self->names, g_steal_pointer (&folded)))
    return dx_dossier_fail (error, DX_DOSSIER_ERROR_NAME, normal,
                            _ ("the dossier holds this file name twice"));

  attachment = g_new0 (DxDossierAttachment, 1);
  attachment->name = g_steal_pointer (&normal);
  attachment->kind = kind;
  attachment->title = g_strdup (title != NULL ? title : "");
  attachment->bytes = g_bytes_ref (bytes);
  attachment->sha256 = g_compute_checksum_for_bytes (G_CHECKSUM_SHA256, bytes);
  g_ptr_array_add (self->attachments, attachment);

  return TRUE;
}

static gboolean
write_head (DxDossier *self, DxZipWriter *zip, GError **error)
{
  g_autoptr (GBytes) type =
      g_bytes_new_static (DX_DOSSIER_MIME_TYPE, strlen (DX_DOSSIER_MIME_TYPE));
  g_autoptr (GBytes) manifest = dx_dossier_manifest_write (self);

  return dx_zip_writer_add (zip, DX_DOSSIER_MIMETYPE, type, TRUE, error)
         && dx_zip_writer_add (zip, DX_DOSSIER_MANIFEST, manifest, FALSE, error)
         && dx_zip_writer_add (zip, DX_DOSSIER_PROPOSAL_NAME, self->proposal,
                               FALSE, error);
}

/**
 * dx_dossier_check_room:
 * @n_attachments: how many files are to go with a proposal
 * @bytes: of all of them
 * @error: return location for %DX_DOSSIER_ERROR_LIMIT
 *
 * Tells before anything is read or written whether a dossier takes so much.
 *
 * Returns: whether it does
 */
gboolean
dx_dossier_check_room (guint n_attachments, guint64 bytes, GError **error)
{
  const guint64 most = DX_ZIP_MAX_BYTES / MEBIBYTE;

  /* Beside the attachments there are three more members. */
  if (n_attachments + 3 > DX_ZIP_MAX_MEMBERS)
    g_set_error (error, DX_DOSSIER_ERROR, DX_DOSSIER_ERROR_LIMIT,
                 _ ("The proposal has %u documents; a dossier file takes %d at "
                    "most."),
                 n_attachments, DX_ZIP_MAX_MEMBERS - 3);
  else if (bytes + (n_attachments + 4) * MAX_ENTRY + MEBIBYTE
           > DX_ZIP_MAX_BYTES)
    g_set_error (error, DX_DOSSIER_ERROR, DX_DOSSIER_ERROR_LIMIT,
                 _ ("The documents have %u MiB together; a dossier file takes "
                    "%u MiB at most."),
                 (guint) ((bytes + MEBIBYTE - 1) / MEBIBYTE), (guint) most);
  else
    return TRUE;

  return FALSE;
}

/**
 * dx_dossier_write:
 * @self: a dossier
 * @output: takes the file; the caller commits it
 * @error: return location for a #GError
 *
 * Writes the dossier file (.dxhs): the same dossier gives the same bytes.
 *
 * Returns: %FALSE when that failed
 */
gboolean
dx_dossier_write (DxDossier *self, DxOutput *output, GError **error)
{
  return dx_dossier_write_watched (self, output, NULL, NULL, NULL, error);
}

/**
 * dx_dossier_write_watched:
 * @self: a dossier
 * @output: takes the file; the caller commits it
 * @cancellable: (nullable): stops it
 * @progress: (nullable): hears how far it is
 * @data: for @progress
 * @error: return location for a #GError; %G_IO_ERROR_CANCELLED when it was
 *   stopped
 *
 * As dx_dossier_write (), for somebody who waits: a dossier may be large.
 *
 * Returns: %FALSE when that failed
 */
gboolean
dx_dossier_write_watched (DxDossier *self,
                          DxOutput *output,
                          GCancellable *cancellable,
                          DxDossierProgress progress,
                          gpointer data,
                          GError **error)
{
  g_autoptr (DxZipWriter) zip = NULL;

  g_return_val_if_fail (self != NULL && output != NULL, FALSE);

  zip = dx_zip_writer_new ();
  dx_zip_writer_watch (zip, cancellable, progress, data);
  if (!write_head (self, zip, error))
    return FALSE;
  for (guint i = 0; i < self->attachments->len; i++)
    {
      const DxDossierAttachment *attachment =
          g_ptr_array_index (self->attachments, i);
      g_autofree char *name =
          g_strconcat (DX_DOSSIER_ATTACHMENTS, attachment->name, NULL);

      if (!dx_zip_writer_add (zip, name, attachment->bytes, FALSE, error))
        return FALSE;
    }

  return dx_zip_writer_finish (zip, output, error);
}
