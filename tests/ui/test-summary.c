/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui-fixture.h"

#include <string.h>

#include "dx-compat.h"
#include "dx-preview.h"
#include "dx-proposal.h"
#include "dx-summary-state.h"
#include "dx-summary-window.h"
#include "dx-text-editor.h"

#define CALL "an-giang-2026"

typedef struct {
  DxWorkspace *workspace;
  DxSummaryWindow *window;
  char *folder;
  char *suggested;
  GFile *answer;
} Fixture;

static GPtrArray *
pick_cb (DxPickKind kind, const char *name, gpointer data)
{
  Fixture *self = data;
  GPtrArray *files = g_ptr_array_new_with_free_func (g_object_unref);

  g_assert_cmpint (kind, ==, DX_PICK_SAVE);
  g_free (self->suggested);
  self->suggested = g_strdup (name);
  g_ptr_array_add (files, g_object_ref (self->answer));

  return files;
}

static void
add_proposal (Fixture *self, const char *name, gint64 total)
{
  DxCatalog *catalog = dx_workspace_get_catalog (self->workspace);
  g_autoptr (DxProposal)
      proposal = dx_proposal_new (dx_catalog_get_default_form (catalog),
                                  dx_catalog_get_call (catalog, CALL, NULL));
  DxProposalFacts facts = { 0 };
  g_autoptr (GError) error = NULL;

  dx_proposal_set_text (proposal, "I.name", name);
  dx_proposal_set_text (proposal, "X.name", "Đơn vị <Ví Dụ> & bạn");
  dx_proposal_set_integer (proposal, "IX.total", total);
  dx_store_save (dx_workspace_get_store (self->workspace), proposal, &facts,
                 &error);
  g_assert_no_error (error);
}

static void
open_window (Fixture *self)
{
  self->window =
      DX_SUMMARY_WINDOW (dx_summary_window_new (NULL, self->workspace, CALL));
  gtk_window_present (GTK_WINDOW (self->window));
  ui_wait (80);
}

static void
close_window (Fixture *self)
{
  g_object_ref (self->window);
  gtk_window_close (GTK_WINDOW (self->window));
  ui_wait (60);
  ui_assert_finalized (self->window);
  self->window = NULL;
}

static void
set_up (Fixture *self, gconstpointer data)
{
  self->workspace = ui_workspace_new ();
  self->folder = g_dir_make_tmp ("dexuat-ui-XXXXXX", NULL);
  add_proposal (self, "Nhiệm vụ A", 1);
  add_proposal (self, "Nhiệm vụ B", 20);
  add_proposal (self, "Nhiệm vụ C", 300);
  dx_compat_set_pick_double (pick_cb, self);
  open_window (self);
}

static void
tear_down (Fixture *self, gconstpointer data)
{
  if (self->window != NULL)
    close_window (self);
  dx_compat_set_pick_double (NULL, NULL);
  g_clear_object (&self->answer);
  g_free (self->suggested);
  g_free (self->folder);
  g_object_unref (self->workspace);
}

static GtkWidget *
find (Fixture *self, GType type, const char *id)
{
  GtkWidget *widget = ui_find (GTK_WIDGET (self->window), type, id);

  g_assert_nonnull (widget);

  return widget;
}

static GtkListBoxRow *
get_row (Fixture *self, int index)
{
  GtkListBox *list = GTK_LIST_BOX (find (self, GTK_TYPE_LIST_BOX, "list"));

  return gtk_list_box_get_row_at_index (list, index);
}

/* "A B C", by the last letters of the titles. */
static void
assert_order (Fixture *self, const char *expected)
{
  g_autoptr (GString) found = g_string_new (NULL);
  GtkListBoxRow *row;

  for (int i = 0; (row = get_row (self, i)) != NULL; i++)
    {
      const char *title =
          adw_preferences_row_get_title (ADW_PREFERENCES_ROW (row));

      g_string_append_printf (found, "%s%s", i > 0 ? " " : "",
                              title + strlen (title) - 1);
    }
  g_assert_cmpstr (found->str, ==, expected);
}

