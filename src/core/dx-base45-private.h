/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Letters that so many bytes take. */
#define DX_BASE45_LENGTH(bytes) ((bytes) / 2 * 3 + (bytes) % 2 * 2)

void     dx_base45_append (GString      *letters,
                           const guint8 *bytes,
                           gsize         length);
gboolean dx_base45_decode (const char   *letters,
                           guint8       *bytes,
                           gsize         length);

G_END_DECLS
