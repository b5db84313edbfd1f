/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gstdio.h>

#include "dx-compat.h"
#include "dx-home-banner.h"
#include "dx-home-bar.h"
#include "dx-home-sections.h"
#include "dx-proposal-window-private.h"
#include "ui-fixture.h"

#define EXAMPLE "hoi-thao-nang-suat"

typedef struct {
  DxWorkspace *workspace;
  DxSession *session;
  DxProposalWindow *window;
  GFile *answer;
} Fixture;

static void
open_window (Fixture *self)
{
  self->session = ui_session_new (self->workspace, EXAMPLE);
  self->window = dx_proposal_window_new (NULL, self->session);
  gtk_window_set_default_size (GTK_WINDOW (self->window), 1100, 800);
  gtk_window_present (GTK_WINDOW (self->window));
  ui_wait (200);
}

static void
set_up (Fixture *self, gconstpointer data)
{
  self->workspace = ui_workspace_new ();
  open_window (self);
}

/* A database that cannot be: its folder would lie below a file. */
static void
set_up_unwritable (Fixture *self, gconstpointer data)
{
  g_autoptr (GSettings) settings = dx_workspace_find_settings ();
  g_autofree char *folder = g_dir_make_tmp ("dexuat-bad-XXXXXX", NULL);
  g_autofree char *file = g_build_filename (folder, "file", NULL);
  g_autofree char *below = g_build_filename (file, "dexuat", NULL);

  g_assert_true (g_file_set_contents (file, "", 0, NULL));
  self->workspace = dx_workspace_new (below, settings);
  g_assert_null (dx_workspace_get_store (self->workspace));
  open_window (self);
}

static void
tear_down (Fixture *self, gconstpointer data)
{
  gpointer window = self->window;

  dx_compat_set_pick_double (NULL, NULL);
  if (window != NULL)
    {
      g_object_add_weak_pointer (G_OBJECT (window), &window);
      gtk_window_destroy (GTK_WINDOW (window));
      ui_wait (50);
      g_assert_null (window);
    }
  g_clear_object (&self->answer);
  ui_assert_finalized (self->session);
  g_object_unref (self->workspace);
}

static void
act (Fixture *self, const char *name)
{
  g_assert_true (
      gtk_widget_activate_action (GTK_WIDGET (self->window), name, NULL));
}

static const char *
get_text (Fixture *self, const char *name)
{
  GtkWidget *label = ui_find (GTK_WIDGET (self->window), GTK_TYPE_LABEL, name);

  g_assert_nonnull (label);

  return gtk_label_get_text (GTK_LABEL (label));
}

static gboolean
is_banner_shown (Fixture *self)
{
  return gtk_widget_get_visible (self->window->banner);
}

static void
test_head (Fixture *self, gconstpointer data)
{
  DxProposal *proposal = dx_session_get_proposal (self->session);

  g_assert_true (g_str_has_prefix (
      gtk_window_get_title (GTK_WINDOW (self->window)), "Truyền thông"));
  g_assert_true (g_str_has_prefix (get_text (self, "deadline"), "Hạn nộp: "));
  g_assert_cmpstr (get_text (self, "state"), ==, "Đang soạn, chưa in");
  g_assert_cmpstr (get_text (self, "saved"), ==,
                   "Đã lưu trên máy này, CHƯA nộp");
  g_assert_false (is_banner_shown (self));

  dx_proposal_set_text (proposal, "I.name", "A <b> & c");
  g_assert_cmpstr (gtk_window_get_title (GTK_WINDOW (self->window)), ==,
                   "A <b> & c");
  g_assert_cmpstr (get_text (self, "saved"), ==, "Đang lưu…");
  g_assert_true (dx_session_freeze (self->session, NULL, NULL));
  g_assert_nonnull (strstr (get_text (self, "state"), "Bản in số"));
  dx_proposal_set_text (proposal, "I.name", "Khác");
  g_assert_nonnull (strstr (get_text (self, "state"), "bản giấy đã cũ"));
}

