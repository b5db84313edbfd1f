/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dx-config.h"

#define G_LOG_DOMAIN "dexuat-tool"

#include "dx-tool-desk-private.h"

#include <glib/gi18n-lib.h>

#include "dx-json.h"

/* The officers' desk without a window. */

/* How often, and how long, in microseconds, one waits for another process
 * that is just writing. */
#define TRIES 50
#define PAUSE (100 * 1000)

static const char *const states[] = {
  [DX_REGISTER_STATE_RECEIVED] = "received",
  [DX_REGISTER_STATE_INCOMPLETE] = "incomplete",
  [DX_REGISTER_STATE_COMPLETE] = "complete",
  [DX_REGISTER_STATE_REVIEWED] = "reviewed",
  [DX_REGISTER_STATE_PROPOSED] = "proposed",
  [DX_REGISTER_STATE_REFUSED] = "refused",
  [DX_REGISTER_STATE_WITHDRAWN] = "withdrawn",
};

/*
 * dx_tool_desk_new:
 * @tool: the command line
 *
 * Returns: (transfer full): what a verb works with
 */
DxToolDesk *
dx_tool_desk_new (DxTool *tool)
{
  DxToolDesk *desk = g_new0 (DxToolDesk, 1);

  desk->tool = tool;
  return desk;
}

/*
 * dx_tool_desk_fail:
 *
 * Says that the register, or a file, could not be written.
 *
 * Returns: %DX_TOOL_OUTPUT
 */
DxToolStatus
dx_tool_desk_fail (const GError *error)
{
  dx_tool_complain ("%s", error->message);
  return DX_TOOL_OUTPUT;
}

/*
 * dx_tool_desk_refuse:
 *
 * Says that what is asked for is not there, or cannot be read.
 *
 * Returns: %DX_TOOL_INPUT
 */
DxToolStatus
dx_tool_desk_refuse (const GError *error)
{
  dx_tool_complain ("%s", error->message);
  return DX_TOOL_INPUT;
}

/*
 * dx_tool_desk_find_call:
 *
 * Finds the call that --call names, or says what is wrong.
 *
 * Returns: (transfer none) (nullable): the call
 */
DxCall *
dx_tool_desk_find_call (DxToolDesk *desk)
{
  g_autoptr (GError) error = NULL;
  DxCall *call;

  if (desk->call == NULL)
    {
      dx_tool_complain (_ ("the option --call is missing"));
      return NULL;
    }
  call = dx_catalog_get_call (desk->tool->catalog, desk->call, &error);
  if (call == NULL)
    dx_tool_complain ("%s", error->message);
  return call;
}

/*
 * dx_tool_desk_find:
 * @number: "7/2025" or "7"
 *
 * Finds a line of the register, or says that there is none.
 *
 * Returns: its key, or 0
 */
gint64
dx_tool_desk_find (DxToolDesk *desk, const char *number)
{
  g_autoptr (GError) error = NULL;
  gint64 row = dx_register_find (desk->reg, number, &error);

  if (row == 0)
    dx_tool_complain ("%s", error->message);
  return row;
}

/*
 * dx_tool_desk_get:
 * @number: "7/2025" or "7"
 *
 * Reads a line of the register, or says that there is none.
 *
 * Returns: (transfer full) (nullable): it
 */
DxRegisterEntry *
dx_tool_desk_get (DxToolDesk *desk, const char *number)
{
  const gint64 row = dx_tool_desk_find (desk, number);
  g_autoptr (GError) error = NULL;
  DxRegisterEntry *entry;

  if (row == 0)
    return NULL;
  entry = dx_register_get (desk->reg, row, &error);
  if (entry == NULL)
    dx_tool_complain ("%s", error->message);
  return entry;
}

/*
 * dx_tool_desk_received:
 *
 * Returns: the day of the "đến" stamp or of filing, else that of the number
 */
GDate
dx_tool_desk_received (const DxRegisterEntry *entry)
{
  g_autoptr (GTimeZone) zone = g_time_zone_new_offset (7 * 60 * 60);
  g_autoptr (GDateTime) time = NULL;
  g_autoptr (GDateTime) local = NULL;
  DxReceiptMoment moment;
  GDate day;

  if (entry->arrived != NULL
      && dx_receipt_moment_parse (entry->arrived, &moment))
    return moment.date;
  time = g_date_time_new_from_unix_utc (entry->registered / 1000);
  local = g_date_time_to_timezone (time, zone);
  g_date_clear (&day, 1);
  g_date_set_dmy (&day, (GDateDay) g_date_time_get_day_of_month (local),
                  (GDateMonth) g_date_time_get_month (local),
                  (GDateYear) g_date_time_get_year (local));
  return day;
}

