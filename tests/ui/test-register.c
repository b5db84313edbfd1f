/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui-fixture.h"

#include <string.h>

#include "dx-desk-words.h"
#include "dx-dossier-pane.h"
#include "dx-register-list.h"
#include "dx-register-window.h"

#define CALL "dien-bien-2026"

typedef struct {
  DxWorkspace *workspace;
  DxRegister *reg;
  DxRegisterWindow *window;
  GtkSelectionModel *model;
} Fixture;

static void
receive (Fixture *f, const char *title, gint64 total, DxTiming timing)
{
  DxCatalog *catalog = dx_workspace_get_catalog (f->workspace);
  g_autoptr (DxProposal)
      proposal = dx_proposal_new (dx_catalog_get_default_form (catalog),
                                  dx_catalog_get_call (catalog, CALL, NULL));
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GError) error = NULL;
  DxRegisterDelivery delivery = {
    .call = CALL, .proposal = proposal, .own = TRUE, .name = "a.json"
  };
  const DxRegisterArrival arrival = {
    .channel = DX_CHANNEL_POST,
    .stamped = "2025-08-07",
    .arrived = "2025-08-09T16:30:00+07:00",
    .from = "Ông Văn Thư",
    .timing = timing,
    .why = "Vì dấu bưu điện ghi ngày 07/8/2025.",
  };
  g_autoptr (DxRegisterReceipt) receipt = NULL;

  dx_proposal_set_text (proposal, "I.name", title);
  dx_proposal_set_text (proposal, "X.name", "Đơn vị <Ví Dụ> & bạn");
  dx_proposal_set_integer (proposal, "IX.total", total);
  bytes = dx_proposal_to_json (proposal);
  delivery.bytes = bytes;
  receipt = dx_register_receive (f->reg, &delivery, &arrival, &error);
  g_assert_no_error (error);
  g_assert_cmpint (receipt->result, ==, DX_REGISTER_NEW);
}

static void
open_window (Fixture *f)
{
  f->window = DX_REGISTER_WINDOW (dx_register_window_new (NULL, f->workspace));
  gtk_window_present (GTK_WINDOW (f->window));
  f->model = gtk_column_view_get_model (GTK_COLUMN_VIEW (
      ui_find (GTK_WIDGET (f->window), GTK_TYPE_COLUMN_VIEW, "view")));
  ui_wait (50);
}

static void
close_window (Fixture *f)
{
  g_object_ref (f->window);
  gtk_window_close (GTK_WINDOW (f->window));
  ui_wait (50);
  ui_assert_finalized (f->window);
  f->window = NULL;
}

static void
set_up (Fixture *f, gconstpointer data)
{
  f->workspace = ui_workspace_new ();
  f->reg = dx_workspace_get_register (f->workspace);
  if (data == NULL)
    {
      receive (f, "Ba mô hình", 300, DX_TIMING_ON_TIME);
      receive (f, "An toàn", 20, DX_TIMING_LATE);
      receive (f, "Cải tiến", 1000000, DX_TIMING_DOUBT);
    }
  open_window (f);
}

static void
tear_down (Fixture *f, gconstpointer data)
{
  if (f->window != NULL)
    close_window (f);
  g_settings_reset (dx_workspace_get_settings (f->workspace),
                    "register-hidden-columns");
  g_object_unref (f->workspace);
}

static void
act (Fixture *f, const char *action, const char *value)
{
  gtk_widget_activate_action_variant (
      GTK_WIDGET (f->window), action,
      value != NULL ? g_variant_new_string (value) : NULL);
  ui_wait (20);
}

/* "B A C", by the first letters of the titles. */
static void
assert_order (Fixture *f, const char *expected)
{
  g_autoptr (GString) found = g_string_new (NULL);
  guint n = g_list_model_get_n_items (G_LIST_MODEL (f->model));

  for (guint i = 0; i < n; i++)
    {
      g_autoptr (DxRegisterItem)
          item = g_list_model_get_item (G_LIST_MODEL (f->model), i);

      g_string_append_printf (found, "%s%c", i > 0 ? " " : "",
                              dx_register_item_get_entry (item)->title[0]);
    }
  g_assert_cmpstr (found->str, ==, expected);
}

static const char *
get_page (Fixture *f)
{
  return gtk_stack_get_visible_child_name (
      GTK_STACK (ui_find (GTK_WIDGET (f->window), GTK_TYPE_STACK, "stack")));
}

