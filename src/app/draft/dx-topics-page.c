/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dx-config.h"

#define G_LOG_DOMAIN "dexuat-app"

#include "dx-topics-page.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

#include "dx-field-parts.h"
#include "dx-field-source.h"
#include "dx-topics-page-private.h"
#include "dx-unicode.h"

/**
 * Group:
 * @row: opens
 * @topics: (element-type DxTopicsPageRow): in it
 */
typedef struct {
  AdwExpanderRow *row;
  GPtrArray *topics;
} Group;

struct _DxTopicsPage {
  GtkWidget parent_instance;
  GtkWidget *top;
  GtkLabel *intro;
  GtkSearchEntry *search;
  GtkListBox *list;
  GtkBox *nothing;
  DxSession *session;
  GPtrArray *groups; /* of Group */
  GHashTable *seen;  /* the ids of all topics that have a row */
};

G_DEFINE_FINAL_TYPE (DxTopicsPage, dx_topics_page, GTK_TYPE_WIDGET)

static void
group_free (gpointer data)
{
  Group *group = data;

  g_ptr_array_unref (group->topics);
  g_free (group);
}

static DxProposal *
get_proposal (DxTopicsPage *self)
{
  return dx_session_get_proposal (self->session);
}

static guint
count_chosen (Group *group)
{
  guint chosen = 0;

  for (guint i = 0; i < group->topics->len; i++)
    chosen +=
        dx_topics_page_row_get_chosen (g_ptr_array_index (group->topics, i));

  return chosen;
}

static void
show_counts (DxTopicsPage *self)
{
  for (guint i = 0; i < self->groups->len; i++)
    {
      Group *group = g_ptr_array_index (self->groups, i);
      /* Translators: how many topics of a group are chosen */
      g_autofree char *text = g_strdup_printf (
          _ ("%u of %u chosen"), count_chosen (group), group->topics->len);

      adw_expander_row_set_subtitle (group->row, text);
    }
}

static Group *
add_group (DxTopicsPage *self, const char *title, const DxSource *source)
{
  Group *group = g_new0 (Group, 1);
  GtkWidget *row = adw_expander_row_new ();

  group->row = ADW_EXPANDER_ROW (row);
  group->topics = g_ptr_array_new ();
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  if (source != NULL)
    adw_expander_row_add_action (
        ADW_EXPANDER_ROW (row),
        dx_field_source_button_new (_ ("What the call says"), source));
  gtk_list_box_append (self->list, row);
  g_ptr_array_add (self->groups, group);

  return group;
}

static void
add_topic (DxTopicsPage *self,
           Group *group,
           const char *topic,
           const DxSource *source)
{
  GtkWidget *row = dx_topics_page_row_new (self->session, topic, source);

  adw_expander_row_add_row (group->row, row);
  g_ptr_array_add (group->topics, row);
  g_hash_table_add (self->seen, g_strdup (topic));
}

static void
add_call_groups (DxTopicsPage *self, DxCall *call)
{
  for (guint i = 0; call != NULL && i < call->groups->len; i++)
    {
      const DxCallGroup *it = g_ptr_array_index (call->groups, i);
      Group *group = add_group (self, it->title, it->source);

      for (guint j = 0; j < it->topics->len; j++)
        {
          const DxCallTopic *topic = g_ptr_array_index (it->topics, j);

          add_topic (self, group, topic->id, topic->source);
        }
    }
}

/* What no other group has: all that is known, where the call leaves that
 * open, or else what was chosen. */
static void
add_other_topics (DxTopicsPage *self, DxCall *call)
{
  DxCatalog *catalog =
      dx_workspace_get_catalog (dx_session_get_workspace (self->session));
  g_autoptr (GPtrArray) all = dx_catalog_list_topics (catalog);
  gboolean open = call == NULL || call->topics_by_reference != NULL;
  Group *group = NULL;

  for (guint i = 0; open && i < all->len; i++)
    {
      const DxTopic *topic = g_ptr_array_index (all, i);

      if (g_hash_table_contains (self->seen, topic->id))
        continue;
      if (group == NULL)
        group = add_group (self,
                           call == NULL ? _ ("All topics") : _ ("Other topics"),
                           call != NULL ? call->topics_by_reference : NULL);
      add_topic (self, group, topic->id, NULL);
    }
}

