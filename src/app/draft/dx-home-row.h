/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "dx-form.h"

G_BEGIN_DECLS

/* Rows of the proposal's home: plain text, whole, with a name to be read. */

GtkWidget *dx_home_row_new (const char *title,
                            const char *subtitle,
                            const char *action,
                            const char *target);
void dx_home_row_set_label (GtkWidget *row, const char *label);
char *dx_home_row_get_section_name (const DxFormSection *section);

G_END_DECLS
