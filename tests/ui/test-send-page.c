/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui-fixture.h"

#include <glib/gstdio.h>
#include <string.h>

#include "dx-compat.h"
#include "dx-field-parts.h"
#include "dx-send-page.h"

#define EXAMPLE "hoi-thao-nang-suat"

typedef struct {
  DxWorkspace *workspace;
  DxSession *session;
  GtkWindow *window;
  GtkWidget *page;
  char *folder; /* the answer of the picker */
} Fixture;

static void
set_up (Fixture *self, gconstpointer data)
{
  GtkWidget *overlay = adw_toast_overlay_new ();

  self->workspace = ui_workspace_new ();
  self->session = ui_session_new (self->workspace, EXAMPLE);
  dx_proposal_set_revision (dx_session_get_proposal (self->session), 0);
  g_assert_true (dx_session_save (self->session, NULL));
  self->window = GTK_WINDOW (gtk_window_new ());
  gtk_window_set_default_size (self->window, 700, 900);
  self->page = dx_send_page_new (self->session);
  adw_toast_overlay_set_child (ADW_TOAST_OVERLAY (overlay), self->page);
  gtk_window_set_child (self->window, overlay);
  gtk_window_present (self->window);
  ui_wait (50);
}

/* What was not finished is not there. */
static void
assert_nothing_hidden (const char *folder)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  while ((name = g_dir_read_name (dir)) != NULL)
    g_assert_false (g_str_has_prefix (name, "."));
}

/* What is stopped ends in its own time. */
static gboolean
is_alone (gpointer object)
{
  return ((GObject *) object)->ref_count == 1;
}

static void
tear_down (Fixture *self, gconstpointer data)
{
  GtkWidget *page = g_object_ref (self->page);

  dx_compat_set_pick_double (NULL, NULL);
  gtk_window_destroy (self->window);
  ui_wait (50);
  ui_wait_until (is_alone, page);
  ui_assert_finalized (page);
  if (self->folder != NULL)
    assert_nothing_hidden (self->folder);
  ui_wait_until (is_alone, self->session);
  ui_assert_finalized (self->session);
  ui_assert_finalized (self->workspace);
  g_free (self->folder);
}

static GtkWidget *
get (Fixture *self, GType type, const char *name)
{
  GtkWidget *found = ui_find (self->page, type, name);

  g_assert_nonnull (found);

  return found;
}

static const char *
get_label (Fixture *self, const char *name)
{
  return gtk_label_get_label (GTK_LABEL (get (self, GTK_TYPE_LABEL, name)));
}

static AdwActionRow *
get_row (Fixture *self, const char *list, int index)
{
  return ADW_ACTION_ROW (gtk_list_box_get_row_at_index (
      GTK_LIST_BOX (get (self, GTK_TYPE_LIST_BOX, list)), index));
}

static void
set_call (Fixture *self, const char *id)
{
  DxCatalog *catalog = dx_workspace_get_catalog (self->workspace);

  dx_proposal_set_call (dx_session_get_proposal (self->session),
                        id != NULL ? dx_catalog_get_call (catalog, id, NULL)
                                   : NULL);
  ui_wait (30);
}

/* Every built-in call shows what it wants and where it goes. */
static void
test_calls (Fixture *self, gconstpointer data)
{
  static const struct {
    const char *call;
    int wanted;
    int receivers;
    gboolean mail;
    const char *deadline;
  } cases[] = {
    { "dien-bien-2026", 3, 7, TRUE,
      "Thời hạn: 17h00 ngày 07/8/2025 – còn 6 ngày" },
    { "cao-bang-2026", 1, 4, FALSE,
      "Thời hạn: trước ngày 09/8/2025 – còn 7 ngày" },
    { "an-giang-2026", 5, 6, TRUE,
      "Thời hạn: trước ngày 10 tháng 8 năm 2025 – còn 8 ngày" },
    { "thanh-hoa-2024", 4, 6, TRUE, "Thời hạn: trước ngày 22/4/2024 – " },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      set_call (self, cases[i].call);
      g_test_message ("%s", cases[i].call);
      g_assert_nonnull (get_row (self, "wanted", cases[i].wanted - 1));
      g_assert_null (get_row (self, "wanted", cases[i].wanted));
      g_assert_nonnull (get_row (self, "receivers", cases[i].receivers - 1));
      g_assert_null (get_row (self, "receivers", cases[i].receivers));
      g_assert_cmpint (
          gtk_widget_get_visible (get (self, GTK_TYPE_BOX, "mail")), ==,
          cases[i].mail);
      g_assert_true (
          g_str_has_prefix (get_label (self, "deadline"), cases[i].deadline));
      g_assert_cmpstr (get_label (self, "state"), ==,
                       "Đã lưu trên máy này, CHƯA nộp");
    }
  set_call (self, NULL);
  g_assert_false (
      gtk_widget_get_visible (get (self, GTK_TYPE_LIST_BOX, "wanted")));
  g_assert_false (gtk_widget_get_visible (get (self, GTK_TYPE_BOX, "where")));
  g_assert_cmpstr (get_label (self, "summary"), ==,
                   "Đề xuất không theo đợt nào nên không có danh mục hồ sơ");
}

