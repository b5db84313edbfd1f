/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dx-import.h"
#include "dx-workspace.h"

G_BEGIN_DECLS

/* Files are read beside the main thread, so that no window waits for them.
 * Without widgets. */

void      dx_import_read_async  (DxWorkspace          *workspace,
                                 GFile                *file,
                                 DxImportFlags         flags,
                                 GCancellable         *cancellable,
                                 GAsyncReadyCallback   callback,
                                 gpointer              user_data);
DxImport *dx_import_read_finish (GAsyncResult         *result,
                                 GError              **error);
char     *dx_import_get_name    (GFile                *file);

G_END_DECLS
