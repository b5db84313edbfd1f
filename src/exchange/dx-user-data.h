/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dx-catalog.h"

G_BEGIN_DECLS

GPtrArray *dx_user_data_load (DxCatalog  *catalog,
                              const char *folder);

G_END_DECLS
