/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui-fixture.h"

#include <glib/gstdio.h>

#include "dx-call-compare-text.h"
#include "dx-call-editor-draft.h"
#include "dx-call-editor-rule.h"
#include "dx-call-editor.h"
#include "dx-call-view-text.h"
#include "dx-call-view.h"
#include "dx-calls-window-save.h"
#include "dx-calls-window.h"
#include "dx-compat.h"
#include "dx-field-error.h"

static DxCall *
get_call (DxWorkspace *workspace, const char *id)
{
  g_autoptr (GError) error = NULL;
  DxCall *call =
      dx_catalog_get_call (dx_workspace_get_catalog (workspace), id, &error);

  g_assert_no_error (error);

  return call;
}

static GtkWindow *
find_window (GType type)
{
  g_autoptr (GList) windows = gtk_window_list_toplevels ();

  for (GList *l = windows; l != NULL; l = l->next)
    if (g_type_is_a (G_OBJECT_TYPE (l->data), type))
      return l->data;

  return NULL;
}

static void
close_and_finalize (GtkWindow *window)
{
  g_object_ref (window);
  gtk_window_destroy (window);
  ui_wait (50);
  ui_assert_finalized (window);
}

/* Every sentence and every doubt of a call is shown. */
static void
test_text (void)
{
  static const char *const ids[] = { "an-giang-2026", "cao-bang-2026",
                                     "dien-bien-2026", "thanh-hoa-2024" };
  g_autoptr (DxWorkspace) workspace = ui_workspace_new ();
  g_autoptr (GDateTime) now = dx_workspace_now (workspace);

  for (guint i = 0; i < G_N_ELEMENTS (ids); i++)
    {
      DxCall *call = get_call (workspace, ids[i]);
      g_autoptr (GPtrArray) blocks = dx_call_view_text_new (
          dx_workspace_get_catalog (workspace), call, now);
      guint kinds[DX_CALL_DOUBT + 1] = { 0 };
      gboolean deadline = FALSE;

      for (guint j = 0; j < blocks->len; j++)
        {
          const DxCallBlock *block = g_ptr_array_index (blocks, j);

          kinds[block->kind]++;
          g_assert_cmpstr (block->text, !=, "");
          deadline = deadline
                     || strstr (block->text, call->deadline->text) != NULL;
        }
      g_assert_true (deadline);
      g_assert_cmpuint (kinds[DX_CALL_TITLE], ==, 1);
      g_assert_cmpuint (kinds[DX_CALL_DOUBT], >, 0);
      g_assert_cmpuint (kinds[DX_CALL_SENTENCE], >,
                        call->requirements->len + call->dossier->len
                            + call->doubts->len);
    }
}

static const DxCallAspect *
find_aspect (GPtrArray *aspects, const char *title)
{
  for (guint i = 0; i < aspects->len; i++)
    {
      const DxCallAspect *aspect = g_ptr_array_index (aspects, i);

      if (g_str_equal (aspect->title, title))
        return aspect;
    }

  return NULL;
}

static void
test_compare_text (void)
{
  g_autoptr (DxWorkspace) workspace = ui_workspace_new ();
  DxCatalog *catalog = dx_workspace_get_catalog (workspace);
  DxCall *left = get_call (workspace, "dien-bien-2026");
  DxCall *right = get_call (workspace, "an-giang-2026");
  g_autoptr (GPtrArray)
      aspects = dx_call_compare_text_new (catalog, left, right);
  g_autoptr (GPtrArray) same = dx_call_compare_text_new (catalog, left, left);
  const DxCallAspect *schools =
      find_aspect (aspects, "Học phần ở trường đại học, cao đẳng");
  const DxCallAspect *topics = find_aspect (aspects, "Chủ đề");
  const DxCallAspect *year = find_aspect (aspects, "Năm kế hoạch");

  g_assert_nonnull (schools);
  g_assert_false (schools->same);
  g_assert_nonnull (strstr (schools->left, "05"));
  g_assert_nonnull (strstr (schools->right, "03"));
  g_assert_nonnull (topics);
  g_assert_false (topics->same);
  g_assert_false (topics->by_words);
  g_assert_nonnull (year);
  g_assert_true (year->same);
  for (guint i = 0; i < same->len; i++)
    g_assert_true (((DxCallAspect *) g_ptr_array_index (same, i))->same);
}