static char *
write_as (Fixture *self, const char *suffix)
{
  g_autofree char *name = g_strconcat ("ra.", suffix, NULL);
  g_autofree char *path = g_build_filename (self->folder, name, NULL);
  char *text = NULL;

  g_clear_object (&self->answer);
  self->answer = g_file_new_for_path (path);
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (self->window),
                                             "summary.export", "s", suffix));
  ui_wait (60);
  g_file_get_contents (path, &text, NULL, NULL);

  return text;
}

static void
test_order (Fixture *self, gconstpointer data)
{
  assert_order (self, "A B C");
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (get_row (self, 0)),
                                             "row.move-down", NULL));
  assert_order (self, "B A C");
  g_assert_true (gtk_root_get_focus (GTK_ROOT (self->window)) != NULL);
  gtk_widget_activate_action (GTK_WIDGET (get_row (self, 2)), "row.move-up",
                              NULL);
  assert_order (self, "B C A");
  close_window (self);
  open_window (self);
  assert_order (self, "B C A");
  add_proposal (self, "Nhiệm vụ D", 4000);
  ui_wait (80);
  assert_order (self, "B C A D");
}

static GtkCheckButton *
get_check (Fixture *self, int index)
{
  return GTK_CHECK_BUTTON (ui_find (GTK_WIDGET (get_row (self, index)),
                                    GTK_TYPE_CHECK_BUTTON, NULL));
}

static void
test_leave_out (Fixture *self, gconstpointer data)
{
  g_autofree char *csv = NULL;

  gtk_check_button_set_active (get_check (self, 1), FALSE);
  ui_wait (60);
  csv = write_as (self, "csv");
  g_assert_nonnull (strstr (csv, "1,Nhiệm vụ A"));
  g_assert_null (strstr (csv, "Nhiệm vụ B"));
  g_assert_nonnull (strstr (csv, "2,Nhiệm vụ C"));
  close_window (self);
  open_window (self);
  g_assert_false (gtk_check_button_get_active (get_check (self, 1)));
  for (int i = 0; i < 3; i++)
    gtk_check_button_set_active (get_check (self, i), FALSE);
  ui_wait (60);
  g_assert_false (gtk_widget_get_sensitive (
      find (self, GTK_TYPE_MENU_BUTTON, "export_button")));
}

static void
test_columns (Fixture *self, gconstpointer data)
{
  AdwComboRow *row =
      ADW_COMBO_ROW (find (self, ADW_TYPE_COMBO_ROW, "columns_row"));
  g_autofree char *csv = NULL;

  g_assert_cmpuint (g_list_model_get_n_items (adw_combo_row_get_model (row)),
                    >=, 3);
  adw_combo_row_set_selected (row, 1);
  ui_wait (60);
  csv = write_as (self, "csv");
  g_assert_nonnull (strstr (csv, "Tóm tắt mục tiêu"));
  close_window (self);
  open_window (self);
  row = ADW_COMBO_ROW (find (self, ADW_TYPE_COMBO_ROW, "columns_row"));
  g_assert_cmpuint (adw_combo_row_get_selected (row), ==, 1);
}

static void
test_files (Fixture *self, gconstpointer data)
{
  static const struct {
    const char *suffix;
    const char *begins;
  } cases[] = {
    { "pdf", "%PDF-" },
    { "docx", "PK" },
    { "xlsx", "PK" },
    { "csv", "\xEF\xBB\xBF"
             "TT," },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *text = write_as (self, cases[i].suffix);

      g_assert_true (g_str_has_prefix (text, cases[i].begins));
      g_assert_true (g_str_has_suffix (self->suggested, cases[i].suffix));
      g_assert_nonnull (strstr (self->suggested, "Bang-tong-hop"));
    }
}

