/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dx-config.h"

#define G_LOG_DOMAIN "dexuat-app"

#include "dx-wizard-private.h"

#include <glib/gi18n-lib.h>

#include "dx-field-parts.h"

G_DEFINE_FINAL_TYPE (DxWizard, dx_wizard, ADW_TYPE_WINDOW)

static void
step_free (gpointer data)
{
  DxPlace *step = data;

  g_free (step->place);
  g_free (step->title);
  g_free (step);
}

static void
activated_cb (GtkListBox *list, GtkListBoxRow *row, DxWizard *self)
{
  DxPlace *step =
      g_ptr_array_index (self->steps, gtk_list_box_row_get_index (row));

  dx_wizard_show_step (self, step, NULL);
  if (dx_split_get_folded (self->split))
    dx_split_set_show_side (self->split, FALSE);
}

static gboolean
dx_wizard_close_request (GtkWindow *window)
{
  DxWizard *self = DX_WIZARD (window);

  dx_session_commit (self->session);
  if (dx_session_get_save_state (self->session) == DX_SAVE_PENDING)
    dx_session_save (self->session, NULL);

  return GTK_WINDOW_CLASS (dx_wizard_parent_class)->close_request (window);
}

/* What asked for the focus before there was a window gets it now. */
static void
dx_wizard_map (GtkWidget *widget)
{
  DxWizard *self = DX_WIZARD (widget);

  GTK_WIDGET_CLASS (dx_wizard_parent_class)->map (widget);
  dx_wizard_show_in_page (self->step, self->place);
}

static void
dx_wizard_dispose (GObject *object)
{
  DxWizard *self = DX_WIZARD (object);

  if (self->session != NULL)
    {
      dx_session_commit (self->session);
      g_signal_handlers_disconnect_by_data (self->session, self);
    }
  self->step = NULL;
  g_ptr_array_set_size (self->steps, 0);
  adw_window_set_content (ADW_WINDOW (self), NULL);
  G_OBJECT_CLASS (dx_wizard_parent_class)->dispose (object);
  g_clear_object (&self->session);
}

static void
dx_wizard_finalize (GObject *object)
{
  g_free (DX_WIZARD (object)->place);
  g_ptr_array_unref (DX_WIZARD (object)->steps);
  G_OBJECT_CLASS (dx_wizard_parent_class)->finalize (object);
}

static void
dx_wizard_class_init (DxWizardClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->dispose = dx_wizard_dispose;
  G_OBJECT_CLASS (class)->finalize = dx_wizard_finalize;
  widget_class->map = dx_wizard_map;
  GTK_WINDOW_CLASS (class)->close_request = dx_wizard_close_request;
  g_type_ensure (DX_TYPE_SPLIT);
  gtk_widget_class_set_template_from_resource (
      widget_class, "/vn/dexuat/DeXuat/draft/dx-wizard.ui");
  gtk_widget_class_bind_template_child (widget_class, DxWizard, toasts);
  gtk_widget_class_bind_template_child (widget_class, DxWizard, split);
  gtk_widget_class_bind_template_child (widget_class, DxWizard, progress);
  gtk_widget_class_bind_template_child (widget_class, DxWizard, title);
  gtk_widget_class_bind_template_child (widget_class, DxWizard, step_list);
  gtk_widget_class_bind_template_child (widget_class, DxWizard, stack);
  gtk_widget_class_bind_template_child (widget_class, DxWizard, saved);
  gtk_widget_class_bind_template_child (widget_class, DxWizard, saved_narrow);
  gtk_widget_class_bind_template_child (widget_class, DxWizard, back);
  gtk_widget_class_bind_template_child (widget_class, DxWizard, next);
  gtk_widget_class_bind_template_callback (widget_class, activated_cb);
  dx_wizard_class_init_actions (widget_class);
}

static void
dx_wizard_init (DxWizard *self)
{
  self->steps = g_ptr_array_new_with_free_func (step_free);
  gtk_widget_init_template (GTK_WIDGET (self));
  g_signal_connect (self->step_list, "row-activated", G_CALLBACK (activated_cb),
                    self);
  dx_wizard_add_keys (self);
}

static void
watch (DxWizard *self)
{
  g_signal_connect_swapped (self->split, "notify::folded",
                            G_CALLBACK (dx_wizard_update_title), self);
  g_signal_connect_swapped (self->session, "findings-changed",
                            G_CALLBACK (dx_wizard_update_states), self);
  g_signal_connect_swapped (self->session, "attachments-changed",
                            G_CALLBACK (dx_wizard_update_states), self);
  g_signal_connect_swapped (self->session, "state-changed",
                            G_CALLBACK (dx_wizard_update_states), self);
  g_signal_connect_swapped (self->session, "save-state-changed",
                            G_CALLBACK (dx_wizard_update_saved), self);
  g_signal_connect_swapped (self->session, "state-changed",
                            G_CALLBACK (dx_wizard_update_saved), self);
}

/**
 * dx_wizard_new:
 * @parent: (nullable): the window of the proposal
 * @session: the session on it
 *
 * Returns: (transfer none): the wizard, over @parent, at its first section
 */
