/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dx-config.h"

#define G_LOG_DOMAIN "dexuat-app"

#include "dx-register-window-private.h"

#include <glib/gi18n-lib.h>

#include "dx-calls-window.h"
#include "dx-field-parts.h"
#include "dx-import-intake.h"
#include "dx-main-window-buttons.h"
#include "dx-receive-window.h"
#include "dx-verify-window.h"

/* Narrower than that many letters, a line is one cell. */
#define NARROW 125

/* Narrower than that, buttons lose their words. */
#define TIGHT 78

G_DEFINE_FINAL_TYPE (DxRegisterWindow,
                     dx_register_window,
                     ADW_TYPE_APPLICATION_WINDOW)

static int
get_letter_width (GtkWidget *widget)
{
  PangoContext *context = gtk_widget_get_pango_context (widget);
  PangoFontMetrics *metrics = pango_context_get_metrics (context, NULL, NULL);
  int width =
      PANGO_PIXELS (pango_font_metrics_get_approximate_char_width (metrics));

  pango_font_metrics_unref (metrics);

  return MAX (width, 1);
}

/* Beside the details the table has less room. */
static int
get_table_width (DxRegisterWindow *self)
{
  int width = gtk_widget_get_width (GTK_WIDGET (self));

  if (dx_split_get_show_side (self->split)
      && !dx_split_get_folded (self->split))
    width -= gtk_widget_get_width (GTK_WIDGET (self->pane));

  return width;
}

static gboolean
fit_cb (gpointer data)
{
  DxRegisterWindow *self = data;
  int letter = get_letter_width (GTK_WIDGET (self));
  gboolean tight = gtk_widget_get_width (GTK_WIDGET (self)) < TIGHT * letter;
  gboolean narrow = get_table_width (self) < NARROW * letter;

  self->fit_source = 0;
  gtk_widget_set_visible (GTK_WIDGET (self->title), !tight);
  adw_button_content_set_label (self->receive_content,
                                tight ? "" : _ ("_Receive…"));
  dx_field_set_name (self->receive_button, _ ("Receive dossiers"));
  if (narrow != self->narrow)
    {
      self->narrow = narrow;
      dx_register_window_columns_show (self);
    }

  return G_SOURCE_REMOVE;
}

static void
fit (DxRegisterWindow *self)
{
  if (self->fit_source == 0)
    self->fit_source =
        g_idle_add_full (G_PRIORITY_HIGH_IDLE, fit_cb, self, NULL);
}

static gboolean
pane_cb (gpointer data)
{
  DxRegisterWindow *self = data;

  self->pane_source = 0;
  if (dx_split_get_show_side (self->split))
    dx_dossier_pane_show (self->pane, self->workspace,
                          dx_register_window_get_row (self));

  return G_SOURCE_REMOVE;
}

/*
 * dx_register_window_show_details:
 * @self: the window
 *
 * Shows soon what is known now of the dossier that is selected, if anybody
 * wants to see it.
 */
void
dx_register_window_show_details (DxRegisterWindow *self)
{
  dx_register_window_update_dossier (self);
  if (self->pane_source == 0)
    self->pane_source =
        g_idle_add_full (G_PRIORITY_HIGH_IDLE, pane_cb, self, NULL);
}

static void
side_cb (DxRegisterWindow *self)
{
  fit (self);
  dx_register_window_show_details (self);
}

static void
details_cb (GSimpleAction *action, GVariant *value, gpointer data)
{
  DxRegisterWindow *self = data;

  dx_split_set_show_side (self->split, !dx_split_get_show_side (self->split));
}

/* While sizes are given out none may be asked for. */
static void
dx_register_window_size_allocate (GtkWidget *widget,
                                  int width,
                                  int height,
                                  int baseline)
{
  DxRegisterWindow *self = DX_REGISTER_WINDOW (widget);

  GTK_WIDGET_CLASS (dx_register_window_parent_class)
      ->size_allocate (widget, width, height, baseline);
  if (width != self->fitted)
    fit (self);
  self->fitted = width;
}

