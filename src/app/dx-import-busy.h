/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/* Says which file is being read, and lets the user cancel. Its cancellable
 * is cancelled when it is closed. */
#define DX_TYPE_IMPORT_BUSY (dx_import_busy_get_type ())
G_DECLARE_FINAL_TYPE (DxImportBusy,
                      dx_import_busy,
                      DX,
                      IMPORT_BUSY,
                      AdwWindow)

GtkWindow *dx_import_busy_new (GtkWindow *parent,
                               const char *name,
                               guint number,
                               guint count,
                               GCancellable *cancellable);

G_END_DECLS
