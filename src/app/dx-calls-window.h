/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "dx-workspace.h"

G_BEGIN_DECLS

/* The calls: their words, rules and sentences, two side by side, and how to
 * add one. */
GtkWindow *dx_calls_window_new (GtkWindow *parent,
                                DxWorkspace *workspace,
                                const char *call);

G_END_DECLS
