/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dx-config.h"

#define G_LOG_DOMAIN "dexuat-app"

#include "dx-field-row-tools.h"

#include <glib/gi18n-lib.h>

#include "dx-field-parts.h"

/* Moving and removing rows: by the menu of a row, by Alt+↑ and Alt+↓, by
 * dragging. All ways end in the same two functions of the owner. */

typedef struct {
  const DxFieldRowFuncs *funcs;
  gpointer owner;
  GSimpleActionGroup *actions;
} Tools;

static GQuark
tools_quark (void)
{
  return g_quark_from_static_string ("dx-field-row-tools");
}

static void
tools_free (gpointer data)
{
  Tools *tools = data;

  g_object_unref (tools->actions);
  g_free (tools);
}

static Tools *
get_tools (gpointer row)
{
  return g_object_get_qdata (G_OBJECT (row), tools_quark ());
}

static void
move_to (GtkListBoxRow *row, int to)
{
  Tools *tools = get_tools (row);
  int from = gtk_list_box_row_get_index (row);
  GtkListBox *list = GTK_LIST_BOX (gtk_widget_get_parent (GTK_WIDGET (row)));

  if (to >= 0 && to != from && gtk_list_box_get_row_at_index (list, to) != NULL
      && get_tools (gtk_list_box_get_row_at_index (list, to)) != NULL)
    tools->funcs->move (tools->owner, (guint) from, (guint) to);
}

static void
up_cb (GSimpleAction *action, GVariant *parameter, gpointer row)
{
  move_to (row, gtk_list_box_row_get_index (row) - 1);
}

static void
down_cb (GSimpleAction *action, GVariant *parameter, gpointer row)
{
  move_to (row, gtk_list_box_row_get_index (row) + 1);
}

static void
remove_cb (GSimpleAction *action, GVariant *parameter, gpointer row)
{
  Tools *tools = get_tools (row);

  tools->funcs->remove (tools->owner, (guint) gtk_list_box_row_get_index (row));
}

static GdkContentProvider *
prepare_cb (GtkDragSource *source, double x, double y, GtkListBoxRow *row)
{
  return gdk_content_provider_new_typed (GTK_TYPE_LIST_BOX_ROW, row);
}

static void
drag_begin_cb (GtkDragSource *source, GdkDrag *drag, GtkWidget *row)
{
  g_autoptr (GdkPaintable) picture = gtk_widget_paintable_new (row);

  gtk_drag_source_set_icon (source, picture, 0, 0);
}

/* Only rows of the same list come here. */
static gboolean
drop_cb (GtkDropTarget *target,
         const GValue *value,
         double x,
         double y,
         GtkListBoxRow *row)
{
  GtkListBoxRow *dragged = g_value_get_object (value);
  Tools *tools;

  if (dragged == NULL || dragged == row
      || gtk_widget_get_parent (GTK_WIDGET (dragged))
             != gtk_widget_get_parent (GTK_WIDGET (row)))
    return FALSE;
  tools = get_tools (row);
  tools->funcs->move (tools->owner,
                      (guint) gtk_list_box_row_get_index (dragged),
                      (guint) gtk_list_box_row_get_index (row));

  return TRUE;
}

static void
add_keys (GtkWidget *row)
{
  static const struct {
    guint key;
    const char *action;
  } keys[] = {
    { GDK_KEY_Up, "row.move-up" },
    { GDK_KEY_KP_Up, "row.move-up" },
    { GDK_KEY_Down, "row.move-down" },
    { GDK_KEY_KP_Down, "row.move-down" },
  };
  GtkEventController *controller = gtk_shortcut_controller_new ();

  gtk_event_controller_set_propagation_phase (controller, GTK_PHASE_CAPTURE);
  for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
    gtk_shortcut_controller_add_shortcut (
        GTK_SHORTCUT_CONTROLLER (controller),
        gtk_shortcut_new (gtk_keyval_trigger_new (keys[i].key, GDK_ALT_MASK),
                          gtk_named_action_new (keys[i].action)));
  gtk_widget_add_controller (row, controller);
}

/**
 * dx_field_row_tools_attach:
 * @row: a row
 * @funcs: what its owner does
 * @owner: the owner, which lives longer than @row
 *
 * Lets a row be moved and removed.
 */
