/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dx-config.h"

#define G_LOG_DOMAIN "dexuat-store"

#include "dx-store-private.h"

#include <glib/gi18n-lib.h>

#include "dx-attachment-name-private.h"

/* Files that go with a proposal, kept as they came. */

#define MAX_MEBIBYTES ((int) (DX_STORE_MAX_ATTACHMENT >> 20))

/**
 * dx_attachment_free:
 * @self: (transfer full): an attachment
 *
 * Frees it.
 */
void
dx_attachment_free (DxAttachment *self)
{
  g_return_if_fail (self != NULL);

  g_free (self->name);
  g_free (self->kind);
  g_free (self->sha256);
  g_free (self);
}

static gboolean
check_size (GBytes *bytes, const char *name, GError **error)
{
  return g_bytes_get_size (bytes) <= DX_STORE_MAX_ATTACHMENT
         || dx_store_refuse (
             error, DX_STORE_ERROR_TOO_LARGE,
             _ ("“%s” is larger than %d MiB; please attach a smaller file."),
             name, MAX_MEBIBYTES);
}

/* The set of folded names of a proposal's attachments. */
static GHashTable *
read_names (DxStore *self, gint64 proposal, GError **error)
{
  g_autoptr (GHashTable)
      names = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (DxStatement) statement = dx_statement_take (
      self->database,
      "SELECT name FROM attachment WHERE proposal = ?1 AND removed = 0", error);
  DxStep step;

  if (statement == NULL)
    return NULL;
  dx_statement_bind_int64 (statement, 1, proposal);
  while ((step = dx_statement_step (statement, error)) == DX_STEP_ROW)
    g_hash_table_add (
        names, dx_attachment_name_fold (dx_statement_get_text (statement, 0)));
  return step == DX_STEP_DONE ? g_steal_pointer (&names) : NULL;
}

static gboolean
insert_attachment (DxStore *self,
                   gint64 proposal,
                   const char *name,
                   const char *kind,
                   GBytes *bytes,
                   GError **error)
{
  g_autofree char *sha256 =
      g_compute_checksum_for_bytes (G_CHECKSUM_SHA256, bytes);
  g_autoptr (DxStatement) statement = dx_statement_take (
      self->database,
      "INSERT INTO attachment (proposal, name, kind, size, sha256, added)"
      " VALUES (?1, ?2, ?3, ?4, ?5, ?6)",
      error);

  if (statement == NULL)
    return FALSE;
  dx_statement_bind_int64 (statement, 1, proposal);
  dx_statement_bind_text (statement, 2, name);
  dx_statement_bind_text (statement, 3, kind);
  dx_statement_bind_int64 (statement, 4, (gint64) g_bytes_get_size (bytes));
  dx_statement_bind_text (statement, 5, sha256);
  dx_statement_bind_int64 (statement, 6, dx_store_now (self));
  return dx_statement_run (statement, error);
}

static gboolean
insert_content (DxStore *self, gint64 row, GBytes *bytes, GError **error)
{
  g_autoptr (DxStatement) statement = dx_statement_take (
      self->database,
      "INSERT INTO attachment_content (row, bytes) VALUES (?1, ?2)", error);

  if (statement == NULL)
    return FALSE;
  dx_statement_bind_int64 (statement, 1, row);
  dx_statement_bind_bytes (statement, 2, bytes);
  return dx_statement_run (statement, error);
}

static gboolean
add (DxStore *self,
     const char *id,
     const char *clean,
     const char *kind,
     GBytes *bytes,
     gint64 *row,
     GError **error)
{
  g_autoptr (GHashTable) names = NULL;
  g_autofree char *name = NULL;
  gint64 proposal = 0;

  if (!dx_store_find_row (self, id, &proposal, error))
    return FALSE;
  names = read_names (self, proposal, error);
  if (names == NULL)
    return FALSE;
  name = dx_attachment_name_make_unique (clean, names);
  if (!insert_attachment (self, proposal, name, kind, bytes, error))
    return FALSE;
  *row = sqlite3_last_insert_rowid (self->database->handle);
  return insert_content (self, *row, bytes, error);
}

