/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "dx-import-offer.h"

G_BEGIN_DECLS

/* What a file says, beside what is here: nothing is taken without a yes. */
#define DX_TYPE_IMPORT_WINDOW (dx_import_window_get_type ())
G_DECLARE_FINAL_TYPE (DxImportWindow,
                      dx_import_window,
                      DX,
                      IMPORT_WINDOW,
                      AdwWindow)

GtkWindow *dx_import_window_ask        (GtkWindow            *parent,
                                        DxImportOffer        *offer,
                                        GAsyncReadyCallback   callback,
                                        gpointer              user_data);
DxSession *dx_import_window_ask_finish (GAsyncResult         *result,
                                        char                **outcome);

G_END_DECLS
