/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "dexuat-paper"

#include "dx-module.h"
#include "dx-sheet.h"

/* What writes sheets lies in a module, see dx-module.h; this is its door. */

G_DEFINE_QUARK (dx-sheet-error-quark, dx_sheet_error)

/**
 * dx_sheet_write_xlsx:
 * @summary: a table
 * @created: (nullable): the time written into the file, or %NULL for a
 *   fixed one
 * @writer: (scope call): takes the bytes
 * @user_data: for @writer
 * @error: return location for an error
 *
 * Writes a table as a sheet: A4 on its side, the header row frozen and on
 * every printed page; numbers as numbers, dates as dates, sums as formulas
 * with their values. Words are never formulas. A number that a sheet cannot
 * hold exactly is written in words. The same table and time give the same
 * bytes.
 *
 * Returns: %FALSE with @error set on failure
 */
gboolean
dx_sheet_write_xlsx (const DxSummary *summary,
                     GDateTime *created,
                     DxPdfWriter writer,
                     gpointer user_data,
                     GError **error)
{
  gboolean (*door) (const DxSummary *, GDateTime *, DxPdfWriter, gpointer,
                    GError **) =
      dx_module_find ("paper", "dxword", "dx_sheet_write_xlsx");

  return door (summary, created, writer, user_data, error);
}
