/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dx-config.h"

#define G_LOG_DOMAIN "dexuat-app"

#include "dx-receive-window-private.h"

#include <glib/gi18n-lib.h>

#include "dx-compat.h"
#include "dx-date.h"
#include "dx-desk-words.h"
#include "dx-field-parts.h"
#include "dx-import-intake.h"

G_DEFINE_FINAL_TYPE (DxReceiveWindow, dx_receive_window, ADW_TYPE_WINDOW)

static const DxChannel channels[] = { DX_CHANNEL_POST, DX_CHANNEL_IN_PERSON,
                                      DX_CHANNEL_ONLINE };

/*
 * dx_receive_window_get_call:
 *
 * Returns: (transfer none): the call that is chosen
 */
DxCall *
dx_receive_window_get_call (DxReceiveWindow *self)
{
  guint selected = adw_combo_row_get_selected (self->call_row);

  return g_ptr_array_index (self->calls, MIN (selected, self->calls->len - 1));
}

/* "07/8/2025" becomes what the register keeps. */
static char *
take_moment (GtkWidget *row)
{
  const char *text = gtk_editable_get_text (GTK_EDITABLE (row));
  DxReceiptMoment moment;
  char day[sizeof "2025-08-07"];

  if (!gtk_widget_get_visible (row) || !dx_receipt_moment_parse (text, &moment))
    return NULL;
  g_date_strftime (day, sizeof day, "%Y-%m-%d", &moment.date);

  return moment.minute < 0
             ? g_strdup (day)
             : g_strdup_printf ("%sT%02d:%02d:00+07:00", day,
                                moment.minute / 60, moment.minute % 60);
}

/*
 * dx_receive_window_fill_arrival:
 * @arrival: (out): how it came, as was written
 *
 * Its texts are the window's until the next call.
 */
void
dx_receive_window_fill_arrival (DxReceiveWindow *self,
                                DxRegisterArrival *arrival)
{
  guint selected = adw_combo_row_get_selected (self->channel_row);

  g_free (self->stamped);
  g_free (self->arrived);
  self->stamped = take_moment (self->stamped_row);
  self->arrived = take_moment (self->arrived_row);
  *arrival = (DxRegisterArrival){
    .channel = channels[MIN (selected, G_N_ELEMENTS (channels) - 1)],
    .stamped = self->stamped,
    .arrived = self->arrived,
    .from = gtk_editable_get_text (GTK_EDITABLE (self->from_row)),
  };
}

static gboolean
check_moment (GtkWidget *row, DxFieldError *error)
{
  const char *text = gtk_editable_get_text (GTK_EDITABLE (row));
  DxReceiptMoment moment;
  gboolean good = !gtk_widget_get_visible (row) || *text == '\0'
                  || dx_receipt_moment_parse (text, &moment);

  if (good)
    dx_field_error_clear (error);
  else
    dx_field_error_set (error, DX_SEVERITY_ERROR,
                        _ ("Write a day such as 07/8/2025, or a moment such "
                           "as 2025-08-07T16:30."),
                        NULL);

  return good;
}

static void
update_start (DxReceiveWindow *self, gboolean good)
{
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "receive.start",
                                 good && self->paths->len > 0);
}

static void
judge (DxReceiveWindow *self)
{
  DxRegisterArrival arrival;
  g_autoptr (DxReceiptVerdict) verdict = NULL;
  g_autofree char *why = NULL;
  g_autofree char *text = NULL;
  gboolean good;

  gtk_widget_set_visible (self->stamped_row,
                          adw_combo_row_get_selected (self->channel_row) == 0);
  good = check_moment (self->stamped_row, self->stamped_error)
         & check_moment (self->arrived_row, self->arrived_error);
  update_start (self, good);
  dx_receive_window_fill_arrival (self, &arrival);
  verdict = dx_receive_judge (dx_receive_window_get_call (self), &arrival);
  why = dx_receipt_verdict_explain (verdict);
  text =
      g_strdup_printf ("%s. %s", dx_desk_words_timing (verdict->timing), why);
  gtk_label_set_text (self->verdict, text);
  gtk_image_set_from_icon_name (self->verdict_icon,
                                dx_desk_words_timing_icon (verdict->timing));
  gtk_widget_set_css_classes (
      GTK_WIDGET (self->verdict_icon),
      (const char *[]){ dx_desk_words_timing_css (verdict->timing), NULL });
}

static void
judge_cb (DxReceiveWindow *self)
{
  if (self->calls != NULL)
    judge (self);
}

