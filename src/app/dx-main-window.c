/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dx-config.h"

#define G_LOG_DOMAIN "dexuat-app"

#include "dx-main-window-private.h"

#include <glib/gi18n-lib.h>

#include "dx-compat.h"
#include "dx-field-parts.h"
#include "dx-first-run.h"
#include "dx-main-window-buttons.h"

/* Narrower than that many letters, buttons lose their words. */
#define NARROW 78

G_DEFINE_FINAL_TYPE (DxMainWindow, dx_main_window, ADW_TYPE_APPLICATION_WINDOW)

/*
 * dx_main_window_toast_action:
 * @self: the window
 * @message: what happened, plain text
 * @label: (nullable): on the button
 * @action: (nullable): what the button does
 * @target: (nullable): on what
 *
 * Says what happened, with a way to go on from there.
 */
void
dx_main_window_toast_action (DxMainWindow *self,
                             const char *message,
                             const char *label,
                             const char *action,
                             const char *target)
{
  g_autofree char *markup = g_markup_escape_text (message, -1);
  AdwToast *toast = adw_toast_new (markup);

  if (label != NULL)
    {
      adw_toast_set_button_label (toast, label);
      adw_toast_set_action_name (toast, action);
      if (target != NULL)
        adw_toast_set_action_target_value (toast,
                                           g_variant_new_string (target));
      adw_toast_set_timeout (toast, 10);
    }
  adw_toast_overlay_add_toast (self->toasts, toast);
}

/*
 * dx_main_window_tell:
 * @self: the window
 * @heading: what could not be done
 * @error: (nullable): why
 *
 * Tells what the user has to know before going on.
 */
void
dx_main_window_tell (DxMainWindow *self,
                     const char *heading,
                     const GError *error)
{
  dx_compat_tell (GTK_WINDOW (self), heading,
                  error != NULL ? error->message : "");
}

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

/* Only the icon of the first button where there is no room for words. */
static void
fit_width (DxMainWindow *self, int width)
{
  gboolean narrow = width < NARROW * get_letter_width (GTK_WIDGET (self));

  if (narrow == self->narrow)
    return;
  self->narrow = narrow;
  adw_button_content_set_label (self->new_content,
                                narrow ? "" : _ ("_New Proposal"));
  gtk_widget_set_visible (GTK_WIDGET (self->title), !narrow);
  dx_field_set_name (self->new_button, _ ("New proposal"));
}

/* The surface of a window that is neither maximized nor full has its shadow
 * in it, the default size has not. */
static void
width_cb (DxMainWindow *self)
{
  GtkWindow *window = GTK_WINDOW (self);
  GdkSurface *surface = gtk_native_get_surface (GTK_NATIVE (self));
  int width;
  int height;

  if (surface != NULL
      && (gtk_window_is_maximized (window)
          || gtk_window_is_fullscreen (window)))
    width = gdk_surface_get_width (surface);
  else
    gtk_window_get_default_size (window, &width, &height);
  if (width > 0)
    fit_width (self, width);
}

static void
dx_main_window_realize (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (dx_main_window_parent_class)->realize (widget);

  g_signal_connect_object (gtk_native_get_surface (GTK_NATIVE (widget)),
                           "notify::width", G_CALLBACK (width_cb), widget,
                           G_CONNECT_SWAPPED);
}

static void
dx_main_window_size_allocate (GtkWidget *widget,
                              int width,
                              int height,
                              int baseline)
{
  DxMainWindow *self = DX_MAIN_WINDOW (widget);

  GTK_WIDGET_CLASS (dx_main_window_parent_class)
      ->size_allocate (widget, width, height, baseline);
  if (self->context_menu != NULL)
    gtk_popover_present (GTK_POPOVER (self->context_menu));
}

static void
save_size (DxMainWindow *self)
{
  GSettings *settings = dx_workspace_get_settings (self->workspace);
  int width;
  int height;

  gtk_window_get_default_size (GTK_WINDOW (self), &width, &height);
  if (width > 0 && height > 0)
    g_settings_set (settings, "window-size", "(ii)", width, height);
  g_settings_set_boolean (settings, "window-maximized",
                          gtk_window_is_maximized (GTK_WINDOW (self)));
}

