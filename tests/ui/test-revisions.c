/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dx-home-words.h"
#include "dx-preview.h"
#include "dx-revisions-diff.h"
#include "dx-revisions-window.h"
#include "ui-fixture.h"

typedef struct {
  DxWorkspace *workspace;
  DxSession *session;
  GtkWindow *window;
} Fixture;

static void
set_up (Fixture *self, gconstpointer data)
{
  self->workspace = ui_workspace_new ();
  self->session = ui_session_new (self->workspace, "tcvn-ocop");
}

static void
open_window (Fixture *self)
{
  self->window = dx_revisions_window_new (NULL, self->session);
  gtk_window_present (self->window);
  ui_wait (150);
}

static void
tear_down (Fixture *self, gconstpointer data)
{
  gpointer window = self->window;

  if (window != NULL)
    {
      g_object_add_weak_pointer (window, &window);
      gtk_window_destroy (window);
      ui_wait (50);
      g_assert_null (window);
    }
  ui_assert_finalized (self->session);
  g_object_unref (self->workspace);
}

/* Two versions, and a third that is the present one. */
static void
make_versions (Fixture *self)
{
  DxProposal *proposal = dx_session_get_proposal (self->session);
  g_autoptr (GError) error = NULL;

  dx_proposal_set_text (proposal, "I.name", "Nâng cao năng suất");
  g_assert_true (dx_session_keep (self->session, "ghi chú <1>", &error));
  dx_proposal_set_text (proposal, "I.name", "Nâng cao chất lượng");
  g_assert_true (dx_session_freeze (self->session, "a.pdf", &error));
  dx_proposal_set_text (proposal, "I.name", "Tên mới");
  g_assert_no_error (error);
  ui_wait (10);
}

static void
append_text (GtkWidget *root, GString *out)
{
  if (GTK_IS_LABEL (root) && gtk_widget_get_mapped (root))
    g_string_append_printf (out, "%s\n", gtk_label_get_text (GTK_LABEL (root)));
  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    append_text (child, out);
}

static char *
get_text (Fixture *self, GType type, const char *name)
{
  GString *out = g_string_new (NULL);

  append_text (ui_find (GTK_WIDGET (self->window), type, name), out);

  return g_string_free (out, FALSE);
}

static void
test_words (Fixture *self, gconstpointer data)
{
  DxRevision revision = { .kind = DX_REVISION_PRINTED,
                          .number = 2,
                          .created = G_GINT64_CONSTANT (1754013600000),
                          .who = (char *) "Nguyễn Văn A",
                          .note = (char *) "a.pdf" };
  g_autoptr (GDateTime) now = dx_workspace_now (self->workspace);
  g_autofree char *title = dx_home_words_revision (&revision);
  g_autofree char *facts = dx_home_words_revision_facts (&revision, now);
  g_autofree char *some = dx_home_words_findings (2, 3, 0);
  g_autofree char *none = dx_home_words_findings (0, 0, 0);

  g_assert_cmpstr (title, ==, "Bản in số 2");
  g_assert_cmpstr (facts, ==, "09:00, 01/8/2025 · Nguyễn Văn A · a.pdf");
  g_assert_cmpstr (some, ==, "2 lỗi, 3 cảnh báo");
  g_assert_cmpstr (none, ==, "Không còn lỗi, cảnh báo");
  g_assert_cmpstr (dx_home_words_attachment_kind ("commitment"), ==,
                   "Văn bản cam kết");
  g_assert_cmpstr (dx_home_words_attachment_kind ("what"), ==, "Tài liệu khác");
}

static void
test_empty (Fixture *self, gconstpointer data)
{
  g_autofree char *text = NULL;

  open_window (self);
  g_assert_cmpuint (
      dx_revisions_window_get_n (DX_REVISIONS_WINDOW (self->window)), ==, 0);
  text = get_text (self, GTK_TYPE_STACK, "left");
  g_assert_nonnull (strstr (text, "Chưa lưu bản nào"));
  g_assert_false (gtk_widget_get_sensitive (
      ui_find (GTK_WIDGET (self->window), GTK_TYPE_BUTTON, "restore")));
}

static void
test_list (Fixture *self, gconstpointer data)
{
  g_autofree char *text = NULL;
  GtkWidget *preview;

  make_versions (self);
  open_window (self);
  g_assert_cmpuint (
      dx_revisions_window_get_n (DX_REVISIONS_WINDOW (self->window)), ==, 2);
  text = get_text (self, GTK_TYPE_LIST_BOX, "list");
  g_assert_nonnull (strstr (text, "Bản in số"));
  g_assert_nonnull (strstr (text, "Bản đã lưu"));
  g_assert_nonnull (strstr (text, "ghi chú <1>"));
  preview = ui_find (GTK_WIDGET (self->window), DX_TYPE_PREVIEW, NULL);
  g_assert_cmpuint (dx_preview_get_n_pages (DX_PREVIEW (preview)), >=, 2);
}

