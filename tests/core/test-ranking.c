/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dx-ranking.h"

#include <string.h>

/* A row a word: id, outcome (P passed, R refused, V void), ballots, then
 * criteria and score: "aP6/8" or "aP6/8,4/5,90". */
static DxRankRow *
read_row (const char *word)
{
  char id[2] = { word[0], '\0' };
  DxRankRow *row = dx_rank_row_new (id);
  g_auto (GStrv) parts = g_strsplit (word + 2, ",", -1);
  guint n = g_strv_length (parts);

  row->outcome = word[1] == 'P'   ? DX_VOTE_PASSED
                 : word[1] == 'R' ? DX_VOTE_REFUSED
                                  : DX_VOTE_VOID;
  if (n > 0 && strchr (parts[0], '/') != NULL)
    {
      row->favour = (guint) g_ascii_strtoull (parts[0], NULL, 10);
      row->base =
          (guint) g_ascii_strtoull (strchr (parts[0], '/') + 1, NULL, 10);
    }
  if (n > 1)
    {
      row->passed = (guint) g_ascii_strtoull (parts[1], NULL, 10);
      row->criteria =
          (guint) g_ascii_strtoull (strchr (parts[1], '/') + 1, NULL, 10);
    }
  if (n > 2)
    row->score = g_ascii_strtoll (parts[2], NULL, 10);
  return row;
}

static GPtrArray *
read_rows (const char *words)
{
  GPtrArray *rows =
      g_ptr_array_new_with_free_func ((GDestroyNotify) dx_rank_row_free);
  g_auto (GStrv) list = g_strsplit (words, " ", -1);

  for (guint i = 0; list[i] != NULL; i++)
    if (*list[i] != '\0')
      g_ptr_array_add (rows, read_row (list[i]));
  return rows;
}

/* "a1 b2= c2=": id, rank, and whether it is tied. */
static char *
write_rows (GPtrArray *rows)
{
  GString *out = g_string_new (NULL);

  for (guint i = 0; i < rows->len; i++)
    {
      const DxRankRow *row = g_ptr_array_index (rows, i);

      g_string_append_printf (out, "%s%s%u%s", i > 0 ? " " : "", row->id,
                              row->rank, row->tied ? "=" : "");
    }
  return g_string_free (out, FALSE);
}

typedef struct {
  const char *rows;
  const char *keys; /* O outcome, V votes, C criteria, S score */
  const char *ranked;
} SortCase;

static const SortCase sorts[] = {
  { "", "OV", "" },
  { "aP7/8", "OV", "a1" },
  { "aP7/9 bP7/8", "OV", "b1 a2" },
  { "aP7/8 bP7/8", "OV", "a1= b1=" },
  { "bP7/8 aP7/8", "OV", "b1= a1=" },
  { "aP6/8 bP3/4 cP7/8", "OV", "c1 a2= b2=" },
  { "aP7/9 bP8/9 cP8/9 dP9/9", "OV", "d1 b2= c2= a4" },
  { "aP8/9 bP8/9 cP8/9 dP7/9", "OV", "a1= b1= c1= d4" },
  { "aR5/9 bV bP7/9", "OV", "b1 a2 b3" },
  /* A refused one with more ballots of a smaller council stays behind. */
  { "aR3/4 bP7/9", "OV", "b1 a2" },
  { "aR3/4 bP7/9", "V", "b1 a2" },
  { "aV bR0/7", "V", "b1 a2" },
  { "aV bV", "OV", "a1= b1=" },
  { "aV bR0/7 cP9/9", "O", "c1 b2 a3" },
  /* The next key breaks a tie, and the one after it. */
  { "aP7/8,3/5 bP7/8,5/5", "OVC", "b1 a2" },
  { "aP7/8,4/8 bP7/8,1/2", "OVC", "a1= b1=" },
  { "aP7/8,4/8,70 bP7/8,1/2,80", "OVCS", "b1 a2" },
  { "aP7/8,4/8,70 bP7/8,1/2,70 cP7/8,1/2,90", "OVCS", "c1 a2= b2=" },
  { "aP7/8,5/5,10 bP8/8,0/5,0", "CV", "a1 b2" },
  { "aP0/0,0/0,5 bP0/0,0/0,-5 cP0/0,0/0,0", "S", "a1 c2 b3" },
  { "aP1/2 bP2/4 cP1/3 dP2/6", "V", "a1= b1= c3= d3=" },
  /* By no key all are equal and stay as they were. */
  { "cP bP aP", "", "c1= b1= a1=" },
};

