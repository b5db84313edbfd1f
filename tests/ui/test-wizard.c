/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui-fixture.h"

#include "dx-field-parts.h"
#include "dx-section-page.h"
#include "dx-text-editor.h"
#include "dx-wizard-step.h"
#include "dx-wizard.h"

typedef struct {
  DxWorkspace *workspace;
  DxSession *session;
  DxProposal *proposal;
  DxWizard *wizard;
} Fixture;

static Fixture *
fixture_new (const char *example)
{
  Fixture *fixture = g_new0 (Fixture, 1);

  fixture->workspace = ui_workspace_new ();
  fixture->session = ui_session_new (fixture->workspace, example);
  fixture->proposal = dx_session_get_proposal (fixture->session);
  g_assert_true (dx_session_save (fixture->session, NULL));
  fixture->wizard = dx_wizard_new (NULL, fixture->session);
  gtk_window_present (GTK_WINDOW (fixture->wizard));
  ui_wait (30);

  return fixture;
}

static void
fixture_free (Fixture *fixture)
{
  DxWizard *wizard = g_object_ref (fixture->wizard);

  gtk_window_destroy (GTK_WINDOW (wizard));
  ui_wait (30);
  ui_assert_finalized (wizard);
  ui_assert_finalized (fixture->session);
  ui_assert_finalized (fixture->workspace);
  g_free (fixture);
}

static void
activate (Fixture *fixture, const char *action)
{
  gtk_widget_activate_action (GTK_WIDGET (fixture->wizard), action, NULL);
}

static DxWizardStep *
get_step (Fixture *fixture, int index)
{
  GtkListBox *list = GTK_LIST_BOX (
      ui_find (GTK_WIDGET (fixture->wizard), GTK_TYPE_LIST_BOX, "step_list"));

  return DX_WIZARD_STEP (gtk_list_box_get_row_at_index (list, index));
}

static AdwWindowTitle *
get_title (Fixture *fixture, const char *name)
{
  return ADW_WINDOW_TITLE (
      ui_find (GTK_WIDGET (fixture->wizard), ADW_TYPE_WINDOW_TITLE, name));
}

static void
test_walk (void)
{
  static const char *const places[] = {
    "I",  "II", "III",    "IV",          "V",     "VI",     "VII", "VIII",
    "IX", "X",  "topics", "attachments", "check", "export", "send"
  };
  Fixture *fixture = fixture_new (NULL);

  for (guint i = 0; i < G_N_ELEMENTS (places); i++)
    {
      g_assert_cmpstr (dx_wizard_get_place (fixture->wizard), ==, places[i]);
      ui_wait (20);
      activate (fixture, "wizard.next");
    }
  g_assert_cmpstr (dx_wizard_get_place (fixture->wizard), ==, "send");
  for (guint i = G_N_ELEMENTS (places); i-- > 0;)
    {
      g_assert_cmpstr (dx_wizard_get_place (fixture->wizard), ==, places[i]);
      activate (fixture, "wizard.back");
    }
  g_assert_cmpstr (dx_wizard_get_place (fixture->wizard), ==, "I");
  fixture_free (fixture);
}

static void
test_places (void)
{
  static const struct {
    const char *place;
    const char *shown;
  } cases[] = {
    { "IV", "IV" },
    { "IX.counterpart", "IX" },
    { "plan-year", "I" },
    { "X.attachments", "X" },
    { "topics", "topics" },
    { "topics.seminars", "topics" },
    { "topics.unknown", "topics" },
    { "attachments", "attachments" },
    { "check", "check" },
    { "export", "export" },
    { "send", "send" },
    { "no-such-place", "send" },
    { NULL, "I" },
  };
  Fixture *fixture = fixture_new (NULL);

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      dx_wizard_go_to (fixture->wizard, cases[i].place);
      g_assert_cmpstr (dx_wizard_get_place (fixture->wizard), ==,
                       cases[i].shown);
      ui_wait (10);
    }
  fixture_free (fixture);
}

