/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dx-config.h"

#define G_LOG_DOMAIN "dexuat-store"

#include "dx-register.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "dx-json.h"
#include "dx-register-private.h"

/* What comes in, judged by id, revision and code. */

/* SQLite's own limit is a little below one thousand million bytes. */
#define MAX_MEBIBYTES 512
#define MAX_BYTES ((gsize) MAX_MEBIBYTES * 1024 * 1024)

/* The action of the trail. */
static const char *const actions[] = {
  [DX_REGISTER_NEW] = "receive",
  [DX_REGISTER_NEW_VERSION] = "receive-version",
  [DX_REGISTER_SAME] = "receive-same",
  [DX_REGISTER_CONFLICT] = "receive-conflict",
};

/**
 * dx_register_file_new:
 * @name: as the sender named it
 * @kind: what it is
 * @size: in bytes
 * @sha256: of it, in hex
 *
 * Returns: (transfer full): what is known of a file
 */
DxRegisterFile *
dx_register_file_new (const char *name,
                      const char *kind,
                      gint64 size,
                      const char *sha256)
{
  DxRegisterFile *self = g_new0 (DxRegisterFile, 1);

  self->name = g_strdup (name);
  self->kind = g_strdup (kind);
  self->size = size;
  self->sha256 = g_strdup (sha256);
  return self;
}

/**
 * dx_register_file_free:
 * @self: (transfer full) (nullable): what is known of a file
 *
 * Frees it.
 */
void
dx_register_file_free (DxRegisterFile *self)
{
  if (self == NULL)
    return;
  g_free (self->name);
  g_free (self->kind);
  g_free (self->sha256);
  g_free (self);
}

/**
 * dx_register_receipt_free:
 * @self: (transfer full) (nullable): a receipt
 *
 * Frees it.
 */
void
dx_register_receipt_free (DxRegisterReceipt *self)
{
  if (self == NULL)
    return;
  g_free (self->proposal);
  g_free (self);
}

static char *
write_digest (const DxSeal *seal)
{
  GString *hex = g_string_new (NULL);

  for (guint i = 0; i < DX_SEAL_DIGEST_BYTES; i++)
    g_string_append_printf (hex, "%02x", seal->digest[i]);
  return g_string_free (hex, FALSE);
}

static GPtrArray *
list_attachments (GPtrArray *members)
{
  GPtrArray *attachments =
      g_ptr_array_new_with_free_func ((GDestroyNotify) dx_seal_attachment_free);

  for (guint i = 0; i < members->len; i++)
    {
      const DxRegisterFile *file = g_ptr_array_index (members, i);

      g_ptr_array_add (attachments,
                       dx_seal_attachment_new (file->name, file->sha256));
    }
  return attachments;
}

static void
work_init (DxRegisterWork *work,
           const DxRegisterDelivery *delivery,
           const DxRegisterArrival *arrival,
           DxRegisterReceipt *receipt)
{
  g_autoptr (DxSeal) slip = dx_seal_new (delivery->proposal, NULL);
  g_autoptr (DxSeal) whole = NULL;

  memset (work, 0, sizeof *work);
  work->delivery = delivery;
  work->arrival = arrival;
  work->receipt = receipt;
  work->json = dx_proposal_to_json (delivery->proposal);
  work->sha256 = g_compute_checksum_for_bytes (G_CHECKSUM_SHA256, work->json);
  work->file_sum =
      g_compute_checksum_for_bytes (G_CHECKSUM_SHA256, delivery->bytes);
  if (delivery->members != NULL && delivery->members->len > 0)
    {
      g_autoptr (GPtrArray) files = list_attachments (delivery->members);

      whole = dx_seal_new (delivery->proposal, files);
    }
  work->slip = write_digest (slip);
  work->whole = write_digest (whole != NULL ? whole : slip);
  work->code = g_strdup (whole != NULL ? whole->code : slip->code);
}

static void
work_clear (DxRegisterWork *work)
{
  g_clear_pointer (&work->json, g_bytes_unref);
  g_free (work->sha256);
  g_free (work->file_sum);
  g_free (work->slip);
  g_free (work->whole);
  g_free (work->code);
}

/* Finds the version that a file without an id is once more: the same bytes,
 * or the same text. */
