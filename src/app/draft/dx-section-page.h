/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "dx-session.h"

G_BEGIN_DECLS

/* The page of the wizard for one section of the form, made of the form's
 * data: another form has other pages. */
#define DX_TYPE_SECTION_PAGE (dx_section_page_get_type ())
G_DECLARE_FINAL_TYPE (DxSectionPage, dx_section_page, DX, SECTION_PAGE,
                      GtkWidget)

GtkWidget *dx_section_page_new         (DxSession           *session,
                                        const DxFormSection *section);
gboolean   dx_section_page_show_field  (DxSectionPage       *self,
                                        const char          *field);
GtkWidget *dx_section_page_find_editor (DxSectionPage       *self,
                                        const char          *field);
char      *dx_section_page_make_name   (const DxForm        *form,
                                        const DxFormSection *section);

G_END_DECLS
