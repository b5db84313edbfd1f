/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dx-config.h"

#define G_LOG_DOMAIN "dexuat-app"

#include "dx-topics-page-private.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>
#include <string.h>

#include "dx-field-error.h"
#include "dx-field-parts.h"
#include "dx-field-source.h"
#include "dx-text-editor.h"
#include "dx-unicode.h"

/* The one topic for which the calls count schools. */
#define SCHOOLS_TOPIC "university-modules"
#define MOST_SCHOOLS 999

struct _DxTopicsPageRow {
  GtkListBoxRow parent_instance;
  GtkBox *box;
  GtkWidget *check;
  GtkBox *answer; /* what is asked of a topic that is chosen */
  DxTextEditor *note;
  GtkSpinButton *schools; /* nullable */
  DxFieldError *error;
  DxSession *session;
  char *topic;
  char *name;
  char *field;  /* "topics.ID" */
  char *folded; /* all its words, for the search */
  guint writing;
};

G_DEFINE_FINAL_TYPE (DxTopicsPageRow, dx_topics_page_row, GTK_TYPE_LIST_BOX_ROW)

static DxProposal *
get_proposal (DxTopicsPageRow *self)
{
  return dx_session_get_proposal (self->session);
}

static void
show_error (DxTopicsPageRow *self)
{
  dx_field_error_set_finding (
      self->error, dx_session_find_finding (self->session, self->field));
}

static void
write_answer (DxTopicsPageRow *self)
{
  g_autofree char *note = dx_text_editor_get_text (self->note);
  int schools = self->schools != NULL
                    ? gtk_spin_button_get_value_as_int (self->schools)
                    : 0;

  if (self->writing > 0
      || dx_proposal_find_topic (get_proposal (self), self->topic) == NULL)
    return;
  self->writing++;
  dx_proposal_set_topic (get_proposal (self), self->topic,
                         *note != '\0' ? note : NULL, schools > 0, schools);
  self->writing--;
}

static gboolean
output_cb (GtkSpinButton *spin)
{
  if (gtk_spin_button_get_value (spin) > 0)
    return FALSE;
  gtk_editable_set_text (GTK_EDITABLE (spin), "");

  return TRUE;
}

static int
input_cb (GtkSpinButton *spin, double *value)
{
  if (*gtk_editable_get_text (GTK_EDITABLE (spin)) != '\0')
    return FALSE;
  *value = 0;

  return TRUE;
}

static void
add_schools (DxTopicsPageRow *self)
{
  DxCall *call = dx_proposal_get_call (get_proposal (self));
  GtkWidget *spin = gtk_spin_button_new_with_range (0, MOST_SCHOOLS, 1);
  GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);

  self->schools = GTK_SPIN_BUTTON (spin);
  gtk_widget_set_halign (spin, GTK_ALIGN_START);
  dx_field_set_name (spin, _ ("Number of schools"));
  g_signal_connect (spin, "output", G_CALLBACK (output_cb), NULL);
  g_signal_connect (spin, "input", G_CALLBACK (input_cb), NULL);
  output_cb (self->schools);
  g_signal_connect_swapped (spin, "value-changed", G_CALLBACK (write_answer),
                            self);
  gtk_box_append (self->answer,
                  dx_field_label_new (_ ("Number of schools"), "cell-title"));
  gtk_box_append (GTK_BOX (line), spin);
  if (call != NULL && call->schools_minimum > 0)
    {
      g_autofree char *least =
          g_strdup_printf (_ ("at least %02u schools"), call->schools_minimum);

      gtk_box_append (GTK_BOX (line), dx_field_label_new (least, NULL));
      if (call->schools_source != NULL)
        gtk_box_append (GTK_BOX (line),
                        dx_field_source_button_new (_ ("What the call says"),
                                                    call->schools_source));
    }
  gtk_box_append (self->answer, line);
}

/* Made for the first time that the topic is chosen. */
static void
make_answer (DxTopicsPageRow *self)
{
  const char *question = _ ("How the proposal answers this topic");
  g_autofree char *name = g_strdup_printf ("%s: %s", question, self->name);

  if (self->note != NULL)
    return;
  self->note = DX_TEXT_EDITOR (dx_text_editor_new (
      name, DX_TEXT_EDITOR_SHORT,
      dx_workspace_get_settings (dx_session_get_workspace (self->session))));
  gtk_box_append (self->answer, dx_field_label_new (question, "cell-title"));
  gtk_box_append (self->answer, GTK_WIDGET (self->note));
  if (g_str_equal (self->topic, SCHOOLS_TOPIC))
    add_schools (self);
  dx_field_error_set_target (self->error, dx_text_editor_get_frame (self->note),
                             GTK_WIDGET (dx_text_editor_get_view (self->note)));
  g_signal_connect_swapped (self->note, "changed", G_CALLBACK (write_answer),
                            self);
}

static void
load_answer (DxTopicsPageRow *self, const DxTopicChoice *choice)
{
  g_autofree char *note = g_strdup (choice->note);
  double schools = choice->has_schools ? (double) choice->schools : 0;

  self->writing++;
  make_answer (self);
  dx_text_editor_set_text (self->note, note);
  if (self->schools != NULL
      && gtk_spin_button_get_value (self->schools) != schools)
    gtk_spin_button_set_value (self->schools, schools);
  self->writing--;
}

