/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "dx-session.h"
#include "dx-workspace.h"

G_BEGIN_DECLS

void         ui_init              (int         *argc,
                                   char      ***argv);
DxWorkspace *ui_workspace_new     (void);
DxSession   *ui_session_new       (DxWorkspace *workspace,
                                   const char  *example);
void         ui_wait              (guint        milliseconds);
gboolean     ui_wait_until        (gboolean   (*condition) (gpointer),
                                   gpointer     data);
GtkWidget   *ui_find              (GtkWidget   *root,
                                   GType        type,
                                   const char  *name);
void         ui_assert_finalized  (gpointer     object);

G_END_DECLS
