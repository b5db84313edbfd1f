/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dx-config.h"

#define G_LOG_DOMAIN "dexuat-app"

#include "dx-desk-papers.h"

#include <glib/gi18n-lib.h>

#include "dx-amount.h"
#include "dx-date.h"
#include "dx-docx.h"
#include "dx-letter-paper.h"
#include "dx-office.h"
#include "dx-output.h"
#include "dx-pages.h"
#include "dx-pdf.h"
#include "dx-seal.h"

/**
 * Dossier:
 * @reg: the register
 * @call: the call that it answers
 * @entry: its line
 * @proposal: its present version
 * @facts: what is known of it for letters
 */
typedef struct {
  DxRegister *reg;
  DxCall *call;
  DxRegisterEntry *entry;
  DxProposal *proposal;
  DxFacts *facts;
} Dossier;

static void
dossier_free (Dossier *self)
{
  dx_register_entry_free (self->entry);
  g_clear_object (&self->proposal);
  g_clear_object (&self->facts);
  g_free (self);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Dossier, dossier_free)

static Dossier *
dossier_new (DxWorkspace *workspace, gint64 row, GError **error)
{
  g_autoptr (Dossier) self = g_new0 (Dossier, 1);
  DxCatalog *catalog = dx_workspace_get_catalog (workspace);

  self->reg = dx_workspace_get_register (workspace);
  self->entry = dx_register_get (self->reg, row, error);
  if (self->entry == NULL)
    return NULL;
  self->call = dx_catalog_get_call (catalog, self->entry->call, error);
  if (self->call == NULL)
    return NULL;
  self->proposal = dx_register_load (self->reg, row, catalog, error);

  return self->proposal != NULL ? g_steal_pointer (&self) : NULL;
}

