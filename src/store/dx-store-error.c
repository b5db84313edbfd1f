/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dx-config.h"

#define G_LOG_DOMAIN "dexuat-store"

#include "dx-store-error-private.h"

#include <glib/gi18n-lib.h>

G_DEFINE_QUARK (dx - store - error - quark, dx_store_error)

/*
 * dx_store_refuse:
 * @error: return location
 * @code: what is wrong
 * @format: the same for people
 *
 * Sets a #DxStoreError.
 *
 * Returns: %FALSE
 */
gboolean
dx_store_refuse (GError **error, DxStoreError code, const char *format, ...)
{
  g_autofree char *message = NULL;
  va_list arguments;

  va_start (arguments, format);
  message = g_strdup_vprintf (format, arguments);
  va_end (arguments);
  g_set_error_literal (error, DX_STORE_ERROR, (int) code, message);
  return FALSE;
}

/*
 * dx_store_not_found:
 * @error: return location
 *
 * Sets the error that what is asked for is not in the database.
 *
 * Returns: %FALSE
 */
gboolean
dx_store_not_found (GError **error)
{
  return dx_store_refuse (error, DX_STORE_ERROR_NOT_FOUND, "%s",
                          _ ("This is not in the database any more."));
}