static void
restore_size (DxMainWindow *self)
{
  GSettings *settings = dx_workspace_get_settings (self->workspace);
  int width;
  int height;

  g_settings_get (settings, "window-size", "(ii)", &width, &height);
  gtk_window_set_default_size (GTK_WINDOW (self), MAX (width, 360),
                               MAX (height, 360));
  width_cb (self);
  if (g_settings_get_boolean (settings, "window-maximized"))
    gtk_window_maximize (GTK_WINDOW (self));
}

static gboolean
dx_main_window_close_request (GtkWindow *window)
{
  save_size (DX_MAIN_WINDOW (window));

  return GTK_WINDOW_CLASS (dx_main_window_parent_class)->close_request (window);
}

static void
dx_main_window_dispose (GObject *object)
{
  DxMainWindow *self = DX_MAIN_WINDOW (object);

  g_clear_handle_id (&self->focus_source, g_source_remove);
  dx_main_window_list_dispose (self);
  g_clear_object (&self->row_actions);
  g_clear_pointer (&self->context_menu, gtk_widget_unparent);
  gtk_widget_dispose_template (GTK_WIDGET (self), DX_TYPE_MAIN_WINDOW);
  g_clear_object (&self->workspace);
  G_OBJECT_CLASS (dx_main_window_parent_class)->dispose (object);
}

static void
dx_main_window_finalize (GObject *object)
{
  DxMainWindow *self = DX_MAIN_WINDOW (object);

  g_free (self->search);
  g_free (self->call);
  g_free (self->wanted);
  G_OBJECT_CLASS (dx_main_window_parent_class)->finalize (object);
}

static void
bind_children (GtkWidgetClass *class)
{
  gtk_widget_class_bind_template_child (class, DxMainWindow, toasts);
  gtk_widget_class_bind_template_child (class, DxMainWindow, title);
  gtk_widget_class_bind_template_child (class, DxMainWindow, new_button);
  gtk_widget_class_bind_template_child (class, DxMainWindow, new_content);
  gtk_widget_class_bind_template_child (class, DxMainWindow, menu_button);
  gtk_widget_class_bind_template_child (class, DxMainWindow, view_button);
  gtk_widget_class_bind_template_child (class, DxMainWindow, search_button);
  gtk_widget_class_bind_template_child (class, DxMainWindow, search_bar);
  gtk_widget_class_bind_template_child (class, DxMainWindow, search_entry);
  gtk_widget_class_bind_template_child (class, DxMainWindow, store_bar);
  gtk_widget_class_bind_template_child (class, DxMainWindow, store_label);
  gtk_widget_class_bind_template_child (class, DxMainWindow, problem_bar);
  gtk_widget_class_bind_template_child (class, DxMainWindow, problem_label);
  gtk_widget_class_bind_template_child (class, DxMainWindow, filter_bar);
  gtk_widget_class_bind_template_child (class, DxMainWindow, filter_label);
  gtk_widget_class_bind_template_child (class, DxMainWindow, trash_bar);
  gtk_widget_class_bind_template_child (class, DxMainWindow, stack);
  gtk_widget_class_bind_template_child (class, DxMainWindow, view);
  gtk_widget_class_bind_template_child (class, DxMainWindow, error_page);
  gtk_widget_class_bind_template_child (class, DxMainWindow, action_bar);
  gtk_widget_class_bind_template_child (class, DxMainWindow, row_menu_button);
}

static gboolean
focus_first_cb (gpointer data)
{
  DxMainWindow *self = data;

  self->focus_source = 0;
  gtk_widget_child_focus (GTK_WIDGET (self->view), GTK_DIR_TAB_FORWARD);

  return G_SOURCE_REMOVE;
}