static void
test_sort (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (sorts); i++)
    {
      g_autoptr (GPtrArray) rows = read_rows (sorts[i].rows);
      DxRankKey keys[4] = { DX_RANK_OUTCOME };
      g_autofree char *ranked = NULL;
      guint n = 0;

      for (const char *p = sorts[i].keys; *p != '\0'; p++)
        keys[n++] = *p == 'O'   ? DX_RANK_OUTCOME
                    : *p == 'V' ? DX_RANK_VOTES
                    : *p == 'C' ? DX_RANK_CRITERIA
                                : DX_RANK_SCORE;
      dx_ranking_sort (rows, keys, n);
      ranked = write_rows (rows);
      g_assert_cmpstr (ranked, ==, sorts[i].ranked);
    }
}

static void
test_arrange (void)
{
  static const struct {
    const char *order;
    const char *ranked; /* or what the message names */
    int error;
  } cases[] = {
    { "", "a1 b2 c3 d4", -1 },
    { "d", "d1 a2 b3 c4", -1 },
    { "c a", "c1 a2 b3 d4", -1 },
    { "d c b a", "d1 c2 b3 a4", -1 },
    { "e", "e", DX_RANKING_ERROR_UNKNOWN },
    { "b b", "b", DX_RANKING_ERROR_TWICE },
    { "d e", "e", DX_RANKING_ERROR_UNKNOWN },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GPtrArray) rows = read_rows ("aP bP cP dP");
      g_auto (GStrv) order = *cases[i].order != '\0'
                                 ? g_strsplit (cases[i].order, " ", -1)
                                 : g_new0 (char *, 1);
      g_autoptr (GError) error = NULL;
      gboolean done =
          dx_ranking_arrange (rows, (const char *const *) order, &error);
      g_autofree char *ranked = write_rows (rows);

      if (cases[i].error < 0)
        {
          g_assert_true (done);
          g_assert_cmpstr (ranked, ==, cases[i].ranked);
          continue;
        }
      g_assert_false (done);
      g_assert_error (error, DX_RANKING_ERROR, cases[i].error);
      g_assert_nonnull (strstr (error->message, cases[i].ranked));
      g_assert_cmpstr (ranked, ==, "a0 b0 c0 d0");
    }
}

static void
test_move (void)
{
  static const struct {
    guint from, to;
    gboolean moved;
    const char *ranked;
  } cases[] = {
    { 0, 3, TRUE, "b1 c2 d3 a4" },  { 3, 0, TRUE, "d1 a2 b3 c4" },
    { 1, 2, TRUE, "a1 c2 b3 d4" },  { 2, 1, TRUE, "a1 c2 b3 d4" },
    { 1, 1, FALSE, "a0 b0 c0 d0" }, { 4, 0, FALSE, "a0 b0 c0 d0" },
    { 0, 4, FALSE, "a0 b0 c0 d0" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GPtrArray) rows = read_rows ("aP bP cP dP");
      g_autofree char *ranked = NULL;

      g_assert_cmpint (dx_ranking_move (rows, cases[i].from, cases[i].to), ==,
                       cases[i].moved);
      ranked = write_rows (rows);
      g_assert_cmpstr (ranked, ==, cases[i].ranked);
    }
}

static void
test_tally (void)
{
  DxTally tally = { .favour = 7, .base = 9, .outcome = DX_VOTE_PASSED };
  g_autoptr (DxRankRow) row = dx_rank_row_new ("a");

  dx_rank_row_set_tally (row, &tally);
  g_assert_cmpuint (row->favour, ==, 7);
  g_assert_cmpuint (row->base, ==, 9);
  tally.outcome = DX_VOTE_VOID;
  dx_rank_row_set_tally (row, &tally);
  g_assert_cmpuint (row->base, ==, 0);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/ranking/sort", test_sort);
  g_test_add_func ("/ranking/arrange", test_arrange);
  g_test_add_func ("/ranking/move", test_move);
  g_test_add_func ("/ranking/tally", test_tally);
  return g_test_run ();
}
