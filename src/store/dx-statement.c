/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dx-config.h"

#define G_LOG_DOMAIN "dexuat-store"

#include "dx-statement-private.h"

#include <errno.h>

/**
 * DxStatement:
 * @database: whose it is
 * @handle: the statement
 * @lent: whether somebody works with it
 * @kept: whether the database keeps it
 * @code: what the bindings came to
 */
struct _DxStatement {
  DxDatabase *database;
  sqlite3_stmt *handle;
  gboolean lent;
  gboolean kept;
  int code;
};

static DxStatement *
prepare (DxDatabase *database, const char *sql, GError **error)
{
  sqlite3_stmt *handle;
  DxStatement *self;
  int code = sqlite3_prepare_v3 (database->handle, sql, -1,
                                 SQLITE_PREPARE_PERSISTENT, &handle, NULL);

  if (code != SQLITE_OK)
    {
      dx_database_fail (database, code, error);
      return NULL;
    }
  self = g_new0 (DxStatement, 1);
  self->database = database;
  self->handle = handle;
  return self;
}

/*
 * dx_statement_take:
 * @database: a database
 * @sql: one statement; it lives as long as the program
 * @error: return location
 *
 * Lends out the statement; it is prepared when nobody did so before, and
 * once more while another one works with it.
 *
 * Returns: (transfer full): the statement, to be released
 */
DxStatement *
dx_statement_take (DxDatabase *database, const char *sql, GError **error)
{
  DxStatement *self = g_hash_table_lookup (database->statements, sql);

  if (self == NULL || self->lent)
    {
      const gboolean kept = self == NULL;

      self = prepare (database, sql, error);
      if (self == NULL)
        return NULL;
      self->kept = kept;
      if (kept)
        g_hash_table_insert (database->statements, (gpointer) sql, self);
    }
  self->lent = TRUE;
  self->code = SQLITE_OK;
  return self;
}

/*
 * dx_statement_release:
 * @self: (transfer full): a statement
 *
 * Gives it back.
 */
void
dx_statement_release (DxStatement *self)
{
  if (!self->kept)
    {
      dx_statement_destroy (self);
      return;
    }
  sqlite3_reset (self->handle);
  sqlite3_clear_bindings (self->handle);
  self->lent = FALSE;
}

/*
 * dx_statement_destroy:
 * @self: (transfer full): a statement
 *
 * Frees it; for its database.
 */
void
dx_statement_destroy (DxStatement *self)
{
  sqlite3_finalize (self->handle);
  g_free (self);
}

static void
note (DxStatement *self, int code)
{
  if (self->code == SQLITE_OK)
    self->code = code;
}

/*
 * dx_statement_bind_int64:
 * @self: a statement
 * @index: of the parameter
 * @value: its value
 *
 * Sets a parameter.
 */
void
dx_statement_bind_int64 (DxStatement *self, int index, gint64 value)
{
  note (self, sqlite3_bind_int64 (self->handle, index, value));
}

/*
 * dx_statement_bind_text:
 * @self: a statement
 * @index: of the parameter
 * @text: (nullable): its value, which stays until the release
 *
 * Sets a parameter.
 */
void
dx_statement_bind_text (DxStatement *self, int index, const char *text)
{
  note (self, sqlite3_bind_text (self->handle, index, text, -1, SQLITE_STATIC));
}

/*
 * dx_statement_bind_bytes:
 * @self: a statement
 * @index: of the parameter
 * @bytes: its value, which stays until the release
 *
 * Sets a parameter to a BLOB.
 */
void
dx_statement_bind_bytes (DxStatement *self, int index, GBytes *bytes)
{
  gsize size;
  gconstpointer data = g_bytes_get_data (bytes, &size);

  /* A pointer to nothing would be NULL instead of an empty BLOB. */
  note (self, sqlite3_bind_blob64 (self->handle, index, size > 0 ? data : "",
                                   size, SQLITE_STATIC));
}

/*
 * dx_statement_bind_json:
 * @self: a statement
 * @index: of the parameter
 * @json: UTF-8, which stays until the release
 *
 * Sets a parameter to a text.
 */
void
dx_statement_bind_json (DxStatement *self, int index, GBytes *json)
{
  gsize size;
  const char *data = g_bytes_get_data (json, &size);

  note (self, sqlite3_bind_text64 (self->handle, index, data, size,
                                   SQLITE_STATIC, SQLITE_UTF8));
}

/*
 * dx_statement_step:
 * @self: a statement
 * @error: return location
 *
 * Goes to the next row.
 *
 * Returns: whether there is a row, none, or @error
 */
DxStep
dx_statement_step (DxStatement *self, GError **error)
{
  int code = self->code;

  errno = 0;
  if (code == SQLITE_OK)
    code = sqlite3_step (self->handle);
  if (code == SQLITE_ROW)
    return DX_STEP_ROW;
  if (code == SQLITE_DONE)
    return DX_STEP_DONE;
  dx_database_fail (self->database, code, error);
  return DX_STEP_FAILED;
}

/*
 * dx_statement_run:
 * @self: a statement that gives no rows, or none that matter
 * @error: return location
 *
 * Runs it to its end.
 *
 * Returns: whether it went well
 */
gboolean
dx_statement_run (DxStatement *self, GError **error)
{
  DxStep step;

  do
    step = dx_statement_step (self, error);
  while (step == DX_STEP_ROW);
  return step == DX_STEP_DONE;
}

/*
 * dx_statement_reset:
 * @self: a statement
 *
 * Back to the beginning, with the parameters as they are.
 */
void
dx_statement_reset (DxStatement *self)
{
  sqlite3_reset (self->handle);
  self->code = SQLITE_OK;
}

/*
 * dx_statement_get_int64:
 * @self: a statement at a row
 * @column: its number
 *
 * Returns: its value, 0 for none
 */
gint64
dx_statement_get_int64 (DxStatement *self, int column)
{
  return sqlite3_column_int64 (self->handle, column);
}

/*
 * dx_statement_get_text:
 * @self: a statement at a row
 * @column: its number
 *
 * Returns: (transfer none) (nullable): its value until the next step
 */
const char *
dx_statement_get_text (DxStatement *self, int column)
{
  return (const char *) sqlite3_column_text (self->handle, column);
}

/*
 * dx_statement_get_bytes:
 * @self: a statement at a row
 * @column: its number
 *
 * Returns: (transfer full): a copy of its value, maybe of no bytes
 */
GBytes *
dx_statement_get_bytes (DxStatement *self, int column)
{
  gconstpointer data = sqlite3_column_blob (self->handle, column);
  int size = sqlite3_column_bytes (self->handle, column);

  return g_bytes_new (data, (gsize) size);
}

/*
 * dx_statement_is_null:
 * @self: a statement at a row
 * @column: its number
 *
 * Returns: whether there is no value
 */
gboolean
dx_statement_is_null (DxStatement *self, int column)
{
  return sqlite3_column_type (self->handle, column) == SQLITE_NULL;
}