static void
test_first_open (void)
{
  Fixture *fixture = fixture_new ("hoi-thao-nang-suat");

  dx_wizard_go_to (fixture->wizard, NULL);
  g_assert_cmpstr (dx_wizard_get_place (fixture->wizard), ==, "check");
  dx_proposal_set_text (fixture->proposal, "IV.contents", NULL);
  dx_wizard_go_to (fixture->wizard, NULL);
  g_assert_cmpstr (dx_wizard_get_place (fixture->wizard), ==, "IV");
  fixture_free (fixture);
}

/* The name that is read aloud of what has the focus. */
static void
assert_focus (Fixture *fixture, const char *name)
{
  GtkWidget *focus = gtk_window_get_focus (GTK_WINDOW (fixture->wizard));

  g_assert_nonnull (focus);
  gtk_test_accessible_assert_property (focus, GTK_ACCESSIBLE_PROPERTY_LABEL,
                                       name);
}

static void
test_focus (void)
{
  static const char *const cases[][2] = {
    { "II", "Tính cấp thiết" },
    { "IX.counterpart", "Kinh phí đối ứng" },
    { "VIII.months", "Số tháng thực hiện" },
    { "X.contact-phone", "Điện thoại" },
    { "plan-year", "Năm kế hoạch" },
    { "topics", "Tìm chủ đề, tiêu chuẩn" },
    { "topics.seminars", "Hội thảo, tập huấn" },
  };
  Fixture *fixture = fixture_new (NULL);

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      GtkWidget *focus;

      dx_wizard_go_to (fixture->wizard, cases[i][0]);
      ui_wait (30);
      focus = gtk_window_get_focus (GTK_WINDOW (fixture->wizard));
      g_assert_nonnull (focus);
      if (GTK_IS_TEXT (focus)
          && GTK_IS_SEARCH_ENTRY (gtk_widget_get_parent (focus)))
        continue;
      if (GTK_IS_TEXT (focus)
          && GTK_IS_SPIN_BUTTON (gtk_widget_get_parent (focus)))
        continue;
      if (g_str_has_prefix (cases[i][0], "topics."))
        g_assert_true (GTK_IS_CHECK_BUTTON (focus));
      else
        assert_focus (fixture, cases[i][1]);
    }
  fixture_free (fixture);
}

/* Before it opens, too. */
static void
test_go_to_first (void)
{
  g_autoptr (DxWorkspace) workspace = ui_workspace_new ();
  g_autoptr (DxSession) session = ui_session_new (workspace, NULL);
  DxWizard *wizard = dx_wizard_new (NULL, session);
  GtkWidget *focus;

  dx_wizard_go_to (wizard, "X.address");
  gtk_window_present (GTK_WINDOW (wizard));
  ui_wait (50);
  focus = gtk_window_get_focus (GTK_WINDOW (wizard));
  gtk_test_accessible_assert_property (focus, GTK_ACCESSIBLE_PROPERTY_LABEL,
                                       "Địa chỉ");
  gtk_window_destroy (GTK_WINDOW (wizard));
}

