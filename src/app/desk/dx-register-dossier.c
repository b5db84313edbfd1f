/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dx-config.h"

#define G_LOG_DOMAIN "dexuat-app"

#include "dx-register-window-private.h"

#include <glib/gi18n-lib.h>

#include "dx-compat.h"
#include "dx-complete-window.h"
#include "dx-desk-papers.h"
#include "dx-file-name.h"
#include "dx-settle-window.h"

/* What is done with the dossier that is selected. */

static void
settle_cb (GSimpleAction *action, GVariant *value, gpointer data)
{
  DxRegisterWindow *self = data;
  gint64 row = dx_register_window_get_row (self);

  gtk_window_present (
      dx_settle_window_new (GTK_WINDOW (self), self->workspace, row));
}

static void
complete_cb (GSimpleAction *action, GVariant *value, gpointer data)
{
  DxRegisterWindow *self = data;
  g_autoptr (GError) error = NULL;
  GtkWindow *window =
      dx_complete_window_new (GTK_WINDOW (self), self->workspace,
                              dx_register_window_get_row (self), &error);

  if (window != NULL)
    gtk_window_present (window);
  else
    dx_compat_tell (GTK_WINDOW (self), _ ("The dossier cannot be checked"),
                    error->message);
}

static void
receipt_picked_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  DxRegisterWindow *self = DX_REGISTER_WINDOW (source);
  g_autoptr (GPtrArray) files = dx_compat_pick_files_finish (result, NULL);
  g_autofree char *path = files != NULL ? g_file_get_path (files->pdata[0])
                                        : NULL;
  g_autoptr (GError) error = NULL;

  if (path == NULL)
    return;
  if (dx_desk_papers_write_receipt (self->workspace, self->paper_row, path,
                                    &error))
    adw_toast_overlay_add_toast (self->toasts,
                                 adw_toast_new (_ ("Receipt written")));
  else
    dx_compat_tell (GTK_WINDOW (self), _ ("The receipt was not written"),
                    error->message);
}

static void
receipt_cb (GSimpleAction *action, GVariant *value, gpointer data)
{
  DxRegisterWindow *self = data;
  const char *const patterns[] = { _ ("Word and PDF files"), "pdf", "docx",
                                   NULL };
  const DxRegisterEntry *entry = dx_register_window_get_entry (self);
  g_autofree char *number = g_strdup_printf ("%d", entry->number);
  g_autofree char *name =
      dx_file_name_new ("Giay-tiep-nhan", number, entry->year, ".pdf");

  self->paper_row = entry->row;
  dx_compat_pick_files (GTK_WINDOW (self), DX_PICK_SAVE, _ ("Receipt"),
                        _ ("_Save"), name, patterns, receipt_picked_cb, NULL);
}

static const GActionEntry actions[] = {
  { .name = "settle", .activate = settle_cb },
  { .name = "complete", .activate = complete_cb },
  { .name = "receipt", .activate = receipt_cb },
};

/*
 * dx_register_window_update_dossier:
 * @self: the window
 *
 * Offers what can be done with the dossier that is selected now.
 */
void
dx_register_window_update_dossier (DxRegisterWindow *self)
{
  const DxRegisterEntry *entry = dx_register_window_get_entry (self);
  gboolean writable = entry != NULL && dx_register_window_is_writable (self);

  for (guint i = 0; i < G_N_ELEMENTS (actions); i++)
    g_simple_action_set_enabled (
        G_SIMPLE_ACTION (
            g_action_map_lookup_action (G_ACTION_MAP (self), actions[i].name)),
        i == 0 ? writable && entry->conflicts > 0 : writable);
}

/*
 * dx_register_window_dossier_init:
 * @self: the window
 *
 * Adds the actions.
 */
void
dx_register_window_dossier_init (DxRegisterWindow *self)
{
  g_action_map_add_action_entries (G_ACTION_MAP (self), actions,
                                   G_N_ELEMENTS (actions), self);
}
