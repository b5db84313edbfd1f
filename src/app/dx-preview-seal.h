/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dx-pages.h"
#include "dx-session.h"

G_BEGIN_DECLS

/* What stands at the foot of the pages in a preview. Without widgets.
 *
 * Signal "changed": the pages that are there get another seal, see
 * dx_preview_seal_put (). */
#define DX_TYPE_PREVIEW_SEAL (dx_preview_seal_get_type ())
G_DECLARE_FINAL_TYPE (DxPreviewSeal, dx_preview_seal, DX, PREVIEW_SEAL, GObject)

DxPreviewSeal *dx_preview_seal_new (void);
void dx_preview_seal_follow (DxPreviewSeal *self,
                             DxWorkspace *workspace,
                             DxSession *session);
void dx_preview_seal_set_printed (DxPreviewSeal *self, DxSeal *seal);
void dx_preview_seal_edited (DxPreviewSeal *self);
void dx_preview_seal_put (DxPreviewSeal *self, DxPages *pages);

G_END_DECLS
