/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dx-config.h"

#define G_LOG_DOMAIN "dexuat-app"

#include "dx-field-fit.h"

#include "dx-field-parts.h"

/* An entry row cuts off a title or a text that is too long for it, as in a
 * narrow window or with large letters. Then a label beside it has all. */
typedef struct {
  GtkWidget *row;
  GtkLabel *title; /* weak */
  GtkLabel *text;  /* weak */
  guint frames;    /* that have passed since it changed */
  guint tick;
} Fit;

static void
fit_free (gpointer data)
{
  Fit *fit = data;

  g_clear_weak_pointer (&fit->title);
  g_clear_weak_pointer (&fit->text);
  g_free (fit);
}

static void
show (GtkLabel *label, const char *text, int room)
{
  g_autoptr (PangoLayout) layout = NULL;
  int width;

  if (label == NULL)
    return;
  layout = gtk_widget_create_pango_layout (GTK_WIDGET (label), text);
  pango_layout_get_pixel_size (layout, &width, NULL);
  gtk_widget_set_visible (GTK_WIDGET (label), width > room);
  if (width > room)
    gtk_label_set_label (label, text);
}

/* How wide the row is, is known only when the frame has been laid out. */
static gboolean
tick_cb (GtkWidget *row, GdkFrameClock *clock, gpointer data)
{
  Fit *fit = data;
  int room = gtk_widget_get_width (dx_field_get_text (row));

  if (fit->frames++ == 0 || room == 0)
    return G_SOURCE_CONTINUE;
  fit->tick = 0;
  show (fit->title, adw_preferences_row_get_title (ADW_PREFERENCES_ROW (row)),
        room);
  show (fit->text, gtk_editable_get_text (GTK_EDITABLE (row)), room);

  return G_SOURCE_REMOVE;
}

static void
changed_cb (Fit *fit)
{
  if (!gtk_widget_get_mapped (fit->row))
    return;
  fit->frames = 0;
  if (fit->tick == 0)
    fit->tick = gtk_widget_add_tick_callback (fit->row, tick_cb, fit, NULL);
}

static void
map_cb (GtkWidget *row, Fit *fit)
{
  g_signal_connect_swapped (gtk_widget_get_root (row), "notify::default-width",
                            G_CALLBACK (changed_cb), fit);
  changed_cb (fit);
}

static void
unmap_cb (GtkWidget *row, Fit *fit)
{
  g_signal_handlers_disconnect_by_data (gtk_widget_get_root (row), fit);
  if (fit->tick != 0)
    gtk_widget_remove_tick_callback (row, fit->tick);
  fit->tick = 0;
}

/**
 * dx_field_fit_row:
 * @row: an entry row
 * @title: (nullable): a label that shows its title when that is cut off
 * @text: (nullable): a label that shows its text when that is cut off
 *
 * Sees to it that nothing is cut off at any width and size of letters.
 */
void
dx_field_fit_row (GtkWidget *row, GtkWidget *title, GtkWidget *text)
{
  Fit *fit = g_new0 (Fit, 1);

  fit->row = row;
  if (title != NULL)
    {
      g_set_weak_pointer (&fit->title, GTK_LABEL (title));
      gtk_widget_set_visible (title, FALSE);
    }
  if (text != NULL)
    {
      g_set_weak_pointer (&fit->text, GTK_LABEL (text));
      gtk_widget_set_visible (text, FALSE);
    }
  g_object_set_data_full (G_OBJECT (row), "dx-field-fit", fit, fit_free);
  g_signal_connect (row, "map", G_CALLBACK (map_cb), fit);
  g_signal_connect (row, "unmap", G_CALLBACK (unmap_cb), fit);
  g_signal_connect_swapped (row, "changed", G_CALLBACK (changed_cb), fit);
}