static void
remove_cb (GtkButton *button, DxReceiveWindow *self)
{
  GtkWidget *row =
      gtk_widget_get_ancestor (GTK_WIDGET (button), GTK_TYPE_LIST_BOX_ROW);
  int index = gtk_list_box_row_get_index (GTK_LIST_BOX_ROW (row));

  g_ptr_array_remove_index (self->paths, (guint) index);
  gtk_list_box_remove (self->files, row);
  gtk_widget_set_visible (GTK_WIDGET (self->files), self->paths->len > 0);
  gtk_widget_grab_focus (self->add_files);
  judge (self);
}

static GtkWidget *
make_file_row (DxReceiveWindow *self, const char *path)
{
  g_autofree char *name = g_filename_display_name (path);
  g_autofree char *markup = g_markup_escape_text (name, -1);
  g_autofree char *says = g_strdup_printf (_ ("Leave out “%s”"), name);
  GtkWidget *row = adw_action_row_new ();
  GtkWidget *button = dx_field_icon_button_new ("list-remove-symbolic", says);

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), markup);
  adw_action_row_set_title_lines (ADW_ACTION_ROW (row), 0);
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  g_signal_connect (button, "clicked", G_CALLBACK (remove_cb), self);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), button);

  return row;
}

/**
 * dx_receive_window_add_files:
 * @self: the window
 * @files: (array length=n_files): what came
 * @n_files: how many
 *
 * Adds files, folders and archives of this machine to what is received.
 */
void
dx_receive_window_add_files (DxReceiveWindow *self,
                             GFile **files,
                             guint n_files)
{
  g_return_if_fail (DX_IS_RECEIVE_WINDOW (self));

  if (self->cancellable != NULL)
    return;
  for (guint i = 0; i < n_files; i++)
    {
      char *path = g_file_get_path (files[i]);

      if (path == NULL)
        {
          adw_toast_overlay_add_toast (
              self->toasts,
              adw_toast_new (_ ("Only files of this machine can be received; "
                                "copy it here first")));
          continue;
        }
      gtk_list_box_append (self->files, make_file_row (self, path));
      g_ptr_array_add (self->paths, path);
    }
  gtk_widget_set_visible (GTK_WIDGET (self->files), self->paths->len > 0);
  judge (self);
}

static void
dropped_cb (GtkWidget *widget, GFile **files, guint n_files)
{
  dx_receive_window_add_files (DX_RECEIVE_WINDOW (widget), files, n_files);
}

static void
picked_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GPtrArray) files = dx_compat_pick_files_finish (result, NULL);

  if (files != NULL)
    dx_receive_window_add_files (DX_RECEIVE_WINDOW (source),
                                 (GFile **) files->pdata, files->len);
}

static void
add_files_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  static const char *const patterns[] = {
    N_ ("Proposals and archives"), "dxhs", "json", "docx", "pdf", "zip", NULL
  };
  const char *const translated[] = {
    _ (patterns[0]), patterns[1], patterns[2], patterns[3],
    patterns[4],     patterns[5], NULL
  };

  dx_compat_pick_files (GTK_WINDOW (widget), DX_PICK_OPEN_MANY,
                        _ ("Choose What Came"), _ ("_Choose"), NULL, translated,
                        picked_cb, NULL);
}

static void
add_folder_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  dx_compat_pick_files (GTK_WINDOW (widget), DX_PICK_FOLDER,
                        _ ("Choose a Folder"), _ ("_Choose"), NULL, NULL,
                        picked_cb, NULL);
}

static void
start_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  dx_receive_window_run (DX_RECEIVE_WINDOW (widget));
}

static void
stop_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  g_cancellable_cancel (DX_RECEIVE_WINDOW (widget)->cancellable);
}

static void
dx_receive_window_dispose (GObject *object)
{
  DxReceiveWindow *self = DX_RECEIVE_WINDOW (object);

  self->closed = TRUE;
  if (self->cancellable != NULL)
    g_cancellable_cancel (self->cancellable);
  g_clear_handle_id (&self->pulse_source, g_source_remove);
  g_clear_pointer (&self->calls, g_ptr_array_unref);
  g_clear_object (&self->workspace);
  G_OBJECT_CLASS (dx_receive_window_parent_class)->dispose (object);
}

static void
dx_receive_window_finalize (GObject *object)
{
  DxReceiveWindow *self = DX_RECEIVE_WINDOW (object);

  g_ptr_array_unref (self->paths);
  g_clear_object (&self->cancellable);
  g_free (self->stamped);
  g_free (self->arrived);
  G_OBJECT_CLASS (dx_receive_window_parent_class)->finalize (object);
}

#define BIND(name)                                                             \
  gtk_widget_class_bind_template_child (widget_class, DxReceiveWindow, name)

