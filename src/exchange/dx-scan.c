/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dx-config.h"

#define G_LOG_DOMAIN "dexuat-exchange"

#include "dx-scan.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "dx-pdf-data.h"
#include "dx-scan-private.h"

#define SCAN_SECONDS DX_SCAN_SHEET_SECONDS
#define SCAN_MEMORY ((gsize) 384 << 20)
#define TEXT_SECONDS 2
#define TEXT_MEMORY ((gsize) 128 << 20)

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

static GPtrArray *
take_texts (GVariant *sheets)
{
  GPtrArray *texts = g_ptr_array_new_with_free_func (g_free);

  for (gsize i = 0; i < g_variant_n_children (sheets); i++)
    {
      char *text;

      g_variant_get_child (sheets, i, "s", &text);
      g_ptr_array_add (texts, text);
    }

  return texts;
}

static DxScan *
take_scan (GBytes *answer)
{
  g_autoptr (GVariant) found = g_variant_ref_sink (
      g_variant_new_from_bytes (G_VARIANT_TYPE (DX_SCAN_TYPE), answer, FALSE));
  g_autoptr (GVariant) sheets = g_variant_get_child_value (found, 1);
  g_autoptr (GVariant) texts = g_variant_get_child_value (found, 2);
  DxScan *self = g_new0 (DxScan, 1);

  g_variant_get_child (found, 0, "b", &self->own);
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
  self->texts = take_texts (texts);

  return self;
}

static gboolean
check_kind (GBytes *bytes, GError **error)
{
  if (dx_pdf_data_is_pdf (bytes) || dx_scan_is_picture (bytes))
    return TRUE;
  g_set_error_literal (error, DX_PDF_DATA_ERROR, DX_PDF_DATA_ERROR_READ,
                       _ ("this is neither a PDF nor a picture (PNG, JPEG, "
                          "TIFF)"));

  return FALSE;
}

static DxScanJob *
begin (DxGuardWork work, GBytes *bytes, gpointer data, GError **error)
{
  return (DxScanJob *) dx_guard_begin (work, bytes, data, SCAN_SECONDS,
                                       SCAN_MEMORY, error);
}

/**
 * dx_scan_begin:
 * @bytes: a scan: a PDF or a picture (PNG, JPEG, TIFF), perhaps from outside
 * @error: return location for a #DxPdfDataError
 *
 * Begins to look for the seal on each sheet. Sheets may be turned, somewhat
 * blurred and of 150 dots an inch. The work is done in a process of its own
 * with a bound on time and memory; a program with threads begins it in its
 * first one.
 *
 * Returns: (transfer full) (nullable): the work, for dx_scan_end ()
 */
DxScanJob *
dx_scan_begin (GBytes *bytes, GError **error)
{
  g_return_val_if_fail (bytes != NULL, NULL);

  if (!check_kind (bytes, error))
    return NULL;

  return begin (dx_pdf_data_is_pdf (bytes) ? dx_scan_pdf_cb
                                           : dx_scan_picture_cb,
                bytes, NULL, error);
}

/**
 * dx_scan_end:
 * @job: (transfer full): what dx_scan_begin () began
 * @cancellable: (nullable): ends it before its time
 * @error: return location for a #DxPdfDataError, or for
 *   %G_IO_ERROR_CANCELLED
 *
 * Waits for what is found, in whatever thread.
 *
 * Returns: (transfer full) (nullable): what was found, perhaps nothing
 */
DxScan *
dx_scan_end (DxScanJob *job, GCancellable *cancellable, GError **error)
{
  g_autoptr (GBytes) answer = NULL;

  g_return_val_if_fail (job != NULL, NULL);

  answer = dx_guard_end ((DxGuard *) job, cancellable, error);

  return answer != NULL ? take_scan (answer) : NULL;
}

/**
 * dx_scan_begin_sheet:
 * @bytes: a scan
 * @sheet: a sheet of it, from 0
 * @error: return location for a #DxPdfDataError
 *
 * Begins to draw a sheet, as dx_scan_begin () does.
 *
 * Returns: (transfer full) (nullable): the work, for dx_scan_end_sheet ()
 */
