/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dx-home-split.h"
#include "dx-preview.h"
#include "dx-summary-state.h"
#include "dx-summary-window.h"
#include "dx-summary.h"

G_BEGIN_DECLS

/* The window by concerns: dx-summary-window.c holds it together, -list.c
 * calls, columns and the order, -letter.c the text, -out.c what is
 * written. */
struct _DxSummaryWindow {
  AdwWindow parent_instance;
  DxWorkspace *workspace;
  DxStore *store;
  gulong changed_handler;
  guint reload_source;
  guint rebuild_source;
  guint save_source;

  GPtrArray *calls;      /* char *: ids, "" for none */
  char *call;            /* nullable: nothing to show */
  DxSummaryState *state; /* nullable */
  GPtrArray *proposals;  /* DxProposal, in order */
  GPtrArray *columns;    /* DxColumns, borrowed */
  DxLetter *letter;      /* nullable: as it is now */
  gboolean filling;
  gboolean save_failed;

  AdwToastOverlay *toasts;
  GtkWidget *title;
  GtkWidget *back;
  GtkWidget *pages_button;
  GtkMenuButton *export_button;
  DxHomeSplit *split;
  GtkStack *stack;
  GtkToggleButton *table_button;
  GtkToggleButton *letter_button;
  AdwComboRow *call_row;
  AdwComboRow *columns_row;
  GtkLabel *columns_note;
  GtkListBox *list;
  GtkWidget *empty;
  GtkBox *parts;
  GtkWidget *suggest_bar;
  GtkLabel *suggest_label;
  DxPreview *preview;
  GtkWidget *editors[DX_LETTER_N_PARTS];
};

/* What is shown in the table now: the proposals that are not left out. */
GPtrArray *dx_summary_window_list_included (DxSummaryWindow *self);
DxFacts *dx_summary_window_make_facts (DxSummaryWindow *self);
DxSummary *dx_summary_window_make_summary (DxSummaryWindow *self,
                                           GError **error);
gboolean dx_summary_window_shows_letter (DxSummaryWindow *self);
void dx_summary_window_changed (DxSummaryWindow *self);
void dx_summary_window_save (DxSummaryWindow *self);

/* list */
void dx_summary_window_list_init (DxSummaryWindow *self, const char *call);
void dx_summary_window_list_fill (DxSummaryWindow *self);
void dx_summary_window_choose_call (DxSummaryWindow *self, const char *call);
void dx_summary_window_call_cb (DxSummaryWindow *self);
void dx_summary_window_columns_cb (DxSummaryWindow *self);

/* letter */
void dx_summary_window_letter_init (DxSummaryWindow *self);
void dx_summary_window_letter_fill (DxSummaryWindow *self);
void dx_summary_window_letter_commit (DxSummaryWindow *self);
void dx_summary_window_letter_suggest (DxSummaryWindow *self);

/* out */
void dx_summary_window_export (GtkWidget *widget,
                               const char *name,
                               GVariant *parameter);
void dx_summary_window_update_export (DxSummaryWindow *self);

G_END_DECLS
