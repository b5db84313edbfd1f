/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui-fixture.h"

#include "dx-amount-field.h"
#include "dx-field-amount-row.h"
#include "dx-field-editor.h"
#include "dx-field-parts.h"
#include "dx-field-period.h"
#include "dx-field-sum.h"
#include "dx-line-field.h"
#include "dx-list-field.h"
#include "dx-months-field.h"
#include "dx-table-field.h"
#include "dx-text-editor.h"
#include "dx-text-field.h"

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

static void
leave (Fixture *fixture)
{
  GtkWidget *button = gtk_widget_get_next_sibling (fixture->editor);

  dx_field_editor_focus (DX_FIELD_EDITOR (fixture->editor));
  gtk_widget_grab_focus (button);
}

static GtkWidget *
find (Fixture *fixture, GType type)
{
  return ui_find (fixture->editor, type, NULL);
}

static const char *
get_error (Fixture *fixture)
{
  return dx_field_editor_get_error (DX_FIELD_EDITOR (fixture->editor));
}

static void
test_kinds (void)
{
  static const struct {
    const char *field;
    guint lines;
    GType (*type) (void);
  } cases[] = {
    { "plan-year", 0, dx_line_field_get_type },
    { "I.name", 2, dx_text_field_get_type },
    { "X.name", 1, dx_line_field_get_type },
    { "II.urgency", 2, dx_text_field_get_type },
    { "V.products", 0, dx_table_field_get_type },
    { "VIII.months", 0, dx_months_field_get_type },
    { "IX.total", 1, dx_amount_field_get_type },
    { "X.contact-phone", 1, dx_line_field_get_type },
    { "X.attachments", 3, dx_list_field_get_type },
  };
  g_autoptr (DxWorkspace) workspace = ui_workspace_new ();
  g_autoptr (DxSession) session = ui_session_new (workspace, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      GtkWidget *editor =
          dx_field_editor_new (session, cases[i].field, cases[i].lines);

      g_assert_cmpstr (G_OBJECT_TYPE_NAME (editor), ==,
                       g_type_name (cases[i].type ()));
      g_object_ref_sink (editor);
      ui_assert_finalized (editor);
    }
}

static void
test_line (void)
{
  Fixture *fixture = fixture_new ("X.contact-email");
  GtkWidget *row = find (fixture, ADW_TYPE_ENTRY_ROW);
  GtkWidget *text = dx_field_get_text (row);

  gtk_test_accessible_assert_property (text, GTK_ACCESSIBLE_PROPERTY_LABEL,
                                       "Email");
  gtk_editable_set_text (GTK_EDITABLE (row), "ten@@donvi");
  g_assert_cmpstr (dx_proposal_get_text (fixture->proposal, "X.contact-email"),
                   ==, "ten@@donvi");
  g_assert_null (get_error (fixture));
  leave (fixture);
  ui_wait (250);
  g_assert_nonnull (get_error (fixture));
  g_assert_true (g_str_has_prefix (get_error (fixture), "Lỗi: "));
  g_assert_true (gtk_widget_has_css_class (row, "error"));
  gtk_test_accessible_assert_state (text, GTK_ACCESSIBLE_STATE_INVALID,
                                    GTK_ACCESSIBLE_INVALID_TRUE);
  g_assert_true (gtk_test_accessible_has_relation (
      GTK_ACCESSIBLE (text), GTK_ACCESSIBLE_RELATION_ERROR_MESSAGE));

  gtk_editable_set_text (GTK_EDITABLE (row), "ten@donvi.vn");
  ui_wait (250);
  g_assert_null (get_error (fixture));
  g_assert_false (gtk_widget_has_css_class (row, "error"));
  g_assert_false (gtk_test_accessible_has_state (GTK_ACCESSIBLE (text),
                                                 GTK_ACCESSIBLE_STATE_INVALID));
  dx_proposal_set_text (fixture->proposal, "X.contact-email", "khac@donvi.vn");
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (row)), ==,
                   "khac@donvi.vn");
  fixture_free (fixture);
}

