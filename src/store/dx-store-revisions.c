/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dx-config.h"

#define G_LOG_DOMAIN "dexuat-store"

#include "dx-store-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "dx-json.h"

/* Earlier versions. Those that the program keeps by itself follow each
 * other into one for ten minutes from the first of them, and are limited in
 * number; those that a person asked for, or that were printed, stay. */
#define SAME_REVISION (10 * 60 * 1000)

/* What dx_store_add_revision () has to do. */
typedef enum { ADD, REPLACE, NOTHING, FAILED } Action;

/**
 * dx_revision_free:
 * @self: (transfer full): a revision
 *
 * Frees it.
 */
void
dx_revision_free (DxRevision *self)
{
  g_return_if_fail (self != NULL);

  g_free (self->who);
  g_free (self->note);
  g_free (self);
}

/*
 * dx_store_get_user:
 *
 * Returns: the user's name on this machine
 */
const char *
dx_store_get_user (void)
{
  const char *name = g_get_real_name ();

  return name != NULL && *name != '\0' && !g_str_equal (name, "Unknown")
             ? name
             : g_get_user_name ();
}

static gboolean
is_within (gint64 begun, gint64 now)
{
  return now >= begun && now - begun < SAME_REVISION;
}

/* Looks at the newest revision, and gives its key. */
static Action
find_action (
    DxStore *self, gint64 proposal, GBytes *json, gint64 *row, GError **error)
{
  g_autoptr (DxStatement) statement = dx_statement_take (
      self->database,
      "SELECT row, json = ?2, kind, session = ?3, begun FROM revision"
      " WHERE proposal = ?1 ORDER BY row DESC LIMIT 1",
      error);
  DxStep step;

  if (statement == NULL)
    return FAILED;
  dx_statement_bind_int64 (statement, 1, proposal);
  dx_statement_bind_json (statement, 2, json);
  dx_statement_bind_text (statement, 3, self->session);
  step = dx_statement_step (statement, error);
  if (step != DX_STEP_ROW)
    return step == DX_STEP_DONE ? ADD : FAILED;
  *row = dx_statement_get_int64 (statement, 0);
  if (dx_statement_get_int64 (statement, 1) != 0)
    return NOTHING;
  return dx_statement_get_int64 (statement, 2) == DX_REVISION_AUTO
                 && dx_statement_get_int64 (statement, 3) != 0
                 && is_within (dx_statement_get_int64 (statement, 4),
                               dx_store_now (self))
             ? REPLACE
             : ADD;
}

static gboolean
insert_revision (DxStore *self,
                 gint64 proposal,
                 const DxRevision *revision,
                 GBytes *json,
                 GError **error)
{
  g_autoptr (DxStatement) statement = dx_statement_take (
      self->database,
      "INSERT INTO revision (proposal, kind, number, begun, created, session,"
      "  who, note, json) VALUES (?1, ?2, ?3, ?4, ?4, ?5, ?6, ?7, ?8)",
      error);

  if (statement == NULL)
    return FALSE;
  dx_statement_bind_int64 (statement, 1, proposal);
  dx_statement_bind_int64 (statement, 2, revision->kind);
  dx_statement_bind_int64 (statement, 3, revision->number);
  dx_statement_bind_int64 (statement, 4, revision->created);
  dx_statement_bind_text (statement, 5, self->session);
  dx_statement_bind_text (statement, 6, revision->who);
  dx_statement_bind_text (statement, 7, revision->note);
  dx_statement_bind_json (statement, 8, json);
  return dx_statement_run (statement, error);
}

static gboolean
replace_revision (DxStore *self,
                  const DxRevision *revision,
                  GBytes *json,
                  GError **error)
{
  g_autoptr (DxStatement) statement = dx_statement_take (
      self->database,
      "UPDATE revision SET created = ?2, note = ?3, json = ?4 WHERE row = ?1",
      error);

  if (statement == NULL)
    return FALSE;
  dx_statement_bind_int64 (statement, 1, revision->row);
  dx_statement_bind_int64 (statement, 2, revision->created);
  dx_statement_bind_text (statement, 3, revision->note);
  dx_statement_bind_json (statement, 4, json);
  return dx_statement_run (statement, error);
}

/* Kind 0 is %DX_REVISION_AUTO. */
static gboolean
drop_old_ones (DxStore *self, gint64 proposal, GError **error)
{
  g_autoptr (DxStatement) statement = dx_statement_take (
      self->database,
      "DELETE FROM revision WHERE row IN (SELECT row FROM revision"
      " WHERE proposal = ?1 AND kind = 0 ORDER BY row DESC"
      " LIMIT -1 OFFSET 100)",
      error);

  if (statement == NULL)
    return FALSE;
  dx_statement_bind_int64 (statement, 1, proposal);
  return dx_statement_run (statement, error);
}

static gboolean
write_revision (DxStore *self,
                const char *id,
                DxRevision *revision,
                GBytes *json,
                gboolean *written,
                GError **error)
{
  Action action = ADD;
  gint64 proposal = 0;

  *written = TRUE;
  if (!dx_store_find_row (self, id, &proposal, error))
    return FALSE;
  if (revision->kind == DX_REVISION_AUTO)
    action = find_action (self, proposal, json, &revision->row, error);
  switch (action)
    {
    case NOTHING:
      *written = FALSE;
      return TRUE;
    case REPLACE:
      return replace_revision (self, revision, json, error);
    case ADD:
      if (!insert_revision (self, proposal, revision, json, error))
        return FALSE;
      revision->row = sqlite3_last_insert_rowid (self->database->handle);
      return revision->kind != DX_REVISION_AUTO
             || drop_old_ones (self, proposal, error);
    case FAILED:
    default:
      return FALSE;
    }
}

