/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dx-config.h"

#define G_LOG_DOMAIN "dexuat-app"

#include "dx-about.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

/* The one of libadwaita 1.2 speaks English beside Vietnamese. */
struct _DxAbout {
  AdwWindow parent_instance;
  GtkLabel *version;
};

#define DX_TYPE_ABOUT (dx_about_get_type ())
G_DECLARE_FINAL_TYPE (DxAbout, dx_about, DX, ABOUT, AdwWindow)
G_DEFINE_FINAL_TYPE (DxAbout, dx_about, ADW_TYPE_WINDOW)

static void
dx_about_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), DX_TYPE_ABOUT);
  G_OBJECT_CLASS (dx_about_parent_class)->dispose (object);
}

static void
dx_about_class_init (DxAboutClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->dispose = dx_about_dispose;
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/vn/dexuat/DeXuat/dx-about.ui");
  gtk_widget_class_bind_template_child (widget_class, DxAbout, version);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0,
                                       "window.close", NULL);
}

static void
dx_about_init (DxAbout *self)
{
  g_autofree char *version = NULL;

  gtk_widget_init_template (GTK_WIDGET (self));
  version = g_strdup_printf (_ ("Version %s"), DX_VERSION);
  gtk_label_set_text (self->version, version);
}

/**
 * dx_about_new:
 * @parent: (nullable): the window that it stands over
 *
 * Makes the window that says what this program is.
 *
 * Returns: (transfer none): the window, not shown yet
 */
GtkWindow *
dx_about_new (GtkWindow *parent)
{
  return g_object_new (
      DX_TYPE_ABOUT, "transient-for", parent, "application",
      parent != NULL ? gtk_window_get_application (parent) : NULL, NULL);
}