static void
test_window (void)
{
  g_autoptr (DxWorkspace) workspace = ui_workspace_new ();
  GtkWindow *window = dx_calls_window_new (NULL, workspace, "cao-bang-2026");
  GtkWidget *view = ui_find (GTK_WIDGET (window), DX_TYPE_CALL_VIEW, NULL);
  GtkListBox *list =
      GTK_LIST_BOX (ui_find (GTK_WIDGET (window), GTK_TYPE_LIST_BOX, "list"));
  GtkWidget *compare =
      ui_find (GTK_WIDGET (window), GTK_TYPE_TOGGLE_BUTTON, "compare_button");
  GtkWidget *stack = ui_find (GTK_WIDGET (window), GTK_TYPE_STACK, "stack");

  gtk_window_present (window);
  ui_wait (50);
  g_assert_cmpint (
      gtk_list_box_row_get_index (gtk_list_box_get_selected_row (list)), ==, 1);
  /* Without marks and case, too. */
  g_assert_cmpuint (dx_call_view_find (DX_CALL_VIEW (view), "cao bang"), >, 1);
  g_assert_cmpuint (dx_call_view_find (DX_CALL_VIEW (view), "CAO BẰNG"), >, 1);
  g_assert_cmpuint (dx_call_view_find (DX_CALL_VIEW (view), "zzz"), ==, 0);
  g_assert_cmpuint (dx_call_view_find (DX_CALL_VIEW (view), ""), ==, 0);
  gtk_list_box_select_row (list, gtk_list_box_get_row_at_index (list, 0));
  g_assert_cmpuint (dx_call_view_find (DX_CALL_VIEW (view), "an giang"), >, 1);

  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (compare), TRUE);
  ui_wait (50);
  g_assert_cmpstr (gtk_stack_get_visible_child_name (GTK_STACK (stack)), ==,
                   "compare");
  gtk_widget_activate_action (GTK_WIDGET (window), "calls.find", NULL);
  ui_wait (30);
  g_assert_cmpstr (gtk_stack_get_visible_child_name (GTK_STACK (stack)), ==,
                   "view");
  gtk_test_accessible_assert_property (compare, GTK_ACCESSIBLE_PROPERTY_LABEL,
                                       "So sánh với đợt khác");
  close_and_finalize (window);
}

static GPtrArray *
pick_path (DxPickKind kind, const char *name, gpointer data)
{
  GPtrArray *files = g_ptr_array_new_with_free_func (g_object_unref);

  g_ptr_array_add (files, g_file_new_for_path (data));

  return files;
}

static GBytes *
make_call_file (const char *id)
{
  g_autoptr (GBytes) bytes =
      g_resources_lookup_data ("/vn/dexuat/DeXuat/calls/cao-bang-2026.json",
                               G_RESOURCE_LOOKUP_FLAGS_NONE, NULL);
  g_autoptr (DxCallDraft) draft = dx_call_draft_new_from_json (bytes, NULL);

  dx_call_draft_set (&draft->id, id);

  return dx_call_draft_to_json (draft);
}

