/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

char *dx_attachment_name_clean (const char *name);
char *dx_attachment_name_make_unique (const char *name, GHashTable *taken);
char *dx_attachment_name_fold (const char *name);

G_END_DECLS
