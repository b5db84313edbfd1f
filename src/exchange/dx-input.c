/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dx-config.h"

#define G_LOG_DOMAIN "dexuat-exchange"

#include "dx-input.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <sys/stat.h>
#include <unistd.h>

#define CHUNK 65536

G_DEFINE_QUARK (dx-input-error-quark, dx_input_error)

static const char *
open_reason (int number)
{
  switch (number)
    {
    case ENOENT:
      return _ ("there is no such file");
    case EACCES:
    case EPERM:
      return _ ("you are not allowed to read this file");
    case ENOTDIR:
      return _ ("a part of the path is not a folder");
    case ENAMETOOLONG:
      return _ ("the name is too long");
    default:
      return g_strerror (number);
    }
}

static gboolean
check_kind (int fd, GError **error)
{
  struct stat status;

  if (fstat (fd, &status) == 0 && S_ISDIR (status.st_mode))
    {
      g_set_error_literal (error, DX_INPUT_ERROR, DX_INPUT_ERROR_KIND,
                           _ ("this is a folder, not a file"));
      return FALSE;
    }

  return TRUE;
}

static gboolean
read_chunk (int fd, GByteArray *into, gboolean *end, GError **error)
{
  guint old = into->len;
  gssize n;

  g_byte_array_set_size (into, old + CHUNK);
  do
    n = read (fd, into->data + old, CHUNK);
  while (n < 0 && errno == EINTR);

  if (n < 0)
    {
      g_set_error (error, DX_INPUT_ERROR, DX_INPUT_ERROR_READ,
                   _ ("reading failed: %s"), g_strerror (errno));
      return FALSE;
    }
  g_byte_array_set_size (into, old + n);
  *end = n == 0;

  return TRUE;
}

static GBytes *
read_all (int fd, gsize limit, GError **error)
{
  g_autoptr (GByteArray) bytes = g_byte_array_new ();
  gboolean end = FALSE;

  while (!end)
    {
      if (!read_chunk (fd, bytes, &end, error))
        return NULL;
      if (bytes->len > limit)
        {
          g_set_error (error, DX_INPUT_ERROR, DX_INPUT_ERROR_TOO_LARGE,
                       _ ("the file is longer than %u MiB"),
                       (guint) (limit >> 20));
          return NULL;
        }
    }

  return g_byte_array_free_to_bytes (g_steal_pointer (&bytes));
}

/**
 * dx_input_read:
 * @path: a file name in the file system's encoding, or "-" for standard
 *   input
 * @limit: the most bytes to take
 * @error: return location for a #DxInputError
 *
 * Reads a whole file. One that is longer than @limit is given up as soon as
 * that is known. The message of @error does not repeat @path.
 *
 * Returns: (transfer full) (nullable): the bytes
 */
GBytes *
dx_input_read (const char *path, gsize limit, GError **error)
{
  gboolean standard = g_strcmp0 (path, "-") == 0;
  GBytes *bytes = NULL;
  int fd;

  g_return_val_if_fail (path != NULL, NULL);

  fd = standard ? STDIN_FILENO : g_open (path, O_RDONLY | O_CLOEXEC, 0);
  if (fd < 0)
    {
      g_set_error_literal (error, DX_INPUT_ERROR, DX_INPUT_ERROR_OPEN,
                           open_reason (errno));
      return NULL;
    }

  if (check_kind (fd, error))
    bytes = read_all (fd, limit, error);
  if (!standard)
    close (fd);

  return bytes;
}

/**
 * dx_input_look:
 * @path: a file name in the file system's encoding
 * @bytes: (out caller-allocates): takes how the file begins
 * @length: (inout): room in @bytes, then how much was taken
 * @error: return location for a #DxInputError
 *
 * Looks at the first bytes of a file that can be read again. Of standard
 * input, a pipe or a device nothing is taken.
 *
 * Returns: %FALSE when it cannot be read
 */
gboolean
dx_input_look (const char *path, guint8 *bytes, gsize *length, GError **error)
{
  struct stat status;
  gsize room = *length;
  gssize n = 0;
  int fd;
  gboolean good;

  g_return_val_if_fail (path != NULL && bytes != NULL, FALSE);

  *length = 0;
  if (g_str_equal (path, "-"))
    return TRUE;
  /* A pipe that is opened without waiting stays as it is. */
  if (stat (path, &status) == 0 && !S_ISREG (status.st_mode)
      && !S_ISDIR (status.st_mode))
    return TRUE;

  fd = g_open (path, O_RDONLY | O_CLOEXEC, 0);
  if (fd < 0)
    {
      g_set_error_literal (error, DX_INPUT_ERROR, DX_INPUT_ERROR_OPEN,
                           open_reason (errno));
      return FALSE;
    }
  good = check_kind (fd, error);
  if (good)
    do
      n = read (fd, bytes, room);
    while (n < 0 && errno == EINTR);
  close (fd);
  *length = n > 0 ? (gsize) n : 0;

  return good;
}
