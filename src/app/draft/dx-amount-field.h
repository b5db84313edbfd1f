/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dx-field-editor.h"

G_BEGIN_DECLS

/* An amount of money. */
#define DX_TYPE_AMOUNT_FIELD (dx_amount_field_get_type ())
G_DECLARE_FINAL_TYPE (DxAmountField, dx_amount_field, DX, AMOUNT_FIELD, DxFieldEditor)

G_END_DECLS
