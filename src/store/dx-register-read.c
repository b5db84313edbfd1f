/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dx-config.h"

#define G_LOG_DOMAIN "dexuat-store"

#include "dx-register.h"

#include <glib/gi18n-lib.h>

#include "dx-register-private.h"

/* What is in the register: lines, versions, files. */

#define ENTRY_COLUMNS                                                          \
  "r.row, r.year, r.number, r.proposal, r.call, r.channel, r.stamped,"         \
  " r.arrived, r.sender, r.timing, r.why, r.state, r.version, r.registered,"   \
  " r.changed, r.conflicts, r.revision, r.title, r.host, r.total,"             \
  " r.state_budget, r.counterpart, r.errors, r.warnings, k.place, v.timing"

#define VERSION_COLUMNS                                                        \
  "row, standing, revision, code, channel, stamped, arrived, sender, timing,"  \
  " why, received"

static char *
dup_column (DxStatement *statement, int column)
{
  return g_strdup (dx_statement_get_text (statement, column));
}

static int
get_int (DxStatement *statement, int column)
{
  return (int) dx_statement_get_int64 (statement, column);
}

static void
read_shown (DxStatement *statement, DxRegisterEntry *entry)
{
  entry->conflicts = (guint) get_int (statement, 15);
  entry->revision = dx_statement_get_int64 (statement, 16);
  entry->title = dup_column (statement, 17);
  entry->host = dup_column (statement, 18);
  for (int i = 0; i < 3; i++)
    entry->has_amounts[i] = !dx_statement_is_null (statement, 19 + i);
  entry->total = dx_statement_get_int64 (statement, 19);
  entry->state_budget = dx_statement_get_int64 (statement, 20);
  entry->counterpart = dx_statement_get_int64 (statement, 21);
  entry->errors = (guint) get_int (statement, 22);
  entry->warnings = (guint) get_int (statement, 23);
  entry->rank = (guint) get_int (statement, 24);
  entry->present_timing = (DxTiming) get_int (statement, 25);
}

static DxRegisterEntry *
read_entry (DxStatement *statement)
{
  DxRegisterEntry *entry = g_new0 (DxRegisterEntry, 1);

  entry->row = dx_statement_get_int64 (statement, 0);
  entry->year = get_int (statement, 1);
  entry->number = get_int (statement, 2);
  entry->proposal = dup_column (statement, 3);
  entry->call = dup_column (statement, 4);
  entry->channel = (DxChannel) get_int (statement, 5);
  entry->stamped = dup_column (statement, 6);
  entry->arrived = dup_column (statement, 7);
  entry->from = dup_column (statement, 8);
  entry->timing = (DxTiming) get_int (statement, 9);
  entry->why = dup_column (statement, 10);
  entry->state = (DxRegisterState) get_int (statement, 11);
  entry->version = dx_statement_get_int64 (statement, 12);
  entry->registered = dx_statement_get_int64 (statement, 13);
  entry->changed = dx_statement_get_int64 (statement, 14);
  read_shown (statement, entry);
  return entry;
}

/**
 * dx_register_get:
 * @self: a register
 * @row: the key of a line
 * @error: return location for a #DxStoreError
 *
 * Reads a line.
 *
 * Returns: (transfer full): it, or %NULL with @error set
 */
DxRegisterEntry *
dx_register_get (DxRegister *self, gint64 row, GError **error)
{
  g_autoptr (DxStatement) statement = NULL;
  DxStep step;

  g_return_val_if_fail (DX_IS_REGISTER (self), NULL);
  g_return_val_if_fail (error == NULL || *error == NULL, NULL);

  statement = dx_statement_take (
      dx_register_database (self),
      "SELECT " ENTRY_COLUMNS " FROM register r"
      " LEFT JOIN register_rank k ON k.register = r.row"
      " LEFT JOIN register_version v ON v.row = r.version WHERE r.row = ?1",
      error);
  if (statement == NULL)
    return NULL;
  dx_statement_bind_int64 (statement, 1, row);
  step = dx_statement_step (statement, error);
  if (step == DX_STEP_DONE)
    dx_store_not_found (error);
  return step == DX_STEP_ROW ? read_entry (statement) : NULL;
}

