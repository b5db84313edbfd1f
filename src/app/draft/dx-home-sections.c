/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dx-config.h"

#define G_LOG_DOMAIN "dexuat-app"

#include "dx-home-sections.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

#include "dx-home-row.h"

struct _DxHomeSections {
  GtkWidget parent_instance;
  DxSession *session;
  AdwPreferencesGroup *group;
  GPtrArray *rows;   /* AdwActionRow, one a section */
  GPtrArray *badges; /* GtkLabel */
};

G_DEFINE_FINAL_TYPE (DxHomeSections, dx_home_sections, GTK_TYPE_WIDGET)

static const struct {
  const char *words;
  const char *style;
  const char *mark; /* NULL: the number */
} states[] = {
  [DX_SECTION_EMPTY] = { N_ ("Not begun"), "empty", NULL },
  [DX_SECTION_BEGUN] = { N_ ("Begun"), "begun", NULL },
  [DX_SECTION_COMPLETE] = { N_ ("Complete"), "complete", "✓" },
  [DX_SECTION_TO_MEND] = { N_ ("To mend"), "mend", "!" },
};

static const DxFormSection *
get_section (DxHomeSections *self, guint index)
{
  DxForm *form = dx_proposal_get_form (dx_session_get_proposal (self->session));

  return g_ptr_array_index (form->sections, index);
}

static void
show_section (DxHomeSections *self, guint index, DxSectionState state)
{
  const DxFormSection *section = get_section (self, index);
  GtkWidget *row = g_ptr_array_index (self->rows, index);
  GtkWidget *badge = g_ptr_array_index (self->badges, index);
  const char *words = _ (states[state].words);
  g_autofree char *name = dx_home_row_get_section_name (section);
  g_autofree char *label = g_strdup_printf ("%s: %s", name, words);

  for (guint i = 0; i < G_N_ELEMENTS (states); i++)
    gtk_widget_remove_css_class (badge, states[i].style);
  gtk_widget_add_css_class (badge, states[state].style);
  gtk_label_set_text (GTK_LABEL (badge), states[state].mark != NULL
                                             ? states[state].mark
                                             : section->id);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), words);
  dx_home_row_set_label (row, label);
}

static void
update (DxHomeSections *self)
{
  guint done = 0;
  g_autofree char *summary = NULL;

  for (guint i = 0; i < self->rows->len; i++)
    {
      DxSectionState state = dx_session_get_section_state (
          self->session, get_section (self, i)->id);

      done += state == DX_SECTION_COMPLETE;
      show_section (self, i, state);
    }
  summary =
      g_strdup_printf (_ ("%u of %u sections complete"), done, self->rows->len);
  adw_preferences_group_set_description (self->group, summary);
}

static void
add_row (DxHomeSections *self, const DxFormSection *section)
{
  g_autofree char *name = dx_home_row_get_section_name (section);
  GtkWidget *row =
      dx_home_row_new (name, NULL, "proposal.edit-at", section->id);
  GtkWidget *badge = g_object_new (GTK_TYPE_LABEL, "accessible-role",
                                   GTK_ACCESSIBLE_ROLE_PRESENTATION, "valign",
                                   GTK_ALIGN_CENTER, NULL);

  gtk_widget_add_css_class (badge, "home-badge");
  adw_action_row_add_prefix (ADW_ACTION_ROW (row), badge);
  adw_preferences_group_add (self->group, row);
  g_ptr_array_add (self->rows, row);
  g_ptr_array_add (self->badges, badge);
}

static void
dx_home_sections_dispose (GObject *object)
{
  DxHomeSections *self = DX_HOME_SECTIONS (object);
  GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (self));

  g_clear_pointer (&child, gtk_widget_unparent);
  g_clear_object (&self->session);
  G_OBJECT_CLASS (dx_home_sections_parent_class)->dispose (object);
}

static void
dx_home_sections_finalize (GObject *object)
{
  DxHomeSections *self = DX_HOME_SECTIONS (object);

  g_ptr_array_unref (self->rows);
  g_ptr_array_unref (self->badges);
  G_OBJECT_CLASS (dx_home_sections_parent_class)->finalize (object);
}

static void
dx_home_sections_class_init (DxHomeSectionsClass *class)
{
  G_OBJECT_CLASS (class)->dispose = dx_home_sections_dispose;
  G_OBJECT_CLASS (class)->finalize = dx_home_sections_finalize;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (class),
                                            GTK_TYPE_BIN_LAYOUT);
}

static void
dx_home_sections_init (DxHomeSections *self)
{
  self->rows = g_ptr_array_new ();
  self->badges = g_ptr_array_new ();
  self->group = ADW_PREFERENCES_GROUP (adw_preferences_group_new ());
  adw_preferences_group_set_title (self->group, _ ("Sections"));
  gtk_widget_set_parent (GTK_WIDGET (self->group), GTK_WIDGET (self));
}

/**
 * dx_home_sections_set_session:
 * @self: the list
 * @session: what it tells of
 *
 * Shows the sections of a proposal and follows them.
 */
void
dx_home_sections_set_session (DxHomeSections *self, DxSession *session)
{
  DxForm *form;

  g_return_if_fail (DX_IS_HOME_SECTIONS (self));
  g_return_if_fail (DX_IS_SESSION (session));
  g_return_if_fail (self->session == NULL);

  self->session = g_object_ref (session);
  form = dx_proposal_get_form (dx_session_get_proposal (session));
  for (guint i = 0; i < form->sections->len; i++)
    add_row (self, g_ptr_array_index (form->sections, i));
  g_signal_connect_object (session, "findings-changed", G_CALLBACK (update),
                           self, G_CONNECT_SWAPPED);
  update (self);
}
