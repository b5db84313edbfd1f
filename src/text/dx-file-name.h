/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

char *dx_file_name_new (const char *prefix,
                        const char *title,
                        gint64      year,
                        const char *suffix);

G_END_DECLS
