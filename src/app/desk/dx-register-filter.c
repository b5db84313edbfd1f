/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dx-config.h"

#define G_LOG_DOMAIN "dexuat-app"

#include "dx-register-window-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "dx-desk-words.h"

/* The menus in the header: what the register is limited to, which columns it
 * shows, and the main one. */

#define EVERY "*"

static void
filter_call_cb (GSimpleAction *action, GVariant *value, gpointer data)
{
  DxRegisterWindow *self = data;
  const char *call = g_variant_get_string (value, NULL);

  g_free (self->call);
  self->call = g_str_equal (call, EVERY) ? NULL : g_strdup (call);
  g_simple_action_set_state (action, value);
  dx_register_window_query (self);
}

static void
filter_state_cb (GSimpleAction *action, GVariant *value, gpointer data)
{
  DxRegisterWindow *self = data;
  const char *name = g_variant_get_string (value, NULL);

  self->query.state = dx_desk_words_state_find (name);
  self->query.conflicts = g_str_equal (name, "conflict");
  g_simple_action_set_state (action, value);
  dx_register_window_query (self);
}

static void
filter_timing_cb (GSimpleAction *action, GVariant *value, gpointer data)
{
  DxRegisterWindow *self = data;
  DxTiming timing;

  self->query.timing =
      dx_timing_parse (g_variant_get_string (value, NULL), &timing)
          ? (int) timing
          : -1;
  g_simple_action_set_state (action, value);
  dx_register_window_query (self);
}

static void
clear_filter_cb (GSimpleAction *action, GVariant *value, gpointer data)
{
  DxRegisterWindow *self = data;
  static const char *const filters[] = { "filter-call", "filter-state",
                                         "filter-timing" };

  for (guint i = 0; i < G_N_ELEMENTS (filters); i++)
    g_action_group_change_action_state (G_ACTION_GROUP (self), filters[i],
                                        g_variant_new_string (EVERY));
  gtk_editable_set_text (GTK_EDITABLE (self->search_entry), "");
  gtk_search_bar_set_search_mode (self->search_bar, FALSE);
  g_clear_pointer (&self->search, g_free);
  dx_register_window_query (self);
  gtk_widget_grab_focus (GTK_WIDGET (self->view));
}

static const GActionEntry actions[] = {
  { .name = "filter-call",
    .parameter_type = "s",
    .state = "'" EVERY "'",
    .change_state = filter_call_cb },
  { .name = "filter-state",
    .parameter_type = "s",
    .state = "'" EVERY "'",
    .change_state = filter_state_cb },
  { .name = "filter-timing",
    .parameter_type = "s",
    .state = "'" EVERY "'",
    .change_state = filter_timing_cb },
  { .name = "clear-filter", .activate = clear_filter_cb },
};

/*
 * dx_register_window_describe_filter:
 * @self: the window
 *
 * Returns: (transfer full) (nullable): what the register is limited to, if
 *   it is
 */
char *
dx_register_window_describe_filter (DxRegisterWindow *self)
{
  g_autoptr (GPtrArray) parts = g_ptr_array_new_with_free_func (g_free);
  g_autofree char *all = NULL;

  if (self->call != NULL)
    g_ptr_array_add (
        parts, dx_desk_words_call (dx_workspace_get_catalog (self->workspace),
                                   self->call));
  if (self->query.conflicts)
    g_ptr_array_add (parts, g_strdup (_ ("with a version to be settled")));
  if (self->query.state >= 0)
    g_ptr_array_add (parts, g_strdup (dx_desk_words_state (
                                (DxRegisterState) self->query.state)));
  if (self->query.timing >= 0)
    g_ptr_array_add (
        parts, g_strdup (dx_desk_words_timing ((DxTiming) self->query.timing)));
  if (parts->len == 0)
    return NULL;
  g_ptr_array_add (parts, NULL);
  all = g_strjoinv ("; ", (char **) parts->pdata);

  return g_strdup_printf (_ ("Only: %s"), all);
}

