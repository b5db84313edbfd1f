/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dx-config.h"

#define G_LOG_DOMAIN "dexuat-core"

#include "dx-json.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "dx-json-private.h"
#include "dx-unicode.h"

#define BYTE_ORDER_MARK "\xef\xbb\xbf"

G_DEFINE_QUARK (dx-json-error-quark, dx_json_error)

static guint
count_line (const char *text, const char *place)
{
  guint line = 1;

  while ((text = memchr (text, '\n', (gsize) (place - text))) != NULL)
    {
      text++;
      line++;
    }
  return line;
}

static gsize
measure_mark (const char *text, gsize length)
{
  gsize mark = strlen (BYTE_ORDER_MARK);

  return length >= mark && memcmp (text, BYTE_ORDER_MARK, mark) == 0 ? mark : 0;
}

/* Behind the message, the value that it is about: a line says little where
 * a whole section is one. */
static void
add_path (GError *error, const char *path)
{
  char *message;

  if (strcmp (path, "$") == 0)
    return;
  message = g_strdup_printf ("%s (%s)", error->message, path);
  g_free (error->message);
  error->message = message;
}

/* Where in the tree the first @length bytes of a file end. */
static char *
find_path (const char *text, gsize length)
{
  g_autoptr (JsonNode) root = NULL;
  gsize mark = measure_mark (text, length);
  char *path;

  root = dx_json_read (text + mark, length - mark, &path, NULL);
  return path != NULL ? path : g_strdup ("$");
}

static gboolean
check_encoding (const char *text, gsize length, GError **error)
{
  g_autoptr (GError) mine = NULL;
  g_autofree char *path = NULL;
  const char *wrong;

  if (g_utf8_validate_len (text, length, &wrong))
    return TRUE;
  g_set_error (&mine, DX_JSON_ERROR, DX_JSON_ERROR_ENCODING,
               *wrong == '\0'
                   ? _ ("line %u, byte %u of the file: text cannot hold the"
                        " character U+0000")
                   : _ ("line %u, byte %u of the file: this is not UTF-8"),
               count_line (text, wrong), (guint) (wrong - text) + 1);
  path = find_path (text, (gsize) (wrong - text));
  add_path (mine, path);
  g_propagate_error (error, g_steal_pointer (&mine));
  return FALSE;
}

static JsonNode *
read_text (const char *text, gsize length, GError **error)
{
  g_autoptr (GError) mine = NULL;
  g_autofree char *path = NULL;
  JsonNode *root = dx_json_read (text, length, &path, &mine);

  if (root != NULL)
    return root;
  if (g_error_matches (mine, DX_JSON_ERROR, DX_JSON_ERROR_ENCODING))
    add_path (mine, path);
  g_propagate_error (error, g_steal_pointer (&mine));
  return NULL;
}

/**
 * dx_json_parse:
 * @bytes: a file of at most %DX_JSON_MAX_BYTES
 * @error: return location for a #DxJsonError
 *
 * Reads JSON as RFC 8259 says and refuses the rest: what is not UTF-8,
 * U+0000 in any form, half surrogates, a second member of one name, whole
 * numbers beyond 64 bits, more than %DX_JSON_MAX_DEPTH levels, and what
 * follows the end. A byte order mark is skipped. The time is linear to the
 * size. Names of members come out in NFC, values as they are.
 *
 * Returns: (transfer full): the tree, or %NULL with @error set, whose
 *   message says line and column, from 1, and of what is not UTF-8 the JSON
 *   path too
 */
JsonNode *
dx_json_parse (GBytes *bytes, GError **error)
{
  const char *text;
  gsize length, mark;

  g_return_val_if_fail (bytes != NULL, NULL);
  g_return_val_if_fail (error == NULL || *error == NULL, NULL);

  text = g_bytes_get_data (bytes, &length);
  if (length > DX_JSON_MAX_BYTES)
    {
      g_set_error (error, DX_JSON_ERROR, DX_JSON_ERROR_TOO_LARGE,
                   _ ("the file is larger than %u MiB"),
                   (guint) (DX_JSON_MAX_BYTES / (1024 * 1024)));
      return NULL;
    }
  if (length == 0)
    text = "";
  if (!check_encoding (text, length, error))
    return NULL;
  mark = measure_mark (text, length);
  return read_text (text + mark, length - mark, error);
}

/**
 * dx_json_print:
 * @root: a tree, its strings in NFC
 *
 * Writes JSON for people: two spaces of indentation, members in the order
 * of the tree, a final line break; letters beyond ASCII stand for
 * themselves. The same tree gives the same bytes.
 *
 * Returns: (transfer full): UTF-8
 */
GBytes *
dx_json_print (JsonNode *root)
{
  char *text;

  g_return_val_if_fail (root != NULL, NULL);

  text = dx_json_write (root);
  return g_bytes_new_take (text, strlen (text));
}

/*
 * dx_json_normalize:
 * @node: a tree of one's own
 *
 * Brings every string value in @node to NFC.
 */
