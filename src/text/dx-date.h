/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

gboolean   dx_date_parse            (const char *text,
                                     GDate      *date);
gboolean   dx_date_find             (const char *text,
                                     GDate      *date,
                                     gsize      *start,
                                     gsize      *end);
char      *dx_date_format_long      (const GDate *date);
char      *dx_date_format_short     (const GDate *date);
GDateTime *dx_instant_parse         (const char *text);
char      *dx_instant_format        (GDateTime  *instant);
char      *dx_instant_format_office (GDateTime  *instant);

G_END_DECLS