/* What is too long for the row stands below it. */
static void
test_line_fits (void)
{
  const char *name =
      "Trung tâm Tư vấn Năng suất và Phát triển doanh nghiệp Hoa Ban Trắng";
  Fixture *fixture = fixture_new ("X.name");
  GtkWidget *list = gtk_widget_get_parent (find (fixture, ADW_TYPE_ENTRY_ROW));
  GtkWidget *below = gtk_widget_get_next_sibling (list);

  gtk_window_set_default_size (fixture->window, 280, 400);
  dx_proposal_set_text (fixture->proposal, "X.name", "Viện A");
  ui_wait (200);
  g_assert_false (gtk_widget_get_visible (below));
  dx_proposal_set_text (fixture->proposal, "X.name", name);
  ui_wait (200);
  g_assert_true (gtk_widget_get_visible (below));
  g_assert_cmpstr (gtk_label_get_label (GTK_LABEL (below)), ==, name);
  gtk_window_set_default_size (fixture->window, 1200, 400);
  ui_wait (200);
  g_assert_false (gtk_widget_get_visible (below));
  fixture_free (fixture);
}

static void
test_line_cleans (void)
{
  Fixture *fixture = fixture_new ("X.name");
  GtkWidget *row = find (fixture, ADW_TYPE_ENTRY_ROW);
  GtkEditable *text = GTK_EDITABLE (dx_field_get_text (row));
  int position = 0;

  gtk_editable_insert_text (text, "Vie\xcc\xa3\xcc\x82n\xe2\x80\x8b\nA", -1,
                            &position);
  g_assert_cmpstr (dx_proposal_get_text (fixture->proposal, "X.name"), ==,
                   "Viện A");
  g_assert_cmpint (position, ==, 6);
  gtk_editable_insert_text (text, "e", -1, &position);
  gtk_editable_insert_text (text, "\xcc\x82", -1, &position);
  g_assert_cmpstr (dx_proposal_get_text (fixture->proposal, "X.name"), ==,
                   "Viện Aê");
  fixture_free (fixture);
}

/* Old text comes as it is, and is mended on the user's yes. */
static void
test_line_legacy (void)
{
  Fixture *fixture = fixture_new ("X.name");
  GtkWidget *row = find (fixture, ADW_TYPE_ENTRY_ROW);
  GtkEditable *text = GTK_EDITABLE (dx_field_get_text (row));
  GtkWidget *mend = NULL;
  int position = 0;

  for (GtkWidget *child = gtk_widget_get_first_child (fixture->editor);
       child != NULL; child = gtk_widget_get_next_sibling (child))
    if (GTK_IS_BUTTON (child))
      mend = child;
  g_assert_false (gtk_widget_get_visible (mend));
  gtk_editable_insert_text (text,
                            "TiÕng ViÖt rÊt hay n\xc2\xad\xc3\xad"
                            "c",
                            -1, &position);
  g_assert_true (gtk_widget_get_visible (mend));
  g_assert_cmpstr (dx_proposal_get_text (fixture->proposal, "X.name"), ==,
                   "TiÕng ViÖt rÊt hay n\xc2\xad\xc3\xad"
                   "c");
  g_signal_emit_by_name (mend, "clicked");
  g_assert_cmpstr (dx_proposal_get_text (fixture->proposal, "X.name"), ==,
                   "Tiếng Việt rất hay nước");
  g_assert_false (gtk_widget_get_visible (mend));
  fixture_free (fixture);
}

static void
test_line_preedit (void)
{
  Fixture *fixture = fixture_new ("X.name");
  GtkWidget *text = dx_field_get_text (find (fixture, ADW_TYPE_ENTRY_ROW));
  int position = 0;

  gtk_editable_insert_text (GTK_EDITABLE (text), "Viện ", -1, &position);
  gtk_editable_set_position (GTK_EDITABLE (text), -1);
  g_signal_emit_by_name (text, "preedit-changed", "Năng");
  dx_session_commit (fixture->session);
  g_assert_cmpstr (dx_proposal_get_text (fixture->proposal, "X.name"), ==,
                   "Viện Năng");
  dx_session_commit (fixture->session);
  g_assert_cmpstr (dx_proposal_get_text (fixture->proposal, "X.name"), ==,
                   "Viện Năng");
  fixture_free (fixture);
}

