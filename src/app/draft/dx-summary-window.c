/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dx-config.h"

#define G_LOG_DOMAIN "dexuat-app"

#include "dx-summary-window-private.h"

#include <glib/gi18n-lib.h>

#include "dx-field-parts.h"
#include "dx-letter-paper.h"
#include "dx-summary-paper.h"

/* A pause in typing after which the choice is kept, in milliseconds. */
#define SAVE_DELAY 400

#define FOLD_BELOW 860

G_DEFINE_FINAL_TYPE (DxSummaryWindow, dx_summary_window, ADW_TYPE_WINDOW)

/*
 * dx_summary_window_list_included:
 *
 * Returns: (transfer full) (element-type DxProposal): what stands in the
 *   table, in order
 */
GPtrArray *
dx_summary_window_list_included (DxSummaryWindow *self)
{
  GPtrArray *included = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < self->proposals->len; i++)
    {
      DxProposal *it = g_ptr_array_index (self->proposals, i);

      if (!dx_summary_state_is_left_out (self->state, dx_proposal_get_id (it)))
        g_ptr_array_add (included, g_object_ref (it));
    }

  return included;
}

/*
 * dx_summary_window_make_facts:
 *
 * Returns: (transfer full): what is known for table and letter
 */
DxFacts *
dx_summary_window_make_facts (DxSummaryWindow *self)
{
  g_autoptr (GPtrArray) included = dx_summary_window_list_included (self);
  g_autoptr (DxProfile) profile = dx_store_get_profile (self->store, NULL);
  g_autoptr (GDateTime) now = dx_workspace_now (self->workspace);

  return dx_facts_new_proposals (included, profile, now);
}

/*
 * dx_summary_window_make_summary:
 *
 * Returns: (transfer full) (nullable): the table as it is now
 */
DxSummary *
dx_summary_window_make_summary (DxSummaryWindow *self, GError **error)
{
  g_autoptr (GPtrArray) included = dx_summary_window_list_included (self);
  g_autoptr (GPtrArray) entries =
      g_ptr_array_new_with_free_func ((GDestroyNotify) dx_summary_entry_free);
  g_autoptr (DxFacts) facts = dx_summary_window_make_facts (self);
  guint columns = adw_combo_row_get_selected (self->columns_row);

  for (guint i = 0; i < included->len; i++)
    g_ptr_array_add (entries,
                     dx_summary_entry_new (g_ptr_array_index (included, i)));

  return dx_summary_new (
      g_ptr_array_index (self->columns, MIN (columns, self->columns->len - 1)),
      entries, dx_workspace_get_catalog (self->workspace), facts, error);
}

/*
 * dx_summary_window_shows_letter:
 *
 * Returns: whether the letter is worked on, not the table
 */
gboolean
dx_summary_window_shows_letter (DxSummaryWindow *self)
{
  return gtk_toggle_button_get_active (self->letter_button);
}

static DxDocument *
make_document (DxSummaryWindow *self)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DxSummary) summary = NULL;

  if (dx_summary_window_shows_letter (self))
    return self->letter != NULL ? dx_letter_paper_new (self->letter) : NULL;
  summary = dx_summary_window_make_summary (self, &error);
  if (summary == NULL)
    {
      AdwToast *toast = adw_toast_new (error->message);

      adw_toast_overlay_add_toast (self->toasts, toast);
      return NULL;
    }

  return dx_summary_paper_new (summary);
}

static void
rebuild (DxSummaryWindow *self)
{
  DxDocument *document;

  if (self->call == NULL)
    return;
  document = make_document (self);
  if (document != NULL)
    dx_preview_set_document (self->preview, self->workspace, document);
}

static gboolean
rebuild_cb (gpointer data)
{
  DxSummaryWindow *self = data;

  self->rebuild_source = 0;
  rebuild (self);

  return G_SOURCE_REMOVE;
}

static void
schedule_rebuild (DxSummaryWindow *self)
{
  if (self->rebuild_source == 0)
    self->rebuild_source = g_idle_add (rebuild_cb, self);
}

static char *
make_key (DxSummaryWindow *self)
{
  return g_strconcat ("summary.", self->call, NULL);
}

/*
 * dx_summary_window_save:
 *
 * Keeps order, columns and text now.
 */
