/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dx-field-editor.h"

G_BEGIN_DECLS

/* A table: a row of cells for each thing. */
#define DX_TYPE_TABLE_FIELD (dx_table_field_get_type ())
G_DECLARE_FINAL_TYPE (DxTableField, dx_table_field, DX, TABLE_FIELD, DxFieldEditor)

G_END_DECLS
