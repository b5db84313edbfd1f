/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dx-config.h"

#define G_LOG_DOMAIN "dexuat-tool"

#include <glib/gi18n-lib.h>

#include "dx-letter-paper.h"
#include "dx-office.h"
#include "dx-tool-desk-private.h"
#include "dx-tool-paper-private.h"

/* A call's dossiers together: the table, and the letter above it. */

/**
 * Whole:
 * @entries: (element-type DxSummaryEntry): rows of the table
 * @proposals: (element-type DxProposal): the same
 * @figures: (element-type DxFigureRow): of all that came
 * @listed: (element-type DxFigureRow): of those in the table
 */
typedef struct {
  GPtrArray *entries;
  GPtrArray *proposals;
  GPtrArray *figures;
  GPtrArray *listed;
} Whole;

static void
whole_free (Whole *self)
{
  g_ptr_array_unref (self->entries);
  g_ptr_array_unref (self->proposals);
  g_ptr_array_unref (self->figures);
  g_ptr_array_unref (self->listed);
  g_free (self);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Whole, whole_free)

static Whole *
whole_new (void)
{
  Whole *self = g_new (Whole, 1);

  self->entries =
      g_ptr_array_new_with_free_func ((GDestroyNotify) dx_summary_entry_free);
  self->proposals = g_ptr_array_new_with_free_func (g_object_unref);
  self->figures =
      g_ptr_array_new_with_free_func ((GDestroyNotify) dx_figure_row_free);
  self->listed =
      g_ptr_array_new_with_free_func ((GDestroyNotify) dx_figure_row_free);
  return self;
}

/* What a reader of the table should know of a dossier; paper is Vietnamese. */
static char *
make_note (const DxRegisterEntry *entry)
{
  g_autoptr (GStrvBuilder) parts = g_strv_builder_new ();
  g_auto (GStrv) words = NULL;

  if (entry->timing == DX_TIMING_LATE)
    g_strv_builder_add (parts, "Quá thời hạn");
  else if (entry->timing == DX_TIMING_DOUBT)
    g_strv_builder_add (parts, "Thời hạn chưa xác định");
  if (entry->state == DX_REGISTER_STATE_INCOMPLETE)
    g_strv_builder_add (parts, "Hồ sơ chưa đủ");
  if (entry->conflicts > 0)
    g_strv_builder_add (parts, "Có bản khác chờ xử lý");
  words = g_strv_builder_end (parts);
  return g_strjoinv ("; ", words);
}

static DxSummaryEntry *
make_row (const DxRegisterEntry *entry, DxProposal *proposal)
{
  DxSummaryEntry *row = dx_summary_entry_new (proposal);
  g_autofree char *number = dx_register_entry_get_number (entry);
  g_autofree char *note = make_note (entry);
  GDate day = dx_tool_desk_received (entry);

  dx_summary_entry_give_text (row, "number", number);
  dx_summary_entry_give_date (row, "received", &day);
  dx_summary_entry_give_text (row, "timing",
                              dx_office_timing_words (entry->timing));
  dx_summary_entry_give_text (row, "channel",
                              dx_office_channel_words (entry->channel));
  dx_summary_entry_give_text (row, "note", note);
  return row;
}

static DxFigureRow *
make_figures (const DxRegisterEntry *entry, DxProposal *proposal)
{
  DxFigureRow *row = dx_figure_row_new (proposal);

  row->timing = entry->timing;
  row->complete = entry->state != DX_REGISTER_STATE_RECEIVED
                  && entry->state != DX_REGISTER_STATE_INCOMPLETE;
  row->received = dx_tool_desk_received (entry);
  return row;
}

/* What was refused or taken back is not proposed: it is said, so that no
 * dossier is missed without a word. */
static gboolean
is_listed (const DxRegisterEntry *entry)
{
  g_autofree char *number = NULL;

  if (entry->state != DX_REGISTER_STATE_REFUSED
      && entry->state != DX_REGISTER_STATE_WITHDRAWN)
    return TRUE;
  number = dx_register_entry_get_number (entry);
  dx_tool_complain (_ ("%s is not in the table: %s"), number,
                    dx_tool_desk_state_name (entry->state));
  return FALSE;
}

static gboolean
add_dossier (DxToolDesk *desk,
             Whole *whole,
             const DxRegisterEntry *entry,
             GError **error)
{
  g_autofree char *number = dx_register_entry_get_number (entry);
  g_autoptr (DxProposal) proposal =
      dx_register_load (desk->reg, entry->row, desk->tool->catalog, error);

  if (proposal == NULL)
    {
      g_prefix_error (error, "%s: ", number);
      return FALSE;
    }
  g_ptr_array_add (whole->figures, make_figures (entry, proposal));
  if (!is_listed (entry))
    return TRUE;
  if (entry->conflicts > 0)
    dx_tool_complain (_ ("%s: a version waits to be settled"), number);
  g_ptr_array_add (whole->listed, make_figures (entry, proposal));
  g_ptr_array_add (whole->entries, make_row (entry, proposal));
  g_ptr_array_add (whole->proposals, g_steal_pointer (&proposal));
  return TRUE;
}