void
dx_summary_window_save (DxSummaryWindow *self)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *key = NULL;
  g_autofree char *json = NULL;
  g_autofree char *message = NULL;

  if (self->save_source == 0 || self->call == NULL)
    return;
  g_clear_handle_id (&self->save_source, g_source_remove);
  key = make_key (self);
  json = dx_summary_state_to_json (self->state);
  if (dx_store_set_setting (self->store, key, json, &error))
    {
      self->save_failed = FALSE;
      return;
    }
  if (self->save_failed)
    return;
  self->save_failed = TRUE;
  message =
      g_strdup_printf (_ ("Order and text were not saved: %s"), error->message);
  adw_toast_overlay_add_toast (self->toasts, adw_toast_new (message));
}

static gboolean
save_cb (gpointer data)
{
  dx_summary_window_save (data);

  return G_SOURCE_REMOVE;
}

/*
 * dx_summary_window_changed:
 *
 * Shows what was chosen or written, and keeps it soon.
 */
void
dx_summary_window_changed (DxSummaryWindow *self)
{
  if (self->filling)
    return;
  g_clear_handle_id (&self->save_source, g_source_remove);
  self->save_source = g_timeout_add (SAVE_DELAY, save_cb, self);
  dx_summary_window_letter_fill (self);
  dx_summary_window_update_export (self);
  schedule_rebuild (self);
}

/* A choice that was begun for one call is kept before another is shown. */
static gboolean
reload_cb (gpointer data)
{
  DxSummaryWindow *self = data;

  self->reload_source = 0;
  dx_summary_window_save (self);
  dx_summary_window_list_fill (self);
  dx_summary_window_letter_fill (self);
  dx_summary_window_update_export (self);
  schedule_rebuild (self);

  return G_SOURCE_REMOVE;
}

static void
store_changed_cb (DxStore *store, const char *id, DxSummaryWindow *self)
{
  if (self->reload_source == 0)
    self->reload_source = g_idle_add (reload_cb, self);
}

static void
mode_cb (DxSummaryWindow *self)
{
  gboolean letter = dx_summary_window_shows_letter (self);

  gtk_stack_set_visible_child_name (self->stack, letter ? "letter" : "table");
  dx_summary_window_update_export (self);
  schedule_rebuild (self);
}

static void
folded_cb (DxSummaryWindow *self)
{
  gboolean folded = dx_home_split_get_folded (self->split);
  gboolean second;

  g_object_get (self->split, "show-second", &second, NULL);
  gtk_widget_set_visible (self->back, folded && second);
  gtk_widget_set_visible (self->pages_button, folded && !second);
  /* Where there is no room, the first words below say what this is. */
  gtk_widget_set_visible (self->title, !folded);
}

static void
back_cb (DxSummaryWindow *self)
{
  dx_home_split_set_show_second (self->split, FALSE);
}

static void
pages_cb (DxSummaryWindow *self)
{
  dx_home_split_set_show_second (self->split, TRUE);
}

static void
suggest_cb (DxSummaryWindow *self)
{
  dx_summary_window_letter_suggest (self);
}

static gboolean
dx_summary_window_close_request (GtkWindow *window)
{
  DxSummaryWindow *self = DX_SUMMARY_WINDOW (window);

  dx_summary_window_letter_commit (self);
  dx_summary_window_save (self);

  return GTK_WINDOW_CLASS (dx_summary_window_parent_class)
      ->close_request (window);
}

static void
dx_summary_window_dispose (GObject *object)
{
  DxSummaryWindow *self = DX_SUMMARY_WINDOW (object);

  self->filling = TRUE;
  if (self->store != NULL)
    dx_summary_window_save (self);
  g_clear_handle_id (&self->reload_source, g_source_remove);
  g_clear_handle_id (&self->rebuild_source, g_source_remove);
  g_clear_handle_id (&self->save_source, g_source_remove);
  if (self->store != NULL)
    g_clear_signal_handler (&self->changed_handler, self->store);
  g_clear_object (&self->store);
  g_clear_object (&self->workspace);
  G_OBJECT_CLASS (dx_summary_window_parent_class)->dispose (object);
}

static void
dx_summary_window_finalize (GObject *object)
{
  DxSummaryWindow *self = DX_SUMMARY_WINDOW (object);

  g_clear_pointer (&self->calls, g_ptr_array_unref);
  g_clear_pointer (&self->proposals, g_ptr_array_unref);
  g_clear_pointer (&self->columns, g_ptr_array_unref);
  g_clear_pointer (&self->letter, dx_letter_unref);
  g_clear_pointer (&self->state, dx_summary_state_free);
  g_free (self->call);
  G_OBJECT_CLASS (dx_summary_window_parent_class)->finalize (object);
}

