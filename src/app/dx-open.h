/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dx-import-plan.h"
#include "dx-session.h"

G_BEGIN_DECLS

/* Proposal files that come in. Without widgets. */

/**
 * DxOpenKind:
 * @DX_OPEN_NEW: nobody has seen it here
 * @DX_OPEN_SAME: it is here, and says the same
 * @DX_OPEN_NEWER: it is a newer version of one that is here
 * @DX_OPEN_OLDER: it is an older version of one that is here, or the one
 *   that was printed before it was changed here
 * @DX_OPEN_CONFLICT: it claims to be the version that is here, and says
 *   something else
 *
 * How a file stands to what is here.
 */
typedef enum {
  DX_OPEN_NEW,
  DX_OPEN_SAME,
  DX_OPEN_NEWER,
  DX_OPEN_OLDER,
  DX_OPEN_CONFLICT
} DxOpenKind;

DxProposal *dx_open_example (DxWorkspace *workspace);
gboolean dx_open_fits (DxProposal *left, DxProposal *right);
DxOpenKind dx_open_classify (DxWorkspace *workspace,
                             DxProposal *proposal,
                             DxProposal *open);
DxProposal *dx_open_copy (DxWorkspace *workspace, DxProposal *proposal);
gboolean dx_open_take (DxSession *session,
                       DxImportPlan *plan,
                       const char *note,
                       GError **error);
DxSession *dx_open_take_new (DxWorkspace *workspace,
                             DxImportPlan *plan,
                             GError **error);

G_END_DECLS
