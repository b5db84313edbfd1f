/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dx-config.h"

#define G_LOG_DOMAIN "dexuat-store"

#include "dx-register.h"

#include "dx-register-private.h"

/* Tasks that were funded before, to hold proposals against. */

/**
 * dx_library_task_new:
 * @source: where it is from
 * @name: of the task
 * @host: who has it
 * @text: what is known of its objectives and results
 *
 * Returns: (transfer full): a task
 */
DxLibraryTask *
dx_library_task_new (const char *source,
                     const char *name,
                     const char *host,
                     const char *text)
{
  DxLibraryTask *self = g_new0 (DxLibraryTask, 1);

  self->source = g_strdup (source != NULL ? source : "");
  self->name = g_strdup (name != NULL ? name : "");
  self->host = g_strdup (host != NULL ? host : "");
  self->text = g_strdup (text != NULL ? text : "");
  return self;
}

/**
 * dx_library_task_free:
 * @self: (transfer full) (nullable): a task
 *
 * Frees it.
 */
void
dx_library_task_free (DxLibraryTask *self)
{
  if (self == NULL)
    return;
  g_free (self->source);
  g_free (self->name);
  g_free (self->host);
  g_free (self->text);
  g_clear_pointer (&self->minhash, g_bytes_unref);
  g_free (self);
}

/*
 * dx_library_task_sum:
 *
 * Returns: (transfer full): the same for the same task from another file
 */
char *
dx_library_task_sum (const DxLibraryTask *self)
{
  g_autofree char *all =
      g_strjoin ("\037", self->name, self->host, self->text, NULL);

  return g_compute_checksum_for_string (G_CHECKSUM_SHA256, all, -1);
}

static gboolean
insert_task (DxRegister *self,
             const DxLibraryTask *task,
             guint *added,
             GError **error)
{
  g_autoptr (DxStatement) statement = dx_statement_take (
      dx_register_database (self),
      "INSERT INTO library (source, name, host, text, sha256, added, minhash)"
      " VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7) ON CONFLICT DO NOTHING",
      error);
  g_autofree char *sum = dx_library_task_sum (task);

  if (statement == NULL)
    return FALSE;
  dx_statement_bind_text (statement, 1, task->source);
  dx_statement_bind_text (statement, 2, task->name);
  dx_statement_bind_text (statement, 3, task->host);
  dx_statement_bind_text (statement, 4, task->text);
  dx_statement_bind_text (statement, 5, sum);
  dx_statement_bind_int64 (statement, 6, dx_register_now_ms (self));
  if (task->minhash != NULL)
    dx_statement_bind_bytes (statement, 7, task->minhash);
  if (!dx_statement_run (statement, error))
    return FALSE;
  if (sqlite3_changes (dx_register_database (self)->handle) > 0)
    (*added)++;
  return TRUE;
}

static gboolean
add_tasks (DxRegister *self,
           const char *file,
           GPtrArray *tasks,
           guint *added,
           GError **error)
{
  g_autoptr (GTree) detail = dx_audit_object_new ();

  for (guint i = 0; i < tasks->len; i++)
    if (!insert_task (self, g_ptr_array_index (tasks, i), added, error))
      return FALSE;
  dx_audit_object_set_int (detail, "tasks", tasks->len);
  dx_audit_object_set_int (detail, "added", *added);
  return dx_audit_append (self, "library", NULL, file, detail, error);
}

/**
 * dx_register_add_tasks:
 * @self: a register
 * @file: where they are from
 * @tasks: (element-type DxLibraryTask): funded tasks
 * @added: (out) (optional): how many were not there yet
 * @error: return location for a #DxStoreError
 *
 * Adds tasks to the library, all or none.
 *
 * Returns: whether it went well
 */
gboolean
dx_register_add_tasks (DxRegister *self,
                       const char *file,
                       GPtrArray *tasks,
                       guint *added,
                       GError **error)
{
  guint count = 0;
  gboolean good;

  g_return_val_if_fail (DX_IS_REGISTER (self), FALSE);
  g_return_val_if_fail (file != NULL && tasks != NULL, FALSE);
  g_return_val_if_fail (error == NULL || *error == NULL, FALSE);

  if (!dx_store_begin (self->store, NULL, error))
    return FALSE;
  good = add_tasks (self, file, tasks, &count, error);
  if (added != NULL)
    *added = count;
  return dx_store_end (self->store, good, error);
}

static DxLibraryTask *
read_task (DxStatement *statement)
{
  DxLibraryTask *task =
      dx_library_task_new (dx_statement_get_text (statement, 1),
                           dx_statement_get_text (statement, 2),
                           dx_statement_get_text (statement, 3),
                           dx_statement_get_text (statement, 4));

  task->row = dx_statement_get_int64 (statement, 0);
  if (!dx_statement_is_null (statement, 5))
    task->minhash = dx_statement_get_bytes (statement, 5);
  return task;
}

/**
 * dx_register_list_tasks:
 * @self: a register
 * @error: return location for a #DxStoreError
 *
 * Returns: (transfer full) (element-type DxLibraryTask): the library, in the
 *   order in which it grew, or %NULL with @error set
 */
