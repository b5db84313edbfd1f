/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dx-xml-reader-private.h"

#include <string.h>

typedef struct {
  const char *text;
  int code; /* -1: good */
} Case;

static const Case cases[] = {
  { "<a/>", -1 },
  { "<?xml version=\"1.0\" encoding=\"UTF-8\"?><a b='>' c=\"<\"/>", -1 },
  { "<a><!-- <b> <!DOCTYPE --><![CDATA[<c>]]></a>", -1 },
  { "<?xml version='1.0' encoding='utf-16'?><a/>", DX_XML_ERROR_ENCODING },
  { "\xFF<a/>", DX_XML_ERROR_ENCODING },
  { "<!DOCTYPE a><a/>", DX_XML_ERROR_DTD },
  { "<a><!ENTITY b 'c'></a>", DX_XML_ERROR_DTD },
  { "<a b='", DX_XML_ERROR_SYNTAX },
  { "<a", DX_XML_ERROR_SYNTAX },
  { "<!-- a", DX_XML_ERROR_SYNTAX },
  { "<?xml version='1.0'", DX_XML_ERROR_SYNTAX },
};

static void
test_cases (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;
      gboolean good =
          dx_xml_scan (cases[i].text, strlen (cases[i].text), &error);

      g_test_message ("%u", i);
      g_assert_cmpint (good, ==, cases[i].code < 0);
      if (!good)
        g_assert_error (error, DX_XML_ERROR, cases[i].code);
    }
}

static GString *
repeat (const char *first, const char *word, guint n, const char *last)
{
  GString *out = g_string_new (first);

  for (guint i = 0; i < n; i++)
    {
      g_autofree char *number = g_strdup_printf ("%u", i);
      g_auto (GStrv) parts = g_strsplit (word, "#", -1);
      g_autofree char *whole = g_strjoinv (number, parts);

      g_string_append (out, whole);
    }

  return g_string_append (out, last);
}

static void
test_bounds (void)
{
  const struct {
    GString *text;
    gboolean good;
  } bounds[] = {
    { repeat ("<a", " b#='1'", 200, "/>"), TRUE },
    { repeat ("<a", " b#='1'", 300, "/>"), FALSE },
    { repeat ("", "<a#>", 150, ""), TRUE },
    { repeat ("", "<a#>", 250, ""), FALSE },
    { repeat ("<a>", "<b#/>", 9999, "</a>"), TRUE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (bounds); i++)
    {
      g_assert_cmpint (
          dx_xml_scan (bounds[i].text->str, bounds[i].text->len, NULL), ==,
          bounds[i].good);
      g_string_free (bounds[i].text, TRUE);
    }
}

/* The reader gives back tags and text, an empty tag with its end. */
static void
test_reader (void)
{
  static const char text[] =
      "<w:a xmlns:w='urn:x' w:b='1'>một<w:c/><![CDATA[ hai ]]></w:a>";
  static const DxXmlNode wanted[] = { DX_XML_START, DX_XML_TEXT, DX_XML_START,
                                      DX_XML_STOP,  DX_XML_TEXT, DX_XML_STOP,
                                      DX_XML_END };
  g_autoptr (GBytes) bytes = g_bytes_new_static (text, strlen (text));
  g_autoptr (DxXmlReader) reader = dx_xml_reader_new (bytes, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (wanted); i++)
    {
      g_assert_cmpint (dx_xml_reader_next (reader), ==, wanted[i]);
      if (i == 0)
        {
          g_autofree char *value = dx_xml_reader_get_attribute (reader, "b");

          g_assert_cmpstr (value, ==, "1");
          g_assert_cmpstr (dx_xml_reader_get_name (reader), ==, "a");
          g_assert_cmpstr (dx_xml_reader_get_namespace (reader), ==, "urn:x");
        }
      if (i == 4)
        g_assert_cmpstr (dx_xml_reader_get_text (reader), ==, " hai ");
    }
  g_assert_true (dx_xml_reader_finish (reader, NULL));
}

static void
test_unknown_entity (void)
{
  static const char text[] = "<a>\n&b;</a>";
  g_autoptr (GBytes) bytes = g_bytes_new_static (text, strlen (text));
  g_autoptr (DxXmlReader) reader = dx_xml_reader_new (bytes, NULL);
  g_autoptr (GError) error = NULL;
  DxXmlNode node;

  while ((node = dx_xml_reader_next (reader)) != DX_XML_FAILED)
    g_assert_cmpint (node, !=, DX_XML_END);
  g_assert_false (dx_xml_reader_finish (reader, &error));
  g_assert_error (error, DX_XML_ERROR, DX_XML_ERROR_SYNTAX);
  g_assert_nonnull (strstr (error->message, "2"));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/xml-scan/cases", test_cases);
  g_test_add_func ("/xml-scan/bounds", test_bounds);
  g_test_add_func ("/xml-scan/reader", test_reader);
  g_test_add_func ("/xml-scan/unknown-entity", test_unknown_entity);

  return g_test_run ();
}