static GtkColumnViewColumn *
get_column (Fixture *f, const char *title)
{
  GListModel *columns = gtk_column_view_get_columns (GTK_COLUMN_VIEW (
      ui_find (GTK_WIDGET (f->window), GTK_TYPE_COLUMN_VIEW, "view")));

  for (guint i = 0; i < g_list_model_get_n_items (columns); i++)
    {
      g_autoptr (GtkColumnViewColumn) it = g_list_model_get_item (columns, i);

      if (g_str_equal (gtk_column_view_column_get_title (it), title))
        return it;
    }
  g_assert_not_reached ();
}

static void
sort_by (Fixture *f, const char *title, GtkSortType order)
{
  gtk_column_view_sort_by_column (
      GTK_COLUMN_VIEW (
          ui_find (GTK_WIDGET (f->window), GTK_TYPE_COLUMN_VIEW, "view")),
      get_column (f, title), order);
  ui_wait (20);
}

static void
test_order (Fixture *f, gconstpointer data)
{
  assert_order (f, "B A C");
  sort_by (f, "Tên nhiệm vụ", GTK_SORT_ASCENDING);
  assert_order (f, "A B C");
  sort_by (f, "Tên nhiệm vụ", GTK_SORT_DESCENDING);
  assert_order (f, "C B A");
  sort_by (f, "Kinh phí (đồng)", GTK_SORT_ASCENDING);
  assert_order (f, "A B C");
  sort_by (f, "Số đến", GTK_SORT_DESCENDING);
  assert_order (f, "C A B");
}

static void
test_filter (Fixture *f, gconstpointer data)
{
  act (f, "win.filter-timing", "late");
  assert_order (f, "A");
  act (f, "win.filter-state", "complete");
  g_assert_cmpstr (get_page (f), ==, "nothing");
  act (f, "win.clear-filter", NULL);
  assert_order (f, "B A C");
  act (f, "win.filter-call", "an-giang-2026");
  g_assert_cmpstr (get_page (f), ==, "nothing");
  act (f, "win.filter-call", CALL);
  assert_order (f, "B A C");
  act (f, "win.filter-state", "conflict");
  g_assert_cmpstr (get_page (f), ==, "nothing");
}

static void
test_search (Fixture *f, gconstpointer data)
{
  GtkWidget *entry =
      ui_find (GTK_WIDGET (f->window), GTK_TYPE_SEARCH_ENTRY, "search_entry");

  act (f, "win.search", NULL);
  g_assert_true (gtk_widget_has_focus (entry)
                 || gtk_widget_is_ancestor (
                     gtk_window_get_focus (GTK_WINDOW (f->window)), entry));
  gtk_editable_set_text (GTK_EDITABLE (entry), "cai tien");
  ui_wait (50);
  assert_order (f, "C");
  g_signal_emit_by_name (entry, "activate");
  g_assert_cmpint (dx_register_window_get_row (f->window), !=, 0);
  act (f, "win.clear-filter", NULL);
  assert_order (f, "B A C");
}

static void
test_columns (Fixture *f, gconstpointer data)
{
  g_assert_true (
      gtk_column_view_column_get_visible (get_column (f, "Kinh phí (đồng)")));
  act (f, "win.column-total", NULL);
  g_assert_false (
      gtk_column_view_column_get_visible (get_column (f, "Kinh phí (đồng)")));
  close_window (f);
  open_window (f);
  g_assert_false (
      gtk_column_view_column_get_visible (get_column (f, "Kinh phí (đồng)")));
}

static void
test_follow (Fixture *f, gconstpointer data)
{
  gint64 row = dx_register_find (f->reg, "2/2025", NULL);
  g_autoptr (GError) error = NULL;

  dx_register_window_show_row (f->window, row);
  g_assert_cmpint (dx_register_window_get_row (f->window), ==, row);
  receive (f, "Đề xuất mới", 1, DX_TIMING_ON_TIME);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (f->model)), ==, 4);
  g_assert_cmpint (dx_register_window_get_row (f->window), ==, row);
  act (f, "win.filter-timing", "on-time");
  dx_register_window_show_row (f->window, row);
  g_assert_cmpint (dx_register_window_get_row (f->window), ==, row);
}

static void
test_empty (Fixture *f, gconstpointer data)
{
  g_assert_cmpstr (get_page (f), ==, "empty");
  receive (f, "Một", 1, DX_TIMING_ON_TIME);
  g_assert_cmpstr (get_page (f), ==, "list");
}

