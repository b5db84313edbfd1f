/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dx-config.h"

#define G_LOG_DOMAIN "dexuat-app"

#include "dx-calls-window-private.h"

#include <glib/gi18n-lib.h>

#include "dx-call-view-text.h"
#include "dx-field-parts.h"

/* Narrower than that, pixels, two calls stand below each other. */
#define NARROW 720

G_DEFINE_FINAL_TYPE (DxCallsWindow, dx_calls_window, ADW_TYPE_WINDOW)

static DxCall *
find_call (DxCallsWindow *self, const char *id)
{
  for (guint i = 0; id != NULL && i < self->calls->len; i++)
    {
      DxCall *call = g_ptr_array_index (self->calls, i);

      if (g_str_equal (call->id, id))
        return call;
    }

  return NULL;
}

/*
 * dx_calls_window_get_call:
 * @self: the window
 *
 * Returns: (transfer none) (nullable): the call that is shown
 */
DxCall *
dx_calls_window_get_call (DxCallsWindow *self)
{
  return find_call (self, self->shown);
}

static void
show_comparison (DxCallsWindow *self)
{
  gboolean on = gtk_toggle_button_get_active (self->compare_button);

  gtk_stack_set_visible_child_name (self->stack, on ? "compare" : "view");
  dx_call_compare_set_calls (self->compare, self->workspace,
                             on ? dx_calls_window_get_call (self) : NULL,
                             on ? find_call (self, self->compared) : NULL);
  dx_calls_window_update_actions (self);
}

static void
compare_toggled_cb (DxCallsWindow *self)
{
  show_comparison (self);
}

static void
other_cb (DxCallsWindow *self)
{
  guint index = gtk_drop_down_get_selected (self->other);

  if (self->filling || index >= self->calls->len)
    return;
  g_free (self->compared);
  self->compared =
      g_strdup (((DxCall *) g_ptr_array_index (self->calls, index))->id);
  show_comparison (self);
}

static void
show_selected (DxCallsWindow *self, const DxCall *call)
{
  g_autofree char *name = dx_call_view_text_name (call);

  if (self->shown != call->id)
    {
      g_free (self->shown);
      self->shown = g_strdup (call->id);
    }
  adw_window_title_set_subtitle (self->title, name);
  dx_call_view_set_call (self->view, self->workspace,
                         dx_calls_window_get_call (self));
  show_comparison (self);
}

static void
row_selected_cb (GtkListBox *list, GtkListBoxRow *row, DxCallsWindow *self)
{
  if (row != NULL && !self->filling)
    show_selected (
        self, g_ptr_array_index (self->calls,
                                 (guint) gtk_list_box_row_get_index (row)));
}

static void
row_activated_cb (GtkListBox *list, GtkListBoxRow *row, DxCallsWindow *self)
{
  if (dx_split_get_folded (self->split))
    dx_split_set_show_side (self->split, FALSE);
}

static GtkWidget *
make_row (const DxCall *call)
{
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3);
  g_autofree char *facts = g_strdup_printf (
      call->builtin ? _ ("plan year %d") : _ ("plan year %d, added by you"),
      call->plan_year);
  g_autofree char *name = g_strdup_printf ("%s, %s", call->office, facts);

  gtk_box_append (GTK_BOX (box), dx_field_label_new (call->office, "heading"));
  gtk_box_append (GTK_BOX (box), dx_field_label_new (facts, "dim-label"));
  gtk_widget_set_margin_top (box, 6);
  gtk_widget_set_margin_bottom (box, 6);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  dx_field_set_name (row, name);

  return row;
}

static void
take_call (gpointer call, gpointer calls)
{
  g_ptr_array_add (calls, dx_call_ref (call));
}

static void
fill (DxCallsWindow *self)
{
  g_autoptr (GPtrArray) calls =
      dx_catalog_list_calls (dx_workspace_get_catalog (self->workspace));
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);
  GtkListBoxRow *row;

  self->filling = TRUE;
  while ((row = gtk_list_box_get_row_at_index (self->list, 0)) != NULL)
    gtk_list_box_remove (self->list, GTK_WIDGET (row));
  g_ptr_array_set_size (self->calls, 0);
  g_ptr_array_foreach (calls, take_call, self->calls);
  for (guint i = 0; i < self->calls->len; i++)
    {
      const DxCall *call = g_ptr_array_index (self->calls, i);
      g_autofree char *name = dx_call_view_text_name (call);

      gtk_list_box_append (self->list, make_row (call));
      gtk_string_list_append (names, name);
    }
  gtk_drop_down_set_model (self->other, G_LIST_MODEL (names));
  self->filling = FALSE;
}

