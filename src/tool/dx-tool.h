/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dx-dossier.h"
#include "dx-fonts.h"
#include "dx-proposal.h"

G_BEGIN_DECLS

/**
 * DxToolStatus:
 * @DX_TOOL_DONE: done
 * @DX_TOOL_FINDINGS: findings of severity error, or does not match
 * @DX_TOOL_USAGE: wrong words on the command line
 * @DX_TOOL_INPUT: input unreadable, corrupt or refused
 * @DX_TOOL_OUTPUT: output could not be written
 *
 * Exit codes of the command line.
 */
typedef enum {
  DX_TOOL_DONE = 0,
  DX_TOOL_FINDINGS = 1,
  DX_TOOL_USAGE = 2,
  DX_TOOL_INPUT = 3,
  DX_TOOL_OUTPUT = 4
} DxToolStatus;

/**
 * DxTool:
 * @catalog: forms, calls and topics, built in and the user's
 * @now: what stands for now
 * @created: (nullable): the time to write into files, when one was given
 * @operands: (array zero-terminated=1): what is neither command nor option
 * @json: --json
 * @annex: --annex
 * @blank: --blank
 * @seal: --seal
 * @data: --data, which is so without it
 * @no_data: --no-data
 * @text_sheet: --text-sheet
 * @convert: --convert
 * @to: (nullable): --to
 * @form: (nullable): --form
 * @columns: (nullable): --columns
 * @letter: (nullable): --letter
 * @profile: (nullable): --profile
 * @jobs: --jobs, or 0
 * @dossier: (nullable): the dossier that was read last
 * @fonts: (nullable): those that pages were compared with
 * @desk: (nullable): what the officers' desk works with
 */
typedef struct {
  DxCatalog *catalog;
  GDateTime *now;
  GDateTime *created;
  GStrv operands;
  gboolean json;
  gboolean annex;
  gboolean blank;
  gboolean seal;
  gboolean data;
  gboolean no_data;
  gboolean text_sheet;
  gboolean convert;
  char *to;
  char *form;
  char *columns;
  char *letter;
  char *profile;
  int jobs;
  DxDossier *dossier;
  DxFonts *fonts;
  struct _DxToolDesk *desk;
} DxTool;

int dx_tool_run (int argc, char **argv);

G_END_DECLS
