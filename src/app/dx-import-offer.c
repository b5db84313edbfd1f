/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dx-config.h"

#define G_LOG_DOMAIN "dexuat-app"

#include "dx-import-offer.h"

#include <glib/gi18n-lib.h>

static GPtrArray *
list_files (DxWorkspace *workspace, DxSession *session)
{
  DxStore *store = dx_workspace_get_store (workspace);

  if (store == NULL || session == NULL)
    return NULL;

  return dx_store_list_attachments (
      store, dx_proposal_get_id (dx_session_get_proposal (session)), NULL);
}

static DxOpenKind
get_standing (DxImportOffer *self)
{
  DxProposal *mine = self->plan->mine;
  DxProposal *theirs = self->plan->theirs;

  if (mine == NULL)
    return DX_OPEN_NEW;
  if (!g_str_equal (dx_proposal_get_id (mine), dx_proposal_get_id (theirs)))
    return self->plan->own ? DX_OPEN_CONFLICT : DX_OPEN_OLDER;

  return dx_open_classify (self->workspace, theirs, mine);
}

/**
 * dx_import_offer_new:
 * @workspace: what it works with
 * @session: (nullable): the proposal that is compared with
 * @import: (transfer full): what was read
 * @name: the file's name, for people
 * @correction: the user gave the file to @session, whatever its id
 *
 * Compares what came in with what is here.
 *
 * Returns: (transfer full): what can be done with it
 */
DxImportOffer *
dx_import_offer_new (DxWorkspace *workspace,
                     DxSession *session,
                     DxImport *import,
                     const char *name,
                     gboolean correction)
{
  g_autoptr (DxImport) taken = import;
  g_autoptr (GPtrArray) here = NULL;
  DxImportOffer *self;

  g_return_val_if_fail (DX_IS_WORKSPACE (workspace), NULL);
  g_return_val_if_fail (session == NULL || DX_IS_SESSION (session), NULL);
  g_return_val_if_fail (import != NULL, NULL);

  self = g_new0 (DxImportOffer, 1);
  self->workspace = g_object_ref (workspace);
  g_set_object (&self->session, session);
  self->plan = dx_import_plan_new (
      session != NULL ? dx_session_get_proposal (session) : NULL,
      taken->proposal, taken->own);
  here = list_files (workspace, session);
  if (taken->dossier != NULL)
    dx_import_plan_add_dossier (self->plan, taken->dossier, here);
  self->notices = g_ptr_array_ref (taken->notices);
  self->name = g_strdup (name);
  self->kind = taken->kind;
  self->correction = correction;
  self->standing = get_standing (self);

  return self;
}

/**
 * dx_import_offer_new_unplaced:
 * @session: a proposal that is here
 *
 * Offers the text that found no section when it came in.
 *
 * Returns: (transfer full): what can be done with it
 */
DxImportOffer *
dx_import_offer_new_unplaced (DxSession *session)
{
  DxImportOffer *self;
  DxProposal *mine;
  g_autoptr (DxProposal) copy = NULL;

  g_return_val_if_fail (DX_IS_SESSION (session), NULL);

  mine = dx_session_get_proposal (session);
  copy = dx_proposal_copy (mine);
  self = g_new0 (DxImportOffer, 1);
  self->workspace = g_object_ref (dx_session_get_workspace (session));
  self->session = g_object_ref (session);
  self->plan = dx_import_plan_new (mine, copy, TRUE);
  self->notices = g_ptr_array_new ();
  self->name = dx_session_get_title (session);
  self->kind = DX_IMPORT_JSON;
  self->standing = DX_OPEN_SAME;
  self->inner = TRUE;

  return self;
}

/**
 * dx_import_offer_free:
 * @self: (transfer full): an offer
 *
 * Frees it.
 */
void
dx_import_offer_free (DxImportOffer *self)
{
  g_return_if_fail (self != NULL);

  g_clear_object (&self->session);
  g_object_unref (self->workspace);
  dx_import_plan_free (self->plan);
  g_ptr_array_unref (self->notices);
  g_free (self->name);
  g_free (self);
}

/**
 * dx_import_offer_is_plain:
 * @self: an offer
 *
 * Returns: whether there is nothing to look at first: a proposal file of
 *   this program that is new here, with all its text in its places
 */
gboolean
dx_import_offer_is_plain (DxImportOffer *self)
{
  g_return_val_if_fail (self != NULL, FALSE);

  return self->kind == DX_IMPORT_JSON && self->standing == DX_OPEN_NEW
         && self->notices->len == 0 && self->plan->pieces->len == 0;
}

static char *
describe_version (DxImportOffer *self)
{
  int mine = (int) dx_proposal_get_revision (self->plan->mine);
  int theirs = (int) dx_proposal_get_revision (self->plan->theirs);

  switch (self->standing)
    {
    case DX_OPEN_NEWER:
      return g_strdup_printf (
          _ ("The file is a newer version of a proposal that is here: printed "
             "version %d, here it is %d."),
          theirs, mine);
    case DX_OPEN_OLDER:
      return g_strdup_printf (
          _ ("The file is an older version of a proposal that is here: printed "
             "version %d, which was changed here since."),
          theirs);
    case DX_OPEN_CONFLICT:
      return g_strdup_printf (
          _ ("The file and the proposal here are both version %d and do not "
             "say the same. Please settle which holds."),
          theirs);
    case DX_OPEN_NEW:
    case DX_OPEN_SAME:
    default:
      return g_strdup (_ ("The file and the proposal here say the same."));
    }
}

