/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Parts of this program that need large libraries. Linked with the program
 * these would double the time and the memory of every start; so such a part
 * lies in a module that is loaded when it is first asked for. It has its own
 * copy of what it uses of the rooms below, none of which is a type. */

gpointer dx_module_find (const char *room,
                         const char *module,
                         const char *symbol);

G_END_DECLS
