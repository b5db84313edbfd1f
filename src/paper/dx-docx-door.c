/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "dexuat-paper"

#include "dx-docx.h"
#include "dx-module.h"

/* What writes Word files lies in a module, see dx-module.h; this is its
 * door. */

G_DEFINE_QUARK (dx-docx-error-quark, dx_docx_error)

/**
 * dx_docx_write:
 * @document: what to write
 * @data: (nullable): the proposal's JSON, to be found again in the file
 * @created: (nullable): the time written into the file, or %NULL for none
 * @writer: (scope call): takes the bytes
 * @user_data: for @writer
 * @error: return location for an error
 *
 * Writes @document as a Word file: A4 with the margins, letters, distances
 * and page numbers of the printed pages, headings and lists by style, a
 * bookmark around each section, title and author, in Vietnamese. No font is
 * needed. @data goes into a part of its own, customXml/item1.xml, as the
 * text of an element `proposal` of the namespace %DX_PROPOSAL_NAMESPACE.
 * The same document, data and time give the same bytes.
 *
 * Returns: %FALSE with @error set on failure; what was written is no file
 */
gboolean
dx_docx_write (const DxDocument *document,
               GBytes *data,
               GDateTime *created,
               DxPdfWriter writer,
               gpointer user_data,
               GError **error)
{
  gboolean (*door) (const DxDocument *, GBytes *, GDateTime *, DxPdfWriter,
                    gpointer, GError **) =
      dx_module_find ("paper", "dxword", "dx_docx_write");

  return door (document, data, created, writer, user_data, error);
}
