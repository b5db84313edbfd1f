/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dx-config.h"

#define G_LOG_DOMAIN "dexuat-tool"

#include "dx-tool-private.h"

#include <glib/gi18n-lib.h>

static gboolean
has_suffix (const char *path, const char *suffix)
{
  g_autofree char *lower = g_ascii_strdown (path, -1);

  return g_str_has_suffix (lower, suffix);
}

static DxToolStatus
write_proposal (DxTool *tool, DxProposal *proposal, const char *path)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DxOutput) output = dx_output_new (path, &error);

  if (output != NULL
      && dx_tool_write (tool, NULL, proposal, DX_TOOL_FORMAT_JSON, output,
                        &error)
      && dx_output_commit (output, &error))
    return DX_TOOL_DONE;

  dx_tool_complain_of (path, error);
  return DX_TOOL_OUTPUT;
}

static void
say_unplaced (DxProposal *proposal, const char *path)
{
  const char *const *unplaced = dx_proposal_get_unplaced (proposal);
  guint n = unplaced != NULL ? g_strv_length ((GStrv) unplaced) : 0;
  g_autofree char *name = g_filename_display_name (path);

  if (n > 0)
    dx_tool_complain (
        g_dngettext (GETTEXT_PACKAGE,
                     "%s: %u passage found no section; see “unplaced”",
                     "%s: %u passages found no section; see “unplaced”", n),
        name, n);
}

/*
 * dx_tool_import:
 *
 * import IN OUT.json: reads a proposal and writes it in canonical form.
 */
DxToolStatus
dx_tool_import (DxTool *tool)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DxProposal) proposal = NULL;
  const char *from = tool->operands[0];
  const char *to = tool->operands[1];
  DxToolStatus status;

  if (!g_str_equal (to, "-") && !has_suffix (to, ".json"))
    {
      dx_tool_complain (_ ("import writes a file that ends in .json"));
      return DX_TOOL_USAGE;
    }

  proposal = dx_tool_load (tool, from, &error);
  if (proposal == NULL)
    {
      dx_tool_complain_of (from, error);
      return DX_TOOL_INPUT;
    }

  status = write_proposal (tool, proposal, to);
  if (status == DX_TOOL_DONE)
    say_unplaced (proposal, from);

  return status;
}
