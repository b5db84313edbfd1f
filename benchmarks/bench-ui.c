/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "bench-ui.h"

#include "dx-language.h"
#include "figures.h"

/* The application in this process, and its frames. */

/* Starts the application, in Vietnamese, with its data below @folder. */
DxApplication *
bench_ui_start (const char *folder)
{
  g_autoptr (GSettings) settings = NULL;
  g_autoptr (GError) error = NULL;
  DxApplication *application;

  g_setenv ("XDG_DATA_HOME", folder, TRUE);
  dx_language_init ("vi");
  settings = dx_workspace_find_settings ();
  g_assert_nonnull (settings);
  g_settings_set_boolean (settings, "role-chosen", TRUE);
  application = dx_application_new (settings);
  g_application_set_flags (G_APPLICATION (application),
                           G_APPLICATION_NON_UNIQUE);
  g_application_register (G_APPLICATION (application), NULL, &error);
  g_assert_no_error (error);
  return application;
}

static gboolean
done_cb (gpointer data)
{
  *(gboolean *) data = TRUE;
  return G_SOURCE_REMOVE;
}

/* Lets the main loop run. */
void
bench_ui_wait (guint milliseconds)
{
  gboolean done = FALSE;

  g_timeout_add (milliseconds, done_cb, &done);
  while (!done)
    g_main_context_iteration (NULL, TRUE);
}

static void
paint_cb (GdkFrameClock *clock, BenchFrame *frame)
{
  frame->painted = frame->ready == NULL || frame->ready (frame->data);
}

static void
after_paint_cb (GdkFrameClock *clock, BenchFrame *frame)
{
  if (!frame->painted || frame->done)
    return;
  frame->done = TRUE;
  frame->work = figures_work ();
  frame->time = g_get_monotonic_time ();
}

/* To be called before something is done that the window of @widget will
 * show. @frame has at most what makes it ready. */
void
bench_ui_begin (BenchFrame *frame, GtkWidget *widget)
{
  frame->clock = gtk_widget_get_frame_clock (widget);
  g_signal_connect (frame->clock, "paint", G_CALLBACK (paint_cb), frame);
  g_signal_connect (frame->clock, "after-paint", G_CALLBACK (after_paint_cb),
                    frame);
}

/* Lets the main loop run until the frame is there. */
void
bench_ui_end (BenchFrame *frame)
{
  while (!frame->done)
    g_main_context_iteration (NULL, TRUE);
  g_signal_handlers_disconnect_by_data (frame->clock, frame);
}

/* The first widget of a type below @root that can be seen. */
GtkWidget *
bench_ui_find (GtkWidget *root, GType type)
{
  GtkWidget *found = NULL;

  if (g_type_is_a (G_OBJECT_TYPE (root), type))
    return gtk_widget_get_mapped (root) ? root : NULL;
  for (GtkWidget *child = gtk_widget_get_first_child (root);
       child != NULL && found == NULL;
       child = gtk_widget_get_next_sibling (child))
    found = bench_ui_find (child, type);
  return found;
}
