/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dx-config.h"

#define G_LOG_DOMAIN "dexuat-tool"

#include <glib/gi18n-lib.h>

#include "dx-ranking.h"
#include "dx-review.h"
#include "dx-tool-desk-private.h"

static gboolean
contains (GArray *rows, gint64 row)
{
  for (guint i = 0; i < rows->len; i++)
    if (g_array_index (rows, gint64, i) == row)
      return TRUE;

  return FALSE;
}

/* Adds a line to @rows, which are all of @call. */
static gboolean
add_line (DxToolDesk *desk, const char *number, GArray *rows, char **call)
{
  const gint64 row = dx_tool_desk_find (desk, number);
  g_autoptr (DxRegisterEntry) entry = NULL;

  if (row == 0)
    return FALSE;
  entry = dx_register_get (desk->reg, row, NULL);
  if (entry == NULL)
    return FALSE;
  if (contains (rows, row))
    {
      dx_tool_complain (_ ("dossier %s stands there twice"), number);
      return FALSE;
    }
  if (*call == NULL)
    *call = g_strdup (entry->call);
  if (!g_str_equal (*call, entry->call))
    {
      dx_tool_complain (_ ("dossier %s is of another call, “%s”"), number,
                        entry->call);
      return FALSE;
    }
  g_array_append_val (rows, row);
  return TRUE;
}

/* By what one can rank; what is equal by all stays in the order of the
 * register, and is said. */
static const struct {
  const char *name;
  DxRankKey keys[3];
  guint n_keys;
} ways[] = {
  { "votes", { DX_RANK_OUTCOME, DX_RANK_VOTES, DX_RANK_CRITERIA }, 3 },
  { "criteria", { DX_RANK_CRITERIA, DX_RANK_OUTCOME, DX_RANK_VOTES }, 3 },
};

static gboolean
find_way (const char *name, guint *way)
{
  for (*way = 0; *way < G_N_ELEMENTS (ways); (*way)++)
    if (g_strcmp0 (ways[*way].name, name) == 0)
      return TRUE;
  dx_tool_complain (_ ("--by takes votes or criteria"));
  return FALSE;
}

static gboolean
take_votes (DxToolDesk *desk, DxRankRow *row, gint64 key, GError **error)
{
  g_autoptr (GPtrArray) notes = dx_register_list_notes (
      desk->reg, DX_REGISTER_NOTE_VOTE, key, NULL, FALSE, error);

  for (guint i = 0; notes != NULL && i < notes->len; i++)
    {
      const DxRegisterNote *note = g_ptr_array_index (notes, i);
      g_autoptr (DxVotes) votes = dx_votes_new_from_json (note->json, error);
      g_autoptr (DxCouncil) council = NULL;
      g_autoptr (DxTally) tally = NULL;

      if (votes == NULL)
        return FALSE;
      council = dx_council_load (votes->council != NULL ? votes->council
                                                        : DX_TOOL_DESK_COUNCIL,
                                 error);
      if (council == NULL)
        return FALSE;
      tally = dx_votes_count (votes, council);
      dx_rank_row_set_tally (row, tally);
    }
  return notes != NULL;
}

static gboolean
take_reviews (DxToolDesk *desk,
              DxRankRow *row,
              gint64 key,
              const DxCriteria *criteria,
              GError **error)
{
  g_autoptr (GPtrArray) notes = dx_register_list_notes (
      desk->reg, DX_REGISTER_NOTE_REVIEW, key, NULL, FALSE, error);

  for (guint i = 0; notes != NULL && i < notes->len; i++)
    {
      const DxRegisterNote *note = g_ptr_array_index (notes, i);
      g_autoptr (DxReview) review = dx_review_new_from_json (note->json, error);
      guint passed;

      if (review == NULL)
        return FALSE;
      passed = dx_review_count (review, criteria, DX_REVIEW_PASS);
      row->passed += passed;
      row->criteria += passed
                       + dx_review_count (review, criteria, DX_REVIEW_FAIL);
    }
  return notes != NULL;
}

/* Returns: (transfer full) (nullable): what this call's reviewers look at */
static DxCriteria *
load_criteria (const DxCall *call, GError **error)
{
  g_autoptr (DxCriteria)
      criteria = dx_criteria_load (DX_TOOL_DESK_CRITERIA, error);
  g_autoptr (DxCouncil) council =
      criteria != NULL ? dx_council_load (DX_TOOL_DESK_COUNCIL, error) : NULL;

  if (council == NULL)
    return NULL;
  dx_criteria_add_call (criteria, call);
  dx_criteria_add_council (criteria, council);
  return g_steal_pointer (&criteria);
}

