/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dx-block.h"
#include "dx-proposal.h"

G_BEGIN_DECLS

DxDocument *dx_form_paper_new       (DxProposal *proposal);
DxDocument *dx_form_paper_new_blank (DxForm     *form);

G_END_DECLS
