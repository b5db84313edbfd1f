/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "dx-workspace.h"

G_BEGIN_DECLS

/* The table of the proposals for a call, in order of priority, and the
 * letter that goes with them. */
#define DX_TYPE_SUMMARY_WINDOW (dx_summary_window_get_type ())
G_DECLARE_FINAL_TYPE (DxSummaryWindow, dx_summary_window, DX, SUMMARY_WINDOW,
                      AdwWindow)

GtkWindow *dx_summary_window_new         (GtkWindow       *parent,
                                          DxWorkspace     *workspace,
                                          const char      *call);
void       dx_summary_window_show_letter (DxSummaryWindow *self,
                                          gboolean         letter);

G_END_DECLS
