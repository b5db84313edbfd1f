/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dx-config.h"

#define G_LOG_DOMAIN "dexuat-app"

#include "dx-verify-answer.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "dx-verify-answer-private.h"

/**
 * dx_verify_answer_new:
 * @verdict: what it is
 *
 * Returns: (transfer full): an answer without reasons
 */
DxVerifyAnswer *
dx_verify_answer_new (DxVerdict verdict)
{
  DxVerifyAnswer *self = g_new0 (DxVerifyAnswer, 1);

  self->verdict = verdict;
  self->lines = g_ptr_array_new_with_free_func (g_free);
  self->pages = g_array_new (FALSE, TRUE, sizeof (DxVerifyPageState));
  dx_verify_answer_word (self);

  return self;
}

/**
 * dx_verify_answer_free:
 * @self: (transfer full) (nullable): an answer
 *
 * Gives back its memory.
 */
void
dx_verify_answer_free (DxVerifyAnswer *self)
{
  if (self == NULL)
    return;

  g_free (self->heading);
  g_free (self->what);
  g_ptr_array_unref (self->lines);
  g_array_unref (self->pages);
  dx_verify_found_free (self->found);
  g_free (self);
}

static gboolean
is_open (DxSession *session, const char *id)
{
  return session != NULL
         && g_ascii_strcasecmp (
                dx_proposal_get_id (dx_session_get_proposal (session)), id)
                == 0;
}

static guint
count_like (GPtrArray *marks, const DxSealMark *mark)
{
  guint n = 0;

  for (guint i = 0; i < marks->len; i++)
    {
      const DxSealMark *other = g_ptr_array_index (marks, i);

      n += other != NULL && g_ascii_strcasecmp (other->id, mark->id) == 0
           && other->revision == mark->revision;
    }

  return n;
}

/* Of the version that most of the pages are of; of the proposal that is
 * open, if any is of that. */
static const DxSealMark *
choose_mark (GPtrArray *marks, DxSession *session)
{
  const DxSealMark *best = NULL;
  guint most = 0;

  for (guint i = 0; i < marks->len; i++)
    {
      const DxSealMark *mark = g_ptr_array_index (marks, i);
      guint n;

      if (mark == NULL)
        continue;
      n = count_like (marks, mark);
      if (is_open (session, mark->id))
        n += marks->len;
      if (n > most)
        {
          most = n;
          best = mark;
        }
    }

  return best;
}

static void
note_page (DxVerifyAnswer *self, guint page, gboolean good)
{
  DxVerifyPageState *state =
      &g_array_index (self->pages, DxVerifyPageState, page - 1);

  if (!good)
    *state = DX_VERIFY_PAGE_WRONG;
  else if (*state == DX_VERIFY_PAGE_MISSING)
    *state = DX_VERIFY_PAGE_GOOD;
  else if (*state == DX_VERIFY_PAGE_GOOD)
    *state = DX_VERIFY_PAGE_TWICE;
}

/* Which pages were seen of the version that @main is of; without a version
 * to hold them against (@version is %NULL) none is altered. */
static void
note_pages (DxVerifyAnswer *self,
            const DxVersion *version,
            const DxSealMark *main,
            GPtrArray *marks)
{
  g_array_set_size (self->pages, main->pages);
  for (guint i = 0; i < marks->len; i++)
    {
      const DxSealMark *mark = g_ptr_array_index (marks, i);

      if (mark == NULL || g_ascii_strcasecmp (mark->id, main->id) != 0
          || mark->revision != main->revision || mark->page > main->pages)
        self->n_foreign++;
      else
        note_page (self, mark->page,
                   version == NULL
                       || dx_verify_mark (version, mark, NULL)
                              == DX_VERDICT_SAME);
    }
}

/* Of what is right, whether it is the newest. */
static void
place_in_time (DxVerifyAnswer *self, DxWorkspace *workspace)
{
  gint64 number = dx_proposal_get_revision (self->found->proposal);

  if (self->verdict != DX_VERDICT_SAME
      && self->verdict != DX_VERDICT_INCOMPLETE)
    return;
  if (self->verdict == DX_VERDICT_SAME
      && (self->found->newest > number
          || dx_verify_found_changed (workspace, self->found)))
    self->verdict = DX_VERDICT_OLDER;
  dx_verify_answer_say_later (self, workspace);
}

