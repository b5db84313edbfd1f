/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "dexuat-core"

#include "dx-names-private.h"

#include <string.h>

/*
 * dx_names_find:
 * @names: the names in the order of the enum, %NULL at the end
 * @name: (nullable): what somebody wrote
 * @value: (out): the enum's value
 *
 * Returns: whether @name is one of @names
 */
gboolean
dx_names_find (const char *const *names, const char *name, int *value)
{
  for (int i = 0; name != NULL && names[i] != NULL; i++)
    if (strcmp (names[i], name) == 0)
      {
        *value = i;
        return TRUE;
      }
  return FALSE;
}

/*
 * dx_names_get:
 * @names: the names in the order of the enum, %NULL at the end
 * @value: a value of the enum
 *
 * Returns: (transfer none): its name; that of the first value for one that
 *   the enum does not have
 */
const char *
dx_names_get (const char *const *names, int value)
{
  for (int i = 0; names[i] != NULL; i++)
    if (i == value)
      return names[i];
  g_return_val_if_reached (names[0]);
}