/*
 * dx_store_write_attachment:
 * @self: a store in a transaction
 *
 * Does the work of dx_store_add_attachment ().
 *
 * Returns: whether it went well
 */
gboolean
dx_store_write_attachment (DxStore *self,
                           const char *id,
                           const char *name,
                           const char *kind,
                           GBytes *bytes,
                           gint64 *row,
                           GError **error)
{
  g_autofree char *clean = dx_attachment_name_clean (name);

  return check_size (bytes, clean, error)
         && add (self, id, clean, kind, bytes, row, error);
}

/**
 * dx_store_add_attachment:
 * @self: a store
 * @id: a proposal that was saved
 * @name: the file's name; of a path the last part is taken
 * @kind: "official-letter", "commitment", "summary-table" or "other"
 * @bytes: its content, 64 MiB at most
 * @row: (out) (optional): its key
 * @error: return location for a #DxStoreError
 *
 * Adds a file. A name that is there already gets a number: "a (2).pdf".
 *
 * Returns: whether it is added
 */
gboolean
dx_store_add_attachment (DxStore *self,
                         const char *id,
                         const char *name,
                         const char *kind,
                         GBytes *bytes,
                         gint64 *row,
                         GError **error)
{
  gint64 ignored;

  g_return_val_if_fail (DX_IS_STORE (self), FALSE);
  g_return_val_if_fail (id != NULL && name != NULL && kind != NULL, FALSE);
  g_return_val_if_fail (bytes != NULL, FALSE);
  g_return_val_if_fail (error == NULL || *error == NULL, FALSE);

  return dx_store_begin (self, NULL, error)
         && dx_store_end (
             self,
             dx_store_write_attachment (self, id, name, kind, bytes,
                                        row != NULL ? row : &ignored, error),
             error);
}

static DxAttachment *
read_attachment (DxStatement *statement)
{
  DxAttachment *attachment = g_new0 (DxAttachment, 1);

  attachment->row = dx_statement_get_int64 (statement, 0);
  attachment->name = g_strdup (dx_statement_get_text (statement, 1));
  attachment->kind = g_strdup (dx_statement_get_text (statement, 2));
  attachment->size = dx_statement_get_int64 (statement, 3);
  attachment->sha256 = g_strdup (dx_statement_get_text (statement, 4));
  attachment->added = dx_statement_get_int64 (statement, 5);
  return attachment;
}

/**
 * dx_store_list_attachments:
 * @self: a store
 * @id: a proposal
 * @error: return location for a #DxStoreError
 *
 * Lists the files that go with a proposal, without their content.
 *
 * Returns: (transfer full) (element-type DxAttachment): in the order in
 *   which they were added, or %NULL with @error set
 */
GPtrArray *
dx_store_list_attachments (DxStore *self, const char *id, GError **error)
{
  g_autoptr (GPtrArray) attachments = NULL;
  g_autoptr (DxStatement) statement = NULL;
  gint64 proposal = 0;
  DxStep step;

  g_return_val_if_fail (DX_IS_STORE (self), NULL);
  g_return_val_if_fail (id != NULL, NULL);
  g_return_val_if_fail (error == NULL || *error == NULL, NULL);

  if (!dx_store_find_row (self, id, &proposal, error))
    return NULL;
  statement = dx_statement_take (
      self->database,
      "SELECT row, name, kind, size, sha256, added FROM attachment"
      " WHERE proposal = ?1 AND removed = 0 ORDER BY row",
      error);
  if (statement == NULL)
    return NULL;
  dx_statement_bind_int64 (statement, 1, proposal);
  attachments =
      g_ptr_array_new_with_free_func ((GDestroyNotify) dx_attachment_free);
  while ((step = dx_statement_step (statement, error)) == DX_STEP_ROW)
    g_ptr_array_add (attachments, read_attachment (statement));
  return step == DX_STEP_DONE ? g_steal_pointer (&attachments) : NULL;
}

