/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dx-config.h"

#define G_LOG_DOMAIN "dexuat-store"

#include "dx-register.h"

#include "dx-register-private.h"

/* Papers of the desk as JSON, and saved filters. A paper that is written
 * again is put beside the one before, which stays. */

static const char *const kinds[] = {
  [DX_REGISTER_NOTE_REMARKS] = "remarks",
  [DX_REGISTER_NOTE_REVIEW] = "review",
  [DX_REGISTER_NOTE_VOTE] = "vote",
  [DX_REGISTER_NOTE_OVERLAP] = "overlap",
  [DX_REGISTER_NOTE_COUNCIL] = "council",
  [DX_REGISTER_NOTE_DECISION] = "decision",
};

/**
 * dx_register_note_free:
 * @self: (transfer full) (nullable): a paper
 *
 * Frees it.
 */
void
dx_register_note_free (DxRegisterNote *self)
{
  if (self == NULL)
    return;
  g_free (self->who);
  g_bytes_unref (self->json);
  g_free (self);
}

static gboolean
run_note (DxRegister *self,
          const char *sql,
          const DxRegisterNote *note,
          gint64 row,
          const char *call,
          GError **error)
{
  g_autoptr (DxStatement)
      statement = dx_statement_take (dx_register_database (self), sql, error);

  if (statement == NULL)
    return FALSE;
  dx_statement_bind_int64 (statement, 1, note->kind);
  dx_statement_bind_int64 (statement, 2, row);
  dx_statement_bind_text (statement, 3, call);
  dx_statement_bind_text (statement, 4, note->who);
  if (note->json != NULL)
    {
      dx_statement_bind_int64 (statement, 5, dx_register_now_ms (self));
      dx_statement_bind_json (statement, 6, note->json);
    }
  return dx_statement_run (statement, error);
}

static gboolean
put_note (DxRegister *self,
          const DxRegisterNote *note,
          gint64 row,
          const char *call,
          GError **error)
{
  const DxRegisterNote old = { .kind = note->kind, .who = note->who };
  g_autofree char *sum =
      g_compute_checksum_for_bytes (G_CHECKSUM_SHA256, note->json);
  g_autoptr (GTree) detail = dx_audit_object_new ();

  if (!run_note (self,
                 "UPDATE register_note SET replaced = 1 WHERE replaced = 0"
                 " AND kind = ?1 AND coalesce (register, 0) = ?2"
                 " AND call = ?3 AND who = ?4",
                 &old, row, call, error)
      || !run_note (self,
                    "INSERT INTO register_note (kind, register, call, who,"
                    "  written, json, version) VALUES (?1, nullif (?2, 0), ?3,"
                    "  ?4, ?5, ?6, (SELECT version FROM register"
                    "  WHERE row = ?2))",
                    note, row, call, error))
    return FALSE;
  dx_audit_object_set_text (detail, "by", note->who);
  dx_audit_object_set_text (detail, "sha256", sum);
  return row != 0
             ? dx_audit_append_for (self, kinds[note->kind], row, detail, error)
             : dx_audit_append (self, kinds[note->kind], call, call, detail,
                                error);
}

static char *
find_call (DxRegister *self, gint64 row, const char *call, GError **error)
{
  g_autoptr (DxRegisterEntry) entry = NULL;

  if (row == 0)
    return g_strdup (call != NULL ? call : "");
  entry = dx_register_get (self, row, error);
  return entry != NULL ? g_strdup (entry->call) : NULL;
}

/**
 * dx_register_put_note:
 * @self: a register
 * @kind: what it is
 * @row: the key of the line that it is about, or 0 for the whole call
 * @call: (nullable): the id of the call, when @row is 0
 * @who: whose it is, or what it is about
 * @json: a JSON file
 * @error: return location for a #DxStoreError
 *
 * Puts a paper down for the present version. One of the same kind, dossier
 * and name that is there is replaced, and stays readable.
 *
 * Returns: whether it went well
 */
gboolean
dx_register_put_note (DxRegister *self,
                      DxRegisterNoteKind kind,
                      gint64 row,
                      const char *call,
                      const char *who,
                      GBytes *json,
                      GError **error)
{
  const DxRegisterNote note = { .kind = kind,
                                .who = (char *) who,
                                .json = json };
  g_autofree char *name = NULL;
  gboolean good;

  g_return_val_if_fail (DX_IS_REGISTER (self), FALSE);
  g_return_val_if_fail (kind <= DX_REGISTER_NOTE_DECISION, FALSE);
  g_return_val_if_fail (who != NULL && json != NULL, FALSE);
  g_return_val_if_fail (error == NULL || *error == NULL, FALSE);

  name = find_call (self, row, call, error);
  if (name == NULL || !dx_store_begin (self->store, NULL, error))
    return FALSE;
  good = put_note (self, &note, row, name, error);
  return dx_register_end (self, good, row, error);
}

static DxRegisterNote *
read_note (DxStatement *statement)
{
  DxRegisterNote *note = g_new0 (DxRegisterNote, 1);

  note->row = dx_statement_get_int64 (statement, 0);
  note->kind = (DxRegisterNoteKind) dx_statement_get_int64 (statement, 1);
  note->version = dx_statement_get_int64 (statement, 2);
  note->who = g_strdup (dx_statement_get_text (statement, 3));
  note->written = dx_statement_get_int64 (statement, 4);
  note->replaced = dx_statement_get_int64 (statement, 5) != 0;
  note->json = dx_statement_get_bytes (statement, 6);
  return note;
}