/**
 * dx_register_entry_free:
 * @self: (transfer full) (nullable): a line
 *
 * Frees it.
 */
void
dx_register_entry_free (DxRegisterEntry *self)
{
  if (self == NULL)
    return;
  g_free (self->proposal);
  g_free (self->call);
  g_free (self->stamped);
  g_free (self->arrived);
  g_free (self->from);
  g_free (self->why);
  g_free (self->title);
  g_free (self->host);
  g_free (self);
}

/**
 * dx_register_entry_get_number:
 * @self: a line
 *
 * Returns: (transfer full): its number, "7/2025"
 */
char *
dx_register_entry_get_number (const DxRegisterEntry *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return g_strdup_printf ("%d/%d", self->number, self->year);
}

/* "7/2025", or "7" with year 0. */
static gboolean
parse_number (const char *text, gint64 *number, gint64 *year)
{
  g_auto (GStrv) parts = g_strsplit (text, "/", 2);

  *year = 0;
  return parts[0] != NULL
         && g_ascii_string_to_signed (g_strstrip (parts[0]), 10, 1, G_MAXINT,
                                      number, NULL)
         && (parts[1] == NULL
             || g_ascii_string_to_signed (g_strstrip (parts[1]), 10, 1000, 9999,
                                          year, NULL));
}

/**
 * dx_register_find:
 * @self: a register
 * @number: "7/2025", or "7" for that of the last year that has lines
 * @error: return location for a #DxStoreError
 *
 * Finds a line by its number.
 *
 * Returns: its key, or 0 with @error set
 */
gint64
dx_register_find (DxRegister *self, const char *number, GError **error)
{
  g_autoptr (DxStatement) statement = NULL;
  gint64 n = 0;
  gint64 year = 0;
  DxStep step = DX_STEP_DONE;

  g_return_val_if_fail (DX_IS_REGISTER (self), 0);
  g_return_val_if_fail (number != NULL, 0);
  g_return_val_if_fail (error == NULL || *error == NULL, 0);

  statement =
      dx_statement_take (dx_register_database (self),
                         "SELECT row FROM register WHERE number = ?1 AND year ="
                         " iif (?2 > 0, ?2, (SELECT max (year) FROM register))",
                         error);
  if (statement == NULL)
    return 0;
  if (parse_number (number, &n, &year))
    {
      dx_statement_bind_int64 (statement, 1, n);
      dx_statement_bind_int64 (statement, 2, year);
      step = dx_statement_step (statement, error);
    }
  if (step == DX_STEP_DONE)
    dx_store_refuse (error, DX_STORE_ERROR_NOT_FOUND,
                     _ ("there is no dossier “%s” in the register"), number);
  return step == DX_STEP_ROW ? dx_statement_get_int64 (statement, 0) : 0;
}

/**
 * dx_register_find_proposal:
 * @self: a register
 * @proposal: id of a proposal, in any case
 * @call: (nullable): only in this call
 * @error: return location for a #DxStoreError
 *
 * Finds the line of a proposal; of several calls, the last one.
 *
 * Returns: its key, or 0 with @error set
 */
gint64
dx_register_find_proposal (DxRegister *self,
                           const char *proposal,
                           const char *call,
                           GError **error)
{
  g_autoptr (DxStatement) statement = NULL;
  DxStep step;

  g_return_val_if_fail (DX_IS_REGISTER (self), 0);
  g_return_val_if_fail (proposal != NULL, 0);
  g_return_val_if_fail (error == NULL || *error == NULL, 0);

  statement = dx_statement_take (
      dx_register_database (self),
      "SELECT row FROM register WHERE proposal = ?1 COLLATE NOCASE"
      " AND (?2 = '' OR call = ?2) ORDER BY row DESC LIMIT 1",
      error);
  if (statement == NULL)
    return 0;
  dx_statement_bind_text (statement, 1, proposal);
  dx_statement_bind_text (statement, 2, call != NULL ? call : "");
  step = dx_statement_step (statement, error);
  if (step == DX_STEP_DONE)
    dx_store_refuse (error, DX_STORE_ERROR_NOT_FOUND,
                     _ ("the proposal %s is not in the register"), proposal);
  return step == DX_STEP_ROW ? dx_statement_get_int64 (statement, 0) : 0;
}

