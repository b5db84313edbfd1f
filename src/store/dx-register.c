/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dx-config.h"

#define G_LOG_DOMAIN "dexuat-store"

#include "dx-register.h"

#include <string.h>

#include "dx-register-private.h"

/* The register numbers by the days of the office, wherever the machine
 * thinks it is. */
#define OFFICE_SECONDS (7 * 60 * 60)

enum { CHANGED, N_SIGNALS };

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (DxRegister, dx_register, G_TYPE_OBJECT)

/* Of the store, "many" may be ours: another process wrote. */
static void
store_changed_cb (DxStore *store, const char *id, DxRegister *self)
{
  if (*id == '\0')
    dx_register_emit_changed (self, 0);
}

static void
dx_register_dispose (GObject *object)
{
  DxRegister *self = DX_REGISTER (object);

  if (self->store != NULL)
    g_signal_handlers_disconnect_by_data (self->store, self);
  g_clear_object (&self->store);
  g_clear_pointer (&self->now, g_date_time_unref);
  G_OBJECT_CLASS (dx_register_parent_class)->dispose (object);
}

static void
dx_register_class_init (DxRegisterClass *class)
{
  G_OBJECT_CLASS (class)->dispose = dx_register_dispose;

  /**
   * DxRegister::changed:
   * @self: the register
   * @row: the key of a line, or 0 when there may be many
   *
   * Emitted after something was received or done.
   */
  signals[CHANGED] = g_signal_new ("changed", DX_TYPE_REGISTER,
                                   G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                   G_TYPE_NONE, 1, G_TYPE_INT64);
}

static void
dx_register_init (DxRegister *self)
{
}

/**
 * dx_register_new:
 * @store: the database
 *
 * Opens the register that is in @store.
 *
 * Returns: (transfer full): the register
 */
DxRegister *
dx_register_new (DxStore *store)
{
  DxRegister *self;

  g_return_val_if_fail (DX_IS_STORE (store), NULL);

  self = g_object_new (DX_TYPE_REGISTER, NULL);
  self->store = g_object_ref (store);
  g_signal_connect (store, "changed", G_CALLBACK (store_changed_cb), self);
  return self;
}

/**
 * dx_register_get_store:
 * @self: a register
 *
 * Returns: (transfer none): the database that it is in
 */
DxStore *
dx_register_get_store (DxRegister *self)
{
  g_return_val_if_fail (DX_IS_REGISTER (self), NULL);

  return self->store;
}

/**
 * dx_register_set_now:
 * @self: a register
 * @now: (nullable): what stands for now, or %NULL for the true time
 *
 * Stops the clock of this register.
 */
void
dx_register_set_now (DxRegister *self, GDateTime *now)
{
  g_return_if_fail (DX_IS_REGISTER (self));

  g_clear_pointer (&self->now, g_date_time_unref);
  if (now != NULL)
    self->now = g_date_time_ref (now);
}

/*
 * dx_register_database:
 *
 * Returns: (transfer none): the connection
 */
DxDatabase *
dx_register_database (DxRegister *self)
{
  return self->store->database;
}

/*
 * dx_register_now:
 *
 * Returns: (transfer full): now, as the clock of the office shows it
 */
GDateTime *
dx_register_now (DxRegister *self)
{
  g_autoptr (GTimeZone) zone = g_time_zone_new_offset (OFFICE_SECONDS);

  return self->now != NULL ? g_date_time_to_timezone (self->now, zone)
                           : g_date_time_new_now (zone);
}

/*
 * dx_register_now_ms:
 *
 * Returns: now, in Unix milliseconds
 */
gint64
dx_register_now_ms (DxRegister *self)
{
  return self->now != NULL ? g_date_time_to_unix (self->now) * 1000
                           : dx_store_now (self->store);
}

/*
 * dx_register_emit_changed:
 * @row: the key of a line, or 0 for many
 *
 * Tells the listeners.
 */
void
dx_register_emit_changed (DxRegister *self, gint64 row)
{
  g_signal_emit (self, signals[CHANGED], 0, row);
}

/*
 * dx_register_end:
 * @good: whether the transaction holds
 * @row: the line that it is about, or 0
 *
 * Ends a transaction and, when it holds, tells the listeners.
 *
 * Returns: whether it holds
 */
gboolean
dx_register_end (DxRegister *self, gboolean good, gint64 row, GError **error)
{
  if (!dx_store_end (self->store, good, error))
    return FALSE;
  dx_register_emit_changed (self, row);
  return TRUE;
}

/*
 * dx_register_run:
 * @sql: a statement with up to two numbers, ?1 and ?2, and a text, ?3
 * @first: the one
 * @second: the other
 * @text: (nullable): the third
 *
 * Runs a statement that gives no rows.
 *
 * Returns: whether it went well
 */
gboolean
dx_register_run (DxRegister *self,
                 const char *sql,
                 gint64 first,
                 gint64 second,
                 const char *text,
                 GError **error)
{
  g_autoptr (DxStatement)
      statement = dx_statement_take (self->store->database, sql, error);

  if (statement == NULL)
    return FALSE;
  dx_statement_bind_int64 (statement, 1, first);
  if (strstr (sql, "?2") != NULL)
    dx_statement_bind_int64 (statement, 2, second);
  if (strstr (sql, "?3") != NULL)
    dx_statement_bind_text (statement, 3, text);
  return dx_statement_run (statement, error);
}
