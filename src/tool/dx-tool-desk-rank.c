/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dx-config.h"

#define G_LOG_DOMAIN "dexuat-tool"

#include "dx-tool-desk-private.h"

#include <glib/gi18n-lib.h>

static gboolean
contains (GArray *rows, gint64 row)
{
  for (guint i = 0; i < rows->len; i++)
    if (g_array_index (rows, gint64, i) == row)
      return TRUE;

  return FALSE;
}

/* Adds a line to @rows, which are all of @call. */
static gboolean
add_line (DxToolDesk *desk, const char *number, GArray *rows, char **call)
{
  const gint64 row = dx_tool_desk_find (desk, number);
  g_autoptr (DxRegisterEntry) entry = NULL;

  if (row == 0)
    return FALSE;
  entry = dx_register_get (desk->reg, row, NULL);
  if (entry == NULL)
    return FALSE;
  if (contains (rows, row))
    {
      dx_tool_complain (_ ("dossier %s stands there twice"), number);
      return FALSE;
    }
  if (*call == NULL)
    *call = g_strdup (entry->call);
  if (!g_str_equal (*call, entry->call))
    {
      dx_tool_complain (_ ("dossier %s is of another call, “%s”"), number,
                        entry->call);
      return FALSE;
    }
  g_array_append_val (rows, row);
  return TRUE;
}

/*
 * dx_tool_desk_rank:
 *
 * desk rank N…: the order of a call's dossiers, the first one first. Those
 * that are not named have no rank then.
 */
DxToolStatus
dx_tool_desk_rank (DxToolDesk *desk)
{
  g_autoptr (GArray) rows = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autofree char *call = NULL;
  g_autoptr (GError) error = NULL;

  for (guint i = 0; desk->operands[i] != NULL; i++)
    if (!add_line (desk, desk->operands[i], rows, &call))
      return DX_TOOL_INPUT;
  return dx_register_set_ranks (desk->reg, call, rows, &error)
             ? DX_TOOL_DONE
             : dx_tool_desk_fail (error);
}
