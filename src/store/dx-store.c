/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dx-config.h"

#define G_LOG_DOMAIN "dexuat-store"

#include "dx-store.h"

#include <errno.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <sys/stat.h>

#include "dx-lock-private.h"
#include "dx-store-error-private.h"
#include "dx-store-private.h"

/* The library of proposals: one SQLite database in a folder of one person.
 * Whoever has the lock beside it writes; others read. */

#define DATABASE "dexuat.db"
#define LOCK "dexuat.lock"

/* A database up to this size is looked over whole when it is opened, in
 * bytes; larger ones take too long, and every backup looks at all of it. */
#define SMALL (8 * 1024 * 1024)

/* How often, and how long, in microseconds, one waits for another process
 * that is just making the database. */
#define TRIES 40
#define PAUSE (50 * 1000)

enum { CHANGED, N_SIGNALS };

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (DxStore, dx_store, G_TYPE_OBJECT)

/* Many small pieces of the index become fewer larger ones. The limit is in
 * pages and keeps this to some hundredths of a second. */
static void
merge_words (DxStore *self)
{
  if (self->merges && self->access == DX_STORE_WRITABLE)
    dx_database_run (self->database,
                     "INSERT INTO words (words, rank) VALUES ('merge', 256)",
                     NULL);
}

static void
dx_store_finalize (GObject *object)
{
  DxStore *self = DX_STORE (object);

  if (self->database != NULL)
    merge_words (self);
  g_clear_pointer (&self->database, dx_database_free);
  dx_lock_release (&self->lock);
  g_hash_table_unref (self->serials);
  g_free (self->session);
  g_free (self->folder);
  g_free (self->path);
  G_OBJECT_CLASS (dx_store_parent_class)->finalize (object);
}

static void
dx_store_class_init (DxStoreClass *class)
{
  G_OBJECT_CLASS (class)->finalize = dx_store_finalize;

  /**
   * DxStore::changed:
   * @self: the store
   * @id: the proposal, or "" when there may be many
   *
   * Emitted after a proposal was saved, removed or brought back, and when
   * another process wrote.
   */
  signals[CHANGED] = g_signal_new ("changed", DX_TYPE_STORE, G_SIGNAL_RUN_LAST,
                                   0, NULL, NULL, NULL, G_TYPE_NONE, 1,
                                   G_TYPE_STRING);
}

static void
dx_store_init (DxStore *self)
{
  self->lock = -1;
  self->session = g_uuid_string_random ();
  self->serials =
      g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
}

/* Small databases are looked over whole. */
static gboolean
check_soundness (DxDatabase *database, GError **error)
{
  GStatBuf status;

  return g_stat (database->path, &status) != 0 || status.st_size > SMALL
         || dx_database_check (database, "PRAGMA quick_check (1)", error);
}

/* What stands beside the database has the mode that the database had when
 * it was made. */
static void
make_companions_private (const char *path)
{
  static const char *const ends[] = { "-wal", "-shm", "-journal" };

  for (guint i = 0; i < G_N_ELEMENTS (ends); i++)
    {
      g_autofree char *name = g_strconcat (path, ends[i], NULL);

      if (g_file_test (name, G_FILE_TEST_IS_REGULAR))
        dx_file_make_private (name, NULL);
    }
}

/* Before a step up, a copy of what is there. */
static gboolean
migrate (DxStore *self, DxDatabase *database, GError **error)
{
  int version = 0;

  if (!dx_schema_read_version (database, &version, error))
    return FALSE;
  if (version == DX_SCHEMA_NONE
      && !dx_database_run (database, "PRAGMA auto_vacuum = INCREMENTAL", error))
    return FALSE;
  if (version > DX_SCHEMA_NONE
      && version < dx_schema_get_latest (self->steps, self->n_steps))
    {
      g_autofree char *backup = dx_store_back_up (self, database, error);

      if (backup == NULL)
        return FALSE;
    }
  return dx_schema_climb (database, self->steps, self->n_steps, error);
}

static DxDatabase *
open_to_write (DxStore *self, GError **error)
{
  g_autoptr (DxDatabase) database = NULL;

  if (!dx_file_make_private (self->path, error))
    return NULL;
  make_companions_private (self->path);
  database = dx_database_open (self->path, DX_DATABASE_WRITE, error);
  /* Where there can be no log beside it, SQLite goes on with a journal,
   * which is as safe. */
  if (database == NULL || !migrate (self, database, error)
      || !dx_database_run (database, "PRAGMA journal_mode = WAL", error)
      || !check_soundness (database, error)
      || !dx_schema_arm (database, error))
    return NULL;
  return g_steal_pointer (&database);
}

