/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dx-output.h"
#include "dx-paper-out.h"

G_BEGIN_DECLS

GBytes *dx_paper_out_make_data (DxSession *session);
gboolean dx_paper_out_add_sheets (DxSession *session,
                                  DxPages *pages,
                                  gboolean next,
                                  GError **error);
DxOutput *dx_paper_out_begin_pdf (DxPages *pages,
                                  GBytes *data,
                                  GDateTime *created,
                                  GFile *file,
                                  GError **error);
DxOutput *dx_paper_out_begin_word (DxSession *session,
                                   gboolean annex,
                                   GDateTime *created,
                                   GFile *file,
                                   GError **error);
gboolean dx_paper_out_end (DxOutput *output, GFile *file, GError **error);
void dx_paper_out_prefix (GFile *file, GError **error);
gboolean dx_paper_out_can_freeze (DxSession *session, GError **error);
void dx_paper_out_ask (GtkWindow *parent,
                       const GError *why,
                       const char *yes,
                       GAsyncReadyCallback callback,
                       gpointer user_data);
GtkPrintOperation *
dx_paper_out_new_print (DxSession *session, gboolean annex, gboolean freeze);

G_END_DECLS
