/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dx-config.h"

#define G_LOG_DOMAIN "dexuat-app"

#include "dx-proposal-row-view.h"

#include "dx-row-text.h"

/* Between lines and between columns, pixels. */
#define LINE_GAP 3
#define COLUMN_GAP 18

/* Narrower than so many letters nobody reads. */
#define NARROWEST 14

/* About as high as a row is, in widths of a letter. */
#define LINES 8

/* Two columns from so many letters on; the first takes this share. */
#define WIDE 76
#define FIRST_COLUMN 0.58

/* The row of a list of many thousands: it is made in code and lays its
 * labels out itself, because a row is made, filled and measured some hundred
 * times before the first frame. */
struct _DxProposalRowView {
  GtkWidget parent_instance;
  DxProposalItem *item;
  GtkWidget *title;
  GtkWidget *call;
  GtkWidget *state;
  GtkWidget *facts;
  GtkWidget *snippet;
  const char *style;
};

G_DEFINE_FINAL_TYPE (DxProposalRowView, dx_proposal_row_view, GTK_TYPE_WIDGET)

static int
get_letter (DxProposalRowView *self)
{
  return dx_row_text_get_letter (DX_ROW_TEXT (self->title));
}

/* How high @child is at @width. */
static int
measure_height (GtkWidget *child, int width)
{
  int height = 0;

  if (child != NULL && gtk_widget_get_visible (child))
    gtk_widget_measure (child, GTK_ORIENTATION_VERTICAL, width, NULL, &height,
                        NULL, NULL);

  return height;
}

static void
place (GtkWidget *child, int x, int y, int width, int height, gboolean really)
{
  if (really && gtk_widget_get_visible (child))
    gtk_widget_size_allocate (
        child, &(GtkAllocation){ x, y, MAX (width, 0), MAX (height, 0) }, -1);
}

/* One below the other; the pill is as wide as its words. Returns: where the
 * next one goes */
static int
put (GtkWidget *child, int x, int y, int width, gboolean pill, gboolean really)
{
  int height;

  if (!gtk_widget_get_visible (child))
    return y;
  if (pill)
    {
      int minimum;
      int natural;

      gtk_widget_measure (child, GTK_ORIENTATION_HORIZONTAL, -1, &minimum,
                          &natural, NULL, NULL);
      width = CLAMP (natural, minimum, MAX (width, minimum));
    }
  height = measure_height (child, width);
  place (child, x, y, width, height, really);

  return y + height + LINE_GAP;
}

/* Lays the labels out for @width, and places them if @really. Returns: the
 * height */
static int
arrange (DxProposalRowView *self, int width, gboolean really)
{
  gboolean wide = width >= WIDE * get_letter (self);
  int first = wide ? (int) (width * FIRST_COLUMN) : width;
  int second = width - first - COLUMN_GAP;
  int left = put (self->title, 0, 0, first, FALSE, really);
  int right = 0;

  left = put (self->call, 0, left, first, FALSE, really);
  if (wide)
    {
      int x = first + COLUMN_GAP;

      right = put (self->state, x, 0, second, TRUE, really);
      right = put (self->facts, x, right, second, FALSE, really);
    }
  else
    {
      left = put (self->state, 0, left, width, TRUE, really);
      left = put (self->facts, 0, left, width, FALSE, really);
    }

  return put (self->snippet, 0, MAX (left, right), width, FALSE, really)
         - LINE_GAP;
}

static GtkSizeRequestMode
dx_proposal_row_view_get_request_mode (GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

/* All labels wrap, so their words need not be looked at: of the some hundred
 * rows around those that are seen, a list wants to know the width each time. */
static void
measure_width (DxProposalRowView *self, int *minimum, int *natural)
{
  *minimum = NARROWEST * get_letter (self);
  *natural = WIDE * get_letter (self);
}

static void
dx_proposal_row_view_measure (GtkWidget *widget,
                              GtkOrientation orientation,
                              int for_size,
                              int *minimum,
                              int *natural,
                              int *minimum_baseline,
                              int *natural_baseline)
{
  DxProposalRowView *self = DX_PROPOSAL_ROW_VIEW (widget);

  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    {
      measure_width (self, minimum, natural);
      return;
    }
  /* The list asks so for all of its rows to know how high it would like to
   * be, and scrolls whatever it hears. */
  if (for_size < 0)
    *minimum = *natural = LINES * get_letter (self);
  else
    *minimum = *natural = arrange (self, for_size, FALSE);
}

static void
dx_proposal_row_view_size_allocate (GtkWidget *widget,
                                    int width,
                                    int height,
                                    int baseline)
{
  arrange (DX_PROPOSAL_ROW_VIEW (widget), width, TRUE);
}

static void
dx_proposal_row_view_dispose (GObject *object)
{
  DxProposalRowView *self = DX_PROPOSAL_ROW_VIEW (object);
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);
  g_clear_object (&self->item);
  G_OBJECT_CLASS (dx_proposal_row_view_parent_class)->dispose (object);
}