static char *
describe_correction (DxImportOffer *self)
{
  gboolean same_id = g_str_equal (dx_proposal_get_id (self->plan->mine),
                                  dx_proposal_get_id (self->plan->theirs));

  if (self->plan->own && !same_id)
    return g_strdup (_ ("Careful: this file belongs to another proposal. It "
                        "is compared with this one because you gave it to "
                        "this window."));
  if (self->plan->changes->len == 0)
    return g_strdup (_ ("The file and the proposal here say the same."));

  return g_strdup (_ ("The file is compared with the proposal as it is here. "
                      "Choose what to take."));
}

static char *
describe_new (DxImportOffer *self)
{
  if (self->kind == DX_IMPORT_WORD && !self->plan->own)
    return g_strdup (_ ("This Word file carries no data of this program. It "
                        "becomes a new proposal. If it holds corrections of a "
                        "proposal that is here, open it from the window of "
                        "that proposal."));

  return g_strdup (_ ("This proposal is not here yet. Look at what was read, "
                      "then take it."));
}

/**
 * dx_import_offer_get_verdict:
 * @self: an offer
 *
 * Returns: (transfer full): how the file stands to what is here, as a
 *   sentence
 */
char *
dx_import_offer_get_verdict (DxImportOffer *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  if (self->plan->mine == NULL)
    return describe_new (self);
  if (self->inner)
    return g_strdup (_ ("Text of a file that found no section when it came "
                        "in."));
  if (!dx_import_plan_fits (self->plan))
    return g_strdup (_ ("The file is on another form than the proposal here, "
                        "so the two cannot be compared. It can be kept as a "
                        "proposal of its own."));
  if (self->correction)
    return describe_correction (self);

  return describe_version (self);
}

/**
 * dx_import_offer_get_outcome:
 * @self: an offer that was taken into a proposal that is here
 *
 * Returns: (transfer full): what was taken, as a sentence
 */
char *
dx_import_offer_get_outcome (DxImportOffer *self)
{
  guint n = 0;

  g_return_val_if_fail (self != NULL, NULL);

  n = dx_import_plan_count_changes (self->plan)
      + dx_import_plan_count_placed (self->plan)
      + dx_import_plan_count_files (self->plan);
  if (n == 0)
    return g_strdup (_ ("Text without a section is kept with the proposal"));

  return g_strdup_printf (
      ngettext ("%u item taken from the file; the version before is kept",
                "%u items taken from the file; the version before is kept", n),
      n);
}

/**
 * dx_import_sentence:
 * @words: what was noticed, as commands write it behind a file's name
 *
 * Returns: (transfer full): it as a sentence
 */
char *
dx_import_sentence (const char *words)
{
  gunichar first;
  char head[7] = { 0 };

  g_return_val_if_fail (words != NULL, NULL);

  if (*words == '\0')
    return g_strdup ("");
  first = g_unichar_toupper (g_utf8_get_char (words));
  g_unichar_to_utf8 (first, head);

  return g_strconcat (head, g_utf8_next_char (words), NULL);
}

/**
 * dx_import_offer_take:
 * @self: an offer
 * @error: return location for a #DxStoreError
 *
 * Does what was chosen.
 *
 * Returns: (transfer full) (nullable): a session on the proposal, or %NULL
 *   when it could not be written; nothing has changed then
 */
DxSession *
dx_import_offer_take (DxImportOffer *self, GError **error)
{
  g_autofree char *note = NULL;

  g_return_val_if_fail (self != NULL, NULL);

  if (self->session == NULL)
    return dx_open_take_new (self->workspace, self->plan, error);
  /* Translators: of a version that is kept; %s is a file name */
  note = g_strdup_printf (_ ("Before taking from “%s”"), self->name);

  return dx_open_take (self->session, self->plan, note, error)
             ? g_object_ref (self->session)
             : NULL;
}

/**
 * dx_import_offer_take_copy:
 * @self: an offer
 * @error: return location for a #DxStoreError
 *
 * Takes the file as a proposal of its own, beside the one that is here.
 *
 * Returns: (transfer full) (nullable): a session on it, or %NULL when it
 *   could not be written; nothing has changed then
 */
DxSession *
dx_import_offer_take_copy (DxImportOffer *self, GError **error)
{
  g_autoptr (DxProposal) copy = NULL;
  g_autoptr (DxImportPlan) plan = NULL;

  g_return_val_if_fail (self != NULL, NULL);

  copy = dx_open_copy (self->workspace, self->plan->theirs);
  g_return_val_if_fail (copy != NULL, NULL);
  plan = dx_import_plan_new_as_copy (self->plan, copy);

  return dx_open_take_new (self->workspace, plan, error);
}
