/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dx-config.h"

#define G_LOG_DOMAIN "dexuat-exchange"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "dx-table-private.h"
#include "dx-xml-reader-private.h"

/* Tables of a spreadsheet (its first sheet) and of a Word file (all of
 * them, one below the other). Formulas, links and macros are not looked at:
 * what a cell shows was written beside its formula. */

#define MAX_PART ((gsize) 64 << 20)

static DxXmlReader *
open_part (DxZipReader *zip, const char *name, GError **error)
{
  g_autoptr (GBytes) bytes = NULL;
  DxXmlReader *xml;
  guint index;

  if (!dx_zip_reader_find (zip, name, &index))
    {
      g_set_error (error, DX_TABLE_ERROR, DX_TABLE_ERROR_SYNTAX,
                   _ ("%s: this part is missing"), name);
      return NULL;
    }
  bytes = dx_zip_reader_read (zip, index, MAX_PART, error);
  xml = bytes != NULL ? dx_xml_reader_new (bytes, error) : NULL;
  if (bytes != NULL && xml == NULL)
    g_prefix_error (error, "%s: ", name);
  return xml;
}

static gboolean
finish (DxXmlReader *xml, const char *name, GError **error)
{
  if (dx_xml_reader_finish (xml, error))
    return TRUE;
  g_prefix_error (error, "%s: ", name);
  return FALSE;
}

static gboolean
is_named (DxXmlReader *xml, const char *name)
{
  return g_strcmp0 (dx_xml_reader_get_name (xml), name) == 0;
}

/* The texts that cells refer to by their number. */
static GPtrArray *
read_strings (DxZipReader *zip, GError **error)
{
  static const char name[] = "xl/sharedStrings.xml";
  g_autoptr (GPtrArray) strings = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (DxXmlReader) xml = NULL;
  g_autoptr (GString) text = g_string_new (NULL);
  gboolean in_text = FALSE;
  DxXmlNode node;

  if (!dx_zip_reader_find (zip, name, NULL))
    return g_steal_pointer (&strings);
  xml = open_part (zip, name, error);
  if (xml == NULL)
    return NULL;
  while ((node = dx_xml_reader_next (xml)) != DX_XML_END
         && node != DX_XML_FAILED)
    {
      if (node == DX_XML_START && is_named (xml, "rPh"))
        dx_xml_reader_skip (xml);
      else if (node != DX_XML_TEXT && is_named (xml, "t"))
        in_text = node == DX_XML_START;
      else if (node == DX_XML_TEXT && in_text)
        g_string_append (text, dx_xml_reader_get_text (xml));
      else if (node == DX_XML_STOP && is_named (xml, "si"))
        {
          g_ptr_array_add (strings, g_strdup (text->str));
          g_string_truncate (text, 0);
        }
    }
  return finish (xml, name, error) ? g_steal_pointer (&strings) : NULL;
}

/* "C5" is column 2. */
static guint
read_column (const char *reference)
{
  guint column = 0;

  for (; g_ascii_isalpha (*reference) && column < 100000; reference++)
    column = column * 26 + (guint) (g_ascii_toupper (*reference) - 'A') + 1;
  return column > 0 ? column - 1 : 0;
}

typedef struct {
  GPtrArray *strings;
  guint column;
  gboolean shared;
  gboolean in_text;
} Sheet;

static void
begin_cell (Sheet *sheet, DxXmlReader *xml, DxTableRows *rows)
{
  g_autofree char *reference = dx_xml_reader_get_attribute (xml, "r");
  g_autofree char *type = dx_xml_reader_get_attribute (xml, "t");

  sheet->column = reference != NULL ? read_column (reference) : rows->row->len;
  sheet->shared = g_strcmp0 (type, "s") == 0;
  g_string_truncate (rows->cell, 0);
}

static void
end_cell (Sheet *sheet, DxTableRows *rows)
{
  guint64 index;

  if (sheet->shared
      && g_ascii_string_to_unsigned (rows->cell->str, 10, 0, G_MAXUINT, &index,
                                     NULL)
      && index < sheet->strings->len)
    g_string_assign (rows->cell, g_ptr_array_index (sheet->strings, index));
  dx_table_rows_put_cell (rows, sheet->column);
}

