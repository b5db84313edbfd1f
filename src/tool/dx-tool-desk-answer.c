/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dx-config.h"

#define G_LOG_DOMAIN "dexuat-tool"

#include <glib/gi18n-lib.h>

#include "dx-input.h"
#include "dx-json.h"
#include "dx-tool-desk-private.h"

/* A remarks file comes back: only what is new in it is shown. */

static const char *const changes[] = {
  [DX_REMARK_CHANGE_NEW] = "new",
  [DX_REMARK_CHANGE_TEXT] = "text",
  [DX_REMARK_CHANGE_ANSWER] = "answer",
  [DX_REMARK_CHANGE_STATE] = "state",
};

static void
append_cell (GString *line, const char *text)
{
  g_autofree char *cell = g_strdup (text != NULL ? text : "");

  g_strdelimit (cell, "\n\t", ' ');
  g_string_append_printf (line, "%s%s", line->len > 0 ? "\t" : "", cell);
}

static void
say_change (const DxRemarkChange *change,
            const char *number,
            JsonBuilder *out,
            GString *text)
{
  const DxRemark *remark = change->remark;
  g_autoptr (GString) line = g_string_new (NULL);

  append_cell (line, number);
  append_cell (line, changes[change->kind]);
  append_cell (line, remark->field);
  append_cell (line, remark->text);
  append_cell (line, dx_remark_state_get_name (remark->state));
  append_cell (line, remark->answer);
  g_string_append_printf (text, "%s\n", line->str);
  json_builder_begin_object (out);
  dx_tool_desk_add (out, "number", number);
  dx_tool_desk_add (out, "change", changes[change->kind]);
  dx_tool_desk_add (out, "id", remark->id);
  dx_tool_desk_add (out, "field", remark->field);
  dx_tool_desk_add (out, "kind", dx_remark_kind_get_name (remark->kind));
  dx_tool_desk_add (out, "text", remark->text);
  dx_tool_desk_add (out, "state", dx_remark_state_get_name (remark->state));
  dx_tool_desk_add (out, "answer", remark->answer);
  json_builder_end_object (out);
}

/* Both sides said something, and not the same: ours stands, theirs is kept. */
static void
say_conflict (const DxRemarkConflict *conflict,
              const char *number,
              JsonBuilder *out)
{
  dx_tool_complain (
      _ ("%s: conflict in “%s” of remark %s: here “%s”, in the file “%s”; both "
         "are kept"),
      number, conflict->member,
      conflict->remark != NULL ? conflict->remark : "-",
      conflict->ours != NULL ? conflict->ours : "",
      conflict->theirs != NULL ? conflict->theirs : "");
  json_builder_begin_object (out);
  dx_tool_desk_add (out, "number", number);
  dx_tool_desk_add (out, "change", "conflict");
  dx_tool_desk_add (out, "id", conflict->remark);
  dx_tool_desk_add (out, "member", conflict->member);
  dx_tool_desk_add (out, "ours", conflict->ours);
  dx_tool_desk_add (out, "theirs", conflict->theirs);
  json_builder_end_object (out);
}

static DxToolStatus
say (DxToolDesk *desk,
     const char *number,
     GPtrArray *list,
     GPtrArray *conflicts)
{
  g_autoptr (JsonBuilder) out = json_builder_new ();
  g_autoptr (GString) text = g_string_new (NULL);

  json_builder_begin_array (out);
  for (guint i = 0; i < list->len; i++)
    say_change (g_ptr_array_index (list, i), number, out, text);
  for (guint i = 0; i < conflicts->len; i++)
    say_conflict (g_ptr_array_index (conflicts, i), number, out);
  json_builder_end_array (out);
  if (list->len == 0 && conflicts->len == 0)
    dx_tool_complain (_ ("%s: nothing new in the file"), number);
  return desk->tool->json ? dx_tool_desk_put_json (out)
                          : dx_tool_desk_put (text->str);
}

/* Returns: (transfer full) (nullable) (element-type DxRemarks): what the
 *   remarks on a dossier were earlier */
static GPtrArray *
list_sent (DxToolDesk *desk, gint64 row, GError **error)
{
  g_autoptr (GPtrArray) notes = dx_register_list_notes (
      desk->reg, DX_REGISTER_NOTE_REMARKS, row, NULL, TRUE, error);
  g_autoptr (GPtrArray)
      sent = g_ptr_array_new_with_free_func ((GDestroyNotify) dx_remarks_free);

  for (guint i = 0; notes != NULL && i < notes->len; i++)
    {
      const DxRegisterNote *note = g_ptr_array_index (notes, i);
      DxRemarks *remarks = dx_remarks_new_from_json (note->json, error);

      if (remarks == NULL)
        return NULL;
      g_ptr_array_add (sent, remarks);
    }
  return notes != NULL ? g_steal_pointer (&sent) : NULL;
}

static DxToolStatus
merge (DxToolDesk *desk, const DxRegisterEntry *entry, DxRemarks *theirs)
{
  g_autoptr (GPtrArray) conflicts =
      g_ptr_array_new_with_free_func ((GDestroyNotify) dx_remark_conflict_free);
  g_autofree char *number = dx_register_entry_get_number (entry);
  g_autoptr (GError) error = NULL;
  g_autoptr (DxRemarks) ours = dx_tool_desk_load_remarks (desk, entry, &error);
  g_autoptr (GPtrArray)
      sent = ours != NULL ? list_sent (desk, entry->row, &error) : NULL;
  g_autoptr (DxRemarks) merged = NULL;
  g_autoptr (GPtrArray) list = NULL;

  if (sent == NULL)
    return dx_tool_desk_refuse (error);
  dx_remarks_forget_old (theirs, ours, sent);
  merged = dx_remarks_merge (ours, theirs, conflicts, &error);
  if (merged == NULL)
    return dx_tool_desk_refuse (error);
  list = dx_remarks_list_changes (ours, merged);
  if (!dx_tool_desk_keep_remarks (desk, entry, merged, &error))
    return dx_tool_desk_fail (error);
  return say (desk, number, list, conflicts);
}

/*
 * dx_tool_desk_answer:
 *
 * desk answer FILE.dxnx: takes in what the proposer says to the remarks.
 */
DxToolStatus
dx_tool_desk_answer (DxToolDesk *desk)
{
  const char *path = desk->operands[0];
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) json = dx_input_read (path, DX_JSON_MAX_BYTES, &error);
  g_autoptr (DxRemarks)
      theirs = json != NULL ? dx_remarks_new_from_json (json, &error) : NULL;
  g_autoptr (DxRegisterEntry) entry = NULL;
  gint64 row = 0;

  if (theirs != NULL)
    row = dx_register_find_proposal (desk->reg, theirs->proposal, desk->call,
                                     &error);
  if (row != 0)
    entry = dx_register_get (desk->reg, row, &error);
  if (entry == NULL)
    {
      dx_tool_complain_of (path, error);
      return DX_TOOL_INPUT;
    }
  return merge (desk, entry, theirs);
}
