/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "bench-ui.h"
#include "dx-main-window-private.h"
#include "figures.h"
#include "fill-store.h"

/* Times of the window with very many proposals, from what one does to the
 * frame that shows it.
 *
 *   bench-window [--rows N] [--bound FACTOR]
 *   bench-window [--rows N] --fill FOLDER
 *
 * With --bound, a time over FACTOR times the one that is promised fails. With
 * --fill, proposals are made and nothing is measured. */

#define ROWS 100000u
#define RUNS 7u
#define MEMORY_BAR 200.0

typedef struct {
  DxApplication *application;
  DxWorkspace *workspace;
  DxMainWindow *window;
  char *folder;
  double factor;
  gboolean over;
} Bench;

static void
say (Bench *bench, const char *what, double *times, guint n, double bound)
{
  const double median = figures_share (times, n, 0.5);

  printf ("%-36s %8.2f ms   worst %8.2f ms   promised %.3g ms\n", what, median,
          times[n - 1], bound);
  bench->over |= bench->factor > 0 && median > bound * bench->factor;
}

static void
close_window (Bench *bench)
{
  gtk_window_destroy (GTK_WINDOW (bench->window));
  bench_ui_wait (20);
  g_clear_object (&bench->workspace);
}

static double
get_ms (gint64 start, gint64 end)
{
  return (double) (end - start) / 1000.0;
}

/* From the file to the rows. */
static double
open_window (Bench *bench)
{
  g_autoptr (GSettings) settings = dx_workspace_find_settings ();
  BenchFrame frame = { 0 };
  gint64 start = g_get_monotonic_time ();

  bench->workspace = dx_workspace_new (bench->folder, settings);
  g_assert_no_error (
      (GError *) dx_workspace_get_store_error (bench->workspace));
  bench->window = dx_main_window_new (bench->application, bench->workspace);
  gtk_window_present (GTK_WINDOW (bench->window));
  bench_ui_begin (&frame, GTK_WIDGET (bench->window));
  bench_ui_end (&frame);
  return get_ms (start, frame.time);
}

static void
bench_open (Bench *bench)
{
  double times[RUNS];

  for (guint i = 0; i < RUNS; i++)
    {
      if (i > 0)
        close_window (bench);
      times[i] = open_window (bench);
      bench_ui_wait (50);
    }
  say (bench, "list shown", times, RUNS, 400);
}

static double
choose (Bench *bench, const char *action, const char *value)
{
  BenchFrame frame = { 0 };
  gint64 start = g_get_monotonic_time ();

  bench_ui_begin (&frame, GTK_WIDGET (bench->window));
  g_action_group_change_action_state (G_ACTION_GROUP (bench->window), action,
                                      g_variant_new_parsed (value));
  bench_ui_end (&frame);
  return get_ms (start, frame.time);
}

/* There and back, so that each time all has to be read again. */
static void
bench_choice (Bench *bench,
              const char *action,
              const char *value,
              const char *other)
{
  g_autofree char *what = g_strdup_printf ("%s: %s", action, value);
  double times[RUNS];

  for (guint i = 0; i < RUNS; i++)
    {
      times[i] = choose (bench, action, value);
      bench_ui_wait (20);
      choose (bench, action, other);
      bench_ui_wait (20);
    }
  say (bench, what, times, RUNS, 500);
}

static void
bench_choices (Bench *bench)
{
  bench_choice (bench, "sort", "'title'", "'changed'");
  bench_choice (bench, "sort", "'deadline'", "'changed'");
  bench_choice (bench, "sort", "'findings'", "'changed'");
  bench_choice (bench, "reverse", "true", "false");
  bench_choice (bench, "filter-call", "'an-giang-2026'", "'*'");
  bench_choice (bench, "filter-state", "'printed'", "'all'");
  choose (bench, "sort", "'title'");
  choose (bench, "filter-call", "'an-giang-2026'");
  bench_choice (bench, "filter-state", "'sent'", "'all'");
  choose (bench, "filter-call", "'*'");
  choose (bench, "sort", "'changed'");
}

static GtkEditable *
get_entry (Bench *bench)
{
  return GTK_EDITABLE (bench->window->search_entry);
}

static gboolean
is_searched (gpointer data)
{
  Bench *bench = data;

  return g_strcmp0 (bench->window->search,
                    gtk_editable_get_text (get_entry (bench)))
         == 0;
}

/* As an input method gives a letter to the entry; the program's own wait for
 * more letters counts. */
