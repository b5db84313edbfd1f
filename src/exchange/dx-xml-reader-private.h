/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>
#include <libxml/xmlreader.h>

G_BEGIN_DECLS

/* An XML part of a stranger's file, read as a stream: no DTD, no entities
 * but the five, nothing from outside, no tag and no nesting that would cost
 * more than it says. */

#define DX_XML_ERROR (dx_xml_error_quark ())

/**
 * DxXmlError:
 * @DX_XML_ERROR_ENCODING: not UTF-8
 * @DX_XML_ERROR_DTD: a document type or an entity of its own
 * @DX_XML_ERROR_LIMIT: too deep, or too many attributes
 * @DX_XML_ERROR_SYNTAX: not XML
 */
typedef enum {
  DX_XML_ERROR_ENCODING,
  DX_XML_ERROR_DTD,
  DX_XML_ERROR_LIMIT,
  DX_XML_ERROR_SYNTAX
} DxXmlError;

typedef struct _DxXmlReader DxXmlReader;

/**
 * DxXmlNode:
 * @DX_XML_END: of the part, or of what was asked for
 * @DX_XML_START: a tag opens; an empty one is followed by its end
 * @DX_XML_STOP: a tag closes
 * @DX_XML_TEXT: text
 * @DX_XML_FAILED: it is damaged: see dx_xml_reader_finish ()
 */
typedef enum {
  DX_XML_END,
  DX_XML_START,
  DX_XML_STOP,
  DX_XML_TEXT,
  DX_XML_FAILED
} DxXmlNode;

GQuark       dx_xml_error_quark          (void);
DxXmlReader *dx_xml_reader_new           (GBytes       *bytes,
                                          GError      **error);
void         dx_xml_reader_free          (DxXmlReader  *self);
DxXmlNode    dx_xml_reader_next          (DxXmlReader  *self);
const char  *dx_xml_reader_get_name      (DxXmlReader  *self);
const char  *dx_xml_reader_get_namespace (DxXmlReader  *self);
const char  *dx_xml_reader_get_text      (DxXmlReader  *self);
char        *dx_xml_reader_get_attribute (DxXmlReader  *self,
                                          const char   *name);
void         dx_xml_reader_skip          (DxXmlReader  *self);
gboolean     dx_xml_reader_finish        (DxXmlReader  *self,
                                          GError      **error);

gboolean     dx_xml_scan                 (const char   *text,
                                          gsize         length,
                                          GError      **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DxXmlReader, dx_xml_reader_free)

G_END_DECLS
