/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dx-config.h"

#define G_LOG_DOMAIN "dexuat-exchange"

#include "dx-zip-tail-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "dx-zip-reader.h"

/* The record that ends an archive, and the longest comment behind it. */
#define END_BYTES 22
#define MAX_COMMENT 65535
#define LOCATOR_BYTES 20
#define END64_BYTES 56

/* An entry of the list takes 46 bytes and its name; more than this for
 * each of the members allowed is not a list of members. */
#define MAX_ENTRY 4096

static guint16
get_16 (const guint8 *at)
{
  return at[0] | at[1] << 8;
}

static guint32
get_32 (const guint8 *at)
{
  return get_16 (at) | (guint32) get_16 (at + 2) << 16;
}

static guint64
get_64 (const guint8 *at)
{
  return get_32 (at) | (guint64) get_32 (at + 4) << 32;
}

static gboolean
read_at (zip_source_t *source, gint64 offset, guint8 *bytes, gsize length)
{
  gsize done = 0;

  if (zip_source_seek (source, offset, SEEK_SET) != 0)
    return FALSE;
  while (done < length)
    {
      zip_int64_t n = zip_source_read (source, bytes + done, length - done);

      if (n <= 0)
        return FALSE;
      done += n;
    }

  return TRUE;
}

static gboolean
refuse (GError **error, DxZipError code, const char *reason)
{
  g_set_error_literal (error, DX_ZIP_ERROR, code, reason);

  return FALSE;
}

static gboolean
check_counts (guint64 members, guint64 list_bytes, GError **error)
{
  if (members > DX_ZIP_MAX_MEMBERS
      || list_bytes > (guint64) DX_ZIP_MAX_MEMBERS * MAX_ENTRY)
    {
      g_set_error (error, DX_ZIP_ERROR, DX_ZIP_ERROR_LIMIT,
                   _ ("the archive has more than %d members"),
                   DX_ZIP_MAX_MEMBERS);
      return FALSE;
    }

  return TRUE;
}

/* A second end record for large archives may stand before the first. */
static gboolean
check_end64 (zip_source_t *source, gint64 end, GError **error)
{
  guint8 locator[LOCATOR_BYTES];
  guint8 record[END64_BYTES];

  if (end < LOCATOR_BYTES
      || !read_at (source, end - LOCATOR_BYTES, locator, LOCATOR_BYTES)
      || memcmp (locator, "PK\6\7", 4) != 0)
    return TRUE;
  if (get_64 (locator + 8) > (guint64) end
      || !read_at (source, (gint64) get_64 (locator + 8), record, END64_BYTES)
      || memcmp (record, "PK\6\6", 4) != 0)
    return refuse (error, DX_ZIP_ERROR_DAMAGED,
                   _ ("the archive is damaged or cut short"));

  return check_counts (get_64 (record + 32), get_64 (record + 40), error);
}

static gboolean
check_open (zip_source_t *source, GError **error)
{
  g_autofree guint8 *tail = NULL;
  gint64 size;
  gsize length;

  if (zip_source_seek (source, 0, SEEK_END) != 0
      || (size = zip_source_tell (source)) < 0)
    return refuse (error, DX_ZIP_ERROR_READ,
                   _ ("the file cannot be read to its end"));

  length = MIN (size, END_BYTES + MAX_COMMENT);
  tail = g_malloc (length + 1);
  if (!read_at (source, size - (gint64) length, tail, length))
    return refuse (error, DX_ZIP_ERROR_READ,
                   _ ("the file cannot be read to its end"));

  for (gint64 at = (gint64) length - END_BYTES; at >= 0; at--)
    if (memcmp (tail + at, "PK\5\6", 4) == 0)
      {
        guint16 n = get_16 (tail + at + 10);

        if (!check_end64 (source, size - (gint64) length + at, error))
          return FALSE;
        /* 0xFFFF says that the number stands in the other record. */
        return n == 0xFFFF || check_counts (n, get_32 (tail + at + 12), error);
      }

  return refuse (error, DX_ZIP_ERROR_DAMAGED,
                 _ ("the archive has no list of its members: it is damaged "
                    "or cut short"));
}

/*
 * dx_zip_tail_check:
 * @source: an archive that is not open
 *
 * Demands the list of members, and refuses one that is too long before
 * memory is given to it.
 */
gboolean
dx_zip_tail_check (zip_source_t *source, GError **error)
{
  gboolean good;

  if (zip_source_open (source) != 0)
    return refuse (error, DX_ZIP_ERROR_READ,
                   _ ("the file cannot be read to its end"));
  good = check_open (source, error);
  zip_source_close (source);

  return good;
}
