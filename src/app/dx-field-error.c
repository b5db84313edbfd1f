/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dx-config.h"

#define G_LOG_DOMAIN "dexuat-app"

#include "dx-field-error.h"

#include <glib/gi18n-lib.h>

struct _DxFieldError {
  GtkWidget parent_instance;
  GtkBox *box;
  GtkImage *icon;
  GtkLabel *label;
  GtkMenuButton *why;
  GtkLabel *source;
  GtkWidget *frame; /* weak: what gets the colour */
  GtkWidget *entry; /* weak: what has the focus */
};

G_DEFINE_FINAL_TYPE (DxFieldError, dx_field_error, GTK_TYPE_WIDGET)

static const char *const css_classes[] = {
  [DX_SEVERITY_ERROR] = "error",
  [DX_SEVERITY_WARNING] = "warning",
  [DX_SEVERITY_HINT] = "hint",
};

/**
 * dx_severity_get_icon_name:
 * @severity: how bad
 *
 * Returns: the name of the icon that stands beside its word
 */
const char *
dx_severity_get_icon_name (DxSeverity severity)
{
  static const char *const names[] = {
    [DX_SEVERITY_ERROR] = "dialog-error-symbolic",
    [DX_SEVERITY_WARNING] = "dialog-warning-symbolic",
    [DX_SEVERITY_HINT] = "dialog-information-symbolic",
  };

  return names[severity];
}

/**
 * dx_severity_get_css_class:
 * @severity: how bad
 *
 * Returns: "error", "warning" or "hint"
 */
const char *
dx_severity_get_css_class (DxSeverity severity)
{
  return css_classes[severity];
}

static void
remove_marks (GtkWidget *widget)
{
  for (guint i = 0; i < G_N_ELEMENTS (css_classes); i++)
    gtk_widget_remove_css_class (widget, css_classes[i]);
}

static void
unmark (DxFieldError *self)
{
  if (self->frame != NULL)
    remove_marks (self->frame);
  if (self->entry == NULL)
    return;
  gtk_accessible_reset_state (GTK_ACCESSIBLE (self->entry),
                              GTK_ACCESSIBLE_STATE_INVALID);
  gtk_accessible_reset_relation (GTK_ACCESSIBLE (self->entry),
                                 GTK_ACCESSIBLE_RELATION_ERROR_MESSAGE);
}

/* The relation holds one reference or a list of them, as the version of GTK
 * has it. */
static void
point_to (GtkAccessible *entry, GtkWidget *message)
{
  GtkAccessibleRelation relation = GTK_ACCESSIBLE_RELATION_ERROR_MESSAGE;
  g_auto (GValue) value = G_VALUE_INIT;

  gtk_accessible_relation_init_value (relation, &value);
  if (G_VALUE_HOLDS_POINTER (&value))
    g_value_set_pointer (&value, g_list_prepend (NULL, message));
  else
    g_value_set_object (&value, message);
  gtk_accessible_update_relation_value (entry, 1, &relation, &value);
}

static void
mark (DxFieldError *self, DxSeverity severity)
{
  if (self->frame != NULL)
    gtk_widget_add_css_class (self->frame, css_classes[severity]);
  if (self->entry == NULL)
    return;
  gtk_accessible_update_state (
      GTK_ACCESSIBLE (self->entry), GTK_ACCESSIBLE_STATE_INVALID,
      severity == DX_SEVERITY_ERROR ? GTK_ACCESSIBLE_INVALID_TRUE
                                    : GTK_ACCESSIBLE_INVALID_FALSE,
      -1);
  point_to (GTK_ACCESSIBLE (self->entry), GTK_WIDGET (self->label));
}

static void
dx_field_error_dispose (GObject *object)
{
  DxFieldError *self = DX_FIELD_ERROR (object);

  if (self->box != NULL)
    {
      unmark (self);
      g_clear_weak_pointer (&self->frame);
      g_clear_weak_pointer (&self->entry);
      gtk_widget_unparent (GTK_WIDGET (self->box));
      self->box = NULL;
    }
  G_OBJECT_CLASS (dx_field_error_parent_class)->dispose (object);
}

static void
dx_field_error_class_init (DxFieldErrorClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->dispose = dx_field_error_dispose;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "fielderror");
}

static GtkLabel *
make_label (void)
{
  GtkLabel *label = GTK_LABEL (gtk_label_new (NULL));

  gtk_label_set_wrap (label, TRUE);
  gtk_label_set_wrap_mode (label, PANGO_WRAP_WORD_CHAR);
  gtk_label_set_xalign (label, 0);

  return label;
}