static DxTextEditor *
get_editor (Fixture *self, guint index)
{
  GtkWidget *parts = find (self, GTK_TYPE_BOX, "parts");
  GtkWidget *box = gtk_widget_get_first_child (parts);

  for (guint i = 0; i < index; i++)
    box = gtk_widget_get_next_sibling (box);

  return DX_TEXT_EDITOR (gtk_widget_get_last_child (box));
}

static void
assert_text (Fixture *self, guint index, const char *words, gboolean there)
{
  g_autofree char *text = dx_text_editor_get_text (get_editor (self, index));

  g_assert_true ((strstr (text, words) != NULL) == there);
}

static void
type (Fixture *self, guint index, const char *words)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (
      dx_text_editor_get_view (get_editor (self, index)));

  gtk_text_buffer_insert_at_cursor (buffer, words, -1);
  ui_wait (60);
}

/* The seventh is the text. */
static void
test_letter (Fixture *self, gconstpointer data)
{
  g_autofree char *pdf = NULL;

  dx_summary_window_show_letter (self->window, TRUE);
  ui_wait (60);
  assert_text (self, 6, "1. Nhiệm vụ A;\n2. Nhiệm vụ B;", TRUE);
  assert_text (self, 6, "đề xuất 03 nhiệm vụ", TRUE);
  gtk_widget_activate_action (GTK_WIDGET (get_row (self, 0)), "row.move-down",
                              NULL);
  ui_wait (60);
  assert_text (self, 6, "1. Nhiệm vụ B;\n2. Nhiệm vụ A;", TRUE);
  g_assert_false (
      gtk_widget_get_visible (find (self, GTK_TYPE_BOX, "suggest_bar")));

  type (self, 6, "Lời của tôi");
  g_assert_true (
      gtk_widget_get_visible (find (self, GTK_TYPE_BOX, "suggest_bar")));
  pdf = write_as (self, "pdf");
  g_assert_true (g_str_has_prefix (pdf, "%PDF-"));
  g_assert_nonnull (strstr (self->suggested, "Cong-van"));
  close_window (self);
  open_window (self);
  assert_text (self, 6, "Lời của tôi", TRUE);
  /* One's own text stays, the other parts follow. */
  gtk_check_button_set_active (get_check (self, 0), FALSE);
  ui_wait (60);
  assert_text (self, 6, "1. Nhiệm vụ B;\n2. Nhiệm vụ A;", TRUE);
}

static void
test_undo (Fixture *self, gconstpointer data)
{
  GtkTextView *view;

  dx_summary_window_show_letter (self->window, TRUE);
  type (self, 6, "Lời của tôi");
  view = dx_text_editor_get_view (get_editor (self, 6));
  g_assert_true (
      gtk_text_buffer_get_can_undo (gtk_text_view_get_buffer (view)));
  gtk_widget_activate_action (GTK_WIDGET (view), "text.undo", NULL);
  ui_wait (60);
  assert_text (self, 6, "Lời của tôi", FALSE);
}

static GtkWidget *
find_button (GtkWidget *root, const char *label)
{
  if (GTK_IS_BUTTON (root)
      && g_strcmp0 (gtk_button_get_label (GTK_BUTTON (root)), label) == 0)
    return root;
  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find_button (child, label);

      if (found != NULL)
        return found;
    }

  return NULL;
}

static void
test_suggestion (Fixture *self, gconstpointer data)
{
  GtkWidget *bar = find (self, GTK_TYPE_BOX, "suggest_bar");

  dx_summary_window_show_letter (self->window, TRUE);
  type (self, 6, "Lời của tôi");
  g_signal_emit_by_name (gtk_widget_get_last_child (bar), "clicked");
  ui_wait (400);
  assert_text (self, 6, "Lời của tôi", FALSE);
  g_assert_false (gtk_widget_get_visible (bar));
  g_signal_emit_by_name (
      find_button (find (self, ADW_TYPE_TOAST_OVERLAY, "toasts"), "_Hoàn tác"),
      "clicked");
  ui_wait (60);
  assert_text (self, 6, "Lời của tôi", TRUE);
}

