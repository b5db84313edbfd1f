/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dx-config.h"

#define G_LOG_DOMAIN "dexuat-store"

#include "dx-database-private.h"

#include <errno.h>
#include <glib/gi18n-lib.h>
#include <string.h>

#include "dx-statement-private.h"

/* How long another program that has the file may keep us waiting, in
 * milliseconds: the window stands still meanwhile. */
#define WAIT 250

/* Commits reach the disk before they are called done. Nothing is written
 * outside the folder, so what is temporary stays in memory; a log of many
 * megabytes shrinks again. */
static const char settings[] = "PRAGMA synchronous = FULL;"
                               "PRAGMA temp_store = MEMORY;"
                               "PRAGMA cell_size_check = ON;"
                               "PRAGMA journal_size_limit = 4194304;"
                               "PRAGMA cache_size = -8000;";

static int
open_handle (const char *path, DxDatabaseMode mode, sqlite3 **handle)
{
  const int common = SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_EXRESCODE;
  g_autofree char *file = NULL;
  g_autofree char *uri = NULL;

  switch (mode)
    {
    case DX_DATABASE_WRITE:
      return sqlite3_open_v2 (path, handle, SQLITE_OPEN_READWRITE | common,
                              NULL);
    case DX_DATABASE_READ:
      return sqlite3_open_v2 (path, handle, SQLITE_OPEN_READONLY | common,
                              NULL);
    case DX_DATABASE_STILL:
      file = g_filename_to_uri (path, NULL, NULL);
      if (file == NULL)
        return SQLITE_CANTOPEN;
      uri = g_strconcat (file, "?immutable=1", NULL);
      return sqlite3_open_v2 (
          uri, handle, SQLITE_OPEN_READONLY | SQLITE_OPEN_URI | common, NULL);
    case DX_DATABASE_MEMORY:
    default:
      return sqlite3_open_v2 (
          ":memory:", handle,
          SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE | common, NULL);
    }
}

/* A file may come from anywhere: what it brings in its schema is not to be
 * trusted, and nobody writes to the inner tables of the search. */
static int
prepare (DxDatabase *self)
{
  static const struct {
    int option;
    int value;
  } options[] = {
    { SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0 },
    { SQLITE_DBCONFIG_DEFENSIVE, 1 },
    { SQLITE_DBCONFIG_ENABLE_FKEY, 1 },
    { SQLITE_DBCONFIG_ENABLE_TRIGGER, 0 },
    { SQLITE_DBCONFIG_ENABLE_VIEW, 0 },
    { SQLITE_DBCONFIG_DQS_DML, 0 },
    { SQLITE_DBCONFIG_DQS_DDL, 0 },
  };
  int code = SQLITE_OK;

  for (guint i = 0; i < G_N_ELEMENTS (options) && code == SQLITE_OK; i++)
    code = sqlite3_db_config (self->handle, options[i].option, options[i].value,
                              NULL);
  if (code == SQLITE_OK)
    code = sqlite3_busy_timeout (self->handle, WAIT);
  if (code == SQLITE_OK)
    self->tokenizer = dx_tokenizer_register (self->handle, &code);
  if (code == SQLITE_OK)
    code = sqlite3_exec (self->handle, settings, NULL, NULL, NULL);
  return code;
}

/*
 * dx_database_open:
 * @path: the file; also for one in memory, to be named in messages
 * @mode: what is to be done with it
 * @error: return location for a #DxStoreError
 *
 * Opens a database. SQLite looks into the file only when something is
 * asked, so that most faults show later.
 *
 * Returns: (transfer full): the database
 */
DxDatabase *
dx_database_open (const char *path, DxDatabaseMode mode, GError **error)
{
  g_autoptr (DxDatabase) self = g_new0 (DxDatabase, 1);
  int code;

  self->path = g_strdup (path);
  self->statements = g_hash_table_new_full (
      g_str_hash, g_str_equal, NULL, (GDestroyNotify) dx_statement_destroy);
  code = open_handle (path, mode, &self->handle);
  if (code == SQLITE_OK)
    code = prepare (self);
  if (code == SQLITE_OK)
    return g_steal_pointer (&self);
  dx_database_fail (self, code, error);
  return NULL;
}

/*
 * dx_database_copy:
 * @self: a database
 * @error: return location for a #DxStoreError
 *
 * Copies the whole of it into memory.
 *
 * Returns: (transfer full): a database that can be written and is gone
 *   when it is freed
 */
DxDatabase *
dx_database_copy (DxDatabase *self, GError **error)
{
  g_autoptr (DxDatabase)
      copy = dx_database_open (self->path, DX_DATABASE_MEMORY, error);
  sqlite3_backup *backup;
  int code;

  if (copy == NULL)
    return NULL;
  backup = sqlite3_backup_init (copy->handle, "main", self->handle, "main");
  if (backup == NULL)
    {
      dx_database_fail (copy, sqlite3_errcode (copy->handle), error);
      return NULL;
    }
  sqlite3_backup_step (backup, -1);
  code = sqlite3_backup_finish (backup);
  if (code == SQLITE_OK)
    return g_steal_pointer (&copy);
  dx_database_fail (self, code, error);
  return NULL;
}

/*
 * dx_database_free:
 * @self: (transfer full): a database, with no statement lent out
 *
 * Closes it. What was not committed is gone.
 */
void
dx_database_free (DxDatabase *self)
{
  g_hash_table_unref (self->statements);
  sqlite3_close (self->handle);
  g_clear_pointer (&self->tokenizer, dx_tokenizer_free);
  g_free (self->path);
  g_free (self);
}

static gboolean
is_lack_of_room (int number)
{
  return number == ENOSPC || number == EDQUOT || number == EFBIG;
}

