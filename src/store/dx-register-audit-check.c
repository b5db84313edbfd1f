/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dx-config.h"

#define G_LOG_DOMAIN "dexuat-store"

#include "dx-register.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "dx-register-private.h"

/* Does the trail hold, and is the register what the trail says of it? Each
 * action on a dossier took down a sum over all that the tables have of it:
 * a row that was changed by hand has another one. */

/* What counts of a dossier; ?1 is the key of its line. */
static const struct {
  const char *sql;
  int n_columns;
} parts[] = {
  { "SELECT year, number, proposal, call, channel, stamped, arrived, sender,"
    "  timing, why, state, version, registered, conflicts, revision, title,"
    "  host, total, state_budget, counterpart, errors, warnings"
    " FROM register WHERE row = ?1",
    22 },
  { "SELECT row, standing, revision, code, slip, whole, channel, stamped,"
    "  arrived, sender, timing, why, received, errors, warnings, sha256"
    " FROM register_version WHERE register = ?1 ORDER BY row",
    16 },
  { "SELECT f.row, f.version, f.inside, f.name, f.kind, f.size, f.sha256"
    " FROM register_version v JOIN register_file f ON f.version = v.row"
    " WHERE v.register = ?1 ORDER BY f.row",
    7 },
  { "SELECT item, mark, remark, version, marked FROM register_mark"
    " WHERE register = ?1 ORDER BY item",
    5 },
  { "SELECT row, kind, call, version, who, written, replaced, json"
    " FROM register_note WHERE register = ?1 ORDER BY row",
    8 },
};

static void
add_column (GChecksum *sum, DxStatement *statement, int column)
{
  const char *text = dx_statement_get_text (statement, column);

  if (text != NULL)
    g_checksum_update (sum, (const guchar *) text, -1);
  g_checksum_update (sum, (const guchar *) (text != NULL ? "\037" : "\036"), 1);
}

static gboolean
add_rows (DxRegister *self,
          GChecksum *sum,
          const char *sql,
          int n_columns,
          gint64 row,
          GError **error)
{
  g_autoptr (DxStatement)
      statement = dx_statement_take (dx_register_database (self), sql, error);
  DxStep step;

  if (statement == NULL)
    return FALSE;
  dx_statement_bind_int64 (statement, 1, row);
  while ((step = dx_statement_step (statement, error)) == DX_STEP_ROW)
    {
      for (int i = 0; i < n_columns; i++)
        add_column (sum, statement, i);
      g_checksum_update (sum, (const guchar *) "\035", 1);
    }
  return step == DX_STEP_DONE;
}

/*
 * dx_register_sum:
 * @row: the key of a line
 *
 * Returns: (transfer full) (nullable): what all that is known of its
 *   dossier comes to, in hex
 */
char *
dx_register_sum (DxRegister *self, gint64 row, GError **error)
{
  g_autoptr (GChecksum) sum = g_checksum_new (G_CHECKSUM_SHA256);

  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    if (!add_rows (self, sum, parts[i].sql, parts[i].n_columns, row, error))
      return NULL;
  return g_strdup (g_checksum_get_string (sum));
}

/*
 * dx_register_sum_ranks:
 * @call: the id of a call
 *
 * Returns: (transfer full) (nullable): what the order of its dossiers comes
 *   to, in hex
 */
char *
dx_register_sum_ranks (DxRegister *self, const char *call, GError **error)
{
  g_autoptr (GChecksum) sum = g_checksum_new (G_CHECKSUM_SHA256);
  g_autoptr (GArray) rows = dx_register_list_ranked (self, call, error);

  if (rows == NULL)
    return NULL;
  for (guint i = 0; i < rows->len; i++)
    {
      g_autofree char *row = g_strdup_printf ("%" G_GINT64_FORMAT "\n",
                                              g_array_index (rows, gint64, i));

      g_checksum_update (sum, (const guchar *) row, -1);
    }
  return g_strdup (g_checksum_get_string (sum));
}

/**
 * dx_audit_report_free:
 * @self: (transfer full) (nullable): a report
 *
 * Frees it.
 */
void
dx_audit_report_free (DxAuditReport *self)
{
  if (self == NULL)
    return;
  g_free (self->last);
  g_ptr_array_unref (self->faults);
  g_free (self);
}

static void
say_broken (DxAuditReport *report, const DxAuditRow *row, gint64 expected)
{
  report->broken = expected;
  if (row->row != expected)
    g_ptr_array_add (
        report->faults,
        g_strdup_printf (_ ("audit trail: row %d is missing"), (int) expected));
  else
    g_ptr_array_add (report->faults,
                     g_strdup_printf (_ ("audit trail: row %d (%s, %s, “%s”) "
                                         "does not fit the hash chain"),
                                      (int) row->row, row->at, row->action,
                                      row->subject));
}

/* From the first row that does not hold, nothing more is said: whoever
 * changed one may have changed all behind it. */
static gboolean
check_chain (DxRegister *self, DxAuditReport *report, GError **error)
{
  g_autoptr (DxStatement) statement = dx_statement_take (
      dx_register_database (self),
      "SELECT " DX_AUDIT_COLUMNS " FROM audit ORDER BY row", error);
  DxStep step;

  if (statement == NULL)
    return FALSE;
  while ((step = dx_statement_step (statement, error)) == DX_STEP_ROW)
    {
      g_autoptr (DxAuditRow) row = dx_audit_row_read (statement);
      g_autofree char *hash = dx_audit_hash (report->last, row);

      report->rows++;
      if (report->broken == 0
          && (row->row != report->rows || strcmp (row->hash, hash) != 0))
        say_broken (report, row, report->rows);
      g_free (report->last);
      report->last = g_strdup (row->hash);
    }
  return step == DX_STEP_DONE;
}

/**
 * dx_register_verify:
 * @self: a register
 * @error: return location for a #DxStoreError when the database cannot be
 *   read
 *
 * Looks whether the trail holds, and whether the register, the versions
 * and the files are what it says of them. Rows cut off at the end leave no
 * gap: for those, hold the last hash against a printed one.
 *
 * Returns: (transfer full): what was found, or %NULL with @error set
 */
DxAuditReport *
dx_register_verify (DxRegister *self, GError **error)
{
  g_autoptr (DxAuditReport) report = NULL;

  g_return_val_if_fail (DX_IS_REGISTER (self), NULL);
  g_return_val_if_fail (error == NULL || *error == NULL, NULL);

  report = g_new0 (DxAuditReport, 1);
  report->last = g_strdup (DX_AUDIT_START);
  report->faults = g_ptr_array_new_with_free_func (g_free);
  if (!check_chain (self, report, error)
      || !dx_register_check_rows (self, report->faults, error)
      || !dx_register_check_files (self, report->faults, error))
    return NULL;
  return g_steal_pointer (&report);
}
