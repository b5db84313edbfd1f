/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "dx-workspace.h"

G_BEGIN_DECLS

GtkWindow *dx_preferences_new (GtkWindow *parent, DxWorkspace *workspace);

G_END_DECLS
