/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dx-config.h"

#define G_LOG_DOMAIN "dexuat-app"

#include "dx-preview-private.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "dx-progress.h"

/* Where a page is asked what stands there: no line is lower than the step,
 * and no label that shares a line narrower. Points. */
#define STEP_Y 8.0
#define STEP_X 60.0

/* Around a field, in points. */
#define AROUND_X 5.0
#define AROUND_Y 1.5

struct _DxPreviewPage {
  GtkWidget parent_instance;
  guint number;
  DxPages *pages;
  DxProposal *proposal;
  cairo_surface_t *picture; /* in the screen's pixels */
  GdkTexture *texture;      /* the same, where the renderer wants one */
  char *marked;
  guint sync_source;
};

G_DEFINE_FINAL_TYPE (DxPreviewPage, dx_preview_page, GTK_TYPE_WIDGET)

static double
get_scale (DxPreviewPage *self)
{
  double width = 1;

  dx_pages_get_size (self->pages, &width, NULL);

  return gtk_widget_get_width (GTK_WIDGET (self)) / width;
}

static cairo_surface_t *
draw_picture (DxPreviewPage *self, int width, int height)
{
  cairo_surface_t *picture =
      cairo_image_surface_create (CAIRO_FORMAT_ARGB32, width, height);
  cairo_t *cr = cairo_create (picture);
  double paper_width;
  double paper_height;

  dx_pages_get_size (self->pages, &paper_width, &paper_height);
  cairo_set_source_rgb (cr, 1, 1, 1);
  cairo_paint (cr);
  cairo_set_source_rgb (cr, 0, 0, 0);
  cairo_scale (cr, width / paper_width, height / paper_height);
  dx_pages_draw (self->pages, cr, self->number);
  cairo_destroy (cr);
  cairo_surface_flush (picture);

  return picture;
}

static GdkTexture *
make_texture (cairo_surface_t *picture)
{
  int stride = cairo_image_surface_get_stride (picture);
  int height = cairo_image_surface_get_height (picture);
  g_autoptr (GBytes) bytes = g_bytes_new_with_free_func (
      cairo_image_surface_get_data (picture), (gsize) stride * (gsize) height,
      (GDestroyNotify) cairo_surface_destroy,
      cairo_surface_reference (picture));

  return gdk_memory_texture_new (cairo_image_surface_get_width (picture),
                                 height, GDK_MEMORY_DEFAULT, bytes,
                                 (gsize) stride);
}

static void
drop_picture (DxPreviewPage *self)
{
  g_clear_object (&self->texture);
  g_clear_pointer (&self->picture, cairo_surface_destroy);
}

static void
update_picture (DxPreviewPage *self, int width, int height)
{
  gint64 start = g_get_monotonic_time ();

  if (self->picture != NULL
      && cairo_image_surface_get_width (self->picture) == width
      && cairo_image_surface_get_height (self->picture) == height)
    return;
  drop_picture (self);
  self->picture = draw_picture (self, width, height);
  dx_preview_timing_add ("page", start);
}

/* GTK turns every texture into floating point numbers and back to draw it
 * without a graphics card, in each frame: there it gets the picture. */
static gboolean
wants_texture (DxPreviewPage *self)
{
  GtkNative *native = gtk_widget_get_native (GTK_WIDGET (self));
  GskRenderer *renderer = native != NULL ? gtk_native_get_renderer (native)
                                         : NULL;

  return renderer != NULL && !GSK_IS_CAIRO_RENDERER (renderer);
}

static void
append_picture (DxPreviewPage *self, GtkSnapshot *snapshot, int factor)
{
  graphene_rect_t bounds = GRAPHENE_RECT_INIT (
      0, 0, (float) gtk_widget_get_width (GTK_WIDGET (self)),
      (float) gtk_widget_get_height (GTK_WIDGET (self)));
  cairo_t *cr;

  if (wants_texture (self))
    {
      if (self->texture == NULL)
        self->texture = make_texture (self->picture);
      gtk_snapshot_append_texture (snapshot, self->texture, &bounds);
      return;
    }
  cr = gtk_snapshot_append_cairo (snapshot, &bounds);
  cairo_scale (cr, 1.0 / factor, 1.0 / factor);
  cairo_set_source_surface (cr, self->picture, 0, 0);
  cairo_pattern_set_filter (cairo_get_source (cr), CAIRO_FILTER_NEAREST);
  cairo_paint (cr);
  cairo_destroy (cr);
}