static DxStoreError
get_kind (int code, int number)
{
  switch (code & 0xFF)
    {
    case SQLITE_FULL:
      return DX_STORE_ERROR_FULL;
    case SQLITE_IOERR:
      return is_lack_of_room (number) ? DX_STORE_ERROR_FULL : DX_STORE_ERROR_IO;
    case SQLITE_READONLY:
      return DX_STORE_ERROR_READ_ONLY;
    /* A plain error is a table or column that is not there. */
    case SQLITE_ERROR:
    case SQLITE_CORRUPT:
    case SQLITE_NOTADB:
    case SQLITE_FORMAT:
      return DX_STORE_ERROR_DAMAGED;
    case SQLITE_CANTOPEN:
    case SQLITE_PERM:
    case SQLITE_AUTH:
      return DX_STORE_ERROR_OPEN;
    case SQLITE_TOOBIG:
      return DX_STORE_ERROR_TOO_LARGE;
    default:
      return DX_STORE_ERROR_IO;
    }
}

static char *
describe (DxStoreError kind, int code, const char *name, const char *reason)
{
  if ((code & 0xFF) == SQLITE_BUSY || (code & 0xFF) == SQLITE_LOCKED)
    return g_strdup_printf (
        _ ("“%s” is in use by another program; please try again in a moment."),
        name);
  switch (kind)
    {
    case DX_STORE_ERROR_FULL:
      return g_strdup_printf (
          _ ("The disk is full and nothing was written to “%s”; please free "
             "some space."),
          name);
    case DX_STORE_ERROR_READ_ONLY:
      return g_strdup_printf (_ ("“%s” can only be read."), name);
    case DX_STORE_ERROR_DAMAGED:
      return g_strdup_printf (
          _ ("The database “%s” is damaged; earlier copies are in the folder "
             "“backups” beside it."),
          name);
    case DX_STORE_ERROR_OPEN:
      return g_strdup_printf (_ ("“%s” cannot be opened: %s"), name, reason);
    default:
      return g_strdup_printf (_ ("Reading or writing “%s” failed: %s"), name,
                              reason);
    }
}

/* SQLite forgets the system's number when a commit fails; @last is what
 * the system said last, which counts only if it can be nothing else. */
static int
find_reason (DxDatabase *self, int last)
{
  int number = self->handle != NULL ? sqlite3_system_errno (self->handle) : 0;

  return number == 0 && is_lack_of_room (last) ? last : number;
}

/*
 * dx_database_fail:
 * @self: a database
 * @code: a result code of SQLite that is an error
 * @error: return location for a #DxStoreError
 *
 * Says for people what went wrong.
 *
 * Returns: %FALSE
 */
gboolean
dx_database_fail (DxDatabase *self, int code, GError **error)
{
  const int number = find_reason (self, errno);
  const DxStoreError kind = get_kind (code, number);
  g_autofree char *name = g_filename_display_name (self->path);
  g_autofree char *message = NULL;

  message =
      describe (kind, code, name,
                number != 0 ? g_strerror (number) : sqlite3_errstr (code));
  g_set_error_literal (error, DX_STORE_ERROR, (int) kind, message);
  return FALSE;
}

/*
 * dx_database_run:
 * @self: a database
 * @sql: statements without parameters
 * @error: return location for a #DxStoreError
 *
 * Runs them one after the other.
 *
 * Returns: whether all went well
 */
gboolean
dx_database_run (DxDatabase *self, const char *sql, GError **error)
{
  int code;

  errno = 0;
  code = sqlite3_exec (self->handle, sql, NULL, NULL, NULL);
  return code == SQLITE_OK || dx_database_fail (self, code, error);
}

/*
 * dx_database_get_int64:
 * @self: a database
 * @sql: a query without parameters that gives one number
 * @value: (out): it
 * @error: return location for a #DxStoreError
 *
 * Asks for a number.
 *
 * Returns: whether there is one
 */
gboolean
dx_database_get_int64 (DxDatabase *self,
                       const char *sql,
                       gint64 *value,
                       GError **error)
{
  g_autoptr (DxStatement) statement = dx_statement_take (self, sql, error);
  DxStep step;

  if (statement == NULL)
    return FALSE;
  step = dx_statement_step (statement, error);
  if (step == DX_STEP_DONE)
    return dx_database_fail (self, SQLITE_CORRUPT, error);
  if (step == DX_STEP_ROW)
    *value = dx_statement_get_int64 (statement, 0);
  return step == DX_STEP_ROW;
}

/*
 * dx_database_check:
 * @self: a database
 * @sql: "PRAGMA quick_check (1)" or "PRAGMA integrity_check (1)"
 * @error: return location for a #DxStoreError
 *
 * Looks whether the file is sound.
 *
 * Returns: whether it is
 */
gboolean
dx_database_check (DxDatabase *self, const char *sql, GError **error)
{
  g_autoptr (DxStatement) statement = dx_statement_take (self, sql, error);
  DxStep step;

  if (statement == NULL)
    return FALSE;
  step = dx_statement_step (statement, error);
  if (step == DX_STEP_FAILED)
    return FALSE;
  return (step == DX_STEP_ROW
          && g_strcmp0 (dx_statement_get_text (statement, 0), "ok") == 0)
         || dx_database_fail (self, SQLITE_CORRUPT, error);
}

/*
 * dx_database_roll_back:
 * @self: a database
 *
 * Ends the transaction, if there is one, as if it had never begun.
 */
void
dx_database_roll_back (DxDatabase *self)
{
  if (!sqlite3_get_autocommit (self->handle))
    sqlite3_exec (self->handle, "ROLLBACK", NULL, NULL, NULL);
}
