/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dx-block.h"
#include "dx-pdf.h"

G_BEGIN_DECLS

#define DX_DOCX_ERROR (dx_docx_error_quark ())

/**
 * DxDocxError:
 * @DX_DOCX_ERROR_MAKE: the file could not be put together
 */
typedef enum {
  DX_DOCX_ERROR_MAKE
} DxDocxError;

/**
 * DX_DOCX_BOOKMARK:
 *
 * Begins the names of the bookmarks around the sections: "a1_X" holds
 * section X with its heading.
 */
#define DX_DOCX_BOOKMARK "a1_"

GQuark   dx_docx_error_quark (void);
gboolean dx_docx_write       (const DxDocument *document,
                              GBytes           *data,
                              GDateTime        *created,
                              DxPdfWriter       writer,
                              gpointer          user_data,
                              GError          **error);

G_END_DECLS
