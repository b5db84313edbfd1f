/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dx-config.h"

#define G_LOG_DOMAIN "dexuat-app"

#include "dx-register-window-private.h"

#include <glib/gi18n-lib.h>

/* What the window shows: the register, or why there is none. */

/* A list of GTK makes some hundred rows around the few that are seen. The
 * first ones are enough for the first frame; the others follow when nobody
 * has asked for others for so long, microseconds. */
#define FIRST_ROWS 40u
#define GROW_AFTER 100000

static void
show_all_rows (DxRegisterWindow *self)
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
  DxRegisterWindow *self = DX_REGISTER_WINDOW (widget);

  if (self->grow_frames++ > 0
      && gdk_frame_clock_get_frame_time (clock) >= self->grow_after)
    show_all_rows (self);

  return G_SOURCE_CONTINUE;
}

static void
show_first_rows (DxRegisterWindow *self)
{
  gtk_slice_list_model_set_size (self->slice, FIRST_ROWS);
  self->grow_frames = 0;
  self->grow_after = g_get_monotonic_time () + GROW_AFTER;
  if (self->grow_tick == 0)
    self->grow_tick =
        gtk_widget_add_tick_callback (GTK_WIDGET (self), grow_cb, NULL, NULL);
}

static guint
count_rows (DxRegisterWindow *self)
{
  return self->list != NULL
             ? g_list_model_get_n_items (G_LIST_MODEL (self->list))
             : 0;
}

/*
 * dx_register_window_is_writable:
 * @self: the window
 *
 * Returns: whether this process may write into the register
 */
gboolean
dx_register_window_is_writable (DxRegisterWindow *self)
{
  return self->reg != NULL
         && dx_store_get_access (dx_register_get_store (self->reg))
                == DX_STORE_WRITABLE;
}

static gboolean
is_limited (DxRegisterWindow *self)
{
  return self->search != NULL || self->call != NULL || self->query.state >= 0
         || self->query.timing >= 0 || self->query.conflicts;
}

static const char *
choose_page (DxRegisterWindow *self)
{
  if (self->list == NULL)
    return "error";
  if (count_rows (self) > 0)
    return "list";

  return is_limited (self) ? "nothing" : "empty";
}

static void
show_error (DxRegisterWindow *self)
{
  const GError *error = dx_workspace_get_store_error (self->workspace);
  g_autofree char *markup =
      g_markup_escape_text (error != NULL ? error->message : "", -1);

  adw_status_page_set_description (self->error_page, markup);
}

static void
show_bars (DxRegisterWindow *self)
{
  g_autofree char *filter = dx_register_window_describe_filter (self);

  gtk_widget_set_visible (self->store_bar,
                          self->reg != NULL
                              && !dx_register_window_is_writable (self));
  gtk_widget_set_visible (self->filter_bar, filter != NULL);
  if (filter != NULL)
    gtk_label_set_text (self->filter_label, filter);
}

static void
show_count (DxRegisterWindow *self)
{
  guint rows = count_rows (self);
  g_autofree char *text = NULL;

  if (rows > 0)
    text = g_strdup_printf (ngettext ("%u dossier", "%u dossiers", rows), rows);
  adw_window_title_set_subtitle (self->title, text != NULL ? text : "");
}

/*
 * dx_register_window_show_state:
 * @self: the window
 *
 * Shows what there is to show: the register, that it is empty, or why it
 * cannot be had.
 */
void
dx_register_window_show_state (DxRegisterWindow *self)
{
  const char *page = choose_page (self);

  if (g_str_equal (page, "error"))
    show_error (self);
  show_bars (self);
  show_count (self);
  g_simple_action_set_enabled (G_SIMPLE_ACTION (g_action_map_lookup_action (
                                   G_ACTION_MAP (self), "receive")),
                               dx_register_window_is_writable (self));
  gtk_widget_set_sensitive (GTK_WIDGET (self->search_button),
                            self->list != NULL);
  gtk_widget_set_sensitive (GTK_WIDGET (self->filter_button),
                            self->list != NULL);
  gtk_stack_set_visible_child_name (self->stack, page);
  dx_register_window_update_dossier (self);
}

/*
 * dx_register_window_get_entry:
 * @self: the window
 *
 * Returns: (transfer none) (nullable): the line that is selected
 */
const DxRegisterEntry *
dx_register_window_get_entry (DxRegisterWindow *self)
{
  DxRegisterItem *item =
      self->selection != NULL
          ? gtk_single_selection_get_selected_item (self->selection)
          : NULL;

  return item != NULL ? dx_register_item_get_entry (item) : NULL;
}

/*
 * dx_register_window_select:
 * @self: the window
 * @row: the key of a line, or 0 for none
 *
 * Selects it, if it is in the list.
 */