/* Returns: (transfer full) (nullable): the call's dossiers in rank order */
static Whole *
load_whole (DxToolDesk *desk, GError **error)
{
  g_autoptr (Whole) whole = whole_new ();
  g_autoptr (DxRegisterList) list = dx_register_list_new (desk->reg);
  DxRegisterQuery query = DX_REGISTER_QUERY_ALL;
  guint n;

  query.call = desk->call;
  query.sort = DX_REGISTER_SORT_RANK;
  dx_register_list_set_query (list, &query);
  n = g_list_model_get_n_items (G_LIST_MODEL (list));
  for (guint i = 0; i < n; i++)
    {
      g_autoptr (DxRegisterItem)
          item = g_list_model_get_item (G_LIST_MODEL (list), i);
      const DxRegisterEntry *entry = dx_register_item_get_entry (item);

      if (entry == NULL)
        {
          g_set_error_literal (error, DX_STORE_ERROR, DX_STORE_ERROR_DAMAGED,
                               _ ("a line of the register cannot be read"));
          return NULL;
        }
      if (!add_dossier (desk, whole, entry, error))
        return NULL;
    }
  return g_steal_pointer (&whole);
}

/* Returns: (transfer full) (nullable): the facts, or %NULL after saying what
 *   is wrong with the profile */
static DxFacts *
make_facts (DxToolDesk *desk, const DxCall *call, const Whole *whole)
{
  g_autoptr (DxProfile) profile = NULL;
  g_autoptr (DxFigures) all = dx_figures_new (whole->figures);
  g_autoptr (DxFigures) listed = dx_figures_new (whole->listed);
  DxFacts *facts;

  if (!dx_tool_load_profile (desk->tool, &profile))
    return NULL;
  facts = dx_office_facts_new (call, profile, desk->tool->now);
  dx_office_tell_proposals (facts, whole->proposals);
  dx_office_tell_figures (facts, all, listed);
  return facts;
}

static DxToolStatus
write_table (DxToolDesk *desk,
             const DxCall *call,
             DxColumns *columns,
             DxToolPaper paper)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (Whole) whole = load_whole (desk, &error);
  g_autoptr (DxFacts) facts = NULL;
  g_autoptr (DxSummary) summary = NULL;

  if (whole == NULL)
    return dx_tool_desk_refuse (error);
  facts = make_facts (desk, call, whole);
  if (facts == NULL)
    return DX_TOOL_INPUT;
  summary = dx_summary_new (columns, whole->entries, desk->tool->catalog, facts,
                            &error);
  return summary != NULL ? dx_tool_paper_summary (desk->tool, summary, paper,
                                                  desk->operands[0])
                         : dx_tool_desk_refuse (error);
}

/*
 * dx_tool_desk_consolidate:
 *
 * desk consolidate OUT --call ID [--columns ID]: the table of a call, in
 * rank order.
 */
DxToolStatus
dx_tool_desk_consolidate (DxToolDesk *desk)
{
  const DxToolPaper paper =
      dx_tool_paper_find (desk->tool, desk->operands[0], FALSE);
  DxColumns *columns;
  DxCall *call;

  if (paper == DX_TOOL_PAPER_NONE)
    return DX_TOOL_USAGE;
  columns = dx_tool_paper_columns (desk->tool, DX_OFFICE_COLUMNS);
  if (columns == NULL)
    return DX_TOOL_USAGE;
  call = dx_tool_desk_find_call (desk);
  if (call == NULL)
    return desk->call == NULL ? DX_TOOL_USAGE : DX_TOOL_INPUT;
  return write_table (desk, call, columns, paper);
}

/*
 * dx_tool_desk_report:
 *
 * desk report OUT --call ID [--letter ID]: the letter that goes with the
 * table.
 */
DxToolStatus
dx_tool_desk_report (DxToolDesk *desk)
{
  const char *path = desk->operands[0];
  const DxToolPaper paper = dx_tool_paper_find (desk->tool, path, TRUE);
  g_autoptr (GError) error = NULL;
  g_autoptr (Whole) whole = NULL;
  g_autoptr (DxFacts) facts = NULL;
  g_autoptr (DxLetter) letter = NULL;
  DxLetter *pattern;
  DxCall *call;

  if (paper == DX_TOOL_PAPER_NONE)
    return DX_TOOL_USAGE;
  pattern = dx_tool_paper_letter (desk->tool, DX_OFFICE_REPORT);
  if (pattern == NULL)
    return DX_TOOL_USAGE;
  call = dx_tool_desk_find_call (desk);
  if (call == NULL)
    return desk->call == NULL ? DX_TOOL_USAGE : DX_TOOL_INPUT;
  whole = load_whole (desk, &error);
  if (whole == NULL)
    return dx_tool_desk_refuse (error);
  facts = make_facts (desk, call, whole);
  if (facts == NULL)
    return DX_TOOL_INPUT;
  letter = dx_facts_fill_letter (facts, pattern);
  return dx_tool_paper_document (desk->tool, dx_letter_paper_new (letter),
                                 paper, path);
}
