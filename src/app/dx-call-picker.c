/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dx-config.h"

#define G_LOG_DOMAIN "dexuat-app"

#include "dx-call-picker.h"

#include <glib/gi18n-lib.h>

#include "dx-proposal-row-words.h"
#include "dx-unicode.h"

/* With more calls than that one searches. */
#define MANY 6

#define ROW_CALL "dx-call"

struct _DxCallPicker {
  AdwWindow parent_instance;
  GTask *task;
  GtkLabel *hint;
  GtkSearchEntry *search;
  GtkListBox *list;
  GtkListBox *others;
};

G_DEFINE_FINAL_TYPE (DxCallPicker, dx_call_picker, ADW_TYPE_WINDOW)

/* What waits for the answer gets it when this window is gone: its own
 * windows then stand over the right one. */
static void
answer (DxCallPicker *self, DxCall *call, gboolean chosen)
{
  g_autoptr (GTask) task = g_steal_pointer (&self->task);

  if (task == NULL)
    return;
  g_task_set_task_data (task, call != NULL ? dx_call_ref (call) : NULL,
                        call != NULL ? (GDestroyNotify) dx_call_unref : NULL);
  g_task_return_boolean (task, chosen);
}

static void
row_activated_cb (GtkListBox *list, GtkListBoxRow *row, DxCallPicker *self)
{
  answer (self, g_object_get_data (G_OBJECT (row), ROW_CALL), TRUE);
  gtk_window_close (GTK_WINDOW (self));
}

static gboolean
close_request_cb (DxCallPicker *self)
{
  answer (self, NULL, FALSE);

  return FALSE;
}

static gboolean
filter_cb (GtkListBoxRow *row, gpointer data)
{
  DxCallPicker *self = data;
  const DxCall *call = g_object_get_data (G_OBJECT (row), ROW_CALL);
  g_autofree char *wanted =
      dx_unicode_fold (gtk_editable_get_text (GTK_EDITABLE (self->search)));
  g_autofree char *words = g_strdup_printf ("%s %s %d", call->office,
                                            call->province, call->plan_year);
  g_autofree char *folded = dx_unicode_fold (words);

  return strstr (folded, wanted) != NULL;
}

static char *
describe (const DxCall *call, GDateTime *now)
{
  GString *text = g_string_new (NULL);
  g_autofree char *days = dx_proposal_row_words_days (call->deadline, now);

  if (call->plan_year > 0)
    g_string_append_printf (text, _ ("Plan year %d"), call->plan_year);
  if (call->deadline != NULL)
    g_string_append_printf (text, "%s%s", text->len > 0 ? " · " : "",
                            call->deadline->text);
  if (days != NULL)
    g_string_append_printf (text, " · %s", days);
  if (call->deadline != NULL && call->deadline->doubt != NULL)
    g_string_append_printf (text, _ ("\nDoubt: %s"), call->deadline->doubt);

  return g_string_free (text, FALSE);
}

static GtkWidget *
make_row (DxCall *call, GDateTime *now)
{
  GtkWidget *row = adw_action_row_new ();
  g_autofree char *text = describe (call, now);

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), call->office);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), text);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  g_object_set_data_full (G_OBJECT (row), ROW_CALL, dx_call_ref (call),
                          (GDestroyNotify) dx_call_unref);

  return row;
}

/* Those that can still be answered come first, the next to end before the
 * others; of the past ones the last. */
static int
compare_calls (gconstpointer a, gconstpointer b, gpointer data)
{
  const DxCall *left = *(const DxCall *const *) a;
  const DxCall *right = *(const DxCall *const *) b;
  gboolean left_past = dx_deadline_passed (left->deadline, data);
  gboolean right_past = dx_deadline_passed (right->deadline, data);
  int left_days = dx_deadline_days_left (left->deadline, data);
  int right_days = dx_deadline_days_left (right->deadline, data);

  if (left_past != right_past)
    return left_past ? 1 : -1;
  if (left_days != right_days)
    return (left_days < right_days) != left_past ? -1 : 1;

  return strcmp (left->id, right->id);
}

