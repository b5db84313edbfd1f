/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dx-config.h"

#define G_LOG_DOMAIN "dexuat-app"

#include "dx-application.h"

#include <glib/gi18n-lib.h>

#include "dx-about.h"
#include "dx-button-names.h"
#include "dx-help-window.h"
#include "dx-main-window.h"
#include "dx-preferences.h"
#include "dx-proposal-window.h"
#include "dx-register-window.h"
#include "dx-reminder.h"
#include "dx-shortcuts-window.h"

/* At ten points ả and á look alike. */
#define LEAST_LETTER_SIZE 11.0

struct _DxApplication {
  AdwApplication parent_instance;
  GSettings *settings;
  DxWorkspace *workspace;
  GHashTable *sessions; /* id → DxSession */
  GtkCssProvider *letter_size;
  int dpi;
};

G_DEFINE_FINAL_TYPE (DxApplication, dx_application, ADW_TYPE_APPLICATION)

static DxMainWindow *
get_main_window (DxApplication *self)
{
  GList *windows = gtk_application_get_windows (GTK_APPLICATION (self));

  for (GList *l = windows; l != NULL; l = l->next)
    if (DX_IS_MAIN_WINDOW (l->data))
      return l->data;

  return dx_main_window_new (self, self->workspace);
}

static GtkWindow *
get_register_window (DxApplication *self)
{
  GList *windows = gtk_application_get_windows (GTK_APPLICATION (self));

  for (GList *l = windows; l != NULL; l = l->next)
    if (DX_IS_REGISTER_WINDOW (l->data))
      return l->data;

  return dx_register_window_new (GTK_APPLICATION (self), self->workspace);
}

/* Who only receives and judges begins with the register. */
static gboolean
is_officer_only (DxApplication *self)
{
  return g_settings_get_boolean (self->settings, "role-chosen")
         && g_settings_get_boolean (self->settings, "role-desk")
         && !g_settings_get_boolean (self->settings, "role-draft");
}

static GtkWindow *
get_parent (DxApplication *self)
{
  GtkWindow *active =
      gtk_application_get_active_window (GTK_APPLICATION (self));

  return active != NULL ? active : GTK_WINDOW (get_main_window (self));
}

static void
about_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  gtk_window_present (dx_about_new (get_parent (data)));
}

static void
shortcuts_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  gtk_window_present (dx_shortcuts_window_new (get_parent (data)));
}

static void
preferences_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  DxApplication *self = data;

  gtk_window_present (dx_preferences_new (get_parent (self), self->workspace));
}

static void
help_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  dx_application_show_help (data, NULL);
}

static void
drafts_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  gtk_window_present (GTK_WINDOW (get_main_window (data)));
}

static void
register_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  dx_application_show_register (data);
}

static void
close_windows (DxApplication *self, gboolean dialogs)
{
  g_autoptr (GList) windows =
      g_list_copy (gtk_application_get_windows (GTK_APPLICATION (self)));

  for (GList *l = windows; l != NULL; l = l->next)
    if ((gtk_window_get_transient_for (l->data) != NULL) == dialogs)
      gtk_window_close (l->data);
}

/* What stands over a window goes before it. */
static void
quit_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  close_windows (data, TRUE);
  close_windows (data, FALSE);
}

static const GActionEntry actions[] = {
  { .name = "about", .activate = about_cb },
  { .name = "drafts", .activate = drafts_cb },
  { .name = "register", .activate = register_cb },
  { .name = "preferences", .activate = preferences_cb },
  { .name = "help", .activate = help_cb },
  { .name = "shortcuts", .activate = shortcuts_cb },
  { .name = "quit", .activate = quit_cb },
};

static const struct {
  const char *action;
  const char *keys[3];
} keys[] = {
  { "app.preferences", { "<Primary>comma" } },
  { "app.help", { "F1" } },
  { "app.quit", { "<Primary>q" } },
  { "app.shortcuts", { "<Primary>question", "<Primary>F1" } },
  { "window.close", { "<Primary>w" } },
  { "win.new", { "<Primary>n" } },
  { "win.receive", { "<Primary>n" } },
  { "win.open", { "<Primary>o" } },
  { "proposal.take-file", { "<Primary>o" } },
  { "win.search", { "<Primary>f" } },
  { "win.verify", { "F8" } },
  { "win.details", { "F9" } },
  { "proposal.save", { "<Primary>s" } },
  { "proposal.print", { "<Primary>p" } },
  { "proposal.export", { "<Primary><Shift>e" } },
  { "proposal.check", { "F5" } },
  { "proposal.verify", { "F8" } },
  { "proposal.undo", { "<Primary>z" } },
  { "proposal.redo", { "<Primary><Shift>z", "<Primary>y" } },
};

