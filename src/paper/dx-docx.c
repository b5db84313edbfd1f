/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dx-config.h"

#define G_LOG_DOMAIN "dexuat-paper"

#include "dx-docx.h"

#include <gio/gio.h>
#include <glib/gi18n-lib.h>

#include "dx-docx-private.h"
#include "dx-proposal.h"
#include "dx-word-resources.h"
#include "dx-zip-private.h"

#define TYPES "http://schemas.openxmlformats.org/package/2006/content-types"
#define RELATIONS "http://schemas.openxmlformats.org/package/2006/relationships"
#define CORE_PROPERTIES                                                        \
  "http://schemas.openxmlformats.org/package/2006/metadata/core-properties"
#define WORD "application/vnd.openxmlformats-officedocument.wordprocessingml."

G_DEFINE_QUARK (dx-docx-error-quark, dx_docx_error)

/* The parts that are the same in every file, and those that name a type:
 * what is not named is plain XML. */
static const struct {
  const char *name;
  const char *resource;
  gboolean with_data;
} fixed_parts[] = {
  { "_rels/.rels", "package-relations", FALSE },
  { "docProps/app.xml", "app", FALSE },
  { "word/styles.xml", "styles", FALSE },
  { "word/settings.xml", "settings", FALSE },
  { "word/fontTable.xml", "fontTable", FALSE },
  { "word/header1.xml", "header", FALSE },
  { "word/header2.xml", "header-first", FALSE },
  { "customXml/_rels/item1.xml.rels", "item-relations", TRUE },
  { "customXml/itemProps1.xml", "item-properties", TRUE },
};

static const struct {
  const char *name;
  const char *type;
} types[] = {
  { "/word/document.xml", WORD "document.main+xml" },
  { "/word/styles.xml", WORD "styles+xml" },
  { "/word/settings.xml", WORD "settings+xml" },
  { "/word/fontTable.xml", WORD "fontTable+xml" },
  { "/word/header1.xml", WORD "header+xml" },
  { "/word/header2.xml", WORD "header+xml" },
  { "/docProps/core.xml",
    "application/vnd.openxmlformats-package.core-properties+xml" },
  { "/docProps/app.xml",
    "application/vnd.openxmlformats-officedocument.extended-properties+xml" },
  { "/customXml/itemProps1.xml",
    "application/vnd.openxmlformats-officedocument.customXmlProperties+xml" },
};

/* Of the text; the last one is there with data only. */
static const struct {
  const char *id;
  const char *kind;
  const char *target;
} relations[] = {
  { "rIdStyles", "styles", "styles.xml" },
  { "rIdSettings", "settings", "settings.xml" },
  { "rIdFonts", "fontTable", "fontTable.xml" },
  { "rIdHeader", "header", "header1.xml" },
  { "rIdHeaderFirst", "header", "header2.xml" },
  { "rIdData", "customXml", "../customXml/item1.xml" },
};

static GBytes *
make_types (gboolean with_data)
{
  g_autoptr (DxXml) xml = dx_xml_new ();
  guint n = G_N_ELEMENTS (types) - (with_data ? 0 : 1);

  dx_xml_start (xml, "Types", "xmlns", TYPES, NULL);
  dx_xml_empty (xml, "Default", "Extension", "rels", "ContentType",
                "application/vnd.openxmlformats-package.relationships+xml",
                NULL);
  dx_xml_empty (xml, "Default", "Extension", "xml", "ContentType",
                "application/xml", NULL);
  for (guint i = 0; i < n; i++)
    dx_xml_empty (xml, "Override", "PartName", types[i].name, "ContentType",
                  types[i].type, NULL);

  return dx_xml_finish (xml);
}

static GBytes *
make_relations (gboolean with_data)
{
  g_autoptr (DxXml) xml = dx_xml_new ();
  guint n = G_N_ELEMENTS (relations) - (with_data ? 0 : 1);

  dx_xml_start (xml, "Relationships", "xmlns", RELATIONS, NULL);
  for (guint i = 0; i < n; i++)
    {
      g_autofree char *type =
          g_strconcat (DX_DOCX_RELATIONS "/", relations[i].kind, NULL);

      dx_xml_empty (xml, "Relationship", "Id", relations[i].id, "Type", type,
                    "Target", relations[i].target, NULL);
    }

  return dx_xml_finish (xml);
}

static void
add_property (DxXml *xml, const char *name, const char *text)
{
  if (text != NULL)
    dx_xml_leaf (xml, name, text);
}

static void
add_time (DxXml *xml, const char *name, const char *time)
{
  dx_xml_start (xml, name, "xsi:type", "dcterms:W3CDTF", NULL);
  dx_xml_text (xml, time);
  dx_xml_end (xml);
}

/* Without a time given, none is written: the same proposal is the same
 * file whenever it is made. */
