/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dx-config.h"

#define G_LOG_DOMAIN "dexuat-tool"

#include "dx-tool-private.h"

#include <glib/gi18n-lib.h>

#include "dx-check.h"

/* A file asked for. */
typedef struct {
  const char *path;
  DxToolFormat format;
  DxOutput *output;
} Target;

static void
target_clear (gpointer data)
{
  Target *target = data;

  g_clear_pointer (&target->output, dx_output_free);
}

static DxToolFormat
find_format (const DxTool *tool, const char *path)
{
  DxToolFormat format;

  if (g_str_equal (path, "-"))
    {
      format = tool->to != NULL ? dx_tool_format_of_name (tool->to)
                                : DX_TOOL_FORMAT_NONE;
      if (format == DX_TOOL_FORMAT_NONE)
        dx_tool_complain (_ ("“-” needs --to pdf, --to docx or --to json"));

      return format;
    }

  format = dx_tool_format_of_path (path);
  if (format == DX_TOOL_FORMAT_NONE)
    {
      g_autofree char *name = g_filename_display_name (path);

      dx_tool_complain (_ ("%s: a name must end in .pdf, .docx, .json or .dxhs"),
                        name);
    }

  return format;
}

static GArray *
find_targets (const DxTool *tool, guint first)
{
  g_autoptr (GArray) targets = g_array_new (FALSE, TRUE, sizeof (Target));

  g_array_set_clear_func (targets, target_clear);
  for (guint i = first; tool->operands[i] != NULL; i++)
    {
      Target target = { .path = tool->operands[i] };

      target.format = find_format (tool, target.path);
      if (target.format == DX_TOOL_FORMAT_NONE)
        return NULL;
      g_array_append_val (targets, target);
    }

  return g_steal_pointer (&targets);
}

/*
 * dx_tool_load_fonts:
 *
 * Loads the fonts, and says when they are not those that are wanted.
 *
 * Returns: (transfer full): the fonts
 */
DxFonts *
dx_tool_load_fonts (void)
{
  DxFonts *fonts = dx_fonts_new ();

  if (dx_fonts_is_stand_in (fonts))
    dx_tool_complain (_ ("the font Tinos is not installed (fonts-croscore); "
                         "%s is used instead and lines may break elsewhere"),
                      dx_fonts_get_family (fonts));
  if (!dx_fonts_is_complete (fonts))
    dx_tool_complain (_ ("the font %s lacks Vietnamese letters"),
                      dx_fonts_get_family (fonts));

  return fonts;
}

static DxFonts *
load_fonts (const GArray *targets)
{
  for (guint i = 0; i < targets->len; i++)
    if (g_array_index (targets, Target, i).format == DX_TOOL_FORMAT_PDF)
      return dx_tool_load_fonts ();

  return NULL;
}

static DxToolStatus
fail (const Target *target, const GError *error)
{
  dx_tool_complain_of (target->path, error);

  return DX_TOOL_OUTPUT;
}

/* All files are written before the first one takes its name: either each
 * is there or none. */
static DxToolStatus
write_targets (DxTool *tool, DxProposal *proposal, GArray *targets)
{
  g_autoptr (DxFonts) fonts = load_fonts (targets);
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < targets->len; i++)
    {
      Target *target = &g_array_index (targets, Target, i);

      target->output = dx_output_new (target->path, &error);
      if (target->output == NULL
          || !dx_tool_write (tool, fonts, proposal, target->format,
                             target->output, &error))
        return fail (target, error);
    }
  for (guint i = 0; i < targets->len; i++)
    {
      Target *target = &g_array_index (targets, Target, i);

      if (!dx_output_commit (target->output, &error))
        return fail (target, error);
    }

  return DX_TOOL_DONE;
}

static void
say_errors (DxTool *tool, const char *path, DxProposal *proposal)
{
  g_autoptr (GPtrArray) findings
      = dx_check (proposal, tool->catalog, tool->now);
  guint n = dx_findings_count (findings, DX_SEVERITY_ERROR);
  g_autofree char *name = g_filename_display_name (path);

  dx_tool_complain (
      g_dngettext (GETTEXT_PACKAGE, "%s: the check finds %u error",
                   "%s: the check finds %u errors", n),
      name, n);
}

static DxToolStatus
export_blank (DxTool *tool)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GArray) targets = find_targets (tool, 0);
  g_autoptr (DxProposal) empty = NULL;
  DxForm *form;

  if (targets == NULL)
    return DX_TOOL_USAGE;
  for (guint i = 0; i < targets->len; i++)
    if (g_array_index (targets, Target, i).format == DX_TOOL_FORMAT_DXHS)
      {
        dx_tool_complain (_ ("a blank form is no dossier"));
        return DX_TOOL_USAGE;
      }

  form = tool->form != NULL
             ? dx_catalog_get_form (tool->catalog, tool->form, &error)
             : dx_catalog_get_default_form (tool->catalog);
  if (form == NULL)
    {
      dx_tool_complain ("%s", error->message);
      return DX_TOOL_INPUT;
    }
  empty = dx_proposal_new (form, NULL);

  return write_targets (tool, empty, targets);
}

/*
 * dx_tool_export:
 *
 * export IN OUT…: writes a proposal, whatever the check finds.
 */
DxToolStatus
dx_tool_export (DxTool *tool)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GArray) targets = NULL;
  g_autoptr (DxProposal) proposal = NULL;
  const char *path = tool->operands[0];
  DxToolStatus status;

  if (tool->blank)
    return export_blank (tool);
  if (tool->form != NULL)
    {
      dx_tool_complain (_ ("--form goes with --blank"));
      return DX_TOOL_USAGE;
    }
  if (tool->operands[1] == NULL)
    {
      dx_tool_complain (_ ("export needs a file to read and one to write"));
      return DX_TOOL_USAGE;
    }

  targets = find_targets (tool, 1);
  if (targets == NULL)
    return DX_TOOL_USAGE;

  proposal = dx_tool_load (tool, path, &error);
  if (proposal == NULL)
    {
      dx_tool_complain_of (path, error);
      return DX_TOOL_INPUT;
    }

  status = write_targets (tool, proposal, targets);
  if (status == DX_TOOL_DONE)
    say_errors (tool, path, proposal);

  return status;
}