/* What is compared first is a call of the same year, if there is one. */
static void
choose_compared (DxCallsWindow *self, const DxCall *shown)
{
  const DxCall *best = find_call (self, self->compared);

  for (guint i = 0; best == NULL && i < self->calls->len; i++)
    {
      const DxCall *call = g_ptr_array_index (self->calls, i);

      if (call != shown && call->plan_year == shown->plan_year)
        best = call;
    }
  for (guint i = 0; best == NULL && i < self->calls->len; i++)
    if (g_ptr_array_index (self->calls, i) != shown)
      best = g_ptr_array_index (self->calls, i);
  if (best == NULL)
    return;
  if (self->compared == NULL)
    self->compared = g_strdup (best->id);
  for (guint i = 0; i < self->calls->len; i++)
    if (g_ptr_array_index (self->calls, i) == best)
      {
        self->filling = TRUE;
        gtk_drop_down_set_selected (self->other, i);
        self->filling = FALSE;
      }
}

/*
 * dx_calls_window_show_call:
 * @self: the window
 * @id: (nullable): a call, or %NULL for the first
 *
 * Selects and shows a call.
 */
void
dx_calls_window_show_call (DxCallsWindow *self, const char *id)
{
  DxCall *call = find_call (self, id);

  if (call == NULL && self->calls->len > 0)
    call = g_ptr_array_index (self->calls, 0);
  if (call == NULL)
    return;
  choose_compared (self, call);
  for (guint i = 0; i < self->calls->len; i++)
    if (g_ptr_array_index (self->calls, i) == call)
      gtk_list_box_select_row (
          self->list, gtk_list_box_get_row_at_index (self->list, (int) i));
}

static void
data_changed_cb (DxCallsWindow *self)
{
  g_autofree char *shown = g_strdup (self->shown);

  fill (self);
  if (find_call (self, self->compared) == NULL)
    g_clear_pointer (&self->compared, g_free);
  dx_calls_window_show_call (self, shown);
}

static void
width_cb (DxCallsWindow *self)
{
  GtkWindow *window = GTK_WINDOW (self);
  int width;
  int height;

  gtk_window_get_default_size (window, &width, &height);
  dx_call_compare_set_narrow (self->compare, !gtk_window_is_maximized (window)
                                                 && width > 0
                                                 && width < NARROW);
}

static gboolean
fold_cb (gpointer data)
{
  DxCallsWindow *self = data;

  self->fold_source = 0;
  gtk_widget_set_visible (self->list_button, dx_split_get_folded (self->split));

  return G_SOURCE_REMOVE;
}

/* The panes fold while sizes are given out: what asks for another size has
 * to wait. */
static void
folded_cb (DxCallsWindow *self)
{
  if (self->fold_source == 0)
    self->fold_source = g_idle_add (fold_cb, self);
}

static void
setup_name_cb (GtkSignalListItemFactory *factory,
               GtkListItem *item,
               gpointer data)
{
  gtk_list_item_set_child (item, dx_field_label_new (NULL, NULL));
}

static void
setup_chosen_cb (GtkSignalListItemFactory *factory,
                 GtkListItem *item,
                 gpointer data)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_list_item_set_child (item, label);
}

static void
bind_name_cb (GtkSignalListItemFactory *factory,
              GtkListItem *item,
              gpointer data)
{
  GtkStringObject *name = gtk_list_item_get_item (item);

  gtk_label_set_text (GTK_LABEL (gtk_list_item_get_child (item)),
                      gtk_string_object_get_string (name));
}

/* Names of offices are long: they wrap in the list, the button gives way. */
static void
wrap_names (GtkDropDown *drop)
{
  g_autoptr (GtkListItemFactory) factory = gtk_signal_list_item_factory_new ();
  g_autoptr (GtkListItemFactory) chosen = gtk_signal_list_item_factory_new ();

  g_signal_connect (factory, "setup", G_CALLBACK (setup_name_cb), NULL);
  g_signal_connect (factory, "bind", G_CALLBACK (bind_name_cb), NULL);
  g_signal_connect (chosen, "setup", G_CALLBACK (setup_chosen_cb), NULL);
  g_signal_connect (chosen, "bind", G_CALLBACK (bind_name_cb), NULL);
  gtk_drop_down_set_factory (drop, chosen);
  gtk_drop_down_set_list_factory (drop, factory);
}

static void
dx_calls_window_dispose (GObject *object)
{
  DxCallsWindow *self = DX_CALLS_WINDOW (object);

  if (self->workspace != NULL)
    g_clear_signal_handler (&self->data_handler, self->workspace);
  g_clear_handle_id (&self->fold_source, g_source_remove);
  self->filling = TRUE;
  gtk_widget_dispose_template (GTK_WIDGET (self), DX_TYPE_CALLS_WINDOW);
  g_clear_object (&self->actions);
  g_clear_object (&self->workspace);
  G_OBJECT_CLASS (dx_calls_window_parent_class)->dispose (object);
}

