/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dx-config.h"

#define G_LOG_DOMAIN "dexuat-core"

#include "dx-proposal-private.h"

#include "dx-json.h"

static void
add_others (JsonObject *object, JsonObject *others)
{
  JsonObjectIter iter;
  const char *name;
  JsonNode *node;

  if (others == NULL)
    return;
  json_object_iter_init_ordered (&iter, others);
  while (json_object_iter_next_ordered (&iter, &name, &node))
    json_object_set_member (object, name, json_node_copy (node));
}

static JsonNode *
write_list (GStrv list)
{
  JsonArray *array = json_array_new ();

  for (guint i = 0; list[i] != NULL; i++)
    json_array_add_string_element (array, list[i]);
  JsonNode *node = json_node_new (JSON_NODE_ARRAY);

  json_node_take_array (node, array);
  return node;
}

static JsonNode *write_value (const DxProposalValue *value,
                              const DxField *kind);

static JsonObject *
write_row (const DxProposalRow *row, const DxField *table)
{
  JsonObject *object = json_object_new ();

  for (guint i = 0; i < row->n_cells; i++)
    {
      const DxField *column = g_ptr_array_index (table->columns, i);

      if (row->cells[i].set)
        json_object_set_member (object, column->id,
                                write_value (&row->cells[i], column));
    }
  add_others (object, row->others);
  return object;
}

static JsonNode *
write_table (GPtrArray *rows, const DxField *table)
{
  JsonArray *array = json_array_new ();

  for (guint i = 0; i < rows->len; i++)
    json_array_add_object_element (
        array, write_row (g_ptr_array_index (rows, i), table));
  JsonNode *node = json_node_new (JSON_NODE_ARRAY);

  json_node_take_array (node, array);
  return node;
}

static JsonNode *
write_value (const DxProposalValue *value, const DxField *kind)
{
  if (kind->kind == DX_FIELD_LIST)
    return write_list (value->list);
  if (kind->kind == DX_FIELD_TABLE)
    return write_table (value->rows, kind);
  if (dx_field_is_integer (kind))
    return json_node_init_int (json_node_alloc (), value->integer);
  return json_node_init_string (json_node_alloc (), value->text);
}

static JsonObject *
write_values (DxProposal *self)
{
  JsonObject *object = json_object_new ();

  for (guint i = 0; i < self->form->fields->len; i++)
    {
      const DxField *kind = g_ptr_array_index (self->form->fields, i);

      if (self->values[i].set)
        json_object_set_member (object, kind->id,
                                write_value (&self->values[i], kind));
    }
  add_others (object, self->other_values);
  return object;
}

static JsonArray *
write_topics (DxProposal *self)
{
  JsonArray *array = json_array_new ();

  for (guint i = 0; i < self->topics->len; i++)
    {
      const DxProposalTopic *topic = g_ptr_array_index (self->topics, i);
      JsonObject *object = json_object_new ();

      json_object_set_string_member (object, "id", topic->choice.id);
      if (topic->choice.note != NULL)
        json_object_set_string_member (object, "note", topic->choice.note);
      if (topic->choice.has_schools)
        json_object_set_int_member (object, "schools", topic->choice.schools);
      add_others (object, topic->others);
      json_array_add_object_element (array, object);
    }
  return array;
}

/**
 * dx_proposal_to_json:
 * @self: a proposal
 *
 * Writes the file of a proposal: members and values in the fixed order,
 * what is unknown behind them at its level, two spaces of indentation, NFC.
 * Reading and writing it again gives the same bytes.
 *
 * Returns: (transfer full): UTF-8
 */
GBytes *
dx_proposal_to_json (DxProposal *self)
{
  g_autoptr (JsonNode) root = NULL;
  JsonObject *object;

  g_return_val_if_fail (DX_IS_PROPOSAL (self), NULL);

  object = json_object_new ();
  json_object_set_string_member (object, "format", DX_PROPOSAL_FORMAT);
  json_object_set_int_member (object, "version", DX_PROPOSAL_VERSION);
  json_object_set_string_member (object, "id", self->id);
  json_object_set_string_member (object, "form", self->form->id);
  if (self->call != NULL)
    json_object_set_string_member (object, "call", self->call->id);
  if (self->writes_revision || self->revision > 0)
    json_object_set_int_member (object, "revision", self->revision);
  json_object_set_object_member (object, "values", write_values (self));
  if (self->writes_topics || self->topics->len > 0)
    json_object_set_array_member (object, "topics", write_topics (self));
  add_others (object, self->others);
  root = json_node_new (JSON_NODE_OBJECT);
  json_node_take_object (root, object);
  return dx_json_print (root);
}