static void
test_names (Fixture *f, gconstpointer data)
{
  gtk_test_accessible_assert_property (
      ui_find (GTK_WIDGET (f->window), GTK_TYPE_COLUMN_VIEW, "view"),
      GTK_ACCESSIBLE_PROPERTY_LABEL, "Sổ tiếp nhận");
  gtk_test_accessible_assert_property (
      ui_find (GTK_WIDGET (f->window), GTK_TYPE_MENU_BUTTON, "filter_button"),
      GTK_ACCESSIBLE_PROPERTY_LABEL, "Lọc và chọn cột");
}

static void
test_narrow (Fixture *f, gconstpointer data)
{
  gtk_window_set_default_size (GTK_WINDOW (f->window), 360, 600);
  ui_wait (200);
  g_assert_true (gtk_column_view_column_get_visible (get_column (f, "Hồ sơ")));
  g_assert_false (
      gtk_column_view_column_get_visible (get_column (f, "Số đến")));
}

static gboolean
says (GtkWidget *root, const char *words)
{
  if (GTK_IS_LABEL (root) && gtk_widget_get_child_visible (root)
      && strstr (gtk_label_get_text (GTK_LABEL (root)), words) != NULL)
    return TRUE;
  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    if (says (child, words))
      return TRUE;

  return FALSE;
}

static void
test_details (Fixture *f, gconstpointer data)
{
  static const char *const facts[] = {
    "An toàn",
    "Đơn vị <Ví Dụ> & bạn",
    "Ông Văn Thư",
    "16h30 ngày 09/8/2025",
    "Vì dấu bưu điện ghi",
    "a.json",
    "Tiếp nhận, cấp số đến",
    "đang có hiệu lực",
    "Trễ hạn",
  };
  GtkWidget *pane =
      ui_find (GTK_WIDGET (f->window), DX_TYPE_DOSSIER_PANE, "pane");
  g_autoptr (GError) error = NULL;

  act (f, "win.details", NULL);
  ui_wait (300);
  g_assert_true (says (pane, "Chọn một hồ sơ"));
  dx_register_window_show_row (f->window,
                               dx_register_find (f->reg, "2/2025", NULL));
  ui_wait (50);
  for (guint i = 0; i < G_N_ELEMENTS (facts); i++)
    g_assert_true (says (pane, facts[i]));
  /* It follows the register. */
  dx_register_set_state (f->reg, dx_register_find (f->reg, "2/2025", NULL),
                         DX_REGISTER_STATE_WITHDRAWN, "Đơn vị xin rút", &error);
  g_assert_no_error (error);
  ui_wait (300);
  g_assert_true (says (pane, "Đã rút"));
  g_assert_true (says (pane, "Đổi trạng thái"));
}

static void
test_words (void)
{
  static const struct {
    const char *moment;
    const char *words;
  } moments[] = {
    { "2025-08-07", "07/8/2025" },
    { "2025-08-07T16:30:00+07:00", "16h30 ngày 07/8/2025" },
    { "2025-08-07T20:05:00Z", "03h05 ngày 08/8/2025" },
    { "hôm qua", "hôm qua" },
    { "", NULL },
    { NULL, NULL },
  };

  for (guint i = 0; i < G_N_ELEMENTS (moments); i++)
    {
      g_autofree char *words = dx_desk_words_moment (moments[i].moment);

      g_assert_cmpstr (words, ==, moments[i].words);
    }
  for (guint i = 0; i <= DX_REGISTER_STATE_WITHDRAWN; i++)
    g_assert_cmpint (dx_desk_words_state_find (dx_desk_words_state_name (i)),
                     ==, (int) i);
  g_assert_cmpint (dx_desk_words_state_find ("*"), ==, -1);
}

int
main (int argc, char **argv)
{
  static const struct {
    const char *path;
    void (*test) (Fixture *f, gconstpointer data);
    const char *data;
  } tests[] = {
    { "/register/order", test_order, NULL },
    { "/register/filter", test_filter, NULL },
    { "/register/search", test_search, NULL },
    { "/register/columns", test_columns, NULL },
    { "/register/follow", test_follow, NULL },
    { "/register/details", test_details, NULL },
    { "/register/empty", test_empty, "empty" },
    { "/register/names", test_names, NULL },
    { "/register/narrow", test_narrow, NULL },
  };

  ui_init (&argc, &argv);
  g_test_add_func ("/register/words", test_words);
  for (guint i = 0; i < G_N_ELEMENTS (tests); i++)
    g_test_add (tests[i].path, Fixture, tests[i].data, set_up, tests[i].test,
                tear_down);

  return g_test_run ();
}
