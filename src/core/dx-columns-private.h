/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <json-glib/json-glib.h>

#include "dx-columns.h"

G_BEGIN_DECLS

DxColumns *
dx_columns_new_from_node (JsonNode *root, const char *path, GError **error);

G_END_DECLS
