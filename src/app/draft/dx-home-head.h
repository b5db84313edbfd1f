/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "dx-session.h"

G_BEGIN_DECLS

/* What a proposal is and how far: name, call and deadline, state and saving
 * in plain words. */
#define DX_TYPE_HOME_HEAD (dx_home_head_get_type ())
G_DECLARE_FINAL_TYPE (DxHomeHead, dx_home_head, DX, HOME_HEAD, GtkWidget)

void dx_home_head_set_session (DxHomeHead *self, DxSession *session);

G_END_DECLS
