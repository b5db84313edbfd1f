/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dx-config.h"

#define G_LOG_DOMAIN "dexuat-store"

#include "dx-register.h"

#include <string.h>

#include "dx-progress.h"
#include "dx-register-private.h"
#include "dx-title-key-private.h"
#include "dx-words-private.h"

/* What is written of a version, and what the register shows of it. */

/* A list shows so much of a name; the whole stands in the version. */
#define MAX_BYTES 1000

#define HOST "X.name"

static const char *const amounts[] = { "IX.total", "IX.state-budget",
                                       "IX.counterpart" };

static char *
cut (const char *text)
{
  const char *end;

  if (text == NULL)
    return g_strdup ("");
  if (strlen (text) <= MAX_BYTES)
    return g_strdup (text);
  end = g_utf8_find_prev_char (text, text + MAX_BYTES + 1);
  return g_strndup (text, (gsize) (end - text));
}

/*
 * dx_register_find_title:
 *
 * Returns: (transfer full): what a proposal is called in the register
 */
char *
dx_register_find_title (DxProposal *proposal)
{
  g_autofree char *title = dx_progress_get_title (proposal);

  return cut (title);
}

/*
 * dx_register_find_host:
 *
 * Returns: (transfer full): who makes a proposal, for the register
 */
char *
dx_register_find_host (DxProposal *proposal)
{
  const DxForm *form = dx_proposal_get_form (proposal);

  return dx_form_get_field (form, HOST) != NULL
             ? cut (dx_proposal_get_text (proposal, HOST))
             : g_strdup ("");
}

static void
bind_sum (DxStatement *statement, int index, DxProposal *proposal, guint which)
{
  const DxForm *form = dx_proposal_get_form (proposal);
  gint64 value;

  if (dx_form_get_field (form, amounts[which]) != NULL
      && dx_proposal_get_integer (proposal, amounts[which], &value))
    dx_statement_bind_int64 (statement, index, value);
}

static gboolean
show_words (DxRegister *self, gint64 row, DxProposal *proposal, GError **error)
{
  DxDatabase *database = dx_register_database (self);
  g_autofree char *words = dx_words_collect (database->tokenizer, proposal);

  return dx_register_run (self, "DELETE FROM register_words WHERE rowid = ?1",
                          row, 0, NULL, error)
         && dx_register_run (self,
                             "INSERT INTO register_words (rowid, list)"
                             " SELECT ?1, ?3 WHERE ?2 = 0",
                             row, 0, words, error);
}

/*
 * dx_register_show:
 * @self: a register in a transaction
 * @row: the key of a line
 * @version: the key of what is its present version from now on
 * @proposal: that version
 *
 * Brings what lists and searches know of a dossier up to date.
 *
 * Returns: whether it went well
 */
gboolean
dx_register_show (DxRegister *self,
                  gint64 row,
                  gint64 version,
                  DxProposal *proposal,
                  GError **error)
{
  g_autoptr (DxStatement) statement = dx_statement_take (
      dx_register_database (self),
      "UPDATE register SET version = ?2, title = ?3, title_key = ?4,"
      "  host = ?5, host_key = ?6, total = ?7, state_budget = ?8,"
      "  counterpart = ?9, (revision, errors, warnings) ="
      "  (SELECT revision, errors, warnings FROM register_version"
      "   WHERE row = ?2) WHERE row = ?1",
      error);
  g_autofree char *title = dx_register_find_title (proposal);
  g_autofree char *host = dx_register_find_host (proposal);
  g_autoptr (GBytes) title_key = dx_title_key_new (title);
  g_autoptr (GBytes) host_key = dx_title_key_new (host);

  if (statement == NULL)
    return FALSE;
  dx_statement_bind_int64 (statement, 1, row);
  dx_statement_bind_int64 (statement, 2, version);
  dx_statement_bind_text (statement, 3, title);
  dx_statement_bind_bytes (statement, 4, title_key);
  dx_statement_bind_text (statement, 5, host);
  dx_statement_bind_bytes (statement, 6, host_key);
  for (guint i = 0; i < G_N_ELEMENTS (amounts); i++)
    bind_sum (statement, 7 + (int) i, proposal, i);
  return dx_statement_run (statement, error)
         && show_words (self, row, proposal, error);
}

