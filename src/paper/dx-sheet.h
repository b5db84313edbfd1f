/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dx-pdf.h"
#include "dx-summary.h"

G_BEGIN_DECLS

#define DX_SHEET_ERROR (dx_sheet_error_quark ())

/**
 * DxSheetError:
 * @DX_SHEET_ERROR_MAKE: the file could not be put together
 * @DX_SHEET_ERROR_LENGTH: a text is longer than a cell may hold
 */
typedef enum {
  DX_SHEET_ERROR_MAKE,
  DX_SHEET_ERROR_LENGTH
} DxSheetError;

GQuark   dx_sheet_error_quark (void);
gboolean dx_sheet_write_xlsx  (const DxSummary *summary,
                               GDateTime       *created,
                               DxPdfWriter      writer,
                               gpointer         user_data,
                               GError         **error);
gboolean dx_sheet_write_csv   (const DxSummary *summary,
                               DxPdfWriter      writer,
                               gpointer         user_data,
                               GError         **error);

G_END_DECLS
