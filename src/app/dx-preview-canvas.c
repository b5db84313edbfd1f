/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dx-config.h"

#define G_LOG_DOMAIN "dexuat-app"

#include "dx-preview-private.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "dx-preview-layout.h"

/* Above what is brought into view, in pixels. */
#define HEADROOM 48

/* What the canvas shows is told by its scale, the adjustments, and, until
 * the next allocation, by @target or @anchor. */
struct _DxPreviewCanvas {
  GtkWidget parent_instance;
  GPtrArray *pages; /* DxPreviewPage */
  GtkAdjustment *hadjustment;
  GtkAdjustment *vadjustment;
  GtkScrollablePolicy hscroll_policy;
  GtkScrollablePolicy vscroll_policy;
  DxPreviewLayout layout;
  guint page;
  DxPageRect target;
  gboolean has_target;
  double anchor; /* pixels from the top of the view */
  gboolean allocating;
  char *marked;
  guint moved_source;
};

enum {
  PROP_0,
  PROP_HADJUSTMENT,
  PROP_VADJUSTMENT,
  PROP_HSCROLL_POLICY,
  PROP_VSCROLL_POLICY
};

enum { MOVED, N_SIGNALS };

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE_WITH_CODE (DxPreviewCanvas,
                               dx_preview_canvas,
                               GTK_TYPE_WIDGET,
                               G_IMPLEMENT_INTERFACE (GTK_TYPE_SCROLLABLE,
                                                      NULL))