void
dx_field_row_tools_attach (GtkListBoxRow *row,
                           const DxFieldRowFuncs *funcs,
                           gpointer owner)
{
  static const GActionEntry entries[] = {
    { .name = "move-up", .activate = up_cb },
    { .name = "move-down", .activate = down_cb },
    { .name = "remove", .activate = remove_cb },
  };
  Tools *tools = g_new0 (Tools, 1);
  GtkDropTarget *target =
      gtk_drop_target_new (GTK_TYPE_LIST_BOX_ROW, GDK_ACTION_MOVE);

  tools->funcs = funcs;
  tools->owner = owner;
  tools->actions = g_simple_action_group_new ();
  g_action_map_add_action_entries (G_ACTION_MAP (tools->actions), entries,
                                   G_N_ELEMENTS (entries), row);
  g_object_set_qdata_full (G_OBJECT (row), tools_quark (), tools, tools_free);
  gtk_widget_insert_action_group (GTK_WIDGET (row), "row",
                                  G_ACTION_GROUP (tools->actions));
  g_signal_connect (target, "drop", G_CALLBACK (drop_cb), row);
  gtk_widget_add_controller (GTK_WIDGET (row), GTK_EVENT_CONTROLLER (target));
  add_keys (GTK_WIDGET (row));
}

/**
 * dx_field_row_tools_handle:
 * @row: a row given to dx_field_row_tools_attach ()
 *
 * Returns: (transfer floating): what the row is dragged by
 */
GtkWidget *
dx_field_row_tools_handle (GtkListBoxRow *row)
{
  GtkWidget *handle =
      gtk_image_new_from_icon_name ("list-drag-handle-symbolic");
  GtkDragSource *source = gtk_drag_source_new ();

  gtk_drag_source_set_actions (source, GDK_ACTION_MOVE);
  g_signal_connect (source, "prepare", G_CALLBACK (prepare_cb), row);
  g_signal_connect (source, "drag-begin", G_CALLBACK (drag_begin_cb), row);
  gtk_widget_add_controller (handle, GTK_EVENT_CONTROLLER (source));
  gtk_widget_add_css_class (handle, "dim-label");
  gtk_widget_set_tooltip_text (handle, _ ("Drag to move this row"));
  gtk_widget_set_cursor_from_name (handle, "grab");
  dx_field_set_name (handle, _ ("Drag to move this row"));

  return handle;
}

/**
 * dx_field_row_tools_menu:
 * @row: a row given to dx_field_row_tools_attach ()
 * @name: what the button is called
 *
 * Returns: (transfer floating): a button with what can be done with the row
 */
GtkWidget *
dx_field_row_tools_menu (GtkListBoxRow *row, const char *name)
{
  g_autoptr (GMenu) menu = g_menu_new ();
  GtkWidget *button = gtk_menu_button_new ();

  g_menu_append (menu, _ ("Move _Up"), "row.move-up");
  g_menu_append (menu, _ ("Move _Down"), "row.move-down");
  g_menu_append (menu, _ ("_Remove Row"), "row.remove");
  gtk_menu_button_set_menu_model (GTK_MENU_BUTTON (button),
                                  G_MENU_MODEL (menu));
  gtk_menu_button_set_icon_name (GTK_MENU_BUTTON (button),
                                 "view-more-symbolic");
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_set_tooltip_text (button, name);
  dx_field_set_name (button, name);

  return button;
}

/**
 * dx_field_row_tools_update:
 * @row: a row given to dx_field_row_tools_attach ()
 * @n_rows: how many rows there are
 *
 * The row stands elsewhere, or the number of rows changed.
 */
void
dx_field_row_tools_update (GtkListBoxRow *row, guint n_rows)
{
  GActionMap *actions = G_ACTION_MAP (get_tools (row)->actions);
  int index = gtk_list_box_row_get_index (row);

  g_simple_action_set_enabled (
      G_SIMPLE_ACTION (g_action_map_lookup_action (actions, "move-up")),
      index > 0);
  g_simple_action_set_enabled (
      G_SIMPLE_ACTION (g_action_map_lookup_action (actions, "move-down")),
      index >= 0 && (guint) index + 1 < n_rows);
}
