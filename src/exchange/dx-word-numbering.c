/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dx-config.h"

#define G_LOG_DOMAIN "dexuat-exchange"

#include <string.h>

#include "dx-word-private.h"

typedef struct {
  char *format;
  char *text;
  char *style; /* of paragraphs that are numbered by their style */
  int start;
  gboolean restarts_never;
} Level;

/* An abstract numbering; numberings that name it share its counters. */
typedef struct {
  Level levels[DX_WORD_LEVELS];
  guint counters[DX_WORD_LEVELS];
} Scheme;

typedef struct {
  char *scheme;
  int starts[DX_WORD_LEVELS]; /* -1: as the scheme says */
  gboolean used;
} Number;

struct _DxWordNumbering {
  GHashTable *schemes;
  GHashTable *numbers;
};

static void
scheme_free (gpointer data)
{
  Scheme *scheme = data;

  for (guint i = 0; i < DX_WORD_LEVELS; i++)
    {
      g_free (scheme->levels[i].format);
      g_free (scheme->levels[i].text);
      g_free (scheme->levels[i].style);
    }
  g_free (scheme);
}

static void
number_free (gpointer data)
{
  Number *number = data;

  g_free (number->scheme);
  g_free (number);
}

/* Where in the part the reader is. */
typedef struct {
  DxWordNumbering *self;
  Scheme *scheme;
  Level *level;
  Number *number;
  int override;
} Place;

static int
get_integer (DxXmlReader *reader, const char *name, int otherwise)
{
  g_autofree char *text = dx_xml_reader_get_attribute (reader, name);
  gint64 value;

  return text != NULL
                 && g_ascii_string_to_signed (text, 10, -1, 1000000, &value,
                                              NULL)
             ? (int) value
             : otherwise;
}

static void
take (char **target, char *value)
{
  g_free (*target);
  *target = value;
}

static Level *
get_level (Scheme *scheme, int index)
{
  return scheme != NULL && index >= 0 && index < DX_WORD_LEVELS
             ? &scheme->levels[index]
             : NULL;
}

static void
begin_scheme (Place *place, DxXmlReader *reader)
{
  char *id = dx_xml_reader_get_attribute (reader, "abstractNumId");

  place->scheme = g_new0 (Scheme, 1);
  for (guint i = 0; i < DX_WORD_LEVELS; i++)
    place->scheme->levels[i].start = 1;
  g_hash_table_replace (place->self->schemes, id != NULL ? id : g_strdup (""),
                        place->scheme);
}

static void
begin_number (Place *place, DxXmlReader *reader)
{
  int id = get_integer (reader, "numId", 0);

  place->number = g_new0 (Number, 1);
  for (guint i = 0; i < DX_WORD_LEVELS; i++)
    place->number->starts[i] = -1;
  g_hash_table_replace (place->self->numbers, GINT_TO_POINTER (id),
                        place->number);
}

static void
read_level (Place *place, DxXmlReader *reader, const char *name)
{
  Level *level = place->level;

  if (g_str_equal (name, "numFmt"))
    take (&level->format, dx_xml_reader_get_attribute (reader, "val"));
  else if (g_str_equal (name, "lvlText"))
    take (&level->text, dx_xml_reader_get_attribute (reader, "val"));
  else if (g_str_equal (name, "pStyle"))
    take (&level->style, dx_xml_reader_get_attribute (reader, "val"));
  else if (g_str_equal (name, "start"))
    level->start = get_integer (reader, "val", 1);
  else if (g_str_equal (name, "lvlRestart"))
    level->restarts_never = get_integer (reader, "val", 1) == 0;
}

static void
read_number (Place *place, DxXmlReader *reader, const char *name)
{
  if (g_str_equal (name, "abstractNumId"))
    take (&place->number->scheme, dx_xml_reader_get_attribute (reader, "val"));
  else if (g_str_equal (name, "lvlOverride"))
    place->override = get_integer (reader, "ilvl", 0);
  else if (g_str_equal (name, "startOverride") && place->override >= 0
           && place->override < DX_WORD_LEVELS)
    place->number->starts[place->override] = get_integer (reader, "val", 1);
}

