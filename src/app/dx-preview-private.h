/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dx-preview.h"

G_BEGIN_DECLS

/* The preview is a scrolled canvas of page widgets, each with a widget for
 * every field that stands on it. Only pages in view are mapped; those that
 * are not hold neither picture nor fields. */

/* A field on a page: highlighted below the pointer and the focus. A click
 * or Enter activates "preview.activate-field" with its id. */
#define DX_TYPE_PREVIEW_FIELD (dx_preview_field_get_type ())
G_DECLARE_FINAL_TYPE (
    DxPreviewField, dx_preview_field, DX, PREVIEW_FIELD, GtkWidget)

GtkWidget *dx_preview_field_new (const char *id);
const char *dx_preview_field_get_id (DxPreviewField *self);
const DxPageRect *dx_preview_field_get_rect (DxPreviewField *self);
void dx_preview_field_set_rect (DxPreviewField *self, const DxPageRect *rect);
void dx_preview_field_describe (DxPreviewField *self, DxProposal *proposal);

/* A page: its picture at the present size, kept while it is in view. */
#define DX_TYPE_PREVIEW_PAGE (dx_preview_page_get_type ())
G_DECLARE_FINAL_TYPE (
    DxPreviewPage, dx_preview_page, DX, PREVIEW_PAGE, GtkWidget)

GtkWidget *dx_preview_page_new (guint number);
void dx_preview_page_update (DxPreviewPage *self,
                             DxPages *pages,
                             DxProposal *proposal,
                             guint n_pages);
void dx_preview_page_sync_fields (DxPreviewPage *self);
void dx_preview_page_mark (DxPreviewPage *self, const char *field);

/* All pages, one below the other.
 *
 * Signal "moved": another page is the present one, or there are more or
 * less of them. */
#define DX_TYPE_PREVIEW_CANVAS (dx_preview_canvas_get_type ())
G_DECLARE_FINAL_TYPE (
    DxPreviewCanvas, dx_preview_canvas, DX, PREVIEW_CANVAS, GtkWidget)

GtkWidget *dx_preview_canvas_new (void);
void dx_preview_canvas_update (DxPreviewCanvas *self,
                               DxPages *pages,
                               DxProposal *proposal);
void
dx_preview_canvas_set_zoom (DxPreviewCanvas *self, double zoom, double anchor);
double dx_preview_canvas_get_scale (DxPreviewCanvas *self);
guint dx_preview_canvas_get_n_pages (DxPreviewCanvas *self);
guint dx_preview_canvas_get_page (DxPreviewCanvas *self);
void dx_preview_canvas_show (DxPreviewCanvas *self, const DxPageRect *rect);
gboolean dx_preview_canvas_sees (DxPreviewCanvas *self, const DxPageRect *rect);
void dx_preview_canvas_scroll (DxPreviewCanvas *self, double dx, double dy);
void dx_preview_canvas_scroll_to (DxPreviewCanvas *self, double y);
void dx_preview_canvas_reveal (DxPreviewCanvas *self, GtkWidget *widget);
void dx_preview_canvas_mark (DxPreviewCanvas *self, const char *field);
gboolean dx_preview_canvas_focus_pages (DxPreviewCanvas *self,
                                        GtkDirectionType direction);
void dx_preview_canvas_bind_keys (GtkWidgetClass *class);

/* Zoom by keys, wheel and two fingers. */
void dx_preview_add_zoom (DxPreview *self);
double dx_preview_get_shown_zoom (DxPreview *self);
void dx_preview_zoom_at (DxPreview *self, double zoom, double anchor);
void dx_preview_zoom_by (DxPreview *self, int steps, double anchor);

/* From a change to the frame that shows it, printed to standard error when
 * the environment variable DEXUAT_TIMING is set. */
void dx_preview_timing_begin (void);
void dx_preview_timing_start (GtkWidget *widget);
void dx_preview_timing_add (const char *what, gint64 since);

G_END_DECLS
