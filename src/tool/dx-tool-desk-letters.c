/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dx-config.h"

#define G_LOG_DOMAIN "dexuat-tool"

#include <glib/gi18n-lib.h>

#include "dx-amount.h"
#include "dx-letter-paper.h"
#include "dx-office.h"
#include "dx-seal.h"
#include "dx-tool-desk-private.h"
#include "dx-tool-paper-private.h"

/* Letters on one dossier: the receipt, and the request to supplement it. */

/**
 * Letter:
 * @entry: the dossier
 * @proposal: its present version
 * @version: the same
 * @facts: what the letter says
 */
typedef struct {
  DxRegisterEntry *entry;
  DxProposal *proposal;
  GPtrArray *versions;
  DxFacts *facts;
} Letter;

static void
letter_clear (Letter *self)
{
  g_clear_pointer (&self->entry, dx_register_entry_free);
  g_clear_object (&self->proposal);
  g_clear_pointer (&self->versions, g_ptr_array_unref);
  g_clear_object (&self->facts);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Letter, letter_clear)

static const DxRegisterVersion *
find_version (const Letter *self)
{
  for (guint i = 0; i < self->versions->len; i++)
    {
      const DxRegisterVersion *version = g_ptr_array_index (self->versions, i);

      if (version->row == self->entry->version)
        return version;
    }
  return NULL;
}

/* "hồ sơ.dxhs (12.345 byte)" a line each. */
static GPtrArray *
list_files (DxToolDesk *desk, const Letter *self, GError **error)
{
  g_autoptr (GPtrArray)
      files = dx_register_list_files (desk->reg, self->entry->version, error);
  GPtrArray *lines;

  if (files == NULL)
    return NULL;
  lines = g_ptr_array_new_with_free_func (g_free);
  for (guint i = 0; i < files->len; i++)
    {
      const DxRegisterFile *file = g_ptr_array_index (files, i);
      g_autofree char *name = g_path_get_basename (file->name);
      g_autofree char *size = dx_amount_format_grouped (file->size);

      g_ptr_array_add (lines, g_strdup_printf ("%s (%s byte)", name, size));
    }
  return lines;
}

static gboolean
tell_receipt (DxToolDesk *desk, Letter *self, GError **error)
{
  const DxRegisterVersion *version = find_version (self);
  g_autofree char *number = dx_register_entry_get_number (self->entry);
  g_autofree char *code = version != NULL ? dx_seal_format_code (version->code)
                                          : NULL;
  g_autoptr (GPtrArray) files = list_files (desk, self, error);
  const DxOfficeReceipt receipt = {
    .number = number,
    .received = dx_tool_desk_received (self->entry),
    .channel = self->entry->channel,
    .timing = self->entry->timing,
    .from = self->entry->from,
    .revision = self->entry->revision,
    .code = code,
    .files = files,
  };

  if (files == NULL)
    return FALSE;
  dx_office_tell_receipt (self->facts, &receipt);
  return TRUE;
}

static DxToolStatus
letter_init (Letter *self, DxToolDesk *desk)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DxProfile) profile = NULL;
  DxCall *call;

  self->entry = dx_tool_desk_get (desk, desk->operands[0]);
  if (self->entry == NULL || !dx_tool_load_profile (desk->tool, &profile))
    return DX_TOOL_INPUT;
  self->proposal = dx_register_load (desk->reg, self->entry->row,
                                     desk->tool->catalog, &error);
  if (self->proposal == NULL)
    return dx_tool_desk_refuse (error);
  call = dx_catalog_get_call (desk->tool->catalog, self->entry->call, &error);
  if (call == NULL)
    return dx_tool_desk_refuse (error);
  self->versions =
      dx_register_list_versions (desk->reg, self->entry->row, &error);
  if (self->versions == NULL)
    return dx_tool_desk_refuse (error);
  self->facts = dx_office_facts_new (call, profile, desk->tool->now);
  dx_office_tell_proposal (self->facts, self->proposal);
  return tell_receipt (desk, self, &error) ? DX_TOOL_DONE
                                           : dx_tool_desk_refuse (error);
}