static void
test_add (void)
{
  g_autoptr (DxWorkspace) workspace = ui_workspace_new ();
  GtkWindow *window = dx_calls_window_new (NULL, workspace, NULL);
  g_autofree char *folder = g_dir_make_tmp ("dexuat-ui-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (folder, "đợt.json", NULL);
  g_autofree char *added = g_build_filename (
      dx_workspace_get_folder (workspace), "calls", "lao-cai-2027.json", NULL);
  g_autoptr (GBytes) json = make_call_file ("lao-cai-2027");
  GtkWindow *dialog;

  gtk_window_present (window);
  g_file_set_contents (path, g_bytes_get_data (json, NULL),
                       (gssize) g_bytes_get_size (json), NULL);
  dx_compat_set_pick_double (pick_path, path);
  gtk_widget_activate_action (GTK_WIDGET (window), "calls.add", NULL);
  ui_wait (100);
  g_assert_true (g_file_test (added, G_FILE_TEST_EXISTS));
  g_assert_nonnull (get_call (workspace, "lao-cai-2027"));

  /* Again: it asks. */
  gtk_widget_activate_action (GTK_WIDGET (window), "calls.add", NULL);
  ui_wait (50);
  dialog = find_window (ADW_TYPE_MESSAGE_DIALOG);
  g_assert_nonnull (dialog);
  adw_message_dialog_response (ADW_MESSAGE_DIALOG (dialog), "yes");
  ui_wait (50);

  /* One that is broken is refused with the place. */
  g_file_set_contents (path,
                       "{\"format\": \"dexuat-call\", \"version\": 1, "
                       "\"id\": \"x\", \"office\": 7}",
                       -1, NULL);
  gtk_widget_activate_action (GTK_WIDGET (window), "calls.add", NULL);
  ui_wait (50);
  dx_compat_set_pick_double (NULL, NULL);
  dialog = find_window (ADW_TYPE_MESSAGE_DIALOG);
  g_assert_nonnull (dialog);
  g_assert_nonnull (strstr (
      adw_message_dialog_get_body (ADW_MESSAGE_DIALOG (dialog)), "$.office"));
  gtk_window_close (dialog);
  ui_wait (30);

  /* Removing it asks, too. */
  gtk_widget_activate_action (GTK_WIDGET (window), "calls.remove", NULL);
  ui_wait (50);
  dialog = find_window (ADW_TYPE_MESSAGE_DIALOG);
  g_assert_nonnull (dialog);
  adw_message_dialog_response (ADW_MESSAGE_DIALOG (dialog), "yes");
  ui_wait (50);
  g_assert_false (g_file_test (added, G_FILE_TEST_EXISTS));
  close_and_finalize (window);
}

/* What is not edited stays, byte by byte. */
static void
test_draft_keeps (void)
{
  static const char *const ids[] = { "an-giang-2026", "cao-bang-2026",
                                     "dien-bien-2026", "thanh-hoa-2024" };

  for (guint i = 0; i < G_N_ELEMENTS (ids); i++)
    {
      g_autofree char *path =
          g_strdup_printf ("/vn/dexuat/DeXuat/calls/%s.json", ids[i]);
      g_autoptr (GBytes) bytes =
          g_resources_lookup_data (path, G_RESOURCE_LOOKUP_FLAGS_NONE, NULL);
      g_autoptr (GError) error = NULL;
      g_autoptr (DxCallDraft)
          draft = dx_call_draft_new_from_json (bytes, &error);
      g_autoptr (GBytes) written = NULL;

      g_assert_no_error (error);
      written = dx_call_draft_to_json (draft);
      g_assert_cmpmem (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes),
                       g_bytes_get_data (written, NULL),
                       g_bytes_get_size (written));
    }
}

