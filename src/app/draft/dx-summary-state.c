/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "dexuat-app"

#include "dx-summary-state.h"

#include <json-glib/json-glib.h>
#include <string.h>

#include "dx-json.h"

struct _DxSummaryState {
  char *columns; /* nullable */
  GPtrArray *order;
  GHashTable *left_out;
  char *texts[DX_LETTER_N_PARTS]; /* nullable: as suggested */
};

static void
read_ids (JsonObject *object, const char *member, GFunc take, gpointer data)
{
  JsonNode *node = json_object_get_member (object, member);
  JsonArray *array = node != NULL && JSON_NODE_HOLDS_ARRAY (node)
                         ? json_node_get_array (node)
                         : NULL;

  for (guint i = 0; array != NULL && i < json_array_get_length (array); i++)
    {
      JsonNode *item = json_array_get_element (array, i);

      if (JSON_NODE_HOLDS_VALUE (item)
          && json_node_get_value_type (item) == G_TYPE_STRING)
        take (g_strdup (json_node_get_string (item)), data);
    }
}

static void
take_order (gpointer id, gpointer data)
{
  g_ptr_array_add (((DxSummaryState *) data)->order, id);
}

static void
take_left_out (gpointer id, gpointer data)
{
  g_hash_table_add (((DxSummaryState *) data)->left_out, id);
}

static char *
read_text (JsonObject *object, const char *member)
{
  JsonNode *node = json_object_get_member (object, member);

  return node != NULL && JSON_NODE_HOLDS_VALUE (node)
                 && json_node_get_value_type (node) == G_TYPE_STRING
             ? g_strdup (json_node_get_string (node))
             : NULL;
}

static void
read_state (DxSummaryState *self, JsonObject *object)
{
  JsonNode *letter = json_object_get_member (object, "letter");

  self->columns = read_text (object, "columns");
  read_ids (object, "order", take_order, self);
  read_ids (object, "left-out", take_left_out, self);
  if (letter == NULL || !JSON_NODE_HOLDS_OBJECT (letter))
    return;
  for (guint i = 0; i < DX_LETTER_N_PARTS; i++)
    self->texts[i] =
        read_text (json_node_get_object (letter), dx_letter_part_name (i));
}

/**
 * dx_summary_state_new:
 * @json: (nullable): what was kept
 *
 * Reads what was kept; what cannot be read is as if nothing was chosen.
 *
 * Returns: (transfer full): it
 */
DxSummaryState *
dx_summary_state_new (const char *json)
{
  DxSummaryState *self = g_new0 (DxSummaryState, 1);
  g_autoptr (GBytes) bytes = json != NULL ? g_bytes_new (json, strlen (json))
                                          : NULL;
  g_autoptr (JsonNode) root = bytes != NULL ? dx_json_parse (bytes, NULL)
                                            : NULL;

  self->order = g_ptr_array_new_with_free_func (g_free);
  self->left_out =
      g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  if (root != NULL && JSON_NODE_HOLDS_OBJECT (root))
    read_state (self, json_node_get_object (root));

  return self;
}

/**
 * dx_summary_state_free:
 * @self: (transfer full) (nullable): a state
 *
 * Frees it.
 */
void
dx_summary_state_free (DxSummaryState *self)
{
  if (self == NULL)
    return;

  g_free (self->columns);
  g_ptr_array_unref (self->order);
  g_hash_table_unref (self->left_out);
  for (guint i = 0; i < DX_LETTER_N_PARTS; i++)
    g_free (self->texts[i]);
  g_free (self);
}

static JsonArray *
make_array (GPtrArray *ids)
{
  JsonArray *array = json_array_new ();

  for (guint i = 0; i < ids->len; i++)
    json_array_add_string_element (array, g_ptr_array_index (ids, i));

  return array;
}

static int
compare_ids (gconstpointer a, gconstpointer b)
{
  return strcmp (*(const char *const *) a, *(const char *const *) b);
}

static JsonObject *
make_letter (DxSummaryState *self)
{
  JsonObject *letter = json_object_new ();

  for (guint i = 0; i < DX_LETTER_N_PARTS; i++)
    if (self->texts[i] != NULL)
      json_object_set_string_member (letter, dx_letter_part_name (i),
                                     self->texts[i]);

  return letter;
}

/**
 * dx_summary_state_to_json:
 * @self: a state
 *
 * Returns: (transfer full): what is kept of it
 */
