/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dx-fonts.h"
#include "dx-import.h"
#include "dx-output.h"
#include "dx-tool.h"
#include "dx-verify.h"

G_BEGIN_DECLS

typedef struct {
  const char *name;
  DxToolStatus (*run) (DxTool *tool);
  const char *options;
  guint min_operands;
  guint max_operands;
} DxToolCommand;

const DxToolCommand *dx_tool_find_command (const char    *name);
char         *dx_tool_get_help        (void);

DxToolStatus  dx_tool_options_parse   (DxTool        *tool,
                                       int            argc,
                                       char         **argv,
                                       const DxToolCommand **command);
void          dx_tool_complain        (const char    *format,
                                       ...) G_GNUC_PRINTF (1, 2);
void          dx_tool_complain_of     (const char    *path,
                                       const GError  *error);
DxImport     *dx_tool_read            (DxTool        *tool,
                                       const char    *path,
                                       GError       **error);
DxProposal   *dx_tool_load            (DxTool        *tool,
                                       const char    *path,
                                       GError       **error);
void          dx_tool_say_unplaced    (DxProposal    *proposal,
                                       const char    *path);

void          dx_tool_say_mismatch    (DxTool        *tool,
                                       const DxImport *import,
                                       const char    *path);

DxToolStatus  dx_tool_export          (DxTool        *tool);
DxToolStatus  dx_tool_import          (DxTool        *tool);
DxToolStatus  dx_tool_check           (DxTool        *tool);
DxToolStatus  dx_tool_batch           (DxTool        *tool);
DxToolStatus  dx_tool_summary         (DxTool        *tool);
DxToolStatus  dx_tool_letter          (DxTool        *tool);
DxToolStatus  dx_tool_verify          (DxTool        *tool);
DxToolStatus  dx_tool_forms           (DxTool        *tool);
DxToolStatus  dx_tool_calls           (DxTool        *tool);
DxToolStatus  dx_tool_desk            (DxTool        *tool);

/* What a file can be written as. */
typedef enum {
  DX_TOOL_FORMAT_NONE,
  DX_TOOL_FORMAT_PDF,
  DX_TOOL_FORMAT_DOCX,
  DX_TOOL_FORMAT_JSON,
  DX_TOOL_FORMAT_DXHS
} DxToolFormat;

DxVersion    *dx_tool_make_version    (DxTool        *tool,
                                       DxProposal    *proposal,
                                       DxDossier     *dossier);
DxVerdict     dx_tool_compare_pdf     (const DxVersion *version,
                                       GBytes        *pdf,
                                       GPtrArray     *lines,
                                       GError       **error);
GPtrArray    *dx_tool_list_attachments (DxDossier    *dossier);
DxToolFormat  dx_tool_format_of_name  (const char    *name);
DxToolFormat  dx_tool_format_of_path  (const char    *path);
const char   *dx_tool_format_suffix   (DxToolFormat   format);
gboolean      dx_tool_write           (DxTool        *tool,
                                       DxFonts       *fonts,
                                       DxProposal    *proposal,
                                       DxToolFormat   format,
                                       DxOutput      *output,
                                       GError       **error);
gboolean      dx_tool_write_pdf       (DxTool        *tool,
                                       DxFonts       *fonts,
                                       DxProposal    *proposal,
                                       DxOutput      *output,
                                       GError       **error);
DxFonts      *dx_tool_load_fonts      (void);
gboolean      dx_tool_put             (const char    *text,
                                       GError       **error);

G_END_DECLS
