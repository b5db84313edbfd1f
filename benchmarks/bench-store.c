/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dx-proposal-list.h"

#include <fcntl.h>
#include <glib/gstdio.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "figures.h"
#include "fill-store.h"

/* Times of the library of proposals: saving, listing and searching.
 *
 *   bench-store [--rows N] [--bound FACTOR]
 *
 * With --bound, a time over FACTOR times the one that is promised fails. */

#define ROWS 100000u
#define PAGE_BYTES 2500u
#define PAGES 60u
#define RUNS 15u
#define SAVES 101u

typedef struct {
  DxStore *store;
  DxProposalList *list;
  GRand *rand;
  double factor;
  gboolean over;
} Bench;

static void
say (Bench *bench, const char *what, double *times, guint n, double bound)
{
  const double median = figures_share (times, n, 0.5);

  printf ("%-36s %8.2f ms   worst %8.2f ms", what, median, times[n - 1]);
  if (bound > 0)
    printf ("   promised %.3g ms", bound);
  printf ("\n");
  bench->over |= bench->factor > 0 && bound > 0
                 && median > bound * bench->factor;
}

/* What the disk takes for 32 KiB, without which nothing is saved. */
static double
bench_disk (Bench *bench, const char *folder)
{
  g_autofree char *path = g_build_filename (folder, "sync.tmp", NULL);
  int file = g_open (path, O_RDWR | O_CREAT, 0600);
  static const char block[32 * 1024];
  double times[SAVES];

  for (guint i = 0; i < SAVES; i++)
    {
      gint64 start = g_get_monotonic_time ();

      g_assert_cmpint (write (file, block, sizeof block), >, 0);
      fdatasync (file);
      times[i] = figures_since (start);
    }
  g_close (file, NULL);
  say (bench, "the disk, for 32 KiB", times, SAVES, 0);
  return times[SAVES / 2];
}

static void
bench_save (Bench *bench, DxProposal *proposal, const char *what, double bound)
{
  g_autofree char *text =
      g_strdup (dx_proposal_get_text (proposal, "II.urgency"));
  double times[SAVES];

  for (guint i = 0; i < SAVES; i++)
    {
      g_autofree char *longer = NULL;
      gint64 start;

      longer = g_strdup_printf ("%s thêm %u", text, i);
      dx_proposal_set_text (proposal, "II.urgency", longer);
      start = g_get_monotonic_time ();
      g_assert_true (dx_store_save (bench->store, proposal, NULL, NULL));
      times[i] = figures_since (start);
    }
  say (bench, what, times, SAVES, bound);
}

static DxProposal *
make_long_proposal (Bench *bench, DxCatalog *catalog)
{
  static const char *const fields[] = { "II.urgency",  "III.objectives",
                                        "IV.contents", "V.results",
                                        "VI.effects",  "VII.places" };
  DxProposal *proposal = fill_make_proposal (bench->rand, catalog);

  for (guint i = 0; i < G_N_ELEMENTS (fields); i++)
    {
      g_autoptr (GString) text = g_string_new (NULL);

      while (text->len < PAGES / G_N_ELEMENTS (fields) * PAGE_BYTES)
        {
          fill_append_words (bench->rand, text, 80);
          g_string_append (text, ".\n");
        }
      dx_proposal_set_text (proposal, fields[i], text->str);
    }
  return proposal;
}

static void
bench_query (Bench *bench,
             const char *what,
             const DxProposalQuery *query,
             double bound)
{
  DxProposalQuery other = { .state = DX_PROPOSAL_STATE_SENT,
                            .sort = query->sort == DX_PROPOSAL_SORT_TITLE
                                        ? DX_PROPOSAL_SORT_CHANGED
                                        : DX_PROPOSAL_SORT_TITLE };
  double times[RUNS];

  for (guint i = 0; i < RUNS; i++)
    {
      gint64 start;

      dx_proposal_list_set_query (bench->list, &other);
      start = g_get_monotonic_time ();
      dx_proposal_list_set_query (bench->list, query);
      times[i] = figures_since (start);
    }
  say (bench, what, times, RUNS, bound);
}

static double
type_search (Bench *bench, const char *typed, gboolean with_rows)
{
  DxProposalQuery query = { .search = typed, .state = -1 };
  gint64 start = g_get_monotonic_time ();

  dx_proposal_list_set_query (bench->list, &query);
  for (guint i = 0; with_rows && i < 20; i++)
    {
      g_autoptr (DxProposalItem)
          item = g_list_model_get_item (G_LIST_MODEL (bench->list), i);

      if (item != NULL)
        dx_proposal_item_get_snippet (item);
    }
  return figures_since (start);
}

