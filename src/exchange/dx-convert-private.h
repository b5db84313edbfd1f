/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* LibreOffice as a converter, kept away from all that is the user's. */

gboolean dx_convert_is_possible (void);
GBytes *dx_convert_to_word (GBytes *bytes, GError **error);

G_END_DECLS