static void
test_states (void)
{
  Fixture *fixture = fixture_new (NULL);

  g_assert_cmpstr (dx_wizard_step_get_words (get_step (fixture, 0)), ==,
                   "Chưa nhập");
  g_assert_cmpstr (dx_wizard_step_get_badge (get_step (fixture, 0)), ==, "I");
  g_assert_cmpstr (
      adw_window_title_get_subtitle (get_title (fixture, "progress")), ==,
      "0 trên 10 mục hoàn thành");
  g_assert_cmpstr (adw_window_title_get_subtitle (get_title (fixture, "title")),
                   ==, "Mục 1 trên 10");
  dx_proposal_set_text (fixture->proposal, "I.name", "Nâng cao năng suất");
  dx_proposal_set_integer (fixture->proposal, "IX.total", 5);
  dx_proposal_set_text (fixture->proposal, "X.contact-email", "sai@@");
  ui_wait (250);
  g_assert_cmpstr (dx_wizard_step_get_words (get_step (fixture, 0)), ==,
                   "Hoàn thành");
  g_assert_cmpstr (dx_wizard_step_get_badge (get_step (fixture, 0)), ==, "✓");
  g_assert_cmpstr (dx_wizard_step_get_words (get_step (fixture, 8)), ==,
                   "Đang nhập");
  g_assert_cmpstr (dx_wizard_step_get_words (get_step (fixture, 9)), ==,
                   "Cần sửa");
  g_assert_cmpstr (dx_wizard_step_get_badge (get_step (fixture, 9)), ==, "!");
  g_assert_cmpstr (
      adw_window_title_get_subtitle (get_title (fixture, "progress")), ==,
      "1 trên 10 mục hoàn thành");
  gtk_test_accessible_assert_property (GTK_ACCESSIBLE (get_step (fixture, 0)),
                                       GTK_ACCESSIBLE_PROPERTY_LABEL,
                                       "I, Tên nhiệm vụ, Hoàn thành");
  fixture_free (fixture);
}

static void
test_saved (void)
{
  Fixture *fixture = fixture_new (NULL);
  GtkLabel *saved = GTK_LABEL (
      ui_find (GTK_WIDGET (fixture->wizard), GTK_TYPE_LABEL, "saved"));

  g_assert_cmpstr (gtk_label_get_label (saved), ==,
                   "Đã lưu trên máy này, CHƯA nộp");
  dx_proposal_set_text (fixture->proposal, "I.name", "A");
  g_assert_cmpstr (gtk_label_get_label (saved), ==, "Đang lưu…");
  ui_wait (900);
  g_assert_cmpstr (gtk_label_get_label (saved), ==,
                   "Đã lưu trên máy này, CHƯA nộp");
  dx_session_set_sent (fixture->session, TRUE);
  g_assert_cmpstr (gtk_label_get_label (saved), ==,
                   "Đã lưu trên máy này, đã đánh dấu là đã nộp");
  fixture_free (fixture);
}

static DxTextEditor *
get_editor (Fixture *fixture)
{
  GtkWidget *stack =
      ui_find (GTK_WIDGET (fixture->wizard), GTK_TYPE_STACK, "stack");

  return DX_TEXT_EDITOR (
      ui_find (gtk_stack_get_visible_child (GTK_STACK (stack)),
               DX_TYPE_TEXT_EDITOR, NULL));
}

/* Nothing that was typed is lost: not by leaving a page, not by closing,
 * also what an input method still composes. */
static void
test_nothing_lost (void)
{
  Fixture *fixture = fixture_new (NULL);
  GtkTextView *view;
  g_autoptr (DxProposal) stored = NULL;

  dx_wizard_go_to (fixture->wizard, "II");
  view = dx_text_editor_get_view (get_editor (fixture));
  gtk_text_buffer_insert_interactive_at_cursor (gtk_text_view_get_buffer (view),
                                                "Năng ", -1, TRUE);
  g_signal_emit_by_name (view, "preedit-changed", "suất");
  activate (fixture, "wizard.next");
  g_assert_cmpstr (dx_proposal_get_text (fixture->proposal, "II.urgency"), ==,
                   "Năng suất");
  view = dx_text_editor_get_view (get_editor (fixture));
  g_signal_emit_by_name (view, "preedit-changed", "Tăng");
  gtk_window_close (GTK_WINDOW (fixture->wizard));
  g_assert_cmpstr (dx_proposal_get_text (fixture->proposal, "III.objectives"),
                   ==, "Tăng");
  stored = dx_store_load (dx_workspace_get_store (fixture->workspace),
                          dx_proposal_get_id (fixture->proposal),
                          dx_workspace_get_catalog (fixture->workspace), NULL);
  g_assert_cmpstr (dx_proposal_get_text (stored, "III.objectives"), ==, "Tăng");
  ui_wait (30);
  ui_assert_finalized (fixture->session);
  ui_assert_finalized (fixture->workspace);
  g_free (fixture);
}

