/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "dx-gray.h"

G_BEGIN_DECLS

/* What can be read from paper that came back: the QR on each sheet of a
 * scan, and the words of a PDF that has them. */

#define DX_SCAN_MAX_BYTES ((gsize) 256 << 20)
#define DX_SCAN_MAX_SHEETS 300

/**
 * DxScanCode:
 * @sheet: which sheet of the file, from 0
 * @text: what the QR says, as it stands there
 * @x: its corners, as shares of the sheet's width from the left
 * @y: its corners, as shares of the sheet's height from the top
 *
 * A QR that was found. The corners go round, however the sheet is turned: the
 * upper left one of the code, the lower left, the lower right, the upper right.
 */
typedef struct {
  guint sheet;
  char *text;
  double x[4];
  double y[4];
} DxScanCode;

/**
 * DxScan:
 * @n_sheets: how many sheets there are
 * @codes: (element-type DxScanCode): what was found, by sheet
 * @texts: (element-type utf8): of a PDF: the words on each sheet; of a
 *   picture nothing
 * @own: whether it is a PDF that carries a proposal: then its words are those
 *   that were printed, and not what a scanner believes to have read
 */
typedef struct {
  guint n_sheets;
  GPtrArray *codes;
  GPtrArray *texts;
  gboolean own;
} DxScan;

/* Work on a scan that another process does. */
typedef struct _DxScanJob DxScanJob;

gboolean   dx_scan_is_picture (GBytes   *bytes);
DxScan    *dx_scan_read       (GBytes   *bytes,
                               GError  **error);
GPtrArray *dx_scan_read_data  (GBytes   *bytes,
                               GError  **error);
void       dx_scan_free       (DxScan   *self);
GPtrArray *dx_scan_read_texts (GBytes   *pdf,
                               GError  **error);
DxScanJob *dx_scan_begin      (GBytes   *bytes,
                               GError  **error);
DxScan    *dx_scan_end        (DxScanJob     *job,
                               GCancellable  *cancellable,
                               GError       **error);
DxScanJob *dx_scan_begin_sheet (GBytes  *bytes,
                               guint     sheet,
                               GError  **error);
DxGray    *dx_scan_end_sheet  (DxScanJob     *job,
                               GCancellable  *cancellable,
                               GError       **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DxScan, dx_scan_free)

G_END_DECLS