static void
test_year (void)
{
  Fixture *fixture = fixture_new ("plan-year");
  GtkWidget *row = find (fixture, ADW_TYPE_ENTRY_ROW);
  gint64 year;

  gtk_editable_set_text (GTK_EDITABLE (row), "20x6");
  g_assert_false (
      dx_proposal_get_integer (fixture->proposal, "plan-year", &year));
  leave (fixture);
  g_assert_nonnull (strstr (get_error (fixture), "bốn chữ số"));
  gtk_editable_set_text (GTK_EDITABLE (row), "2026");
  g_assert_true (
      dx_proposal_get_integer (fixture->proposal, "plan-year", &year));
  g_assert_cmpint (year, ==, 2026);
  ui_wait (250);
  g_assert_null (get_error (fixture));
  fixture_free (fixture);
}

static void
test_text (void)
{
  Fixture *fixture = fixture_new ("III.objectives");
  DxTextEditor *editor = DX_TEXT_EDITOR (find (fixture, DX_TYPE_TEXT_EDITOR));
  GtkTextView *view = dx_text_editor_get_view (editor);
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (view);

  gtk_text_buffer_insert_interactive_at_cursor (buffer, "Tăng", -1, TRUE);
  g_assert_cmpstr (dx_proposal_get_text (fixture->proposal, "III.objectives"),
                   ==, "Tăng");
  g_signal_emit_by_name (view, "preedit-changed", " gấp đôi");
  leave (fixture);
  g_assert_cmpstr (dx_proposal_get_text (fixture->proposal, "III.objectives"),
                   ==, "Tăng gấp đôi");
  dx_session_undo (fixture->session);
  g_assert_cmpint (gtk_text_buffer_get_char_count (buffer), ==, 0);
  ui_wait (250);
  g_assert_nonnull (get_error (fixture));
  gtk_test_accessible_assert_state (view, GTK_ACCESSIBLE_STATE_INVALID,
                                    GTK_ACCESSIBLE_INVALID_TRUE);
  g_assert_true (
      gtk_widget_has_css_class (dx_text_editor_get_frame (editor), "error"));
  fixture_free (fixture);
}

static void
test_outline (void)
{
  Fixture *fixture = fixture_new ("II.urgency");
  GtkWidget *editor = find (fixture, DX_TYPE_TEXT_EDITOR);

  g_assert_true (
      gtk_widget_activate_action (editor, "text-editor.outline", NULL));
  g_assert_true (
      g_str_has_prefix (dx_proposal_get_text (fixture->proposal, "II.urgency"),
                        "1. Cơ sở khoa học và thực tiễn để luận giải"));
  fixture_free (fixture);
}

static void
test_amount (void)
{
  Fixture *fixture = fixture_new ("IX.total");
  GtkWidget *row = find (fixture, DX_TYPE_FIELD_AMOUNT_ROW);
  gint64 amount = 0;

  gtk_editable_set_text (GTK_EDITABLE (row), "1,25 tỷ");
  g_assert_true (
      dx_proposal_get_integer (fixture->proposal, "IX.total", &amount));
  g_assert_cmpint (amount, ==, 1250000000);
  g_assert_nonnull (ui_find (fixture->editor, GTK_TYPE_LABEL, NULL));
  leave (fixture);
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (row)), ==,
                   "1.250.000.000");
  gtk_editable_set_text (GTK_EDITABLE (row), "");
  g_assert_false (dx_proposal_has_value (fixture->proposal, "IX.total"));
  dx_proposal_set_integer (fixture->proposal, "IX.total", 0);
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (row)), ==, "0");
  fixture_free (fixture);
}

