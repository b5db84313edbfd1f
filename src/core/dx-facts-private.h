/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dx-facts.h"

G_BEGIN_DECLS

/* What letters of proposers and of offices share. */

void dx_facts_add_profile (DxFacts *self,
                           const DxProfile *profile,
                           DxProposal *first);
void dx_facts_add_call (DxFacts *self, const DxCall *call);
void dx_facts_add_proposals (DxFacts *self, GPtrArray *proposals);
void dx_facts_add_date (DxFacts *self, GDateTime *now);

G_END_DECLS
