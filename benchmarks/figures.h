/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

double figures_since (gint64 start);
double figures_memory (void);
double figures_work (void);
double figures_share (double *times, guint n, double share);

G_END_DECLS
