/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dx-config.h"

#define G_LOG_DOMAIN "dexuat-core"

#include "dx-members-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "dx-json-private.h"
#include "dx-json.h"
#include "dx-source.h"

/* The version of every data file that this program knows. */
#define DATA_VERSION 1

static const DxMember source_members[] = {
  DX_MUST ("document", STRING, DxSource, document),
  DX_MAY ("place", STRING, DxSource, place),
  DX_MUST ("sentence", STRING, DxSource, sentence),
  DX_MAY ("doubt", STRING, DxSource, doubt), DX_MEMBERS_END
};

static gboolean
holds (JsonNode *node, GType type)
{
  return JSON_NODE_HOLDS_VALUE (node)
         && json_node_get_value_type (node) == type;
}

/**
 * dx_members_is_id:
 * @text: text
 *
 * Returns: whether @text can be an id: ASCII letters, digits and "-._"
 */
gboolean
dx_members_is_id (const char *text)
{
  if (*text == '\0')
    return FALSE;
  for (; *text != '\0'; text++)
    if (!g_ascii_isalnum (*text) && strchr ("-._", *text) == NULL)
      return FALSE;
  return TRUE;
}

static gboolean
is_date (const char *text)
{
  guint year;
  guint month;
  guint day;

  if (strlen (text) != 10 || strspn (text, "0123456789-") != 10
      || text[4] != '-' || text[7] != '-')
    return FALSE;
  year = (guint) g_ascii_strtoull (text, NULL, 10);
  month = (guint) g_ascii_strtoull (text + 5, NULL, 10);
  day = (guint) g_ascii_strtoull (text + 8, NULL, 10);
  return year <= 9999 && month <= 12 && day <= 31
         && g_date_valid_dmy ((GDateDay) day, (GDateMonth) month,
                              (GDateYear) year);
}

static gboolean
check_string (DxMemberKind kind,
              const char *text,
              const char *path,
              GError **error)
{
  if (*text == '\0')
    return dx_json_refuse (error, DX_JSON_ERROR_VALUE, path,
                           _ ("must not be empty"));
  if (kind == DX_MEMBER_ID && !dx_members_is_id (text))
    return dx_json_refuse (error, DX_JSON_ERROR_VALUE, path,
                           _ ("must be letters, digits, “-”, “.” and “_”"));
  if (kind == DX_MEMBER_DATE && !is_date (text))
    return dx_json_refuse (error, DX_JSON_ERROR_VALUE, path,
                           _ ("must be a date like 2022-10-12"));
  return TRUE;
}

static gboolean
read_string (JsonNode *node,
             const char *path,
             const DxMember *member,
             char **place,
             GError **error)
{
  const char *text;

  if (!dx_json_get_string (node, path, &text, error)
      || !check_string (member->kind, text, path, error))
    return FALSE;
  g_free (*place);
  *place = g_strdup (text);
  return TRUE;
}

static gboolean
read_strings (JsonNode *node, const char *path, GStrv *place, GError **error)
{
  g_autoptr (GStrvBuilder) strings = g_strv_builder_new ();
  JsonArray *array = dx_json_get_array (node, path, error);

  if (array == NULL)
    return FALSE;
  for (guint i = 0; i < json_array_get_length (array); i++)
    {
      g_autofree char *item = dx_json_path_item (path, i);
      const char *text;

      if (!dx_json_get_string (json_array_get_element (array, i), item, &text,
                               error))
        return FALSE;
      g_strv_builder_add (strings, text);
    }
  g_strfreev (*place);
  *place = g_strv_builder_end (strings);
  return TRUE;
}

static gboolean
read_integer (JsonNode *node,
              const char *path,
              const DxMember *member,
              gpointer place,
              GError **error)
{
  gint64 value;

  if (!dx_json_get_integer (node, path, &value, error))
    return FALSE;
  if (member->kind == DX_MEMBER_INT64)
    {
      *(gint64 *) place = value;
      return TRUE;
    }
  if (value < 0 || value > G_MAXINT)
    return dx_json_refuse (error, DX_JSON_ERROR_VALUE, path,
                           _ ("is outside what is allowed"));
  if (member->kind == DX_MEMBER_INT)
    *(int *) place = (int) value;
  else
    *(guint *) place = (guint) value;
  return TRUE;
}

