/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dx-config.h"

#define G_LOG_DOMAIN "dexuat-core"

#include "dx-proposal-private.h"

#include <glib/gi18n-lib.h>

#include "dx-json-private.h"
#include "dx-json.h"
#include "dx-members-private.h"

#define VALUES_PATH "$.values"
#define TOPICS_PATH "$.topics"

typedef struct {
  char *id;
  char *form;
  char *call;
  gint64 revision;
} Head;

static const DxMember head_members[] = {
  DX_MAY ("id", STRING, Head, id), DX_MAY ("form", STRING, Head, form),
  DX_MAY ("call", STRING, Head, call),
  DX_MAY ("revision", INT64, Head, revision), DX_MEMBERS_END
};

static const char *const known_members[] = { "format", "version", "id",
                                             "form",   "call",    "revision",
                                             "values", "topics",  NULL };
static const char *const known_topic_members[] = { "id", "note", "schools",
                                                   NULL };

typedef gboolean (*IsKnown) (const char *name, gconstpointer data);

static gboolean
is_listed (const char *name, gconstpointer names)
{
  return g_strv_contains (names, name);
}

static gboolean
is_field (const char *name, gconstpointer form)
{
  return dx_form_get_field_index (form, name) >= 0;
}

static gboolean
is_column (const char *name, gconstpointer table)
{
  return dx_field_get_column (table, name) != NULL;
}

/* The members of @object that are not known, in their order and in NFC, or
 * %NULL if there are none. */
static JsonObject *
collect_others (JsonObject *object, IsKnown is_known, gconstpointer data)
{
  JsonObject *others = NULL;
  JsonObjectIter iter;
  const char *name;
  JsonNode *node;

  json_object_iter_init_ordered (&iter, object);
  while (json_object_iter_next_ordered (&iter, &name, &node))
    {
      if (is_known (name, data))
        continue;
      if (others == NULL)
        others = json_object_new ();
      dx_json_normalize (node);
      json_object_set_member (others, name, json_node_copy (node));
    }
  return others;
}

/* %NULL if the member is absent, or null, which says the same. */
static JsonNode *
get_member (JsonObject *object, const char *name)
{
  JsonNode *node = json_object_get_member (object, name);

  return node != NULL && !JSON_NODE_HOLDS_NULL (node) ? node : NULL;
}

static GStrv
read_strings (JsonNode *node,
              const char *path,
              gboolean *normalized,
              GError **error)
{
  g_autoptr (GStrvBuilder) strings = g_strv_builder_new ();
  JsonArray *array = dx_json_get_array (node, path, error);

  if (array == NULL)
    return NULL;
  for (guint i = 0; i < json_array_get_length (array); i++)
    {
      g_autofree char *place = dx_json_path_item (path, i);
      g_autofree char *clean = NULL;
      const char *text;

      if (!dx_json_get_string (json_array_get_element (array, i), place, &text,
                               error))
        return NULL;
      clean = dx_proposal_clean_text (text, normalized);
      g_strv_builder_add (strings, clean);
    }
  return g_strv_builder_end (strings);
}

/* A value of one cell: text or a whole number. */
static gboolean
read_single (DxProposalValue *value,
             const DxField *kind,
             JsonNode *node,
             const char *path,
             GError **error)
{
  gboolean normalized = FALSE;
  const char *text;
  gint64 integer;

  if (dx_field_is_integer (kind))
    {
      if (!dx_json_get_integer (node, path, &integer, error))
        return FALSE;
      dx_proposal_value_set_integer (value, integer);
      return TRUE;
    }
  if (!dx_json_get_string (node, path, &text, error))
    return FALSE;
  dx_proposal_value_take_text (value,
                               dx_proposal_clean_text (text, &normalized));
  value->normalized = normalized;
  return TRUE;
}

static gboolean
read_list (DxProposalValue *value,
           JsonNode *node,
           const char *path,
           GError **error)
{
  gboolean normalized = FALSE;
  GStrv list = read_strings (node, path, &normalized, error);

  if (list == NULL)
    return FALSE;
  dx_proposal_value_take_list (value, list);
  value->normalized = normalized;
  return TRUE;
}

static gboolean
read_row (DxProposalRow *row,
          const DxField *table,
          JsonNode *node,
          const char *path,
          GError **error)
{
  JsonObject *object = dx_json_get_object (node, path, error);

  if (object == NULL)
    return FALSE;
  for (guint i = 0; i < row->n_cells; i++)
    {
      const DxField *column = g_ptr_array_index (table->columns, i);
      JsonNode *cell = get_member (object, column->id);
      g_autofree char *place = NULL;

      if (cell == NULL)
        continue;
      place = dx_json_path_member (path, column->id);
      if (!read_single (&row->cells[i], column, cell, place, error))
        return FALSE;
    }
  row->others = collect_others (object, is_column, table);
  return TRUE;
}