static gboolean
insert_version_row (DxRegister *self,
                    const DxRegisterWork *work,
                    DxRegisterStanding standing,
                    GError **error)
{
  const DxRegisterArrival *arrival = work->arrival;
  const DxRegisterDelivery *delivery = work->delivery;
  g_autoptr (DxStatement) statement = dx_statement_take (
      dx_register_database (self),
      "INSERT INTO register_version (register, standing, revision, code, slip,"
      "  whole, channel, stamped, arrived, sender, timing, why, received,"
      "  errors, warnings, sha256, json) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7,"
      "  ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16, ?17)",
      error);

  if (statement == NULL)
    return FALSE;
  dx_statement_bind_int64 (statement, 1, work->receipt->row);
  dx_statement_bind_int64 (statement, 2, standing);
  dx_statement_bind_int64 (statement, 3,
                           dx_proposal_get_revision (delivery->proposal));
  dx_statement_bind_text (statement, 4, work->code);
  dx_statement_bind_text (statement, 5, work->slip);
  dx_statement_bind_text (statement, 6, work->whole);
  dx_statement_bind_int64 (statement, 7, arrival->channel);
  dx_statement_bind_text (statement, 8, arrival->stamped);
  dx_statement_bind_text (statement, 9, arrival->arrived);
  dx_statement_bind_text (statement, 10,
                          arrival->from != NULL ? arrival->from : "");
  dx_statement_bind_int64 (statement, 11, arrival->timing);
  dx_statement_bind_text (statement, 12,
                          arrival->why != NULL ? arrival->why : "");
  dx_statement_bind_int64 (statement, 13, dx_register_now_ms (self));
  dx_statement_bind_int64 (statement, 14, delivery->errors);
  dx_statement_bind_int64 (statement, 15, delivery->warnings);
  dx_statement_bind_text (statement, 16, work->sha256);
  dx_statement_bind_json (statement, 17, work->json);
  return dx_statement_run (statement, error);
}

static gboolean
insert_file (DxRegister *self,
             gint64 version,
             gint64 inside,
             const DxRegisterFile *file,
             GError **error)
{
  g_autoptr (DxStatement) statement = dx_statement_take (
      dx_register_database (self),
      "INSERT INTO register_file (version, inside, name, kind, size, sha256)"
      " VALUES (?1, nullif (?2, 0), ?3, ?4, ?5, ?6)",
      error);

  if (statement == NULL)
    return FALSE;
  dx_statement_bind_int64 (statement, 1, version);
  dx_statement_bind_int64 (statement, 2, inside);
  dx_statement_bind_text (statement, 3, file->name);
  dx_statement_bind_text (statement, 4, file->kind);
  dx_statement_bind_int64 (statement, 5, file->size);
  dx_statement_bind_text (statement, 6, file->sha256);
  return dx_statement_run (statement, error);
}

static gboolean
insert_content (DxRegister *self, gint64 row, GBytes *bytes, GError **error)
{
  g_autoptr (DxStatement) statement = dx_statement_take (
      dx_register_database (self),
      "INSERT INTO register_content (row, bytes) VALUES (?1, ?2)", error);

  if (statement == NULL)
    return FALSE;
  dx_statement_bind_int64 (statement, 1, row);
  dx_statement_bind_bytes (statement, 2, bytes);
  return dx_statement_run (statement, error);
}

static gboolean
insert_files (DxRegister *self, const DxRegisterWork *work, GError **error)
{
  const DxRegisterDelivery *delivery = work->delivery;
  GPtrArray *members = delivery->members;
  const DxRegisterFile source = {
    .name = (char *) delivery->name,
    .kind = (char *) "source",
    .size = (gint64) g_bytes_get_size (delivery->bytes),
    .sha256 = work->file_sum,
  };
  gint64 row;

  if (!insert_file (self, work->receipt->version, 0, &source, error))
    return FALSE;
  row = sqlite3_last_insert_rowid (dx_register_database (self)->handle);
  if (!insert_content (self, row, delivery->bytes, error))
    return FALSE;
  for (guint i = 0; members != NULL && i < members->len; i++)
    if (!insert_file (self, work->receipt->version, row,
                      g_ptr_array_index (members, i), error))
      return FALSE;
  return TRUE;
}

/*
 * dx_register_insert_version:
 * @self: a register in a transaction
 * @work: what came; its receipt has the line, and gets the version
 * @standing: what the version is in its dossier
 *
 * Keeps a version and the files that it came in.
 *
 * Returns: whether it went well
 */
gboolean
dx_register_insert_version (DxRegister *self,
                            const DxRegisterWork *work,
                            DxRegisterStanding standing,
                            GError **error)
{
  GBytes *minhash = work->delivery->minhash;

  if (!insert_version_row (self, work, standing, error))
    return FALSE;
  work->receipt->version =
      sqlite3_last_insert_rowid (dx_register_database (self)->handle);
  return insert_files (self, work, error)
         && (minhash == NULL
             || dx_register_set_minhash (self, work->receipt->version, minhash,
                                         error));
}