/**
 * dx_register_version_free:
 * @self: (transfer full) (nullable): a version
 *
 * Frees it.
 */
void
dx_register_version_free (DxRegisterVersion *self)
{
  if (self == NULL)
    return;
  g_free (self->code);
  g_free (self->stamped);
  g_free (self->arrived);
  g_free (self->from);
  g_free (self->why);
  g_free (self);
}

static DxRegisterVersion *
read_version (DxStatement *statement)
{
  DxRegisterVersion *version = g_new0 (DxRegisterVersion, 1);

  version->row = dx_statement_get_int64 (statement, 0);
  version->standing = (DxRegisterStanding) get_int (statement, 1);
  version->revision = dx_statement_get_int64 (statement, 2);
  version->code = dup_column (statement, 3);
  version->channel = (DxChannel) get_int (statement, 4);
  version->stamped = dup_column (statement, 5);
  version->arrived = dup_column (statement, 6);
  version->from = dup_column (statement, 7);
  version->timing = (DxTiming) get_int (statement, 8);
  version->why = dup_column (statement, 9);
  version->received = dx_statement_get_int64 (statement, 10);
  return version;
}

/**
 * dx_register_list_versions:
 * @self: a register
 * @row: the key of a line
 * @error: return location for a #DxStoreError
 *
 * Lists all that was received of a dossier, also what was replaced or
 * decided against.
 *
 * Returns: (transfer full) (element-type DxRegisterVersion): the versions
 *   in the order in which they came, or %NULL with @error set
 */
GPtrArray *
dx_register_list_versions (DxRegister *self, gint64 row, GError **error)
{
  g_autoptr (GPtrArray) versions = NULL;
  g_autoptr (DxStatement) statement = NULL;
  DxStep step;

  g_return_val_if_fail (DX_IS_REGISTER (self), NULL);
  g_return_val_if_fail (error == NULL || *error == NULL, NULL);

  statement = dx_statement_take (dx_register_database (self),
                                 "SELECT " VERSION_COLUMNS
                                 " FROM register_version WHERE register = ?1"
                                 " ORDER BY row",
                                 error);
  if (statement == NULL)
    return NULL;
  dx_statement_bind_int64 (statement, 1, row);
  versions = g_ptr_array_new_with_free_func (
      (GDestroyNotify) dx_register_version_free);
  while ((step = dx_statement_step (statement, error)) == DX_STEP_ROW)
    g_ptr_array_add (versions, read_version (statement));
  return step == DX_STEP_DONE ? g_steal_pointer (&versions) : NULL;
}

/* The BLOB or text ?1, and its SHA-256 beside it; what is not what it was
 * is not given out. */
static GBytes *
read_checked (DxRegister *self, const char *sql, gint64 row, GError **error)
{
  g_autoptr (DxStatement)
      statement = dx_statement_take (dx_register_database (self), sql, error);
  g_autoptr (GBytes) bytes = NULL;
  g_autofree char *sha256 = NULL;
  DxStep step;

  if (statement == NULL)
    return NULL;
  dx_statement_bind_int64 (statement, 1, row);
  step = dx_statement_step (statement, error);
  if (step == DX_STEP_DONE)
    dx_store_not_found (error);
  if (step != DX_STEP_ROW)
    return NULL;
  bytes = dx_statement_get_bytes (statement, 0);
  sha256 = g_compute_checksum_for_bytes (G_CHECKSUM_SHA256, bytes);
  if (g_strcmp0 (sha256, dx_statement_get_text (statement, 1)) == 0)
    return g_steal_pointer (&bytes);
  dx_store_refuse (error, DX_STORE_ERROR_DAMAGED, "%s",
                   _ ("this is not what was received; the audit check says "
                      "more"));
  return NULL;
}

/**
 * dx_register_read_version:
 * @self: a register
 * @version: the key of a version
 * @error: return location for a #DxStoreError
 *
 * Reads a version's proposal file, and looks whether it is what was put in.
 *
 * Returns: (transfer full): it, or %NULL with @error set
 */
