/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dx-proposal-window.h"

#include "dx-home-head.h"
#include "dx-home-lists.h"
#include "dx-home-split.h"
#include "dx-preview.h"
#include "dx-wizard.h"

G_BEGIN_DECLS

/* The window by concerns: dx-proposal-window.c holds it together, -actions.c
 * what its menus do, -files.c what comes in, -out.c what leaves it, -close.c how
 * it goes. */
struct _DxProposalWindow {
  AdwApplicationWindow parent_instance;
  DxSession *session;
  DxWizard *wizard;     /* nullable, weak */
  GtkWindow *revisions; /* nullable, weak */
  GSimpleActionGroup *actions;
  gboolean closing; /* the user said yes */
  gboolean asking;
  gboolean saved_elsewhere; /* and not changed since */

  AdwToastOverlay *toasts;
  GtkWidget *header;
  AdwWindowTitle *title;
  DxHomeSplit *split;
  DxPreview *preview;
  GtkWidget *banner;
  GtkWidget *head;
  DxHomeLists *lists;
  GtkWidget *bar;
  GtkWidget *switcher;
  GtkToggleButton *show_pages;
  GtkWidget *edit;
  GtkWidget *undo;
  GtkWidget *redo;
  GtkWidget *print;
  GtkWidget *export;
};

void dx_proposal_window_add_actions (DxProposalWindow *self);
void dx_proposal_window_update_actions (DxProposalWindow *self);
void dx_proposal_window_files_init (DxProposalWindow *self);
void dx_proposal_window_take_file (DxProposalWindow *self);
void dx_proposal_window_show_unplaced (DxProposalWindow *self);
void dx_proposal_window_print (DxProposalWindow *self);
void dx_proposal_window_export (DxProposalWindow *self);
void dx_proposal_window_export_word (DxProposalWindow *self);
void dx_proposal_window_blank (DxProposalWindow *self);
void dx_proposal_window_save_elsewhere (DxProposalWindow *self);
void dx_proposal_window_retry (DxProposalWindow *self);
gboolean dx_proposal_window_may_close (DxProposalWindow *self);

G_END_DECLS
