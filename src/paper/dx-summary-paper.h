/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dx-block.h"
#include "dx-summary.h"

G_BEGIN_DECLS

DxDocument *dx_summary_paper_new (const DxSummary *summary);

G_END_DECLS
