/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "dexuat-paper"

#include "dx-sheet.h"

#include <string.h>

#define BYTE_ORDER_MARK "\xEF\xBB\xBF"

/* Programs that open a list as a sheet take a cell that begins with one of
 * these for a formula, which may call others; strangers wrote these words.
 * The wide forms count where keyboards are Chinese or Japanese. */
static gboolean
begins_formula (const char *text)
{
  static const gunichar starts[] = { '=',    '+',    '-',    '@',
                                     0xFF1D, 0xFF0B, 0xFF0D, 0xFF20 };
  gunichar c;

  while (g_unichar_isspace (c = g_utf8_get_char (text)))
    text = g_utf8_next_char (text);
  for (guint i = 0; i < G_N_ELEMENTS (starts); i++)
    if (c == starts[i])
      return TRUE;

  return FALSE;
}

/* Quotes where there is a comma, a quote or a line break, as RFC 4180
 * wants. */
static void
append_field (GString *out, const char *text)
{
  if (strpbrk (text, "\",\r\n") == NULL)
    {
      g_string_append (out, text);
      return;
    }

  g_string_append_c (out, '"');
  for (const char *p = text; *p != '\0'; p++)
    {
      if (*p == '"')
        g_string_append_c (out, '"');
      g_string_append_c (out, *p);
    }
  g_string_append_c (out, '"');
}

/* A text that could be a formula gets an apostrophe before it. */
static void
append_text (GString *out, const char *text)
{
  g_autofree char *guarded =
      begins_formula (text) ? g_strconcat ("'", text, NULL) : NULL;

  append_field (out, guarded != NULL ? guarded : text);
}

static void
append_cell (GString *out, const DxSummaryCell *cell)
{
  switch (cell->kind)
    {
    case DX_CELL_NUMBER:
      g_string_append_printf (out, "%" G_GINT64_FORMAT, cell->number);
      break;
    case DX_CELL_DATE:
      g_string_append_printf (out, "%04u-%02u-%02u",
                              (guint) g_date_get_year (&cell->date),
                              (guint) g_date_get_month (&cell->date),
                              (guint) g_date_get_day (&cell->date));
      break;
    case DX_CELL_TEXT:
    default:
      append_text (out, cell->text);
      break;
    }
}

static void
append_header (GString *out, const DxColumns *columns)
{
  for (guint i = 0; i < columns->columns->len; i++)
    {
      const DxColumn *column = g_ptr_array_index (columns->columns, i);
      g_autofree char *heading = g_strdup (column->heading);

      if (i > 0)
        g_string_append_c (out, ',');
      append_text (out, g_strdelimit (heading, "\n", ' '));
    }
  g_string_append (out, "\r\n");
}

/**
 * dx_sheet_write_csv:
 * @summary: a table
 * @writer: (scope call): takes the bytes
 * @user_data: for @writer
 * @error: return location for an error
 *
 * Writes a table as a list for other programs: RFC 4180 with a header line,
 * UTF-8 with a byte order mark, lines ending in CR LF; numbers as plain
 * digits, dates as 2025-08-07, no last row. A text that begins with one of
 * "=+-@" gets an apostrophe before it, so that no program takes it for a
 * formula.
 *
 * Returns: %FALSE with @error set on failure
 */
gboolean
dx_sheet_write_csv (const DxSummary *summary,
                    DxPdfWriter writer,
                    gpointer user_data,
                    GError **error)
{
  g_autoptr (GString) out = g_string_new (BYTE_ORDER_MARK);
  guint n_columns;

  g_return_val_if_fail (summary != NULL && writer != NULL, FALSE);

  n_columns = summary->columns->columns->len;
  append_header (out, summary->columns);
  for (guint row = 0; row < summary->rows->len; row++)
    {
      for (guint column = 0; column < n_columns; column++)
        {
          if (column > 0)
            g_string_append_c (out, ',');
          append_cell (out, dx_summary_get_cell (summary, row, column));
        }
      g_string_append (out, "\r\n");
    }

  return writer ((const guint8 *) out->str, out->len, user_data, error);
}
