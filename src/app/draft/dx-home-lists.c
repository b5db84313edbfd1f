/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dx-config.h"

#define G_LOG_DOMAIN "dexuat-app"

#include "dx-home-lists.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

#include "dx-home-row.h"
#include "dx-home-sections.h"
#include "dx-home-words.h"
#include "dx-seal-files.h"
#include "dx-send-facts.h"

/* Of the kept versions; the window of all of them has the rest. */
#define MAX_REVISIONS 3

struct _DxHomeLists {
  GtkWidget parent_instance;
  DxSession *session;
  AdwPreferencesGroup *check;
  DxHomeSections *sections;
  AdwPreferencesGroup *topics;
  AdwPreferencesGroup *attachments;
  AdwPreferencesGroup *send;
  AdwPreferencesGroup *revisions;
  GtkWidget *check_row;
  GtkWidget *send_row;
  GPtrArray *topic_rows;
  GPtrArray *attachment_rows;
  GPtrArray *revision_rows;
  guint topics_source;
};

G_DEFINE_FINAL_TYPE (DxHomeLists, dx_home_lists, GTK_TYPE_WIDGET)

static void
add_row (AdwPreferencesGroup *group,
         GPtrArray *rows,
         const char *title,
         const char *subtitle,
         const char *action,
         const char *target)
{
  GtkWidget *row = dx_home_row_new (title, subtitle, action, target);

  adw_preferences_group_add (group, row);
  g_ptr_array_add (rows, row);
}

static void
clear_rows (AdwPreferencesGroup *group, GPtrArray *rows)
{
  for (guint i = 0; i < rows->len; i++)
    adw_preferences_group_remove (group, g_ptr_array_index (rows, i));
  g_ptr_array_set_size (rows, 0);
}

static void
show_check (DxHomeLists *self)
{
  guint errors = dx_session_count (self->session, DX_SEVERITY_ERROR);
  guint warnings = dx_session_count (self->session, DX_SEVERITY_WARNING);
  guint hints = dx_session_count (self->session, DX_SEVERITY_HINT);
  g_autofree char *title = dx_home_words_findings (errors, warnings, hints);
  const char *subtitle = errors > 0
                             ? _ ("With errors the dossier would come back.")
                             : _ ("No error: it can be printed.");
  g_autofree char *label = g_strdup_printf ("%s. %s", title, subtitle);

  if (self->check_row == NULL)
    {
      self->check_row =
          dx_home_row_new (title, subtitle, "proposal.check", NULL);
      adw_preferences_group_add (self->check, self->check_row);
    }
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->check_row), title);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (self->check_row), subtitle);
  adw_action_row_set_icon_name (ADW_ACTION_ROW (self->check_row),
                                errors > 0     ? "dialog-error-symbolic"
                                : warnings > 0 ? "dialog-warning-symbolic"
                                               : "emblem-ok-symbolic");
  dx_home_row_set_label (self->check_row, label);
}

static void
show_topics (DxHomeLists *self)
{
  DxProposal *proposal = dx_session_get_proposal (self->session);
  DxCatalog *catalog =
      dx_workspace_get_catalog (dx_session_get_workspace (self->session));
  guint n = dx_proposal_get_n_topics (proposal);

  clear_rows (self->topics, self->topic_rows);
  for (guint i = 0; i < n; i++)
    {
      const DxTopicChoice *choice = dx_proposal_get_topic (proposal, i);
      const DxTopic *topic = dx_catalog_get_topic (
          catalog, dx_proposal_get_call (proposal), choice->id);
      g_autofree char *place = g_strconcat ("topics.", choice->id, NULL);

      add_row (self->topics, self->topic_rows,
               topic != NULL ? topic->name : choice->id, NULL,
               "proposal.edit-at", place);
    }
  if (n == 0)
    add_row (self->topics, self->topic_rows, _ ("None chosen yet"),
             _ ("Choose what this proposal answers."), "proposal.edit-at",
             "topics");
}

