/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dx-config.h"

#define G_LOG_DOMAIN "dexuat-app"

#include "dx-wizard-step.h"

#include <glib/gi18n-lib.h>

#include "dx-field-parts.h"

struct _DxWizardStep {
  GtkListBoxRow parent_instance;
  GtkLabel *badge;
  GtkLabel *title;
  GtkLabel *words;
  char *number;
};

G_DEFINE_FINAL_TYPE (DxWizardStep, dx_wizard_step, GTK_TYPE_LIST_BOX_ROW)

static const char *const css_classes[] = {
  [DX_SECTION_EMPTY] = "empty",
  [DX_SECTION_BEGUN] = "begun",
  [DX_SECTION_COMPLETE] = "complete",
  [DX_SECTION_TO_MEND] = "to-mend",
};

/**
 * dx_section_state_get_label:
 * @state: how far a section is
 *
 * Returns: it in words
 */
const char *
dx_section_state_get_label (DxSectionState state)
{
  switch (state)
    {
    case DX_SECTION_EMPTY:
      /* Translators: nothing is filled in in this section yet */
      return _ ("Empty");
    case DX_SECTION_BEGUN:
      /* Translators: something is filled in in this section */
      return _ ("Begun");
    case DX_SECTION_COMPLETE:
      return _ ("Complete");
    default:
      /* Translators: this section has to be mended */
      return _ ("To mend");
    }
}

static void
dx_wizard_step_finalize (GObject *object)
{
  g_free (DX_WIZARD_STEP (object)->number);
  G_OBJECT_CLASS (dx_wizard_step_parent_class)->finalize (object);
}

static void
dx_wizard_step_class_init (DxWizardStepClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->finalize = dx_wizard_step_finalize;
  gtk_widget_class_set_template_from_resource (
      widget_class, "/vn/dexuat/DeXuat/draft/dx-wizard-step.ui");
  gtk_widget_class_bind_template_child (widget_class, DxWizardStep, badge);
  gtk_widget_class_bind_template_child (widget_class, DxWizardStep, title);
  gtk_widget_class_bind_template_child (widget_class, DxWizardStep, words);
}

static void
dx_wizard_step_init (DxWizardStep *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * dx_wizard_step_new:
 * @number: what its badge shows while it is neither done nor wrong
 * @title: its name
 *
 * Returns: (transfer floating): a row for it
 */
GtkWidget *
dx_wizard_step_new (const char *number, const char *title)
{
  DxWizardStep *self = g_object_new (DX_TYPE_WIZARD_STEP, NULL);

  self->number = g_strdup (number);
  gtk_label_set_label (self->title, title);

  return GTK_WIDGET (self);
}

/**
 * dx_wizard_step_set_state:
 * @self: a step
 * @state: how far it is
 * @words: (nullable): it in words, or %NULL for those of the state
 *
 * Shows how far a step is.
 */
void
dx_wizard_step_set_state (DxWizardStep *self,
                          DxSectionState state,
                          const char *words)
{
  const char *badge = self->number;
  const char *said = words != NULL ? words : dx_section_state_get_label (state);
  g_autofree char *name = NULL;

  g_return_if_fail (DX_IS_WIZARD_STEP (self));

  if (state == DX_SECTION_COMPLETE)
    badge = "✓";
  else if (state == DX_SECTION_TO_MEND)
    badge = "!";
  if (gtk_widget_has_css_class (GTK_WIDGET (self->badge), css_classes[state])
      && g_str_equal (gtk_label_get_label (self->words), said))
    return;
  for (guint i = 0; i < G_N_ELEMENTS (css_classes); i++)
    gtk_widget_remove_css_class (GTK_WIDGET (self->badge), css_classes[i]);
  gtk_widget_add_css_class (GTK_WIDGET (self->badge), css_classes[state]);
  gtk_label_set_label (self->badge, badge);
  gtk_label_set_label (self->words, said);
  /* A mark that is no number is not read out. */
  name = g_strdup_printf ("%s%s%s, %s",
                          g_ascii_isalnum (*self->number) ? self->number : "",
                          g_ascii_isalnum (*self->number) ? ", " : "",
                          gtk_label_get_label (self->title), said);
  dx_field_set_name (GTK_WIDGET (self), name);
}

/**
 * dx_wizard_step_get_words:
 * @self: a step
 *
 * Returns: (transfer none): its state as it is shown
 */
const char *
dx_wizard_step_get_words (DxWizardStep *self)
{
  g_return_val_if_fail (DX_IS_WIZARD_STEP (self), NULL);

  return gtk_label_get_label (self->words);
}

/**
 * dx_wizard_step_get_badge:
 * @self: a step
 *
 * Returns: (transfer none): its number, "✓" or "!"
 */
const char *
dx_wizard_step_get_badge (DxWizardStep *self)
{
  g_return_val_if_fail (DX_IS_WIZARD_STEP (self), NULL);

  return gtk_label_get_label (self->badge);
}