/* @label is no mnemonic: an underscore is one. */
static void
append_choice (GMenu *menu,
               const char *label,
               const char *action,
               const char *target)
{
  g_auto (GStrv) parts = g_strsplit (label, "_", -1);
  g_autofree char *escaped = g_strjoinv ("__", parts);
  g_autoptr (GMenuItem) item = g_menu_item_new (escaped, NULL);

  g_menu_item_set_action_and_target (item, action, "s", target);
  g_menu_append_item (menu, item);
}

static GMenuModel *
make_call_menu (DxRegisterWindow *self)
{
  DxCatalog *catalog = dx_workspace_get_catalog (self->workspace);
  g_autoptr (GPtrArray) calls = dx_catalog_list_calls (catalog);
  GMenu *menu = g_menu_new ();

  append_choice (menu, _ ("All calls"), "win.filter-call", EVERY);
  for (guint i = 0; i < calls->len; i++)
    {
      const DxCall *call = g_ptr_array_index (calls, i);
      g_autofree char *label = dx_desk_words_call (catalog, call->id);

      append_choice (menu, label, "win.filter-call", call->id);
    }

  return G_MENU_MODEL (menu);
}

static GMenuModel *
make_state_menu (void)
{
  GMenu *menu = g_menu_new ();

  append_choice (menu, _ ("All states"), "win.filter-state", EVERY);
  for (guint i = 0; i <= DX_REGISTER_STATE_WITHDRAWN; i++)
    append_choice (menu, dx_desk_words_state ((DxRegisterState) i),
                   "win.filter-state",
                   dx_desk_words_state_name ((DxRegisterState) i));
  append_choice (menu, _ ("With a version to be settled"), "win.filter-state",
                 "conflict");

  return G_MENU_MODEL (menu);
}

static GMenuModel *
make_timing_menu (void)
{
  GMenu *menu = g_menu_new ();

  append_choice (menu, _ ("In time or not"), "win.filter-timing", EVERY);
  for (guint i = 0; i <= DX_TIMING_DOUBT; i++)
    append_choice (menu, dx_desk_words_timing ((DxTiming) i),
                   "win.filter-timing", dx_timing_get_name ((DxTiming) i));

  return G_MENU_MODEL (menu);
}

static GMenuModel *
make_column_menu (void)
{
  GMenu *menu = g_menu_new ();

  for (guint i = 0; i < DX_REGISTER_COLUMN_SUMMARY; i++)
    {
      g_autofree char *action =
          g_strconcat ("win.column-", dx_register_window_column_name (i), NULL);

      /* Without it a line says nothing. */
      if (i != DX_REGISTER_COLUMN_TITLE)
        g_menu_append (menu, dx_register_window_column_title (i), action);
    }

  return G_MENU_MODEL (menu);
}

static GMenuModel *
make_filter_menu (DxRegisterWindow *self)
{
  GMenu *menu = g_menu_new ();
  g_autoptr (GMenu) filters = g_menu_new ();
  g_autoptr (GMenu) rest = g_menu_new ();
  g_autoptr (GMenuModel) calls = make_call_menu (self);
  g_autoptr (GMenuModel) states = make_state_menu ();
  g_autoptr (GMenuModel) timings = make_timing_menu ();
  g_autoptr (GMenuModel) columns = make_column_menu ();

  g_menu_append_submenu (filters, _ ("By _call"), calls);
  g_menu_append_submenu (filters, _ ("By _state"), states);
  g_menu_append_submenu (filters, _ ("_In time or late"), timings);
  g_menu_append_section (menu, _ ("Filter"), G_MENU_MODEL (filters));
  g_menu_append_submenu (rest, _ ("C_olumns"), columns);
  g_menu_append_section (menu, NULL, G_MENU_MODEL (rest));

  return G_MENU_MODEL (menu);
}

