/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "dx-verify-scan.h"
#include "dx-verify-sheet.h"

G_BEGIN_DECLS

/* Pages as a version prints them beside the scanned sheets that claim to be
 * them. A person judges. */
#define DX_TYPE_VERIFY_COMPARE (dx_verify_compare_get_type ())
G_DECLARE_FINAL_TYPE (
    DxVerifyCompare, dx_verify_compare, DX, VERIFY_COMPARE, GtkWidget)

void dx_verify_compare_set (DxVerifyCompare *self,
                            DxWorkspace *workspace,
                            const DxVerifyFound *found,
                            const DxVerifyScan *scan);
void dx_verify_compare_clear (DxVerifyCompare *self);
guint dx_verify_compare_get_n (DxVerifyCompare *self);
gboolean dx_verify_compare_is_busy (DxVerifyCompare *self);

G_END_DECLS