/* What cannot be read is no value; it is still there when the field is shown
 * again. */
static void
test_amount_unreadable (void)
{
  Fixture *fixture = fixture_new ("IX.total");
  GtkWidget *row = find (fixture, DX_TYPE_FIELD_AMOUNT_ROW);
  GtkWidget *again;

  dx_proposal_set_integer (fixture->proposal, "IX.total", 5);
  dx_field_editor_focus (DX_FIELD_EDITOR (fixture->editor));
  gtk_editable_set_position (GTK_EDITABLE (row), 0);
  g_signal_emit_by_name (dx_field_get_text (row), "insert-at-cursor",
                         "khoảng ");
  g_assert_true (dx_proposal_has_value (fixture->proposal, "IX.total"));
  leave (fixture);
  g_assert_false (dx_proposal_has_value (fixture->proposal, "IX.total"));
  g_assert_true (g_str_has_prefix (get_error (fixture), "Lỗi: "));
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (row)), ==, "khoảng 5");

  again = dx_field_editor_new (fixture->session, "IX.total", 1);
  g_object_ref_sink (again);
  row = ui_find (again, DX_TYPE_FIELD_AMOUNT_ROW, NULL);
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (row)), ==, "khoảng 5");
  g_assert_nonnull (dx_field_editor_get_error (DX_FIELD_EDITOR (again)));
  ui_assert_finalized (again);
  fixture_free (fixture);
}

static void
set_amounts (DxProposal *proposal, const gint64 amounts[3])
{
  static const char *const fields[] = { "IX.total", "IX.state-budget",
                                        "IX.counterpart" };

  for (guint i = 0; i < 3; i++)
    if (amounts[i] < 0)
      dx_proposal_clear (proposal, fields[i]);
    else
      dx_proposal_set_integer (proposal, fields[i], amounts[i]);
}

static void
test_sum (void)
{
  static const struct {
    gint64 amounts[3]; /* -1 for none */
    const char *text;
    const char *button;
  } cases[] = {
    { { -1, -1, 5 }, NULL, NULL },
    { { 10, 4, 6 }, "Các khoản cộng lại bằng tổng số.", NULL },
    { { 10, 4, -1 }, NULL, "Ghi “Kinh phí đối ứng”: 6 đồng" },
    { { -1, 4, 6 }, NULL, "Ghi “Tổng kinh phí”: 10 đồng" },
    { { 3, 4, -1 }, "Các khoản cộng lại đã vượt tổng số.", NULL },
    { { 12, 4, 6 },
      "Tổng số nhiều hơn các khoản cộng lại 2 đồng.",
      "Ghi “Tổng kinh phí”: 10 đồng" },
  };
  Fixture *fixture = fixture_new ("IX.total");
  const DxFormRule *rule = dx_field_find_rule (
      dx_proposal_get_form (fixture->proposal), DX_FORM_RULE_SUM, "IX.total");
  GtkWidget *sum =
      g_object_ref_sink (dx_field_sum_new (fixture->session, rule));

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      GtkWidget *button;

      set_amounts (fixture->proposal, cases[i].amounts);
      button = dx_field_sum_get_button (DX_FIELD_SUM (sum));
      g_assert_cmpstr (dx_field_sum_get_text (DX_FIELD_SUM (sum)), ==,
                       cases[i].text);
      g_assert_cmpint (button != NULL, ==, cases[i].button != NULL);
      if (button == NULL)
        continue;
      gtk_test_accessible_assert_property (
          button, GTK_ACCESSIBLE_PROPERTY_LABEL, cases[i].button);
      g_signal_emit_by_name (button, "clicked");
      g_assert_cmpstr (dx_field_sum_get_text (DX_FIELD_SUM (sum)), ==,
                       "Các khoản cộng lại bằng tổng số.");
    }
  ui_assert_finalized (sum);
  fixture_free (fixture);
}

