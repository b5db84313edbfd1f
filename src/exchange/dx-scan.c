/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dx-config.h"

#define G_LOG_DOMAIN "dexuat-exchange"

#include "dx-scan.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "dx-guard-private.h"
#include "dx-pdf-data.h"
#include "dx-scan-private.h"

#define SCAN_SECONDS DX_SCAN_SHEET_SECONDS
#define SCAN_MEMORY ((gsize) 384 << 20)
#define TEXT_SECONDS 2
#define TEXT_MEMORY ((gsize) 128 << 20)

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

/*
 * dx_scan_add_sheet:
 * @code: (nullable): what was found on it
 *
 * Adds the next sheet to what goes to the other process.
 */
void
dx_scan_add_sheet (GVariantBuilder *builder, DxScanCode *code)
{
  g_variant_builder_open (builder, G_VARIANT_TYPE ("(sad)"));
  g_variant_builder_add (builder, "s", code != NULL ? code->text : "");
  g_variant_builder_open (builder, G_VARIANT_TYPE ("ad"));
  for (guint i = 0; code != NULL && i < 4; i++)
    {
      g_variant_builder_add (builder, "d", code->x[i]);
      g_variant_builder_add (builder, "d", code->y[i]);
    }
  g_variant_builder_close (builder);
  g_variant_builder_close (builder);
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

static GBytes *
picture_cb (GBytes *bytes, gpointer data, GError **error)
{
  g_autoptr (DxGray) gray = load_picture (bytes, error);
  g_autoptr (DxScanCode) code = NULL;
  g_autoptr (GVariant) found = NULL;
  GVariantBuilder builder;

  if (gray == NULL)
    return NULL;

  code = dx_scan_find (gray);
  g_variant_builder_init (&builder, G_VARIANT_TYPE ("a(sad)"));
  dx_scan_add_sheet (&builder, code);
  found = g_variant_ref_sink (g_variant_builder_end (&builder));

  return g_variant_get_data_as_bytes (found);
}

static DxScanCode *
take_code (GVariant *sheet, guint number)
{
  g_autoptr (GVariant) places = g_variant_get_child_value (sheet, 1);
  const char *text;
  DxScanCode *code;

  g_variant_get_child (sheet, 0, "&s", &text);
  if (*text == '\0')
    return NULL;

  code = dx_scan_code_new (text);
  code->sheet = number;
  for (guint i = 0; i < 4 && g_variant_n_children (places) == 8; i++)
    {
      g_variant_get_child (places, 2 * i, "d", &code->x[i]);
      g_variant_get_child (places, 2 * i + 1, "d", &code->y[i]);
    }

  return code;
}

/**
 * dx_scan_read:
 * @bytes: a scan: a PDF or a picture (PNG, JPEG, TIFF), perhaps from outside
 * @error: return location for a #DxPdfDataError
 *
 * Looks for the seal on each sheet. Sheets may be turned, somewhat blurred
 * and of 150 dots an inch. The work is done in a process of its own with a
 * bound on time and memory.
 *
 * Returns: (transfer full) (nullable): what was found, perhaps nothing
 */
DxScan *
dx_scan_read (GBytes *bytes, GError **error)
{
  g_autoptr (GBytes) answer = NULL;
  g_autoptr (GVariant) sheets = NULL;
  DxScan *self;

  g_return_val_if_fail (bytes != NULL, NULL);

  if (!dx_pdf_data_is_pdf (bytes) && !dx_scan_is_picture (bytes))
    {
      g_set_error_literal (error, DX_PDF_DATA_ERROR, DX_PDF_DATA_ERROR_READ,
                           _ ("this is neither a PDF nor a picture (PNG, "
                              "JPEG, TIFF)"));
      return NULL;
    }

  answer =
      dx_guard_run (dx_pdf_data_is_pdf (bytes) ? dx_scan_pdf_cb : picture_cb,
                    bytes, NULL, SCAN_SECONDS, SCAN_MEMORY, error);
  if (answer == NULL)
    return NULL;

  sheets = g_variant_ref_sink (
      g_variant_new_from_bytes (G_VARIANT_TYPE ("a(sad)"), answer, FALSE));
  self = g_new0 (DxScan, 1);
  self->n_sheets = (guint) g_variant_n_children (sheets);
  self->codes =
      g_ptr_array_new_with_free_func ((GDestroyNotify) dx_scan_code_free);
  for (guint i = 0; i < self->n_sheets; i++)
    {
      g_autoptr (GVariant) sheet = g_variant_get_child_value (sheets, i);
      DxScanCode *code = take_code (sheet, i);

      if (code != NULL)
        g_ptr_array_add (self->codes, code);
    }

  return self;
}

/**
 * dx_scan_free:
 * @self: (transfer full) (nullable): what was found
 *
 * Gives back its memory.
 */
void
dx_scan_free (DxScan *self)
{
  if (self == NULL)
    return;

  g_ptr_array_unref (self->codes);
  g_free (self);
}

/**
 * dx_scan_read_texts:
 * @pdf: a PDF, perhaps from outside
 * @error: return location for a #DxPdfDataError
 *
 * Gets the words that a PDF shows. The work is done in a process of its own
 * with a bound on time and memory.
 *
 * Returns: (transfer full) (element-type utf8) (nullable): the text of each
 *   page, in lines
 */
GPtrArray *
dx_scan_read_texts (GBytes *pdf, GError **error)
{
  g_autoptr (GBytes) answer = NULL;
  g_autoptr (GVariant) pages = NULL;
  GPtrArray *texts;

  g_return_val_if_fail (pdf != NULL, NULL);

  answer = dx_guard_run (dx_scan_texts_cb, pdf, NULL, TEXT_SECONDS, TEXT_MEMORY,
                         error);
  if (answer == NULL)
    return NULL;

  pages = g_variant_ref_sink (
      g_variant_new_from_bytes (G_VARIANT_TYPE ("as"), answer, FALSE));
  texts = g_ptr_array_new_with_free_func (g_free);
  for (gsize i = 0; i < g_variant_n_children (pages); i++)
    {
      char *text;

      g_variant_get_child (pages, i, "s", &text);
      g_ptr_array_add (texts, text);
    }

  return texts;
}
