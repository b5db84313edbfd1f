/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dx-text-sheet.h"

G_BEGIN_DECLS

/* What the outline of a PDF calls such a sheet. */
#define DX_TEXT_SHEET_NAME "Tờ dữ liệu"

void dx_text_sheet_draw_tagged (const DxTextSheet *self,
                                cairo_t           *cr,
                                guint              sheet,
                                gboolean           tagged);

G_END_DECLS
