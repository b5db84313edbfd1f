/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <cairo.h>

#include "dx-fonts.h"
#include "dx-proposal.h"
#include "dx-seal.h"

G_BEGIN_DECLS

/* Sheets behind a slip that hold its whole text in QR codes, to be read
 * back from paper. They are none of its pages. */

typedef struct _DxTextSheet DxTextSheet;

DxTextSheet *dx_text_sheet_new          (DxFonts           *fonts,
                                         DxProposal        *proposal,
                                         const DxSeal      *seal,
                                         GError           **error);
void         dx_text_sheet_free         (DxTextSheet       *self);
guint        dx_text_sheet_get_n_sheets (const DxTextSheet *self);
char        *dx_text_sheet_get_text     (const DxTextSheet *self,
                                         guint              sheet);
void         dx_text_sheet_draw         (const DxTextSheet *self,
                                         cairo_t           *cr,
                                         guint              sheet);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DxTextSheet, dx_text_sheet_free)

G_END_DECLS