static void toggled_cb (DxTopicsPageRow *self);

static void
load (DxTopicsPageRow *self)
{
  const DxTopicChoice *choice =
      dx_proposal_find_topic (get_proposal (self), self->topic);

  if (self->writing > 0)
    return;
  g_signal_handlers_block_by_func (self->check, toggled_cb, self);
  gtk_check_button_set_active (GTK_CHECK_BUTTON (self->check), choice != NULL);
  g_signal_handlers_unblock_by_func (self->check, toggled_cb, self);
  if (choice != NULL)
    load_answer (self, choice);
  gtk_widget_set_visible (GTK_WIDGET (self->answer), choice != NULL);
}

typedef struct {
  DxSession *session;
  char *topic;
  char *note;
  gboolean has_schools;
  gint64 schools;
} Removed;

static void
removed_free (gpointer data, GClosure *closure)
{
  Removed *removed = data;

  g_object_unref (removed->session);
  g_free (removed->topic);
  g_free (removed->note);
  g_free (removed);
}

static void
bring_back_cb (AdwToast *toast, Removed *removed)
{
  dx_proposal_set_topic (dx_session_get_proposal (removed->session),
                         removed->topic, removed->note, removed->has_schools,
                         removed->schools);
}

/* With the topic goes what was written about it: that can be undone. */
static void
remove_topic (DxTopicsPageRow *self, const DxTopicChoice *choice)
{
  Removed *removed = g_new0 (Removed, 1);
  gboolean has_words = choice->note != NULL && *choice->note != '\0';

  removed->session = g_object_ref (self->session);
  removed->topic = g_strdup (self->topic);
  removed->note = g_strdup (choice->note);
  removed->has_schools = choice->has_schools;
  removed->schools = choice->schools;
  dx_proposal_remove_topic (get_proposal (self), self->topic);
  if (has_words)
    dx_field_toast (GTK_WIDGET (self), _ ("Topic and note removed"),
                    _ ("_Undo"), G_CALLBACK (bring_back_cb), removed,
                    removed_free);
  else
    removed_free (removed, NULL);
}

static void
toggled_cb (DxTopicsPageRow *self)
{
  gboolean chosen =
      gtk_check_button_get_active (GTK_CHECK_BUTTON (self->check));
  const DxTopicChoice *choice =
      dx_proposal_find_topic (get_proposal (self), self->topic);

  if (chosen && choice == NULL)
    dx_proposal_set_topic (get_proposal (self), self->topic, NULL, FALSE, 0);
  else if (!chosen && choice != NULL)
    remove_topic (self, choice);
}

static void
commit (DxTopicsPageRow *self)
{
  if (self->note != NULL)
    dx_text_editor_commit (self->note);
  if (self->schools != NULL)
    gtk_spin_button_update (self->schools);
}

static void
leave_cb (GtkEventControllerFocus *controller, DxTopicsPageRow *self)
{
  if (self->session == NULL)
    return;
  commit (self);
  if (dx_topics_page_row_get_chosen (self))
    dx_session_visit (self->session, self->field);
}

static GtkWidget *
make_check (DxTopicsPageRow *self, const DxTopic *topic)
{
  GtkWidget *check = gtk_check_button_new ();
  GtkWidget *words = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3);
  g_autofree char *standards =
      topic != NULL ? g_strjoinv ("; ", topic->standards) : NULL;

  gtk_box_append (GTK_BOX (words), dx_field_label_new (self->name, NULL));
  if (topic != NULL && topic->meaning != NULL && *topic->meaning != '\0')
    gtk_box_append (GTK_BOX (words),
                    dx_field_label_new (topic->meaning, "topic-meaning"));
  if (standards != NULL && *standards != '\0')
    gtk_box_append (GTK_BOX (words),
                    dx_field_label_new (standards, "topic-standards"));
  gtk_check_button_set_child (GTK_CHECK_BUTTON (check), words);
  gtk_widget_set_hexpand (check, TRUE);
  gtk_widget_add_css_class (check, "topic-check");
  dx_field_set_name (check, self->name);
  g_signal_connect_swapped (check, "toggled", G_CALLBACK (toggled_cb), self);

  return check;
}

static void
build (DxTopicsPageRow *self, const DxTopic *topic, const DxSource *source)
{
  GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);

  self->check = make_check (self, topic);
  gtk_box_append (GTK_BOX (line), self->check);
  if (source != NULL)
    gtk_box_append (GTK_BOX (line), dx_field_source_button_new (
                                        _ ("What the call says"), source));
  self->answer = GTK_BOX (gtk_box_new (GTK_ORIENTATION_VERTICAL, 6));
  gtk_widget_add_css_class (GTK_WIDGET (self->answer), "topic-answer");
  self->error = DX_FIELD_ERROR (dx_field_error_new ());
  gtk_box_append (self->box, line);
  gtk_box_append (self->box, GTK_WIDGET (self->answer));
  gtk_box_append (self->box, GTK_WIDGET (self->error));
}