static void
make_why (DxFieldError *self)
{
  GtkWidget *popover = gtk_popover_new ();

  self->source = make_label ();
  gtk_label_set_selectable (self->source, TRUE);
  gtk_label_set_max_width_chars (self->source, 40);
  gtk_popover_set_child (GTK_POPOVER (popover), GTK_WIDGET (self->source));
  self->why = GTK_MENU_BUTTON (gtk_menu_button_new ());
  gtk_menu_button_set_label (self->why, _ ("Why?"));
  gtk_menu_button_set_popover (self->why, popover);
  gtk_widget_add_css_class (GTK_WIDGET (self->why), "flat");
  gtk_widget_add_css_class (GTK_WIDGET (self->why), "small-button");
  gtk_widget_set_valign (GTK_WIDGET (self->why), GTK_ALIGN_START);
}

static void
dx_field_error_init (DxFieldError *self)
{
  self->box = GTK_BOX (gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6));
  self->icon = GTK_IMAGE (gtk_image_new ());
  gtk_widget_set_valign (GTK_WIDGET (self->icon), GTK_ALIGN_START);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->icon),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, "", -1);
  self->label = make_label ();
  gtk_widget_set_hexpand (GTK_WIDGET (self->label), TRUE);
  make_why (self);
  gtk_box_append (self->box, GTK_WIDGET (self->icon));
  gtk_box_append (self->box, GTK_WIDGET (self->label));
  gtk_box_append (self->box, GTK_WIDGET (self->why));
  gtk_widget_set_parent (GTK_WIDGET (self->box), GTK_WIDGET (self));
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
}

/**
 * dx_field_error_new:
 *
 * Returns: (transfer floating): nothing wrong, and not seen
 */
GtkWidget *
dx_field_error_new (void)
{
  return g_object_new (DX_TYPE_FIELD_ERROR, NULL);
}

/**
 * dx_field_error_set_target:
 * @self: an error
 * @frame: (nullable): the widget that shows the field's colour: it gets the
 *   class "error", "warning" or "hint"
 * @entry: (nullable): the widget that has the field's focus: it becomes
 *   invalid and points to the message
 *
 * Says which field this is about; to be called while nothing is wrong.
 */
void
dx_field_error_set_target (DxFieldError *self,
                           GtkWidget *frame,
                           GtkWidget *entry)
{
  g_return_if_fail (DX_IS_FIELD_ERROR (self));

  g_set_weak_pointer (&self->frame, frame);
  g_set_weak_pointer (&self->entry, entry);
}

/**
 * dx_field_error_set:
 * @self: an error
 * @severity: how bad
 * @message: what is wrong and what to do
 * @source: (nullable): the sentence that says so and where it stands
 *
 * Shows that something is wrong.
 */
void
dx_field_error_set (DxFieldError *self,
                    DxSeverity severity,
                    const char *message,
                    const char *source)
{
  g_autofree char *text = NULL;

  g_return_if_fail (DX_IS_FIELD_ERROR (self));
  g_return_if_fail (message != NULL);

  text = g_strdup_printf ("%s: %s", dx_severity_get_label (severity), message);
  if (gtk_widget_get_visible (GTK_WIDGET (self))
      && g_str_equal (gtk_label_get_label (self->label), text))
    return;
  unmark (self);
  remove_marks (GTK_WIDGET (self));
  gtk_image_set_from_icon_name (self->icon,
                                dx_severity_get_icon_name (severity));
  gtk_label_set_label (self->label, text);
  gtk_label_set_label (self->source, source != NULL ? source : "");
  gtk_widget_set_visible (GTK_WIDGET (self->why), source != NULL);
  gtk_widget_add_css_class (GTK_WIDGET (self), css_classes[severity]);
  gtk_widget_set_visible (GTK_WIDGET (self), TRUE);
  mark (self, severity);
}

/**
 * dx_field_error_set_finding:
 * @self: an error
 * @finding: (nullable): what is wrong, or %NULL for nothing
 *
 * Shows a finding.
 */
void
dx_field_error_set_finding (DxFieldError *self, const DxFinding *finding)
{
  g_return_if_fail (DX_IS_FIELD_ERROR (self));

  if (finding != NULL)
    dx_field_error_set (self, finding->severity, finding->message,
                        finding->source);
  else
    dx_field_error_clear (self);
}

/**
 * dx_field_error_clear:
 * @self: an error
 *
 * Nothing is wrong.
 */
void
dx_field_error_clear (DxFieldError *self)
{
  g_return_if_fail (DX_IS_FIELD_ERROR (self));

  if (!gtk_widget_get_visible (GTK_WIDGET (self)))
    return;
  unmark (self);
  gtk_label_set_label (self->label, "");
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
}

/**
 * dx_field_error_get_text:
 * @self: an error
 *
 * Returns: (transfer none) (nullable): what is shown, or %NULL for nothing
 */
const char *
dx_field_error_get_text (DxFieldError *self)
{
  g_return_val_if_fail (DX_IS_FIELD_ERROR (self), NULL);

  return gtk_widget_get_visible (GTK_WIDGET (self))
             ? gtk_label_get_label (self->label)
             : NULL;
}
