/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dx-config.h"

#define G_LOG_DOMAIN "dexuat-tool"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "dx-seal.h"
#include "dx-tool-desk-private.h"

/* What the office remarks on a dossier, and the file that takes it to the
 * proposer. */

/* Whose paper the remarks are, in the register. */
#define WHO DX_REMARKS_FROM_OFFICE

static char *
find_code (DxToolDesk *desk, const DxRegisterEntry *entry)
{
  g_autoptr (GPtrArray)
      versions = dx_register_list_versions (desk->reg, entry->row, NULL);

  for (guint i = 0; versions != NULL && i < versions->len; i++)
    {
      const DxRegisterVersion *version = g_ptr_array_index (versions, i);

      if (version->row == entry->version)
        return dx_seal_format_code (version->code);
    }
  return NULL;
}

/*
 * dx_tool_desk_load_remarks:
 *
 * Returns: (transfer full) (nullable): the remarks on a dossier, new ones
 *   when there are none yet
 */
DxRemarks *
dx_tool_desk_load_remarks (DxToolDesk *desk,
                           const DxRegisterEntry *entry,
                           GError **error)
{
  g_autoptr (GPtrArray) notes = dx_register_list_notes (
      desk->reg, DX_REGISTER_NOTE_REMARKS, entry->row, NULL, FALSE, error);
  g_autofree char *code = NULL;

  if (notes == NULL)
    return NULL;
  if (notes->len > 0)
    {
      const DxRegisterNote *note = g_ptr_array_index (notes, notes->len - 1);

      return dx_remarks_new_from_json (note->json, error);
    }
  code = find_code (desk, entry);
  return dx_remarks_new (entry->proposal, entry->revision, code);
}

/*
 * dx_tool_desk_keep_remarks:
 *
 * Puts the remarks on a dossier down; what was there stays readable.
 *
 * Returns: whether it went well
 */
gboolean
dx_tool_desk_keep_remarks (DxToolDesk *desk,
                           const DxRegisterEntry *entry,
                           const DxRemarks *remarks,
                           GError **error)
{
  g_autoptr (GPtrArray) notes = dx_register_list_notes (
      desk->reg, DX_REGISTER_NOTE_REMARKS, entry->row, NULL, FALSE, error);
  g_autoptr (GBytes) json = dx_remarks_to_json (remarks);
  const char *who = WHO;

  if (notes == NULL)
    return FALSE;
  if (notes->len > 0)
    {
      const DxRegisterNote *last = g_ptr_array_index (notes, notes->len - 1);

      who = last->who;
    }
  return dx_register_put_note (desk->reg, DX_REGISTER_NOTE_REMARKS, entry->row,
                               NULL, who, json, error);
}

/*
 * dx_tool_desk_make_list:
 * @proposal: (nullable): the dossier's proposal
 *
 * Returns: (transfer full) (nullable): the list of the dossier's call, with
 *   what was decided
 */
DxDeskList *
dx_tool_desk_make_list (DxToolDesk *desk,
                        const DxRegisterEntry *entry,
                        DxProposal *proposal,
                        GError **error)
{
  static const DxDeskState states[] = {
    [DX_REGISTER_ITEM_PRESENT] = DX_DESK_PRESENT,
    [DX_REGISTER_ITEM_MISSING] = DX_DESK_MISSING,
    [DX_REGISTER_ITEM_NOT_NEEDED] = DX_DESK_NOT_NEEDED,
  };
  DxCall *call = dx_catalog_get_call (desk->tool->catalog, entry->call, error);
  g_autoptr (GPtrArray) marks = NULL;
  DxDeskList *list;

  if (call == NULL)
    return NULL;
  marks = dx_register_list_marks (desk->reg, entry->row, error);
  if (marks == NULL)
    return NULL;
  list = dx_desk_list_new (call, proposal, NULL, 0);
  for (guint i = 0; i < marks->len; i++)
    {
      const DxRegisterMark *mark = g_ptr_array_index (marks, i);

      dx_desk_list_set (list, mark->item, states[mark->kind], mark->remark);
    }
  return list;
}

static gboolean
take_kind (DxToolDesk *desk, DxRemarkKind *kind)
{
  if (desk->kind == NULL || dx_remark_kind_parse (desk->kind, kind))
    return TRUE;
  dx_tool_complain (_ ("--kind takes must, should or question"));
  return FALSE;
}

