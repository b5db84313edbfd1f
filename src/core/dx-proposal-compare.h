/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dx-proposal.h"

G_BEGIN_DECLS

GPtrArray *dx_proposal_compare    (DxProposal *before,
                                   DxProposal *after);
void       dx_proposal_assign     (DxProposal *self,
                                   DxProposal *from);
char      *dx_proposal_value_text (DxProposal *self,
                                   const char *field);
DxProposal *dx_proposal_copy_as_new (DxProposal *self,
                                     DxCall     *call);

G_END_DECLS
