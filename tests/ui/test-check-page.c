/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui-fixture.h"

#include "dx-check-page.h"
#include "dx-export-page.h"
#include "dx-field-error.h"
#include "dx-split.h"

static GtkWindow *
show_in_window (GtkWidget *page)
{
  GtkWindow *window = GTK_WINDOW (gtk_window_new ());

  gtk_window_set_child (window, page);
  gtk_window_present (window);
  ui_wait (50);

  return window;
}

static void
keep_cb (GtkWidget *page, const char *place, char **kept)
{
  g_free (*kept);
  *kept = g_strdup (place);
}

static const char *
get_page_name (GtkWidget *page)
{
  return gtk_stack_get_visible_child_name (
      GTK_STACK (ui_find (page, GTK_TYPE_STACK, "stack")));
}

static const char *
get_summary (GtkWidget *page)
{
  return gtk_label_get_label (
      GTK_LABEL (ui_find (page, GTK_TYPE_LABEL, "summary")));
}

static void
test_findings (void)
{
  g_autoptr (DxWorkspace) workspace = ui_workspace_new ();
  g_autoptr (DxSession) session = ui_session_new (workspace, NULL);
  GtkWidget *page = g_object_ref_sink (dx_check_page_new (session));
  GtkWindow *window = show_in_window (page);
  g_autofree char *kept = NULL;
  g_autofree char *before = NULL;
  GtkWidget *group;
  GtkWidget *list;

  g_signal_connect (page, "field-activated", G_CALLBACK (keep_cb), &kept);
  g_assert_cmpstr (get_page_name (page), ==, "findings");
  before = g_strdup (get_summary (page));
  group = gtk_widget_get_next_sibling (
      gtk_widget_get_first_child (ui_find (page, GTK_TYPE_BOX, "groups")));
  g_assert_cmpstr (
      gtk_label_get_label (GTK_LABEL (gtk_widget_get_first_child (group))), ==,
      "I. Tên nhiệm vụ");
  list = ui_find (group, GTK_TYPE_LIST_BOX, NULL);
  g_signal_emit_by_name (
      list, "row-activated",
      gtk_list_box_get_row_at_index (GTK_LIST_BOX (list), 0));
  g_assert_cmpstr (kept, ==, "I.name");
  dx_proposal_set_text (dx_session_get_proposal (session), "I.name",
                        "Nâng cao năng suất");
  ui_wait (250);
  g_assert_cmpstr (get_summary (page), !=, before);
  gtk_window_destroy (window);
  ui_assert_finalized (page);
}

static void
test_nothing_to_mend (void)
{
  g_autoptr (DxWorkspace) workspace = ui_workspace_new ();
  g_autoptr (DxSession)
      session = ui_session_new (workspace, "hoi-thao-nang-suat");
  GtkWidget *page = g_object_ref_sink (dx_check_page_new (session));
  GtkWindow *window = show_in_window (page);
  GPtrArray *findings = dx_session_get_findings (session);

  g_assert_cmpstr (get_page_name (page), ==,
                   findings->len > 0 ? "findings" : "empty");
  gtk_window_destroy (window);
  ui_assert_finalized (page);
}

/* Typing elsewhere does not rebuild the list. */
static void
test_not_rebuilt (void)
{
  g_autoptr (DxWorkspace) workspace = ui_workspace_new ();
  g_autoptr (DxSession) session = ui_session_new (workspace, NULL);
  GtkWidget *page = g_object_ref_sink (dx_check_page_new (session));
  GtkWindow *window = show_in_window (page);
  GtkWidget *groups = ui_find (page, GTK_TYPE_BOX, "groups");
  GtkWidget *first = gtk_widget_get_first_child (groups);

  dx_session_visit (session, "I.name");
  ui_wait (250);
  g_assert_true (gtk_widget_get_first_child (groups) == first);
  gtk_window_destroy (window);
  ui_assert_finalized (page);
}

