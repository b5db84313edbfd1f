/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dx-config.h"

#define G_LOG_DOMAIN "dexuat-exchange"

#include "dx-word-private.h"

/* Styles that are based on each other in a ring end here. */
#define MAX_CHAIN 20

typedef struct {
  char *base;
  char *font;
  gboolean has_number;
  int number;
  int level;
} Style;

struct _DxWordStyles {
  GHashTable *styles;
  char *default_font;
  char *default_style;
};

static void
style_free (gpointer data)
{
  Style *style = data;

  g_free (style->base);
  g_free (style->font);
  g_free (style);
}

static int
get_number (DxXmlReader *reader)
{
  g_autofree char *text = dx_xml_reader_get_attribute (reader, "val");
  gint64 value = 0;

  if (text != NULL)
    g_ascii_string_to_signed (text, 10, G_MININT32, G_MAXINT32, &value, NULL);

  return (int) value;
}

static char *
get_font (DxXmlReader *reader)
{
  char *font = dx_xml_reader_get_attribute (reader, "ascii");

  return font != NULL ? font : dx_xml_reader_get_attribute (reader, "hAnsi");
}

/* A tag below a style. */
static void
read_property (DxXmlReader *reader, const char *name, Style *style)
{
  if (g_str_equal (name, "basedOn"))
    {
      g_free (style->base);
      style->base = dx_xml_reader_get_attribute (reader, "val");
    }
  else if (g_str_equal (name, "rFonts"))
    {
      g_free (style->font);
      style->font = get_font (reader);
    }
  else if (g_str_equal (name, "numId"))
    {
      style->has_number = TRUE;
      style->number = get_number (reader);
    }
  else if (g_str_equal (name, "ilvl"))
    {
      style->level = get_number (reader);
    }
}

static Style *
begin_style (DxWordStyles *self, DxXmlReader *reader)
{
  g_autofree char *id = dx_xml_reader_get_attribute (reader, "styleId");
  g_autofree char *type = dx_xml_reader_get_attribute (reader, "type");
  g_autofree char *is_default = dx_xml_reader_get_attribute (reader, "default");
  Style *style = g_new0 (Style, 1);

  if (id == NULL)
    id = g_strdup ("");
  if (self->default_style == NULL && g_strcmp0 (type, "paragraph") == 0
      && (g_strcmp0 (is_default, "1") == 0
          || g_strcmp0 (is_default, "true") == 0))
    self->default_style = g_strdup (id);
  g_hash_table_replace (self->styles, g_steal_pointer (&id), style);

  return style;
}

static gboolean
read_styles (DxXmlReader *reader, gpointer data, GError **error)
{
  DxWordStyles *self = data;
  Style *style = NULL;
  gboolean defaults = FALSE;
  DxXmlNode node;

  while ((node = dx_xml_reader_next (reader)) != DX_XML_END)
    {
      const char *name;

      if (node == DX_XML_FAILED)
        return dx_xml_reader_finish (reader, error);
      if (node == DX_XML_TEXT)
        continue;
      name = dx_xml_reader_get_name (reader);
      if (g_str_equal (name, "style"))
        style = node == DX_XML_START ? begin_style (self, reader) : NULL;
      else if (g_str_equal (name, "docDefaults"))
        defaults = node == DX_XML_START;
      else if (node == DX_XML_START && style != NULL)
        read_property (reader, name, style);
      else if (node == DX_XML_START && defaults && g_str_equal (name, "rFonts")
               && self->default_font == NULL)
        self->default_font = get_font (reader);
    }

  return TRUE;
}

/*
 * dx_word_styles_new:
 *
 * Reads the styles of a Word file, if there are any.
 *
 * Returns: (transfer full) (nullable): them
 */
DxWordStyles *
dx_word_styles_new (DxWordPackage *package, GError **error)
{
  g_autoptr (DxWordStyles) self = g_new0 (DxWordStyles, 1);
  GPtrArray *names = dx_word_package_list (package, "styles");

  self->styles =
      g_hash_table_new_full (g_str_hash, g_str_equal, g_free, style_free);
  if (names != NULL
      && dx_zip_reader_find (package->zip, g_ptr_array_index (names, 0), NULL)
      && !dx_word_package_parse (package, g_ptr_array_index (names, 0),
                                 read_styles, self, error))
    return NULL;

  return g_steal_pointer (&self);
}

/*
 * dx_word_styles_free:
 *
 * Frees them.
 */
void
dx_word_styles_free (DxWordStyles *self)
{
  if (self == NULL)
    return;

  g_hash_table_unref (self->styles);
  g_free (self->default_font);
  g_free (self->default_style);
  g_free (self);
}

/*
 * dx_word_styles_get_font:
 * @style: (nullable): id of a style
 *
 * Returns: (nullable): the font that it or one it is based on names
 */
const char *
dx_word_styles_get_font (DxWordStyles *self, const char *style)
{
  for (guint i = 0; style != NULL && i < MAX_CHAIN; i++)
    {
      const Style *found = g_hash_table_lookup (self->styles, style);

      if (found == NULL)
        break;
      if (found->font != NULL)
        return found->font;
      style = found->base;
    }

  return NULL;
}

/*
 * dx_word_styles_get_default_font:
 *
 * Returns: (nullable): the font of text that names none
 */
const char *
dx_word_styles_get_default_font (DxWordStyles *self)
{
  return self->default_font;
}

/*
 * dx_word_styles_get_default_style:
 *
 * Returns: (nullable): the style of a paragraph that names none
 */
const char *
dx_word_styles_get_default_style (DxWordStyles *self)
{
  return self->default_style;
}

/*
 * dx_word_styles_get_numbering:
 * @style: (nullable): id of a style
 * @number: (out): which numbering
 * @level: (out): at which level
 *
 * Returns: whether the style numbers its paragraphs
 */
gboolean
dx_word_styles_get_numbering (DxWordStyles *self,
                              const char *style,
                              int *number,
                              int *level)
{
  for (guint i = 0; style != NULL && i < MAX_CHAIN; i++)
    {
      const Style *found = g_hash_table_lookup (self->styles, style);

      if (found == NULL)
        break;
      if (found->has_number)
        {
          *number = found->number;
          *level = found->level;
          return TRUE;
        }
      style = found->base;
    }

  return FALSE;
}
