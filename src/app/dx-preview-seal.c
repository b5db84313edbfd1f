/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "dexuat-app"

#include "dx-preview-seal.h"

#include "dx-seal-files.h"

/* The digest takes two milliseconds at sixty pages. While somebody types the
 * foot keeps the code that it has; so many milliseconds after the last key it
 * gets its own. What is printed is sealed by itself. */
#define SEAL_AFTER 250

struct _DxPreviewSeal {
  GObject parent_instance;
  DxWorkspace *workspace;
  DxSession *session; /* nullable: somebody works on it */
  GPtrArray *files;   /* nullable: what goes with it now */
  DxSeal *printed;    /* nullable: of a version that nobody works on */
  DxSeal *shown;      /* nullable: made at the last rest */
  guint source;
};

enum { CHANGED, N_SIGNALS };

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (DxPreviewSeal, dx_preview_seal, G_TYPE_OBJECT)

/* What would stand at the foot if it were printed now: the next number. */
static DxSeal *
make_seal (DxPreviewSeal *self)
{
  DxProposal *proposal;
  DxSeal *seal;

  if (self->session == NULL)
    return self->printed != NULL ? dx_seal_copy (self->printed) : NULL;
  proposal = dx_session_get_proposal (self->session);
  seal = dx_seal_new (proposal, self->files);
  seal->revision = dx_proposal_get_revision (proposal) + 1;

  return seal;
}

static void
renew (DxPreviewSeal *self)
{
  g_clear_handle_id (&self->source, g_source_remove);
  g_clear_pointer (&self->shown, dx_seal_free);
  g_signal_emit (self, signals[CHANGED], 0);
}

static gboolean
rest_cb (gpointer data)
{
  DxPreviewSeal *self = data;

  self->source = 0;
  renew (self);

  return G_SOURCE_REMOVE;
}

static void
read_files (DxPreviewSeal *self)
{
  DxStore *store;

  g_clear_pointer (&self->files, g_ptr_array_unref);
  if (self->session == NULL)
    return;
  store = dx_workspace_get_store (self->workspace);
  self->files = dx_seal_files_list (
      store, dx_proposal_get_id (dx_session_get_proposal (self->session)));
}

static void
files_cb (DxPreviewSeal *self)
{
  read_files (self);
  renew (self);
}

static void
stop_following (DxPreviewSeal *self)
{
  if (self->session != NULL)
    g_signal_handlers_disconnect_by_data (self->session, self);
  if (self->workspace != NULL)
    g_signal_handlers_disconnect_by_data (
        dx_workspace_get_settings (self->workspace), self);
  g_clear_object (&self->session);
  g_clear_object (&self->workspace);
  g_clear_handle_id (&self->source, g_source_remove);
  g_clear_pointer (&self->printed, dx_seal_free);
  g_clear_pointer (&self->shown, dx_seal_free);
  g_clear_pointer (&self->files, g_ptr_array_unref);
}

static void
dx_preview_seal_dispose (GObject *object)
{
  stop_following (DX_PREVIEW_SEAL (object));
  G_OBJECT_CLASS (dx_preview_seal_parent_class)->dispose (object);
}

static void
dx_preview_seal_class_init (DxPreviewSealClass *class)
{
  G_OBJECT_CLASS (class)->dispose = dx_preview_seal_dispose;
  signals[CHANGED] = g_signal_new ("changed", DX_TYPE_PREVIEW_SEAL,
                                   G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                   G_TYPE_NONE, 0);
}

static void
dx_preview_seal_init (DxPreviewSeal *self)
{
}

/**
 * dx_preview_seal_new:
 *
 * Returns: (transfer full): a seal of nothing yet
 */
DxPreviewSeal *
dx_preview_seal_new (void)
{
  return g_object_new (DX_TYPE_PREVIEW_SEAL, NULL);
}

/**
 * dx_preview_seal_follow:
 * @self: a preview's seal
 * @workspace: (nullable): whose settings say whether there is one
 * @session: (nullable): what is worked on
 *
 * Seals another proposal from now on.
 */
void
dx_preview_seal_follow (DxPreviewSeal *self,
                        DxWorkspace *workspace,
                        DxSession *session)
{
  g_return_if_fail (DX_IS_PREVIEW_SEAL (self));

  stop_following (self);
  g_set_object (&self->workspace, workspace);
  g_set_object (&self->session, session);
  if (workspace != NULL)
    g_signal_connect_object (dx_workspace_get_settings (workspace),
                             "changed::print-seal", G_CALLBACK (renew), self,
                             G_CONNECT_SWAPPED);
  if (session != NULL)
    g_signal_connect_object (session, "attachments-changed",
                             G_CALLBACK (files_cb), self, G_CONNECT_SWAPPED);
  read_files (self);
}

/**
 * dx_preview_seal_set_printed:
 * @self: a preview's seal
 * @seal: (transfer full) (nullable): what was printed
 *
 * Shows what was printed at the foot of a version that nobody works on.
 */
void
dx_preview_seal_set_printed (DxPreviewSeal *self, DxSeal *seal)
{
  g_return_if_fail (DX_IS_PREVIEW_SEAL (self));

  dx_seal_free (self->printed);
  self->printed = seal;
  renew (self);
}

/**
 * dx_preview_seal_edited:
 * @self: a preview's seal
 *
 * Hears of a change: there is another seal when the hands rest.
 */
void
dx_preview_seal_edited (DxPreviewSeal *self)
{
  g_return_if_fail (DX_IS_PREVIEW_SEAL (self));

  if (self->shown == NULL)
    return;
  g_clear_handle_id (&self->source, g_source_remove);
  self->source = g_timeout_add (SEAL_AFTER, rest_cb, self);
}

/**
 * dx_preview_seal_put:
 * @self: a preview's seal
 * @pages: the pages that are shown
 *
 * Puts the seal on them, or takes it away.
 */
void
dx_preview_seal_put (DxPreviewSeal *self, DxPages *pages)
{
  g_return_if_fail (DX_IS_PREVIEW_SEAL (self));

  if (self->workspace == NULL || !dx_seal_files_is_wanted (self->workspace))
    {
      dx_pages_set_seal (pages, NULL);
      return;
    }
  if (self->shown == NULL)
    self->shown = make_seal (self);
  dx_pages_set_seal (pages,
                     self->shown != NULL ? dx_seal_copy (self->shown) : NULL);
}
