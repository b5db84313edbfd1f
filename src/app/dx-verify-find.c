/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "dexuat-app"

#include "dx-verify-find.h"

#include <string.h>

#include "dx-paper.h"
#include "dx-seal-files.h"

/**
 * dx_verify_found_free:
 * @self: (transfer full) (nullable): what was found
 *
 * Gives back its memory.
 */
void
dx_verify_found_free (DxVerifyFound *self)
{
  if (self == NULL)
    return;

  g_clear_object (&self->proposal);
  g_clear_object (&self->present);
  g_clear_pointer (&self->files, g_ptr_array_unref);
  g_free (self);
}

static DxProposal *
load_present (DxWorkspace *workspace, DxSession *session, const char *id)
{
  DxStore *store = dx_workspace_get_store (workspace);
  DxProposal *open = session != NULL ? dx_session_get_proposal (session) : NULL;

  if (open != NULL && g_ascii_strcasecmp (dx_proposal_get_id (open), id) == 0)
    return g_object_ref (open);
  if (store == NULL || !dx_store_contains (store, id))
    return NULL;

  return dx_store_load (store, id, dx_workspace_get_catalog (workspace), NULL);
}

static DxProposal *
load_printed (DxWorkspace *workspace,
              const char *id,
              gint64 number,
              gint64 *newest)
{
  DxStore *store = dx_workspace_get_store (workspace);
  g_autoptr (GPtrArray) list = NULL;
  gint64 row = -1;

  if (store != NULL)
    list = dx_store_list_revisions (store, id, NULL);
  for (guint i = 0; list != NULL && i < list->len; i++)
    {
      const DxRevision *it = g_ptr_array_index (list, i);

      if (it->kind != DX_REVISION_PRINTED)
        continue;
      *newest = MAX (*newest, it->number);
      if (it->number == number)
        row = it->row;
    }

  return row >= 0 ? dx_store_load_revision (
             store, row, dx_workspace_get_catalog (workspace), NULL)
                  : NULL;
}

/**
 * dx_verify_find:
 * @workspace: where proposals are kept
 * @session: (nullable): one that is open, whose text may be newer
 * @id: a proposal's id
 * @number: of a printed version
 *
 * Looks for a version. Of a proposal that came from elsewhere as that
 * version, what stands there is it.
 *
 * Returns: (transfer full) (nullable): it, or %NULL when there is no such
 *   proposal here
 */
DxVerifyFound *
dx_verify_find (DxWorkspace *workspace,
                DxSession *session,
                const char *id,
                gint64 number)
{
  g_autoptr (DxVerifyFound) self = g_new0 (DxVerifyFound, 1);

  g_return_val_if_fail (DX_IS_WORKSPACE (workspace), NULL);
  g_return_val_if_fail (id != NULL, NULL);

  self->present = load_present (workspace, session, id);
  if (self->present == NULL)
    return NULL;
  self->newest = dx_proposal_get_revision (self->present);
  self->proposal = load_printed (workspace, id, number, &self->newest);
  self->kept = self->proposal != NULL
               || number == dx_proposal_get_revision (self->present);
  if (self->proposal == NULL)
    self->proposal = g_object_ref (self->present);
  self->files =
      dx_seal_files_recall (dx_workspace_get_store (workspace), id,
                            dx_proposal_get_revision (self->proposal));

  return g_steal_pointer (&self);
}

/**
 * dx_verify_list_numbers:
 * @workspace: where proposals are kept
 * @id: a proposal's id
 *
 * Lists its printed versions.
 *
 * Returns: (transfer full) (element-type gint64): their numbers, the newest
 *   first
 */
GArray *
dx_verify_list_numbers (DxWorkspace *workspace, const char *id)
{
  DxStore *store = dx_workspace_get_store (workspace);
  GArray *numbers = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (GPtrArray) list = NULL;

  g_return_val_if_fail (id != NULL, numbers);

  if (store != NULL)
    list = dx_store_list_revisions (store, id, NULL);
  for (guint i = 0; list != NULL && i < list->len; i++)
    {
      const DxRevision *it = g_ptr_array_index (list, i);
      guint at = 0;

      if (it->kind != DX_REVISION_PRINTED)
        continue;
      while (at < numbers->len
             && g_array_index (numbers, gint64, at) > it->number)
        at++;
      g_array_insert_val (numbers, at, it->number);
    }

  return numbers;
}

/**
 * dx_verify_found_changed:
 * @workspace: where proposals are kept
 * @self: what was found
 *
 * Tells whether what stands there now is another text, or goes with other
 * files, than the version.
 *
 * Returns: whether it is
 */
gboolean
dx_verify_found_changed (DxWorkspace *workspace, const DxVerifyFound *self)
{
  g_autoptr (GPtrArray) files = NULL;
  g_autoptr (DxSeal) before = NULL;
  g_autoptr (DxSeal) now = NULL;

  g_return_val_if_fail (self != NULL, FALSE);

  files = dx_seal_files_list (dx_workspace_get_store (workspace),
                              dx_proposal_get_id (self->present));
  before = dx_seal_new (self->proposal, self->files);
  now = dx_seal_new (self->present, files);

  return memcmp (before->digest, now->digest, sizeof now->digest) != 0;
}

static void
add_pages (DxWorkspace *workspace,
           DxProposal *proposal,
           DxPaperFlags flags,
           DxVersion *version)
{
  g_autoptr (DxPages)
      pages = dx_paper_new_pages (dx_workspace_get_fonts (workspace), proposal,
                                  dx_workspace_get_catalog (workspace), flags);
  guint n = dx_pages_get_n_pages (pages);

  for (guint page = version->pages->len; page < n; page++)
    dx_version_add_page (version, dx_pages_get_text (pages, page),
                         flags == DX_PAPER_ANNEX);
}

/**
 * dx_verify_found_set:
 * @workspace: where the fonts are
 * @self: what was found
 *
 * Sets the version, so that pages can be held against its own. With a font
 * that stands in for the right one lines break elsewhere: then it has none.
 *
 * Returns: (transfer full): it
 */
DxVersion *
dx_verify_found_set (DxWorkspace *workspace, const DxVerifyFound *self)
{
  DxFonts *fonts;
  DxVersion *version;

  g_return_val_if_fail (self != NULL, NULL);

  fonts = dx_workspace_get_fonts (workspace);
  version = dx_version_new (self->proposal, self->files);
  if (dx_fonts_is_stand_in (fonts) || !dx_fonts_is_complete (fonts))
    return version;
  add_pages (workspace, self->proposal, DX_PAPER_SLIP, version);
  add_pages (workspace, self->proposal, DX_PAPER_ANNEX, version);

  return version;
}
