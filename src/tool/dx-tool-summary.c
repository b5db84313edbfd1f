/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dx-config.h"

#define G_LOG_DOMAIN "dexuat-tool"

#include "dx-tool-paper-private.h"

#include "dx-letter-paper.h"

/* What several proposals together are written as: their table, and the
 * letter that goes with them. */

/* Returns: (transfer full) (nullable): the proposals in the order given, or
 *   %NULL after saying which file is wrong */
static GPtrArray *
load_proposals (DxTool *tool)
{
  g_autoptr (GPtrArray)
      proposals = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 1; tool->operands[i] != NULL; i++)
    {
      g_autoptr (GError) error = NULL;
      DxProposal *proposal = dx_tool_load (tool, tool->operands[i], &error);

      if (proposal == NULL)
        {
          dx_tool_complain_of (tool->operands[i], error);
          return NULL;
        }
      g_ptr_array_add (proposals, proposal);
    }

  return g_steal_pointer (&proposals);
}

/* Returns: (transfer full) (nullable): the facts, or %NULL after saying
 *   what is wrong with the profile */
static DxFacts *
load_facts (DxTool *tool, GPtrArray *proposals)
{
  g_autoptr (DxProfile) profile = NULL;

  return dx_tool_load_profile (tool, &profile)
             ? dx_facts_new_proposals (proposals, profile, tool->now)
             : NULL;
}

static GPtrArray *
make_entries (GPtrArray *proposals)
{
  GPtrArray *entries =
      g_ptr_array_new_with_free_func ((GDestroyNotify) dx_summary_entry_free);

  for (guint i = 0; i < proposals->len; i++)
    g_ptr_array_add (entries,
                     dx_summary_entry_new (g_ptr_array_index (proposals, i)));

  return entries;
}

/* Returns: (transfer full) (nullable): the table, or %NULL after saying
 *   what is wrong */
static DxSummary *
make_summary (DxTool *tool, DxColumns *columns)
{
  g_autoptr (GPtrArray) proposals = load_proposals (tool);
  g_autoptr (GPtrArray) entries = NULL;
  g_autoptr (DxFacts) facts = NULL;
  g_autoptr (GError) error = NULL;
  DxSummary *summary;

  if (proposals == NULL)
    return NULL;
  facts = load_facts (tool, proposals);
  if (facts == NULL)
    return NULL;
  entries = make_entries (proposals);
  summary = dx_summary_new (columns, entries, tool->catalog, facts, &error);
  if (summary == NULL)
    dx_tool_complain ("%s", error->message);

  return summary;
}

/*
 * dx_tool_summary:
 *
 * Writes the table of several proposals.
 */
DxToolStatus
dx_tool_summary (DxTool *tool)
{
  const char *path = tool->operands[0];
  const DxToolPaper paper = dx_tool_paper_find (tool, path, FALSE);
  g_autoptr (DxSummary) summary = NULL;
  DxColumns *columns;

  if (paper == DX_TOOL_PAPER_NONE)
    return DX_TOOL_USAGE;
  columns = dx_tool_paper_columns (tool, DX_COLUMNS_DEFAULT);
  if (columns == NULL)
    return DX_TOOL_USAGE;
  summary = make_summary (tool, columns);
  return summary != NULL ? dx_tool_paper_summary (tool, summary, paper, path)
                         : DX_TOOL_INPUT;
}

/*
 * dx_tool_letter:
 *
 * Writes the letter that goes with several proposals.
 */
DxToolStatus
dx_tool_letter (DxTool *tool)
{
  const char *path = tool->operands[0];
  const DxToolPaper paper = dx_tool_paper_find (tool, path, TRUE);
  g_autoptr (GPtrArray) proposals = NULL;
  g_autoptr (DxFacts) facts = NULL;
  g_autoptr (DxLetter) letter = NULL;
  DxLetter *pattern;

  if (paper == DX_TOOL_PAPER_NONE)
    return DX_TOOL_USAGE;
  pattern = dx_tool_paper_letter (tool, DX_LETTER_DEFAULT);
  if (pattern == NULL)
    return DX_TOOL_USAGE;
  proposals = load_proposals (tool);
  facts = proposals != NULL ? load_facts (tool, proposals) : NULL;
  if (facts == NULL)
    return DX_TOOL_INPUT;
  letter = dx_facts_fill_letter (facts, pattern);
  return dx_tool_paper_document (tool, dx_letter_paper_new (letter), paper,
                                 path);
}
