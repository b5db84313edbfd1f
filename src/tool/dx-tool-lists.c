/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dx-config.h"

#define G_LOG_DOMAIN "dexuat-tool"

#include "dx-tool-private.h"

#include <glib/gi18n-lib.h>

#include "dx-date.h"
#include "dx-json.h"

static void
set_string (JsonBuilder *builder, const char *member, const char *value)
{
  json_builder_set_member_name (builder, member);
  if (value != NULL)
    json_builder_add_string_value (builder, value);
  else
    json_builder_add_null_value (builder);
}

static void
set_origin (JsonBuilder *builder, gboolean builtin, const char *path)
{
  g_autofree char *name
      = path != NULL ? g_filename_display_name (path) : NULL;

  json_builder_set_member_name (builder, "builtin");
  json_builder_add_boolean_value (builder, builtin);
  set_string (builder, "path", name);
}

static DxToolStatus
put (const char *text)
{
  g_autoptr (GError) error = NULL;

  if (dx_tool_put (text, &error))
    return DX_TOOL_DONE;

  dx_tool_complain_of ("-", error);
  return DX_TOOL_OUTPUT;
}

static DxToolStatus
put_json (JsonBuilder *builder)
{
  g_autoptr (JsonNode) root = json_builder_get_root (builder);
  g_autoptr (GBytes) json = dx_json_print (root);
  gsize length;
  const char *bytes = g_bytes_get_data (json, &length);
  g_autofree char *text = g_strndup (bytes, length);

  return put (text);
}

static void
add_form (JsonBuilder *builder, const DxForm *form)
{
  json_builder_begin_object (builder);
  set_string (builder, "id", form->id);
  set_string (builder, "title", form->title);
  set_origin (builder, form->builtin, form->path);
  json_builder_end_object (builder);
}

/*
 * dx_tool_forms:
 *
 * forms [--json]: the forms, built in and the user's.
 */
DxToolStatus
dx_tool_forms (DxTool *tool)
{
  g_autoptr (GPtrArray) forms = dx_catalog_list_forms (tool->catalog);
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  g_autoptr (GString) text = g_string_new (NULL);

  json_builder_begin_array (builder);
  for (guint i = 0; i < forms->len; i++)
    {
      const DxForm *form = g_ptr_array_index (forms, i);

      add_form (builder, form);
      g_string_append_printf (text, "%s\t%s\n", form->id, form->title);
    }
  json_builder_end_array (builder);

  return tool->json ? put_json (builder) : put (text->str);
}

static void
add_deadline (JsonBuilder *builder, const DxDeadline *deadline)
{
  g_autofree char *instant
      = deadline != NULL && deadline->instant != NULL
            ? dx_instant_format (deadline->instant)
            : NULL;

  json_builder_set_member_name (builder, "deadline");
  json_builder_begin_object (builder);
  set_string (builder, "text", deadline != NULL ? deadline->text : NULL);
  set_string (builder, "instant", instant);
  set_string (builder, "doubt", deadline != NULL ? deadline->doubt : NULL);
  json_builder_end_object (builder);
}

static void
add_topics (JsonBuilder *builder, const DxCall *call)
{
  json_builder_set_member_name (builder, "topics");
  json_builder_begin_array (builder);
  for (guint g = 0; g < call->groups->len; g++)
    {
      const DxCallGroup *group = g_ptr_array_index (call->groups, g);

      for (guint t = 0; t < group->topics->len; t++)
        {
          const DxCallTopic *topic = g_ptr_array_index (group->topics, t);

          json_builder_add_string_value (builder, topic->id);
        }
    }
  json_builder_end_array (builder);
}

static void
add_call (JsonBuilder *builder, const DxCall *call)
{
  json_builder_begin_object (builder);
  set_string (builder, "id", call->id);
  set_string (builder, "office", call->office);
  json_builder_set_member_name (builder, "plan-year");
  if (call->plan_year > 0)
    json_builder_add_int_value (builder, call->plan_year);
  else
    json_builder_add_null_value (builder);
  add_deadline (builder, call->deadline);
  add_topics (builder, call);
  set_origin (builder, call->builtin, call->path);
  json_builder_end_object (builder);
}

static void
append_call_line (GString *text, const DxCall *call)
{
  g_string_append_printf (text, "%s\t%s\t%d\t%s", call->id, call->office,
                          call->plan_year,
                          call->deadline != NULL ? call->deadline->text : "");
  if (call->deadline != NULL && call->deadline->doubt != NULL)
    g_string_append_printf (text, " (%s)", _ ("in doubt"));
  g_string_append_c (text, '\n');
}

/*
 * dx_tool_calls:
 *
 * calls [--json]: the calls for proposals, built in and the user's.
 */
DxToolStatus
dx_tool_calls (DxTool *tool)
{
  g_autoptr (GPtrArray) calls = dx_catalog_list_calls (tool->catalog);
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  g_autoptr (GString) text = g_string_new (NULL);

  json_builder_begin_array (builder);
  for (guint i = 0; i < calls->len; i++)
    {
      const DxCall *call = g_ptr_array_index (calls, i);

      add_call (builder, call);
      append_call_line (text, call);
    }
  json_builder_end_array (builder);

  return tool->json ? put_json (builder) : put (text->str);
}
