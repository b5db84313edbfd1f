/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dx-config.h"

#define G_LOG_DOMAIN "dexuat-app"

#include "dx-button-names.h"

#define KNOWN "dx-button-names"

/* The words without the mark of the mnemonic. */
static char *
strip_mnemonic (const char *label)
{
  GString *out = g_string_new (NULL);

  for (; *label != '\0'; label++)
    {
      if (label[0] == '_' && label[1] != '\0')
        label++;
      g_string_append_c (out, *label);
    }

  return g_string_free (out, FALSE);
}

/* GTK would read out "_Tiếp tục Tiếp tục": the raw label, and the label
 * that stands in the button. */
static void
name_button (GtkButton *button)
{
  g_autofree char *name = NULL;

  /* While a label gives way to a picture, the button speaks of both. */
  if (!GTK_IS_LABEL (gtk_button_get_child (button))
      || !gtk_button_get_use_underline (button)
      || gtk_button_get_label (button) == NULL)
    return;
  name = strip_mnemonic (gtk_button_get_label (button));
  gtk_accessible_reset_relation (GTK_ACCESSIBLE (button),
                                 GTK_ACCESSIBLE_RELATION_LABELLED_BY);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
}

static gboolean
realize_cb (GSignalInvocationHint *hint,
            guint n_values,
            const GValue *values,
            gpointer data)
{
  GObject *widget = g_value_get_object (&values[0]);

  if (GTK_IS_BUTTON (widget) && g_object_get_data (widget, KNOWN) == NULL)
    {
      g_object_set_data (widget, KNOWN, GINT_TO_POINTER (TRUE));
      g_signal_connect (widget, "notify::label", G_CALLBACK (name_button),
                        NULL);
      g_signal_connect (widget, "notify::use-underline",
                        G_CALLBACK (name_button), NULL);
      name_button (GTK_BUTTON (widget));
    }

  return G_SOURCE_CONTINUE;
}

/**
 * dx_button_names_init:
 *
 * From now on each button whose label marks a mnemonic is read out by its
 * words, once and without the mark. A button of a mnemonic that wants another
 * name puts a label of its own into itself.
 */
void
dx_button_names_init (void)
{
  static gsize begun;
  gpointer class;

  if (!g_once_init_enter (&begun))
    return;
  class = g_type_class_ref (GTK_TYPE_WIDGET);
  g_signal_add_emission_hook (g_signal_lookup ("realize", GTK_TYPE_WIDGET), 0,
                              realize_cb, NULL, NULL);
  g_type_class_unref (class);
  g_once_init_leave (&begun, 1);
}