static void
read_sheet_node (Sheet *sheet,
                 DxXmlReader *xml,
                 DxXmlNode node,
                 DxTableRows *rows)
{
  if (node == DX_XML_TEXT)
    {
      if (sheet->in_text)
        g_string_append (rows->cell, dx_xml_reader_get_text (xml));
    }
  else if (is_named (xml, "v") || is_named (xml, "t"))
    sheet->in_text = node == DX_XML_START;
  else if (is_named (xml, "c") && node == DX_XML_START)
    begin_cell (sheet, xml, rows);
  else if (is_named (xml, "c"))
    end_cell (sheet, rows);
  else if (is_named (xml, "row") && node == DX_XML_STOP)
    dx_table_rows_end_row (rows);
}

/* The first by its name: programs number sheets in their order. */
static char *
find_sheet (DxZipReader *zip)
{
  const guint n = dx_zip_reader_get_n_members (zip);
  const char *first = NULL;

  for (guint i = 0; i < n; i++)
    {
      const char *name = dx_zip_reader_get_name (zip, i);

      if (g_str_has_prefix (name, "xl/worksheets/sheet")
          && (first == NULL || strlen (name) < strlen (first)
              || (strlen (name) == strlen (first) && strcmp (name, first) < 0)))
        first = name;
    }
  return g_strdup (first);
}

static gboolean
read_sheet (DxZipReader *zip, DxTableRows *rows, GError **error)
{
  g_autofree char *name = find_sheet (zip);
  g_autoptr (GPtrArray) strings = read_strings (zip, error);
  g_autoptr (DxXmlReader) xml = NULL;
  Sheet sheet = { .strings = strings };
  DxXmlNode node;

  if (strings == NULL)
    return FALSE;
  xml = open_part (zip, name, error);
  if (xml == NULL)
    return FALSE;
  while ((node = dx_xml_reader_next (xml)) != DX_XML_END
         && node != DX_XML_FAILED)
    {
      read_sheet_node (&sheet, xml, node, rows);
      if (!dx_table_rows_check (rows, error))
        return FALSE;
    }
  return finish (xml, name, error);
}

/**
 * Word:
 * @depth: how many tables one is in
 * @in_text: whether what comes is text
 *
 * A table in a cell belongs to the cell.
 */
typedef struct {
  guint depth;
  gboolean in_text;
} Word;

static void
read_word_node (Word *word, DxXmlReader *xml, DxXmlNode node, DxTableRows *rows)
{
  const gboolean stops = node == DX_XML_STOP;

  if (node == DX_XML_TEXT)
    {
      if (word->in_text && word->depth > 0)
        g_string_append (rows->cell, dx_xml_reader_get_text (xml));
    }
  else if (is_named (xml, "tbl"))
    word->depth += stops ? -1 : 1;
  else if (is_named (xml, "t"))
    word->in_text = !stops;
  else if (stops && (is_named (xml, "p") || is_named (xml, "br")))
    g_string_append_c (rows->cell, '\n');
  else if (stops && is_named (xml, "tab"))
    g_string_append_c (rows->cell, ' ');
  else if (stops && word->depth == 1 && is_named (xml, "tc"))
    dx_table_rows_end_cell (rows);
  else if (stops && word->depth == 1 && is_named (xml, "tr"))
    dx_table_rows_end_row (rows);
  if (word->depth == 0)
    g_string_truncate (rows->cell, 0);
}

static gboolean
read_word (DxZipReader *zip, DxTableRows *rows, GError **error)
{
  static const char name[] = "word/document.xml";
  g_autoptr (DxXmlReader) xml = open_part (zip, name, error);
  Word word = { 0 };
  DxXmlNode node;

  if (xml == NULL)
    return FALSE;
  while ((node = dx_xml_reader_next (xml)) != DX_XML_END
         && node != DX_XML_FAILED)
    {
      if (node == DX_XML_START && is_named (xml, "del"))
        {
          dx_xml_reader_skip (xml);
          continue;
        }
      read_word_node (&word, xml, node, rows);
      if (!dx_table_rows_check (rows, error))
        return FALSE;
    }
  return finish (xml, name, error);
}

/*
 * dx_table_read_office:
 * @zip: an archive
 * @rows: takes what is in it
 *
 * Returns: whether it is a sheet or a Word file, and could be read
 */
gboolean
dx_table_read_office (DxZipReader *zip, DxTableRows *rows, GError **error)
{
  g_autofree char *sheet = find_sheet (zip);

  if (sheet != NULL)
    return read_sheet (zip, rows, error);
  if (dx_zip_reader_find (zip, "word/document.xml", NULL))
    return read_word (zip, rows, error);
  g_set_error_literal (error, DX_TABLE_ERROR, DX_TABLE_ERROR_KIND,
                       _ ("this is none of the tables that are read: .csv, "
                          ".xlsx, .docx"));
  return FALSE;
}
