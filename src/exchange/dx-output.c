/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dx-config.h"

#define G_LOG_DOMAIN "dexuat-exchange"

#include "dx-output.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

#define BUFFER_BYTES (64 * 1024)
#define NAME_TRIES 100

/* A file that is there whole or not at all. It is written without a name
 * where the file system can do that (so that nothing stays behind even if
 * the program is killed), else under a hidden one beside its place, and
 * takes its name at the end. Standard output and devices get their bytes
 * at the end, when all of them are known. */
struct _DxOutput {
  char *path;
  char *hidden;
  int fd;
  gboolean direct;
  GByteArray *buffer;
};

G_DEFINE_QUARK (dx-output-error-quark, dx_output_error)

static const char *
reason (int number)
{
  switch (number)
    {
    case ENOENT:
      return _ ("the folder does not exist");
    case EACCES:
    case EPERM:
      return _ ("you are not allowed to write there");
    case EROFS:
      return _ ("the disk can only be read");
    case ENOSPC:
    case EDQUOT:
      return _ ("the disk is full");
    case EFBIG:
      return _ ("the file would be larger than is allowed here");
    case EISDIR:
      return _ ("a folder has this name");
    case ENAMETOOLONG:
      return _ ("the name is too long");
    default:
      return g_strerror (number);
    }
}

static void
set_error (GError **error, DxOutputError code, int number)
{
  g_set_error_literal (error, DX_OUTPUT_ERROR, code, reason (number));
}

static mode_t
default_mode (void)
{
  mode_t mask = umask (0);

  umask (mask);

  return 0666 & ~mask;
}

static char *
random_name (const char *path)
{
  g_autofree char *folder = g_path_get_dirname (path);
  g_autofree char *name = g_strdup_printf (".dexuat-%08x", g_random_int ());

  return g_build_filename (folder, name, NULL);
}

static gboolean
open_hidden (DxOutput *self)
{
  for (guint i = 0; i < NAME_TRIES; i++)
    {
      g_autofree char *name = random_name (self->path);

      self->fd = g_open (name, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC,
                         default_mode ());
      if (self->fd >= 0)
        {
          self->hidden = g_steal_pointer (&name);
          return TRUE;
        }
      if (errno != EEXIST)
        return FALSE;
    }

  return FALSE;
}

static gboolean
open_file (DxOutput *self)
{
  g_autofree char *folder = g_path_get_dirname (self->path);

  self->fd = g_open (folder, O_WRONLY | O_TMPFILE | O_CLOEXEC, default_mode ());
  if (self->fd >= 0)
    return TRUE;
  if (errno == ENOENT || errno == EACCES || errno == EROFS)
    return FALSE;

  return open_hidden (self);
}

/* What stands there already: a link is followed to its file, a device or
 * pipe is written as it is. */
static gboolean
open_place (DxOutput *self)
{
  struct stat status;
  g_autofree char *real = NULL;
  char *resolved;

  if (stat (self->path, &status) != 0)
    return open_file (self);
  if (S_ISDIR (status.st_mode))
    {
      errno = EISDIR;
      return FALSE;
    }
  if (!S_ISREG (status.st_mode))
    {
      self->direct = TRUE;
      self->fd = g_open (self->path, O_WRONLY | O_CLOEXEC, 0);
      return self->fd >= 0;
    }
  if (g_access (self->path, W_OK) != 0)
    return FALSE;

  resolved = realpath (self->path, NULL);
  if (resolved != NULL)
    {
      real = g_strdup (resolved);
      free (resolved);
      g_free (self->path);
      self->path = g_steal_pointer (&real);
    }

  return open_file (self);
}

/**
 * dx_output_new:
 * @path: a file name in the file system's encoding, or "-" for standard
 *   output
 * @error: return location for a #DxOutputError
 *
 * Begins a file. What stands at @path stays until dx_output_commit (). The
 * message of @error does not repeat @path.
 *
 * Returns: (transfer full) (nullable): the file
 */
DxOutput *
dx_output_new (const char *path, GError **error)
{
  g_autoptr (DxOutput) self = NULL;

  g_return_val_if_fail (path != NULL, NULL);

  self = g_new0 (DxOutput, 1);
  self->path = g_strdup (path);
  self->buffer = g_byte_array_new ();
  self->fd = -1;
  if (g_str_equal (path, "-"))
    {
      self->direct = TRUE;
      self->fd = STDOUT_FILENO;
    }
  else if (!open_place (self))
    {
      set_error (error, DX_OUTPUT_ERROR_OPEN, errno);
      return NULL;
    }

  return g_steal_pointer (&self);
}

