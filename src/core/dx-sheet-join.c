/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dx-config.h"

#define G_LOG_DOMAIN "dexuat-core"

#include <gio/gio.h>
#include <glib/gi18n-lib.h>
#include <string.h>

#include "dx-base45-private.h"
#include "dx-json.h"
#include "dx-sheet-codes.h"
#include "dx-sheet-head-private.h"

#define CHUNK 65536

/* Codes on their way back: what was read of each, %NULL where nothing
 * was. */
typedef struct {
  DxSheetHead head;
  guint8 **parts;
} Join;

static void
join_clear (Join *self)
{
  for (guint i = 0; self->parts != NULL && i < self->head.n_codes; i++)
    g_free (self->parts[i]);
  g_free (self->parts);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Join, join_clear)

static gboolean
refuse_code (guint number, GError **error)
{
  g_set_error (error, DX_SHEET_CODES_ERROR, DX_SHEET_CODES_ERROR_CODE,
               _ ("data code %u does not say what such a code says"), number);

  return FALSE;
}

static gboolean
refuse_mixed (const DxSheetHead *own, const DxSheetHead *other, GError **error)
{
  g_autofree char *left = g_strdup_printf ("%" G_GINT64_FORMAT, own->revision);
  g_autofree char *right =
      g_strdup_printf ("%" G_GINT64_FORMAT, other->revision);

  if (strcmp (own->id, other->id) == 0)
    g_set_error (error, DX_SHEET_CODES_ERROR, DX_SHEET_CODES_ERROR_MIXED,
                 _ ("data codes of two versions of the proposal %s are "
                    "mixed: version %s and version %s"),
                 own->id, left, right);
  else
    g_set_error (error, DX_SHEET_CODES_ERROR, DX_SHEET_CODES_ERROR_MIXED,
                 _ ("data codes of two proposals are mixed: %s and %s"),
                 own->id, other->id);

  return FALSE;
}

/* Whoever typed a code may have cut the blanks at its end. */
static guint8 *
take_bytes (const DxSheetHead *head)
{
  guint length = dx_sheet_head_part_bytes (head);
  g_autofree guint8 *bytes = g_malloc0 (length);
  g_autoptr (GString) letters = g_string_new (head->data);

  while (letters->len < DX_BASE45_LENGTH (length))
    g_string_append_c (letters, ' ');
  if (!dx_base45_decode (letters->str, bytes, length))
    return NULL;

  return g_steal_pointer (&bytes);
}

/* The same code may come twice, but must say the same. */
static gboolean
take_code (Join *self, const char *text, GError **error)
{
  DxSheetHead head;
  guint8 *bytes;

  if (!dx_sheet_head_parse (&head, text))
    {
      g_set_error_literal (error, DX_SHEET_CODES_ERROR,
                           DX_SHEET_CODES_ERROR_CODE,
                           _ ("a data code does not begin as such a code "
                              "does"));
      return FALSE;
    }
  if (self->parts == NULL)
    {
      self->head = head;
      self->parts = g_new0 (guint8 *, head.n_codes);
    }
  else if (!dx_sheet_head_is_of (&self->head, &head))
    {
      return refuse_mixed (&self->head, &head, error);
    }

  bytes = take_bytes (&head);
  if (bytes == NULL)
    return refuse_code (head.number, error);
  if (self->parts[head.number - 1] == NULL)
    {
      self->parts[head.number - 1] = bytes;
      return TRUE;
    }
  if (memcmp (bytes, self->parts[head.number - 1],
              dx_sheet_head_part_bytes (&head))
      != 0)
    {
      g_free (bytes);
      return refuse_code (head.number, error);
    }
  g_free (bytes);

  return TRUE;
}

/* The numbers of a sheet's codes that are not there, "3, 5". */
static char *
list_missing (const Join *self, guint first, guint end, guint *n)
{
  GString *list = g_string_new (NULL);

  *n = 0;
  for (guint i = first; i < end; i++)
    if (self->parts[i] == NULL)
      g_string_append_printf (list, "%s%u", (*n)++ > 0 ? ", " : "", i + 1);

  return g_string_free (list, FALSE);
}

/* The sum of all that are there is the one that is not. */
static void
make_up (Join *self, guint first, guint end)
{
  guint length = dx_sheet_head_part_bytes (&self->head);
  guint8 *sum = g_malloc0 (length);
  guint missing = first;

  for (guint i = first; i < end; i++)
    if (self->parts[i] == NULL)
      missing = i;
    else
      for (guint at = 0; at < length; at++)
        sum[at] ^= self->parts[i][at];
  self->parts[missing] = sum;
}

static gboolean
complete (Join *self, GError **error)
{
  g_autoptr (GString) why = g_string_new (NULL);

  for (guint sheet = 0; sheet < self->head.n_sheets; sheet++)
    {
      guint first = dx_sheet_head_first (&self->head, sheet);
      guint end = dx_sheet_head_first (&self->head, sheet + 1);
      guint n;
      g_autofree char *list = list_missing (self, first, end, &n);

      if (n == 1)
        make_up (self, first, end);
      if (n < 2)
        continue;
      g_string_append (why, why->len > 0 ? "; " : "");
      if (n == end - first)
        g_string_append_printf (why, _ ("data sheet %u of %u is missing"),
                                sheet + 1, self->head.n_sheets);
      else
        g_string_append_printf (
            why, _ ("data sheet %u of %u: the codes %s cannot be read"),
            sheet + 1, self->head.n_sheets, list);
    }
  if (why->len == 0)
    return TRUE;

  g_set_error (error, DX_SHEET_CODES_ERROR, DX_SHEET_CODES_ERROR_MISSING,
               /* Translators: %s says which codes are missing */
               _ ("%s; one code a sheet may be missing"), why->str);
  return FALSE;
}

