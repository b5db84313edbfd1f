/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dx-config.h"

#define G_LOG_DOMAIN "dexuat-store"

#include "dx-register.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "dx-register-private.h"

/* The register against its trail, and the files against their sums. */

static void say (GPtrArray *faults, const char *format, ...)
    G_GNUC_PRINTF (2, 3);

static void
say (GPtrArray *faults, const char *format, ...)
{
  va_list arguments;

  va_start (arguments, format);
  g_ptr_array_add (faults, g_strdup_vprintf (format, arguments));
  va_end (arguments);
}

/* What the last action took down; "" when there was none. */
static char *
find_sum (DxRegister *self, const char *sql, const char *name, GError **error)
{
  g_autoptr (DxStatement)
      statement = dx_statement_take (dx_register_database (self), sql, error);
  const char *sum;
  DxStep step;

  if (statement == NULL)
    return NULL;
  dx_statement_bind_text (statement, 1, name);
  step = dx_statement_step (statement, error);
  if (step == DX_STEP_FAILED)
    return NULL;
  sum = step == DX_STEP_ROW ? dx_statement_get_text (statement, 0) : NULL;
  return g_strdup (sum != NULL ? sum : "");
}

static gboolean
check_line (DxRegister *self,
            gint64 row,
            const char *number,
            GPtrArray *faults,
            GError **error)
{
  g_autofree char *expected = find_sum (
      self,
      "SELECT json_extract (detail, '$.sum') FROM audit WHERE subject = ?1"
      " AND json_valid (detail) AND json_type (detail, '$.sum') = 'text'"
      " ORDER BY row DESC LIMIT 1",
      number, error);
  g_autofree char *found = NULL;

  if (expected == NULL)
    return FALSE;
  found = dx_register_sum (self, row, error);
  if (found == NULL)
    return FALSE;
  if (strcmp (expected, found) != 0)
    say (faults,
         _ ("dossier %s: what the database has of it was changed outside this "
            "program, or a part of it is missing"),
         number);
  return TRUE;
}

/* Numbers are continuous in their year. */
static void
check_number (gint64 year, gint64 number, gint64 *before, GPtrArray *faults)
{
  if (year != before[0])
    {
      before[0] = year;
      before[1] = 0;
    }
  for (gint64 n = before[1] + 1; n < number && n < before[1] + 100; n++)
    say (faults, _ ("dossier %d/%d is missing in the register"), (int) n,
         (int) year);
  before[1] = number;
}

static gboolean
check_lines (DxRegister *self, GPtrArray *faults, GError **error)
{
  g_autoptr (DxStatement) statement = dx_statement_take (
      dx_register_database (self),
      "SELECT row, year, number FROM register ORDER BY year, number", error);
  gint64 before[2] = { 0, 0 };
  DxStep step;

  if (statement == NULL)
    return FALSE;
  while ((step = dx_statement_step (statement, error)) == DX_STEP_ROW)
    {
      const gint64 year = dx_statement_get_int64 (statement, 1);
      const gint64 number = dx_statement_get_int64 (statement, 2);
      g_autofree char *name = g_strdup_printf (
          "%" G_GINT64_FORMAT "/%" G_GINT64_FORMAT, number, year);

      check_number (year, number, before, faults);
      if (!check_line (self, dx_statement_get_int64 (statement, 0), name,
                       faults, error))
        return FALSE;
    }
  return step == DX_STEP_DONE;
}

/* The last line of a year leaves no gap, but the trail has its receipt. */
static gboolean
check_receipts (DxRegister *self, GPtrArray *faults, GError **error)
{
  g_autoptr (DxStatement) statement = dx_statement_take (
      dx_register_database (self),
      "SELECT subject FROM audit WHERE action = 'receive' AND NOT EXISTS"
      " (SELECT 1 FROM register WHERE"
      "  year = CAST (substr (subject, instr (subject, '/') + 1) AS INTEGER)"
      "  AND number = CAST (subject AS INTEGER))"
      " ORDER BY row",
      error);
  DxStep step;

  if (statement == NULL)
    return FALSE;
  while ((step = dx_statement_step (statement, error)) == DX_STEP_ROW)
    say (faults,
         _ ("dossier %s: the audit trail has its receipt, the register does "
            "not"),
         dx_statement_get_text (statement, 0));
  return step == DX_STEP_DONE;
}

