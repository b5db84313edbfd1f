/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dx-config.h"

#define G_LOG_DOMAIN "dexuat-exchange"

#include "dx-zip-writer-private.h"

#include <zip.h>

#include "dx-zip-reader.h"

#define CHUNK 65536
#define LEVEL 6

/* How often progress is told: each hundredth. */
#define PRECISION 0.01

/* Midnight of 1 January 1980, the first day of ZIP. */
#define FIRST_DATE 0x0021

struct _DxZipWriter {
  zip_source_t *source;
  zip_t *zip;
  GPtrArray *held;
  GCancellable *cancellable; /* nullable */
  DxZipProgress progress;    /* nullable */
  gpointer progress_data;
};

static gboolean
fail (GError **error, zip_error_t *cause)
{
  g_set_error_literal (error, DX_ZIP_ERROR, DX_ZIP_ERROR_LIMIT,
                       zip_error_strerror (cause));

  return FALSE;
}

/*
 * dx_zip_writer_new:
 *
 * Begins an archive in memory.
 */
DxZipWriter *
dx_zip_writer_new (void)
{
  DxZipWriter *self = g_new0 (DxZipWriter, 1);

  self->held = g_ptr_array_new_with_free_func ((GDestroyNotify) g_bytes_unref);
  self->source = zip_source_buffer_create (NULL, 0, 0, NULL);
  g_assert (self->source != NULL);
  zip_source_keep (self->source);
  self->zip = zip_open_from_source (self->source, ZIP_TRUNCATE, NULL);
  g_assert (self->zip != NULL);

  return self;
}

/*
 * dx_zip_writer_free:
 *
 * Ends it, finished or not.
 */
void
dx_zip_writer_free (DxZipWriter *self)
{
  if (self == NULL)
    return;

  if (self->zip != NULL)
    zip_discard (self->zip);
  zip_source_free (self->source);
  g_ptr_array_unref (self->held);
  g_clear_object (&self->cancellable);
  g_free (self);
}

/*
 * dx_zip_writer_add:
 * @name: a path inside the archive, UTF-8
 * @stored: do not pack it
 *
 * Adds a member; @bytes are held until the archive is written.
 */
gboolean
dx_zip_writer_add (DxZipWriter *self,
                   const char *name,
                   GBytes *bytes,
                   gboolean stored,
                   GError **error)
{
  gsize length;
  gconstpointer data = g_bytes_get_data (bytes, &length);
  zip_source_t *source = zip_source_buffer (self->zip, data, length, 0);
  zip_int64_t index;

  if (source == NULL)
    return fail (error, zip_get_error (self->zip));
  g_ptr_array_add (self->held, g_bytes_ref (bytes));
  index = zip_file_add (self->zip, name, source, ZIP_FL_ENC_UTF_8);
  if (index < 0)
    {
      zip_source_free (source);
      return fail (error, zip_get_error (self->zip));
    }
  if (zip_set_file_compression (self->zip, index,
                                stored ? ZIP_CM_STORE : ZIP_CM_DEFLATE,
                                stored ? 0 : LEVEL)
          != 0
      || zip_file_set_dostime (self->zip, index, 0, FIRST_DATE, 0) != 0)
    return fail (error, zip_get_error (self->zip));

  return TRUE;
}

static gboolean
copy_out (zip_source_t *source,
          DxOutput *output,
          GCancellable *cancellable,
          GError **error)
{
  g_autofree guint8 *chunk = g_malloc (CHUNK);
  zip_int64_t n;

  while ((n = zip_source_read (source, chunk, CHUNK)) > 0)
    if (g_cancellable_set_error_if_cancelled (cancellable, error)
        || !dx_output_write (output, chunk, n, error))
      return FALSE;

  return n == 0 || fail (error, zip_source_error (source));
}

static int
cancel_cb (zip_t *zip, void *data)
{
  return g_cancellable_is_cancelled (((DxZipWriter *) data)->cancellable);
}

static void
progress_cb (zip_t *zip, double fraction, void *data)
{
  DxZipWriter *self = data;

  self->progress (fraction, self->progress_data);
}

/*
 * dx_zip_writer_watch:
 * @cancellable: (nullable): stops the packing
 * @progress: (nullable): hears how far it is
 * @data: for @progress
 *
 * Lets somebody follow dx_zip_writer_finish (), in whose thread @progress is
 * called.
 */
void
dx_zip_writer_watch (DxZipWriter *self,
                     GCancellable *cancellable,
                     DxZipProgress progress,
                     gpointer data)
{
  g_set_object (&self->cancellable, cancellable);
  self->progress = progress;
  self->progress_data = data;
  if (cancellable != NULL)
    zip_register_cancel_callback_with_state (self->zip, cancel_cb, NULL, self);
  if (progress != NULL)
    zip_register_progress_callback_with_state (self->zip, PRECISION,
                                               progress_cb, NULL, self);
}

/*
 * dx_zip_writer_finish:
 * @output: takes the archive; the caller commits it
 *
 * Packs and writes all members, in the order in which they were added.
 */
gboolean
dx_zip_writer_finish (DxZipWriter *self, DxOutput *output, GError **error)
{
  gboolean good;

  if (zip_close (self->zip) != 0)
    return !g_cancellable_set_error_if_cancelled (self->cancellable, error)
           && fail (error, zip_get_error (self->zip));
  self->zip = NULL;
  if (zip_source_open (self->source) != 0)
    return fail (error, zip_source_error (self->source));
  good = copy_out (self->source, output, self->cancellable, error);
  zip_source_close (self->source);

  return good;
}