static gboolean
find_copy (DxRegister *self, const DxRegisterWork *work, GError **error)
{
  g_autoptr (DxStatement) statement = dx_statement_take (
      dx_register_database (self),
      "SELECT v.register, v.row FROM register_version v"
      " JOIN register r ON r.row = v.register"
      " WHERE r.call = ?1 AND (v.slip = ?2 OR v.row IN"
      "  (SELECT version FROM register_file WHERE sha256 = ?3"
      "   AND inside IS NULL)) ORDER BY v.row LIMIT 1",
      error);
  DxStep step;

  if (statement == NULL)
    return FALSE;
  dx_statement_bind_text (statement, 1, work->delivery->call);
  dx_statement_bind_text (statement, 2, work->slip);
  dx_statement_bind_text (statement, 3, work->file_sum);
  step = dx_statement_step (statement, error);
  if (step != DX_STEP_ROW)
    return step == DX_STEP_DONE;
  work->receipt->result = DX_REGISTER_SAME;
  work->receipt->row = dx_statement_get_int64 (statement, 0);
  work->receipt->version = dx_statement_get_int64 (statement, 1);
  return TRUE;
}

/* The line of the proposal in this call, 0 when there is none. */
static gboolean
find_line (DxRegister *self,
           const DxRegisterWork *work,
           gint64 *row,
           gint64 *revision,
           GError **error)
{
  g_autoptr (DxStatement) statement = dx_statement_take (
      dx_register_database (self),
      "SELECT row, revision FROM register WHERE proposal = ?1 AND call = ?2",
      error);
  DxStep step;

  *row = 0;
  if (statement == NULL)
    return FALSE;
  dx_statement_bind_text (statement, 1,
                          dx_proposal_get_id (work->delivery->proposal));
  dx_statement_bind_text (statement, 2, work->delivery->call);
  step = dx_statement_step (statement, error);
  if (step == DX_STEP_ROW)
    {
      *row = dx_statement_get_int64 (statement, 0);
      *revision = dx_statement_get_int64 (statement, 1);
    }
  return step != DX_STEP_FAILED;
}

/* A slip alone is also what a dossier with files holds. */
static gboolean
find_same (DxRegister *self, const DxRegisterWork *work, GError **error)
{
  g_autoptr (DxStatement) statement = dx_statement_take (
      dx_register_database (self),
      "SELECT row FROM register_version WHERE register = ?1 AND revision = ?2"
      " AND (whole = ?3 OR (slip = ?3 AND ?3 = ?4)) ORDER BY row LIMIT 1",
      error);
  DxStep step;

  if (statement == NULL)
    return FALSE;
  dx_statement_bind_int64 (statement, 1, work->receipt->row);
  dx_statement_bind_int64 (statement, 2,
                           dx_proposal_get_revision (work->delivery->proposal));
  dx_statement_bind_text (statement, 3, work->whole);
  dx_statement_bind_text (statement, 4, work->slip);
  step = dx_statement_step (statement, error);
  if (step == DX_STEP_ROW)
    {
      work->receipt->result = DX_REGISTER_SAME;
      work->receipt->version = dx_statement_get_int64 (statement, 0);
    }
  return step != DX_STEP_FAILED;
}

/* An older revision that was never here is not what is here, either. */
static gboolean
classify (DxRegister *self, const DxRegisterWork *work, GError **error)
{
  DxRegisterReceipt *receipt = work->receipt;
  gint64 revision = 0;

  receipt->result = DX_REGISTER_NEW;
  if (!work->delivery->own)
    return find_copy (self, work, error);
  if (!find_line (self, work, &receipt->row, &revision, error))
    return FALSE;
  if (receipt->row == 0)
    return TRUE;
  receipt->result = dx_proposal_get_revision (work->delivery->proposal)
                            > revision
                        ? DX_REGISTER_NEW_VERSION
                        : DX_REGISTER_CONFLICT;
  return find_same (self, work, error);
}

