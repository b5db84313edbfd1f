/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dx-session.h"
#include "dx-verify.h"

G_BEGIN_DECLS

/* Printed versions that are kept here. Without widgets. */

/**
 * DxVerifyFound:
 * @proposal: the version that was asked for, or what stands there now
 * @present: what stands there now
 * @files: (nullable) (element-type DxSealAttachment): what goes with
 *   @proposal
 * @newest: the number of the newest printed version, 0 when none was printed
 * @kept: whether @proposal is the version that was asked for
 *
 * A proposal of the database, in the version that a paper claims to be.
 */
typedef struct {
  DxProposal *proposal;
  DxProposal *present;
  GPtrArray *files;
  gint64 newest;
  gboolean kept;
} DxVerifyFound;

DxVerifyFound *dx_verify_find (DxWorkspace *workspace,
                               DxSession *session,
                               const char *id,
                               gint64 number);
GArray *dx_verify_list_numbers (DxWorkspace *workspace, const char *id);
void dx_verify_found_free (DxVerifyFound *self);
gboolean dx_verify_found_changed (DxWorkspace *workspace,
                                  const DxVerifyFound *self);
DxVersion *dx_verify_found_set (DxWorkspace *workspace,
                                const DxVerifyFound *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DxVerifyFound, dx_verify_found_free)

G_END_DECLS
