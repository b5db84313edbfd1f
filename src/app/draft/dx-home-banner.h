/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "dx-session.h"

G_BEGIN_DECLS

/* Says that what was typed is not saved, why, and what can be done. Its
 * buttons activate "proposal.save-elsewhere" and "proposal.retry". */
#define DX_TYPE_HOME_BANNER (dx_home_banner_get_type ())
G_DECLARE_FINAL_TYPE (DxHomeBanner, dx_home_banner, DX, HOME_BANNER, GtkWidget)

void dx_home_banner_set_session (DxHomeBanner *self, DxSession *session);
char *dx_home_banner_get_reason (DxSession *session);

G_END_DECLS
