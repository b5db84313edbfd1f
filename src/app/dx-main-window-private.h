/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dx-main-window.h"

#include "dx-proposal-list.h"

G_BEGIN_DECLS

/* The main window by concerns: dx-main-window.c holds it together,
 * -list.c the query and what is shown, -actions.c what starts from the
 * menus, -rows.c what is done with a proposal, -files.c what comes in. */
struct _DxMainWindow {
  AdwApplicationWindow parent_instance;
  DxWorkspace *workspace;

  DxStore *store; /* the one that is listened to */
  gulong data_handler;
  DxProposalList *list; /* nullable: without a store */
  GtkSliceListModel *slice; /* what of it is shown yet */
  guint grow_tick;
  guint grow_frames;
  gint64 grow_after;
  GtkSingleSelection *selection;
  GtkWidget *context_menu;
  GtkWidget *first_run; /* nullable */

  /* The query. */
  char *search;
  char *call; /* nullable */
  int state;
  DxProposalSort sort;
  gboolean reverse;
  gboolean trashed;

  char *wanted; /* nullable: the id to select again */
  gboolean querying;
  gboolean narrow;

  GSimpleActionGroup *row_actions;

  AdwToastOverlay *toasts;
  AdwWindowTitle *title;
  GtkWidget *new_button;
  AdwButtonContent *new_content;
  GtkMenuButton *menu_button;
  GtkMenuButton *view_button;
  GtkToggleButton *search_button;
  GtkSearchBar *search_bar;
  GtkSearchEntry *search_entry;
  GtkWidget *store_bar;
  GtkLabel *store_label;
  GtkWidget *problem_bar;
  GtkLabel *problem_label;
  GtkWidget *filter_bar;
  GtkLabel *filter_label;
  GtkWidget *trash_bar;
  GtkStack *stack;
  GtkListView *view;
  guint focus_source;
  AdwStatusPage *error_page;
  GtkActionBar *action_bar;
  GtkMenuButton *row_menu_button;
};

/* list */
void dx_main_window_list_init (DxMainWindow *self);
void dx_main_window_list_dispose (DxMainWindow *self);
void dx_main_window_connect_store (DxMainWindow *self);
void dx_main_window_query (DxMainWindow *self);
void dx_main_window_show_state (DxMainWindow *self);
void dx_main_window_select (DxMainWindow *self, const char *id);
DxProposalItem *dx_main_window_get_selected (DxMainWindow *self);
gboolean dx_main_window_is_writable (DxMainWindow *self);

/* view menu */
void dx_main_window_view_init (DxMainWindow *self);
void dx_main_window_view_reset (DxMainWindow *self);
char *dx_main_window_describe_filter (DxMainWindow *self);

/* actions */
void dx_main_window_actions_init (DxMainWindow *self);

/* rows */
void dx_main_window_rows_init (DxMainWindow *self);
void dx_main_window_update_row_actions (DxMainWindow *self);
void dx_main_window_open_row (DxMainWindow *self, guint position);

/* row menu */
void dx_main_window_menu_init (DxMainWindow *self);

/* files */
void dx_main_window_files_init (DxMainWindow *self);

/* shared */
void dx_main_window_toast_action (DxMainWindow *self,
                                  const char *message,
                                  const char *label,
                                  const char *action,
                                  const char *target);
void dx_main_window_tell (DxMainWindow *self,
                          const char *heading,
                          const GError *error);

G_END_DECLS