static gboolean
read_table (DxProposalValue *value,
            const DxField *table,
            JsonNode *node,
            const char *path,
            GError **error)
{
  JsonArray *array = dx_json_get_array (node, path, error);
  GPtrArray *rows;

  if (array == NULL)
    return FALSE;
  rows = dx_proposal_value_ensure_rows (value);
  for (guint i = 0; i < json_array_get_length (array); i++)
    {
      g_autofree char *place = dx_json_path_item (path, i);
      DxProposalRow *row = dx_proposal_row_new (table);

      g_ptr_array_add (rows, row);
      if (!read_row (row, table, json_array_get_element (array, i), place,
                     error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
read_value (DxProposalValue *value,
            const DxField *kind,
            JsonNode *node,
            GError **error)
{
  g_autofree char *path = dx_json_path_member (VALUES_PATH, kind->id);

  if (kind->kind == DX_FIELD_LIST)
    return read_list (value, node, path, error);
  if (kind->kind == DX_FIELD_TABLE)
    return read_table (value, kind, node, path, error);
  return read_single (value, kind, node, path, error);
}

static gboolean
read_values (DxProposal *self, JsonObject *root, GError **error)
{
  JsonNode *node = json_object_get_member (root, "values");
  JsonObject *object;

  if (node == NULL)
    return TRUE;
  object = dx_json_get_object (node, VALUES_PATH, error);
  if (object == NULL)
    return FALSE;
  for (guint i = 0; i < self->form->fields->len; i++)
    {
      const DxField *kind = g_ptr_array_index (self->form->fields, i);
      JsonNode *value = get_member (object, kind->id);

      if (value != NULL && !read_value (&self->values[i], kind, value, error))
        return FALSE;
    }
  self->other_values = collect_others (object, is_field, self->form);
  return TRUE;
}

static gboolean
read_schools (DxTopicChoice *choice,
              JsonNode *node,
              const char *path,
              GError **error)
{
  if (!dx_json_get_integer (node, path, &choice->schools, error))
    return FALSE;
  choice->has_schools = TRUE;
  return choice->schools >= 0
         || dx_json_refuse (error, DX_JSON_ERROR_VALUE, path,
                            _ ("must not be less than 0"));
}

static gboolean
read_topic_details (DxProposalTopic *topic,
                    JsonObject *object,
                    const char *path,
                    GError **error)
{
  g_autofree char *note_path = dx_json_path_member (path, "note");
  g_autofree char *schools_path = dx_json_path_member (path, "schools");
  JsonNode *note = get_member (object, "note");
  JsonNode *schools = get_member (object, "schools");
  const char *text;

  if (note != NULL)
    {
      if (!dx_json_get_string (note, note_path, &text, error))
        return FALSE;
      topic->choice.note = dx_proposal_clean_text (text, &topic->normalized);
    }
  if (schools != NULL
      && !read_schools (&topic->choice, schools, schools_path, error))
    return FALSE;
  topic->others = collect_others (object, is_listed, known_topic_members);
  return TRUE;
}

/* The id of a topic that @self does not have yet. */
static char *
read_topic_id (DxProposal *self,
               JsonObject *object,
               const char *topic_path,
               gboolean *normalized,
               GError **error)
{
  g_autofree char *path = dx_json_path_member (topic_path, "id");
  g_autofree char *id = NULL;
  JsonNode *node = json_object_get_member (object, "id");
  const char *text;

  if (node == NULL)
    {
      dx_json_refuse (error, DX_JSON_ERROR_MISSING, path, _ ("is missing"));
      return NULL;
    }
  if (!dx_json_get_string (node, path, &text, error))
    return NULL;
  id = dx_proposal_clean_text (text, normalized);
  if (*id != '\0' && dx_proposal_find_topic (self, id) == NULL)
    return g_steal_pointer (&id);
  dx_json_refuse (error, DX_JSON_ERROR_VALUE, path,
                  *id == '\0' ? _ ("must not be empty")
                              : _ ("stands there a second time"));
  return NULL;
}

static gboolean
read_topic (DxProposal *self, JsonNode *node, const char *path, GError **error)
{
  JsonObject *object = dx_json_get_object (node, path, error);
  gboolean normalized = FALSE;
  g_autofree char *id = NULL;
  DxProposalTopic *topic;

  if (object == NULL)
    return FALSE;
  id = read_topic_id (self, object, path, &normalized, error);
  if (id == NULL)
    return FALSE;
  topic = dx_proposal_topic_new (id);
  topic->normalized = normalized;
  g_ptr_array_add (self->topics, topic);
  return read_topic_details (topic, object, path, error);
}

static gboolean
read_topics (DxProposal *self, JsonObject *root, GError **error)
{
  JsonNode *node = json_object_get_member (root, "topics");
  JsonArray *array;

  if (node == NULL)
    return TRUE;
  self->writes_topics = TRUE;
  array = dx_json_get_array (node, TOPICS_PATH, error);
  if (array == NULL)
    return FALSE;
  if (json_array_get_length (array) > DX_PROPOSAL_MAX_TOPICS)
    return dx_json_refuse (error, DX_JSON_ERROR_VALUE, TOPICS_PATH,
                           _ ("has too many entries"));
  for (guint i = 0; i < json_array_get_length (array); i++)
    {
      g_autofree char *path = dx_json_path_item (TOPICS_PATH, i);

      if (!read_topic (self, json_array_get_element (array, i), path, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
read_others (DxProposal *self, JsonObject *root, GError **error)
{
  JsonNode *unplaced = get_member (root, "unplaced");

  self->writes_revision = json_object_has_member (root, "revision");
  self->others = collect_others (root, is_listed, known_members);
  if (unplaced == NULL)
    return TRUE;
  g_clear_pointer (&self->unplaced, g_strfreev);
  self->unplaced = read_strings (unplaced, "$.unplaced", NULL, error);
  return self->unplaced != NULL;
}

static gboolean
check_head (const Head *head, GError **error)
{
  if (head->id != NULL && !g_uuid_string_is_valid (head->id))
    return dx_json_refuse (error, DX_JSON_ERROR_VALUE, "$.id",
                           _ ("must be a UUID"));
  if (head->revision < 0)
    return dx_json_refuse (error, DX_JSON_ERROR_VALUE, "$.revision",
                           _ ("must not be less than 0"));
  return TRUE;
}

static DxForm *
find_form (DxCatalog *catalog, const char *id, GError **error)
{
  DxForm *form = id != NULL ? dx_catalog_get_form (catalog, id, error)
                            : dx_catalog_get_default_form (catalog);

  if (form == NULL && id != NULL)
    g_prefix_error (error, "%s: ", "$.form");
  else if (form == NULL)
    dx_json_refuse (error, DX_JSON_ERROR_UNKNOWN, "$.form",
                    _ ("there is no form at all"));
  return form;
}

/* A proposal of @head without values. */
static DxProposal *
start (const Head *head, DxCatalog *catalog, GError **error)
{
  DxProposal *self;
  DxCall *call = NULL;
  DxForm *form;

  if (!check_head (head, error))
    return NULL;
  form = find_form (catalog, head->form, error);
  if (form == NULL)
    return NULL;
  if (head->call != NULL)
    {
      call = dx_catalog_get_call (catalog, head->call, error);
      if (call == NULL)
        {
          g_prefix_error (error, "%s: ", "$.call");
          return NULL;
        }
    }
  self = dx_proposal_new_with_id (form, call, head->id);
  self->revision = head->revision;
  return self;
}

/**
 * dx_proposal_new_from_json:
 * @json: a proposal file
 * @catalog: the forms and calls that it may name
 * @error: return location for a #DxJsonError
 *
 * Reads a proposal. Without "form" it is written on the newest form,
 * without "call" it answers none, without "id" it gets a new one. A value
 * null is no value. Text that is not NFC is brought there, see
 * dx_proposal_was_normalized (). What is unknown is kept at every level.
 *
 * Returns: (transfer full): the proposal, or %NULL with @error set, whose
 *   message begins with the JSON path, or the line, of what is wrong
 */
DxProposal *
dx_proposal_new_from_json (GBytes *json, DxCatalog *catalog, GError **error)
{
  g_autoptr (DxProposal) self = NULL;
  g_autoptr (JsonNode) root = NULL;
  Head head = { NULL, NULL, NULL, 0 };
  JsonObject *object;

  g_return_val_if_fail (json != NULL, NULL);
  g_return_val_if_fail (DX_IS_CATALOG (catalog), NULL);
  g_return_val_if_fail (error == NULL || *error == NULL, NULL);

  root = dx_json_parse (json, error);
  if (root == NULL)
    return NULL;
  if (dx_members_read_file (root, DX_PROPOSAL_FORMAT, head_members, &head,
                            error))
    self = start (&head, catalog, error);
  g_free (head.id);
  g_free (head.form);
  g_free (head.call);
  if (self == NULL)
    return NULL;
  object = json_node_get_object (root);
  if (!read_values (self, object, error) || !read_topics (self, object, error)
      || !read_others (self, object, error))
    return NULL;
  return g_steal_pointer (&self);
}
