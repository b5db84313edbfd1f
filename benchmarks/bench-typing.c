/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "bench-ui.h"
#include "dx-paper.h"
#include "dx-preview.h"
#include "dx-proposal-window.h"
#include "dx-wizard.h"
#include "figures.h"
#include "fill-store.h"

/* Typing into a proposal of sixty pages, with the wizard and the pages open:
 * from a letter that comes into the text view to the frames of both windows.
 *
 *   bench-typing [--keys N] [--pages N] [--bound FACTOR]
 *
 * "work" is what the program's thread has worked until both are drawn, so
 * what else the machine does is not in it; "paint" is by the clock, with
 * the wait for the display's next frame. Saving, checking and counting go on
 * meanwhile, as they do when one types. With --bound, a figure over FACTOR
 * times the one that is promised fails. */

#define KEYS 300u
#define PAGES 60u
#define WORK_BAR 16.0
#define PAINT_BAR 50.0
#define FIELD "II.urgency"

typedef struct {
  DxApplication *application;
  DxProposalWindow *window;
  GtkWidget *wizard;
  GtkTextView *view;
} Bench;

static DxProposal *
read_example (DxCatalog *catalog)
{
  g_autofree char *path = g_build_filename (g_getenv ("DEXUAT_SOURCE"),
                                            "examples", "tcvn-ocop.json", NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = NULL;
  char *text = NULL;
  gsize length = 0;
  DxProposal *proposal;

  g_file_get_contents (path, &text, &length, &error);
  g_assert_no_error (error);
  bytes = g_bytes_new_take (text, length);
  proposal = dx_proposal_new_from_json (bytes, catalog, &error);
  g_assert_no_error (error);
  return proposal;
}

/* How many pages a proposal has. */
static guint
count_pages (DxWorkspace *workspace, DxProposal *proposal)
{
  g_autoptr (DxPages) pages =
      dx_paper_new_pages (dx_workspace_get_fonts (workspace), proposal,
                          dx_workspace_get_catalog (workspace), DX_PAPER_SLIP);

  return dx_pages_get_n_pages (pages);
}

/* An example whose long texts are written again and again. */
static DxProposal *
make_proposal (DxWorkspace *workspace, guint wanted)
{
  static const char *const fields[] = { FIELD, "III.objectives", "IV.contents",
                                        "V.results", "VI.effects" };
  DxProposal *proposal = read_example (dx_workspace_get_catalog (workspace));
  g_autofree char *part =
      g_strdup (dx_proposal_get_text (proposal, "IV.contents"));

  g_assert_nonnull (part);
  for (guint i = 0; count_pages (workspace, proposal) < wanted; i++)
    {
      const char *field = fields[i % G_N_ELEMENTS (fields)];
      const char *old = dx_proposal_get_text (proposal, field);
      g_autofree char *longer =
          g_strdup_printf ("%s\n%s", old != NULL ? old : "", part);

      dx_proposal_set_text (proposal, field, longer);
    }
  return proposal;
}

static GtkWidget *
find_window (DxApplication *application, GType type)
{
  g_autoptr (GListModel) windows = g_object_ref (gtk_window_get_toplevels ());

  for (guint i = 0; i < g_list_model_get_n_items (windows); i++)
    {
      g_autoptr (GtkWidget) window = g_list_model_get_item (windows, i);

      if (g_type_is_a (G_OBJECT_TYPE (window), type))
        return window;
    }
  return NULL;
}

static void
open_windows (Bench *bench, guint wanted)
{
  DxWorkspace *workspace = dx_application_get_workspace (bench->application);
  g_autoptr (DxProposal) proposal = make_proposal (workspace, wanted);
  g_autoptr (DxSession) session = dx_session_new (workspace, proposal);
  GtkTextBuffer *buffer;
  GtkTextIter middle;

  bench->window = DX_PROPOSAL_WINDOW (
      dx_application_show_session (bench->application, session));
  bench_ui_wait (500);
  dx_proposal_window_edit (bench->window, FIELD);
  bench_ui_wait (1000);
  bench->wizard = find_window (bench->application, DX_TYPE_WIZARD);
  g_assert_nonnull (bench->wizard);
  g_assert_nonnull (
      bench_ui_find (GTK_WIDGET (bench->window), DX_TYPE_PREVIEW));
  bench->view =
      GTK_TEXT_VIEW (bench_ui_find (bench->wizard, GTK_TYPE_TEXT_VIEW));
  buffer = gtk_text_view_get_buffer (bench->view);
  printf ("%u pages, %d letters in the text view\n",
          count_pages (workspace, proposal),
          gtk_text_buffer_get_char_count (buffer));
  gtk_text_buffer_get_iter_at_offset (
      buffer, &middle, gtk_text_buffer_get_char_count (buffer) / 2);
  gtk_text_buffer_place_cursor (buffer, &middle);
  gtk_text_view_scroll_mark_onscreen (bench->view,
                                      gtk_text_buffer_get_insert (buffer));
  bench_ui_wait (500);
}

/* The letter, and what stands behind it: the frames of both windows. */
static void
type_letter (Bench *bench, const char *letter, double *work, double *paint)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (bench->view);
  BenchFrame text = { 0 };
  BenchFrame pages = { 0 };
  const double before = figures_work ();
  const gint64 start = g_get_monotonic_time ();

  bench_ui_begin (&text, bench->wizard);
  bench_ui_begin (&pages, GTK_WIDGET (bench->window));
  g_signal_emit_by_name (bench->view, "insert-at-cursor", letter);
  gtk_text_view_scroll_mark_onscreen (bench->view,
                                      gtk_text_buffer_get_insert (buffer));
  bench_ui_end (&text);
  bench_ui_end (&pages);
  *work = MAX (text.work, pages.work) - before;
  *paint = (double) (MAX (text.time, pages.time) - start) / 1000;
}

