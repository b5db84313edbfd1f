/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "dx-proposal.h"

G_BEGIN_DECLS

/* Two versions, field by field and word by word. */
#define DX_TYPE_REVISIONS_DIFF (dx_revisions_diff_get_type ())
G_DECLARE_FINAL_TYPE (
    DxRevisionsDiff, dx_revisions_diff, DX, REVISIONS_DIFF, GtkWidget)

GtkWidget *dx_revisions_diff_new (void);
void dx_revisions_diff_set (DxRevisionsDiff *self,
                            DxCatalog *catalog,
                            DxProposal *before,
                            DxProposal *after,
                            const char *from,
                            const char *to);

G_END_DECLS
