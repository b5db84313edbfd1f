/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dx-config.h"

#define G_LOG_DOMAIN "dexuat-store"

#include "dx-register-rows-private.h"

#include "dx-keys-private.h"
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
  g_autoptr (DxStatement) statement = dx_statement_take (
      dx_register_database (self), orders[query->plain.sort], error);

  if (statement == NULL)
    return NULL;
  dx_statement_bind_text (statement, 1, query->call);
  dx_statement_bind_int64 (statement, 2, query->plain.year);
  dx_statement_bind_int64 (statement, 3, query->plain.state);
  dx_statement_bind_int64 (statement, 4, query->plain.timing);
  dx_statement_bind_int64 (statement, 5, query->plain.conflicts);
  return dx_keys_read (statement, query->plain.reverse, error);
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
  return dx_keys_search (
      rows, dx_register_database (self),
      "SELECT rowid FROM register_words WHERE register_words MATCH ?1",
      query->search, error);
}
