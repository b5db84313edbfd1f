/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>
#include <zip.h>

G_BEGIN_DECLS

/* A look at the end of an archive before libzip makes a list of it. */

gboolean dx_zip_tail_check (zip_source_t *source, GError **error);

G_END_DECLS
