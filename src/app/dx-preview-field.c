/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dx-config.h"

#define G_LOG_DOMAIN "dexuat-app"

#include "dx-preview-private.h"

#include <glib/gi18n-lib.h>

#include "dx-progress.h"
#include "dx-proposal-compare.h"

/* Letters of a value that are read aloud. */
#define MAX_SPOKEN 200

struct _DxPreviewField {
  GtkWidget parent_instance;
  char *id;
  DxPageRect rect;
};

G_DEFINE_FINAL_TYPE (DxPreviewField, dx_preview_field, GTK_TYPE_WIDGET)

static void
activate (DxPreviewField *self)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "preview.activate-field", "s",
                              self->id);
}

/* The page below is not meant. */
static void
pressed_cb (GtkGestureClick *gesture, int n_press, double x, double y)
{
  gtk_gesture_set_state (GTK_GESTURE (gesture), GTK_EVENT_SEQUENCE_CLAIMED);
}

static void
released_cb (GtkGestureClick *gesture,
             int n_press,
             double x,
             double y,
             DxPreviewField *self)
{
  if (gtk_widget_contains (GTK_WIDGET (self), x, y))
    activate (self);
}

static void
activate_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  activate (DX_PREVIEW_FIELD (widget));
}

static void
focused_cb (GtkEventControllerFocus *controller, GtkWidget *self)
{
  GtkWidget *canvas = gtk_widget_get_ancestor (self, DX_TYPE_PREVIEW_CANVAS);

  if (canvas != NULL)
    dx_preview_canvas_reveal (DX_PREVIEW_CANVAS (canvas), self);
}

static void
dx_preview_field_finalize (GObject *object)
{
  g_free (DX_PREVIEW_FIELD (object)->id);
  G_OBJECT_CLASS (dx_preview_field_parent_class)->finalize (object);
}

static void
dx_preview_field_class_init (DxPreviewFieldClass *class)
{
  static const guint keys[] = { GDK_KEY_Return, GDK_KEY_KP_Enter,
                                GDK_KEY_ISO_Enter, GDK_KEY_space };
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->finalize = dx_preview_field_finalize;
  gtk_widget_class_set_css_name (widget_class, "preview-field");
  gtk_widget_class_set_accessible_role (widget_class,
                                        GTK_ACCESSIBLE_ROLE_BUTTON);
  gtk_widget_class_install_action (widget_class, "field.activate", NULL,
                                   activate_cb);
  for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
    gtk_widget_class_add_binding_action (widget_class, keys[i], 0,
                                         "field.activate", NULL);
}

static void
dx_preview_field_init (DxPreviewField *self)
{
  GtkGesture *click = gtk_gesture_click_new ();
  GtkEventController *focus = gtk_event_controller_focus_new ();

  gtk_widget_set_focusable (GTK_WIDGET (self), TRUE);
  gtk_widget_set_cursor_from_name (GTK_WIDGET (self), "pointer");
  g_signal_connect (click, "pressed", G_CALLBACK (pressed_cb), NULL);
  g_signal_connect (click, "released", G_CALLBACK (released_cb), self);
  g_signal_connect (focus, "enter", G_CALLBACK (focused_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (click));
  gtk_widget_add_controller (GTK_WIDGET (self), focus);
}

/*
 * dx_preview_field_new:
 * @id: the field's id
 *
 * Returns: (transfer floating): a field without a place
 */
GtkWidget *
dx_preview_field_new (const char *id)
{
  DxPreviewField *self = g_object_new (DX_TYPE_PREVIEW_FIELD, NULL);

  self->id = g_strdup (id);

  return GTK_WIDGET (self);
}

/*
 * dx_preview_field_get_id:
 *
 * Returns: (transfer none): the field's id
 */
const char *
dx_preview_field_get_id (DxPreviewField *self)
{
  return self->id;
}

/*
 * dx_preview_field_get_rect:
 *
 * Returns: (transfer none): where it stands, in points
 */
const DxPageRect *
dx_preview_field_get_rect (DxPreviewField *self)
{
  return &self->rect;
}

/*
 * dx_preview_field_set_rect:
 * @rect: a place on the page, in points
 *
 * Puts it there, at the next allocation.
 */
void
dx_preview_field_set_rect (DxPreviewField *self, const DxPageRect *rect)
{
  self->rect = *rect;
}

static char *
get_label (DxProposal *proposal, const char *id)
{
  DxForm *form = dx_proposal_get_form (proposal);
  const DxField *field = dx_form_get_field (form, id);
  const char *section = dx_progress_find_section (form, id);

  if (field == NULL)
    return g_strdup (_ ("Priority topics"));
  if (section == NULL)
    return g_strdup (field->label);

  return g_strdup_printf ("%s. %s", section, field->label);
}

static char *
get_spoken (DxProposal *proposal, const char *id)
{
  g_autofree char *text = dx_proposal_value_text (proposal, id);

  if (text == NULL || *text == '\0')
    return g_strdup (_ ("Not filled in yet"));
  if (g_utf8_strlen (text, -1) <= MAX_SPOKEN)
    return g_steal_pointer (&text);

  *g_utf8_offset_to_pointer (text, MAX_SPOKEN) = '\0';

  return g_strconcat (text, "…", NULL);
}

/*
 * dx_preview_field_describe:
 * @proposal: what is shown
 *
 * Gives it the name and the words that are read aloud.
 */
void
dx_preview_field_describe (DxPreviewField *self, DxProposal *proposal)
{
  g_autofree char *label = get_label (proposal, self->id);
  g_autofree char *spoken = get_spoken (proposal, self->id);

  gtk_accessible_update_property (
      GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, label,
      GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, spoken, -1);
}
