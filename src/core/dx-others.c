/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "dexuat-core"

#include "dx-others-private.h"

#include "dx-json-private.h"

/*
 * dx_others_collect:
 * @object: an object of a file
 * @known: the members that are read, %NULL at the end
 *
 * Returns: (transfer full) (nullable): the other members, in their order
 *   and in NFC, or %NULL when there are none
 */
JsonObject *
dx_others_collect (JsonObject *object, const char *const *known)
{
  JsonObject *others = NULL;
  JsonObjectIter iter;
  const char *name;
  JsonNode *node;

  json_object_iter_init_ordered (&iter, object);
  while (json_object_iter_next_ordered (&iter, &name, &node))
    {
      if (g_strv_contains (known, name))
        continue;
      if (others == NULL)
        others = json_object_new ();
      dx_json_normalize (node);
      json_object_set_member (others, name, json_node_copy (node));
    }
  return others;
}

/*
 * dx_others_write:
 * @object: an object that is being written
 * @others: (nullable): what is not known
 *
 * Puts @others behind what @object has.
 */
void
dx_others_write (JsonObject *object, JsonObject *others)
{
  JsonObjectIter iter;
  const char *name;
  JsonNode *node;

  if (others == NULL)
    return;
  json_object_iter_init_ordered (&iter, others);
  while (json_object_iter_next_ordered (&iter, &name, &node))
    if (!json_object_has_member (object, name))
      json_object_set_member (object, name, json_node_copy (node));
}

/*
 * dx_others_join:
 * @ours: (nullable): what is not known of one
 * @theirs: (nullable): what is not known of the other
 *
 * Returns: (transfer full) (nullable): both; of a member that both have,
 *   that of @ours
 */
JsonObject *
dx_others_join (JsonObject *ours, JsonObject *theirs)
{
  JsonObject *both;

  if (ours == NULL && theirs == NULL)
    return NULL;
  both = json_object_new ();
  dx_others_write (both, ours);
  dx_others_write (both, theirs);
  return both;
}

/*
 * dx_others_set_text:
 * @object: an object that is being written
 * @name: a member
 * @text: (nullable): its text; without one the member is left out
 */
void
dx_others_set_text (JsonObject *object, const char *name, const char *text)
{
  if (text != NULL)
    json_object_set_string_member (object, name, text);
}
