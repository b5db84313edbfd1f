/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dx-config.h"

#define G_LOG_DOMAIN "dexuat-store"

#include "dx-store-private.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <string.h>
#include <unistd.h>

#include "dx-lock-private.h"

/* Whole copies of the database in the folder "backups" beside it, named by
 * their time. They are plain files: to restore one, put it in the place of
 * the database. */

#define FOLDER "backups"
#define PREFIX "dexuat-"
#define SUFFIX ".db"
#define TIME "YYYYMMDD-HHMMSS"
#define TEMPORARY ".dexuat-backup.tmp"
#define KEPT 10u

static char *
get_folder (DxStore *self)
{
  return g_build_filename (self->folder, FOLDER, NULL);
}

static gboolean
is_backup (const char *name)
{
  static const char pattern[] = PREFIX TIME SUFFIX;

  if (strlen (name) != strlen (pattern))
    return FALSE;
  for (gsize i = 0; pattern[i] != '\0'; i++)
    if (g_ascii_isupper (pattern[i]) ? !g_ascii_isdigit (name[i])
                                     : name[i] != pattern[i])
      return FALSE;
  return TRUE;
}

static int
compare_newest_first (gconstpointer a, gconstpointer b)
{
  return -strcmp (*(const char *const *) a, *(const char *const *) b);
}

static GPtrArray *
list_backups (const char *folder, GError **error)
{
  g_autoptr (GPtrArray) paths = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GError) local = NULL;
  g_autoptr (GDir) dir = g_dir_open (folder, 0, &local);
  const char *name;

  if (dir == NULL && !g_error_matches (local, G_FILE_ERROR, G_FILE_ERROR_NOENT))
    {
      dx_store_refuse (error, DX_STORE_ERROR_IO, "%s", local->message);
      return NULL;
    }
  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    if (is_backup (name))
      g_ptr_array_add (paths, g_build_filename (folder, name, NULL));
  g_ptr_array_sort (paths, compare_newest_first);
  return g_steal_pointer (&paths);
}

/* The time that the name of the newest copy says. */
static GDateTime *
read_time (const char *path)
{
  g_autofree char *name = g_path_get_basename (path);
  const char *stamp = name + strlen (PREFIX);
  g_autofree char *text = g_strndup (stamp, strlen (TIME));
  g_autoptr (GTimeZone) zone = g_time_zone_new_local ();

  text[strlen ("YYYYMMDD")] = 'T';
  return g_date_time_new_from_iso8601 (text, zone);
}

/* A name behind those that are there, so that names tell the order even of
 * two copies in one second. Names from a far future, when the clock was
 * wrong, do not count. */
static char *
find_name (const char *folder, GPtrArray *paths)
{
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();
  g_autoptr (GDateTime)
      newest = paths->len > 0 ? read_time (g_ptr_array_index (paths, 0)) : NULL;
  g_autoptr (GDateTime) time = NULL;
  g_autofree char *stamp = NULL;
  g_autofree char *name = NULL;
  GTimeSpan ahead = newest != NULL ? g_date_time_difference (newest, now) : 0;

  time = newest != NULL && ahead > -G_TIME_SPAN_SECOND
                 && ahead < G_TIME_SPAN_HOUR
             ? g_date_time_add_seconds (newest, 1)
             : g_date_time_ref (now);
  stamp = g_date_time_format (time, "%Y%m%d-%H%M%S");
  name = g_strconcat (PREFIX, stamp, SUFFIX, NULL);
  return g_build_filename (folder, name, NULL);
}

static void
remove_file (const char *path)
{
  static const char *const ends[] = { "", "-journal", "-wal", "-shm" };

  for (guint i = 0; i < G_N_ELEMENTS (ends); i++)
    {
      g_autofree char *name = g_strconcat (path, ends[i], NULL);

      g_unlink (name);
    }
}

static gboolean
copy_pages (DxDatabase *from, DxDatabase *to, GError **error)
{
  sqlite3_backup *backup =
      sqlite3_backup_init (to->handle, "main", from->handle, "main");
  int code;

  if (backup == NULL)
    return dx_database_fail (to, sqlite3_extended_errcode (to->handle), error);
  sqlite3_backup_step (backup, -1);
  code = sqlite3_backup_finish (backup);
  return code == SQLITE_OK || dx_database_fail (to, code, error);
}

/* The copy is checked as it stands on the disk, by a connection that did
 * not write it. A journal instead of a log makes it one file that can be
 * read anywhere. */