static GtkWidget *
find_row (GtkWidget *root, const char *title)
{
  if (ADW_IS_PREFERENCES_ROW (root)
      && g_str_has_prefix (
          adw_preferences_row_get_title (ADW_PREFERENCES_ROW (root)), title))
    return root;
  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find_row (child, title);

      if (found != NULL)
        return found;
    }

  return NULL;
}

static void
test_sections (Fixture *self, gconstpointer data)
{
  static const char *const ids[] = { "I",  "II",  "III",  "IV", "V",
                                     "VI", "VII", "VIII", "IX", "X" };
  GtkWidget *sections =
      ui_find (GTK_WIDGET (self->window), DX_TYPE_HOME_SECTIONS, NULL);
  GtkWidget *row;

  for (guint i = 0; i < G_N_ELEMENTS (ids); i++)
    {
      g_autofree char *title = g_strconcat (ids[i], ". ", NULL);

      row = find_row (sections, title);
      g_assert_nonnull (row);
      g_assert_cmpstr (gtk_actionable_get_action_name (GTK_ACTIONABLE (row)),
                       ==, "proposal.edit-at");
    }
  row = find_row (sections, "I. ");
  g_assert_cmpstr (adw_action_row_get_subtitle (ADW_ACTION_ROW (row)), ==,
                   "Hoàn thành");
  gtk_test_accessible_assert_property (row, GTK_ACCESSIBLE_PROPERTY_LABEL,
                                       "I. Tên nhiệm vụ: Hoàn thành");
  dx_proposal_clear (dx_session_get_proposal (self->session), "I.name");
  ui_wait (300);
  g_assert_cmpstr (adw_action_row_get_subtitle (ADW_ACTION_ROW (row)), ==,
                   "Chưa nhập");
}

static void
test_lists (Fixture *self, gconstpointer data)
{
  DxProposal *proposal = dx_session_get_proposal (self->session);
  GtkWidget *lists = GTK_WIDGET (self->window->lists);
  DxStore *store = dx_workspace_get_store (self->workspace);
  g_autoptr (GBytes) bytes = g_bytes_new_static ("abc", 3);
  g_autoptr (GError) error = NULL;

  g_assert_nonnull (find_row (lists, "Chưa có tài liệu gửi kèm"));
  g_assert_true (dx_session_save (self->session, &error));
  g_assert_true (dx_store_add_attachment (store, dx_proposal_get_id (proposal),
                                          "a & b.pdf", "commitment", bytes,
                                          NULL, &error));
  g_assert_no_error (error);
  dx_session_attachments_changed (self->session);
  g_assert_nonnull (find_row (lists, "a & b.pdf"));
  g_assert_null (find_row (lists, "Chưa có tài liệu gửi kèm"));

  g_assert_null (find_row (lists, "Áp dụng tiêu chuẩn Halal"));
  dx_proposal_set_topic (proposal, "halal", NULL, FALSE, 0);
  ui_wait (50);
  g_assert_nonnull (find_row (lists, "Áp dụng tiêu chuẩn Halal"));

  dx_proposal_clear (proposal, "II.urgency");
  ui_wait (300);
  g_assert_nonnull (find_row (lists, "1 lỗi"));
}

static void
test_actions (Fixture *self, gconstpointer data)
{
  DxProposal *proposal = dx_session_get_proposal (self->session);
  GActionGroup *group = G_ACTION_GROUP (self->window->actions);

  g_assert_false (g_action_group_get_action_enabled (group, "undo"));
  dx_proposal_set_text (proposal, "I.name", "Khác");
  g_assert_true (g_action_group_get_action_enabled (group, "undo"));
  act (self, "proposal.undo");
  g_assert_cmpstr (dx_proposal_get_text (proposal, "I.name"), !=, "Khác");
  act (self, "proposal.redo");
  g_assert_cmpstr (dx_proposal_get_text (proposal, "I.name"), ==, "Khác");

  act (self, "proposal.save");
  g_assert_nonnull (find_row (GTK_WIDGET (self->window->lists), "Bản đã lưu"));

  act (self, "proposal.sent");
  g_assert_cmpint (dx_session_get_state (self->session), ==,
                   DX_PROPOSAL_STATE_SENT);
  g_assert_cmpstr (get_text (self, "state"), ==, "Đã nộp");
  act (self, "proposal.sent");
  g_assert_cmpint (dx_session_get_state (self->session), !=,
                   DX_PROPOSAL_STATE_SENT);
}

