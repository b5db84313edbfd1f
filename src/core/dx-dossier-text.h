/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dx-proposal.h"

G_BEGIN_DECLS

/* What goes to an office beside the form: the letter that an e-mail is, and
 * the list of files in a folder. They are papers, not the program's words:
 * always in Vietnamese. */

/**
 * DxDossierFile:
 * @name: of the file, safe everywhere
 * @title: what it is, for people
 * @size: bytes
 */
typedef struct {
  char *name;
  char *title;
  guint64 size;
} DxDossierFile;

DxDossierFile *dx_dossier_file_new         (const char    *name,
                                            const char    *title,
                                            guint64        size);
void           dx_dossier_file_free        (DxDossierFile *self);
char          *dx_dossier_file_name        (guint          number,
                                            const char    *name);
char          *dx_dossier_text_get_subject (DxProposal    *proposal);
char          *dx_dossier_text_get_letter  (DxProposal    *proposal,
                                            GPtrArray     *titles);
char          *dx_dossier_text_get_list    (DxProposal    *proposal,
                                            GPtrArray     *files,
                                            const char    *code,
                                            GDateTime     *now);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DxDossierFile, dx_dossier_file_free)

G_END_DECLS