static void
style_cb (GSettings *settings, const char *key, DxApplication *self)
{
  static const AdwColorScheme schemes[] = { ADW_COLOR_SCHEME_DEFAULT,
                                            ADW_COLOR_SCHEME_FORCE_LIGHT,
                                            ADW_COLOR_SCHEME_FORCE_DARK };
  int style = g_settings_get_enum (settings, "style");

  adw_style_manager_set_color_scheme (
      adw_style_manager_get_default (),
      schemes[CLAMP (style, 0, (int) G_N_ELEMENTS (schemes) - 1)]);
}

/* The desktop's letters, and no smaller than what keeps the tone marks
 * apart, in points. */
static double
get_letter_size (void)
{
  g_autofree char *name = NULL;
  PangoFontDescription *font;
  double size;

  g_object_get (gtk_settings_get_default (), "gtk-font-name", &name, NULL);
  font = pango_font_description_from_string (name != NULL ? name : "");
  size = (double) pango_font_description_get_size (font) / PANGO_SCALE;
  pango_font_description_free (font);

  return MAX (size, LEAST_LETTER_SIZE);
}

/* All letters grow alike, also those whose size the theme gives. */
static void
text_size_cb (GSettings *settings, const char *key, DxApplication *self)
{
  int percent = g_settings_get_int (settings, "text-size");

  if (self->dpi <= 0)
    g_object_get (gtk_settings_get_default (), "gtk-xft-dpi", &self->dpi, NULL);
  if (self->dpi > 0)
    g_object_set (gtk_settings_get_default (), "gtk-xft-dpi",
                  self->dpi * percent / 100, NULL);
}

static void
set_least_size (DxApplication *self)
{
  char size[G_ASCII_DTOSTR_BUF_SIZE];
  g_autofree char *css = NULL;

  g_ascii_formatd (size, sizeof size, "%.1f", get_letter_size ());
  css = g_strdup_printf ("window, popover, tooltip { font-size: %spt; }", size);
  gtk_css_provider_load_from_data (self->letter_size, css, -1);
}

/* What belongs to a role is offered to whoever has it. */
static void
bind_role (DxApplication *self, const char *key, const char *action)
{
  g_settings_bind (self->settings, key,
                   g_action_map_lookup_action (G_ACTION_MAP (self), action),
                   "enabled", G_SETTINGS_BIND_GET);
}

static void
dx_application_startup (GApplication *application)
{
  DxApplication *self = DX_APPLICATION (application);

  G_APPLICATION_CLASS (dx_application_parent_class)->startup (application);

  gtk_window_set_default_icon_name (DX_APPLICATION_ID);
  g_action_map_add_action_entries (G_ACTION_MAP (self), actions,
                                   G_N_ELEMENTS (actions), self);
  bind_role (self, "role-draft", "drafts");
  bind_role (self, "role-desk", "register");
  for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
    gtk_application_set_accels_for_action (GTK_APPLICATION (self),
                                           keys[i].action, keys[i].keys);

  dx_button_names_init ();
  self->letter_size = gtk_css_provider_new ();
  gtk_style_context_add_provider_for_display (
      gdk_display_get_default (), GTK_STYLE_PROVIDER (self->letter_size),
      GTK_STYLE_PROVIDER_PRIORITY_APPLICATION);
  g_signal_connect (self->settings, "changed::style", G_CALLBACK (style_cb),
                    self);
  g_signal_connect (self->settings, "changed::text-size",
                    G_CALLBACK (text_size_cb), self);
  style_cb (self->settings, NULL, self);
  text_size_cb (self->settings, NULL, self);
  set_least_size (self);

  self->workspace = dx_workspace_new (NULL, self->settings);
  dx_reminder_start (self, self->workspace);
}

static void
dx_application_activate (GApplication *application)
{
  DxApplication *self = DX_APPLICATION (application);

  gtk_window_present (is_officer_only (self)
                          ? get_register_window (self)
                          : GTK_WINDOW (get_main_window (self)));
}

static void
dx_application_open (GApplication *application,
                     GFile **files,
                     int n_files,
                     const char *hint)
{
  DxMainWindow *window = get_main_window (DX_APPLICATION (application));

  gtk_window_present (GTK_WINDOW (window));
  dx_main_window_open_files (window, files, n_files);
}

