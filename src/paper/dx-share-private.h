/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Between labels side by side, in points. */
#define DX_PART_GAP 8.0

GArray *dx_share_line (const double *widths, guint n);

G_END_DECLS
