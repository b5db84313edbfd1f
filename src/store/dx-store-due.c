/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dx-config.h"

#define G_LOG_DOMAIN "dexuat-store"

#include "dx-store-private.h"

/**
 * dx_due_free:
 * @self: (transfer full): a proposal whose deadline comes
 *
 * Frees it.
 */
void
dx_due_free (DxDue *self)
{
  g_return_if_fail (self != NULL);

  g_free (self->id);
  g_free (self->title);
  g_free (self->call);
  g_free (self);
}

static DxDue *
read_due (DxStatement *statement)
{
  DxDue *due = g_new0 (DxDue, 1);

  due->id = g_strdup (dx_statement_get_text (statement, 0));
  due->title = g_strdup (dx_statement_get_text (statement, 1));
  due->call = g_strdup (dx_statement_get_text (statement, 2));
  due->deadline = dx_statement_get_int64 (statement, 3);

  return due;
}

/**
 * dx_store_list_due:
 * @self: a store
 * @from: Unix seconds
 * @until: Unix seconds
 * @error: return location for a #DxStoreError
 *
 * Lists the proposals that were not handed in and whose deadline lies between
 * two moments, both included.
 *
 * Returns: (transfer full) (element-type DxDue): them, the nearest deadline
 *   first, or %NULL with @error set
 */
GPtrArray *
dx_store_list_due (DxStore *self, gint64 from, gint64 until, GError **error)
{
  g_autoptr (DxStatement) statement = NULL;
  g_autoptr (GPtrArray) list = NULL;
  DxStep step;

  g_return_val_if_fail (DX_IS_STORE (self), NULL);
  g_return_val_if_fail (error == NULL || *error == NULL, NULL);

  statement =
      dx_statement_take (self->database,
                         "SELECT id, title, call, deadline FROM proposal"
                         " WHERE trashed = 0 AND (deadline = 0) = 0"
                         "  AND deadline BETWEEN ?1 AND ?2 AND state <> ?3"
                         " ORDER BY deadline, row",
                         error);
  if (statement == NULL)
    return NULL;
  dx_statement_bind_int64 (statement, 1, from);
  dx_statement_bind_int64 (statement, 2, until);
  dx_statement_bind_int64 (statement, 3, DX_PROPOSAL_STATE_SENT);
  list = g_ptr_array_new_with_free_func ((GDestroyNotify) dx_due_free);
  while ((step = dx_statement_step (statement, error)) == DX_STEP_ROW)
    g_ptr_array_add (list, read_due (statement));

  return step == DX_STEP_DONE ? g_steal_pointer (&list) : NULL;
}
