/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dx-config.h"

#define G_LOG_DOMAIN "dexuat-app"

#include "dx-main-window-private.h"

#include <glib/gi18n-lib.h>

#include "dx-proposal-row-view.h"

/* What the window shows: the list, or why there is none. */

/* A list of GTK makes some hundred rows around the few that are seen. The
 * first ones are enough for the first frame; the others follow when nobody
 * has asked for others for so long, microseconds. */
#define FIRST_ROWS 40u
#define GROW_AFTER 100000

static void
setup_cb (GtkSignalListItemFactory *factory, GtkListItem *item, gpointer data)
{
  gtk_list_item_set_child (item, dx_proposal_row_view_new ());
}

static void
bind_cb (GtkSignalListItemFactory *factory,
         GtkListItem *item,
         DxMainWindow *self)
{
  g_autoptr (GDateTime) now = dx_workspace_now (self->workspace);

  dx_proposal_row_view_set_item (
      DX_PROPOSAL_ROW_VIEW (gtk_list_item_get_child (item)),
      gtk_list_item_get_item (item), dx_workspace_get_catalog (self->workspace),
      now);
}

static void
unbind_cb (GtkSignalListItemFactory *factory,
           GtkListItem *item,
           DxMainWindow *self)
{
  dx_proposal_row_view_set_item (
      DX_PROPOSAL_ROW_VIEW (gtk_list_item_get_child (item)), NULL, NULL, NULL);
}

static void
show_all_rows (DxMainWindow *self)
{
  if (self->grow_tick != 0)
    gtk_widget_remove_tick_callback (GTK_WIDGET (self), self->grow_tick);
  self->grow_tick = 0;
  gtk_slice_list_model_set_size (self->slice, G_MAXUINT);
}

/* The first tick comes before the frame that shows the first rows. */
static gboolean
grow_cb (GtkWidget *widget, GdkFrameClock *clock, gpointer data)
{
  DxMainWindow *self = DX_MAIN_WINDOW (widget);

  if (self->grow_frames++ > 0
      && gdk_frame_clock_get_frame_time (clock) >= self->grow_after)
    show_all_rows (self);

  return G_SOURCE_CONTINUE;
}

static void
show_first_rows (DxMainWindow *self)
{
  gtk_slice_list_model_set_size (self->slice, FIRST_ROWS);
  self->grow_frames = 0;
  self->grow_after = g_get_monotonic_time () + GROW_AFTER;
  if (self->grow_tick == 0)
    self->grow_tick =
        gtk_widget_add_tick_callback (GTK_WIDGET (self), grow_cb, NULL, NULL);
}

static gboolean
is_filtered (DxMainWindow *self)
{
  return (self->search != NULL && *self->search != '\0') || self->call != NULL
         || self->state >= 0;
}

/*
 * dx_main_window_is_writable:
 * @self: the window
 *
 * Returns: whether this process may write into the database
 */
gboolean
dx_main_window_is_writable (DxMainWindow *self)
{
  return self->store != NULL
         && dx_store_get_access (self->store) == DX_STORE_WRITABLE;
}

static const char *
choose_page (DxMainWindow *self)
{
  guint rows;

  if (self->first_run != NULL)
    return "first-run";
  if (self->list == NULL)
    return "error";
  rows = g_list_model_get_n_items (G_LIST_MODEL (self->list));
  if (rows > 0)
    return "list";
  if (is_filtered (self))
    return "nothing";

  return self->trashed ? "no-trash" : "empty";
}

static const char *
explain_error (const GError *error)
{
  if (g_error_matches (error, DX_STORE_ERROR, DX_STORE_ERROR_NEWER))
    return _ ("The proposals were saved by a newer version");
  if (g_error_matches (error, DX_STORE_ERROR, DX_STORE_ERROR_DAMAGED))
    return _ ("The file of the proposals is damaged");
  if (g_error_matches (error, DX_STORE_ERROR, DX_STORE_ERROR_FULL))
    return _ ("The disk is full");

  return _ ("The proposals cannot be opened");
}

static void
show_error (DxMainWindow *self)
{
  const GError *error = dx_workspace_get_store_error (self->workspace);
  g_autofree char *folder =
      g_filename_display_name (dx_workspace_get_folder (self->workspace));
  g_autofree char *text = g_strdup_printf (
      _ ("%s\nFolder: %s"), error != NULL ? error->message : "", folder);
  g_autofree char *markup = g_markup_escape_text (text, -1);

  adw_status_page_set_title (self->error_page, explain_error (error));
  adw_status_page_set_description (self->error_page, markup);
}

