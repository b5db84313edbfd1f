/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dx-ballot.h"

G_BEGIN_DECLS

/* Proposals in order: by what the council voted, by criteria, by a person. */

#define DX_RANKING_ERROR (dx_ranking_error_quark ())

/**
 * DxRankingError:
 * @DX_RANKING_ERROR_UNKNOWN: an id that is not in the list
 * @DX_RANKING_ERROR_TWICE: an id that is named twice
 */
typedef enum {
  DX_RANKING_ERROR_UNKNOWN,
  DX_RANKING_ERROR_TWICE
} DxRankingError;

/**
 * DxRankKey:
 * @DX_RANK_OUTCOME: passed, then refused, then void or not voted on
 * @DX_RANK_VOTES: the share of ballots in favour
 * @DX_RANK_CRITERIA: the share of criteria that are đạt
 * @DX_RANK_SCORE: the score that a person gave
 *
 * By what one orders; more is before less.
 */
typedef enum {
  DX_RANK_OUTCOME,
  DX_RANK_VOTES,
  DX_RANK_CRITERIA,
  DX_RANK_SCORE
} DxRankKey;

/**
 * DxRankRow:
 * @id: of the proposal
 * @outcome: of its vote
 * @favour: ballots in favour
 * @base: of how many; 0 when there was no vote
 * @passed: criteria that are đạt
 * @criteria: of how many; 0 when nobody reviewed it
 * @score: points, the more the better
 * @rank: (out): its place, from 1; those that are equal share one
 * @tied: (out): another one has the same rank
 *
 * What a proposal is ordered by.
 */
typedef struct {
  char *id;
  DxVoteOutcome outcome;
  guint favour;
  guint base;
  guint passed;
  guint criteria;
  gint64 score;
  guint rank;
  gboolean tied;
} DxRankRow;

GQuark     dx_ranking_error_quark (void);
DxRankRow *dx_rank_row_new        (const char        *id);
void       dx_rank_row_set_tally  (DxRankRow         *self,
                                   const DxTally     *tally);
void       dx_rank_row_free       (DxRankRow         *self);
void       dx_ranking_sort        (GPtrArray         *rows,
                                   const DxRankKey   *keys,
                                   guint              n_keys);
gboolean   dx_ranking_arrange     (GPtrArray         *rows,
                                   const char *const *order,
                                   GError           **error);
gboolean   dx_ranking_move        (GPtrArray         *rows,
                                   guint              from,
                                   guint              to);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DxRankRow, dx_rank_row_free)

G_END_DECLS