static gboolean
read_double (JsonNode *node, const char *path, double *place, GError **error)
{
  if (!holds (node, G_TYPE_INT64) && !holds (node, G_TYPE_DOUBLE))
    return dx_json_refuse (error, DX_JSON_ERROR_TYPE, path,
                           _ ("must be a number"));
  *place = json_node_get_double (node);
  return *place > 0
         || dx_json_refuse (error, DX_JSON_ERROR_VALUE, path,
                            _ ("must be more than 0"));
}

static gboolean
read_boolean (JsonNode *node, const char *path, gboolean *place, GError **error)
{
  if (!holds (node, G_TYPE_BOOLEAN))
    return dx_json_refuse (error, DX_JSON_ERROR_TYPE, path,
                           _ ("must be true or false"));
  *place = json_node_get_boolean (node);
  return TRUE;
}

static gboolean
read_name (JsonNode *node,
           const char *path,
           const DxMember *member,
           int *place,
           GError **error)
{
  const char *name;

  if (!dx_json_get_string (node, path, &name, error))
    return FALSE;
  for (int i = 0; member->names[i] != NULL; i++)
    if (strcmp (member->names[i], name) == 0)
      {
        *place = i;
        return TRUE;
      }
  g_set_error (error, DX_JSON_ERROR, DX_JSON_ERROR_VALUE,
               _ ("%s: “%s” is not known here"), path, name);
  return FALSE;
}

static gboolean
read_source (JsonNode *node, const char *path, DxSource **place, GError **error)
{
  g_autoptr (DxSource) source = g_new0 (DxSource, 1);
  JsonObject *object = dx_json_get_object (node, path, error);

  if (object == NULL
      || !dx_members_read (object, path, source_members, source, error))
    return FALSE;
  *place = g_steal_pointer (&source);
  return TRUE;
}

static gboolean
read_list (JsonNode *node,
           const char *path,
           const DxMember *member,
           GPtrArray *list,
           GError **error)
{
  JsonArray *array = dx_json_get_array (node, path, error);

  g_assert (list != NULL);
  if (array == NULL)
    return FALSE;
  for (guint i = 0; i < json_array_get_length (array); i++)
    {
      g_autofree char *place = dx_json_path_item (path, i);
      JsonObject *object =
          dx_json_get_object (json_array_get_element (array, i), place, error);
      gpointer read = object != NULL ? member->item (object, place, error)
                                     : NULL;

      if (read == NULL)
        return FALSE;
      g_ptr_array_add (list, read);
    }
  return TRUE;
}

static gboolean
read_object (JsonNode *node,
             const char *path,
             const DxMember *member,
             gpointer target,
             GError **error)
{
  JsonObject *object = dx_json_get_object (node, path, error);

  return object != NULL
         && dx_members_read (object, path, member->members, target, error);
}

static gboolean
read_member (JsonNode *node,
             const char *path,
             const DxMember *member,
             gpointer target,
             GError **error)
{
  gpointer place = G_STRUCT_MEMBER_P (target, member->offset);

  switch (member->kind)
    {
    case DX_MEMBER_STRING:
    case DX_MEMBER_ID:
    case DX_MEMBER_DATE:
      return read_string (node, path, member, place, error);
    case DX_MEMBER_STRINGS:
      return read_strings (node, path, place, error);
    case DX_MEMBER_INT64:
    case DX_MEMBER_INT:
    case DX_MEMBER_UINT:
      return read_integer (node, path, member, place, error);
    case DX_MEMBER_DOUBLE:
      return read_double (node, path, place, error);
    case DX_MEMBER_BOOLEAN:
      return read_boolean (node, path, place, error);
    case DX_MEMBER_NAME:
      return read_name (node, path, member, place, error);
    case DX_MEMBER_SOURCE:
      return read_source (node, path, place, error);
    case DX_MEMBER_LIST:
      return read_list (node, path, member, *(GPtrArray **) place, error);
    case DX_MEMBER_OBJECT:
      return read_object (node, path, member, target, error);
    }
  g_assert_not_reached ();
}