static void
calls_cb (GSimpleAction *action, GVariant *value, gpointer data)
{
  DxRegisterWindow *self = data;

  gtk_window_present (
      dx_calls_window_new (GTK_WINDOW (self), self->workspace, self->call));
}

static void
verify_cb (GSimpleAction *action, GVariant *value, gpointer data)
{
  DxRegisterWindow *self = data;

  dx_verify_window_present (GTK_WINDOW (self), self->workspace, NULL);
}

static DxReceiveWindow *
begin_receiving (DxRegisterWindow *self)
{
  const DxRegisterEntry *entry = dx_register_window_get_entry (self);
  const char *call = self->call == NULL && entry != NULL ? entry->call
                                                         : self->call;
  GtkWindow *window =
      dx_receive_window_new (GTK_WINDOW (self), self->workspace, call);

  gtk_window_present (window);
  return DX_RECEIVE_WINDOW (window);
}

static void
receive_cb (GSimpleAction *action, GVariant *value, gpointer data)
{
  begin_receiving (data);
}

static void
dropped_cb (GtkWidget *widget, GFile **files, guint n_files)
{
  DxRegisterWindow *self = DX_REGISTER_WINDOW (widget);

  if (dx_register_window_is_writable (self))
    dx_receive_window_add_files (begin_receiving (self), files, n_files);
}

static void
search_cb (GSimpleAction *action, GVariant *value, gpointer data)
{
  DxRegisterWindow *self = data;

  if (!gtk_widget_is_sensitive (GTK_WIDGET (self->search_button)))
    return;
  gtk_search_bar_set_search_mode (self->search_bar, TRUE);
  gtk_widget_grab_focus (GTK_WIDGET (self->search_entry));
}

static void
retry_cb (GSimpleAction *action, GVariant *value, gpointer data)
{
  DxRegisterWindow *self = data;

  if (self->reg != NULL)
    dx_store_retry_lock (dx_register_get_store (self->reg));
  else if (dx_workspace_open_store (self->workspace))
    dx_register_window_connect (self);
  dx_register_window_show_state (self);
}

static const GActionEntry actions[] = {
  { .name = "calls", .activate = calls_cb },
  { .name = "receive", .activate = receive_cb },
  { .name = "details", .activate = details_cb },
  { .name = "verify", .activate = verify_cb },
  { .name = "search", .activate = search_cb },
  { .name = "retry", .activate = retry_cb },
};

static void
dx_register_window_dispose (GObject *object)
{
  DxRegisterWindow *self = DX_REGISTER_WINDOW (object);

  g_clear_handle_id (&self->fit_source, g_source_remove);
  g_clear_handle_id (&self->pane_source, g_source_remove);
  dx_register_window_list_dispose (self);
  gtk_widget_dispose_template (GTK_WIDGET (self), DX_TYPE_REGISTER_WINDOW);
  g_clear_object (&self->workspace);
  G_OBJECT_CLASS (dx_register_window_parent_class)->dispose (object);
}

static void
dx_register_window_finalize (GObject *object)
{
  DxRegisterWindow *self = DX_REGISTER_WINDOW (object);

  g_free (self->search);
  g_free (self->call);
  G_OBJECT_CLASS (dx_register_window_parent_class)->finalize (object);
}

#define BIND(name)                                                             \
  gtk_widget_class_bind_template_child (widget_class, DxRegisterWindow, name)

