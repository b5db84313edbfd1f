/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dx-config.h"

#define G_LOG_DOMAIN "dexuat-app"

#include "dx-preferences-private.h"

#include <glib/gi18n-lib.h>

#include "dx-field-parts.h"
#include "dx-main-window-buttons.h"

G_DEFINE_FINAL_TYPE (DxPreferences, dx_preferences, ADW_TYPE_PREFERENCES_WINDOW)

static GSettings *
get_settings (DxPreferences *self)
{
  return dx_workspace_get_settings (self->workspace);
}

static void
language_cb (DxPreferences *self)
{
  g_settings_set_enum (get_settings (self), "language",
                       (int) adw_combo_row_get_selected (self->language));
}

static void
style_cb (DxPreferences *self)
{
  g_settings_set_enum (get_settings (self), "style",
                       (int) adw_combo_row_get_selected (self->style));
}

static void
amounts_cb (DxPreferences *self)
{
  g_settings_set_boolean (get_settings (self), "amount-words-southern",
                          adw_combo_row_get_selected (self->amounts) == 1);
}

static void
open_folder_cb (DxPreferences *self)
{
  dx_preferences_data_open_folder (self);
}

static void
backup_cb (DxPreferences *self)
{
  dx_preferences_data_back_up (self);
}

static void
connect_settings (DxPreferences *self)
{
  GSettings *settings = get_settings (self);
  const struct {
    const char *key;
    gpointer widget;
    const char *property;
  } bindings[] = {
    { "text-size", gtk_spin_button_get_adjustment (self->text_size), "value" },
    { "role-draft", self->role_draft, "active" },
    { "role-desk", self->role_desk, "active" },
    { "remind-deadlines", self->reminders, "active" },
    { "check-spelling", self->spelling, "active" },
    { "print-seal", self->seal, "active" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (bindings); i++)
    g_settings_bind (settings, bindings[i].key, bindings[i].widget,
                     bindings[i].property, G_SETTINGS_BIND_DEFAULT);
  adw_combo_row_set_selected (
      self->language, (guint) g_settings_get_enum (settings, "language"));
  adw_combo_row_set_selected (self->style,
                              (guint) g_settings_get_enum (settings, "style"));
  adw_combo_row_set_selected (
      self->amounts,
      g_settings_get_boolean (settings, "amount-words-southern") ? 1 : 0);
  g_signal_connect_swapped (self->language, "notify::selected",
                            G_CALLBACK (language_cb), self);
  g_signal_connect_swapped (self->style, "notify::selected",
                            G_CALLBACK (style_cb), self);
  g_signal_connect_swapped (self->amounts, "notify::selected",
                            G_CALLBACK (amounts_cb), self);
}

static gboolean
dx_preferences_close_request (GtkWindow *window)
{
  dx_preferences_profile_save (DX_PREFERENCES (window));

  return GTK_WINDOW_CLASS (dx_preferences_parent_class)->close_request (window);
}

static void
dx_preferences_dispose (GObject *object)
{
  DxPreferences *self = DX_PREFERENCES (object);

  if (self->workspace != NULL)
    dx_preferences_profile_save (self);
  gtk_widget_dispose_template (GTK_WIDGET (self), DX_TYPE_PREFERENCES);
  g_clear_object (&self->workspace);
  G_OBJECT_CLASS (dx_preferences_parent_class)->dispose (object);
}

static void
dx_preferences_finalize (GObject *object)
{
  DxPreferences *self = DX_PREFERENCES (object);

  g_clear_pointer (&self->profile, dx_profile_unref);
  g_ptr_array_unref (self->backup_rows);
  G_OBJECT_CLASS (dx_preferences_parent_class)->finalize (object);
}

static void
bind_children (GtkWidgetClass *class)
{
  gtk_widget_class_bind_template_child (class, DxPreferences, language);
  gtk_widget_class_bind_template_child (class, DxPreferences, style);
  gtk_widget_class_bind_template_child (class, DxPreferences, text_size);
  gtk_widget_class_bind_template_child (class, DxPreferences, role_draft);
  gtk_widget_class_bind_template_child (class, DxPreferences, role_desk);
  gtk_widget_class_bind_template_child (class, DxPreferences, reminders);
  gtk_widget_class_bind_template_child (class, DxPreferences, amounts);
  gtk_widget_class_bind_template_child (class, DxPreferences, spelling);
  gtk_widget_class_bind_template_child (class, DxPreferences, seal);
  gtk_widget_class_bind_template_child (class, DxPreferences, profile_page);
  gtk_widget_class_bind_template_child (class, DxPreferences, profile_notice);
  gtk_widget_class_bind_template_child (class, DxPreferences, name);
  gtk_widget_class_bind_template_child (class, DxPreferences, address);
  gtk_widget_class_bind_template_child (class, DxPreferences, tax_code);
  gtk_widget_class_bind_template_child (class, DxPreferences, contact_name);
  gtk_widget_class_bind_template_child (class, DxPreferences, contact_position);
  gtk_widget_class_bind_template_child (class, DxPreferences, contact_phone);
  gtk_widget_class_bind_template_child (class, DxPreferences, contact_email);
  gtk_widget_class_bind_template_child (class, DxPreferences, tax_code_error);
  gtk_widget_class_bind_template_child (class, DxPreferences, phone_error);
  gtk_widget_class_bind_template_child (class, DxPreferences, email_error);
  gtk_widget_class_bind_template_child (class, DxPreferences, folder_row);
  gtk_widget_class_bind_template_child (class, DxPreferences, open_folder);
  gtk_widget_class_bind_template_child (class, DxPreferences, backup_group);
  gtk_widget_class_bind_template_child (class, DxPreferences, backup);
}

static void
dx_preferences_class_init (DxPreferencesClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  g_type_ensure (DX_TYPE_FIELD_ERROR);
  G_OBJECT_CLASS (class)->dispose = dx_preferences_dispose;
  G_OBJECT_CLASS (class)->finalize = dx_preferences_finalize;
  GTK_WINDOW_CLASS (class)->close_request = dx_preferences_close_request;
  gtk_widget_class_set_template_from_resource (
      widget_class, "/vn/dexuat/DeXuat/dx-preferences.ui");
  bind_children (widget_class);
  gtk_widget_class_bind_template_callback (widget_class, open_folder_cb);
  gtk_widget_class_bind_template_callback (widget_class, backup_cb);
}

static void
dx_preferences_init (DxPreferences *self)
{
  self->backup_rows = g_ptr_array_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
  dx_main_window_fit_buttons (self->backup);
  dx_field_set_name (GTK_WIDGET (self->text_size), _ ("Text size, percent"));
  dx_field_set_name (GTK_WIDGET (self->role_draft), _ ("I draft proposals"));
  dx_field_set_name (GTK_WIDGET (self->reminders),
                     _ ("Remind me of deadlines"));
  dx_field_set_name (GTK_WIDGET (self->role_desk),
                     _ ("I receive and judge proposals"));
  dx_field_set_name (GTK_WIDGET (self->seal),
                     _ ("Check code at the foot of each page"));
  dx_field_set_name (GTK_WIDGET (self->spelling),
                     _ ("Mark words that no dictionary knows"));
  dx_field_set_name (GTK_WIDGET (self->language), _ ("Language"));
  dx_field_set_name (GTK_WIDGET (self->style), _ ("Style"));
  dx_field_set_name (GTK_WIDGET (self->amounts), _ ("Amounts in words"));
}

/**
 * dx_preferences_new:
 * @parent: (nullable): the window that it stands over
 * @workspace: has the settings and the profile
 *
 * Makes the window of the preferences. What is changed in it holds at once.
 *
 * Returns: (transfer none): the window, not shown yet
 */
GtkWindow *
dx_preferences_new (GtkWindow *parent, DxWorkspace *workspace)
{
  DxPreferences *self;

  g_return_val_if_fail (DX_IS_WORKSPACE (workspace), NULL);

  self = g_object_new (
      DX_TYPE_PREFERENCES, "transient-for", parent, "modal", parent != NULL,
      "application",
      parent != NULL ? gtk_window_get_application (parent) : NULL, NULL);
  self->workspace = g_object_ref (workspace);
  connect_settings (self);
  dx_preferences_profile_init (self);
  dx_preferences_data_init (self);

  return GTK_WINDOW (self);
}