static gboolean
take_number (DxRegister *self, const DxRegisterWork *work, GError **error)
{
  g_autoptr (GDateTime) now = dx_register_now (self);
  g_autoptr (DxStatement) statement = dx_statement_take (
      dx_register_database (self),
      "SELECT coalesce (max (number), 0) + 1 FROM register WHERE year = ?1",
      error);

  if (statement == NULL)
    return FALSE;
  work->receipt->year = g_date_time_get_year (now);
  dx_statement_bind_int64 (statement, 1, work->receipt->year);
  if (dx_statement_step (statement, error) != DX_STEP_ROW)
    return FALSE;
  work->receipt->number = (int) dx_statement_get_int64 (statement, 0);
  return TRUE;
}

static gboolean
insert_line (DxRegister *self, const DxRegisterWork *work, GError **error)
{
  const DxRegisterArrival *arrival = work->arrival;
  g_autoptr (DxStatement) statement = dx_statement_take (
      dx_register_database (self),
      "INSERT INTO register (year, number, proposal, call, channel, stamped,"
      "  arrived, sender, timing, why, state, version, registered, changed,"
      "  conflicts, revision, title, title_key, host, host_key, errors,"
      "  warnings) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, 0, 0, ?11,"
      "  ?11, 0, 0, '', x'', '', x'', 0, 0)",
      error);

  if (statement == NULL)
    return FALSE;
  dx_statement_bind_int64 (statement, 1, work->receipt->year);
  dx_statement_bind_int64 (statement, 2, work->receipt->number);
  dx_statement_bind_text (statement, 3,
                          dx_proposal_get_id (work->delivery->proposal));
  dx_statement_bind_text (statement, 4, work->delivery->call);
  dx_statement_bind_int64 (statement, 5, arrival->channel);
  dx_statement_bind_text (statement, 6, arrival->stamped);
  dx_statement_bind_text (statement, 7, arrival->arrived);
  dx_statement_bind_text (statement, 8,
                          arrival->from != NULL ? arrival->from : "");
  dx_statement_bind_int64 (statement, 9, arrival->timing);
  dx_statement_bind_text (statement, 10,
                          arrival->why != NULL ? arrival->why : "");
  dx_statement_bind_int64 (statement, 11, dx_register_now_ms (self));
  if (!dx_statement_run (statement, error))
    return FALSE;
  work->receipt->row =
      sqlite3_last_insert_rowid (dx_register_database (self)->handle);
  return TRUE;
}

/* What was checked of the version before is to be looked at again. */
static gboolean
replace_present (DxRegister *self, const DxRegisterWork *work, GError **error)
{
  return dx_register_run (self,
                          "UPDATE register_version SET standing = ?2"
                          " WHERE register = ?1 AND standing = 0",
                          work->receipt->row, DX_REGISTER_OLDER, NULL, error)
         && dx_register_run (self,
                             "UPDATE register SET state = 0 WHERE row = ?1"
                             " AND state <= ?2",
                             work->receipt->row, DX_REGISTER_STATE_COMPLETE,
                             NULL, error);
}

static gboolean
keep (DxRegister *self, const DxRegisterWork *work, GError **error)
{
  DxRegisterReceipt *receipt = work->receipt;

  switch (receipt->result)
    {
    case DX_REGISTER_NEW:
    case DX_REGISTER_NEW_VERSION:
      if (receipt->result == DX_REGISTER_NEW
              ? !take_number (self, work, error)
                    || !insert_line (self, work, error)
              : !replace_present (self, work, error))
        return FALSE;
      return dx_register_insert_version (self, work, DX_REGISTER_PRESENT, error)
             && dx_register_show (self, receipt->row, receipt->version,
                                  work->delivery->proposal, error);
    case DX_REGISTER_CONFLICT:
      return dx_register_insert_version (self, work, DX_REGISTER_ASIDE, error)
             && dx_register_run (self,
                                 "UPDATE register SET conflicts = conflicts + 1"
                                 " WHERE row = ?1",
                                 receipt->row, 0, NULL, error);
    case DX_REGISTER_SAME:
    default:
      return TRUE;
    }
}

