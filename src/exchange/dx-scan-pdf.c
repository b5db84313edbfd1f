/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dx-config.h"

#define G_LOG_DOMAIN "dexuat-exchange"

#include <cairo.h>
#include <glib/gi18n-lib.h>
#include <poppler.h>

#include "dx-guard-private.h"
#include "dx-pdf-data.h"
#include "dx-scan-private.h"

/* Dots an inch: what an office scanner gives. */
#define RESOLUTION 200.0

/* A3 at that resolution; larger pages are drawn smaller. */
#define MAX_SIDE 3400.0

static PopplerDocument *
open_document (GBytes *pdf, GError **error)
{
  g_autoptr (GError) wrong = NULL;
  PopplerDocument *document =
      poppler_document_new_from_bytes (pdf, NULL, &wrong);
  int n = document != NULL ? poppler_document_get_n_pages (document) : 0;

  if (document == NULL)
    {
      gboolean locked =
          g_error_matches (wrong, POPPLER_ERROR, POPPLER_ERROR_ENCRYPTED);

      g_set_error (
          error, DX_PDF_DATA_ERROR,
          locked ? DX_PDF_DATA_ERROR_ENCRYPTED : DX_PDF_DATA_ERROR_READ,
          locked ? _ ("this PDF has a password") : _ ("this PDF is broken"));
      return NULL;
    }
  if (n < 1 || n > DX_SCAN_MAX_SHEETS)
    {
      g_set_error (error, DX_PDF_DATA_ERROR, DX_PDF_DATA_ERROR_LIMIT,
                   _ ("this PDF has %d pages; 1 to %d are read"), n,
                   DX_SCAN_MAX_SHEETS);
      g_clear_object (&document);
    }

  return document;
}

static DxGray *
to_gray (cairo_surface_t *surface)
{
  int width = cairo_image_surface_get_width (surface);
  int height = cairo_image_surface_get_height (surface);
  int stride = cairo_image_surface_get_stride (surface);
  const guint8 *from = cairo_image_surface_get_data (surface);
  DxGray *gray = dx_gray_new (width, height);

  for (int y = 0; y < height; y++)
    for (int x = 0; x < width; x++)
      {
        guint32 pixel =
            ((const guint32 *) (gconstpointer) (from + y * stride))[x];

        gray->pixels[y * width + x] =
            (guint8) (((pixel >> 16 & 255) * 77 + (pixel >> 8 & 255) * 150
                       + (pixel & 255) * 29)
                      >> 8);
      }

  return gray;
}

/* For the printer: what somebody wrote over the page as a note stays off. */
static DxGray *
draw (PopplerPage *page)
{
  double width, height, scale;
  cairo_surface_t *surface;
  DxGray *gray = NULL;
  cairo_t *cr;

  poppler_page_get_size (page, &width, &height);
  if (!(width > 0 && height > 0))
    return NULL;

  scale = MIN (RESOLUTION / 72.0, MAX_SIDE / MAX (width, height));
  surface = cairo_image_surface_create (CAIRO_FORMAT_RGB24,
                                        MAX (1, (int) (width * scale)),
                                        MAX (1, (int) (height * scale)));
  cr = cairo_create (surface);
  cairo_set_source_rgb (cr, 1, 1, 1);
  cairo_paint (cr);
  cairo_scale (cr, scale, scale);
  poppler_page_render_for_printing (page, cr);
  cairo_destroy (cr);
  cairo_surface_flush (surface);
  if (cairo_surface_status (surface) == CAIRO_STATUS_SUCCESS)
    gray = to_gray (surface);
  cairo_surface_destroy (surface);

  return gray;
}

static char *get_text (PopplerPage *page);

/* Looks for the seal on a page, and takes its words. */
static void
read_page (PopplerPage *page, GVariantBuilder *codes, GVariantBuilder *texts)
{
  g_autoptr (DxGray) gray = draw (page);
  g_autoptr (DxScanCode) code = gray != NULL ? dx_scan_find (gray) : NULL;
  g_autofree char *text = get_text (page);

  dx_scan_add_sheet (codes, code);
  g_variant_builder_add (texts, "s", text);
}

static gboolean
carries_data (PopplerDocument *document)
{
  GList *files = poppler_document_get_attachments (document);
  gboolean found = FALSE;

  for (GList *l = files; l != NULL; l = l->next)
    found |= g_strcmp0 (((PopplerAttachment *) l->data)->name, DX_PDF_DATA_NAME)
             == 0;
  g_list_free_full (files, g_object_unref);

  return found;
}

/*
 * dx_scan_pdf_cb:
 *
 * Draws each page of a PDF, looks for its seal and takes its words.
 */