static void
test_wizard (Fixture *self, gconstpointer data)
{
  DxWizard *wizard;

  act (self, "proposal.edit");
  wizard = self->window->wizard;
  g_assert_nonnull (wizard);
  dx_proposal_window_edit (self->window, "III");
  g_assert_true (self->window->wizard == wizard);
  gtk_window_destroy (GTK_WINDOW (wizard));
  ui_wait (50);
  g_assert_null (self->window->wizard);
}

/* Without room for both panes, one is seen at a time. */
static void
test_narrow (Fixture *self, gconstpointer data)
{
  gtk_window_set_default_size (GTK_WINDOW (self->window), 650, 600);
  ui_wait (300);
  gtk_window_set_default_size (GTK_WINDOW (self->window), 360, 600);
  ui_wait (300);
  g_assert_true (dx_home_split_get_folded (self->window->split));
  g_assert_cmpint (gtk_widget_get_width (GTK_WIDGET (self->window)), <=, 420);
  g_assert_true (gtk_widget_get_visible (self->window->switcher));
  g_assert_false (gtk_widget_get_mapped (GTK_WIDGET (self->window->preview)));
  g_assert_true (gtk_widget_get_mapped (self->window->head));
  gtk_toggle_button_set_active (self->window->show_pages, TRUE);
  ui_wait (100);
  g_assert_true (gtk_widget_get_mapped (GTK_WIDGET (self->window->preview)));
  g_assert_false (gtk_widget_get_mapped (self->window->head));
}

static void
test_names (Fixture *self, gconstpointer data)
{
  GtkWidget *fit = ui_find (GTK_WIDGET (self->window), GTK_TYPE_BUTTON, "fit");

  gtk_test_accessible_assert_property (
      self->window->undo, GTK_ACCESSIBLE_PROPERTY_LABEL, "Hoàn tác");
  gtk_test_accessible_assert_property (self->window->print,
                                       GTK_ACCESSIBLE_PROPERTY_LABEL, "In");
  gtk_test_accessible_assert_property (
      fit, GTK_ACCESSIBLE_PROPERTY_LABEL,
      "Cỡ hiển thị: Vừa chiều rộng. Hiện vừa chiều rộng");
  gtk_test_accessible_assert_role (self->window->bar,
                                   GTK_ACCESSIBLE_ROLE_TOOLBAR);
  gtk_test_accessible_assert_role (self->window->banner,
                                   GTK_ACCESSIBLE_ROLE_ALERT);
  g_assert_true (g_str_has_prefix (get_text (self, "page"), "Trang 1/"));
}

static void
close_cb (gpointer data, GObject *gone)
{
  *(gpointer *) data = NULL;
}

static void
test_close (Fixture *self, gconstpointer data)
{
  DxProposal *proposal = dx_session_get_proposal (self->session);
  DxStore *store = dx_workspace_get_store (self->workspace);

  dx_proposal_set_text (proposal, "I.name", "Khác");
  g_object_weak_ref (G_OBJECT (self->window), close_cb, &self->window);
  gtk_window_close (GTK_WINDOW (self->window));
  ui_wait (100);
  g_assert_null (self->window);
  g_assert_true (dx_store_contains (store, dx_proposal_get_id (proposal)));
  g_assert_cmpint (dx_session_get_save_state (self->session), ==,
                   DX_SAVE_SAVED);
}

