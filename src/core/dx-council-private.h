/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dx-council.h"

G_BEGIN_DECLS

void dx_council_add_fault (GPtrArray *faults,
                           gboolean voids,
                           const DxSource *source,
                           const char *id,
                           const char *format,
                           ...) G_GNUC_PRINTF (5, 6);

G_END_DECLS
