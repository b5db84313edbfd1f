/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dx-field-editor.h"

G_BEGIN_DECLS

/* A short text on one line: a name, an address, a telephone number, an e-mail
 * address, a year, a number. */
#define DX_TYPE_LINE_FIELD (dx_line_field_get_type ())
G_DECLARE_FINAL_TYPE (DxLineField, dx_line_field, DX, LINE_FIELD, DxFieldEditor)

G_END_DECLS