static void
close_sessions (DxApplication *self)
{
  GHashTableIter iter;
  gpointer session;

  g_hash_table_iter_init (&iter, self->sessions);
  while (g_hash_table_iter_next (&iter, NULL, &session))
    dx_session_close (session);
  g_hash_table_remove_all (self->sessions);
}

static void
dx_application_shutdown (GApplication *application)
{
  DxApplication *self = DX_APPLICATION (application);
  DxStore *store;

  close_sessions (self);
  store = self->workspace != NULL ? dx_workspace_get_store (self->workspace)
                                  : NULL;
  if (store != NULL && dx_store_get_access (store) == DX_STORE_WRITABLE)
    {
      g_autoptr (GError) error = NULL;
      g_autofree char *backup = dx_store_backup (store, &error);

      if (backup == NULL)
        g_message ("backup: %s", error->message);
    }
  g_clear_object (&self->workspace);
  G_APPLICATION_CLASS (dx_application_parent_class)->shutdown (application);
}

static void
dx_application_window_removed (GtkApplication *application, GtkWindow *window)
{
  DxApplication *self = DX_APPLICATION (application);
  DxSession *session =
      DX_IS_PROPOSAL_WINDOW (window)
          ? dx_proposal_window_get_session (DX_PROPOSAL_WINDOW (window))
          : NULL;

  if (session != NULL)
    {
      DxProposal *proposal = dx_session_get_proposal (session);
      g_autofree char *id = g_strdup (dx_proposal_get_id (proposal));

      dx_session_close (session);
      g_hash_table_remove (self->sessions, id);
    }
  GTK_APPLICATION_CLASS (dx_application_parent_class)
      ->window_removed (application, window);
}

static void
dx_application_finalize (GObject *object)
{
  DxApplication *self = DX_APPLICATION (object);

  g_signal_handlers_disconnect_by_data (self->settings, self);
  g_clear_object (&self->settings);
  g_clear_object (&self->letter_size);
  g_clear_pointer (&self->sessions, g_hash_table_unref);
  G_OBJECT_CLASS (dx_application_parent_class)->finalize (object);
}

static void
dx_application_class_init (DxApplicationClass *class)
{
  GApplicationClass *application_class = G_APPLICATION_CLASS (class);

  G_OBJECT_CLASS (class)->finalize = dx_application_finalize;
  application_class->startup = dx_application_startup;
  application_class->activate = dx_application_activate;
  application_class->open = dx_application_open;
  application_class->shutdown = dx_application_shutdown;
  GTK_APPLICATION_CLASS (class)->window_removed = dx_application_window_removed;
}

static void
dx_application_init (DxApplication *self)
{
  self->sessions =
      g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_object_unref);
}

/**
 * dx_application_new:
 * @settings: the settings of this program
 *
 * Returns: (transfer full): the application
 */
DxApplication *
dx_application_new (GSettings *settings)
{
  DxApplication *self =
      g_object_new (DX_TYPE_APPLICATION, "application-id", DX_APPLICATION_ID,
                    "flags", G_APPLICATION_HANDLES_OPEN, "resource-base-path",
                    "/vn/dexuat/DeXuat", NULL);

  self->settings = g_object_ref (settings);

  return self;
}

/**
 * dx_application_get_workspace:
 * @self: the application, started
 *
 * Returns: (transfer none): what its windows work with
 */
DxWorkspace *
dx_application_get_workspace (DxApplication *self)
{
  g_return_val_if_fail (DX_IS_APPLICATION (self), NULL);

  return self->workspace;
}

/**
 * dx_application_show_in_list:
 * @self: the application
 * @id: a proposal
 *
 * Shows the list of proposals, with this one selected.
 */
void
dx_application_show_in_list (DxApplication *self, const char *id)
{
  g_return_if_fail (DX_IS_APPLICATION (self));

  dx_main_window_show_proposal (get_main_window (self), id);
}

/**
 * dx_application_find_session:
 * @self: the application
 * @id: a proposal's id
 *
 * Returns: (transfer none) (nullable): the session on that proposal, if a
 *   window is open on it
 */
DxSession *
dx_application_find_session (DxApplication *self, const char *id)
{
  g_return_val_if_fail (DX_IS_APPLICATION (self), NULL);

  return g_hash_table_lookup (self->sessions, id);
}

static DxProposalWindow *
find_window (DxApplication *self, DxSession *session)
{
  GList *windows = gtk_application_get_windows (GTK_APPLICATION (self));

  for (GList *l = windows; l != NULL; l = l->next)
    if (DX_IS_PROPOSAL_WINDOW (l->data)
        && dx_proposal_window_get_session (l->data) == session)
      return l->data;

  return NULL;
}

