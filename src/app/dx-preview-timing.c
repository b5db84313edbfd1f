/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "dexuat-app"

#include "dx-preview-private.h"

#include <time.h>

/* One run at a time; nothing of it is kept when nobody asked for it. */
static struct {
  gint64 changed;
  gint64 work;
  gint64 rebuilt; /* the work until the frame */
  GString *steps;
} run;

static gboolean
is_wanted (void)
{
  static int wanted = -1;

  if (wanted < 0)
    wanted = g_getenv ("DEXUAT_TIMING") != NULL;

  return wanted > 0;
}

/* What this thread has worked, in microseconds. */
static gint64
get_work (void)
{
  struct timespec spent = { 0 };

  clock_gettime (CLOCK_THREAD_CPUTIME_ID, &spent);

  return (gint64) spent.tv_sec * G_USEC_PER_SEC + spent.tv_nsec / 1000;
}

/*
 * dx_preview_timing_begin:
 *
 * Notes the first change that is not shown yet.
 */
void
dx_preview_timing_begin (void)
{
  if (!is_wanted () || run.steps != NULL)
    return;
  run.changed = g_get_monotonic_time ();
  run.work = get_work ();
  run.steps = g_string_new (NULL);
}

static void
painted_cb (GdkFrameClock *clock, gpointer data)
{
  g_signal_handlers_disconnect_by_func (clock, painted_cb, data);
  if (run.steps == NULL)
    return;
  g_printerr ("preview: work %.2f ms, drawn after %.2f ms (frame %.2f, %s)\n",
              (double) (get_work () - run.work) / 1000,
              (double) (g_get_monotonic_time () - run.changed) / 1000,
              (double) (get_work () - run.rebuilt) / 1000, run.steps->str);
  g_string_free (g_steal_pointer (&run.steps), TRUE);
}

/*
 * dx_preview_timing_start:
 * @widget: what is drawn
 *
 * Prints what was noted when the next frame of @widget is there.
 */
void
dx_preview_timing_start (GtkWidget *widget)
{
  GdkFrameClock *clock = gtk_widget_get_frame_clock (widget);

  if (run.steps == NULL || clock == NULL)
    return;
  run.rebuilt = get_work ();
  g_signal_handlers_disconnect_by_func (clock, painted_cb, NULL);
  g_signal_connect (clock, "after-paint", G_CALLBACK (painted_cb), NULL);
}

/*
 * dx_preview_timing_add:
 * @what: a step
 * @since: when it began, monotonic
 *
 * Notes how long a step took.
 */
void
dx_preview_timing_add (const char *what, gint64 since)
{
  if (run.steps == NULL)
    return;
  g_string_append_printf (run.steps, "%s%s %.2f",
                          run.steps->len > 0 ? ", " : "", what,
                          (double) (g_get_monotonic_time () - since) / 1000);
}
