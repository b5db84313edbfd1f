/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dx-config.h"

#define G_LOG_DOMAIN "dexuat-app"

#include "dx-main-window-private.h"

#include <glib/gi18n-lib.h>

/* The menus in the header: the main one, and how the list is sorted and
 * filtered. They are made when they are first opened. */

/* The name of a sort, in the order of DxProposalSort. */
static const char *const sorts[] = { "changed", "title", "deadline", "findings",
                                     NULL };

/* The name of a state, in the order of DxProposalState. */
static const char *const states[] = { "draft", "printed", "stale", "sent",
                                      NULL };

#define EVERY "*"

static int
find_name (const char *const *names, const char *name)
{
  for (int i = 0; names[i] != NULL; i++)
    if (g_str_equal (names[i], name))
      return i;

  return -1;
}

static void
sort_cb (GSimpleAction *action, GVariant *value, gpointer data)
{
  DxMainWindow *self = data;
  int sort = find_name (sorts, g_variant_get_string (value, NULL));

  if (sort < 0)
    return;
  self->sort = (DxProposalSort) sort;
  g_simple_action_set_state (action, value);
  dx_main_window_query (self);
}

static void
reverse_cb (GSimpleAction *action, GVariant *value, gpointer data)
{
  DxMainWindow *self = data;

  self->reverse = g_variant_get_boolean (value);
  g_simple_action_set_state (action, value);
  dx_main_window_query (self);
}

static void
filter_call_cb (GSimpleAction *action, GVariant *value, gpointer data)
{
  DxMainWindow *self = data;
  const char *call = g_variant_get_string (value, NULL);

  g_free (self->call);
  self->call = g_str_equal (call, EVERY) ? NULL : g_strdup (call);
  g_simple_action_set_state (action, value);
  dx_main_window_query (self);
}

static void
filter_state_cb (GSimpleAction *action, GVariant *value, gpointer data)
{
  DxMainWindow *self = data;

  self->state = find_name (states, g_variant_get_string (value, NULL));
  g_simple_action_set_state (action, value);
  dx_main_window_query (self);
}

static void
trash_cb (GSimpleAction *action, GVariant *value, gpointer data)
{
  DxMainWindow *self = data;

  self->trashed = g_variant_get_boolean (value);
  g_simple_action_set_state (action, value);
  dx_main_window_query (self);
}

static void
clear_filter_cb (GSimpleAction *action, GVariant *value, gpointer data)
{
  DxMainWindow *self = data;

  g_action_group_change_action_state (G_ACTION_GROUP (self), "filter-call",
                                      g_variant_new_string (EVERY));
  g_action_group_change_action_state (G_ACTION_GROUP (self), "filter-state",
                                      g_variant_new_string ("all"));
  gtk_editable_set_text (GTK_EDITABLE (self->search_entry), "");
  gtk_search_bar_set_search_mode (self->search_bar, FALSE);
  g_clear_pointer (&self->search, g_free);
  dx_main_window_query (self);
  gtk_widget_grab_focus (GTK_WIDGET (self->view));
}

static const GActionEntry actions[] = {
  { .name = "sort",
    .parameter_type = "s",
    .state = "'changed'",
    .change_state = sort_cb },
  { .name = "reverse", .state = "false", .change_state = reverse_cb },
  { .name = "filter-call",
    .parameter_type = "s",
    .state = "'" EVERY "'",
    .change_state = filter_call_cb },
  { .name = "filter-state",
    .parameter_type = "s",
    .state = "'all'",
    .change_state = filter_state_cb },
  { .name = "trash", .state = "false", .change_state = trash_cb },
  { .name = "clear-filter", .activate = clear_filter_cb },
};

static const char *
get_state_label (int state)
{
  switch (state)
    {
    case DX_PROPOSAL_STATE_DRAFT:
      return _ ("Being drafted, not printed yet");
    case DX_PROPOSAL_STATE_PRINTED:
      return _ ("Printed, NOT handed in");
    case DX_PROPOSAL_STATE_STALE:
      return _ ("Changed since it was printed");
    case DX_PROPOSAL_STATE_SENT:
      return _ ("Handed in");
    default:
      return _ ("All states");
    }
}

static char *
get_call_label (DxMainWindow *self, const char *id)
{
  DxCall *call;

  if (*id == '\0')
    return g_strdup (_ ("Without a call"));
  call = dx_catalog_get_call (dx_workspace_get_catalog (self->workspace), id,
                              NULL);
  if (call == NULL)
    return g_strdup (id);

  return g_strdup_printf (_ ("%s · plan year %d"), call->office,
                          call->plan_year);
}

/*
 * dx_main_window_describe_filter:
 * @self: the window
 *
 * Returns: (transfer full) (nullable): which proposals the list is limited
 *   to, if it is
 */