static void
test_period (void)
{
  static const struct {
    const char *text;
    gboolean found;
    int months;
  } cases[] = {
    { "18 tháng, từ tháng 01/2026 đến hết tháng 6/2027", TRUE, 18 },
    { "từ tháng 01 năm 2026 đến tháng 12 năm 2026", TRUE, 12 },
    { "từ 01/2026", FALSE, 0 },
    { "từ 6/2027 đến 01/2026", FALSE, 0 },
    { "24 tháng", FALSE, 0 },
  };
  g_autofree char *text =
      dx_field_period_describe (dx_field_period_month (2026, 1), 18);

  g_assert_cmpstr (text, ==,
                   "18 tháng, từ tháng 01 năm 2026 đến hết tháng 6 năm 2027");
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      int start = 0;
      int end = 0;

      g_assert_cmpint (dx_field_period_find (cases[i].text, &start, &end), ==,
                       cases[i].found);
      if (cases[i].found)
        g_assert_cmpint (end - start + 1, ==, cases[i].months);
    }
}

static void
test_months (void)
{
  Fixture *fixture = fixture_new ("VIII.months");
  GtkWidget *spin = find (fixture, GTK_TYPE_SPIN_BUTTON);
  AdwComboRow *start = ADW_COMBO_ROW (find (fixture, ADW_TYPE_COMBO_ROW));
  AdwComboRow *end =
      ADW_COMBO_ROW (gtk_widget_get_next_sibling (GTK_WIDGET (start)));
  GtkWidget *describe = gtk_widget_get_next_sibling (
      gtk_widget_get_first_child (fixture->editor));
  gint64 months = 0;

  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (spin)), ==, "");
  g_assert_false (gtk_widget_get_visible (describe));
  gtk_spin_button_set_value (GTK_SPIN_BUTTON (spin), 18);
  dx_proposal_get_integer (fixture->proposal, "VIII.months", &months);
  g_assert_cmpint (months, ==, 18);
  g_assert_cmpuint (adw_combo_row_get_selected (end)
                        - adw_combo_row_get_selected (start),
                    ==, 17);
  g_assert_true (gtk_widget_get_visible (describe));
  g_signal_emit_by_name (describe, "clicked");
  g_assert_cmpstr (dx_proposal_get_text (fixture->proposal, "VIII.duration"),
                   ==,
                   "18 tháng, từ tháng 01 năm 2026 đến hết tháng 6 năm 2027");
  g_assert_false (gtk_widget_get_visible (describe));
  adw_combo_row_set_selected (end, adw_combo_row_get_selected (start) + 36);
  dx_proposal_get_integer (fixture->proposal, "VIII.months", &months);
  g_assert_cmpint (months, ==, 37);
  leave (fixture);
  ui_wait (250);
  g_assert_nonnull (get_error (fixture));
  gtk_spin_button_set_value (GTK_SPIN_BUTTON (spin), 0);
  g_assert_false (dx_proposal_has_value (fixture->proposal, "VIII.months"));
  fixture_free (fixture);
}

int
main (int argc, char **argv)
{
  ui_init (&argc, &argv);
  g_test_add_func ("/fields/kinds", test_kinds);
  g_test_add_func ("/fields/line", test_line);
  g_test_add_func ("/fields/line-fits", test_line_fits);
  g_test_add_func ("/fields/line-cleans", test_line_cleans);
  g_test_add_func ("/fields/line-legacy", test_line_legacy);
  g_test_add_func ("/fields/line-preedit", test_line_preedit);
  g_test_add_func ("/fields/year", test_year);
  g_test_add_func ("/fields/text", test_text);
  g_test_add_func ("/fields/outline", test_outline);
  g_test_add_func ("/fields/amount", test_amount);
  g_test_add_func ("/fields/amount-unreadable", test_amount_unreadable);
  g_test_add_func ("/fields/sum", test_sum);
  g_test_add_func ("/fields/period", test_period);
  g_test_add_func ("/fields/months", test_months);

  return g_test_run ();
}
