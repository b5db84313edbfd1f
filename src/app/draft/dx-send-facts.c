/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dx-config.h"

#define G_LOG_DOMAIN "dexuat-app"

#include "dx-send-facts.h"

#include <glib/gi18n-lib.h>

#include "dx-seal.h"

/* Of the printed versions so many are looked at, from the newest on. */
#define MAX_LOOK 20

static DxStore *
get_store (DxSession *session)
{
  return dx_workspace_get_store (dx_session_get_workspace (session));
}

static const char *
get_id (DxSession *session)
{
  return dx_proposal_get_id (dx_session_get_proposal (session));
}

static gboolean
is_stored (DxSession *session)
{
  DxStore *store = get_store (session);

  return store != NULL && dx_store_contains (store, get_id (session));
}

/**
 * dx_send_facts_list_attachments:
 * @session: a session
 *
 * Returns: (transfer full) (element-type DxAttachment): the documents sent
 *   along; empty when there are none, or they cannot be read
 */
GPtrArray *
dx_send_facts_list_attachments (DxSession *session)
{
  GPtrArray *list = NULL;

  g_return_val_if_fail (DX_IS_SESSION (session), NULL);

  if (is_stored (session))
    list =
        dx_store_list_attachments (get_store (session), get_id (session), NULL);

  return list != NULL ? list : g_ptr_array_new ();
}

/* Whether a version went out as a Word file, or in a folder, which has one
 * when the call wants it: see the note that dx_session_freeze () gets. */
static gboolean
has_word (const DxRevision *revision)
{
  g_autofree char *note =
      revision->note != NULL ? g_ascii_strdown (revision->note, -1) : NULL;

  return note != NULL
         && (g_str_has_suffix (note, ".docx") || g_str_has_suffix (note, "/"));
}

static gboolean
has_text (DxSession *session, const DxRevision *revision, const char *code)
{
  DxWorkspace *workspace = dx_session_get_workspace (session);
  g_autoptr (DxProposal) version =
      dx_store_load_revision (get_store (session), revision->row,
                              dx_workspace_get_catalog (workspace), NULL);
  g_autoptr (DxSeal) seal = version != NULL ? dx_seal_new (version, NULL)
                                            : NULL;

  return seal != NULL && g_str_equal (seal->code, code);
}

static int
compare_rows (gconstpointer a, gconstpointer b)
{
  const DxRevision *left = *(DxRevision *const *) a;
  const DxRevision *right = *(DxRevision *const *) b;

  return left->row < right->row ? 1 : -1;
}

/* The text as it is now may have gone out as a PDF after it went as a Word
 * file: it is the text that counts, not the number. */
static gboolean
is_written_as_word (DxSession *session)
{
  g_autoptr (GPtrArray) list = NULL;
  g_autoptr (DxSeal) seal = NULL;
  guint looked = 0;

  if (is_stored (session))
    list =
        dx_store_list_revisions (get_store (session), get_id (session), NULL);
  if (list == NULL)
    return FALSE;
  g_ptr_array_sort (list, compare_rows);
  seal = dx_seal_new (dx_session_get_proposal (session), NULL);
  for (guint i = 0; i < list->len && looked < MAX_LOOK; i++)
    {
      const DxRevision *it = g_ptr_array_index (list, i);

      if (it->kind != DX_REVISION_PRINTED)
        continue;
      looked++;
      if (has_word (it) && has_text (session, it, seal->code))
        return TRUE;
    }

  return FALSE;
}

/* While somebody types, older versions need not be read. */
static gboolean
is_on_paper (DxSession *session)
{
  DxProposalState state = dx_session_get_state (session);

  return state == DX_PROPOSAL_STATE_PRINTED || state == DX_PROPOSAL_STATE_SENT;
}

/**
 * dx_send_facts_list_dossier:
 * @session: a session
 *
 * Holds what the call wants against what is there now.
 *
 * Returns: (transfer full) (element-type DxDossierLine): see
 *   dx_dossier_list_new ()
 */
GPtrArray *
dx_send_facts_list_dossier (DxSession *session)
{
  DxProposal *proposal;
  DxCatalog *catalog;
  g_autoptr (GPtrArray) attachments = NULL;
  g_autoptr (GPtrArray) kinds = NULL;
  DxDossierFacts facts = { 0 };

  g_return_val_if_fail (DX_IS_SESSION (session), NULL);

  proposal = dx_session_get_proposal (session);
  catalog = dx_workspace_get_catalog (dx_session_get_workspace (session));
  attachments = dx_send_facts_list_attachments (session);
  kinds = g_ptr_array_new ();
  for (guint i = 0; i < attachments->len; i++)
    {
      const DxAttachment *it = g_ptr_array_index (attachments, i);

      g_ptr_array_add (kinds, it->kind);
    }
  g_ptr_array_add (kinds, NULL);
  facts.kinds = (const char *const *) kinds->pdata;
  if (dx_session_get_state (session) != DX_PROPOSAL_STATE_DRAFT)
    facts.exported = dx_proposal_get_revision (proposal);
  facts.changed = dx_session_get_state (session) == DX_PROPOSAL_STATE_STALE;
  facts.word = is_on_paper (session)
               && dx_dossier_wants_word (dx_proposal_get_call (proposal))
               && is_written_as_word (session);

  return dx_dossier_list_new (proposal, catalog, &facts,
                              dx_session_get_findings (session));
}

/**
 * dx_send_facts_summarize:
 * @session: a session
 *
 * Returns: (transfer full): how much of the dossier is there, in a line
 */
char *
dx_send_facts_summarize (DxSession *session)
{
  g_autoptr (GPtrArray) lines = dx_send_facts_list_dossier (session);
  const guint missing = dx_dossier_list_count (lines, DX_DOSSIER_MISSING);
  const guint old = dx_dossier_list_count (lines, DX_DOSSIER_OLD);

  if (lines->len == 0)
    return g_strdup (_ ("No call says what the dossier needs"));
  if (missing > 0)
    return g_strdup_printf (ngettext ("%u part of the dossier is missing",
                                      "%u parts of the dossier are missing",
                                      missing),
                            missing);
  if (old > 0)
    return g_strdup_printf (ngettext ("%u part of the dossier is out of date",
                                      "%u parts of the dossier are out of date",
                                      old),
                            old);

  return g_strdup (_ ("All that the call wants is there"));
}

/**
 * dx_send_facts_describe_state:
 * @session: a session
 *
 * Says plainly whether it was handed in: saved is not sent.
 *
 * Returns: (transfer full): a sentence or two
 */
char *
dx_send_facts_describe_state (DxSession *session)
{
  g_autoptr (DxHandIn) hand_in = NULL;
  g_autofree char *words = NULL;

  g_return_val_if_fail (DX_IS_SESSION (session), NULL);

  hand_in = dx_session_get_hand_in (session);
  words = hand_in != NULL ? dx_hand_in_describe (hand_in) : NULL;
  if (dx_session_get_state (session) == DX_PROPOSAL_STATE_SENT)
    return words != NULL ? g_steal_pointer (&words)
                         : g_strdup (_ ("Marked as handed in"));
  if (dx_session_get_save_state (session) == DX_SAVE_FAILED)
    return g_strdup (_ ("NOT saved, NOT handed in"));
  if (words != NULL)
    /* Translators: %s is "Handed in on …" */
    return g_strdup_printf (_ ("%s. Changed since: the present text is saved "
                               "on this machine, NOT handed in"),
                            words);

  return g_strdup (_ ("Saved on this machine, NOT handed in"));
}
