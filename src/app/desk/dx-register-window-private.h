/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dx-register-window.h"

#include "dx-dossier-pane.h"
#include "dx-register-list.h"
#include "dx-split.h"

G_BEGIN_DECLS

/**
 * DxRegisterColumn:
 * @DX_REGISTER_COLUMN_SUMMARY: all of a line in one cell, where it is narrow
 *
 * What a column shows.
 */
typedef enum {
  DX_REGISTER_COLUMN_NUMBER,
  DX_REGISTER_COLUMN_ARRIVED,
  DX_REGISTER_COLUMN_TITLE,
  DX_REGISTER_COLUMN_HOST,
  DX_REGISTER_COLUMN_CALL,
  DX_REGISTER_COLUMN_CHANNEL,
  DX_REGISTER_COLUMN_TIMING,
  DX_REGISTER_COLUMN_COMPLETE,
  DX_REGISTER_COLUMN_STATE,
  DX_REGISTER_COLUMN_TOTAL,
  DX_REGISTER_COLUMN_RANK,
  DX_REGISTER_COLUMN_SUMMARY,
  DX_REGISTER_N_COLUMNS
} DxRegisterColumn;

/* The window by concerns: dx-register-window.c holds it together,
 * -list-view.c the query and what is shown, -columns.c the cells and the
 * order, -filter.c the menus, -dossier.c what is done with one. */
struct _DxRegisterWindow {
  AdwApplicationWindow parent_instance;
  DxWorkspace *workspace;
  DxRegister *reg;         /* nullable: without a store */
  DxRegisterList *list;    /* the same */
  GtkSliceListModel *slice; /* what of it is shown yet */
  GtkSingleSelection *selection;
  GtkColumnViewColumn *columns[DX_REGISTER_N_COLUMNS];
  gulong data_handler;

  /* The query. */
  DxRegisterQuery query;
  char *search;
  char *call; /* nullable */

  gint64 paper_row; /* whose paper is being saved */
  gint64 wanted; /* the row to select again, or 0 */
  gboolean querying;
  gboolean narrow;
  guint fit_source;
  guint pane_source;
  gulong changed_handler; /* of the register */
  int fitted; /* the width that was looked at */
  int probed; /* the column whose order was asked for, or -1 */
  guint hidden; /* a bit for each column that is not wanted */
  guint grow_tick;
  guint grow_frames;
  gint64 grow_after;

  AdwToastOverlay *toasts;
  AdwWindowTitle *title;
  GtkWidget *receive_button;
  AdwButtonContent *receive_content;
  GtkMenuButton *menu_button;
  GtkMenuButton *filter_button;
  GtkToggleButton *search_button;
  GtkSearchBar *search_bar;
  GtkSearchEntry *search_entry;
  GtkWidget *store_bar;
  GtkWidget *filter_bar;
  GtkLabel *filter_label;
  GtkToggleButton *details_button;
  DxSplit *split;
  DxDossierPane *pane;
  GtkStack *stack;
  GtkColumnView *view;
  AdwStatusPage *error_page;
};

void dx_register_window_show_details (DxRegisterWindow *self);

/* list */
void dx_register_window_list_init (DxRegisterWindow *self);
void dx_register_window_list_dispose (DxRegisterWindow *self);
void dx_register_window_connect (DxRegisterWindow *self);
void dx_register_window_query (DxRegisterWindow *self);
void dx_register_window_show_state (DxRegisterWindow *self);
void dx_register_window_select (DxRegisterWindow *self, gint64 row);
const DxRegisterEntry *dx_register_window_get_entry (DxRegisterWindow *self);
gboolean dx_register_window_is_writable (DxRegisterWindow *self);

/* dossier */
void dx_register_window_dossier_init (DxRegisterWindow *self);
void dx_register_window_update_dossier (DxRegisterWindow *self);

/* columns */
void dx_register_window_columns_init (DxRegisterWindow *self);
void dx_register_window_columns_show (DxRegisterWindow *self);
const char *dx_register_window_column_name (DxRegisterColumn column);
const char *dx_register_window_column_title (DxRegisterColumn column);

/* filter */
void dx_register_window_filter_init (DxRegisterWindow *self);
void dx_register_window_filter_reset (DxRegisterWindow *self);
char *dx_register_window_describe_filter (DxRegisterWindow *self);

G_END_DECLS
