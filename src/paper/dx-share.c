/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "dexuat-paper"

#include "dx-share-private.h"

#include "dx-paper-style.h"

/*
 * dx_share_line:
 * @widths: what each part takes on a line, with the gap behind it
 * @n: how many parts
 *
 * Parts stand side by side in equal shares of the line, or, where one wants
 * more and another less, with equal room to spare.
 *
 * Returns: (transfer full) (nullable) (element-type double): where each
 *   begins, from the left margin, and the end of the last; nothing when
 *   they do not fit, or there is one only
 */
GArray *
dx_share_line (const double *widths, guint n)
{
  double room = DX_BODY_WIDTH - DX_FIRST_INDENT;
  double total = 0;
  double widest = 0;
  double x = DX_FIRST_INDENT;
  GArray *edges;

  for (guint i = 0; i < n; i++)
    {
      total += widths[i];
      widest = MAX (widest, widths[i]);
    }
  if (n <= 1 || total > room)
    return NULL;

  edges = g_array_sized_new (FALSE, FALSE, sizeof (double), n + 1);
  for (guint i = 0; i < n; i++)
    {
      g_array_append_val (edges, x);
      x += widest <= room / n ? room / n : widths[i] + (room - total) / n;
    }
  g_array_append_val (edges, x);

  return edges;
}
