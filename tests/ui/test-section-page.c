/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui-fixture.h"

#include "dx-field-editor.h"
#include "dx-field-sum.h"
#include "dx-profile.h"
#include "dx-section-page.h"
#include "dx-text-editor.h"
#include "dx-wizard.h"

/* A form of which the program knows nothing. */
static const char own_form[] =
    "{ \"format\": \"dexuat-form\", \"version\": 1, \"id\": \"own\","
    "  \"title\": \"Phiếu riêng\", \"issued\": \"2030-01-01\","
    "  \"corner\": [ \"Mẫu B\" ], \"title-lines\": [ \"PHIẾU RIÊNG\" ],"
    "  \"signature\": { \"title\": \"NGƯỜI ĐỀ XUẤT\" },"
    "  \"fields\": ["
    "    { \"id\": \"A.subject\", \"kind\": \"line\", \"label\": \"Chủ đề\","
    "      \"required\": { \"severity\": \"error\" } },"
    "    { \"id\": \"A.people\", \"kind\": \"number\","
    "      \"label\": \"Số người\" },"
    "    { \"id\": \"B.why\", \"kind\": \"text\", \"label\": \"Lý do\" },"
    "    { \"id\": \"B.all\", \"kind\": \"amount\", \"label\": \"Tổng\" },"
    "    { \"id\": \"B.one\", \"kind\": \"amount\", \"label\": \"Một\" },"
    "    { \"id\": \"B.two\", \"kind\": \"amount\", \"label\": \"Hai\" },"
    "    { \"id\": \"B.things\", \"kind\": \"table\","
    "      \"label\": \"Bảng\", \"columns\": ["
    "        { \"id\": \"what\", \"kind\": \"line\","
    "          \"label\": \"Việc\", \"width\": 1 } ] } ],"
    "  \"sections\": ["
    "    { \"id\": \"A\", \"heading\": \"PHẦN MỘT\", \"items\": ["
    "      { \"kind\": \"value\", \"field\": \"A.subject\","
    "        \"leaders\": 1 },"
    "      { \"kind\": \"value\", \"field\": \"A.people\","
    "        \"leaders\": 1 } ] },"
    "    { \"id\": \"B\", \"heading\": \"PHẦN HAI\","
    "      \"hint\": \"(Nêu lý do; kết quả)\","
    "      \"guide\": \"Viết ngắn.\", \"items\": ["
    "      { \"kind\": \"value\", \"field\": \"B.why\","
    "        \"leaders\": 3 },"
    "      { \"kind\": \"labelled\", \"leaders\": 1,"
    "        \"leader-inline\": true, \"parts\": ["
    "        { \"label\": \"Tổng:\", \"field\": \"B.all\" },"
    "        { \"label\": \"Một:\", \"field\": \"B.one\" },"
    "        { \"label\": \"Hai:\", \"field\": \"B.two\" } ] },"
    "      { \"kind\": \"table\", \"field\": \"B.things\" } ] } ],"
    "  \"rules\": ["
    "    { \"id\": \"own.sum\", \"kind\": \"sum\","
    "      \"severity\": \"error\","
    "      \"fields\": [ \"B.all\", \"B.one\", \"B.two\" ] } ] }";

static DxSession *
make_own_session (DxWorkspace *workspace)
{
  g_autoptr (GBytes) json = g_bytes_new_static (own_form, sizeof own_form - 1);
  g_autoptr (GError) error = NULL;
  g_autoptr (DxForm) form = dx_form_new_from_json (json, NULL, &error);
  g_autoptr (DxProposal) proposal = NULL;

  g_assert_no_error (error);
  proposal = dx_proposal_new (form, NULL);

  return dx_session_new (workspace, proposal);
}

/* The fields of a page in the order in which the focus goes through them. */
static char *
list_editors (GtkWidget *page)
{
  GtkWidget *box = ui_find (page, GTK_TYPE_BOX, "editors");
  g_autoptr (GString) out = g_string_new (NULL);

  for (GtkWidget *child = gtk_widget_get_first_child (box); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      const char *name = G_OBJECT_TYPE_NAME (child);

      if (DX_IS_FIELD_EDITOR (child))
        name = dx_field_editor_get_field (DX_FIELD_EDITOR (child))->id;
      g_string_append_printf (out, "%s%s", out->len > 0 ? " " : "", name);
    }

  return g_string_free (g_steal_pointer (&out), FALSE);
}

