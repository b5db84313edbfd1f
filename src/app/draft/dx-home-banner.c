/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dx-config.h"

#define G_LOG_DOMAIN "dexuat-app"

#include "dx-home-banner.h"

#include <glib/gi18n-lib.h>

struct _DxHomeBanner {
  GtkWidget parent_instance;
  DxSession *session;
  GtkRevealer *revealer;
  GtkLabel *label;
};

G_DEFINE_FINAL_TYPE (DxHomeBanner, dx_home_banner, GTK_TYPE_WIDGET)

/* Nothing was typed yet, but nothing will be saved either. */
static char *
get_access_reason (DxSession *session)
{
  DxWorkspace *workspace = dx_session_get_workspace (session);
  DxStore *store = dx_workspace_get_store (workspace);

  if (store == NULL)
    return g_strdup_printf (_ ("The database cannot be opened: %s."),
                            dx_workspace_get_store_error (workspace)->message);
  switch (dx_store_get_access (store))
    {
    case DX_STORE_BUSY:
      return g_strdup (_ ("The program is already running in another place "
                          "on these data. Here they can only be read until "
                          "it is closed there."));
    case DX_STORE_MEDIUM:
      return g_strdup_printf (_ ("The folder “%s” can only be read."),
                              dx_store_get_folder (store));
    case DX_STORE_WRITABLE:
    default:
      return NULL;
    }
}

/**
 * dx_home_banner_get_reason:
 * @session: a session
 *
 * Says in plain words why it cannot be saved.
 *
 * Returns: (transfer full) (nullable): the reason, or %NULL when it can
 */
char *
dx_home_banner_get_reason (DxSession *session)
{
  const GError *error;
  char *reason;

  g_return_val_if_fail (DX_IS_SESSION (session), NULL);

  reason = get_access_reason (session);
  if (reason != NULL || dx_session_get_save_state (session) != DX_SAVE_FAILED)
    return reason;

  error = dx_session_get_save_error (session);
  if (g_error_matches (error, DX_STORE_ERROR, DX_STORE_ERROR_FULL))
    return g_strdup (_ ("The disk is full. Free some space and try again."));

  return g_strdup_printf (_ ("Saving failed: %s."), error->message);
}

static void
update (DxHomeBanner *self)
{
  g_autofree char *reason = dx_home_banner_get_reason (self->session);
  gboolean unsaved = dx_session_get_save_state (self->session)
                     == DX_SAVE_FAILED;
  g_autofree char *text = NULL;

  if (reason != NULL && unsaved)
    text = g_strdup_printf (
        "%s %s", reason,
        _ ("What you typed stays in this window; it is not lost as long as "
           "the window is open."));
  else
    text = g_strdup (reason != NULL ? reason : "");
  if (reason != NULL)
    gtk_label_set_text (self->label, text);
  gtk_revealer_set_reveal_child (self->revealer, reason != NULL);
  gtk_widget_set_visible (
      GTK_WIDGET (self),
      reason != NULL || gtk_revealer_get_child_revealed (self->revealer));
}

static void
revealed_cb (DxHomeBanner *self)
{
  if (self->session != NULL)
    update (self);
}

static void
dx_home_banner_dispose (GObject *object)
{
  DxHomeBanner *self = DX_HOME_BANNER (object);

  g_clear_object (&self->session);
  gtk_widget_dispose_template (GTK_WIDGET (self), DX_TYPE_HOME_BANNER);
  G_OBJECT_CLASS (dx_home_banner_parent_class)->dispose (object);
}

static void
dx_home_banner_class_init (DxHomeBannerClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->dispose = dx_home_banner_dispose;
  gtk_widget_class_set_template_from_resource (
      widget_class, "/vn/dexuat/DeXuat/draft/dx-home-banner.ui");
  gtk_widget_class_bind_template_child (widget_class, DxHomeBanner, revealer);
  gtk_widget_class_bind_template_child (widget_class, DxHomeBanner, label);
}

static void
dx_home_banner_init (DxHomeBanner *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  g_signal_connect_object (self->revealer, "notify::child-revealed",
                           G_CALLBACK (revealed_cb), self, G_CONNECT_SWAPPED);
}

/**
 * dx_home_banner_set_session:
 * @self: a banner
 * @session: what it tells of
 *
 * Follows whether a proposal can be saved.
 */
void
dx_home_banner_set_session (DxHomeBanner *self, DxSession *session)
{
  g_return_if_fail (DX_IS_HOME_BANNER (self));
  g_return_if_fail (DX_IS_SESSION (session));
  g_return_if_fail (self->session == NULL);

  self->session = g_object_ref (session);
  g_signal_connect_object (session, "save-state-changed", G_CALLBACK (update),
                           self, G_CONNECT_SWAPPED);
  update (self);
}
