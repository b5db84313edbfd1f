/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "dx-session.h"

G_BEGIN_DECLS

/* A whole dossier goes out: as one file (.dxhs), or as a folder with the
 * paper, the Word file when the call wants one, the documents sent along and
 * the .dxhs. It is made beside its place and put there in one step, as a
 * version with a number of its own. Nothing is sent anywhere. */
#define DX_TYPE_SEND_JOB (dx_send_job_get_type ())
G_DECLARE_FINAL_TYPE (DxSendJob, dx_send_job, DX, SEND_JOB, GObject)

DxSendJob *dx_send_job_new          (DxSession            *session,
                                     gboolean              annex);
void       dx_send_job_write_file   (DxSendJob            *self,
                                     GtkWindow            *parent,
                                     GFile                *file,
                                     GAsyncReadyCallback   callback,
                                     gpointer              user_data);
void       dx_send_job_write_folder (DxSendJob            *self,
                                     GtkWindow            *parent,
                                     GFile                *place,
                                     GAsyncReadyCallback   callback,
                                     gpointer              user_data);
GFile     *dx_send_job_finish       (DxSendJob            *self,
                                     GAsyncResult         *result,
                                     GError              **error);
double     dx_send_job_get_progress (DxSendJob            *self);
void       dx_send_job_cancel       (DxSendJob            *self);
char      *dx_send_job_suggest_name (DxSession            *session);

G_END_DECLS
