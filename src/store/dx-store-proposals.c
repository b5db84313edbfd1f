/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dx-config.h"

#define G_LOG_DOMAIN "dexuat-store"

#include "dx-store-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "dx-json.h"
#include "dx-progress.h"
#include "dx-title-key-private.h"
#include "dx-words-private.h"

/* A list shows so much of a title; the whole stands in the text. */
#define MAX_TITLE_BYTES 1000

/**
 * Known:
 * @row: the key of the proposal, 0 when it is new
 * @serial: which version is there
 * @same_content: what is there is what is to be saved
 * @same_head: and so is what the list shows of it
 * @same_facts: and so are the facts
 *
 * What the database has already.
 */
typedef struct {
  gint64 row;
  gint64 serial;
  gboolean same_content;
  gboolean same_head;
  gboolean same_facts;
} Known;

/**
 * Draft:
 * @proposal: what is saved
 * @facts: what the list shows beside it
 * @json: its file
 * @title: for the list
 * @serial: of the transaction
 */
typedef struct {
  DxProposal *proposal;
  const DxProposalFacts *facts;
  GBytes *json;
  char *title;
  gint64 serial;
} Draft;

static char *
make_title (DxProposal *proposal)
{
  g_autofree char *title = dx_progress_get_title (proposal);
  const char *end;

  if (title == NULL)
    return g_strdup ("");
  if (strlen (title) <= MAX_TITLE_BYTES)
    return g_steal_pointer (&title);
  end = g_utf8_find_prev_char (title, title + MAX_TITLE_BYTES + 1);
  return g_strndup (title, (gsize) (end - title));
}

static const char *
get_call_id (DxProposal *proposal)
{
  DxCall *call = dx_proposal_get_call (proposal);

  return call != NULL ? call->id : "";
}

/* Form, call, plan year and title go to the parameters from @index on. */
static void
bind_head (DxStatement *statement, int index, const Draft *draft)
{
  const DxForm *form = dx_proposal_get_form (draft->proposal);
  gint64 year;

  dx_statement_bind_text (statement, index, form->id);
  dx_statement_bind_text (statement, index + 1, get_call_id (draft->proposal));
  if (form->plan_field != NULL
      && dx_proposal_get_integer (draft->proposal, form->plan_field, &year))
    dx_statement_bind_int64 (statement, index + 2, year);
  dx_statement_bind_text (statement, index + 3, draft->title);
}

static void
bind_facts (DxStatement *statement, int index, const DxProposalFacts *facts)
{
  static const DxProposalFacts none = { 0 };

  if (facts == NULL)
    facts = &none;
  dx_statement_bind_int64 (statement, index, facts->state);
  dx_statement_bind_int64 (statement, index + 1, facts->errors);
  dx_statement_bind_int64 (statement, index + 2, facts->warnings);
  dx_statement_bind_int64 (statement, index + 3, facts->sections_done);
  dx_statement_bind_int64 (statement, index + 4, facts->sections);
  dx_statement_bind_int64 (statement, index + 5, facts->deadline);
}

static gboolean
look_up (DxStore *self, const Draft *draft, Known *known, GError **error)
{
  g_autoptr (DxStatement) statement = dx_statement_take (
      self->database,
      "SELECT row, serial, json = ?2,"
      "  form = ?3 AND call = ?4 AND plan_year IS ?5 AND title = ?6,"
      "  (state, errors, warnings, sections_done, sections, deadline)"
      "  = (?7, ?8, ?9, ?10, ?11, ?12)"
      " FROM proposal JOIN content USING (row) WHERE id = ?1",
      error);
  DxStep step;

  memset (known, 0, sizeof *known);
  if (statement == NULL)
    return FALSE;
  dx_statement_bind_text (statement, 1, dx_proposal_get_id (draft->proposal));
  dx_statement_bind_json (statement, 2, draft->json);
  bind_head (statement, 3, draft);
  bind_facts (statement, 7, draft->facts);
  step = dx_statement_step (statement, error);
  if (step != DX_STEP_ROW)
    return step == DX_STEP_DONE;
  known->row = dx_statement_get_int64 (statement, 0);
  known->serial = dx_statement_get_int64 (statement, 1);
  known->same_content = dx_statement_get_int64 (statement, 2) != 0;
  known->same_head = dx_statement_get_int64 (statement, 3) != 0;
  known->same_facts = draft->facts == NULL
                      || dx_statement_get_int64 (statement, 4) != 0;
  return TRUE;
}

/* A version that came from another process after ours was read is not
 * overwritten. */
static gboolean
check_serial (DxStore *self,
              const Draft *draft,
              const Known *known,
              GError **error)
{
  const char *id = dx_proposal_get_id (draft->proposal);
  const gint64 *seen = g_hash_table_lookup (self->serials, id);

  if (known->row == 0 || known->same_content || seen == NULL
      || *seen == known->serial)
    return TRUE;
  return dx_store_refuse (
      error, DX_STORE_ERROR_CONFLICT, "%s",
      _ ("This proposal was changed in another session meanwhile; please "
         "close it and open it again."));
}