static gboolean
topics_cb (gpointer data)
{
  DxHomeLists *self = data;

  self->topics_source = 0;
  show_topics (self);

  return G_SOURCE_REMOVE;
}

static void
changed_cb (DxHomeLists *self, const char *field)
{
  if (self->topics_source == 0
      && (g_str_has_prefix (field, "topics.") || g_str_equal (field, "call")))
    self->topics_source = g_idle_add (topics_cb, self);
}

static void
show_attachments (DxHomeLists *self)
{
  DxStore *store =
      dx_workspace_get_store (dx_session_get_workspace (self->session));
  const char *id = dx_proposal_get_id (dx_session_get_proposal (self->session));
  g_autoptr (GPtrArray)
      list = store != NULL ? dx_store_list_attachments (store, id, NULL) : NULL;

  clear_rows (self->attachments, self->attachment_rows);
  for (guint i = 0; list != NULL && i < list->len; i++)
    {
      const DxAttachment *it = g_ptr_array_index (list, i);
      g_autofree char *size = g_format_size ((guint64) it->size);
      g_autofree char *words = g_strdup_printf (
          "%s · %s", dx_home_words_attachment_kind (it->kind), size);

      add_row (self->attachments, self->attachment_rows, it->name, words,
               "proposal.edit-at", "attachments");
    }
  if (list == NULL || list->len == 0)
    add_row (self->attachments, self->attachment_rows, _ ("No attachments yet"),
             _ ("Official letter, commitments and other papers."),
             "proposal.edit-at", "attachments");
}

static void
show_send (DxHomeLists *self)
{
  g_autofree char *title = dx_send_facts_describe_state (self->session);
  g_autofree char *subtitle = dx_send_facts_summarize (self->session);
  g_autofree char *label = g_strdup_printf ("%s. %s", title, subtitle);
  gboolean sent = dx_session_get_state (self->session)
                  == DX_PROPOSAL_STATE_SENT;

  if (self->send_row == NULL)
    {
      self->send_row =
          dx_home_row_new (title, subtitle, "proposal.edit-at", "send");
      adw_preferences_group_add (self->send, self->send_row);
    }
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->send_row), title);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (self->send_row), subtitle);
  adw_action_row_set_icon_name (ADW_ACTION_ROW (self->send_row),
                                sent ? "emblem-ok-symbolic"
                                     : "dialog-warning-symbolic");
  dx_home_row_set_label (self->send_row, label);
}

/* What the foot of the paper says, so that it is at hand on the phone. */
static char *
describe_revision (DxHomeLists *self, const DxRevision *it, GDateTime *now)
{
  DxWorkspace *workspace = dx_session_get_workspace (self->session);
  g_autofree char *facts = dx_home_words_revision_facts (it, now);
  g_autoptr (DxProposal) printed = NULL;
  g_autoptr (DxSeal) seal = NULL;
  g_autofree char *code = NULL;

  if (it->kind == DX_REVISION_PRINTED)
    printed =
        dx_store_load_revision (dx_workspace_get_store (workspace), it->row,
                                dx_workspace_get_catalog (workspace), NULL);
  if (printed == NULL)
    return g_steal_pointer (&facts);
  seal = dx_seal_files_new_printed (workspace, printed);
  /* A hyphen that does not part the code at the end of a line. */
  code = g_strdup_printf ("%.4s\u2011%s", seal->code, seal->code + 4);

  /* Translators: facts of a print, then its check code */
  return g_strdup_printf (_ ("%s · check code %s"), facts, code);
}

/**
 * dx_home_lists_show_revisions:
 * @self: the lists
 *
 * Reads the kept versions again.
 */
