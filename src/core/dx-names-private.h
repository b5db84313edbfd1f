/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Enums by the names that stand for them in files and on the command line:
 * a table of names, %NULL at the end. */

gboolean dx_names_find (const char *const *names, const char *name, int *value);
const char *dx_names_get (const char *const *names, int value);

G_END_DECLS
