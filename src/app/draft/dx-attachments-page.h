/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "dx-session.h"

G_BEGIN_DECLS

/* The documents that go with the proposal, and what the call asks for. */
#define DX_TYPE_ATTACHMENTS_PAGE (dx_attachments_page_get_type ())
G_DECLARE_FINAL_TYPE (DxAttachmentsPage, dx_attachments_page, DX,
                      ATTACHMENTS_PAGE, GtkWidget)

GtkWidget *dx_attachments_page_new       (DxSession         *session);
void       dx_attachments_page_add_files (DxAttachmentsPage *self,
                                          GPtrArray         *files);
gboolean   dx_attachments_page_focus (DxAttachmentsPage *self);

G_END_DECLS
