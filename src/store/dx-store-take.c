/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dx-config.h"

#define G_LOG_DOMAIN "dexuat-store"

#include "dx-attachment-name-private.h"
#include "dx-store-private.h"

/* A proposal and the files that came with it: all of it, or nothing. */

/**
 * dx_store_file_new:
 * @name: the file's name
 * @kind: "official-letter", "commitment", "summary-table" or "other"
 * @bytes: its content
 * @replaces: the key of an attachment that goes for it, or 0
 *
 * Returns: (transfer full): it
 */
DxStoreFile *
dx_store_file_new (const char *name,
                   const char *kind,
                   GBytes *bytes,
                   gint64 replaces)
{
  DxStoreFile *self = g_new0 (DxStoreFile, 1);

  self->name = g_strdup (name);
  self->kind = g_strdup (kind);
  self->bytes = g_bytes_ref (bytes);
  self->replaces = replaces;
  return self;
}

/**
 * dx_store_file_free:
 * @self: (transfer full): a file
 *
 * Frees it.
 */
void
dx_store_file_free (DxStoreFile *self)
{
  g_return_if_fail (self != NULL);

  g_free (self->name);
  g_free (self->kind);
  g_bytes_unref (self->bytes);
  g_free (self);
}

static gboolean
write_files (DxStore *self, const char *id, GPtrArray *files, GError **error)
{
  gint64 row;

  for (guint i = 0; files != NULL && i < files->len; i++)
    {
      const DxStoreFile *file = g_ptr_array_index (files, i);

      if ((file->replaces != 0
           && !dx_store_write_removal (self, file->replaces, error))
          || !dx_store_write_attachment (self, id, file->name, file->kind,
                                         file->bytes, &row, error))
        return FALSE;
    }
  return TRUE;
}

/**
 * dx_store_take:
 * @self: a store
 * @proposal: a proposal
 * @files: (nullable) (element-type DxStoreFile): files that come with it
 * @error: return location for a #DxStoreError
 *
 * Saves a proposal and adds files to it in one transaction. A file that
 * goes for another one can be brought back by
 * dx_store_restore_attachment (); a name that is there already gets a
 * number.
 *
 * Returns: whether all of it is on the disk; else nothing is
 */
gboolean
dx_store_take (DxStore *self,
               DxProposal *proposal,
               GPtrArray *files,
               GError **error)
{
  const char *id;
  gboolean written = FALSE;
  gint64 serial = 0;

  g_return_val_if_fail (DX_IS_STORE (self), FALSE);
  g_return_val_if_fail (DX_IS_PROPOSAL (proposal), FALSE);
  g_return_val_if_fail (error == NULL || *error == NULL, FALSE);

  if (!dx_store_begin (self, NULL, error))
    return FALSE;
  id = dx_proposal_get_id (proposal);
  if (!dx_store_end (self,
                     dx_store_write_proposal (self, proposal, NULL, &serial,
                                              &written, error)
                         && write_files (self, id, files, error),
                     error))
    return FALSE;
  dx_store_remember (self, id, serial);
  dx_store_emit_changed (self, id);
  return TRUE;
}

/**
 * dx_store_clean_name:
 * @name: the name of a file or a path, maybe not UTF-8
 *
 * Returns: (transfer full): the name that an attachment of it gets, unless
 *   that is taken
 */
char *
dx_store_clean_name (const char *name)
{
  g_return_val_if_fail (name != NULL, NULL);

  return dx_attachment_name_clean (name);
}

/**
 * dx_store_is_same_name:
 * @one: the name of an attachment
 * @other: another one
 *
 * Returns: whether the two are one on some file systems
 */
gboolean
dx_store_is_same_name (const char *one, const char *other)
{
  g_autofree char *left = NULL;
  g_autofree char *right = NULL;

  g_return_val_if_fail (one != NULL && other != NULL, FALSE);

  left = dx_attachment_name_fold (one);
  right = dx_attachment_name_fold (other);
  return g_str_equal (left, right);
}