/* "Thiếu" leads to where it is mended, and says so aloud. */
static void
place_cb (GtkWidget *page, const char *place, char **told)
{
  g_free (*told);
  *told = g_strdup (place);
}

static void
test_items (Fixture *self, gconstpointer data)
{
  g_autofree char *told = NULL;
  AdwActionRow *row;

  set_call (self, "an-giang-2026");
  g_signal_connect (self->page, "field-activated", G_CALLBACK (place_cb),
                    &told);
  g_assert_cmpstr (get_label (self, "summary"), ==,
                   "Còn thiếu 4 thành phần hồ sơ");
  row = get_row (self, "wanted", 0);
  g_assert_cmpstr (adw_action_row_get_subtitle (row), ==,
                   "Còn thiếu. Thêm tệp vào Tài liệu gửi kèm.");
  gtk_test_accessible_assert_property (
      GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL,
      "Công văn đề xuất của cơ quan, tổ chức, đơn vị: Còn thiếu. Thêm tệp vào "
      "Tài liệu gửi kèm.");
  gtk_widget_activate (GTK_WIDGET (row));
  g_assert_cmpstr (told, ==, "attachments");
  gtk_widget_activate (GTK_WIDGET (get_row (self, "wanted", 2)));
  g_assert_cmpstr (told, ==, "export");
  /* Printed: it is there, until the text changes. */
  g_assert_true (dx_session_freeze (self->session, "phieu.docx", NULL));
  ui_wait (30);
  g_assert_true (g_str_has_prefix (
      adw_action_row_get_subtitle (get_row (self, "wanted", 2)), "Có. "));
  g_assert_true (g_str_has_prefix (
      adw_action_row_get_subtitle (get_row (self, "wanted", 4)), "Có. "));
  dx_proposal_set_text (dx_session_get_proposal (self->session), "I.name",
                        "Tên khác");
  ui_wait (30);
  g_assert_true (g_str_has_prefix (
      adw_action_row_get_subtitle (get_row (self, "wanted", 2)), "Bản cũ. "));
}

static void
text_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  *(char **) data =
      gdk_clipboard_read_text_finish (GDK_CLIPBOARD (source), result, NULL);
}

static gboolean
is_set (gpointer data)
{
  return *(char **) data != NULL;
}

static char *
copy (Fixture *self, const char *list, int row, const char *name)
{
  GtkWidget *button =
      ui_find (GTK_WIDGET (get_row (self, list, row)), GTK_TYPE_BUTTON, NULL);
  char *text = NULL;

  gtk_test_accessible_assert_property (GTK_ACCESSIBLE (button),
                                       GTK_ACCESSIBLE_PROPERTY_LABEL, name);
  g_signal_emit_by_name (button, "clicked");
  gdk_clipboard_read_text_async (gtk_widget_get_clipboard (self->page), NULL,
                                 text_cb, &text);
  g_assert_true (ui_wait_until (is_set, &text));

  return text;
}

static void
test_copy (Fixture *self, gconstpointer data)
{
  g_autofree char *address = NULL;
  g_autofree char *email = NULL;
  g_autofree char *subject = NULL;
  g_autofree char *letter = NULL;

  address = copy (self, "receivers", 1, "Chép địa chỉ");
  g_assert_cmpstr (address, ==,
                   "Số 24, đường Trần Đăng Ninh, phường Điện Biên Phủ, tỉnh "
                   "Điện Biên");
  email = copy (self, "letter", 0, "Chép thư điện tử");
  g_assert_cmpstr (email, ==, "tdc.khcndb@gmail.com");
  subject = copy (self, "letter", 1, "Chép tiêu đề");
  g_assert_nonnull (strstr (subject, "kế hoạch năm 2026"));
  letter = copy (self, "letter", 2, "Chép nội dung");
  g_assert_true (g_str_has_prefix (letter, "Kính gửi: Sở Khoa học"));
}

