/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dx-council.h"

G_BEGIN_DECLS

/* What a council voted on one proposal: the votes file, and its count. */

#define DX_VOTES_FORMAT "dexuat-votes"
#define DX_VOTES_VERSION 1

/**
 * DxBallotMark:
 * @DX_BALLOT_BLANK: nothing is marked
 * @DX_BALLOT_PASS: đạt
 * @DX_BALLOT_FAIL: không đạt
 * @DX_BALLOT_BOTH: both are marked
 */
typedef enum {
  DX_BALLOT_BLANK,
  DX_BALLOT_PASS,
  DX_BALLOT_FAIL,
  DX_BALLOT_BOTH
} DxBallotMark;

/**
 * DxBallotEntry:
 * @item: id of an item
 * @mark: what is marked there
 */
typedef struct {
  char *item;
  DxBallotMark mark;
} DxBallotEntry;

/**
 * DxBallotConclusion:
 * @DX_BALLOT_UNSAID: the ballot has no line for it
 * @DX_BALLOT_DO: đề nghị thực hiện
 * @DX_BALLOT_NOT: đề nghị không thực hiện
 */
typedef enum {
  DX_BALLOT_UNSAID,
  DX_BALLOT_DO,
  DX_BALLOT_NOT
} DxBallotConclusion;

/**
 * DxBallot:
 * @member: (nullable): whose it is, when the vote is open
 * @count: how many ballots alike this one stands for, at least 1
 * @entries: (element-type DxBallotEntry): what is marked
 * @conclusion: what it says at its end
 * @reason: (nullable): why, in the member's words
 * @invalid: (nullable): why the tellers set it aside
 */
typedef struct {
  char *member;
  guint count;
  GPtrArray *entries;
  DxBallotConclusion conclusion;
  char *reason;
  char *invalid;
} DxBallot;

/**
 * DxVotes:
 * @council: (nullable): id of the rules
 * @proposal: (nullable): UUID of the proposal
 * @meeting: who was there
 * @ballots: (element-type DxBallot): what was put in
 * @reasons: what the council records for a refusal
 */
typedef struct {
  char *council;
  char *proposal;
  DxMeeting meeting;
  GPtrArray *ballots;
  GStrv reasons;
} DxVotes;

/**
 * DxVoteOutcome:
 * @DX_VOTE_VOID: the vote does not count
 * @DX_VOTE_REFUSED: the proposal is not to be done
 * @DX_VOTE_PASSED: it is to be done
 */
typedef enum {
  DX_VOTE_VOID,
  DX_VOTE_REFUSED,
  DX_VOTE_PASSED
} DxVoteOutcome;

/**
 * DxItemTally:
 * @item: which; the council owns it
 * @pass: valid ballots that say đạt
 * @fail: valid ballots that say không đạt
 */
typedef struct {
  const DxCouncilItem *item;
  guint pass;
  guint fail;
} DxItemTally;

/**
 * DxTally:
 * @members: of the council
 * @present: members who were there
 * @cast: ballots that were put in
 * @valid: of them
 * @invalid: of them
 * @favour: valid ones that say thực hiện: every item is đạt
 * @against: the other valid ones
 * @base: what @favour is a share of
 * @outcome: what follows
 * @items: (element-type DxItemTally): in the order of the ballot
 * @faults: (element-type DxCouncilFault): what is wrong with meeting,
 *   ballots ("ballot.invalid", one each) or minutes
 */
typedef struct {
  guint members;
  guint present;
  guint cast;
  guint valid;
  guint invalid;
  guint favour;
  guint against;
  guint base;
  DxVoteOutcome outcome;
  GPtrArray *items;
  GPtrArray *faults;
} DxTally;

DxVotes    *dx_votes_new_from_json   (GBytes           *json,
                                      GError          **error);
void        dx_votes_free            (DxVotes          *self);
DxTally    *dx_votes_count           (const DxVotes    *self,
                                      const DxCouncil  *council);
const char *dx_vote_outcome_get_name (DxVoteOutcome     outcome);
void        dx_tally_free            (DxTally          *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DxVotes, dx_votes_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DxTally, dx_tally_free)

G_END_DECLS
