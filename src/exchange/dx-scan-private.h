/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dx-gray-private.h"
#include "dx-guard-private.h"
#include "dx-scan.h"

G_BEGIN_DECLS

/* What was found: whether a PDF carries a proposal, the seal of each sheet
 * with its corners, and the words on each. */
#define DX_SCAN_TYPE "(ba(sad)as)"

/* A second or so is enough for a sheet whose seal is hard to read. */
#define DX_SCAN_SHEET_SECONDS 4
/* A dozen codes take longer. */
#define DX_SCAN_DATA_SECONDS 20

DxScanCode *dx_scan_code_new  (const char *text);
void        dx_scan_code_free (DxScanCode *self);
DxScanCode *dx_scan_find      (DxGray     *sheet);
GPtrArray  *dx_scan_look      (DxGray     *gray,
                               const char *start);
GPtrArray  *dx_sheet_find     (DxGray     *sheet);

GBytes     *dx_scan_pdf_cb    (GBytes     *pdf,
                               gpointer    data,
                               GError    **error);
GBytes     *dx_scan_picture_cb (GBytes    *bytes,
                               gpointer    data,
                               GError    **error);
GBytes     *dx_scan_load_cb   (GBytes     *bytes,
                               gpointer    data,
                               GError    **error);
GBytes     *dx_scan_sheet_cb  (GBytes     *pdf,
                               gpointer    sheet,
                               GError    **error);
GBytes     *dx_scan_data_cb   (GBytes     *pdf,
                               gpointer    data,
                               GError    **error);
GBytes     *dx_scan_picture_data_cb (GBytes *bytes,
                               gpointer    data,
                               GError    **error);
GBytes     *dx_scan_pack_gray (DxGray     *gray);
GBytes     *dx_scan_texts_cb  (GBytes     *pdf,
                               gpointer    data,
                               GError    **error);
void        dx_scan_add_sheet (GVariantBuilder *builder,
                               DxScanCode *code);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DxScanCode, dx_scan_code_free)

G_END_DECLS