static GPtrArray *
pick_cb (DxPickKind kind, const char *name, gpointer data)
{
  Fixture *self = data;
  GPtrArray *files = g_ptr_array_new_with_free_func (g_object_unref);
  g_autofree char *path = NULL;

  if (kind == DX_PICK_FOLDER)
    {
      g_ptr_array_add (files, g_file_new_for_path (self->folder));
      return files;
    }
  g_assert_cmpint (kind, ==, DX_PICK_SAVE);
  g_assert_true (g_str_has_suffix (name, "_2026.dxhs"));
  path = g_build_filename (self->folder, name, NULL);
  g_ptr_array_add (files, g_file_new_for_path (path));

  return files;
}

static gboolean
is_saved (gpointer data)
{
  return gtk_widget_get_visible (get (data, GTK_TYPE_BOX, "saved"));
}

static void
write_by (Fixture *self, const char *action)
{
  GtkWidget *running = get (self, GTK_TYPE_BOX, "running");

  if (self->folder == NULL)
    self->folder = g_dir_make_tmp ("dexuat-XXXXXX", NULL);
  dx_compat_set_pick_double (pick_cb, self);
  gtk_widget_activate_action (self->page, action, NULL);
  ui_wait (1);
  g_assert_true (ui_wait_until (is_saved, self));
  g_assert_false (gtk_widget_get_visible (running));
}

static void
test_write (Fixture *self, gconstpointer data)
{
  DxProposal *proposal = dx_session_get_proposal (self->session);

  write_by (self, "send.folder");
  g_assert_nonnull (strstr (get_label (self, "saved_where"), self->folder));
  g_assert_nonnull (strstr (get_label (self, "saved_where"), "_ban-1"));
  g_assert_cmpint (dx_proposal_get_revision (proposal), ==, 1);
  write_by (self, "send.file");
  g_assert_true (
      g_str_has_suffix (get_label (self, "saved_where"), "_2026.dxhs"));
  g_assert_cmpint (dx_proposal_get_revision (proposal), ==, 2);
  ui_wait (30);
  /* Saved is not handed in. */
  g_assert_cmpstr (get_label (self, "state"), ==,
                   "Đã lưu trên máy này, CHƯA nộp");
  g_assert_cmpstr (get_label (self, "summary"), ==,
                   "Đủ thành phần hồ sơ theo thông báo");
}

/* A window that goes while it is written: see tear_down (). */
static void
test_closed (Fixture *self, gconstpointer data)
{
  self->folder = g_dir_make_tmp ("dexuat-XXXXXX", NULL);
  dx_compat_set_pick_double (pick_cb, self);
  gtk_widget_activate_action (self->page, "send.folder", NULL);
  ui_wait (1);
}

static void
set_day (Fixture *self, const char *day)
{
  gtk_editable_set_text (GTK_EDITABLE (get (self, ADW_TYPE_ENTRY_ROW, "day")),
                         day);
}

static void
click_toast (Fixture *self)
{
  GtkWidget *toast;

  ui_wait (50);
  toast = ui_find (GTK_WIDGET (self->window),
                   g_type_from_name ("AdwToastWidget"), NULL);
  g_assert_nonnull (toast);
  g_signal_emit_by_name (ui_find (toast, GTK_TYPE_BUTTON, NULL), "clicked");
  ui_wait (30);
}

