/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* An archive file (PDF/A-3b) made while its pages are drawn: what comes in
 * goes out at once, and little more than the place of each object is kept. */

typedef struct _DxPdfStream DxPdfStream;

/**
 * DxPdfStreamWriter:
 * @bytes: what to write
 * @length: how much
 * @user_data: as given
 * @error: to be set on failure
 *
 * Takes the next bytes of the archive file.
 *
 * Returns: %FALSE with @error set when they cannot be written
 */
typedef gboolean (*DxPdfStreamWriter) (const guint8  *bytes,
                                       gsize          length,
                                       gpointer       user_data,
                                       GError       **error);

DxPdfStream *dx_pdf_stream_new    (DxPdfStreamWriter   writer,
                                   gpointer            user_data);
void         dx_pdf_stream_free   (DxPdfStream        *self);
gboolean     dx_pdf_stream_write  (DxPdfStream        *self,
                                   const guint8       *bytes,
                                   gsize               length,
                                   GError            **error);
gboolean     dx_pdf_stream_finish (DxPdfStream        *self,
                                   GBytes             *json,
                                   GDateTime          *created,
                                   GError            **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DxPdfStream, dx_pdf_stream_free)

G_END_DECLS
