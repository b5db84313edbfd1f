/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui-fixture.h"

#include "dx-field-amount-row.h"
#include "dx-field-editor.h"
#include "dx-field-sum.h"

typedef struct {
  DxWorkspace *workspace;
  DxSession *session;
  DxProposal *proposal;
  GtkWindow *window;
  GtkWidget *editor;
} Fixture;

static Fixture *
fixture_new (const char *field)
{
  Fixture *fixture = g_new0 (Fixture, 1);
  GtkWidget *overlay = adw_toast_overlay_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  fixture->workspace = ui_workspace_new ();
  fixture->session = ui_session_new (fixture->workspace, NULL);
  fixture->proposal = dx_session_get_proposal (fixture->session);
  fixture->window = GTK_WINDOW (gtk_window_new ());
  fixture->editor = dx_field_editor_new (fixture->session, field, 0);
  gtk_box_append (GTK_BOX (box), fixture->editor);
  gtk_box_append (GTK_BOX (box), gtk_button_new_with_label ("Khác"));
  adw_toast_overlay_set_child (ADW_TOAST_OVERLAY (overlay), box);
  gtk_window_set_child (fixture->window, overlay);
  gtk_window_present (fixture->window);
  ui_wait (20);

  return fixture;
}

static void
fixture_free (Fixture *fixture)
{
  GtkWidget *editor = g_object_ref (fixture->editor);

  gtk_window_destroy (fixture->window);
  ui_wait (20);
  ui_assert_finalized (editor);
  ui_assert_finalized (fixture->session);
  ui_assert_finalized (fixture->workspace);
  g_free (fixture);
}

static GtkWidget *
find (Fixture *fixture, GType type)
{
  return ui_find (fixture->editor, type, NULL);
}

static void
assert_list (DxProposal *proposal, const char *expected)
{
  g_autofree char *joined = g_strjoinv (
      "|", (GStrv) dx_proposal_get_list (proposal, "X.attachments"));

  g_assert_cmpstr (joined, ==, expected);
}

static void
test_list (void)
{
  static const char *const items[] = { "A", "B", "C", NULL };
  Fixture *fixture = fixture_new ("X.attachments");
  GtkListBox *list = GTK_LIST_BOX (find (fixture, GTK_TYPE_LIST_BOX));
  GtkWidget *row;
  GtkWidget *toast;

  dx_proposal_set_list (fixture->proposal, "X.attachments", items);
  row = GTK_WIDGET (gtk_list_box_get_row_at_index (list, 1));
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (row)), ==, "B");
  gtk_editable_set_text (GTK_EDITABLE (row), "B2");
  assert_list (fixture->proposal, "A|B2|C");
  g_assert_true (gtk_widget_activate_action (row, "row.move-up", NULL));
  assert_list (fixture->proposal, "B2|A|C");
  g_assert_true (gtk_widget_activate_action (row, "row.move-down", NULL));
  assert_list (fixture->proposal, "B2|C|A");
  g_assert_true (gtk_widget_activate_action (row, "row.remove", NULL));
  assert_list (fixture->proposal, "B2|A");
  ui_wait (50);
  toast = ui_find (GTK_WIDGET (fixture->window),
                   g_type_from_name ("AdwToastWidget"), NULL);
  g_assert_nonnull (toast);
  g_signal_emit_by_name (ui_find (toast, GTK_TYPE_BUTTON, NULL), "clicked");
  assert_list (fixture->proposal, "B2|C|A");
  fixture_free (fixture);
}

static void
test_list_add (void)
{
  Fixture *fixture = fixture_new ("X.attachments");
  GtkListBox *list = GTK_LIST_BOX (find (fixture, GTK_TYPE_LIST_BOX));
  GtkWidget *row;

  g_assert_false (gtk_widget_get_visible (GTK_WIDGET (list)));
  g_signal_emit_by_name (gtk_widget_get_next_sibling (GTK_WIDGET (list)),
                         "clicked");
  row = GTK_WIDGET (gtk_list_box_get_row_at_index (list, 0));
  g_assert_nonnull (row);
  assert_list (fixture->proposal, "");
  gtk_editable_set_text (GTK_EDITABLE (row), "Công văn");
  assert_list (fixture->proposal, "Công văn");
  g_signal_emit_by_name (row, "entry-activated");
  g_assert_nonnull (gtk_list_box_get_row_at_index (list, 1));
  assert_list (fixture->proposal, "Công văn");
  fixture_free (fixture);
}

static GtkWidget *
get_table_row (Fixture *fixture, int index)
{
  return GTK_WIDGET (gtk_list_box_get_row_at_index (
      GTK_LIST_BOX (find (fixture, GTK_TYPE_LIST_BOX)), index));
}

static void
add_cost (Fixture *fixture, const char *item, gint64 amount)
{
  guint row = dx_proposal_get_n_rows (fixture->proposal, "IX.costs");

  dx_proposal_insert_row (fixture->proposal, "IX.costs", row);
  dx_proposal_set_cell_text (fixture->proposal, "IX.costs", row, "item", item);
  dx_proposal_set_cell_integer (fixture->proposal, "IX.costs", row, "amount",
                                amount);
}

