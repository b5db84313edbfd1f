/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dx-verify-find.h"

G_BEGIN_DECLS

/* Looks for the version that has a code: in the proposal that is open, then
 * in all that are here, bit by bit. Without widgets. */
typedef struct _DxVerifySearch DxVerifySearch;

DxVerifySearch *dx_verify_search_new (DxWorkspace *workspace,
                                      DxSession *session,
                                      const char *code);
gboolean dx_verify_search_step (DxVerifySearch *self, gint64 microseconds);
const char *dx_verify_search_get_code (DxVerifySearch *self);
DxVerifyFound *dx_verify_search_steal (DxVerifySearch *self);
void dx_verify_search_free (DxVerifySearch *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DxVerifySearch, dx_verify_search_free)

G_END_DECLS
