/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dx-config.h"

#define G_LOG_DOMAIN "dexuat-core"

#include "dx-due.h"

static const int steps[] = { 0, 1, 3, 7 };

/**
 * dx_due_get_step:
 * @deadline: a deadline
 * @now: the present moment
 *
 * Tells which reminder is due: for somebody who was away that of the last
 * day that is behind, so that five days before the deadline that of seven
 * is.
 *
 * Returns: 7, 3, 1 or 0 days, or %DX_DUE_NEVER when there is more time, none
 *   left, or the moment is not known
 */
int
dx_due_get_step (const DxDeadline *deadline, GDateTime *now)
{
  int left;

  g_return_val_if_fail (deadline != NULL, DX_DUE_NEVER);
  g_return_val_if_fail (now != NULL, DX_DUE_NEVER);

  left = dx_deadline_days_left (deadline, now);
  if (left < 0 || dx_deadline_passed (deadline, now))
    return DX_DUE_NEVER;
  for (guint i = 0; i < G_N_ELEMENTS (steps); i++)
    if (left <= steps[i])
      return steps[i];

  return DX_DUE_NEVER;
}

/**
 * dx_due_is_new:
 * @step: which reminder is due
 * @last: which one came last, or %DX_DUE_NEVER
 *
 * Returns: whether it has to come: each comes once, and none after a later
 *   one
 */
gboolean
dx_due_is_new (int step, int last)
{
  return step != DX_DUE_NEVER && step < last;
}

/**
 * dx_due_remember:
 * @deadline: a deadline with a moment
 * @step: which reminder came
 *
 * Returns: (transfer full): a line to keep: "1754560800 3"
 */
char *
dx_due_remember (const DxDeadline *deadline, int step)
{
  g_return_val_if_fail (deadline != NULL && deadline->instant != NULL, NULL);

  return g_strdup_printf ("%" G_GINT64_FORMAT " %d",
                          g_date_time_to_unix (deadline->instant), step);
}

/**
 * dx_due_recall:
 * @deadline: a deadline
 * @text: (nullable): what dx_due_remember () gave
 *
 * Returns: which reminder came last, or %DX_DUE_NEVER when none came, or it
 *   was one of another deadline
 */
int
dx_due_recall (const DxDeadline *deadline, const char *text)
{
  g_auto (GStrv) parts = NULL;
  gint64 instant = 0;
  gint64 step = 0;

  g_return_val_if_fail (deadline != NULL, DX_DUE_NEVER);

  if (text == NULL || deadline->instant == NULL)
    return DX_DUE_NEVER;
  parts = g_strsplit (text, " ", 2);
  if (g_strv_length (parts) != 2
      || !g_ascii_string_to_signed (parts[0], 10, G_MININT64, G_MAXINT64,
                                    &instant, NULL)
      || !g_ascii_string_to_signed (parts[1], 10, 0, 7, &step, NULL)
      || instant != g_date_time_to_unix (deadline->instant))
    return DX_DUE_NEVER;

  return (int) step;
}
