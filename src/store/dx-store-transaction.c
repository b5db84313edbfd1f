/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dx-config.h"

#define G_LOG_DOMAIN "dexuat-store"

#include "dx-store-private.h"

#include <glib/gi18n-lib.h>

/*
 * dx_store_check_access:
 * @self: a store
 * @error: return location for a #DxStoreError
 *
 * Returns: whether this process may write
 */
gboolean
dx_store_check_access (DxStore *self, GError **error)
{
  g_autofree char *name = NULL;

  switch (self->access)
    {
    case DX_STORE_WRITABLE:
      return TRUE;
    case DX_STORE_BUSY:
      return dx_store_refuse (
          error, DX_STORE_ERROR_READ_ONLY, "%s",
          _ ("The program is already open in another session, which has the "
             "proposals; here they can only be read."));
    case DX_STORE_MEDIUM:
    default:
      name = g_filename_display_name (self->folder);
      return dx_store_refuse (
          error, DX_STORE_ERROR_READ_ONLY,
          _ ("Nothing can be written in the folder “%s”; the proposals can "
             "only be read."),
          name);
    }
}

static gboolean
take_serial (DxStore *self, gint64 *serial, GError **error)
{
  return dx_database_get_int64 (
      self->database, "UPDATE meta SET serial = serial + 1 RETURNING serial",
      serial, error);
}

/*
 * dx_store_begin:
 * @self: a store
 * @serial: (out) (optional): the number of this transaction
 * @error: return location for a #DxStoreError
 *
 * Begins a transaction that writes.
 *
 * Returns: whether it has begun; then it must be ended
 */
gboolean
dx_store_begin (DxStore *self, gint64 *serial, GError **error)
{
  gint64 ignored;

  if (!dx_store_check_access (self, error)
      || !dx_database_run (self->database, "BEGIN IMMEDIATE", error))
    return FALSE;
  if (take_serial (self, serial != NULL ? serial : &ignored, error))
    return TRUE;
  dx_database_roll_back (self->database);
  return FALSE;
}

/*
 * dx_store_end:
 * @self: a store in a transaction
 * @good: whether it holds
 * @error: return location for a #DxStoreError
 *
 * Ends a transaction: with its effects on the disk if @good, else without
 * any.
 *
 * Returns: whether it holds
 */
gboolean
dx_store_end (DxStore *self, gboolean good, GError **error)
{
  g_autoptr (DxStatement) commit = NULL;

  if (good)
    commit = dx_statement_take (self->database, "COMMIT", error);
  if (commit != NULL && dx_statement_run (commit, error))
    return TRUE;
  g_clear_pointer (&commit, dx_statement_release);
  dx_database_roll_back (self->database);
  return FALSE;
}

/*
 * dx_store_cancel:
 * @self: a store in a transaction
 *
 * Ends a transaction that has nothing to write.
 */
void
dx_store_cancel (DxStore *self)
{
  dx_database_roll_back (self->database);
}

/*
 * dx_store_remember:
 * @self: a store
 * @id: a proposal
 * @serial: which version of it this process has
 *
 * Takes note, so that a version of another process is not overwritten.
 */
void
dx_store_remember (DxStore *self, const char *id, gint64 serial)
{
  g_hash_table_insert (self->serials, g_strdup (id),
                       g_memdup2 (&serial, sizeof serial));
}

/*
 * dx_store_find_row:
 * @self: a store
 * @id: a proposal
 * @row: (out): its key
 * @error: return location for a #DxStoreError
 *
 * Finds a proposal, removed ones too.
 *
 * Returns: whether it is there
 */
gboolean
dx_store_find_row (DxStore *self, const char *id, gint64 *row, GError **error)
{
  g_autoptr (DxStatement) statement = dx_statement_take (
      self->database, "SELECT row FROM proposal WHERE id = ?1", error);
  DxStep step;

  if (statement == NULL)
    return FALSE;
  dx_statement_bind_text (statement, 1, id);
  step = dx_statement_step (statement, error);
  if (step == DX_STEP_ROW)
    *row = dx_statement_get_int64 (statement, 0);
  return step == DX_STEP_ROW
         || (step == DX_STEP_DONE && dx_store_not_found (error));
}
