/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dx-config.h"

#define G_LOG_DOMAIN "dexuat-app"

#include "dx-proposal-window-private.h"

#include <glib/gi18n-lib.h>

#include "dx-home-banner.h"
#include "dx-home-bar.h"

/* For the title, beside what the header cannot do without. */
#define HEADER_ROOM 80

G_DEFINE_FINAL_TYPE (DxProposalWindow,
                     dx_proposal_window,
                     ADW_TYPE_APPLICATION_WINDOW)

static GSettings *
get_settings (DxProposalWindow *self)
{
  return dx_workspace_get_settings (dx_session_get_workspace (self->session));
}

static void
show_title (DxProposalWindow *self)
{
  g_autofree char *title = dx_session_get_title (self->session);
  const DxCall *call =
      dx_proposal_get_call (dx_session_get_proposal (self->session));
  const char *shown = title != NULL && *title != '\0'
                          ? title
                          : _ ("A proposal without a name yet");

  gtk_window_set_title (GTK_WINDOW (self), shown);
  adw_window_title_set_title (self->title, shown);
  adw_window_title_set_subtitle (self->title,
                                 call != NULL ? call->province : "");
}

static void
changed_cb (DxProposalWindow *self, const char *field)
{
  self->saved_elsewhere = FALSE;
  show_title (self);
  /* What changes is shown; of the number of the print there is nothing. */
  if (!g_str_equal (field, "revision"))
    dx_preview_follow (self->preview, field);
}

static void
state_cb (DxProposalWindow *self)
{
  dx_proposal_window_update_actions (self);
  dx_home_lists_show_revisions (self->lists);
}

static void
active_cb (DxProposalWindow *self)
{
  if (self->session != NULL && gtk_window_is_active (GTK_WINDOW (self)))
    dx_home_lists_show_revisions (self->lists);
}

static void
field_activated_cb (DxProposalWindow *self, const char *field)
{
  dx_proposal_window_edit (self, field);
}

