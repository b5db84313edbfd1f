/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dx-config.h"

#define G_LOG_DOMAIN "dexuat-exchange"

#include "dx-xml-reader-private.h"

#include <glib/gi18n-lib.h>

struct _DxXmlReader {
  GBytes *bytes;
  xmlTextReaderPtr reader;
  gboolean empty; /* the tag that was just opened has no content */
  gboolean failed;
  char *message;
  int line;
};

G_DEFINE_QUARK (dx-xml-error-quark, dx_xml_error)

/* The first complaint is the one that matters. */
static void
error_cb (void *data, xmlErrorPtr cause)
{
  DxXmlReader *self = data;

  if (cause->level < XML_ERR_ERROR || self->message != NULL)
    return;

  self->message = g_strchomp (
      g_utf8_make_valid (cause->message != NULL ? cause->message : "", -1));
  self->line = cause->line;
}

/*
 * dx_xml_reader_new:
 * @bytes: an XML part
 *
 * Begins to read it. What a parser should not see is refused here.
 *
 * Returns: (transfer full) (nullable): the reader
 */
DxXmlReader *
dx_xml_reader_new (GBytes *bytes, GError **error)
{
  gsize length;
  const char *text = g_bytes_get_data (bytes, &length);
  DxXmlReader *self;

  if (!dx_xml_scan (text, length, error))
    return NULL;

  self = g_new0 (DxXmlReader, 1);
  self->bytes = g_bytes_ref (bytes);
  self->reader = xmlReaderForMemory (text, (int) length, NULL, "UTF-8",
                                     XML_PARSE_NONET | XML_PARSE_NOCDATA
                                         | XML_PARSE_COMPACT);
  if (self->reader != NULL)
    xmlTextReaderSetStructuredErrorHandler (self->reader, error_cb, self);

  return self;
}

/*
 * dx_xml_reader_free:
 *
 * Ends it.
 */
void
dx_xml_reader_free (DxXmlReader *self)
{
  if (self == NULL)
    return;

  g_clear_pointer (&self->reader, xmlFreeTextReader);
  g_bytes_unref (self->bytes);
  g_free (self->message);
  g_free (self);
}

static DxXmlNode
read_node (DxXmlReader *self)
{
  for (;;)
    {
      int status = self->reader != NULL ? xmlTextReaderRead (self->reader) : -1;

      if (status != 1)
        {
          self->failed = status < 0;
          return status < 0 ? DX_XML_FAILED : DX_XML_END;
        }
      switch (xmlTextReaderNodeType (self->reader))
        {
        case XML_READER_TYPE_ELEMENT:
          self->empty = xmlTextReaderIsEmptyElement (self->reader) == 1;
          return DX_XML_START;
        case XML_READER_TYPE_END_ELEMENT:
          return DX_XML_STOP;
        case XML_READER_TYPE_TEXT:
        case XML_READER_TYPE_CDATA:
        case XML_READER_TYPE_WHITESPACE:
        case XML_READER_TYPE_SIGNIFICANT_WHITESPACE:
          return DX_XML_TEXT;
        default:
          break;
        }
    }
}

/*
 * dx_xml_reader_next:
 *
 * Goes on to the next tag or text.
 */
DxXmlNode
dx_xml_reader_next (DxXmlReader *self)
{
  if (self->failed)
    return DX_XML_FAILED;
  if (self->empty)
    {
      self->empty = FALSE;
      return DX_XML_STOP;
    }

  return read_node (self);
}

/*
 * dx_xml_reader_get_name:
 *
 * Returns: the tag's name without prefix; the same name has the same address
 */
const char *
dx_xml_reader_get_name (DxXmlReader *self)
{
  return (const char *) xmlTextReaderConstLocalName (self->reader);
}

/*
 * dx_xml_reader_get_namespace:
 *
 * Returns: (nullable): the tag's namespace
 */
const char *
dx_xml_reader_get_namespace (DxXmlReader *self)
{
  return (const char *) xmlTextReaderConstNamespaceUri (self->reader);
}

/*
 * dx_xml_reader_get_text:
 *
 * Returns: the text that stands here
 */
const char *
dx_xml_reader_get_text (DxXmlReader *self)
{
  const xmlChar *text = xmlTextReaderConstValue (self->reader);

  return text != NULL ? (const char *) text : "";
}

/*
 * dx_xml_reader_get_attribute:
 * @name: without prefix
 *
 * Returns: (transfer full) (nullable): the attribute of that name, whatever
 *   its namespace
 */
char *
dx_xml_reader_get_attribute (DxXmlReader *self, const char *name)
{
  char *value = NULL;

  while (value == NULL && xmlTextReaderMoveToNextAttribute (self->reader) == 1)
    if (g_strcmp0 (dx_xml_reader_get_name (self), name) == 0)
      value = g_strdup (dx_xml_reader_get_text (self));
  xmlTextReaderMoveToElement (self->reader);

  return value;
}

/*
 * dx_xml_reader_skip:
 *
 * Goes over the content of the tag that was just opened, to its end.
 */
void
dx_xml_reader_skip (DxXmlReader *self)
{
  guint depth = 1;

  while (depth > 0)
    switch (dx_xml_reader_next (self))
      {
      case DX_XML_START:
        depth++;
        break;
      case DX_XML_STOP:
        depth--;
        break;
      case DX_XML_TEXT:
        break;
      case DX_XML_END:
      case DX_XML_FAILED:
      default:
        return;
      }
}

/*
 * dx_xml_reader_finish:
 *
 * Says what was wrong, if anything was.
 *
 * Returns: whether the part was read to its end
 */
gboolean
dx_xml_reader_finish (DxXmlReader *self, GError **error)
{
  if (!self->failed)
    return TRUE;

  g_set_error (error, DX_XML_ERROR, DX_XML_ERROR_SYNTAX, _ ("line %d: %s"),
               self->line,
               self->message != NULL ? self->message
                                     : _ ("the XML is damaged or cut short"));

  return FALSE;
}
