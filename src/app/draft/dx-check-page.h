/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "dx-session.h"

G_BEGIN_DECLS

/* What the check found, by sections; live.
 *
 * Signal "field-activated" (const char *place): the user wants to go where a
 * finding is. */
#define DX_TYPE_CHECK_PAGE (dx_check_page_get_type ())
G_DECLARE_FINAL_TYPE (DxCheckPage, dx_check_page, DX, CHECK_PAGE, GtkWidget)

GtkWidget *dx_check_page_new (DxSession *session);
gboolean   dx_check_page_focus (DxCheckPage *self);

G_END_DECLS