DxWizard *
dx_wizard_new (GtkWindow *parent, DxSession *session)
{
  DxWizard *self;

  g_return_val_if_fail (DX_IS_SESSION (session), NULL);

  self = g_object_new (DX_TYPE_WIZARD, "transient-for", parent, "modal",
                       parent != NULL, NULL);
  if (parent != NULL)
    gtk_window_set_application (GTK_WINDOW (self),
                                gtk_window_get_application (parent));
  self->session = g_object_ref (session);
  dx_wizard_add_steps (self);
  watch (self);
  dx_wizard_update_states (self);
  dx_wizard_update_saved (self);
  dx_wizard_show_step (self, g_ptr_array_index (self->steps, 0), NULL);

  return self;
}

/*
 * dx_wizard_get_form:
 * @self: the wizard
 *
 * Returns: (transfer none): the form of its proposal
 */
DxForm *
dx_wizard_get_form (DxWizard *self)
{
  return dx_proposal_get_form (dx_session_get_proposal (self->session));
}

/*
 * dx_wizard_get_index:
 * @self: the wizard
 *
 * Returns: which step is shown, from 0
 */
int
dx_wizard_get_index (DxWizard *self)
{
  guint index = 0;

  g_ptr_array_find (self->steps, self->step, &index);

  return (int) index;
}

static void
show_short_title (DxWizard *self)
{
  g_autofree char *where = NULL;

  if (self->step->kind == DX_PLACE_SECTION)
    /* Translators: a section of the form, by its number: "Section IV" */
    where = g_strdup_printf (_ ("Section %s"), self->step->place);
  adw_window_title_set_title (self->title, where != NULL ? where : "");
  adw_window_title_set_subtitle (self->title, "");
}

static void
show_whole_title (DxWizard *self)
{
  g_autofree char *where = NULL;

  if (self->step->kind == DX_PLACE_SECTION)
    /* Translators: which section of the form, of how many */
    where = g_strdup_printf (_ ("Section %d of %u"),
                             dx_wizard_get_index (self) + 1,
                             dx_wizard_get_form (self)->sections->len);
  adw_window_title_set_title (self->title, self->step->title);
  adw_window_title_set_subtitle (
      self->title,
      where != NULL ? where : dx_wizard_step_get_words (self->step->row));
}

/*
 * dx_wizard_update_title:
 * @self: the wizard
 *
 * Says where the user is. In a narrow window there is room for little: the
 * page has its own heading.
 */
void
dx_wizard_update_title (DxWizard *self)
{
  if (self->step == NULL)
    return;
  if (dx_split_get_folded (self->split))
    show_short_title (self);
  else
    show_whole_title (self);
}

static void
show_page (DxWizard *self, DxPlace *step)
{
  if (step->page == NULL)
    {
      step->page = dx_wizard_make_page (self, step);
      gtk_stack_add_named (self->stack, step->page, step->place);
    }
  gtk_stack_set_visible_child (self->stack, step->page);
}

/*
 * dx_wizard_show_step:
 * @self: the wizard
 * @step: a step of it
 * @place: (nullable): a field or topic on its page
 *
 * Leaves a page for another one: what was typed goes into the proposal first.
 */
void
dx_wizard_show_step (DxWizard *self, DxPlace *step, const char *place)
{
  int index;

  dx_session_commit (self->session);
  self->step = step;
  g_free (self->place);
  self->place = g_strdup (place);
  index = dx_wizard_get_index (self);
  show_page (self, step);
  dx_wizard_update_title (self);
  gtk_list_box_select_row (self->step_list, GTK_LIST_BOX_ROW (step->row));
  dx_field_scroll_to (GTK_WIDGET (step->row));
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "wizard.back", index > 0);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "wizard.next",
                                 (guint) index + 1 < self->steps->len);
  if (!dx_wizard_show_in_page (step, place))
    gtk_widget_grab_focus (GTK_WIDGET (self->step_list));
}

static const char *
find_first_open (DxWizard *self)
{
  const DxForm *form = dx_wizard_get_form (self);

  for (guint i = 0; i < form->sections->len; i++)
    {
      const DxFormSection *section = g_ptr_array_index (form->sections, i);

      if (dx_session_get_section_state (self->session, section->id)
          != DX_SECTION_COMPLETE)
        return section->id;
    }

  return "check";
}

/**
 * dx_wizard_go_to:
 * @self: the wizard
 * @place: (nullable): a section, a field, "topics", "topics.ID",
 *   "attachments", "check", "export", "send", or %NULL for the first section that
 *   is not complete
 *
 * Goes to a place; to a field with the focus.
 */
void
dx_wizard_go_to (DxWizard *self, const char *place)
{
  DxPlace *step;

  g_return_if_fail (DX_IS_WIZARD (self));

  if (place == NULL || *place == '\0')
    place = find_first_open (self);
  step = dx_wizard_find_step (self, place);
  if (step != NULL)
    dx_wizard_show_step (self, step,
                         g_str_equal (step->place, place) ? NULL : place);
}

/**
 * dx_wizard_get_place:
 * @self: the wizard
 *
 * Returns: (transfer none): where it is: a section, "topics", "attachments",
 *   "check", "export" or "send"
 */
const char *
dx_wizard_get_place (DxWizard *self)
{
  g_return_val_if_fail (DX_IS_WIZARD (self), NULL);

  return self->step->place;
}
