/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dx-block.h"
#include "dx-facts.h"
#include "dx-summary.h"
#include "dx-tool-private.h"

G_BEGIN_DECLS

/* What a table or a letter is written as. */
typedef enum {
  DX_TOOL_PAPER_NONE,
  DX_TOOL_PAPER_PDF,
  DX_TOOL_PAPER_DOCX,
  DX_TOOL_PAPER_XLSX,
  DX_TOOL_PAPER_CSV
} DxToolPaper;

DxToolPaper
dx_tool_paper_find (const DxTool *tool, const char *path, gboolean letter);
DxToolStatus dx_tool_paper_summary (DxTool *tool,
                                    const DxSummary *summary,
                                    DxToolPaper paper,
                                    const char *path);
DxToolStatus dx_tool_paper_document (DxTool *tool,
                                     DxDocument *document,
                                     DxToolPaper paper,
                                     const char *path);
DxColumns *dx_tool_paper_columns (DxTool *tool, const char *fallback);
DxLetter *dx_tool_paper_letter (DxTool *tool, const char *fallback);
gboolean dx_tool_load_profile (DxTool *tool, DxProfile **profile);

G_END_DECLS
