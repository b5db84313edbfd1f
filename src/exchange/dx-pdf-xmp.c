/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "dexuat-exchange"

#include "dx-pdf-words-private.h"

#include <string.h>

/* ISO 16684-1: what the file says of itself, as XML. What stands in the
 * information dictionary too must say the same there (ISO 19005-3,
 * 6.6.3). */

#define HEAD                                                                   \
  "<?xpacket begin=\"\xEF\xBB\xBF\" id=\"W5M0MpCehiHzreSzNTczkc9d\"?>\n"       \
  "<x:xmpmeta xmlns:x=\"adobe:ns:meta/\">\n"                                   \
  " <rdf:RDF xmlns:rdf=\"http://www.w3.org/1999/02/22-rdf-syntax-ns#\">\n"     \
  "  <rdf:Description rdf:about=\"\"\n"                                        \
  "    xmlns:pdfaid=\"http://www.aiim.org/pdfa/ns/id/\"\n"                     \
  "    xmlns:dc=\"http://purl.org/dc/elements/1.1/\"\n"                        \
  "    xmlns:xmp=\"http://ns.adobe.com/xap/1.0/\"\n"                           \
  "    xmlns:pdf=\"http://ns.adobe.com/pdf/1.3/\">\n"                          \
  "   <pdfaid:part>3</pdfaid:part>\n"                                          \
  "   <pdfaid:conformance>B</pdfaid:conformance>\n"                            \
  "   <dc:format>application/pdf</dc:format>\n"                                \
  "   <dc:language><rdf:Bag><rdf:li>vi-VN</rdf:li></rdf:Bag>"                  \
  "</dc:language>\n"

#define TAIL                                                                   \
  "  </rdf:Description>\n"                                                     \
  " </rdf:RDF>\n"                                                              \
  "</x:xmpmeta>\n"                                                             \
  "<?xpacket end=\"r\"?>\n"

/* XML 1.0 knows no other control characters. */
static char *
escape (const char *text)
{
  g_autofree char *clean = g_strdup (text);

  for (char *p = clean; *p != '\0'; p++)
    if ((guchar) *p < 0x20 || *p == 0x7F)
      *p = ' ';

  return g_markup_escape_text (clean, -1);
}

static void
append (GString *out, char *value, const char *before, const char *after)
{
  g_autofree char *text = NULL;

  if (value != NULL && *value != '\0' && g_utf8_validate (value, -1, NULL))
    {
      text = escape (value);
      g_string_append_printf (out, "   %s%s%s\n", before, text, after);
    }
  g_free (value);
}

/*
 * dx_pdf_xmp_new:
 * @get: gives an entry of the information dictionary, such as "/Title"
 * @data: for @get
 * @created: (nullable): the time that stands in the information dictionary
 *
 * Writes the metadata of an archive file from its information dictionary.
 *
 * Returns: (transfer full): XML, UTF-8
 */
char *
dx_pdf_xmp_new (DxPdfXmpFunc get, gpointer data, GDateTime *created)
{
  GString *out = g_string_new (HEAD);

  append (out, get ("/Title", data),
          "<dc:title><rdf:Alt><rdf:li xml:lang=\"x-default\">",
          "</rdf:li></rdf:Alt></dc:title>");
  append (out, get ("/Author", data), "<dc:creator><rdf:Seq><rdf:li>",
          "</rdf:li></rdf:Seq></dc:creator>");
  append (out, get ("/Subject", data),
          "<dc:description><rdf:Alt><rdf:li xml:lang=\"x-default\">",
          "</rdf:li></rdf:Alt></dc:description>");
  append (out, get ("/Creator", data), "<xmp:CreatorTool>",
          "</xmp:CreatorTool>");
  append (out, get ("/Producer", data), "<pdf:Producer>", "</pdf:Producer>");
  if (created != NULL)
    {
      g_autofree char *date =
          g_date_time_format (created, "%Y-%m-%dT%H:%M:%S%:z");

      g_string_append_printf (out, "   <xmp:CreateDate>%s</xmp:CreateDate>\n",
                              date);
    }
  g_string_append (out, TAIL);

  return g_string_free (out, FALSE);
}

/*
 * dx_pdf_format_date:
 *
 * Returns: (transfer full): @date as ISO 32000-1, 7.9.4 has it
 */
char *
dx_pdf_format_date (GDateTime *date)
{
  g_autofree char *zone = g_date_time_format (date, "%:z");
  g_autofree char *clock = NULL;

  if (strlen (zone) != 6)
    return g_date_time_format (date, "D:%Y%m%d%H%M%SZ");

  zone[3] = '\'';
  clock = g_date_time_format (date, "D:%Y%m%d%H%M%S");

  return g_strdup_printf ("%s%s'", clock, zone);
}
