/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dx-config.h"

#define G_LOG_DOMAIN "dexuat-core"

#include "dx-task.h"

#include <glib/gi18n-lib.h>

#include "dx-json-private.h"
#include "dx-json.h"
#include "dx-members-private.h"
#include "dx-shelf-private.h"

#define TASKS_FORMAT "dexuat-tasks"

static const DxMember task_members[] = {
  DX_MUST ("id", ID, DxTask, id),
  DX_MUST ("name", STRING, DxTask, name),
  DX_MAY ("host", STRING, DxTask, host),
  DX_MAY ("head", STRING, DxTask, head),
  DX_MAY ("objectives", STRING, DxTask, objectives),
  DX_MAY ("results", STRING, DxTask, results),
  DX_MAY ("duration", STRING, DxTask, duration),
  DX_MAY ("months", UINT, DxTask, months),
  DX_MAY ("year", UINT, DxTask, year),
  DX_MAY ("note", STRING, DxTask, note),
  DX_MEMBERS_END
};

static gpointer
read_task (JsonObject *object, const char *path, GError **error)
{
  DxTask *self = g_new0 (DxTask, 1);

  if (!dx_members_read (object, path, task_members, self, error))
    g_clear_pointer (&self, dx_task_free);
  return self;
}

static const DxMember list_members[] = {
  DX_MUST ("id", ID, DxTaskList, id),
  DX_MUST ("title", STRING, DxTaskList, title),
  DX_MAY ("source", SOURCE, DxTaskList, source),
  DX_MUST_LIST ("tasks", read_task, DxTaskList, tasks), DX_MEMBERS_END
};

/**
 * dx_task_list_new_from_json:
 * @json: a file of tasks, UTF-8
 * @error: return location for a #DxJsonError
 *
 * Reads a list of tasks.
 *
 * Returns: (transfer full) (nullable): the list, or %NULL with @error set
 */
DxTaskList *
dx_task_list_new_from_json (GBytes *json, GError **error)
{
  g_autoptr (JsonNode) root = NULL;
  g_autoptr (DxTaskList) self = NULL;

  g_return_val_if_fail (json != NULL, NULL);
  g_return_val_if_fail (error == NULL || *error == NULL, NULL);

  root = dx_json_parse (json, error);
  if (root == NULL)
    return NULL;
  dx_json_normalize (root);
  self = g_new0 (DxTaskList, 1);
  self->tasks = g_ptr_array_new_with_free_func ((GDestroyNotify) dx_task_free);
  if (!dx_members_read_file (root, TASKS_FORMAT, list_members, self, error)
      || !dx_members_check_ids (self->tasks, G_STRUCT_OFFSET (DxTask, id),
                                "$.tasks", error))
    return NULL;
  return g_steal_pointer (&self);
}

/**
 * dx_task_list_load:
 * @id: of a built-in list: "results-2025"
 * @error: return location for a #GError
 *
 * Loads a list that is built in.
 *
 * Returns: (transfer full) (nullable): the list, or %NULL with @error set
 */
DxTaskList *
dx_task_list_load (const char *id, GError **error)
{
  g_autofree char *file = NULL;
  g_autoptr (GBytes) json = NULL;

  g_return_val_if_fail (id != NULL, NULL);

  if (!dx_members_is_id (id))
    {
      g_set_error (error, DX_JSON_ERROR, DX_JSON_ERROR_UNKNOWN,
                   _ ("there is no list of tasks “%s”"), id);
      return NULL;
    }
  file = g_strdup_printf ("tasks/%s.json", id);
  json = dx_shelf_load (file, error);
  return json != NULL ? dx_task_list_new_from_json (json, error) : NULL;
}

/**
 * dx_task_list_free:
 * @self: (transfer full) (nullable): a list
 *
 * Frees it.
 */
void
dx_task_list_free (DxTaskList *self)
{
  if (self == NULL)
    return;
  g_free (self->id);
  g_free (self->title);
  dx_source_free (self->source);
  g_ptr_array_unref (self->tasks);
  g_free (self);
}

/**
 * dx_task_new:
 * @id: a short name
 * @name: of the task, UTF-8 in NFC
 *
 * Makes a task, as from a row of somebody's table; the rest is filled in by
 * whoever has it.
 *
 * Returns: (transfer full): the task
 */
DxTask *
dx_task_new (const char *id, const char *name)
{
  DxTask *self;

  g_return_val_if_fail (id != NULL && name != NULL, NULL);

  self = g_new0 (DxTask, 1);
  self->id = g_strdup (id);
  self->name = g_strdup (name);
  return self;
}

/**
 * dx_task_free:
 * @self: (transfer full) (nullable): a task
 *
 * Frees it.
 */
void
dx_task_free (DxTask *self)
{
  if (self == NULL)
    return;
  g_free (self->id);
  g_free (self->name);
  g_free (self->host);
  g_free (self->head);
  g_free (self->objectives);
  g_free (self->results);
  g_free (self->duration);
  g_free (self->note);
  g_free (self);
}

/**
 * dx_task_get_text:
 * @self: a task
 *
 * Returns: (transfer full): what it is about: name, objectives and results,
 *   a paragraph each
 */
char *
dx_task_get_text (const DxTask *self)
{
  GString *text;

  g_return_val_if_fail (self != NULL, NULL);

  text = g_string_new (self->name);
  if (self->objectives != NULL)
    g_string_append_printf (text, "\n%s", self->objectives);
  if (self->results != NULL)
    g_string_append_printf (text, "\n%s", self->results);
  return g_string_free (text, FALSE);
}
