/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* The proposal inside its own PDF: an archive file (PDF/A-3b) that carries
 * "proposal.json" as an associated file. */

#define DX_PDF_DATA_NAME "proposal.json"
/* A PDF that is longer is not read. */
#define DX_PDF_DATA_MAX_BYTES ((gsize) 64 << 20)

#define DX_PDF_DATA_ERROR (dx_pdf_data_error_quark ())

/**
 * DxPdfDataError:
 * @DX_PDF_DATA_ERROR_READ: no PDF, or a broken one
 * @DX_PDF_DATA_ERROR_ENCRYPTED: it has a password
 * @DX_PDF_DATA_ERROR_SIGNED: it is signed; writing would break the signature
 * @DX_PDF_DATA_ERROR_NONE: it carries no proposal
 * @DX_PDF_DATA_ERROR_LIMIT: it takes more time or memory than is given
 * @DX_PDF_DATA_ERROR_WRITE: it could not be written
 * @DX_PDF_DATA_ERROR_FORM: it is written in another way than our own
 */
typedef enum {
  DX_PDF_DATA_ERROR_READ,
  DX_PDF_DATA_ERROR_ENCRYPTED,
  DX_PDF_DATA_ERROR_SIGNED,
  DX_PDF_DATA_ERROR_NONE,
  DX_PDF_DATA_ERROR_LIMIT,
  DX_PDF_DATA_ERROR_WRITE,
  DX_PDF_DATA_ERROR_FORM
} DxPdfDataError;

GQuark    dx_pdf_data_error_quark (void);
gboolean  dx_pdf_data_is_pdf      (GBytes     *bytes);
GBytes   *dx_pdf_data_add         (GBytes     *pdf,
                                   GBytes     *json,
                                   GDateTime  *created,
                                   GError    **error);
GBytes   *dx_pdf_data_read        (GBytes     *pdf,
                                   GError    **error);

G_END_DECLS
