/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dx-config.h"

#define G_LOG_DOMAIN "dexuat-store"

#include "dx-register.h"

#include <glib/gi18n-lib.h>

#include "dx-register-private.h"

/* A person says which of two versions holds. Both stay readable. */

static gboolean
find_aside (DxRegister *self, gint64 row, gint64 *version, GError **error)
{
  g_autoptr (DxStatement) statement = dx_statement_take (
      dx_register_database (self),
      "SELECT row FROM register_version WHERE register = ?1 AND standing = ?2"
      " ORDER BY row DESC LIMIT 1",
      error);
  DxStep step;

  if (statement == NULL)
    return FALSE;
  dx_statement_bind_int64 (statement, 1, row);
  dx_statement_bind_int64 (statement, 2, DX_REGISTER_ASIDE);
  step = dx_statement_step (statement, error);
  if (step == DX_STEP_ROW)
    *version = dx_statement_get_int64 (statement, 0);
  return step == DX_STEP_ROW
         || (step == DX_STEP_DONE
             && dx_store_refuse (
                 error, DX_STORE_ERROR_NOT_FOUND, "%s",
                 _ ("no version of this dossier waits to be settled")));
}

static gboolean
take (DxRegister *self,
      gint64 row,
      gint64 version,
      DxCatalog *catalog,
      GError **error)
{
  g_autoptr (DxProposal)
      proposal = dx_register_load_version (self, version, catalog, error);

  return proposal != NULL
         && dx_register_run (self,
                             "UPDATE register_version SET standing = ?2"
                             " WHERE register = ?1 AND standing = 0",
                             row, DX_REGISTER_OLDER, NULL, error)
         && dx_register_run (self,
                             "UPDATE register_version SET standing = 0"
                             " WHERE row = ?1",
                             version, 0, NULL, error)
         && dx_register_run (self,
                             "UPDATE register SET state = 0 WHERE row = ?1"
                             " AND state <= ?2",
                             row, DX_REGISTER_STATE_COMPLETE, NULL, error)
         && dx_register_show (self, row, version, proposal, error);
}

static gboolean
settle (DxRegister *self,
        gint64 row,
        gboolean take_new,
        const char *why,
        DxCatalog *catalog,
        GError **error)
{
  g_autoptr (GTree) detail = dx_audit_object_new ();
  gint64 version = 0;

  if (!find_aside (self, row, &version, error)
      || (take_new && !take (self, row, version, catalog, error))
      || !dx_register_run (self,
                           "UPDATE register_version SET standing = 3"
                           " WHERE register = ?1 AND standing = ?2",
                           row, DX_REGISTER_ASIDE, NULL, error)
      || !dx_register_run (self,
                           "UPDATE register SET conflicts = 0 WHERE row = ?1",
                           row, 0, NULL, error))
    return FALSE;
  dx_audit_object_set_text (detail, "take", take_new ? "new" : "old");
  dx_audit_object_set_int (detail, "version", version);
  dx_audit_object_set_text (detail, "why", why);
  return dx_audit_append_for (self, "settle", row, detail, error);
}

/**
 * dx_register_settle:
 * @self: a register
 * @row: the key of a line with a conflict
 * @take_new: whether the version that came last and was kept aside holds
 *   from now on, instead of the present one
 * @why: the reason
 * @catalog: the forms and calls that it may name
 * @error: return location for a #DxStoreError
 *
 * Ends a conflict. All other versions that waited are dropped, which leaves
 * them readable.
 *
 * Returns: whether it is settled
 */
gboolean
dx_register_settle (DxRegister *self,
                    gint64 row,
                    gboolean take_new,
                    const char *why,
                    DxCatalog *catalog,
                    GError **error)
{
  gboolean good;

  g_return_val_if_fail (DX_IS_REGISTER (self), FALSE);
  g_return_val_if_fail (why != NULL, FALSE);
  g_return_val_if_fail (DX_IS_CATALOG (catalog), FALSE);
  g_return_val_if_fail (error == NULL || *error == NULL, FALSE);

  if (!dx_store_begin (self->store, NULL, error))
    return FALSE;
  good = settle (self, row, take_new, why, catalog, error);
  return dx_register_end (self, good, row, error);
}