/* A list of strings is never %NULL, so that nobody has to ask. */
static void
set_absent (const DxMember *member, gpointer target)
{
  GStrv *strings = G_STRUCT_MEMBER_P (target, member->offset);

  if (member->kind == DX_MEMBER_STRINGS && *strings == NULL)
    *strings = g_new0 (char *, 1);
}

/**
 * dx_members_read:
 * @object: an object
 * @path: its JSON path
 * @members: rows, until %DX_MEMBERS_END
 * @target: the struct that @members describe, zeroed but for its lists
 * @error: return location for a #DxJsonError
 *
 * Reads the members of @object into @target. Whatever was read before an
 * error stays there for the caller to free.
 *
 * Returns: whether all of them are as they must be; otherwise with @error
 *   set, whose message begins with the path
 */
gboolean
dx_members_read (JsonObject *object,
                 const char *path,
                 const DxMember *members,
                 gpointer target,
                 GError **error)
{
  for (const DxMember *member = members; member->name != NULL; member++)
    {
      g_autofree char *place = dx_json_path_member (path, member->name);
      JsonNode *node = json_object_get_member (object, member->name);

      if (node == NULL && member->required)
        return dx_json_refuse (error, DX_JSON_ERROR_MISSING, place,
                               _ ("is missing"));
      if (node == NULL)
        set_absent (member, target);
      else if (!read_member (node, place, member, target, error))
        return FALSE;
    }
  return TRUE;
}

/**
 * dx_members_get_format:
 * @root: a parsed file
 *
 * Returns: (nullable): its member "format", if it has one
 */
const char *
dx_members_get_format (JsonNode *root)
{
  JsonNode *node;

  if (!JSON_NODE_HOLDS_OBJECT (root))
    return NULL;
  node = json_object_get_member (json_node_get_object (root), "format");
  return node != NULL && holds (node, G_TYPE_STRING)
             ? json_node_get_string (node)
             : NULL;
}

static gboolean
check_version (JsonObject *object, GError **error)
{
  JsonNode *node = json_object_get_member (object, "version");
  const char *path = "$.version";
  gint64 version;

  if (node == NULL)
    return dx_json_refuse (error, DX_JSON_ERROR_MISSING, path,
                           _ ("is missing"));
  if (!dx_json_get_integer (node, path, &version, error))
    return FALSE;
  if (version < 1)
    return dx_json_refuse (error, DX_JSON_ERROR_VALUE, path,
                           _ ("is outside what is allowed"));
  return version <= DATA_VERSION
         || dx_json_refuse (error, DX_JSON_ERROR_VERSION, path,
                            _ ("this file is newer than this program"));
}

/**
 * dx_members_read_file:
 * @root: a parsed data file
 * @format: what its member "format" must say
 * @members: rows
 * @target: the struct that @members describe
 * @error: return location for a #DxJsonError
 *
 * Reads a whole file, after a look at its "format" and "version".
 *
 * Returns: whether it is as it must be; otherwise with @error set
 */
gboolean
dx_members_read_file (JsonNode *root,
                      const char *format,
                      const DxMember *members,
                      gpointer target,
                      GError **error)
{
  if (g_strcmp0 (dx_members_get_format (root), format) != 0)
    {
      g_set_error (error, DX_JSON_ERROR, DX_JSON_ERROR_FORMAT,
                   _ ("$.format: must be “%s”"), format);
      return FALSE;
    }
  return check_version (json_node_get_object (root), error)
         && dx_members_read (json_node_get_object (root), "$", members, target,
                             error);
}

/*
 * dx_members_check_ids:
 * @list: things that have an id
 * @offset: where in a thing it stands
 * @path: of the list
 * @error: return location for a #DxJsonError
 *
 * Refuses an id that stands there twice.
 *
 * Returns: whether each has its own
 */
gboolean
dx_members_check_ids (const GPtrArray *list,
                      gsize offset,
                      const char *path,
                      GError **error)
{
  g_autoptr (GHashTable) ids = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < list->len; i++)
    {
      char *id = G_STRUCT_MEMBER (char *, g_ptr_array_index (list, i), offset);

      if (!g_hash_table_add (ids, id))
        {
          g_autofree char *item = dx_json_path_item (path, i);

          return dx_json_refuse (error, DX_JSON_ERROR_VALUE, item,
                                 _ ("has an id that stands there already"));
        }
    }

  return TRUE;
}