static gboolean
insert_proposal (DxStore *self,
                 const Draft *draft,
                 Known *known,
                 GError **error)
{
  g_autoptr (DxStatement) statement = dx_statement_take (
      self->database,
      "INSERT INTO proposal (id, form, call, plan_year, title, state, errors,"
      "  warnings, sections_done, sections, deadline, title_key, revision,"
      "  created, changed, serial)"
      " VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14,"
      "  ?14, ?15)",
      error);
  g_autoptr (GBytes) key = dx_title_key_new (draft->title);

  if (statement == NULL)
    return FALSE;
  dx_statement_bind_text (statement, 1, dx_proposal_get_id (draft->proposal));
  bind_head (statement, 2, draft);
  bind_facts (statement, 6, draft->facts);
  dx_statement_bind_bytes (statement, 12, key);
  dx_statement_bind_int64 (statement, 13,
                           dx_proposal_get_revision (draft->proposal));
  dx_statement_bind_int64 (statement, 14, dx_store_now (self));
  dx_statement_bind_int64 (statement, 15, draft->serial);
  if (!dx_statement_run (statement, error))
    return FALSE;
  known->row = sqlite3_last_insert_rowid (self->database->handle);
  return TRUE;
}

/* Only what differs is written: each index that is touched costs a page. */
static gboolean
update_head (DxStore *self,
             const Draft *draft,
             const Known *known,
             GError **error)
{
  g_autoptr (GBytes) key = NULL;
  g_autoptr (DxStatement) statement = NULL;

  if (known->same_head)
    return TRUE;
  statement = dx_statement_take (
      self->database,
      "UPDATE proposal SET form = ?2, call = ?3, plan_year = ?4, title = ?5,"
      "  title_key = ?6 WHERE row = ?1",
      error);
  if (statement == NULL)
    return FALSE;
  key = dx_title_key_new (draft->title);
  dx_statement_bind_int64 (statement, 1, known->row);
  bind_head (statement, 2, draft);
  dx_statement_bind_bytes (statement, 6, key);
  return dx_statement_run (statement, error);
}

static gboolean
update_facts (DxStore *self,
              const Draft *draft,
              const Known *known,
              GError **error)
{
  g_autoptr (DxStatement) statement = NULL;

  if (known->same_facts)
    return TRUE;
  statement = dx_statement_take (
      self->database,
      "UPDATE proposal SET state = ?2, errors = ?3, warnings = ?4,"
      "  sections_done = ?5, sections = ?6, deadline = ?7 WHERE row = ?1",
      error);
  if (statement == NULL)
    return FALSE;
  dx_statement_bind_int64 (statement, 1, known->row);
  bind_facts (statement, 2, draft->facts);
  return dx_statement_run (statement, error);
}

static gboolean
update_stamp (DxStore *self,
              const Draft *draft,
              const Known *known,
              GError **error)
{
  g_autoptr (DxStatement) statement = dx_statement_take (
      self->database,
      "UPDATE proposal SET revision = ?2, changed = ?3, serial = ?4"
      " WHERE row = ?1",
      error);

  if (statement == NULL)
    return FALSE;
  dx_statement_bind_int64 (statement, 1, known->row);
  dx_statement_bind_int64 (statement, 2,
                           dx_proposal_get_revision (draft->proposal));
  dx_statement_bind_int64 (statement, 3, dx_store_now (self));
  dx_statement_bind_int64 (statement, 4, draft->serial);
  return dx_statement_run (statement, error);
}

static gboolean
write_content (DxStore *self,
               const Draft *draft,
               const Known *known,
               GError **error)
{
  g_autoptr (DxStatement) statement = dx_statement_take (
      self->database,
      "INSERT INTO content (row, json) VALUES (?1, ?2)"
      " ON CONFLICT (row) DO UPDATE SET json = excluded.json",
      error);

  if (statement == NULL)
    return FALSE;
  dx_statement_bind_int64 (statement, 1, known->row);
  dx_statement_bind_json (statement, 2, draft->json);
  return dx_statement_run (statement, error);
}

static gboolean
has_words (DxStore *self,
           const Known *known,
           const char *words,
           gboolean *same,
           GError **error)
{
  g_autoptr (DxStatement) statement = dx_statement_take (
      self->database, "SELECT list = ?2 FROM words WHERE rowid = ?1", error);
  DxStep step;

  if (statement == NULL)
    return FALSE;
  dx_statement_bind_int64 (statement, 1, known->row);
  dx_statement_bind_text (statement, 2, words);
  step = dx_statement_step (statement, error);
  *same = step == DX_STEP_ROW && dx_statement_get_int64 (statement, 0) != 0;
  return step != DX_STEP_FAILED;
}

