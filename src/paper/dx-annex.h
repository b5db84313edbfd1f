/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dx-block.h"
#include "dx-proposal.h"

G_BEGIN_DECLS

void dx_annex_append_topics (DxDocument *document,
                             DxProposal *proposal,
                             DxCatalog  *catalog);

G_END_DECLS
