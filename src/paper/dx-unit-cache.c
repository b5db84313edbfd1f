/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "dexuat-paper"

#include "dx-unit-cache-private.h"

/* Layouts cost something even for a short line. */
#define UNIT_BYTES 64

static gsize
get_bytes (const DxUnit *unit)
{
  return dx_unit_get_cost (unit) + UNIT_BYTES;
}

/*
 * dx_unit_cache_init:
 *
 * Begins with none.
 */
void
dx_unit_cache_init (DxUnitCache *self)
{
  g_queue_init (&self->units);
  self->is_there = g_hash_table_new (NULL, NULL);
  self->bytes = 0;
}

/*
 * dx_unit_cache_clear:
 *
 * Ends it; the units stay as they are.
 */
void
dx_unit_cache_clear (DxUnitCache *self)
{
  g_queue_clear (&self->units);
  g_clear_pointer (&self->is_there, g_hash_table_unref);
}

static void
drop_oldest (DxUnitCache *self)
{
  DxUnit *unit = g_queue_pop_head (&self->units);

  g_hash_table_remove (self->is_there, unit);
  self->bytes -= get_bytes (unit);
  dx_unit_drop (unit);
}

/*
 * dx_unit_cache_add:
 * @unit: a unit that has layouts now
 * @limit: bytes of text
 *
 * Notes that @unit holds memory, and takes that of the oldest ones away
 * while all of them hold more than @limit.
 */
void
dx_unit_cache_add (DxUnitCache *self, DxUnit *unit, gsize limit)
{
  if (!g_hash_table_add (self->is_there, unit))
    return;

  g_queue_push_tail (&self->units, unit);
  self->bytes += get_bytes (unit);
  while (self->bytes > limit && self->units.length > 1)
    drop_oldest (self);
}

/*
 * dx_unit_cache_has_some:
 *
 * Returns: whether one of @units has layouts
 */
gboolean
dx_unit_cache_has_some (const DxUnitCache *self, GPtrArray *units)
{
  for (guint i = 0; i < units->len; i++)
    if (g_hash_table_contains (self->is_there, g_ptr_array_index (units, i)))
      return TRUE;

  return FALSE;
}

/*
 * dx_unit_cache_forget:
 * @leaves: leaves whose units are about to go
 *
 * Forgets these units.
 */
void
dx_unit_cache_forget (DxUnitCache *self, GArray *leaves)
{
  GQueue kept = G_QUEUE_INIT;
  DxUnit *unit;

  for (guint i = 0; i < leaves->len; i++)
    {
      GPtrArray *units = g_array_index (leaves, DxLeaf, i).units;

      for (guint u = 0; units != NULL && u < units->len; u++)
        g_hash_table_remove (self->is_there, g_ptr_array_index (units, u));
    }

  self->bytes = 0;
  while ((unit = g_queue_pop_head (&self->units)) != NULL)
    if (g_hash_table_contains (self->is_there, unit))
      {
        g_queue_push_tail (&kept, unit);
        self->bytes += get_bytes (unit);
      }
  self->units = kept;
}
