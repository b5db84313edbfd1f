/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "dexuat-exchange"

#include "dx-pdf-data-private.h"

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
append (GString *out,
        qpdf_data self,
        qpdf_oh info,
        const char *key,
        const char *before,
        const char *after)
{
  qpdf_oh value = dx_qpdf_get (self, info, key);
  g_autofree char *text = NULL;
  const char *utf8;

  if (!qpdf_oh_is_string (self, value))
    return;
  utf8 = qpdf_oh_get_utf8_value (self, value);
  if (utf8 == NULL || *utf8 == '\0' || !g_utf8_validate (utf8, -1, NULL))
    return;

  text = escape (utf8);
  g_string_append_printf (out, "   %s%s%s\n", before, text, after);
}

/*
 * dx_pdf_xmp_new:
 * @created: (nullable): the time that stands in the information dictionary
 *
 * Writes the metadata of an archive file from its information dictionary.
 *
 * Returns: (transfer full): XML, UTF-8
 */
char *
dx_pdf_xmp_new (qpdf_data self, GDateTime *created)
{
  qpdf_oh info = dx_qpdf_get (self, qpdf_get_trailer (self), "/Info");
  GString *out = g_string_new (HEAD);

  append (out, self, info, "/Title",
          "<dc:title><rdf:Alt><rdf:li xml:lang=\"x-default\">",
          "</rdf:li></rdf:Alt></dc:title>");
  append (out, self, info, "/Author", "<dc:creator><rdf:Seq><rdf:li>",
          "</rdf:li></rdf:Seq></dc:creator>");
  append (out, self, info, "/Subject",
          "<dc:description><rdf:Alt><rdf:li xml:lang=\"x-default\">",
          "</rdf:li></rdf:Alt></dc:description>");
  append (out, self, info, "/Creator", "<xmp:CreatorTool>",
          "</xmp:CreatorTool>");
  append (out, self, info, "/Producer", "<pdf:Producer>", "</pdf:Producer>");
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
