/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dx-field-editor.h"

G_BEGIN_DECLS

/* A long text with a heading. */
#define DX_TYPE_TEXT_FIELD (dx_text_field_get_type ())
G_DECLARE_FINAL_TYPE (DxTextField, dx_text_field, DX, TEXT_FIELD, DxFieldEditor)

G_END_DECLS