static gboolean
check_ranks (DxRegister *self, GPtrArray *faults, GError **error)
{
  g_autoptr (DxStatement) statement = dx_statement_take (
      dx_register_database (self),
      "SELECT call FROM register_rank UNION"
      " SELECT call FROM audit WHERE action = 'rank' ORDER BY 1",
      error);
  DxStep step;

  if (statement == NULL)
    return FALSE;
  while ((step = dx_statement_step (statement, error)) == DX_STEP_ROW)
    {
      const char *call = dx_statement_get_text (statement, 0);
      g_autofree char *expected = find_sum (
          self,
          "SELECT json_extract (detail, '$.order-sum') FROM audit"
          " WHERE action = 'rank' AND call = ?1 AND json_valid (detail)"
          " ORDER BY row DESC LIMIT 1",
          call, error);
      g_autofree char *found = NULL;

      if (expected == NULL)
        return FALSE;
      found = dx_register_sum_ranks (self, call, error);
      if (found == NULL)
        return FALSE;
      if (strcmp (expected, found) != 0)
        say (faults,
             _ ("call “%s”: the order of its dossiers was changed outside this "
                "program"),
             call);
    }
  return step == DX_STEP_DONE;
}

/*
 * dx_register_check_rows:
 * @faults: takes a sentence for each thing that is wrong
 *
 * Holds the register against the trail.
 *
 * Returns: whether the database could be read
 */
gboolean
dx_register_check_rows (DxRegister *self, GPtrArray *faults, GError **error)
{
  return check_lines (self, faults, error)
         && check_receipts (self, faults, error)
         && check_ranks (self, faults, error);
}

static gboolean
is_sum (DxStatement *statement, int bytes, int sum)
{
  g_autoptr (GBytes) content = dx_statement_get_bytes (statement, bytes);
  g_autofree char *found =
      g_compute_checksum_for_bytes (G_CHECKSUM_SHA256, content);

  return g_strcmp0 (found, dx_statement_get_text (statement, sum)) == 0;
}

static gboolean
check_versions (DxRegister *self, GPtrArray *faults, GError **error)
{
  g_autoptr (DxStatement) statement = dx_statement_take (
      dx_register_database (self),
      "SELECT r.number || '/' || r.year, v.revision, v.sha256, v.json"
      " FROM register_version v JOIN register r ON r.row = v.register"
      " ORDER BY v.row",
      error);
  DxStep step;

  if (statement == NULL)
    return FALSE;
  while ((step = dx_statement_step (statement, error)) == DX_STEP_ROW)
    if (!is_sum (statement, 3, 2))
      say (faults,
           _ ("dossier %s: the text of revision %d is not what was received"),
           dx_statement_get_text (statement, 0),
           (int) dx_statement_get_int64 (statement, 1));
  return step == DX_STEP_DONE;
}

static void
check_file (DxStatement *statement, GPtrArray *faults)
{
  const char *number = dx_statement_get_text (statement, 0);
  const char *name = dx_statement_get_text (statement, 1);

  if (dx_statement_is_null (statement, 3))
    say (faults, _ ("dossier %s: the file “%s” is missing"), number, name);
  else if (!is_sum (statement, 3, 2))
    say (faults, _ ("dossier %s: the file “%s” is not what was received"),
         number, name);
}

/*
 * dx_register_check_files:
 * @faults: takes a sentence for each thing that is wrong
 *
 * Holds versions and files against the sums that were taken on receipt.
 *
 * Returns: whether the database could be read
 */
gboolean
dx_register_check_files (DxRegister *self, GPtrArray *faults, GError **error)
{
  g_autoptr (DxStatement) statement = NULL;
  DxStep step;

  if (!check_versions (self, faults, error))
    return FALSE;
  statement = dx_statement_take (
      dx_register_database (self),
      "SELECT r.number || '/' || r.year, f.name, f.sha256, c.bytes"
      " FROM register_file f JOIN register_version v ON v.row = f.version"
      " JOIN register r ON r.row = v.register"
      " LEFT JOIN register_content c ON c.row = f.row"
      " WHERE f.inside IS NULL ORDER BY f.row",
      error);
  if (statement == NULL)
    return FALSE;
  while ((step = dx_statement_step (statement, error)) == DX_STEP_ROW)
    check_file (statement, faults);
  return step == DX_STEP_DONE;
}