static void
fill (DxCallPicker *self, DxWorkspace *workspace)
{
  g_autoptr (GDateTime) now = dx_workspace_now (workspace);
  g_autoptr (GPtrArray)
      calls = dx_catalog_list_calls (dx_workspace_get_catalog (workspace));

  g_ptr_array_sort_with_data (calls, compare_calls, now);
  for (guint i = 0; i < calls->len; i++)
    gtk_list_box_append (self->list,
                         make_row (g_ptr_array_index (calls, i), now));
  gtk_widget_set_visible (GTK_WIDGET (self->list), calls->len > 0);
  gtk_widget_set_visible (GTK_WIDGET (self->search), calls->len > MANY);
  gtk_list_box_set_filter_func (self->list, filter_cb, self, NULL);
}

static void
dx_call_picker_dispose (GObject *object)
{
  DxCallPicker *self = DX_CALL_PICKER (object);

  answer (self, NULL, FALSE);
  if (self->list != NULL)
    gtk_list_box_set_filter_func (self->list, NULL, NULL, NULL);
  gtk_widget_dispose_template (GTK_WIDGET (self), DX_TYPE_CALL_PICKER);
  G_OBJECT_CLASS (dx_call_picker_parent_class)->dispose (object);
}

static void
dx_call_picker_class_init (DxCallPickerClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->dispose = dx_call_picker_dispose;
  gtk_widget_class_set_template_from_resource (
      widget_class, "/vn/dexuat/DeXuat/dx-call-picker.ui");
  gtk_widget_class_bind_template_child (widget_class, DxCallPicker, hint);
  gtk_widget_class_bind_template_child (widget_class, DxCallPicker, search);
  gtk_widget_class_bind_template_child (widget_class, DxCallPicker, list);
  gtk_widget_class_bind_template_child (widget_class, DxCallPicker, others);
  gtk_widget_class_bind_template_callback (widget_class, row_activated_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0,
                                       "window.close", NULL);
}

static void
dx_call_picker_init (DxCallPicker *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  g_signal_connect (self, "close-request", G_CALLBACK (close_request_cb), NULL);
  g_signal_connect_swapped (self->search, "search-changed",
                            G_CALLBACK (gtk_list_box_invalidate_filter),
                            self->list);
}

/**
 * dx_call_picker_ask:
 * @parent: the window that asks
 * @workspace: knows the calls
 * @hint: what the choice is for
 * @callback: called with the answer
 * @user_data: for @callback
 *
 * Asks which call is answered. One click on it is the answer.
 *
 * Returns: (transfer none): the window, which is shown
 */
DxCallPicker *
dx_call_picker_ask (GtkWindow *parent,
                    DxWorkspace *workspace,
                    const char *hint,
                    GAsyncReadyCallback callback,
                    gpointer user_data)
{
  DxCallPicker *self;

  g_return_val_if_fail (GTK_IS_WINDOW (parent), NULL);
  g_return_val_if_fail (DX_IS_WORKSPACE (workspace), NULL);

  self = g_object_new (DX_TYPE_CALL_PICKER, "transient-for", parent, NULL);
  self->task = g_task_new (parent, NULL, callback, user_data);
  gtk_label_set_text (self->hint, hint);
  fill (self, workspace);
  gtk_window_present (GTK_WINDOW (self));

  return self;
}

/**
 * dx_call_picker_ask_finish:
 * @result: as given to the callback
 * @call: (out) (transfer full) (nullable): the call, or %NULL for none
 *
 * Returns: whether the user chose; %FALSE if the window was closed
 */
gboolean
dx_call_picker_ask_finish (GAsyncResult *result, DxCall **call)
{
  DxCall *chosen = g_task_get_task_data (G_TASK (result));

  *call = chosen != NULL ? dx_call_ref (chosen) : NULL;

  return g_task_propagate_boolean (G_TASK (result), NULL);
}
