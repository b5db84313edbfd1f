/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dx-config.h"

#define G_LOG_DOMAIN "dexuat-store"

#include "dx-register.h"

#include "dx-register-private.h"

/* What is done with a dossier that is here: completeness, state, order. */

static const char *const states[] = {
  [DX_REGISTER_STATE_RECEIVED] = "received",
  [DX_REGISTER_STATE_INCOMPLETE] = "incomplete",
  [DX_REGISTER_STATE_COMPLETE] = "complete",
  [DX_REGISTER_STATE_REVIEWED] = "reviewed",
  [DX_REGISTER_STATE_PROPOSED] = "proposed",
  [DX_REGISTER_STATE_REFUSED] = "refused",
  [DX_REGISTER_STATE_WITHDRAWN] = "withdrawn",
};

static const char *const marks[] = {
  [DX_REGISTER_ITEM_PRESENT] = "present",
  [DX_REGISTER_ITEM_MISSING] = "missing",
  [DX_REGISTER_ITEM_NOT_NEEDED] = "not-needed",
};

/**
 * dx_register_mark_new:
 * @item: a name for the item
 * @kind: what it is
 * @remark: (nullable): for people
 *
 * Returns: (transfer full): a mark
 */
DxRegisterMark *
dx_register_mark_new (const char *item,
                      DxRegisterMarkKind kind,
                      const char *remark)
{
  DxRegisterMark *self = g_new0 (DxRegisterMark, 1);

  self->item = g_strdup (item);
  self->kind = kind;
  self->remark = g_strdup (remark);
  return self;
}

/**
 * dx_register_mark_free:
 * @self: (transfer full) (nullable): a mark
 *
 * Frees it.
 */
void
dx_register_mark_free (DxRegisterMark *self)
{
  if (self == NULL)
    return;
  g_free (self->item);
  g_free (self->remark);
  g_free (self);
}

static gboolean
write_mark (DxRegister *self,
            gint64 row,
            const DxRegisterMark *mark,
            GError **error)
{
  g_autoptr (DxStatement) statement = dx_statement_take (
      dx_register_database (self),
      "INSERT INTO register_mark (register, item, mark, remark, version,"
      "  marked) VALUES (?1, ?2, ?3, ?4,"
      "  (SELECT version FROM register WHERE row = ?1), ?5)"
      " ON CONFLICT (register, item) DO UPDATE SET mark = excluded.mark,"
      "  remark = excluded.remark, version = excluded.version,"
      "  marked = excluded.marked",
      error);

  if (statement == NULL)
    return FALSE;
  dx_statement_bind_int64 (statement, 1, row);
  dx_statement_bind_text (statement, 2, mark->item);
  dx_statement_bind_int64 (statement, 3, mark->kind);
  dx_statement_bind_text (statement, 4, mark->remark);
  dx_statement_bind_int64 (statement, 5, dx_register_now_ms (self));
  return dx_statement_run (statement, error);
}

static gboolean
write_state (DxRegister *self,
             gint64 row,
             DxRegisterState state,
             GError **error)
{
  return dx_register_run (self, "UPDATE register SET state = ?2 WHERE row = ?1",
                          row, state, NULL, error);
}

static gboolean
set_marks (DxRegister *self,
           gint64 row,
           GPtrArray *list,
           DxRegisterState state,
           GError **error)
{
  g_autoptr (GTree) detail = dx_audit_object_new ();
  g_autoptr (GString) remarks = g_string_new (NULL);

  for (guint i = 0; i < list->len; i++)
    {
      const DxRegisterMark *mark = g_ptr_array_index (list, i);

      if (!write_mark (self, row, mark, error))
        return FALSE;
      g_string_append_printf (remarks, "%s%s=%s", i > 0 ? "; " : "", mark->item,
                              marks[mark->kind]);
      if (mark->remark != NULL)
        g_string_append_printf (remarks, " (%s)", mark->remark);
    }
  dx_audit_object_set_text (detail, "items", remarks->str);
  dx_audit_object_set_text (detail, "state", states[state]);
  return write_state (self, row, state, error)
         && dx_audit_append_for (self, "complete", row, detail, error);
}

