/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dx-config.h"

#define G_LOG_DOMAIN "dexuat-store"

#include "dx-store-private.h"

#include <glib/gi18n-lib.h>

/**
 * dx_store_get_profile:
 * @self: a store
 * @error: return location for a #DxStoreError
 *
 * Reads who proposes.
 *
 * Returns: (transfer full): the profile, or %NULL with @error set, which is
 *   %DX_STORE_ERROR_NOT_FOUND when there is none yet
 */
DxProfile *
dx_store_get_profile (DxStore *self, GError **error)
{
  g_autoptr (DxStatement) statement = NULL;
  g_autoptr (GBytes) json = NULL;
  g_autoptr (GError) local = NULL;
  DxProfile *profile;
  DxStep step;

  g_return_val_if_fail (DX_IS_STORE (self), NULL);
  g_return_val_if_fail (error == NULL || *error == NULL, NULL);

  statement =
      dx_statement_take (self->database, "SELECT json FROM profile", error);
  if (statement == NULL)
    return NULL;
  step = dx_statement_step (statement, error);
  if (step == DX_STEP_DONE)
    dx_store_not_found (error);
  if (step != DX_STEP_ROW)
    return NULL;
  json = dx_statement_get_bytes (statement, 0);
  profile = dx_profile_new_from_json (json, &local);
  if (profile == NULL)
    dx_store_refuse (error, DX_STORE_ERROR_DAMAGED,
                     _ ("The profile cannot be read: %s"), local->message);
  return profile;
}

static gboolean
write_profile (DxStore *self, GBytes *json, GError **error)
{
  g_autoptr (DxStatement) statement = dx_statement_take (
      self->database,
      "INSERT INTO profile (row, json) VALUES (1, ?1)"
      " ON CONFLICT (row) DO UPDATE SET json = excluded.json",
      error);

  if (statement == NULL)
    return FALSE;
  dx_statement_bind_json (statement, 1, json);
  return dx_statement_run (statement, error);
}

/**
 * dx_store_set_profile:
 * @self: a store
 * @profile: who proposes
 * @error: return location for a #DxStoreError
 *
 * Keeps the profile.
 *
 * Returns: whether it is kept
 */
gboolean
dx_store_set_profile (DxStore *self, DxProfile *profile, GError **error)
{
  g_autoptr (GBytes) json = NULL;

  g_return_val_if_fail (DX_IS_STORE (self), FALSE);
  g_return_val_if_fail (profile != NULL, FALSE);
  g_return_val_if_fail (error == NULL || *error == NULL, FALSE);

  json = dx_profile_to_json (profile);
  return dx_store_begin (self, NULL, error)
         && dx_store_end (self, write_profile (self, json, error), error);
}

/**
 * dx_store_get_setting:
 * @self: a store
 * @name: its name
 *
 * Reads a setting that belongs to the data, not to the machine.
 *
 * Returns: (transfer full) (nullable): its value, or %NULL when there is
 *   none
 */
char *
dx_store_get_setting (DxStore *self, const char *name)
{
  g_autoptr (DxStatement) statement = NULL;

  g_return_val_if_fail (DX_IS_STORE (self), NULL);
  g_return_val_if_fail (name != NULL, NULL);

  statement = dx_statement_take (
      self->database, "SELECT value FROM setting WHERE name = ?1", NULL);
  if (statement == NULL)
    return NULL;
  dx_statement_bind_text (statement, 1, name);
  if (dx_statement_step (statement, NULL) != DX_STEP_ROW)
    return NULL;
  return g_strdup (dx_statement_get_text (statement, 0));
}

static gboolean
write_setting (DxStore *self,
               const char *name,
               const char *value,
               GError **error)
{
  g_autoptr (DxStatement) statement = dx_statement_take (
      self->database,
      value != NULL ? "INSERT INTO setting (name, value) VALUES (?1, ?2)"
                      " ON CONFLICT (name) DO UPDATE SET value ="
                      " excluded.value"
                    : "DELETE FROM setting WHERE name = ?1",
      error);

  if (statement == NULL)
    return FALSE;
  dx_statement_bind_text (statement, 1, name);
  if (value != NULL)
    dx_statement_bind_text (statement, 2, value);
  return dx_statement_run (statement, error);
}

/**
 * dx_store_set_setting:
 * @self: a store
 * @name: its name
 * @value: (nullable): UTF-8, or %NULL for none
 * @error: return location for a #DxStoreError
 *
 * Keeps a setting.
 *
 * Returns: whether it is kept
 */
gboolean
dx_store_set_setting (DxStore *self,
                      const char *name,
                      const char *value,
                      GError **error)
{
  g_return_val_if_fail (DX_IS_STORE (self), FALSE);
  g_return_val_if_fail (name != NULL, FALSE);
  g_return_val_if_fail (error == NULL || *error == NULL, FALSE);

  return dx_store_begin (self, NULL, error)
         && dx_store_end (self, write_setting (self, name, value, error),
                          error);
}
