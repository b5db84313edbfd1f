/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Long because all that one does with the list needs the same fixture. */
#include "ui-fixture.h"

#include <glib/gstdio.h>

#include "dx-application.h"
#include "dx-call-picker.h"
#include "dx-compat.h"
#include "dx-import-window.h"
#include "dx-main-window.h"
#include "dx-open.h"
#include "dx-proposal-row-view.h"
#include "dx-proposal-window.h"
#include "dx-register-window.h"

/* The window on the application's own workspace, as a user has it. */
typedef struct {
  DxApplication *application;
  DxWorkspace *workspace;
  DxMainWindow *window;
  GtkListView *view;
} Fixture;

static void
set_up (Fixture *f, gconstpointer data)
{
  g_autoptr (GSettings) settings = dx_workspace_find_settings ();
  g_autoptr (GError) error = NULL;

  g_settings_reset (settings, "role-chosen");
  if (data == NULL)
    g_settings_set_boolean (settings, "role-chosen", TRUE);
  f->application = dx_application_new (settings);
  g_application_set_flags (G_APPLICATION (f->application),
                           G_APPLICATION_NON_UNIQUE);
  g_application_register (G_APPLICATION (f->application), NULL, &error);
  g_assert_no_error (error);
  f->workspace = dx_application_get_workspace (f->application);
  g_assert_no_error ((GError *) dx_workspace_get_store_error (f->workspace));
  f->window = dx_main_window_new (f->application, f->workspace);
  gtk_window_present (GTK_WINDOW (f->window));
  f->view = GTK_LIST_VIEW (
      ui_find (GTK_WIDGET (f->window), GTK_TYPE_LIST_VIEW, "view"));
  ui_wait (30);
}

static void
remove_all (const char *path)
{
  GDir *dir = g_dir_open (path, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *child = g_build_filename (path, name, NULL);

      remove_all (child);
    }
  g_clear_pointer (&dir, g_dir_close);
  g_remove (path);
}

/* Instead of a window. */
static void
quit_cb (GApplication *application)
{
  g_signal_stop_emission_by_name (application, "activate");
  g_application_quit (application);
}

static void
tear_down (Fixture *f, gconstpointer data)
{
  g_autofree char *folder =
      g_build_filename (g_get_user_data_dir (), "dexuat", NULL);
  DxMainWindow *window = g_object_ref (f->window);
  g_autoptr (GList) windows = g_list_copy (
      gtk_application_get_windows (GTK_APPLICATION (f->application)));

  for (GList *l = windows; l != NULL; l = l->next)
    gtk_window_destroy (l->data);
  ui_wait (30);
  ui_assert_finalized (window);
  /* Only one that ran shuts down properly. */
  g_signal_connect (f->application, "activate", G_CALLBACK (quit_cb), NULL);
  g_application_run (G_APPLICATION (f->application), 0, NULL);
  ui_assert_finalized (f->application);
  remove_all (folder);
}

static char *
example_path (const char *name)
{
  return g_build_filename (g_getenv ("DEXUAT_SOURCE"), "examples", name, NULL);
}

/* Puts an example into the store without opening a window on it. */
static char *
store_example (Fixture *f, const char *name)
{
  g_autoptr (DxSession) session = ui_session_new (f->workspace, name);
  g_autoptr (GError) error = NULL;

  dx_session_save (session, &error);
  g_assert_no_error (error);

  return g_strdup (dx_proposal_get_id (dx_session_get_proposal (session)));
}

static GListModel *
get_rows (Fixture *f)
{
  return G_LIST_MODEL (gtk_list_view_get_model (f->view));
}

static void
assert_rows (Fixture *f, guint rows)
{
  ui_wait (60);
  g_assert_cmpuint (g_list_model_get_n_items (get_rows (f)), ==, rows);
}

static void
select_row (Fixture *f, guint position)
{
  gtk_single_selection_set_selected (
      GTK_SINGLE_SELECTION (gtk_list_view_get_model (f->view)), position);
}

