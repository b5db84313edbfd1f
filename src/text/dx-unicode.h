/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

gboolean  dx_unicode_is_nfc         (const char *text);
char     *dx_unicode_to_nfc         (const char *text);
gboolean  dx_unicode_has_hidden     (const char *text);
char     *dx_unicode_strip_hidden   (const char *text);
gunichar  dx_unicode_fold_letter    (gunichar    c);
char     *dx_unicode_fold           (const char *text);
char     *dx_unicode_compare_key    (const char *text);
guint     dx_unicode_count_words    (const char *text);

G_END_DECLS
