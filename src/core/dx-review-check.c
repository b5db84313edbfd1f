/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dx-config.h"

#define G_LOG_DOMAIN "dexuat-core"

#include "dx-review.h"

#include <glib/gi18n-lib.h>

#include "dx-finding.h"

static void add (GPtrArray *findings,
                 const char *id,
                 DxSeverity severity,
                 const char *field,
                 const char *format,
                 ...) G_GNUC_PRINTF (5, 6);

static void
add (GPtrArray *findings,
     const char *id,
     DxSeverity severity,
     const char *field,
     const char *format,
     ...)
{
  va_list args;

  va_start (args, format);
  g_ptr_array_add (findings,
                   dx_finding_new (id, severity, field,
                                   g_strdup_vprintf (format, args), NULL));
  va_end (args);
}

static DxReviewAnswer
get_answer (const DxReview *self, const DxCriterion *criterion)
{
  const DxReviewMark *mark = dx_review_find_mark (self, criterion->id);

  return mark != NULL ? mark->answer : DX_REVIEW_UNMARKED;
}

/**
 * dx_review_count:
 * @self: a review
 * @criteria: the criteria
 * @answer: an answer
 *
 * Returns: how many of @criteria have @answer
 */
guint
dx_review_count (const DxReview *self,
                 const DxCriteria *criteria,
                 DxReviewAnswer answer)
{
  guint n = 0;

  g_return_val_if_fail (self != NULL, 0);
  g_return_val_if_fail (criteria != NULL, 0);

  for (guint i = 0; i < criteria->items->len; i++)
    n += get_answer (self, g_ptr_array_index (criteria->items, i)) == answer;
  return n;
}

static void
check_criterion (const DxReview *self,
                 const DxCriterion *criterion,
                 GPtrArray *findings)
{
  const DxReviewMark *mark = dx_review_find_mark (self, criterion->id);

  if (mark == NULL || mark->answer == DX_REVIEW_UNMARKED)
    add (findings, "review.mark", DX_SEVERITY_ERROR, criterion->id,
         _ ("“%s” is not answered yet."), criterion->title);
  else if (mark->answer == DX_REVIEW_FAIL && mark->reason == NULL)
    add (findings, "review.reason", DX_SEVERITY_ERROR, criterion->id,
         _ ("“%s” is không đạt: write down why."), criterion->title);
}

static gboolean
has_suggestion (const DxReview *self)
{
  return self->name != NULL || self->objectives != NULL
         || self->results != NULL;
}

static void
check_conclusion (const DxReview *self, guint failed, GPtrArray *findings)
{
  switch (self->conclusion)
    {
    case DX_REVIEW_DO:
      if (failed > 0)
        add (findings, "review.contradiction", DX_SEVERITY_ERROR, "",
             _ ("The conclusion is to do it, and %u criteria are không đạt."),
             failed);
      break;
    case DX_REVIEW_ADJUST:
      if (!has_suggestion (self))
        add (findings, "review.adjustment", DX_SEVERITY_ERROR, "",
             _ ("To do it with changes needs a suggested name, objectives or "
                "results."));
      break;
    case DX_REVIEW_NOT:
      if (failed == 0)
        add (findings, "review.contradiction", DX_SEVERITY_WARNING, "",
             _ ("The conclusion is not to do it, and no criterion is không "
                "đạt."));
      break;
    case DX_REVIEW_UNDECIDED:
    default:
      add (findings, "review.conclusion", DX_SEVERITY_ERROR, "",
           _ ("There is no conclusion yet."));
      break;
    }
}

/**
 * dx_review_check:
 * @self: a review
 * @criteria: the criteria
 *
 * Looks whether a review is complete and says one thing: each criterion is
 * answered, không đạt has a reason, the conclusion agrees, and a change is
 * suggested where the conclusion asks for one.
 *
 * Returns: (transfer full) (element-type DxFinding): what is missing, whose
 *   field is the criterion
 */
GPtrArray *
dx_review_check (const DxReview *self, const DxCriteria *criteria)
{
  GPtrArray *findings;

  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (criteria != NULL, NULL);

  findings = g_ptr_array_new_with_free_func ((GDestroyNotify) dx_finding_free);
  for (guint i = 0; i < criteria->items->len; i++)
    check_criterion (self, g_ptr_array_index (criteria->items, i), findings);
  check_conclusion (self, dx_review_count (self, criteria, DX_REVIEW_FAIL),
                    findings);
  return findings;
}

/**
 * dx_review_compare:
 * @left: the review of one
 * @right: the review of the other
 * @criteria: the criteria
 *
 * Puts two reviewers side by side.
 *
 * Returns: (transfer full) (element-type DxReviewPair): a row a criterion,
 *   in their order, which borrows from all three
 */
GPtrArray *
dx_review_compare (const DxReview *left,
                   const DxReview *right,
                   const DxCriteria *criteria)
{
  GPtrArray *pairs;

  g_return_val_if_fail (left != NULL && right != NULL, NULL);
  g_return_val_if_fail (criteria != NULL, NULL);

  pairs = g_ptr_array_new_with_free_func (g_free);
  for (guint i = 0; i < criteria->items->len; i++)
    {
      const DxCriterion *criterion = g_ptr_array_index (criteria->items, i);
      DxReviewPair *pair = g_new0 (DxReviewPair, 1);
      DxReviewAnswer on_left = get_answer (left, criterion);
      DxReviewAnswer on_right = get_answer (right, criterion);

      pair->criterion = criterion;
      pair->left = dx_review_find_mark (left, criterion->id);
      pair->right = dx_review_find_mark (right, criterion->id);
      pair->differs = on_left != on_right && on_left != DX_REVIEW_UNMARKED
                      && on_right != DX_REVIEW_UNMARKED;
      g_ptr_array_add (pairs, pair);
    }
  return pairs;
}