/*
 * dx_tool_desk_parse_day:
 * @option: its name
 * @text: (nullable): what it says
 * @day: (out): the day, not valid when @text is %NULL
 *
 * Returns: %FALSE after saying that @text is no day
 */
gboolean
dx_tool_desk_parse_day (const char *option, const char *text, GDate *day)
{
  DxReceiptMoment moment;

  g_date_clear (day, 1);
  if (text == NULL)
    return TRUE;
  if (!dx_receipt_moment_parse (text, &moment))
    {
      dx_tool_complain (_ ("--%s takes a day such as 2025-08-07"), option);
      return FALSE;
    }
  *day = moment.date;
  return TRUE;
}

/*
 * dx_tool_desk_add_number:
 *
 * Adds a number to an object.
 */
void
dx_tool_desk_add_number (JsonBuilder *builder,
                         const char *member,
                         gint64 number)
{
  json_builder_set_member_name (builder, member);
  json_builder_add_int_value (builder, number);
}

/*
 * dx_tool_desk_add:
 * @text: (nullable): the value, or null
 *
 * Adds a member to an object.
 */
void
dx_tool_desk_add (JsonBuilder *builder, const char *member, const char *text)
{
  json_builder_set_member_name (builder, member);
  if (text != NULL)
    json_builder_add_string_value (builder, text);
  else
    json_builder_add_null_value (builder);
}

/*
 * dx_tool_desk_put:
 *
 * Writes @text to standard output.
 *
 * Returns: %DX_TOOL_DONE or %DX_TOOL_OUTPUT
 */
DxToolStatus
dx_tool_desk_put (const char *text)
{
  g_autoptr (GError) error = NULL;

  if (dx_tool_put (text, &error))
    return DX_TOOL_DONE;
  dx_tool_complain_of ("-", error);
  return DX_TOOL_OUTPUT;
}

/*
 * dx_tool_desk_put_json:
 *
 * Writes what was built to standard output.
 *
 * Returns: %DX_TOOL_DONE or %DX_TOOL_OUTPUT
 */
DxToolStatus
dx_tool_desk_put_json (JsonBuilder *builder)
{
  g_autoptr (JsonNode) root = json_builder_get_root (builder);
  g_autoptr (GBytes) json = dx_json_print (root);
  gsize length;
  const char *bytes = g_bytes_get_data (json, &length);
  g_autofree char *text = g_strndup (bytes, length);

  return dx_tool_desk_put (text);
}

/*
 * dx_tool_desk_state_name:
 *
 * Returns: (transfer none): "received"
 */
const char *
dx_tool_desk_state_name (DxRegisterState state)
{
  return states[state];
}

/*
 * dx_tool_desk_state_parse:
 * @name: "received"
 * @state: (out): it
 *
 * Returns: whether there is such a state
 */
gboolean
dx_tool_desk_state_parse (const char *name, int *state)
{
  for (guint i = 0; i < G_N_ELEMENTS (states); i++)
    if (g_str_equal (states[i], name))
      {
        *state = (int) i;
        return TRUE;
      }

  return FALSE;
}

/* Another command that is just writing is soon done. */
static gboolean
open_register (DxToolDesk *desk, gboolean writes, GError **error)
{
  g_autofree char *folder =
      g_build_filename (g_get_user_data_dir (), "dexuat", NULL);
  g_autoptr (DxStore) store = dx_store_open (folder, error);

  if (store == NULL)
    return FALSE;
  for (guint i = 0; writes && i < TRIES && !dx_store_retry_lock (store); i++)
    g_usleep (PAUSE);
  desk->reg = dx_register_new (store);
  if (desk->tool->created != NULL)
    dx_register_set_now (desk->reg, desk->tool->created);
  return TRUE;
}

/*
 * dx_tool_desk:
 *
 * desk VERB …: what an officer does with what came in.
 */
DxToolStatus
dx_tool_desk (DxTool *tool)
{
  DxToolDesk *desk = tool->desk;
  const DxToolVerb *verb = dx_tool_desk_find_verb (tool->operands[0]);
  g_autoptr (GError) error = NULL;
  DxToolStatus status;

  if (verb == NULL)
    {
      dx_tool_complain (_ ("there is no command “desk %s”"), tool->operands[0]);
      return DX_TOOL_USAGE;
    }
  desk->operands = tool->operands + 1;
  status = dx_tool_desk_check (desk, verb);
  if (status != DX_TOOL_DONE)
    return status;
  if (!open_register (desk, verb->writes, &error))
    return dx_tool_desk_fail (error);
  return verb->run (desk);
}