static GMenuModel *
make_main_menu (void)
{
  GMenu *menu = g_menu_new ();
  g_autoptr (GMenu) look = g_menu_new ();
  g_autoptr (GMenuItem)
      drafts = g_menu_item_new (_ ("List of _Proposals"), "app.drafts");
  g_autoptr (GMenu) program = g_menu_new ();

  g_menu_append (look, _ ("_Calls for Proposals"), "win.calls");
  g_menu_item_set_attribute (drafts, "hidden-when", "s", "action-disabled");
  g_menu_append_item (look, drafts);
  g_menu_append_section (menu, NULL, G_MENU_MODEL (look));
  g_menu_append (program, _ ("Check a _Print…"), "win.verify");
  g_menu_append (program, _ ("_Preferences"), "app.preferences");
  g_menu_append (program, _ ("_Keyboard Shortcuts"), "app.shortcuts");
  g_menu_append (program, _ ("_Guide"), "app.help");
  g_menu_append (program, _ ("_About Đề Xuất"), "app.about");
  g_menu_append_section (menu, NULL, G_MENU_MODEL (program));

  return G_MENU_MODEL (menu);
}

static void
create_filter_menu_cb (GtkMenuButton *button, gpointer data)
{
  g_autoptr (GMenuModel) menu = NULL;

  if (gtk_menu_button_get_popover (button) != NULL)
    return;
  menu = make_filter_menu (data);
  gtk_menu_button_set_menu_model (button, menu);
}

static void
keep_columns (DxRegisterWindow *self)
{
  g_autoptr (GPtrArray) names = g_ptr_array_new ();

  for (guint i = 0; i < DX_REGISTER_COLUMN_SUMMARY; i++)
    if ((self->hidden & (1u << i)) != 0)
      g_ptr_array_add (names, (char *) dx_register_window_column_name (i));
  g_ptr_array_add (names, NULL);
  g_settings_set_strv (dx_workspace_get_settings (self->workspace),
                       "register-hidden-columns",
                       (const char *const *) names->pdata);
}

static void
column_cb (GSimpleAction *action, GVariant *value, gpointer data)
{
  DxRegisterWindow *self = data;
  const char *name = g_action_get_name (G_ACTION (action)) + strlen ("column-");

  for (guint i = 0; i < DX_REGISTER_COLUMN_SUMMARY; i++)
    if (g_str_equal (name, dx_register_window_column_name (i)))
      {
        if (g_variant_get_boolean (value))
          self->hidden &= ~(1u << i);
        else
          self->hidden |= 1u << i;
      }
  g_simple_action_set_state (action, value);
  dx_register_window_columns_show (self);
  keep_columns (self);
}

static void
add_column_actions (DxRegisterWindow *self)
{
  for (guint i = 0; i < DX_REGISTER_COLUMN_SUMMARY; i++)
    {
      g_autofree char *name =
          g_strconcat ("column-", dx_register_window_column_name (i), NULL);
      gboolean shown = (self->hidden & (1u << i)) == 0;
      g_autoptr (GSimpleAction) action = g_simple_action_new_stateful (
          name, NULL, g_variant_new_boolean (shown));

      g_signal_connect (action, "change-state", G_CALLBACK (column_cb), self);
      g_action_map_add_action (G_ACTION_MAP (self), G_ACTION (action));
    }
}

/*
 * dx_register_window_filter_init:
 * @self: the window, with its columns
 *
 * Adds the menus of the header and their actions.
 */
void
dx_register_window_filter_init (DxRegisterWindow *self)
{
  g_autoptr (GMenuModel) menu = make_main_menu ();

  g_action_map_add_action_entries (G_ACTION_MAP (self), actions,
                                   G_N_ELEMENTS (actions), self);
  add_column_actions (self);
  gtk_menu_button_set_menu_model (self->menu_button, menu);
  dx_register_window_filter_reset (self);
}

/*
 * dx_register_window_filter_reset:
 * @self: the window
 *
 * Forgets the menu that names the calls: there may be others now.
 */
void
dx_register_window_filter_reset (DxRegisterWindow *self)
{
  gtk_menu_button_set_menu_model (self->filter_button, NULL);
  gtk_menu_button_set_create_popup_func (self->filter_button,
                                         create_filter_menu_cb, self, NULL);
}
