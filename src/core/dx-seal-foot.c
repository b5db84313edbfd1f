/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "dexuat-core"

#include "dx-seal.h"

#include <string.h>

/* Paper is Vietnamese whatever the program's language. */
#define FOOT_START "Đề Xuất · "
#define FOOT_LINE                                                              \
  FOOT_START "%s · bản in số %" G_GINT64_FORMAT " · trang %u/%u · mã %s%s"
#define SHEET_LINE                                                                   \
  FOOT_START "%s · bản in số %" G_GINT64_FORMAT " · tờ dữ liệu %u/%u · mã " \
             "%s%s"
#define SHEET_MARK " · tờ dữ liệu "
#define FOOT_CODE " · mã "
#define LONE_SLIP " (mã chưa tính tài liệu kèm theo)"

/* "XXXX-XXXX" */
#define SHOWN_LETTERS (DX_SEAL_LETTERS + 1)

/**
 * dx_seal_format_foot:
 * @self: a seal
 * @page: a page, from 1
 * @pages: how many there are
 *
 * Writes the line that stands at the foot of a page: short id, version,
 * page and code. It says so when the code was made without the attachments.
 *
 * Returns: (transfer full): UTF-8, Vietnamese
 */
char *
dx_seal_format_foot (const DxSeal *self, guint page, guint pages)
{
  g_autofree char *id = NULL;
  g_autofree char *code = NULL;

  g_return_val_if_fail (self != NULL, NULL);

  id = dx_seal_get_short_id (self);
  code = dx_seal_format_code (self->code);

  return g_strdup_printf (FOOT_LINE, id, self->revision, page, pages, code,
                          self->with_attachments ? "" : LONE_SLIP);
}

/**
 * dx_seal_format_sheet:
 * @self: a seal
 * @sheet: a data sheet, from 1
 * @sheets: how many there are
 *
 * Writes the line that stands at the head of a data sheet. Such a sheet is
 * none of the slip's pages and is not counted with them.
 *
 * Returns: (transfer full): UTF-8, Vietnamese
 */
char *
dx_seal_format_sheet (const DxSeal *self, guint sheet, guint sheets)
{
  g_autofree char *id = NULL;
  g_autofree char *code = NULL;

  g_return_val_if_fail (self != NULL, NULL);

  id = dx_seal_get_short_id (self);
  code = dx_seal_format_code (self->code);

  return g_strdup_printf (SHEET_LINE, id, self->revision, sheet, sheets, code,
                          self->with_attachments ? "" : LONE_SLIP);
}

/**
 * dx_seal_is_sheet:
 * @line: UTF-8: a line of a page
 *
 * Finds out whether a line is that at the head of a data sheet.
 *
 * Returns: whether it is
 */
gboolean
dx_seal_is_sheet (const char *line)
{
  char code[DX_SEAL_LETTERS + 1];

  g_return_val_if_fail (line != NULL, FALSE);

  return strstr (line, SHEET_MARK) != NULL && dx_seal_parse_foot (line, code);
}

/**
 * dx_seal_parse_foot:
 * @line: UTF-8: a line of a page
 * @code: (out caller-allocates) (array fixed-size=9): the code on it
 *
 * Finds out whether a line is that at the foot of a sealed page, or that at
 * the head of a data sheet.
 *
 * Returns: %FALSE when it is not
 */
gboolean
dx_seal_parse_foot (const char *line, char *code)
{
  const char *at;
  g_autofree char *shown = NULL;

  g_return_val_if_fail (line != NULL, FALSE);
  g_return_val_if_fail (code != NULL, FALSE);

  if (!g_str_has_prefix (line, FOOT_START))
    return FALSE;
  at = strstr (line, FOOT_CODE);
  if (at == NULL)
    return FALSE;
  shown = g_strndup (at + strlen (FOOT_CODE), SHOWN_LETTERS);

  return g_utf8_validate (shown, -1, NULL)
         && dx_seal_parse_code (shown, code, NULL);
}