GBytes *
dx_register_read_version (DxRegister *self, gint64 version, GError **error)
{
  g_return_val_if_fail (DX_IS_REGISTER (self), NULL);
  g_return_val_if_fail (error == NULL || *error == NULL, NULL);

  return read_checked (
      self, "SELECT json, sha256 FROM register_version WHERE row = ?1", version,
      error);
}

/**
 * dx_register_load_version:
 * @self: a register
 * @version: the key of a version
 * @catalog: the forms and calls that it may name
 * @error: return location for a #DxStoreError, or for
 *   %DX_JSON_ERROR_UNKNOWN when its form or call is not in @catalog
 *
 * Returns: (transfer full): the version's proposal, or %NULL with @error
 *   set
 */
DxProposal *
dx_register_load_version (DxRegister *self,
                          gint64 version,
                          DxCatalog *catalog,
                          GError **error)
{
  g_autoptr (GBytes) json = dx_register_read_version (self, version, error);

  g_return_val_if_fail (DX_IS_CATALOG (catalog), NULL);

  return json != NULL
             ? dx_store_read_proposal (self->store, json, catalog, error)
             : NULL;
}

/**
 * dx_register_load:
 * @self: a register
 * @row: the key of a line
 * @catalog: the forms and calls that it may name
 * @error: return location, see dx_register_load_version ()
 *
 * Returns: (transfer full): the present version of a dossier, or %NULL with
 *   @error set
 */
DxProposal *
dx_register_load (DxRegister *self,
                  gint64 row,
                  DxCatalog *catalog,
                  GError **error)
{
  g_autoptr (DxRegisterEntry) entry = dx_register_get (self, row, error);

  return entry != NULL
             ? dx_register_load_version (self, entry->version, catalog, error)
             : NULL;
}

static DxRegisterFile *
read_file_row (DxStatement *statement)
{
  DxRegisterFile *file =
      dx_register_file_new (dx_statement_get_text (statement, 2),
                            dx_statement_get_text (statement, 3),
                            dx_statement_get_int64 (statement, 4),
                            dx_statement_get_text (statement, 5));

  file->row = dx_statement_get_int64 (statement, 0);
  file->inside = dx_statement_get_int64 (statement, 1);
  return file;
}

/**
 * dx_register_list_files:
 * @self: a register
 * @version: the key of a version
 * @error: return location for a #DxStoreError
 *
 * Lists the file that a version came in, and those inside it.
 *
 * Returns: (transfer full) (element-type DxRegisterFile): the files, or
 *   %NULL with @error set
 */
GPtrArray *
dx_register_list_files (DxRegister *self, gint64 version, GError **error)
{
  g_autoptr (GPtrArray) files = NULL;
  g_autoptr (DxStatement) statement = NULL;
  DxStep step;

  g_return_val_if_fail (DX_IS_REGISTER (self), NULL);
  g_return_val_if_fail (error == NULL || *error == NULL, NULL);

  statement = dx_statement_take (
      dx_register_database (self),
      "SELECT row, inside, name, kind, size, sha256 FROM register_file"
      " WHERE version = ?1 ORDER BY row",
      error);
  if (statement == NULL)
    return NULL;
  dx_statement_bind_int64 (statement, 1, version);
  files =
      g_ptr_array_new_with_free_func ((GDestroyNotify) dx_register_file_free);
  while ((step = dx_statement_step (statement, error)) == DX_STEP_ROW)
    g_ptr_array_add (files, read_file_row (statement));
  return step == DX_STEP_DONE ? g_steal_pointer (&files) : NULL;
}

/**
 * dx_register_read_file:
 * @self: a register
 * @file: the key of a file that came; one inside it is read from there
 * @error: return location for a #DxStoreError
 *
 * Reads a file as it came, and looks whether it is what was put in.
 *
 * Returns: (transfer full): its bytes, or %NULL with @error set
 */
GBytes *
dx_register_read_file (DxRegister *self, gint64 file, GError **error)
{
  g_return_val_if_fail (DX_IS_REGISTER (self), NULL);
  g_return_val_if_fail (error == NULL || *error == NULL, NULL);

  return read_checked (self,
                       "SELECT bytes, sha256 FROM register_file"
                       " JOIN register_content USING (row) WHERE row = ?1",
                       file, error);
}
