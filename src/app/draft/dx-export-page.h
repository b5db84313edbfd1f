/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "dx-session.h"

G_BEGIN_DECLS

/* The pages as they will print, and the ways out of the program.
 *
 * Actions: "export.print", "export.pdf", "export.word", "export.blank". Signal
 * "field-activated" (const char *field). */
#define DX_TYPE_EXPORT_PAGE (dx_export_page_get_type ())
G_DECLARE_FINAL_TYPE (DxExportPage, dx_export_page, DX, EXPORT_PAGE,
                      GtkWidget)

GtkWidget *dx_export_page_new (DxSession *session);
gboolean   dx_export_page_focus (DxExportPage *self);

G_END_DECLS