static DxToolStatus
write_letter (DxToolDesk *desk,
              const Letter *self,
              const DxLetter *pattern,
              DxToolPaper paper)
{
  g_autoptr (DxLetter) letter = dx_facts_fill_letter (self->facts, pattern);
  g_autofree char *number = dx_register_entry_get_number (self->entry);
  g_autoptr (GError) error = NULL;
  DxToolStatus status = dx_tool_paper_document (
      desk->tool, dx_letter_paper_new (letter), paper, desk->operands[1]);

  if (status == DX_TOOL_DONE
      && !dx_register_note_action (desk->reg, "letter", self->entry->call,
                                   number, pattern->id, &error))
    return dx_tool_desk_fail (error);
  return status;
}

static DxToolStatus
prepare (DxToolDesk *desk,
         const char *fallback,
         DxLetter **pattern,
         DxToolPaper *paper)
{
  *paper = dx_tool_paper_find (desk->tool, desk->operands[1], TRUE);
  if (*paper == DX_TOOL_PAPER_NONE)
    return DX_TOOL_USAGE;
  *pattern = dx_tool_paper_letter (desk->tool, fallback);
  return *pattern != NULL ? DX_TOOL_DONE : DX_TOOL_USAGE;
}

/*
 * dx_tool_desk_receipt:
 *
 * desk receipt N OUT: the paper that says what came, and when.
 */
DxToolStatus
dx_tool_desk_receipt (DxToolDesk *desk)
{
  g_auto (Letter) letter = { NULL };
  DxLetter *pattern;
  DxToolPaper paper;
  DxToolStatus status = prepare (desk, DX_OFFICE_RECEIPT, &pattern, &paper);

  if (status == DX_TOOL_DONE)
    status = letter_init (&letter, desk);
  return status == DX_TOOL_DONE ? write_letter (desk, &letter, pattern, paper)
                                : status;
}

/* What nobody looked at is not asked for, but said. */
static void
leave_undecided (DxDeskList *list)
{
  for (guint i = 0; i < list->items->len; i++)
    {
      DxDeskItem *item = g_ptr_array_index (list->items, i);

      if (item->decided || item->state != DX_DESK_MISSING)
        continue;
      dx_tool_complain (_ ("nobody has said whether “%s” is there: it is not "
                           "asked for; see “desk complete”"),
                        item->id);
      item->state = DX_DESK_NOT_NEEDED;
    }
}

static DxToolStatus
tell_supplement (DxToolDesk *desk, Letter *self, const GDate *day)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DxDeskList)
      list = dx_tool_desk_make_list (desk, self->entry, self->proposal, &error);
  g_autoptr (DxRemarks) remarks =
      list != NULL ? dx_tool_desk_load_remarks (desk, self->entry, &error)
                   : NULL;
  g_autoptr (DxSupplement) supplement = NULL;

  if (remarks == NULL)
    return dx_tool_desk_refuse (error);
  leave_undecided (list);
  dx_desk_list_unremark (list, remarks);
  supplement = dx_supplement_new (list, self->proposal, remarks,
                                  g_date_valid (day) ? day : NULL);
  dx_office_tell_supplement (self->facts, supplement);
  if (supplement->missing->len > 0 || supplement->mend->len > 0)
    return DX_TOOL_DONE;
  dx_tool_complain (_ ("%s: nothing is missing, and nothing has to be mended"),
                    desk->operands[0]);
  return DX_TOOL_INPUT;
}

/*
 * dx_tool_desk_supplement:
 *
 * desk supplement N OUT [--reply-by DAY]: the letter that asks for what is
 * missing of a dossier.
 */
DxToolStatus
dx_tool_desk_supplement (DxToolDesk *desk)
{
  g_auto (Letter) letter = { NULL };
  DxLetter *pattern;
  DxToolPaper paper;
  DxToolStatus status;
  GDate day;

  if (!dx_tool_desk_parse_day ("reply-by", desk->reply_by, &day))
    return DX_TOOL_USAGE;
  status = prepare (desk, DX_OFFICE_SUPPLEMENT, &pattern, &paper);
  if (status == DX_TOOL_DONE)
    status = letter_init (&letter, desk);
  if (status == DX_TOOL_DONE)
    status = tell_supplement (desk, &letter, &day);
  return status == DX_TOOL_DONE ? write_letter (desk, &letter, pattern, paper)
                                : status;
}
