/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dx-config.h"

#define G_LOG_DOMAIN "dexuat-core"

#include "dx-sheet-codes.h"

#include <gio/gio.h>
#include <glib/gi18n-lib.h>
#include <string.h>

#include "dx-base45-private.h"
#include "dx-seal.h"
#include "dx-sheet-head-private.h"

#define LEVEL 9

G_DEFINE_QUARK (dx-sheet-codes-error-quark, dx_sheet_codes_error)

/**
 * dx_sheet_codes_free:
 * @self: (transfer full) (nullable): codes
 *
 * Gives back their memory.
 */
void
dx_sheet_codes_free (DxSheetCodes *self)
{
  if (self == NULL)
    return;

  g_ptr_array_unref (self->texts);
  g_free (self);
}

/* zlib and xz come within four per cent of one another on a slip's few
 * thousand bytes: not one code. */
static GBytes *
pack (GBytes *json)
{
  g_autoptr (GZlibCompressor)
      compressor = g_zlib_compressor_new (G_ZLIB_COMPRESSOR_FORMAT_ZLIB, LEVEL);
  g_autoptr (GInputStream) from = g_memory_input_stream_new_from_bytes (json);
  g_autoptr (GInputStream)
      packed = g_converter_input_stream_new (from, G_CONVERTER (compressor));
  g_autoptr (GOutputStream) out = g_memory_output_stream_new_resizable ();

  /* In memory there is nothing to go wrong. */
  if (g_output_stream_splice (out, packed, G_OUTPUT_STREAM_SPLICE_CLOSE_TARGET,
                              NULL, NULL)
      < 0)
    g_error ("a proposal could not be packed");

  return g_memory_output_stream_steal_as_bytes (G_MEMORY_OUTPUT_STREAM (out));
}

static void
init_head (DxSheetHead *head, DxProposal *proposal, GBytes *json)
{
  g_autoptr (DxSeal) seal = dx_seal_new (proposal, NULL);
  g_autoptr (GChecksum) sum = g_checksum_new (G_CHECKSUM_SHA256);
  g_autofree char *id = dx_seal_get_short_id (seal);
  g_autofree char *letters = NULL;
  guint8 digest[DX_SHEET_DIGEST_BYTES];
  gsize length = sizeof digest;

  memset (head, 0, sizeof *head);
  g_checksum_update (sum, g_bytes_get_data (json, NULL),
                     (gssize) g_bytes_get_size (json));
  g_checksum_get_digest (sum, digest, &length);
  letters = dx_base32_encode (digest, sizeof digest);
  g_strlcpy (head->id, id, sizeof head->id);
  g_strlcpy (head->digest, letters, sizeof head->digest);
  head->revision = seal->revision;
}

/* How many codes and sheets it takes: as few as can hold it, with room for
 * the longest head there may be. */
static gboolean
share_out (DxSheetHead *head, GError **error)
{
  g_autofree char *longest = NULL;
  guint room, n;

  head->number = head->n_codes = DX_SHEET_MAX_SHEETS * DX_SHEET_PLACES;
  head->n_sheets = DX_SHEET_MAX_SHEETS;
  longest = dx_sheet_head_format (head);
  room = (guint) (DX_SHEET_LETTERS - strlen (longest)) / 3 * 2;
  n = (head->length + room - 1) / room;
  head->n_sheets = (n + DX_SHEET_DATA_PLACES - 1) / DX_SHEET_DATA_PLACES;
  head->n_codes = n + head->n_sheets;
  if (head->n_sheets <= DX_SHEET_MAX_SHEETS)
    return TRUE;

  g_set_error (error, DX_SHEET_CODES_ERROR, DX_SHEET_CODES_ERROR_SIZE,
               _ ("the proposal's data would take %u data sheets, and there "
                  "are %u at most; send the file along instead"),
               head->n_sheets, (guint) DX_SHEET_MAX_SHEETS);
  return FALSE;
}

static void
add_code (DxSheetCodes *self, DxSheetHead *head, const guint8 *bytes)
{
  g_autofree char *start = NULL;
  GString *text;

  head->number = self->texts->len + 1;
  start = dx_sheet_head_format (head);
  text = g_string_new (start);
  dx_base45_append (text, bytes, dx_sheet_head_part_bytes (head));
  g_ptr_array_add (self->texts, g_string_free (text, FALSE));
}

/* A sheet's parts, and behind them their sum bit by bit, which makes up for
 * any one of them. */
static void
add_sheet (DxSheetCodes *self, DxSheetHead *head, guint sheet, GByteArray *all)
{
  guint part = dx_sheet_head_part_bytes (head);
  guint first = dx_sheet_head_first (head, sheet);
  guint n = dx_sheet_head_first (head, sheet + 1) - first - 1;
  const guint8 *bytes = all->data + (gsize) (first - sheet) * part;
  g_autofree guint8 *sum = g_malloc0 (part);

  for (guint i = 0; i < n; i++)
    {
      for (guint at = 0; at < part; at++)
        sum[at] ^= bytes[i * part + at];
      add_code (self, head, bytes + i * part);
    }
  add_code (self, head, sum);
}

/**
 * dx_sheet_codes_new:
 * @proposal: a proposal
 * @error: return location for %DX_SHEET_CODES_ERROR_SIZE
 *
 * Puts the whole of @proposal, as its file would be, into the words of QR
 * codes of %DX_SHEET_LETTERS letters at most, all from the set that QRs
 * call alphanumeric. The same proposal gives the same codes.
 *
 * Returns: (transfer full) (nullable): the codes
 */
DxSheetCodes *
dx_sheet_codes_new (DxProposal *proposal, GError **error)
{
  g_autoptr (GBytes) json = NULL;
  g_autoptr (GByteArray) all = NULL;
  DxSheetHead head;
  DxSheetCodes *self;
  guint size;

  g_return_val_if_fail (DX_IS_PROPOSAL (proposal), NULL);

  json = dx_proposal_to_json (proposal);
  init_head (&head, proposal, json);
  all = g_bytes_unref_to_array (pack (json));
  head.length = all->len;
  if (!share_out (&head, error))
    return NULL;

  size = dx_sheet_head_part_bytes (&head) * dx_sheet_head_n_data (&head);
  g_byte_array_set_size (all, size);
  memset (all->data + head.length, 0, size - head.length);
  self = g_new0 (DxSheetCodes, 1);
  self->texts = g_ptr_array_new_with_free_func (g_free);
  self->n_sheets = head.n_sheets;
  self->per_sheet = dx_sheet_head_per_sheet (&head);
  for (guint sheet = 0; sheet < head.n_sheets; sheet++)
    add_sheet (self, &head, sheet, all);

  return self;
}