char *
dx_summary_state_to_json (DxSummaryState *self)
{
  g_autoptr (JsonNode) root = json_node_new (JSON_NODE_OBJECT);
  g_autoptr (GPtrArray) left_out = g_ptr_array_new ();
  g_autoptr (GBytes) bytes = NULL;
  JsonObject *object = json_object_new ();
  GHashTableIter iter;
  gpointer id;

  g_hash_table_iter_init (&iter, self->left_out);
  while (g_hash_table_iter_next (&iter, &id, NULL))
    g_ptr_array_add (left_out, id);
  g_ptr_array_sort (left_out, compare_ids);
  json_node_take_object (root, object);
  if (self->columns != NULL)
    json_object_set_string_member (object, "columns", self->columns);
  json_object_set_array_member (object, "order", make_array (self->order));
  json_object_set_array_member (object, "left-out", make_array (left_out));
  json_object_set_object_member (object, "letter", make_letter (self));
  bytes = dx_json_print (root);

  return g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
}

/**
 * dx_summary_state_get_columns:
 * @self: a state
 *
 * Returns: (transfer none) (nullable): the column set that was chosen
 */
const char *
dx_summary_state_get_columns (DxSummaryState *self)
{
  return self->columns;
}

/**
 * dx_summary_state_set_columns:
 * @self: a state
 * @id: a column set
 *
 * Chooses the columns.
 */
void
dx_summary_state_set_columns (DxSummaryState *self, const char *id)
{
  g_free (self->columns);
  self->columns = g_strdup (id);
}

static guint
find_place (DxSummaryState *self, const char *id)
{
  guint index;

  return g_ptr_array_find_with_equal_func (self->order, id, g_str_equal, &index)
             ? index
             : self->order->len;
}

static int
compare_places (gconstpointer a, gconstpointer b, gpointer data)
{
  guint left = find_place (data, *(const char *const *) a);
  guint right = find_place (data, *(const char *const *) b);

  return left < right ? -1 : left > right;
}

/**
 * dx_summary_state_arrange:
 * @self: a state
 * @ids: (element-type utf8): proposals
 *
 * Brings @ids into the order that was chosen; new ones come last, as they
 * are.
 */
void
dx_summary_state_arrange (DxSummaryState *self, GPtrArray *ids)
{
  g_ptr_array_sort_with_data (ids, compare_places, self);
}

/**
 * dx_summary_state_set_order:
 * @self: a state
 * @ids: (element-type utf8): proposals, the first one first
 *
 * Chooses the order.
 */
void
dx_summary_state_set_order (DxSummaryState *self, GPtrArray *ids)
{
  g_ptr_array_set_size (self->order, 0);
  for (guint i = 0; i < ids->len; i++)
    g_ptr_array_add (self->order, g_strdup (g_ptr_array_index (ids, i)));
}

/**
 * dx_summary_state_is_left_out:
 * @self: a state
 * @id: a proposal
 *
 * Returns: whether it does not stand in the table
 */
gboolean
dx_summary_state_is_left_out (DxSummaryState *self, const char *id)
{
  return g_hash_table_contains (self->left_out, id);
}

/**
 * dx_summary_state_set_left_out:
 * @self: a state
 * @id: a proposal
 * @left_out: whether it does not stand in the table
 *
 * Takes a proposal out of the table or puts it back.
 */
void
dx_summary_state_set_left_out (DxSummaryState *self,
                               const char *id,
                               gboolean left_out)
{
  if (left_out)
    g_hash_table_add (self->left_out, g_strdup (id));
  else
    g_hash_table_remove (self->left_out, id);
}

/**
 * dx_summary_state_get_text:
 * @self: a state
 * @part: of the letter
 *
 * Returns: (transfer none) (nullable): what was written there, or %NULL for
 *   what is suggested
 */
const char *
dx_summary_state_get_text (DxSummaryState *self, DxLetterPart part)
{
  return self->texts[part];
}

/**
 * dx_summary_state_set_text:
 * @self: a state
 * @part: of the letter
 * @text: (nullable): what was written there, or %NULL for what is suggested
 *
 * Keeps the text of a part.
 */
void
dx_summary_state_set_text (DxSummaryState *self,
                           DxLetterPart part,
                           const char *text)
{
  char *copy = g_strdup (text);

  g_free (self->texts[part]);
  self->texts[part] = copy;
}

/**
 * dx_summary_state_has_text:
 * @self: a state
 *
 * Returns: whether any part of the letter was written
 */
gboolean
dx_summary_state_has_text (DxSummaryState *self)
{
  for (guint i = 0; i < DX_LETTER_N_PARTS; i++)
    if (self->texts[i] != NULL)
      return TRUE;

  return FALSE;
}
