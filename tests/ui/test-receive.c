/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui-fixture.h"

#include <string.h>

#include "dx-desk-words.h"
#include "dx-field-error.h"
#include "dx-receive-window.h"
#include "dx-register-list.h"
#include "dx-settle-window.h"

#define CALL "dien-bien-2026"

typedef struct {
  DxWorkspace *workspace;
  DxRegister *reg;
  GtkWidget *window;
  char *folder;
} Fixture;

static void
set_up (Fixture *f, gconstpointer data)
{
  f->workspace = ui_workspace_new ();
  f->reg = dx_workspace_get_register (f->workspace);
  f->folder = g_dir_make_tmp ("dexuat-ui-XXXXXX", NULL);
  f->window = GTK_WIDGET (dx_receive_window_new (NULL, f->workspace, CALL));
  gtk_window_present (GTK_WINDOW (f->window));
  ui_wait (50);
}

static void
close_window (Fixture *f)
{
  g_object_ref (f->window);
  gtk_window_close (GTK_WINDOW (f->window));
  ui_wait (100);
  ui_assert_finalized (f->window);
  f->window = NULL;
}

static void
tear_down (Fixture *f, gconstpointer data)
{
  if (f->window != NULL)
    close_window (f);
  g_free (f->folder);
  g_object_unref (f->workspace);
}

static GtkWidget *
find (Fixture *f, GType type, const char *id)
{
  GtkWidget *widget = ui_find (f->window, type, id);

  g_assert_nonnull (widget);

  return widget;
}

static void
write_file (Fixture *f, const char *name, const char *from, const char *to)
{
  g_autofree char *source = g_build_filename (
      g_getenv ("DEXUAT_SOURCE"), "examples", "hoi-thao-nang-suat.json", NULL);
  g_autofree char *path = g_build_filename (f->folder, name, NULL);
  g_autofree char *text = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (GString) changed = NULL;

  g_file_get_contents (source, &text, NULL, &error);
  g_assert_no_error (error);
  changed = g_string_new (text);
  if (from != NULL)
    g_assert_cmpuint (g_string_replace (changed, from, to, 1), ==, 1);
  g_file_set_contents (path, changed->str, -1, &error);
  g_assert_no_error (error);
}

static void
add_folder (Fixture *f)
{
  GFile *folder = g_file_new_for_path (f->folder);

  dx_receive_window_add_files (DX_RECEIVE_WINDOW (f->window), &folder, 1);
  g_object_unref (folder);
}

static gboolean
is_done (gpointer data)
{
  Fixture *f = data;

  return g_strcmp0 (gtk_actionable_get_action_name (
                        GTK_ACTIONABLE (find (f, GTK_TYPE_BUTTON, "finish"))),
                    "window.close")
         == 0;
}

static void
set_text (Fixture *f, const char *id, const char *text)
{
  gtk_editable_set_text (GTK_EDITABLE (find (f, ADW_TYPE_ENTRY_ROW, id)), text);
}

static const char *
get_label (Fixture *f, const char *id)
{
  return gtk_label_get_text (GTK_LABEL (find (f, GTK_TYPE_LABEL, id)));
}

/* "a.json" new, "b.json" the same, "c.json" in conflict, "d.txt" refused. */
static void
receive_four (Fixture *f)
{
  g_autofree char *other = g_build_filename (f->folder, "d.txt", NULL);

  write_file (f, "a.json", NULL, NULL);
  write_file (f, "b.json", NULL, NULL);
  write_file (f, "c.json", "\"I.name\": \"", "\"I.name\": \"Khác: ");
  g_file_set_contents (other, "xin chào", -1, NULL);
  add_folder (f);
  set_text (f, "stamped_row", "07/8/2025");
  set_text (f, "arrived_row", "2025-08-09T16:30");
  set_text (f, "from_row", "Bà Nguyễn <Thị> & Ba");
  gtk_widget_activate_action (f->window, "receive.start", NULL);
  g_assert_true (ui_wait_until (is_done, f));
}

static void
test_run (Fixture *f, gconstpointer data)
{
  g_autoptr (DxRegisterEntry) entry = NULL;
  gint64 row;

  receive_four (f);
  g_assert_cmpstr (get_label (f, "summary"), ==,
                   "Đã xong: 4 tệp · 1 mới · 1 trùng · 1 mâu thuẫn · 1 từ "
                   "chối");
  row = dx_register_find (f->reg, "1/2025", NULL);
  g_assert_cmpint (row, !=, 0);
  entry = dx_register_get (f->reg, row, NULL);
  g_assert_cmpint (entry->timing, ==, DX_TIMING_ON_TIME);
  g_assert_cmpint (entry->channel, ==, DX_CHANNEL_POST);
  g_assert_cmpstr (entry->stamped, ==, "2025-08-07");
  g_assert_cmpstr (entry->arrived, ==, "2025-08-09T16:30:00+07:00");
  g_assert_cmpstr (entry->from, ==, "Bà Nguyễn <Thị> & Ba");
  g_assert_cmpuint (entry->conflicts, ==, 1);
  g_assert_cmpint (dx_register_find (f->reg, "2/2025", NULL), ==, 0);
}

