/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dx-proposal.h"

G_BEGIN_DECLS

/* What a call's dossier wants, held against what is there. */

/**
 * DxDossierState:
 * @DX_DOSSIER_THERE: it is there, and up to date
 * @DX_DOSSIER_OLD: it is there, but shows an older text
 * @DX_DOSSIER_MISSING: the call wants it, and it is not there
 * @DX_DOSSIER_NOT_NEEDED: it is not there, and the call does not insist
 */
typedef enum {
  DX_DOSSIER_THERE,
  DX_DOSSIER_OLD,
  DX_DOSSIER_MISSING,
  DX_DOSSIER_NOT_NEEDED
} DxDossierState;

/**
 * DxDossierFacts:
 * @kinds: (nullable) (array zero-terminated=1): the kind of each file that
 *   goes with the proposal: "official-letter", "commitment",
 *   "summary-table", "other"
 * @exported: the number of the last version that was printed or exported; 0
 *   for none
 * @changed: whether the text was changed since
 * @word: whether the text as it is now was written as a Word file
 *
 * What is there, as the one knows who keeps it.
 */
typedef struct {
  const char *const *kinds;
  gint64 exported;
  gboolean changed;
  gboolean word;
} DxDossierFacts;

/**
 * DxDossierLine:
 * @item: what the call wants; belongs to the call
 * @state: whether it is there
 * @advice: what it is now, and what there is to do, a sentence
 * @place: (nullable): where that is done: "export", "attachments", "topics"
 */
typedef struct {
  const DxDossierItem *item;
  DxDossierState state;
  char *advice;
  const char *place;
} DxDossierLine;

GPtrArray  *dx_dossier_list_new        (DxProposal           *proposal,
                                        DxCatalog            *catalog,
                                        const DxDossierFacts *facts,
                                        GPtrArray            *findings);
guint       dx_dossier_list_count      (GPtrArray            *lines,
                                        DxDossierState        state);
const char *dx_dossier_state_get_label (DxDossierState        state);
const char *dx_dossier_kind_get_name   (DxDossierKind         kind);
gboolean    dx_dossier_wants_word      (const DxCall         *call);

G_END_DECLS
