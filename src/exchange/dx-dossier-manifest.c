/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dx-config.h"

#define G_LOG_DOMAIN "dexuat-exchange"

#include "dx-dossier-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "dx-json-private.h"
#include "dx-json.h"
#include "dx-members-private.h"

#define SHA256_DIGITS 64

static const char *const kinds[] = { "proposal",   "official-letter",
                                     "commitment", "summary-table",
                                     "remarks",    "scan",
                                     "other",      NULL };

static const char *const known[] = { "format", "version", "members", NULL };

/**
 * dx_dossier_role_from_name:
 * @name: (nullable): "commitment"
 *
 * Returns: the kind; what is not known is %DX_DOSSIER_ROLE_OTHER
 */
DxDossierRole
dx_dossier_role_from_name (const char *name)
{
  for (guint i = 0; kinds[i] != NULL; i++)
    if (g_strcmp0 (name, kinds[i]) == 0)
      return (DxDossierRole) i;

  return DX_DOSSIER_ROLE_OTHER;
}

/**
 * dx_dossier_role_get_name:
 * @kind: a kind
 *
 * Returns: its name in the manifest, as "commitment"
 */
const char *
dx_dossier_role_get_name (DxDossierRole kind)
{
  g_return_val_if_fail (kind <= DX_DOSSIER_ROLE_OTHER, "other");

  return kinds[kind];
}

static void
add_entry (JsonArray *members,
           const char *name,
           GBytes *bytes,
           DxDossierRole kind,
           const char *title)
{
  JsonObject *object = json_object_new ();
  g_autofree char *sha256 =
      g_compute_checksum_for_bytes (G_CHECKSUM_SHA256, bytes);

  json_object_set_string_member (object, "name", name);
  json_object_set_int_member (object, "size",
                              (gint64) g_bytes_get_size (bytes));
  json_object_set_string_member (object, "sha256", sha256);
  json_object_set_string_member (object, "kind",
                                 dx_dossier_role_get_name (kind));
  json_object_set_string_member (object, "title", title != NULL ? title : "");
  json_array_add_object_element (members, object);
}

static void
add_others (JsonObject *root, JsonObject *others)
{
  JsonObjectIter iter;
  const char *name;
  JsonNode *node;

  if (others == NULL)
    return;
  json_object_iter_init_ordered (&iter, others);
  while (json_object_iter_next_ordered (&iter, &name, &node))
    json_object_set_member (root, name, json_node_copy (node));
}

/*
 * dx_dossier_manifest_write:
 *
 * Makes the manifest: an entry for every member but itself.
 *
 * Returns: (transfer full): JSON
 */
GBytes *
dx_dossier_manifest_write (DxDossier *self)
{
  g_autoptr (JsonNode) node = json_node_new (JSON_NODE_OBJECT);
  g_autoptr (GBytes) type =
      g_bytes_new_static (DX_DOSSIER_MIME_TYPE, strlen (DX_DOSSIER_MIME_TYPE));
  JsonObject *root = json_object_new ();
  JsonArray *members = json_array_new ();

  add_entry (members, DX_DOSSIER_MIMETYPE, type, DX_DOSSIER_ROLE_OTHER, NULL);
  add_entry (members, DX_DOSSIER_PROPOSAL_NAME, self->proposal,
             DX_DOSSIER_ROLE_PROPOSAL, self->title);
  for (guint i = 0; i < self->attachments->len; i++)
    {
      const DxDossierAttachment *attachment =
          g_ptr_array_index (self->attachments, i);
      g_autofree char *name =
          g_strconcat (DX_DOSSIER_ATTACHMENTS, attachment->name, NULL);

      add_entry (members, name, attachment->bytes, attachment->kind,
                 attachment->title);
    }
  json_object_set_string_member (root, "format", DX_DOSSIER_FORMAT);
  json_object_set_int_member (root, "version", DX_DOSSIER_VERSION);
  json_object_set_array_member (root, "members", members);
  add_others (root, self->others);
  json_node_take_object (node, root);

  return dx_json_print (node);
}

/*
 * dx_dossier_entry_free:
 *
 * Frees what the manifest says of a member.
 */
void
dx_dossier_entry_free (DxDossierEntry *self)
{
  g_free (self->name);
  g_free (self->sha256);
  g_free (self->title);
  g_free (self);
}

static gboolean
is_sha256 (const char *text)
{
  return strlen (text) == SHA256_DIGITS
         && strspn (text, "0123456789abcdefABCDEF") == SHA256_DIGITS;
}

