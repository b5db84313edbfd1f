/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "dexuat-core"

#include "dx-sheet-head-private.h"

#include <string.h>

#include "dx-base45-private.h"

/* "DXT1:BD4AAA5C:2:3/10:1:4860:" and the digest. */
#define N_FIELDS 8

#define MAX_LENGTH (DX_SHEET_MAX_SHEETS * DX_SHEET_PLACES * DX_SHEET_LETTERS)

/*
 * dx_sheet_head_format:
 *
 * Returns: (transfer full): what stands before the bytes of a code
 */
char *
dx_sheet_head_format (const DxSheetHead *self)
{
  return g_strdup_printf (
      DX_SHEET_START "%s:%" G_GINT64_FORMAT ":%u/%u:%u:%u:%s:", self->id,
      self->revision, self->number, self->n_codes, self->n_sheets, self->length,
      self->digest);
}

static gboolean
take_number (const char *text, guint max, guint *number)
{
  guint64 value;

  if (!g_ascii_string_to_unsigned (text, 10, 1, max, &value, NULL))
    return FALSE;
  *number = (guint) value;

  return TRUE;
}

static gboolean
take_place (const char *text, DxSheetHead *self)
{
  g_auto (GStrv) parts = g_strsplit (text, "/", 2);
  const guint max = DX_SHEET_MAX_SHEETS * DX_SHEET_PLACES;

  return g_strv_length (parts) == 2
         && take_number (parts[0], max, &self->number)
         && take_number (parts[1], max, &self->n_codes)
         && self->number <= self->n_codes;
}

/* Codes are spread over the sheets as evenly as may be. */
static gboolean
is_sound (const DxSheetHead *self)
{
  guint n = dx_sheet_head_n_data (self);
  guint per_sheet = dx_sheet_head_per_sheet (self);

  return self->n_codes > self->n_sheets && per_sheet <= DX_SHEET_PLACES
         && (self->n_sheets - 1) * (per_sheet - 1) < n && self->length >= n;
}

/*
 * dx_sheet_head_parse:
 * @text: what a code says
 *
 * Reads what dx_sheet_head_format () wrote; @self points into @text.
 *
 * Returns: %FALSE when it says something else
 */
gboolean
dx_sheet_head_parse (DxSheetHead *self, const char *text)
{
  g_auto (GStrv) parts = g_strsplit (text, ":", N_FIELDS);
  guint8 digest[DX_SHEET_DIGEST_BYTES];
  gsize head = strlen (text);

  memset (self, 0, sizeof *self);
  if (!g_str_has_prefix (text, DX_SHEET_START)
      || g_strv_length (parts) != N_FIELDS
      || strlen (parts[1]) != DX_SHEET_ID_LETTERS
      || !g_ascii_string_to_signed (parts[2], 10, 0, G_MAXINT64,
                                    &self->revision, NULL)
      || !take_place (parts[3], self)
      || !take_number (parts[4], DX_SHEET_MAX_SHEETS, &self->n_sheets)
      || !take_number (parts[5], MAX_LENGTH, &self->length)
      || !dx_base32_decode (parts[6], digest, sizeof digest))
    return FALSE;

  g_strlcpy (self->id, parts[1], sizeof self->id);
  g_strlcpy (self->digest, parts[6], sizeof self->digest);
  self->data = text + (head - strlen (parts[7]));

  return is_sound (self);
}

/*
 * dx_sheet_head_is_of:
 *
 * Returns: whether both are of one version, printed together
 */
gboolean
dx_sheet_head_is_of (const DxSheetHead *self, const DxSheetHead *other)
{
  return strcmp (self->id, other->id) == 0 && self->revision == other->revision
         && self->n_codes == other->n_codes && self->n_sheets == other->n_sheets
         && self->length == other->length
         && strcmp (self->digest, other->digest) == 0;
}

/*
 * dx_sheet_head_n_data:
 *
 * Returns: how many codes hold a part; the others, one a sheet, hold a sum
 */
guint
dx_sheet_head_n_data (const DxSheetHead *self)
{
  return self->n_codes - self->n_sheets;
}

/*
 * dx_sheet_head_per_sheet:
 *
 * Returns: how many codes a sheet has, the sum included
 */
guint
dx_sheet_head_per_sheet (const DxSheetHead *self)
{
  guint n = dx_sheet_head_n_data (self);

  return (n + self->n_sheets - 1) / self->n_sheets + 1;
}

/*
 * dx_sheet_head_part_bytes:
 *
 * Returns: how many bytes each code holds
 */
guint
dx_sheet_head_part_bytes (const DxSheetHead *self)
{
  guint n = dx_sheet_head_n_data (self);

  return (self->length + n - 1) / n;
}

/*
 * dx_sheet_head_first:
 * @sheet: from 0; as many as there are for the end of the last one
 *
 * Returns: which code, from 0, is the first one on a sheet
 */
guint
dx_sheet_head_first (const DxSheetHead *self, guint sheet)
{
  return MIN (sheet * dx_sheet_head_per_sheet (self), self->n_codes);
}
