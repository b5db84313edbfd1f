/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dx-config.h"

#define G_LOG_DOMAIN "dexuat-core"

#include "dx-ballot.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "dx-council-private.h"
#include "dx-names-private.h"

/**
 * Count:
 * @voters: members who have voted
 */
typedef struct {
  const DxVotes *votes;
  const DxCouncil *council;
  DxTally *tally;
  GHashTable *voters;
} Count;

static const char *const outcome_names[] = { "void", "refused", "passed",
                                             NULL };

/**
 * dx_vote_outcome_get_name:
 * @outcome: an outcome
 *
 * Returns: (transfer none): its name: "void", "refused" or "passed"
 */
const char *
dx_vote_outcome_get_name (DxVoteOutcome outcome)
{
  return dx_names_get (outcome_names, (int) outcome);
}

static DxTally *
start_tally (const DxVotes *votes, const DxCouncil *council)
{
  DxTally *self = g_new0 (DxTally, 1);

  self->members = votes->meeting.members->len;
  self->present = dx_meeting_count_present (&votes->meeting);
  self->faults = dx_council_check (council, &votes->meeting);
  self->items = g_ptr_array_new_with_free_func (g_free);
  for (guint i = 0; i < council->items->len; i++)
    {
      DxItemTally *item = g_new0 (DxItemTally, 1);

      item->item = g_ptr_array_index (council->items, i);
      g_ptr_array_add (self->items, item);
    }
  return self;
}

static const DxBallotEntry *
find_entry (const DxBallot *ballot, const char *item)
{
  for (guint i = 0; i < ballot->entries->len; i++)
    {
      const DxBallotEntry *entry = g_ptr_array_index (ballot->entries, i);

      if (strcmp (entry->item, item) == 0)
        return entry;
    }
  return NULL;
}

static gboolean
is_asked (const Count *self, const char *item)
{
  for (guint i = 0; i < self->council->items->len; i++)
    {
      const DxCouncilItem *asked = g_ptr_array_index (self->council->items, i);

      if (strcmp (asked->id, item) == 0)
        return TRUE;
    }
  return FALSE;
}

/* Returns: (transfer full) (nullable): why it may not be counted */
static char *
judge_voter (const Count *self, const DxBallot *ballot)
{
  const DxCouncilMember *member;

  if (ballot->member == NULL)
    return NULL;
  member = dx_meeting_find_member (&self->votes->meeting, ballot->member);
  if (member == NULL)
    return g_strdup_printf (_ ("“%s” is no member"), ballot->member);
  if (!member->present)
    return g_strdup_printf (_ ("%s is absent"), member->name);
  if (!g_hash_table_add (self->voters, ballot->member))
    return g_strdup_printf (_ ("%s has voted already"), member->name);
  return NULL;
}

/* Whether all items are đạt, or why the marks do not say. */
static char *
judge_marks (const Count *self, const DxBallot *ballot, gboolean *favour)
{
  *favour = TRUE;
  for (guint i = 0; i < ballot->entries->len; i++)
    {
      const DxBallotEntry *entry = g_ptr_array_index (ballot->entries, i);

      if (!is_asked (self, entry->item))
        return g_strdup_printf (_ ("“%s” is not on the ballot"), entry->item);
    }
  for (guint i = 0; i < self->council->items->len; i++)
    {
      const DxCouncilItem *item = g_ptr_array_index (self->council->items, i);
      const DxBallotEntry *entry = find_entry (ballot, item->id);

      if (entry == NULL || entry->mark == DX_BALLOT_BLANK)
        return g_strdup_printf (_ ("nothing is marked at “%s”"), item->title);
      if (entry->mark == DX_BALLOT_BOTH)
        return g_strdup_printf (_ ("both are marked at “%s”"), item->title);
      *favour &= entry->mark == DX_BALLOT_PASS;
    }
  return NULL;
}

/* A ballot that ends otherwise than its items say is for nobody to read. */
static char *
judge_conclusion (const DxBallot *ballot, gboolean favour)
{
  if (ballot->conclusion == DX_BALLOT_DO && !favour)
    return g_strdup (_ ("it says to do it although an item is not đạt"));
  if (ballot->conclusion == DX_BALLOT_NOT && favour)
    return g_strdup (_ ("it says not to do it although every item is đạt"));
  return NULL;
}

static char *
judge_ballot (const Count *self, const DxBallot *ballot, gboolean *favour)
{
  char *why = judge_voter (self, ballot);

  *favour = FALSE;
  if (why == NULL && ballot->invalid != NULL)
    why = g_strdup (ballot->invalid);
  if (why == NULL)
    why = judge_marks (self, ballot, favour);
  if (why == NULL)
    why = judge_conclusion (ballot, *favour);
  return why;
}

