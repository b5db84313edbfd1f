/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dx-store.h"

G_BEGIN_DECLS

gboolean
dx_store_refuse (GError **error, DxStoreError code, const char *format, ...)
    G_GNUC_PRINTF (3, 4);
gboolean dx_store_not_found (GError **error);

G_END_DECLS
