/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "dx-session.h"

G_BEGIN_DECLS

/* What else belongs to a proposal: its check, topics, attachments and kept
 * versions. Rows activate actions of the group "proposal". */
#define DX_TYPE_HOME_LISTS (dx_home_lists_get_type ())
G_DECLARE_FINAL_TYPE (DxHomeLists, dx_home_lists, DX, HOME_LISTS, GtkWidget)

void dx_home_lists_set_session (DxHomeLists *self, DxSession *session);
void dx_home_lists_show_revisions (DxHomeLists *self);

G_END_DECLS
