/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "dx-application.h"

G_BEGIN_DECLS

/**
 * BenchFrame:
 * @clock: of the window
 * @ready: (nullable): whether what is waited for is there to be painted
 * @data: for @ready
 * @painted: whether it is painted in this frame
 * @done: whether that frame is there
 * @time: when it was there, monotonic
 * @work: what this thread had worked until then, milliseconds
 *
 * The frame of a window that shows what was done.
 */
typedef struct {
  GdkFrameClock *clock;
  gboolean (*ready) (gpointer data);
  gpointer data;
  gboolean painted;
  gboolean done;
  gint64 time;
  double work;
} BenchFrame;

DxApplication *bench_ui_start (const char *folder);
void bench_ui_wait (guint milliseconds);
void bench_ui_begin (BenchFrame *frame, GtkWidget *widget);
void bench_ui_end (BenchFrame *frame);
GtkWidget *bench_ui_find (GtkWidget *root, GType type);

G_END_DECLS