GBytes *
dx_scan_pdf_cb (GBytes *pdf, gpointer data, GError **error)
{
  PopplerDocument *document = open_document (pdf, error);
  g_autoptr (GVariant) found = NULL;
  GVariantBuilder codes, texts;

  if (document == NULL)
    return NULL;

  g_variant_builder_init (&codes, G_VARIANT_TYPE ("a(sad)"));
  g_variant_builder_init (&texts, G_VARIANT_TYPE ("as"));
  for (int i = 0; i < poppler_document_get_n_pages (document); i++)
    {
      PopplerPage *page = poppler_document_get_page (document, i);

      dx_guard_allow (DX_SCAN_SHEET_SECONDS);
      if (page != NULL)
        read_page (page, &codes, &texts);
      else
        {
          dx_scan_add_sheet (&codes, NULL);
          g_variant_builder_add (&texts, "s", "");
        }
      g_clear_object (&page);
    }
  found = g_variant_ref_sink (
      g_variant_new (DX_SCAN_TYPE, carries_data (document), &codes, &texts));
  g_object_unref (document);

  return g_variant_get_data_as_bytes (found);
}

/*
 * dx_scan_sheet_cb:
 *
 * Draws one page of a PDF.
 */
GBytes *
dx_scan_sheet_cb (GBytes *pdf, gpointer sheet, GError **error)
{
  PopplerDocument *document = open_document (pdf, error);
  PopplerPage *page;
  g_autoptr (DxGray) gray = NULL;

  if (document == NULL)
    return NULL;

  page = poppler_document_get_page (document, GPOINTER_TO_INT (sheet));
  gray = page != NULL ? draw (page) : NULL;
  g_clear_object (&page);
  g_object_unref (document);
  if (gray != NULL)
    return dx_scan_pack_gray (gray);
  g_set_error_literal (error, DX_PDF_DATA_ERROR, DX_PDF_DATA_ERROR_READ,
                       _ ("this PDF is broken"));

  return NULL;
}

/*
 * dx_scan_data_cb:
 *
 * Draws each page of a PDF and looks for data codes.
 */
GBytes *
dx_scan_data_cb (GBytes *pdf, gpointer data, GError **error)
{
  PopplerDocument *document = open_document (pdf, error);
  g_autoptr (GVariant) texts = NULL;
  GVariantBuilder builder;

  if (document == NULL)
    return NULL;

  g_variant_builder_init (&builder, G_VARIANT_TYPE ("as"));
  for (int i = 0; i < poppler_document_get_n_pages (document); i++)
    {
      PopplerPage *page = poppler_document_get_page (document, i);
      g_autoptr (DxGray) gray = NULL;
      g_autoptr (GPtrArray) found = NULL;

      dx_guard_allow (DX_SCAN_DATA_SECONDS);
      gray = page != NULL ? draw (page) : NULL;
      found = gray != NULL ? dx_sheet_find (gray) : g_ptr_array_new ();
      for (guint code = 0; code < found->len; code++)
        g_variant_builder_add (&builder, "s",
                               (char *) g_ptr_array_index (found, code));
      g_clear_object (&page);
    }
  g_object_unref (document);
  texts = g_variant_ref_sink (g_variant_builder_end (&builder));

  return g_variant_get_data_as_bytes (texts);
}

/* Letters of neighbouring cells come without a blank between: a gap as wide
 * as a blank, or another line, parts words. */
static gboolean
is_apart (const PopplerRectangle *left, const PopplerRectangle *right)
{
  double height = MAX (left->y2 - left->y1, right->y2 - right->y1);

  return right->x1 - left->x2 > height / 6 || right->x1 < left->x1
         || MAX (left->y1, right->y1) > MIN (left->y2, right->y2);
}

static char *
get_text (PopplerPage *page)
{
  g_autofree char *raw = poppler_page_get_text (page);
  g_autofree char *text = g_utf8_make_valid (raw != NULL ? raw : "", -1);
  PopplerRectangle *places = NULL;
  guint n = 0, i = 0;
  GString *out = g_string_new (NULL);

  if (raw != NULL)
    poppler_page_get_text_layout (page, &places, &n);
  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p), i++)
    {
      if (i > 0 && i < n && is_apart (&places[i - 1], &places[i]))
        g_string_append_c (out, ' ');
      g_string_append_unichar (out, g_utf8_get_char (p));
    }
  g_free (places);

  return g_string_free (out, FALSE);
}

/*
 * dx_scan_texts_cb:
 *
 * Gets the words of each page of a PDF.
 */
GBytes *
dx_scan_texts_cb (GBytes *pdf, gpointer data, GError **error)
{
  PopplerDocument *document = open_document (pdf, error);
  g_autoptr (GVariant) texts = NULL;
  GVariantBuilder builder;

  if (document == NULL)
    return NULL;

  g_variant_builder_init (&builder, G_VARIANT_TYPE ("as"));
  for (int i = 0; i < poppler_document_get_n_pages (document); i++)
    {
      PopplerPage *page = poppler_document_get_page (document, i);
      g_autofree char *text = page != NULL ? get_text (page) : g_strdup ("");

      g_variant_builder_add (&builder, "s", text);
      g_clear_object (&page);
    }
  g_object_unref (document);
  texts = g_variant_ref_sink (g_variant_builder_end (&builder));

  return g_variant_get_data_as_bytes (texts);
}
