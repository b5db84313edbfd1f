/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* What stands in an archive file, whoever writes it. */

#define DX_PDF_PROFILE_FILE "colour/srgb.icc"
#define DX_PDF_PROFILE_NAME "sRGB IEC61966-2.1"

#define DX_PDF_FILE_WORDS "Dữ liệu của phiếu đề xuất (Đề Xuất)"

/**
 * DxPdfXmpFunc:
 * @key: an entry of the information dictionary
 * @data: as given
 *
 * Returns: (transfer full) (nullable): its text
 */
typedef char *(*DxPdfXmpFunc) (const char *key,
                               gpointer    data);

char  *dx_pdf_xmp_new     (DxPdfXmpFunc  get,
                           gpointer      data,
                           GDateTime    *created);
char  *dx_pdf_format_date (GDateTime    *date);
guint  dx_pdf_count_glyphs (const guint8 *font,
                            gsize         length);

G_END_DECLS