static double
type_letter (Bench *bench, const char *letter)
{
  BenchFrame frame = { .ready = is_searched, .data = bench };
  gint64 start = g_get_monotonic_time ();

  bench_ui_begin (&frame, GTK_WIDGET (bench->window));
  g_signal_emit_by_name (gtk_editable_get_delegate (get_entry (bench)),
                         "insert-at-cursor", letter);
  while (!is_searched (bench))
    g_main_context_iteration (NULL, TRUE);
  /* There is a frame also when nothing was found before and after. */
  gtk_widget_queue_draw (GTK_WIDGET (get_entry (bench)));
  bench_ui_end (&frame);
  return get_ms (start, frame.time);
}

static void
bench_search (Bench *bench, const char *words)
{
  const guint n = (guint) g_utf8_strlen (words, -1);
  g_autofree double *times = g_new (double, n *RUNS);

  gtk_search_bar_set_search_mode (bench->window->search_bar, TRUE);
  for (guint run = 0; run < RUNS; run++)
    {
      const char *at = words;

      for (guint i = 0; i < n; i++, at = g_utf8_next_char (at))
        {
          g_autofree char *letter =
              g_strndup (at, (gsize) (g_utf8_next_char (at) - at));

          times[i * RUNS + run] = type_letter (bench, letter);
          bench_ui_wait (30);
        }
      gtk_editable_set_text (get_entry (bench), "");
      bench_ui_wait (100);
    }
  for (guint i = 0; i < n; i++)
    {
      const char *end = g_utf8_offset_to_pointer (words, (glong) i + 1);
      g_autofree char *typed = g_strndup (words, (gsize) (end - words));
      g_autofree char *what = g_strdup_printf ("search “%s”", typed);

      say (bench, what, times + i * RUNS, RUNS, 100);
    }
}

static void
bench_memory (Bench *bench)
{
  const double memory = figures_memory ();

  printf ("%-36s %8.1f MB   promised %.0f MB\n", "memory after all that",
          memory, MEMORY_BAR);
  bench->over |= bench->factor > 0 && memory > MEMORY_BAR * bench->factor;
}

static int
fill (const char *folder, guint rows)
{
  g_autoptr (DxCatalog) catalog = dx_catalog_new ();
  g_autoptr (DxStore) store = dx_store_open (folder, NULL);
  GRand *rand = g_rand_new_with_seed (2026);

  g_assert_nonnull (store);
  fill_store (store, catalog, rand, rows);
  g_rand_free (rand);
  return 0;
}

/* Filling takes memory, which is not to be measured here. */
static void
fill_elsewhere (const char *program, const char *folder, guint rows)
{
  g_autofree char *number = g_strdup_printf ("%u", rows);
  const char *const command[] = { program,  "--rows", number,
                                  "--fill", folder,   NULL };
  g_autoptr (GError) error = NULL;
  int status = 1;

  g_spawn_sync (NULL, (char **) command, NULL, G_SPAWN_DEFAULT, NULL, NULL,
                NULL, NULL, &status, &error);
  g_assert_no_error (error);
  g_assert_cmpint (status, ==, 0);
}

int
main (int argc, char *argv[])
{
  Bench bench = { 0 };
  g_autofree char *home = NULL;
  const char *to_fill = NULL;
  guint rows = ROWS;

  for (int i = 1; i + 1 < argc; i += 2)
    if (strcmp (argv[i], "--bound") == 0)
      bench.factor = g_ascii_strtod (argv[i + 1], NULL);
    else if (strcmp (argv[i], "--rows") == 0)
      rows = (guint) g_ascii_strtoull (argv[i + 1], NULL, 10);
    else if (strcmp (argv[i], "--fill") == 0)
      to_fill = argv[i + 1];
  if (to_fill != NULL)
    return fill (to_fill, rows);

  home = g_dir_make_tmp ("dexuat-bench-XXXXXX", NULL);
  bench.folder = g_build_filename (home, "many", NULL);
  fill_elsewhere (argv[0], bench.folder, rows);
  bench.application = bench_ui_start (home);
  bench_open (&bench);
  bench_choices (&bench);
  bench_search (&bench, "đo lường");
  bench_search (&bench, "thông");
  bench_search (&bench, "nghiệp");
  bench_memory (&bench);
  close_window (&bench);
  fill_remove_tree (home);
  g_free (bench.folder);
  return bench.over ? EXIT_FAILURE : EXIT_SUCCESS;
}