static void
dx_calls_window_finalize (GObject *object)
{
  DxCallsWindow *self = DX_CALLS_WINDOW (object);

  g_ptr_array_unref (self->calls);
  g_free (self->shown);
  g_free (self->compared);
  G_OBJECT_CLASS (dx_calls_window_parent_class)->finalize (object);
}

static void
bind_children (GtkWidgetClass *class)
{
  gtk_widget_class_bind_template_child (class, DxCallsWindow, toasts);
  gtk_widget_class_bind_template_child (class, DxCallsWindow, title);
  gtk_widget_class_bind_template_child (class, DxCallsWindow, list_button);
  gtk_widget_class_bind_template_child (class, DxCallsWindow, compare_button);
  gtk_widget_class_bind_template_child (class, DxCallsWindow, menu_button);
  gtk_widget_class_bind_template_child (class, DxCallsWindow, split);
  gtk_widget_class_bind_template_child (class, DxCallsWindow, list);
  gtk_widget_class_bind_template_child (class, DxCallsWindow, stack);
  gtk_widget_class_bind_template_child (class, DxCallsWindow, view);
  gtk_widget_class_bind_template_child (class, DxCallsWindow, other);
  gtk_widget_class_bind_template_child (class, DxCallsWindow, compare);
  gtk_widget_class_bind_template_callback (class, compare_toggled_cb);
  gtk_widget_class_bind_template_callback (class, other_cb);
  gtk_widget_class_bind_template_callback (class, row_selected_cb);
  gtk_widget_class_bind_template_callback (class, row_activated_cb);
}

static void
dx_calls_window_class_init (DxCallsWindowClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  g_type_ensure (DX_TYPE_SPLIT);
  g_type_ensure (DX_TYPE_CALL_VIEW);
  g_type_ensure (DX_TYPE_CALL_COMPARE);
  G_OBJECT_CLASS (class)->dispose = dx_calls_window_dispose;
  G_OBJECT_CLASS (class)->finalize = dx_calls_window_finalize;
  gtk_widget_class_set_template_from_resource (
      widget_class, "/vn/dexuat/DeXuat/dx-calls-window.ui");
  bind_children (widget_class);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0,
                                       "window.close", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_f,
                                       GDK_CONTROL_MASK, "calls.find", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_o,
                                       GDK_CONTROL_MASK, "calls.add", NULL);
}

static gboolean
drop_cb (GtkDropTarget *target,
         const GValue *value,
         double x,
         double y,
         DxCallsWindow *self)
{
  g_autoptr (GSList)
      files = gdk_file_list_get_files (g_value_get_boxed (value));

  for (GSList *l = files; l != NULL; l = l->next)
    dx_calls_window_take_file (self, l->data);

  return files != NULL;
}

static void
dx_calls_window_init (DxCallsWindow *self)
{
  GtkDropTarget *target =
      gtk_drop_target_new (GDK_TYPE_FILE_LIST, GDK_ACTION_COPY);

  self->calls = g_ptr_array_new_with_free_func ((GDestroyNotify) dx_call_unref);
  self->filling = TRUE;
  gtk_widget_init_template (GTK_WIDGET (self));
  self->filling = FALSE;
  dx_field_set_name (GTK_WIDGET (self->menu_button),
                     _ ("What can be done with calls"));
  dx_field_set_name (GTK_WIDGET (self->other), _ ("Compare with"));
  wrap_names (self->other);
  g_signal_connect_object (self->split, "notify::folded",
                           G_CALLBACK (folded_cb), self, G_CONNECT_SWAPPED);
  folded_cb (self);
  dx_calls_window_actions_init (self);
  g_signal_connect (self, "notify::default-width", G_CALLBACK (width_cb), NULL);
  g_signal_connect (self, "notify::maximized", G_CALLBACK (width_cb), NULL);
  g_signal_connect (target, "drop", G_CALLBACK (drop_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (target));
}

/**
 * dx_calls_window_new:
 * @parent: the window that it stands over
 * @workspace: knows the calls
 * @call: (nullable): the id of the call to show first
 *
 * Makes the window in which calls are read, compared and added.
 *
 * Returns: (transfer none): the window, not shown yet
 */
GtkWindow *
dx_calls_window_new (GtkWindow *parent,
                     DxWorkspace *workspace,
                     const char *call)
{
  DxCallsWindow *self;

  g_return_val_if_fail (DX_IS_WORKSPACE (workspace), NULL);

  self = g_object_new (
      DX_TYPE_CALLS_WINDOW, "transient-for", parent, "application",
      parent != NULL ? gtk_window_get_application (parent) : NULL, NULL);
  self->workspace = g_object_ref (workspace);
  self->data_handler = g_signal_connect_swapped (
      workspace, "data-changed", G_CALLBACK (data_changed_cb), self);
  fill (self);
  dx_calls_window_show_call (self, call);

  return GTK_WINDOW (self);
}
