/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dx-field-error.h"
#include "dx-verify-compare.h"
#include "dx-verify-scan.h"
#include "dx-verify-search.h"
#include "dx-verify-window.h"

G_BEGIN_DECLS

/* dx-verify-window.c shows the answer, -actions.c takes in what is held
 * against the versions. */
struct _DxVerifyWindow {
  AdwWindow parent_instance;
  DxWorkspace *workspace;
  DxSession *session;        /* nullable */
  GPtrArray *pile;           /* DxSealMark: sheets that came one by one */
  DxVerifyAnswer *answer;    /* nullable */
  GCancellable *cancellable; /* of the file that is being read */
  char *reading;             /* nullable: its name */
  GQueue files;              /* GFile: dropped and not read yet */
  DxVerifySearch *search;    /* nullable: for a code */
  guint search_source;

  GtkEntry *code;
  DxFieldError *complaint;
  GtkWidget *start_over;
  GtkWidget *busy;
  GtkLabel *busy_words;
  GtkWidget *hint;
  GtkWidget *result;
  GtkImage *icon;
  GtkLabel *heading;
  GtkLabel *what;
  GtkFlowBox *pages;
  GtkListBox *lines;
  DxVerifyCompare *compare;
};

void dx_verify_window_show (DxVerifyWindow *self, DxVerifyAnswer *answer);
void dx_verify_window_complain (DxVerifyWindow *self, const char *message);
void dx_verify_window_set_busy (DxVerifyWindow *self, const char *words);
void dx_verify_window_stop (DxVerifyWindow *self);
void dx_verify_window_install_actions (GtkWidgetClass *class);
void dx_verify_window_take_drops (DxVerifyWindow *self);

G_END_DECLS
