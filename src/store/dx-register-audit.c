/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dx-config.h"

#define G_LOG_DOMAIN "dexuat-store"

#include "dx-register.h"

#include <string.h>

#include "dx-date.h"
#include "dx-register-private.h"

/* The trail of what was done: rows that are only ever added, each with a
 * hash of itself and of the hash before it. What is hashed is the row as
 * JSON, with the columns as members: numbers as numbers, texts as texts,
 * "detail" too. */

static int
compare_names (gconstpointer a, gconstpointer b, gpointer data)
{
  return strcmp (a, b);
}

static void
append_text (GString *json, const char *text)
{
  static const char plain[] = "\b\t\n\f\r\"\\";
  static const char letters[] = "btnfr\"\\";

  g_string_append_c (json, '"');
  for (const char *p = text; *p != '\0'; p++)
    {
      const char *special = strchr (plain, *p);

      if (special != NULL)
        g_string_append_printf (json, "\\%c", letters[special - plain]);
      else if ((guchar) *p < 0x20)
        g_string_append_printf (json, "\\u%04x", (guint) (guchar) *p);
      else
        g_string_append_c (json, *p);
    }
  g_string_append_c (json, '"');
}

/*
 * dx_audit_object_new:
 *
 * Returns: (transfer full): a JSON object without members
 */
GTree *
dx_audit_object_new (void)
{
  return g_tree_new_full (compare_names, NULL, g_free, g_free);
}

/*
 * dx_audit_object_set_text:
 * @name: of the member
 * @text: (nullable): its value, or null
 *
 * Sets a member.
 */
void
dx_audit_object_set_text (GTree *self, const char *name, const char *text)
{
  GString *json = g_string_new (NULL);

  if (text != NULL)
    append_text (json, text);
  else
    g_string_append (json, "null");
  g_tree_replace (self, g_strdup (name), g_string_free (json, FALSE));
}

/*
 * dx_audit_object_set_int:
 * @name: of the member
 * @value: its value
 *
 * Sets a member.
 */
void
dx_audit_object_set_int (GTree *self, const char *name, gint64 value)
{
  g_tree_replace (self, g_strdup (name),
                  g_strdup_printf ("%" G_GINT64_FORMAT, value));
}

static gboolean
write_member_cb (gpointer name, gpointer value, gpointer data)
{
  GString *json = data;

  if (json->len > 1)
    g_string_append_c (json, ',');
  append_text (json, name);
  g_string_append_c (json, ':');
  g_string_append (json, value);
  return FALSE;
}

/*
 * dx_audit_object_write:
 * @self: an object
 *
 * Returns: (transfer full): it as JSON, the members sorted, without blanks
 */
char *
dx_audit_object_write (GTree *self)
{
  GString *json = g_string_new ("{");

  g_tree_foreach (self, write_member_cb, json);
  g_string_append_c (json, '}');
  return g_string_free (json, FALSE);
}

static char *
write_row (const DxAuditRow *row)
{
  g_autoptr (GTree) object = dx_audit_object_new ();

  dx_audit_object_set_int (object, "row", row->row);
  dx_audit_object_set_text (object, "at", row->at);
  dx_audit_object_set_text (object, "who", row->who);
  dx_audit_object_set_text (object, "action", row->action);
  dx_audit_object_set_text (object, "call", row->call);
  dx_audit_object_set_text (object, "subject", row->subject);
  dx_audit_object_set_text (object, "detail", row->detail);
  return dx_audit_object_write (object);
}

/*
 * dx_audit_hash:
 * @before: the hash of the row before
 * @row: a row; its own hash does not count
 *
 * Returns: (transfer full): what its hash is to be
 */
char *
dx_audit_hash (const char *before, const DxAuditRow *row)
{
  g_autofree char *json = write_row (row);
  g_autofree char *text = g_strconcat (before, "\n", json, NULL);

  return g_compute_checksum_for_string (G_CHECKSUM_SHA256, text, -1);
}

