/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "dx-pages.h"
#include "dx-session.h"

G_BEGIN_DECLS

/* A proposal goes out: to a PDF file or to the printer, as the same pages,
 * each time as a version with a number of its own. */

DxPages *dx_paper_out_make_pages (DxSession *session, gboolean annex);
DxPages *
dx_paper_out_make_sealed (DxSession *session, gboolean annex, gint64 number);
DxPages *dx_paper_out_make_blank (DxWorkspace *workspace, DxForm *form);
char *dx_paper_out_suggest_name (DxSession *session, const char *suffix);
gboolean dx_paper_out_write_pdf (DxSession *session,
                                 gboolean annex,
                                 GFile *file,
                                 GError **error);
gboolean dx_paper_out_write_blank (DxWorkspace *workspace,
                                   DxForm *form,
                                   GFile *file,
                                   GError **error);
gboolean
dx_paper_out_write_json (DxSession *session, GFile *file, GError **error);
void dx_paper_out_export_word (GtkWindow *parent,
                               DxSession *session,
                               gboolean annex,
                               GAsyncReadyCallback callback,
                               gpointer user_data);
void dx_paper_out_export (GtkWindow *parent,
                          DxSession *session,
                          gboolean annex,
                          GAsyncReadyCallback callback,
                          gpointer user_data);
gboolean
dx_paper_out_export_finish (GAsyncResult *result, GFile **file, GError **error);
void dx_paper_out_print (GtkWindow *parent,
                         DxSession *session,
                         gboolean annex,
                         GAsyncReadyCallback callback,
                         gpointer user_data);
gboolean dx_paper_out_print_finish (GAsyncResult *result, GError **error);

G_END_DECLS
