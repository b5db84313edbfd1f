/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Months of the calendar as numbers: year × 12 + month − 1. */

int       dx_field_period_month     (int          year,
                                     int          month);
char     *dx_field_period_name      (int          month);
char     *dx_field_period_describe  (int          start,
                                     int          months);
gboolean  dx_field_period_find      (const char  *text,
                                     int         *start,
                                     int         *end);

G_END_DECLS
