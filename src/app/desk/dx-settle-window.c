/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dx-config.h"

#define G_LOG_DOMAIN "dexuat-app"

#include "dx-settle-window.h"

#include <glib/gi18n-lib.h>

#include "dx-desk-words.h"
#include "dx-field-error.h"
#include "dx-field-parts.h"

struct _DxSettleWindow {
  AdwWindow parent_instance;
  DxWorkspace *workspace;
  gint64 row;

  AdwActionRow *old_row;
  AdwActionRow *new_row;
  GtkCheckButton *old;
  GtkCheckButton *new;
  GtkWidget *why;
  DxFieldError *error;
};

G_DEFINE_FINAL_TYPE (DxSettleWindow, dx_settle_window, ADW_TYPE_WINDOW)

static char *
get_why (DxSettleWindow *self)
{
  return g_strstrip (
      g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->why))));
}

static void
why_cb (DxSettleWindow *self)
{
  g_autofree char *why = get_why (self);

  dx_field_error_clear (self->error);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "settle.run", *why != '\0');
}

static void
run_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  DxSettleWindow *self = DX_SETTLE_WINDOW (widget);
  g_autofree char *why = get_why (self);
  g_autoptr (GError) error = NULL;

  if (dx_register_settle (dx_workspace_get_register (self->workspace),
                          self->row, gtk_check_button_get_active (self->new),
                          why, dx_workspace_get_catalog (self->workspace),
                          &error))
    gtk_window_close (GTK_WINDOW (self));
  else
    dx_field_error_set (self->error, DX_SEVERITY_ERROR, error->message, NULL);
}

static void
dx_settle_window_dispose (GObject *object)
{
  g_clear_object (&DX_SETTLE_WINDOW (object)->workspace);
  G_OBJECT_CLASS (dx_settle_window_parent_class)->dispose (object);
}

#define BIND(name)                                                             \
  gtk_widget_class_bind_template_child (widget_class, DxSettleWindow, name)

static void
dx_settle_window_class_init (DxSettleWindowClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  g_type_ensure (DX_TYPE_FIELD_ERROR);
  G_OBJECT_CLASS (class)->dispose = dx_settle_window_dispose;
  gtk_widget_class_set_template_from_resource (
      widget_class, "/vn/dexuat/DeXuat/desk/dx-settle-window.ui");
  BIND (old_row);
  BIND (new_row);
  BIND (old);
  BIND (new);
  BIND (why);
  BIND (error);
  gtk_widget_class_bind_template_callback (widget_class, why_cb);
  gtk_widget_class_install_action (widget_class, "settle.run", NULL, run_cb);
}

static void
dx_settle_window_init (DxSettleWindow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  dx_field_error_set_target (self->error, self->why,
                             dx_field_get_text (self->why));
  dx_field_set_name (GTK_WIDGET (self->old),
                     _ ("Keep the version that is in the register"));
  dx_field_set_name (GTK_WIDGET (self->new),
                     _ ("Take the version that came last"));
  why_cb (self);
}

static void
describe (AdwActionRow *row, const DxRegisterVersion *version)
{
  g_autofree char *received = dx_desk_words_time (version->received);
  g_autofree char *text =
      g_strdup_printf (_ ("Version %d, code %s, received %s"),
                       (int) version->revision, version->code, received);

  adw_action_row_set_subtitle (row, text);
}

static void
show_versions (DxSettleWindow *self)
{
  g_autoptr (GPtrArray) versions = dx_register_list_versions (
      dx_workspace_get_register (self->workspace), self->row, NULL);
  const DxRegisterVersion *aside = NULL;

  for (guint i = 0; versions != NULL && i < versions->len; i++)
    {
      const DxRegisterVersion *it = g_ptr_array_index (versions, i);

      if (it->standing == DX_REGISTER_PRESENT)
        describe (self->old_row, it);
      if (it->standing == DX_REGISTER_ASIDE
          && (aside == NULL || it->row > aside->row))
        aside = it;
    }
  if (aside != NULL)
    describe (self->new_row, aside);
}

/**
 * dx_settle_window_new:
 * @parent: (nullable): the window that it stands over
 * @workspace: with a register
 * @row: the key of a line with a conflict
 *
 * Returns: (transfer none): the window, to be presented
 */
GtkWindow *
dx_settle_window_new (GtkWindow *parent, DxWorkspace *workspace, gint64 row)
{
  DxSettleWindow *self;

  g_return_val_if_fail (DX_IS_WORKSPACE (workspace), NULL);
  g_return_val_if_fail (dx_workspace_get_register (workspace) != NULL, NULL);

  self = g_object_new (DX_TYPE_SETTLE_WINDOW, "transient-for", parent, NULL);
  self->workspace = g_object_ref (workspace);
  self->row = row;
  show_versions (self);

  return GTK_WINDOW (self);
}
