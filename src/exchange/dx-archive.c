/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dx-config.h"

#define G_LOG_DOMAIN "dexuat-exchange"

#include "dx-archive.h"

#include <string.h>

#include "dx-json.h"
#include "dx-zip-writer-private.h"

#define MANIFEST "manifest.json"

/* Of a file's own name, so much; the manifest's readers have the whole. */
#define MAX_NAME 120

/**
 * Member:
 * @name: a path in the archive
 * @kind: what it is
 * @bytes: all of it
 */
typedef struct {
  char *name;
  char *kind;
  GBytes *bytes;
} Member;

struct _DxArchive {
  GPtrArray *members;
};

static void
member_free (gpointer data)
{
  Member *member = data;

  g_free (member->name);
  g_free (member->kind);
  g_bytes_unref (member->bytes);
  g_free (member);
}

/**
 * dx_archive_new:
 *
 * Returns: (transfer full): an archive without members
 */
DxArchive *
dx_archive_new (void)
{
  DxArchive *self = g_new0 (DxArchive, 1);

  self->members = g_ptr_array_new_with_free_func (member_free);
  return self;
}

/**
 * dx_archive_free:
 * @self: (transfer full) (nullable): an archive
 *
 * Frees it.
 */
void
dx_archive_free (DxArchive *self)
{
  if (self == NULL)
    return;
  g_ptr_array_unref (self->members);
  g_free (self);
}

/**
 * dx_archive_add:
 * @self: an archive
 * @name: a path in it, UTF-8, each once
 * @kind: what it is: "register", "file"
 * @bytes: all of it
 *
 * Adds a member.
 */
void
dx_archive_add (DxArchive *self,
                const char *name,
                const char *kind,
                GBytes *bytes)
{
  Member *member;

  g_return_if_fail (self != NULL && name != NULL && kind != NULL);
  g_return_if_fail (bytes != NULL);

  member = g_new0 (Member, 1);
  member->name = g_strdup (name);
  member->kind = g_strdup (kind);
  member->bytes = g_bytes_ref (bytes);
  g_ptr_array_add (self->members, member);
}

/**
 * dx_archive_add_json:
 * @self: an archive
 * @name: a path in it
 * @kind: what it is
 * @builder: what to write
 *
 * Adds a member that holds what was built.
 */
void
dx_archive_add_json (DxArchive *self,
                     const char *name,
                     const char *kind,
                     JsonBuilder *builder)
{
  g_autoptr (JsonNode) root = json_builder_get_root (builder);
  g_autoptr (GBytes) bytes = dx_json_print (root);

  dx_archive_add (self, name, kind, bytes);
}

static JsonObject *
describe (const Member *member)
{
  JsonObject *object = json_object_new ();
  g_autofree char *sum =
      g_compute_checksum_for_bytes (G_CHECKSUM_SHA256, member->bytes);

  json_object_set_string_member (object, "name", member->name);
  json_object_set_int_member (object, "size",
                              (gint64) g_bytes_get_size (member->bytes));
  json_object_set_string_member (object, "sha256", sum);
  json_object_set_string_member (object, "kind", member->kind);
  return object;
}

/* "format" and "version" come first, then what the caller says. */
static GBytes *
write_manifest (DxArchive *self, JsonObject *head)
{
  JsonObject *object = json_object_new ();
  JsonArray *members = json_array_new ();
  g_autoptr (JsonNode) root = json_node_new (JSON_NODE_OBJECT);
  g_autoptr (GList) names = json_object_get_members (head);

  json_object_set_string_member (object, "format", DX_ARCHIVE_FORMAT);
  json_object_set_int_member (object, "version", DX_ARCHIVE_VERSION);
  for (GList *link = names; link != NULL; link = link->next)
    json_object_set_member (object, link->data,
                            json_object_dup_member (head, link->data));
  for (guint i = 0; i < self->members->len; i++)
    json_array_add_object_element (
        members, describe (g_ptr_array_index (self->members, i)));
  json_object_set_array_member (object, "members", members);
  json_node_take_object (root, object);
  return dx_json_print (root);
}

/**
 * dx_archive_write:
 * @self: an archive
 * @head: what the manifest says of the whole
 * @output: takes it; the caller commits it
 * @error: return location for a #DxZipError or a #DxOutputError
 *
 * Writes the archive. The same members give the same bytes.
 *
 * Returns: whether it went well
 */
gboolean
dx_archive_write (DxArchive *self,
                  JsonObject *head,
                  DxOutput *output,
                  GError **error)
{
  g_autoptr (DxZipWriter) zip = dx_zip_writer_new ();
  g_autoptr (GBytes) manifest = NULL;

  g_return_val_if_fail (self != NULL && head != NULL && output != NULL, FALSE);

  manifest = write_manifest (self, head);
  if (!dx_zip_writer_add (zip, MANIFEST, manifest, FALSE, error))
    return FALSE;
  for (guint i = 0; i < self->members->len; i++)
    {
      const Member *member = g_ptr_array_index (self->members, i);

      if (!dx_zip_writer_add (zip, member->name, member->bytes, FALSE, error))
        return FALSE;
    }
  return dx_zip_writer_finish (zip, output, error);
}

static gboolean
is_plain (gunichar c)
{
  return g_unichar_isprint (c) && c < 0x10000 && c != 0x200E && c != 0x200F
         && strchr ("\\/:*?\"<>|", c < 0x80 ? (int) c : 'a') == NULL
         && !(c >= 0x202A && c <= 0x202E) && !(c >= 0x2066 && c <= 0x2069);
}

/**
 * dx_archive_clean_name:
 * @name: a file name or path as a stranger gave it
 *
 * Returns: (transfer full): its last part as a name that every system takes
 */
char *
dx_archive_clean_name (const char *name)
{
  g_autofree char *valid = g_utf8_make_valid (name, -1);
  const char *slash = strrchr (valid, '/');
  GString *clean = g_string_new (NULL);
  guint n = 0;

  for (const char *p = slash != NULL ? slash + 1 : valid;
       *p != '\0' && n < MAX_NAME; p = g_utf8_next_char (p), n++)
    {
      const gunichar c = g_utf8_get_char (p);

      g_string_append_unichar (clean, is_plain (c) ? c : '_');
    }
  while (clean->len > 0 && strchr (". ", clean->str[clean->len - 1]) != NULL)
    g_string_truncate (clean, clean->len - 1);
  if (clean->len == 0 || clean->str[0] == '.')
    g_string_prepend_c (clean, '_');
  return g_string_free (clean, FALSE);
}
