/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dx-config.h"

#define G_LOG_DOMAIN "dexuat-store"

#include "dx-store-private.h"

#include <glib/gi18n-lib.h>

#include "dx-json.h"

static gboolean
fail_unknown (GBytes *json, DxCatalog *catalog, GError **error)
{
  g_autoptr (JsonNode) root = dx_json_parse (json, NULL);
  JsonObject *object = root != NULL ? json_node_get_object (root) : NULL;
  const char *form;
  const char *call;

  g_assert (object != NULL);
  form = json_object_get_string_member_with_default (object, "form", NULL);
  call = json_object_get_string_member_with_default (object, "call", NULL);
  if (form != NULL && dx_catalog_get_form (catalog, form, NULL) == NULL)
    g_set_error (error, DX_JSON_ERROR, DX_JSON_ERROR_UNKNOWN,
                 _ ("This proposal is written on the form “%s”, which is not "
                    "known here any more; please add the form's file again."),
                 form);
  else
    g_set_error (error, DX_JSON_ERROR, DX_JSON_ERROR_UNKNOWN,
                 _ ("This proposal answers the call “%s”, which is not known "
                    "here any more; please add the call's file again."),
                 call != NULL ? call : "");
  return FALSE;
}

/*
 * dx_store_read_proposal:
 * @self: a store
 * @json: a file from it
 * @catalog: the forms and calls
 * @error: return location for a #DxStoreError, or for
 *   %DX_JSON_ERROR_UNKNOWN when form or call are not in @catalog
 *
 * Reads what the store once wrote.
 *
 * Returns: (transfer full): the proposal
 */
DxProposal *
dx_store_read_proposal (DxStore *self,
                        GBytes *json,
                        DxCatalog *catalog,
                        GError **error)
{
  g_autoptr (GError) local = NULL;
  g_autofree char *name = NULL;
  DxProposal *proposal = dx_proposal_new_from_json (json, catalog, &local);

  if (proposal != NULL)
    return proposal;
  if (g_error_matches (local, DX_JSON_ERROR, DX_JSON_ERROR_UNKNOWN))
    {
      fail_unknown (json, catalog, error);
      return NULL;
    }
  name = g_filename_display_name (self->path);
  dx_store_refuse (error,
                   g_error_matches (local, DX_JSON_ERROR, DX_JSON_ERROR_VERSION)
                       ? DX_STORE_ERROR_NEWER
                       : DX_STORE_ERROR_DAMAGED,
                   _ ("A proposal in “%s” cannot be read: %s"), name,
                   local->message);
  return NULL;
}

/**
 * dx_store_load:
 * @self: a store
 * @id: a proposal
 * @catalog: the forms and calls that it may name
 * @error: return location for a #DxStoreError, or for
 *   %DX_JSON_ERROR_UNKNOWN when its form or call is not in @catalog
 *
 * Reads a proposal, also one that was removed.
 *
 * Returns: (transfer full): the proposal as it was saved, or %NULL with
 *   @error set
 */
DxProposal *
dx_store_load (DxStore *self,
               const char *id,
               DxCatalog *catalog,
               GError **error)
{
  g_autoptr (DxStatement) statement = NULL;
  g_autoptr (GBytes) json = NULL;
  DxProposal *proposal;
  gint64 serial = 0;
  DxStep step;

  g_return_val_if_fail (DX_IS_STORE (self), NULL);
  g_return_val_if_fail (id != NULL, NULL);
  g_return_val_if_fail (DX_IS_CATALOG (catalog), NULL);
  g_return_val_if_fail (error == NULL || *error == NULL, NULL);

  statement = dx_statement_take (
      self->database,
      "SELECT json, serial FROM proposal JOIN content USING (row)"
      " WHERE id = ?1",
      error);
  if (statement == NULL)
    return NULL;
  dx_statement_bind_text (statement, 1, id);
  step = dx_statement_step (statement, error);
  if (step == DX_STEP_DONE)
    dx_store_not_found (error);
  if (step != DX_STEP_ROW)
    return NULL;
  json = dx_statement_get_bytes (statement, 0);
  serial = dx_statement_get_int64 (statement, 1);
  proposal = dx_store_read_proposal (self, json, catalog, error);
  if (proposal != NULL)
    dx_store_remember (self, id, serial);
  return proposal;
}

/**
 * dx_store_get_facts:
 * @self: a store
 * @id: a proposal
 * @facts: (out): what was saved of it
 * @error: return location for a #DxStoreError
 *
 * Returns: whether it is there
 */
gboolean
dx_store_get_facts (DxStore *self,
                    const char *id,
                    DxProposalFacts *facts,
                    GError **error)
{
  g_autoptr (DxStatement) statement = NULL;
  DxStep step;

  g_return_val_if_fail (DX_IS_STORE (self), FALSE);
  g_return_val_if_fail (id != NULL && facts != NULL, FALSE);
  g_return_val_if_fail (error == NULL || *error == NULL, FALSE);

  statement = dx_statement_take (
      self->database,
      "SELECT state, errors, warnings, sections_done, sections, deadline"
      " FROM proposal WHERE id = ?1",
      error);
  if (statement == NULL)
    return FALSE;
  dx_statement_bind_text (statement, 1, id);
  step = dx_statement_step (statement, error);
  if (step == DX_STEP_ROW)
    dx_store_read_facts (statement, 0, facts);
  return step == DX_STEP_ROW
         || (step == DX_STEP_DONE && dx_store_not_found (error));
}

/*
 * dx_store_read_facts:
 * @statement: a statement at a row
 * @column: where state, errors, warnings, sections done, sections and
 *   deadline begin
 * @facts: (out): the same
 *
 * Reads the facts of a proposal.
 */
void
dx_store_read_facts (DxStatement *statement, int column, DxProposalFacts *facts)
{
  facts->state = (DxProposalState) dx_statement_get_int64 (statement, column);
  facts->errors = (guint) dx_statement_get_int64 (statement, column + 1);
  facts->warnings = (guint) dx_statement_get_int64 (statement, column + 2);
  facts->sections_done = (guint) dx_statement_get_int64 (statement, column + 3);
  facts->sections = (guint) dx_statement_get_int64 (statement, column + 4);
  facts->deadline = dx_statement_get_int64 (statement, column + 5);
}

/**
 * dx_store_contains:
 * @self: a store
 * @id: a proposal
 *
 * Returns: whether it is there, be it removed or not
 */
gboolean
dx_store_contains (DxStore *self, const char *id)
{
  gint64 row = 0;

  g_return_val_if_fail (DX_IS_STORE (self), FALSE);
  g_return_val_if_fail (id != NULL, FALSE);

  return dx_store_find_row (self, id, &row, NULL);
}

/**
 * dx_store_count_proposals:
 * @self: a store
 *
 * Returns: how many there are, without removed ones
 */
guint
dx_store_count_proposals (DxStore *self)
{
  gint64 count = 0;

  g_return_val_if_fail (DX_IS_STORE (self), 0);

  dx_database_get_int64 (self->database,
                         "SELECT count (*) FROM proposal WHERE trashed = 0",
                         &count, NULL);
  return (guint) count;
}