static void
watch (DxTopicsPageRow *self)
{
  g_autofree char *changed = g_strconcat ("changed::", self->field, NULL);
  GtkEventController *focus = gtk_event_controller_focus_new ();

  g_signal_connect (focus, "leave", G_CALLBACK (leave_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), focus);
  g_signal_connect_swapped (get_proposal (self), changed, G_CALLBACK (load),
                            self);
  g_signal_connect_swapped (self->session, "findings-changed",
                            G_CALLBACK (show_error), self);
  g_signal_connect_swapped (self->session, "commit", G_CALLBACK (commit), self);
}

static void
dx_topics_page_row_dispose (GObject *object)
{
  DxTopicsPageRow *self = DX_TOPICS_PAGE_ROW (object);

  if (self->session != NULL)
    {
      g_signal_handlers_disconnect_by_data (get_proposal (self), self);
      g_signal_handlers_disconnect_by_data (self->session, self);
      g_clear_object (&self->session);
    }
  G_OBJECT_CLASS (dx_topics_page_row_parent_class)->dispose (object);
}

static void
dx_topics_page_row_finalize (GObject *object)
{
  DxTopicsPageRow *self = DX_TOPICS_PAGE_ROW (object);

  g_free (self->topic);
  g_free (self->name);
  g_free (self->field);
  g_free (self->folded);
  G_OBJECT_CLASS (dx_topics_page_row_parent_class)->finalize (object);
}

static void
dx_topics_page_row_class_init (DxTopicsPageRowClass *class)
{
  G_OBJECT_CLASS (class)->dispose = dx_topics_page_row_dispose;
  G_OBJECT_CLASS (class)->finalize = dx_topics_page_row_finalize;
}

static void
dx_topics_page_row_init (DxTopicsPageRow *self)
{
  self->box = GTK_BOX (gtk_box_new (GTK_ORIENTATION_VERTICAL, 6));
  gtk_widget_add_css_class (GTK_WIDGET (self->box), "topic-row");
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (self), GTK_WIDGET (self->box));
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (self), FALSE);
  gtk_widget_set_focusable (GTK_WIDGET (self), FALSE);
}

/* A topic that nobody knows is called by its id. */
static void
read_words (DxTopicsPageRow *self, const DxTopic *topic)
{
  g_autofree char *standards = NULL;
  g_autofree char *all = NULL;

  self->name = g_strdup (topic != NULL ? topic->name : self->topic);
  standards = topic != NULL ? g_strjoinv (" ", topic->standards) : NULL;
  all =
      g_strjoin (" ", self->name, self->topic,
                 topic != NULL && topic->meaning != NULL ? topic->meaning : "",
                 standards, NULL);
  self->folded = dx_unicode_fold (all);
}

/*
 * dx_topics_page_row_new:
 * @session: the session
 * @topic: a topic id
 * @source: (nullable): the sentence of the call that names it
 *
 * Returns: (transfer floating): a row for it
 */
GtkWidget *
dx_topics_page_row_new (DxSession *session,
                        const char *topic,
                        const DxSource *source)
{
  DxTopicsPageRow *self = g_object_new (DX_TYPE_TOPICS_PAGE_ROW, NULL);
  const DxTopic *it = dx_catalog_get_topic (
      dx_workspace_get_catalog (dx_session_get_workspace (session)),
      dx_proposal_get_call (dx_session_get_proposal (session)), topic);

  self->session = g_object_ref (session);
  self->topic = g_strdup (topic);
  self->field = g_strconcat ("topics.", topic, NULL);
  read_words (self, it);
  build (self, it, source);
  load (self);
  watch (self);
  show_error (self);

  return GTK_WIDGET (self);
}

/*
 * dx_topics_page_row_get_topic:
 * @self: a row
 *
 * Returns: (transfer none): its topic's id
 */
const char *
dx_topics_page_row_get_topic (DxTopicsPageRow *self)
{
  return self->topic;
}

/*
 * dx_topics_page_row_get_chosen:
 * @self: a row
 *
 * Returns: whether the proposal answers its topic
 */
gboolean
dx_topics_page_row_get_chosen (DxTopicsPageRow *self)
{
  return dx_proposal_find_topic (get_proposal (self), self->topic) != NULL;
}

/*
 * dx_topics_page_row_matches:
 * @self: a row
 * @folded: words as dx_unicode_fold () makes them
 *
 * Returns: whether they stand in what is known of the topic
 */
gboolean
dx_topics_page_row_matches (DxTopicsPageRow *self, const char *folded)
{
  return strstr (self->folded, folded) != NULL;
}

/*
 * dx_topics_page_row_show:
 * @self: a row
 *
 * Puts the focus into its note if it is chosen, or else on its check box.
 */
void
dx_topics_page_row_show (DxTopicsPageRow *self)
{
  if (self->note != NULL && gtk_widget_get_visible (GTK_WIDGET (self->answer)))
    gtk_widget_grab_focus (GTK_WIDGET (dx_text_editor_get_view (self->note)));
  else
    gtk_widget_grab_focus (self->check);
}
