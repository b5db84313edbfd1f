/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/* Small pieces that all fields and pages of the wizard are made of. */

GtkWidget *dx_field_label_new      (const char       *text,
                                    const char       *css_class);
GtkWidget *dx_field_boxed_list_new (void);
GtkWidget *dx_field_button_new     (const char       *label);
GtkWidget *dx_field_icon_button_new (const char      *icon_name,
                                    const char       *name);
void       dx_field_set_name       (GtkWidget        *widget,
                                    const char       *name);
GtkWidget *dx_field_get_text       (GtkWidget        *row);
void       dx_field_clean_entry    (GtkWidget        *row);
char      *dx_field_clean_insert   (gunichar          previous,
                                    const char       *text,
                                    gsize             length,
                                    gboolean          one_line,
                                    gboolean         *takes_previous);
void       dx_field_track_preedit  (GtkWidget        *text);
gboolean   dx_field_has_preedit    (GtkWidget        *text);
gboolean   dx_field_commit_preedit (GtkWidget        *text);
void       dx_field_toast          (GtkWidget        *widget,
                                    const char       *message,
                                    const char       *button,
                                    GCallback         clicked,
                                    gpointer          data,
                                    GClosureNotify    data_free);
void       dx_field_scroll_to      (GtkWidget        *widget);

G_END_DECLS
