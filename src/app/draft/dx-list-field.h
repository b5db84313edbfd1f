/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dx-field-editor.h"

G_BEGIN_DECLS

/* A list of short texts. */
#define DX_TYPE_LIST_FIELD (dx_list_field_get_type ())
G_DECLARE_FINAL_TYPE (DxListField, dx_list_field, DX, LIST_FIELD, DxFieldEditor)

G_END_DECLS
