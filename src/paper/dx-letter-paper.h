/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dx-block.h"
#include "dx-letter.h"

G_BEGIN_DECLS

DxDocument *dx_letter_paper_new (const DxLetter *letter);

G_END_DECLS
