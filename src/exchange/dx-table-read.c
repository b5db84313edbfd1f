/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dx-config.h"

#define G_LOG_DOMAIN "dexuat-exchange"

#include "dx-table-read.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "dx-table-private.h"
#include "dx-unicode.h"

#define BYTE_ORDER_MARK "\xef\xbb\xbf"

G_DEFINE_QUARK (dx-table-error-quark, dx_table_error)

/*
 * dx_table_rows_init:
 * @self: (out): rows that are being read
 *
 * Begins with none.
 */
void
dx_table_rows_init (DxTableRows *self)
{
  self->rows = g_ptr_array_new_with_free_func ((GDestroyNotify) g_strfreev);
  self->row = g_ptr_array_new_with_free_func (g_free);
  self->cell = g_string_new (NULL);
}

/*
 * dx_table_rows_clear:
 * @self: rows
 *
 * Frees what is in it.
 */
void
dx_table_rows_clear (DxTableRows *self)
{
  g_clear_pointer (&self->rows, g_ptr_array_unref);
  g_clear_pointer (&self->row, g_ptr_array_unref);
  g_string_free (self->cell, TRUE);
}

/*
 * dx_table_rows_end_cell:
 * @self: rows
 *
 * The cell is whole: the next one begins.
 */
void
dx_table_rows_end_cell (DxTableRows *self)
{
  if (self->row->len < DX_TABLE_MAX_COLUMNS)
    g_ptr_array_add (self->row,
                     g_strstrip (dx_unicode_to_nfc (self->cell->str)));
  g_string_truncate (self->cell, 0);
}

/*
 * dx_table_rows_put_cell:
 * @self: rows
 * @column: where the cell stands
 *
 * The cell is whole, and those that are missing before it are empty.
 */
void
dx_table_rows_put_cell (DxTableRows *self, guint column)
{
  while (self->row->len < MIN (column, DX_TABLE_MAX_COLUMNS))
    g_ptr_array_add (self->row, g_strdup (""));
  dx_table_rows_end_cell (self);
}

static gboolean
is_empty (GPtrArray *row)
{
  for (guint i = 0; i < row->len; i++)
    if (*(const char *) g_ptr_array_index (row, i) != '\0')
      return FALSE;

  return TRUE;
}

/*
 * dx_table_rows_end_row:
 * @self: rows
 *
 * The row is whole; one without a word is none.
 */
void
dx_table_rows_end_row (DxTableRows *self)
{
  if (!is_empty (self->row))
    {
      g_ptr_array_add (self->row, NULL);
      g_ptr_array_set_free_func (self->row, NULL);
      g_ptr_array_add (self->rows, g_ptr_array_free (self->row, FALSE));
    }
  else
    {
      g_ptr_array_unref (self->row);
    }
  self->row = g_ptr_array_new_with_free_func (g_free);
}

/*
 * dx_table_rows_check:
 * @self: rows
 *
 * Returns: whether there are not more than are read
 */
gboolean
dx_table_rows_check (const DxTableRows *self, GError **error)
{
  if (self->rows->len <= DX_TABLE_MAX_ROWS)
    return TRUE;
  g_set_error (error, DX_TABLE_ERROR, DX_TABLE_ERROR_LIMIT,
               _ ("the table has more than %u rows"), DX_TABLE_MAX_ROWS);
  return FALSE;
}

/* What stands oftenest in the first line, outside quotes. */
static char
find_separator (const char *text)
{
  static const char candidates[] = ",;\t";
  guint counts[sizeof candidates] = { 0 };
  gboolean quoted = FALSE;
  guint best = 0;

  for (const char *p = text; *p != '\0' && (quoted || *p != '\n'); p++)
    {
      const char *found = strchr (candidates, *p);

      quoted ^= *p == '"';
      if (!quoted && found != NULL)
        counts[found - candidates]++;
    }
  for (guint i = 1; candidates[i] != '\0'; i++)
    if (counts[i] > counts[best])
      best = i;

  return candidates[best];
}

