/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "dx-workspace.h"

G_BEGIN_DECLS

/* All that the register knows of one dossier: how it came and why it is in
 * time, versions, files, what is wrong with it, what was done with it.
 * Actions of the window that it stands in: "win.complete",
 * "win.receipt", "win.settle". */
#define DX_TYPE_DOSSIER_PANE (dx_dossier_pane_get_type ())
G_DECLARE_FINAL_TYPE (DxDossierPane, dx_dossier_pane, DX, DOSSIER_PANE, AdwBin)

void dx_dossier_pane_show (DxDossierPane *self,
                           DxWorkspace *workspace,
                           gint64 row);

G_END_DECLS
