/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dx-calls-window.h"

#include "dx-call-compare.h"
#include "dx-call-view.h"
#include "dx-split.h"

G_BEGIN_DECLS

#define DX_TYPE_CALLS_WINDOW (dx_calls_window_get_type ())
G_DECLARE_FINAL_TYPE (
    DxCallsWindow, dx_calls_window, DX, CALLS_WINDOW, AdwWindow)

struct _DxCallsWindow {
  AdwWindow parent_instance;
  DxWorkspace *workspace;
  gulong data_handler;
  GPtrArray *calls; /* of DxCall */
  char *shown;      /* nullable: id */
  char *compared;   /* nullable: id */
  gboolean filling;
  guint fold_source;
  GSimpleActionGroup *actions;

  AdwToastOverlay *toasts;
  AdwWindowTitle *title;
  GtkWidget *list_button;
  GtkToggleButton *compare_button;
  GtkMenuButton *menu_button;
  DxSplit *split;
  GtkListBox *list;
  GtkStack *stack;
  DxCallView *view;
  GtkDropDown *other;
  DxCallCompare *compare;
};

DxCall *dx_calls_window_get_call (DxCallsWindow *self);
void dx_calls_window_show_call (DxCallsWindow *self, const char *id);
void dx_calls_window_actions_init (DxCallsWindow *self);
void dx_calls_window_update_actions (DxCallsWindow *self);
void dx_calls_window_take_file (DxCallsWindow *self, GFile *file);

G_END_DECLS