/* A remark on a passage is on words of the present version. */
static gboolean
set_passage (DxToolDesk *desk, DxRemark *remark, DxProposal *proposal)
{
  const char *value = dx_proposal_get_text (proposal, remark->field);
  g_autofree char *words =
      g_utf8_normalize (desk->passage, -1, G_NORMALIZE_NFC);
  const char *place = value != NULL && words != NULL ? strstr (value, words)
                                                     : NULL;

  if (place == NULL || *words == '\0')
    {
      dx_tool_complain (_ ("“%s” does not stand in %s"), desk->passage,
                        remark->field);
      return FALSE;
    }
  dx_remark_set_passage (remark, value,
                         (guint) g_utf8_pointer_to_offset (value, place),
                         (guint) g_utf8_strlen (words, -1));
  return TRUE;
}

static gboolean
is_field (DxProposal *proposal, const char *name)
{
  if (*name == '\0'
      || dx_form_get_field (dx_proposal_get_form (proposal), name) != NULL)
    return TRUE;
  dx_tool_complain (_ ("the form has no field “%s”"), name);
  return FALSE;
}

static DxToolStatus
add_remark (DxToolDesk *desk,
            const DxRegisterEntry *entry,
            DxRemarks *remarks,
            DxProposal *proposal)
{
  const char *field = desk->field != NULL ? desk->field : "";
  DxRemarkKind kind = DX_REMARK_MUST;
  DxRemark *remark;

  if (desk->text == NULL || *desk->text == '\0')
    {
      dx_tool_complain (_ ("the option --text is missing"));
      return DX_TOOL_USAGE;
    }
  if (!take_kind (desk, &kind))
    return DX_TOOL_USAGE;
  if (!is_field (proposal, field))
    return DX_TOOL_INPUT;
  remark = dx_remarks_add (remarks, field, kind, desk->text);
  if (desk->passage != NULL && !set_passage (desk, remark, proposal))
    return DX_TOOL_INPUT;
  if (entry->revision > remarks->revision)
    {
      g_free (remarks->code);
      remarks->code = find_code (desk, entry);
      remarks->revision = entry->revision;
    }
  desk->id = g_strdup (remark->id);
  return DX_TOOL_DONE;
}

static void
end_conflicts (DxRemark *remark, gboolean take_new)
{
  while (remark->variants->len > 0)
    if (take_new)
      dx_remark_take_variant (remark, remark->variants->len - 1);
    else
      dx_remark_drop_variant (remark, remark->variants->len - 1);
}

/* The latest variant of each member is taken; the others go. */
static gboolean
settle_variants (DxToolDesk *desk, DxRemark *remark)
{
  const gboolean take_new = g_strcmp0 (desk->take, "new") == 0;

  if (desk->take == NULL)
    return TRUE;
  if (!take_new && !g_str_equal (desk->take, "old"))
    {
      dx_tool_complain (_ ("--take takes new or old"));
      return FALSE;
    }
  end_conflicts (remark, take_new);
  return TRUE;
}

static gboolean
set_state (DxToolDesk *desk, DxRemark *remark)
{
  if (desk->state == NULL)
    return TRUE;
  if (g_str_equal (desk->state, "settled"))
    dx_remark_settle (remark);
  else if (g_str_equal (desk->state, "open"))
    dx_remark_reopen (remark);
  else
    {
      dx_tool_complain (_ ("--state takes open or settled"));
      return FALSE;
    }
  return TRUE;
}

static DxToolStatus
change_remark (DxToolDesk *desk, DxRemarks *remarks)
{
  DxRemark *remark = dx_remarks_find (remarks, desk->id);

  if (remark == NULL)
    {
      dx_tool_complain (_ ("there is no remark %s on this dossier"), desk->id);
      return DX_TOOL_INPUT;
    }
  if (!take_kind (desk, &remark->kind) || !settle_variants (desk, remark)
      || !set_state (desk, remark))
    return DX_TOOL_USAGE;
  if (desk->text != NULL && *desk->text != '\0')
    {
      g_free (remark->text);
      remark->text = g_utf8_normalize (desk->text, -1, G_NORMALIZE_NFC);
    }
  return DX_TOOL_DONE;
}