static void
show_bars (DxMainWindow *self)
{
  gboolean asking = self->first_run != NULL;
  GPtrArray *problems = dx_workspace_get_problems (self->workspace);
  DxStoreAccess access = self->store != NULL ? dx_store_get_access (self->store)
                                             : DX_STORE_WRITABLE;
  g_autofree char *filter = dx_main_window_describe_filter (self);

  gtk_widget_set_visible (self->store_bar, access != DX_STORE_WRITABLE);
  if (access == DX_STORE_BUSY)
    gtk_label_set_text (
        self->store_label,
        _ ("Another running copy of the program has the proposals open. Here "
           "they can be read, but nothing can be changed."));
  else if (access == DX_STORE_MEDIUM)
    gtk_label_set_text (
        self->store_label,
        _ ("The folder of the proposals can only be read: nothing can be "
           "changed here."));

  gtk_widget_set_visible (self->problem_bar, problems->len > 0 && !asking);
  if (problems->len > 0)
    {
      g_autofree char *text = g_strdup_printf (
          ngettext ("%u of your own data files cannot be used.",
                    "%u of your own data files cannot be used.", problems->len),
          problems->len);

      gtk_label_set_text (self->problem_label, text);
    }

  gtk_widget_set_visible (self->filter_bar, filter != NULL && !asking);
  if (filter != NULL)
    gtk_label_set_text (self->filter_label, filter);
  gtk_widget_set_visible (self->trash_bar, self->trashed && !asking);
}

static void
show_count (DxMainWindow *self)
{
  guint rows = self->list != NULL
                   ? g_list_model_get_n_items (G_LIST_MODEL (self->list))
                   : 0;
  g_autofree char *text = NULL;

  if (rows > 0 && self->first_run == NULL)
    text =
        g_strdup_printf (ngettext ("%u proposal", "%u proposals", rows), rows);
  adw_window_title_set_subtitle (self->title, text != NULL ? text : "");
}

/*
 * dx_main_window_show_state:
 * @self: the window
 *
 * Shows what there is to show: the question of the first run, the list, that
 * it is empty, or why it cannot be had.
 */
void
dx_main_window_show_state (DxMainWindow *self)
{
  const char *page = choose_page (self);
  const char *shown = gtk_stack_get_visible_child_name (self->stack);

  if (g_str_equal (page, "error"))
    show_error (self);
  show_bars (self);
  show_count (self);
  gtk_widget_set_sensitive (GTK_WIDGET (self->search_button),
                            self->list != NULL && self->first_run == NULL);
  gtk_widget_set_sensitive (GTK_WIDGET (self->view_button),
                            self->list != NULL && self->first_run == NULL);
  if (g_strcmp0 (page, shown) != 0)
    gtk_stack_set_visible_child_name (self->stack, page);
  dx_main_window_update_row_actions (self);
}

/*
 * dx_main_window_get_selected:
 * @self: the window
 *
 * Returns: (transfer none) (nullable): the selected row
 */
DxProposalItem *
dx_main_window_get_selected (DxMainWindow *self)
{
  return self->selection != NULL
             ? gtk_single_selection_get_selected_item (self->selection)
             : NULL;
}

/*
 * dx_main_window_select:
 * @self: the window
 * @id: (nullable): a proposal
 *
 * Selects its row, if it is in the list.
 */
void
dx_main_window_select (DxMainWindow *self, const char *id)
{
  int position = id != NULL && self->list != NULL
                     ? dx_proposal_list_find (self->list, id)
                     : -1;

  if (position >= (int) FIRST_ROWS)
    show_all_rows (self);
  gtk_single_selection_set_selected (self->selection,
                                     position >= 0 ? (guint) position
                                                   : GTK_INVALID_LIST_POSITION);
  if (position >= 0)
    gtk_widget_activate_action (GTK_WIDGET (self->view), "list.scroll-to-item",
                                "u", (guint) position);
}

/**
 * dx_main_window_show_proposal:
 * @self: the window
 * @id: a proposal
 *
 * Comes to the front with the proposal's row selected. A search or a filter
 * that hides the row is ended.
 */
void
dx_main_window_show_proposal (DxMainWindow *self, const char *id)
{
  g_return_if_fail (DX_IS_MAIN_WINDOW (self));
  g_return_if_fail (id != NULL);

  if (self->list != NULL && dx_proposal_list_find (self->list, id) < 0)
    g_action_group_activate_action (G_ACTION_GROUP (self), "clear-filter",
                                    NULL);
  dx_main_window_select (self, id);
  gtk_window_present (GTK_WINDOW (self));
}

/*
 * dx_main_window_query:
 * @self: the window
 *
 * Asks the store again, and keeps the selection on the same proposal.
 */
void
dx_main_window_query (DxMainWindow *self)
{
  DxProposalItem *selected = dx_main_window_get_selected (self);
  g_autofree char *id = selected != NULL
                            ? g_strdup (dx_proposal_item_get_id (selected))
                            : g_steal_pointer (&self->wanted);
  DxProposalQuery query = { .search = self->search,
                            .call = self->call,
                            .state = self->state,
                            .sort = self->sort,
                            .reverse = self->reverse,
                            .trashed = self->trashed };

  if (self->list == NULL)
    return;
  /* All rows go before the new ones come: that is not to be seen. */
  self->querying = TRUE;
  show_first_rows (self);
  dx_proposal_list_set_query (self->list, &query);
  self->querying = FALSE;
  dx_main_window_select (self, id);
  /* It may come back with the next query. */
  g_free (self->wanted);
  self->wanted = g_steal_pointer (&id);
  dx_main_window_show_state (self);
}