static void
add_foreign_topics (DxTopicsPage *self)
{
  guint n_topics = dx_proposal_get_n_topics (get_proposal (self));
  Group *group = NULL;

  for (guint i = 0; i < n_topics; i++)
    {
      const DxTopicChoice *choice =
          dx_proposal_get_topic (get_proposal (self), i);

      if (g_hash_table_contains (self->seen, choice->id))
        continue;
      if (group == NULL)
        group = add_group (self, _ ("Chosen, but not named by the call"), NULL);
      add_topic (self, group, choice->id, NULL);
    }
}

static void
open_chosen (DxTopicsPage *self)
{
  gboolean any = FALSE;

  for (guint i = 0; i < self->groups->len; i++)
    {
      Group *group = g_ptr_array_index (self->groups, i);
      gboolean chosen = count_chosen (group) > 0;

      adw_expander_row_set_expanded (group->row, chosen);
      any = any || chosen;
    }
  if (!any && self->groups->len == 1)
    {
      Group *group = g_ptr_array_index (self->groups, 0);

      adw_expander_row_set_expanded (group->row, TRUE);
    }
}

static void
clear (DxTopicsPage *self)
{
  GtkWidget *child;

  g_ptr_array_set_size (self->groups, 0);
  g_hash_table_remove_all (self->seen);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->list))) != NULL)
    gtk_list_box_remove (self->list, child);
}

static void
show_intro (DxTopicsPage *self, DxCall *call)
{
  g_autofree char *text = NULL;

  if (call == NULL)
    text = g_strdup (_ ("No call is chosen: these are all topics that the "
                        "program knows. Choose those that the proposal "
                        "answers, and say how."));
  else if (call->topics_by_reference != NULL)
    text = g_strdup_printf (
        _ ("The call takes its topics from another document: “%s”. Choose "
           "those that the proposal answers, and say how."),
        call->topics_by_reference->sentence);
  else
    text = g_strdup (_ ("Grouped as in the call. Choose the topics that the "
                        "proposal answers, and say how. They go on an annex, "
                        "never into the form."));
  gtk_label_set_label (self->intro, text);
}

static void
fill (DxTopicsPage *self)
{
  DxCall *call = dx_proposal_get_call (get_proposal (self));

  clear (self);
  show_intro (self, call);
  add_call_groups (self, call);
  add_other_topics (self, call);
  add_foreign_topics (self);
  show_counts (self);
  open_chosen (self);
}

static void
changed_cb (DxProposal *proposal, const char *field, DxTopicsPage *self)
{
  if (g_str_equal (field, "call"))
    fill (self);
  else if (g_str_has_prefix (field, "topics."))
    {
      add_foreign_topics (self);
      show_counts (self);
    }
}

static guint
search_group (Group *group, const char *folded)
{
  guint matches = 0;

  for (guint i = 0; i < group->topics->len; i++)
    {
      DxTopicsPageRow *row = g_ptr_array_index (group->topics, i);
      gboolean match = dx_topics_page_row_matches (row, folded);

      gtk_widget_set_visible (GTK_WIDGET (row), match);
      matches += match;
    }

  return matches;
}

static void
search_cb (DxTopicsPage *self)
{
  const char *words = gtk_editable_get_text (GTK_EDITABLE (self->search));
  g_autofree char *stripped = g_strstrip (g_strdup (words));
  g_autofree char *folded = dx_unicode_fold (stripped);
  guint all = 0;

  for (guint i = 0; i < self->groups->len; i++)
    {
      Group *group = g_ptr_array_index (self->groups, i);
      guint matches = search_group (group, folded);

      gtk_widget_set_visible (GTK_WIDGET (group->row), matches > 0);
      if (*folded != '\0')
        adw_expander_row_set_expanded (group->row, matches > 0);
      all += matches;
    }
  if (*folded == '\0')
    open_chosen (self);
  gtk_widget_set_visible (GTK_WIDGET (self->nothing), all == 0);
  gtk_widget_set_visible (GTK_WIDGET (self->list), all > 0);
}

