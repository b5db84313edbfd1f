/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "dx-session.h"

G_BEGIN_DECLS

/* What the call's dossier wants and what is there, the files to send, where
 * they go, and what the user says of having handed them in. Nothing is sent
 * from here.
 *
 * Actions: "send.folder", "send.file", "send.cancel", "send.open",
 * "send.hand-in", "send.take-back". Signal "field-activated" (const char
 * *place): where something is to be done. */
#define DX_TYPE_SEND_PAGE (dx_send_page_get_type ())
G_DECLARE_FINAL_TYPE (DxSendPage, dx_send_page, DX, SEND_PAGE, GtkWidget)

GtkWidget *dx_send_page_new   (DxSession  *session);
gboolean   dx_send_page_focus (DxSendPage *self);

G_END_DECLS