static void
dx_preview_page_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  DxPreviewPage *self = DX_PREVIEW_PAGE (widget);
  int width = gtk_widget_get_width (widget);
  int height = gtk_widget_get_height (widget);
  int factor = gtk_widget_get_scale_factor (widget);

  if (self->pages == NULL || !dx_pages_has_page (self->pages, self->number)
      || width <= 0)
    return;
  update_picture (self, width * factor, height * factor);
  append_picture (self, snapshot, factor);
  GTK_WIDGET_CLASS (dx_preview_page_parent_class)->snapshot (widget, snapshot);
}

static void
allocate_field (DxPreviewPage *self, GtkWidget *field, double scale)
{
  const DxPageRect *rect = dx_preview_field_get_rect (DX_PREVIEW_FIELD (field));
  GtkAllocation place = {
    .x = (int) floor ((rect->x - AROUND_X) * scale),
    .y = (int) floor ((rect->y - AROUND_Y) * scale),
    .width = (int) ceil ((rect->width + 2 * AROUND_X) * scale),
    .height = (int) ceil ((rect->height + 2 * AROUND_Y) * scale),
  };

  gtk_widget_size_allocate (field, &place, -1);
}

static void
dx_preview_page_size_allocate (GtkWidget *widget,
                               int width,
                               int height,
                               int baseline)
{
  DxPreviewPage *self = DX_PREVIEW_PAGE (widget);
  GtkWidget *child;

  if (self->pages == NULL)
    return;
  for (child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      /* GTK wants to be asked before it allocates. */
      gtk_widget_measure (child, GTK_ORIENTATION_HORIZONTAL, -1, NULL, NULL,
                          NULL, NULL);
      allocate_field (self, child, get_scale (self));
    }
}

static void
dx_preview_page_measure (GtkWidget *widget,
                         GtkOrientation orientation,
                         int for_size,
                         int *minimum,
                         int *natural,
                         int *minimum_baseline,
                         int *natural_baseline)
{
  *minimum = *natural = 0;
}

static gboolean
is_field (DxPreviewPage *self, const char *id)
{
  return g_str_has_prefix (id, "topics.")
         || dx_form_get_field (dx_proposal_get_form (self->proposal), id)
                != NULL;
}

/* The fields of a page, top to bottom. */
static GPtrArray *
find_fields (DxPreviewPage *self)
{
  GPtrArray *fields = g_ptr_array_new_with_free_func (g_free);
  double width;
  double height;

  dx_pages_get_size (self->pages, &width, &height);
  for (double y = STEP_Y; y < height; y += STEP_Y)
    for (double x = STEP_X; x < width; x += STEP_X)
      {
        const char *id = dx_pages_find_field (self->pages, self->number, x, y);

        if (id != NULL && is_field (self, id)
            && !g_ptr_array_find_with_equal_func (fields, id, g_str_equal,
                                                  NULL))
          g_ptr_array_add (fields, g_strdup (id));
      }

  return fields;
}

static void
unite (DxPageRect *all, const DxPageRect *rect)
{
  double right = MAX (all->x + all->width, rect->x + rect->width);
  double bottom = MAX (all->y + all->height, rect->y + rect->height);

  all->x = MIN (all->x, rect->x);
  all->y = MIN (all->y, rect->y);
  all->width = right - all->x;
  all->height = bottom - all->y;
}

static gboolean
find_rect (DxPreviewPage *self, const char *id, DxPageRect *out)
{
  g_autoptr (GArray) rects = dx_pages_get_field_rects (self->pages, id);
  gboolean found = FALSE;

  for (guint i = 0; i < rects->len; i++)
    {
      const DxPageRect *rect = &g_array_index (rects, DxPageRect, i);

      if (rect->page != self->number)
        continue;
      if (!found)
        *out = *rect;
      found = TRUE;
      unite (out, rect);
    }

  return found;
}

