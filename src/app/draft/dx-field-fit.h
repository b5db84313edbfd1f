/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

void dx_field_fit_row (GtkWidget *row,
                       GtkWidget *title,
                       GtkWidget *text);

G_END_DECLS
