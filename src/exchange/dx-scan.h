/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

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
 * A QR that was found. The corners go round, beginning with the upper left
 * one of the code, however the sheet is turned.
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
 */
typedef struct {
  guint n_sheets;
  GPtrArray *codes;
} DxScan;

gboolean   dx_scan_is_picture (GBytes   *bytes);
DxScan    *dx_scan_read       (GBytes   *bytes,
                               GError  **error);
void       dx_scan_free       (DxScan   *self);
GPtrArray *dx_scan_read_texts (GBytes   *pdf,
                               GError  **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DxScan, dx_scan_free)

G_END_DECLS
