/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dx-leaf-private.h"

G_BEGIN_DECLS

/* Units that have layouts now, the oldest first. */
typedef struct {
  GQueue units;
  GHashTable *is_there;
  gsize bytes;
} DxUnitCache;

void     dx_unit_cache_init     (DxUnitCache       *self);
void     dx_unit_cache_clear    (DxUnitCache       *self);
void     dx_unit_cache_add      (DxUnitCache       *self,
                                 DxUnit            *unit,
                                 gsize              limit);
gboolean dx_unit_cache_has_some (const DxUnitCache *self,
                                 GPtrArray         *units);
void     dx_unit_cache_forget   (DxUnitCache       *self,
                                 GArray            *leaves);

G_END_DECLS