/* Enter opens what was worked on last, as soon as its row is there. */
static void
dx_main_window_map (GtkWidget *widget)
{
  DxMainWindow *self = DX_MAIN_WINDOW (widget);

  GTK_WIDGET_CLASS (dx_main_window_parent_class)->map (widget);
  if (g_strcmp0 (gtk_stack_get_visible_child_name (self->stack), "list") == 0
      && self->focus_source == 0)
    self->focus_source = g_idle_add_full (G_PRIORITY_LOW, focus_first_cb, self,
                                          NULL);
}

static void
dx_main_window_class_init (DxMainWindowClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->dispose = dx_main_window_dispose;
  G_OBJECT_CLASS (class)->finalize = dx_main_window_finalize;
  widget_class->map = dx_main_window_map;
  widget_class->realize = dx_main_window_realize;
  widget_class->size_allocate = dx_main_window_size_allocate;
  GTK_WINDOW_CLASS (class)->close_request = dx_main_window_close_request;
  gtk_widget_class_set_template_from_resource (
      widget_class, "/vn/dexuat/DeXuat/dx-main-window.ui");
  bind_children (widget_class);
}

static void
dx_main_window_init (DxMainWindow *self)
{
  self->state = -1;
  gtk_widget_init_template (GTK_WIDGET (self));
  g_signal_connect (self, "notify::default-width", G_CALLBACK (width_cb), NULL);
  g_signal_connect (self, "notify::maximized", G_CALLBACK (width_cb), NULL);
  dx_main_window_fit_buttons (GTK_WIDGET (self->stack));
  dx_main_window_fit_buttons (self->store_bar);
  dx_main_window_fit_buttons (self->problem_bar);
  dx_main_window_fit_buttons (self->filter_bar);
  dx_main_window_fit_buttons (self->trash_bar);
  dx_main_window_fit_buttons (GTK_WIDGET (self->action_bar));
  dx_field_set_name (self->new_button, _ ("New proposal"));
  dx_field_set_name (GTK_WIDGET (self->menu_button), _ ("Main menu"));
  dx_field_set_name (GTK_WIDGET (self->view_button), _ ("Sort and filter"));
  dx_field_set_name (GTK_WIDGET (self->search_button), _ ("Search"));
  dx_field_set_name (GTK_WIDGET (self->search_entry),
                     _ ("Search the proposals"));
  dx_field_set_name (GTK_WIDGET (self->view), _ ("Proposals"));
  dx_field_set_name (GTK_WIDGET (self->row_menu_button),
                     _ ("What can be done with this proposal"));
}

/**
 * dx_main_window_new:
 * @application: the application
 * @workspace: what it works with
 *
 * Makes the window of the list of proposals.
 *
 * Returns: (transfer none): the window
 */
DxMainWindow *
dx_main_window_new (DxApplication *application, DxWorkspace *workspace)
{
  DxMainWindow *self;

  g_return_val_if_fail (DX_IS_WORKSPACE (workspace), NULL);

  self = g_object_new (DX_TYPE_MAIN_WINDOW, "application", application, NULL);
  self->workspace = g_object_ref (workspace);
  restore_size (self);
  dx_main_window_actions_init (self);
  dx_main_window_rows_init (self);
  dx_main_window_menu_init (self);
  dx_main_window_view_init (self);
  dx_main_window_files_init (self);
  dx_main_window_list_init (self);
  if (!g_settings_get_boolean (dx_workspace_get_settings (workspace),
                               "role-chosen"))
    {
      self->first_run = dx_first_run_new ();
      gtk_stack_add_named (self->stack, self->first_run, "first-run");
    }
  dx_main_window_show_state (self);

  return self;
}

/**
 * dx_main_window_toast:
 * @self: the window
 * @message: plain text
 *
 * Says shortly what happened.
 */
void
dx_main_window_toast (DxMainWindow *self, const char *message)
{
  g_return_if_fail (DX_IS_MAIN_WINDOW (self));

  dx_main_window_toast_action (self, message, NULL, NULL, NULL);
}
