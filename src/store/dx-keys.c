/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "dexuat-store"

#include "dx-keys-private.h"

static void
turn_round (GArray *keys)
{
  gint64 *all = (gint64 *) (gpointer) keys->data;

  for (guint i = 0; i < keys->len / 2; i++)
    {
      const gint64 key = all[i];

      all[i] = all[keys->len - 1 - i];
      all[keys->len - 1 - i] = key;
    }
}

/*
 * dx_keys_read:
 * @statement: what gives one key a row
 * @reverse: whether the last one comes first
 * @error: return location for a #DxStoreError
 *
 * Returns: (transfer full) (nullable): the keys
 */
GArray *
dx_keys_read (DxStatement *statement, gboolean reverse, GError **error)
{
  g_autoptr (GArray) keys = g_array_new (FALSE, FALSE, sizeof (gint64));
  DxStep step;

  while ((step = dx_statement_step (statement, error)) == DX_STEP_ROW)
    {
      const gint64 key = dx_statement_get_int64 (statement, 0);

      g_array_append_val (keys, key);
    }
  if (step != DX_STEP_DONE)
    return NULL;
  if (reverse)
    turn_round (keys);
  return g_steal_pointer (&keys);
}

static gint64
find_highest (GArray *keys)
{
  gint64 highest = 0;

  for (guint i = 0; i < keys->len; i++)
    highest = MAX (highest, g_array_index (keys, gint64, i));
  return highest;
}

/* One bit a key: they are given in sequence. */
static gboolean
mark_matches (DxStatement *statement,
              guint8 *marks,
              gint64 highest,
              GError **error)
{
  DxStep step;

  while ((step = dx_statement_step (statement, error)) == DX_STEP_ROW)
    {
      const gint64 key = dx_statement_get_int64 (statement, 0);

      if (key >= 0 && key <= highest)
        marks[key / 8] |= (guint8) (1 << (key % 8));
    }
  return step == DX_STEP_DONE;
}

/*
 * dx_keys_search:
 * @keys: keys in their order
 * @database: where the words are
 * @sql: gives the keys of what matches its first parameter
 * @search: (nullable): what is searched for, or %NULL for all
 * @error: return location for a #DxStoreError
 *
 * Finds those of @keys that have the words which are searched for. The order
 * is there already: a single letter, which nearly all of them have, asks
 * nothing else of the database than which.
 *
 * Returns: (transfer full) (nullable): these keys, in the same order
 */
GArray *
dx_keys_search (GArray *keys,
                DxDatabase *database,
                const char *sql,
                const DxSearch *search,
                GError **error)
{
  const gint64 highest = find_highest (keys);
  g_autoptr (DxStatement) statement = NULL;
  g_autofree guint8 *marks = NULL;
  GArray *found;

  if (search == NULL)
    return g_array_ref (keys);
  statement = dx_statement_take (database, sql, error);
  if (statement == NULL)
    return NULL;
  dx_statement_bind_text (statement, 1, search->expression);
  marks = g_malloc0 ((gsize) highest / 8 + 1);
  if (!mark_matches (statement, marks, highest, error))
    return NULL;
  found = g_array_new (FALSE, FALSE, sizeof (gint64));
  for (guint i = 0; i < keys->len; i++)
    {
      const gint64 key = g_array_index (keys, gint64, i);

      if ((marks[key / 8] & (1 << (key % 8))) != 0)
        g_array_append_val (found, key);
    }
  return found;
}
