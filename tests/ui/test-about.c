/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dx-about.h"
#include "dx-button-names.h"
#include "dx-shortcuts-window.h"
#include "ui-fixture.h"

static void
test_window (void)
{
  GtkWindow *window = dx_about_new (NULL);
  GtkWidget *version;

  gtk_window_present (window);
  ui_wait (50);
  version = ui_find (GTK_WIDGET (window), GTK_TYPE_LABEL, "version");
  g_assert_true (g_str_has_prefix (gtk_label_get_text (GTK_LABEL (version)),
                                   "Phiên bản "));
  g_object_add_weak_pointer (G_OBJECT (window), (gpointer *) &window);
  gtk_window_destroy (window);
  ui_wait (50);
  g_assert_null (window);
}

static void
assert_found (GtkWidget *window, const char *words, gboolean found)
{
  gtk_editable_set_text (
      GTK_EDITABLE (ui_find (window, GTK_TYPE_SEARCH_ENTRY, "search")), words);
  ui_wait (20);
  g_assert_cmpint (
      gtk_widget_get_visible (ui_find (window, GTK_TYPE_LABEL, "nothing")), !=,
      found);
}

/* Found also without marks; no wider than a narrow screen. */
static void
test_shortcuts (void)
{
  GtkWidget *window = GTK_WIDGET (dx_shortcuts_window_new (NULL));
  int width;

  gtk_window_present (GTK_WINDOW (window));
  ui_wait (50);
  gtk_widget_measure (window, GTK_ORIENTATION_HORIZONTAL, -1, &width, NULL,
                      NULL, NULL);
  g_assert_cmpint (width, <=, 360);
  assert_found (window, "IN", TRUE);
  assert_found (window, "xuat pdf", TRUE);
  assert_found (window, "không có phím này", FALSE);
  assert_found (window, "", TRUE);
  g_object_add_weak_pointer (G_OBJECT (window), (gpointer *) &window);
  gtk_window_destroy (GTK_WINDOW (window));
  ui_wait (50);
  g_assert_null (window);
}

static void
assert_name (GtkWidget *button, const char *name)
{
  gtk_test_accessible_assert_property (button, GTK_ACCESSIBLE_PROPERTY_LABEL,
                                       name);
  g_assert_false (gtk_test_accessible_has_relation (
      GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_RELATION_LABELLED_BY));
}

/* A mnemonic is not read out; a name given by hand stays. */
static void
test_button_names (void)
{
  GtkWidget *window = gtk_window_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *plain = gtk_button_new_with_mnemonic ("_Tiếp tục");
  GtkWidget *toggle = gtk_toggle_button_new_with_mnemonic ("Các __ _trang");

  dx_button_names_init ();
  gtk_box_append (GTK_BOX (box), plain);
  gtk_box_append (GTK_BOX (box), toggle);
  gtk_window_set_child (GTK_WINDOW (window), box);
  gtk_window_present (GTK_WINDOW (window));
  ui_wait (50);
  assert_name (plain, "Tiếp tục");
  assert_name (toggle, "Các _ trang");

  gtk_button_set_label (GTK_BUTTON (plain), "_Quay lại");
  assert_name (plain, "Quay lại");
  gtk_button_set_icon_name (GTK_BUTTON (plain), "go-next-symbolic");
  gtk_button_set_label (GTK_BUTTON (plain), "_Tiếp tục");
  gtk_button_set_use_underline (GTK_BUTTON (plain), TRUE);
  assert_name (plain, "Tiếp tục");
  gtk_window_destroy (GTK_WINDOW (window));
}

int
main (int argc, char *argv[])
{
  ui_init (&argc, &argv);
  g_test_add_func ("/about/window", test_window);
  g_test_add_func ("/about/shortcuts", test_shortcuts);
  g_test_add_func ("/about/button-names", test_button_names);

  return g_test_run ();
}
