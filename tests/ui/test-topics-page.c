/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui-fixture.h"

#include "dx-text-editor.h"
#include "dx-topics-page-private.h"
#include "dx-topics-page.h"

typedef struct {
  DxWorkspace *workspace;
  DxSession *session;
  DxProposal *proposal;
  GtkWindow *window;
  GtkWidget *page;
} Fixture;

static Fixture *
fixture_new (const char *call)
{
  Fixture *fixture = g_new0 (Fixture, 1);
  GtkWidget *overlay = adw_toast_overlay_new ();

  fixture->workspace = ui_workspace_new ();
  fixture->session = ui_session_new (fixture->workspace, NULL);
  fixture->proposal = dx_session_get_proposal (fixture->session);
  dx_proposal_set_call (
      fixture->proposal,
      call != NULL ? dx_catalog_get_call (
          dx_workspace_get_catalog (fixture->workspace), call, NULL)
                   : NULL);
  fixture->window = GTK_WINDOW (gtk_window_new ());
  fixture->page = dx_topics_page_new (fixture->session);
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

static GtkListBoxRow *
get_group (Fixture *fixture, int index)
{
  GtkWidget *list = ui_find (fixture->page, GTK_TYPE_LIST_BOX, "list");

  return gtk_list_box_get_row_at_index (GTK_LIST_BOX (list), index);
}

static GtkWidget *
find_topic (GtkWidget *root, const char *topic)
{
  if (DX_IS_TOPICS_PAGE_ROW (root)
      && g_str_equal (dx_topics_page_row_get_topic (DX_TOPICS_PAGE_ROW (root)),
                      topic))
    return root;
  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find_topic (child, topic);

      if (found != NULL)
        return found;
    }

  return NULL;
}

static void
set_chosen (Fixture *fixture, const char *topic, gboolean chosen)
{
  GtkWidget *row = find_topic (fixture->page, topic);

  g_assert_nonnull (row);
  gtk_check_button_set_active (
      GTK_CHECK_BUTTON (ui_find (row, GTK_TYPE_CHECK_BUTTON, NULL)), chosen);
}

/* The groups stand as in the call; what it leaves open comes behind them. */
static void
test_groups (void)
{
  static const struct {
    const char *call;
    int n_groups;
    const char *last;
  } cases[] = {
    { "dien-bien-2026", 6,
      "(5) Tiêu chuẩn quốc gia (TCVN) và năng lực đánh giá, chứng nhận" },
    { "cao-bang-2026", 2, "Chủ đề khác trong danh mục" },
    { NULL, 1, "Tất cả chủ đề" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      Fixture *fixture = fixture_new (cases[i].call);
      GtkListBoxRow *last = get_group (fixture, cases[i].n_groups - 1);

      g_assert_nonnull (last);
      g_assert_cmpstr (
          adw_preferences_row_get_title (ADW_PREFERENCES_ROW (last)), ==,
          cases[i].last);
      g_assert_null (get_group (fixture, cases[i].n_groups));
      fixture_free (fixture);
    }
}

static void
test_choose (void)
{
  Fixture *fixture = fixture_new ("dien-bien-2026");
  AdwExpanderRow *group = ADW_EXPANDER_ROW (get_group (fixture, 2));
  GtkWidget *row = find_topic (fixture->page, "seminars");
  GtkWidget *editor;
  GtkTextView *view;

  g_assert_cmpstr (adw_expander_row_get_subtitle (group), ==,
                   "Đã chọn 0 trên 2");
  set_chosen (fixture, "seminars", TRUE);
  g_assert_nonnull (dx_proposal_find_topic (fixture->proposal, "seminars"));
  g_assert_cmpstr (adw_expander_row_get_subtitle (group), ==,
                   "Đã chọn 1 trên 2");
  editor = ui_find (row, DX_TYPE_TEXT_EDITOR, NULL);
  view = dx_text_editor_get_view (DX_TEXT_EDITOR (editor));
  gtk_text_buffer_insert_interactive_at_cursor (gtk_text_view_get_buffer (view),
                                                "Sáu hội thảo", -1, TRUE);
  g_signal_emit_by_name (view, "preedit-changed", " lớn");
  dx_session_commit (fixture->session);
  g_assert_cmpstr (dx_proposal_find_topic (fixture->proposal, "seminars")->note,
                   ==, "Sáu hội thảo lớn");
  fixture_free (fixture);
}

static void
test_remove_and_undo (void)
{
  Fixture *fixture = fixture_new ("dien-bien-2026");
  GtkWidget *toast;

  dx_proposal_set_topic (fixture->proposal, "seminars", "Sáu hội thảo", FALSE,
                         0);
  set_chosen (fixture, "seminars", FALSE);
  g_assert_null (dx_proposal_find_topic (fixture->proposal, "seminars"));
  ui_wait (50);
  toast = ui_find (GTK_WIDGET (fixture->window),
                   g_type_from_name ("AdwToastWidget"), NULL);
  g_signal_emit_by_name (ui_find (toast, GTK_TYPE_BUTTON, NULL), "clicked");
  g_assert_cmpstr (dx_proposal_find_topic (fixture->proposal, "seminars")->note,
                   ==, "Sáu hội thảo");
  fixture_free (fixture);
}

static void
test_schools (void)
{
  Fixture *fixture = fixture_new ("dien-bien-2026");
  GtkWidget *row = find_topic (fixture->page, "university-modules");
  GtkWidget *spin;
  const DxTopicChoice *choice;

  set_chosen (fixture, "university-modules", TRUE);
  spin = ui_find (row, GTK_TYPE_SPIN_BUTTON, NULL);
  g_assert_nonnull (spin);
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (spin)), ==, "");
  gtk_spin_button_set_value (GTK_SPIN_BUTTON (spin), 3);
  choice = dx_proposal_find_topic (fixture->proposal, "university-modules");
  g_assert_true (choice->has_schools);
  g_assert_cmpint (choice->schools, ==, 3);
  gtk_spin_button_set_value (GTK_SPIN_BUTTON (spin), 0);
  choice = dx_proposal_find_topic (fixture->proposal, "university-modules");
  g_assert_false (choice->has_schools);
  fixture_free (fixture);
}