/**
 * dx_register_set_marks:
 * @self: a register
 * @row: the key of a line
 * @marks: (element-type DxRegisterMark): what was looked at; other items
 *   keep their marks
 * @state: what the dossier is after this
 * @error: return location for a #DxStoreError
 *
 * Says item by item what is there.
 *
 * Returns: whether it went well
 */
gboolean
dx_register_set_marks (DxRegister *self,
                       gint64 row,
                       GPtrArray *list,
                       DxRegisterState state,
                       GError **error)
{
  gboolean good;

  g_return_val_if_fail (DX_IS_REGISTER (self), FALSE);
  g_return_val_if_fail (list != NULL, FALSE);
  g_return_val_if_fail (state <= DX_REGISTER_STATE_WITHDRAWN, FALSE);
  g_return_val_if_fail (error == NULL || *error == NULL, FALSE);

  if (!dx_store_begin (self->store, NULL, error))
    return FALSE;
  good = set_marks (self, row, list, state, error);
  return dx_register_end (self, good, row, error);
}

static DxRegisterMark *
read_mark (DxStatement *statement)
{
  DxRegisterMark *mark = dx_register_mark_new (
      dx_statement_get_text (statement, 0),
      (DxRegisterMarkKind) dx_statement_get_int64 (statement, 1),
      dx_statement_get_text (statement, 2));

  mark->version = dx_statement_get_int64 (statement, 3);
  return mark;
}

/**
 * dx_register_list_marks:
 * @self: a register
 * @row: the key of a line
 * @error: return location for a #DxStoreError
 *
 * Returns: (transfer full) (element-type DxRegisterMark): what was said of
 *   the items, or %NULL with @error set
 */
GPtrArray *
dx_register_list_marks (DxRegister *self, gint64 row, GError **error)
{
  g_autoptr (GPtrArray) list = NULL;
  g_autoptr (DxStatement) statement = NULL;
  DxStep step;

  g_return_val_if_fail (DX_IS_REGISTER (self), NULL);
  g_return_val_if_fail (error == NULL || *error == NULL, NULL);

  statement =
      dx_statement_take (dx_register_database (self),
                         "SELECT item, mark, remark, version FROM register_mark"
                         " WHERE register = ?1 ORDER BY item",
                         error);
  if (statement == NULL)
    return NULL;
  dx_statement_bind_int64 (statement, 1, row);
  list =
      g_ptr_array_new_with_free_func ((GDestroyNotify) dx_register_mark_free);
  while ((step = dx_statement_step (statement, error)) == DX_STEP_ROW)
    g_ptr_array_add (list, read_mark (statement));
  return step == DX_STEP_DONE ? g_steal_pointer (&list) : NULL;
}

static gboolean
set_state (DxRegister *self,
           gint64 row,
           DxRegisterState state,
           const char *why,
           GError **error)
{
  g_autoptr (GTree) detail = dx_audit_object_new ();

  dx_audit_object_set_text (detail, "state", states[state]);
  dx_audit_object_set_text (detail, "why", why);
  return write_state (self, row, state, error)
         && dx_audit_append_for (self, "state", row, detail, error);
}

/**
 * dx_register_set_state:
 * @self: a register
 * @row: the key of a line
 * @state: what the dossier is from now on
 * @why: (nullable): the reason
 * @error: return location for a #DxStoreError
 *
 * Says how far a dossier is.
 *
 * Returns: whether it went well
 */
gboolean
dx_register_set_state (DxRegister *self,
                       gint64 row,
                       DxRegisterState state,
                       const char *why,
                       GError **error)
{
  gboolean good;

  g_return_val_if_fail (DX_IS_REGISTER (self), FALSE);
  g_return_val_if_fail (state <= DX_REGISTER_STATE_WITHDRAWN, FALSE);
  g_return_val_if_fail (error == NULL || *error == NULL, FALSE);

  if (!dx_store_begin (self->store, NULL, error))
    return FALSE;
  good = set_state (self, row, state, why, error);
  return dx_register_end (self, good, row, error);
}

