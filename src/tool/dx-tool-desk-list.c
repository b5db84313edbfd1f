/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dx-config.h"

#define G_LOG_DOMAIN "dexuat-tool"

#include "dx-tool-desk-private.h"

#include <glib/gi18n-lib.h>

static void
add_amount (JsonBuilder *builder,
            const char *member,
            gboolean known,
            gint64 value)
{
  json_builder_set_member_name (builder, member);
  if (known)
    json_builder_add_int_value (builder, value);
  else
    json_builder_add_null_value (builder);
}

static void
add_arrival (JsonBuilder *builder, const DxRegisterEntry *entry)
{
  dx_tool_desk_add (builder, "channel",
                    entry->channel != DX_CHANNEL_UNKNOWN
                        ? dx_channel_get_name (entry->channel)
                        : NULL);
  dx_tool_desk_add (builder, "stamped", entry->stamped);
  dx_tool_desk_add (builder, "arrived", entry->arrived);
  dx_tool_desk_add (builder, "from", *entry->from != '\0' ? entry->from : NULL);
  dx_tool_desk_add (builder, "timing", dx_timing_get_name (entry->timing));
  dx_tool_desk_add (builder, "why", entry->why);
  dx_tool_desk_add (builder, "version-timing",
                    dx_timing_get_name (entry->present_timing));
}

/*
 * dx_tool_desk_add_entry:
 *
 * Adds a line of the register as an object.
 */
void
dx_tool_desk_add_entry (JsonBuilder *builder, const DxRegisterEntry *entry)
{
  g_autofree char *number = dx_register_entry_get_number (entry);

  json_builder_begin_object (builder);
  dx_tool_desk_add (builder, "number", number);
  dx_tool_desk_add (builder, "call", entry->call);
  dx_tool_desk_add (builder, "proposal", entry->proposal);
  add_amount (builder, "revision", TRUE, entry->revision);
  dx_tool_desk_add (builder, "title", entry->title);
  dx_tool_desk_add (builder, "host", entry->host);
  add_amount (builder, "total", entry->has_amounts[0], entry->total);
  add_amount (builder, "state-budget", entry->has_amounts[1],
              entry->state_budget);
  add_amount (builder, "counterpart", entry->has_amounts[2],
              entry->counterpart);
  add_arrival (builder, entry);
  dx_tool_desk_add (builder, "state", dx_tool_desk_state_name (entry->state));
  add_amount (builder, "conflicts", TRUE, entry->conflicts);
  add_amount (builder, "errors", TRUE, entry->errors);
  add_amount (builder, "warnings", TRUE, entry->warnings);
  add_amount (builder, "rank", entry->rank > 0, entry->rank);
  json_builder_end_object (builder);
}

static void
append_line (GString *text, const DxRegisterEntry *entry)
{
  g_autofree char *number = dx_register_entry_get_number (entry);

  g_string_append_printf (text, "%s\t%s\t%s\t%s\t%s", number,
                          dx_tool_desk_state_name (entry->state),
                          dx_timing_get_name (entry->timing), entry->title,
                          entry->host);
  if (entry->present_timing != entry->timing)
    g_string_append_printf (text, "\t(%s: %s)", _ ("present version"),
                            dx_timing_get_name (entry->present_timing));
  if (entry->conflicts > 0)
    g_string_append_printf (text, "\t(%s)",
                            _ ("a version waits to be settled"));
  g_string_append_c (text, '\n');
}

static void
failed_cb (DxRegisterList *list, const GError *error, GError **kept)
{
  if (*kept == NULL)
    *kept = g_error_copy (error);
}

static DxToolStatus
put_list (DxToolDesk *desk, DxRegisterList *list)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  g_autoptr (GString) text = g_string_new (NULL);
  const guint n = g_list_model_get_n_items (G_LIST_MODEL (list));

  json_builder_begin_array (builder);
  for (guint i = 0; i < n; i++)
    {
      g_autoptr (DxRegisterItem)
          item = g_list_model_get_item (G_LIST_MODEL (list), i);
      const DxRegisterEntry *entry = dx_register_item_get_entry (item);

      if (entry == NULL)
        continue;
      dx_tool_desk_add_entry (builder, entry);
      append_line (text, entry);
    }
  json_builder_end_array (builder);
  return desk->tool->json ? dx_tool_desk_put_json (builder)
                          : dx_tool_desk_put (text->str);
}

