/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <json-glib/json-glib.h>

#include "dx-letter.h"

G_BEGIN_DECLS

DxLetter *
dx_letter_new_from_node (JsonNode *root, const char *path, GError **error);

G_END_DECLS
