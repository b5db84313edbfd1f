/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dx-config.h"

#define G_LOG_DOMAIN "dexuat-app"

#include "dx-field-source.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "dx-field-parts.h"
#include "dx-unicode.h"

static void
fill_box (GtkBox *box, const char *title, const DxSource *source)
{
  g_autofree char *sentence = g_strdup_printf ("“%s”", source->sentence);
  g_autofree char *place = source->place != NULL ? g_strdup_printf (
                               "%s, %s", source->document, source->place)
                                                 : g_strdup (source->document);
  g_autofree char *doubt = NULL;

  if (title != NULL && *title != '\0')
    gtk_box_append (box, dx_field_label_new (title, "source-title"));
  gtk_box_append (box, dx_field_label_new (sentence, "source-sentence"));
  gtk_box_append (box, dx_field_label_new (place, "source-place"));
  if (source->doubt == NULL)
    return;
  /* Translators: before what is doubtful about a sentence */
  doubt = g_strdup_printf (_ ("Note: %s"), source->doubt);
  gtk_box_append (box, dx_field_label_new (doubt, "source-doubt"));
}

/**
 * dx_field_source_row_new:
 * @title: (nullable): in the program's words
 * @source: a sentence and where it stands
 *
 * Returns: (transfer floating): a row of a list that shows it
 */
GtkWidget *
dx_field_source_row_new (const char *title, const DxSource *source)
{
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3);

  gtk_widget_add_css_class (box, "source-box");
  fill_box (GTK_BOX (box), title, source);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), FALSE);
  dx_field_set_name (row, source->sentence);

  return row;
}

/**
 * dx_field_source_button_new:
 * @name: what the button is called
 * @source: a sentence and where it stands
 *
 * Returns: (transfer floating): a button that shows it
 */
GtkWidget *
dx_field_source_button_new (const char *name, const DxSource *source)
{
  GtkWidget *button = gtk_menu_button_new ();
  GtkWidget *popover = gtk_popover_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);

  fill_box (GTK_BOX (box), NULL, source);
  for (GtkWidget *child = gtk_widget_get_first_child (box); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    gtk_label_set_max_width_chars (GTK_LABEL (child), 44);
  gtk_popover_set_child (GTK_POPOVER (popover), box);
  gtk_menu_button_set_icon_name (GTK_MENU_BUTTON (button),
                                 "help-about-symbolic");
  gtk_menu_button_set_popover (GTK_MENU_BUTTON (button), popover);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_set_tooltip_text (button, name);
  dx_field_set_name (button, name);

  return button;
}

/**
 * dx_field_source_mentions:
 * @source: a sentence
 * @label: what a field is called ("Mục tiêu", "Kết quả, sản phẩm")
 *
 * Returns: whether the sentence has the first two syllables of @label
 */
gboolean
dx_field_source_mentions (const DxSource *source, const char *label)
{
  g_autofree char *sentence = dx_unicode_compare_key (source->sentence);
  g_autofree char *key = dx_unicode_compare_key (label);
  char *end = strchr (key, ' ');

  if (end != NULL)
    end += 1 + strcspn (end + 1, " ,/");
  if (end != NULL)
    *end = '\0';

  return strstr (sentence, key) != NULL;
}
