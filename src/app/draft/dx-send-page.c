/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dx-config.h"

#define G_LOG_DOMAIN "dexuat-app"

#include "dx-send-page-private.h"

#include <glib/gi18n-lib.h>

#include "dx-compat.h"
#include "dx-field-source.h"
#include "dx-proposal-row-words.h"
#include "dx-send-facts.h"
#include "dx-send-row.h"

/* Of a row, where its part is added or mended. */
#define PLACE "dexuat-place"

enum { FIELD_ACTIVATED, N_SIGNALS };

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (DxSendPage, dx_send_page, GTK_TYPE_WIDGET)

/*
 * dx_send_page_get_window:
 *
 * Returns: (transfer none) (nullable): the window that it is in
 */
GtkWindow *
dx_send_page_get_window (DxSendPage *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));

  return GTK_IS_WINDOW (root) ? GTK_WINDOW (root) : NULL;
}

/*
 * dx_send_page_tell:
 *
 * Tells what went wrong, unless the user wanted it so.
 */
void
dx_send_page_tell (DxSendPage *self, const char *heading, const GError *error)
{
  if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    dx_compat_tell (dx_send_page_get_window (self), heading, error->message);
}

static DxCall *
get_call (DxSendPage *self)
{
  return dx_proposal_get_call (dx_session_get_proposal (self->session));
}

static void
show_state (DxSendPage *self)
{
  gboolean sent = dx_session_get_state (self->session)
                  == DX_PROPOSAL_STATE_SENT;
  g_autofree char *words = dx_send_facts_describe_state (self->session);

  gtk_label_set_label (self->state, words);
  gtk_image_set_from_icon_name (self->icon, sent ? "emblem-ok-symbolic"
                                                 : "dialog-warning-symbolic");
  gtk_widget_remove_css_class (GTK_WIDGET (self->icon),
                               sent ? "warning" : "success");
  gtk_widget_add_css_class (GTK_WIDGET (self->icon),
                            sent ? "success" : "warning");
}

static void
show_deadline_source (DxSendPage *self, const DxCall *call)
{
  GtkWidget *old =
      gtk_widget_get_first_child (GTK_WIDGET (self->deadline_source));

  if (old != NULL)
    gtk_box_remove (self->deadline_source, old);
  if (call != NULL && call->deadline_source != NULL)
    gtk_box_append (
        self->deadline_source,
        dx_field_source_button_new (_ ("What the call says of the deadline"),
                                    call->deadline_source));
}

static void
show_deadline (DxSendPage *self)
{
  const DxCall *call = get_call (self);
  const DxDeadline *deadline = call != NULL ? call->deadline : NULL;
  g_autoptr (GDateTime)
      now = dx_workspace_now (dx_session_get_workspace (self->session));
  g_autofree char *days = dx_proposal_row_words_days (deadline, now);
  g_autofree char *text = NULL;
  g_autofree char *doubt = NULL;

  if (deadline != NULL && days != NULL)
    /* Translators: the wording of a notice, then "6 days left" */
    text = g_strdup_printf (_ ("Deadline: %s – %s"), deadline->text, days);
  else if (deadline != NULL)
    text = g_strdup_printf (_ ("Deadline: %s"), deadline->text);
  if (deadline != NULL && deadline->doubt != NULL)
    doubt = g_strdup_printf (_ ("Note: %s"), deadline->doubt);
  gtk_label_set_label (self->deadline, text != NULL ? text : "");
  gtk_widget_set_visible (GTK_WIDGET (self->deadline), text != NULL);
  gtk_label_set_label (self->doubt, doubt != NULL ? doubt : "");
  gtk_widget_set_visible (GTK_WIDGET (self->doubt), doubt != NULL);
  show_deadline_source (self, call);
}

/*
 * dx_send_page_clear:
 *
 * Takes all rows away.
 */
void
dx_send_page_clear (GtkListBox *list)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (list))) != NULL)
    gtk_list_box_remove (list, child);
}

/*
 * dx_send_page_is_news:
 * @shown: (inout): what is shown
 * @now_take: what is to be shown
 *
 * Rows that say what is so stay, with the focus.
 *
 * Returns: whether the two differ
 */
gboolean
dx_send_page_is_news (char **shown, char *now_take)
{
  gboolean same = g_strcmp0 (*shown, now_take) == 0;

  g_free (*shown);
  *shown = now_take;

  return !same;
}

static char *
write_down (GPtrArray *lines)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < lines->len; i++)
    {
      const DxDossierLine *line = g_ptr_array_index (lines, i);

      g_string_append_printf (text, "%p %d %s\n", (gpointer) line->item,
                              (int) line->state, line->advice);
    }

  return g_string_free (text, FALSE);
}