DxScanJob *
dx_scan_begin_sheet (GBytes *bytes, guint sheet, GError **error)
{
  g_return_val_if_fail (bytes != NULL, NULL);

  if (!check_kind (bytes, error))
    return NULL;

  return begin (dx_pdf_data_is_pdf (bytes) ? dx_scan_sheet_cb : dx_scan_load_cb,
                bytes, GUINT_TO_POINTER (sheet), error);
}

/**
 * dx_scan_end_sheet:
 * @job: (transfer full): what dx_scan_begin_sheet () began
 * @cancellable: (nullable): ends it before its time
 * @error: return location for a #DxPdfDataError, or for
 *   %G_IO_ERROR_CANCELLED
 *
 * Waits for the picture of a sheet, in whatever thread.
 *
 * Returns: (transfer full) (nullable): it
 */
DxGray *
dx_scan_end_sheet (DxScanJob *job, GCancellable *cancellable, GError **error)
{
  g_autoptr (GBytes) answer = NULL;
  const guint8 *start;
  gint32 size[2];
  gsize length;
  DxGray *gray;

  g_return_val_if_fail (job != NULL, NULL);

  answer = dx_guard_end ((DxGuard *) job, cancellable, error);
  if (answer == NULL)
    return NULL;
  start = g_bytes_get_data (answer, &length);
  g_return_val_if_fail (length > sizeof size, NULL);
  memcpy (size, start, sizeof size);
  g_return_val_if_fail (size[0] > 0 && size[1] > 0
                            && length - sizeof size
                                   == (gsize) size[0] * (gsize) size[1],
                        NULL);
  gray = dx_gray_new (size[0], size[1]);
  memcpy (gray->pixels, start + sizeof size, length - sizeof size);

  return gray;
}

/**
 * dx_scan_read:
 * @bytes: a scan: a PDF or a picture (PNG, JPEG, TIFF), perhaps from outside
 * @error: return location for a #DxPdfDataError
 *
 * dx_scan_begin () and dx_scan_end () in one.
 *
 * Returns: (transfer full) (nullable): what was found, perhaps nothing
 */
DxScan *
dx_scan_read (GBytes *bytes, GError **error)
{
  DxScanJob *job = dx_scan_begin (bytes, error);

  return job != NULL ? dx_scan_end (job, NULL, error) : NULL;
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
  g_ptr_array_unref (self->texts);
  g_free (self);
}

/**
 * dx_scan_read_data:
 * @bytes: a scan: a PDF or a picture (PNG, JPEG, TIFF), perhaps from outside
 * @error: return location for a #DxPdfDataError
 *
 * Reads the data codes on all sheets: see dx_sheet_codes_join (). Sheets may
 * be turned and somewhat blurred; 200 dots an inch are wanted. The work is
 * done in a process of its own with a bound on time and memory.
 *
 * Returns: (transfer full) (element-type utf8) (nullable): what they say,
 *   perhaps nothing
 */
GPtrArray *
dx_scan_read_data (GBytes *bytes, GError **error)
{
  g_autoptr (GBytes) answer = NULL;
  g_autoptr (GVariant) all = NULL;

  g_return_val_if_fail (bytes != NULL, NULL);

  if (!check_kind (bytes, error))
    return NULL;

  answer = dx_guard_run (dx_pdf_data_is_pdf (bytes) ? dx_scan_data_cb
                                                    : dx_scan_picture_data_cb,
                         bytes, NULL, DX_SCAN_DATA_SECONDS, SCAN_MEMORY, error);
  if (answer == NULL)
    return NULL;
  all = g_variant_ref_sink (
      g_variant_new_from_bytes (G_VARIANT_TYPE ("as"), answer, FALSE));

  return take_texts (all);
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

  g_return_val_if_fail (pdf != NULL, NULL);

  answer = dx_guard_run (dx_scan_texts_cb, pdf, NULL, TEXT_SECONDS, TEXT_MEMORY,
                         error);
  if (answer == NULL)
    return NULL;

  pages = g_variant_ref_sink (
      g_variant_new_from_bytes (G_VARIANT_TYPE ("as"), answer, FALSE));

  return take_texts (pages);
}