static gboolean
say (const char *what, double *times, guint n, double share, double bound)
{
  const double value = figures_share (times, n, share);

  printf ("%-10s median %6.2f ms   95 %% %6.2f ms   worst %6.2f ms   "
          "promised %.0f ms %s\n",
          what, figures_share (times, n, 0.5), figures_share (times, n, 0.95),
          times[n - 1], bound, share > 0.5 ? "at 95 %" : "in the median");
  return value <= bound;
}

static gboolean
bench_typing (Bench *bench, guint keys, double factor)
{
  static const char *const letters[] = { "n", "ă", "n", "g", " ", "s",
                                         "u", "ấ", "t", " ", "đ", "o",
                                         " ", "l", "ư", "ờ", "n", "g" };
  GRand *rand = g_rand_new_with_seed (15);
  g_autofree double *work = g_new (double, keys);
  g_autofree double *paint = g_new (double, keys);
  gboolean kept;

  for (guint i = 0; i < keys; i++)
    {
      type_letter (bench, letters[i % G_N_ELEMENTS (letters)], &work[i],
                   &paint[i]);
      bench_ui_wait ((guint) g_rand_int_range (rand, 20, 110));
    }
  g_rand_free (rand);
  kept = say ("work", work, keys, 0.5, WORK_BAR * factor);
  return say ("paint", paint, keys, 0.95, PAINT_BAR * factor) && kept;
}

int
main (int argc, char *argv[])
{
  Bench bench = { 0 };
  g_autofree char *home = g_dir_make_tmp ("dexuat-bench-XXXXXX", NULL);
  double factor = 0;
  guint keys = KEYS;
  guint pages = PAGES;
  gboolean kept;

  for (int i = 1; i + 1 < argc; i += 2)
    if (strcmp (argv[i], "--bound") == 0)
      factor = g_ascii_strtod (argv[i + 1], NULL);
    else if (strcmp (argv[i], "--keys") == 0)
      keys = (guint) g_ascii_strtoull (argv[i + 1], NULL, 10);
    else if (strcmp (argv[i], "--pages") == 0)
      pages = (guint) g_ascii_strtoull (argv[i + 1], NULL, 10);
  bench.application = bench_ui_start (home);
  open_windows (&bench, pages);
  kept = bench_typing (&bench, MAX (keys, 1), factor > 0 ? factor : 1);
  gtk_window_destroy (GTK_WINDOW (bench.window));
  bench_ui_wait (50);
  fill_remove_tree (home);
  return kept || factor <= 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}
