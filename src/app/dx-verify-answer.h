/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dx-verify-find.h"

G_BEGIN_DECLS

/* What a paper is, in words. Without widgets. */

/**
 * DxVerifyPageState:
 * @DX_VERIFY_PAGE_MISSING: nobody has seen it
 * @DX_VERIFY_PAGE_GOOD: it is the page of this version
 * @DX_VERIFY_PAGE_WRONG: it says that it is, and is not
 * @DX_VERIFY_PAGE_TWICE: it is there more than once
 */
typedef enum {
  DX_VERIFY_PAGE_MISSING,
  DX_VERIFY_PAGE_GOOD,
  DX_VERIFY_PAGE_WRONG,
  DX_VERIFY_PAGE_TWICE
} DxVerifyPageState;

/**
 * DxVerifyAnswer:
 * @verdict: what it is
 * @heading: the verdict in a few plain words
 * @what: (nullable): which version of which proposal it is
 * @lines: (element-type utf8): what a person should know, a line each
 * @pages: (element-type DxVerifyPageState): the pages of the version
 * @n_foreign: how many pages are of something else, or cannot be read
 * @found: (nullable): what it was held against
 */
typedef struct {
  DxVerdict verdict;
  char *heading;
  char *what;
  GPtrArray *lines;
  GArray *pages;
  guint n_foreign;
  DxVerifyFound *found;
} DxVerifyAnswer;

DxVerifyAnswer *dx_verify_answer_new (DxVerdict verdict);
DxVerifyAnswer *dx_verify_answer_marks (DxWorkspace *workspace,
                                        DxSession *session,
                                        GPtrArray *marks);
DxVerifyAnswer *dx_verify_answer_texts (DxWorkspace *workspace,
                                        DxSession *session,
                                        DxProposal *carried,
                                        GPtrArray *texts);
DxVerifyAnswer *dx_verify_answer_code (DxWorkspace *workspace,
                                       DxSession *session,
                                       DxVerifyFound *found,
                                       const char *code);
void dx_verify_answer_check_words (DxVerifyAnswer *self,
                                   DxWorkspace *workspace,
                                   GPtrArray *texts);
void dx_verify_answer_free (DxVerifyAnswer *self);
const char *dx_verify_page_state_get_words (DxVerifyPageState state);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DxVerifyAnswer, dx_verify_answer_free)

G_END_DECLS
