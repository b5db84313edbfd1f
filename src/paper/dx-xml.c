/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "dexuat-paper"

#include "dx-xml-private.h"

#include <libxml/xmlwriter.h>
#include <stdarg.h>
#include <string.h>

struct _DxXml {
  GByteArray *bytes;
  xmlTextWriterPtr writer;
  gboolean failed;
};

static int
write_cb (void *context, const char *bytes, int length)
{
  g_byte_array_append (context, (const guint8 *) bytes, length);

  return length;
}

static void
note (DxXml *self, int result)
{
  if (result < 0)
    self->failed = TRUE;
}

/*
 * dx_xml_new:
 *
 * Begins a part: its declaration is written.
 */
DxXml *
dx_xml_new (void)
{
  DxXml *self = g_new0 (DxXml, 1);
  xmlOutputBufferPtr buffer;

  self->bytes = g_byte_array_new ();
  buffer = xmlOutputBufferCreateIO (write_cb, NULL, self->bytes, NULL);
  self->writer = xmlNewTextWriter (buffer);
  note (self, xmlTextWriterStartDocument (self->writer, NULL, "UTF-8", "yes"));

  return self;
}

/*
 * dx_xml_free:
 *
 * Drops a part, or what is left of it.
 */
void
dx_xml_free (DxXml *self)
{
  if (self == NULL)
    return;

  g_clear_pointer (&self->writer, xmlFreeTextWriter);
  g_clear_pointer (&self->bytes, g_byte_array_unref);
  g_free (self);
}

static void
write_attributes (DxXml *self, va_list args)
{
  const char *name;

  while ((name = va_arg (args, const char *)) != NULL)
    {
      const char *value = va_arg (args, const char *);

      dx_xml_word (self, name, value);
    }
}

/*
 * dx_xml_start:
 * @name: of an element, followed by names and values of its attributes
 *
 * Opens an element.
 */
void
dx_xml_start (DxXml *self, const char *name, ...)
{
  va_list args;

  note (self, xmlTextWriterStartElement (self->writer, BAD_CAST name));
  va_start (args, name);
  write_attributes (self, args);
  va_end (args);
}

/*
 * dx_xml_end:
 *
 * Closes the element that was opened last.
 */
void
dx_xml_end (DxXml *self)
{
  note (self, xmlTextWriterEndElement (self->writer));
}

/*
 * dx_xml_empty:
 * @name: of an element, followed by names and values of its attributes
 *
 * Writes an element without content.
 */
void
dx_xml_empty (DxXml *self, const char *name, ...)
{
  va_list args;

  note (self, xmlTextWriterStartElement (self->writer, BAD_CAST name));
  va_start (args, name);
  write_attributes (self, args);
  va_end (args);
  dx_xml_end (self);
}

/*
 * dx_xml_word:
 *
 * Adds an attribute to the element that was opened last.
 */
void
dx_xml_word (DxXml *self, const char *name, const char *value)
{
  note (self, xmlTextWriterWriteAttribute (self->writer, BAD_CAST name,
                                           BAD_CAST value));
}

/*
 * dx_xml_attribute:
 *
 * Adds a number to the element that was opened last.
 */
void
dx_xml_attribute (DxXml *self, const char *name, int value)
{
  char digits[16];

  g_snprintf (digits, sizeof digits, "%d", value);
  dx_xml_word (self, name, digits);
}

/* XML 1.0 knows no control characters and neither of these two. */
static gboolean
is_xml_letter (gunichar c)
{
  return (c >= 0x20 || c == '\n' || c == '\t') && c != 0xFFFE && c != 0xFFFF;
}

static gboolean
is_xml_text (const char *text)
{
  for (const char *p = text; *p != '\0'; p++)
    {
      guchar byte = *p;

      if (byte >= 0x20 && byte != 0xEF)
        continue;
      if (!is_xml_letter (g_utf8_get_char (p)))
        return FALSE;
    }

  return TRUE;
}

static char *
make_xml_text (const char *text)
{
  GString *clean = g_string_sized_new (strlen (text));

  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      g_string_append_unichar (clean, is_xml_letter (c) ? c : 0xFFFD);
    }

  return g_string_free (clean, FALSE);
}

/*
 * dx_xml_text:
 * @text: UTF-8 text
 *
 * Writes text. U+FFFD stands for what XML cannot hold.
 */
void
dx_xml_text (DxXml *self, const char *text)
{
  g_autofree char *clean = is_xml_text (text) ? NULL : make_xml_text (text);

  note (self, xmlTextWriterWriteString (
                  self->writer, BAD_CAST (clean != NULL ? clean : text)));
}

/*
 * dx_xml_leaf:
 *
 * Writes an element with text and nothing else.
 */
void
dx_xml_leaf (DxXml *self, const char *name, const char *text)
{
  dx_xml_start (self, name, NULL);
  dx_xml_text (self, text);
  dx_xml_end (self);
}

/*
 * dx_xml_finish:
 *
 * Closes all that is open.
 *
 * Returns: (transfer full) (nullable): the part; %NULL when memory failed
 */
GBytes *
dx_xml_finish (DxXml *self)
{
  note (self, xmlTextWriterEndDocument (self->writer));
  g_clear_pointer (&self->writer, xmlFreeTextWriter);
  if (self->failed)
    return NULL;

  return g_byte_array_free_to_bytes (g_steal_pointer (&self->bytes));
}