static GBytes *
put_together (const Join *self)
{
  guint length = dx_sheet_head_part_bytes (&self->head);
  GByteArray *all = g_byte_array_new ();

  for (guint sheet = 0; sheet < self->head.n_sheets; sheet++)
    {
      guint end = dx_sheet_head_first (&self->head, sheet + 1);

      for (guint i = dx_sheet_head_first (&self->head, sheet); i + 1 < end; i++)
        g_byte_array_append (all, self->parts[i], length);
    }
  g_byte_array_set_size (all, self->head.length);

  return g_byte_array_free_to_bytes (all);
}

/* As long as a proposal may be, whatever the codes unpack to. */
static GBytes *
unpack (GBytes *packed)
{
  g_autoptr (GZlibDecompressor)
      tool = g_zlib_decompressor_new (G_ZLIB_COMPRESSOR_FORMAT_ZLIB);
  g_autoptr (GInputStream) from = g_memory_input_stream_new_from_bytes (packed);
  g_autoptr (GInputStream)
      plain = g_converter_input_stream_new (from, G_CONVERTER (tool));
  g_autoptr (GByteArray) all = g_byte_array_new ();
  g_autofree guint8 *chunk = g_malloc (CHUNK);
  gssize n;

  while ((n = g_input_stream_read (plain, chunk, CHUNK, NULL, NULL)) > 0)
    {
      g_byte_array_append (all, chunk, (guint) n);
      if (all->len > DX_JSON_MAX_BYTES)
        return NULL;
    }

  return n == 0 ? g_byte_array_free_to_bytes (g_steal_pointer (&all)) : NULL;
}

static gboolean
has_digest (GBytes *json, const char *wanted)
{
  g_autoptr (GChecksum) sum = g_checksum_new (G_CHECKSUM_SHA256);
  g_autofree char *letters = NULL;
  guint8 digest[DX_SHEET_DIGEST_BYTES];
  gsize length = sizeof digest;

  g_checksum_update (sum, g_bytes_get_data (json, NULL),
                     (gssize) g_bytes_get_size (json));
  g_checksum_get_digest (sum, digest, &length);
  letters = dx_base32_encode (digest, sizeof digest);

  return strcmp (letters, wanted) == 0;
}

/**
 * dx_sheet_codes_join:
 * @texts: (element-type utf8): what was read of a proposal's data sheets, in
 *   any order, some of it perhaps twice
 * @error: return location for a #DxSheetCodesError that names what is missing
 * or does not belong
 *
 * Puts a proposal's file together from its codes: the whole of it, as it
 * was printed, or nothing. One code a sheet may be missing.
 *
 * Returns: (transfer full) (nullable): the file
 */
GBytes *
dx_sheet_codes_join (GPtrArray *texts, GError **error)
{
  g_auto (Join) join = { .parts = NULL };
  g_autoptr (GBytes) packed = NULL;
  g_autoptr (GBytes) json = NULL;

  g_return_val_if_fail (texts != NULL, NULL);

  if (texts->len == 0)
    {
      g_set_error_literal (error, DX_SHEET_CODES_ERROR,
                           DX_SHEET_CODES_ERROR_NONE,
                           _ ("there is no data code"));
      return NULL;
    }
  for (guint i = 0; i < texts->len; i++)
    if (!take_code (&join, g_ptr_array_index (texts, i), error))
      return NULL;
  if (!complete (&join, error))
    return NULL;

  packed = put_together (&join);
  json = unpack (packed);
  if (json != NULL && has_digest (json, join.head.digest))
    return g_steal_pointer (&json);

  g_set_error_literal (error, DX_SHEET_CODES_ERROR, DX_SHEET_CODES_ERROR_DIGEST,
                       _ ("what the data codes say together is not what was "
                          "printed"));
  return NULL;
}

/* At most one code is missing on each sheet of which there is one. */
static gboolean
is_enough (const DxSheetHead *head, const gboolean *seen)
{
  for (guint sheet = 0; sheet < head->n_sheets; sheet++)
    {
      guint first = dx_sheet_head_first (head, sheet);
      guint end = dx_sheet_head_first (head, sheet + 1);
      guint n = 0;

      for (guint i = first; i < end; i++)
        n += seen[i] ? 1 : 0;
      if (n > 0 && n + 1 < end - first)
        return FALSE;
    }

  return TRUE;
}

/**
 * dx_sheet_codes_are_enough:
 * @texts: (element-type utf8): what was read of one sheet of paper
 *
 * Tells whether a sheet need not be looked at any more: what is missing can
 * be made up for, or does not belong together.
 *
 * Returns: %FALSE when nothing was read, or too little
 */
gboolean
dx_sheet_codes_are_enough (GPtrArray *texts)
{
  g_autofree gboolean *seen = NULL;
  DxSheetHead first;

  g_return_val_if_fail (texts != NULL, FALSE);

  if (texts->len == 0)
    return FALSE;
  for (guint i = 0; i < texts->len; i++)
    {
      DxSheetHead head;

      if (!dx_sheet_head_parse (&head, g_ptr_array_index (texts, i)))
        return TRUE;
      if (seen == NULL)
        {
          first = head;
          seen = g_new0 (gboolean, head.n_codes);
        }
      if (!dx_sheet_head_is_of (&first, &head))
        return TRUE;
      seen[head.number - 1] = TRUE;
    }

  return is_enough (&first, seen);
}
