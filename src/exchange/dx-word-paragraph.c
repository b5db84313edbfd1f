/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dx-config.h"

#define G_LOG_DOMAIN "dexuat-exchange"

#include "dx-word-body-private.h"

#include <string.h>

/*
 * dx_word_open_clear:
 *
 * Frees what an open paragraph holds.
 */
void
dx_word_open_clear (gpointer data)
{
  DxWordOpen *open = data;

  dx_word_text_free (open->text);
  g_free (open->style);
  g_free (open->run_font);
  g_free (open->run_style);
}

/*
 * dx_word_reader_get_integer:
 *
 * Returns: a whole number from an attribute of the tag
 */
int
dx_word_reader_get_integer (DxWordReader *self, const char *name, int otherwise)
{
  g_autofree char *text = dx_xml_reader_get_attribute (self->xml, name);
  gint64 value;

  return text != NULL
                 && g_ascii_string_to_signed (text, 10, G_MININT32, G_MAXINT32,
                                              &value, NULL)
             ? (int) value
             : otherwise;
}

static void
take_attribute (DxWordReader *self, const char *name, char **target)
{
  char *value = dx_xml_reader_get_attribute (self->xml, name);

  if (value != NULL)
    {
      g_free (*target);
      *target = value;
    }
}

static DxLegacy
get_encoding (DxWordReader *self, const DxWordOpen *open)
{
  DxWordStyles *styles = self->body->styles;
  const char *font = open->run_font;

  if (font == NULL)
    font = dx_word_styles_get_font (styles, open->run_style);
  if (font == NULL)
    font = dx_word_styles_get_font (
        styles, open->style != NULL
                    ? open->style
                    : dx_word_styles_get_default_style (styles));
  if (font == NULL)
    font = dx_word_styles_get_default_font (styles);

  return dx_word_font_encoding (font);
}

static gboolean
is_derived (DxWordReader *self)
{
  for (guint i = 0; i < self->fields->len; i++)
    {
      const DxWordField *field = &g_array_index (self->fields, DxWordField, i);

      if (field->derived && field->in_result)
        return TRUE;
    }

  return FALSE;
}

/*
 * dx_word_reader_append:
 *
 * Adds words to the paragraph, or to what was struck out.
 */
void
dx_word_reader_append (DxWordReader *self, const char *text)
{
  DxWordOpen *open = dx_word_top (self->open);

  if (is_derived (self))
    return;
  if (self->deleted > 0)
    g_string_append (self->struck, text);
  else if (open != NULL)
    {
      self->body->bytes += strlen (text);
      dx_word_text_append (open->text, text, get_encoding (self, open));
    }
}

/*
 * dx_word_reader_append_symbol:
 *
 * Adds the sign that the tag names.
 */
void
dx_word_reader_append_symbol (DxWordReader *self)
{
  DxWordOpen *open = dx_word_top (self->open);
  g_autofree char *code = dx_xml_reader_get_attribute (self->xml, "char");
  g_autofree char *font = dx_xml_reader_get_attribute (self->xml, "font");
  guint64 c;

  if (open != NULL && self->deleted == 0 && code != NULL
      && g_ascii_string_to_unsigned (code, 16, 1, 0x10FFFF, &c, NULL))
    dx_word_text_append_symbol (open->text, (gunichar) c, font);
}

/*
 * dx_word_reader_begin_paragraph:
 *
 * Opens a paragraph. Its place in the list is taken now, so that a text box
 * follows the paragraph that holds it.
 */
void
dx_word_reader_begin_paragraph (DxWordReader *self)
{
  const DxWordTable *table = dx_word_top (self->tables);
  DxWordParagraph *paragraph = g_new0 (DxWordParagraph, 1);
  DxWordOpen open = { .paragraph = paragraph, .text = dx_word_text_new () };

  paragraph->place = self->body->place;
  paragraph->text = g_strdup ("");
  paragraph->span = 1;
  if (table != NULL && table->in_cell)
    {
      paragraph->table = table->number;
      paragraph->row = table->row;
      paragraph->column = table->column;
      paragraph->span = table->span;
      paragraph->below = table->below;
    }
  g_ptr_array_add (self->body->document->paragraphs, paragraph);
  if (self->carry != NULL)
    dx_word_text_append (open.text, self->carry, DX_LEGACY_NONE);
  g_clear_pointer (&self->carry, g_free);
  g_array_append_val (self->open, open);
}

