/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dx-config.h"

#define G_LOG_DOMAIN "dexuat-store"

#include "dx-store-private.h"

/* Proposals that were removed: hidden first, so that they can be brought
 * back, and deleted later. */

static gboolean
run_at (
    DxStore *self, const char *sql, gint64 first, gint64 second, GError **error)
{
  g_autoptr (DxStatement)
      statement = dx_statement_take (self->database, sql, error);

  if (statement == NULL)
    return FALSE;
  dx_statement_bind_int64 (statement, 1, first);
  if (second != 0)
    dx_statement_bind_int64 (statement, 2, second);
  return dx_statement_run (statement, error);
}

static gboolean
hide (
    DxStore *self, const char *id, const char *sql, gint64 now, GError **error)
{
  gint64 row = 0;
  gboolean good;

  if (!dx_store_begin (self, NULL, error))
    return FALSE;
  good = dx_store_find_row (self, id, &row, error)
         && run_at (self, sql, row, now, error);
  if (!dx_store_end (self, good, error))
    return FALSE;
  dx_store_emit_changed (self, id);
  return TRUE;
}

/**
 * dx_store_trash:
 * @self: a store
 * @id: a proposal
 * @error: return location for a #DxStoreError
 *
 * Removes a proposal from the list. All of it stays until
 * dx_store_delete_trashed ().
 *
 * Returns: whether it is removed
 */
gboolean
dx_store_trash (DxStore *self, const char *id, GError **error)
{
  g_return_val_if_fail (DX_IS_STORE (self), FALSE);
  g_return_val_if_fail (id != NULL, FALSE);
  g_return_val_if_fail (error == NULL || *error == NULL, FALSE);

  return hide (self, id,
               "UPDATE proposal SET trashed = ?2 WHERE row = ?1"
               " AND trashed = 0",
               dx_store_now (self), error);
}

/**
 * dx_store_untrash:
 * @self: a store
 * @id: a proposal
 * @error: return location for a #DxStoreError
 *
 * Brings a removed proposal back.
 *
 * Returns: whether it is back
 */
gboolean
dx_store_untrash (DxStore *self, const char *id, GError **error)
{
  g_return_val_if_fail (DX_IS_STORE (self), FALSE);
  g_return_val_if_fail (id != NULL, FALSE);
  g_return_val_if_fail (error == NULL || *error == NULL, FALSE);

  return hide (self, id, "UPDATE proposal SET trashed = 0 WHERE row = ?1", 0,
               error);
}

/* Revisions, attachments and texts go with their proposal. */
static gboolean
delete_all (DxStore *self, gint64 before, int *deleted, GError **error)
{
  static const char *const statements[] = {
    "DELETE FROM words WHERE rowid IN (SELECT row FROM proposal"
    " WHERE trashed <> 0 AND trashed < ?1)",
    "DELETE FROM proposal WHERE trashed <> 0 AND trashed < ?1",
    "DELETE FROM attachment WHERE removed <> 0 AND removed < ?1",
  };

  for (guint i = 0; i < G_N_ELEMENTS (statements); i++)
    {
      if (!run_at (self, statements[i], before, 0, error))
        return FALSE;
      *deleted += sqlite3_changes (self->database->handle);
    }
  return TRUE;
}

/**
 * dx_store_delete_trashed:
 * @self: a store
 * @before: Unix milliseconds
 * @error: return location for a #DxStoreError
 *
 * Deletes for good what was removed before that time: proposals with their
 * revisions and attachments, and attachments.
 *
 * Returns: whether it went well, also when there was nothing to delete
 */
gboolean
dx_store_delete_trashed (DxStore *self, gint64 before, GError **error)
{
  int deleted = 0;
  gboolean good;

  g_return_val_if_fail (DX_IS_STORE (self), FALSE);
  g_return_val_if_fail (error == NULL || *error == NULL, FALSE);

  if (!dx_store_begin (self, NULL, error))
    return FALSE;
  good = delete_all (self, before, &deleted, error);
  if (good && deleted == 0)
    {
      dx_store_cancel (self);
      return TRUE;
    }
  if (!dx_store_end (self, good, error))
    return FALSE;
  /* The file gets smaller; when that fails, it will the next time. */
  dx_database_run (self->database, "PRAGMA incremental_vacuum", NULL);
  dx_store_emit_changed (self, "");
  return TRUE;
}
