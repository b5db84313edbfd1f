/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dx-config.h"

#define G_LOG_DOMAIN "dexuat-app"

#include "dx-home-split.h"

/* What each pane gets, in pixels: the first a third of the width, within
 * these bounds and never less than it needs. */
#define MIN_FIRST 320
#define MAX_FIRST 460
#define MIN_SECOND 380

struct _DxHomeSplit {
  GtkWidget parent_instance;
  GtkWidget *first;
  GtkWidget *second;
  GtkWidget *line;
  gboolean folded;
  gboolean told_folded;
  gboolean show_second;
  int fold_below;
  guint fold_source;
};

enum {
  PROP_0,
  PROP_FIRST,
  PROP_SECOND,
  PROP_FOLDED,
  PROP_SHOW_SECOND,
  N_PROPS
};

static GParamSpec *props[N_PROPS];

G_DEFINE_FINAL_TYPE (DxHomeSplit, dx_home_split, GTK_TYPE_WIDGET)

static int
get_minimum (GtkWidget *widget, GtkOrientation orientation, int for_size)
{
  int minimum = 0;

  if (widget != NULL)
    gtk_widget_measure (widget, orientation, for_size, &minimum, NULL, NULL,
                        NULL);

  return minimum;
}

static int
get_first_width (DxHomeSplit *self, int width)
{
  int minimum = MAX (get_minimum (self->first, GTK_ORIENTATION_HORIZONTAL, -1),
                     MIN_FIRST);

  return CLAMP (width * 36 / 100, minimum, MAX (minimum, MAX_FIRST));
}

static int
get_second_width (DxHomeSplit *self)
{
  return MAX (get_minimum (self->second, GTK_ORIENTATION_HORIZONTAL, -1),
              MIN_SECOND);
}

static int
get_line_width (DxHomeSplit *self)
{
  return get_minimum (self->line, GTK_ORIENTATION_HORIZONTAL, -1);
}

static gboolean
is_too_narrow (DxHomeSplit *self, int width)
{
  return width < self->fold_below
         || width - get_first_width (self, width) - get_line_width (self)
                < get_second_width (self);
}

static void
dx_home_split_measure (GtkWidget *widget,
                       GtkOrientation orientation,
                       int for_size,
                       int *minimum,
                       int *natural,
                       int *minimum_baseline,
                       int *natural_baseline)
{
  DxHomeSplit *self = DX_HOME_SPLIT (widget);

  *minimum = MAX (get_minimum (self->first, orientation, -1),
                  get_minimum (self->second, orientation, -1));
  *natural = *minimum;
  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    *natural = get_first_width (self, 0) + get_second_width (self);
}

static gboolean
tell_folded_cb (gpointer data)
{
  DxHomeSplit *self = data;

  self->fold_source = 0;
  if (self->told_folded != self->folded)
    {
      self->told_folded = self->folded;
      g_object_notify_by_pspec (G_OBJECT (self), props[PROP_FOLDED]);
    }

  return G_SOURCE_REMOVE;
}

static void
show_child (GtkWidget *child, gboolean visible, int x, int width, int height)
{
  GtkAllocation place = { x, 0, width, height };

  if (child == NULL)
    return;
  gtk_widget_set_child_visible (child, visible);
  if (visible)
    gtk_widget_size_allocate (child, &place, -1);
}

static void
dx_home_split_size_allocate (GtkWidget *widget,
                             int width,
                             int height,
                             int baseline)
{
  DxHomeSplit *self = DX_HOME_SPLIT (widget);
  int first = get_first_width (self, width);
  int line = get_line_width (self);
  gboolean rtl = gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL;
  int rest = width - first - line;

  self->folded = is_too_narrow (self, width);
  if (self->folded)
    {
      show_child (self->first, !self->show_second, 0, width, height);
      show_child (self->second, self->show_second, 0, width, height);
      show_child (self->line, FALSE, 0, 0, 0);
    }
  else
    {
      show_child (self->first, TRUE, rtl ? rest + line : 0, first, height);
      show_child (self->line, TRUE, rtl ? rest : first, line, height);
      show_child (self->second, TRUE, rtl ? 0 : first + line, rest, height);
    }
  /* Others hear of it when all have their places. */
  if (self->folded != self->told_folded && self->fold_source == 0)
    self->fold_source =
        g_idle_add_full (G_PRIORITY_HIGH_IDLE, tell_folded_cb, self, NULL);
}

static void
set_child (DxHomeSplit *self, GtkWidget **place, GtkWidget *child)
{
  g_clear_pointer (place, gtk_widget_unparent);
  *place = child;
  if (child != NULL)
    gtk_widget_set_parent (child, GTK_WIDGET (self));
}

