/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib-object.h>

#include "dx-call.h"
#include "dx-columns.h"
#include "dx-form.h"
#include "dx-letter.h"
#include "dx-text-rules.h"
#include "dx-topic.h"

G_BEGIN_DECLS

#define DX_TYPE_CATALOG (dx_catalog_get_type ())
G_DECLARE_FINAL_TYPE (DxCatalog, dx_catalog, DX, CATALOG, GObject)

DxCatalog         *dx_catalog_new              (void);
gboolean           dx_catalog_add              (DxCatalog   *self,
                                                GBytes      *json,
                                                const char  *path,
                                                GError     **error);
DxForm            *dx_catalog_get_form         (DxCatalog   *self,
                                                const char  *id,
                                                GError     **error);
DxForm            *dx_catalog_get_default_form (DxCatalog   *self);
DxCall            *dx_catalog_get_call         (DxCatalog   *self,
                                                const char  *id,
                                                GError     **error);
const DxTopic     *dx_catalog_get_topic        (DxCatalog   *self,
                                                DxCall      *call,
                                                const char  *id);
const DxTextRules *dx_catalog_get_text_rules   (DxCatalog   *self);
GPtrArray         *dx_catalog_list_forms       (DxCatalog   *self);
GPtrArray         *dx_catalog_list_calls       (DxCatalog   *self);
GPtrArray         *dx_catalog_list_topics      (DxCatalog   *self);
DxColumns         *dx_catalog_get_columns      (DxCatalog   *self,
                                                const char  *id,
                                                GError     **error);
GPtrArray         *dx_catalog_list_columns     (DxCatalog   *self);
DxLetter          *dx_catalog_get_letter       (DxCatalog   *self,
                                                const char  *id,
                                                GError     **error);

G_END_DECLS