static void
show_edit (DxProposalWindow *self, gboolean folded)
{
  GtkButton *edit = GTK_BUTTON (self->edit);

  if (folded)
    gtk_button_set_icon_name (edit, "document-edit-symbolic");
  else
    {
      gtk_button_set_label (edit, _ ("_Go On Writing"));
      gtk_button_set_use_underline (edit, TRUE);
    }
  gtk_accessible_reset_relation (GTK_ACCESSIBLE (edit),
                                 GTK_ACCESSIBLE_RELATION_LABELLED_BY);
  gtk_accessible_update_property (GTK_ACCESSIBLE (edit),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Go On Writing"), -1);
}

/* All that stands in the header unfolded must have room, too. */
static void
measure_header (DxProposalWindow *self)
{
  int minimum;

  gtk_widget_measure (self->header, GTK_ORIENTATION_HORIZONTAL, -1, &minimum,
                      NULL, NULL, NULL);
  dx_home_split_set_fold_below (self->split, minimum + HEADER_ROOM);
}

/* Where there is room for one pane only, the menu has what is not seen. */
static void
folded_cb (DxProposalWindow *self)
{
  gboolean folded = dx_home_split_get_folded (self->split);
  GtkWidget *const spare[] = { self->undo, self->redo, self->print,
                               self->export };

  for (guint i = 0; i < G_N_ELEMENTS (spare); i++)
    gtk_widget_set_visible (spare[i], !folded);
  show_edit (self, folded);
  gtk_widget_set_visible (self->switcher, folded);
  if (!folded)
    measure_header (self);
}

static void
show_pages_cb (DxProposalWindow *self)
{
  dx_home_split_set_show_second (
      self->split, gtk_toggle_button_get_active (self->show_pages));
}

static void
restore_size (DxProposalWindow *self)
{
  GSettings *settings = get_settings (self);
  int width;
  int height;

  g_settings_get (settings, "proposal-window-size", "(ii)", &width, &height);
  gtk_window_set_default_size (GTK_WINDOW (self), width, height);
  measure_header (self);
  dx_home_split_expect (self->split, width);
  if (g_settings_get_boolean (settings, "window-maximized"))
    gtk_window_maximize (GTK_WINDOW (self));
}

static void
remember_size (DxProposalWindow *self)
{
  GSettings *settings = get_settings (self);
  gboolean maximized = gtk_window_is_maximized (GTK_WINDOW (self));
  int width;
  int height;

  gtk_window_get_default_size (GTK_WINDOW (self), &width, &height);
  g_settings_set_boolean (settings, "window-maximized", maximized);
  if (!maximized && width > 0 && height > 0)
    g_settings_set (settings, "proposal-window-size", "(ii)", width, height);
}

static gboolean
dx_proposal_window_close_request (GtkWindow *window)
{
  DxProposalWindow *self = DX_PROPOSAL_WINDOW (window);

  if (!dx_proposal_window_may_close (self))
    return TRUE;
  remember_size (self);

  return GTK_WINDOW_CLASS (dx_proposal_window_parent_class)
      ->close_request (window);
}

static void
follow_session (DxProposalWindow *self)
{
  DxProposal *proposal = dx_session_get_proposal (self->session);

  g_signal_connect_object (proposal, "changed", G_CALLBACK (changed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->session, "state-changed",
                           G_CALLBACK (state_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->session, "undo-changed",
                           G_CALLBACK (dx_proposal_window_update_actions), self,
                           G_CONNECT_SWAPPED);
  dx_home_banner_set_session (DX_HOME_BANNER (self->banner), self->session);
  dx_home_head_set_session (DX_HOME_HEAD (self->head), self->session);
  dx_home_lists_set_session (self->lists, self->session);
  dx_preview_set_session (self->preview, self->session);
  dx_home_bar_set_preview (DX_HOME_BAR (self->bar), self->preview);
  show_title (self);
}

static void
forget (GtkWindow **place)
{
  GtkWindow *window = *place;

  g_clear_weak_pointer (place);
  if (window != NULL)
    gtk_window_destroy (window);
}

static void
dx_proposal_window_dispose (GObject *object)
{
  DxProposalWindow *self = DX_PROPOSAL_WINDOW (object);

  forget ((GtkWindow **) &self->wizard);
  forget (&self->revisions);
  g_clear_object (&self->actions);
  G_OBJECT_CLASS (dx_proposal_window_parent_class)->dispose (object);
}

static void
dx_proposal_window_finalize (GObject *object)
{
  /* Until now the application asked whose window this was. */
  g_clear_object (&DX_PROPOSAL_WINDOW (object)->session);
  G_OBJECT_CLASS (dx_proposal_window_parent_class)->finalize (object);
}

static void
bind_children (GtkWidgetClass *class)
{
  gtk_widget_class_bind_template_child (class, DxProposalWindow, toasts);
  gtk_widget_class_bind_template_child (class, DxProposalWindow, header);
  gtk_widget_class_bind_template_child (class, DxProposalWindow, title);
  gtk_widget_class_bind_template_child (class, DxProposalWindow, split);
  gtk_widget_class_bind_template_child (class, DxProposalWindow, preview);
  gtk_widget_class_bind_template_child (class, DxProposalWindow, banner);
  gtk_widget_class_bind_template_child (class, DxProposalWindow, head);
  gtk_widget_class_bind_template_child (class, DxProposalWindow, lists);
  gtk_widget_class_bind_template_child (class, DxProposalWindow, bar);
  gtk_widget_class_bind_template_child (class, DxProposalWindow, switcher);
  gtk_widget_class_bind_template_child (class, DxProposalWindow, show_pages);
  gtk_widget_class_bind_template_child (class, DxProposalWindow, edit);
  gtk_widget_class_bind_template_child (class, DxProposalWindow, undo);
  gtk_widget_class_bind_template_child (class, DxProposalWindow, redo);
  gtk_widget_class_bind_template_child (class, DxProposalWindow, print);
  gtk_widget_class_bind_template_child (class, DxProposalWindow, export);
}

static void
dx_proposal_window_class_init (DxProposalWindowClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  g_type_ensure (DX_TYPE_HOME_BANNER);
  g_type_ensure (DX_TYPE_HOME_BAR);
  g_type_ensure (DX_TYPE_HOME_HEAD);
  g_type_ensure (DX_TYPE_HOME_LISTS);
  g_type_ensure (DX_TYPE_HOME_SPLIT);
  g_type_ensure (DX_TYPE_PREVIEW);
  G_OBJECT_CLASS (class)->dispose = dx_proposal_window_dispose;
  G_OBJECT_CLASS (class)->finalize = dx_proposal_window_finalize;
  GTK_WINDOW_CLASS (class)->close_request = dx_proposal_window_close_request;
  gtk_widget_class_set_template_from_resource (
      widget_class, "/vn/dexuat/DeXuat/draft/dx-proposal-window.ui");
  bind_children (widget_class);
  gtk_widget_class_bind_template_callback (widget_class, field_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, folded_cb);
  gtk_widget_class_bind_template_callback (widget_class, show_pages_cb);
}

static void
dx_proposal_window_init (DxProposalWindow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  dx_proposal_window_add_actions (self);
  dx_proposal_window_files_init (self);
  g_signal_connect (self, "notify::is-active", G_CALLBACK (active_cb), NULL);
}

/**
 * dx_proposal_window_new:
 * @application: (nullable): the application
 * @session: what is worked on
 *
 * Returns: (transfer none): the window, to be presented
 */
DxProposalWindow *
dx_proposal_window_new (DxApplication *application, DxSession *session)
{
  DxProposalWindow *self;
  GSettings *settings;

  g_return_val_if_fail (DX_IS_SESSION (session), NULL);

  self =
      g_object_new (DX_TYPE_PROPOSAL_WINDOW, "application", application, NULL);
  self->session = g_object_ref (session);
  restore_size (self);
  settings = get_settings (self);
  g_settings_bind (settings, "preview-zoom", self->preview, "zoom",
                   G_SETTINGS_BIND_DEFAULT);
  g_settings_bind (settings, "print-annex", self->preview, "annex",
                   G_SETTINGS_BIND_DEFAULT);
  follow_session (self);
  dx_proposal_window_update_actions (self);
  gtk_widget_grab_focus (self->edit);

  return self;
}

/**
 * dx_proposal_window_get_session:
 * @self: a window
 *
 * Returns: (transfer none): what is worked on
 */
DxSession *
dx_proposal_window_get_session (DxProposalWindow *self)
{
  g_return_val_if_fail (DX_IS_PROPOSAL_WINDOW (self), NULL);

  return self->session;
}

/**
 * dx_proposal_window_edit:
 * @self: a window
 * @place: (nullable): a place of the wizard, or %NULL for where it begins
 *
 * Opens the wizard over the window, or goes on in the one that is open.
 */
void
dx_proposal_window_edit (DxProposalWindow *self, const char *place)
{
  g_return_if_fail (DX_IS_PROPOSAL_WINDOW (self));

  if (self->wizard == NULL)
    g_set_weak_pointer (&self->wizard,
                        dx_wizard_new (GTK_WINDOW (self), self->session));
  if (place != NULL)
    dx_wizard_go_to (self->wizard, place);
  gtk_window_present (GTK_WINDOW (self->wizard));
}

static AdwToast *
new_toast (const char *message)
{
  /* Toasts parse markup. */
  g_autofree char *safe = g_markup_escape_text (message, -1);

  return adw_toast_new (safe);
}

/**
 * dx_proposal_window_toast:
 * @self: a window
 * @message: plain text
 *
 * Says what was done.
 */
void
dx_proposal_window_toast (DxProposalWindow *self, const char *message)
{
  g_return_if_fail (DX_IS_PROPOSAL_WINDOW (self));

  adw_toast_overlay_add_toast (self->toasts, new_toast (message));
}

/**
 * dx_proposal_window_toast_action:
 * @self: a window
 * @message: plain text
 * @label: of a button, with a mnemonic
 * @action: what it does
 *
 * Says what was done, with a button that goes on from there.
 */
void
dx_proposal_window_toast_action (DxProposalWindow *self,
                                 const char *message,
                                 const char *label,
                                 const char *action)
{
  AdwToast *toast;

  g_return_if_fail (DX_IS_PROPOSAL_WINDOW (self));

  toast = new_toast (message);
  adw_toast_set_button_label (toast, label);
  adw_toast_set_action_name (toast, action);
  adw_toast_overlay_add_toast (self->toasts, toast);
}