static void
start_tag (Place *place, DxXmlReader *reader, const char *name)
{
  if (g_str_equal (name, "abstractNum"))
    begin_scheme (place, reader);
  else if (g_str_equal (name, "num"))
    begin_number (place, reader);
  else if (g_str_equal (name, "lvl"))
    place->level = get_level (place->scheme, get_integer (reader, "ilvl", -1));
  else if (place->level != NULL)
    read_level (place, reader, name);
  else if (place->number != NULL)
    read_number (place, reader, name);
}

static void
stop_tag (Place *place, const char *name)
{
  if (g_str_equal (name, "abstractNum"))
    place->scheme = NULL;
  else if (g_str_equal (name, "num"))
    place->number = NULL;
  else if (g_str_equal (name, "lvl"))
    place->level = NULL;
}

static gboolean
read_part (DxXmlReader *reader, gpointer data, GError **error)
{
  Place place = { .self = data };
  DxXmlNode node;

  while ((node = dx_xml_reader_next (reader)) != DX_XML_END)
    {
      if (node == DX_XML_FAILED)
        return dx_xml_reader_finish (reader, error);
      if (node == DX_XML_START)
        start_tag (&place, reader, dx_xml_reader_get_name (reader));
      else if (node == DX_XML_STOP)
        stop_tag (&place, dx_xml_reader_get_name (reader));
    }

  return TRUE;
}

/*
 * dx_word_numbering_new:
 *
 * Reads the numberings of a Word file, if there are any.
 *
 * Returns: (transfer full) (nullable): them
 */
DxWordNumbering *
dx_word_numbering_new (DxWordPackage *package, GError **error)
{
  g_autoptr (DxWordNumbering) self = g_new0 (DxWordNumbering, 1);
  GPtrArray *names = dx_word_package_list (package, "numbering");

  self->schemes =
      g_hash_table_new_full (g_str_hash, g_str_equal, g_free, scheme_free);
  self->numbers =
      g_hash_table_new_full (g_direct_hash, NULL, NULL, number_free);
  if (names != NULL
      && dx_zip_reader_find (package->zip, g_ptr_array_index (names, 0), NULL)
      && !dx_word_package_parse (package, g_ptr_array_index (names, 0),
                                 read_part, self, error))
    return NULL;

  return g_steal_pointer (&self);
}

/*
 * dx_word_numbering_free:
 *
 * Frees them.
 */
void
dx_word_numbering_free (DxWordNumbering *self)
{
  if (self == NULL)
    return;

  g_hash_table_unref (self->schemes);
  g_hash_table_unref (self->numbers);
  g_free (self);
}

static char *
to_roman (guint number, gboolean upper)
{
  static const struct {
    guint value;
    const char *letters;
  } digits[] = {
    { 1000, "M" }, { 900, "CM" }, { 500, "D" }, { 400, "CD" }, { 100, "C" },
    { 90, "XC" },  { 50, "L" },   { 40, "XL" }, { 10, "X" },   { 9, "IX" },
    { 5, "V" },    { 4, "IV" },   { 1, "I" },
  };
  g_autoptr (GString) out = g_string_new (NULL);

  for (guint i = 0; i < G_N_ELEMENTS (digits); i++)
    for (; number >= digits[i].value; number -= digits[i].value)
      g_string_append (out, digits[i].letters);

  return upper ? g_strdup (out->str) : g_ascii_strdown (out->str, -1);
}

/* a … z, aa … zz */
static char *
to_letters (guint number, gboolean upper)
{
  guint n = MIN ((number - 1) / 26 + 1, 8);
  char letter = (char) ((upper ? 'A' : 'a') + (number - 1) % 26);

  return g_strnfill (n, letter);
}

/*
 * dx_word_format_number:
 * @number: a number
 * @format: (nullable): "decimal", "upperRoman" …, as Word names them
 *
 * Returns: (transfer full): the number as it is written
 */
