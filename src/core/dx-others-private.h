/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <json-glib/json-glib.h>

G_BEGIN_DECLS

/* Members that this program does not know: kept when a file is read, and
 * written again behind those that it knows. */

JsonObject *dx_others_collect (JsonObject *object, const char *const *known);
void dx_others_write (JsonObject *object, JsonObject *others);
JsonObject *dx_others_join (JsonObject *ours, JsonObject *theirs);
void
dx_others_set_text (JsonObject *object, const char *name, const char *text);

G_END_DECLS