static void
answer_unknown (DxVerifyAnswer *self, const DxSealMark *main)
{
  self->verdict = DX_VERDICT_OTHER;
  dx_verify_answer_say (self, _ ("There is no proposal %s on this machine."),
                        main->id);
  dx_verify_answer_say (self,
                        _ ("The paper says: printed version %d, %u "
                           "pages."),
                        (int) main->revision, main->pages);
}

/* A version that is not kept here can only be placed in time. */
static void
answer_absent (DxVerifyAnswer *self, const DxSealMark *main)
{
  gboolean newer = main->revision > self->found->newest;

  self->verdict = newer ? DX_VERDICT_NEWER : DX_VERDICT_OLDER;
  dx_verify_answer_say (
      self,
      newer ? _ ("Printed version %d was made elsewhere; the newest one here "
                 "is number %d. Its text cannot be compared.")
            : _ ("Printed version %d is not kept here; the newest one is "
                 "number %d. Its text cannot be compared."),
      (int) main->revision, (int) self->found->newest);
}

static void
answer_found (DxVerifyAnswer *self,
              DxWorkspace *workspace,
              const DxSealMark *main,
              GPtrArray *marks)
{
  DxVersion *version = dx_verify_found_set (workspace, self->found);

  self->verdict = dx_verify_marks (version, marks, self->lines);
  note_pages (self, version, main, marks);
  dx_verify_answer_say_rest (self);
  place_in_time (self, workspace);
  dx_version_free (version);
}

/**
 * dx_verify_answer_marks:
 * @workspace: where proposals are kept
 * @session: (nullable): the proposal that the papers are held against
 * @marks: (element-type DxSealMark): what the QR on each sheet says, %NULL
 *   for a sheet without one that can be read
 *
 * Judges a pile of sheets: which version of which proposal they are, whether
 * they are all of its pages, and whether it is the newest.
 *
 * Returns: (transfer full): the answer
 */
DxVerifyAnswer *
dx_verify_answer_marks (DxWorkspace *workspace,
                        DxSession *session,
                        GPtrArray *marks)
{
  DxVerifyAnswer *self = dx_verify_answer_new (DX_VERDICT_UNREADABLE);
  const DxSealMark *main;

  g_return_val_if_fail (DX_IS_WORKSPACE (workspace), self);
  g_return_val_if_fail (marks != NULL, self);

  main = choose_mark (marks, session);
  if (main == NULL)
    {
      dx_verify_answer_say (self, _ ("No QR code of a seal can be read."));
      return self;
    }
  self->found = dx_verify_find (workspace, session, main->id, main->revision);
  if (self->found != NULL && self->found->kept)
    {
      answer_found (self, workspace, main, marks);
    }
  else
    {
      note_pages (self, NULL, main, marks);
      if (self->found != NULL)
        answer_absent (self, main);
      else
        answer_unknown (self, main);
    }
  if (session != NULL && !is_open (session, main->id))
    self->verdict = DX_VERDICT_OTHER;
  if (self->found != NULL)
    dx_verify_answer_name (self, main->revision,
                           session != NULL && !is_open (session, main->id));
  dx_verify_answer_word (self);

  return self;
}

/**
 * dx_verify_answer_check_words:
 * @self: the answer to the codes of a PDF that carries its proposal
 * @workspace: where the fonts are
 * @texts: (element-type utf8): what each of its pages shows
 *
 * Holds the words of a PDF against the version that its codes are of: they
 * may have been changed and the codes not.
 */
void
dx_verify_answer_check_words (DxVerifyAnswer *self,
                              DxWorkspace *workspace,
                              GPtrArray *texts)
{
  g_autoptr (DxVersion) version = NULL;
  DxVerdict verdict;

  g_return_if_fail (self != NULL);

  if (self->found == NULL || !self->found->kept)
    return;
  version = dx_verify_found_set (workspace, self->found);
  if (version->pages->len == 0)
    return;
  verdict = dx_verify_texts (version, texts, self->lines);
  if (verdict != DX_VERDICT_ALTERED)
    return;
  self->verdict = verdict;
  dx_verify_answer_word (self);
}

