/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dx-remarks.h"

G_BEGIN_DECLS

DxRemark *dx_remark_new (void);
DxRemark *dx_remark_copy (const DxRemark *self);
void dx_remark_free (DxRemark *self);
void
dx_remark_add_variant (DxRemark *self, const char *member, const char *value);

G_END_DECLS
