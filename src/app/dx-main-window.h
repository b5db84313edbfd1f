/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dx-application.h"

G_BEGIN_DECLS

/* The list of proposals, and on the first run the question who one is. */
#define DX_TYPE_MAIN_WINDOW (dx_main_window_get_type ())
G_DECLARE_FINAL_TYPE (
    DxMainWindow, dx_main_window, DX, MAIN_WINDOW, AdwApplicationWindow)

DxMainWindow *dx_main_window_new (DxApplication *application,
                                  DxWorkspace *workspace);
void dx_main_window_open_files (DxMainWindow *self, GFile **files, int n_files);
void dx_main_window_show_proposal (DxMainWindow *self, const char *id);
void dx_main_window_toast (DxMainWindow *self, const char *message);

G_END_DECLS