static DxToolStatus
make_remark (DxToolDesk *desk, const DxRegisterEntry *entry)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DxRemarks)
      remarks = dx_tool_desk_load_remarks (desk, entry, &error);
  g_autoptr (DxProposal) proposal =
      remarks != NULL ? dx_register_load (desk->reg, entry->row,
                                          desk->tool->catalog, &error)
                      : NULL;
  DxToolStatus status;

  if (proposal == NULL)
    return dx_tool_desk_refuse (error);
  status = desk->id != NULL ? change_remark (desk, remarks)
                            : add_remark (desk, entry, remarks, proposal);
  if (status != DX_TOOL_DONE)
    return status;
  if (!dx_tool_desk_keep_remarks (desk, entry, remarks, &error))
    return dx_tool_desk_fail (error);
  status = dx_tool_desk_put (desk->id);
  return status == DX_TOOL_DONE ? dx_tool_desk_put ("\n") : status;
}

/*
 * dx_tool_desk_remark:
 *
 * desk remark N --text TEXT: remarks on a dossier, or with --id ID changes
 * a remark.
 */
DxToolStatus
dx_tool_desk_remark (DxToolDesk *desk)
{
  g_autoptr (DxRegisterEntry)
      entry = dx_tool_desk_get (desk, desk->operands[0]);

  return entry != NULL ? make_remark (desk, entry) : DX_TOOL_INPUT;
}

static gboolean
set_reply_by (DxRemarks *remarks, const GDate *day)
{
  char text[sizeof "2025-08-07"];

  if (!g_date_valid (day))
    return FALSE;
  g_date_strftime (text, sizeof text, "%Y-%m-%d", day);
  if (g_strcmp0 (remarks->reply_by, text) == 0)
    return FALSE;
  g_free (remarks->reply_by);
  remarks->reply_by = g_strdup (text);
  return TRUE;
}

static DxToolStatus
write_file (DxToolDesk *desk,
            const DxRegisterEntry *entry,
            const DxRemarks *remarks)
{
  const char *path = desk->operands[1];
  g_autoptr (GBytes) json = dx_remarks_to_json (remarks);
  g_autofree char *number = dx_register_entry_get_number (entry);
  g_autofree char *sum = g_compute_checksum_for_bytes (G_CHECKSUM_SHA256, json);
  g_autoptr (GError) error = NULL;
  g_autoptr (DxOutput) output = dx_output_new (path, &error);

  if (output == NULL
      || !dx_output_write (output, g_bytes_get_data (json, NULL),
                           g_bytes_get_size (json), &error)
      || !dx_output_commit (output, &error))
    {
      dx_tool_complain_of (path, error);
      return DX_TOOL_OUTPUT;
    }
  if (!dx_register_note_action (desk->reg, "send-remarks", entry->call, number,
                                sum, &error))
    return dx_tool_desk_fail (error);
  return DX_TOOL_DONE;
}

/* Says what is in the file: open ones, and conflicts that nobody ended. */
static void
say_remarks (const DxRegisterEntry *entry, const DxRemarks *remarks)
{
  g_autofree char *number = dx_register_entry_get_number (entry);

  dx_tool_complain (_ ("%s: %u remarks, %u of them open, %u answered"), number,
                    remarks->remarks->len,
                    dx_remarks_count (remarks, DX_REMARK_OPEN),
                    dx_remarks_count (remarks, DX_REMARK_ANSWERED));
}

static DxToolStatus
send_remarks (DxToolDesk *desk, const DxRegisterEntry *entry, const GDate *day)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DxRemarks)
      remarks = dx_tool_desk_load_remarks (desk, entry, &error);
  g_autoptr (DxDeskList) list =
      remarks != NULL ? dx_tool_desk_make_list (desk, entry, NULL, &error)
                      : NULL;
  gboolean changed;

  if (list == NULL)
    return dx_tool_desk_refuse (error);
  changed = dx_desk_list_remark (list, remarks);
  changed |= set_reply_by (remarks, day);
  if ((changed || remarks->remarks->len == 0)
      && !dx_tool_desk_keep_remarks (desk, entry, remarks, &error))
    return dx_tool_desk_fail (error);
  say_remarks (entry, remarks);
  return write_file (desk, entry, remarks);
}

/*
 * dx_tool_desk_remarks:
 *
 * desk remarks N OUT.dxnx [--reply-by DAY]: the remarks on a dossier, as a
 * file for the proposer; what is missing of it is among them.
 */
DxToolStatus
dx_tool_desk_remarks (DxToolDesk *desk)
{
  g_autoptr (DxRegisterEntry) entry = NULL;
  GDate day;

  if (!dx_tool_desk_parse_day ("reply-by", desk->reply_by, &day))
    return DX_TOOL_USAGE;
  entry = dx_tool_desk_get (desk, desk->operands[0]);
  return entry != NULL ? send_remarks (desk, entry, &day) : DX_TOOL_INPUT;
}
