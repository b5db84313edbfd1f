/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "dx-session.h"

G_BEGIN_DECLS

/* The sections of the form with their states. A row activates
 * "proposal.edit-at" with the section's id. */
#define DX_TYPE_HOME_SECTIONS (dx_home_sections_get_type ())
G_DECLARE_FINAL_TYPE (
    DxHomeSections, dx_home_sections, DX, HOME_SECTIONS, GtkWidget)

void dx_home_sections_set_session (DxHomeSections *self, DxSession *session);

G_END_DECLS