static void
dx_proposal_row_view_class_init (DxProposalRowViewClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->dispose = dx_proposal_row_view_dispose;
  widget_class->get_request_mode = dx_proposal_row_view_get_request_mode;
  widget_class->measure = dx_proposal_row_view_measure;
  widget_class->size_allocate = dx_proposal_row_view_size_allocate;
  gtk_widget_class_set_css_name (widget_class, "proposal");
  gtk_widget_class_set_accessible_role (widget_class,
                                        GTK_ACCESSIBLE_ROLE_GROUP);
}

static GtkWidget *
add_label (DxProposalRowView *self, const char *css, gboolean hugs)
{
  GtkWidget *label = dx_row_text_new (hugs);

  gtk_widget_add_css_class (label, css);
  gtk_widget_set_parent (label, GTK_WIDGET (self));

  return label;
}

static void
dx_proposal_row_view_init (DxProposalRowView *self)
{
  self->title = add_label (self, "heading", FALSE);
  self->call = add_label (self, "dim-label", FALSE);
  self->state = add_label (self, "pill-label", TRUE);
  self->facts = add_label (self, "facts", FALSE);
  self->snippet = add_label (self, "snippet", FALSE);
  gtk_widget_set_visible (self->snippet, FALSE);
}

/**
 * dx_proposal_row_view_new:
 *
 * Returns: (transfer floating): an empty row
 */
GtkWidget *
dx_proposal_row_view_new (void)
{
  return g_object_new (DX_TYPE_PROPOSAL_ROW_VIEW, NULL);
}

static void
set_class (GtkWidget *widget, const char *name, gboolean on)
{
  if (on)
    gtk_widget_add_css_class (widget, name);
  else
    gtk_widget_remove_css_class (widget, name);
}

static void
show_words (DxProposalRowView *self, const DxProposalRowWords *words)
{
  dx_row_text_set_text (DX_ROW_TEXT (self->title), words->title);
  dx_row_text_set_text (DX_ROW_TEXT (self->call), words->call);
  dx_row_text_set_text (DX_ROW_TEXT (self->state), words->state);
  dx_row_text_set_text (DX_ROW_TEXT (self->facts), words->facts);
  set_class (self->title, "untitled", words->untitled);
  set_class (self->facts, "urgent", words->urgent);
  if (self->style != words->style)
    {
      if (self->style != NULL)
        gtk_widget_remove_css_class (self->state, self->style);
      gtk_widget_add_css_class (self->state, words->style);
      self->style = words->style;
    }
}

/**
 * dx_proposal_row_view_set_item:
 * @self: a row
 * @item: (nullable): what it shows
 * @catalog: knows the calls
 * @now: the present moment
 *
 * Fills the row.
 */
void
dx_proposal_row_view_set_item (DxProposalRowView *self,
                               DxProposalItem *item,
                               DxCatalog *catalog,
                               GDateTime *now)
{
  g_autoptr (DxProposalRowWords) words = NULL;
  GtkWidget *parent;
  const char *snippet;

  g_return_if_fail (DX_IS_PROPOSAL_ROW_VIEW (self));

  g_set_object (&self->item, item);
  if (item == NULL)
    return;
  words = dx_proposal_row_words_new (item, catalog, now);
  show_words (self, words);
  snippet = dx_proposal_item_get_snippet (item);
  dx_row_text_set_text (DX_ROW_TEXT (self->snippet),
                        snippet != NULL ? snippet : "");
  gtk_widget_set_visible (self->snippet, snippet != NULL && *snippet != '\0');

  /* The list's own widget is what takes the focus. */
  parent = gtk_widget_get_parent (GTK_WIDGET (self));
  gtk_accessible_update_property (
      GTK_ACCESSIBLE (parent != NULL ? parent : GTK_WIDGET (self)),
      GTK_ACCESSIBLE_PROPERTY_LABEL, words->all, -1);
}

/**
 * dx_proposal_row_view_get_item:
 * @self: a row
 *
 * Returns: (transfer none) (nullable): what it shows
 */
DxProposalItem *
dx_proposal_row_view_get_item (DxProposalRowView *self)
{
  g_return_val_if_fail (DX_IS_PROPOSAL_ROW_VIEW (self), NULL);

  return self->item;
}
