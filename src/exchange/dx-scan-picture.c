/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dx-config.h"

#define G_LOG_DOMAIN "dexuat-exchange"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "dx-pdf-data.h"
#include "dx-scan-private.h"

/* A sheet of A4 at 600 dots an inch; larger pictures are read smaller, much
 * larger ones not at all. */
#define MAX_PIXELS (36 * 1000 * 1000)
#define MAX_SIDE 3600
#define MAX_LENGTH 30000

#define CHUNK 4096

static const struct {
  const char *start;
  gsize length;
  const char *type;
} pictures[] = {
  { "\x89PNG\r\n\x1a\n", 8, "png" },
  { "\xff\xd8\xff", 3, "jpeg" },
  { "II*\0", 4, "tiff" },
  { "MM\0*", 4, "tiff" },
};

/* The kind of picture, by its first bytes. */
static const char *
get_picture_type (GBytes *bytes)
{
  gsize length;
  const char *start = g_bytes_get_data (bytes, &length);

  for (guint i = 0; i < G_N_ELEMENTS (pictures); i++)
    if (length >= pictures[i].length
        && memcmp (start, pictures[i].start, pictures[i].length) == 0)
      return pictures[i].type;

  return NULL;
}

/**
 * dx_scan_is_picture:
 * @bytes: a file
 *
 * Tells a picture that can be read: PNG, JPEG or TIFF.
 *
 * Returns: whether it is one
 */
gboolean
dx_scan_is_picture (GBytes *bytes)
{
  g_return_val_if_fail (bytes != NULL, FALSE);

  return get_picture_type (bytes) != NULL;
}

static void
size_prepared_cb (GdkPixbufLoader *loader, int width, int height, gpointer data)
{
  gboolean *too_large = data;
  int longest = MAX (width, height);

  *too_large = width < 1 || height < 1 || longest > MAX_LENGTH
               || (gint64) width * height > MAX_PIXELS;
  if (*too_large)
    gdk_pixbuf_loader_set_size (loader, 0, 0);
  else if (longest > MAX_SIDE)
    gdk_pixbuf_loader_set_size (loader, MAX (1, width * MAX_SIDE / longest),
                                MAX (1, height * MAX_SIDE / longest));
}

/* Bit by bit, so that a picture that is too large ends at its head. */
static gboolean
feed (GdkPixbufLoader *loader,
      GBytes *bytes,
      const gboolean *too_large,
      GError **error)
{
  gsize length;
  const guint8 *start = g_bytes_get_data (bytes, &length);

  for (gsize at = 0; at < length; at += CHUNK)
    if (*too_large
        || !gdk_pixbuf_loader_write (loader, start + at,
                                     MIN (CHUNK, length - at), error))
      return FALSE;

  return TRUE;
}

static DxGray *
load_picture (GBytes *bytes, GError **error)
{
  g_autoptr (GdkPixbufLoader)
      loader = gdk_pixbuf_loader_new_with_type (get_picture_type (bytes), NULL);
  g_autoptr (GError) wrong = NULL;
  gboolean too_large = FALSE;
  gboolean done;

  if (loader != NULL)
    g_signal_connect (loader, "size-prepared", G_CALLBACK (size_prepared_cb),
                      &too_large);
  done = loader != NULL && feed (loader, bytes, &too_large, &wrong);
  if (loader != NULL)
    done = gdk_pixbuf_loader_close (loader, done ? &wrong : NULL) && done;
  if (done && !too_large && gdk_pixbuf_loader_get_pixbuf (loader) != NULL)
    return dx_gray_from_pixbuf (gdk_pixbuf_loader_get_pixbuf (loader));

  if (too_large)
    g_set_error_literal (error, DX_PDF_DATA_ERROR, DX_PDF_DATA_ERROR_LIMIT,
                         _ ("this picture has more than 36 million pixels"));
  else
    g_set_error (error, DX_PDF_DATA_ERROR, DX_PDF_DATA_ERROR_READ,
                 _ ("this picture cannot be read: %s"),
                 wrong != NULL ? wrong->message : "?");
  return NULL;
}

/*
 * dx_scan_picture_cb:
 *
 * Looks for the seal on a picture.
 */
GBytes *
dx_scan_picture_cb (GBytes *bytes, gpointer data, GError **error)
{
  g_autoptr (DxGray) gray = load_picture (bytes, error);
  g_autoptr (DxScanCode) code = NULL;
  g_autoptr (GVariant) found = NULL;
  GVariantBuilder codes, texts;

  if (gray == NULL)
    return NULL;

  code = dx_scan_find (gray);
  g_variant_builder_init (&codes, G_VARIANT_TYPE ("a(sad)"));
  g_variant_builder_init (&texts, G_VARIANT_TYPE ("as"));
  dx_scan_add_sheet (&codes, code);
  found =
      g_variant_ref_sink (g_variant_new (DX_SCAN_TYPE, FALSE, &codes, &texts));

  return g_variant_get_data_as_bytes (found);
}

/*
 * dx_scan_picture_data_cb:
 *
 * Looks for data codes on a picture.
 */
GBytes *
dx_scan_picture_data_cb (GBytes *bytes, gpointer data, GError **error)
{
  g_autoptr (DxGray) gray = load_picture (bytes, error);
  g_autoptr (GPtrArray) texts = NULL;
  g_autoptr (GVariant) found = NULL;

  if (gray == NULL)
    return NULL;

  texts = dx_sheet_find (gray);
  found = g_variant_ref_sink (g_variant_new_strv (
      (const char *const *) texts->pdata, (gssize) texts->len));

  return g_variant_get_data_as_bytes (found);
}

/*
 * dx_scan_load_cb:
 *
 * Reads a picture.
 */
GBytes *
dx_scan_load_cb (GBytes *bytes, gpointer data, GError **error)
{
  g_autoptr (DxGray) gray = load_picture (bytes, error);

  return gray != NULL ? dx_scan_pack_gray (gray) : NULL;
}

/*
 * dx_scan_pack_gray:
 *
 * Returns: (transfer full): a picture as it goes to the other process: its
 *   width and height, then its pixels
 */
GBytes *
dx_scan_pack_gray (DxGray *gray)
{
  gsize length = (gsize) gray->width * (gsize) gray->height;
  gint32 size[2] = { gray->width, gray->height };
  guint8 *packed = g_malloc (sizeof size + length);

  memcpy (packed, size, sizeof size);
  memcpy (packed + sizeof size, gray->pixels, length);

  return g_bytes_new_take (packed, sizeof size + length);
}