static void
items_changed_cb (DxMainWindow *self)
{
  if (!self->querying)
    dx_main_window_show_state (self);
}

static void
failed_cb (DxProposalList *list, const GError *error, DxMainWindow *self)
{
  dx_main_window_toast (self, error->message);
}

static void
search_changed_cb (GtkSearchEntry *entry, DxMainWindow *self)
{
  const char *text = gtk_editable_get_text (GTK_EDITABLE (entry));

  if (g_strcmp0 (text, self->search) == 0
      || (*text == '\0' && self->search == NULL))
    return;
  g_free (self->search);
  self->search = *text != '\0' ? g_strdup (text) : NULL;
  dx_main_window_query (self);
}

/* From the search into what it found. */
static void
search_activate_cb (GtkSearchEntry *entry, DxMainWindow *self)
{
  DxProposalItem *selected = dx_main_window_get_selected (self);

  if (self->list == NULL
      || g_list_model_get_n_items (G_LIST_MODEL (self->list)) == 0)
    return;
  if (selected == NULL)
    gtk_single_selection_set_selected (self->selection, 0);
  gtk_widget_grab_focus (GTK_WIDGET (self->view));
}

static void
data_changed_cb (DxMainWindow *self)
{
  dx_main_window_view_reset (self);
  dx_main_window_query (self);
  dx_main_window_show_state (self);
}

/*
 * dx_main_window_connect_store:
 * @self: the window
 *
 * Shows the proposals of the store that the workspace has now, if it has
 * one.
 */
void
dx_main_window_connect_store (DxMainWindow *self)
{
  DxStore *store = dx_workspace_get_store (self->workspace);

  if (store == NULL || store == self->store)
    return;
  g_set_object (&self->store, store);
  g_clear_object (&self->list);
  self->list = dx_proposal_list_new (store);
  g_signal_connect_object (self->list, "failed", G_CALLBACK (failed_cb), self,
                           0);
  g_signal_connect_object (self->list, "items-changed",
                           G_CALLBACK (items_changed_cb), self,
                           G_CONNECT_SWAPPED | G_CONNECT_AFTER);
  show_first_rows (self);
  gtk_slice_list_model_set_model (self->slice, G_LIST_MODEL (self->list));
}

static GtkListItemFactory *
make_factory (DxMainWindow *self)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();

  g_signal_connect (factory, "setup", G_CALLBACK (setup_cb), NULL);
  g_signal_connect_object (factory, "bind", G_CALLBACK (bind_cb), self, 0);
  g_signal_connect_object (factory, "unbind", G_CALLBACK (unbind_cb), self, 0);

  return factory;
}

/*
 * dx_main_window_list_init:
 * @self: the window
 *
 * Makes the list.
 */
void
dx_main_window_list_init (DxMainWindow *self)
{
  g_autoptr (GtkListItemFactory) factory = make_factory (self);

  self->slice = gtk_slice_list_model_new (NULL, 0, FIRST_ROWS);
  self->selection =
      gtk_single_selection_new (g_object_ref (G_LIST_MODEL (self->slice)));
  gtk_single_selection_set_autoselect (self->selection, FALSE);
  gtk_single_selection_set_can_unselect (self->selection, TRUE);
  g_signal_connect_object (self->selection, "notify::selected-item",
                           G_CALLBACK (dx_main_window_update_row_actions), self,
                           G_CONNECT_SWAPPED);
  dx_main_window_connect_store (self);
  gtk_list_view_set_factory (self->view, factory);
  gtk_list_view_set_model (self->view, GTK_SELECTION_MODEL (self->selection));

  gtk_search_bar_set_key_capture_widget (self->search_bar, GTK_WIDGET (self));
  gtk_search_bar_connect_entry (self->search_bar,
                                GTK_EDITABLE (self->search_entry));
  g_signal_connect (self->search_entry, "search-changed",
                    G_CALLBACK (search_changed_cb), self);
  g_signal_connect (self->search_entry, "activate",
                    G_CALLBACK (search_activate_cb), self);
  self->data_handler = g_signal_connect_swapped (
      self->workspace, "data-changed", G_CALLBACK (data_changed_cb), self);
}

/*
 * dx_main_window_list_dispose:
 * @self: the window
 *
 * Lets go of the list and the store.
 */
void
dx_main_window_list_dispose (DxMainWindow *self)
{
  if (self->workspace != NULL)
    g_clear_signal_handler (&self->data_handler, self->workspace);
  if (self->view != NULL)
    gtk_list_view_set_model (self->view, NULL);
  if (self->grow_tick != 0)
    gtk_widget_remove_tick_callback (GTK_WIDGET (self), self->grow_tick);
  self->grow_tick = 0;
  g_clear_object (&self->selection);
  g_clear_object (&self->slice);
  g_clear_object (&self->list);
  g_clear_object (&self->store);
}