static void
edit (DxCallDraft *draft)
{
  DxCallRule *rule;

  dx_call_draft_set (&draft->id, "an-giang-2027");
  draft->plan_year = 2027;
  dx_call_draft_set (&draft->deadline, "trước ngày 10/8/2026");
  dx_call_draft_set (&draft->instant, "2026-08-10T00:00:00+07:00");
  dx_call_draft_set (&draft->deadline_sentence,
                     "Hồ sơ gửi trước ngày 10/8/2026.");
  rule = g_ptr_array_index (draft->requirements, 0);
  dx_call_draft_set (&rule->text, "Yêu cầu mới");
  dx_call_draft_set (&rule->sentence, "");
  rule = g_ptr_array_index (draft->requirements, 1);
  rule->removed = TRUE;
  rule = dx_call_draft_add (draft->groups);
  rule->topics = g_ptr_array_new_with_free_func (g_free);
  g_ptr_array_add (rule->topics, g_strdup ("halal"));
  dx_call_draft_set (&rule->text, "Nhóm mới");
  dx_call_draft_set (&rule->sentence, "Ưu tiên Halal.");
  rule = dx_call_draft_add (draft->dossier);
  dx_call_draft_set (&rule->text, "Bản thuyết minh");
  rule->optional = TRUE;
  dx_call_draft_set (&draft->email, "moi@angiang.gov.vn");
  dx_call_draft_set (&draft->phone, "");
}

static void
test_draft_edits (void)
{
  g_autoptr (GBytes) bytes =
      g_resources_lookup_data ("/vn/dexuat/DeXuat/calls/an-giang-2026.json",
                               G_RESOURCE_LOOKUP_FLAGS_NONE, NULL);
  g_autoptr (DxCallDraft) draft = dx_call_draft_new_from_json (bytes, NULL);
  g_autoptr (DxCall) before = dx_call_new_from_json (bytes, NULL, NULL);
  g_autoptr (GBytes) written = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (DxCall) call = NULL;
  const DxCallStatement *requirement;
  const DxCallGroup *group;
  const DxDossierItem *item;

  edit (draft);
  written = dx_call_draft_to_json (draft);
  call = dx_call_new_from_json (written, "x", &error);
  g_assert_no_error (error);
  g_assert_cmpstr (call->id, ==, "an-giang-2027");
  g_assert_cmpint (call->plan_year, ==, 2027);
  g_assert_null (call->plan_year_source);
  g_assert_cmpstr (call->deadline_source->sentence, ==,
                   "Hồ sơ gửi trước ngày 10/8/2026.");
  g_assert_null (call->deadline->doubt);
  g_assert_cmpuint (call->requirements->len, ==, before->requirements->len - 1);
  requirement = g_ptr_array_index (call->requirements, 0);
  g_assert_cmpstr (requirement->text, ==, "Yêu cầu mới");
  /* Without a sentence it says so. */
  g_assert_cmpstr (requirement->source->sentence, ==, "Yêu cầu mới");
  g_assert_nonnull (requirement->source->doubt);
  g_assert_cmpuint (call->groups->len, ==, before->groups->len + 1);
  group = g_ptr_array_index (call->groups, call->groups->len - 1);
  g_assert_cmpstr (group->title, ==, "Nhóm mới");
  g_assert_cmpstr (group->source->sentence, ==, "Ưu tiên Halal.");
  g_assert_null (group->source->doubt);
  g_assert_cmpuint (group->topics->len, ==, 1);
  item = g_ptr_array_index (call->dossier, call->dossier->len - 1);
  g_assert_cmpint (item->kind, ==, DX_DOSSIER_OTHER);
  g_assert_true (item->optional);
  g_assert_cmpuint (call->contacts->len, ==, before->contacts->len - 1);
  g_assert_cmpuint (call->legal_bases->len, ==, before->legal_bases->len);
  g_assert_cmpuint (call->schools_minimum, ==, before->schools_minimum);
}

static void
set_row (GtkWindow *window, const char *id, const char *text)
{
  GtkWidget *row = ui_find (GTK_WIDGET (window), ADW_TYPE_ENTRY_ROW, id);

  g_assert_nonnull (row);
  gtk_editable_set_text (GTK_EDITABLE (row), text);
}

