/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui-fixture.h"

#include "dx-attachments-page-private.h"
#include "dx-compat.h"

typedef struct {
  DxWorkspace *workspace;
  DxSession *session;
  GtkWindow *window;
  GtkWidget *page;
} Fixture;

static Fixture *
fixture_new (void)
{
  Fixture *fixture = g_new0 (Fixture, 1);
  GtkWidget *overlay = adw_toast_overlay_new ();

  fixture->workspace = ui_workspace_new ();
  fixture->session = ui_session_new (fixture->workspace, NULL);
  fixture->window = GTK_WINDOW (gtk_window_new ());
  fixture->page = dx_attachments_page_new (fixture->session);
  adw_toast_overlay_set_child (ADW_TOAST_OVERLAY (overlay), fixture->page);
  gtk_window_set_child (fixture->window, overlay);
  gtk_window_present (fixture->window);
  ui_wait (30);

  return fixture;
}

static void
fixture_free (Fixture *fixture)
{
  GtkWidget *page = g_object_ref (fixture->page);

  gtk_window_destroy (fixture->window);
  ui_wait (30);
  ui_assert_finalized (page);
  ui_assert_finalized (fixture->session);
  ui_assert_finalized (fixture->workspace);
  g_free (fixture);
}

static GPtrArray *
list (Fixture *fixture)
{
  GPtrArray *found = dx_store_list_attachments (
      dx_workspace_get_store (fixture->workspace),
      dx_proposal_get_id (dx_session_get_proposal (fixture->session)), NULL);

  return found != NULL ? found : g_ptr_array_new ();
}

static guint
count (Fixture *fixture)
{
  g_autoptr (GPtrArray) found = list (fixture);

  return found->len;
}

static gboolean
has_two (gpointer data)
{
  return count (data) == 2;
}

static GPtrArray *
pick (DxPickKind kind, const char *name, gpointer data)
{
  GPtrArray *files = g_ptr_array_new_with_free_func (g_object_unref);
  g_autofree char *copy = g_build_filename (data, "ban-sao.pdf", NULL);
  const char *const names[] = { "Cam kết đối ứng – Công ty A.pdf",
                                "Công văn 12.pdf" };

  if (kind == DX_PICK_SAVE)
    {
      g_ptr_array_add (files, g_file_new_for_path (copy));
      return files;
    }
  g_assert_cmpint (kind, ==, DX_PICK_OPEN_MANY);
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autofree char *path = g_build_filename (data, names[i], NULL);

      g_assert_true (g_file_set_contents (path, names[i], -1, NULL));
      g_ptr_array_add (files, g_file_new_for_path (path));
    }

  return files;
}

static void
add_two (Fixture *fixture, char *folder)
{
  dx_compat_set_pick_double (pick, folder);
  g_signal_emit_by_name (ui_find (fixture->page, GTK_TYPE_BUTTON, "add"),
                         "clicked");
  g_assert_true (ui_wait_until (has_two, fixture));
  ui_wait (100);
}

static void
assert_name (Fixture *fixture, const char *name)
{
  g_autoptr (GPtrArray) found = list (fixture);

  g_assert_cmpstr (((DxAttachment *) g_ptr_array_index (found, 1))->name, ==,
                   name);
}

static GtkListBox *
get_list (Fixture *fixture, const char *name)
{
  return GTK_LIST_BOX (ui_find (fixture->page, GTK_TYPE_LIST_BOX, name));
}