/* What the focus is in, in words. */
static const char *
describe_focus (GtkWindow *window)
{
  GtkWidget *focus = gtk_window_get_focus (window);
  GtkWidget *row =
      focus != NULL ? gtk_widget_get_ancestor (focus, ADW_TYPE_PREFERENCES_ROW)
                    : NULL;

  if (focus == NULL)
    return "-";
  if (row != NULL)
    return adw_preferences_row_get_title (ADW_PREFERENCES_ROW (row));
  if (GTK_IS_BUTTON (focus) && gtk_button_get_label (GTK_BUTTON (focus)))
    return gtk_button_get_label (GTK_BUTTON (focus));
  if (GTK_IS_TOGGLE_BUTTON (focus))
    return "Vì sao?";

  return G_OBJECT_TYPE_NAME (focus);
}

static const DxFormSection *
get_section (DxSession *session, guint index)
{
  DxForm *form = dx_proposal_get_form (dx_session_get_proposal (session));

  return g_ptr_array_index (form->sections, index);
}

static GtkWidget *
make_page (DxSession *session, guint index)
{
  return g_object_ref_sink (
      dx_section_page_new (session, get_section (session, index)));
}

static void
test_official_form (void)
{
  static const char *const expected[] = {
    "I.name plan-year",
    "II.urgency",
    "III.objectives",
    "IV.contents",
    "V.results V.products",
    "VI.effects",
    "VII.places",
    "VIII.duration VIII.months",
    "IX.total IX.state-budget IX.counterpart DxFieldSum IX.costs",
    "X.name X.address X.contact-name X.contact-position X.contact-phone "
    "X.contact-email X.attachments",
  };
  g_autoptr (DxWorkspace) workspace = ui_workspace_new ();
  g_autoptr (DxSession) session = ui_session_new (workspace, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (expected); i++)
    {
      GtkWidget *page = make_page (session, i);
      g_autofree char *editors = list_editors (page);

      g_assert_cmpstr (editors, ==, expected[i]);
      ui_assert_finalized (page);
    }
}

/* Tab goes from the top to the bottom, and stops at nothing else. */
static void
test_focus_order (void)
{
  static const char *const expected[] = {
    "Cách viết mục này",
    "Thông báo nói gì",
    "Đ_iền từ hồ sơ đơn vị",
    "_Lưu làm hồ sơ đơn vị",
    "Tên tổ chức/cá nhân đề xuất",
    "Địa chỉ",
    "Họ và tên người liên hệ",
    "Chức vụ người liên hệ",
    "Điện thoại",
    "Email",
    "_Thêm dòng",
  };
  g_autoptr (DxWorkspace) workspace = ui_workspace_new ();
  g_autoptr (DxSession) session = ui_session_new (workspace, NULL);
  GtkWidget *page = make_page (session, 9);
  GtkWindow *window = GTK_WINDOW (gtk_window_new ());
  GtkWidget *guide = ui_find (page, ADW_TYPE_EXPANDER_ROW, "guide");

  adw_expander_row_set_expanded (ADW_EXPANDER_ROW (guide), FALSE);
  gtk_window_set_child (window, page);
  gtk_window_present (window);
  ui_wait (300);
  gtk_window_set_focus (window, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (expected); i++)
    {
      gtk_widget_child_focus (GTK_WIDGET (window), GTK_DIR_TAB_FORWARD);
      g_assert_cmpstr (describe_focus (window), ==, expected[i]);
    }
  gtk_window_destroy (window);
  ui_wait (30);
  ui_assert_finalized (page);
}

static void
test_own_form (void)
{
  static const char *const expected[] = {
    "A.subject A.people", "B.why B.all B.one B.two DxFieldSum B.things"
  };
  g_autoptr (DxWorkspace) workspace = ui_workspace_new ();
  g_autoptr (DxSession) session = make_own_session (workspace);
  DxWizard *wizard;

  for (guint i = 0; i < G_N_ELEMENTS (expected); i++)
    {
      GtkWidget *page = make_page (session, i);
      g_autofree char *editors = list_editors (page);

      g_assert_cmpstr (editors, ==, expected[i]);
      ui_assert_finalized (page);
    }
  wizard = dx_wizard_new (NULL, session);
  dx_wizard_go_to (wizard, "B.two");
  g_assert_cmpstr (dx_wizard_get_place (wizard), ==, "B");
  gtk_window_destroy (GTK_WINDOW (wizard));
}

