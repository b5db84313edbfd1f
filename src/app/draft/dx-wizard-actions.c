/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dx-config.h"

#define G_LOG_DOMAIN "dexuat-app"

#include "dx-wizard-private.h"

#include <glib/gi18n-lib.h>

#include "dx-export-page.h"
#include "dx-field-parts.h"
#include "dx-help-window.h"

static void
go_by (DxWizard *self, int by)
{
  int index = dx_wizard_get_index (self) + by;

  if (index >= 0 && (guint) index < self->steps->len)
    dx_wizard_show_step (self, g_ptr_array_index (self->steps, index), NULL);
}

static void
back_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  go_by (DX_WIZARD (widget), -1);
}

static void
next_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  go_by (DX_WIZARD (widget), 1);
}

static void
step_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  DxWizard *self = DX_WIZARD (widget);
  int index = g_variant_get_int32 (parameter);

  if (index >= 0 && (guint) index < self->steps->len)
    dx_wizard_show_step (self, g_ptr_array_index (self->steps, index), NULL);
}

static void
go_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  dx_wizard_go_to (DX_WIZARD (widget), g_variant_get_string (parameter, NULL));
}

static void
save_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  DxWizard *self = DX_WIZARD (widget);
  g_autoptr (GError) error = NULL;

  if (dx_session_keep (self->session, NULL, &error))
    {
      dx_field_toast (GTK_WIDGET (self->split), _ ("This version is kept"),
                      NULL, NULL, NULL, NULL);
      return;
    }
  dx_field_toast (GTK_WIDGET (self->split), error->message, NULL, NULL, NULL,
                  NULL);
}

static gboolean
has_text_focus (DxWizard *self)
{
  GtkWidget *focus = gtk_window_get_focus (GTK_WINDOW (self));

  return GTK_IS_TEXT_VIEW (focus) || GTK_IS_TEXT (focus);
}

static void
keep_field_cb (DxProposal *proposal, const char *field, char **kept)
{
  if (*kept == NULL && !g_str_equal (field, "revision"))
    *kept = g_strdup (field);
}

/* A text has an undo of its own; elsewhere the last change of the proposal is
 * taken back, and shown. */
static void
move_in_history (DxWizard *self, void (*move) (DxSession *))
{
  DxProposal *proposal = dx_session_get_proposal (self->session);
  g_autofree char *field = NULL;
  gulong handler;

  if (has_text_focus (self))
    return;
  handler = g_signal_connect (proposal, "changed", G_CALLBACK (keep_field_cb),
                              &field);
  move (self->session);
  g_signal_handler_disconnect (proposal, handler);
  if (field != NULL)
    dx_wizard_go_to (self, field);
}

static void
undo_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  move_in_history (DX_WIZARD (widget), dx_session_undo);
}

static void
redo_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  move_in_history (DX_WIZARD (widget), dx_session_redo);
}

static void
out_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  DxWizard *self = DX_WIZARD (widget);

  dx_wizard_go_to (self, "export");
  gtk_widget_activate_action (
      self->step->page,
      g_str_has_suffix (name, "print") ? "export.print" : "export.pdf", NULL);
}

static void
dossier_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  DxWizard *self = DX_WIZARD (widget);

  dx_wizard_go_to (self, "send");
  gtk_widget_activate_action (self->step->page, "send.file", NULL);
}

/* The page of the guide that says most about a step. */
static void
help_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  static const char *const topics[] = {
    [DX_PLACE_SECTION] = "02-muoi-muc",      [DX_PLACE_TOPICS] = "04-chu-de",
    [DX_PLACE_ATTACHMENTS] = "07-nop-ho-so", [DX_PLACE_CHECK] = "05-kiem-tra",
    [DX_PLACE_EXPORT] = "06-in-va-ky",       [DX_PLACE_SEND] = "07-nop-ho-so",
  };
  DxWizard *self = DX_WIZARD (widget);
  GtkApplication *application = gtk_window_get_application (GTK_WINDOW (self));

  if (application != NULL)
    dx_help_window_show (application, topics[self->step->kind]);
}

/*
 * dx_wizard_class_init_actions:
 * @widget_class: the class of the wizard
 *
 * Installs what buttons and keys do.
 */
void
dx_wizard_class_init_actions (GtkWidgetClass *widget_class)
{
  static const struct {
    const char *name;
    const char *type;
    GtkWidgetActionActivateFunc activate;
  } actions[] = {
    { "wizard.back", NULL, back_action },
    { "wizard.next", NULL, next_action },
    { "wizard.step", "i", step_action },
    { "wizard.go", "s", go_action },
    { "wizard.save", NULL, save_action },
    { "wizard.undo", NULL, undo_action },
    { "wizard.redo", NULL, redo_action },
    { "wizard.print", NULL, out_action },
    { "wizard.export", NULL, out_action },
    { "wizard.help", NULL, help_action },
    { "wizard.dossier", NULL, dossier_action },
  };

  for (guint i = 0; i < G_N_ELEMENTS (actions); i++)
    gtk_widget_class_install_action (widget_class, actions[i].name,
                                     actions[i].type, actions[i].activate);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0,
                                       "window.close", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_z,
                                       GDK_CONTROL_MASK, "wizard.undo", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_z,
                                       GDK_CONTROL_MASK | GDK_SHIFT_MASK,
                                       "wizard.redo", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_y,
                                       GDK_CONTROL_MASK, "wizard.redo", NULL);
}

static void
add_key (GtkEventController *controller,
         const char *trigger,
         const char *action,
         GVariant *arguments)
{
  GtkShortcut *shortcut =
      gtk_shortcut_new (gtk_shortcut_trigger_parse_string (trigger),
                        gtk_named_action_new (action));

  if (arguments != NULL)
    gtk_shortcut_set_arguments (shortcut, arguments);
  gtk_shortcut_controller_add_shortcut (GTK_SHORTCUT_CONTROLLER (controller),
                                        shortcut);
}

/*
 * dx_wizard_add_keys:
 * @self: the wizard
 *
 * Adds the keys that go before those of a text: Alt+← and the like work
 * from within a field.
 */
void
dx_wizard_add_keys (DxWizard *self)
{
  static const struct {
    const char *trigger;
    const char *action;
  } keys[] = {
    { "<Alt>Left|<Alt>KP_Left", "wizard.back" },
    { "<Alt>Right|<Alt>KP_Right", "wizard.next" },
    { "<Control>Return|<Control>KP_Enter", "wizard.next" },
    { "<Control>s", "wizard.save" },
    { "<Control>p", "wizard.print" },
    { "<Control><Shift>e", "wizard.export" },
    { "F1", "wizard.help" },
    { "<Control>w", "window.close" },
  };
  GtkEventController *controller = gtk_shortcut_controller_new ();

  gtk_event_controller_set_propagation_phase (controller, GTK_PHASE_CAPTURE);
  for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
    add_key (controller, keys[i].trigger, keys[i].action, NULL);
  add_key (controller, "F5", "wizard.go", g_variant_new_string ("check"));
  for (int i = 0; i < 10; i++)
    {
      g_autofree char *trigger =
          g_strdup_printf ("<Alt>%d|<Alt>KP_%d", (i + 1) % 10, (i + 1) % 10);

      add_key (controller, trigger, "wizard.step", g_variant_new_int32 (i));
    }
  gtk_widget_add_controller (GTK_WIDGET (self), controller);
}
