/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dx-config.h"

#define G_LOG_DOMAIN "dexuat-app"

#include "dx-home-bar.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "dx-preview-private.h"

struct _DxHomeBar {
  GtkWidget parent_instance;
  GtkWidget *box;
  DxPreview *preview;
  GtkLabel *page;
  GtkWidget *previous;
  GtkWidget *next;
  GtkButton *fit;
  GtkToggleButton *annex;
};

G_DEFINE_FINAL_TYPE (DxHomeBar, dx_home_bar, GTK_TYPE_WIDGET)

static void
show_page (DxHomeBar *self)
{
  guint n = dx_preview_get_n_pages (self->preview);
  guint page = dx_preview_get_page (self->preview);
  /* Translators: "Trang 2/6" */
  g_autofree char *words =
      g_strdup_printf (_ ("Page %u/%u"), page + 1, MAX (n, 1));

  gtk_label_set_text (self->page, words);
  gtk_widget_set_sensitive (self->previous, page > 0);
  gtk_widget_set_sensitive (self->next, page + 1 < n);
}

static void
show_zoom (DxHomeBar *self)
{
  double zoom = dx_preview_get_zoom (self->preview);
  g_autofree char *words = NULL;
  g_autofree char *label = NULL;

  if (zoom > 0)
    {
      words = g_strdup_printf ("%d%%", (int) round (zoom * 100));
      gtk_button_set_label (self->fit, words);
    }
  else
    {
      words = g_strdup (_ ("Fit width"));
      gtk_button_set_icon_name (self->fit, "zoom-fit-best-symbolic");
    }
  label = g_strdup_printf (_ ("Zoom: %s. Fit the width"), words);
  gtk_accessible_reset_relation (GTK_ACCESSIBLE (self->fit),
                                 GTK_ACCESSIBLE_RELATION_LABELLED_BY);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->fit),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
}

static void
previous_cb (DxHomeBar *self)
{
  guint page = dx_preview_get_page (self->preview);

  dx_preview_show_page (self->preview, page > 0 ? page - 1 : 0);
}

static void
next_cb (DxHomeBar *self)
{
  dx_preview_show_page (self->preview, dx_preview_get_page (self->preview) + 1);
}

static double
get_middle (DxHomeBar *self)
{
  return gtk_widget_get_height (GTK_WIDGET (self->preview)) / 2.0;
}

static void
smaller_cb (DxHomeBar *self)
{
  dx_preview_zoom_by (self->preview, -1, get_middle (self));
}

static void
larger_cb (DxHomeBar *self)
{
  dx_preview_zoom_by (self->preview, 1, get_middle (self));
}

static void
fit_cb (DxHomeBar *self)
{
  dx_preview_set_zoom (self->preview, 0);
}

static void
dx_home_bar_dispose (GObject *object)
{
  DxHomeBar *self = DX_HOME_BAR (object);

  g_clear_object (&self->preview);
  gtk_widget_dispose_template (GTK_WIDGET (self), DX_TYPE_HOME_BAR);
  G_OBJECT_CLASS (dx_home_bar_parent_class)->dispose (object);
}

static void
dx_home_bar_class_init (DxHomeBarClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->dispose = dx_home_bar_dispose;
  gtk_widget_class_set_template_from_resource (
      widget_class, "/vn/dexuat/DeXuat/draft/dx-home-bar.ui");
  gtk_widget_class_bind_template_child (widget_class, DxHomeBar, box);
  gtk_widget_class_bind_template_child (widget_class, DxHomeBar, page);
  gtk_widget_class_bind_template_child (widget_class, DxHomeBar, previous);
  gtk_widget_class_bind_template_child (widget_class, DxHomeBar, next);
  gtk_widget_class_bind_template_child (widget_class, DxHomeBar, fit);
  gtk_widget_class_bind_template_child (widget_class, DxHomeBar, annex);
  gtk_widget_class_bind_template_callback (widget_class, previous_cb);
  gtk_widget_class_bind_template_callback (widget_class, next_cb);
  gtk_widget_class_bind_template_callback (widget_class, smaller_cb);
  gtk_widget_class_bind_template_callback (widget_class, larger_cb);
  gtk_widget_class_bind_template_callback (widget_class, fit_cb);
  gtk_widget_class_set_accessible_role (widget_class,
                                        GTK_ACCESSIBLE_ROLE_TOOLBAR);
}

static void
dx_home_bar_init (DxHomeBar *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * dx_home_bar_set_preview:
 * @self: a bar
 * @preview: what it is for
 *
 * Lets the bar steer a preview.
 */
void
dx_home_bar_set_preview (DxHomeBar *self, DxPreview *preview)
{
  g_return_if_fail (DX_IS_HOME_BAR (self));
  g_return_if_fail (DX_IS_PREVIEW (preview));
  g_return_if_fail (self->preview == NULL);

  self->preview = g_object_ref (preview);
  g_signal_connect_object (preview, "notify::page", G_CALLBACK (show_page),
                           self, G_CONNECT_SWAPPED);
  g_signal_connect_object (preview, "notify::zoom", G_CALLBACK (show_zoom),
                           self, G_CONNECT_SWAPPED);
  g_object_bind_property (preview, "annex", self->annex, "active",
                          G_BINDING_BIDIRECTIONAL | G_BINDING_SYNC_CREATE);
  show_zoom (self);
}