/**
 * dx_store_read_attachment:
 * @self: a store
 * @row: an attachment's key
 * @error: return location for a #DxStoreError
 *
 * Reads the content of a file, and looks whether it is what was put in.
 *
 * Returns: (transfer full): the content, or %NULL with @error set
 */
GBytes *
dx_store_read_attachment (DxStore *self, gint64 row, GError **error)
{
  g_autoptr (DxStatement) statement = NULL;
  g_autoptr (GBytes) bytes = NULL;
  g_autofree char *sha256 = NULL;
  DxStep step;

  g_return_val_if_fail (DX_IS_STORE (self), NULL);
  g_return_val_if_fail (error == NULL || *error == NULL, NULL);

  statement = dx_statement_take (
      self->database,
      "SELECT bytes, sha256 FROM attachment JOIN attachment_content"
      " USING (row) WHERE row = ?1",
      error);
  if (statement == NULL)
    return NULL;
  dx_statement_bind_int64 (statement, 1, row);
  step = dx_statement_step (statement, error);
  if (step == DX_STEP_DONE)
    dx_store_not_found (error);
  if (step != DX_STEP_ROW)
    return NULL;
  bytes = dx_statement_get_bytes (statement, 0);
  sha256 = g_compute_checksum_for_bytes (G_CHECKSUM_SHA256, bytes);
  if (g_strcmp0 (sha256, dx_statement_get_text (statement, 1)) == 0)
    return g_steal_pointer (&bytes);
  dx_database_fail (self->database, SQLITE_CORRUPT, error);
  return NULL;
}

/* A statement that changes the attachment ?1; ?2 is a number or a text. */
static gboolean
change (DxStore *self,
        const char *sql,
        gint64 row,
        gint64 number,
        const char *text,
        GError **error)
{
  g_autoptr (DxStatement)
      statement = dx_statement_take (self->database, sql, error);

  if (statement == NULL)
    return FALSE;
  dx_statement_bind_int64 (statement, 1, row);
  if (text != NULL)
    dx_statement_bind_text (statement, 2, text);
  else
    dx_statement_bind_int64 (statement, 2, number);
  if (!dx_statement_run (statement, error))
    return FALSE;
  return sqlite3_changes (self->database->handle) > 0
         || dx_store_not_found (error);
}

/**
 * dx_store_set_attachment_kind:
 * @self: a store
 * @row: an attachment's key
 * @kind: "official-letter", "commitment", "summary-table" or "other"
 * @error: return location for a #DxStoreError
 *
 * Says what a file is.
 *
 * Returns: whether it went well
 */
gboolean
dx_store_set_attachment_kind (DxStore *self,
                              gint64 row,
                              const char *kind,
                              GError **error)
{
  g_return_val_if_fail (DX_IS_STORE (self), FALSE);
  g_return_val_if_fail (kind != NULL, FALSE);
  g_return_val_if_fail (error == NULL || *error == NULL, FALSE);

  return dx_store_begin (self, NULL, error)
         && dx_store_end (
             self,
             change (self, "UPDATE attachment SET kind = ?2 WHERE row = ?1",
                     row, 0, kind, error),
             error);
}

/*
 * dx_store_write_removal:
 * @self: a store in a transaction
 *
 * Does the work of dx_store_remove_attachment ().
 *
 * Returns: whether it went well
 */
gboolean
dx_store_write_removal (DxStore *self, gint64 row, GError **error)
{
  return change (self,
                 "UPDATE attachment SET removed = ?2"
                 " WHERE row = ?1 AND removed = 0",
                 row, dx_store_now (self), NULL, error);
}

