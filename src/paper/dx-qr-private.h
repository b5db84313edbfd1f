/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <cairo.h>
#include <glib.h>

G_BEGIN_DECLS

/**
 * DxQrKind:
 * @DX_QR_SEAL: as small as may be. A printed page is scanned, not torn:
 *   small modules cost more than the lowest level of correction does
 * @DX_QR_DATA: of one size whatever it says, and a seventh of it may be lost
 *
 * What a QR is for.
 */
typedef enum {
  DX_QR_SEAL,
  DX_QR_DATA
} DxQrKind;

void dx_qr_draw (const char *text,
                 DxQrKind    kind,
                 double      x,
                 double      y,
                 double      side,
                 cairo_t    *cr);

G_END_DECLS
