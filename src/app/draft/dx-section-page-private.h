/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "dx-section-page.h"

G_BEGIN_DECLS

void       dx_section_page_fill_call    (AdwExpanderRow *row,
                                         GPtrArray      *shown,
                                         DxCall         *call,
                                         GPtrArray      *fields);
gboolean   dx_section_page_has_profile  (GPtrArray      *fields);
GtkWidget *dx_section_page_profile_new  (DxSession      *session);

G_END_DECLS
