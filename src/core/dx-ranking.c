/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dx-config.h"

#define G_LOG_DOMAIN "dexuat-core"

#include "dx-ranking.h"

#include <glib/gi18n-lib.h>
#include <string.h>

G_DEFINE_QUARK (dx-ranking-error-quark, dx_ranking_error)

typedef struct {
  const DxRankKey *keys;
  guint n_keys;
} Order;

/* A row on its way through the sort, which keeps equal ones in the order
 * in which they came. */
typedef struct {
  DxRankRow *row;
  guint index;
} Place;

/**
 * dx_rank_row_new:
 * @id: of a proposal
 *
 * Returns: (transfer full): a row of a proposal that nobody voted on
 */
DxRankRow *
dx_rank_row_new (const char *id)
{
  DxRankRow *self;

  g_return_val_if_fail (id != NULL, NULL);

  self = g_new0 (DxRankRow, 1);
  self->id = g_strdup (id);
  return self;
}

/**
 * dx_rank_row_set_tally:
 * @self: a row
 * @tally: the count of the proposal's ballots
 *
 * Takes over what the council voted; a void vote leaves no share.
 */
void
dx_rank_row_set_tally (DxRankRow *self, const DxTally *tally)
{
  g_return_if_fail (self != NULL);
  g_return_if_fail (tally != NULL);

  self->outcome = tally->outcome;
  self->favour = tally->outcome == DX_VOTE_VOID ? 0 : tally->favour;
  self->base = tally->outcome == DX_VOTE_VOID ? 0 : tally->base;
}

/**
 * dx_rank_row_free:
 * @self: (transfer full) (nullable): a row
 *
 * Frees it.
 */
void
dx_rank_row_free (DxRankRow *self)
{
  if (self == NULL)
    return;
  g_free (self->id);
  g_free (self);
}

static int
compare_numbers (gint64 a, gint64 b)
{
  return a < b ? -1 : a > b;
}

/* Shares in whole numbers, so that 6/8 and 3/4 are equal; of nothing is
 * less than any. */
static int
compare_shares (guint part_a, guint whole_a, guint part_b, guint whole_b)
{
  if (whole_a == 0 || whole_b == 0)
    return compare_numbers (whole_a != 0, whole_b != 0);
  return compare_numbers ((gint64) ((guint64) part_a * whole_b),
                          (gint64) ((guint64) part_b * whole_a));
}

/* Positive when @a is before @b. */
static int
compare_by_key (const DxRankRow *a, const DxRankRow *b, DxRankKey key)
{
  switch (key)
    {
    case DX_RANK_OUTCOME:
      return compare_numbers (a->outcome, b->outcome);
    case DX_RANK_VOTES:
      return compare_shares (a->favour, a->base, b->favour, b->base);
    case DX_RANK_CRITERIA:
      return compare_shares (a->passed, a->criteria, b->passed, b->criteria);
    case DX_RANK_SCORE:
      return compare_numbers (a->score, b->score);
    default:
      g_assert_not_reached ();
    }
}

static int
compare_rows (const DxRankRow *a, const DxRankRow *b, const Order *order)
{
  int result = 0;

  for (guint i = 0; i < order->n_keys && result == 0; i++)
    result = compare_by_key (a, b, order->keys[i]);
  return -result;
}

static int
compare_places (gconstpointer a, gconstpointer b, gpointer order)
{
  const Place *left = a;
  const Place *right = b;
  int result = compare_rows (left->row, right->row, order);

  return result != 0 ? result : compare_numbers (left->index, right->index);
}

/* 1, 2, 2, 4: those that are equal share the rank of the first. */
static void
set_ranks (GPtrArray *rows, const Order *order)
{
  for (guint i = 0; i < rows->len; i++)
    {
      DxRankRow *row = g_ptr_array_index (rows, i);
      DxRankRow *before = i > 0 ? g_ptr_array_index (rows, i - 1) : NULL;

      row->tied = before != NULL && compare_rows (before, row, order) == 0;
      row->rank = row->tied ? before->rank : i + 1;
      if (row->tied)
        before->tied = TRUE;
    }
}

/**
 * dx_ranking_sort:
 * @rows: (element-type DxRankRow): proposals
 * @keys: (array length=n_keys): by what, the first one first
 * @n_keys: how many
 *
 * Orders @rows and gives them their ranks. Those that are equal by all keys
 * share a rank, stay in the order in which they were and are marked: whose
 * turn it is then, a person decides.
 */
