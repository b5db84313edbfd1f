/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dx-config.h"

#define G_LOG_DOMAIN "dexuat-store"

#include "dx-register-rows-private.h"

#include "dx-register-private.h"

/* What the list asks the database: the keys of lines, in order. An order is
 * one index, read from its one end or the other; the index also has what a
 * filter asks about. */

#define SELECT                                                                 \
  "SELECT row FROM register WHERE (?1 IS NULL OR call = ?1)"                   \
  " AND (?2 = 0 OR year = ?2) AND (?3 < 0 OR state = ?3)"                      \
  " AND (?4 < 0 OR timing = ?4) AND (?5 = 0 OR conflicts > 0) ORDER BY "

static const char *const orders[] = {
  [DX_REGISTER_SORT_NUMBER] = SELECT "year, number",
  [DX_REGISTER_SORT_TITLE] = SELECT "title_key, row",
  [DX_REGISTER_SORT_HOST] = SELECT "host_key, row",
  [DX_REGISTER_SORT_TOTAL] = SELECT "total, row",
  [DX_REGISTER_SORT_CHANGED] = SELECT "changed DESC, row DESC",
  [DX_REGISTER_SORT_RANK] = SELECT
  "coalesce ((SELECT place FROM register_rank k"
  " WHERE k.register = register.row), 1 << 40), year, number",
};

static void
turn_round (GArray *rows)
{
  gint64 *keys = (gint64 *) (gpointer) rows->data;

  for (guint i = 0; i < rows->len / 2; i++)
    {
      const gint64 key = keys[i];

      keys[i] = keys[rows->len - 1 - i];
      keys[rows->len - 1 - i] = key;
    }
}

static gboolean
collect (DxStatement *statement, GArray *rows, GError **error)
{
  DxStep step;

  while ((step = dx_statement_step (statement, error)) == DX_STEP_ROW)
    {
      const gint64 row = dx_statement_get_int64 (statement, 0);

      g_array_append_val (rows, row);
    }
  return step == DX_STEP_DONE;
}

/*
 * dx_register_rows_read:
 * @query: what is asked for; its search does not count
 *
 * Returns: (transfer full) (nullable): the keys of the lines
 */
GArray *
dx_register_rows_read (DxRegister *self,
                       const DxRegisterRowsQuery *query,
                       GError **error)
{
  g_autoptr (GArray) rows = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (DxStatement) statement = dx_statement_take (
      dx_register_database (self), orders[query->plain.sort], error);

  if (statement == NULL)
    return NULL;
  dx_statement_bind_text (statement, 1, query->call);
  dx_statement_bind_int64 (statement, 2, query->plain.year);
  dx_statement_bind_int64 (statement, 3, query->plain.state);
  dx_statement_bind_int64 (statement, 4, query->plain.timing);
  dx_statement_bind_int64 (statement, 5, query->plain.conflicts);
  if (!collect (statement, rows, error))
    return NULL;
  if (query->plain.reverse)
    turn_round (rows);
  return g_steal_pointer (&rows);
}

static gint64
find_highest (GArray *rows)
{
  gint64 highest = 0;

  for (guint i = 0; i < rows->len; i++)
    highest = MAX (highest, g_array_index (rows, gint64, i));
  return highest;
}

/* One bit a line: keys are given in sequence. */
static gboolean
mark_matches (DxRegister *self,
              const DxSearch *search,
              guint8 *marks,
              gint64 highest,
              GError **error)
{
  g_autoptr (DxStatement) statement = dx_statement_take (
      dx_register_database (self),
      "SELECT rowid FROM register_words WHERE register_words MATCH ?1", error);
  DxStep step;

  if (statement == NULL)
    return FALSE;
  dx_statement_bind_text (statement, 1, search->expression);
  while ((step = dx_statement_step (statement, error)) == DX_STEP_ROW)
    {
      const gint64 row = dx_statement_get_int64 (statement, 0);

      if (row >= 0 && row <= highest)
        marks[row / 8] |= (guint8) (1 << (row % 8));
    }
  return step == DX_STEP_DONE;
}

/*
 * dx_register_rows_search:
 * @query: what is asked for
 * @rows: what dx_register_rows_read () gave for it
 *
 * Returns: (transfer full) (nullable): those of @rows that have the words
 *   which are searched for, in the same order
 */
GArray *
dx_register_rows_search (DxRegister *self,
                         const DxRegisterRowsQuery *query,
                         GArray *rows,
                         GError **error)
{
  const gint64 highest = find_highest (rows);
  g_autofree guint8 *marks = NULL;
  GArray *found;

  if (query->search == NULL)
    return g_array_ref (rows);
  marks = g_malloc0 ((gsize) highest / 8 + 1);
  if (!mark_matches (self, query->search, marks, highest, error))
    return NULL;
  found = g_array_new (FALSE, FALSE, sizeof (gint64));
  for (guint i = 0; i < rows->len; i++)
    {
      const gint64 row = g_array_index (rows, gint64, i);

      if ((marks[row / 8] & (1 << (row % 8))) != 0)
        g_array_append_val (found, row);
    }
  return found;
}
