/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "dx-pages.h"
#include "dx-session.h"

G_BEGIN_DECLS

/* The pages of a proposal as they will print, redrawn as it changes; or
 * those of another document.
 *
 * Signal "field-activated" (const char *field): a click or Enter on a
 * paragraph. Properties: "session", "annex", "zoom" (1.0 is 100 %, 0 fits
 * the width), "page" (from 0) and "n-pages", which are told. */
#define DX_TYPE_PREVIEW (dx_preview_get_type ())
G_DECLARE_FINAL_TYPE (DxPreview, dx_preview, DX, PREVIEW, GtkWidget)

GtkWidget *dx_preview_new (DxSession *session);
void dx_preview_set_session (DxPreview *self, DxSession *session);
void dx_preview_set_proposal (DxPreview *self,
                              DxWorkspace *workspace,
                              DxProposal *proposal);
void dx_preview_set_printed (DxPreview *self, DxSeal *seal);
void dx_preview_set_document (DxPreview *self,
                              DxWorkspace *workspace,
                              DxDocument *document);
void dx_preview_set_annex (DxPreview *self, gboolean annex);
void dx_preview_set_zoom (DxPreview *self, double zoom);
double dx_preview_get_zoom (DxPreview *self);
guint dx_preview_get_n_pages (DxPreview *self);
guint dx_preview_get_page (DxPreview *self);
void dx_preview_show_page (DxPreview *self, guint page);
void dx_preview_show_field (DxPreview *self, const char *field);
void dx_preview_follow (DxPreview *self, const char *field);

G_END_DECLS
