/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dx-proposal.h"

G_BEGIN_DECLS

/* A whole proposal in the words of QR codes, and back. What it looks like
 * is written in docs/formats.md. */

#define DX_SHEET_START "DXT1:"
/* What a QR of version 20 holds at level M. */
#define DX_SHEET_LETTERS 970
/* Codes on a sheet: the last one of each makes up for any other. */
#define DX_SHEET_PLACES 12u
#define DX_SHEET_MAX_SHEETS 24u

#define DX_SHEET_CODES_ERROR (dx_sheet_codes_error_quark ())

/**
 * DxSheetCodesError:
 * @DX_SHEET_CODES_ERROR_SIZE: it does not fit on the sheets that there may be
 * @DX_SHEET_CODES_ERROR_NONE: there is no code
 * @DX_SHEET_CODES_ERROR_CODE: a code does not say what it should
 * @DX_SHEET_CODES_ERROR_MIXED: codes of another proposal or version are among
 * them
 * @DX_SHEET_CODES_ERROR_MISSING: codes are missing
 * @DX_SHEET_CODES_ERROR_DIGEST: what they say together is not what was printed
 */
typedef enum {
  DX_SHEET_CODES_ERROR_SIZE,
  DX_SHEET_CODES_ERROR_NONE,
  DX_SHEET_CODES_ERROR_CODE,
  DX_SHEET_CODES_ERROR_MIXED,
  DX_SHEET_CODES_ERROR_MISSING,
  DX_SHEET_CODES_ERROR_DIGEST
} DxSheetCodesError;

/**
 * DxSheetCodes:
 * @texts: (element-type utf8): what each QR says, sheet by sheet
 * @n_sheets: how many sheets there are
 * @per_sheet: how many codes each has; the last one may have fewer
 *
 * The codes of one version.
 */
typedef struct {
  GPtrArray *texts;
  guint n_sheets;
  guint per_sheet;
} DxSheetCodes;

GQuark dx_sheet_codes_error_quark (void);
DxSheetCodes *dx_sheet_codes_new (DxProposal *proposal, GError **error);
void dx_sheet_codes_free (DxSheetCodes *self);
GBytes *dx_sheet_codes_join (GPtrArray *texts, GError **error);
gboolean dx_sheet_codes_are_enough (GPtrArray *texts);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DxSheetCodes, dx_sheet_codes_free)

G_END_DECLS
