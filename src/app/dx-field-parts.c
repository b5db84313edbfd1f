/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dx-config.h"

#define G_LOG_DOMAIN "dexuat-app"

#include "dx-field-parts.h"

/* Room left above a field that is scrolled to. */
#define SCROLL_MARGIN 48

/**
 * dx_field_label_new:
 * @text: plain text
 * @css_class: (nullable): a style of it
 *
 * Returns: (transfer floating): a label that wraps and takes all the width
 */
GtkWidget *
dx_field_label_new (const char *text, const char *css_class)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_natural_wrap_mode (GTK_LABEL (label), GTK_NATURAL_WRAP_NONE);
  gtk_widget_set_hexpand (label, TRUE);
  if (css_class != NULL)
    gtk_widget_add_css_class (label, css_class);

  return label;
}

/**
 * dx_field_boxed_list_new:
 *
 * Returns: (transfer floating): a card of rows
 */
GtkWidget *
dx_field_boxed_list_new (void)
{
  GtkWidget *list = gtk_list_box_new ();

  gtk_list_box_set_selection_mode (GTK_LIST_BOX (list), GTK_SELECTION_NONE);
  gtk_widget_add_css_class (list, "boxed-list");

  return list;
}

/**
 * dx_field_button_new:
 * @label: a verb, with a mnemonic
 *
 * Returns: (transfer floating): a button whose words wrap
 */
GtkWidget *
dx_field_button_new (const char *label)
{
  GtkWidget *button = gtk_button_new_with_mnemonic (label);
  GtkWidget *child = gtk_button_get_child (GTK_BUTTON (button));

  gtk_label_set_wrap (GTK_LABEL (child), TRUE);
  gtk_label_set_justify (GTK_LABEL (child), GTK_JUSTIFY_CENTER);
  gtk_widget_set_halign (button, GTK_ALIGN_START);

  return button;
}

/**
 * dx_field_icon_button_new:
 * @icon_name: a symbolic icon
 * @name: what the button does, shown as a tooltip and read aloud
 *
 * Returns: (transfer floating): a flat button with a picture
 */
GtkWidget *
dx_field_icon_button_new (const char *icon_name, const char *name)
{
  GtkWidget *button = gtk_button_new_from_icon_name (icon_name);

  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_set_tooltip_text (button, name);
  dx_field_set_name (button, name);

  return button;
}

/**
 * dx_field_set_name:
 * @widget: a control
 * @name: what it is called
 *
 * Gives a control the one name that is read aloud.
 */
void
dx_field_set_name (GtkWidget *widget, const char *name)
{
  gtk_accessible_reset_relation (GTK_ACCESSIBLE (widget),
                                 GTK_ACCESSIBLE_RELATION_LABELLED_BY);
  gtk_accessible_update_property (GTK_ACCESSIBLE (widget),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
}

/**
 * dx_field_get_text:
 * @row: an entry row
 *
 * Returns: (transfer none): the widget in it that has the focus and the text
 */
GtkWidget *
dx_field_get_text (GtkWidget *row)
{
  GtkEditable *delegate = gtk_editable_get_delegate (GTK_EDITABLE (row));

  return delegate != NULL ? GTK_WIDGET (delegate) : row;
}

static GtkWidget *
find_toast_overlay (GtkWidget *widget)
{
  return gtk_widget_get_ancestor (widget, ADW_TYPE_TOAST_OVERLAY);
}

/**
 * dx_field_toast:
 * @widget: who speaks
 * @message: plain text
 * @button: (nullable): a verb
 * @clicked: (nullable): called as a handler of AdwToast::button-clicked
 * @data: for @clicked
 * @data_free: (nullable): frees @data
 *
 * Says something in passing. What it tells of has been done already: the
 * button does the opposite.
 */
void
dx_field_toast (GtkWidget *widget,
                const char *message,
                const char *button,
                GCallback clicked,
                gpointer data,
                GClosureNotify data_free)
{
  GtkWidget *overlay = find_toast_overlay (widget);
  g_autofree char *escaped = g_markup_escape_text (message, -1);
  AdwToast *toast = adw_toast_new (escaped);

  if (button != NULL)
    adw_toast_set_button_label (toast, button);
  if (clicked != NULL)
    g_signal_connect_data (toast, "button-clicked", clicked, data, data_free,
                           0);
  if (overlay != NULL)
    adw_toast_overlay_add_toast (ADW_TOAST_OVERLAY (overlay), toast);
  else
    g_object_unref (toast);
}

/**
 * dx_field_scroll_to:
 * @widget: a widget in a scrolled window
 *
 * Scrolls so that @widget is seen, if it is not.
 */
void
dx_field_scroll_to (GtkWidget *widget)
{
  GtkWidget *scroller =
      gtk_widget_get_ancestor (widget, GTK_TYPE_SCROLLED_WINDOW);
  GtkAdjustment *adjustment;
  graphene_rect_t box;
  double top;
  double page;

  if (scroller == NULL || !gtk_widget_get_mapped (widget)
      || !gtk_widget_compute_bounds (widget, scroller, &box))
    return;
  adjustment =
      gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (scroller));
  top = gtk_adjustment_get_value (adjustment) + box.origin.y;
  page = gtk_adjustment_get_page_size (adjustment);
  if (box.origin.y < 0 || box.origin.y + box.size.height > page)
    gtk_adjustment_set_value (adjustment, MAX (0, top - SCROLL_MARGIN));
}