char *
dx_main_window_describe_filter (DxMainWindow *self)
{
  g_autofree char *call = self->call != NULL ? get_call_label (self, self->call)
                                             : NULL;
  const char *state = self->state >= 0 ? get_state_label (self->state) : NULL;

  if (call == NULL && state == NULL)
    return NULL;
  if (call == NULL || state == NULL)
    return g_strdup_printf (_ ("Only: %s"), call != NULL ? call : state);

  return g_strdup_printf (_ ("Only: %s; %s"), call, state);
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
make_call_menu (DxMainWindow *self)
{
  GMenu *menu = g_menu_new ();
  g_autoptr (GPtrArray) calls =
      dx_catalog_list_calls (dx_workspace_get_catalog (self->workspace));

  append_choice (menu, _ ("All calls"), "win.filter-call", EVERY);
  for (guint i = 0; i < calls->len; i++)
    {
      const DxCall *call = g_ptr_array_index (calls, i);
      g_autofree char *label = get_call_label (self, call->id);

      append_choice (menu, label, "win.filter-call", call->id);
    }
  append_choice (menu, _ ("Without a call"), "win.filter-call", "");

  return G_MENU_MODEL (menu);
}

static GMenuModel *
make_state_menu (void)
{
  GMenu *menu = g_menu_new ();

  append_choice (menu, _ ("All states"), "win.filter-state", "all");
  for (int i = 0; states[i] != NULL; i++)
    append_choice (menu, get_state_label (i), "win.filter-state", states[i]);

  return G_MENU_MODEL (menu);
}

static GMenuModel *
make_view_menu (DxMainWindow *self)
{
  GMenu *menu = g_menu_new ();
  g_autoptr (GMenu) order = g_menu_new ();
  g_autoptr (GMenu) filters = g_menu_new ();
  g_autoptr (GMenu) rest = g_menu_new ();
  g_autoptr (GMenuModel) calls = make_call_menu (self);
  g_autoptr (GMenuModel) kinds = make_state_menu ();

  append_choice (order, _ ("Last changed first"), "win.sort", sorts[0]);
  append_choice (order, _ ("By title"), "win.sort", sorts[1]);
  append_choice (order, _ ("By deadline"), "win.sort", sorts[2]);
  append_choice (order, _ ("Most findings first"), "win.sort", sorts[3]);
  g_menu_append (order, _ ("_Reverse order"), "win.reverse");
  g_menu_append_section (menu, _ ("Sort"), G_MENU_MODEL (order));
  g_menu_append_submenu (filters, _ ("By _call"), calls);
  g_menu_append_submenu (filters, _ ("By _state"), kinds);
  g_menu_append_section (menu, _ ("Filter"), G_MENU_MODEL (filters));
  g_menu_append (rest, _ ("Removed _proposals"), "win.trash");
  g_menu_append_section (menu, NULL, G_MENU_MODEL (rest));

  return G_MENU_MODEL (menu);
}

static void
append_if_possible (GMenu *menu, const char *label, const char *action)
{
  g_autoptr (GMenuItem) item = g_menu_item_new (label, action);

  g_menu_item_set_attribute (item, "hidden-when", "s", "action-disabled");
  g_menu_append_item (menu, item);
}

static GMenuModel *
make_main_menu (void)
{
  GMenu *menu = g_menu_new ();
  g_autoptr (GMenu) begin = g_menu_new ();
  g_autoptr (GMenu) look = g_menu_new ();
  g_autoptr (GMenu) program = g_menu_new ();

  g_menu_append (begin, _ ("_New Proposal…"), "win.new");
  g_menu_append (begin, _ ("_Open Files…"), "win.open");
  g_menu_append_section (menu, NULL, G_MENU_MODEL (begin));
  append_if_possible (look, _ ("_Register of Dossiers"), "app.register");
  g_menu_append (look, _ ("_Calls for Proposals"), "win.calls");
  g_menu_append (look, _ ("Summary _Table and Letter…"), "win.summary");
  g_menu_append (look, _ ("_Blank Form as PDF…"), "win.blank-form");
  g_menu_append (look, _ ("Open a _Sample"), "win.example");
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
create_main_menu_cb (GtkMenuButton *button, gpointer data)
{
  g_autoptr (GMenuModel) menu = NULL;

  if (gtk_menu_button_get_popover (button) != NULL)
    return;
  menu = make_main_menu ();
  gtk_menu_button_set_menu_model (button, menu);
}

static void
create_view_menu_cb (GtkMenuButton *button, gpointer data)
{
  g_autoptr (GMenuModel) menu = NULL;

  if (gtk_menu_button_get_popover (button) != NULL)
    return;
  menu = make_view_menu (data);
  gtk_menu_button_set_menu_model (button, menu);
}

/*
 * dx_main_window_view_init:
 * @self: the window
 *
 * Adds the menus of the header and their actions.
 */
void
dx_main_window_view_init (DxMainWindow *self)
{
  g_action_map_add_action_entries (G_ACTION_MAP (self), actions,
                                   G_N_ELEMENTS (actions), self);
  gtk_menu_button_set_create_popup_func (self->menu_button, create_main_menu_cb,
                                         self, NULL);
  gtk_menu_button_set_create_popup_func (self->view_button, create_view_menu_cb,
                                         self, NULL);
}

/*
 * dx_main_window_view_reset:
 * @self: the window
 *
 * Forgets the menu that names the calls: there are others now.
 */
void
dx_main_window_view_reset (DxMainWindow *self)
{
  gtk_menu_button_set_menu_model (self->view_button, NULL);
  gtk_menu_button_set_create_popup_func (self->view_button, create_view_menu_cb,
                                         self, NULL);
}