static GtkWidget *
get_field (DxPreviewPage *self, const char *id)
{
  GtkWidget *child;

  for (child = gtk_widget_get_first_child (GTK_WIDGET (self)); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    if (g_str_equal (dx_preview_field_get_id (DX_PREVIEW_FIELD (child)), id))
      return child;

  return NULL;
}

static void
remove_fields (DxPreviewPage *self, GPtrArray *except)
{
  GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (self));

  while (child != NULL)
    {
      GtkWidget *next = gtk_widget_get_next_sibling (child);
      const char *id = dx_preview_field_get_id (DX_PREVIEW_FIELD (child));

      if (except == NULL
          || !g_ptr_array_find_with_equal_func (except, id, g_str_equal, NULL))
        gtk_widget_unparent (child);
      child = next;
    }
}

static void
mark_field (DxPreviewPage *self, GtkWidget *field)
{
  const char *id = dx_preview_field_get_id (DX_PREVIEW_FIELD (field));

  if (g_strcmp0 (id, self->marked) == 0)
    gtk_widget_add_css_class (field, "current");
  else
    gtk_widget_remove_css_class (field, "current");
}

static void
describe (DxPreviewPage *self, GPtrArray *fields)
{
  DxForm *form = dx_proposal_get_form (self->proposal);
  g_autoptr (GString) text = g_string_new (NULL);
  const char *last = NULL;

  for (guint i = 0; i < fields->len; i++)
    {
      const char *section =
          dx_progress_find_section (form, g_ptr_array_index (fields, i));

      if (section != NULL && g_strcmp0 (section, last) != 0)
        g_string_append_printf (text, "%s%s", last == NULL ? "" : ", ",
                                section);
      last = section != NULL ? section : last;
    }
  if (text->len > 0)
    {
      /* Translators: %s are numbers of sections: "I, II, III" */
      g_autofree char *sections =
          g_strdup_printf (_ ("Sections %s"), text->str);

      gtk_accessible_update_property (GTK_ACCESSIBLE (self),
                                      GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                      sections, -1);
    }
}

/*
 * dx_preview_page_sync_fields:
 *
 * Brings the widgets of the fields to where the fields are.
 */
void
dx_preview_page_sync_fields (DxPreviewPage *self)
{
  g_autoptr (GPtrArray) fields = NULL;
  GtkWidget *before = NULL;

  g_clear_handle_id (&self->sync_source, g_source_remove);
  if (self->pages == NULL || self->proposal == NULL
      || !dx_pages_has_page (self->pages, self->number))
    return;

  fields = find_fields (self);
  remove_fields (self, fields);
  for (guint i = 0; i < fields->len; i++)
    {
      const char *id = g_ptr_array_index (fields, i);
      GtkWidget *field = get_field (self, id);
      DxPageRect rect = { 0 };

      if (field == NULL)
        field = dx_preview_field_new (id);
      if (find_rect (self, id, &rect))
        dx_preview_field_set_rect (DX_PREVIEW_FIELD (field), &rect);
      dx_preview_field_describe (DX_PREVIEW_FIELD (field), self->proposal);
      mark_field (self, field);
      gtk_widget_insert_after (field, GTK_WIDGET (self), before);
      before = field;
    }
  describe (self, fields);
  gtk_widget_queue_allocate (GTK_WIDGET (self));
}

static gboolean
sync_cb (gpointer data)
{
  DxPreviewPage *self = data;

  self->sync_source = 0;
  dx_preview_page_sync_fields (self);

  return G_SOURCE_REMOVE;
}

/* After the frame: typing does not wait for it. */
static void
schedule_sync (DxPreviewPage *self)
{
  if (self->sync_source == 0)
    self->sync_source = g_idle_add_full (G_PRIORITY_LOW, sync_cb, self, NULL);
}

