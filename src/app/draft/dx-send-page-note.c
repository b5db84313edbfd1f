/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dx-config.h"

#define G_LOG_DOMAIN "dexuat-app"

#include "dx-send-page-private.h"

#include <glib/gi18n-lib.h>

#include "dx-date.h"
#include "dx-field-parts.h"

/* When a call names no ways. */
static const char *const all_channels[] = { "in-person", "post", "online",
                                            "e-mail" };

/* What can be taken back. */
typedef struct {
  DxSession *session;
  gboolean sent;
  DxHandIn *hand_in; /* nullable */
} Before;

static void
before_free (gpointer data, GClosure *closure)
{
  Before *before = data;

  g_object_unref (before->session);
  dx_hand_in_free (before->hand_in);
  g_free (before);
}

static Before *
remember (DxSendPage *self)
{
  Before *before = g_new0 (Before, 1);

  before->session = g_object_ref (self->session);
  before->sent = dx_session_get_state (self->session) == DX_PROPOSAL_STATE_SENT;
  before->hand_in = dx_session_get_hand_in (self->session);

  return before;
}

static void
undo_cb (AdwToast *toast, Before *before)
{
  dx_session_set_hand_in (before->session, before->sent, before->hand_in, NULL);
}

static void
set (DxSendPage *self, const DxHandIn *hand_in, const char *done)
{
  Before *before = remember (self);
  g_autoptr (GError) error = NULL;

  dx_session_commit (self->session);
  if (dx_session_set_hand_in (self->session, hand_in != NULL, hand_in, &error))
    {
      dx_field_toast (GTK_WIDGET (self), done, _ ("_Undo"),
                      G_CALLBACK (undo_cb), before, before_free);
      return;
    }
  before_free (before, NULL);
  dx_send_page_tell (self, _ ("It could not be noted"), error);
}

static void
get_today (DxSendPage *self, GDate *today)
{
  g_autoptr (GDateTime)
      now = dx_workspace_now (dx_session_get_workspace (self->session));
  g_autoptr (GTimeZone) zone = g_time_zone_new_offset (7 * 60 * 60);
  g_autoptr (GDateTime) here = g_date_time_to_timezone (now, zone);

  g_date_clear (today, 1);
  g_date_set_dmy (today, (GDateDay) g_date_time_get_day_of_month (here),
                  (GDateMonth) g_date_time_get_month (here),
                  (GDateYear) g_date_time_get_year (here));
}

static gboolean
read_day (DxSendPage *self, GDate *day)
{
  const char *text = gtk_editable_get_text (GTK_EDITABLE (self->day));
  GDate today;

  get_today (self, &today);
  if (!dx_date_parse (text, day))
    dx_field_error_set (self->day_error, DX_SEVERITY_ERROR,
                        _ ("This is no day; please write it as 07/8/2025."),
                        NULL);
  else if (g_date_compare (day, &today) > 0)
    dx_field_error_set (self->day_error, DX_SEVERITY_ERROR,
                        _ ("This day is still to come; note it once the "
                           "dossier is handed in."),
                        NULL);
  else
    {
      dx_field_error_clear (self->day_error);
      return TRUE;
    }

  return FALSE;
}

static void
show_day (DxSendPage *self, const GDate *day)
{
  g_autofree char *text = dx_date_format_short (day);

  gtk_editable_set_text (GTK_EDITABLE (self->day), text);
}

static void
day_selected_cb (DxSendPage *self)
{
  g_autoptr (GDateTime) chosen = gtk_calendar_get_date (self->calendar);
  GDate day;

  g_date_clear (&day, 1);
  g_date_set_dmy (&day, (GDateDay) g_date_time_get_day_of_month (chosen),
                  (GDateMonth) g_date_time_get_month (chosen),
                  (GDateYear) g_date_time_get_year (chosen));
  show_day (self, &day);
  gtk_menu_button_popdown (self->day_button);
}

static void
day_changed_cb (DxSendPage *self)
{
  dx_field_error_clear (self->day_error);
}