/*
 * dx_tool_desk_list:
 *
 * desk list [--call ID] [--state S] [--search WORDS]: the register.
 */
DxToolStatus
dx_tool_desk_list (DxToolDesk *desk)
{
  g_autoptr (DxRegisterList) list = dx_register_list_new (desk->reg);
  g_autoptr (GError) error = NULL;
  DxRegisterQuery query = DX_REGISTER_QUERY_ALL;
  DxToolStatus status;

  query.call = desk->call;
  query.search = desk->search;
  query.conflicts = g_strcmp0 (desk->state, "conflict") == 0;
  if (desk->state != NULL && !query.conflicts
      && !dx_tool_desk_state_parse (desk->state, &query.state))
    {
      dx_tool_complain (_ ("--state takes received, incomplete, complete, "
                           "reviewed, proposed, refused, withdrawn or "
                           "conflict"));
      return DX_TOOL_USAGE;
    }
  g_signal_connect (list, "failed", G_CALLBACK (failed_cb), &error);
  dx_register_list_set_query (list, &query);
  status = put_list (desk, list);
  return error != NULL ? dx_tool_desk_refuse (error) : status;
}

/*
 * dx_tool_desk_add_row:
 *
 * Adds a row of the trail as an object.
 */
void
dx_tool_desk_add_row (JsonBuilder *builder, const DxAuditRow *row)
{
  json_builder_begin_object (builder);
  json_builder_set_member_name (builder, "row");
  json_builder_add_int_value (builder, row->row);
  dx_tool_desk_add (builder, "at", row->at);
  dx_tool_desk_add (builder, "who", row->who);
  dx_tool_desk_add (builder, "action", row->action);
  dx_tool_desk_add (builder, "call", row->call);
  dx_tool_desk_add (builder, "subject", row->subject);
  dx_tool_desk_add (builder, "detail", row->detail);
  dx_tool_desk_add (builder, "hash", row->hash);
  json_builder_end_object (builder);
}

static DxToolStatus
put_trail (DxToolDesk *desk, GPtrArray *rows, const DxAuditReport *report)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  g_autoptr (GString) text = g_string_new (NULL);

  json_builder_begin_array (builder);
  for (guint i = 0; i < rows->len; i++)
    {
      const DxAuditRow *row = g_ptr_array_index (rows, i);

      dx_tool_desk_add_row (builder, row);
      g_string_append_printf (text, "%d\t%s\t%s\t%s\t%s\t%s\n", (int) row->row,
                              row->at, row->who, row->action, row->subject,
                              row->detail);
    }
  json_builder_end_array (builder);
  g_string_append_printf (text, "%s\n", report->last);
  return desk->tool->json ? dx_tool_desk_put_json (builder)
                          : dx_tool_desk_put (text->str);
}

/*
 * dx_tool_desk_audit:
 *
 * desk audit: the trail, and whether it holds.
 */
DxToolStatus
dx_tool_desk_audit (DxToolDesk *desk)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DxAuditReport) report = dx_register_verify (desk->reg, &error);
  g_autoptr (GPtrArray) rows =
      report != NULL ? dx_register_list_audit (desk->reg, NULL, &error) : NULL;
  DxToolStatus status;

  if (rows == NULL)
    return dx_tool_desk_refuse (error);
  status = put_trail (desk, rows, report);
  for (guint i = 0; i < report->faults->len; i++)
    dx_tool_complain ("%s", (char *) g_ptr_array_index (report->faults, i));
  if (status != DX_TOOL_DONE)
    return status;
  return report->faults->len > 0 ? DX_TOOL_FINDINGS : DX_TOOL_DONE;
}