static gboolean
read_text (JsonObject *object,
           const char *path,
           const char *member,
           gboolean required,
           char **text,
           GError **error)
{
  g_autofree char *place = dx_json_path_member (path, member);
  JsonNode *node = json_object_get_member (object, member);
  const char *value = "";

  if (node == NULL && required)
    return dx_json_refuse (error, DX_JSON_ERROR_MISSING, place,
                           _ ("is missing"));
  if (node != NULL && !JSON_NODE_HOLDS_NULL (node)
      && !dx_json_get_string (node, place, &value, error))
    return FALSE;
  *text = g_utf8_normalize (value, -1, G_NORMALIZE_NFC);

  return TRUE;
}

static gboolean
read_size (JsonObject *object, const char *path, gint64 *size, GError **error)
{
  g_autofree char *place = dx_json_path_member (path, "size");
  JsonNode *node = json_object_get_member (object, "size");

  if (node == NULL)
    return dx_json_refuse (error, DX_JSON_ERROR_MISSING, place,
                           _ ("is missing"));
  if (!dx_json_get_integer (node, place, size, error))
    return FALSE;

  return *size >= 0
         || dx_json_refuse (error, DX_JSON_ERROR_VALUE, place,
                            _ ("must not be less than 0"));
}

static gboolean
read_entry (DxDossierEntry *entry,
            JsonNode *node,
            const char *path,
            GError **error)
{
  JsonObject *object = dx_json_get_object (node, path, error);
  g_autofree char *kind = NULL;
  g_autofree char *place = dx_json_path_member (path, "sha256");

  if (object == NULL
      || !read_text (object, path, "name", TRUE, &entry->name, error)
      || !read_size (object, path, &entry->size, error)
      || !read_text (object, path, "sha256", TRUE, &entry->sha256, error)
      || !read_text (object, path, "kind", FALSE, &kind, error)
      || !read_text (object, path, "title", FALSE, &entry->title, error))
    return FALSE;
  entry->kind = dx_dossier_role_from_name (kind);

  return is_sha256 (entry->sha256)
         || dx_json_refuse (error, DX_JSON_ERROR_VALUE, place,
                            _ ("must be 64 hexadecimal digits"));
}

static GPtrArray *
read_entries (JsonObject *root, GError **error)
{
  g_autoptr (GPtrArray) entries =
      g_ptr_array_new_with_free_func ((GDestroyNotify) dx_dossier_entry_free);
  JsonNode *node = json_object_get_member (root, "members");
  JsonArray *array;

  if (node == NULL)
    {
      dx_json_refuse (error, DX_JSON_ERROR_MISSING, "$.members",
                      _ ("is missing"));
      return NULL;
    }
  array = dx_json_get_array (node, "$.members", error);
  if (array == NULL)
    return NULL;
  if (json_array_get_length (array) > DX_ZIP_MAX_MEMBERS)
    {
      dx_json_refuse (error, DX_JSON_ERROR_VALUE, "$.members",
                      _ ("has too many entries"));
      return NULL;
    }
  for (guint i = 0; i < json_array_get_length (array); i++)
    {
      g_autofree char *path = dx_json_path_item ("$.members", i);
      DxDossierEntry *entry = g_new0 (DxDossierEntry, 1);

      g_ptr_array_add (entries, entry);
      if (!read_entry (entry, json_array_get_element (array, i), path, error))
        return NULL;
    }

  return g_steal_pointer (&entries);
}

static JsonObject *
collect_others (JsonObject *root)
{
  JsonObject *others = NULL;
  JsonObjectIter iter;
  const char *name;
  JsonNode *node;

  json_object_iter_init_ordered (&iter, root);
  while (json_object_iter_next_ordered (&iter, &name, &node))
    if (!g_strv_contains (known, name))
      {
        if (others == NULL)
          others = json_object_new ();
        json_object_set_member (others, name, json_node_copy (node));
      }

  return others;
}

/*
 * dx_dossier_manifest_read:
 * @others: (out) (nullable): members that are not known
 *
 * Reads a manifest.
 *
 * Returns: (transfer full) (nullable) (element-type DxDossierEntry): what
 *   it says of each member
 */
GPtrArray *
dx_dossier_manifest_read (GBytes *bytes, JsonObject **others, GError **error)
{
  static const DxMember no_members[] = { DX_MEMBERS_END };
  g_autoptr (JsonNode) node = dx_json_parse (bytes, error);
  GPtrArray *entries = NULL;
  char nothing;

  if (node != NULL
      && dx_members_read_file (node, DX_DOSSIER_FORMAT, no_members, &nothing,
                               error))
    entries = read_entries (json_node_get_object (node), error);
  if (entries == NULL)
    {
      g_prefix_error (error, "%s: ", DX_DOSSIER_MANIFEST);
      return NULL;
    }
  *others = collect_others (json_node_get_object (node));

  return entries;
}
