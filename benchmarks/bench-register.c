/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <stdio.h>
#include <string.h>

#include "dx-register-list.h"
#include "dx-store-private.h"
#include "figures.h"
#include "fill-store.h"

/* Times of the officers' register: receiving, listing, searching, checking.
 *
 *   bench-register [--rows N] [--bound FACTOR]
 *
 * With --bound, a time over FACTOR times the one that is promised fails. */

#define ROWS 50000u
#define RUNS 15u
#define RECEIPTS 200u
#define HASH_BYTES 512

typedef struct {
  DxStore *store;
  DxRegister *reg;
  DxRegisterList *list;
  DxCatalog *catalog;
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

static void
receive_one (Bench *bench, guint number, gboolean own)
{
  g_autoptr (DxProposal)
      proposal = fill_make_proposal (bench->rand, bench->catalog);
  g_autofree char *host = g_strdup_printf ("Đơn vị %u", number * 7 % 977);
  g_autofree char *hash = g_strnfill (HASH_BYTES, 'x');
  g_autoptr (GBytes) minhash = g_bytes_new (hash, HASH_BYTES);
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (DxRegisterReceipt) receipt = NULL;
  const DxRegisterArrival arrival = { .timing = (DxTiming) (number % 3),
                                      .why = "ngày dấu bưu điện" };
  DxRegisterDelivery delivery = {
    .call = dx_proposal_get_call (proposal)->id,
    .proposal = proposal,
    .own = own,
    .name = "phiếu.json",
    .errors = number % 7,
    .minhash = minhash,
  };

  dx_proposal_set_text (proposal, "X.name", host);
  dx_proposal_set_integer (proposal, "IX.total", (gint64) number * 1000003);
  bytes = dx_proposal_to_json (proposal);
  delivery.bytes = bytes;
  receipt = dx_register_receive (bench->reg, &delivery, &arrival, NULL);
  g_assert_nonnull (receipt);
}

/* Whatever it takes to be safe is left out while filling. */
static void
fill (Bench *bench, guint rows)
{
  const gint64 start = g_get_monotonic_time ();

  g_assert_true (dx_database_run (bench->store->database,
                                  "PRAGMA synchronous = OFF", NULL));
  for (guint i = 0; i < rows; i++)
    receive_one (bench, i, TRUE);
  g_assert_true (dx_database_run (bench->store->database,
                                  "PRAGMA synchronous = FULL", NULL));
  printf ("%-36s %8.2f s\n", "filling, without waiting for the disk",
          figures_since (start) / 1000.0);
}

static void
bench_receive (Bench *bench, const char *what, gboolean own)
{
  double times[RECEIPTS];

  for (guint i = 0; i < RECEIPTS; i++)
    {
      const gint64 start = g_get_monotonic_time ();

      receive_one (bench, i, own);
      times[i] = figures_since (start);
    }
  say (bench, what, times, RECEIPTS, 20);
}

/* With the rows of a screen. */
static double
ask (Bench *bench, const DxRegisterQuery *query)
{
  const gint64 start = g_get_monotonic_time ();

  dx_register_list_set_query (bench->list, query);
  for (guint i = 0; i < 40; i++)
    {
      g_autoptr (DxRegisterItem)
          item = g_list_model_get_item (G_LIST_MODEL (bench->list), i);
    }
  return figures_since (start);
}

static void
bench_query (Bench *bench,
             const char *what,
             const DxRegisterQuery *query,
             double bound)
{
  DxRegisterQuery other = DX_REGISTER_QUERY_ALL;
  double times[RUNS];

  other.state = DX_REGISTER_STATE_WITHDRAWN;
  other.search = "không có ai";
  for (guint i = 0; i < RUNS; i++)
    {
      dx_register_list_set_query (bench->list, &other);
      times[i] = ask (bench, query);
    }
  say (bench, what, times, RUNS, bound);
}

static void
bench_search (Bench *bench, const char *words)
{
  DxRegisterQuery query = DX_REGISTER_QUERY_ALL;
  DxRegisterQuery none = DX_REGISTER_QUERY_ALL;
  g_autofree char *what = NULL;
  double times[RUNS];

  query.search = words;
  for (guint i = 0; i < RUNS; i++)
    {
      dx_register_list_set_query (bench->list, &none);
      times[i] = ask (bench, &query);
    }
  what =
      g_strdup_printf ("search “%s”: %u", words,
                       g_list_model_get_n_items (G_LIST_MODEL (bench->list)));
  say (bench, what, times, RUNS, 100);
}

static void
bench_lists (Bench *bench)
{
  static const char *const orders[] = { "all, by number", "all, by title",
                                        "all, by host",   "all, by amount",
                                        "all, by change", "all, by rank" };
  DxRegisterQuery query = DX_REGISTER_QUERY_ALL;

  for (guint i = 0; i < G_N_ELEMENTS (orders); i++)
    {
      query.sort = (DxRegisterSort) i;
      bench_query (bench, orders[i], &query, 400);
    }
  query = DX_REGISTER_QUERY_ALL;
  query.call = "an-giang-2026";
  query.timing = DX_TIMING_LATE;
  query.sort = DX_REGISTER_SORT_TITLE;
  bench_query (bench, "one call, late ones, by title", &query, 500);
  bench_search (bench, "quườn tuyên nguật lường");
  bench_search (bench, "chuyen");
  bench_search (bench, "c");
}

static void
bench_check (Bench *bench)
{
  gint64 start = g_get_monotonic_time ();
  g_autoptr (GPtrArray) hashes = dx_register_list_hashes (bench->reg, NULL);
  g_autoptr (DxAuditReport) report = NULL;

  printf ("%-36s %8.2f ms   %u\n", "all hashes", figures_since (start),
          hashes->len);
  start = g_get_monotonic_time ();
  report = dx_register_verify (bench->reg, NULL);
  printf ("%-36s %8.2f ms\n", "checking the trail and all files",
          figures_since (start));
  g_assert_cmpuint (report->faults->len, ==, 0);
}

static void
say_memory (const char *when)
{
  printf ("%-36s %8.1f MB\n", when, figures_memory ());
}

static void
run (Bench *bench, const char *folder, guint rows)
{
  gint64 start;

  bench->catalog = dx_catalog_new ();
  bench->store = dx_store_open (folder, NULL);
  bench->reg = dx_register_new (bench->store);
  fill (bench, rows);
  g_object_unref (bench->reg);
  g_object_unref (bench->store);
  bench->store = dx_store_open (folder, NULL);
  bench->reg = dx_register_new (bench->store);
  start = g_get_monotonic_time ();
  bench->list = dx_register_list_new (bench->reg);
  printf ("%-36s %8.2f ms\n", "first list", figures_since (start));
  bench_lists (bench);
  say_memory ("memory with the list");
  g_clear_object (&bench->list);
  bench_receive (bench, "receiving one", TRUE);
  bench_receive (bench, "receiving one without an id", FALSE);
  bench_check (bench);
  say_memory ("memory at the end");
  g_clear_object (&bench->reg);
  g_clear_object (&bench->store);
  g_clear_object (&bench->catalog);
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
