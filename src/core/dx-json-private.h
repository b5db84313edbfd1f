/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <json-glib/json-glib.h>

G_BEGIN_DECLS

/* Bounds of one file beside its size and depth: what a hostile one may ask
 * of the memory, and of the hash table of an object. */
#define DX_JSON_MAX_VALUES 1000000u
#define DX_JSON_MAX_MEMBERS 1000u

JsonNode *
dx_json_read (const char *text, gsize length, char **path, GError **error);

char *dx_json_write (JsonNode *root);

void dx_json_normalize (JsonNode *node);

/* Where in a file: "$.values["IX.total"]", "$.topics[2]". */
char *dx_json_path_member (const char *path, const char *member);
char *dx_json_path_item (const char *path, guint index);

gboolean
dx_json_refuse (GError **error, int code, const char *path, const char *reason);

/* Typed readers of one value; a wrong type is refused with the path. */
gboolean dx_json_get_integer (JsonNode *node,
                              const char *path,
                              gint64 *value,
                              GError **error);
gboolean dx_json_get_string (JsonNode *node,
                             const char *path,
                             const char **value,
                             GError **error);
JsonArray *dx_json_get_array (JsonNode *node, const char *path, GError **error);
JsonObject *
dx_json_get_object (JsonNode *node, const char *path, GError **error);

G_END_DECLS