static void
show_wanted (DxSendPage *self)
{
  g_autoptr (GPtrArray) lines = dx_send_facts_list_dossier (self->session);
  g_autofree char *summary = dx_send_facts_summarize (self->session);

  gtk_label_set_label (self->summary, summary);
  if (!dx_send_page_is_news (&self->shown_wanted, write_down (lines)))
    return;
  dx_send_page_clear (self->wanted);
  for (guint i = 0; i < lines->len; i++)
    {
      const DxDossierLine *line = g_ptr_array_index (lines, i);
      GtkWidget *row = dx_send_row_new (line);

      g_object_set_data (G_OBJECT (row), PLACE, (gpointer) line->place);
      gtk_list_box_append (self->wanted, row);
    }
  gtk_widget_set_visible (GTK_WIDGET (self->wanted), lines->len > 0);
}

static void
show_gather_hint (DxSendPage *self)
{
  gtk_label_set_label (
      self->gather_hint,
      dx_dossier_wants_word (get_call (self))
          ? _ ("The folder gets the slip as PDF and, as the call asks, as "
               "Word, the documents sent along, the dossier file and a list, "
               "with names that every mail system keeps.")
          : _ ("The folder gets the slip as PDF, the documents sent along, "
               "the dossier file and a list, with names that every mail "
               "system keeps."));
}

static void
update (DxSendPage *self)
{
  g_clear_handle_id (&self->update_source, g_source_remove);
  show_state (self);
  show_deadline (self);
  show_wanted (self);
  show_gather_hint (self);
  dx_send_page_show_receivers (self);
  dx_send_page_show_mail (self);
  dx_send_page_show_note (self);
}

static gboolean
update_cb (gpointer data)
{
  DxSendPage *self = data;

  self->update_source = 0;
  if (gtk_widget_get_mapped (GTK_WIDGET (self)))
    update (self);

  return G_SOURCE_REMOVE;
}

/* Many changes come together, and mostly while another page is shown. */
static void
changed_cb (DxSendPage *self)
{
  if (self->update_source == 0)
    self->update_source =
        g_idle_add_full (G_PRIORITY_HIGH_IDLE, update_cb, self, NULL);
}

static void
activated_cb (DxSendPage *self, GtkListBoxRow *row)
{
  const char *place = g_object_get_data (G_OBJECT (row), PLACE);

  if (place != NULL)
    g_signal_emit (self, signals[FIELD_ACTIVATED], 0, place);
}

static void
action_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  static const struct {
    const char *name;
    void (*run) (DxSendPage *self);
  } actions[] = {
    { "send.folder", dx_send_page_write_folder },
    { "send.file", dx_send_page_write_file },
    { "send.cancel", dx_send_page_stop },
    { "send.open", dx_send_page_open },
    { "send.hand-in", dx_send_page_hand_in },
    { "send.take-back", dx_send_page_take_back },
  };

  for (guint i = 0; i < G_N_ELEMENTS (actions); i++)
    if (g_str_equal (actions[i].name, name))
      actions[i].run (DX_SEND_PAGE (widget));
}

static void
dx_send_page_map (GtkWidget *widget)
{
  update (DX_SEND_PAGE (widget));
  GTK_WIDGET_CLASS (dx_send_page_parent_class)->map (widget);
}

static void
dx_send_page_dispose (GObject *object)
{
  DxSendPage *self = DX_SEND_PAGE (object);

  dx_send_page_stop (self);
  g_clear_handle_id (&self->update_source, g_source_remove);
  g_clear_handle_id (&self->progress_source, g_source_remove);
  if (self->session != NULL)
    {
      g_signal_handlers_disconnect_by_data (
          dx_session_get_proposal (self->session), self);
      g_signal_handlers_disconnect_by_data (self->session, self);
    }
  gtk_widget_dispose_template (GTK_WIDGET (self), DX_TYPE_SEND_PAGE);
  g_clear_object (&self->session);
  g_clear_object (&self->made);
  G_OBJECT_CLASS (dx_send_page_parent_class)->dispose (object);
}

static void
dx_send_page_finalize (GObject *object)
{
  DxSendPage *self = DX_SEND_PAGE (object);

  g_ptr_array_unref (self->channels);
  g_free (self->shown_wanted);
  g_free (self->shown_where);
  g_free (self->shown_letter);
  G_OBJECT_CLASS (dx_send_page_parent_class)->finalize (object);
}