static void
test_foreign (void)
{
  Fixture *fixture = fixture_new ("an-giang-2026");
  GtkListBoxRow *last = NULL;

  g_assert_null (find_topic (fixture->page, "online-training"));
  dx_proposal_set_topic (fixture->proposal, "online-training", NULL, FALSE, 0);
  g_assert_nonnull (find_topic (fixture->page, "online-training"));
  for (int i = 0; get_group (fixture, i) != NULL; i++)
    last = get_group (fixture, i);
  g_assert_cmpstr (adw_preferences_row_get_title (ADW_PREFERENCES_ROW (last)),
                   ==, "Đã chọn, ngoài danh sách của thông báo");
  fixture_free (fixture);
}

static gboolean
is_seminars_hidden (gpointer data)
{
  return !gtk_widget_get_visible (data);
}

static void
test_search (void)
{
  Fixture *fixture = fixture_new ("dien-bien-2026");
  GtkWidget *search = ui_find (fixture->page, GTK_TYPE_SEARCH_ENTRY, "search");
  GtkWidget *nothing = ui_find (fixture->page, GTK_TYPE_BOX, "nothing");

  gtk_editable_set_text (GTK_EDITABLE (search), "halal");
  g_assert_true (ui_wait_until (is_seminars_hidden,
                                find_topic (fixture->page, "seminars")));
  g_assert_true (gtk_widget_get_visible (find_topic (fixture->page, "halal")));
  g_assert_true (adw_expander_row_get_expanded (
      ADW_EXPANDER_ROW (get_group (fixture, 3))));
  gtk_editable_set_text (GTK_EDITABLE (search), "nang suat xanh");
  ui_wait (300);
  g_assert_true (gtk_widget_get_visible (
      find_topic (fixture->page, "green-productivity")));
  gtk_editable_set_text (GTK_EDITABLE (search), "xyzxyz");
  ui_wait (300);
  g_assert_true (gtk_widget_get_visible (nothing));
  gtk_editable_set_text (GTK_EDITABLE (search), "");
  ui_wait (300);
  g_assert_false (gtk_widget_get_visible (nothing));
  g_assert_true (
      gtk_widget_get_visible (find_topic (fixture->page, "seminars")));
  fixture_free (fixture);
}

static void
test_names (void)
{
  Fixture *fixture = fixture_new ("dien-bien-2026");
  GtkWidget *row = find_topic (fixture->page, "green-productivity");
  GtkWidget *check = ui_find (row, GTK_TYPE_CHECK_BUTTON, NULL);

  gtk_test_accessible_assert_property (check, GTK_ACCESSIBLE_PROPERTY_LABEL,
                                       "Năng suất xanh");
  g_assert_true (dx_topics_page_show_topic (DX_TOPICS_PAGE (fixture->page),
                                            "green-productivity"));
  ui_wait (300);
  g_assert_true (gtk_window_get_focus (fixture->window) == check);
  g_assert_false (dx_topics_page_show_topic (DX_TOPICS_PAGE (fixture->page),
                                             "no-such-topic"));
  fixture_free (fixture);
}

static void
test_other_call (void)
{
  Fixture *fixture = fixture_new ("dien-bien-2026");

  dx_proposal_set_call (fixture->proposal, NULL);
  g_assert_nonnull (get_group (fixture, 0));
  g_assert_null (get_group (fixture, 1));
  fixture_free (fixture);
}

int
main (int argc, char **argv)
{
  ui_init (&argc, &argv);
  g_test_add_func ("/topics-page/groups", test_groups);
  g_test_add_func ("/topics-page/choose", test_choose);
  g_test_add_func ("/topics-page/remove-and-undo", test_remove_and_undo);
  g_test_add_func ("/topics-page/schools", test_schools);
  g_test_add_func ("/topics-page/foreign", test_foreign);
  g_test_add_func ("/topics-page/search", test_search);
  g_test_add_func ("/topics-page/names", test_names);
  g_test_add_func ("/topics-page/other-call", test_other_call);

  return g_test_run ();
}
