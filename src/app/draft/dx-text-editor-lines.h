/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* What the editor of long texts does with lines: functions of strings. */

char     *dx_text_lines_continue  (const char *line,
                                   gboolean   *is_empty_item);
char     *dx_text_lines_mark      (const char *line,
                                   gunichar    style,
                                   guint       number);
char     *dx_text_lines_unmark    (const char *line);
gboolean  dx_text_lines_has_mark  (const char *line,
                                   gunichar    style);
char     *dx_text_lines_break     (const char *text,
                                   gsize       before,
                                   gsize       limit,
                                   gboolean   *refused);
char     *dx_text_lines_outline   (const char *hint);

G_END_DECLS
