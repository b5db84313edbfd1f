/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Tables of the old encodings, and what a Vietnamese syllable looks like. */

gunichar dx_legacy_tcvn3_letter (gunichar c);
gsize    dx_legacy_vni_letter   (const gunichar *text,
                                 gsize           length,
                                 gunichar       *letter);
gboolean dx_syllable_is_valid   (const gunichar *word,
                                 gsize           length);

G_END_DECLS
