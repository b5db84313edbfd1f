/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dx-gray-compare.h"
#include "dx-pages.h"
#include "dx-scan.h"
#include "dx-verify-find.h"

G_BEGIN_DECLS

/* A page as its version prints it, and the scanned sheet laid on it. Without
 * widgets. */

/**
 * DxVerifySheet:
 * @page: the page as printed
 * @sheet: the scanned sheet, laid on it; as large
 * @marks: what differs, see #DxGrayMark; as large
 * @places: how many places differ
 * @aligned: whether the page was found on the sheet; else it lies there by
 *   the corners of its QR alone
 *
 * Two pictures of one page.
 */
typedef struct {
  DxGray *page;
  DxGray *sheet;
  DxGray *marks;
  guint places;
  gboolean aligned;
} DxVerifySheet;

DxPages *dx_verify_sheet_set_pages (DxWorkspace *workspace,
                                    const DxVerifyFound *found,
                                    const DxSealMark *mark);
void dx_verify_sheet_lay_async (DxPages *pages,
                                guint page,
                                GBytes *scan,
                                const DxScanCode *code,
                                GCancellable *cancellable,
                                GAsyncReadyCallback callback,
                                gpointer user_data);
DxVerifySheet *dx_verify_sheet_lay_finish (GAsyncResult *result,
                                           GError **error);
void dx_verify_sheet_free (DxVerifySheet *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DxVerifySheet, dx_verify_sheet_free)

G_END_DECLS