static gboolean
write_copy (DxDatabase *from, const char *path, GError **error)
{
  g_autoptr (DxDatabase)
      copy = dx_database_open (path, DX_DATABASE_WRITE, error);

  if (copy == NULL || !copy_pages (from, copy, error)
      || !dx_database_run (copy, "PRAGMA journal_mode = DELETE", error))
    return FALSE;
  g_clear_pointer (&copy, dx_database_free);
  copy = dx_database_open (path, DX_DATABASE_READ, error);
  return copy != NULL
         && dx_database_check (copy, "PRAGMA integrity_check (1)", error);
}

static void
sync_folder (const char *folder)
{
  int file = open (folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC);

  if (file < 0)
    return;
  fsync (file);
  close (file);
}

/* Old ones go, but never the one just made, even when the clock went
 * back. */
static void
drop_old_ones (const char *folder, const char *newest)
{
  g_autoptr (GPtrArray) paths = list_backups (folder, NULL);
  guint kept = 1;

  for (guint i = 0; paths != NULL && i < paths->len; i++)
    {
      const char *path = g_ptr_array_index (paths, i);

      if (!g_str_equal (path, newest) && ++kept > KEPT)
        g_unlink (path);
    }
}

/*
 * dx_store_back_up:
 * @self: a store
 * @database: its database, which may not be there in @self yet
 * @error: return location for a #DxStoreError
 *
 * Does the work of dx_store_backup ().
 *
 * Returns: (transfer full): the path of the copy
 */
char *
dx_store_back_up (DxStore *self, DxDatabase *database, GError **error)
{
  g_autofree char *folder = get_folder (self);
  g_autofree char *temporary = g_build_filename (folder, TEMPORARY, NULL);
  g_autoptr (GPtrArray) paths = NULL;
  g_autofree char *path = NULL;

  if (!dx_folder_make (folder, error))
    return NULL;
  paths = list_backups (folder, error);
  if (paths == NULL)
    return NULL;
  remove_file (temporary);
  if (!dx_file_make_private (temporary, error)
      || !write_copy (database, temporary, error))
    {
      remove_file (temporary);
      return NULL;
    }
  path = find_name (folder, paths);
  if (g_rename (temporary, path) != 0)
    {
      g_autofree char *name = g_filename_display_name (path);

      dx_store_refuse (error, DX_STORE_ERROR_IO, _ ("“%s” cannot be made: %s"),
                       name, g_strerror (errno));
      remove_file (temporary);
      return NULL;
    }
  sync_folder (folder);
  drop_old_ones (folder, path);
  return g_steal_pointer (&path);
}

/* Whether nothing was written since that copy. */
static gboolean
is_current (DxStore *self, const char *path)
{
  g_autoptr (DxDatabase)
      copy = dx_database_open (path, DX_DATABASE_STILL, NULL);
  static const char query[] = "SELECT serial FROM meta";
  gint64 there = 0;
  gint64 here = 0;

  return copy != NULL && dx_database_get_int64 (copy, query, &there, NULL)
         && dx_database_get_int64 (self->database, query, &here, NULL)
         && there == here;
}

/**
 * dx_store_backup:
 * @self: a store
 * @error: return location for a #DxStoreError
 *
 * Makes a copy of the whole database in the folder "backups" and checks
 * it. The ten newest are kept. When nothing was written since the newest
 * one, that one is it, so that the older ones stay.
 *
 * Returns: (transfer full): the path of the copy, or %NULL with @error set
 */
char *
dx_store_backup (DxStore *self, GError **error)
{
  g_autoptr (GPtrArray) paths = NULL;
  g_autofree char *folder = NULL;

  g_return_val_if_fail (DX_IS_STORE (self), NULL);
  g_return_val_if_fail (error == NULL || *error == NULL, NULL);

  if (!dx_store_check_access (self, error))
    return NULL;
  folder = get_folder (self);
  paths = list_backups (folder, error);
  if (paths == NULL)
    return NULL;
  if (paths->len > 0 && is_current (self, g_ptr_array_index (paths, 0)))
    return g_strdup (g_ptr_array_index (paths, 0));
  return dx_store_back_up (self, self->database, error);
}

/**
 * dx_store_list_backups:
 * @self: a store
 * @error: return location for a #DxStoreError
 *
 * Lists the copies of the database.
 *
 * Returns: (transfer full) (element-type filename): their paths, the newest
 *   first, maybe none, or %NULL with @error set
 */
GPtrArray *
dx_store_list_backups (DxStore *self, GError **error)
{
  g_autofree char *folder = NULL;

  g_return_val_if_fail (DX_IS_STORE (self), NULL);
  g_return_val_if_fail (error == NULL || *error == NULL, NULL);

  folder = get_folder (self);
  return list_backups (folder, error);
}
