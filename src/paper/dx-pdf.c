/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dx-config.h"

#define G_LOG_DOMAIN "dexuat-paper"

#include "dx-pdf.h"

#include <cairo-pdf.h>
#include <glib/gi18n-lib.h>
#include <string.h>

#include "dx-pages-private.h"
#include "dx-paper-style.h"
#include "dx-pdf-language-private.h"
#include "dx-text-sheet-private.h"

G_DEFINE_QUARK (dx-pdf-error-quark, dx_pdf_error)

/* Cairo writes a few words at a time; they are handed on in pieces of this
 * size. */
#define PIECE_BYTES (32 * 1024)

typedef struct {
  DxPdfWriter writer;
  gpointer user_data;
  GByteArray *piece;
  DxPdfLanguage language;
  GError *error;
} Sink;

static void
hand_on (Sink *sink)
{
  if (sink->error == NULL
      && sink->writer (sink->piece->data, sink->piece->len, sink->user_data,
                       &sink->error))
    dx_pdf_language_watch (&sink->language, sink->piece->data,
                           sink->piece->len);
  g_byte_array_set_size (sink->piece, 0);
}

/* A failure is kept to ourselves: Cairo 1.16 crashes on some of them. */
static cairo_status_t
write_cb (void *closure, const unsigned char *bytes, unsigned int length)
{
  Sink *sink = closure;

  g_byte_array_append (sink->piece, bytes, length);
  if (sink->piece->len >= PIECE_BYTES)
    hand_on (sink);

  return CAIRO_STATUS_SUCCESS;
}

static void
set_text (cairo_surface_t *surface, cairo_pdf_metadata_t what, const char *text)
{
  g_autofree char *drawable = text != NULL ? dx_text_make_drawable (text)
                                           : NULL;

  if (drawable != NULL)
    cairo_pdf_surface_set_metadata (surface, what, drawable);
}

/* Without a time given, none is written: the same proposal is the same
 * file whenever it is made. */
static void
set_metadata (cairo_surface_t *surface,
              const DxDocument *document,
              GDateTime *created)
{
  g_autofree char *date =
      created != NULL ? g_date_time_format (created, "%Y-%m-%dT%H:%M:%S%:z")
                      : g_strdup ("");

  set_text (surface, CAIRO_PDF_METADATA_CREATE_DATE, date);
  set_text (surface, CAIRO_PDF_METADATA_CREATOR, "Đề Xuất " DX_VERSION);
  set_text (surface, CAIRO_PDF_METADATA_TITLE, document->title);
  set_text (surface, CAIRO_PDF_METADATA_AUTHOR, document->author);
  set_text (surface, CAIRO_PDF_METADATA_SUBJECT, document->subject);
}

/* An entry a section; an annex is an entry with its groups below it. */
static void
add_outline (cairo_surface_t *surface,
             const DxPiece *piece,
             guint page,
             int *annex)
{
  const DxBlock *block = piece->unit->block;
  g_autofree char *place = NULL;
  g_autofree char *name = NULL;
  gboolean root = block->kind == DX_BLOCK_TITLE && block->level == 1;
  int id;

  if (piece->first > 0 || (block->kind != DX_BLOCK_HEADING && !root))
    return;

  place = g_strdup_printf ("page=%u pos=[%d %d]", page + 1,
                           (int) DX_MARGIN_LEFT,
                           (int) (DX_MARGIN_TOP + piece->y));
  name = dx_text_make_drawable (block->text);
  id = cairo_pdf_surface_add_outline (
      surface, root ? CAIRO_PDF_OUTLINE_ROOT : *annex, name, place,
      root ? CAIRO_PDF_OUTLINE_FLAG_OPEN : 0);
  if (root)
    *annex = id;
}

static void
draw_page (DxPages *pages,
           cairo_surface_t *surface,
           cairo_t *cr,
           guint page,
           DxTagger *tagger,
           int *annex)
{
  g_autoptr (GArray) pieces = dx_pages_get_pieces (pages, page);

  for (guint i = 0; i < pieces->len; i++)
    add_outline (surface, &g_array_index (pieces, DxPiece, i), page, annex);
  dx_pages_draw_tagged (pages, cr, page, tagger);
}

