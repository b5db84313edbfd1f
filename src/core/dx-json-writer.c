/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dx-config.h"

#define G_LOG_DOMAIN "dexuat-core"

#include "dx-json-private.h"

#include <math.h>
#include <string.h>

/* json-glib's generator writes 1e30 as "1e+30.0", which is not JSON, 0.1 as
 * 0.10000000000000001 and a blank before each colon; so the few lines that
 * a tree needs stand here. */

#define INDENT 2

static void write_node (GString *out, JsonNode *node, guint depth);

static void
write_character (GString *out, char character)
{
  static const char values[] = "\"\\\b\f\n\r\t";
  static const char names[] = "\"\\bfnrt";
  const char *value = strchr (values, character);

  if (value != NULL)
    g_string_append_printf (out, "\\%c", names[value - values]);
  else
    g_string_append_printf (out, "\\u%04x", (guint) (guchar) character);
}

static void
write_string (GString *out, const char *text)
{
  g_string_append_c (out, '"');
  while (*text != '\0')
    {
      const char *plain = text;

      while ((guchar) *text >= ' ' && *text != '"' && *text != '\\'
             && *text != '\x7f')
        text++;
      g_string_append_len (out, plain, text - plain);
      if (*text != '\0')
        write_character (out, *text++);
    }
  g_string_append_c (out, '"');
}

/* The shortest digits that are read back as the same number. */
static void
write_double (GString *out, double value)
{
  static const char *const formats[] = { "%.15g", "%.16g", "%.17g" };
  char digits[G_ASCII_DTOSTR_BUF_SIZE];

  if (!isfinite (value))
    {
      g_string_append (out, "null");
      return;
    }
  for (guint i = 0; i < G_N_ELEMENTS (formats); i++)
    {
      g_ascii_formatd (digits, sizeof digits, formats[i], value);
      if (!(g_ascii_strtod (digits, NULL) < value)
          && !(g_ascii_strtod (digits, NULL) > value))
        break;
    }
  g_string_append (out, digits);
  if (strpbrk (digits, ".e") == NULL)
    g_string_append (out, ".0");
}

static void
write_value (GString *out, JsonNode *node)
{
  switch (json_node_get_value_type (node))
    {
    case G_TYPE_STRING:
      write_string (out, json_node_get_string (node));
      break;
    case G_TYPE_INT64:
      g_string_append_printf (out, "%" G_GINT64_FORMAT,
                              json_node_get_int (node));
      break;
    case G_TYPE_BOOLEAN:
      g_string_append (out, json_node_get_boolean (node) ? "true" : "false");
      break;
    default:
      write_double (out, json_node_get_double (node));
      break;
    }
}

static void
break_line (GString *out, guint depth)
{
  g_string_append_printf (out, "\n%*s", (int) (depth * INDENT), "");
}

static void
write_object (GString *out, JsonObject *object, guint depth)
{
  JsonObjectIter iter;
  const char *name;
  JsonNode *value;
  const char *before = "";

  g_string_append_c (out, '{');
  json_object_iter_init_ordered (&iter, object);
  while (json_object_iter_next_ordered (&iter, &name, &value))
    {
      g_string_append (out, before);
      break_line (out, depth + 1);
      write_string (out, name);
      g_string_append (out, ": ");
      write_node (out, value, depth + 1);
      before = ",";
    }
  if (json_object_get_size (object) > 0)
    break_line (out, depth);
  g_string_append_c (out, '}');
}

static void
write_array (GString *out, JsonArray *array, guint depth)
{
  guint length = json_array_get_length (array);

  g_string_append_c (out, '[');
  for (guint i = 0; i < length; i++)
    {
      if (i > 0)
        g_string_append_c (out, ',');
      break_line (out, depth + 1);
      write_node (out, json_array_get_element (array, i), depth + 1);
    }
  if (length > 0)
    break_line (out, depth);
  g_string_append_c (out, ']');
}

static void
write_node (GString *out, JsonNode *node, guint depth)
{
  switch (json_node_get_node_type (node))
    {
    case JSON_NODE_OBJECT:
      write_object (out, json_node_get_object (node), depth);
      break;
    case JSON_NODE_ARRAY:
      write_array (out, json_node_get_array (node), depth);
      break;
    case JSON_NODE_VALUE:
      write_value (out, node);
      break;
    case JSON_NODE_NULL:
      g_string_append (out, "null");
      break;
    }
}

/*
 * dx_json_write:
 * @root: a tree
 *
 * Writes @root with two spaces of indentation and a final line break;
 * letters beyond ASCII stand for themselves.
 *
 * Returns: (transfer full): the text
 */
char *
dx_json_write (JsonNode *root)
{
  GString *out = g_string_new (NULL);

  write_node (out, root, 0);
  g_string_append_c (out, '\n');
  return g_string_free (out, FALSE);
}