static void
test_hand_in (Fixture *self, gconstpointer data)
{
  GtkWidget *take_back = get (self, GTK_TYPE_BUTTON, "take_back");
  GtkWidget *channel = get (self, ADW_TYPE_COMBO_ROW, "channel");

  g_assert_cmpstr (gtk_editable_get_text (
                       GTK_EDITABLE (get (self, ADW_TYPE_ENTRY_ROW, "day"))),
                   ==, "01/8/2025");
  g_assert_false (gtk_widget_get_visible (take_back));
  set_day (self, "31/7/2025");
  adw_combo_row_set_selected (ADW_COMBO_ROW (channel), 2);
  gtk_widget_activate_action (self->page, "send.hand-in", NULL);
  ui_wait (30);
  g_assert_cmpint (dx_session_get_state (self->session), ==,
                   DX_PROPOSAL_STATE_SENT);
  g_assert_cmpstr (get_label (self, "state"), ==,
                   "Đã nộp ngày 31/7/2025 qua dịch vụ bưu chính");
  g_assert_true (gtk_widget_get_visible (take_back));
  click_toast (self);
  g_assert_cmpint (dx_session_get_state (self->session), ==,
                   DX_PROPOSAL_STATE_DRAFT);
  g_assert_cmpstr (get_label (self, "state"), ==,
                   "Đã lưu trên máy này, CHƯA nộp");
}

/* It is remembered, also over a change; and can be taken back. */
static void
test_remembered (Fixture *self, gconstpointer data)
{
  DxProposal *proposal = dx_session_get_proposal (self->session);
  g_autoptr (DxHandIn) known = NULL;

  g_assert_true (dx_session_freeze (self->session, "a.pdf", NULL));
  gtk_widget_activate_action (self->page, "send.hand-in", NULL);
  ui_wait (30);
  known = dx_session_get_hand_in (self->session);
  g_assert_cmpint (known->revision, ==, 1);
  g_assert_cmpstr (known->channel, ==, "in-person");
  dx_proposal_set_text (proposal, "I.name", "Tên khác");
  ui_wait (600);
  g_assert_cmpstr (get_label (self, "state"), ==,
                   "Đã nộp ngày 01/8/2025 trực tiếp, bản số 1. Sau đó nội "
                   "dung đã sửa: bản hiện nay đã lưu trên máy này, CHƯA nộp");
  gtk_widget_activate_action (self->page, "send.hand-in", NULL);
  ui_wait (30);
  gtk_widget_activate_action (self->page, "send.take-back", NULL);
  ui_wait (30);
  g_assert_cmpint (dx_session_get_state (self->session), ==,
                   DX_PROPOSAL_STATE_STALE);
  g_assert_cmpstr (get_label (self, "state"), ==,
                   "Đã lưu trên máy này, CHƯA nộp");
}

static void
test_bad_days (Fixture *self, gconstpointer data)
{
  static const char *const bad[] = { "", "hôm qua", "31/6/2025", "02/8/2025" };
  GtkWidget *row = get (self, ADW_TYPE_ENTRY_ROW, "day");

  for (guint i = 0; i < G_N_ELEMENTS (bad); i++)
    {
      set_day (self, bad[i]);
      gtk_widget_activate_action (self->page, "send.hand-in", NULL);
      g_assert_cmpint (dx_session_get_state (self->session), ==,
                       DX_PROPOSAL_STATE_DRAFT);
      g_assert_true (gtk_widget_has_css_class (row, "error"));
      gtk_test_accessible_assert_state (
          GTK_ACCESSIBLE (dx_field_get_text (row)),
          GTK_ACCESSIBLE_STATE_INVALID, GTK_ACCESSIBLE_INVALID_TRUE);
      set_day (self, "01/8/2025");
      g_assert_false (gtk_widget_has_css_class (row, "error"));
    }
}

static void
test_focus (Fixture *self, gconstpointer data)
{
  g_assert_true (dx_send_page_focus (DX_SEND_PAGE (self->page)));
  gtk_test_accessible_assert_property (
      GTK_ACCESSIBLE (gtk_window_get_focus (self->window)),
      GTK_ACCESSIBLE_PROPERTY_LABEL, "Lưu cả hồ sơ vào thư mục…");
}

#define ADD(name, func)                                                        \
  g_test_add (name, Fixture, NULL, set_up, func, tear_down)

int
main (int argc, char **argv)
{
  ui_init (&argc, &argv);
  ADD ("/send-page/calls", test_calls);
  ADD ("/send-page/items", test_items);
  ADD ("/send-page/copy", test_copy);
  ADD ("/send-page/write", test_write);
  ADD ("/send-page/closed", test_closed);
  ADD ("/send-page/hand-in", test_hand_in);
  ADD ("/send-page/remembered", test_remembered);
  ADD ("/send-page/bad-days", test_bad_days);
  ADD ("/send-page/focus", test_focus);

  return g_test_run ();
}