static void
number_paragraph (DxWordReader *self, DxWordOpen *open)
{
  const char *style = NULL;
  gboolean numbered = open->has_number;

  if (!numbered)
    {
      style = open->style != NULL
                  ? open->style
                  : dx_word_styles_get_default_style (self->body->styles);
      numbered = dx_word_styles_get_numbering (self->body->styles, style,
                                               &open->number, &open->level);
    }
  if (numbered)
    open->paragraph->mark = dx_word_numbering_next (
        self->body->numbering, open->number, open->level, style);
}

static void
keep_struck (DxWordReader *self)
{
  g_autofree char *text = NULL;

  if (self->struck->len == 0)
    return;
  text = dx_word_clean_text (self->struck->str);
  if (*text != '\0')
    g_ptr_array_add (self->body->document->deleted, g_steal_pointer (&text));
  g_string_truncate (self->struck, 0);
}

/*
 * dx_word_reader_end_paragraph:
 *
 * Closes the innermost paragraph.
 */
void
dx_word_reader_end_paragraph (DxWordReader *self)
{
  DxWordOpen *open = dx_word_top (self->open);
  g_autofree char *text = NULL;

  if (open == NULL)
    return;
  keep_struck (self);
  text = dx_word_text_finish (open->text, &self->body->document->converted);
  if (open->mark_deleted)
    {
      /* It goes on in the next one. */
      self->carry = g_steal_pointer (&text);
    }
  else
    {
      number_paragraph (self, open);
      g_free (open->paragraph->text);
      open->paragraph->text = g_steal_pointer (&text);
    }
  dx_word_pop (self->open);
}

/*
 * dx_word_reader_property:
 *
 * Takes what a paragraph or a run says of itself.
 */
void
dx_word_reader_property (DxWordReader *self, DxWordTag tag)
{
  DxWordOpen *open = dx_word_top (self->open);

  if (open == NULL)
    return;
  if (open->in_properties && tag == DX_WORD_TAG_P_STYLE)
    take_attribute (self, "val", &open->style);
  else if (open->in_properties && tag == DX_WORD_TAG_NUMBER)
    {
      open->has_number = TRUE;
      open->number = dx_word_reader_get_integer (self, "val", 0);
    }
  else if (open->in_properties && tag == DX_WORD_TAG_LEVEL)
    open->level = dx_word_reader_get_integer (self, "val", 0);
  else if (open->in_run && tag == DX_WORD_TAG_R_STYLE)
    take_attribute (self, "val", &open->run_style);
  else if (open->in_run && tag == DX_WORD_TAG_FONTS)
    {
      take_attribute (self, "hAnsi", &open->run_font);
      take_attribute (self, "ascii", &open->run_font);
    }
}

/*
 * dx_word_reader_begin_run:
 *
 * Begins a run, in no font of its own.
 */
void
dx_word_reader_begin_run (DxWordReader *self)
{
  DxWordOpen *open = dx_word_top (self->open);

  if (open == NULL)
    return;
  open->in_run = TRUE;
  g_clear_pointer (&open->run_font, g_free);
  g_clear_pointer (&open->run_style, g_free);
}

/*
 * dx_word_reader_is_in_run:
 *
 * Returns: whether words may stand here
 */
gboolean
dx_word_reader_is_in_run (DxWordReader *self)
{
  const DxWordOpen *open = dx_word_top (self->open);

  return open != NULL && open->in_run && !open->in_properties;
}

/*
 * dx_word_reader_end_run:
 *
 * Ends it.
 */
void
dx_word_reader_end_run (DxWordReader *self)
{
  DxWordOpen *open = dx_word_top (self->open);

  if (open != NULL)
    open->in_run = FALSE;
}

/*
 * dx_word_reader_set_in_properties:
 *
 * Enters or leaves the properties of the paragraph.
 */
void
dx_word_reader_set_in_properties (DxWordReader *self, gboolean in)
{
  DxWordOpen *open = dx_word_top (self->open);

  if (open != NULL)
    open->in_properties = in;
}
