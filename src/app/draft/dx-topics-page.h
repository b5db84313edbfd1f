/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "dx-session.h"

G_BEGIN_DECLS

/* The priority topics, grouped as the call groups them. */
#define DX_TYPE_TOPICS_PAGE (dx_topics_page_get_type ())
G_DECLARE_FINAL_TYPE (DxTopicsPage, dx_topics_page, DX, TOPICS_PAGE, GtkWidget)

GtkWidget *dx_topics_page_new        (DxSession    *session);
gboolean   dx_topics_page_show_topic (DxTopicsPage *self,
                                      const char   *topic);
gboolean   dx_topics_page_focus (DxTopicsPage *self);

G_END_DECLS