static GPtrArray *
pick_cb (DxPickKind kind, const char *name, gpointer data)
{
  Fixture *self = data;
  GPtrArray *files = g_ptr_array_new_with_free_func (g_object_unref);

  g_assert_cmpint (kind, ==, DX_PICK_SAVE);
  g_assert_true (g_str_has_suffix (name, ".json"));
  g_ptr_array_add (files, g_object_ref (self->answer));

  return files;
}

static GtkWindow *
find_question (void)
{
  g_autoptr (GList) windows = gtk_window_list_toplevels ();

  for (GList *l = windows; l != NULL; l = l->next)
    if (ADW_IS_MESSAGE_DIALOG (l->data))
      return l->data;

  return NULL;
}

static void
answer (const char *response)
{
  GtkWindow *question = find_question ();

  g_assert_nonnull (question);
  adw_message_dialog_response (ADW_MESSAGE_DIALOG (question), response);
  gtk_window_destroy (question);
  ui_wait (50);
}

static void
test_unsaved_stays (Fixture *self, gconstpointer data)
{
  DxProposal *proposal = dx_session_get_proposal (self->session);

  g_assert_true (is_banner_shown (self));
  dx_proposal_set_text (proposal, "I.name", "Khác");
  g_assert_false (dx_session_save (self->session, NULL));
  g_assert_cmpstr (get_text (self, "state"), ==, "CHƯA lưu được, CHƯA nộp");

  g_object_weak_ref (G_OBJECT (self->window), close_cb, &self->window);
  gtk_window_close (GTK_WINDOW (self->window));
  ui_wait (100);
  g_assert_nonnull (self->window);
  answer ("no");
  g_assert_nonnull (self->window);
  g_assert_cmpstr (dx_proposal_get_text (proposal, "I.name"), ==, "Khác");
  gtk_window_close (GTK_WINDOW (self->window));
  ui_wait (100);
  answer ("yes");
  ui_wait (100);
  g_assert_null (self->window);
}

static void
test_save_elsewhere (Fixture *self, gconstpointer data)
{
  DxProposal *proposal = dx_session_get_proposal (self->session);
  g_autofree char *folder = g_dir_make_tmp ("dexuat-else-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (folder, "Đề xuất.json", NULL);
  g_autofree char *text = NULL;

  self->answer = g_file_new_for_path (path);
  dx_compat_set_pick_double (pick_cb, self);
  dx_proposal_set_text (proposal, "I.name", "Tên rất riêng");
  act (self, "proposal.retry");
  g_assert_true (is_banner_shown (self));
  act (self, "proposal.save-elsewhere");
  ui_wait (50);
  g_assert_true (g_file_get_contents (path, &text, NULL, NULL));
  g_assert_nonnull (strstr (text, "Tên rất riêng"));

  /* It is kept: nothing is asked. */
  g_object_weak_ref (G_OBJECT (self->window), close_cb, &self->window);
  gtk_window_close (GTK_WINDOW (self->window));
  ui_wait (100);
  g_assert_null (self->window);
}

#define ADD(name, func)                                                        \
  g_test_add (name, Fixture, NULL, set_up, func, tear_down)
#define ADD_UNWRITABLE(name, func)                                             \
  g_test_add (name, Fixture, NULL, set_up_unwritable, func, tear_down)

int
main (int argc, char **argv)
{
  ui_init (&argc, &argv);
  ADD ("/proposal-window/head", test_head);
  ADD ("/proposal-window/sections", test_sections);
  ADD ("/proposal-window/lists", test_lists);
  ADD ("/proposal-window/actions", test_actions);
  ADD ("/proposal-window/wizard", test_wizard);
  ADD ("/proposal-window/narrow", test_narrow);
  ADD ("/proposal-window/names", test_names);
  ADD ("/proposal-window/close", test_close);
  ADD_UNWRITABLE ("/proposal-window/unsaved-stays", test_unsaved_stays);
  ADD_UNWRITABLE ("/proposal-window/save-elsewhere", test_save_elsewhere);

  return g_test_run ();
}
