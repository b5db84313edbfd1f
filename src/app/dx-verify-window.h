/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "dx-session.h"
#include "dx-verify-answer.h"

G_BEGIN_DECLS

/* Is this paper this proposal, this version? A code is typed, QR codes are
 * scanned, a scan is opened or dropped. */
#define DX_TYPE_VERIFY_WINDOW (dx_verify_window_get_type ())
G_DECLARE_FINAL_TYPE (
    DxVerifyWindow, dx_verify_window, DX, VERIFY_WINDOW, AdwWindow)

GtkWindow *dx_verify_window_new (GtkWindow *parent,
                                 DxWorkspace *workspace,
                                 DxSession *session);
void dx_verify_window_present (GtkWindow *parent,
                               DxWorkspace *workspace,
                               DxSession *session);
void dx_verify_window_check_text (DxVerifyWindow *self, const char *text);
void dx_verify_window_check_file (DxVerifyWindow *self, GFile *file);
gboolean dx_verify_window_is_busy (DxVerifyWindow *self);
const DxVerifyAnswer *dx_verify_window_get_answer (DxVerifyWindow *self);

G_END_DECLS
