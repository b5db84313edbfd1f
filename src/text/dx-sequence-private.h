/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

void dx_sequence_diff (const guint *before,
                       guint n_before,
                       const guint *after,
                       guint n_after,
                       guint8 *removed,
                       guint8 *added);

G_END_DECLS