static gboolean
run_for_words (DxStore *self,
               const char *sql,
               gint64 row,
               const char *words,
               GError **error)
{
  g_autoptr (DxStatement)
      statement = dx_statement_take (self->database, sql, error);

  if (statement == NULL)
    return FALSE;
  dx_statement_bind_int64 (statement, 1, row);
  if (words != NULL)
    dx_statement_bind_text (statement, 2, words);
  return dx_statement_run (statement, error);
}

static gboolean
write_words (DxStore *self,
             const Draft *draft,
             const Known *known,
             gboolean new,
             GError **error)
{
  g_autofree char *words =
      dx_words_collect (self->database->tokenizer, draft->proposal);
  gboolean same = FALSE;

  if (!new && !has_words (self, known, words, &same, error))
    return FALSE;
  if (same)
    return TRUE;
  self->merges = TRUE;
  return (new
          || run_for_words (self, "DELETE FROM words WHERE rowid = ?1",
                            known->row, NULL, error))
         && run_for_words (self,
                           "INSERT INTO words (rowid, list) VALUES (?1, ?2)",
                           known->row, words, error);
}

static gboolean
write_draft (DxStore *self, const Draft *draft, Known *known, GError **error)
{
  if (known->row == 0)
    return insert_proposal (self, draft, known, error)
           && write_content (self, draft, known, error)
           && write_words (self, draft, known, TRUE, error);
  return update_facts (self, draft, known, error)
         && (known->same_content
             || (update_stamp (self, draft, known, error)
                 && update_head (self, draft, known, error)
                 && write_content (self, draft, known, error)
                 && write_words (self, draft, known, FALSE, error)));
}

static gboolean
check_size (GBytes *json, GError **error)
{
  return g_bytes_get_size (json) <= DX_JSON_MAX_BYTES
         || dx_store_refuse (
             error, DX_STORE_ERROR_TOO_LARGE, "%s",
             _ ("The proposal is too long to be saved; please shorten it."));
}

/*
 * dx_store_write_proposal:
 * @self: a store in a transaction
 * @proposal: a proposal
 * @facts: (nullable): what the list shows beside it
 * @serial: (out): the version that is there now
 * @written: (out): whether there was anything to write
 * @error: return location for a #DxStoreError
 *
 * Does the work of dx_store_save ().
 *
 * Returns: whether it went well
 */
gboolean
dx_store_write_proposal (DxStore *self,
                         DxProposal *proposal,
                         const DxProposalFacts *facts,
                         gint64 *serial,
                         gboolean *written,
                         GError **error)
{
  g_autoptr (GBytes) json = dx_proposal_to_json (proposal);
  g_autofree char *title = make_title (proposal);
  Draft draft = { proposal, facts, json, title, 0 };
  Known known;

  if (!check_size (json, error)
      || !dx_database_get_int64 (self->database, "SELECT serial FROM meta",
                                 &draft.serial, error)
      || !look_up (self, &draft, &known, error)
      || !check_serial (self, &draft, &known, error))
    return FALSE;
  *serial = known.same_content ? known.serial : draft.serial;
  *written = !known.same_content || !known.same_facts;
  return !*written || write_draft (self, &draft, &known, error);
}

/**
 * dx_store_save:
 * @self: a store
 * @proposal: a proposal
 * @facts: (nullable): what the list shows beside its words; %NULL leaves
 *   them as they are
 * @error: return location for a #DxStoreError
 *
 * Saves the proposal; when this returns %TRUE it is on the disk. What did
 * not change is not written, and a proposal that did not change keeps its
 * time. A proposal that another process changed after this one read it is
 * refused (%DX_STORE_ERROR_CONFLICT).
 *
 * Returns: whether it is saved
 */
gboolean
dx_store_save (DxStore *self,
               DxProposal *proposal,
               const DxProposalFacts *facts,
               GError **error)
{
  const char *id;
  gboolean written = FALSE;
  gboolean good;
  gint64 serial = 0;

  g_return_val_if_fail (DX_IS_STORE (self), FALSE);
  g_return_val_if_fail (DX_IS_PROPOSAL (proposal), FALSE);
  g_return_val_if_fail (error == NULL || *error == NULL, FALSE);

  if (!dx_store_begin (self, NULL, error))
    return FALSE;
  id = dx_proposal_get_id (proposal);
  good =
      dx_store_write_proposal (self, proposal, facts, &serial, &written, error);
  if (good && !written)
    dx_store_cancel (self);
  else if (!dx_store_end (self, good, error))
    return FALSE;
  dx_store_remember (self, id, serial);
  if (written)
    dx_store_emit_changed (self, id);
  return TRUE;
}
