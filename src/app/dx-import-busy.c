/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dx-config.h"

#define G_LOG_DOMAIN "dexuat-app"

#include "dx-import-busy.h"

#include <glib/gi18n-lib.h>

struct _DxImportBusy {
  AdwWindow parent_instance;
  GCancellable *cancellable;
  GtkLabel *words;
  GtkWidget *cancel;
};

G_DEFINE_FINAL_TYPE (DxImportBusy, dx_import_busy, ADW_TYPE_WINDOW)

static gboolean
dx_import_busy_close_request (GtkWindow *window)
{
  g_cancellable_cancel (DX_IMPORT_BUSY (window)->cancellable);

  return GTK_WINDOW_CLASS (dx_import_busy_parent_class)->close_request (window);
}

static void
dx_import_busy_finalize (GObject *object)
{
  g_clear_object (&DX_IMPORT_BUSY (object)->cancellable);
  G_OBJECT_CLASS (dx_import_busy_parent_class)->finalize (object);
}

static void
dx_import_busy_class_init (DxImportBusyClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->finalize = dx_import_busy_finalize;
  GTK_WINDOW_CLASS (class)->close_request = dx_import_busy_close_request;
  gtk_widget_class_set_template_from_resource (
      widget_class, "/vn/dexuat/DeXuat/dx-import-busy.ui");
  gtk_widget_class_bind_template_child (widget_class, DxImportBusy, words);
  gtk_widget_class_bind_template_child (widget_class, DxImportBusy, cancel);
}

static void
dx_import_busy_init (DxImportBusy *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * dx_import_busy_new:
 * @parent: (nullable): the window that waits
 * @name: of the file that is being read
 * @number: which of the files it is, from 1
 * @count: how many there are
 * @cancellable: cancelled when the user does not want to wait
 *
 * Returns: (transfer none): the window, to be presented and destroyed
 */
GtkWindow *
dx_import_busy_new (GtkWindow *parent,
                    const char *name,
                    guint number,
                    guint count,
                    GCancellable *cancellable)
{
  DxImportBusy *self =
      g_object_new (DX_TYPE_IMPORT_BUSY, "transient-for", parent, NULL);
  g_autofree char *words = NULL;

  self->cancellable = g_object_ref (cancellable);
  if (count > 1)
    words =
        g_strdup_printf (_ ("Reading “%s” (%u of %u)…"), name, number, count);
  else
    words = g_strdup_printf (_ ("Reading “%s”…"), name);
  gtk_label_set_text (self->words, words);
  gtk_widget_grab_focus (self->cancel);

  return GTK_WINDOW (self);
}
