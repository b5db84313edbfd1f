/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dx-config.h"

#define G_LOG_DOMAIN "dexuat-app"

#include "dx-import-pair.h"

#define SPACING 12

/* Narrower columns are hard to read. */
#define LEAST_LETTERS 28

struct _DxImportPair {
  GtkWidget parent_instance;
  GtkWidget *first;
  GtkWidget *second;
};

G_DEFINE_FINAL_TYPE (DxImportPair, dx_import_pair, GTK_TYPE_WIDGET)

static int
get_least_width (DxImportPair *self)
{
  PangoContext *context = gtk_widget_get_pango_context (GTK_WIDGET (self));
  PangoFontMetrics *metrics = pango_context_get_metrics (context, NULL, NULL);
  int letter = pango_font_metrics_get_approximate_char_width (metrics);

  pango_font_metrics_unref (metrics);

  return 2 * PANGO_PIXELS (letter * LEAST_LETTERS) + SPACING;
}

static gboolean
is_beside (DxImportPair *self, int width)
{
  return width >= get_least_width (self);
}

static int
get_column (int width)
{
  return MAX ((width - SPACING) / 2, 0);
}

static int
get_height (GtkWidget *child, int width)
{
  int least;

  gtk_widget_measure (child, GTK_ORIENTATION_HORIZONTAL, -1, &least, NULL, NULL,
                      NULL);
  gtk_widget_measure (child, GTK_ORIENTATION_VERTICAL, MAX (width, least),
                      &least, NULL, NULL, NULL);

  return least;
}

static void
measure_width (DxImportPair *self, int *minimum, int *natural)
{
  int least[2];
  int wanted[2];

  gtk_widget_measure (self->first, GTK_ORIENTATION_HORIZONTAL, -1, &least[0],
                      &wanted[0], NULL, NULL);
  gtk_widget_measure (self->second, GTK_ORIENTATION_HORIZONTAL, -1, &least[1],
                      &wanted[1], NULL, NULL);
  *minimum = MAX (least[0], least[1]);
  *natural = MAX (*minimum, 2 * MAX (wanted[0], wanted[1]) + SPACING);
}

static void
dx_import_pair_measure (GtkWidget *widget,
                        GtkOrientation orientation,
                        int for_size,
                        int *minimum,
                        int *natural,
                        int *minimum_baseline,
                        int *natural_baseline)
{
  DxImportPair *self = DX_IMPORT_PAIR (widget);

  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    {
      measure_width (self, minimum, natural);
      return;
    }
  if (for_size < 0)
    measure_width (self, minimum, &for_size);
  if (is_beside (self, for_size))
    *minimum = MAX (get_height (self->first, get_column (for_size)),
                    get_height (self->second, get_column (for_size)));
  else
    *minimum = get_height (self->first, for_size) + SPACING
               + get_height (self->second, for_size);
  *natural = *minimum;
}

static void
dx_import_pair_size_allocate (GtkWidget *widget,
                              int width,
                              int height,
                              int baseline)
{
  DxImportPair *self = DX_IMPORT_PAIR (widget);
  gboolean left = gtk_widget_get_direction (widget) != GTK_TEXT_DIR_RTL;
  int column = get_column (width);
  int upper = get_height (self->first, width);
  GtkAllocation first = { 0, 0, width, upper };
  GtkAllocation second = { 0, upper + SPACING, width,
                           MAX (height - upper - SPACING, 0) };

  if (is_beside (self, width))
    {
      first = (GtkAllocation){ left ? 0 : width - column, 0, column, height };
      second = (GtkAllocation){ left ? width - column : 0, 0, column, height };
    }
  gtk_widget_size_allocate (self->first, &first, -1);
  gtk_widget_size_allocate (self->second, &second, -1);
}

static GtkSizeRequestMode
dx_import_pair_get_request_mode (GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static void
dx_import_pair_dispose (GObject *object)
{
  DxImportPair *self = DX_IMPORT_PAIR (object);

  g_clear_pointer (&self->first, gtk_widget_unparent);
  g_clear_pointer (&self->second, gtk_widget_unparent);
  G_OBJECT_CLASS (dx_import_pair_parent_class)->dispose (object);
}

static void
dx_import_pair_class_init (DxImportPairClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->dispose = dx_import_pair_dispose;
  widget_class->measure = dx_import_pair_measure;
  widget_class->size_allocate = dx_import_pair_size_allocate;
  widget_class->get_request_mode = dx_import_pair_get_request_mode;
}

static void
dx_import_pair_init (DxImportPair *self)
{
}

/**
 * dx_import_pair_new:
 * @first: (transfer floating): what stands at the left, or above
 * @second: (transfer floating): what stands at the right, or below
 *
 * Returns: (transfer floating): both
 */
GtkWidget *
dx_import_pair_new (GtkWidget *first, GtkWidget *second)
{
  DxImportPair *self = g_object_new (DX_TYPE_IMPORT_PAIR, NULL);

  self->first = first;
  self->second = second;
  gtk_widget_set_parent (first, GTK_WIDGET (self));
  gtk_widget_set_parent (second, GTK_WIDGET (self));

  return GTK_WIDGET (self);
}