static void
dx_register_window_class_init (DxRegisterWindowClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  g_type_ensure (DX_TYPE_SPLIT);
  g_type_ensure (DX_TYPE_DOSSIER_PANE);
  G_OBJECT_CLASS (class)->dispose = dx_register_window_dispose;
  G_OBJECT_CLASS (class)->finalize = dx_register_window_finalize;
  widget_class->size_allocate = dx_register_window_size_allocate;
  gtk_widget_class_set_template_from_resource (
      widget_class, "/vn/dexuat/DeXuat/desk/dx-register-window.ui");
  BIND (toasts);
  BIND (title);
  BIND (receive_button);
  BIND (receive_content);
  BIND (menu_button);
  BIND (filter_button);
  BIND (search_button);
  BIND (search_bar);
  BIND (search_entry);
  BIND (store_bar);
  BIND (filter_bar);
  BIND (filter_label);
  BIND (details_button);
  BIND (split);
  BIND (pane);
  BIND (stack);
  BIND (view);
  BIND (error_page);
}

static void
set_names (DxRegisterWindow *self)
{
  dx_field_set_name (self->receive_button, _ ("Receive dossiers"));
  dx_field_set_name (GTK_WIDGET (self->menu_button), _ ("Main menu"));
  dx_field_set_name (GTK_WIDGET (self->filter_button),
                     _ ("Filter and columns"));
  dx_field_set_name (GTK_WIDGET (self->search_button), _ ("Search"));
  dx_field_set_name (GTK_WIDGET (self->search_entry),
                     _ ("Search the register"));
  dx_field_set_name (GTK_WIDGET (self->view), _ ("Register"));
  dx_field_set_name (GTK_WIDGET (self->details_button),
                     _ ("Details of the dossier"));
}

static void
dx_register_window_init (DxRegisterWindow *self)
{
  self->query = DX_REGISTER_QUERY_ALL;
  self->probed = -1;
  gtk_widget_init_template (GTK_WIDGET (self));
  dx_main_window_fit_buttons (GTK_WIDGET (self->stack));
  dx_main_window_fit_buttons (self->store_bar);
  dx_main_window_fit_buttons (self->filter_bar);
  set_names (self);
  g_action_map_add_action_entries (G_ACTION_MAP (self), actions,
                                   G_N_ELEMENTS (actions), self);
  dx_import_intake_add_drop (GTK_WIDGET (self), dropped_cb);
  g_signal_connect_swapped (self->split, "notify::show-side",
                            G_CALLBACK (side_cb), self);
  g_signal_connect_swapped (self->split, "notify::folded", G_CALLBACK (fit),
                            self);
}

/**
 * dx_register_window_new:
 * @application: (nullable): the application
 * @workspace: what it works with
 *
 * Makes the window of the register.
 *
 * Returns: (transfer none): the window, to be presented
 */
GtkWindow *
dx_register_window_new (GtkApplication *application, DxWorkspace *workspace)
{
  DxRegisterWindow *self;

  g_return_val_if_fail (DX_IS_WORKSPACE (workspace), NULL);

  self =
      g_object_new (DX_TYPE_REGISTER_WINDOW, "application", application, NULL);
  self->workspace = g_object_ref (workspace);
  dx_register_window_dossier_init (self);
  dx_register_window_columns_init (self);
  dx_register_window_filter_init (self);
  dx_register_window_list_init (self);
  dx_register_window_show_state (self);

  return GTK_WINDOW (self);
}

/**
 * dx_register_window_show_row:
 * @self: the window
 * @row: the key of a line
 *
 * Selects it. A search or a filter that hides it is ended.
 */
void
dx_register_window_show_row (DxRegisterWindow *self, gint64 row)
{
  g_return_if_fail (DX_IS_REGISTER_WINDOW (self));

  if (self->list != NULL && dx_register_list_find (self->list, row) < 0)
    g_action_group_activate_action (G_ACTION_GROUP (self), "clear-filter",
                                    NULL);
  dx_register_window_select (self, row);
}

/**
 * dx_register_window_get_row:
 * @self: the window
 *
 * Returns: the key of the line that is selected, or 0
 */
gint64
dx_register_window_get_row (DxRegisterWindow *self)
{
  const DxRegisterEntry *entry;

  g_return_val_if_fail (DX_IS_REGISTER_WINDOW (self), 0);

  entry = dx_register_window_get_entry (self);
  return entry != NULL ? entry->row : 0;
}
