/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "dexuat-app"

#include "dx-preview-private.h"

#include <math.h>

/* An arrow moves the view by this many pixels. */
#define ARROW_STEP 60.0

/* Above what is brought into view, in pixels. */
#define HEADROOM 48.0

static const double zooms[] = { 0.25, 0.33, 0.5,  0.67, 0.75, 0.9, 1.0, 1.1,
                                1.25, 1.5,  1.75, 2.0,  2.5,  3.0, 4.0 };

static void
move (GtkAdjustment *adjustment, double by)
{
  gtk_adjustment_set_value (adjustment,
                            gtk_adjustment_get_value (adjustment) + by);
}

/*
 * dx_preview_canvas_scroll:
 * @dx: to the right, in pixels
 * @dy: downwards
 *
 * Moves the view.
 */
void
dx_preview_canvas_scroll (DxPreviewCanvas *self, double dx, double dy)
{
  move (gtk_scrollable_get_hadjustment (GTK_SCROLLABLE (self)), dx);
  move (gtk_scrollable_get_vadjustment (GTK_SCROLLABLE (self)), dy);
}

/*
 * dx_preview_canvas_scroll_to:
 * @y: pixels from the top of all
 *
 * Moves the view there.
 */
void
dx_preview_canvas_scroll_to (DxPreviewCanvas *self, double y)
{
  gtk_adjustment_set_value (
      gtk_scrollable_get_vadjustment (GTK_SCROLLABLE (self)), y);
}

/*
 * dx_preview_canvas_reveal:
 * @widget: a field on a page
 *
 * Scrolls so that its beginning is in view, if nothing of it is.
 */
void
dx_preview_canvas_reveal (DxPreviewCanvas *self, GtkWidget *widget)
{
  double height = gtk_widget_get_height (GTK_WIDGET (self));
  graphene_rect_t bounds;
  double top;
  double bottom;

  if (!gtk_widget_compute_bounds (widget, GTK_WIDGET (self), &bounds))
    return;
  top = bounds.origin.y;
  bottom = top + bounds.size.height;
  if ((top >= 0 && bottom <= height)
      || (top < height / 2 && bottom > height / 2))
    return;
  dx_preview_canvas_scroll (self, 0, top - HEADROOM);
}

static gboolean
move_cb (GtkWidget *widget, GVariant *args, gpointer data)
{
  DxPreviewCanvas *self = DX_PREVIEW_CANVAS (widget);
  int step;
  gboolean whole_view;

  g_variant_get (args, "(ib)", &step, &whole_view);
  dx_preview_canvas_scroll (self, 0,
                            whole_view
                                ? step * gtk_widget_get_height (widget) * 0.9
                                : step * ARROW_STEP);

  return TRUE;
}

static gboolean
end_cb (GtkWidget *widget, GVariant *args, gpointer data)
{
  dx_preview_canvas_scroll_to (DX_PREVIEW_CANVAS (widget),
                               g_variant_get_boolean (args) ? 1e9 : 0);

  return TRUE;
}

/* Sideways where there is something aside, or else to the next field. */
static gboolean
aside_cb (GtkWidget *widget, GVariant *args, gpointer data)
{
  GtkAdjustment *adjustment =
      gtk_scrollable_get_hadjustment (GTK_SCROLLABLE (widget));
  int step = g_variant_get_int32 (args);

  if (gtk_adjustment_get_upper (adjustment)
      > gtk_adjustment_get_page_size (adjustment) + 1)
    dx_preview_canvas_scroll (DX_PREVIEW_CANVAS (widget), step * ARROW_STEP, 0);
  else
    gtk_widget_child_focus (widget, step > 0 ? GTK_DIR_TAB_FORWARD
                                             : GTK_DIR_TAB_BACKWARD);

  return TRUE;
}

static void
add_key (GtkWidgetClass *class,
         guint key,
         guint keypad,
         GtkShortcutFunc func,
         GVariant *args)
{
  g_autoptr (GVariant) kept = g_variant_ref_sink (args);
  g_autofree char *format =
      g_strdup_printf ("@%s", g_variant_get_type_string (kept));

  gtk_widget_class_add_binding (class, key, 0, func, format, kept);
  if (keypad != 0)
    gtk_widget_class_add_binding (class, keypad, 0, func, format, kept);
}

/*
 * dx_preview_canvas_bind_keys:
 * @class: of the canvas
 *
 * Lets the usual keys move the view.
 */
void
dx_preview_canvas_bind_keys (GtkWidgetClass *class)
{
  add_key (class, GDK_KEY_Page_Up, GDK_KEY_KP_Page_Up, move_cb,
           g_variant_new ("(ib)", -1, TRUE));
  add_key (class, GDK_KEY_Page_Down, GDK_KEY_KP_Page_Down, move_cb,
           g_variant_new ("(ib)", 1, TRUE));
  add_key (class, GDK_KEY_Up, GDK_KEY_KP_Up, move_cb,
           g_variant_new ("(ib)", -1, FALSE));
  add_key (class, GDK_KEY_Down, GDK_KEY_KP_Down, move_cb,
           g_variant_new ("(ib)", 1, FALSE));
  add_key (class, GDK_KEY_Home, GDK_KEY_KP_Home, end_cb,
           g_variant_new_boolean (FALSE));
  add_key (class, GDK_KEY_End, GDK_KEY_KP_End, end_cb,
           g_variant_new_boolean (TRUE));
  add_key (class, GDK_KEY_Left, GDK_KEY_KP_Left, aside_cb,
           g_variant_new_int32 (-1));
  add_key (class, GDK_KEY_Right, GDK_KEY_KP_Right, aside_cb,
           g_variant_new_int32 (1));
}