static void
act (Fixture *f, const char *action)
{
  g_assert_true (
      gtk_widget_activate_action (GTK_WIDGET (f->window), action, NULL));
  ui_wait (30);
}

static const char *
get_page (Fixture *f)
{
  return gtk_stack_get_visible_child_name (
      GTK_STACK (ui_find (GTK_WIDGET (f->window), GTK_TYPE_STACK, "stack")));
}

static gboolean
is_seen (Fixture *f, const char *name)
{
  GtkWidget *widget = ui_find (GTK_WIDGET (f->window), GTK_TYPE_BOX, name);

  return gtk_widget_get_visible (widget);
}

/* The first window of @type, or NULL. */
static GtkWindow *
find_window (GType type)
{
  g_autoptr (GList) windows = gtk_window_list_toplevels ();

  for (GList *l = windows; l != NULL; l = l->next)
    if (g_type_is_a (G_OBJECT_TYPE (l->data), type))
      return l->data;

  return NULL;
}

static guint
count_proposal_windows (Fixture *f)
{
  guint n = 0;

  for (GList *l =
           gtk_application_get_windows (GTK_APPLICATION (f->application));
       l != NULL; l = l->next)
    n += DX_IS_PROPOSAL_WINDOW (l->data);

  return n;
}

static void
close_proposal_windows (Fixture *f)
{
  g_autoptr (GList) windows = g_list_copy (
      gtk_application_get_windows (GTK_APPLICATION (f->application)));

  for (GList *l = windows; l != NULL; l = l->next)
    if (DX_IS_PROPOSAL_WINDOW (l->data))
      gtk_window_close (l->data);
  ui_wait (30);
}

static void
answer (const char *response)
{
  GtkWindow *dialog = find_window (ADW_TYPE_MESSAGE_DIALOG);

  g_assert_nonnull (dialog);
  adw_message_dialog_response (ADW_MESSAGE_DIALOG (dialog), response);
  ui_wait (50);
}

static gboolean
is_there (gpointer data)
{
  return find_window (*(GType *) data) != NULL;
}

static GtkWindow *
wait_for_window (GType type)
{
  g_assert_true (ui_wait_until (is_there, &type));
  ui_wait (30);

  return find_window (type);
}

typedef struct {
  Fixture *fixture;
  guint windows;
} Awaited;

static gboolean
are_there (gpointer data)
{
  const Awaited *awaited = data;

  return count_proposal_windows (awaited->fixture) == awaited->windows;
}

static void
wait_for_proposals (Fixture *f, guint windows)
{
  Awaited awaited = { f, windows };

  g_assert_true (ui_wait_until (are_there, &awaited));
}

static void
open_path (Fixture *f, const char *path)
{
  g_autoptr (GFile) file = g_file_new_for_path (path);

  dx_main_window_open_files (f->window, &file, 1);
}

static void
click (const char *name)
{
  GtkWindow *window = wait_for_window (DX_TYPE_IMPORT_WINDOW);

  g_signal_emit_by_name (ui_find (GTK_WIDGET (window), GTK_TYPE_BUTTON, name),
                         "clicked");
  ui_wait (50);
}

static void
test_empty (Fixture *f, gconstpointer data)
{
  g_assert_cmpstr (get_page (f), ==, "empty");
  g_assert_false (is_seen (f, "store_bar"));
  act (f, "win.example");
  g_assert_cmpuint (count_proposal_windows (f), ==, 1);
  assert_rows (f, 1);
  g_assert_cmpstr (get_page (f), ==, "list");
  /* Each is one of its own. */
  act (f, "win.example");
  assert_rows (f, 2);
}