static void
test_undo_survives_pages (void)
{
  Fixture *fixture = fixture_new (NULL);
  GtkTextBuffer *buffer;

  dx_wizard_go_to (fixture->wizard, "II");
  buffer =
      gtk_text_view_get_buffer (dx_text_editor_get_view (get_editor (fixture)));
  gtk_text_buffer_insert_interactive_at_cursor (buffer, "Một", -1, TRUE);
  activate (fixture, "wizard.next");
  activate (fixture, "wizard.back");
  g_assert_true (gtk_text_buffer_get_can_undo (buffer));
  gtk_text_buffer_undo (buffer);
  g_assert_null (dx_proposal_get_text (fixture->proposal, "II.urgency"));
  fixture_free (fixture);
}

/* Outside of a text the last change is taken back, and shown. */
static void
test_undo (void)
{
  Fixture *fixture = fixture_new (NULL);

  dx_wizard_go_to (fixture->wizard, "export");
  ui_wait (30);
  dx_proposal_set_topic (fixture->proposal, "seminars", NULL, FALSE, 0);
  activate (fixture, "wizard.undo");
  g_assert_null (dx_proposal_find_topic (fixture->proposal, "seminars"));
  g_assert_cmpstr (dx_wizard_get_place (fixture->wizard), ==, "topics");
  fixture_free (fixture);
}

/* A page that is opened again shows what happened meanwhile. */
static void
test_two_wizards (void)
{
  Fixture *fixture = fixture_new (NULL);
  DxWizard *other = dx_wizard_new (NULL, fixture->session);
  g_autofree char *text = NULL;

  dx_wizard_go_to (fixture->wizard, "II");
  dx_wizard_go_to (other, "II");
  gtk_text_buffer_insert_interactive_at_cursor (
      gtk_text_view_get_buffer (dx_text_editor_get_view (get_editor (fixture))),
      "Cùng một chữ", -1, TRUE);
  gtk_window_destroy (GTK_WINDOW (fixture->wizard));
  fixture->wizard = other;
  gtk_window_present (GTK_WINDOW (other));
  ui_wait (30);
  text = dx_text_editor_get_text (get_editor (fixture));
  g_assert_cmpstr (text, ==, "Cùng một chữ");
  fixture_free (fixture);
}

/* Findings show only where the user was. */
static void
test_visited (void)
{
  Fixture *fixture = fixture_new (NULL);
  GtkWidget *error;

  dx_wizard_go_to (fixture->wizard, "X.name");
  ui_wait (30);
  error = ui_find (GTK_WIDGET (fixture->wizard),
                   g_type_from_name ("DxFieldError"), NULL);
  g_assert_nonnull (error);
  dx_wizard_go_to (fixture->wizard, "X.address");
  ui_wait (250);
  g_assert_true (dx_session_is_visited (fixture->session, "X.name"));
  g_assert_false (dx_session_is_visited (fixture->session, "X.contact-name"));
  fixture_free (fixture);
}

int
main (int argc, char **argv)
{
  ui_init (&argc, &argv);
  g_test_add_func ("/wizard/walk", test_walk);
  g_test_add_func ("/wizard/places", test_places);
  g_test_add_func ("/wizard/first-open", test_first_open);
  g_test_add_func ("/wizard/focus", test_focus);
  g_test_add_func ("/wizard/go-to-first", test_go_to_first);
  g_test_add_func ("/wizard/states", test_states);
  g_test_add_func ("/wizard/saved", test_saved);
  g_test_add_func ("/wizard/nothing-lost", test_nothing_lost);
  g_test_add_func ("/wizard/undo-survives-pages", test_undo_survives_pages);
  g_test_add_func ("/wizard/undo", test_undo);
  g_test_add_func ("/wizard/two-wizards", test_two_wizards);
  g_test_add_func ("/wizard/visited", test_visited);

  return g_test_run ();
}
