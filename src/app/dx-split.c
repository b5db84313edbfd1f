/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dx-config.h"

#define G_LOG_DOMAIN "dexuat-app"

#include "dx-split.h"

#include <adwaita.h>

/* AdwFlap has a successor in newer versions of libadwaita: nothing outside
 * this file knows it. */
struct _DxSplit {
  GtkWidget parent_instance;
  AdwFlap *flap;
};

enum {
  PROP_SIDE = 1,
  PROP_CONTENT,
  PROP_SHOW_SIDE,
  PROP_FOLDED,
  PROP_SIDE_POSITION,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (DxSplit, dx_split, GTK_TYPE_WIDGET)

static void
reveal_cb (AdwFlap *flap, GParamSpec *pspec, DxSplit *self)
{
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_SHOW_SIDE]);
}

static void
folded_cb (AdwFlap *flap, GParamSpec *pspec, DxSplit *self)
{
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_FOLDED]);
}

static void
dx_split_get_property (GObject *object,
                       guint id,
                       GValue *value,
                       GParamSpec *pspec)
{
  DxSplit *self = DX_SPLIT (object);

  switch (id)
    {
    case PROP_SIDE:
      g_value_set_object (value, adw_flap_get_flap (self->flap));
      break;
    case PROP_CONTENT:
      g_value_set_object (value, adw_flap_get_content (self->flap));
      break;
    case PROP_SHOW_SIDE:
      g_value_set_boolean (value, dx_split_get_show_side (self));
      break;
    case PROP_FOLDED:
      g_value_set_boolean (value, dx_split_get_folded (self));
      break;
    case PROP_SIDE_POSITION:
      g_value_set_enum (value, (int) adw_flap_get_flap_position (self->flap));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
dx_split_set_property (GObject *object,
                       guint id,
                       const GValue *value,
                       GParamSpec *pspec)
{
  DxSplit *self = DX_SPLIT (object);

  switch (id)
    {
    case PROP_SIDE:
      dx_split_set_side (self, g_value_get_object (value));
      break;
    case PROP_CONTENT:
      dx_split_set_content (self, g_value_get_object (value));
      break;
    case PROP_SHOW_SIDE:
      dx_split_set_show_side (self, g_value_get_boolean (value));
      break;
    case PROP_SIDE_POSITION:
      adw_flap_set_flap_position (self->flap,
                                  (GtkPackType) g_value_get_enum (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
dx_split_dispose (GObject *object)
{
  DxSplit *self = DX_SPLIT (object);
  GtkWidget *flap = GTK_WIDGET (self->flap);

  if (flap != NULL)
    {
      g_signal_handlers_disconnect_by_data (flap, self);
      self->flap = NULL;
      gtk_widget_unparent (flap);
    }
  G_OBJECT_CLASS (dx_split_parent_class)->dispose (object);
}

static void
dx_split_class_init (DxSplitClass *class)
{
  GObjectClass *object_class = G_OBJECT_CLASS (class);
  const GParamFlags flags = G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS;

  object_class->get_property = dx_split_get_property;
  object_class->set_property = dx_split_set_property;
  object_class->dispose = dx_split_dispose;
  properties[PROP_SIDE] =
      g_param_spec_object ("side", NULL, NULL, GTK_TYPE_WIDGET, flags);
  properties[PROP_CONTENT] =
      g_param_spec_object ("content", NULL, NULL, GTK_TYPE_WIDGET, flags);
  properties[PROP_SHOW_SIDE] = g_param_spec_boolean (
      "show-side", NULL, NULL, TRUE, flags | G_PARAM_EXPLICIT_NOTIFY);
  properties[PROP_FOLDED] = g_param_spec_boolean (
      "folded", NULL, NULL, FALSE, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  properties[PROP_SIDE_POSITION] = g_param_spec_enum (
      "side-position", NULL, NULL, GTK_TYPE_PACK_TYPE, GTK_PACK_START, flags);
  g_object_class_install_properties (object_class, N_PROPS, properties);
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (class),
                                            GTK_TYPE_BIN_LAYOUT);
}

static void
dx_split_init (DxSplit *self)
{
  self->flap = ADW_FLAP (adw_flap_new ());
  adw_flap_set_separator (self->flap,
                          gtk_separator_new (GTK_ORIENTATION_VERTICAL));
  g_signal_connect (self->flap, "notify::reveal-flap", G_CALLBACK (reveal_cb),
                    self);
  g_signal_connect (self->flap, "notify::folded", G_CALLBACK (folded_cb), self);
  gtk_widget_set_parent (GTK_WIDGET (self->flap), GTK_WIDGET (self));
}

/**
 * dx_split_new:
 *
 * Returns: (transfer floating): two empty panes
 */
GtkWidget *
dx_split_new (void)
{
  return g_object_new (DX_TYPE_SPLIT, NULL);
}

/**
 * dx_split_set_side:
 * @self: a split
 * @side: (nullable): what stands at the side; it says how wide it wants to be
 *
 * Sets the pane that folds.
 */
void
dx_split_set_side (DxSplit *self, GtkWidget *side)
{
  g_return_if_fail (DX_IS_SPLIT (self));

  /* Folded, it lies over the content. */
  if (side != NULL)
    gtk_widget_add_css_class (side, "background");
  adw_flap_set_flap (self->flap, side);
}

/**
 * dx_split_set_content:
 * @self: a split
 * @content: (nullable): what is always seen
 *
 * Sets the pane that stays.
 */
void
dx_split_set_content (DxSplit *self, GtkWidget *content)
{
  g_return_if_fail (DX_IS_SPLIT (self));

  adw_flap_set_content (self->flap, content);
}

/**
 * dx_split_get_show_side:
 * @self: a split
 *
 * Returns: whether the side pane is seen, beside the content or over it
 */
gboolean
dx_split_get_show_side (DxSplit *self)
{
  g_return_val_if_fail (DX_IS_SPLIT (self), FALSE);

  return self->flap != NULL && adw_flap_get_reveal_flap (self->flap);
}

/**
 * dx_split_set_show_side:
 * @self: a split
 * @show_side: whether the side pane is seen
 *
 * Shows or hides the side pane.
 */
void
dx_split_set_show_side (DxSplit *self, gboolean show_side)
{
  g_return_if_fail (DX_IS_SPLIT (self));

  adw_flap_set_reveal_flap (self->flap, show_side);
}

/**
 * dx_split_get_folded:
 * @self: a split
 *
 * Returns: whether there is no room for both panes
 */
gboolean
dx_split_get_folded (DxSplit *self)
{
  g_return_val_if_fail (DX_IS_SPLIT (self), FALSE);

  return self->flap != NULL && adw_flap_get_folded (self->flap);
}
