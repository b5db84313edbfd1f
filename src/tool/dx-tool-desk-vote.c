/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dx-config.h"

#define G_LOG_DOMAIN "dexuat-tool"

#include <glib/gi18n-lib.h>

#include "dx-ballot.h"
#include "dx-input.h"
#include "dx-json.h"
#include "dx-review.h"
#include "dx-tool-desk-private.h"

/* What a council voted on a dossier, and what a reviewer thinks of it. */

static GBytes *
read_file (DxToolDesk *desk, GError **error)
{
  return dx_input_read (desk->operands[1], DX_JSON_MAX_BYTES, error);
}

static DxToolStatus
refuse_file (DxToolDesk *desk, const GError *error)
{
  dx_tool_complain_of (desk->operands[1], error);
  return DX_TOOL_INPUT;
}

/* A file names its proposal, or leaves that to the command line. */
static gboolean
is_about (DxToolDesk *desk, const DxRegisterEntry *entry, const char *proposal)
{
  g_autofree char *number = NULL;

  if (proposal == NULL || g_ascii_strcasecmp (proposal, entry->proposal) == 0)
    return TRUE;
  number = dx_register_entry_get_number (entry);
  dx_tool_complain (_ ("%s: $.proposal: is about %s, and %s is %s"),
                    desk->operands[1], proposal, number, entry->proposal);
  return FALSE;
}

static void
add_items (JsonBuilder *out, const DxTally *tally)
{
  json_builder_set_member_name (out, "items");
  json_builder_begin_array (out);
  for (guint i = 0; i < tally->items->len; i++)
    {
      const DxItemTally *item = g_ptr_array_index (tally->items, i);

      json_builder_begin_object (out);
      dx_tool_desk_add (out, "item", item->item->id);
      dx_tool_desk_add_number (out, "pass", item->pass);
      dx_tool_desk_add_number (out, "fail", item->fail);
      json_builder_end_object (out);
    }
  json_builder_end_array (out);
}

static void
add_faults (JsonBuilder *out, const DxTally *tally)
{
  json_builder_set_member_name (out, "faults");
  json_builder_begin_array (out);
  for (guint i = 0; i < tally->faults->len; i++)
    {
      const DxCouncilFault *fault = g_ptr_array_index (tally->faults, i);

      json_builder_begin_object (out);
      dx_tool_desk_add (out, "id", fault->id);
      json_builder_set_member_name (out, "voids");
      json_builder_add_boolean_value (out, fault->voids);
      dx_tool_desk_add (out, "message", fault->message);
      json_builder_end_object (out);
    }
  json_builder_end_array (out);
}

static DxToolStatus
put_json (const char *number, const DxTally *tally)
{
  g_autoptr (JsonBuilder) out = json_builder_new ();

  json_builder_begin_array (out);
  json_builder_begin_object (out);
  dx_tool_desk_add (out, "number", number);
  dx_tool_desk_add (out, "outcome", dx_vote_outcome_get_name (tally->outcome));
  dx_tool_desk_add_number (out, "members", tally->members);
  dx_tool_desk_add_number (out, "present", tally->present);
  dx_tool_desk_add_number (out, "cast", tally->cast);
  dx_tool_desk_add_number (out, "valid", tally->valid);
  dx_tool_desk_add_number (out, "invalid", tally->invalid);
  dx_tool_desk_add_number (out, "favour", tally->favour);
  dx_tool_desk_add_number (out, "against", tally->against);
  dx_tool_desk_add_number (out, "base", tally->base);
  add_items (out, tally);
  add_faults (out, tally);
  json_builder_end_object (out);
  json_builder_end_array (out);
  return dx_tool_desk_put_json (out);
}

static DxToolStatus
put_tally (DxToolDesk *desk, const DxRegisterEntry *entry, const DxTally *tally)
{
  g_autofree char *number = dx_register_entry_get_number (entry);
  g_autofree char *line = g_strdup_printf (
      "%s\t%s\t%u/%u\n", number, dx_vote_outcome_get_name (tally->outcome),
      tally->favour, tally->base);

  for (guint i = 0; i < tally->faults->len; i++)
    {
      const DxCouncilFault *fault = g_ptr_array_index (tally->faults, i);

      dx_tool_complain ("%s: %s", number, fault->message);
    }
  return desk->tool->json ? put_json (number, tally) : dx_tool_desk_put (line);
}

static gboolean
has_fault (const DxTally *tally, const char *id)
{
  for (guint i = 0; i < tally->faults->len; i++)
    {
      const DxCouncilFault *fault = g_ptr_array_index (tally->faults, i);

      if (g_str_equal (fault->id, id))
        return TRUE;
    }
  return FALSE;
}

/* A void vote decides nothing, nor does a refusal without reasons. */
static gboolean
decides (const DxTally *tally)
{
  return tally->outcome != DX_VOTE_VOID
         && !has_fault (tally, "refusal.reasons");
}

