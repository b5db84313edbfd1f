/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dx-config.h"

#define G_LOG_DOMAIN "dexuat-app"

#include "dx-proposal-window-private.h"

#include <glib/gi18n-lib.h>

#include "dx-compat.h"
#include "dx-paper-out.h"

static gboolean
get_annex (DxProposalWindow *self)
{
  return g_settings_get_boolean (
      dx_workspace_get_settings (dx_session_get_workspace (self->session)),
      "print-annex");
}

static void
tell_failure (DxProposalWindow *self, const char *heading, GError *error)
{
  if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    dx_compat_tell (GTK_WINDOW (self), heading, error->message);
}

/* "Bản in số 2: Phieu-de-xuat.pdf" */
static void
toast_version (DxProposalWindow *self, const char *what)
{
  gint64 number =
      dx_proposal_get_revision (dx_session_get_proposal (self->session));
  gboolean kept = dx_session_get_state (self->session)
                  == DX_PROPOSAL_STATE_PRINTED;
  g_autofree char *words =
      kept ? g_strdup_printf (_ ("%s – printed version %d"), what, (int) number)
           : g_strdup (what);

  dx_proposal_window_toast (self, words);
}

static void
printed_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (DxProposalWindow) self = data;
  g_autoptr (GError) error = NULL;

  if (dx_paper_out_print_finish (result, &error))
    toast_version (self, _ ("Sent to the printer"));
  else
    tell_failure (self, _ ("Nothing was printed"), error);
}

/*
 * dx_proposal_window_print:
 *
 * Prints, by the printer's dialog.
 */
void
dx_proposal_window_print (DxProposalWindow *self)
{
  dx_paper_out_print (GTK_WINDOW (self), self->session, get_annex (self),
                      printed_cb, g_object_ref (self));
}

static void
exported_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (DxProposalWindow) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GFile) file = NULL;

  if (dx_paper_out_export_finish (result, &file, &error))
    {
      g_autofree char *name = g_file_get_basename (file);

      toast_version (self, name);
    }
  else
    tell_failure (self, _ ("The file is not written"), error);
}

/*
 * dx_proposal_window_export:
 *
 * Writes a PDF where the user says.
 */
void
dx_proposal_window_export (DxProposalWindow *self)
{
  dx_paper_out_export (GTK_WINDOW (self), self->session, get_annex (self),
                       exported_cb, g_object_ref (self));
}

/*
 * dx_proposal_window_export_word:
 *
 * Writes a Word document where the user says.
 */
void
dx_proposal_window_export_word (DxProposalWindow *self)
{
  dx_paper_out_export_word (GTK_WINDOW (self), self->session, get_annex (self),
                            exported_cb, g_object_ref (self));
}

static void
toast_file (DxProposalWindow *self, GFile *file)
{
  g_autofree char *name = g_file_get_parse_name (file);
  g_autofree char *words = g_strdup_printf (_ ("Written to %s"), name);

  dx_proposal_window_toast (self, words);
}

static void
blank_picked_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (DxProposalWindow) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) files = dx_compat_pick_files_finish (result, &error);

  if (files != NULL
      && dx_paper_out_write_blank (
          dx_session_get_workspace (self->session),
          dx_proposal_get_form (dx_session_get_proposal (self->session)),
          g_ptr_array_index (files, 0), &error))
    toast_file (self, g_ptr_array_index (files, 0));
  else
    tell_failure (self, _ ("The blank form is not written"), error);
}

/*
 * dx_proposal_window_blank:
 *
 * Writes the form to be filled in by hand.
 */
void
dx_proposal_window_blank (DxProposalWindow *self)
{
  const char *patterns[] = { _ ("PDF documents"), "pdf", NULL };

  dx_compat_pick_files (GTK_WINDOW (self), DX_PICK_SAVE, _ ("Blank Form"),
                        _ ("_Save"), "Phieu-de-xuat_trong.pdf", patterns,
                        blank_picked_cb, g_object_ref (self));
}

static void
elsewhere_picked_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (DxProposalWindow) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) files = dx_compat_pick_files_finish (result, &error);

  if (files != NULL
      && dx_paper_out_write_json (self->session, g_ptr_array_index (files, 0),
                                  &error))
    {
      self->saved_elsewhere = TRUE;
      toast_file (self, g_ptr_array_index (files, 0));
    }
  else
    tell_failure (self, _ ("The file is not written"), error);
}

/*
 * dx_proposal_window_save_elsewhere:
 *
 * Writes all into a file of its own, which needs no database.
 */
void
dx_proposal_window_save_elsewhere (DxProposalWindow *self)
{
  const char *patterns[] = { _ ("Proposals"), "json", NULL };
  g_autofree char *name = NULL;

  dx_session_commit (self->session);
  name = dx_paper_out_suggest_name (self->session, ".json");
  dx_compat_pick_files (GTK_WINDOW (self), DX_PICK_SAVE,
                        _ ("Save to Another File"), _ ("_Save"), name, patterns,
                        elsewhere_picked_cb, g_object_ref (self));
}

/*
 * dx_proposal_window_retry:
 *
 * Tries again to save.
 */
void
dx_proposal_window_retry (DxProposalWindow *self)
{
  DxWorkspace *workspace = dx_session_get_workspace (self->session);
  DxStore *store;

  dx_session_commit (self->session);
  dx_workspace_open_store (workspace);
  store = dx_workspace_get_store (workspace);
  if (store != NULL)
    dx_store_retry_lock (store);
  if (dx_session_save (self->session, NULL))
    dx_proposal_window_toast (self, _ ("Saved"));
  else
    dx_proposal_window_toast (self, _ ("It still cannot be saved"));
}
