/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dx-config.h"

#define G_LOG_DOMAIN "dexuat-app"

#include "dx-home-head.h"

#include <glib/gi18n-lib.h>

#include "dx-proposal-row-words.h"

/* From so many days on the deadline is pressing. */
#define PRESSING 3

struct _DxHomeHead {
  GtkWidget parent_instance;
  GtkWidget *box;
  DxSession *session;
  GtkLabel *title;
  GtkLabel *call;
  GtkLabel *deadline;
  GtkLabel *days;
  GtkLabel *state;
  GtkLabel *saved;
  GtkImage *icon;
};

G_DEFINE_FINAL_TYPE (DxHomeHead, dx_home_head, GTK_TYPE_WIDGET)

static void
show_title (DxHomeHead *self)
{
  g_autofree char *title = dx_session_get_title (self->session);
  gboolean named = title != NULL && *title != '\0';

  gtk_label_set_text (self->title,
                      named ? title : _ ("A proposal without a name yet"));
}

static void
set_class (GtkLabel *label, const char *name, gboolean wanted)
{
  if (wanted)
    gtk_widget_add_css_class (GTK_WIDGET (label), name);
  else
    gtk_widget_remove_css_class (GTK_WIDGET (label), name);
}

static void
show_days (DxHomeHead *self, const DxDeadline *deadline)
{
  g_autoptr (GDateTime)
      now = dx_workspace_now (dx_session_get_workspace (self->session));
  g_autofree char *days = dx_proposal_row_words_days (deadline, now);
  gboolean passed = days != NULL && dx_deadline_passed (deadline, now);
  gboolean sent = dx_session_get_state (self->session)
                  == DX_PROPOSAL_STATE_SENT;

  gtk_label_set_text (self->days, days != NULL ? days : "");
  gtk_widget_set_visible (GTK_WIDGET (self->days), days != NULL && !sent);
  set_class (self->days, "error", passed);
  set_class (self->days, "warning",
             days != NULL && !passed
                 && dx_deadline_days_left (deadline, now) <= PRESSING);
}

static void
show_call (DxHomeHead *self)
{
  const DxCall *call =
      dx_proposal_get_call (dx_session_get_proposal (self->session));
  const DxDeadline *deadline = call != NULL ? call->deadline : NULL;
  g_autofree char *name = NULL;
  g_autofree char *until = NULL;

  if (call != NULL)
    name = g_strdup_printf ("%s · %d", call->office, call->plan_year);
  else
    name = g_strdup (_ ("Answers no call"));
  gtk_label_set_text (self->call, name);
  if (deadline != NULL && deadline->text != NULL)
    /* Translators: %s is the wording of a notice: "17h00 ngày 07/8/2025" */
    until = g_strdup_printf (_ ("Deadline: %s"), deadline->text);
  gtk_label_set_text (self->deadline, until != NULL ? until : "");
  gtk_widget_set_visible (GTK_WIDGET (self->deadline), until != NULL);
  show_days (self, deadline);
}

/* The words are those of the list. */
static char *
get_state_words (DxSession *session)
{
  DxProposalState state = dx_session_get_state (session);
  gint64 number = dx_proposal_get_revision (dx_session_get_proposal (session));

  if (state == DX_PROPOSAL_STATE_DRAFT
      && dx_session_get_save_state (session) == DX_SAVE_FAILED)
    return g_strdup (_ ("NOT saved, NOT handed in"));
  if (state == DX_PROPOSAL_STATE_STALE)
    return g_strdup_printf (
        _ ("Changed since printed version %d: the paper is out of date"),
        (int) number);

  return dx_proposal_row_words_state (state, number);
}

static void
show_state (DxHomeHead *self)
{
  static const char *const icons[] = {
    [DX_PROPOSAL_STATE_DRAFT] = "document-edit-symbolic",
    [DX_PROPOSAL_STATE_PRINTED] = "document-print-symbolic",
    [DX_PROPOSAL_STATE_STALE] = "dialog-warning-symbolic",
    [DX_PROPOSAL_STATE_SENT] = "emblem-ok-symbolic",
  };
  DxProposalState state = dx_session_get_state (self->session);
  g_autofree char *words = get_state_words (self->session);

  gtk_label_set_text (self->state, words);
  gtk_image_set_from_icon_name (self->icon, icons[state]);
  show_call (self);
}

static void
show_saved (DxHomeHead *self)
{
  gboolean failed;

  switch (dx_session_get_save_state (self->session))
    {
    case DX_SAVE_FAILED:
      gtk_label_set_text (self->saved, _ ("The last changes are not saved"));
      break;
    case DX_SAVE_PENDING:
      gtk_label_set_text (self->saved, _ ("Saving…"));
      break;
    case DX_SAVE_SAVED:
    default:
      /* Saved is not handed in. */
      gtk_label_set_text (self->saved,
                          dx_session_get_state (self->session)
                                  == DX_PROPOSAL_STATE_SENT
                              ? _ ("Saved on this machine")
                              : _ ("Saved on this machine, NOT handed in"));
    }
  failed = dx_session_get_save_state (self->session) == DX_SAVE_FAILED;
  set_class (self->saved, "error", failed);
  set_class (self->saved, "dim-label", !failed);
}

static void
save_state_cb (DxHomeHead *self)
{
  show_saved (self);
  show_state (self);
}

static void
changed_cb (DxHomeHead *self, const char *field)
{
  if (g_str_equal (field, "call"))
    show_call (self);
  else
    show_title (self);
}

static void
dx_home_head_dispose (GObject *object)
{
  DxHomeHead *self = DX_HOME_HEAD (object);

  g_clear_object (&self->session);
  gtk_widget_dispose_template (GTK_WIDGET (self), DX_TYPE_HOME_HEAD);
  G_OBJECT_CLASS (dx_home_head_parent_class)->dispose (object);
}

static void
dx_home_head_class_init (DxHomeHeadClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->dispose = dx_home_head_dispose;
  gtk_widget_class_set_template_from_resource (
      widget_class, "/vn/dexuat/DeXuat/draft/dx-home-head.ui");
  gtk_widget_class_bind_template_child (widget_class, DxHomeHead, box);
  gtk_widget_class_bind_template_child (widget_class, DxHomeHead, title);
  gtk_widget_class_bind_template_child (widget_class, DxHomeHead, call);
  gtk_widget_class_bind_template_child (widget_class, DxHomeHead, deadline);
  gtk_widget_class_bind_template_child (widget_class, DxHomeHead, days);
  gtk_widget_class_bind_template_child (widget_class, DxHomeHead, state);
  gtk_widget_class_bind_template_child (widget_class, DxHomeHead, saved);
  gtk_widget_class_bind_template_child (widget_class, DxHomeHead, icon);
}

static void
dx_home_head_init (DxHomeHead *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * dx_home_head_set_session:
 * @self: a head
 * @session: what it tells of
 *
 * Shows a proposal and follows it.
 */
void
dx_home_head_set_session (DxHomeHead *self, DxSession *session)
{
  g_return_if_fail (DX_IS_HOME_HEAD (self));
  g_return_if_fail (DX_IS_SESSION (session));
  g_return_if_fail (self->session == NULL);

  self->session = g_object_ref (session);
  g_signal_connect_object (session, "state-changed", G_CALLBACK (show_state),
                           self, G_CONNECT_SWAPPED);
  g_signal_connect_object (session, "save-state-changed",
                           G_CALLBACK (save_state_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (dx_session_get_proposal (session), "changed",
                           G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);
  show_title (self);
  show_state (self);
  show_saved (self);
}