static gboolean
read_last (DxRegister *self, gint64 *row, char **hash, GError **error)
{
  g_autoptr (DxStatement) statement = dx_statement_take (
      dx_register_database (self),
      "SELECT row, hash FROM audit ORDER BY row DESC LIMIT 1", error);
  DxStep step;

  if (statement == NULL)
    return FALSE;
  step = dx_statement_step (statement, error);
  *row = step == DX_STEP_ROW ? dx_statement_get_int64 (statement, 0) : 0;
  *hash = g_strdup (step == DX_STEP_ROW ? dx_statement_get_text (statement, 1)
                                        : DX_AUDIT_START);
  return step != DX_STEP_FAILED;
}

static gboolean
insert_row (DxRegister *self, const DxAuditRow *row, GError **error)
{
  g_autoptr (DxStatement)
      statement = dx_statement_take (dx_register_database (self),
                                     "INSERT INTO audit (" DX_AUDIT_COLUMNS ")"
                                     " VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)",
                                     error);

  if (statement == NULL)
    return FALSE;
  dx_statement_bind_int64 (statement, 1, row->row);
  dx_statement_bind_text (statement, 2, row->at);
  dx_statement_bind_text (statement, 3, row->who);
  dx_statement_bind_text (statement, 4, row->action);
  dx_statement_bind_text (statement, 5, row->call);
  dx_statement_bind_text (statement, 6, row->subject);
  dx_statement_bind_text (statement, 7, row->detail);
  dx_statement_bind_text (statement, 8, row->hash);
  return dx_statement_run (statement, error);
}

/*
 * dx_audit_append:
 * @self: a register in a transaction
 * @action: what is done
 * @call: (nullable): the id of a call
 * @subject: what it is done with
 * @detail: the rest
 *
 * Adds a row to the trail.
 *
 * Returns: whether it went well
 */
gboolean
dx_audit_append (DxRegister *self,
                 const char *action,
                 const char *call,
                 const char *subject,
                 GTree *detail,
                 GError **error)
{
  g_autofree char *before = NULL;
  g_autofree char *written = dx_audit_object_write (detail);
  g_autofree char *who = g_utf8_make_valid (dx_store_get_user (), -1);
  g_autoptr (GDateTime) now = dx_register_now (self);
  g_autofree char *at = dx_instant_format (now);
  g_autofree char *hash = NULL;
  DxAuditRow row = {
    .at = at,
    .who = who,
    .action = (char *) action,
    .call = (char *) (call != NULL ? call : ""),
    .subject = (char *) subject,
    .detail = written,
  };

  if (!read_last (self, &row.row, &before, error))
    return FALSE;
  row.row++;
  row.hash = hash = dx_audit_hash (before, &row);
  return insert_row (self, &row, error);
}

/*
 * dx_audit_append_for:
 * @self: a register in a transaction
 * @action: what was done
 * @row: the key of the line that it was done with
 * @detail: the rest; gets what the line and its dossier come to now
 *
 * Adds a row to the trail after a line was changed.
 *
 * Returns: whether it went well
 */
gboolean
dx_audit_append_for (DxRegister *self,
                     const char *action,
                     gint64 row,
                     GTree *detail,
                     GError **error)
{
  g_autoptr (DxRegisterEntry) entry = NULL;
  g_autofree char *number = NULL;
  g_autofree char *sum = NULL;

  if (!dx_register_run (self, "UPDATE register SET changed = ?2 WHERE row = ?1",
                        row, dx_register_now_ms (self), NULL, error))
    return FALSE;
  entry = dx_register_get (self, row, error);
  if (entry == NULL)
    return FALSE;
  sum = dx_register_sum (self, row, error);
  if (sum == NULL)
    return FALSE;
  number = dx_register_entry_get_number (entry);
  dx_audit_object_set_text (detail, "sum", sum);
  return dx_audit_append (self, action, entry->call, number, detail, error);
}

/**
 * dx_audit_row_free:
 * @self: (transfer full) (nullable): a row
 *
 * Frees it.
 */
void
dx_audit_row_free (DxAuditRow *self)
{
  if (self == NULL)
    return;
  g_free (self->at);
  g_free (self->who);
  g_free (self->action);
  g_free (self->call);
  g_free (self->subject);
  g_free (self->detail);
  g_free (self->hash);
  g_free (self);
}