void
dx_ranking_sort (GPtrArray *rows, const DxRankKey *keys, guint n_keys)
{
  Order order = { keys, n_keys };
  g_autofree Place *places = NULL;

  g_return_if_fail (rows != NULL);
  g_return_if_fail (keys != NULL || n_keys == 0);

  places = g_new (Place, rows->len);
  for (guint i = 0; i < rows->len; i++)
    places[i] = (Place){ g_ptr_array_index (rows, i), i };
  g_qsort_with_data (places, (int) rows->len, sizeof *places, compare_places,
                     &order);
  for (guint i = 0; i < rows->len; i++)
    rows->pdata[i] = places[i].row;
  set_ranks (rows, &order);
}

static void
number (GPtrArray *rows)
{
  for (guint i = 0; i < rows->len; i++)
    {
      DxRankRow *row = g_ptr_array_index (rows, i);

      row->rank = i + 1;
      row->tied = FALSE;
    }
}

static gboolean
check_order (GHashTable *known, const char *const *order, GError **error)
{
  g_autoptr (GHashTable) named = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; order[i] != NULL; i++)
    {
      if (!g_hash_table_contains (known, order[i]))
        {
          g_set_error (error, DX_RANKING_ERROR, DX_RANKING_ERROR_UNKNOWN,
                       _ ("“%s” is not in the list that is ranked"), order[i]);
          return FALSE;
        }
      if (!g_hash_table_add (named, (gpointer) order[i]))
        {
          g_set_error (error, DX_RANKING_ERROR, DX_RANKING_ERROR_TWICE,
                       _ ("“%s” is named twice"), order[i]);
          return FALSE;
        }
    }
  return TRUE;
}

/**
 * dx_ranking_arrange:
 * @rows: (element-type DxRankRow): proposals
 * @order: ids, the first one first, %NULL at the end
 * @error: return location for a #DxRankingError
 *
 * Orders as a person says: those that @order names, then the others as they
 * were. Each gets a rank of its own. On an error nothing is changed.
 *
 * Returns: whether it was done; otherwise with @error set
 */
gboolean
dx_ranking_arrange (GPtrArray *rows, const char *const *order, GError **error)
{
  g_autoptr (GHashTable) known = g_hash_table_new (g_str_hash, g_str_equal);
  g_autofree gpointer *before = NULL;
  guint n = 0;

  g_return_val_if_fail (rows != NULL && order != NULL, FALSE);
  g_return_val_if_fail (error == NULL || *error == NULL, FALSE);

  for (guint i = 0; i < rows->len; i++)
    {
      DxRankRow *row = g_ptr_array_index (rows, i);

      g_hash_table_insert (known, row->id, row);
    }
  if (!check_order (known, order, error))
    return FALSE;
  before = g_memdup2 (rows->pdata, rows->len * sizeof (gpointer));
  for (guint i = 0; order[i] != NULL; i++)
    {
      rows->pdata[n++] = g_hash_table_lookup (known, order[i]);
      g_hash_table_remove (known, order[i]);
    }
  for (guint i = 0; i < rows->len; i++)
    if (g_hash_table_contains (known, ((DxRankRow *) before[i])->id))
      rows->pdata[n++] = before[i];
  number (rows);
  return TRUE;
}

/**
 * dx_ranking_move:
 * @rows: (element-type DxRankRow): proposals
 * @from: which one, from 0
 * @to: where it shall stand then
 *
 * Moves one, as a drag or a key does. Each gets a rank of its own.
 *
 * Returns: whether anything moved
 */
gboolean
dx_ranking_move (GPtrArray *rows, guint from, guint to)
{
  gpointer row;

  g_return_val_if_fail (rows != NULL, FALSE);

  if (from >= rows->len || to >= rows->len || from == to)
    return FALSE;
  row = g_ptr_array_index (rows, from);
  if (from < to)
    memmove (rows->pdata + from, rows->pdata + from + 1,
             (to - from) * sizeof (gpointer));
  else
    memmove (rows->pdata + to + 1, rows->pdata + to,
             (from - to) * sizeof (gpointer));
  rows->pdata[to] = row;
  number (rows);
  return TRUE;
}