/* Who may only read cannot bring the file up to date, but a copy of it. */
static DxDatabase *
bring_up_to_date (DxStore *self, DxDatabase *database, GError **error)
{
  g_autoptr (DxDatabase) owned = database;
  g_autoptr (DxDatabase) copy = NULL;
  const int latest = dx_schema_get_latest (self->steps, self->n_steps);
  int version = 0;

  if (!dx_schema_read_version (database, &version, error))
    return NULL;
  if (version == latest)
    return g_steal_pointer (&owned);
  if (version < latest)
    copy = dx_database_copy (database, error);
  if (version < latest && copy == NULL)
    return NULL;
  if (!dx_schema_climb (copy != NULL ? copy : database, self->steps,
                        self->n_steps, error))
    return NULL;
  return g_steal_pointer (&copy);
}

/* Whether the other process has made its database, which takes a moment. */
static gboolean
wait_for_tables (DxDatabase *database, GError **error)
{
  for (guint i = 0; i < TRIES; i++)
    {
      g_autoptr (GError) local = NULL;
      int version;

      if (dx_schema_read_version (database, &version, &local)
          && version > DX_SCHEMA_NONE)
        return TRUE;
      if (i + 1 == TRIES && local != NULL)
        {
          g_propagate_error (error, g_steal_pointer (&local));
          return FALSE;
        }
      g_usleep (PAUSE);
    }
  return dx_store_refuse (
      error, DX_STORE_ERROR_OPEN, "%s",
      _ ("The program is just making its database in another session; please "
         "try again in a moment."));
}

static DxDatabase *
open_beside_writer (DxStore *self, GError **error)
{
  g_autoptr (DxDatabase) database = NULL;

  for (guint i = 0; i < TRIES && !g_file_test (self->path, G_FILE_TEST_EXISTS);
       i++)
    g_usleep (PAUSE);
  database = dx_database_open (self->path, DX_DATABASE_READ, error);
  if (database == NULL || !wait_for_tables (database, error))
    return NULL;
  return bring_up_to_date (self, g_steal_pointer (&database), error);
}

static gboolean
has_log (const char *path)
{
  g_autofree char *log = g_strconcat (path, "-wal", NULL);
  GStatBuf status;

  return g_stat (log, &status) == 0 && status.st_size > 0;
}

static gboolean
check_place (DxStore *self, gboolean has_to_be_still, GError **error)
{
  g_autofree char *name = g_filename_display_name (self->folder);

  if (!g_file_test (self->path, G_FILE_TEST_EXISTS))
    return dx_store_refuse (
        error, DX_STORE_ERROR_OPEN,
        _ ("There are no proposals in “%s”, and nothing can be written "
           "there."),
        name);
  if (has_to_be_still && has_log (self->path))
    return dx_store_refuse (
        error, DX_STORE_ERROR_OPEN,
        _ ("“%s” can only be read, and the program ended there in the middle "
           "of its work; please copy the folder to a place where it can be "
           "written."),
        name);
  return TRUE;
}

/* Without a log, nothing needs to be written beside the file for reading
 * it. With one, what was written last stands there, and would be missed. */
static DxDatabase *
open_on_medium (DxStore *self, GError **error)
{
  g_autoptr (DxDatabase) database = NULL;
  gint64 version = 0;

  if (!check_place (self, FALSE, error))
    return NULL;
  database = dx_database_open (self->path, DX_DATABASE_READ, NULL);
  if (database == NULL
      || !dx_database_get_int64 (database, "PRAGMA user_version", &version,
                                 NULL))
    {
      g_clear_pointer (&database, dx_database_free);
      if (!check_place (self, TRUE, error))
        return NULL;
      database = dx_database_open (self->path, DX_DATABASE_STILL, error);
      if (database == NULL)
        return NULL;
    }
  return bring_up_to_date (self, g_steal_pointer (&database), error);
}

static DxDatabase *
open_database (DxStore *self, DxStoreAccess access, GError **error)
{
  switch (access)
    {
    case DX_STORE_WRITABLE:
      return open_to_write (self, error);
    case DX_STORE_BUSY:
      return open_beside_writer (self, error);
    case DX_STORE_MEDIUM:
    default:
      return open_on_medium (self, error);
    }
}

/* What this process may do, with the lock if it may write. */
static gboolean
find_access (DxStore *self, DxStoreAccess *access, int *lock, GError **error)
{
  g_autofree char *path = g_build_filename (self->folder, LOCK, NULL);

  if (!dx_folder_can_write (self->folder, self->path))
    {
      *access = DX_STORE_MEDIUM;
      return TRUE;
    }
  switch (dx_lock_take (path, lock, error))
    {
    case DX_LOCK_TAKEN:
      *access = DX_STORE_WRITABLE;
      return TRUE;
    case DX_LOCK_HELD:
      *access = DX_STORE_BUSY;
      return TRUE;
    case DX_LOCK_REFUSED:
      *access = DX_STORE_MEDIUM;
      return TRUE;
    case DX_LOCK_FAILED:
    default:
      return FALSE;
    }
}