void
dx_register_window_select (DxRegisterWindow *self, gint64 row)
{
  int position = row != 0 && self->list != NULL
                     ? dx_register_list_find (self->list, row)
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

/*
 * dx_register_window_query:
 * @self: the window
 *
 * Asks the register again, and keeps the selection on the same dossier.
 */
void
dx_register_window_query (DxRegisterWindow *self)
{
  const DxRegisterEntry *entry = dx_register_window_get_entry (self);
  gint64 row = entry != NULL ? entry->row : self->wanted;

  if (self->list == NULL)
    return;
  self->query.call = self->call;
  self->query.search = self->search;
  /* All rows go before the new ones come: that is not to be seen. */
  self->querying = TRUE;
  show_first_rows (self);
  dx_register_list_set_query (self->list, &self->query);
  self->querying = FALSE;
  dx_register_window_select (self, row);
  /* It may come back with the next query. */
  self->wanted = row;
  dx_register_window_show_state (self);
}

static void
items_changed_cb (DxRegisterWindow *self)
{
  if (!self->querying)
    dx_register_window_show_state (self);
}

static void
activate_cb (DxRegisterWindow *self)
{
  dx_split_set_show_side (self->split, TRUE);
}

static void
failed_cb (DxRegisterList *list, const GError *error, DxRegisterWindow *self)
{
  g_autofree char *markup = g_markup_escape_text (error->message, -1);

  adw_toast_overlay_add_toast (self->toasts, adw_toast_new (markup));
}

static void
search_changed_cb (GtkSearchEntry *entry, DxRegisterWindow *self)
{
  const char *text = gtk_editable_get_text (GTK_EDITABLE (entry));

  if (g_strcmp0 (text, self->search) == 0
      || (*text == '\0' && self->search == NULL))
    return;
  g_free (self->search);
  self->search = *text != '\0' ? g_strdup (text) : NULL;
  dx_register_window_query (self);
}

/* From the search into what it found. */
static void
search_activate_cb (GtkSearchEntry *entry, DxRegisterWindow *self)
{
  if (count_rows (self) == 0)
    return;
  if (dx_register_window_get_entry (self) == NULL)
    gtk_single_selection_set_selected (self->selection, 0);
  gtk_widget_grab_focus (GTK_WIDGET (self->view));
}

static void
data_changed_cb (DxRegisterWindow *self)
{
  dx_register_window_filter_reset (self);
  dx_register_window_show_state (self);
}

/*
 * dx_register_window_connect:
 * @self: the window
 *
 * Shows the register of the store that the workspace has, if it has one.
 */
void
dx_register_window_connect (DxRegisterWindow *self)
{
  DxRegister *reg = dx_workspace_get_register (self->workspace);

  if (reg == NULL)
    return;
  self->reg = g_object_ref (reg);
  self->changed_handler = g_signal_connect_swapped (
      reg, "changed", G_CALLBACK (dx_register_window_show_details), self);
  self->list = dx_register_list_new (reg);
  dx_register_list_set_query (self->list, &self->query);
  g_signal_connect_object (self->list, "failed", G_CALLBACK (failed_cb), self,
                           0);
  g_signal_connect_object (self->list, "items-changed",
                           G_CALLBACK (items_changed_cb), self,
                           G_CONNECT_SWAPPED | G_CONNECT_AFTER);
  show_first_rows (self);
  gtk_slice_list_model_set_model (self->slice, G_LIST_MODEL (self->list));
}

/*
 * dx_register_window_list_init:
 * @self: the window
 *
 * Makes the list.
 */
void
dx_register_window_list_init (DxRegisterWindow *self)
{
  self->slice = gtk_slice_list_model_new (NULL, 0, FIRST_ROWS);
  self->selection =
      gtk_single_selection_new (g_object_ref (G_LIST_MODEL (self->slice)));
  gtk_single_selection_set_autoselect (self->selection, FALSE);
  gtk_single_selection_set_can_unselect (self->selection, TRUE);
  g_signal_connect_object (self->selection, "notify::selected-item",
                           G_CALLBACK (dx_register_window_show_details), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_swapped (self->view, "activate", G_CALLBACK (activate_cb),
                            self);
  dx_register_window_connect (self);
  gtk_column_view_set_model (self->view, GTK_SELECTION_MODEL (self->selection));

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
 * dx_register_window_list_dispose:
 * @self: the window
 *
 * Lets go of the list and the register.
 */
void
dx_register_window_list_dispose (DxRegisterWindow *self)
{
  if (self->workspace != NULL)
    g_clear_signal_handler (&self->data_handler, self->workspace);
  if (self->reg != NULL)
    g_clear_signal_handler (&self->changed_handler, self->reg);
  if (self->view != NULL)
    gtk_column_view_set_model (self->view, NULL);
  if (self->grow_tick != 0)
    gtk_widget_remove_tick_callback (GTK_WIDGET (self), self->grow_tick);
  self->grow_tick = 0;
  g_clear_object (&self->selection);
  g_clear_object (&self->slice);
  g_clear_object (&self->list);
  g_clear_object (&self->reg);
}