static void
bind_children (GtkWidgetClass *widget_class)
{
  BIND (toasts);
  BIND (stack);
  BIND (files);
  BIND (add_files);
  BIND (call_row);
  BIND (channel_row);
  BIND (stamped_row);
  BIND (stamped_error);
  BIND (arrived_row);
  BIND (arrived_error);
  BIND (from_row);
  BIND (verdict_icon);
  BIND (verdict);
  BIND (summary);
  BIND (progress);
  BIND (results);
  BIND (finish);
  gtk_widget_class_bind_template_callback (widget_class, judge_cb);
}

static void
dx_receive_window_class_init (DxReceiveWindowClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  g_type_ensure (DX_TYPE_FIELD_ERROR);
  G_OBJECT_CLASS (class)->dispose = dx_receive_window_dispose;
  G_OBJECT_CLASS (class)->finalize = dx_receive_window_finalize;
  gtk_widget_class_set_template_from_resource (
      widget_class, "/vn/dexuat/DeXuat/desk/dx-receive-window.ui");
  bind_children (widget_class);
  gtk_widget_class_install_action (widget_class, "receive.add-files", NULL,
                                   add_files_cb);
  gtk_widget_class_install_action (widget_class, "receive.add-folder", NULL,
                                   add_folder_cb);
  gtk_widget_class_install_action (widget_class, "receive.start", NULL,
                                   start_cb);
  gtk_widget_class_install_action (widget_class, "receive.stop", NULL, stop_cb);
}

static void
dx_receive_window_init (DxReceiveWindow *self)
{
  self->paths = g_ptr_array_new_with_free_func (g_free);
  gtk_widget_init_template (GTK_WIDGET (self));
  dx_field_error_set_target (self->stamped_error, self->stamped_row,
                             dx_field_get_text (self->stamped_row));
  dx_field_error_set_target (self->arrived_error, self->arrived_row,
                             dx_field_get_text (self->arrived_row));
  dx_field_set_name (GTK_WIDGET (self->call_row), _ ("Call"));
  dx_field_set_name (GTK_WIDGET (self->channel_row), _ ("Came"));
  dx_field_set_name (GTK_WIDGET (self->files), _ ("What came"));
  dx_field_set_name (GTK_WIDGET (self->results), _ ("What became of each"));
  dx_import_intake_add_drop (GTK_WIDGET (self), dropped_cb);
}

static void
fill_calls (DxReceiveWindow *self, const char *id)
{
  DxCatalog *catalog = dx_workspace_get_catalog (self->workspace);
  g_autoptr (GPtrArray) calls = dx_catalog_list_calls (catalog);
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);
  guint selected = 0;

  for (guint i = 0; i < calls->len; i++)
    {
      const DxCall *call = g_ptr_array_index (calls, i);
      g_autofree char *name = dx_desk_words_call (catalog, call->id);

      gtk_string_list_append (names, name);
      if (g_strcmp0 (call->id, id) == 0)
        selected = i;
    }
  adw_combo_row_set_model (self->call_row, G_LIST_MODEL (names));
  adw_combo_row_set_selected (self->call_row, selected);
  self->calls = g_steal_pointer (&calls);
}

static void
fill_channels (DxReceiveWindow *self)
{
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);

  for (guint i = 0; i < G_N_ELEMENTS (channels); i++)
    gtk_string_list_append (names, dx_desk_words_channel (channels[i]));
  adw_combo_row_set_model (self->channel_row, G_LIST_MODEL (names));
}

/* Most of what is received came today. */
static void
fill_day (DxReceiveWindow *self)
{
  g_autoptr (GDateTime) now = dx_workspace_now (self->workspace);
  g_autofree char *instant = dx_instant_format (now);
  DxReceiptMoment today;
  g_autofree char *day = NULL;

  if (!dx_receipt_moment_parse (instant, &today))
    return;
  day = dx_date_format_short (&today.date);
  gtk_editable_set_text (GTK_EDITABLE (self->arrived_row), day);
}

/**
 * dx_receive_window_new:
 * @parent: (nullable): the window of the register
 * @workspace: with a register
 * @call: (nullable): the id of the call that is offered first
 *
 * Returns: (transfer none): the window, to be presented
 */
GtkWindow *
dx_receive_window_new (GtkWindow *parent,
                       DxWorkspace *workspace,
                       const char *call)
{
  DxReceiveWindow *self;

  g_return_val_if_fail (DX_IS_WORKSPACE (workspace), NULL);

  self = g_object_new (DX_TYPE_RECEIVE_WINDOW, "transient-for", parent, NULL);
  self->workspace = g_object_ref (workspace);
  fill_channels (self);
  fill_calls (self, call);
  fill_day (self);
  judge (self);

  return GTK_WINDOW (self);
}
