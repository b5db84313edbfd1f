/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dx-statement-private.h"
#include "dx-words-private.h"

G_BEGIN_DECLS

/* Keys of rows, arrays of gint64, as lists ask the database for them. */

GArray *dx_keys_read   (DxStatement    *statement,
                        gboolean        reverse,
                        GError        **error);
GArray *dx_keys_search (GArray         *keys,
                        DxDatabase     *database,
                        const char     *sql,
                        const DxSearch *search,
                        GError        **error);

G_END_DECLS