static gint64
read_data_version (DxStore *self)
{
  gint64 version = 0;

  dx_database_get_int64 (self->database, "PRAGMA data_version", &version, NULL);
  return version;
}

/*
 * dx_store_open_with_steps:
 * @folder: where the database is
 * @steps: (array length=n_steps): the ladder of versions
 * @n_steps: how many
 * @error: return location for a #DxStoreError
 *
 * Does the work of dx_store_open (), for tests with a ladder of their own.
 *
 * Returns: (transfer full): the store
 */
DxStore *
dx_store_open_with_steps (const char *folder,
                          const DxSchemaStep *steps,
                          guint n_steps,
                          GError **error)
{
  g_autoptr (DxStore) self = g_object_new (DX_TYPE_STORE, NULL);

  self->folder = g_strdup (folder);
  self->path = g_build_filename (folder, DATABASE, NULL);
  self->steps = steps;
  self->n_steps = n_steps;
  if (!dx_folder_make (folder, error)
      || !find_access (self, &self->access, &self->lock, error))
    return NULL;
  self->database = open_database (self, self->access, error);
  if (self->database == NULL)
    return NULL;
  self->data_version = read_data_version (self);
  return g_steal_pointer (&self);
}

/**
 * dx_store_open:
 * @folder: where the database is; "dexuat" in the user's data folder
 * @error: return location for a #DxStoreError
 *
 * Opens the library of proposals, and makes it when there is none. The
 * folder is made for its owner alone, as is everything in it. While another
 * process has it open, or where nothing can be written, it can be read.
 *
 * A store, its lists and its items belong to one thread.
 *
 * Returns: (transfer full): the store, or %NULL with @error set
 */
DxStore *
dx_store_open (const char *folder, GError **error)
{
  g_return_val_if_fail (folder != NULL, NULL);
  g_return_val_if_fail (error == NULL || *error == NULL, NULL);

  return dx_store_open_with_steps (folder, dx_schema_steps, dx_schema_n_steps,
                                   error);
}

/**
 * dx_store_get_access:
 * @self: a store
 *
 * Returns: what this process may do with it
 */
DxStoreAccess
dx_store_get_access (DxStore *self)
{
  g_return_val_if_fail (DX_IS_STORE (self), DX_STORE_MEDIUM);

  return self->access;
}

/* Tells the listeners when the other process wrote. */
static void
look_for_changes (DxStore *self)
{
  gint64 version = read_data_version (self);

  if (version == self->data_version)
    return;
  self->data_version = version;
  dx_store_emit_changed (self, "");
}

/**
 * dx_store_retry_lock:
 * @self: a store
 *
 * Takes over when the process that had the database open is gone, or when
 * the folder can be written by now. To be called now and then by a reader:
 * it also emits #DxStore::changed when the other process wrote meanwhile.
 *
 * Returns: whether this process may write
 */
gboolean
dx_store_retry_lock (DxStore *self)
{
  DxDatabase *database = NULL;
  DxStoreAccess access;
  int lock = -1;

  g_return_val_if_fail (DX_IS_STORE (self), FALSE);

  if (self->access == DX_STORE_WRITABLE)
    return TRUE;
  if (find_access (self, &access, &lock, NULL) && access == DX_STORE_WRITABLE)
    database = open_database (self, access, NULL);
  if (database == NULL)
    {
      dx_lock_release (&lock);
      look_for_changes (self);
      return FALSE;
    }
  dx_database_free (self->database);
  self->database = database;
  self->access = access;
  self->lock = lock;
  self->data_version = read_data_version (self);
  dx_store_emit_changed (self, "");
  return TRUE;
}

/**
 * dx_store_get_folder:
 * @self: a store
 *
 * Returns: (transfer none): the folder that it was opened with
 */
const char *
dx_store_get_folder (DxStore *self)
{
  g_return_val_if_fail (DX_IS_STORE (self), NULL);

  return self->folder;
}

/*
 * dx_store_now:
 * @self: a store
 *
 * Returns: the time in Unix milliseconds
 */
gint64
dx_store_now (DxStore *self)
{
  return self->fixed_now != 0 ? self->fixed_now : g_get_real_time () / 1000;
}

/*
 * dx_store_set_now:
 * @self: a store
 * @now: the time in Unix milliseconds, or 0 for the true one
 *
 * Stops the clock of this store, for tests.
 */
void
dx_store_set_now (DxStore *self, gint64 now)
{
  self->fixed_now = now;
}

/*
 * dx_store_emit_changed:
 * @self: a store
 * @id: a proposal, or "" for many
 *
 * Tells the listeners.
 */
void
dx_store_emit_changed (DxStore *self, const char *id)
{
  g_signal_emit (self, signals[CHANGED], 0, id);
}