char *
dx_word_format_number (guint number, const char *format)
{
  if (number == 0 || number > 5000 || format == NULL)
    return g_strdup_printf ("%u", number);
  if (g_str_equal (format, "none"))
    return g_strdup ("");
  if (g_str_equal (format, "upperRoman") || g_str_equal (format, "lowerRoman"))
    return to_roman (number, *format == 'u');
  if (g_str_equal (format, "upperLetter")
      || g_str_equal (format, "lowerLetter"))
    return to_letters (number, *format == 'u');
  if (g_str_equal (format, "decimalZero"))
    return g_strdup_printf ("%02u", number);

  return g_strdup_printf ("%u", number);
}

/* A bullet is whatever sign its font shows; text keeps the signs that are
 * typed by hand here. */
static char *
bullet (const char *text)
{
  if (text == NULL || *text == '\0')
    return NULL;
  if (g_str_equal (text, "-") || g_str_equal (text, "+")
      || g_str_equal (text, "*"))
    return g_strdup (text);
  if (g_str_equal (text, "–") || g_str_equal (text, "—")
      || g_str_equal (text, "\uF02D") || g_str_equal (text, "−"))
    return g_strdup ("-");
  if (g_str_equal (text, "\uF02B"))
    return g_strdup ("+");

  return g_strdup ("•");
}

static int
get_start (const Scheme *scheme, const Number *number, int level)
{
  return number->starts[level] >= 0 ? number->starts[level]
                                    : scheme->levels[level].start;
}

static void
count (Scheme *scheme, Number *number, int level)
{
  /* A number of its own starts anew where it says so. */
  if (!number->used)
    for (int i = 0; i < DX_WORD_LEVELS; i++)
      if (number->starts[i] >= 0)
        scheme->counters[i] = 0;
  number->used = TRUE;

  for (int i = 0; i < level; i++)
    if (scheme->counters[i] == 0)
      scheme->counters[i] = (guint) get_start (scheme, number, i);
  if (scheme->counters[level] == 0)
    scheme->counters[level] = (guint) get_start (scheme, number, level);
  else
    scheme->counters[level]++;
  for (int i = level + 1; i < DX_WORD_LEVELS; i++)
    if (!scheme->levels[i].restarts_never)
      scheme->counters[i] = 0;
}

/* "%1.%2." with the counters put in. */
static char *
expand (const Scheme *scheme, int level)
{
  const char *text = scheme->levels[level].text;
  GString *out = g_string_new (NULL);

  for (const char *p = text != NULL ? text : ""; *p != '\0'; p++)
    if (*p == '%' && p[1] >= '1' && p[1] <= '9')
      {
        int i = *++p - '1';
        g_autofree char *number = dx_word_format_number (
            scheme->counters[i], scheme->levels[i].format);

        g_string_append (out, number);
      }
    else
      g_string_append_c (out, *p);

  return g_string_free (out, FALSE);
}

/* The level of a paragraph that is numbered by its style. */
static int
level_of_style (const Scheme *scheme, const char *style, int otherwise)
{
  for (int i = 0; style != NULL && i < DX_WORD_LEVELS; i++)
    if (g_strcmp0 (scheme->levels[i].style, style) == 0)
      return i;

  return otherwise;
}

/*
 * dx_word_numbering_next:
 * @number: which numbering
 * @level: at which level
 * @style: (nullable): the paragraph's style, when it is the style that
 *   numbers
 *
 * Counts on.
 *
 * Returns: (transfer full) (nullable): what stands before the paragraph
 */
char *
dx_word_numbering_next (DxWordNumbering *self,
                        int number,
                        int level,
                        const char *style)
{
  Number *found = g_hash_table_lookup (self->numbers, GINT_TO_POINTER (number));
  Scheme *scheme = found != NULL && found->scheme != NULL
                       ? g_hash_table_lookup (self->schemes, found->scheme)
                       : NULL;
  g_autofree char *mark = NULL;

  if (scheme == NULL)
    return NULL;
  level = level_of_style (scheme, style, CLAMP (level, 0, DX_WORD_LEVELS - 1));
  if (g_strcmp0 (scheme->levels[level].format, "bullet") == 0)
    return bullet (scheme->levels[level].text);

  count (scheme, found, level);
  mark = expand (scheme, level);
  g_strstrip (mark);

  return *mark != '\0' ? g_steal_pointer (&mark) : NULL;
}
