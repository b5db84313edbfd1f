/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dx-receive-window.h"

#include "dx-field-error.h"
#include "dx-receive-job.h"

G_BEGIN_DECLS

/* The window by concerns: dx-receive-window.c asks, -run.c does it and says
 * what became of each file. */
struct _DxReceiveWindow {
  AdwWindow parent_instance;
  DxWorkspace *workspace;
  GPtrArray *calls; /* element-type DxCall */
  GPtrArray *paths; /* element-type filename */
  char *stamped;
  char *arrived;
  GCancellable *cancellable; /* nullable: since it was begun */
  guint counts[DX_RECEIVE_N_RESULTS];
  guint pulse_source;
  gboolean closed;

  AdwToastOverlay *toasts;
  GtkStack *stack;
  GtkListBox *files;
  GtkWidget *add_files;
  AdwComboRow *call_row;
  AdwComboRow *channel_row;
  GtkWidget *stamped_row;
  DxFieldError *stamped_error;
  GtkWidget *arrived_row;
  DxFieldError *arrived_error;
  GtkWidget *from_row;
  GtkImage *verdict_icon;
  GtkLabel *verdict;
  GtkLabel *summary;
  GtkProgressBar *progress;
  GtkListBox *results;
  GtkWidget *finish;
};

DxCall *dx_receive_window_get_call (DxReceiveWindow *self);
void dx_receive_window_fill_arrival (DxReceiveWindow *self,
                                     DxRegisterArrival *arrival);

/* run */
void dx_receive_window_run (DxReceiveWindow *self);

G_END_DECLS
