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

/* A dossier's attachments are never opened, and have no place in a proposal
 * file. */
static void
say_attachments (const DxImport *import, const char *path)
{
  guint n = import->dossier != NULL
                ? dx_dossier_get_attachments (import->dossier)->len
                : 0;
  g_autofree char *name = g_filename_display_name (path);

  if (n > 0)
    dx_tool_complain (g_dngettext (GETTEXT_PACKAGE,
                                   "%s: %u attachment stays in the dossier",
                                   "%s: %u attachments stay in the dossier", n),
                      name, n);
}

/*
 * dx_tool_say_mismatch:
 * @path: the file that @import comes from
 *
 * Says whether a PDF shows one thing and carries another: whoever signed it
 * saw the pages.
 */
void
dx_tool_say_mismatch (DxTool *tool, const DxImport *import, const char *path)
{
  g_autoptr (GPtrArray) lines = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (DxVersion) version = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *name = g_filename_display_name (path);
  DxVerdict verdict;

  if (import->pdf == NULL)
    return;

  version = dx_tool_make_version (tool, import->proposal, NULL);
  verdict = dx_tool_compare_pdf (version, import->pdf, lines, &error);
  if (error != NULL)
    dx_tool_complain_of (path, error);
  else if (verdict != DX_VERDICT_SAME)
    dx_tool_complain (_ ("%s: what is printed in this PDF is not what it "
                         "carries"),
                      name);
  for (guint i = 0; i < lines->len; i++)
    dx_tool_complain ("%s: %s", name, (char *) g_ptr_array_index (lines, i));
}

/*
 * dx_tool_import:
 *
 * import IN OUT.json: reads a proposal, from its file, a dossier, a PDF that
 * carries one or a Word document, and writes it in canonical form.
 */
DxToolStatus
dx_tool_import (DxTool *tool)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DxImport) import = NULL;
  const char *from = tool->operands[0];
  const char *to = tool->operands[1];
  DxToolStatus status;

  if (!g_str_equal (to, "-") && !has_suffix (to, ".json"))
    {
      dx_tool_complain (_ ("import writes a file that ends in .json"));
      return DX_TOOL_USAGE;
    }

  import = dx_tool_read (tool, from, &error);
  if (import == NULL)
    {
      dx_tool_complain_of (from, error);
      return DX_TOOL_INPUT;
    }

  status = write_proposal (tool, import->proposal, to);
  if (status == DX_TOOL_DONE)
    {
      dx_tool_say_unplaced (import->proposal, from);
      say_attachments (import, from);
      dx_tool_say_mismatch (tool, import, from);
    }

  return status;
}
