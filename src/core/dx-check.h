/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dx-proposal.h"

G_BEGIN_DECLS

GPtrArray *dx_check (DxProposal *proposal,
                     DxCatalog  *catalog,
                     GDateTime  *now);

G_END_DECLS
