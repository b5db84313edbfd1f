/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dx-config.h"

#define G_LOG_DOMAIN "dexuat-app"

#include "dx-main-window-private.h"

#include <glib/gi18n-lib.h>

#include "dx-proposal-row-view.h"

/* The menu of a proposal in the list, by button, pointer and keys. */

/* What can be done with a proposal. */
static GMenuModel *
make_row_menu (void)
{
  static const struct {
    const char *label;
    const char *action;
    guint section;
    const char *keys;
  } entries[] = {
    { N_ ("_Open"), "row.open", 0, "Return" },
    { N_ ("_Duplicate"), "row.duplicate", 1, "<Control>d" },
    { N_ ("Start from This for Another _Call…"), "row.renew", 1,
      "<Control><Shift>n" },
    { N_ ("Summary _Table and Letter…"), "row.summary", 1, NULL },
    { N_ ("Mark as _Handed In"), "row.mark-sent", 2, NULL },
    { N_ ("Mark as _Not Handed In"), "row.mark-not-sent", 2, NULL },
    { N_ ("_Remove"), "row.remove", 3, "Delete" },
    { N_ ("_Bring Back"), "row.restore", 3, NULL },
  };
  GMenu *menu = g_menu_new ();
  GMenu *sections[4];

  for (guint i = 0; i < G_N_ELEMENTS (sections); i++)
    sections[i] = g_menu_new ();
  for (guint i = 0; i < G_N_ELEMENTS (entries); i++)
    {
      g_autoptr (GMenuItem)
          item = g_menu_item_new (_ (entries[i].label), entries[i].action);

      if (entries[i].keys != NULL)
        g_menu_item_set_attribute (item, "accel", "s", entries[i].keys);
      /* What cannot be done now is not offered. */
      g_menu_item_set_attribute (item, "hidden-when", "s", "action-disabled");
      g_menu_append_item (sections[entries[i].section], item);
    }
  for (guint i = 0; i < G_N_ELEMENTS (sections); i++)
    {
      g_menu_append_section (menu, NULL, G_MENU_MODEL (sections[i]));
      g_object_unref (sections[i]);
    }

  return G_MENU_MODEL (menu);
}

static void
create_row_menu_cb (GtkMenuButton *button, gpointer data)
{
  g_autoptr (GMenuModel) menu = NULL;

  if (gtk_menu_button_get_popover (button) != NULL)
    return;
  menu = make_row_menu ();
  gtk_menu_button_set_menu_model (button, menu);
}

/* @x and @y are in the list. */
static void
show_context_menu (DxMainWindow *self, double x, double y)
{
  g_autoptr (GMenuModel) menu = NULL;
  GdkRectangle place = { 0, 0, 1, 1 };
  double left;
  double top;

  if (self->context_menu == NULL)
    {
      menu = make_row_menu ();
      self->context_menu = gtk_popover_menu_new_from_model (menu);
      gtk_popover_set_has_arrow (GTK_POPOVER (self->context_menu), FALSE);
      gtk_widget_set_halign (self->context_menu, GTK_ALIGN_START);
      gtk_widget_set_parent (self->context_menu, GTK_WIDGET (self));
    }
  gtk_widget_translate_coordinates (GTK_WIDGET (self->view), GTK_WIDGET (self),
                                    x, y, &left, &top);
  place.x = (int) left;
  place.y = (int) top;
  gtk_popover_set_pointing_to (GTK_POPOVER (self->context_menu), &place);
  gtk_popover_popup (GTK_POPOVER (self->context_menu));
}

static DxProposalItem *
find_item_at (DxMainWindow *self, double x, double y)
{
  GtkWidget *widget =
      gtk_widget_pick (GTK_WIDGET (self->view), x, y, GTK_PICK_DEFAULT);

  while (widget != NULL && !DX_IS_PROPOSAL_ROW_VIEW (widget))
    {
      GtkWidget *child = gtk_widget_get_first_child (widget);

      if (DX_IS_PROPOSAL_ROW_VIEW (child))
        widget = child;
      else
        widget = widget != GTK_WIDGET (self->view)
                     ? gtk_widget_get_parent (widget)
                     : NULL;
    }

  return widget != NULL
             ? dx_proposal_row_view_get_item (DX_PROPOSAL_ROW_VIEW (widget))
             : NULL;
}

static void
pressed_cb (GtkGestureClick *gesture,
            int n_press,
            double x,
            double y,
            DxMainWindow *self)
{
  DxProposalItem *item = find_item_at (self, x, y);

  if (item == NULL)
    return;
  gtk_gesture_set_state (GTK_GESTURE (gesture), GTK_EVENT_SEQUENCE_CLAIMED);
  gtk_single_selection_set_selected (
      self->selection, (guint) dx_proposal_list_find (
                           self->list, dx_proposal_item_get_id (item)));
  show_context_menu (self, x, y);
}

static void
show_menu_cb (GSimpleAction *action, GVariant *value, gpointer data)
{
  DxMainWindow *self = data;
  GtkWidget *row = gtk_root_get_focus (GTK_ROOT (self));
  double x = 24;
  double y = 24;

  if (row != NULL && gtk_widget_is_ancestor (row, GTK_WIDGET (self->view)))
    gtk_widget_translate_coordinates (row, GTK_WIDGET (self->view), 24,
                                      gtk_widget_get_height (row) / 2.0, &x,
                                      &y);
  show_context_menu (self, x, y);
}

static void
add_key (GtkShortcutController *keys,
         const char *trigger,
         GtkShortcutAction *action)
{
  gtk_shortcut_controller_add_shortcut (
      keys,
      gtk_shortcut_new (gtk_shortcut_trigger_parse_string (trigger), action));
}

static void
add_keys (DxMainWindow *self)
{
  GtkEventController *controller = gtk_shortcut_controller_new ();
  GtkShortcutController *keys = GTK_SHORTCUT_CONTROLLER (controller);

  add_key (keys, "Delete", gtk_named_action_new ("row.remove"));
  add_key (keys, "<Control>d", gtk_named_action_new ("row.duplicate"));
  add_key (keys, "<Control><Shift>n", gtk_named_action_new ("row.renew"));
  add_key (keys, "Menu|<Shift>F10", gtk_named_action_new ("row.menu"));
  gtk_widget_add_controller (GTK_WIDGET (self->view), controller);
}

/*
 * dx_main_window_menu_init:
 * @self: the window
 *
 * Adds the menu of a proposal; its actions are there.
 */
void
dx_main_window_menu_init (DxMainWindow *self)
{
  static const GActionEntry entries[] = { { .name = "menu",
                                            .activate = show_menu_cb } };
  GtkGesture *click = gtk_gesture_click_new ();

  g_action_map_add_action_entries (G_ACTION_MAP (self->row_actions), entries,
                                   G_N_ELEMENTS (entries), self);
  gtk_gesture_single_set_button (GTK_GESTURE_SINGLE (click), 3);
  g_signal_connect (click, "pressed", G_CALLBACK (pressed_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self->view),
                             GTK_EVENT_CONTROLLER (click));
  gtk_menu_button_set_create_popup_func (self->row_menu_button,
                                         create_row_menu_cb, self, NULL);
  add_keys (self);
}
