/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dx-base32-private.h"
#include "dx-sheet-codes.h"

G_BEGIN_DECLS

#define DX_SHEET_DIGEST_BYTES 32
#define DX_SHEET_DIGEST_LETTERS DX_BASE32_LENGTH (DX_SHEET_DIGEST_BYTES)
#define DX_SHEET_ID_LETTERS 8

/* Data codes on a sheet; one place is that of the sum. */
#define DX_SHEET_DATA_PLACES (DX_SHEET_PLACES - 1)

/**
 * DxSheetHead:
 * @id: the first letters of the proposal's id
 * @revision: of the proposal
 * @number: of this code, from 1
 * @n_codes: how many there are
 * @n_sheets: on how many sheets
 * @length: of the packed proposal, in bytes
 * @digest: SHA-256 of the proposal's file, in base32
 * @data: (nullable): where the bytes of this code begin
 *
 * What a code says before its bytes.
 */
typedef struct {
  char id[DX_SHEET_ID_LETTERS + 1];
  gint64 revision;
  guint number;
  guint n_codes;
  guint n_sheets;
  guint length;
  char digest[DX_SHEET_DIGEST_LETTERS + 1];
  const char *data;
} DxSheetHead;

char    *dx_sheet_head_format     (const DxSheetHead *self);
gboolean dx_sheet_head_parse      (DxSheetHead       *self,
                                   const char        *text);
gboolean dx_sheet_head_is_of      (const DxSheetHead *self,
                                   const DxSheetHead *other);
guint    dx_sheet_head_n_data     (const DxSheetHead *self);
guint    dx_sheet_head_per_sheet  (const DxSheetHead *self);
guint    dx_sheet_head_part_bytes (const DxSheetHead *self);
guint    dx_sheet_head_first      (const DxSheetHead *self,
                                   guint              sheet);

G_END_DECLS