/*
 * dx_preview_zoom_by:
 * @steps: how many steps larger, or smaller when negative
 * @anchor: what stays where it is: pixels from the top of the view
 *
 * Zooms from what is shown to the next usual sizes.
 */
void
dx_preview_zoom_by (DxPreview *self, int steps, double anchor)
{
  double zoom = dx_preview_get_shown_zoom (self);
  int n = (int) G_N_ELEMENTS (zooms);
  int at = 0;

  if (steps > 0)
    {
      while (at < n && zooms[at] <= zoom * 1.01)
        at++;
      at += steps - 1;
    }
  else
    {
      at = n - 1;
      while (at >= 0 && zooms[at] >= zoom * 0.99)
        at--;
      at += steps + 1;
    }
  dx_preview_zoom_at (self, zooms[CLAMP (at, 0, n - 1)], anchor);
}

static double
get_middle (DxPreview *self)
{
  return gtk_widget_get_height (GTK_WIDGET (self)) / 2.0;
}

static gboolean
zoom_key_cb (GtkWidget *widget, GVariant *args, gpointer data)
{
  DxPreview *self = DX_PREVIEW (widget);
  int step = g_variant_get_int32 (args);

  if (!gtk_widget_get_mapped (widget))
    return FALSE;
  if (step == 0)
    dx_preview_set_zoom (self, 0);
  else
    dx_preview_zoom_by (self, step, get_middle (self));

  return TRUE;
}

static void
add_keys (DxPreview *self)
{
  static const struct {
    const char *keys;
    int step;
  } entries[] = {
    { "<Primary>plus|<Primary>equal|<Primary>KP_Add", 1 },
    { "<Primary>minus|<Primary>KP_Subtract", -1 },
    { "<Primary>0|<Primary>KP_0", 0 },
  };
  GtkEventController *controller = gtk_shortcut_controller_new ();

  /* Anywhere in the window. */
  gtk_shortcut_controller_set_scope (GTK_SHORTCUT_CONTROLLER (controller),
                                     GTK_SHORTCUT_SCOPE_MANAGED);
  for (guint i = 0; i < G_N_ELEMENTS (entries); i++)
    {
      GtkShortcut *shortcut =
          gtk_shortcut_new (gtk_shortcut_trigger_parse_string (entries[i].keys),
                            gtk_callback_action_new (zoom_key_cb, NULL, NULL));

      gtk_shortcut_set_arguments (shortcut,
                                  g_variant_new_int32 (entries[i].step));
      gtk_shortcut_controller_add_shortcut (
          GTK_SHORTCUT_CONTROLLER (controller), shortcut);
    }
  gtk_widget_add_controller (GTK_WIDGET (self), controller);
}

static gboolean
scroll_cb (GtkEventControllerScroll *controller,
           double dx,
           double dy,
           DxPreview *self)
{
  GdkModifierType state = gtk_event_controller_get_current_event_state (
      GTK_EVENT_CONTROLLER (controller));
  GdkEvent *event = gtk_event_controller_get_current_event (
      GTK_EVENT_CONTROLLER (controller));
  double x;
  double y = get_middle (self);

  if ((state & GDK_CONTROL_MASK) == 0 || dy == 0)
    return FALSE;
  if (event != NULL && gdk_event_get_position (event, &x, &y))
    {
      GtkNative *native = gtk_widget_get_native (GTK_WIDGET (self));
      double left = 0;
      double top = 0;

      gtk_native_get_surface_transform (native, &left, &top);
      gtk_widget_translate_coordinates (GTK_WIDGET (native), GTK_WIDGET (self),
                                        x - left, y - top, &x, &y);
    }
  dx_preview_zoom_by (self, dy < 0 ? 1 : -1, y);

  return TRUE;
}

/* The zoom before the fingers move. */
static void
pinch_begin_cb (GtkGesture *gesture,
                GdkEventSequence *sequence,
                DxPreview *self)
{
  g_object_set_data_full (
      G_OBJECT (gesture), "zoom",
      g_memdup2 (&(double){ dx_preview_get_shown_zoom (self) },
                 sizeof (double)),
      g_free);
}

static void
pinch_cb (GtkGestureZoom *gesture, double scale, DxPreview *self)
{
  const double *begin = g_object_get_data (G_OBJECT (gesture), "zoom");
  double x;
  double y = get_middle (self);

  if (begin == NULL)
    return;
  gtk_gesture_get_bounding_box_center (GTK_GESTURE (gesture), &x, &y);
  dx_preview_zoom_at (self, *begin * scale, y);
}

/*
 * dx_preview_add_zoom:
 *
 * Lets keys, wheel and two fingers zoom.
 */
void
dx_preview_add_zoom (DxPreview *self)
{
  GtkEventController *scroll =
      gtk_event_controller_scroll_new (GTK_EVENT_CONTROLLER_SCROLL_VERTICAL
                                       | GTK_EVENT_CONTROLLER_SCROLL_DISCRETE);
  GtkGesture *pinch = gtk_gesture_zoom_new ();

  add_keys (self);
  gtk_event_controller_set_propagation_phase (scroll, GTK_PHASE_CAPTURE);
  g_signal_connect (scroll, "scroll", G_CALLBACK (scroll_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), scroll);
  gtk_event_controller_set_propagation_phase (GTK_EVENT_CONTROLLER (pinch),
                                              GTK_PHASE_CAPTURE);
  g_signal_connect (pinch, "begin", G_CALLBACK (pinch_begin_cb), self);
  g_signal_connect (pinch, "scale-changed", G_CALLBACK (pinch_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (pinch));
}
