/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dx-config.h"

#define G_LOG_DOMAIN "dexuat-tool"

#include "dx-check.h"

#include <glib/gi18n-lib.h>

#include "dx-tool-private.h"

static char *
to_text (GPtrArray *findings)
{
  GString *out = g_string_new (NULL);

  for (guint i = 0; i < findings->len; i++)
    {
      const DxFinding *finding = g_ptr_array_index (findings, i);

      g_string_append_printf (out, "%s: %s: %s [%s]\n",
                              dx_severity_get_label (finding->severity),
                              *finding->field != '\0' ? finding->field
                                                      : _ ("whole slip"),
                              finding->message, finding->id);
      if (finding->source != NULL)
        g_string_append_printf (out, "    %s\n", finding->source);
    }
  if (findings->len == 0)
    g_string_append (out, _ ("Nothing to mend.\n"));

  return g_string_free (out, FALSE);
}

/*
 * dx_tool_check:
 *
 * check IN [--json]: the findings of form and call.
 */
DxToolStatus
dx_tool_check (DxTool *tool)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DxProposal) proposal = NULL;
  g_autoptr (GPtrArray) findings = NULL;
  g_autofree char *text = NULL;
  const char *path = tool->operands[0];

  proposal = dx_tool_load (tool, path, &error);
  if (proposal == NULL)
    {
      dx_tool_complain_of (path, error);
      return DX_TOOL_INPUT;
    }

  findings = dx_check (proposal, tool->catalog, tool->now);
  text = tool->json ? dx_findings_to_json (findings) : to_text (findings);
  if (!dx_tool_put (text, &error))
    {
      dx_tool_complain_of ("-", error);
      return DX_TOOL_OUTPUT;
    }

  return dx_findings_count (findings, DX_SEVERITY_ERROR) > 0
             ? DX_TOOL_FINDINGS
             : DX_TOOL_DONE;
}