void
dx_json_normalize (JsonNode *node)
{
  if (JSON_NODE_HOLDS_OBJECT (node))
    {
      JsonObjectIter iter;
      JsonNode *value;

      json_object_iter_init (&iter, json_node_get_object (node));
      while (json_object_iter_next (&iter, NULL, &value))
        dx_json_normalize (value);
    }
  else if (JSON_NODE_HOLDS_ARRAY (node))
    {
      JsonArray *array = json_node_get_array (node);

      for (guint i = 0; i < json_array_get_length (array); i++)
        dx_json_normalize (json_array_get_element (array, i));
    }
  else if (JSON_NODE_HOLDS_VALUE (node)
           && json_node_get_value_type (node) == G_TYPE_STRING
           && !dx_unicode_is_nfc (json_node_get_string (node)))
    {
      g_autofree char *text = dx_unicode_to_nfc (json_node_get_string (node));

      json_node_set_string (node, text);
    }
}

static gboolean
is_plain (const char *member)
{
  for (; *member != '\0'; member++)
    if (!g_ascii_isalnum (*member) && *member != '-' && *member != '_')
      return FALSE;
  return TRUE;
}

/*
 * dx_json_path_member:
 * @path: where an object stands
 * @member: the name of a member of a form or of this program
 *
 * Returns: (transfer full): where the member stands: `$.values.plan-year`,
 *   or `$.values["IX.total"]` for a name with other signs than letters,
 *   digits and hyphens
 */
char *
dx_json_path_member (const char *path, const char *member)
{
  return g_strdup_printf (is_plain (member) ? "%s.%s" : "%s[\"%s\"]", path,
                          member);
}

/*
 * dx_json_path_item:
 * @path: where an array stands
 * @index: from 0
 *
 * Returns: (transfer full): where the item stands: `$.topics[2]`
 */
char *
dx_json_path_item (const char *path, guint index)
{
  return g_strdup_printf ("%s[%u]", path, index);
}

/*
 * dx_json_refuse:
 * @error: return location for an error
 * @code: a #DxJsonError
 * @path: where it stands
 * @reason: what is wrong, in the user's language
 *
 * Sets @error to "path: reason".
 *
 * Returns: %FALSE, so that it can stand in a return
 */
gboolean
dx_json_refuse (GError **error, int code, const char *path, const char *reason)
{
  g_set_error (error, DX_JSON_ERROR, code, "%s: %s", path, reason);
  return FALSE;
}

static gboolean
holds (JsonNode *node, GType type)
{
  return JSON_NODE_HOLDS_VALUE (node)
         && json_node_get_value_type (node) == type;
}

/*
 * dx_json_get_integer:
 * @node: a value
 * @path: where it stands
 * @value: (out): the number
 * @error: return location for a #DxJsonError
 *
 * Returns: whether @node is a number without fraction or exponent
 */
gboolean
dx_json_get_integer (JsonNode *node,
                     const char *path,
                     gint64 *value,
                     GError **error)
{
  if (!holds (node, G_TYPE_INT64))
    return dx_json_refuse (error, DX_JSON_ERROR_TYPE, path,
                           _ ("must be a whole number"));
  *value = json_node_get_int (node);
  return TRUE;
}

/*
 * dx_json_get_string:
 * @node: a value
 * @path: where it stands
 * @value: (out) (transfer none): the text, as it stands in the file
 * @error: return location for a #DxJsonError
 *
 * Returns: whether @node is a string
 */
gboolean
dx_json_get_string (JsonNode *node,
                    const char *path,
                    const char **value,
                    GError **error)
{
  if (!holds (node, G_TYPE_STRING))
    return dx_json_refuse (error, DX_JSON_ERROR_TYPE, path,
                           _ ("must be a string"));
  *value = json_node_get_string (node);
  return TRUE;
}

/*
 * dx_json_get_array:
 * @node: a value
 * @path: where it stands
 * @error: return location for a #DxJsonError
 *
 * Returns: (transfer none) (nullable): the array, or %NULL with @error set
 */
JsonArray *
dx_json_get_array (JsonNode *node, const char *path, GError **error)
{
  if (JSON_NODE_HOLDS_ARRAY (node))
    return json_node_get_array (node);
  dx_json_refuse (error, DX_JSON_ERROR_TYPE, path, _ ("must be an array"));
  return NULL;
}

/*
 * dx_json_get_object:
 * @node: a value
 * @path: where it stands
 * @error: return location for a #DxJsonError
 *
 * Returns: (transfer none) (nullable): the object, or %NULL with @error set
 */
JsonObject *
dx_json_get_object (JsonNode *node, const char *path, GError **error)
{
  if (JSON_NODE_HOLDS_OBJECT (node))
    return json_node_get_object (node);
  dx_json_refuse (error, DX_JSON_ERROR_TYPE, path, _ ("must be an object"));
  return NULL;
}
