/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dx-config.h"

#define G_LOG_DOMAIN "dexuat-core"

#include "dx-topic.h"

#include <glib/gi18n-lib.h>

#include "dx-json-private.h"
#include "dx-json.h"
#include "dx-members-private.h"
#include "dx-topic-private.h"

#define TOPICS_FORMAT "dexuat-topics"

/**
 * dx_topic_free:
 * @self: (nullable) (transfer full): a topic
 *
 * Frees it.
 */
void
dx_topic_free (DxTopic *self)
{
  if (self == NULL)
    return;
  g_free (self->id);
  g_free (self->name);
  g_free (self->meaning);
  g_strfreev (self->standards);
  g_free (self);
}

static const DxMember topic_members[] = {
  DX_MUST ("id", ID, DxTopic, id), DX_MUST ("name", STRING, DxTopic, name),
  DX_MUST ("meaning", STRING, DxTopic, meaning),
  DX_MAY ("standards", STRINGS, DxTopic, standards), DX_MEMBERS_END
};

/**
 * dx_topic_read:
 * @object: a topic in a topics or call file
 * @path: its JSON path
 * @error: return location for a #DxJsonError
 *
 * Returns: (transfer full) (nullable): a #DxTopic, or %NULL with @error set
 */
gpointer
dx_topic_read (JsonObject *object, const char *path, GError **error)
{
  DxTopic *self = g_new0 (DxTopic, 1);

  if (!dx_members_read (object, path, topic_members, self, error))
    g_clear_pointer (&self, dx_topic_free);
  return self;
}

/**
 * dx_topics_are_unique:
 * @topics: (element-type DxTopic): topics of one file
 * @path: their JSON path
 * @error: return location for a #DxJsonError
 *
 * Returns: whether no id stands twice; otherwise with @error set
 */
gboolean
dx_topics_are_unique (GPtrArray *topics, const char *path, GError **error)
{
  g_autoptr (GHashTable) ids = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < topics->len; i++)
    {
      DxTopic *topic = g_ptr_array_index (topics, i);

      if (g_hash_table_add (ids, topic->id))
        continue;
      g_set_error (error, DX_JSON_ERROR, DX_JSON_ERROR_VALUE,
                   _ ("%s[%u]: the id “%s” stands twice"), path, i, topic->id);
      return FALSE;
    }
  return TRUE;
}

typedef struct {
  GPtrArray *topics;
} TopicsFile;

static const DxMember file_members[] = {
  DX_MUST_LIST ("topics", dx_topic_read, TopicsFile, topics), DX_MEMBERS_END
};

/**
 * dx_topics_new_from_node:
 * @root: a parsed topics file
 * @error: return location for a #DxJsonError
 *
 * Returns: (transfer full) (nullable) (element-type DxTopic): its topics in
 *   the file's order, or %NULL with @error set
 */
GPtrArray *
dx_topics_new_from_node (JsonNode *root, GError **error)
{
  g_autoptr (GPtrArray)
      topics = g_ptr_array_new_with_free_func ((GDestroyNotify) dx_topic_free);
  TopicsFile file = { topics };

  dx_json_normalize (root);
  if (!dx_members_read_file (root, TOPICS_FORMAT, file_members, &file, error)
      || !dx_topics_are_unique (topics, "$.topics", error))
    return NULL;
  return g_steal_pointer (&topics);
}
