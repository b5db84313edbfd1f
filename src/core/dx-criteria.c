/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dx-config.h"

#define G_LOG_DOMAIN "dexuat-core"

#include "dx-criteria.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "dx-json-private.h"
#include "dx-json.h"
#include "dx-members-private.h"
#include "dx-shelf-private.h"

#define CRITERIA_FORMAT "dexuat-criteria"

static void
free_criterion (DxCriterion *self)
{
  g_free (self->id);
  g_free (self->title);
  g_free (self->help);
  dx_source_free (self->source);
  g_free (self);
}

static const DxMember criterion_members[] = {
  DX_MUST ("id", ID, DxCriterion, id),
  DX_MUST ("title", STRING, DxCriterion, title),
  DX_MAY ("help", STRING, DxCriterion, help),
  DX_MAY ("source", SOURCE, DxCriterion, source), DX_MEMBERS_END
};

static gpointer
read_criterion (JsonObject *object, const char *path, GError **error)
{
  DxCriterion *self = g_new0 (DxCriterion, 1);

  if (!dx_members_read (object, path, criterion_members, self, error))
    g_clear_pointer (&self, free_criterion);
  return self;
}

static const DxMember criteria_members[] = {
  DX_MUST ("id", ID, DxCriteria, id),
  DX_MUST ("title", STRING, DxCriteria, title),
  DX_MUST_LIST ("criteria", read_criterion, DxCriteria, items), DX_MEMBERS_END
};

/**
 * dx_criteria_new_from_json:
 * @json: a file of criteria, UTF-8
 * @error: return location for a #DxJsonError
 *
 * Reads criteria.
 *
 * Returns: (transfer full) (nullable): them, or %NULL with @error set
 */
DxCriteria *
dx_criteria_new_from_json (GBytes *json, GError **error)
{
  g_autoptr (JsonNode) root = NULL;
  g_autoptr (DxCriteria) self = NULL;

  g_return_val_if_fail (json != NULL, NULL);
  g_return_val_if_fail (error == NULL || *error == NULL, NULL);

  root = dx_json_parse (json, error);
  if (root == NULL)
    return NULL;
  dx_json_normalize (root);
  self = g_new0 (DxCriteria, 1);
  self->items =
      g_ptr_array_new_with_free_func ((GDestroyNotify) free_criterion);
  if (!dx_members_read_file (root, CRITERIA_FORMAT, criteria_members, self,
                             error)
      || !dx_members_check_ids (self->items, G_STRUCT_OFFSET (DxCriterion, id),
                                "$.criteria", error))
    return NULL;
  return g_steal_pointer (&self);
}

/**
 * dx_criteria_load:
 * @id: of built-in criteria: "tt15-2022"
 * @error: return location for a #GError
 *
 * Loads criteria that are built in.
 *
 * Returns: (transfer full) (nullable): them, or %NULL with @error set
 */
DxCriteria *
dx_criteria_load (const char *id, GError **error)
{
  g_autofree char *file = NULL;
  g_autoptr (GBytes) json = NULL;

  g_return_val_if_fail (id != NULL, NULL);

  if (!dx_members_is_id (id))
    {
      g_set_error (error, DX_JSON_ERROR, DX_JSON_ERROR_UNKNOWN,
                   _ ("there are no criteria “%s”"), id);
      return NULL;
    }
  file = g_strdup_printf ("criteria/%s.json", id);
  json = dx_shelf_load (file, error);
  return json != NULL ? dx_criteria_new_from_json (json, error) : NULL;
}

static DxSource *
copy_source (const DxSource *source)
{
  DxSource *copy;

  if (source == NULL)
    return NULL;
  copy = g_new (DxSource, 1);
  copy->document = g_strdup (source->document);
  copy->place = g_strdup (source->place);
  copy->sentence = g_strdup (source->sentence);
  copy->doubt = g_strdup (source->doubt);
  return copy;
}

static void
add (DxCriteria *self,
     const char *prefix,
     const char *id,
     const char *title,
     const DxSource *source)
{
  DxCriterion *item = g_new0 (DxCriterion, 1);

  item->id = g_strconcat (prefix, id, NULL);
  item->title = g_strdup (title);
  item->source = copy_source (source);
  g_ptr_array_add (self->items, item);
}

/**
 * dx_criteria_add_call:
 * @self: criteria
 * @call: a call
 *
 * Adds the requirements of @call behind what is there.
 */
void
dx_criteria_add_call (DxCriteria *self, const DxCall *call)
{
  g_return_if_fail (self != NULL);
  g_return_if_fail (call != NULL);

  for (guint i = 0; i < call->requirements->len; i++)
    {
      const DxCallStatement *rule = g_ptr_array_index (call->requirements, i);
      g_autofree char *number = g_strdup_printf ("%u", i + 1);

      add (self, "call.", rule->id != NULL ? rule->id : number,
           rule->text != NULL ? rule->text : rule->source->sentence,
           rule->source);
    }
}

/**
 * dx_criteria_add_council:
 * @self: criteria
 * @council: the rules of a council
 *
 * Adds what the ballots of @council ask behind what is there.
 */
void
dx_criteria_add_council (DxCriteria *self, const DxCouncil *council)
{
  g_return_if_fail (self != NULL);
  g_return_if_fail (council != NULL);

  for (guint i = 0; i < council->items->len; i++)
    {
      const DxCouncilItem *item = g_ptr_array_index (council->items, i);

      add (self, "council.", item->id, item->title, council->ballot_source);
    }
}

/**
 * dx_criteria_find:
 * @self: criteria
 * @id: of one
 *
 * Returns: (transfer none) (nullable): it
 */
const DxCriterion *
dx_criteria_find (const DxCriteria *self, const char *id)
{
  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (id != NULL, NULL);

  for (guint i = 0; i < self->items->len; i++)
    {
      const DxCriterion *item = g_ptr_array_index (self->items, i);

      if (strcmp (item->id, id) == 0)
        return item;
    }
  return NULL;
}

/**
 * dx_criteria_free:
 * @self: (transfer full) (nullable): criteria
 *
 * Frees them.
 */
void
dx_criteria_free (DxCriteria *self)
{
  if (self == NULL)
    return;
  g_free (self->id);
  g_free (self->title);
  g_ptr_array_unref (self->items);
  g_free (self);
}