static void
test_compare (Fixture *self, gconstpointer data)
{
  GtkWidget *compare;
  GtkWidget *other;
  g_autofree char *text = NULL;
  g_autofree char *older = NULL;

  make_versions (self);
  open_window (self);
  compare =
      ui_find (GTK_WIDGET (self->window), GTK_TYPE_TOGGLE_BUTTON, "show_diff");
  other = ui_find (GTK_WIDGET (self->window), GTK_TYPE_DROP_DOWN, "other");
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (compare), TRUE);
  ui_wait (50);
  text = get_text (self, DX_TYPE_REVISIONS_DIFF, NULL);
  g_assert_nonnull (strstr (text, "đến “Bản hiện nay”"));
  g_assert_nonnull (strstr (text, "I. Tên nhiệm vụ"));
  g_assert_nonnull (strstr (text, "1 chỗ khác nhau"));

  /* The older of two always stands first. */
  gtk_drop_down_set_selected (GTK_DROP_DOWN (other), 2);
  ui_wait (50);
  older = get_text (self, DX_TYPE_REVISIONS_DIFF, NULL);
  g_assert_true (g_str_has_prefix (older, "Từ “Bản đã lưu"));
  g_assert_nonnull (strstr (older, "thêm 2 từ, bỏ 2 từ"));
  g_assert_nonnull (strstr (older, "Nâng cao "));

  gtk_drop_down_set_selected (GTK_DROP_DOWN (other), 1);
  ui_wait (50);
  g_free (older);
  older = get_text (self, DX_TYPE_REVISIONS_DIFF, NULL);
  g_assert_nonnull (strstr (older, "Hai bản giống nhau."));
}

static void
test_restore (Fixture *self, gconstpointer data)
{
  DxProposal *proposal = dx_session_get_proposal (self->session);
  GtkWidget *restore;

  make_versions (self);
  open_window (self);
  restore = ui_find (GTK_WIDGET (self->window), GTK_TYPE_BUTTON, "restore");
  dx_revisions_window_choose (DX_REVISIONS_WINDOW (self->window), 1);
  g_signal_emit_by_name (restore, "clicked");
  g_assert_cmpstr (dx_proposal_get_text (proposal, "I.name"), ==,
                   "Nâng cao năng suất");
  g_assert_cmpuint (
      dx_revisions_window_get_n (DX_REVISIONS_WINDOW (self->window)), ==, 3);
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (self->window),
                                             "revisions.undo", NULL));
  g_assert_cmpstr (dx_proposal_get_text (proposal, "I.name"), ==, "Tên mới");
}

static void
test_long_text (Fixture *self, gconstpointer data)
{
  DxProposal *proposal = dx_session_get_proposal (self->session);
  g_autoptr (DxProposal) before = NULL;
  g_autoptr (GString) text = g_string_new (NULL);
  GtkWidget *diff = g_object_ref_sink (dx_revisions_diff_new ());
  g_autoptr (GString) shown = g_string_new (NULL);

  for (guint i = 0; i < 500; i++)
    g_string_append_printf (text, "Câu số %u. ", i);
  dx_proposal_set_text (proposal, "II.urgency", text->str);
  before = dx_proposal_copy (proposal);
  g_string_append (text, "Câu cuối.");
  dx_proposal_set_text (proposal, "II.urgency", text->str);
  dx_proposal_set_topic (proposal, "halal", NULL, FALSE, 0);
  dx_revisions_diff_set (DX_REVISIONS_DIFF (diff),
                         dx_workspace_get_catalog (self->workspace), before,
                         proposal, "a", "b");
  self->window = GTK_WINDOW (gtk_window_new ());
  gtk_window_set_child (self->window, diff);
  g_object_unref (diff);
  gtk_window_present (self->window);
  ui_wait (100);
  append_text (diff, shown);
  g_assert_nonnull (strstr (shown->str, "Câu cuối."));
  g_assert_nonnull (strstr (shown->str, "…"));
  g_assert_nonnull (strstr (shown->str, "Chủ đề: "));
  g_assert_nonnull (strstr (shown->str, "đã chọn"));
  g_assert_cmpuint (shown->len, <, 2000);
}

#define ADD(name, func)                                                        \
  g_test_add (name, Fixture, NULL, set_up, func, tear_down)

int
main (int argc, char **argv)
{
  ui_init (&argc, &argv);
  ADD ("/revisions/words", test_words);
  ADD ("/revisions/empty", test_empty);
  ADD ("/revisions/list", test_list);
  ADD ("/revisions/compare", test_compare);
  ADD ("/revisions/restore", test_restore);
  ADD ("/revisions/long-text", test_long_text);

  return g_test_run ();
}
