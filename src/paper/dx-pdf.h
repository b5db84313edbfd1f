/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dx-pages.h"

G_BEGIN_DECLS

#define DX_PDF_ERROR (dx_pdf_error_quark ())

/**
 * DxPdfError:
 * @DX_PDF_ERROR_WRITE: the writer did not take the bytes
 * @DX_PDF_ERROR_DRAW: a page could not be drawn
 */
typedef enum {
  DX_PDF_ERROR_WRITE,
  DX_PDF_ERROR_DRAW
} DxPdfError;

/**
 * DxPdfWriter:
 * @bytes: what to write
 * @length: how much
 * @user_data: as given
 * @error: to be set on failure
 *
 * Takes the next bytes of a file.
 *
 * Returns: %FALSE with @error set when they cannot be written
 */
typedef gboolean (*DxPdfWriter) (const guint8 *bytes,
                                 gsize         length,
                                 gpointer      user_data,
                                 GError      **error);

GQuark   dx_pdf_error_quark (void);
gboolean dx_pdf_write       (DxPages      *pages,
                             GDateTime    *created,
                             DxPdfWriter   writer,
                             gpointer      user_data,
                             GError      **error);

G_END_DECLS
