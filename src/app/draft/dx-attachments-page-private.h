/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dx-attachments-page.h"

G_BEGIN_DECLS

/* A document: its name, kind and size. Signal "changed": another kind, or
 * removed. */
#define DX_TYPE_ATTACHMENTS_PAGE_ROW (dx_attachments_page_row_get_type ())
G_DECLARE_FINAL_TYPE (DxAttachmentsPageRow, dx_attachments_page_row, DX,
                      ATTACHMENTS_PAGE_ROW, GtkListBoxRow)

/* A document's name, which can be changed in its place. Signal "renamed"
 * (const char *name). */
#define DX_TYPE_ATTACHMENTS_PAGE_NAME (dx_attachments_page_name_get_type ())
G_DECLARE_FINAL_TYPE (DxAttachmentsPageName, dx_attachments_page_name, DX,
                      ATTACHMENTS_PAGE_NAME, GtkWidget)

GtkWidget  *dx_attachments_page_name_new  (const char            *name);
void        dx_attachments_page_name_edit (DxAttachmentsPageName *self);

GtkWidget  *dx_attachments_page_row_new   (DxSession          *session,
                                           const DxAttachment *attachment);
const char *dx_attachment_kind_get_label  (const char         *kind);
const char *dx_attachment_kind_guess      (const char         *name);

G_END_DECLS
