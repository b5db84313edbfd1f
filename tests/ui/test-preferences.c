/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui-fixture.h"

#include "dx-field-error.h"
#include "dx-preferences.h"

static GtkWidget *
find (GtkWindow *window, GType type, const char *id)
{
  GtkWidget *widget = ui_find (GTK_WIDGET (window), type, id);

  g_assert_nonnull (widget);

  return widget;
}

static void
close_and_finalize (GtkWindow *window)
{
  g_object_ref (window);
  gtk_window_close (window);
  ui_wait (50);
  ui_assert_finalized (window);
}

static void
test_settings (void)
{
  g_autoptr (DxWorkspace) workspace = ui_workspace_new ();
  GSettings *settings = dx_workspace_get_settings (workspace);
  GtkWindow *window = dx_preferences_new (NULL, workspace);

  gtk_window_present (window);
  ui_wait (50);
  adw_combo_row_set_selected (
      ADW_COMBO_ROW (find (window, ADW_TYPE_COMBO_ROW, "language")), 1);
  adw_combo_row_set_selected (
      ADW_COMBO_ROW (find (window, ADW_TYPE_COMBO_ROW, "style")), 2);
  adw_combo_row_set_selected (
      ADW_COMBO_ROW (find (window, ADW_TYPE_COMBO_ROW, "amounts")), 1);
  gtk_spin_button_set_value (
      GTK_SPIN_BUTTON (find (window, GTK_TYPE_SPIN_BUTTON, "text_size")), 150);
  gtk_switch_set_active (
      GTK_SWITCH (find (window, GTK_TYPE_SWITCH, "role_desk")), TRUE);
  gtk_switch_set_active (
      GTK_SWITCH (find (window, GTK_TYPE_SWITCH, "spelling")), FALSE);
  gtk_switch_set_active (GTK_SWITCH (find (window, GTK_TYPE_SWITCH, "seal")),
                         FALSE);
  g_assert_cmpint (g_settings_get_enum (settings, "language"), ==, 1);
  g_assert_cmpint (g_settings_get_enum (settings, "style"), ==, 2);
  g_assert_true (g_settings_get_boolean (settings, "amount-words-southern"));
  g_assert_cmpint (g_settings_get_int (settings, "text-size"), ==, 150);
  g_assert_true (g_settings_get_boolean (settings, "role-desk"));
  g_assert_false (g_settings_get_boolean (settings, "check-spelling"));
  g_assert_false (g_settings_get_boolean (settings, "print-seal"));
  gtk_test_accessible_assert_property (
      find (window, GTK_TYPE_SPIN_BUTTON, "text_size"),
      GTK_ACCESSIBLE_PROPERTY_LABEL, "Cỡ chữ, phần trăm");
  close_and_finalize (window);
}

static void
test_profile (void)
{
  g_autoptr (DxWorkspace) workspace = ui_workspace_new ();
  DxStore *store = dx_workspace_get_store (workspace);
  GtkWindow *window = dx_preferences_new (NULL, workspace);
  GtkWidget *tax = find (window, ADW_TYPE_ENTRY_ROW, "tax_code");
  GtkWidget *error = find (window, DX_TYPE_FIELD_ERROR, "tax_code_error");
  g_autoptr (DxProfile) profile = NULL;
  g_autoptr (GError) failure = NULL;

  gtk_window_present (window);
  gtk_editable_set_text (
      GTK_EDITABLE (find (window, ADW_TYPE_ENTRY_ROW, "name")),
      "Trung tâm Kỹ thuật");
  gtk_editable_set_text (GTK_EDITABLE (tax), "123");
  g_assert_nonnull (dx_field_error_get_text (DX_FIELD_ERROR (error)));
  gtk_editable_set_text (GTK_EDITABLE (tax), "");
  ui_wait (30);
  gtk_editable_set_text (
      GTK_EDITABLE (find (window, ADW_TYPE_ENTRY_ROW, "contact_email")),
      "a@b.vn");
  /* Closing writes what waits. */
  close_and_finalize (window);
  profile = dx_store_get_profile (store, &failure);
  g_assert_no_error (failure);
  g_assert_cmpstr (dx_profile_get (profile, "name"), ==, "Trung tâm Kỹ thuật");
  g_assert_cmpstr (dx_profile_get (profile, "contact-email"), ==, "a@b.vn");

  window = dx_preferences_new (NULL, workspace);
  gtk_window_present (window);
  ui_wait (30);
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (
                       find (window, ADW_TYPE_ENTRY_ROW, "name"))),
                   ==, "Trung tâm Kỹ thuật");
  close_and_finalize (window);
}

static void
test_backup (void)
{
  g_autoptr (DxWorkspace) workspace = ui_workspace_new ();
  g_autoptr (DxSession)
      session = ui_session_new (workspace, "hoi-thao-nang-suat");
  GtkWindow *window = dx_preferences_new (NULL, workspace);
  g_autoptr (GPtrArray) backups = NULL;

  g_assert_true (dx_session_save (session, NULL));
  gtk_window_present (window);
  ui_wait (30);
  g_signal_emit_by_name (find (window, GTK_TYPE_BUTTON, "backup"), "clicked");
  ui_wait (30);
  backups = dx_store_list_backups (dx_workspace_get_store (workspace), NULL);
  g_assert_cmpuint (backups->len, ==, 1);
  close_and_finalize (window);
}

int
main (int argc, char **argv)
{
  ui_init (&argc, &argv);
  g_test_add_func ("/preferences/settings", test_settings);
  g_test_add_func ("/preferences/profile", test_profile);
  g_test_add_func ("/preferences/backup", test_backup);

  return g_test_run ();
}
