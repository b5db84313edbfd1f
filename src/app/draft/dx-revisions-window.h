/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "dx-session.h"

G_BEGIN_DECLS

/* The kept versions of a proposal: look at one, compare two, bring one
 * back. */
#define DX_TYPE_REVISIONS_WINDOW (dx_revisions_window_get_type ())
G_DECLARE_FINAL_TYPE (
    DxRevisionsWindow, dx_revisions_window, DX, REVISIONS_WINDOW, AdwWindow)

GtkWindow *dx_revisions_window_new (GtkWindow *parent, DxSession *session);
guint dx_revisions_window_get_n (DxRevisionsWindow *self);
void dx_revisions_window_choose (DxRevisionsWindow *self, guint index);

G_END_DECLS