static void
bind_children (GtkWidgetClass *class)
{
  gtk_widget_class_bind_template_child (class, DxSendPage, top);
  gtk_widget_class_bind_template_child (class, DxSendPage, icon);
  gtk_widget_class_bind_template_child (class, DxSendPage, state);
  gtk_widget_class_bind_template_child (class, DxSendPage, deadline);
  gtk_widget_class_bind_template_child (class, DxSendPage, doubt);
  gtk_widget_class_bind_template_child (class, DxSendPage, deadline_source);
  gtk_widget_class_bind_template_child (class, DxSendPage, summary);
  gtk_widget_class_bind_template_child (class, DxSendPage, wanted);
  gtk_widget_class_bind_template_child (class, DxSendPage, gather_hint);
  gtk_widget_class_bind_template_child (class, DxSendPage, folder);
  gtk_widget_class_bind_template_child (class, DxSendPage, file);
  gtk_widget_class_bind_template_child (class, DxSendPage, running);
  gtk_widget_class_bind_template_child (class, DxSendPage, progress);
  gtk_widget_class_bind_template_child (class, DxSendPage, cancel);
  gtk_widget_class_bind_template_child (class, DxSendPage, saved);
  gtk_widget_class_bind_template_child (class, DxSendPage, saved_where);
  gtk_widget_class_bind_template_child (class, DxSendPage, open);
  gtk_widget_class_bind_template_child (class, DxSendPage, where);
  gtk_widget_class_bind_template_child (class, DxSendPage, receivers);
  gtk_widget_class_bind_template_child (class, DxSendPage, mail);
  gtk_widget_class_bind_template_child (class, DxSendPage, letter);
  gtk_widget_class_bind_template_child (class, DxSendPage, mail_size);
  gtk_widget_class_bind_template_child (class, DxSendPage, day);
  gtk_widget_class_bind_template_child (class, DxSendPage, day_button);
  gtk_widget_class_bind_template_child (class, DxSendPage, calendar);
  gtk_widget_class_bind_template_child (class, DxSendPage, channel);
  gtk_widget_class_bind_template_child (class, DxSendPage, day_error);
  gtk_widget_class_bind_template_child (class, DxSendPage, hand_in);
  gtk_widget_class_bind_template_child (class, DxSendPage, take_back);
}

static void
dx_send_page_class_init (DxSendPageClass *class)
{
  static const char *const actions[] = {
    "send.folder", "send.file",    "send.cancel",
    "send.open",   "send.hand-in", "send.take-back",
  };
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  g_type_ensure (DX_TYPE_FIELD_ERROR);
  G_OBJECT_CLASS (class)->dispose = dx_send_page_dispose;
  G_OBJECT_CLASS (class)->finalize = dx_send_page_finalize;
  widget_class->map = dx_send_page_map;
  signals[FIELD_ACTIVATED] = g_signal_new ("field-activated", DX_TYPE_SEND_PAGE,
                                           G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                           NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
  gtk_widget_class_set_template_from_resource (
      widget_class, "/vn/dexuat/DeXuat/draft/dx-send-page.ui");
  bind_children (widget_class);
  for (guint i = 0; i < G_N_ELEMENTS (actions); i++)
    gtk_widget_class_install_action (widget_class, actions[i], NULL, action_cb);
}

static void
dx_send_page_init (DxSendPage *self)
{
  self->channels = g_ptr_array_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
  g_signal_connect_swapped (self->wanted, "row-activated",
                            G_CALLBACK (activated_cb), self);
}

/**
 * dx_send_page_new:
 * @session: the session
 *
 * Returns: (transfer floating): the page
 */
GtkWidget *
dx_send_page_new (DxSession *session)
{
  static const char *const session_signals[] = {
    "state-changed",
    "save-state-changed",
    "attachments-changed",
    "findings-changed",
  };
  DxSendPage *self = g_object_new (DX_TYPE_SEND_PAGE, NULL);

  self->session = g_object_ref (session);
  dx_send_page_init_note (self);
  dx_send_page_show_running (self);
  update (self);
  for (guint i = 0; i < G_N_ELEMENTS (session_signals); i++)
    g_signal_connect_swapped (session, session_signals[i],
                              G_CALLBACK (changed_cb), self);
  g_signal_connect_swapped (dx_session_get_proposal (session), "changed",
                            G_CALLBACK (changed_cb), self);

  return GTK_WIDGET (self);
}

/**
 * dx_send_page_focus:
 * @self: the page
 *
 * Puts the focus on what is done first here.
 *
 * Returns: whether it took it
 */
gboolean
dx_send_page_focus (DxSendPage *self)
{
  g_return_val_if_fail (DX_IS_SEND_PAGE (self), FALSE);

  return gtk_widget_grab_focus (GTK_WIDGET (self->folder));
}
