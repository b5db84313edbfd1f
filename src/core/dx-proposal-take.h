/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dx-proposal.h"

G_BEGIN_DECLS

/* Parts of one version go into another, after somebody said which. */

void     dx_proposal_take         (DxProposal         *self,
                                   DxProposal         *from,
                                   const char * const *changes);
gboolean dx_proposal_can_append   (const DxField      *field);
void     dx_proposal_append       (DxProposal         *self,
                                   const char         *field,
                                   const char         *text);
void     dx_proposal_add_unplaced (DxProposal         *self,
                                   const char * const *passages);

G_END_DECLS
