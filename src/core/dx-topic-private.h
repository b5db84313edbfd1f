/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <json-glib/json-glib.h>

#include "dx-topic.h"

G_BEGIN_DECLS

gpointer dx_topic_read (JsonObject *object, const char *path, GError **error);
GPtrArray *dx_topics_new_from_node (JsonNode *root, GError **error);
gboolean
dx_topics_are_unique (GPtrArray *topics, const char *path, GError **error);

G_END_DECLS
