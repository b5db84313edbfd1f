/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dx-config.h"

#define G_LOG_DOMAIN "dexuat-app"

#include "dx-main-window-buttons.h"

#include "dx-field-parts.h"

static void
fit_button (GtkWidget *button)
{
  GtkWidget *label = gtk_button_get_child (GTK_BUTTON (button));

  if (!GTK_IS_LABEL (label))
    return;
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_justify (GTK_LABEL (label), GTK_JUSTIFY_CENTER);
  dx_field_set_name (button, gtk_label_get_text (GTK_LABEL (label)));
}

/**
 * dx_main_window_fit_buttons:
 * @root: a widget
 *
 * Lets the words of all buttons below @root wrap where there is little
 * room, and gives each button the one name that is read aloud.
 */
void
dx_main_window_fit_buttons (GtkWidget *root)
{
  g_return_if_fail (GTK_IS_WIDGET (root));

  if (GTK_IS_BUTTON (root))
    {
      fit_button (root);
      return;
    }
  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    dx_main_window_fit_buttons (child);
}