static void
test_editor (void)
{
  g_autoptr (DxWorkspace) workspace = ui_workspace_new ();
  g_autoptr (GError) error = NULL;
  g_autofree char *path = g_build_filename (dx_workspace_get_folder (workspace),
                                            "calls", "son-la-2027.json", NULL);
  DxCallEditor *editor = dx_call_editor_new (
      NULL, workspace, get_call (workspace, "dien-bien-2026"), TRUE, &error);
  GtkWindow *window = GTK_WINDOW (editor);
  GtkWidget *id_row;
  GtkWidget *card;
  GtkWidget *head_error;
  DxCall *call;

  g_assert_no_error (error);
  gtk_window_present (window);
  ui_wait (50);
  id_row = ui_find (GTK_WIDGET (window), ADW_TYPE_ENTRY_ROW, "id_row");
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (id_row)), ==,
                   "dien-bien-2026-2");
  head_error = ui_find (GTK_WIDGET (window), DX_TYPE_FIELD_ERROR, "head_error");
  set_row (window, "id_row", "dien-bien-2026");
  g_assert_false (dx_call_editor_save (editor));
  g_assert_cmpstr (dx_field_error_get_text (DX_FIELD_ERROR (head_error)), !=,
                   NULL);
  set_row (window, "id_row", "sơn la");
  g_assert_false (dx_call_editor_save (editor));
  set_row (window, "id_row", "son-la-2027");
  set_row (window, "office_row", "Sở Khoa học và Công nghệ tỉnh Sơn La");
  /* The wording is read as a moment. */
  set_row (window, "deadline_row", "trước ngày 12/8/2026");
  g_assert_cmpstr (
      gtk_editable_get_text (GTK_EDITABLE (
          ui_find (GTK_WIDGET (window), ADW_TYPE_ENTRY_ROW, "instant_row"))),
      ==, "00h00 ngày 12 tháng 8 năm 2026");
  set_row (window, "instant_row", "bao giờ");
  g_assert_false (dx_call_editor_save (editor));
  set_row (window, "instant_row", "00h00 ngày 12/8/2026");
  card = ui_find (GTK_WIDGET (window), DX_TYPE_CALL_EDITOR_RULE, NULL);
  g_signal_emit_by_name (card, "remove");
  g_assert_false (gtk_widget_get_visible (card));

  /* Closing asks while something is not saved. */
  gtk_window_close (window);
  ui_wait (50);
  {
    GtkWindow *dialog = find_window (ADW_TYPE_MESSAGE_DIALOG);

    g_assert_nonnull (dialog);
    adw_message_dialog_response (ADW_MESSAGE_DIALOG (dialog), "no");
    ui_wait (50);
  }
  g_assert_true (dx_call_editor_save (editor));
  g_assert_true (g_file_test (path, G_FILE_TEST_EXISTS));
  call = get_call (workspace, "son-la-2027");
  g_assert_false (call->builtin);
  g_assert_cmpstr (call->deadline->text, ==, "trước ngày 12/8/2026");
  g_assert_cmpint (g_date_time_to_unix (call->deadline->instant), ==,
                   1786467600); /* 2026-08-12T00:00+07 */
  g_object_ref (window);
  gtk_window_close (window);
  ui_wait (50);
  ui_assert_finalized (window);

  /* One's own is edited in its place. */
  editor = dx_call_editor_new (NULL, workspace, call, FALSE, &error);
  g_assert_no_error (error);
  set_row (GTK_WINDOW (editor), "email_row", "a@sonla.gov.vn");
  g_assert_true (dx_call_editor_save (editor));
  close_and_finalize (GTK_WINDOW (editor));
}

int
main (int argc, char **argv)
{
  ui_init (&argc, &argv);
  g_test_add_func ("/calls-window/text", test_text);
  g_test_add_func ("/calls-window/compare-text", test_compare_text);
  g_test_add_func ("/calls-window/window", test_window);
  g_test_add_func ("/calls-window/add", test_add);
  g_test_add_func ("/calls-window/draft-keeps", test_draft_keeps);
  g_test_add_func ("/calls-window/draft-edits", test_draft_edits);
  g_test_add_func ("/calls-window/editor", test_editor);

  return g_test_run ();
}