static gboolean
write_ranks (DxRegister *self, const char *call, GArray *rows, GError **error)
{
  if (!dx_register_run (self,
                        "DELETE FROM register_rank WHERE call = ?3"
                        " AND ?1 = ?2",
                        0, 0, call, error))
    return FALSE;
  for (guint i = 0; i < rows->len; i++)
    if (!dx_register_run (self,
                          "INSERT INTO register_rank (register, call, place)"
                          " VALUES (?1, ?3, ?2)",
                          g_array_index (rows, gint64, i), i + 1, call, error))
      return FALSE;
  return TRUE;
}

static gboolean
set_ranks (DxRegister *self, const char *call, GArray *rows, GError **error)
{
  g_autoptr (GTree) detail = dx_audit_object_new ();
  g_autoptr (GString) order = g_string_new (NULL);
  g_autofree char *sum = NULL;

  if (!write_ranks (self, call, rows, error))
    return FALSE;
  for (guint i = 0; i < rows->len; i++)
    {
      g_autoptr (DxRegisterEntry) entry =
          dx_register_get (self, g_array_index (rows, gint64, i), error);

      if (entry == NULL)
        return FALSE;
      g_string_append_printf (order, "%s%d/%d", i > 0 ? " " : "", entry->number,
                              entry->year);
    }
  sum = dx_register_sum_ranks (self, call, error);
  if (sum == NULL)
    return FALSE;
  dx_audit_object_set_text (detail, "order", order->str);
  dx_audit_object_set_text (detail, "order-sum", sum);
  return dx_audit_append (self, "rank", call, call, detail, error);
}

/**
 * dx_register_set_ranks:
 * @self: a register
 * @call: the id of a call
 * @rows: (element-type gint64): the keys of lines of this call, the first
 *   in rank first, each once; all others of the call have no rank then
 * @error: return location for a #DxStoreError
 *
 * Says in which order the dossiers of a call stand.
 *
 * Returns: whether it went well
 */
gboolean
dx_register_set_ranks (DxRegister *self,
                       const char *call,
                       GArray *rows,
                       GError **error)
{
  gboolean good;

  g_return_val_if_fail (DX_IS_REGISTER (self), FALSE);
  g_return_val_if_fail (call != NULL && rows != NULL, FALSE);
  g_return_val_if_fail (error == NULL || *error == NULL, FALSE);

  if (!dx_store_begin (self->store, NULL, error))
    return FALSE;
  good = set_ranks (self, call, rows, error);
  return dx_register_end (self, good, 0, error);
}

/**
 * dx_register_list_ranked:
 * @self: a register
 * @call: the id of a call
 * @error: return location for a #DxStoreError
 *
 * Returns: (transfer full) (element-type gint64): the keys of the lines
 *   that have a rank, in order, or %NULL with @error set
 */
GArray *
dx_register_list_ranked (DxRegister *self, const char *call, GError **error)
{
  g_autoptr (GArray) rows = NULL;
  g_autoptr (DxStatement) statement = NULL;
  DxStep step;

  g_return_val_if_fail (DX_IS_REGISTER (self), NULL);
  g_return_val_if_fail (call != NULL, NULL);
  g_return_val_if_fail (error == NULL || *error == NULL, NULL);

  statement = dx_statement_take (
      dx_register_database (self),
      "SELECT register FROM register_rank WHERE call = ?1 ORDER BY place",
      error);
  if (statement == NULL)
    return NULL;
  dx_statement_bind_text (statement, 1, call);
  rows = g_array_new (FALSE, FALSE, sizeof (gint64));
  while ((step = dx_statement_step (statement, error)) == DX_STEP_ROW)
    {
      const gint64 row = dx_statement_get_int64 (statement, 0);

      g_array_append_val (rows, row);
    }
  return step == DX_STEP_DONE ? g_steal_pointer (&rows) : NULL;
}