static void
test_export_page (void)
{
  g_autoptr (DxWorkspace) workspace = ui_workspace_new ();
  g_autoptr (DxSession) session = ui_session_new (workspace, NULL);
  GtkWidget *page = g_object_ref_sink (dx_export_page_new (session));
  GtkWindow *window = show_in_window (page);
  GtkWidget *state = ui_find (page, GTK_TYPE_LABEL, "state");
  GtkWidget *annex = ui_find (page, GTK_TYPE_CHECK_BUTTON, "annex");
  GtkWidget *sheet = ui_find (page, GTK_TYPE_CHECK_BUTTON, "sheet");
  GSettings *settings = dx_workspace_get_settings (workspace);
  g_autofree char *expected =
      g_strdup_printf ("Còn %u lỗi – vẫn in được. Chưa in.",
                       dx_session_count (session, DX_SEVERITY_ERROR));

  g_assert_cmpstr (gtk_label_get_label (GTK_LABEL (state)), ==, expected);
  gtk_check_button_set_active (GTK_CHECK_BUTTON (annex), TRUE);
  g_assert_true (g_settings_get_boolean (settings, "print-annex"));
  g_settings_reset (settings, "print-annex");
  gtk_check_button_set_active (GTK_CHECK_BUTTON (sheet), TRUE);
  g_assert_true (g_settings_get_boolean (settings, "print-text-sheet"));
  g_settings_reset (settings, "print-text-sheet");
  g_assert_false (gtk_check_button_get_active (GTK_CHECK_BUTTON (sheet)));
  g_assert_true (dx_session_freeze (session, "a.pdf", NULL));
  g_assert_true (g_str_has_suffix (gtk_label_get_label (GTK_LABEL (state)),
                                   "Bản in số 1 là bản mới nhất."));
  dx_proposal_set_text (dx_session_get_proposal (session), "I.name", "Khác");
  g_assert_true (g_str_has_suffix (gtk_label_get_label (GTK_LABEL (state)),
                                   "Đã sửa sau bản in số 1: bản giấy đã cũ."));
  gtk_window_destroy (window);
  ui_wait (50);
  ui_assert_finalized (page);
}

static void
test_field_error (void)
{
  GtkWidget *error = g_object_ref_sink (dx_field_error_new ());
  GtkWidget *entry = g_object_ref_sink (gtk_text_new ());
  GtkWidget *frame = g_object_ref_sink (gtk_box_new (0, 0));
  DxFieldError *self = DX_FIELD_ERROR (error);

  dx_field_error_set_target (self, frame, entry);
  g_assert_null (dx_field_error_get_text (self));
  dx_field_error_set (self, DX_SEVERITY_ERROR, "Còn trống", "“Câu” (Văn bản)");
  g_assert_cmpstr (dx_field_error_get_text (self), ==, "Lỗi: Còn trống");
  g_assert_true (gtk_widget_has_css_class (frame, "error"));
  gtk_test_accessible_assert_state (entry, GTK_ACCESSIBLE_STATE_INVALID,
                                    GTK_ACCESSIBLE_INVALID_TRUE);
  g_assert_true (gtk_test_accessible_has_relation (
      GTK_ACCESSIBLE (entry), GTK_ACCESSIBLE_RELATION_ERROR_MESSAGE));
  dx_field_error_set (self, DX_SEVERITY_WARNING, "Nên xem lại", NULL);
  g_assert_false (gtk_widget_has_css_class (frame, "error"));
  g_assert_true (gtk_widget_has_css_class (frame, "warning"));
  gtk_test_accessible_assert_state (entry, GTK_ACCESSIBLE_STATE_INVALID,
                                    GTK_ACCESSIBLE_INVALID_FALSE);
  dx_field_error_clear (self);
  g_assert_false (gtk_widget_has_css_class (frame, "warning"));
  g_assert_false (gtk_test_accessible_has_relation (
      GTK_ACCESSIBLE (entry), GTK_ACCESSIBLE_RELATION_ERROR_MESSAGE));
  ui_assert_finalized (frame);
  ui_assert_finalized (error);
  ui_assert_finalized (entry);
}

static void
test_split (void)
{
  GtkWidget *split = g_object_ref_sink (dx_split_new ());
  GtkWidget *side = gtk_label_new ("Bên");
  GtkWidget *content = gtk_label_new ("Giữa");
  GtkWindow *window;

  gtk_widget_set_size_request (side, 200, -1);
  gtk_widget_set_size_request (content, 300, -1);
  dx_split_set_side (DX_SPLIT (split), side);
  dx_split_set_content (DX_SPLIT (split), content);
  window = GTK_WINDOW (gtk_window_new ());
  gtk_window_set_default_size (window, 320, 200);
  gtk_window_set_child (window, split);
  gtk_window_present (window);
  ui_wait (400);
  g_assert_true (dx_split_get_folded (DX_SPLIT (split)));
  g_assert_false (dx_split_get_show_side (DX_SPLIT (split)));
  dx_split_set_show_side (DX_SPLIT (split), TRUE);
  g_assert_true (dx_split_get_show_side (DX_SPLIT (split)));
  gtk_window_destroy (window);
  ui_wait (50);
  ui_assert_finalized (split);
}

int
main (int argc, char **argv)
{
  ui_init (&argc, &argv);
  g_test_add_func ("/check-page/findings", test_findings);
  g_test_add_func ("/check-page/nothing-to-mend", test_nothing_to_mend);
  g_test_add_func ("/check-page/not-rebuilt", test_not_rebuilt);
  g_test_add_func ("/check-page/export-page", test_export_page);
  g_test_add_func ("/check-page/field-error", test_field_error);
  g_test_add_func ("/check-page/split", test_split);

  return g_test_run ();
}
