/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dx-proposal-list.h"

G_BEGIN_DECLS

/**
 * DxProposalRowWords:
 * @title: its name, or that it has none yet
 * @untitled: whether it has none yet
 * @call: office and plan year
 * @state: in plain words: saved is not sent
 * @style: the state's CSS class: "draft", "printed", "stale", "sent"
 * @facts: days left, findings and last change, as one line
 * @urgent: whether the call ends within days or has ended
 * @all: everything above, for those who listen
 *
 * What the list says of a proposal.
 */
typedef struct {
  char *title;
  gboolean untitled;
  char *call;
  char *state;
  const char *style;
  char *facts;
  gboolean urgent;
  char *all;
} DxProposalRowWords;

DxProposalRowWords *dx_proposal_row_words_new (DxProposalItem *item,
                                               DxCatalog *catalog,
                                               GDateTime *now);
void dx_proposal_row_words_free (DxProposalRowWords *self);

char *dx_proposal_row_words_days (const DxDeadline *deadline, GDateTime *now);
char *dx_proposal_row_words_findings (guint errors, guint warnings);
char *dx_proposal_row_words_moment (gint64 milliseconds, GDateTime *now);
char *dx_proposal_row_words_state (DxProposalState state, gint64 revision);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DxProposalRowWords, dx_proposal_row_words_free)

G_END_DECLS