static GBytes *
make_properties (const DxDocument *document, GDateTime *created)
{
  g_autoptr (DxXml) xml = dx_xml_new ();

  dx_xml_start (xml, "cp:coreProperties", "xmlns:cp", CORE_PROPERTIES,
                "xmlns:dc", "http://purl.org/dc/elements/1.1/", "xmlns:dcterms",
                "http://purl.org/dc/terms/", "xmlns:xsi",
                "http://www.w3.org/2001/XMLSchema-instance", NULL);
  add_property (xml, "dc:title", document->title);
  add_property (xml, "dc:subject", document->subject);
  add_property (xml, "dc:creator", document->author);
  dx_xml_leaf (xml, "dc:language", "vi-VN");
  if (created != NULL)
    {
      g_autoptr (GDateTime) utc = g_date_time_to_utc (created);
      g_autofree char *time = g_date_time_format (utc, "%Y-%m-%dT%H:%M:%SZ");

      add_time (xml, "dcterms:created", time);
      add_time (xml, "dcterms:modified", time);
    }

  return dx_xml_finish (xml);
}

/* JSON says the same with a letter or its number; XML cannot hold all
 * letters. These can only stand inside of strings. */
static char *
make_xml_json (GBytes *data)
{
  gsize length;
  const char *json = g_bytes_get_data (data, &length);
  g_autoptr (GString) text = g_string_new_len (json, length);

  g_string_replace (text, "\xEF\xBF\xBE", "\\uFFFE", 0);
  g_string_replace (text, "\xEF\xBF\xBF", "\\uFFFF", 0);

  return g_string_free (g_steal_pointer (&text), FALSE);
}

static GBytes *
make_item (GBytes *data)
{
  g_autoptr (DxXml) xml = dx_xml_new ();
  g_autofree char *json = make_xml_json (data);

  dx_xml_start (xml, DX_PROPOSAL_ELEMENT, "xmlns", DX_PROPOSAL_NAMESPACE, NULL);
  dx_xml_text (xml, json);

  return dx_xml_finish (xml);
}

/* Takes @bytes. */
static gboolean
add_part (DxZip *zip, const char *name, GBytes *bytes, GError **error)
{
  g_autoptr (GBytes) taken = bytes;

  if (taken == NULL)
    {
      g_set_error (error, DX_DOCX_ERROR, DX_DOCX_ERROR_MAKE,
                   _ ("the Word file could not be made: %s"), name);
      return FALSE;
    }

  return dx_zip_add (zip, name, taken, error);
}

static gboolean
add_fixed_parts (DxZip *zip, gboolean with_data, GError **error)
{
  for (guint i = 0; i < G_N_ELEMENTS (fixed_parts); i++)
    {
      g_autofree char *path = g_strdup_printf ("/vn/dexuat/DeXuat/word/%s.xml",
                                               fixed_parts[i].resource);
      GBytes *bytes;

      if (fixed_parts[i].with_data && !with_data)
        continue;
      bytes = g_resource_lookup_data (dx_word_get_resource (), path,
                                      G_RESOURCE_LOOKUP_FLAGS_NONE, error);
      if (bytes == NULL || !add_part (zip, fixed_parts[i].name, bytes, error))
        return FALSE;
    }

  return TRUE;
}

/**
 * dx_docx_write:
 * @document: what to write
 * @data: (nullable): the proposal's JSON, to be found again in the file
 * @created: (nullable): the time written into the file, or %NULL for none
 * @writer: (scope call): takes the bytes
 * @user_data: for @writer
 * @error: return location for an error
 *
 * Writes @document as a Word file: A4 with the margins, letters, distances
 * and page numbers of the printed pages, headings and lists by style, a
 * bookmark around each section, title and author, in Vietnamese. No font is
 * needed. @data goes into a part of its own, customXml/item1.xml, as the
 * text of an element `proposal` of the namespace %DX_PROPOSAL_NAMESPACE.
 * The same document, data and time give the same bytes.
 *
 * Returns: %FALSE with @error set on failure; what was written is no file
 */
gboolean
dx_docx_write (const DxDocument *document,
               GBytes *data,
               GDateTime *created,
               DxPdfWriter writer,
               gpointer user_data,
               GError **error)
{
  g_autoptr (DxZip) zip = NULL;
  gboolean with_data = data != NULL;

  g_return_val_if_fail (document != NULL, FALSE);
  g_return_val_if_fail (writer != NULL, FALSE);

  zip = dx_zip_new (writer, user_data);

  return add_part (zip, "[Content_Types].xml", make_types (with_data), error)
         && add_fixed_parts (zip, with_data, error)
         && add_part (zip, "docProps/core.xml",
                      make_properties (document, created), error)
         && add_part (zip, "word/_rels/document.xml.rels",
                      make_relations (with_data), error)
         && add_part (zip, "word/document.xml", dx_docx_make_body (document),
                      error)
         && (!with_data
             || add_part (zip, "customXml/item1.xml", make_item (data), error))
         && dx_zip_finish (zip, error);
}
