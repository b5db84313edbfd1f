/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dx-field-editor.h"

G_BEGIN_DECLS

/* A number of months, and the period that they are. */
#define DX_TYPE_MONTHS_FIELD (dx_months_field_get_type ())
G_DECLARE_FINAL_TYPE (DxMonthsField, dx_months_field, DX, MONTHS_FIELD, DxFieldEditor)

G_END_DECLS
