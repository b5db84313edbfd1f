/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dx-config.h"

#define G_LOG_DOMAIN "dexuat-app"

#include "dx-import-buttons.h"

#define SPACING 6

struct _DxImportButtons {
  GtkWidget parent_instance;
};

G_DEFINE_FINAL_TYPE (DxImportButtons, dx_import_buttons, GTK_TYPE_WIDGET)

static GtkWidget *
skip_hidden (GtkWidget *child)
{
  while (child != NULL && !gtk_widget_should_layout (child))
    child = gtk_widget_get_next_sibling (child);

  return child;
}

static GtkWidget *
get_first (GtkWidget *widget)
{
  return skip_hidden (gtk_widget_get_first_child (widget));
}

static GtkWidget *
get_next (GtkWidget *child)
{
  return skip_hidden (gtk_widget_get_next_sibling (child));
}

static int
get_natural (GtkWidget *child, GtkOrientation orientation, int for_size)
{
  int natural;

  gtk_widget_measure (child, orientation, for_size, NULL, &natural, NULL, NULL);

  return natural;
}

static void
measure_width (GtkWidget *widget, int *minimum, int *natural)
{
  *minimum = 0;
  *natural = 0;
  for (GtkWidget *child = get_first (widget); child != NULL;
       child = get_next (child))
    {
      int least;
      int wanted;

      gtk_widget_measure (child, GTK_ORIENTATION_HORIZONTAL, -1, &least,
                          &wanted, NULL, NULL);
      *minimum = MAX (*minimum, least);
      *natural += wanted + (*natural > 0 ? SPACING : 0);
    }
}

static gboolean
is_row (GtkWidget *widget, int width)
{
  int minimum;
  int natural;

  measure_width (widget, &minimum, &natural);

  return width >= natural;
}

static int
measure_height (GtkWidget *widget, int width)
{
  gboolean row = width < 0 || is_row (widget, width);
  int height = 0;

  for (GtkWidget *child = get_first (widget); child != NULL;
       child = get_next (child))
    {
      int one = get_natural (child, GTK_ORIENTATION_VERTICAL, row ? -1 : width);

      if (row)
        height = MAX (height, one);
      else
        height += one + (height > 0 ? SPACING : 0);
    }

  return height;
}

static void
dx_import_buttons_measure (GtkWidget *widget,
                           GtkOrientation orientation,
                           int for_size,
                           int *minimum,
                           int *natural,
                           int *minimum_baseline,
                           int *natural_baseline)
{
  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    measure_width (widget, minimum, natural);
  else
    *minimum = *natural = measure_height (widget, for_size);
}

static void
dx_import_buttons_size_allocate (GtkWidget *widget,
                                 int width,
                                 int height,
                                 int baseline)
{
  gboolean row = is_row (widget, width);
  gboolean left = gtk_widget_get_direction (widget) != GTK_TEXT_DIR_RTL;
  int place = 0;

  for (GtkWidget *child = get_first (widget); child != NULL;
       child = get_next (child))
    {
      GtkAllocation box = { 0, place, width, 0 };

      if (row)
        {
          box.width = get_natural (child, GTK_ORIENTATION_HORIZONTAL, -1);
          box.x = left ? place : width - place - box.width;
          box.y = 0;
          box.height = height;
          place += box.width + SPACING;
        }
      else
        {
          box.height = get_natural (child, GTK_ORIENTATION_VERTICAL, width);
          place += box.height + SPACING;
        }
      gtk_widget_size_allocate (child, &box, -1);
    }
}

static GtkSizeRequestMode
dx_import_buttons_get_request_mode (GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static void
dx_import_buttons_dispose (GObject *object)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (object))) != NULL)
    gtk_widget_unparent (child);
  G_OBJECT_CLASS (dx_import_buttons_parent_class)->dispose (object);
}

static void
dx_import_buttons_class_init (DxImportButtonsClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->dispose = dx_import_buttons_dispose;
  widget_class->measure = dx_import_buttons_measure;
  widget_class->size_allocate = dx_import_buttons_size_allocate;
  widget_class->get_request_mode = dx_import_buttons_get_request_mode;
}

static void
dx_import_buttons_init (DxImportButtons *self)
{
}

/**
 * dx_import_buttons_new:
 *
 * Returns: (transfer floating): a row without buttons
 */
GtkWidget *
dx_import_buttons_new (void)
{
  return g_object_new (DX_TYPE_IMPORT_BUTTONS, NULL);
}

/**
 * dx_import_buttons_append:
 * @self: a row
 * @button: (transfer floating): a button
 *
 * Adds a button behind the others.
 */
void
dx_import_buttons_append (DxImportButtons *self, GtkWidget *button)
{
  g_return_if_fail (DX_IS_IMPORT_BUTTONS (self));

  gtk_widget_set_parent (button, GTK_WIDGET (self));
}
