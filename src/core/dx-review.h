/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <json-glib/json-glib.h>

#include "dx-criteria.h"

G_BEGIN_DECLS

/* What one reviewer thinks of one version of a proposal. */

#define DX_REVIEW_FORMAT "dexuat-review"
#define DX_REVIEW_VERSION 1

/**
 * DxReviewAnswer:
 * @DX_REVIEW_UNMARKED: not answered yet
 * @DX_REVIEW_PASS: đạt
 * @DX_REVIEW_FAIL: không đạt
 */
typedef enum {
  DX_REVIEW_UNMARKED,
  DX_REVIEW_PASS,
  DX_REVIEW_FAIL
} DxReviewAnswer;

/**
 * DxReviewConclusion:
 * @DX_REVIEW_UNDECIDED: none yet
 * @DX_REVIEW_NOT: không thực hiện
 * @DX_REVIEW_DO: thực hiện
 * @DX_REVIEW_ADJUST: thực hiện với điều chỉnh
 */
typedef enum {
  DX_REVIEW_UNDECIDED,
  DX_REVIEW_NOT,
  DX_REVIEW_DO,
  DX_REVIEW_ADJUST
} DxReviewConclusion;

/**
 * DxReviewMark:
 * @criterion: id of a criterion
 * @answer: đạt or không đạt
 * @reason: (nullable): remark, or why it is không đạt
 */
typedef struct {
  char *criterion;
  DxReviewAnswer answer;
  char *reason;
} DxReviewMark;

/**
 * DxReview:
 * @id: UUID
 * @proposal: UUID of the proposal
 * @revision: its version that was read
 * @reviewer: (nullable): name, as printed
 * @criteria: (nullable): id of the criteria
 * @marks: (element-type DxReviewMark): one a criterion at most
 * @conclusion: what follows
 * @name: (nullable): suggested name
 * @objectives: (nullable): suggested objectives
 * @results: (nullable): suggested results
 * @note: (nullable): what else is to be said
 * @others: (nullable): members that this program does not know
 */
typedef struct {
  char *id;
  char *proposal;
  gint64 revision;
  char *reviewer;
  char *criteria;
  GPtrArray *marks;
  DxReviewConclusion conclusion;
  char *name;
  char *objectives;
  char *results;
  char *note;
  JsonObject *others;
} DxReview;

/**
 * DxReviewPair:
 * @criterion: which; the criteria own it
 * @left: (nullable): the mark of one, which that review owns
 * @right: (nullable): the mark of the other
 * @differs: one says đạt and the other không đạt
 *
 * Two reviewers side by side on one criterion.
 */
typedef struct {
  const DxCriterion *criterion;
  const DxReviewMark *left;
  const DxReviewMark *right;
  gboolean differs;
} DxReviewPair;

DxReview   *dx_review_new                 (const char         *proposal,
                                           gint64              revision,
                                           const char         *reviewer);
DxReview   *dx_review_new_from_json       (GBytes             *json,
                                           GError            **error);
GBytes     *dx_review_to_json             (const DxReview     *self);
void        dx_review_free                (DxReview           *self);
const DxReviewMark *
            dx_review_find_mark           (const DxReview     *self,
                                           const char         *criterion);
void        dx_review_set_mark            (DxReview           *self,
                                           const char         *criterion,
                                           DxReviewAnswer      answer,
                                           const char         *reason);
guint       dx_review_count               (const DxReview     *self,
                                           const DxCriteria   *criteria,
                                           DxReviewAnswer      answer);
GPtrArray  *dx_review_check               (const DxReview     *self,
                                           const DxCriteria   *criteria);
GPtrArray  *dx_review_compare             (const DxReview     *left,
                                           const DxReview     *right,
                                           const DxCriteria   *criteria);
const char *dx_review_answer_get_name     (DxReviewAnswer      answer);
const char *dx_review_conclusion_get_name (DxReviewConclusion  conclusion);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DxReview, dx_review_free)

G_END_DECLS