/* After @p, the text of a cell in quotes, up to behind the last of them. */
static const char *
read_quoted (const char *p, GString *cell)
{
  for (; *p != '\0'; p++)
    if (*p != '"')
      g_string_append_c (cell, *p);
    else if (p[1] == '"')
      g_string_append_c (cell, *p++);
    else
      return p + 1;

  return NULL;
}

static gboolean
read_text (const char *text, DxTableRows *rows, GError **error)
{
  const char separator = find_separator (text);
  const char *p = text;

  while (*p != '\0')
    {
      if (*p == '"' && rows->cell->len == 0)
        {
          p = read_quoted (p + 1, rows->cell);
          if (p == NULL)
            {
              g_set_error (error, DX_TABLE_ERROR, DX_TABLE_ERROR_SYNTAX,
                           _ ("row %u: a quotation mark is not closed"),
                           rows->rows->len + 1);
              return FALSE;
            }
          continue;
        }
      if (*p == separator || *p == '\n')
        dx_table_rows_end_cell (rows);
      else if (*p != '\r' || p[1] != '\n')
        g_string_append_c (rows->cell, *p);
      if (*p == '\n')
        dx_table_rows_end_row (rows);
      if (!dx_table_rows_check (rows, error))
        return FALSE;
      p++;
    }
  dx_table_rows_end_cell (rows);
  dx_table_rows_end_row (rows);
  return dx_table_rows_check (rows, error);
}

static gboolean
read_csv (GBytes *bytes, DxTableRows *rows, GError **error)
{
  gsize length;
  const char *data = g_bytes_get_data (bytes, &length);
  g_autofree char *text = NULL;
  const char *wrong;

  if (!g_utf8_validate_len (data, length, &wrong))
    {
      g_set_error (error, DX_TABLE_ERROR, DX_TABLE_ERROR_ENCODING,
                   _ ("byte %u of the file: this is not UTF-8; please save "
                      "the table as “CSV UTF-8” or as .xlsx"),
                   (guint) (wrong - data) + 1);
      return FALSE;
    }
  if (length >= 3 && memcmp (data, BYTE_ORDER_MARK, 3) == 0)
    {
      data += 3;
      length -= 3;
    }
  text = g_strndup (data, length);
  return read_text (text, rows, error);
}

static gboolean
read_zip (GBytes *bytes, DxTableRows *rows, GError **error)
{
  g_autoptr (DxZipReader) zip = dx_zip_reader_new (bytes, error);

  return zip != NULL && dx_table_read_office (zip, rows, error);
}

/**
 * dx_table_read:
 * @bytes: a table; what it is says its content
 * @error: return location for a #DxTableError or the error of an archive
 *
 * Reads all rows that have a word in them. Cells are UTF-8 in NFC, without
 * blanks at their ends; a paragraph of a cell is a line.
 *
 * Returns: (transfer full) (element-type GStrv): the rows, at least one, or
 *   %NULL with @error set
 */
GPtrArray *
dx_table_read (GBytes *bytes, GError **error)
{
  gsize length;
  const guint8 *start;
  DxTableRows rows;
  GPtrArray *found = NULL;

  g_return_val_if_fail (bytes != NULL, NULL);

  start = g_bytes_get_data (bytes, &length);
  dx_table_rows_init (&rows);
  if (dx_zip_looks_like_archive (start, length)
          ? read_zip (bytes, &rows, error)
          : read_csv (bytes, &rows, error))
    {
      if (rows.rows->len > 0)
        found = g_ptr_array_ref (rows.rows);
      else
        g_set_error_literal (error, DX_TABLE_ERROR, DX_TABLE_ERROR_EMPTY,
                             _ ("there is no table in this file"));
    }
  dx_table_rows_clear (&rows);
  return found;
}
