/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "dx-scan.h"

G_BEGIN_DECLS

/* A scan or a PDF is read beside the main loop. Without widgets. */

/**
 * DxVerifyScan:
 * @name: of the file, for people
 * @bytes: all of it
 * @scan: what was found on its sheets
 * @carried: (nullable): the proposal's file that a PDF without codes carries
 *
 * A file that was read.
 */
typedef struct {
  char *name;
  GBytes *bytes;
  DxScan *scan;
  GBytes *carried;
} DxVerifyScan;

void dx_verify_scan_read_async (GFile *file,
                                GCancellable *cancellable,
                                GAsyncReadyCallback callback,
                                gpointer user_data);
DxVerifyScan *dx_verify_scan_read_finish (GAsyncResult *result, GError **error);
void dx_verify_scan_free (DxVerifyScan *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DxVerifyScan, dx_verify_scan_free)

G_END_DECLS