static gboolean
flush (DxOutput *self, GError **error)
{
  gsize done = 0;

  while (done < self->buffer->len)
    {
      gssize n =
          write (self->fd, self->buffer->data + done, self->buffer->len - done);

      if (n < 0 && errno == EINTR)
        continue;
      if (n <= 0)
        {
          set_error (error, DX_OUTPUT_ERROR_WRITE, n < 0 ? errno : ENOSPC);
          return FALSE;
        }
      done += n;
    }
  g_byte_array_set_size (self->buffer, 0);

  return TRUE;
}

/**
 * dx_output_write:
 * @self: a file
 * @bytes: (array length=length): what comes next in it
 * @length: how much
 * @error: return location for a #DxOutputError
 *
 * Writes on.
 *
 * Returns: %FALSE when the disk did not take it
 */
gboolean
dx_output_write (DxOutput *self,
                 const guint8 *bytes,
                 gsize length,
                 GError **error)
{
  g_return_val_if_fail (self != NULL, FALSE);

  g_byte_array_append (self->buffer, bytes, length);
  if (!self->direct && self->buffer->len >= BUFFER_BYTES)
    return flush (self, error);

  return TRUE;
}

/**
 * dx_output_restart:
 * @self: a file
 * @error: return location for a #DxOutputError
 *
 * Takes back what has been written.
 *
 * Returns: %FALSE when the file cannot be emptied
 */
gboolean
dx_output_restart (DxOutput *self, GError **error)
{
  g_return_val_if_fail (self != NULL, FALSE);

  g_byte_array_set_size (self->buffer, 0);
  if (self->direct
      || (ftruncate (self->fd, 0) == 0 && lseek (self->fd, 0, SEEK_SET) == 0))
    return TRUE;
  set_error (error, DX_OUTPUT_ERROR_WRITE, errno);

  return FALSE;
}

/* Gives the nameless file a name, which must be free. */
static gboolean
link_as (DxOutput *self, const char *path)
{
  g_autofree char *proc = g_strdup_printf ("/proc/self/fd/%d", self->fd);

  return linkat (AT_FDCWD, proc, AT_FDCWD, path, AT_SYMLINK_FOLLOW) == 0;
}

static gboolean
take_name (DxOutput *self)
{
  if (self->hidden == NULL)
    {
      if (link_as (self, self->path))
        return TRUE;
      if (errno != EEXIST)
        return FALSE;
      for (guint i = 0; self->hidden == NULL && i < NAME_TRIES; i++)
        {
          g_autofree char *name = random_name (self->path);

          if (link_as (self, name))
            self->hidden = g_steal_pointer (&name);
        }
      if (self->hidden == NULL)
        return FALSE;
    }

  if (g_rename (self->hidden, self->path) != 0)
    return FALSE;
  g_clear_pointer (&self->hidden, g_free);

  return TRUE;
}

/**
 * dx_output_commit:
 * @self: a file
 * @error: return location for a #DxOutputError
 *
 * Writes the rest and puts the file in its place, in one step.
 *
 * Returns: %FALSE when that failed; what stood there is still there
 */
gboolean
dx_output_commit (DxOutput *self, GError **error)
{
  g_return_val_if_fail (self != NULL, FALSE);

  if (!flush (self, error))
    return FALSE;
  if (self->direct)
    return TRUE;

  if (fsync (self->fd) != 0 || !take_name (self))
    {
      set_error (error, DX_OUTPUT_ERROR_WRITE, errno);
      return FALSE;
    }

  return TRUE;
}

/**
 * dx_output_free:
 * @self: (transfer full) (nullable): a file
 *
 * Ends it; without dx_output_commit () nothing of it stays.
 */
void
dx_output_free (DxOutput *self)
{
  if (self == NULL)
    return;

  if (self->fd >= 0 && self->fd != STDOUT_FILENO)
    close (self->fd);
  if (self->hidden != NULL)
    g_unlink (self->hidden);
  g_byte_array_unref (self->buffer);
  g_free (self->hidden);
  g_free (self->path);
  g_free (self);
}