static void
dx_home_split_set_property (GObject *object,
                            guint id,
                            const GValue *value,
                            GParamSpec *pspec)
{
  DxHomeSplit *self = DX_HOME_SPLIT (object);

  switch (id)
    {
    case PROP_FIRST:
      set_child (self, &self->first, g_value_get_object (value));
      break;
    case PROP_SECOND:
      set_child (self, &self->second, g_value_get_object (value));
      break;
    case PROP_SHOW_SECOND:
      dx_home_split_set_show_second (self, g_value_get_boolean (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
dx_home_split_get_property (GObject *object,
                            guint id,
                            GValue *value,
                            GParamSpec *pspec)
{
  DxHomeSplit *self = DX_HOME_SPLIT (object);

  switch (id)
    {
    case PROP_FIRST:
      g_value_set_object (value, self->first);
      break;
    case PROP_SECOND:
      g_value_set_object (value, self->second);
      break;
    case PROP_FOLDED:
      g_value_set_boolean (value, self->told_folded);
      break;
    case PROP_SHOW_SECOND:
      g_value_set_boolean (value, self->show_second);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
dx_home_split_dispose (GObject *object)
{
  DxHomeSplit *self = DX_HOME_SPLIT (object);

  g_clear_handle_id (&self->fold_source, g_source_remove);
  g_clear_pointer (&self->first, gtk_widget_unparent);
  g_clear_pointer (&self->second, gtk_widget_unparent);
  g_clear_pointer (&self->line, gtk_widget_unparent);
  G_OBJECT_CLASS (dx_home_split_parent_class)->dispose (object);
}

static void
dx_home_split_class_init (DxHomeSplitClass *class)
{
  GObjectClass *object_class = G_OBJECT_CLASS (class);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);
  const GParamFlags flags = G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS;

  object_class->set_property = dx_home_split_set_property;
  object_class->get_property = dx_home_split_get_property;
  object_class->dispose = dx_home_split_dispose;
  widget_class->measure = dx_home_split_measure;
  widget_class->size_allocate = dx_home_split_size_allocate;
  props[PROP_FIRST] =
      g_param_spec_object ("first", NULL, NULL, GTK_TYPE_WIDGET, flags);
  props[PROP_SECOND] =
      g_param_spec_object ("second", NULL, NULL, GTK_TYPE_WIDGET, flags);
  props[PROP_FOLDED] = g_param_spec_boolean (
      "folded", NULL, NULL, FALSE, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  props[PROP_SHOW_SECOND] = g_param_spec_boolean (
      "show-second", NULL, NULL, FALSE, flags | G_PARAM_EXPLICIT_NOTIFY);
  g_object_class_install_properties (object_class, N_PROPS, props);
}

static void
dx_home_split_init (DxHomeSplit *self)
{
  self->line = gtk_separator_new (GTK_ORIENTATION_VERTICAL);
  gtk_widget_set_parent (self->line, GTK_WIDGET (self));
}

/**
 * dx_home_split_get_folded:
 * @self: two panes
 *
 * Returns: whether only one of them is seen
 */
gboolean
dx_home_split_get_folded (DxHomeSplit *self)
{
  g_return_val_if_fail (DX_IS_HOME_SPLIT (self), FALSE);

  return self->told_folded;
}

/**
 * dx_home_split_set_show_second:
 * @self: two panes
 * @show_second: the second one
 *
 * Says which one is seen where there is no room for both.
 */
void
dx_home_split_set_show_second (DxHomeSplit *self, gboolean show_second)
{
  g_return_if_fail (DX_IS_HOME_SPLIT (self));

  if (self->show_second == !!show_second)
    return;
  self->show_second = !!show_second;
  gtk_widget_queue_allocate (GTK_WIDGET (self));
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_SHOW_SECOND]);
}

/**
 * dx_home_split_set_fold_below:
 * @self: two panes
 * @width: in pixels
 *
 * Folds in any case when it is narrower than that: what stands above the
 * panes may need room, too.
 */
void
dx_home_split_set_fold_below (DxHomeSplit *self, int width)
{
  g_return_if_fail (DX_IS_HOME_SPLIT (self));

  if (self->fold_below == width)
    return;
  self->fold_below = width;
  gtk_widget_queue_allocate (GTK_WIDGET (self));
}

/**
 * dx_home_split_expect:
 * @self: two panes
 * @width: that it will probably get
 *
 * Folds or unfolds before it is first shown.
 */
void
dx_home_split_expect (DxHomeSplit *self, int width)
{
  g_return_if_fail (DX_IS_HOME_SPLIT (self));

  self->folded = is_too_narrow (self, width);
  tell_folded_cb (self);
}