static void
dx_topics_page_dispose (GObject *object)
{
  DxTopicsPage *self = DX_TOPICS_PAGE (object);

  if (self->session != NULL)
    {
      g_signal_handlers_disconnect_by_data (get_proposal (self), self);
      g_signal_handlers_disconnect_by_data (self->search, self);
      g_clear_object (&self->session);
    }
  g_ptr_array_set_size (self->groups, 0);
  gtk_widget_dispose_template (GTK_WIDGET (self), DX_TYPE_TOPICS_PAGE);
  G_OBJECT_CLASS (dx_topics_page_parent_class)->dispose (object);
}

static void
dx_topics_page_finalize (GObject *object)
{
  DxTopicsPage *self = DX_TOPICS_PAGE (object);

  g_ptr_array_unref (self->groups);
  g_hash_table_unref (self->seen);
  G_OBJECT_CLASS (dx_topics_page_parent_class)->finalize (object);
}

static void
dx_topics_page_class_init (DxTopicsPageClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->dispose = dx_topics_page_dispose;
  G_OBJECT_CLASS (class)->finalize = dx_topics_page_finalize;
  gtk_widget_class_set_template_from_resource (
      widget_class, "/vn/dexuat/DeXuat/draft/dx-topics-page.ui");
  gtk_widget_class_bind_template_child (widget_class, DxTopicsPage, top);
  gtk_widget_class_bind_template_child (widget_class, DxTopicsPage, intro);
  gtk_widget_class_bind_template_child (widget_class, DxTopicsPage, search);
  gtk_widget_class_bind_template_child (widget_class, DxTopicsPage, list);
  gtk_widget_class_bind_template_child (widget_class, DxTopicsPage, nothing);
}

static void
dx_topics_page_init (DxTopicsPage *self)
{
  self->groups = g_ptr_array_new_with_free_func (group_free);
  self->seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * dx_topics_page_new:
 * @session: the session
 *
 * Returns: (transfer floating): the page
 */
GtkWidget *
dx_topics_page_new (DxSession *session)
{
  DxTopicsPage *self = g_object_new (DX_TYPE_TOPICS_PAGE, NULL);

  self->session = g_object_ref (session);
  fill (self);
  g_signal_connect (get_proposal (self), "changed", G_CALLBACK (changed_cb),
                    self);
  g_signal_connect_swapped (self->search, "search-changed",
                            G_CALLBACK (search_cb), self);

  return GTK_WIDGET (self);
}

/**
 * dx_topics_page_show_topic:
 * @self: the page
 * @topic: a topic id
 *
 * Opens the topic's group and puts the focus on it.
 *
 * Returns: whether it is there
 */
gboolean
dx_topics_page_show_topic (DxTopicsPage *self, const char *topic)
{
  g_return_val_if_fail (DX_IS_TOPICS_PAGE (self), FALSE);

  for (guint i = 0; i < self->groups->len; i++)
    {
      Group *group = g_ptr_array_index (self->groups, i);

      for (guint j = 0; j < group->topics->len; j++)
        {
          DxTopicsPageRow *row = g_ptr_array_index (group->topics, j);

          if (!g_str_equal (dx_topics_page_row_get_topic (row), topic))
            continue;
          gtk_editable_set_text (GTK_EDITABLE (self->search), "");
          adw_expander_row_set_expanded (group->row, TRUE);
          dx_topics_page_row_show (row);
          return TRUE;
        }
    }

  return FALSE;
}

/**
 * dx_topics_page_focus:
 * @self: the page
 *
 * Puts the focus on the search.
 *
 * Returns: whether it took it
 */
gboolean
dx_topics_page_focus (DxTopicsPage *self)
{
  g_return_val_if_fail (DX_IS_TOPICS_PAGE (self), FALSE);

  return gtk_widget_grab_focus (GTK_WIDGET (self->search));
}
