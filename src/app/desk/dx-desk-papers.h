/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dx-desk-list.h"
#include "dx-register.h"
#include "dx-workspace.h"

G_BEGIN_DECLS

/* What the desk writes about one dossier: the receipt, the letter that asks
 * for what is missing, the remarks file. Without widgets. */

DxDeskList *dx_desk_papers_list             (DxWorkspace *workspace,
                                             gint64       row,
                                             GError     **error);
gboolean    dx_desk_papers_keep_list        (DxWorkspace *workspace,
                                             gint64       row,
                                             DxDeskList  *list,
                                             GError     **error);
gboolean    dx_desk_papers_write_receipt    (DxWorkspace *workspace,
                                             gint64       row,
                                             const char  *path,
                                             GError     **error);
gboolean    dx_desk_papers_write_supplement (DxWorkspace *workspace,
                                             gint64       row,
                                             const GDate *reply_by,
                                             const char  *path,
                                             GError     **error);
gboolean    dx_desk_papers_write_remarks    (DxWorkspace *workspace,
                                             gint64       row,
                                             const GDate *reply_by,
                                             const char  *path,
                                             GError     **error);

G_END_DECLS