static void
test_settle (Fixture *f, gconstpointer data)
{
  g_autoptr (DxRegisterEntry) entry = NULL;
  GtkWidget *window;
  gint64 row;

  receive_four (f);
  row = dx_register_find (f->reg, "1/2025", NULL);
  window = GTK_WIDGET (
      dx_settle_window_new (GTK_WINDOW (f->window), f->workspace, row));
  g_object_ref (window);
  gtk_window_present (GTK_WINDOW (window));
  ui_wait (30);
  /* Without a reason nothing is decided. */
  gtk_widget_activate_action (window, "settle.run", NULL);
  entry = dx_register_get (f->reg, row, NULL);
  g_assert_cmpuint (entry->conflicts, ==, 1);
  g_clear_pointer (&entry, dx_register_entry_free);
  gtk_check_button_set_active (
      GTK_CHECK_BUTTON (ui_find (window, GTK_TYPE_CHECK_BUTTON, "new")), TRUE);
  gtk_editable_set_text (
      GTK_EDITABLE (ui_find (window, ADW_TYPE_ENTRY_ROW, "why")),
      "Bản sau đã sửa tên");
  gtk_widget_activate_action (window, "settle.run", NULL);
  ui_wait (50);
  ui_assert_finalized (window);
  entry = dx_register_get (f->reg, row, NULL);
  g_assert_cmpuint (entry->conflicts, ==, 0);
  g_assert_true (g_str_has_prefix (entry->title, "Khác: "));
}

static void
test_ask (Fixture *f, gconstpointer data)
{
  GtkWidget *error = find (f, DX_TYPE_FIELD_ERROR, "arrived_error");
  GtkWidget *row = find (f, ADW_TYPE_ENTRY_ROW, "arrived_row");

  /* Today is offered. */
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (row)), ==, "01/8/2025");
  write_file (f, "a.json", NULL, NULL);
  add_folder (f);
  set_text (f, "arrived_row", "hôm qua");
  g_assert_nonnull (dx_field_error_get_text (DX_FIELD_ERROR (error)));
  gtk_widget_activate_action (f->window, "receive.start", NULL);
  g_assert_cmpint (dx_register_find (f->reg, "1/2025", NULL), ==, 0);
  set_text (f, "arrived_row", "");
  set_text (f, "stamped_row", "08/8/2025");
  g_assert_true (g_str_has_prefix (get_label (f, "verdict"), "Trễ hạn. "));
  set_text (f, "stamped_row", "");
  g_assert_true (g_str_has_prefix (get_label (f, "verdict"), "Cần xem xét. "));
  adw_combo_row_set_selected (
      ADW_COMBO_ROW (find (f, ADW_TYPE_COMBO_ROW, "channel_row")), 1);
  g_assert_false (
      gtk_widget_get_visible (find (f, ADW_TYPE_ENTRY_ROW, "stamped_row")));
}

/* Closing it while it works stops it; what is registered stays. */
static void
test_close (Fixture *f, gconstpointer data)
{
  for (guint i = 0; i < 20; i++)
    {
      g_autofree char *name = g_strdup_printf ("%02u.json", i);

      write_file (f, name, NULL, NULL);
    }
  add_folder (f);
  gtk_widget_activate_action (f->window, "receive.start", NULL);
  g_object_ref (f->window);
  gtk_window_close (GTK_WINDOW (f->window));
  ui_wait (500);
  ui_assert_finalized (f->window);
  f->window = NULL;
}

static void
test_remove (Fixture *f, gconstpointer data)
{
  GtkWidget *files = find (f, GTK_TYPE_LIST_BOX, "files");

  add_folder (f);
  g_assert_true (gtk_widget_get_visible (files));
  g_signal_emit_by_name (ui_find (files, GTK_TYPE_BUTTON, NULL), "clicked");
  g_assert_false (gtk_widget_get_visible (files));
  gtk_widget_activate_action (f->window, "receive.start", NULL);
  g_assert_cmpstr (gtk_stack_get_visible_child_name (
                       GTK_STACK (find (f, GTK_TYPE_STACK, "stack"))),
                   ==, "ask");
}

int
main (int argc, char **argv)
{
  static const struct {
    const char *path;
    void (*test) (Fixture *f, gconstpointer data);
  } tests[] = {
    { "/receive/ask", test_ask },       { "/receive/run", test_run },
    { "/receive/settle", test_settle }, { "/receive/close", test_close },
    { "/receive/remove", test_remove },
  };

  ui_init (&argc, &argv);
  for (guint i = 0; i < G_N_ELEMENTS (tests); i++)
    g_test_add (tests[i].path, Fixture, NULL, set_up, tests[i].test, tear_down);

  return g_test_run ();
}
