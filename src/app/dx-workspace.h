/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "dx-catalog.h"
#include "dx-fonts.h"
#include "dx-register.h"

G_BEGIN_DECLS

/* What all windows work with: data, storage, fonts and settings. It is
 * handed down as a construct property; nothing of it is global. */
#define DX_TYPE_WORKSPACE (dx_workspace_get_type ())
G_DECLARE_FINAL_TYPE (DxWorkspace, dx_workspace, DX, WORKSPACE, GObject)

DxWorkspace  *dx_workspace_new             (const char  *folder,
                                            GSettings   *settings);
DxCatalog    *dx_workspace_get_catalog     (DxWorkspace *self);
DxStore      *dx_workspace_get_store       (DxWorkspace *self);
DxRegister   *dx_workspace_get_register    (DxWorkspace *self);
const GError *dx_workspace_get_store_error (DxWorkspace *self);
gboolean      dx_workspace_open_store      (DxWorkspace *self);
DxFonts      *dx_workspace_get_fonts       (DxWorkspace *self);
GSettings    *dx_workspace_get_settings    (DxWorkspace *self);
const char   *dx_workspace_get_folder      (DxWorkspace *self);
GPtrArray    *dx_workspace_get_problems    (DxWorkspace *self);
void          dx_workspace_reload_data     (DxWorkspace *self);
GDateTime    *dx_workspace_now             (DxWorkspace *self);
GSettings    *dx_workspace_find_settings   (void);

G_END_DECLS
