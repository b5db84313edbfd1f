/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dx-config.h"

#define G_LOG_DOMAIN "dexuat-app"

#include "dx-receive-window-private.h"

#include <glib/gi18n-lib.h>

#include "dx-field-parts.h"
#include "dx-settle-window.h"

#define PULSE 120

static const char *
get_icon (DxReceiveResult result)
{
  switch (result)
    {
    case DX_RECEIVE_NEW:
      return "list-add-symbolic";
    case DX_RECEIVE_NEW_VERSION:
      return "document-send-symbolic";
    case DX_RECEIVE_SAME:
      return "edit-copy-symbolic";
    case DX_RECEIVE_CONFLICT:
      return "dialog-question-symbolic";
    case DX_RECEIVE_REFUSED:
    case DX_RECEIVE_N_RESULTS:
    default:
      return "dialog-error-symbolic";
    }
}

static guint
count_all (DxReceiveWindow *self)
{
  guint n = 0;

  for (guint i = 0; i < DX_RECEIVE_N_RESULTS; i++)
    n += self->counts[i];

  return n;
}

/* "12 files: 9 new, 1 the same again, 2 refused." */
static void
show_summary (DxReceiveWindow *self, const char *begin)
{
  guint all = count_all (self);
  GString *text = g_string_new (begin);

  g_string_append_printf (text, ngettext ("%u file", "%u files", all), all);
  for (guint i = 0; i < DX_RECEIVE_N_RESULTS; i++)
    if (self->counts[i] > 0)
      {
        g_autofree char *words =
            g_utf8_strdown (dx_receive_words ((DxReceiveResult) i), -1);

        g_string_append_printf (text, " · %u %s", self->counts[i], words);
      }
  gtk_label_set_text (self->summary, text->str);
  g_string_free (text, TRUE);
}

static void
settle_cb (GtkButton *button, DxReceiveWindow *self)
{
  gint64 *row = g_object_get_data (G_OBJECT (button), "row");

  gtk_window_present (
      dx_settle_window_new (GTK_WINDOW (self), self->workspace, *row));
}

static GtkWidget *
make_settle (DxReceiveWindow *self, gint64 row)
{
  GtkWidget *button = dx_field_button_new (_ ("_Settle…"));

  g_object_set_data_full (G_OBJECT (button), "row",
                          g_memdup2 (&row, sizeof row), g_free);
  g_signal_connect (button, "clicked", G_CALLBACK (settle_cb), self);

  return button;
}

static GtkWidget *
make_row (DxReceiveWindow *self, const DxReceiveLine *line)
{
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *texts = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3);
  GtkWidget *icon = gtk_image_new_from_icon_name (get_icon (line->result));
  g_autofree char *head =
      line->number != NULL ? g_strdup_printf (
          _ ("%s · number %s"), dx_receive_words (line->result), line->number)
                           : g_strdup (dx_receive_words (line->result));
  g_autofree char *name =
      g_strdup_printf ("%s, %s. %s", head, line->file, line->why);

  gtk_widget_add_css_class (box, "receive-line");
  gtk_widget_set_valign (icon, GTK_ALIGN_START);
  gtk_box_append (GTK_BOX (box), icon);
  gtk_box_append (GTK_BOX (texts), dx_field_label_new (head, "heading"));
  gtk_box_append (GTK_BOX (texts), dx_field_label_new (line->file, NULL));
  gtk_box_append (GTK_BOX (texts), dx_field_label_new (line->why, "dim-label"));
  if (*line->notes != '\0')
    gtk_box_append (GTK_BOX (texts), dx_field_label_new (line->notes, NULL));
  if (line->result == DX_RECEIVE_CONFLICT)
    gtk_box_append (GTK_BOX (texts), make_settle (self, line->row));
  gtk_box_append (GTK_BOX (box), texts);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), FALSE);
  dx_field_set_name (row, name);

  return row;
}

static void
line_cb (const DxReceiveLine *line, gpointer data)
{
  DxReceiveWindow *self = data;

  if (self->closed)
    return;
  self->counts[line->result]++;
  gtk_list_box_append (self->results, make_row (self, line));
  gtk_widget_set_visible (GTK_WIDGET (self->results), TRUE);
  show_summary (self, _ ("Receiving: "));
}

static gboolean
pulse_cb (gpointer data)
{
  gtk_progress_bar_pulse (DX_RECEIVE_WINDOW (data)->progress);

  return G_SOURCE_CONTINUE;
}

static void
set_button (DxReceiveWindow *self, const char *label, const char *action)
{
  gtk_button_set_use_underline (GTK_BUTTON (self->finish), TRUE);
  gtk_button_set_label (GTK_BUTTON (self->finish), label);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (self->finish), action);
}

static void
done_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  DxReceiveWindow *self = DX_RECEIVE_WINDOW (source);
  g_autoptr (GError) error = NULL;
  gboolean good = dx_receive_run_finish (result, &error);

  if (self->closed)
    return;
  g_clear_handle_id (&self->pulse_source, g_source_remove);
  gtk_widget_set_visible (GTK_WIDGET (self->progress), FALSE);
  set_button (self, _ ("_Close"), "window.close");
  gtk_widget_grab_focus (self->finish);
  if (good)
    show_summary (self, _ ("Done: "));
  else if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    show_summary (self, _ ("Stopped. Received until then: "));
  else
    {
      g_autofree char *begin = g_strdup_printf (
          _ ("Not all could be registered: %s\nReceived until then: "),
          error->message);

      show_summary (self, begin);
    }
}

/*
 * dx_receive_window_run:
 * @self: the window
 *
 * Registers what was chosen.
 */
void
dx_receive_window_run (DxReceiveWindow *self)
{
  DxRegisterArrival arrival;

  if (self->cancellable != NULL || self->paths->len == 0)
    return;
  self->cancellable = g_cancellable_new ();
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "receive.start", FALSE);
  gtk_stack_set_visible_child_name (self->stack, "results");
  set_button (self, _ ("_Stop"), "receive.stop");
  gtk_widget_grab_focus (self->finish);
  show_summary (self, _ ("Receiving: "));
  self->pulse_source = g_timeout_add (PULSE, pulse_cb, self);
  dx_receive_window_fill_arrival (self, &arrival);
  g_ptr_array_add (self->paths, NULL);
  dx_receive_run_async (self->workspace,
                        (const char *const *) self->paths->pdata,
                        dx_receive_window_get_call (self), &arrival,
                        self->cancellable, line_cb, done_cb, self);
}