static void
add_channel (DxSendPage *self, GtkStringList *names, const char *id)
{
  if (g_ptr_array_find_with_equal_func (self->channels, id, g_str_equal, NULL))
    return;
  g_ptr_array_add (self->channels, (gpointer) id);
  gtk_string_list_append (names, dx_channel_get_label (id));
}

/* The ways that the call names come first; a call can be wrong, so all are
 * there. */
static void
fill_channels (DxSendPage *self)
{
  const DxCall *call =
      dx_proposal_get_call (dx_session_get_proposal (self->session));
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);

  for (guint i = 0; call != NULL && i < call->channels->len; i++)
    {
      const DxCallStatement *it = g_ptr_array_index (call->channels, i);

      for (guint j = 0; j < G_N_ELEMENTS (all_channels); j++)
        if (g_strcmp0 (it->id, all_channels[j]) == 0)
          add_channel (self, names, all_channels[j]);
    }
  for (guint i = 0; i < G_N_ELEMENTS (all_channels); i++)
    add_channel (self, names, all_channels[i]);
  adw_combo_row_set_model (self->channel, G_LIST_MODEL (names));
}

/*
 * dx_send_page_init_note:
 *
 * Fills in today and the ways that the call names.
 */
void
dx_send_page_init_note (DxSendPage *self)
{
  g_autoptr (DxHandIn) known = dx_session_get_hand_in (self->session);
  guint index = 0;
  GDate day;

  fill_channels (self);
  get_today (self, &day);
  show_day (self, known != NULL ? &known->day : &day);
  if (known != NULL
      && g_ptr_array_find_with_equal_func (self->channels, known->channel,
                                           g_str_equal, &index))
    adw_combo_row_set_selected (self->channel, index);
  dx_field_set_name (dx_field_get_text (GTK_WIDGET (self->day)),
                     _ ("Day it was handed in"));
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->day_button),
                               _ ("Choose the day"));
  dx_field_set_name (GTK_WIDGET (self->day_button), _ ("Choose the day"));
  dx_field_error_set_target (self->day_error, GTK_WIDGET (self->day),
                             dx_field_get_text (GTK_WIDGET (self->day)));
  g_signal_connect_swapped (self->calendar, "day-selected",
                            G_CALLBACK (day_selected_cb), self);
  g_signal_connect_swapped (self->day, "changed", G_CALLBACK (day_changed_cb),
                            self);
}

/*
 * dx_send_page_show_note:
 *
 * Enables what can be said now.
 */
void
dx_send_page_show_note (DxSendPage *self)
{
  gboolean sent = dx_session_get_state (self->session)
                  == DX_PROPOSAL_STATE_SENT;

  gtk_widget_set_visible (GTK_WIDGET (self->take_back), sent);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "send.take-back", sent);
}

/*
 * dx_send_page_hand_in:
 *
 * Keeps that the dossier was handed in, when and how.
 */
void
dx_send_page_hand_in (DxSendPage *self)
{
  DxProposal *proposal = dx_session_get_proposal (self->session);
  const guint selected = adw_combo_row_get_selected (self->channel);
  const char *channel = selected < self->channels->len
                            ? g_ptr_array_index (self->channels, selected)
                            : "";
  g_autoptr (DxHandIn) hand_in = NULL;
  g_autofree char *done = NULL;
  GDate day;

  if (!read_day (self, &day))
    {
      gtk_widget_grab_focus (GTK_WIDGET (self->day));
      return;
    }
  hand_in = dx_hand_in_new (&day, channel, dx_proposal_get_revision (proposal));
  done = dx_hand_in_describe (hand_in);
  set (self, hand_in, done);
}

/*
 * dx_send_page_take_back:
 *
 * Keeps that it was not handed in after all.
 */
void
dx_send_page_take_back (DxSendPage *self)
{
  set (self, NULL, _ ("Marked as not handed in"));
  gtk_widget_grab_focus (GTK_WIDGET (self->hand_in));
}