static void
dx_preview_page_map (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (dx_preview_page_parent_class)->map (widget);
  schedule_sync (DX_PREVIEW_PAGE (widget));
}

static void
dx_preview_page_unmap (GtkWidget *widget)
{
  DxPreviewPage *self = DX_PREVIEW_PAGE (widget);

  drop_picture (self);
  g_clear_handle_id (&self->sync_source, g_source_remove);
  GTK_WIDGET_CLASS (dx_preview_page_parent_class)->unmap (widget);
}

/* What is no field, such as a heading, opens its section. */
static void
released_cb (GtkGestureClick *gesture,
             int n_press,
             double x,
             double y,
             DxPreviewPage *self)
{
  double scale = get_scale (self);
  const char *id;

  if (self->pages == NULL || !dx_pages_has_page (self->pages, self->number))
    return;
  id = dx_pages_find_field (self->pages, self->number, x / scale, y / scale);
  if (id != NULL)
    gtk_widget_activate_action (GTK_WIDGET (self), "preview.activate-field",
                                "s", id);
}

static void
dx_preview_page_dispose (GObject *object)
{
  DxPreviewPage *self = DX_PREVIEW_PAGE (object);

  g_clear_handle_id (&self->sync_source, g_source_remove);
  remove_fields (self, NULL);
  g_clear_object (&self->pages);
  g_clear_object (&self->proposal);
  drop_picture (self);
  G_OBJECT_CLASS (dx_preview_page_parent_class)->dispose (object);
}

static void
dx_preview_page_finalize (GObject *object)
{
  g_free (DX_PREVIEW_PAGE (object)->marked);
  G_OBJECT_CLASS (dx_preview_page_parent_class)->finalize (object);
}

static void
dx_preview_page_class_init (DxPreviewPageClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->dispose = dx_preview_page_dispose;
  G_OBJECT_CLASS (class)->finalize = dx_preview_page_finalize;
  widget_class->snapshot = dx_preview_page_snapshot;
  widget_class->size_allocate = dx_preview_page_size_allocate;
  widget_class->measure = dx_preview_page_measure;
  widget_class->map = dx_preview_page_map;
  widget_class->unmap = dx_preview_page_unmap;
  gtk_widget_class_set_css_name (widget_class, "preview-page");
  gtk_widget_class_set_accessible_role (widget_class,
                                        GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
dx_preview_page_init (DxPreviewPage *self)
{
  GtkGesture *click = gtk_gesture_click_new ();

  g_signal_connect (click, "released", G_CALLBACK (released_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (click));
}

/*
 * dx_preview_page_new:
 * @number: of the page, from 0
 *
 * Returns: (transfer floating): a page without paper
 */
GtkWidget *
dx_preview_page_new (guint number)
{
  DxPreviewPage *self = g_object_new (DX_TYPE_PREVIEW_PAGE, NULL);

  self->number = number;

  return GTK_WIDGET (self);
}

/*
 * dx_preview_page_update:
 * @pages: the pages, which may have changed
 * @proposal: what is shown on them
 * @n_pages: how many there are
 *
 * Draws the page anew, at once when it is in view.
 */
void
dx_preview_page_update (DxPreviewPage *self,
                        DxPages *pages,
                        DxProposal *proposal,
                        guint n_pages)
{
  g_autofree char *label =
      g_strdup_printf (_ ("Page %u of %u"), self->number + 1, n_pages);

  g_set_object (&self->pages, pages);
  g_set_object (&self->proposal, proposal);
  drop_picture (self);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
  if (!gtk_widget_get_mapped (GTK_WIDGET (self)))
    return;
  gtk_widget_queue_draw (GTK_WIDGET (self));
  schedule_sync (self);
}

/*
 * dx_preview_page_mark:
 * @field: (nullable): the field that is worked on
 *
 * Marks a field.
 */
void
dx_preview_page_mark (DxPreviewPage *self, const char *field)
{
  GtkWidget *child;

  g_free (self->marked);
  self->marked = g_strdup (field);
  for (child = gtk_widget_get_first_child (GTK_WIDGET (self)); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    mark_field (self, child);
}