/* Behind the pages: sheets that are not counted with them. */
static void
draw_sheets (DxPages *pages, cairo_surface_t *surface, cairo_t *cr)
{
  const DxTextSheet *sheets = dx_pages_get_text_sheet (pages);
  guint n = sheets != NULL ? dx_text_sheet_get_n_sheets (sheets) : 0;
  g_autofree char *place
      = g_strdup_printf ("page=%u pos=[0 0]", dx_pages_get_n_pages (pages) + 1);

  for (guint i = 0; i < n; i++)
    {
      cairo_show_page (cr);
      if (i == 0)
        cairo_pdf_surface_add_outline (surface, CAIRO_PDF_OUTLINE_ROOT,
                                       DX_TEXT_SHEET_NAME, place, 0);
      dx_text_sheet_draw_tagged (sheets, cr, i, TRUE);
    }
}

/* What goes wrong shows in the context or in the surface, some of it, such
 * as a wrong tag, only at the end; the file is empty then. */
static cairo_status_t
draw_pages (DxPages *pages, cairo_surface_t *surface, Sink *sink)
{
  cairo_t *cr = cairo_create (surface);
  DxTagger tagger = { NULL };
  int annex = CAIRO_PDF_OUTLINE_ROOT;
  cairo_status_t status;

  cairo_tag_begin (cr, "Document", NULL);
  for (guint page = 0; sink->error == NULL && dx_pages_has_page (pages, page);
       page++)
    {
      if (page > 0)
        cairo_show_page (cr);
      draw_page (pages, surface, cr, page, &tagger, &annex);
    }
  dx_tagger_finish (&tagger, cr);
  if (sink->error == NULL)
    draw_sheets (pages, surface, cr);
  cairo_tag_end (cr, "Document");
  cairo_show_page (cr);

  cairo_surface_finish (surface);
  hand_on (sink);
  status = cairo_status (cr);
  cairo_destroy (cr);

  return status != CAIRO_STATUS_SUCCESS ? status
                                        : cairo_surface_status (surface);
}

static gboolean
check_status (cairo_status_t status, Sink *sink, GError **error)
{
  if (sink->error != NULL)
    {
      g_propagate_error (error, sink->error);
      return FALSE;
    }
  if (status != CAIRO_STATUS_SUCCESS)
    {
      g_set_error (error, DX_PDF_ERROR, DX_PDF_ERROR_DRAW,
                   _ ("the pages could not be drawn: %s"),
                   cairo_status_to_string (status));
      return FALSE;
    }

  return TRUE;
}

static gboolean
write_language (Sink *sink, GError **error)
{
  g_autofree char *update = dx_pdf_language_update (&sink->language);

  return update == NULL
         || sink->writer ((const guint8 *) update, strlen (update),
                          sink->user_data, error);
}

/**
 * dx_pdf_write:
 * @pages: what to write
 * @created: (nullable): the time written into the file, or %NULL for none
 * @writer: (scope call): takes the bytes
 * @user_data: for @writer
 * @error: return location for an error
 *
 * Writes @pages as a PDF: A4, tagged, in Vietnamese, with an outline by
 * section, title and author, fonts embedded, text that reads back as it was
 * typed. The same pages and time give the same bytes. Pages are set and
 * written one after the other; of a long document only the last ones are
 * kept.
 *
 * Returns: %FALSE with @error set on failure; what was written is no PDF
 */
gboolean
dx_pdf_write (DxPages *pages,
              GDateTime *created,
              DxPdfWriter writer,
              gpointer user_data,
              GError **error)
{
  Sink sink = { .writer = writer, .user_data = user_data };
  cairo_surface_t *surface;
  cairo_status_t status;
  gboolean done;
  double width;
  double height;

  g_return_val_if_fail (DX_IS_PAGES (pages), FALSE);
  g_return_val_if_fail (writer != NULL, FALSE);

  sink.piece = g_byte_array_sized_new (PIECE_BYTES);
  dx_pdf_language_init (&sink.language);
  dx_pages_get_size (pages, &width, &height);
  surface =
      cairo_pdf_surface_create_for_stream (write_cb, &sink, width, height);
  cairo_pdf_surface_restrict_to_version (surface, CAIRO_PDF_VERSION_1_5);
  set_metadata (surface, dx_pages_get_document (pages), created);
  dx_pages_set_sparing (pages, TRUE);
  status = draw_pages (pages, surface, &sink);
  dx_pages_set_sparing (pages, FALSE);
  done = check_status (status, &sink, error) && write_language (&sink, error);
  cairo_surface_destroy (surface);
  dx_pdf_language_clear (&sink.language);
  g_byte_array_unref (sink.piece);

  return done;
}