/**
 * dx_verify_answer_texts:
 * @workspace: where proposals are kept
 * @session: (nullable): the proposal that the PDF is held against
 * @carried: (nullable): the proposal that the PDF carries
 * @texts: (element-type utf8): what each of its pages shows
 *
 * Judges a PDF without codes by its words.
 *
 * Returns: (transfer full): the answer
 */
DxVerifyAnswer *
dx_verify_answer_texts (DxWorkspace *workspace,
                        DxSession *session,
                        DxProposal *carried,
                        GPtrArray *texts)
{
  DxVerifyAnswer *self = dx_verify_answer_new (DX_VERDICT_UNREADABLE);
  DxProposal *asked = carried != NULL   ? carried
                      : session != NULL ? dx_session_get_proposal (session)
                                        : NULL;
  g_autoptr (DxVersion) version = NULL;
  gboolean other;

  g_return_val_if_fail (DX_IS_WORKSPACE (workspace), self);

  if (asked != NULL)
    self->found = dx_verify_find (workspace, session,
                                  dx_proposal_get_id (asked),
                                  dx_proposal_get_revision (asked));
  if (self->found == NULL)
    {
      if (asked != NULL)
        self->verdict = DX_VERDICT_OTHER;
      dx_verify_answer_say (self, asked != NULL
                                      ? _ ("There is no such proposal on this "
                                           "machine.")
                                      : _ ("It has no QR code. Open the "
                                           "proposal and check from its "
                                           "window, by the words."));
      dx_verify_answer_word (self);
      return self;
    }
  other = session != NULL && !is_open (session, dx_proposal_get_id (asked));
  version = dx_verify_found_set (workspace, self->found);
  self->verdict = dx_verify_texts (version, texts, self->lines);
  if (carried != NULL && self->verdict == DX_VERDICT_SAME)
    self->verdict =
        dx_verify_proposal (carried, self->found->proposal, self->lines);
  place_in_time (self, workspace);
  if (other)
    self->verdict = DX_VERDICT_OTHER;
  dx_verify_answer_name (self, dx_proposal_get_revision (self->found->proposal),
                         other);
  dx_verify_answer_word (self);

  return self;
}

/**
 * dx_verify_answer_code:
 * @workspace: where proposals are kept
 * @session: (nullable): the proposal that the paper is held against
 * @found: (transfer full) (nullable): the version that has the code, or
 *   %NULL when none has
 * @code: eight letters
 *
 * Puts into words what a typed code is.
 *
 * Returns: (transfer full): the answer
 */
DxVerifyAnswer *
dx_verify_answer_code (DxWorkspace *workspace,
                       DxSession *session,
                       DxVerifyFound *found,
                       const char *code)
{
  DxVerifyAnswer *self = dx_verify_answer_new (
      found != NULL ? DX_VERDICT_SAME : DX_VERDICT_ALTERED);
  g_autofree char *shown = dx_seal_format_code (code);
  g_autoptr (DxVersion) version = NULL;
  gboolean other;

  if (found == NULL)
    {
      g_free (self->heading);
      self->heading = g_strdup (_ ("Of no version here"));
      dx_verify_answer_say (
          self,
          _ ("No version on this machine has the code %s. It was misread, or "
             "it is of a proposal or of a version that is not here."),
          shown);
      return self;
    }
  self->found = found;
  other = session != NULL
          && !is_open (session, dx_proposal_get_id (found->present));
  version = dx_version_new (found->proposal, found->files);
  dx_verify_code (version, code, self->lines);
  place_in_time (self, workspace);
  if (other)
    self->verdict = DX_VERDICT_OTHER;
  dx_verify_answer_name (
      self, found->kept ? dx_proposal_get_revision (found->proposal) : 0,
      other);
  dx_verify_answer_say (self, _ ("A code of eight letters finds mistakes, not "
                                 "forgers: to be sure, scan the QR codes."));
  dx_verify_answer_word (self);

  return self;
}