static void
test_names (void)
{
  static const char *const expected[] = {
    "Tên nhiệm vụ",
    "Tính cấp thiết",
    "Mục tiêu",
    "Nội dung chính",
    "Kết quả, sản phẩm",
    "Hiệu quả",
    "Nơi áp dụng, ứng dụng",
    "Thời gian thực hiện",
    "Dự kiến nhu cầu kinh phí",
    "Thông tin về tổ chức/ cá nhân đề xuất nhiệm vụ",
  };
  g_autoptr (DxWorkspace) workspace = ui_workspace_new ();
  g_autoptr (DxSession) session = ui_session_new (workspace, NULL);
  DxForm *form = dx_proposal_get_form (dx_session_get_proposal (session));

  for (guint i = 0; i < G_N_ELEMENTS (expected); i++)
    {
      g_autofree char *name = dx_section_page_make_name (
          form, g_ptr_array_index (form->sections, i));

      g_assert_cmpstr (name, ==, expected[i]);
    }
}

static void
test_words (void)
{
  g_autoptr (DxWorkspace) workspace = ui_workspace_new ();
  g_autoptr (DxSession) session = ui_session_new (workspace, NULL);
  GtkWidget *page = make_page (session, 1);
  GtkWidget *heading = ui_find (page, GTK_TYPE_LABEL, "heading");
  GtkWidget *hint = ui_find (page, GTK_TYPE_LABEL, "hint");
  GtkWidget *guide = ui_find (page, ADW_TYPE_EXPANDER_ROW, "guide");

  g_assert_cmpstr (gtk_label_get_label (GTK_LABEL (heading)), ==,
                   "II. TÍNH CẤP THIẾT CỦA NHIỆM VỤ");
  g_assert_true (g_str_has_prefix (gtk_label_get_label (GTK_LABEL (hint)),
                                   "(Trình bày rõ"));
  g_assert_true (adw_expander_row_get_expanded (ADW_EXPANDER_ROW (guide)));
  ui_assert_finalized (page);
}

/* What the call says follows the call. */
static void
test_call (void)
{
  g_autoptr (DxWorkspace) workspace = ui_workspace_new ();
  g_autoptr (DxSession) session = ui_session_new (workspace, NULL);
  DxProposal *proposal = dx_session_get_proposal (session);
  GtkWidget *page = make_page (session, 2);
  GtkWidget *call = ui_find (page, ADW_TYPE_EXPANDER_ROW, "call");

  g_assert_true (gtk_widget_get_visible (call));
  g_assert_nonnull (
      strstr (adw_expander_row_get_subtitle (ADW_EXPANDER_ROW (call)),
              "câu nói về mục này"));
  dx_proposal_set_call (proposal, NULL);
  g_assert_false (gtk_widget_get_visible (call));
  ui_assert_finalized (page);
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
test_profile (void)
{
  g_autoptr (DxWorkspace) workspace = ui_workspace_new ();
  g_autoptr (DxSession)
      session = ui_session_new (workspace, "hoi-thao-nang-suat");
  g_autoptr (DxSession) other = ui_session_new (workspace, NULL);
  DxProposal *proposal = dx_session_get_proposal (other);
  GtkWidget *page = make_page (session, 9);
  GtkWidget *second = make_page (other, 9);
  g_autoptr (DxProfile) profile = NULL;

  g_signal_emit_by_name (find_button (page, "_Lưu làm hồ sơ đơn vị"),
                         "clicked");
  profile = dx_store_get_profile (dx_workspace_get_store (workspace), NULL);
  g_assert_cmpstr (
      dx_profile_get (profile, "name"), ==,
      dx_proposal_get_text (dx_session_get_proposal (session), "X.name"));
  dx_proposal_set_text (proposal, "X.address", "Nơi khác");
  g_signal_emit_by_name (find_button (second, "Đ_iền từ hồ sơ đơn vị"),
                         "clicked");
  g_assert_cmpstr (dx_proposal_get_text (proposal, "X.name"), ==,
                   dx_profile_get (profile, "name"));
  g_assert_cmpstr (dx_proposal_get_text (proposal, "X.address"), ==,
                   "Nơi khác");
  ui_assert_finalized (page);
  ui_assert_finalized (second);
}

int
main (int argc, char **argv)
{
  ui_init (&argc, &argv);
  g_test_add_func ("/section-page/official-form", test_official_form);
  g_test_add_func ("/section-page/focus-order", test_focus_order);
  g_test_add_func ("/section-page/own-form", test_own_form);
  g_test_add_func ("/section-page/names", test_names);
  g_test_add_func ("/section-page/words", test_words);
  g_test_add_func ("/section-page/call", test_call);
  g_test_add_func ("/section-page/profile", test_profile);

  return g_test_run ();
}
