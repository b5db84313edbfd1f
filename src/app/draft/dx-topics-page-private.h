/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "dx-session.h"

G_BEGIN_DECLS

/* A topic: chosen or not, what it is about, and how the proposal answers
 * it. */
#define DX_TYPE_TOPICS_PAGE_ROW (dx_topics_page_row_get_type ())
G_DECLARE_FINAL_TYPE (DxTopicsPageRow, dx_topics_page_row, DX, TOPICS_PAGE_ROW,
                      GtkListBoxRow)

GtkWidget  *dx_topics_page_row_new        (DxSession       *session,
                                           const char      *topic,
                                           const DxSource  *source);
const char *dx_topics_page_row_get_topic  (DxTopicsPageRow *self);
gboolean    dx_topics_page_row_get_chosen (DxTopicsPageRow *self);
gboolean    dx_topics_page_row_matches    (DxTopicsPageRow *self,
                                           const char      *folded);
void        dx_topics_page_row_show       (DxTopicsPageRow *self);

G_END_DECLS