/* The proposal and the name of a file that is there, or was taken away. */
static gboolean
find_file (DxStore *self,
           gint64 row,
           gboolean removed,
           gint64 *proposal,
           char **name,
           GError **error)
{
  g_autoptr (DxStatement) statement =
      dx_statement_take (self->database,
                         "SELECT proposal, name FROM attachment WHERE row = ?1"
                         " AND (removed <> 0) = ?2",
                         error);
  DxStep step;

  if (statement == NULL)
    return FALSE;
  dx_statement_bind_int64 (statement, 1, row);
  dx_statement_bind_int64 (statement, 2, removed ? 1 : 0);
  step = dx_statement_step (statement, error);
  if (step == DX_STEP_ROW)
    {
      *proposal = dx_statement_get_int64 (statement, 0);
      *name = g_strdup (dx_statement_get_text (statement, 1));
    }
  return step == DX_STEP_ROW
         || (step == DX_STEP_DONE && dx_store_not_found (error));
}

static gboolean
rename_row (DxStore *self, gint64 row, const char *clean, GError **error)
{
  g_autoptr (GHashTable) names = NULL;
  g_autofree char *present = NULL;
  g_autofree char *folded = NULL;
  g_autofree char *unique = NULL;
  gint64 proposal = 0;

  if (!find_file (self, row, FALSE, &proposal, &present, error))
    return FALSE;
  names = read_names (self, proposal, error);
  if (names == NULL)
    return FALSE;
  folded = dx_attachment_name_fold (present);
  g_hash_table_remove (names, folded);
  unique = dx_attachment_name_make_unique (clean, names);
  return change (self, "UPDATE attachment SET name = ?2 WHERE row = ?1", row, 0,
                 unique, error);
}

/**
 * dx_store_rename_attachment:
 * @self: a store
 * @row: an attachment's key
 * @name: the new name; of a path the last part is taken
 * @error: return location for a #DxStoreError
 *
 * Gives a file another name. One that another file has gets a number.
 *
 * Returns: whether it went well
 */
gboolean
dx_store_rename_attachment (DxStore *self,
                            gint64 row,
                            const char *name,
                            GError **error)
{
  g_autofree char *clean = NULL;

  g_return_val_if_fail (DX_IS_STORE (self), FALSE);
  g_return_val_if_fail (name != NULL, FALSE);
  g_return_val_if_fail (error == NULL || *error == NULL, FALSE);

  clean = dx_attachment_name_clean (name);
  return dx_store_begin (self, NULL, error)
         && dx_store_end (self, rename_row (self, row, clean, error), error);
}

/**
 * dx_store_remove_attachment:
 * @self: a store
 * @row: an attachment's key
 * @error: return location for a #DxStoreError
 *
 * Takes a file away. It can be brought back until
 * dx_store_delete_trashed ().
 *
 * Returns: whether it went well
 */
gboolean
dx_store_remove_attachment (DxStore *self, gint64 row, GError **error)
{
  g_return_val_if_fail (DX_IS_STORE (self), FALSE);
  g_return_val_if_fail (error == NULL || *error == NULL, FALSE);

  return dx_store_begin (self, NULL, error)
         && dx_store_end (self, dx_store_write_removal (self, row, error),
                          error);
}

static gboolean
restore (DxStore *self, gint64 row, GError **error)
{
  g_autoptr (GHashTable) names = NULL;
  g_autofree char *name = NULL;
  g_autofree char *unique = NULL;
  gint64 proposal = 0;

  if (!find_file (self, row, TRUE, &proposal, &name, error))
    return FALSE;
  names = read_names (self, proposal, error);
  if (names == NULL)
    return FALSE;
  unique = dx_attachment_name_make_unique (name, names);
  return change (self,
                 "UPDATE attachment SET removed = 0, name = ?2"
                 " WHERE row = ?1",
                 row, 0, unique, error);
}

/**
 * dx_store_restore_attachment:
 * @self: a store
 * @row: the key of an attachment that was removed
 * @error: return location for a #DxStoreError
 *
 * Brings a file back; with a number in its name when that was given to
 * another one meanwhile.
 *
 * Returns: whether it is back
 */
gboolean
dx_store_restore_attachment (DxStore *self, gint64 row, GError **error)
{
  g_return_val_if_fail (DX_IS_STORE (self), FALSE);
  g_return_val_if_fail (error == NULL || *error == NULL, FALSE);

  return dx_store_begin (self, NULL, error)
         && dx_store_end (self, restore (self, row, error), error);
}
