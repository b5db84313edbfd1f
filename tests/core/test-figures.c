/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dx-figures.h"

typedef struct {
  DxTiming timing;
  gboolean complete;
  guint day;                               /* of August 2025, or 0 */
  gint64 total, state_budget, counterpart; /* -1: not said */
  const char *topics;
} Row;

static DxFigureAmount
amount (gint64 value)
{
  return (DxFigureAmount){ value >= 0, MAX (value, 0) };
}

static GPtrArray *
make_rows (const Row *rows, guint n)
{
  GPtrArray *list =
      g_ptr_array_new_with_free_func ((GDestroyNotify) dx_figure_row_free);

  for (guint i = 0; i < n; i++)
    {
      DxFigureRow *row = dx_figure_row_new (NULL);

      row->timing = rows[i].timing;
      row->complete = rows[i].complete;
      if (rows[i].day > 0)
        g_date_set_dmy (&row->received, (GDateDay) rows[i].day, G_DATE_AUGUST,
                        2025);
      row->total = amount (rows[i].total);
      row->state_budget = amount (rows[i].state_budget);
      row->counterpart = amount (rows[i].counterpart);
      g_strfreev (row->topics);
      row->topics =
          *rows[i].topics != '\0' ? g_strsplit (rows[i].topics, " ", -1) : NULL;
      g_ptr_array_add (list, row);
    }
  return list;
}

static const Row rows[] = {
  { DX_TIMING_ON_TIME, TRUE, 5, 2000, 1200, 800, "halal esg" },
  { DX_TIMING_ON_TIME, FALSE, 7, 1000, 1000, 0, "halal" },
  { DX_TIMING_LATE, TRUE, 9, 500, -1, -1, "tfp" },
  { DX_TIMING_DOUBT, FALSE, 0, -1, -1, -1, "" },
  { DX_TIMING_ON_TIME, TRUE, 5, 0, 0, 0, "esg halal" },
};

static void
test_sums (void)
{
  g_autoptr (GPtrArray) list = make_rows (rows, G_N_ELEMENTS (rows));
  g_autoptr (DxFigures) figures = dx_figures_new (list);

  g_assert_cmpuint (figures->n, ==, 5);
  g_assert_cmpuint (figures->complete, ==, 3);
  g_assert_cmpuint (figures->timing[DX_TIMING_ON_TIME], ==, 3);
  g_assert_cmpuint (figures->timing[DX_TIMING_LATE], ==, 1);
  g_assert_cmpuint (figures->timing[DX_TIMING_DOUBT], ==, 1);
  g_assert_cmpint (figures->total.sum, ==, 3500);
  g_assert_cmpuint (figures->total.n, ==, 4);
  g_assert_cmpuint (figures->total.unknown, ==, 1);
  g_assert_cmpint (figures->state_budget.sum, ==, 2200);
  g_assert_cmpuint (figures->state_budget.unknown, ==, 2);
  g_assert_cmpint (figures->counterpart.sum, ==, 800);
  g_assert_false (figures->total.overflow);
}

static void
test_topics (void)
{
  static const struct {
    const char *id;
    guint n;
    gint64 total;
  } wanted[] = { { "halal", 3, 3000 }, { "esg", 2, 2000 }, { "tfp", 1, 500 } };
  g_autoptr (GPtrArray) list = make_rows (rows, G_N_ELEMENTS (rows));
  g_autoptr (DxFigures) figures = dx_figures_new (list);

  g_assert_cmpuint (figures->topics->len, ==, G_N_ELEMENTS (wanted));
  for (guint i = 0; i < figures->topics->len; i++)
    {
      const DxFigureTopic *topic = g_ptr_array_index (figures->topics, i);

      g_assert_cmpstr (topic->id, ==, wanted[i].id);
      g_assert_cmpuint (topic->n, ==, wanted[i].n);
      g_assert_cmpint (topic->total.sum, ==, wanted[i].total);
    }
  g_assert_cmpuint (figures->without_topic, ==, 1);
}

static void
test_days (void)
{
  static const guint wanted[][2] = { { 5, 2 }, { 7, 1 }, { 9, 1 } };
  g_autoptr (GPtrArray) list = make_rows (rows, G_N_ELEMENTS (rows));
  g_autoptr (DxFigures) figures = dx_figures_new (list);

  g_assert_cmpuint (figures->days->len, ==, G_N_ELEMENTS (wanted));
  for (guint i = 0; i < figures->days->len; i++)
    {
      const DxFigureDay *day = &g_array_index (figures->days, DxFigureDay, i);

      g_assert_cmpuint (g_date_get_day (&day->day), ==, wanted[i][0]);
      g_assert_cmpuint (day->n, ==, wanted[i][1]);
    }
  g_assert_cmpuint (figures->without_day, ==, 1);
}

static void
test_edges (void)
{
  static const Row huge[] = {
    { DX_TIMING_DOUBT, FALSE, 0, G_MAXINT64, 1, 1, "" },
    { DX_TIMING_DOUBT, FALSE, 0, 1, 1, 1, "" },
  };
  g_autoptr (GPtrArray) none = make_rows (NULL, 0);
  g_autoptr (DxFigures) nothing = dx_figures_new (none);
  g_autoptr (GPtrArray) list = make_rows (huge, 2);
  g_autoptr (DxFigures) figures = dx_figures_new (list);

  g_assert_cmpuint (nothing->n, ==, 0);
  g_assert_cmpuint (nothing->days->len, ==, 0);
  g_assert_cmpint (nothing->total.sum, ==, 0);
  g_assert_true (figures->total.overflow);
  g_assert_false (figures->state_budget.overflow);
}

static void
test_proposal (void)
{
  g_autoptr (DxCatalog) catalog = dx_catalog_new ();
  g_autoptr (DxProposal)
      proposal = dx_proposal_new (dx_catalog_get_default_form (catalog), NULL);
  g_autoptr (DxFigureRow) row = NULL;

  dx_proposal_set_integer (proposal, "IX.total", 2000);
  dx_proposal_set_integer (proposal, "IX.counterpart", 0);
  dx_proposal_set_topic (proposal, "halal", NULL, FALSE, 0);
  row = dx_figure_row_new (proposal);
  g_assert_true (row->total.known);
  g_assert_cmpint (row->total.amount, ==, 2000);
  g_assert_false (row->state_budget.known);
  g_assert_true (row->counterpart.known);
  g_assert_cmpstr (row->topics[0], ==, "halal");
  g_assert_null (row->topics[1]);
  g_assert_cmpint (row->timing, ==, DX_TIMING_DOUBT);
  g_assert_false (g_date_valid (&row->received));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/figures/sums", test_sums);
  g_test_add_func ("/figures/topics", test_topics);
  g_test_add_func ("/figures/days", test_days);
  g_test_add_func ("/figures/edges", test_edges);
  g_test_add_func ("/figures/proposal", test_proposal);
  return g_test_run ();
}