static gboolean
moved_cb (gpointer data)
{
  DxPreviewCanvas *self = data;
  g_autofree char *label = g_strdup_printf (_ ("Page %u of %u"), self->page + 1,
                                            MAX (self->pages->len, 1));

  self->moved_source = 0;
  gtk_accessible_update_property (GTK_ACCESSIBLE (self),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
  g_signal_emit (self, signals[MOVED], 0);

  return G_SOURCE_REMOVE;
}

/* Not at once: sizes are being given out. */
static void
schedule_moved (DxPreviewCanvas *self)
{
  if (self->moved_source == 0)
    self->moved_source =
        g_idle_add_full (G_PRIORITY_HIGH_IDLE, moved_cb, self, NULL);
}

/* The page that fills most of the upper part of the view; at the very end
 * the last one. */
static void
find_page (DxPreviewCanvas *self)
{
  double value = gtk_adjustment_get_value (self->vadjustment);
  double size = gtk_adjustment_get_page_size (self->vadjustment);
  double upper = gtk_adjustment_get_upper (self->vadjustment);
  guint page = dx_preview_layout_find_page (&self->layout, value + size / 2);

  if (value > 0 && value + size >= upper - 1 && self->pages->len > 0)
    page = self->pages->len - 1;
  if (page == self->page)
    return;
  self->page = page;
  schedule_moved (self);
}

static void
value_changed_cb (GtkAdjustment *adjustment, DxPreviewCanvas *self)
{
  if (!self->allocating)
    gtk_widget_queue_allocate (GTK_WIDGET (self));
}

static void
set_adjustment (DxPreviewCanvas *self,
                GtkAdjustment **place,
                GtkAdjustment *adjustment)
{
  if (*place != NULL)
    {
      g_signal_handlers_disconnect_by_func (*place, value_changed_cb, self);
      g_clear_object (place);
    }
  if (adjustment == NULL)
    adjustment = gtk_adjustment_new (0, 0, 0, 0, 0, 0);
  *place = g_object_ref_sink (adjustment);
  g_signal_connect (adjustment, "value-changed", G_CALLBACK (value_changed_cb),
                    self);
  gtk_widget_queue_allocate (GTK_WIDGET (self));
}

/* Where the view begins after the scale changed from @old: what stood at
 * the anchor stays there. */
static double
keep_place (DxPreviewCanvas *self, double old)
{
  double value = gtk_adjustment_get_value (self->vadjustment);

  if (old <= 0 || old == self->layout.scale)
    return value;

  return dx_preview_layout_move (&self->layout, value + self->anchor, old)
         - self->anchor;
}

static double
find_value (DxPreviewCanvas *self, double old, int height)
{
  double value = gtk_adjustment_get_value (self->vadjustment);
  double scale = self->layout.scale;
  double top;

  if (!self->has_target)
    return keep_place (self, old);

  self->has_target = FALSE;
  top = dx_preview_layout_get_top (&self->layout, self->target.page)
        + self->target.y * scale;
  if (top >= value && top + self->target.height * scale <= value + height)
    return value;

  return top - HEADROOM;
}

static void
configure (DxPreviewCanvas *self, int width, int height, double old)
{
  double scale = self->layout.scale;
  double full_width = MAX (width, dx_preview_layout_get_width (&self->layout));
  double full_height =
      MAX (height, dx_preview_layout_get_height (&self->layout));
  double value = find_value (self, old, height);

  value = CLAMP (value, 0, full_height - height);
  gtk_adjustment_configure (self->vadjustment, value, 0, full_height,
                            height * 0.1, height * 0.9, height);
  value = gtk_adjustment_get_value (self->hadjustment);
  if (old > 0 && old != scale)
    value = (value + width / 2.0) * scale / old - width / 2.0;
  value = CLAMP (value, 0, full_width - width);
  gtk_adjustment_configure (self->hadjustment, value, 0, full_width,
                            width * 0.1, width * 0.9, width);
}

static void
allocate_page (DxPreviewCanvas *self, guint index, int width, int height)
{
  GtkWidget *page = g_ptr_array_index (self->pages, index);
  double upper = gtk_adjustment_get_upper (self->hadjustment);
  GtkAllocation place = {
    .width = dx_preview_layout_get_page_width (&self->layout),
    .height = dx_preview_layout_get_page_height (&self->layout)
  };
  gboolean visible;

  place.x = (int) round ((upper - place.width) / 2
                         - gtk_adjustment_get_value (self->hadjustment));
  place.y = (int) round (dx_preview_layout_get_top (&self->layout, index)
                         - gtk_adjustment_get_value (self->vadjustment));
  visible = place.y < height && place.y + place.height > 0;
  gtk_widget_set_child_visible (page, visible);
  if (!visible)
    return;
  gtk_widget_measure (page, GTK_ORIENTATION_HORIZONTAL, -1, NULL, NULL, NULL,
                      NULL);
  gtk_widget_size_allocate (page, &place, -1);
}

static void
dx_preview_canvas_size_allocate (GtkWidget *widget,
                                 int width,
                                 int height,
                                 int baseline)
{
  DxPreviewCanvas *self = DX_PREVIEW_CANVAS (widget);
  double old = self->layout.scale;

  self->allocating = TRUE;
  dx_preview_layout_fit (&self->layout, width);
  configure (self, width, height, old);
  for (guint i = 0; i < self->pages->len; i++)
    allocate_page (self, i, width, height);
  find_page (self);
  self->allocating = FALSE;
}

static void
dx_preview_canvas_measure (GtkWidget *widget,
                           GtkOrientation orientation,
                           int for_size,
                           int *minimum,
                           int *natural,
                           int *minimum_baseline,
                           int *natural_baseline)
{
  *minimum = 0;
  *natural = orientation == GTK_ORIENTATION_HORIZONTAL ? 640 : 480;
}

/* Pages out of view have no widgets to give the focus to until it comes. */
static gboolean
dx_preview_canvas_focus (GtkWidget *widget, GtkDirectionType direction)
{
  if (GTK_WIDGET_CLASS (dx_preview_canvas_parent_class)
          ->focus (widget, direction))
    return TRUE;

  return dx_preview_canvas_focus_pages (DX_PREVIEW_CANVAS (widget), direction);
}

static void
dx_preview_canvas_set_property (GObject *object,
                                guint id,
                                const GValue *value,
                                GParamSpec *pspec)
{
  DxPreviewCanvas *self = DX_PREVIEW_CANVAS (object);

  switch (id)
    {
    case PROP_HADJUSTMENT:
      set_adjustment (self, &self->hadjustment, g_value_get_object (value));
      break;
    case PROP_VADJUSTMENT:
      set_adjustment (self, &self->vadjustment, g_value_get_object (value));
      break;
    case PROP_HSCROLL_POLICY:
      self->hscroll_policy = g_value_get_enum (value);
      break;
    case PROP_VSCROLL_POLICY:
      self->vscroll_policy = g_value_get_enum (value);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
dx_preview_canvas_get_property (GObject *object,
                                guint id,
                                GValue *value,
                                GParamSpec *pspec)
{
  DxPreviewCanvas *self = DX_PREVIEW_CANVAS (object);

  switch (id)
    {
    case PROP_HADJUSTMENT:
      g_value_set_object (value, self->hadjustment);
      break;
    case PROP_VADJUSTMENT:
      g_value_set_object (value, self->vadjustment);
      break;
    case PROP_HSCROLL_POLICY:
      g_value_set_enum (value, self->hscroll_policy);
      break;
    case PROP_VSCROLL_POLICY:
      g_value_set_enum (value, self->vscroll_policy);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
set_n_pages (DxPreviewCanvas *self, guint n)
{
  if (n == self->pages->len)
    return;
  while (self->pages->len < n)
    {
      GtkWidget *page = dx_preview_page_new (self->pages->len);

      gtk_widget_set_child_visible (page, FALSE);
      gtk_widget_set_parent (page, GTK_WIDGET (self));
      dx_preview_page_mark (DX_PREVIEW_PAGE (page), self->marked);
      g_ptr_array_add (self->pages, page);
    }
  if (self->pages->len > n)
    g_ptr_array_set_size (self->pages, (int) n);
  self->layout.n_pages = n;
  self->page = MIN (self->page, MAX (n, 1) - 1);
  schedule_moved (self);
  gtk_widget_queue_allocate (GTK_WIDGET (self));
}

static void
dx_preview_canvas_dispose (GObject *object)
{
  DxPreviewCanvas *self = DX_PREVIEW_CANVAS (object);

  g_clear_handle_id (&self->moved_source, g_source_remove);
  g_clear_pointer (&self->pages, g_ptr_array_unref);
  self->pages = g_ptr_array_new ();
  for (guint i = 0; i < 2; i++)
    {
      GtkAdjustment **place = i == 0 ? &self->hadjustment : &self->vadjustment;

      if (*place != NULL)
        g_signal_handlers_disconnect_by_func (*place, value_changed_cb, self);
      g_clear_object (place);
    }
  G_OBJECT_CLASS (dx_preview_canvas_parent_class)->dispose (object);
}

static void
dx_preview_canvas_finalize (GObject *object)
{
  DxPreviewCanvas *self = DX_PREVIEW_CANVAS (object);

  g_ptr_array_unref (self->pages);
  g_free (self->marked);
  G_OBJECT_CLASS (dx_preview_canvas_parent_class)->finalize (object);
}

static void
dx_preview_canvas_class_init (DxPreviewCanvasClass *class)
{
  GObjectClass *object_class = G_OBJECT_CLASS (class);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  object_class->set_property = dx_preview_canvas_set_property;
  object_class->get_property = dx_preview_canvas_get_property;
  object_class->dispose = dx_preview_canvas_dispose;
  object_class->finalize = dx_preview_canvas_finalize;
  widget_class->measure = dx_preview_canvas_measure;
  widget_class->size_allocate = dx_preview_canvas_size_allocate;
  widget_class->focus = dx_preview_canvas_focus;
  g_object_class_override_property (object_class, PROP_HADJUSTMENT,
                                    "hadjustment");
  g_object_class_override_property (object_class, PROP_VADJUSTMENT,
                                    "vadjustment");
  g_object_class_override_property (object_class, PROP_HSCROLL_POLICY,
                                    "hscroll-policy");
  g_object_class_override_property (object_class, PROP_VSCROLL_POLICY,
                                    "vscroll-policy");
  signals[MOVED] = g_signal_new ("moved", DX_TYPE_PREVIEW_CANVAS,
                                 G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                 G_TYPE_NONE, 0);
  gtk_widget_class_set_css_name (widget_class, "preview-canvas");
  gtk_widget_class_set_accessible_role (widget_class,
                                        GTK_ACCESSIBLE_ROLE_DOCUMENT);
  dx_preview_canvas_bind_keys (widget_class);
}

static void
dx_preview_canvas_init (DxPreviewCanvas *self)
{
  self->pages =
      g_ptr_array_new_with_free_func ((GDestroyNotify) gtk_widget_unparent);
  self->layout.paper_width = 595;
  self->layout.paper_height = 842;
  set_adjustment (self, &self->hadjustment, NULL);
  set_adjustment (self, &self->vadjustment, NULL);
  gtk_widget_set_focusable (GTK_WIDGET (self), TRUE);
  gtk_widget_set_overflow (GTK_WIDGET (self), GTK_OVERFLOW_HIDDEN);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Pages as they will print"), -1);
}

/*
 * dx_preview_canvas_new:
 *
 * Returns: (transfer floating): a canvas without pages
 */
GtkWidget *
dx_preview_canvas_new (void)
{
  return g_object_new (DX_TYPE_PREVIEW_CANVAS, NULL);
}

/*
 * dx_preview_canvas_update:
 * @pages: (nullable): the pages, which may have changed
 * @proposal: (nullable): what is shown on them
 *
 * Shows pages; only those in view are drawn.
 */
void
dx_preview_canvas_update (DxPreviewCanvas *self,
                          DxPages *pages,
                          DxProposal *proposal)
{
  guint n = pages != NULL ? dx_pages_get_n_pages (pages) : 0;

  if (pages != NULL)
    dx_pages_get_size (pages, &self->layout.paper_width,
                       &self->layout.paper_height);
  set_n_pages (self, n);
  for (guint i = 0; i < n; i++)
    dx_preview_page_update (g_ptr_array_index (self->pages, i), pages, proposal,
                            n);
}

/*
 * dx_preview_canvas_set_zoom:
 * @zoom: 1 is 100 %, 0 fits the width
 * @anchor: what stays where it is: pixels from the top of the view
 *
 * Makes the pages larger or smaller.
 */
void
dx_preview_canvas_set_zoom (DxPreviewCanvas *self, double zoom, double anchor)
{
  self->layout.zoom = zoom;
  self->anchor = anchor;
  gtk_widget_queue_allocate (GTK_WIDGET (self));
}

/*
 * dx_preview_canvas_get_scale:
 *
 * Returns: the zoom that is shown, also when the width is fitted
 */
double
dx_preview_canvas_get_scale (DxPreviewCanvas *self)
{
  return dx_preview_layout_get_zoom (&self->layout);
}

/*
 * dx_preview_canvas_get_n_pages:
 *
 * Returns: how many pages there are
 */
guint
dx_preview_canvas_get_n_pages (DxPreviewCanvas *self)
{
  return self->pages->len;
}

/*
 * dx_preview_canvas_get_page:
 *
 * Returns: the page in view, from 0
 */
guint
dx_preview_canvas_get_page (DxPreviewCanvas *self)
{
  return self->page;
}

/*
 * dx_preview_canvas_show:
 * @rect: a place on paper
 *
 * Scrolls to it, unless all of it is in view.
 */
void
dx_preview_canvas_show (DxPreviewCanvas *self, const DxPageRect *rect)
{
  self->target = *rect;
  self->has_target = TRUE;
  gtk_widget_queue_allocate (GTK_WIDGET (self));
}

/*
 * dx_preview_canvas_sees:
 * @rect: a place on paper
 *
 * Returns: whether some of it is in view
 */
gboolean
dx_preview_canvas_sees (DxPreviewCanvas *self, const DxPageRect *rect)
{
  double value = gtk_adjustment_get_value (self->vadjustment);
  double size = gtk_adjustment_get_page_size (self->vadjustment);
  double top = dx_preview_layout_get_top (&self->layout, rect->page)
               + rect->y * self->layout.scale;

  return top < value + size && top + rect->height * self->layout.scale > value;
}

/*
 * dx_preview_canvas_mark:
 * @field: (nullable): the field that is worked on
 *
 * Marks it wherever it stands.
 */
void
dx_preview_canvas_mark (DxPreviewCanvas *self, const char *field)
{
  g_free (self->marked);
  self->marked = g_strdup (field);
  for (guint i = 0; i < self->pages->len; i++)
    dx_preview_page_mark (g_ptr_array_index (self->pages, i), field);
}

/*
 * dx_preview_canvas_focus_pages:
 * @direction: where the focus goes
 *
 * Brings the focus to a field of a page that is not in view yet.
 *
 * Returns: whether there was one
 */
gboolean
dx_preview_canvas_focus_pages (DxPreviewCanvas *self,
                               GtkDirectionType direction)
{
  int step = direction == GTK_DIR_TAB_FORWARD    ? 1
             : direction == GTK_DIR_TAB_BACKWARD ? -1
                                                 : 0;
  GtkWidget *from = gtk_widget_get_focus_child (GTK_WIDGET (self));
  int height = gtk_widget_get_height (GTK_WIDGET (self));
  guint index;

  if (step == 0 || from == NULL
      || !g_ptr_array_find (self->pages, from, &index))
    return FALSE;
  /* Below the first one it wraps around and ends, too. */
  for (index += (guint) step; index < self->pages->len; index += (guint) step)
    {
      GtkWidget *page = g_ptr_array_index (self->pages, index);

      gtk_widget_set_child_visible (page, TRUE);
      dx_preview_page_sync_fields (DX_PREVIEW_PAGE (page));
      if (!gtk_widget_child_focus (page, direction))
        continue;
      dx_preview_canvas_scroll_to (
          self, step > 0 ? dx_preview_layout_get_top (&self->layout, index)
                         : dx_preview_layout_get_top (&self->layout, index + 1)
                               - height);
      return TRUE;
    }

  return FALSE;
}
