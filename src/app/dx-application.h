/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "dx-session.h"
#include "dx-workspace.h"

G_BEGIN_DECLS

#define DX_TYPE_APPLICATION (dx_application_get_type ())
G_DECLARE_FINAL_TYPE (DxApplication, dx_application, DX, APPLICATION,
                      AdwApplication)

DxApplication *dx_application_new             (GSettings     *settings);
DxWorkspace   *dx_application_get_workspace   (DxApplication *self);
GtkWindow     *dx_application_open_proposal   (DxApplication *self,
                                               const char    *id,
                                               GError       **error);
GtkWindow     *dx_application_show_session    (DxApplication *self,
                                               DxSession     *session);
GtkWindow     *dx_application_start_proposal  (DxApplication *self,
                                               DxCall        *call);
void           dx_application_show_in_list    (DxApplication *self,
                                               const char    *id);
DxSession     *dx_application_find_session    (DxApplication *self,
                                               const char    *id);
void           dx_application_show_help       (DxApplication *self,
                                               const char    *topic);
void           dx_application_show_register   (DxApplication *self);

G_END_DECLS