/* "5/7; lý do một; lý do hai" */
static char *
make_why (const DxVotes *votes, const DxTally *tally)
{
  GString *why = g_string_new (NULL);

  g_string_append_printf (why, "%u/%u", tally->favour, tally->base);
  for (guint i = 0; votes->reasons != NULL && votes->reasons[i] != NULL; i++)
    g_string_append_printf (why, "; %s", votes->reasons[i]);
  for (guint i = 0; i < votes->ballots->len; i++)
    {
      const DxBallot *ballot = g_ptr_array_index (votes->ballots, i);

      if (tally->outcome == DX_VOTE_REFUSED && ballot->reason != NULL)
        g_string_append_printf (why, "; %s", ballot->reason);
    }
  return g_string_free (why, FALSE);
}

static gboolean
keep_vote (DxToolDesk *desk,
           const DxRegisterEntry *entry,
           GBytes *json,
           const DxVotes *votes,
           const DxTally *tally,
           GError **error)
{
  g_autofree char *why = make_why (votes, tally);

  return dx_register_put_note (desk->reg, DX_REGISTER_NOTE_VOTE, entry->row,
                               NULL, "council", json, error)
         && (!decides (tally)
             || dx_register_set_state (desk->reg, entry->row,
                                       tally->outcome == DX_VOTE_PASSED
                                           ? DX_REGISTER_STATE_PROPOSED
                                           : DX_REGISTER_STATE_REFUSED,
                                       why, error));
}

static DxToolStatus
count (DxToolDesk *desk,
       const DxRegisterEntry *entry,
       GBytes *json,
       const DxVotes *votes)
{
  const char *rules = desk->council != NULL    ? desk->council
                      : votes->council != NULL ? votes->council
                                               : DX_TOOL_DESK_COUNCIL;
  g_autoptr (GError) error = NULL;
  g_autoptr (DxCouncil) council = dx_council_load (rules, &error);
  g_autoptr (DxTally) tally = NULL;
  DxToolStatus status;

  if (council == NULL)
    return dx_tool_desk_refuse (error);
  tally = dx_votes_count (votes, council);
  if (!keep_vote (desk, entry, json, votes, tally, &error))
    return dx_tool_desk_fail (error);
  status = put_tally (desk, entry, tally);
  if (status == DX_TOOL_DONE && !decides (tally))
    return DX_TOOL_FINDINGS;
  return status;
}

/*
 * dx_tool_desk_vote:
 *
 * desk vote N FILE.json: what the council voted, counted by its rules. Exit
 * 1 when the vote decides nothing.
 */
DxToolStatus
dx_tool_desk_vote (DxToolDesk *desk)
{
  g_autoptr (DxRegisterEntry)
      entry = dx_tool_desk_get (desk, desk->operands[0]);
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) json = entry != NULL ? read_file (desk, &error) : NULL;
  g_autoptr (DxVotes) votes = NULL;

  if (entry == NULL)
    return DX_TOOL_INPUT;
  if (json != NULL)
    votes = dx_votes_new_from_json (json, &error);
  if (votes == NULL)
    return refuse_file (desk, error);
  return is_about (desk, entry, votes->proposal)
             ? count (desk, entry, json, votes)
             : DX_TOOL_INPUT;
}

static DxToolStatus
keep_review (DxToolDesk *desk,
             const DxRegisterEntry *entry,
             GBytes *json,
             const DxReview *review)
{
  g_autoptr (GError) error = NULL;
  const char *who = review->reviewer != NULL ? review->reviewer : review->id;

  if (!dx_register_put_note (desk->reg, DX_REGISTER_NOTE_REVIEW, entry->row,
                             NULL, who, json, &error))
    return dx_tool_desk_fail (error);
  if (entry->state < DX_REGISTER_STATE_REVIEWED
      && entry->state != DX_REGISTER_STATE_INCOMPLETE
      && !dx_register_set_state (desk->reg, entry->row,
                                 DX_REGISTER_STATE_REVIEWED, who, &error))
    return dx_tool_desk_fail (error);
  return DX_TOOL_DONE;
}

/*
 * dx_tool_desk_review:
 *
 * desk review N FILE.json: a reviewer's sheet.
 */
DxToolStatus
dx_tool_desk_review (DxToolDesk *desk)
{
  g_autoptr (DxRegisterEntry)
      entry = dx_tool_desk_get (desk, desk->operands[0]);
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) json = entry != NULL ? read_file (desk, &error) : NULL;
  g_autoptr (DxReview) review = NULL;

  if (entry == NULL)
    return DX_TOOL_INPUT;
  if (json != NULL)
    review = dx_review_new_from_json (json, &error);
  if (review == NULL)
    return refuse_file (desk, error);
  return is_about (desk, entry, review->proposal)
             ? keep_review (desk, entry, json, review)
             : DX_TOOL_INPUT;
}