static char *
dup_column (DxStatement *statement, int column)
{
  const char *text = dx_statement_get_text (statement, column);

  return g_strdup (text != NULL ? text : "");
}

/*
 * dx_audit_row_read:
 * @statement: a statement at a row of %DX_AUDIT_COLUMNS
 *
 * Returns: (transfer full): the row
 */
DxAuditRow *
dx_audit_row_read (DxStatement *statement)
{
  DxAuditRow *self = g_new0 (DxAuditRow, 1);

  self->row = dx_statement_get_int64 (statement, 0);
  self->at = dup_column (statement, 1);
  self->who = dup_column (statement, 2);
  self->action = dup_column (statement, 3);
  self->call = dup_column (statement, 4);
  self->subject = dup_column (statement, 5);
  self->detail = dup_column (statement, 6);
  self->hash = dup_column (statement, 7);
  return self;
}

/**
 * dx_register_note_action:
 * @self: a register
 * @action: what was done
 * @call: (nullable): the id of a call
 * @subject: what it was done with
 * @text: (nullable): more about it
 * @error: return location for a #DxStoreError
 *
 * Takes down what was done outside the database: a call that was added, a
 * letter that was made.
 *
 * Returns: whether it went well
 */
gboolean
dx_register_note_action (DxRegister *self,
                         const char *action,
                         const char *call,
                         const char *subject,
                         const char *text,
                         GError **error)
{
  g_autoptr (GTree) detail = dx_audit_object_new ();

  g_return_val_if_fail (DX_IS_REGISTER (self), FALSE);
  g_return_val_if_fail (action != NULL && subject != NULL, FALSE);
  g_return_val_if_fail (error == NULL || *error == NULL, FALSE);

  dx_audit_object_set_text (detail, "text", text);
  return dx_store_begin (self->store, NULL, error)
         && dx_store_end (
             self->store,
             dx_audit_append (self, action, call, subject, detail, error),
             error);
}

/**
 * dx_register_list_audit:
 * @self: a register
 * @subject: (nullable): only of this dossier, "7/2025"
 * @error: return location for a #DxStoreError
 *
 * Reads the trail.
 *
 * Returns: (transfer full) (element-type DxAuditRow): its rows from the
 *   first on, or %NULL with @error set
 */
GPtrArray *
dx_register_list_audit (DxRegister *self, const char *subject, GError **error)
{
  g_autoptr (GPtrArray) rows = NULL;
  g_autoptr (DxStatement) statement = NULL;
  DxStep step;

  g_return_val_if_fail (DX_IS_REGISTER (self), NULL);
  g_return_val_if_fail (error == NULL || *error == NULL, NULL);

  statement =
      dx_statement_take (dx_register_database (self),
                         "SELECT " DX_AUDIT_COLUMNS " FROM audit"
                         " WHERE ?1 IS NULL OR subject = ?1 ORDER BY row",
                         error);
  if (statement == NULL)
    return NULL;
  dx_statement_bind_text (statement, 1, subject);
  rows = g_ptr_array_new_with_free_func ((GDestroyNotify) dx_audit_row_free);
  while ((step = dx_statement_step (statement, error)) == DX_STEP_ROW)
    g_ptr_array_add (rows, dx_audit_row_read (statement));
  return step == DX_STEP_DONE ? g_steal_pointer (&rows) : NULL;
}

/**
 * dx_register_get_last_hash:
 * @self: a register
 * @error: return location for a #DxStoreError
 *
 * What a printed register and an archive carry, so that the trail can be
 * held against them.
 *
 * Returns: (transfer full): the hash of the last row in hex, 64 zeros
 *   before the first
 */
char *
dx_register_get_last_hash (DxRegister *self, GError **error)
{
  g_autofree char *hash = NULL;
  gint64 row;

  g_return_val_if_fail (DX_IS_REGISTER (self), NULL);
  g_return_val_if_fail (error == NULL || *error == NULL, NULL);

  return read_last (self, &row, &hash, error) ? g_steal_pointer (&hash) : NULL;
}
