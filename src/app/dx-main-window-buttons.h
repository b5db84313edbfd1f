/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

void dx_main_window_fit_buttons (GtkWidget *root);

G_END_DECLS
