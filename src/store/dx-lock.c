/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dx-config.h"

#define G_LOG_DOMAIN "dexuat-store"

#include "dx-lock-private.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <sys/stat.h>
#include <unistd.h>

#include "dx-store-error-private.h"

/* The folder and its files belong to one person, whatever the umask: they
 * hold names and telephone numbers. */
#define FOLDER_MODE 0700
#define FILE_MODE 0600

static gboolean
fail_to_make (const char *path, int number, GError **error)
{
  g_autofree char *name = g_filename_display_name (path);
  const gboolean full = number == ENOSPC || number == EDQUOT;

  return dx_store_refuse (
      error, full ? DX_STORE_ERROR_FULL : DX_STORE_ERROR_OPEN,
      _ ("“%s” cannot be made: %s"), name, g_strerror (number));
}

/*
 * dx_folder_make:
 * @folder: a path
 * @error: return location for a #DxStoreError
 *
 * Makes the folder, and those above it, when it is not there.
 *
 * Returns: whether it is there
 */
gboolean
dx_folder_make (const char *folder, GError **error)
{
  g_autofree char *parent = NULL;

  if (g_file_test (folder, G_FILE_TEST_IS_DIR))
    return TRUE;
  parent = g_path_get_dirname (folder);
  if (!g_str_equal (parent, folder) && !dx_folder_make (parent, error))
    return FALSE;
  if (g_mkdir (folder, FOLDER_MODE) == 0 && g_chmod (folder, FOLDER_MODE) == 0)
    return TRUE;
  if (errno == EEXIST && g_file_test (folder, G_FILE_TEST_IS_DIR))
    return TRUE;
  return fail_to_make (folder, errno, error);
}

static gboolean
can_write (const char *path)
{
  return faccessat (AT_FDCWD, path, R_OK | W_OK, AT_EACCESS) == 0;
}

/*
 * dx_folder_can_write:
 * @folder: a folder
 * @file: a file in it, which may not be there
 *
 * Returns: whether @file can be written, and others beside it
 */
gboolean
dx_folder_can_write (const char *folder, const char *file)
{
  return can_write (folder)
         && (can_write (file) || !g_file_test (file, G_FILE_TEST_EXISTS));
}

/*
 * dx_file_make_private:
 * @path: a file
 * @error: return location for a #DxStoreError
 *
 * Makes the file, without content, when it is not there; nobody else may
 * read it then or later. SQLite gives what it puts beside a database the
 * same mode. A file that is there is not opened: closing it would take the
 * locks away that another connection of this process has on it.
 *
 * Returns: whether it is there
 */
gboolean
dx_file_make_private (const char *path, GError **error)
{
  const int file =
      open (path, O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC | O_NOCTTY, FILE_MODE);
  const int number = errno;
  GStatBuf status;

  if (file >= 0)
    close (file);
  else if (number != EEXIST)
    return fail_to_make (path, number, error);
  /* A file of somebody else's cannot be changed, and need not be. */
  if (g_stat (path, &status) == 0 && (status.st_mode & 0777) != FILE_MODE
      && g_chmod (path, FILE_MODE) != 0)
    g_debug ("chmod: %s", g_strerror (errno));
  return TRUE;
}

/* A lock that came with a folder from a medium may be one that can only be
 * read; it holds nothing. */
static int
open_lock (const char *path)
{
  const int flags = O_RDWR | O_CREAT | O_CLOEXEC | O_NOCTTY;
  const int file = open (path, flags, FILE_MODE);

  if (file < 0 && errno == EACCES && g_chmod (path, FILE_MODE) == 0)
    return open (path, flags, FILE_MODE);
  return file;
}

/*
 * dx_lock_take:
 * @path: a lock file
 * @lock: (out): what dx_lock_release () wants when it is taken
 * @error: return location for a #DxStoreError
 *
 * Takes the lock without waiting. It belongs to the open file and not to
 * the process, so that no other part of the program gives it up by chance,
 * and it goes with the process however that ends.
 *
 * Returns: what came of it
 */
DxLockResult
dx_lock_take (const char *path, int *lock, GError **error)
{
  struct flock whole = { .l_type = F_WRLCK, .l_whence = SEEK_SET };
  int file = open_lock (path);
  int number;

  if (file < 0 && (errno == EACCES || errno == EPERM || errno == EROFS))
    return DX_LOCK_REFUSED;
  if (file < 0)
    {
      fail_to_make (path, errno, error);
      return DX_LOCK_FAILED;
    }
  if (fchmod (file, FILE_MODE) != 0)
    g_debug ("fchmod: %s", g_strerror (errno));
  if (fcntl (file, F_OFD_SETLK, &whole) == 0)
    {
      *lock = file;
      return DX_LOCK_TAKEN;
    }
  number = errno;
  close (file);
  if (number == EAGAIN || number == EACCES)
    return DX_LOCK_HELD;
  dx_store_refuse (error, DX_STORE_ERROR_OPEN, _ ("“%s” cannot be locked: %s"),
                   path, g_strerror (number));
  return DX_LOCK_FAILED;
}

/*
 * dx_lock_release:
 * @lock: (inout): a lock, or -1
 *
 * Gives the lock up.
 */
void
dx_lock_release (int *lock)
{
  if (*lock >= 0)
    close (*lock);
  *lock = -1;
}
