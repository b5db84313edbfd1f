/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Letters that so many bytes take. */
#define DX_BASE32_LENGTH(bytes) (((bytes) *8 + 4) / 5)

char     *dx_base32_encode (const guint8 *bytes,
                            gsize         length);
gboolean  dx_base32_decode (const char   *letters,
                            guint8       *bytes,
                            gsize         length);
int       dx_base32_value  (gunichar      letter);

G_END_DECLS