/**
 * dx_store_add_revision:
 * @self: a store
 * @proposal: a proposal that was saved
 * @kind: why it is kept
 * @note: (nullable): what changed or where to it was written
 * @row: (out) (optional): the revision's key
 * @error: return location for a #DxStoreError
 *
 * Keeps the proposal as it is now. An automatic one takes the place of the
 * one before it when this process made that too, within ten minutes of its
 * beginning, and nothing came between; when nothing changed since the last
 * one of any kind, there is none, and @row is that one. The last hundred
 * automatic ones of a proposal stay.
 *
 * Returns: whether it went well
 */
gboolean
dx_store_add_revision (DxStore *self,
                       DxProposal *proposal,
                       DxRevisionKind kind,
                       const char *note,
                       gint64 *row,
                       GError **error)
{
  g_autoptr (GBytes) json = NULL;
  DxRevision revision = { .kind = kind };
  gboolean written;
  gboolean good;

  g_return_val_if_fail (DX_IS_STORE (self), FALSE);
  g_return_val_if_fail (DX_IS_PROPOSAL (proposal), FALSE);
  g_return_val_if_fail (error == NULL || *error == NULL, FALSE);

  json = dx_proposal_to_json (proposal);
  if (g_bytes_get_size (json) > DX_JSON_MAX_BYTES)
    return dx_store_refuse (
        error, DX_STORE_ERROR_TOO_LARGE, "%s",
        _ ("The proposal is too long to be saved; please shorten it."));
  if (kind == DX_REVISION_PRINTED)
    revision.number = dx_proposal_get_revision (proposal);
  revision.created = dx_store_now (self);
  revision.who = (char *) dx_store_get_user ();
  revision.note = (char *) note;
  if (!dx_store_begin (self, NULL, error))
    return FALSE;
  good = write_revision (self, dx_proposal_get_id (proposal), &revision, json,
                         &written, error);
  if (good && !written)
    dx_store_cancel (self);
  else if (!dx_store_end (self, good, error))
    return FALSE;
  if (row != NULL)
    *row = revision.row;
  return TRUE;
}

static DxRevision *
read_revision (DxStatement *statement)
{
  DxRevision *revision = g_new0 (DxRevision, 1);

  revision->row = dx_statement_get_int64 (statement, 0);
  revision->kind = (DxRevisionKind) dx_statement_get_int64 (statement, 1);
  revision->number = dx_statement_get_int64 (statement, 2);
  revision->created = dx_statement_get_int64 (statement, 3);
  revision->who = g_strdup (dx_statement_get_text (statement, 4));
  revision->note = g_strdup (dx_statement_get_text (statement, 5));
  return revision;
}

/**
 * dx_store_list_revisions:
 * @self: a store
 * @id: a proposal
 * @error: return location for a #DxStoreError
 *
 * Lists the earlier versions of a proposal, without their texts.
 *
 * Returns: (transfer full) (element-type DxRevision): the newest first, or
 *   %NULL with @error set
 */
GPtrArray *
dx_store_list_revisions (DxStore *self, const char *id, GError **error)
{
  g_autoptr (GPtrArray) revisions = NULL;
  g_autoptr (DxStatement) statement = NULL;
  gint64 proposal = 0;
  DxStep step;

  g_return_val_if_fail (DX_IS_STORE (self), NULL);
  g_return_val_if_fail (id != NULL, NULL);
  g_return_val_if_fail (error == NULL || *error == NULL, NULL);

  if (!dx_store_find_row (self, id, &proposal, error))
    return NULL;
  statement = dx_statement_take (
      self->database,
      "SELECT row, kind, number, created, who, note FROM revision"
      " WHERE proposal = ?1 ORDER BY row DESC",
      error);
  if (statement == NULL)
    return NULL;
  dx_statement_bind_int64 (statement, 1, proposal);
  revisions =
      g_ptr_array_new_with_free_func ((GDestroyNotify) dx_revision_free);
  while ((step = dx_statement_step (statement, error)) == DX_STEP_ROW)
    g_ptr_array_add (revisions, read_revision (statement));
  return step == DX_STEP_DONE ? g_steal_pointer (&revisions) : NULL;
}

/**
 * dx_store_load_revision:
 * @self: a store
 * @row: the key of a revision
 * @catalog: the forms and calls that it may name
 * @error: return location for a #DxStoreError, or for
 *   %DX_JSON_ERROR_UNKNOWN when its form or call is not in @catalog
 *
 * Reads an earlier version.
 *
 * Returns: (transfer full): the proposal as it was, or %NULL with @error
 *   set
 */
DxProposal *
dx_store_load_revision (DxStore *self,
                        gint64 row,
                        DxCatalog *catalog,
                        GError **error)
{
  g_autoptr (DxStatement) statement = NULL;
  g_autoptr (GBytes) json = NULL;
  DxStep step;

  g_return_val_if_fail (DX_IS_STORE (self), NULL);
  g_return_val_if_fail (DX_IS_CATALOG (catalog), NULL);
  g_return_val_if_fail (error == NULL || *error == NULL, NULL);

  statement = dx_statement_take (
      self->database, "SELECT json FROM revision WHERE row = ?1", error);
  if (statement == NULL)
    return NULL;
  dx_statement_bind_int64 (statement, 1, row);
  step = dx_statement_step (statement, error);
  if (step == DX_STEP_DONE)
    dx_store_not_found (error);
  if (step != DX_STEP_ROW)
    return NULL;
  json = dx_statement_get_bytes (statement, 0);
  return dx_store_read_proposal (self, json, catalog, error);
}
