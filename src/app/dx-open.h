/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dx-session.h"

G_BEGIN_DECLS

/* Proposal files that come in. Without widgets. */

#define DX_OPEN_ERROR (dx_open_error_quark ())

/**
 * DxOpenError:
 * @DX_OPEN_ERROR_READ: the file cannot be read
 * @DX_OPEN_ERROR_CONTENT: it is not a proposal that this program can read
 */
typedef enum { DX_OPEN_ERROR_READ, DX_OPEN_ERROR_CONTENT } DxOpenError;

/**
 * DxOpenKind:
 * @DX_OPEN_NEW: nobody has seen it here
 * @DX_OPEN_SAME: it is here, and says the same
 * @DX_OPEN_OTHER: it is here, and says something else
 */
typedef enum { DX_OPEN_NEW, DX_OPEN_SAME, DX_OPEN_OTHER } DxOpenKind;

GQuark dx_open_error_quark (void);
DxProposal *dx_open_read (DxWorkspace *workspace, GFile *file, GError **error);
DxProposal *dx_open_example (DxWorkspace *workspace);
gboolean dx_open_fits (DxProposal *left, DxProposal *right);
DxOpenKind dx_open_classify (DxWorkspace *workspace,
                             DxProposal *proposal,
                             DxProposal *open);
DxProposal *dx_open_copy (DxWorkspace *workspace, DxProposal *proposal);
gboolean dx_open_take (DxSession *session,
                       DxProposal *proposal,
                       const char *note,
                       GError **error);

G_END_DECLS