static void
count_items (const Count *self, const DxBallot *ballot)
{
  for (guint i = 0; i < self->tally->items->len; i++)
    {
      DxItemTally *item = g_ptr_array_index (self->tally->items, i);
      const DxBallotEntry *entry = find_entry (ballot, item->item->id);

      g_assert (entry != NULL);
      if (entry->mark == DX_BALLOT_PASS)
        item->pass += ballot->count;
      else
        item->fail += ballot->count;
    }
}

static void
count_ballot (const Count *self, const DxBallot *ballot, guint number)
{
  DxTally *tally = self->tally;
  gboolean favour;
  g_autofree char *why = judge_ballot (self, ballot, &favour);

  tally->cast += ballot->count;
  if (why != NULL)
    {
      tally->invalid += ballot->count;
      dx_council_add_fault (tally->faults, FALSE, self->council->ballot_source,
                            "ballot.invalid", _ ("Ballot %u is invalid: %s."),
                            number, why);
      return;
    }
  tally->valid += ballot->count;
  if (favour)
    tally->favour += ballot->count;
  else
    tally->against += ballot->count;
  count_items (self, ballot);
}

static void
check_cast (const Count *self)
{
  if (self->tally->cast == 0)
    dx_council_add_fault (self->tally->faults, TRUE, NULL, "ballots.none",
                          _ ("No ballot was put in."));
  if (self->tally->cast > self->tally->present)
    dx_council_add_fault (
        self->tally->faults, TRUE, NULL, "ballots.too-many",
        _ ("%u ballots were put in, and %u members are present."),
        self->tally->cast, self->tally->present);
}

static guint
find_base (const Count *self)
{
  switch (self->council->base)
    {
    case DX_COUNCIL_BASE_VALID:
      return self->tally->valid;
    case DX_COUNCIL_BASE_PRESENT:
      return self->tally->present;
    case DX_COUNCIL_BASE_CAST:
    default:
      return self->tally->cast;
    }
}

static gboolean
is_void (const DxTally *tally)
{
  for (guint i = 0; i < tally->faults->len; i++)
    {
      const DxCouncilFault *fault = g_ptr_array_index (tally->faults, i);

      if (fault->voids)
        return TRUE;
    }
  return FALSE;
}

static gboolean
has_reasons (const DxVotes *votes)
{
  if (votes->reasons[0] != NULL)
    return TRUE;
  for (guint i = 0; i < votes->ballots->len; i++)
    {
      const DxBallot *ballot = g_ptr_array_index (votes->ballots, i);

      if (ballot->reason != NULL)
        return TRUE;
    }
  return FALSE;
}

static void
decide (const Count *self)
{
  DxTally *tally = self->tally;

  tally->base = find_base (self);
  if (is_void (tally))
    tally->outcome = DX_VOTE_VOID;
  else if (dx_share_is_reached (&self->council->passing, tally->favour,
                                tally->base))
    tally->outcome = DX_VOTE_PASSED;
  else
    tally->outcome = DX_VOTE_REFUSED;
  if (tally->outcome == DX_VOTE_REFUSED && self->council->needs_reasons
      && !has_reasons (self->votes))
    dx_council_add_fault (tally->faults, FALSE, self->council->refusal_source,
                          "refusal.reasons",
                          _ ("A refusal needs its reasons written down."));
}

/**
 * dx_votes_count:
 * @self: votes
 * @council: the rules
 *
 * Counts the ballots. One is in favour only when every item is đạt; one
 * that leaves an item open, marks both, says at its end what its items do
 * not, or comes from nobody who is present is invalid, and named with the
 * reason. A meeting without quorum, or more ballots than members present,
 * voids the vote.
 *
 * Returns: (transfer full): the count, which borrows from @council
 */
DxTally *
dx_votes_count (const DxVotes *self, const DxCouncil *council)
{
  g_autoptr (GHashTable) voters = g_hash_table_new (g_str_hash, g_str_equal);
  Count count;

  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (council != NULL, NULL);

  count = (Count){ self, council, start_tally (self, council), voters };
  for (guint i = 0; i < self->ballots->len; i++)
    count_ballot (&count, g_ptr_array_index (self->ballots, i), i + 1);
  check_cast (&count);
  decide (&count);
  return count.tally;
}

/**
 * dx_tally_free:
 * @self: (transfer full) (nullable): a count
 *
 * Frees it.
 */
void
dx_tally_free (DxTally *self)
{
  if (self == NULL)
    return;
  g_ptr_array_unref (self->items);
  g_ptr_array_unref (self->faults);
  g_free (self);
}
