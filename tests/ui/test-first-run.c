/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui-fixture.h"

#include "dx-call-picker.h"
#include "dx-first-run.h"

static void
activated_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  g_string_append_printf (data, "%s ", g_action_get_name (G_ACTION (action)));
}

static void
test_first_run (void)
{
  static const GActionEntry entries[] = {
    { .name = "first-run-draft", .activate = activated_cb },
    { .name = "first-run-desk", .activate = activated_cb },
  };
  g_autoptr (GSimpleActionGroup) actions = g_simple_action_group_new ();
  g_autoptr (GString) log = g_string_new (NULL);
  GtkWidget *window = gtk_window_new ();
  GtkWidget *page = g_object_ref_sink (dx_first_run_new ());
  GtkWidget *draft = ui_find (page, GTK_TYPE_BUTTON, "draft");

  g_action_map_add_action_entries (G_ACTION_MAP (actions), entries,
                                   G_N_ELEMENTS (entries), log);
  gtk_widget_insert_action_group (window, "win", G_ACTION_GROUP (actions));
  gtk_window_set_child (GTK_WINDOW (window), page);
  gtk_window_present (GTK_WINDOW (window));
  ui_wait (50);
  gtk_test_accessible_assert_property (draft, GTK_ACCESSIBLE_PROPERTY_LABEL,
                                       "Tôi soạn đề xuất");
  gtk_widget_grab_focus (page);
  g_assert_true (gtk_window_get_focus (GTK_WINDOW (window)) == draft);
  g_signal_emit_by_name (draft, "clicked");
  g_assert_cmpstr (log->str, ==, "first-run-draft ");
  gtk_widget_child_focus (window, GTK_DIR_TAB_FORWARD);
  gtk_widget_activate (gtk_window_get_focus (GTK_WINDOW (window)));
  ui_wait (400);
  g_assert_cmpstr (log->str, ==, "first-run-draft first-run-desk ");
  gtk_window_destroy (GTK_WINDOW (window));
  ui_wait (10);
  ui_assert_finalized (page);
}

typedef struct {
  gboolean answered;
  gboolean chosen;
  char *call;
} Answer;

static void
picked_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  Answer *answer = data;
  DxCall *call = NULL;

  answer->answered = TRUE;
  answer->chosen = dx_call_picker_ask_finish (result, &call);
  g_free (answer->call);
  answer->call = call != NULL ? g_strdup (call->id) : NULL;
  g_clear_pointer (&call, dx_call_unref);
}

static gboolean
is_answered (gpointer data)
{
  return ((Answer *) data)->answered;
}

static Answer
ask (DxWorkspace *workspace, const char *list, int row)
{
  GtkWidget *parent = gtk_window_new ();
  Answer answer = { 0 };
  DxCallPicker *picker = dx_call_picker_ask (GTK_WINDOW (parent), workspace,
                                             "?", picked_cb, &answer);
  GtkListBox *box =
      GTK_LIST_BOX (ui_find (GTK_WIDGET (picker), GTK_TYPE_LIST_BOX, list));

  g_object_ref (picker);
  ui_wait (20);
  if (row >= 0)
    g_signal_emit_by_name (box, "row-activated",
                           gtk_list_box_get_row_at_index (box, row));
  else
    gtk_window_close (GTK_WINDOW (picker));
  g_assert_true (ui_wait_until (is_answered, &answer));
  ui_wait (20);
  ui_assert_finalized (picker);
  gtk_window_destroy (GTK_WINDOW (parent));

  return answer;
}

static void
test_call_picker (void)
{
  g_autoptr (DxWorkspace) workspace = ui_workspace_new ();
  Answer answer = ask (workspace, "list", 0);

  /* The next to end comes first. */
  g_assert_true (answer.chosen);
  g_assert_cmpstr (answer.call, ==, "dien-bien-2026");
  g_free (answer.call);

  answer = ask (workspace, "others", 0);
  g_assert_true (answer.chosen);
  g_assert_null (answer.call);

  answer = ask (workspace, "list", -1);
  g_assert_false (answer.chosen);
  g_assert_null (answer.call);
}

int
main (int argc, char **argv)
{
  ui_init (&argc, &argv);
  g_test_add_func ("/first-run/page", test_first_run);
  g_test_add_func ("/first-run/call-picker", test_call_picker);

  return g_test_run ();
}
