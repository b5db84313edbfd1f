/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <json-glib/json-glib.h>

#include "dx-form.h"

G_BEGIN_DECLS

DxForm *
dx_form_new_from_node (JsonNode *root, const char *path, GError **error);

gpointer
dx_form_rule_read (JsonObject *object, const char *path, GError **error);
void dx_form_rule_free (DxFormRule *self);
gboolean dx_form_rule_validate (const DxForm *form,
                                const DxFormRule *rule,
                                const char *path,
                                GError **error);
gboolean dx_form_validate (const DxForm *form, GError **error);
gboolean dx_form_has_field (const DxForm *form,
                            const char *field,
                            const char *path,
                            GError **error);

G_END_DECLS
