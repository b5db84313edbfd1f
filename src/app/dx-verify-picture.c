/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "dexuat-app"

#include "dx-verify-picture.h"

#include "dx-gray-compare.h"

#define LEAST_WIDTH 160
/* From twice as much on two stand side by side. */
#define NATURAL_WIDTH 330

struct _DxVerifyPicture {
  GtkWidget parent_instance;
  cairo_surface_t *picture; /* nullable */
  cairo_surface_t *marks;   /* nullable */
  gboolean marked;
};

G_DEFINE_FINAL_TYPE (DxVerifyPicture, dx_verify_picture, GTK_TYPE_WIDGET)

static void
paint (cairo_t *cr, cairo_surface_t *surface)
{
  cairo_set_source_surface (cr, surface, 0, 0);
  cairo_pattern_set_filter (cairo_get_source (cr), CAIRO_FILTER_GOOD);
  cairo_paint (cr);
}

static void
dx_verify_picture_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  DxVerifyPicture *self = DX_VERIFY_PICTURE (widget);
  int width = gtk_widget_get_width (widget);
  int height = gtk_widget_get_height (widget);
  graphene_rect_t bounds =
      GRAPHENE_RECT_INIT (0, 0, (float) width, (float) height);
  cairo_t *cr;

  if (self->picture == NULL || width <= 0 || height <= 0)
    return;
  cr = gtk_snapshot_append_cairo (snapshot, &bounds);
  cairo_scale (
      cr, (double) width / cairo_image_surface_get_width (self->picture),
      (double) height / cairo_image_surface_get_height (self->picture));
  paint (cr, self->picture);
  if (self->marked && self->marks != NULL)
    paint (cr, self->marks);
  cairo_destroy (cr);
}

static GtkSizeRequestMode
dx_verify_picture_get_request_mode (GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static void
dx_verify_picture_measure (GtkWidget *widget,
                           GtkOrientation orientation,
                           int for_size,
                           int *minimum,
                           int *natural,
                           int *minimum_baseline,
                           int *natural_baseline)
{
  DxVerifyPicture *self = DX_VERIFY_PICTURE (widget);
  double shape = 1.414;

  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    {
      *minimum = LEAST_WIDTH;
      *natural = NATURAL_WIDTH;
      return;
    }
  if (self->picture != NULL)
    shape = (double) cairo_image_surface_get_height (self->picture)
            / cairo_image_surface_get_width (self->picture);
  if (for_size < 0)
    for_size = NATURAL_WIDTH;
  *minimum = *natural = (int) (for_size * shape);
}

static void
clear (DxVerifyPicture *self)
{
  g_clear_pointer (&self->picture, cairo_surface_destroy);
  g_clear_pointer (&self->marks, cairo_surface_destroy);
}

static void
dx_verify_picture_finalize (GObject *object)
{
  clear (DX_VERIFY_PICTURE (object));
  G_OBJECT_CLASS (dx_verify_picture_parent_class)->finalize (object);
}

static void
dx_verify_picture_class_init (DxVerifyPictureClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->finalize = dx_verify_picture_finalize;
  widget_class->snapshot = dx_verify_picture_snapshot;
  widget_class->measure = dx_verify_picture_measure;
  widget_class->get_request_mode = dx_verify_picture_get_request_mode;
  gtk_widget_class_set_css_name (widget_class, "verify-picture");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_IMG);
}

static void
dx_verify_picture_init (DxVerifyPicture *self)
{
  self->marked = TRUE;
}

/* A see-through colour over a place, and a stronger one along the diagonal
 * of what is missing: colour alone says nothing to some. */
static guint32
get_color (guint8 kind, int x, int y)
{
  switch (kind)
    {
    case DX_GRAY_MARK_MORE:
      return 0x66550000;
    case DX_GRAY_MARK_LESS:
      return (x + y) % 8 < 3 ? 0x99001f5c : 0x44000e2a;
    default:
      return 0;
    }
}

typedef guint32 (*GetPixel) (guint8 value, int x, int y);

static guint32
get_gray (guint8 value, int x, int y)
{
  return 0xff000000u | (guint32) value << 16 | (guint32) value << 8 | value;
}

static cairo_surface_t *
make_surface (const DxGray *gray, GetPixel get)
{
  cairo_surface_t *surface = cairo_image_surface_create (
      CAIRO_FORMAT_ARGB32, gray->width, gray->height);
  guint8 *data = cairo_image_surface_get_data (surface);
  int stride = cairo_image_surface_get_stride (surface);

  for (int y = 0; data != NULL && y < gray->height; y++)
    for (int x = 0; x < gray->width; x++)
      ((guint32 *) (gpointer) (data + y * stride))[x] =
          get (gray->pixels[y * gray->width + x], x, y);
  cairo_surface_mark_dirty (surface);

  return surface;
}

/**
 * dx_verify_picture_set:
 * @self: a picture
 * @picture: (nullable): what it shows
 * @marks: (nullable): what is marked, see #DxGrayMark; as large
 * @name: what it is, for a screen reader
 *
 * Shows another picture.
 */
void
dx_verify_picture_set (DxVerifyPicture *self,
                       const DxGray *picture,
                       const DxGray *marks,
                       const char *name)
{
  g_return_if_fail (DX_IS_VERIFY_PICTURE (self));

  clear (self);
  if (picture != NULL)
    self->picture = make_surface (picture, get_gray);
  if (marks != NULL)
    self->marks = make_surface (marks, get_color);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  gtk_widget_queue_resize (GTK_WIDGET (self));
}

/**
 * dx_verify_picture_set_marked:
 * @self: a picture
 * @marked: whether the marks are shown
 *
 * Shows or hides the marks.
 */
void
dx_verify_picture_set_marked (DxVerifyPicture *self, gboolean marked)
{
  g_return_if_fail (DX_IS_VERIFY_PICTURE (self));

  self->marked = marked;
  gtk_widget_queue_draw (GTK_WIDGET (self));
}
