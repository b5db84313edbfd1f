/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dx-config.h"

#define G_LOG_DOMAIN "dexuat-app"

#include "dx-first-run.h"

#include "dx-main-window-buttons.h"

struct _DxFirstRun {
  AdwBin parent_instance;
  GtkWidget *draft;
};

G_DEFINE_FINAL_TYPE (DxFirstRun, dx_first_run, ADW_TYPE_BIN)

static gboolean
dx_first_run_grab_focus (GtkWidget *widget)
{
  DxFirstRun *self = DX_FIRST_RUN (widget);

  return gtk_widget_grab_focus (self->draft);
}

/* The question is what the keyboard is for now. */
static void
dx_first_run_map (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (dx_first_run_parent_class)->map (widget);
  gtk_widget_grab_focus (widget);
}

static void
dx_first_run_class_init (DxFirstRunClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  widget_class->grab_focus = dx_first_run_grab_focus;
  widget_class->map = dx_first_run_map;
  gtk_widget_class_set_template_from_resource (
      widget_class, "/vn/dexuat/DeXuat/dx-first-run.ui");
  gtk_widget_class_bind_template_child (widget_class, DxFirstRun, draft);
}

static void
dx_first_run_init (DxFirstRun *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  dx_main_window_fit_buttons (GTK_WIDGET (self));
}

/**
 * dx_first_run_new:
 *
 * Returns: (transfer floating): the question
 */
GtkWidget *
dx_first_run_new (void)
{
  return g_object_new (DX_TYPE_FIRST_RUN, NULL);
}
