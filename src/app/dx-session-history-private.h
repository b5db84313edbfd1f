/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dx-proposal-compare.h"

G_BEGIN_DECLS

/* Undo over all fields of a proposal: copies of its value, a step each. */
typedef struct _DxSessionHistory DxSessionHistory;

DxSessionHistory *dx_session_history_new (DxProposal *proposal);
void dx_session_history_free (DxSessionHistory *self);
void dx_session_history_record (DxSessionHistory *self,
                                DxProposal *proposal,
                                const char *field);
void dx_session_history_begin_step (DxSessionHistory *self);
void dx_session_history_end_step (DxSessionHistory *self,
                                  DxProposal *proposal);
gboolean dx_session_history_can_undo (const DxSessionHistory *self);
gboolean dx_session_history_can_redo (const DxSessionHistory *self);
void dx_session_history_undo (DxSessionHistory *self, DxProposal *proposal);
void dx_session_history_redo (DxSessionHistory *self, DxProposal *proposal);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DxSessionHistory, dx_session_history_free)

G_END_DECLS
