/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dx-config.h"

#define G_LOG_DOMAIN "dexuat-store"

#include "dx-register-rows-private.h"

/**
 * DxRegisterItem:
 * @row: its key
 * @entry: (nullable): what was read of it
 */
struct _DxRegisterItem {
  GObject parent_instance;

  gint64 row;
  DxRegisterEntry *entry;
};

enum {
  PROP_0,
  PROP_NUMBER,
  PROP_TITLE,
  PROP_HOST,
  PROP_CALL,
  PROP_FROM,
  PROP_STATE,
  PROP_TIMING,
  PROP_CHANGED,
  PROP_RANK,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (DxRegisterItem, dx_register_item, G_TYPE_OBJECT)

static void
dx_register_item_finalize (GObject *object)
{
  DxRegisterItem *self = DX_REGISTER_ITEM (object);

  dx_register_entry_free (self->entry);
  G_OBJECT_CLASS (dx_register_item_parent_class)->finalize (object);
}

static void
get_text (const DxRegisterEntry *entry, guint id, GValue *value)
{
  switch (id)
    {
    case PROP_NUMBER:
      g_value_take_string (value, dx_register_entry_get_number (entry));
      break;
    case PROP_TITLE:
      g_value_set_string (value, entry->title);
      break;
    case PROP_HOST:
      g_value_set_string (value, entry->host);
      break;
    case PROP_CALL:
      g_value_set_string (value, entry->call);
      break;
    case PROP_FROM:
    default:
      g_value_set_string (value, entry->from);
      break;
    }
}

static void
dx_register_item_get_property (GObject *object,
                               guint id,
                               GValue *value,
                               GParamSpec *property)
{
  const DxRegisterEntry *entry = DX_REGISTER_ITEM (object)->entry;

  if (entry == NULL)
    return;
  switch (id)
    {
    case PROP_NUMBER:
    case PROP_TITLE:
    case PROP_HOST:
    case PROP_CALL:
    case PROP_FROM:
      get_text (entry, id, value);
      break;
    case PROP_STATE:
      g_value_set_int (value, (int) entry->state);
      break;
    case PROP_TIMING:
      g_value_set_int (value, (int) entry->timing);
      break;
    case PROP_CHANGED:
      g_value_set_int64 (value, entry->changed);
      break;
    case PROP_RANK:
      g_value_set_uint (value, entry->rank);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, property);
    }
}

static void
dx_register_item_class_init (DxRegisterItemClass *class)
{
  const GParamFlags flags = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS
                            | G_PARAM_EXPLICIT_NOTIFY;
  static const char *const texts[] = {
    [PROP_NUMBER] = "number", [PROP_TITLE] = "title", [PROP_HOST] = "host",
    [PROP_CALL] = "call",     [PROP_FROM] = "from",
  };

  G_OBJECT_CLASS (class)->finalize = dx_register_item_finalize;
  G_OBJECT_CLASS (class)->get_property = dx_register_item_get_property;

  for (guint i = PROP_NUMBER; i <= PROP_FROM; i++)
    properties[i] = g_param_spec_string (texts[i], NULL, NULL, NULL, flags);
  properties[PROP_STATE] =
      g_param_spec_int ("state", NULL, NULL, 0, G_MAXINT, 0, flags);
  properties[PROP_TIMING] =
      g_param_spec_int ("timing", NULL, NULL, 0, G_MAXINT, 0, flags);
  properties[PROP_CHANGED] = g_param_spec_int64 (
      "changed", NULL, NULL, G_MININT64, G_MAXINT64, 0, flags);
  properties[PROP_RANK] =
      g_param_spec_uint ("rank", NULL, NULL, 0, G_MAXUINT, 0, flags);
  g_object_class_install_properties (G_OBJECT_CLASS (class), N_PROPS,
                                     properties);
}

static void
dx_register_item_init (DxRegisterItem *self)
{
}

/*
 * dx_register_item_new:
 * @row: the key of a line
 *
 * Returns: (transfer full): an item that says nothing yet
 */
DxRegisterItem *
dx_register_item_new (gint64 row)
{
  DxRegisterItem *self = g_object_new (DX_TYPE_REGISTER_ITEM, NULL);

  self->row = row;
  return self;
}

/*
 * dx_register_item_get_row:
 * @self: an item
 *
 * Returns: its key in the register
 */
gint64
dx_register_item_get_row (DxRegisterItem *self)
{
  return self->row;
}

/*
 * dx_register_item_take:
 * @self: an item
 * @entry: (transfer full): what was read of it
 *
 * Takes it; whoever listens hears of all properties.
 */
void
dx_register_item_take (DxRegisterItem *self, DxRegisterEntry *entry)
{
  dx_register_entry_free (self->entry);
  self->entry = entry;
  g_object_freeze_notify (G_OBJECT (self));
  for (guint i = PROP_0 + 1; i < N_PROPS; i++)
    g_object_notify_by_pspec (G_OBJECT (self), properties[i]);
  g_object_thaw_notify (G_OBJECT (self));
}

/**
 * dx_register_item_get_entry:
 * @self: an item
 *
 * Returns: (transfer none) (nullable): what the register says of it, or
 *   %NULL when it could not be read
 */
const DxRegisterEntry *
dx_register_item_get_entry (DxRegisterItem *self)
{
  g_return_val_if_fail (DX_IS_REGISTER_ITEM (self), NULL);

  return self->entry;
}