void
dx_home_lists_show_revisions (DxHomeLists *self)
{
  g_autoptr (GPtrArray) list = NULL;
  g_autoptr (GDateTime) now = NULL;

  g_return_if_fail (DX_IS_HOME_LISTS (self));

  list = dx_home_words_list_revisions (self->session);
  now = dx_workspace_now (dx_session_get_workspace (self->session));
  clear_rows (self->revisions, self->revision_rows);
  for (guint i = 0; i < list->len && i < MAX_REVISIONS; i++)
    {
      const DxRevision *it = g_ptr_array_index (list, i);
      g_autofree char *title = dx_home_words_revision (it);
      g_autofree char *words = describe_revision (self, it, now);

      add_row (self->revisions, self->revision_rows, title, words,
               "proposal.revisions", NULL);
    }
  if (list->len > MAX_REVISIONS)
    add_row (self->revisions, self->revision_rows, _ ("All versions…"), NULL,
             "proposal.revisions", NULL);
  if (list->len == 0)
    add_row (self->revisions, self->revision_rows, _ ("None kept yet"),
             _ ("Ctrl+S keeps the present one. Each print and each exported "
                "PDF is kept by itself."),
             NULL, NULL);
}

static void
dx_home_lists_dispose (GObject *object)
{
  DxHomeLists *self = DX_HOME_LISTS (object);

  g_clear_handle_id (&self->topics_source, g_source_remove);
  g_clear_object (&self->session);
  gtk_widget_dispose_template (GTK_WIDGET (self), DX_TYPE_HOME_LISTS);
  G_OBJECT_CLASS (dx_home_lists_parent_class)->dispose (object);
}

static void
dx_home_lists_finalize (GObject *object)
{
  DxHomeLists *self = DX_HOME_LISTS (object);

  g_ptr_array_unref (self->topic_rows);
  g_ptr_array_unref (self->attachment_rows);
  g_ptr_array_unref (self->revision_rows);
  G_OBJECT_CLASS (dx_home_lists_parent_class)->finalize (object);
}

static void
dx_home_lists_class_init (DxHomeListsClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  g_type_ensure (DX_TYPE_HOME_SECTIONS);
  G_OBJECT_CLASS (class)->dispose = dx_home_lists_dispose;
  G_OBJECT_CLASS (class)->finalize = dx_home_lists_finalize;
  gtk_widget_class_set_template_from_resource (
      widget_class, "/vn/dexuat/DeXuat/draft/dx-home-lists.ui");
  gtk_widget_class_bind_template_child (widget_class, DxHomeLists, check);
  gtk_widget_class_bind_template_child (widget_class, DxHomeLists, sections);
  gtk_widget_class_bind_template_child (widget_class, DxHomeLists, topics);
  gtk_widget_class_bind_template_child (widget_class, DxHomeLists, attachments);
  gtk_widget_class_bind_template_child (widget_class, DxHomeLists, send);
  gtk_widget_class_bind_template_child (widget_class, DxHomeLists, revisions);
}

static void
dx_home_lists_init (DxHomeLists *self)
{
  self->topic_rows = g_ptr_array_new ();
  self->attachment_rows = g_ptr_array_new ();
  self->revision_rows = g_ptr_array_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * dx_home_lists_set_session:
 * @self: the lists
 * @session: what they tell of
 *
 * Shows what belongs to a proposal and follows it.
 */
void
dx_home_lists_set_session (DxHomeLists *self, DxSession *session)
{
  static const char *const send_signals[] = { "findings-changed",
                                              "state-changed",
                                              "attachments-changed" };

  g_return_if_fail (DX_IS_HOME_LISTS (self));
  g_return_if_fail (DX_IS_SESSION (session));
  g_return_if_fail (self->session == NULL);

  self->session = g_object_ref (session);
  g_signal_connect_object (session, "findings-changed", G_CALLBACK (show_check),
                           self, G_CONNECT_SWAPPED);
  g_signal_connect_object (session, "attachments-changed",
                           G_CALLBACK (show_attachments), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (dx_session_get_proposal (session), "changed",
                           G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);
  for (guint i = 0; i < G_N_ELEMENTS (send_signals); i++)
    g_signal_connect_object (session, send_signals[i], G_CALLBACK (show_send),
                             self, G_CONNECT_SWAPPED);
  dx_home_sections_set_session (self->sections, session);
  show_check (self);
  show_topics (self);
  show_attachments (self);
  show_send (self);
  dx_home_lists_show_revisions (self);
}