static void
test_guess (void)
{
  static const char *const cases[][2] = {
    { "Cam kết đối ứng.pdf", "commitment" },
    { "CONG_VAN_12.pdf", "official-letter" },
    { "cv-345.pdf", "official-letter" },
    { "Bảng tổng hợp.xlsx", "summary-table" },
    { "cvbnm.pdf", "other" },
    { "Ảnh.jpg", "other" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    g_assert_cmpstr (dx_attachment_kind_guess (cases[i][0]), ==, cases[i][1]);
}

static void
test_add_and_remove (void)
{
  g_autofree char *folder = g_dir_make_tmp ("dexuat-ui-XXXXXX", NULL);
  Fixture *fixture = fixture_new ();
  GtkWidget *nothing = ui_find (fixture->page, GTK_TYPE_BOX, "nothing");
  GtkWidget *row;
  GtkWidget *toast;
  g_autoptr (GPtrArray) found = NULL;

  g_assert_true (gtk_widget_get_visible (nothing));
  add_two (fixture, folder);
  g_assert_false (gtk_widget_get_visible (nothing));
  found = list (fixture);
  g_assert_cmpstr (((DxAttachment *) g_ptr_array_index (found, 0))->kind, ==,
                   "commitment");
  row = GTK_WIDGET (
      gtk_list_box_get_row_at_index (get_list (fixture, "list"), 0));
  gtk_widget_activate_action (row, "attachment.remove", NULL);
  g_assert_cmpuint (count (fixture), ==, 1);
  ui_wait (50);
  toast = ui_find (GTK_WIDGET (fixture->window),
                   g_type_from_name ("AdwToastWidget"), NULL);
  g_signal_emit_by_name (ui_find (toast, GTK_TYPE_BUTTON, NULL), "clicked");
  g_assert_cmpuint (count (fixture), ==, 2);
  g_assert_nonnull (
      gtk_list_box_get_row_at_index (get_list (fixture, "list"), 1));
  dx_compat_set_pick_double (NULL, NULL);
  fixture_free (fixture);
}

static void
test_copy (void)
{
  g_autofree char *folder = g_dir_make_tmp ("dexuat-ui-XXXXXX", NULL);
  g_autofree char *copy = g_build_filename (folder, "ban-sao.pdf", NULL);
  g_autofree char *text = NULL;
  Fixture *fixture = fixture_new ();

  add_two (fixture, folder);
  gtk_widget_activate_action (GTK_WIDGET (gtk_list_box_get_row_at_index (
                                  get_list (fixture, "list"), 1)),
                              "attachment.save", NULL);
  ui_wait (100);
  g_assert_true (g_file_get_contents (copy, &text, NULL, NULL));
  g_assert_cmpstr (text, ==, "Công văn 12.pdf");
  dx_compat_set_pick_double (NULL, NULL);
  fixture_free (fixture);
}

static void
test_rename (void)
{
  g_autofree char *folder = g_dir_make_tmp ("dexuat-ui-XXXXXX", NULL);
  Fixture *fixture = fixture_new ();
  GtkWidget *row;
  GtkWidget *entry;
  GtkWidget *toast;

  add_two (fixture, folder);
  row = GTK_WIDGET (
      gtk_list_box_get_row_at_index (get_list (fixture, "list"), 1));
  gtk_widget_activate_action (row, "attachment.rename", NULL);
  entry = ui_find (row, GTK_TYPE_ENTRY, NULL);
  g_assert_true (gtk_widget_get_mapped (entry));
  gtk_test_accessible_assert_property (entry, GTK_ACCESSIBLE_PROPERTY_LABEL,
                                       "Tên mới của “Công văn 12.pdf”");
  gtk_editable_set_text (GTK_EDITABLE (entry), "  ");
  g_signal_emit_by_name (entry, "activate");
  assert_name (fixture, "Công văn 12.pdf");
  gtk_editable_set_text (GTK_EDITABLE (entry), "Công văn 13.pdf");
  g_signal_emit_by_name (entry, "activate");
  assert_name (fixture, "Công văn 13.pdf");
  ui_wait (50);
  toast = ui_find (GTK_WIDGET (fixture->window),
                   g_type_from_name ("AdwToastWidget"), NULL);
  g_signal_emit_by_name (ui_find (toast, GTK_TYPE_BUTTON, NULL), "clicked");
  assert_name (fixture, "Công văn 12.pdf");
  dx_compat_set_pick_double (NULL, NULL);
  fixture_free (fixture);
}

static void
test_kind (void)
{
  g_autofree char *folder = g_dir_make_tmp ("dexuat-ui-XXXXXX", NULL);
  Fixture *fixture = fixture_new ();
  GtkWidget *row;
  g_autoptr (GPtrArray) found = NULL;

  add_two (fixture, folder);
  row = GTK_WIDGET (
      gtk_list_box_get_row_at_index (get_list (fixture, "list"), 1));
  gtk_drop_down_set_selected (
      GTK_DROP_DOWN (ui_find (row, GTK_TYPE_DROP_DOWN, NULL)), 2);
  found = list (fixture);
  g_assert_cmpstr (((DxAttachment *) g_ptr_array_index (found, 1))->kind, ==,
                   "summary-table");
  dx_compat_set_pick_double (NULL, NULL);
  fixture_free (fixture);
}

static void
test_write_names (void)
{
  g_autofree char *folder = g_dir_make_tmp ("dexuat-ui-XXXXXX", NULL);
  Fixture *fixture = fixture_new ();
  DxProposal *proposal = dx_session_get_proposal (fixture->session);
  GtkWidget *button = ui_find (fixture->page, GTK_TYPE_BUTTON, "name_button");
  g_autofree char *names = NULL;

  g_assert_false (gtk_widget_get_visible (button));
  add_two (fixture, folder);
  g_assert_true (gtk_widget_get_visible (button));
  gtk_test_accessible_assert_property (button, GTK_ACCESSIBLE_PROPERTY_LABEL,
                                       "Ghi 2 tên tài liệu vào “Tài liệu gửi "
                                       "kèm”");
  g_signal_emit_by_name (button, "clicked");
  names = g_strjoinv ("|",
                      (GStrv) dx_proposal_get_list (proposal, "X.attachments"));
  g_assert_cmpstr (names, ==,
                   "Văn bản cam kết (Cam kết đối ứng – Công ty A.pdf)|"
                   "Công văn (Công văn 12.pdf)");
  g_assert_false (gtk_widget_get_visible (button));
  dx_compat_set_pick_double (NULL, NULL);
  fixture_free (fixture);
}

static void
test_dossier (void)
{
  g_autofree char *folder = g_dir_make_tmp ("dexuat-ui-XXXXXX", NULL);
  Fixture *fixture = fixture_new ();
  GtkListBox *wanted = get_list (fixture, "wanted");
  AdwActionRow *row =
      ADW_ACTION_ROW (gtk_list_box_get_row_at_index (wanted, 1));

  g_assert_true (
      g_str_has_prefix (adw_action_row_get_subtitle (row), "Không bắt buộc"));
  add_two (fixture, folder);
  row = ADW_ACTION_ROW (gtk_list_box_get_row_at_index (wanted, 1));
  g_assert_true (g_str_has_prefix (adw_action_row_get_subtitle (row), "Có – "));
  dx_proposal_set_call (dx_session_get_proposal (fixture->session), NULL);
  g_assert_null (gtk_list_box_get_row_at_index (wanted, 0));
  dx_compat_set_pick_double (NULL, NULL);
  fixture_free (fixture);
}

int
main (int argc, char **argv)
{
  ui_init (&argc, &argv);
  g_test_add_func ("/attachments-page/guess", test_guess);
  g_test_add_func ("/attachments-page/add-and-remove", test_add_and_remove);
  g_test_add_func ("/attachments-page/copy", test_copy);
  g_test_add_func ("/attachments-page/rename", test_rename);
  g_test_add_func ("/attachments-page/kind", test_kind);
  g_test_add_func ("/attachments-page/write-names", test_write_names);
  g_test_add_func ("/attachments-page/dossier", test_dossier);

  return g_test_run ();
}