/* Returns: (transfer full) (nullable): a row a dossier, by number */
static GPtrArray *
load_rows (DxToolDesk *desk, const DxCriteria *criteria, GError **error)
{
  g_autoptr (GPtrArray)
      rows = g_ptr_array_new_with_free_func ((GDestroyNotify) dx_rank_row_free);
  g_autoptr (DxRegisterList) list = dx_register_list_new (desk->reg);
  DxRegisterQuery query = DX_REGISTER_QUERY_ALL;
  guint n;

  query.call = desk->call;
  dx_register_list_set_query (list, &query);
  n = g_list_model_get_n_items (G_LIST_MODEL (list));
  for (guint i = 0; i < n; i++)
    {
      g_autoptr (DxRegisterItem)
          item = g_list_model_get_item (G_LIST_MODEL (list), i);
      const DxRegisterEntry *entry = dx_register_item_get_entry (item);
      g_autofree char *number = NULL;
      DxRankRow *row;

      if (entry == NULL)
        continue;
      number = dx_register_entry_get_number (entry);
      row = dx_rank_row_new (number);
      g_ptr_array_add (rows, row);
      if (!take_votes (desk, row, entry->row, error)
          || !take_reviews (desk, row, entry->row, criteria, error))
        return NULL;
    }
  return g_steal_pointer (&rows);
}

static DxToolStatus
put_ranks (GPtrArray *rows)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < rows->len; i++)
    {
      const DxRankRow *row = g_ptr_array_index (rows, i);

      g_string_append_printf (text, "%u\t%s\t%s\t%u/%u\t%u/%u\n", row->rank,
                              row->id, dx_vote_outcome_get_name (row->outcome),
                              row->favour, row->base, row->passed,
                              row->criteria);
      if (row->tied)
        dx_tool_complain (_ ("%s shares the rank %u: a person decides, by "
                             "“desk rank N…”"),
                          row->id, row->rank);
    }
  return dx_tool_desk_put (text->str);
}

static DxToolStatus
rank_by (DxToolDesk *desk)
{
  g_autoptr (GArray) keys = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (GError) error = NULL;
  g_autoptr (DxCriteria) criteria = NULL;
  g_autoptr (GPtrArray) rows = NULL;
  const DxCall *call;
  guint way;

  if (!find_way (desk->by, &way))
    return DX_TOOL_USAGE;
  call = dx_tool_desk_find_call (desk);
  if (call == NULL)
    return desk->call == NULL ? DX_TOOL_USAGE : DX_TOOL_INPUT;
  criteria = load_criteria (call, &error);
  rows = criteria != NULL ? load_rows (desk, criteria, &error) : NULL;
  if (rows == NULL)
    return dx_tool_desk_refuse (error);
  dx_ranking_sort (rows, ways[way].keys, ways[way].n_keys);
  for (guint i = 0; i < rows->len; i++)
    {
      const DxRankRow *row = g_ptr_array_index (rows, i);
      const gint64 key = dx_register_find (desk->reg, row->id, &error);

      if (key == 0)
        return dx_tool_desk_refuse (error);
      g_array_append_val (keys, key);
    }
  return dx_register_set_ranks (desk->reg, desk->call, keys, &error)
             ? put_ranks (rows)
             : dx_tool_desk_fail (error);
}

static DxToolStatus
rank_as_named (DxToolDesk *desk)
{
  g_autoptr (GArray) rows = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autofree char *call = NULL;
  g_autoptr (GError) error = NULL;

  for (guint i = 0; desk->operands[i] != NULL; i++)
    if (!add_line (desk, desk->operands[i], rows, &call))
      return DX_TOOL_INPUT;
  return dx_register_set_ranks (desk->reg, call, rows, &error)
             ? DX_TOOL_DONE
             : dx_tool_desk_fail (error);
}

/*
 * dx_tool_desk_rank:
 *
 * desk rank N…: the order of a call's dossiers, the first one first; those
 * that are not named have no rank then. desk rank --call ID --by votes:
 * all of a call, by what the council voted or the reviewers said.
 */
DxToolStatus
dx_tool_desk_rank (DxToolDesk *desk)
{
  const gboolean named = desk->operands[0] != NULL;

  if (named == (desk->by != NULL) || (named && desk->call != NULL))
    {
      dx_tool_complain (_ ("desk rank takes numbers, or --call and --by"));
      return DX_TOOL_USAGE;
    }
  return named ? rank_as_named (desk) : rank_by (desk);
}