static DxDossierKind
find_kind (const char *kind)
{
  static const struct {
    const char *name;
    DxDossierKind kind;
  } kinds[] = {
    { "official-letter", DX_DOSSIER_OFFICIAL_LETTER },
    { "commitment", DX_DOSSIER_COMMITMENT },
    { "summary-table", DX_DOSSIER_SUMMARY_TABLE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    if (g_strcmp0 (kind, kinds[i].name) == 0)
      return kinds[i].kind;

  return DX_DOSSIER_OTHER;
}

static DxDeskList *
make_list (const Dossier *self, GError **error)
{
  static const DxDeskState states[] = {
    [DX_REGISTER_ITEM_PRESENT] = DX_DESK_PRESENT,
    [DX_REGISTER_ITEM_MISSING] = DX_DESK_MISSING,
    [DX_REGISTER_ITEM_NOT_NEEDED] = DX_DESK_NOT_NEEDED,
  };
  g_autoptr (GPtrArray)
      files = dx_register_list_files (self->reg, self->entry->version, error);
  g_autoptr (GPtrArray)
      marks = files != NULL
                  ? dx_register_list_marks (self->reg, self->entry->row, error)
                  : NULL;
  g_autoptr (GArray) came = g_array_new (FALSE, FALSE, sizeof (DxDeskFile));
  DxDeskList *list;

  if (marks == NULL)
    return NULL;
  for (guint i = 0; i < files->len; i++)
    {
      const DxRegisterFile *file = g_ptr_array_index (files, i);
      const DxDeskFile it = { find_kind (file->kind), file->name };

      g_array_append_val (came, it);
    }
  list = dx_desk_list_new (self->call, self->proposal,
                           (const DxDeskFile *) (gpointer) came->data,
                           came->len);
  for (guint i = 0; i < marks->len; i++)
    {
      const DxRegisterMark *mark = g_ptr_array_index (marks, i);

      dx_desk_list_set (list, mark->item, states[mark->kind], mark->remark);
    }

  return list;
}

/**
 * dx_desk_papers_list:
 * @workspace: with a register
 * @row: the key of a line
 * @error: return location for an error
 *
 * Puts what the dossier's call asks for against what came and what was
 * decided.
 *
 * Returns: (transfer full) (nullable): the list
 */
DxDeskList *
dx_desk_papers_list (DxWorkspace *workspace, gint64 row, GError **error)
{
  g_autoptr (Dossier) dossier = NULL;

  g_return_val_if_fail (DX_IS_WORKSPACE (workspace), NULL);

  dossier = dossier_new (workspace, row, error);
  return dossier != NULL ? make_list (dossier, error) : NULL;
}

/* Further on, completeness no longer says how far a dossier is. */
static DxRegisterState
find_state (const DxRegisterEntry *entry, const DxDeskList *list)
{
  if (entry->state > DX_REGISTER_STATE_COMPLETE)
    return entry->state;
  for (guint i = 0; i < list->items->len; i++)
    {
      const DxDeskItem *item = g_ptr_array_index (list->items, i);

      if (item->decided && item->state == DX_DESK_MISSING)
        return DX_REGISTER_STATE_INCOMPLETE;
      if (!item->decided && !item->item->optional)
        return DX_REGISTER_STATE_RECEIVED;
    }

  return DX_REGISTER_STATE_COMPLETE;
}

/**
 * dx_desk_papers_keep_list:
 * @workspace: with a register
 * @row: the key of a line
 * @list: with what a person decided
 * @error: return location for an error
 *
 * Keeps what was decided, and what the dossier is by that: complete only
 * when each item that must be there was looked at.
 *
 * Returns: whether it is kept
 */
gboolean
dx_desk_papers_keep_list (DxWorkspace *workspace,
                          gint64 row,
                          DxDeskList *list,
                          GError **error)
{
  static const DxRegisterMarkKind kinds[] = {
    [DX_DESK_PRESENT] = DX_REGISTER_ITEM_PRESENT,
    [DX_DESK_MISSING] = DX_REGISTER_ITEM_MISSING,
    [DX_DESK_NOT_NEEDED] = DX_REGISTER_ITEM_NOT_NEEDED,
  };
  g_autoptr (GPtrArray) marks =
      g_ptr_array_new_with_free_func ((GDestroyNotify) dx_register_mark_free);
  g_autoptr (DxRegisterEntry) entry = NULL;
  DxRegister *reg;

  g_return_val_if_fail (DX_IS_WORKSPACE (workspace), FALSE);
  g_return_val_if_fail (list != NULL, FALSE);

  reg = dx_workspace_get_register (workspace);
  entry = dx_register_get (reg, row, error);
  if (entry == NULL)
    return FALSE;
  for (guint i = 0; i < list->items->len; i++)
    {
      const DxDeskItem *item = g_ptr_array_index (list->items, i);

      if (item->decided)
        g_ptr_array_add (
            marks,
            dx_register_mark_new (item->id, kinds[item->state], item->remark));
    }

  return dx_register_set_marks (reg, row, marks, find_state (entry, list),
                                error);
}

static const DxRegisterVersion *
find_version (GPtrArray *versions, gint64 row)
{
  for (guint i = 0; versions != NULL && i < versions->len; i++)
    {
      const DxRegisterVersion *it = g_ptr_array_index (versions, i);

      if (it->row == row)
        return it;
    }

  return NULL;
}

static char *
find_code (const Dossier *self)
{
  g_autoptr (GPtrArray)
      versions = dx_register_list_versions (self->reg, self->entry->row, NULL);
  const DxRegisterVersion *version =
      find_version (versions, self->entry->version);

  return version != NULL ? dx_seal_format_code (version->code) : NULL;
}

/* "hồ sơ.dxhs (12.345 byte)" a line each. */
static GPtrArray *
list_files (const Dossier *self, GError **error)
{
  g_autoptr (GPtrArray)
      files = dx_register_list_files (self->reg, self->entry->version, error);
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

static GDate
find_day (const DxRegisterEntry *entry)
{
  g_autoptr (GDateTime)
      registered = g_date_time_new_from_unix_utc (entry->registered / 1000);
  g_autofree char *instant = dx_instant_format (registered);
  DxReceiptMoment moment;

  if (!dx_receipt_moment_parse (entry->arrived, &moment)
      && !dx_receipt_moment_parse (instant, &moment))
    g_date_clear (&moment.date, 1);

  return moment.date;
}

static gboolean
make_facts (Dossier *self, DxWorkspace *workspace, GError **error)
{
  g_autoptr (DxProfile)
      profile = dx_store_get_profile (dx_workspace_get_store (workspace), NULL);
  g_autoptr (GDateTime) now = dx_workspace_now (workspace);
  g_autofree char *number = dx_register_entry_get_number (self->entry);
  g_autofree char *code = find_code (self);
  g_autoptr (GPtrArray) files = list_files (self, error);
  const DxOfficeReceipt receipt = {
    .number = number,
    .received = find_day (self->entry),
    .channel = self->entry->channel,
    .timing = self->entry->timing,
    .from = self->entry->from,
    .revision = self->entry->revision,
    .code = code,
    .files = files,
  };

  if (files == NULL)
    return FALSE;
  self->facts = dx_office_facts_new (self->call, profile, now);
  dx_office_tell_proposal (self->facts, self->proposal);
  dx_office_tell_receipt (self->facts, &receipt);

  return TRUE;
}

static gboolean
write_cb (const guint8 *bytes, gsize length, gpointer data, GError **error)
{
  return dx_output_write (data, bytes, length, error);
}

/* Word or PDF, by the name of the file; all or nothing. */
static gboolean
write_document (DxWorkspace *workspace,
                DxDocument *document,
                const char *path,
                GError **error)
{
  g_autoptr (GDateTime) now = dx_workspace_now (workspace);
  g_autoptr (DxOutput) output = dx_output_new (path, error);
  g_autofree char *lower = g_ascii_strdown (path, -1);
  g_autoptr (DxPages) pages = NULL;
  gboolean good;

  if (output == NULL)
    {
      dx_document_free (document);
      return FALSE;
    }
  if (g_str_has_suffix (lower, ".docx"))
    {
      good = dx_docx_write (document, NULL, now, write_cb, output, error);
      dx_document_free (document);
    }
  else
    {
      pages = dx_pages_new (dx_workspace_get_fonts (workspace), document);
      good = dx_pdf_write (pages, now, write_cb, output, error);
    }

  return good && dx_output_commit (output, error);
}

/* The trail says which letter was written. */
static gboolean
write_letter (DxWorkspace *workspace,
              Dossier *self,
              const char *id,
              const char *path,
              GError **error)
{
  DxLetter *pattern =
      dx_catalog_get_letter (dx_workspace_get_catalog (workspace), id, error);
  g_autofree char *number = dx_register_entry_get_number (self->entry);
  g_autoptr (DxLetter) letter = NULL;

  if (pattern == NULL)
    return FALSE;
  letter = dx_facts_fill_letter (self->facts, pattern);

  return write_document (workspace, dx_letter_paper_new (letter), path, error)
         && dx_register_note_action (self->reg, "letter", self->entry->call,
                                     number, id, error);
}

/**
 * dx_desk_papers_write_receipt:
 * @workspace: with a register
 * @row: the key of a line
 * @path: a file, ".docx" for Word, else PDF
 * @error: return location for an error
 *
 * Writes the paper that says what came, and when.
 *
 * Returns: whether it is written
 */
gboolean
dx_desk_papers_write_receipt (DxWorkspace *workspace,
                              gint64 row,
                              const char *path,
                              GError **error)
{
  g_autoptr (Dossier) dossier = NULL;

  g_return_val_if_fail (DX_IS_WORKSPACE (workspace), FALSE);
  g_return_val_if_fail (path != NULL, FALSE);

  dossier = dossier_new (workspace, row, error);

  return dossier != NULL && make_facts (dossier, workspace, error)
         && write_letter (workspace, dossier, DX_OFFICE_RECEIPT, path, error);
}

static DxRemarks *
load_remarks (const Dossier *self, GError **error)
{
  g_autoptr (GPtrArray)
      notes = dx_register_list_notes (self->reg, DX_REGISTER_NOTE_REMARKS,
                                      self->entry->row, NULL, FALSE, error);
  g_autofree char *code = NULL;

  if (notes == NULL)
    return NULL;
  if (notes->len > 0)
    {
      const DxRegisterNote *note = g_ptr_array_index (notes, notes->len - 1);

      return dx_remarks_new_from_json (note->json, error);
    }
  code = find_code (self);

  return dx_remarks_new (self->entry->proposal, self->entry->revision, code);
}

static gboolean
refuse_nothing (GError **error)
{
  g_set_error_literal (error, DX_OUTPUT_ERROR, DX_OUTPUT_ERROR_WRITE,
                       _ ("nothing is missing, and nothing has to be mended"));

  return FALSE;
}

/**
 * dx_desk_papers_write_supplement:
 * @workspace: with a register
 * @row: the key of a line
 * @reply_by: (nullable): until when the office waits
 * @path: a file, ".docx" for Word, else PDF
 * @error: return location for an error
 *
 * Writes the letter that asks for what a person said is missing, and for
 * what has to be mended.
 *
 * Returns: whether it is written
 */
gboolean
dx_desk_papers_write_supplement (DxWorkspace *workspace,
                                 gint64 row,
                                 const GDate *reply_by,
                                 const char *path,
                                 GError **error)
{
  g_autoptr (Dossier) dossier = NULL;
  g_autoptr (DxDeskList) list = NULL;
  g_autoptr (DxRemarks) remarks = NULL;
  g_autoptr (DxSupplement) supplement = NULL;

  g_return_val_if_fail (DX_IS_WORKSPACE (workspace), FALSE);
  g_return_val_if_fail (path != NULL, FALSE);

  dossier = dossier_new (workspace, row, error);
  if (dossier == NULL || !make_facts (dossier, workspace, error))
    return FALSE;
  list = make_list (dossier, error);
  remarks = list != NULL ? load_remarks (dossier, error) : NULL;
  if (remarks == NULL)
    return FALSE;
  /* What nobody looked at is not asked for. */
  for (guint i = 0; i < list->items->len; i++)
    {
      DxDeskItem *item = g_ptr_array_index (list->items, i);

      if (!item->decided && item->state == DX_DESK_MISSING)
        item->state = DX_DESK_NOT_NEEDED;
    }
  dx_desk_list_unremark (list, remarks);
  supplement = dx_supplement_new (list, dossier->proposal, remarks, reply_by);
  dx_office_tell_supplement (dossier->facts, supplement);
  if (supplement->missing->len == 0 && supplement->mend->len == 0)
    return refuse_nothing (error);

  return write_letter (workspace, dossier, DX_OFFICE_SUPPLEMENT, path, error);
}

static gboolean
write_bytes (GBytes *bytes, const char *path, GError **error)
{
  g_autoptr (DxOutput) output = dx_output_new (path, error);

  return output != NULL
         && dx_output_write (output, g_bytes_get_data (bytes, NULL),
                             g_bytes_get_size (bytes), error)
         && dx_output_commit (output, error);
}

/**
 * dx_desk_papers_write_remarks:
 * @workspace: with a register
 * @row: the key of a line
 * @reply_by: (nullable): until when the office waits
 * @path: a file
 * @error: return location for an error
 *
 * Writes the remarks on a dossier, what is missing among them, as a file for
 * the proposer; they are kept in the register first.
 *
 * Returns: whether it is written
 */
gboolean
dx_desk_papers_write_remarks (DxWorkspace *workspace,
                              gint64 row,
                              const GDate *reply_by,
                              const char *path,
                              GError **error)
{
  g_autoptr (Dossier) dossier = NULL;
  g_autoptr (DxDeskList) list = NULL;
  g_autoptr (DxRemarks) remarks = NULL;
  g_autoptr (GBytes) json = NULL;
  g_autofree char *number = NULL;
  g_autofree char *sum = NULL;
  char day[sizeof "2025-08-07"];

  g_return_val_if_fail (DX_IS_WORKSPACE (workspace), FALSE);
  g_return_val_if_fail (path != NULL, FALSE);

  dossier = dossier_new (workspace, row, error);
  list = dossier != NULL ? make_list (dossier, error) : NULL;
  remarks = list != NULL ? load_remarks (dossier, error) : NULL;
  if (remarks == NULL)
    return FALSE;
  dx_desk_list_remark (list, remarks);
  if (reply_by != NULL)
    {
      g_date_strftime (day, sizeof day, "%Y-%m-%d", reply_by);
      g_free (remarks->reply_by);
      remarks->reply_by = g_strdup (day);
    }
  json = dx_remarks_to_json (remarks);
  number = dx_register_entry_get_number (dossier->entry);
  sum = g_compute_checksum_for_bytes (G_CHECKSUM_SHA256, json);

  return dx_register_put_note (dossier->reg, DX_REGISTER_NOTE_REMARKS, row,
                               NULL, DX_REMARKS_FROM_OFFICE, json, error)
         && write_bytes (json, path, error)
         && dx_register_note_action (dossier->reg, "send-remarks",
                                     dossier->entry->call, number, sum, error);
}