/**
 * dx_application_show_session:
 * @self: the application
 * @session: a session
 *
 * Shows the window on a proposal: the one that is there, or a new one. The
 * session lives until that window is closed.
 *
 * Returns: (transfer none): the window
 */
GtkWindow *
dx_application_show_session (DxApplication *self, DxSession *session)
{
  DxProposalWindow *window;

  g_return_val_if_fail (DX_IS_APPLICATION (self), NULL);
  g_return_val_if_fail (DX_IS_SESSION (session), NULL);

  window = find_window (self, session);
  if (window == NULL)
    {
      DxProposal *proposal = dx_session_get_proposal (session);

      g_hash_table_insert (self->sessions,
                           g_strdup (dx_proposal_get_id (proposal)),
                           g_object_ref (session));
      window = dx_proposal_window_new (self, session);
    }
  gtk_window_present (GTK_WINDOW (window));

  return GTK_WINDOW (window);
}

/**
 * dx_application_open_proposal:
 * @self: the application
 * @id: the id of a proposal in the store
 * @error: return location for an error
 *
 * Opens a proposal, or raises the window that is open on it.
 *
 * Returns: (transfer none) (nullable): the window
 */
GtkWindow *
dx_application_open_proposal (DxApplication *self,
                              const char *id,
                              GError **error)
{
  DxSession *session;
  g_autoptr (DxSession) fresh = NULL;
  g_autoptr (DxProposal) proposal = NULL;
  DxStore *store;

  g_return_val_if_fail (DX_IS_APPLICATION (self), NULL);

  session = dx_application_find_session (self, id);
  if (session != NULL)
    return dx_application_show_session (self, session);

  store = dx_workspace_get_store (self->workspace);
  if (store == NULL)
    {
      g_propagate_error (
          error, g_error_copy (dx_workspace_get_store_error (self->workspace)));
      return NULL;
    }
  proposal = dx_store_load (store, id,
                            dx_workspace_get_catalog (self->workspace), error);
  if (proposal == NULL)
    return NULL;
  fresh = dx_session_new (self->workspace, proposal);

  return dx_application_show_session (self, fresh);
}

static void
fill_new (DxApplication *self, DxProposal *proposal, DxCall *call)
{
  DxStore *store = dx_workspace_get_store (self->workspace);
  g_autoptr (DxProfile)
      profile = store != NULL ? dx_store_get_profile (store, NULL) : NULL;
  DxForm *form = dx_proposal_get_form (proposal);

  if (profile != NULL)
    dx_profile_fill (profile, proposal);
  if (call != NULL && call->plan_year > 0 && form->plan_field != NULL)
    dx_proposal_set_integer (proposal, form->plan_field, call->plan_year);
}

/**
 * dx_application_start_proposal:
 * @self: the application
 * @call: (nullable): the call that is answered
 *
 * Begins a proposal on the call's form with what the profile knows, and
 * opens its window with the wizard over it.
 *
 * Returns: (transfer none): the window
 */
GtkWindow *
dx_application_start_proposal (DxApplication *self, DxCall *call)
{
  g_autoptr (DxProposal) proposal = NULL;
  g_autoptr (DxSession) session = NULL;
  DxCatalog *catalog;
  DxForm *form = NULL;
  GtkWindow *window;

  g_return_val_if_fail (DX_IS_APPLICATION (self), NULL);

  catalog = dx_workspace_get_catalog (self->workspace);
  if (call != NULL && call->form != NULL)
    form = dx_catalog_get_form (catalog, call->form, NULL);
  if (form == NULL)
    form = dx_catalog_get_default_form (catalog);
  proposal = dx_proposal_new (form, call);
  fill_new (self, proposal, call);
  session = dx_session_new (self->workspace, proposal);
  dx_session_save (session, NULL);
  window = dx_application_show_session (self, session);
  dx_proposal_window_edit (DX_PROPOSAL_WINDOW (window), NULL);

  return window;
}

/**
 * dx_application_show_help:
 * @self: the application
 * @topic: (nullable): a page of the guide, or %NULL for its beginning
 *
 * Opens the guide.
 */
void
dx_application_show_help (DxApplication *self, const char *topic)
{
  g_return_if_fail (DX_IS_APPLICATION (self));

  dx_help_window_show (GTK_APPLICATION (self), topic);
}

/**
 * dx_application_show_register:
 * @self: the application
 *
 * Shows the officers' register.
 */
void
dx_application_show_register (DxApplication *self)
{
  g_return_if_fail (DX_IS_APPLICATION (self));
  gtk_window_present (get_register_window (self));
}