static void
test_row (Fixture *f, gconstpointer data)
{
  g_autofree char *id = store_example (f, "hoi-thao-nang-suat");
  GtkWidget *row;
  GtkWidget *item;

  assert_rows (f, 1);
  row = ui_find (GTK_WIDGET (f->view), DX_TYPE_PROPOSAL_ROW_VIEW, NULL);
  g_assert_nonnull (row);
  g_assert_cmpstr (dx_proposal_item_get_id (dx_proposal_row_view_get_item (
                       DX_PROPOSAL_ROW_VIEW (row))),
                   ==, id);
  item = gtk_widget_get_parent (row);
  gtk_test_accessible_assert_role (item, GTK_ACCESSIBLE_ROLE_LIST_ITEM);
  g_assert_true (gtk_test_accessible_has_property (
      GTK_ACCESSIBLE (item), GTK_ACCESSIBLE_PROPERTY_LABEL));
  gtk_test_accessible_assert_property (f->view, GTK_ACCESSIBLE_PROPERTY_LABEL,
                                       "Các đề xuất");
}

static void
test_words (void)
{
  g_autoptr (GDateTime)
      now = g_date_time_new_from_iso8601 ("2025-08-01T09:00:00+07:00", NULL);
  static const struct {
    const char *wording;
    const char *words;
  } days[] = {
    { "17h00 ngày 07/8/2025", "còn 6 ngày" },
    { "trước ngày 02/8/2025", "hôm nay là ngày cuối" },
    { "17h00 ngày 29/7/2025", "quá hạn 3 ngày" },
    { "08h00 ngày 01/8/2025", "quá hạn từ hôm nay" },
    { "sau này", NULL },
  };
  static const struct {
    guint errors;
    guint warnings;
    const char *words;
  } findings[] = {
    { 3, 2, "3 lỗi, 2 cảnh báo" },
    { 0, 2, "không còn lỗi, 2 cảnh báo" },
    { 1, 0, "1 lỗi" },
    { 0, 0, "không còn lỗi, cảnh báo" },
  };
  static const struct {
    const char *then;
    const char *words;
  } moments[] = {
    { "2025-08-01T02:12:00Z", "hôm nay 09:12" },
    { "2025-07-31T10:03:00Z", "hôm qua 17:03" },
    { "2025-01-05T10:03:00Z", "05/01/2025" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (days); i++)
    {
      g_autoptr (DxDeadline) deadline = dx_deadline_parse (days[i].wording);
      g_autofree char *words = dx_proposal_row_words_days (deadline, now);

      g_assert_cmpstr (words, ==, days[i].words);
    }
  for (guint i = 0; i < G_N_ELEMENTS (findings); i++)
    {
      g_autofree char *words = dx_proposal_row_words_findings (
          findings[i].errors, findings[i].warnings);

      g_assert_cmpstr (words, ==, findings[i].words);
    }
  for (guint i = 0; i < G_N_ELEMENTS (moments); i++)
    {
      g_autoptr (GDateTime)
          then = g_date_time_new_from_iso8601 (moments[i].then, NULL);
      g_autofree char *words =
          dx_proposal_row_words_moment (g_date_time_to_unix (then) * 1000, now);

      g_assert_cmpstr (words, ==, moments[i].words);
    }
}

static void
test_search_and_filter (Fixture *f, gconstpointer data)
{
  g_autofree char *one = store_example (f, "hoi-thao-nang-suat");
  g_autofree char *other = store_example (f, "chung-nhan-halal");
  GtkWidget *entry =
      ui_find (GTK_WIDGET (f->window), GTK_TYPE_SEARCH_ENTRY, "search_entry");

  assert_rows (f, 2);
  act (f, "win.search");
  gtk_editable_set_text (GTK_EDITABLE (entry), "halal");
  assert_rows (f, 1);
  gtk_editable_set_text (GTK_EDITABLE (entry), "khongcotunay");
  assert_rows (f, 0);
  g_assert_cmpstr (get_page (f), ==, "nothing");
  act (f, "win.clear-filter");
  assert_rows (f, 2);
  g_assert_cmpstr (get_page (f), ==, "list");

  g_action_group_activate_action (G_ACTION_GROUP (f->window), "filter-call",
                                  g_variant_new_string ("an-giang-2026"));
  assert_rows (f, 1);
  g_assert_true (is_seen (f, "filter_bar"));
  g_action_group_activate_action (G_ACTION_GROUP (f->window), "filter-state",
                                  g_variant_new_string ("sent"));
  assert_rows (f, 0);

  /* "Show in the list" ends what hides it. */
  dx_main_window_show_proposal (f->window, one);
  assert_rows (f, 2);
  g_assert_false (is_seen (f, "filter_bar"));
  g_assert_cmpstr (
      dx_proposal_item_get_id (gtk_single_selection_get_selected_item (
          GTK_SINGLE_SELECTION (gtk_list_view_get_model (f->view)))),
      ==, one);
}

static void
test_sort_keeps_selection (Fixture *f, gconstpointer data)
{
  static const char *const sorts[] = { "title", "deadline", "findings",
                                       "changed" };
  g_autofree char *one = store_example (f, "hoi-thao-nang-suat");
  g_autofree char *other = store_example (f, "chung-nhan-halal");
  g_autofree char *third = store_example (f, "tcvn-ocop");
  GtkSingleSelection *selection =
      GTK_SINGLE_SELECTION (gtk_list_view_get_model (f->view));

  assert_rows (f, 3);
  select_row (f, 1);
  for (guint i = 0; i < G_N_ELEMENTS (sorts); i++)
    {
      g_action_group_activate_action (G_ACTION_GROUP (f->window), "sort",
                                      g_variant_new_string (sorts[i]));
      ui_wait (30);
      g_assert_cmpstr (dx_proposal_item_get_id (
                           gtk_single_selection_get_selected_item (selection)),
                       ==, other);
    }
}

static void
test_copy_and_mark (Fixture *f, gconstpointer data)
{
  g_autofree char *id = store_example (f, "hoi-thao-nang-suat");
  DxStore *store = dx_workspace_get_store (f->workspace);
  DxProposalFacts facts;

  assert_rows (f, 1);
  select_row (f, 0);
  act (f, "row.mark-sent");
  g_assert_true (dx_store_get_facts (store, id, &facts, NULL));
  g_assert_cmpint (facts.state, ==, DX_PROPOSAL_STATE_SENT);
  select_row (f, 0);
  act (f, "row.mark-not-sent");
  g_assert_true (dx_store_get_facts (store, id, &facts, NULL));
  g_assert_cmpint (facts.state, !=, DX_PROPOSAL_STATE_SENT);
  select_row (f, 0);
  act (f, "row.duplicate");
  assert_rows (f, 2);
  g_assert_cmpuint (count_proposal_windows (f), ==, 0);
}

static void
test_remove_and_undo (Fixture *f, gconstpointer data)
{
  g_autofree char *id = store_example (f, "hoi-thao-nang-suat");

  assert_rows (f, 1);
  select_row (f, 0);
  /* A window that is open on it closes first. */
  act (f, "row.open");
  g_assert_cmpuint (count_proposal_windows (f), ==, 1);
  act (f, "row.remove");
  g_assert_cmpuint (count_proposal_windows (f), ==, 0);
  assert_rows (f, 0);
  g_assert_cmpstr (get_page (f), ==, "empty");
  gtk_widget_activate_action (GTK_WIDGET (f->window), "win.bring-back", "s",
                              id);
  assert_rows (f, 1);
  select_row (f, 0);
  act (f, "row.remove");
  act (f, "win.trash");
  assert_rows (f, 1);
  g_assert_true (is_seen (f, "trash_bar"));
  select_row (f, 0);
  act (f, "row.restore");
  assert_rows (f, 0);
  g_assert_cmpstr (get_page (f), ==, "no-trash");
  act (f, "win.trash");
  assert_rows (f, 1);
  select_row (f, 0);
  act (f, "row.remove");
  act (f, "win.trash");
  act (f, "win.empty-trash");
  answer ("no");
  assert_rows (f, 1);
  act (f, "win.empty-trash");
  answer ("yes");
  assert_rows (f, 0);
}

static void
pick (int row)
{
  GtkWindow *picker = find_window (DX_TYPE_CALL_PICKER);
  GtkListBox *list;

  g_assert_nonnull (picker);
  list =
      GTK_LIST_BOX (ui_find (GTK_WIDGET (picker), GTK_TYPE_LIST_BOX, "list"));
  g_signal_emit_by_name (list, "row-activated",
                         gtk_list_box_get_row_at_index (list, row));
  ui_wait (100);
}

static void
test_new (Fixture *f, gconstpointer data)
{
  act (f, "win.new");
  pick (0);
  g_assert_cmpuint (count_proposal_windows (f), ==, 1);
  assert_rows (f, 1);
}

static void
test_renew (Fixture *f, gconstpointer data)
{
  g_autofree char *id = store_example (f, "mo-hinh-diem-thanh-hoa");
  GtkWindow *window;
  DxProposal *proposal;

  assert_rows (f, 1);
  select_row (f, 0);
  act (f, "row.renew");
  pick (0);
  assert_rows (f, 2);
  window = find_window (DX_TYPE_PROPOSAL_WINDOW);
  g_assert_nonnull (window);
  proposal = dx_session_get_proposal (
      dx_proposal_window_get_session (DX_PROPOSAL_WINDOW (window)));
  g_assert_cmpstr (dx_proposal_get_call (proposal)->id, ==, "dien-bien-2026");
  g_assert_cmpstr (dx_proposal_get_id (proposal), !=, id);
}

static void
test_first_run (Fixture *f, gconstpointer data)
{
  GSettings *settings = dx_workspace_get_settings (f->workspace);

  g_assert_cmpstr (get_page (f), ==, "first-run");
  act (f, "win.first-run-draft");
  g_assert_true (g_settings_get_boolean (settings, "role-chosen"));
  g_assert_true (g_settings_get_boolean (settings, "role-draft"));
  /* The second click opens the wizard. */
  pick (0);
  g_assert_cmpuint (count_proposal_windows (f), ==, 1);
  g_assert_cmpstr (get_page (f), ==, "list");
}

static void
test_first_run_desk (Fixture *f, gconstpointer data)
{
  GSettings *settings = dx_workspace_get_settings (f->workspace);
  GtkApplication *application = GTK_APPLICATION (f->application);

  g_object_ref (f->window);
  act (f, "win.first-run-desk");
  ui_wait (30);
  g_assert_true (g_settings_get_boolean (settings, "role-desk"));
  g_assert_false (g_settings_get_boolean (settings, "role-draft"));
  ui_assert_finalized (f->window);
  /* It is the first one from now on. */
  g_application_activate (G_APPLICATION (f->application));
  g_assert_cmpuint (g_list_length (gtk_application_get_windows (application)),
                    ==, 1);
  g_assert_true (DX_IS_REGISTER_WINDOW (
      gtk_application_get_windows (application)->data));
  g_settings_reset (settings, "role-draft");
  g_settings_reset (settings, "role-desk");
  f->window = dx_main_window_new (f->application, f->workspace);
}

static char *
write_changed (const char *name)
{
  g_autofree char *path = example_path (name);
  g_autofree char *text = NULL;
  g_autofree char *folder = g_dir_make_tmp ("dexuat-ui-XXXXXX", NULL);
  char *changed_path = g_build_filename (folder, "bản mới.json", NULL);
  GString *changed;
  g_autoptr (GError) error = NULL;

  g_file_get_contents (path, &text, NULL, &error);
  g_assert_no_error (error);
  changed = g_string_new (text);
  g_assert_cmpuint (g_string_replace (changed, "\"I.name\": \"",
                                      "\"I.name\": \"Bản mới: ", 1),
                    ==, 1);
  g_file_set_contents (changed_path, changed->str, -1, &error);
  g_assert_no_error (error);
  g_string_free (changed, TRUE);

  return changed_path;
}

static void
test_open_files (Fixture *f, gconstpointer data)
{
  g_autofree char *path = example_path ("hoi-thao-nang-suat.json");
  g_autofree char *changed = write_changed ("hoi-thao-nang-suat.json");
  DxProposal *proposal;
  GtkWindow *window;

  /* Nobody has seen it. */
  open_path (f, path);
  wait_for_proposals (f, 1);
  assert_rows (f, 1);
  /* The same again raises its window. */
  open_path (f, path);
  ui_wait (400);
  g_assert_null (find_window (DX_TYPE_IMPORT_WINDOW));
  g_assert_cmpuint (count_proposal_windows (f), ==, 1);
  assert_rows (f, 1);
  /* Another text: keep both. */
  open_path (f, changed);
  click ("copy");
  wait_for_proposals (f, 2);
  assert_rows (f, 2);
  close_proposal_windows (f);
  /* Another text: nothing of it. */
  open_path (f, changed);
  gtk_window_close (wait_for_window (DX_TYPE_IMPORT_WINDOW));
  ui_wait (100);
  g_assert_cmpuint (count_proposal_windows (f), ==, 0);
  /* Another text: take the file's. */
  open_path (f, changed);
  click ("all");
  click ("take");
  wait_for_proposals (f, 1);
  assert_rows (f, 2);
  window = find_window (DX_TYPE_PROPOSAL_WINDOW);
  proposal = dx_session_get_proposal (
      dx_proposal_window_get_session (DX_PROPOSAL_WINDOW (window)));
  g_assert_true (g_str_has_prefix (dx_proposal_get_text (proposal, "I.name"),
                                   "Bản mới: "));
  {
    g_autoptr (GPtrArray) revisions =
        dx_store_list_revisions (dx_workspace_get_store (f->workspace),
                                 dx_proposal_get_id (proposal), NULL);

    g_assert_cmpuint (revisions->len, >=, 1);
  }
}

static void
test_open_broken (Fixture *f, gconstpointer data)
{
  g_autofree char *folder = g_dir_make_tmp ("dexuat-ui-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (folder, "hỏng.json", NULL);
  GtkWindow *dialog;

  g_file_set_contents (path, "{ \"format\": \"dexuat-proposal\", ", -1, NULL);
  open_path (f, path);
  dialog = wait_for_window (ADW_TYPE_MESSAGE_DIALOG);
  g_assert_nonnull (strstr (
      adw_message_dialog_get_body (ADW_MESSAGE_DIALOG (dialog)), "hỏng.json"));
  gtk_window_close (dialog);
  ui_wait (30);
  open_path (f, "/nowhere/at-all.json");
  dialog = wait_for_window (ADW_TYPE_MESSAGE_DIALOG);
  gtk_window_close (dialog);
  g_assert_cmpuint (count_proposal_windows (f), ==, 0);
}

/* Bad files do not keep a good one out, and each is named. */
static void
test_open_many (Fixture *f, gconstpointer data)
{
  g_autofree char *folder = g_dir_make_tmp ("dexuat-ui-XXXXXX", NULL);
  g_autofree char *good = example_path ("hoi-thao-nang-suat.json");
  g_autofree char *one = g_build_filename (folder, "một.docx", NULL);
  g_autofree char *other = g_build_filename (folder, "hai.dxhs", NULL);
  GFile *files[] = { g_file_new_for_path (one), g_file_new_for_path (good),
                     g_file_new_for_path (other) };
  GtkWindow *dialog;
  const char *body;

  g_file_set_contents (one, "PK\003\004", -1, NULL);
  g_file_set_contents (other, "x", -1, NULL);
  dx_main_window_open_files (f->window, files, G_N_ELEMENTS (files));
  dialog = wait_for_window (ADW_TYPE_MESSAGE_DIALOG);
  body = adw_message_dialog_get_body (ADW_MESSAGE_DIALOG (dialog));
  g_assert_nonnull (strstr (body, "một.docx"));
  g_assert_nonnull (strstr (body, "hai.dxhs"));
  g_assert_null (strstr (body, "hoi-thao"));
  g_assert_cmpuint (count_proposal_windows (f), ==, 1);
  assert_rows (f, 1);
  gtk_window_close (dialog);
  for (guint i = 0; i < G_N_ELEMENTS (files); i++)
    g_object_unref (files[i]);
}

static GPtrArray *
pick_path (DxPickKind kind, const char *name, gpointer data)
{
  GPtrArray *files = g_ptr_array_new_with_free_func (g_object_unref);

  g_ptr_array_add (files, g_file_new_for_path (data));

  return files;
}

static void
test_open_and_blank (Fixture *f, gconstpointer data)
{
  g_autofree char *path = example_path ("tcvn-ocop.json");
  g_autofree char *folder = g_dir_make_tmp ("dexuat-ui-XXXXXX", NULL);
  g_autofree char *pdf = g_build_filename (folder, "mẫu.pdf", NULL);

  dx_compat_set_pick_double (pick_path, path);
  act (f, "win.open");
  wait_for_proposals (f, 1);
  assert_rows (f, 1);
  dx_compat_set_pick_double (pick_path, pdf);
  act (f, "win.blank-form");
  dx_compat_set_pick_double (NULL, NULL);
  g_assert_true (g_file_test (pdf, G_FILE_TEST_EXISTS));
}

static void
test_busy (Fixture *f, gconstpointer data)
{
  g_autoptr (GSettings) settings = dx_workspace_find_settings ();
  g_autofree char *id = store_example (f, "tcvn-ocop");
  g_autoptr (DxWorkspace) second =
      dx_workspace_new (dx_workspace_get_folder (f->workspace), settings);
  DxMainWindow *window = dx_main_window_new (f->application, second);
  GtkWidget *bar = ui_find (GTK_WIDGET (window), GTK_TYPE_BOX, "store_bar");
  GAction *action;

  g_assert_cmpint (dx_store_get_access (dx_workspace_get_store (second)), ==,
                   DX_STORE_BUSY);
  gtk_window_present (GTK_WINDOW (window));
  ui_wait (50);
  g_assert_true (gtk_widget_get_visible (bar));
  gtk_test_accessible_assert_role (bar, GTK_ACCESSIBLE_ROLE_ALERT);
  action = g_action_map_lookup_action (G_ACTION_MAP (window), "empty-trash");
  g_assert_false (g_action_get_enabled (action));
  gtk_widget_activate_action (GTK_WIDGET (window), "win.retry", NULL);
  ui_wait (30);
  g_assert_true (gtk_widget_get_visible (bar));
  gtk_window_destroy (GTK_WINDOW (window));
  ui_wait (30);
}

static void
test_no_store (Fixture *f, gconstpointer data)
{
  g_autoptr (GSettings) settings = dx_workspace_find_settings ();
  g_autofree char *folder = g_dir_make_tmp ("dexuat-ui-XXXXXX", NULL);
  g_autofree char *file = g_build_filename (folder, "dexuat.db", NULL);
  g_autoptr (DxWorkspace) workspace = NULL;
  DxMainWindow *window;
  GtkWidget *stack;

  g_file_set_contents (file, "this is no database, by no means at all", -1,
                       NULL);
  workspace = dx_workspace_new (folder, settings);
  g_assert_null (dx_workspace_get_store (workspace));
  window = dx_main_window_new (f->application, workspace);
  stack = ui_find (GTK_WIDGET (window), GTK_TYPE_STACK, "stack");
  gtk_window_present (GTK_WINDOW (window));
  ui_wait (50);
  g_assert_cmpstr (gtk_stack_get_visible_child_name (GTK_STACK (stack)), ==,
                   "error");
  g_assert_nonnull (
      strstr (adw_status_page_get_description (ADW_STATUS_PAGE (ui_find (
                  GTK_WIDGET (window), ADW_TYPE_STATUS_PAGE, "error_page"))),
              folder));
  /* It is mended, and tried again. */
  g_remove (file);
  gtk_widget_activate_action (GTK_WIDGET (window), "win.retry", NULL);
  ui_wait (50);
  g_assert_cmpstr (gtk_stack_get_visible_child_name (GTK_STACK (stack)), ==,
                   "empty");
  gtk_window_destroy (GTK_WINDOW (window));
  ui_wait (30);
}

static void
test_size (Fixture *f, gconstpointer data)
{
  GSettings *settings = dx_workspace_get_settings (f->workspace);
  int width;
  int height;

  gtk_window_set_default_size (GTK_WINDOW (f->window), 810, 611);
  ui_wait (50);
  gtk_window_close (GTK_WINDOW (f->window));
  g_settings_get (settings, "window-size", "(ii)", &width, &height);
  g_assert_cmpint (width, ==, 810);
  g_assert_cmpint (height, ==, 611);
  f->window = dx_main_window_new (f->application, f->workspace);
  gtk_window_get_default_size (GTK_WINDOW (f->window), &width, &height);
  g_assert_cmpint (width, ==, 810);
}

static void
test_menus (Fixture *f, gconstpointer data)
{
  static const char *const buttons[] = { "menu_button", "view_button",
                                         "row_menu_button" };
  g_autofree char *id = store_example (f, "tcvn-ocop");

  assert_rows (f, 1);
  select_row (f, 0);
  ui_wait (300);
  for (guint i = 0; i < G_N_ELEMENTS (buttons); i++)
    {
      GtkMenuButton *button = GTK_MENU_BUTTON (
          ui_find (GTK_WIDGET (f->window), GTK_TYPE_MENU_BUTTON, buttons[i]));

      gtk_menu_button_popup (button);
      ui_wait (100);
      g_assert_nonnull (gtk_menu_button_get_popover (button));
      gtk_menu_button_popdown (button);
      ui_wait (50);
    }
  dx_workspace_reload_data (f->workspace);
  ui_wait (30);
  select_row (f, 0);
  gtk_widget_activate_action (GTK_WIDGET (f->window), "row.menu", NULL);
  ui_wait (100);
  g_assert_nonnull (
      ui_find (GTK_WIDGET (f->window), GTK_TYPE_POPOVER_MENU, NULL));
  dx_main_window_toast (f->window, "a < b & c");
  ui_wait (30);
}

int
main (int argc, char **argv)
{
  static const struct {
    const char *path;
    void (*test) (Fixture *, gconstpointer);
    gconstpointer first_run;
  } tests[] = {
    { "/main-window/empty", test_empty, NULL },
    { "/main-window/row", test_row, NULL },
    { "/main-window/search-and-filter", test_search_and_filter, NULL },
    { "/main-window/sort-keeps-selection", test_sort_keeps_selection, NULL },
    { "/main-window/copy-and-mark", test_copy_and_mark, NULL },
    { "/main-window/remove-and-undo", test_remove_and_undo, NULL },
    { "/main-window/new", test_new, NULL },
    { "/main-window/renew", test_renew, NULL },
    { "/main-window/first-run", test_first_run, "yes" },
    { "/main-window/first-run-desk", test_first_run_desk, "yes" },
    { "/main-window/open-files", test_open_files, NULL },
    { "/main-window/open-broken", test_open_broken, NULL },
    { "/main-window/open-many", test_open_many, NULL },
    { "/main-window/open-and-blank", test_open_and_blank, NULL },
    { "/main-window/busy", test_busy, NULL },
    { "/main-window/no-store", test_no_store, NULL },
    { "/main-window/size", test_size, NULL },
    { "/main-window/menus", test_menus, NULL },
  };
  g_autofree char *data = g_dir_make_tmp ("dexuat-ui-XXXXXX", NULL);

  /* Before anybody asks for it: a data folder of our own. */
  g_setenv ("XDG_DATA_HOME", data, TRUE);
  ui_init (&argc, &argv);
  g_test_add_func ("/main-window/words", test_words);
  for (guint i = 0; i < G_N_ELEMENTS (tests); i++)
    g_test_add (tests[i].path, Fixture, tests[i].first_run, set_up,
                tests[i].test, tear_down);

  return g_test_run ();
}
