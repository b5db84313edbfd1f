/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dx-config.h"

#define G_LOG_DOMAIN "dexuat-app"

#include "dx-row-text.h"

#include <pango/pangocairo.h>

struct _DxRowText {
  GtkWidget parent_instance;
  PangoLayout *layout; /* nullable: as wide as it was asked for last */
  char *text;
  gboolean hugs;
  int width;    /* of a text that is hugged, on one line; below 0: not known */
  guint serial; /* of the letters in which that was */
};

G_DEFINE_FINAL_TYPE (DxRowText, dx_row_text, GTK_TYPE_WIDGET)

static PangoLayout *
get_layout (DxRowText *self)
{
  if (self->layout == NULL)
    {
      self->layout =
          gtk_widget_create_pango_layout (GTK_WIDGET (self), self->text);
      pango_layout_set_wrap (self->layout, PANGO_WRAP_WORD_CHAR);
    }

  return self->layout;
}

static GtkSizeRequestMode
dx_row_text_get_request_mode (GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

/* How wide the text is on one line. */
static int
get_width (DxRowText *self)
{
  PangoLayout *layout = get_layout (self);
  guint serial = pango_context_get_serial (pango_layout_get_context (layout));

  if (self->width < 0 || serial != self->serial)
    {
      pango_layout_set_width (layout, -1);
      pango_layout_get_pixel_size (layout, &self->width, NULL);
      self->serial = serial;
    }

  return self->width;
}

/* What is on one line stays as it is. */
static void
set_width (DxRowText *self, int width)
{
  PangoLayout *layout = get_layout (self);

  pango_layout_set_width (layout, self->hugs && width >= get_width (self)
                                      ? -1
                                      : width * PANGO_SCALE);
}

/* It can be as narrow as one likes: words are broken then. How wide it would
 * like to be is found out only where somebody heeds it. */
static void
dx_row_text_measure (GtkWidget *widget,
                     GtkOrientation orientation,
                     int for_size,
                     int *minimum,
                     int *natural,
                     int *minimum_baseline,
                     int *natural_baseline)
{
  DxRowText *self = DX_ROW_TEXT (widget);

  *minimum = 0;
  *natural = 0;
  if (orientation == GTK_ORIENTATION_VERTICAL)
    {
      set_width (self, MAX (for_size, 0));
      pango_layout_get_pixel_size (self->layout, NULL, natural);
      *minimum = *natural;
    }
  else if (self->hugs)
    *natural = get_width (self);
}

static void
dx_row_text_size_allocate (GtkWidget *widget,
                           int width,
                           int height,
                           int baseline)
{
  set_width (DX_ROW_TEXT (widget), width);
}

static void
dx_row_text_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  gtk_snapshot_render_layout (snapshot, gtk_widget_get_style_context (widget),
                              0, 0, get_layout (DX_ROW_TEXT (widget)));
}

static void
dx_row_text_finalize (GObject *object)
{
  DxRowText *self = DX_ROW_TEXT (object);

  g_clear_object (&self->layout);
  g_free (self->text);
  G_OBJECT_CLASS (dx_row_text_parent_class)->finalize (object);
}

static void
dx_row_text_class_init (DxRowTextClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->finalize = dx_row_text_finalize;
  widget_class->get_request_mode = dx_row_text_get_request_mode;
  widget_class->measure = dx_row_text_measure;
  widget_class->size_allocate = dx_row_text_size_allocate;
  widget_class->snapshot = dx_row_text_snapshot;
  gtk_widget_class_set_css_name (widget_class, "label");
  gtk_widget_class_set_accessible_role (widget_class,
                                        GTK_ACCESSIBLE_ROLE_LABEL);
}

static void
dx_row_text_init (DxRowText *self)
{
  self->text = g_strdup ("");
  self->width = -1;
}

/**
 * dx_row_text_new:
 * @hugs: whether it is to be no wider than its words; it fills its place
 *   otherwise, and asks for no width
 *
 * Returns: (transfer floating): an empty paragraph
 */
GtkWidget *
dx_row_text_new (gboolean hugs)
{
  DxRowText *self = g_object_new (DX_TYPE_ROW_TEXT, NULL);

  self->hugs = hugs;

  return GTK_WIDGET (self);
}

/**
 * dx_row_text_set_text:
 * @self: a paragraph
 * @text: what it says, plain
 *
 * Sets its text, which is read out, too.
 */
void
dx_row_text_set_text (DxRowText *self, const char *text)
{
  g_return_if_fail (DX_IS_ROW_TEXT (self));
  g_return_if_fail (text != NULL);

  if (g_str_equal (text, self->text))
    return;
  g_free (self->text);
  self->text = g_strdup (text);
  self->width = -1;
  if (self->layout != NULL)
    pango_layout_set_text (self->layout, text, -1);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, text, -1);
  gtk_widget_queue_resize (GTK_WIDGET (self));
}

/**
 * dx_row_text_get_text:
 * @self: a paragraph
 *
 * Returns: (transfer none): what it says
 */
const char *
dx_row_text_get_text (DxRowText *self)
{
  g_return_val_if_fail (DX_IS_ROW_TEXT (self), NULL);

  return self->text;
}

static int
measure_letter (PangoContext *context)
{
  PangoFontMetrics *metrics = pango_context_get_metrics (context, NULL, NULL);
  int width = pango_font_metrics_get_approximate_char_width (metrics);

  pango_font_metrics_unref (metrics);

  return MAX (1, PANGO_PIXELS (width));
}

/**
 * dx_row_text_get_letter:
 * @self: a paragraph
 *
 * Finds how wide a letter is. It is kept for the next one in the same
 * letters, because Pango sets a whole sentence to know it.
 *
 * Returns: about that wide, pixels
 */
int
dx_row_text_get_letter (DxRowText *self)
{
  static PangoFontDescription *known;
  static double known_resolution;
  static int letter;
  PangoContext *context;
  const PangoFontDescription *font;
  double resolution;

  g_return_val_if_fail (DX_IS_ROW_TEXT (self), 1);

  context = gtk_widget_get_pango_context (GTK_WIDGET (self));
  font = pango_context_get_font_description (context);
  resolution = pango_cairo_context_get_resolution (context);
  if (known == NULL || resolution != known_resolution
      || !pango_font_description_equal (font, known))
    {
      g_clear_pointer (&known, pango_font_description_free);
      known = pango_font_description_copy (font);
      known_resolution = resolution;
      letter = measure_letter (context);
    }

  return letter;
}
