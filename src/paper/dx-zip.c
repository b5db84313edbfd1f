/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dx-config.h"

#define G_LOG_DOMAIN "dexuat-paper"

#include "dx-zip-private.h"

#include <archive.h>
#include <archive_entry.h>
#include <errno.h>
#include <glib/gi18n-lib.h>

#include "dx-docx.h"

/* Shorter parts are stored: beginning to deflate costs more than it saves. */
#define DEFLATED_BYTES 2048

struct _DxZip {
  struct archive *archive;
  DxPdfWriter writer;
  gpointer user_data;
  gboolean failed;
  GError *error;
};

/* A failure is kept to ourselves: libarchive 3.6 loses memory when it is
 * told. */
static la_ssize_t
write_cb (struct archive *archive,
          void *user_data,
          const void *bytes,
          size_t length)
{
  DxZip *self = user_data;

  if (!self->failed
      && !self->writer (bytes, length, self->user_data, &self->error))
    self->failed = TRUE;

  return length;
}

/*
 * dx_zip_new:
 * @writer: takes the bytes
 *
 * Begins a file.
 */
DxZip *
dx_zip_new (DxPdfWriter writer, gpointer user_data)
{
  DxZip *self = g_new0 (DxZip, 1);

  self->writer = writer;
  self->user_data = user_data;
  self->archive = archive_write_new ();
  archive_write_set_format_zip (self->archive);
  archive_write_set_format_option (self->archive, "zip", "compression-level",
                                   "3");
  /* No filling up to whole blocks. */
  archive_write_set_bytes_per_block (self->archive, 0);
  archive_write_open2 (self->archive, self, NULL, write_cb, NULL, NULL);

  return self;
}

/*
 * dx_zip_free:
 *
 * Ends a file that is not wanted any more, or is finished.
 */
void
dx_zip_free (DxZip *self)
{
  if (self == NULL)
    return;

  /* An archive that was not finished is finished now, for nobody. */
  self->failed = TRUE;
  archive_write_free (self->archive);
  g_clear_error (&self->error);
  g_free (self);
}

static gboolean
check (DxZip *self, gboolean done, GError **error)
{
  if (done && !self->failed)
    return TRUE;

  if (self->error != NULL)
    g_propagate_error (error, g_steal_pointer (&self->error));
  else
    g_set_error (error, DX_DOCX_ERROR, DX_DOCX_ERROR_MAKE,
                 _ ("the Word file could not be made: %s"),
                 archive_error_string (self->archive) != NULL
                     ? archive_error_string (self->archive)
                     : g_strerror (ENOMEM));

  return FALSE;
}

/*
 * dx_zip_add:
 * @name: ASCII, with slashes
 *
 * Adds a part. It has no time, which in a ZIP file is the first of January
 * 1980 on every machine.
 */
gboolean
dx_zip_add (DxZip *self, const char *name, GBytes *bytes, GError **error)
{
  struct archive_entry *entry = archive_entry_new ();
  gsize length;
  gconstpointer data = g_bytes_get_data (bytes, &length);
  gboolean done;

  if (length < DEFLATED_BYTES)
    archive_write_zip_set_compression_store (self->archive);
  else
    archive_write_zip_set_compression_deflate (self->archive);
  archive_entry_set_pathname (entry, name);
  archive_entry_set_filetype (entry, AE_IFREG);
  archive_entry_set_perm (entry, 0644);
  archive_entry_set_size (entry, length);
  done = archive_write_header (self->archive, entry) == ARCHIVE_OK
         && archive_write_data (self->archive, data, length)
                == (la_ssize_t) length
         && archive_write_finish_entry (self->archive) == ARCHIVE_OK;
  archive_entry_free (entry);

  return check (self, done, error);
}

/*
 * dx_zip_finish:
 *
 * Writes the list of all parts; nothing can be added any more.
 */
gboolean
dx_zip_finish (DxZip *self, GError **error)
{
  return check (self, archive_write_close (self->archive) == ARCHIVE_OK, error);
}
