/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dx-dossier-text.h"
#include "dx-dossier.h"
#include "dx-send-job.h"

G_BEGIN_DECLS

/* A document sent along, as it goes out. */
typedef struct {
  DxAttachment *attachment;
  GBytes *bytes;
} DxSendFile;

/* The job by concerns: dx-send-job.c is its way from beginning to end,
 * dx-send-job-files.c writes, partly in a thread of its own. */
struct _DxSendJob {
  GObject parent_instance;
  DxSession *session;
  gboolean annex;
  gboolean folder;
  gboolean stale; /* changed while it was written */
  GFile *place;   /* the file, or where the folder is to be */
  GtkWindow *parent; /* nullable, weak */
  GTask *task;    /* while it runs */
  GCancellable *cancellable;
  guint source;
  int permille; /* atomic */

  DxProposal *version; /* what goes out, with its number */
  GDateTime *now;
  char *name;          /* of the dossier file in a folder */
  GPtrArray *sent;     /* of DxSendFile */
  guint64 total;       /* bytes of the documents */
  guint64 read;
  DxDossier *dossier;
  DxOutput *output; /* of the file: written, not yet in its place */
  char *hidden;     /* of the folder: where it is made */
  GPtrArray *files; /* of DxDossierFile, in it */
  GFile *made;      /* (nullable): what there is in the end */
};

void     dx_send_job_set_progress  (DxSendJob  *self,
                                    double      fraction);
gboolean dx_send_job_begin_files   (DxSendJob  *self,
                                    GError    **error);
gboolean dx_send_job_write_paper   (DxSendJob  *self,
                                    GError    **error);
gboolean dx_send_job_write_rest    (DxSendJob  *self,
                                    GError    **error);
gboolean dx_send_job_put_in_place  (DxSendJob  *self,
                                    GError    **error);
void     dx_send_job_drop_files    (DxSendJob  *self);

G_END_DECLS
