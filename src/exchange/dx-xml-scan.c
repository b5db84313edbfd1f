/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dx-config.h"

#define G_LOG_DOMAIN "dexuat-exchange"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "dx-xml-reader-private.h"

/* The largest that Word writes has some forty: its namespaces. libxml2
 * takes time with the square of their number. */
#define MAX_ATTRIBUTES 250
#define MAX_DEPTH 200

typedef struct {
  const char *text;
  const char *at;
  const char *end;
  guint depth;
} Scan;

static gboolean
refuse (const Scan *scan, GError **error, DxXmlError code, const char *reason)
{
  guint line = 1;

  for (const char *p = scan->text; p < scan->at; p++)
    line += *p == '\n';
  g_set_error (error, DX_XML_ERROR, code, _ ("line %u: %s"), line, reason);

  return FALSE;
}

/* Goes behind @mark. */
static gboolean
skip_to (Scan *scan, const char *mark, GError **error)
{
  const char *found =
      memmem (scan->at, scan->end - scan->at, mark, strlen (mark));

  if (found == NULL)
    return refuse (scan, error, DX_XML_ERROR_SYNTAX,
                   _ ("the XML is damaged or cut short"));
  scan->at = found + strlen (mark);

  return TRUE;
}

static gboolean
begins (const Scan *scan, const char *mark)
{
  gsize length = strlen (mark);

  return (gsize) (scan->end - scan->at) >= length
         && memcmp (scan->at, mark, length) == 0;
}

/* Over a start tag, its quoted values included. */
static gboolean
scan_tag (Scan *scan, GError **error)
{
  guint attributes = 0;

  while (scan->at < scan->end && *scan->at != '>')
    {
      char c = *scan->at++;

      if (c == '=' && ++attributes > MAX_ATTRIBUTES)
        return refuse (scan, error, DX_XML_ERROR_LIMIT,
                       _ ("a tag has too many attributes"));
      if (c == '"' || c == '\'')
        {
          scan->at = memchr (scan->at, c, scan->end - scan->at);
          if (scan->at == NULL)
            {
              scan->at = scan->end;
              break;
            }
          scan->at++;
        }
    }
  if (scan->at == scan->end)
    return refuse (scan, error, DX_XML_ERROR_SYNTAX,
                   _ ("the XML is damaged or cut short"));
  if (scan->at[-1] != '/' && ++scan->depth > MAX_DEPTH)
    return refuse (scan, error, DX_XML_ERROR_LIMIT,
                   _ ("tags are nested too deep"));
  scan->at++;

  return TRUE;
}

static gboolean
scan_declaration (Scan *scan, GError **error)
{
  const char *end = memchr (scan->at, '>', scan->end - scan->at);
  g_autofree char *text =
      end != NULL ? g_ascii_strdown (scan->at, end - scan->at) : g_strdup ("");
  const char *encoding = strstr (text, "encoding");

  if (encoding != NULL && strstr (encoding, "utf-8") == NULL
      && strstr (encoding, "ascii") == NULL)
    return refuse (scan, error, DX_XML_ERROR_ENCODING,
                   _ ("the XML is not UTF-8"));

  return skip_to (scan, "?>", error);
}

static gboolean
scan_markup (Scan *scan, GError **error)
{
  if (begins (scan, "<!--"))
    return skip_to (scan, "-->", error);
  if (begins (scan, "<![CDATA["))
    return skip_to (scan, "]]>", error);
  if (begins (scan, "<!"))
    return refuse (scan, error, DX_XML_ERROR_DTD,
                   _ ("document types and entities are not allowed here"));
  if (begins (scan, "<?xml "))
    return scan_declaration (scan, error);
  if (begins (scan, "<?"))
    return skip_to (scan, "?>", error);
  if (begins (scan, "</"))
    {
      scan->depth -= scan->depth > 0;
      return skip_to (scan, ">", error);
    }
  scan->at++;

  return scan_tag (scan, error);
}

/*
 * dx_xml_scan:
 * @text: (array length=length): an XML part
 *
 * Looks at every tag before a parser does, in time that grows with the
 * length.
 *
 * Returns: %FALSE when it is not for the parser
 */
gboolean
dx_xml_scan (const char *text, gsize length, GError **error)
{
  Scan scan = { .text = text, .at = text, .end = text + length };

  if (!g_utf8_validate (text, (gssize) length, &scan.at))
    return refuse (&scan, error, DX_XML_ERROR_ENCODING,
                   _ ("the XML is not UTF-8"));

  scan.at = text;
  while ((scan.at = memchr (scan.at, '<', scan.end - scan.at)) != NULL)
    if (!scan_markup (&scan, error))
      return FALSE;

  return TRUE;
}