#define BIND(name)                                                             \
  gtk_widget_class_bind_template_child (class, DxSummaryWindow, name)

static void
bind_template (GtkWidgetClass *class)
{
  BIND (toasts);
  BIND (title);
  BIND (back);
  BIND (pages_button);
  BIND (export_button);
  BIND (split);
  BIND (stack);
  BIND (table_button);
  BIND (letter_button);
  BIND (call_row);
  BIND (columns_row);
  BIND (columns_note);
  BIND (list);
  BIND (empty);
  BIND (parts);
  BIND (suggest_bar);
  BIND (suggest_label);
  BIND (preview);
  gtk_widget_class_bind_template_callback (class, mode_cb);
  gtk_widget_class_bind_template_callback (class, folded_cb);
  gtk_widget_class_bind_template_callback (class, back_cb);
  gtk_widget_class_bind_template_callback (class, pages_cb);
  gtk_widget_class_bind_template_callback (class, suggest_cb);
  gtk_widget_class_bind_template_callback_full (
      class, "call_cb", G_CALLBACK (dx_summary_window_call_cb));
  gtk_widget_class_bind_template_callback_full (
      class, "columns_cb", G_CALLBACK (dx_summary_window_columns_cb));
}

static void
dx_summary_window_class_init (DxSummaryWindowClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  g_type_ensure (DX_TYPE_HOME_SPLIT);
  g_type_ensure (DX_TYPE_PREVIEW);
  G_OBJECT_CLASS (class)->dispose = dx_summary_window_dispose;
  G_OBJECT_CLASS (class)->finalize = dx_summary_window_finalize;
  GTK_WINDOW_CLASS (class)->close_request = dx_summary_window_close_request;
  gtk_widget_class_set_template_from_resource (
      widget_class, "/vn/dexuat/DeXuat/draft/dx-summary-window.ui");
  gtk_widget_class_install_action (widget_class, "summary.export", "s",
                                   dx_summary_window_export);
  bind_template (widget_class);
}

static void
set_names (DxSummaryWindow *self)
{
  dx_field_set_name (self->back, _ ("Back to order and text"));
  dx_field_set_name (self->pages_button, _ ("Show the pages"));
  dx_field_set_name (GTK_WIDGET (self->list), _ ("Tasks in order of priority"));
  dx_field_set_name (GTK_WIDGET (self->export_button), _ ("Export"));
}

static void
dx_summary_window_init (DxSummaryWindow *self)
{
  self->proposals = g_ptr_array_new_with_free_func (g_object_unref);
  gtk_widget_init_template (GTK_WIDGET (self));
  dx_home_split_set_fold_below (self->split, FOLD_BELOW);
  set_names (self);
}

/**
 * dx_summary_window_new:
 * @parent: (nullable): the main window
 * @workspace: with an open store
 * @call: (nullable): the call whose proposals are shown; "" for those
 *   without one
 *
 * Returns: (transfer none): the window, to be presented
 */
GtkWindow *
dx_summary_window_new (GtkWindow *parent,
                       DxWorkspace *workspace,
                       const char *call)
{
  DxSummaryWindow *self;

  g_return_val_if_fail (DX_IS_WORKSPACE (workspace), NULL);
  g_return_val_if_fail (dx_workspace_get_store (workspace) != NULL, NULL);

  self = g_object_new (DX_TYPE_SUMMARY_WINDOW, "transient-for", parent, NULL);
  self->workspace = g_object_ref (workspace);
  self->store = g_object_ref (dx_workspace_get_store (workspace));
  self->changed_handler = g_signal_connect (
      self->store, "changed", G_CALLBACK (store_changed_cb), self);
  dx_summary_window_letter_init (self);
  dx_summary_window_list_init (self, call);
  dx_summary_window_update_export (self);
  rebuild (self);

  return GTK_WINDOW (self);
}

/**
 * dx_summary_window_show_letter:
 * @self: a window
 * @letter: the letter, not the table
 *
 * Shows the letter or the table.
 */
void
dx_summary_window_show_letter (DxSummaryWindow *self, gboolean letter)
{
  g_return_if_fail (DX_IS_SUMMARY_WINDOW (self));

  gtk_toggle_button_set_active (
      letter ? self->letter_button : self->table_button, TRUE);
}
