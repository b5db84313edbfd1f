/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dx-config.h"

#define G_LOG_DOMAIN "dexuat-store"

#include "dx-proposal-rows-private.h"

#include "dx-keys-private.h"
#include "dx-store-private.h"

/* An order is one index, read from its one end or the other, and a
 * comparison of two rows that says the same. */

#define FILTER                                                                 \
  " AND (?1 IS NULL OR call = ?1) AND (?2 < 0 OR state = ?2) ORDER BY "
#define KEPT "SELECT row FROM proposal WHERE trashed = 0" FILTER
#define TRASHED "SELECT row FROM proposal WHERE trashed <> 0" FILTER
#define COMPARE(left, right)                                                   \
  "SELECT " left " < " right                                                   \
  " FROM proposal a, proposal b WHERE a.row = ?1 AND b.row = ?2"

#define BY_CHANGED "changed DESC, row DESC"
#define BY_TITLE "title_key, row"
#define BY_DEADLINE "deadline = 0, deadline, row"
#define BY_FINDINGS "errors DESC, warnings DESC, row DESC"

static const struct {
  const char *kept;
  const char *trashed;
  const char *is_before;
} orders[] = {
  [DX_PROPOSAL_SORT_CHANGED] = { KEPT BY_CHANGED, TRASHED BY_CHANGED,
                                 COMPARE ("(b.changed, b.row)",
                                          "(a.changed, a.row)") },
  [DX_PROPOSAL_SORT_TITLE] = { KEPT BY_TITLE, TRASHED BY_TITLE,
                               COMPARE ("(a.title_key, a.row)",
                                        "(b.title_key, b.row)") },
  [DX_PROPOSAL_SORT_DEADLINE] = { KEPT BY_DEADLINE, TRASHED BY_DEADLINE,
                                  COMPARE (
                                      "(a.deadline = 0, a.deadline, a.row)",
                                      "(b.deadline = 0, b.deadline, b.row)") },
  [DX_PROPOSAL_SORT_FINDINGS] = { KEPT BY_FINDINGS, TRASHED BY_FINDINGS,
                                  COMPARE ("(b.errors, b.warnings, b.row)",
                                           "(a.errors, a.warnings, a.row)") },
};

/*
 * dx_rows_read:
 * @store: a store
 * @query: what is asked for; its search does not count
 * @error: return location for a #DxStoreError
 *
 * Returns: (transfer full): the rows
 */
GArray *
dx_rows_read (DxStore *store, const DxRowsQuery *query, GError **error)
{
  g_autoptr (DxStatement) statement = dx_statement_take (
      store->database,
      query->trashed ? orders[query->sort].trashed : orders[query->sort].kept,
      error);

  if (statement == NULL)
    return NULL;
  dx_statement_bind_text (statement, 1, query->call);
  dx_statement_bind_int64 (statement, 2, query->state);
  return dx_keys_read (statement, query->reverse, error);
}

/*
 * dx_rows_search:
 * @store: a store
 * @query: what is asked for
 * @rows: what dx_rows_read () gave for it
 * @error: return location for a #DxStoreError
 *
 * Takes out of @rows what has the words that are searched for. The order
 * is there already: a single letter, which nearly all proposals have, asks
 * nothing else of the database than which.
 *
 * Returns: (transfer full): these rows
 */
GArray *
dx_rows_search (DxStore *store,
                const DxRowsQuery *query,
                GArray *rows,
                GError **error)
{
  return dx_keys_search (rows, store->database,
                         "SELECT rowid FROM words WHERE words MATCH ?1",
                         query->search, error);
}

/*
 * dx_rows_belongs:
 * @store: a store
 * @query: what is asked for
 * @row: the key of a proposal
 * @belongs: (out): whether dx_rows_read () would give it
 * @found: (out): whether the search would leave it there
 * @error: return location for a #DxStoreError
 *
 * Asks the same about one proposal.
 *
 * Returns: whether there is an answer
 */
gboolean
dx_rows_belongs (DxStore *store,
                 const DxRowsQuery *query,
                 gint64 row,
                 gboolean *belongs,
                 gboolean *found,
                 GError **error)
{
  g_autoptr (DxStatement) statement = dx_statement_take (
      store->database,
      "SELECT (proposal.trashed <> 0) = ?4"
      "  AND (?1 IS NULL OR call = ?1) AND (?2 < 0 OR state = ?2), list"
      " FROM proposal LEFT JOIN words ON words.rowid = proposal.row"
      " WHERE proposal.row = ?3",
      error);
  const char *words;
  DxStep step;

  if (statement == NULL)
    return FALSE;
  dx_statement_bind_text (statement, 1, query->call);
  dx_statement_bind_int64 (statement, 2, query->state);
  dx_statement_bind_int64 (statement, 3, row);
  dx_statement_bind_int64 (statement, 4, query->trashed);
  step = dx_statement_step (statement, error);
  *belongs = *found = FALSE;
  if (step != DX_STEP_ROW)
    return step == DX_STEP_DONE;
  *belongs = dx_statement_get_int64 (statement, 0) != 0;
  words = dx_statement_get_text (statement, 1);
  *found = *belongs
           && (query->search == NULL
               || (words != NULL && dx_search_matches (query->search, words)));
  return TRUE;
}

static DxStep
is_before (DxStatement *statement,
           gint64 a,
           gint64 b,
           gboolean *before,
           GError **error)
{
  DxStep step;

  dx_statement_reset (statement);
  dx_statement_bind_int64 (statement, 1, a);
  dx_statement_bind_int64 (statement, 2, b);
  step = dx_statement_step (statement, error);
  *before = step == DX_STEP_ROW && dx_statement_get_int64 (statement, 0) != 0;
  return step;
}

/*
 * dx_rows_find_place:
 * @store: a store
 * @query: what is asked for
 * @rows: rows of it, without @row
 * @row: the key of a proposal
 * @place: (out): where it belongs in @rows
 * @error: return location for a #DxStoreError
 *
 * Finds the place by halves.
 *
 * Returns: whether there is one
 */
gboolean
dx_rows_find_place (DxStore *store,
                    const DxRowsQuery *query,
                    GArray *rows,
                    gint64 row,
                    guint *place,
                    GError **error)
{
  g_autoptr (DxStatement) statement =
      dx_statement_take (store->database, orders[query->sort].is_before, error);
  guint low = 0;
  guint high = rows->len;

  if (statement == NULL)
    return FALSE;
  while (low < high)
    {
      const guint middle = low + (high - low) / 2;
      const gint64 there = g_array_index (rows, gint64, middle);
      gboolean before;

      if (is_before (statement, query->reverse ? row : there,
                     query->reverse ? there : row, &before, error)
          == DX_STEP_FAILED)
        return FALSE;
      if (before)
        low = middle + 1;
      else
        high = middle;
    }
  *place = low;
  return TRUE;
}

/*
 * dx_rows_index:
 * @rows: rows
 * @row: one of them, or not
 *
 * Returns: where it is, or -1
 */
int
dx_rows_index (GArray *rows, gint64 row)
{
  for (guint i = 0; i < rows->len; i++)
    if (g_array_index (rows, gint64, i) == row)
      return (int) i;
  return -1;
}