/* As somebody types, letter by letter; what is promised holds for each. */
static void
bench_typing (Bench *bench, const char *words)
{
  DxProposalQuery none = { .state = -1 };
  g_autoptr (GString) typed = g_string_new (NULL);

  dx_proposal_list_set_query (bench->list, &none);
  for (const char *at = words; *at != '\0'; at = g_utf8_next_char (at))
    {
      g_autofree char *what = NULL;
      double times[RUNS];

      g_string_append_len (typed, at, g_utf8_next_char (at) - at);
      for (guint i = 0; i < RUNS; i++)
        {
          dx_proposal_list_set_query (bench->list, &none);
          times[i] = type_search (bench, typed->str, TRUE);
        }
      what = g_strdup_printf (
          "search “%s”, 20 rows: %u", typed->str,
          g_list_model_get_n_items (G_LIST_MODEL (bench->list)));
      say (bench, what, times, RUNS, 50);
    }
}

static void
bench_lists (Bench *bench)
{
  DxProposalQuery all = { .state = -1 };
  DxProposalQuery title = { .state = -1, .sort = DX_PROPOSAL_SORT_TITLE };
  DxProposalQuery deadline = { .state = -1, .sort = DX_PROPOSAL_SORT_DEADLINE };
  DxProposalQuery findings = { .state = -1, .sort = DX_PROPOSAL_SORT_FINDINGS };
  DxProposalQuery filtered = { .call = "an-giang-2026",
                               .state = DX_PROPOSAL_STATE_PRINTED,
                               .sort = DX_PROPOSAL_SORT_TITLE,
                               .reverse = TRUE };

  bench_query (bench, "all, by time", &all, 100);
  bench_query (bench, "all, by title", &title, 200);
  bench_query (bench, "all, by deadline", &deadline, 200);
  bench_query (bench, "all, by findings", &findings, 200);
  bench_query (bench, "one call and state, by title", &filtered, 200);
  bench_typing (bench, "đo lường");
  bench_typing (bench, "nghiệp");
}

static void
bench_backup (Bench *bench)
{
  gint64 start = g_get_monotonic_time ();
  g_autofree char *path = dx_store_backup (bench->store, NULL);
  GStatBuf status;

  g_assert_nonnull (path);
  g_stat (path, &status);
  printf ("%-36s %8.2f ms   %.0f MB\n", "backup", figures_since (start),
          (double) status.st_size / 1e6);
}

static void
say_memory (const char *when)
{
  printf ("%-36s %8.1f MB\n", when, figures_memory ());
}

static void
run (Bench *bench, const char *folder, guint rows)
{
  g_autoptr (DxCatalog) catalog = dx_catalog_new ();
  g_autoptr (DxProposal) small = fill_make_proposal (bench->rand, catalog);
  g_autoptr (DxProposal) large = make_long_proposal (bench, catalog);
  gint64 start = g_get_monotonic_time ();
  double disk;

  bench->store = dx_store_open (folder, NULL);
  g_assert_nonnull (bench->store);
  fill_store (bench->store, catalog, bench->rand, rows);
  printf ("%-36s %8.2f s\n", "filling", figures_since (start) / 1000.0);
  g_object_unref (bench->store);
  start = g_get_monotonic_time ();
  bench->store = dx_store_open (folder, NULL);
  printf ("%-36s %8.2f ms\n", "opening", figures_since (start));
  say_memory ("memory before the list");
  start = g_get_monotonic_time ();
  bench->list = dx_proposal_list_new (bench->store);
  printf ("%-36s %8.2f ms\n", "first list", figures_since (start));
  bench_lists (bench);
  say_memory ("memory with the list");
  g_assert_true (dx_store_save (bench->store, small, NULL, NULL));
  disk = bench_disk (bench, folder);
  bench_save (bench, small, "saving, small, list open", disk + 2);
  bench_save (bench, large, "saving, 60 pages, list open", disk + 8);
  g_clear_object (&bench->list);
  bench_save (bench, small, "saving, small", disk + 1);
  bench_save (bench, large, "saving, 60 pages", disk + 8);
  bench_backup (bench);
  g_clear_object (&bench->store);
}

int
main (int argc, char *argv[])
{
  Bench bench = { .rand = g_rand_new_with_seed (2026) };
  g_autofree char *folder = g_dir_make_tmp ("dexuat-bench-XXXXXX", NULL);
  guint rows = ROWS;

  for (int i = 1; i < argc; i++)
    if (strcmp (argv[i], "--bound") == 0 && i + 1 < argc)
      bench.factor = g_ascii_strtod (argv[++i], NULL);
    else if (strcmp (argv[i], "--rows") == 0 && i + 1 < argc)
      rows = (guint) g_ascii_strtoull (argv[++i], NULL, 10);
  run (&bench, folder, rows);
  fill_remove_tree (folder);
  g_rand_free (bench.rand);
  return bench.over ? 1 : 0;
}
