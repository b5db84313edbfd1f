/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dx-proposal-list.h"

#include <fcntl.h>
#include <glib/gstdio.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "dx-store-private.h"

/* Times of the library of proposals: saving, listing and searching.
 *
 *   bench-store [--rows N] [--bound FACTOR]
 *
 * With --bound, a time over FACTOR times the one that is promised fails. */

#define ROWS 100000u
#define CHUNK 5000u
#define WORDS 150u
#define PAGE_BYTES 2500u
#define PAGES 60u
#define RUNS 15u
#define SAVES 101u

static const char *const onsets[] = { "b",  "c",  "ch", "d",  "đ", "g",
                                      "gi", "h",  "kh", "l",  "m", "n",
                                      "ng", "nh", "ph", "qu", "r", "s",
                                      "t",  "th", "tr", "v",  "x" };
static const char *const rimes[] = { "a",  "ang", "ao", "ấy",  "ăn",
                                     "âm", "ẹo",  "ến", "iệc", "iếu",
                                     "in", "ình", "oà", "ó",   "ông",
                                     "ơn", "ườn", "ưu", "uật", "uyên" };

typedef struct {
  DxStore *store;
  DxProposalList *list;
  GRand *rand;
  double factor;
  gboolean over;
} Bench;

static void
append_words (Bench *bench, GString *text, guint n)
{
  for (guint i = 0; i < n; i++)
    {
      gint32 onset = g_rand_int_range (bench->rand, 0, G_N_ELEMENTS (onsets));
      gint32 rime = g_rand_int_range (bench->rand, 0, G_N_ELEMENTS (rimes));

      g_string_append_printf (text, "%s%s%s", i > 0 ? " " : "", onsets[onset],
                              rimes[rime]);
    }
}

static void
set_words (Bench *bench, DxProposal *proposal, const char *field, guint n)
{
  g_autoptr (GString) text = g_string_new (NULL);

  append_words (bench, text, n);
  dx_proposal_set_text (proposal, field, text->str);
}

static DxProposal *
make_proposal (Bench *bench, DxCatalog *catalog)
{
  static const char *const calls[] = { "dien-bien-2026", "cao-bang-2026",
                                       "an-giang-2026" };
  const char *id = calls[g_rand_int_range (bench->rand, 0, 3)];
  DxProposal *proposal =
      dx_proposal_new (dx_catalog_get_default_form (catalog),
                       dx_catalog_get_call (catalog, id, NULL));

  set_words (bench, proposal, "I.name", 14);
  set_words (bench, proposal, "II.urgency", WORDS / 2);
  set_words (bench, proposal, "III.objectives", WORDS / 2);
  return proposal;
}

static void
fill (Bench *bench, DxCatalog *catalog, guint n)
{
  DxStore *store = bench->store;

  for (guint i = 0; i < n; i++)
    {
      g_autoptr (DxProposal) proposal = make_proposal (bench, catalog);
      DxProposalFacts facts = { .state = (DxProposalState) (i % 4),
                                .errors = i % 7,
                                .warnings = i % 11,
                                .deadline = 1754000000 + i % 5000 };
      gint64 serial;
      gboolean written;

      dx_store_set_now (store, 1700000000000 + i * 1000);
      if (i % CHUNK == 0)
        g_assert_true (dx_store_begin (store, NULL, NULL));
      g_assert_true (dx_store_write_proposal (store, proposal, &facts, &serial,
                                              &written, NULL));
      if (i % CHUNK == CHUNK - 1 || i + 1 == n)
        g_assert_true (dx_store_end (store, TRUE, NULL));
    }
  dx_store_set_now (store, 0);
}

static int
compare_times (gconstpointer a, gconstpointer b, gpointer data)
{
  const double left = *(const double *) a;
  const double right = *(const double *) b;

  return left < right ? -1 : left > right;
}

static void
say (Bench *bench, const char *what, double *times, guint n, double bound)
{
  double median;

  g_qsort_with_data (times, (int) n, sizeof times[0], compare_times, NULL);
  median = times[n / 2];
  printf ("%-36s %8.2f ms   worst %8.2f ms", what, median, times[n - 1]);
  if (bound > 0)
    printf ("   promised %.3g ms", bound);
  printf ("\n");
  bench->over |= bench->factor > 0 && bound > 0
                 && median > bound * bench->factor;
}

static double
get_ms (gint64 start)
{
  return (double) (g_get_monotonic_time () - start) / 1000.0;
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
      times[i] = get_ms (start);
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
      times[i] = get_ms (start);
    }
  say (bench, what, times, SAVES, bound);
}

static DxProposal *
make_long_proposal (Bench *bench, DxCatalog *catalog)
{
  static const char *const fields[] = { "II.urgency",  "III.objectives",
                                        "IV.contents", "V.results",
                                        "VI.effects",  "VII.places" };
  DxProposal *proposal = make_proposal (bench, catalog);

  for (guint i = 0; i < G_N_ELEMENTS (fields); i++)
    {
      g_autoptr (GString) text = g_string_new (NULL);

      while (text->len < PAGES / G_N_ELEMENTS (fields) * PAGE_BYTES)
        {
          append_words (bench, text, 80);
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
      times[i] = get_ms (start);
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
  return get_ms (start);
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
  printf ("%-36s %8.2f ms   %.0f MB\n", "backup", get_ms (start),
          (double) status.st_size / 1e6);
}

static void
say_memory (const char *when)
{
  g_autofree char *status = NULL;
  const char *line;

  if (g_file_get_contents ("/proc/self/status", &status, NULL, NULL)
      && (line = strstr (status, "VmRSS:")) != NULL)
    printf ("%-36s %8.1f MB\n", when,
            (double) g_ascii_strtoll (line + 6, NULL, 10) / 1024.0);
}

static void
remove_tree (const char *path)
{
  g_autoptr (GDir) dir = g_dir_open (path, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *child = g_build_filename (path, name, NULL);

      remove_tree (child);
    }
  g_remove (path);
}

static void
run (Bench *bench, const char *folder, guint rows)
{
  g_autoptr (DxCatalog) catalog = dx_catalog_new ();
  g_autoptr (DxProposal) small = make_proposal (bench, catalog);
  g_autoptr (DxProposal) large = make_long_proposal (bench, catalog);
  gint64 start = g_get_monotonic_time ();
  double disk;

  bench->store = dx_store_open (folder, NULL);
  g_assert_nonnull (bench->store);
  fill (bench, catalog, rows);
  printf ("%-36s %8.2f s\n", "filling", get_ms (start) / 1000.0);
  g_object_unref (bench->store);
  start = g_get_monotonic_time ();
  bench->store = dx_store_open (folder, NULL);
  printf ("%-36s %8.2f ms\n", "opening", get_ms (start));
  say_memory ("memory before the list");
  start = g_get_monotonic_time ();
  bench->list = dx_proposal_list_new (bench->store);
  printf ("%-36s %8.2f ms\n", "first list", get_ms (start));
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
  remove_tree (folder);
  g_rand_free (bench.rand);
  return bench.over ? 1 : 0;
}
