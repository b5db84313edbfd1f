/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dx-config.h"

#define G_LOG_DOMAIN "dexuat-app"

#include "dx-main-window-private.h"

#include "dx-import-intake.h"

static void
dropped (GtkWidget *widget, GFile **files, guint n_files)
{
  dx_main_window_open_files (DX_MAIN_WINDOW (widget), files, (int) n_files);
}

/*
 * dx_main_window_files_init:
 * @self: the window
 *
 * Lets files be dropped into the window.
 */
void
dx_main_window_files_init (DxMainWindow *self)
{
  dx_import_intake_add_drop (GTK_WIDGET (self), dropped);
}

/**
 * dx_main_window_open_files:
 * @self: the window
 * @files: (array length=n_files): proposals, dossiers, Word and PDF files
 * @n_files: how many
 *
 * Takes files in: what has something to decide is shown first, what is here
 * is opened. What cannot be read is told with place and reason.
 */
void
dx_main_window_open_files (DxMainWindow *self, GFile **files, int n_files)
{
  g_return_if_fail (DX_IS_MAIN_WINDOW (self));

  dx_import_intake_run (GTK_WINDOW (self), self->workspace, NULL, files,
                        (guint) n_files);
}