/**
 * dx_register_list_notes:
 * @self: a register
 * @kind: what is asked for
 * @row: the key of a line, or 0 for those of the whole call
 * @call: (nullable): the id of the call, when @row is 0
 * @replaced: whether to list also what a later one replaced
 * @error: return location for a #DxStoreError
 *
 * Returns: (transfer full) (element-type DxRegisterNote): the papers in the
 *   order in which they were written, or %NULL with @error set
 */
GPtrArray *
dx_register_list_notes (DxRegister *self,
                        DxRegisterNoteKind kind,
                        gint64 row,
                        const char *call,
                        gboolean replaced,
                        GError **error)
{
  g_autoptr (GPtrArray) notes = NULL;
  g_autoptr (DxStatement) statement = NULL;
  DxStep step;

  g_return_val_if_fail (DX_IS_REGISTER (self), NULL);
  g_return_val_if_fail (error == NULL || *error == NULL, NULL);

  statement = dx_statement_take (
      dx_register_database (self),
      "SELECT row, kind, version, who, written, replaced, json"
      " FROM register_note WHERE kind = ?1 AND coalesce (register, 0) = ?2"
      " AND (?2 <> 0 OR call = ?3) AND replaced <= ?4 ORDER BY row",
      error);
  if (statement == NULL)
    return NULL;
  dx_statement_bind_int64 (statement, 1, kind);
  dx_statement_bind_int64 (statement, 2, row);
  dx_statement_bind_text (statement, 3, call != NULL ? call : "");
  dx_statement_bind_int64 (statement, 4, replaced);
  notes =
      g_ptr_array_new_with_free_func ((GDestroyNotify) dx_register_note_free);
  while ((step = dx_statement_step (statement, error)) == DX_STEP_ROW)
    g_ptr_array_add (notes, read_note (statement));
  return step == DX_STEP_DONE ? g_steal_pointer (&notes) : NULL;
}

static gboolean
write_filter (DxRegister *self, const char *name, GBytes *json, GError **error)
{
  g_autoptr (DxStatement) statement = dx_statement_take (
      dx_register_database (self),
      json != NULL ? "INSERT INTO register_filter (name, json) VALUES (?1, ?2)"
                     " ON CONFLICT (name) DO UPDATE SET json = excluded.json"
                   : "DELETE FROM register_filter WHERE name = ?1",
      error);
  g_autoptr (GTree) detail = dx_audit_object_new ();
  g_autofree char *sum = NULL;

  if (statement == NULL)
    return FALSE;
  dx_statement_bind_text (statement, 1, name);
  if (json != NULL)
    {
      sum = g_compute_checksum_for_bytes (G_CHECKSUM_SHA256, json);
      dx_statement_bind_json (statement, 2, json);
    }
  dx_audit_object_set_text (detail, "sha256", sum);
  return dx_statement_run (statement, error)
         && dx_audit_append (self, "filter", NULL, name, detail, error);
}

/**
 * dx_register_set_filter:
 * @self: a register
 * @name: for people
 * @json: (nullable): what is asked for, or %NULL to forget it
 * @error: return location for a #DxStoreError
 *
 * Keeps a filter under its name.
 *
 * Returns: whether it went well
 */
gboolean
dx_register_set_filter (DxRegister *self,
                        const char *name,
                        GBytes *json,
                        GError **error)
{
  gboolean good;

  g_return_val_if_fail (DX_IS_REGISTER (self), FALSE);
  g_return_val_if_fail (name != NULL, FALSE);
  g_return_val_if_fail (error == NULL || *error == NULL, FALSE);

  if (!dx_store_begin (self->store, NULL, error))
    return FALSE;
  good = write_filter (self, name, json, error);
  return dx_store_end (self->store, good, error);
}

/**
 * dx_register_list_filters:
 * @self: a register
 * @error: return location for a #DxStoreError
 *
 * Returns: (transfer full) (element-type utf8): the names of the saved
 *   filters, or %NULL with @error set
 */
GPtrArray *
dx_register_list_filters (DxRegister *self, GError **error)
{
  g_autoptr (GPtrArray) names = NULL;
  g_autoptr (DxStatement) statement = NULL;
  DxStep step;

  g_return_val_if_fail (DX_IS_REGISTER (self), NULL);
  g_return_val_if_fail (error == NULL || *error == NULL, NULL);

  statement = dx_statement_take (dx_register_database (self),
                                 "SELECT name FROM register_filter"
                                 " ORDER BY name",
                                 error);
  if (statement == NULL)
    return NULL;
  names = g_ptr_array_new_with_free_func (g_free);
  while ((step = dx_statement_step (statement, error)) == DX_STEP_ROW)
    g_ptr_array_add (names, g_strdup (dx_statement_get_text (statement, 0)));
  return step == DX_STEP_DONE ? g_steal_pointer (&names) : NULL;
}

/**
 * dx_register_get_filter:
 * @self: a register
 * @name: of a saved filter
 * @error: return location for a #DxStoreError
 *
 * Returns: (transfer full): what it asks for, or %NULL with @error set
 */
GBytes *
dx_register_get_filter (DxRegister *self, const char *name, GError **error)
{
  g_autoptr (DxStatement) statement = NULL;
  DxStep step;

  g_return_val_if_fail (DX_IS_REGISTER (self), NULL);
  g_return_val_if_fail (name != NULL, NULL);
  g_return_val_if_fail (error == NULL || *error == NULL, NULL);

  statement = dx_statement_take (dx_register_database (self),
                                 "SELECT json FROM register_filter"
                                 " WHERE name = ?1",
                                 error);
  if (statement == NULL)
    return NULL;
  dx_statement_bind_text (statement, 1, name);
  step = dx_statement_step (statement, error);
  if (step == DX_STEP_DONE)
    dx_store_not_found (error);
  return step == DX_STEP_ROW ? dx_statement_get_bytes (statement, 0) : NULL;
}