static void
test_names (Fixture *self, gconstpointer data)
{
  static const struct {
    const char *id;
    const char *name;
  } cases[] = {
    { "back", "Trở lại thứ tự và lời văn" },
    { "pages_button", "Xem trang in" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    gtk_test_accessible_assert_property (
        find (self, GTK_TYPE_BUTTON, cases[i].id),
        GTK_ACCESSIBLE_PROPERTY_LABEL, cases[i].name);
  gtk_test_accessible_assert_property (find (self, GTK_TYPE_LIST_BOX, "list"),
                                       GTK_ACCESSIBLE_PROPERTY_LABEL,
                                       "Nhiệm vụ theo thứ tự ưu tiên");
  gtk_test_accessible_assert_property (
      get_check (self, 0), GTK_ACCESSIBLE_PROPERTY_LABEL, "Có trong bảng");
  gtk_test_accessible_assert_property (
      get_row (self, 0), GTK_ACCESSIBLE_PROPERTY_LABEL, "Nhiệm vụ A");
  g_assert_cmpuint (
      dx_preview_get_n_pages (DX_PREVIEW (find (self, DX_TYPE_PREVIEW, NULL))),
      ==, 1);
}

static void
test_empty (Fixture *self, gconstpointer data)
{
  AdwComboRow *row;

  close_window (self);
  self->window =
      DX_SUMMARY_WINDOW (dx_summary_window_new (NULL, self->workspace, ""));
  gtk_window_present (GTK_WINDOW (self->window));
  ui_wait (60);
  g_assert_true (
      gtk_widget_get_visible (find (self, ADW_TYPE_STATUS_PAGE, "empty")));
  row = ADW_COMBO_ROW (find (self, ADW_TYPE_COMBO_ROW, "call_row"));
  adw_combo_row_set_selected (row, 0);
  ui_wait (60);
  assert_order (self, "A B C");
}

/* What was kept by another program, or was damaged, is no reason to fail. */
static void
test_state (void)
{
  static const char *const broken[] = {
    "",
    "{",
    "[]",
    "null",
    "{\"order\":5,\"letter\":[],\"left-out\":{}}",
    "{\"order\":[1,null,\"a\"],\"letter\":{\"body\":5},\"columns\":[]}",
  };
  static const char *const whole =
      "{\"columns\":\"x\",\"order\":[\"b\",\"a\"],\"left-out\":[\"a\"],"
      "\"letter\":{\"body\":\"Một\\nHai\"}}";
  g_autoptr (DxSummaryState) state = dx_summary_state_new (whole);
  g_autofree char *json = dx_summary_state_to_json (state);
  g_autoptr (DxSummaryState) again = dx_summary_state_new (json);

  for (guint i = 0; i < G_N_ELEMENTS (broken); i++)
    {
      g_autoptr (DxSummaryState) it = dx_summary_state_new (broken[i]);

      g_assert_false (dx_summary_state_has_text (it));
      g_assert_null (dx_summary_state_get_columns (it));
    }
  g_assert_cmpstr (dx_summary_state_get_columns (again), ==, "x");
  g_assert_true (dx_summary_state_is_left_out (again, "a"));
  g_assert_false (dx_summary_state_is_left_out (again, "b"));
  g_assert_cmpstr (dx_summary_state_get_text (again, DX_LETTER_BODY), ==,
                   "Một\nHai");
}

#define ADD(path, func)                                                        \
  g_test_add ("/summary/" path, Fixture, NULL, set_up, func, tear_down)

int
main (int argc, char **argv)
{
  ui_init (&argc, &argv);
  ADD ("order", test_order);
  ADD ("leave-out", test_leave_out);
  ADD ("columns", test_columns);
  ADD ("files", test_files);
  ADD ("letter", test_letter);
  ADD ("undo", test_undo);
  ADD ("suggestion", test_suggestion);
  ADD ("names", test_names);
  ADD ("empty", test_empty);
  g_test_add_func ("/summary/state", test_state);

  return g_test_run ();
}
