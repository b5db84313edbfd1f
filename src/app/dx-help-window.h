/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

void dx_help_window_show (GtkApplication *application,
                          const char     *topic);

G_END_DECLS
