/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dx-seal.h"
#include "dx-workspace.h"

G_BEGIN_DECLS

/* The seal of a proposal in the database: its text, the files that go with
 * it, and which of them went with a printed version. Without widgets. */

gboolean dx_seal_files_is_wanted (DxWorkspace *workspace);
GPtrArray *dx_seal_files_list (DxStore *store, const char *id);
gboolean dx_seal_files_remember (DxStore *store,
                                 const char *id,
                                 gint64 number,
                                 GError **error);
GPtrArray *dx_seal_files_recall (DxStore *store, const char *id, gint64 number);
DxSeal *dx_seal_files_new_seal (DxWorkspace *workspace,
                                DxProposal *proposal,
                                gint64 number);
DxSeal *dx_seal_files_new_printed (DxWorkspace *workspace,
                                   DxProposal *proposal);
char *dx_seal_files_describe (const DxSeal *seal);

G_END_DECLS