GPtrArray *
dx_register_list_tasks (DxRegister *self, GError **error)
{
  g_autoptr (GPtrArray) tasks = NULL;
  g_autoptr (DxStatement) statement = NULL;
  DxStep step;

  g_return_val_if_fail (DX_IS_REGISTER (self), NULL);
  g_return_val_if_fail (error == NULL || *error == NULL, NULL);

  statement = dx_statement_take (
      dx_register_database (self),
      "SELECT row, source, name, host, text, minhash FROM library ORDER BY row",
      error);
  if (statement == NULL)
    return NULL;
  tasks =
      g_ptr_array_new_with_free_func ((GDestroyNotify) dx_library_task_free);
  while ((step = dx_statement_step (statement, error)) == DX_STEP_ROW)
    g_ptr_array_add (tasks, read_task (statement));
  return step == DX_STEP_DONE ? g_steal_pointer (&tasks) : NULL;
}

/**
 * dx_register_hash_free:
 * @self: (transfer full) (nullable): a hash
 *
 * Frees it.
 */
void
dx_register_hash_free (DxRegisterHash *self)
{
  if (self == NULL)
    return;
  g_free (self->title);
  g_bytes_unref (self->minhash);
  g_free (self);
}

/**
 * dx_register_set_minhash:
 * @self: a register; in dx_register_receive () the transaction goes on
 * @version: the key of a version
 * @minhash: of its text
 * @error: return location for a #DxStoreError
 *
 * Keeps what can be made anew from the version: nothing is taken down.
 *
 * Returns: whether it went well
 */
gboolean
dx_register_set_minhash (DxRegister *self,
                         gint64 version,
                         GBytes *minhash,
                         GError **error)
{
  g_autoptr (DxStatement) statement = NULL;

  g_return_val_if_fail (DX_IS_REGISTER (self), FALSE);
  g_return_val_if_fail (minhash != NULL, FALSE);
  g_return_val_if_fail (error == NULL || *error == NULL, FALSE);

  statement = dx_statement_take (
      dx_register_database (self),
      "INSERT INTO register_hash (version, minhash) VALUES (?1, ?2)"
      " ON CONFLICT (version) DO UPDATE SET minhash = excluded.minhash",
      error);
  if (statement == NULL || !dx_store_check_access (self->store, error))
    return FALSE;
  dx_statement_bind_int64 (statement, 1, version);
  dx_statement_bind_bytes (statement, 2, minhash);
  return dx_statement_run (statement, error);
}

/**
 * dx_register_list_hashes:
 * @self: a register
 * @error: return location for a #DxStoreError
 *
 * Reads what was kept of the present version of each dossier.
 *
 * Returns: (transfer full) (element-type DxRegisterHash): the hashes, each
 *   with the key of its line, or %NULL with @error set
 */
GPtrArray *
dx_register_list_hashes (DxRegister *self, GError **error)
{
  g_autoptr (GPtrArray) hashes = NULL;
  g_autoptr (DxStatement) statement = NULL;
  DxStep step;

  g_return_val_if_fail (DX_IS_REGISTER (self), NULL);
  g_return_val_if_fail (error == NULL || *error == NULL, NULL);

  statement = dx_statement_take (
      dx_register_database (self),
      "SELECT r.row, h.minhash, r.title FROM register_hash h"
      " JOIN register r ON r.version = h.version ORDER BY r.row",
      error);
  if (statement == NULL)
    return NULL;
  hashes =
      g_ptr_array_new_with_free_func ((GDestroyNotify) dx_register_hash_free);
  while ((step = dx_statement_step (statement, error)) == DX_STEP_ROW)
    {
      DxRegisterHash *hash = g_new0 (DxRegisterHash, 1);

      hash->row = dx_statement_get_int64 (statement, 0);
      hash->minhash = dx_statement_get_bytes (statement, 1);
      hash->title = g_strdup (dx_statement_get_text (statement, 2));
      g_ptr_array_add (hashes, hash);
    }
  return step == DX_STEP_DONE ? g_steal_pointer (&hashes) : NULL;
}

/**
 * dx_register_list_unhashed:
 * @self: a register
 * @error: return location for a #DxStoreError
 *
 * Finds the dossiers of whose present version no hash is kept.
 *
 * Returns: (transfer full) (element-type gint64): the keys of their lines,
 *   or %NULL with @error set
 */
GArray *
dx_register_list_unhashed (DxRegister *self, GError **error)
{
  g_autoptr (GArray) rows = NULL;
  g_autoptr (DxStatement) statement = NULL;
  DxStep step;

  g_return_val_if_fail (DX_IS_REGISTER (self), NULL);
  g_return_val_if_fail (error == NULL || *error == NULL, NULL);

  statement =
      dx_statement_take (dx_register_database (self),
                         "SELECT row FROM register WHERE version NOT IN"
                         " (SELECT version FROM register_hash) ORDER BY row",
                         error);
  if (statement == NULL)
    return NULL;
  rows = g_array_new (FALSE, FALSE, sizeof (gint64));
  while ((step = dx_statement_step (statement, error)) == DX_STEP_ROW)
    {
      const gint64 row = dx_statement_get_int64 (statement, 0);

      g_array_append_val (rows, row);
    }
  return step == DX_STEP_DONE ? g_steal_pointer (&rows) : NULL;
}