static gboolean
take_down (DxRegister *self, const DxRegisterWork *work, GError **error)
{
  g_autoptr (GTree) detail = dx_audit_object_new ();
  const DxRegisterArrival *arrival = work->arrival;

  dx_audit_object_set_text (detail, "file", work->delivery->name);
  dx_audit_object_set_text (detail, "sha256", work->file_sum);
  dx_audit_object_set_text (detail, "proposal",
                            dx_proposal_get_id (work->delivery->proposal));
  dx_audit_object_set_int (detail, "revision",
                           dx_proposal_get_revision (work->delivery->proposal));
  dx_audit_object_set_text (detail, "code", work->code);
  dx_audit_object_set_int (detail, "version", work->receipt->version);
  dx_audit_object_set_text (detail, "from", arrival->from);
  dx_audit_object_set_text (detail, "stamped", arrival->stamped);
  dx_audit_object_set_text (detail, "arrived", arrival->arrived);
  dx_audit_object_set_text (detail, "why", arrival->why);
  return dx_audit_append_for (self, actions[work->receipt->result],
                              work->receipt->row, detail, error);
}

static gboolean
fill_receipt (DxRegister *self, const DxRegisterWork *work, GError **error)
{
  DxRegisterReceipt *receipt = work->receipt;
  g_autoptr (DxRegisterEntry)
      entry = dx_register_get (self, receipt->row, error);

  if (entry == NULL)
    return FALSE;
  receipt->year = entry->year;
  receipt->number = entry->number;
  receipt->proposal = g_strdup (entry->proposal);
  return TRUE;
}

static gboolean
check_size (const DxRegisterWork *work, GError **error)
{
  if (g_bytes_get_size (work->delivery->bytes) > MAX_BYTES)
    return dx_store_refuse (error, DX_STORE_ERROR_TOO_LARGE,
                            _ ("“%s” is larger than %d MiB"),
                            work->delivery->name, MAX_MEBIBYTES);
  return g_bytes_get_size (work->json) <= DX_JSON_MAX_BYTES
         || dx_store_refuse (error, DX_STORE_ERROR_TOO_LARGE,
                             _ ("the proposal in “%s” is too long"),
                             work->delivery->name);
}

/**
 * dx_register_receive:
 * @self: a register
 * @delivery: what came
 * @arrival: how
 * @error: return location for a #DxStoreError
 *
 * Takes in a dossier, as the contract says: a proposal that the call does
 * not have yet gets the next number of the year; a higher revision keeps
 * the number and replaces what was shown; the same again is only taken
 * down; and anything else of the same id is kept aside until
 * dx_register_settle (). The first arrival stays that of the line, and each
 * version has its own.
 *
 * Returns: (transfer full): what became of it, or %NULL with @error set and
 *   nothing changed
 */
DxRegisterReceipt *
dx_register_receive (DxRegister *self,
                     const DxRegisterDelivery *delivery,
                     const DxRegisterArrival *arrival,
                     GError **error)
{
  g_autoptr (DxRegisterReceipt) receipt = NULL;
  DxRegisterWork work;
  gboolean good;

  g_return_val_if_fail (DX_IS_REGISTER (self), NULL);
  g_return_val_if_fail (delivery != NULL && arrival != NULL, NULL);
  g_return_val_if_fail (delivery->call != NULL && delivery->name != NULL, NULL);
  g_return_val_if_fail (DX_IS_PROPOSAL (delivery->proposal), NULL);
  g_return_val_if_fail (delivery->bytes != NULL, NULL);
  g_return_val_if_fail (error == NULL || *error == NULL, NULL);

  receipt = g_new0 (DxRegisterReceipt, 1);
  work_init (&work, delivery, arrival, receipt);
  good = check_size (&work, error) && dx_store_begin (self->store, NULL, error);
  if (good)
    {
      good = classify (self, &work, error) && keep (self, &work, error)
             && take_down (self, &work, error)
             && fill_receipt (self, &work, error);
      good = dx_register_end (self, good, receipt->row, error);
    }
  work_clear (&work);
  return good ? g_steal_pointer (&receipt) : NULL;
}

/**
 * dx_register_refuse:
 * @self: a register
 * @call: the id of the call
 * @name: the file, with the archive or folder it came in
 * @reason: why, for people
 * @error: return location for a #DxStoreError
 *
 * Takes down that something was not taken in.
 *
 * Returns: whether that is on the disk
 */
gboolean
dx_register_refuse (DxRegister *self,
                    const char *call,
                    const char *name,
                    const char *reason,
                    GError **error)
{
  g_return_val_if_fail (reason != NULL, FALSE);

  return dx_register_note_action (self, "refuse", call, name, reason, error);
}