static void
test_table (void)
{
  Fixture *fixture = fixture_new ("IX.costs");
  GtkWidget *row;
  GtkWidget *toast;

  add_cost (fixture, "Hội thảo & tập huấn", 100);
  add_cost (fixture, "In ấn", 50);
  row = get_table_row (fixture, 0);
  g_assert_cmpstr (adw_preferences_row_get_title (ADW_PREFERENCES_ROW (row)),
                   ==, "Hội thảo & tập huấn");
  g_assert_cmpstr (adw_expander_row_get_subtitle (ADW_EXPANDER_ROW (row)), ==,
                   "Tổng số: 100");
  adw_expander_row_set_expanded (ADW_EXPANDER_ROW (row), TRUE);
  gtk_editable_set_text (
      GTK_EDITABLE (ui_find (row, DX_TYPE_FIELD_AMOUNT_ROW, NULL)), "2 triệu");
  g_assert_cmpstr (adw_expander_row_get_subtitle (ADW_EXPANDER_ROW (row)), ==,
                   "Tổng số: 2.000.000");
  g_assert_true (gtk_widget_activate_action (row, "row.move-down", NULL));
  g_assert_cmpstr (
      dx_proposal_get_cell_text (fixture->proposal, "IX.costs", 0, "item"), ==,
      "In ấn");
  gtk_widget_activate_action (row, "row.move-up", NULL);
  g_assert_cmpstr (
      dx_proposal_get_cell_text (fixture->proposal, "IX.costs", 0, "item"), ==,
      "In ấn");
  g_assert_true (gtk_widget_activate_action (row, "row.remove", NULL));
  g_assert_cmpuint (dx_proposal_get_n_rows (fixture->proposal, "IX.costs"), ==,
                    1);
  ui_wait (50);
  toast = ui_find (GTK_WIDGET (fixture->window),
                   g_type_from_name ("AdwToastWidget"), NULL);
  g_signal_emit_by_name (ui_find (toast, GTK_TYPE_BUTTON, NULL), "clicked");
  g_assert_cmpstr (
      dx_proposal_get_cell_text (fixture->proposal, "IX.costs", 0, "item"), ==,
      "In ấn");
  fixture_free (fixture);
}

static void
test_table_sum (void)
{
  Fixture *fixture = fixture_new ("IX.costs");
  DxFieldSum *sum = DX_FIELD_SUM (find (fixture, DX_TYPE_FIELD_SUM));
  gint64 total = 0;

  g_assert_null (dx_field_sum_get_text (sum));
  add_cost (fixture, "A", 100);
  add_cost (fixture, "B", 50);
  dx_proposal_set_integer (fixture->proposal, "IX.total", 200);
  g_assert_true (g_str_has_prefix (dx_field_sum_get_text (sum),
                                   "Cộng cột “Tổng số”: 150 đồng"));
  g_signal_emit_by_name (dx_field_sum_get_button (sum), "clicked");
  dx_proposal_get_integer (fixture->proposal, "IX.total", &total);
  g_assert_cmpint (total, ==, 150);
  g_assert_null (dx_field_sum_get_button (sum));
  fixture_free (fixture);
}

/* A row comes into the proposal with its first cell. */
static void
test_table_add (void)
{
  Fixture *fixture = fixture_new ("V.products");
  GtkListBox *list = GTK_LIST_BOX (find (fixture, GTK_TYPE_LIST_BOX));
  GtkWidget *add = gtk_widget_get_next_sibling (GTK_WIDGET (list));
  GtkWidget *row;

  g_signal_emit_by_name (add, "clicked");
  g_signal_emit_by_name (add, "clicked");
  g_assert_null (gtk_list_box_get_row_at_index (list, 1));
  g_assert_cmpuint (dx_proposal_get_n_rows (fixture->proposal, "V.products"),
                    ==, 0);
  row = get_table_row (fixture, 0);
  gtk_editable_set_text (GTK_EDITABLE (ui_find (row, ADW_TYPE_ENTRY_ROW, NULL)),
                         "Hội thảo");
  g_assert_cmpstr (
      dx_proposal_get_cell_text (fixture->proposal, "V.products", 0, "name"),
      ==, "Hội thảo");
  dx_session_undo (fixture->session);
  g_assert_cmpuint (dx_proposal_get_n_rows (fixture->proposal, "V.products"),
                    ==, 0);
  fixture_free (fixture);
}

int
main (int argc, char **argv)
{
  ui_init (&argc, &argv);
  g_test_add_func ("/field-rows/list", test_list);
  g_test_add_func ("/field-rows/list-add", test_list_add);
  g_test_add_func ("/field-rows/table", test_table);
  g_test_add_func ("/field-rows/table-sum", test_table_sum);
  g_test_add_func ("/field-rows/table-add", test_table_add);

  return g_test_run ();
}
