/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/* The first question: who one is. Actions of the window that it stands in:
 * "win.first-run-draft", "win.first-run-desk". */
#define DX_TYPE_FIRST_RUN (dx_first_run_get_type ())
G_DECLARE_FINAL_TYPE (DxFirstRun, dx_first_run, DX, FIRST_RUN, AdwBin)

GtkWidget *dx_first_run_new (void);

G_END_DECLS
