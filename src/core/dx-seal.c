/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dx-config.h"

#define G_LOG_DOMAIN "dexuat-core"

#include "dx-seal.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "dx-base32-private.h"

#define PAYLOAD_START "DX1:"
#define ID_DIGITS 32
#define MAX_PAGES 100000
/* A payload is about 110 letters; what is much longer is none. */
#define MAX_PAYLOAD 256

G_DEFINE_QUARK (dx-seal-error-quark, dx_seal_error)

/**
 * dx_seal_attachment_new:
 * @name: its name in the dossier, without the folder "attachments/"
 * @sha256: of its bytes, in hexadecimal
 *
 * Returns: (transfer full): a file that goes with a proposal
 */
DxSealAttachment *
dx_seal_attachment_new (const char *name, const char *sha256)
{
  DxSealAttachment *self;

  g_return_val_if_fail (name != NULL, NULL);
  g_return_val_if_fail (sha256 != NULL, NULL);

  self = g_new0 (DxSealAttachment, 1);
  self->name = g_strdup (name);
  self->sha256 = g_strdup (sha256);

  return self;
}

/**
 * dx_seal_attachment_free:
 * @self: (transfer full) (nullable): a file that goes with a proposal
 *
 * Gives back its memory.
 */
void
dx_seal_attachment_free (DxSealAttachment *self)
{
  if (self == NULL)
    return;

  g_free (self->name);
  g_free (self->sha256);
  g_free (self);
}

static void
digest_text (const char *text, guint8 *digest)
{
  g_autoptr (GChecksum) checksum = g_checksum_new (G_CHECKSUM_SHA256);
  gsize length = DX_SEAL_DIGEST_BYTES;

  g_checksum_update (checksum, (const guchar *) text, (gssize) strlen (text));
  g_checksum_get_digest (checksum, digest, &length);
}

/* The first letters of a digest. */
static void
abbreviate (const guint8 *digest, char *code)
{
  g_autofree char *letters = dx_base32_encode (digest, DX_SEAL_DIGEST_BYTES);

  g_strlcpy (code, letters, DX_SEAL_LETTERS + 1);
}

/**
 * dx_seal_new:
 * @proposal: a proposal
 * @attachments: (nullable) (element-type DxSealAttachment): the files that
 *   go with it, in the dossier's order; %NULL for a slip by itself
 *
 * Seals a version: its canonical text is written and digested. The code
 * finds mistakes, not forgers: it has 40 bits.
 *
 * Returns: (transfer full): the seal
 */
DxSeal *
dx_seal_new (DxProposal *proposal, GPtrArray *attachments)
{
  g_autofree char *text = NULL;
  DxSeal *self;

  g_return_val_if_fail (DX_IS_PROPOSAL (proposal), NULL);

  text = dx_seal_text (proposal, attachments);
  self = g_new0 (DxSeal, 1);
  self->id = g_strdup (dx_proposal_get_id (proposal));
  self->revision = dx_proposal_get_revision (proposal);
  self->with_attachments = attachments != NULL;
  digest_text (text, self->digest);
  abbreviate (self->digest, self->code);

  return self;
}

/**
 * dx_seal_copy:
 * @self: a seal
 *
 * Returns: (transfer full): the same seal
 */
DxSeal *
dx_seal_copy (const DxSeal *self)
{
  DxSeal *copy;

  g_return_val_if_fail (self != NULL, NULL);

  copy = g_memdup2 (self, sizeof *self);
  copy->id = g_strdup (self->id);

  return copy;
}

/**
 * dx_seal_free:
 * @self: (transfer full) (nullable): a seal
 *
 * Gives back its memory.
 */
void
dx_seal_free (DxSeal *self)
{
  if (self == NULL)
    return;

  g_free (self->id);
  g_free (self);
}

static char *
id_digits (const char *id)
{
  g_autofree char *capitals = g_ascii_strup (id, -1);
  GString *digits = g_string_new (NULL);

  for (const char *p = capitals; *p != '\0'; p++)
    if (*p != '-')
      g_string_append_c (digits, *p);

  return g_string_free (digits, FALSE);
}

/**
 * dx_seal_get_short_id:
 * @self: a seal
 *
 * Gets the beginning of the proposal's id, for people.
 *
 * Returns: (transfer full): eight hexadecimal digits, in capitals
 */
char *
dx_seal_get_short_id (const DxSeal *self)
{
  char *digits;

  g_return_val_if_fail (self != NULL, NULL);

  digits = id_digits (self->id);
  if (strlen (digits) > DX_SEAL_SHORT_ID)
    digits[DX_SEAL_SHORT_ID] = '\0';

  return digits;
}

/**
 * dx_seal_format_code:
 * @code: eight letters
 *
 * Writes a code as it is shown and read over the phone.
 *
 * Returns: (transfer full): "XXXX-XXXX"
 */
char *
dx_seal_format_code (const char *code)
{
  g_return_val_if_fail (code != NULL && strlen (code) == DX_SEAL_LETTERS, NULL);

  return g_strdup_printf ("%.4s-%s", code, code + DX_SEAL_LETTERS / 2);
}

static gboolean
is_ignored (gunichar c)
{
  return g_unichar_isspace (c) || c == '-' || c == 0xA0
         || (c >= 0x2010 && c <= 0x2015);
}

/**
 * dx_seal_parse_code:
 * @text: UTF-8, as somebody typed it
 * @code: (out caller-allocates) (array fixed-size=9): the code's letters
 * @error: return location for a %DX_SEAL_ERROR_CODE
 *
 * Reads a code: capitals or not, with or without hyphen and blanks, I and L
 * as 1, O as 0.
 *
 * Returns: %FALSE with @error set when @text is no code
 */
gboolean
dx_seal_parse_code (const char *text, char *code, GError **error)
{
  guint n = 0;

  g_return_val_if_fail (text != NULL, FALSE);
  g_return_val_if_fail (code != NULL, FALSE);

  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);
      int value = dx_base32_value (c);

      if (is_ignored (c))
        continue;
      if (value < 0 || n == DX_SEAL_LETTERS)
        {
          n = 0;
          break;
        }
      code[n++] = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"[value];
    }
  code[n] = '\0';
  if (n == DX_SEAL_LETTERS)
    return TRUE;

  code[0] = '\0';
  g_set_error_literal (error, DX_SEAL_ERROR, DX_SEAL_ERROR_CODE,
                       _ ("a code has eight letters and digits, such as "
                          "7K2M-9QXA"));
  return FALSE;
}

/**
 * dx_seal_hash_page:
 * @text: UTF-8: a page's text as printed, without the foot line
 * @hash: (out caller-allocates) (array fixed-size=9): eight letters for it
 *
 * Makes the letters that stand for the text of one page.
 */
void
dx_seal_hash_page (const char *text, char *hash)
{
  guint8 digest[DX_SEAL_DIGEST_BYTES];

  g_return_if_fail (text != NULL);
  g_return_if_fail (hash != NULL);

  digest_text (text, digest);
  abbreviate (digest, hash);
}

/**
 * dx_seal_payload:
 * @self: a seal
 * @page: a page, from 1
 * @pages: how many there are, with those of an annex
 * @text: that page's text as printed, without the foot line
 *
 * Writes what the QR of a page says. All its letters are those of the
 * alphanumeric mode.
 *
 * Returns: (transfer full): "DX1:…"
 */
char *
dx_seal_payload (const DxSeal *self, guint page, guint pages, const char *text)
{
  g_autofree char *digits = NULL;
  g_autofree char *digest = NULL;
  char hash[DX_SEAL_LETTERS + 1];

  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (text != NULL, NULL);

  digits = id_digits (self->id);
  digest = dx_base32_encode (self->digest, sizeof self->digest);
  dx_seal_hash_page (text, hash);

  return g_strdup_printf (PAYLOAD_START "%s:%" G_GINT64_FORMAT ":%u/%u:%s:%s",
                          digits, self->revision, page, pages, digest, hash);
}

static gboolean
parse_id (const char *digits, DxSealMark *mark)
{
  if (strlen (digits) != ID_DIGITS)
    return FALSE;
  for (const char *p = digits; *p != '\0'; p++)
    if (!g_ascii_isxdigit (*p))
      return FALSE;

  mark->id = g_strdup_printf ("%.8s-%.4s-%.4s-%.4s-%s", digits, digits + 8,
                              digits + 12, digits + 16, digits + 20);
  for (char *p = mark->id; *p != '\0'; p++)
    *p = g_ascii_tolower (*p);

  return TRUE;
}

static gboolean
parse_number (const char *text, gint64 least, gint64 most, gint64 *value)
{
  return g_ascii_isdigit (*text)
         && g_ascii_string_to_signed (text, 10, least, most, value, NULL);
}

static gboolean
parse_pages (const char *text, DxSealMark *mark)
{
  g_auto (GStrv) parts = g_strsplit (text, "/", 3);
  gint64 page, pages;

  if (g_strv_length (parts) != 2
      || !parse_number (parts[0], 1, MAX_PAGES, &page)
      || !parse_number (parts[1], 1, MAX_PAGES, &pages) || page > pages)
    return FALSE;

  mark->page = (guint) page;
  mark->pages = (guint) pages;

  return TRUE;
}

static gboolean
parse_parts (char **parts, DxSealMark *mark)
{
  guint8 hash[DX_SEAL_LETTERS * 5 / 8];

  if (g_strv_length (parts) != 5 || !parse_id (parts[0], mark)
      || !parse_number (parts[1], 0, G_MAXINT64, &mark->revision)
      || !parse_pages (parts[2], mark)
      || !dx_base32_decode (parts[3], mark->digest, sizeof mark->digest)
      || !dx_base32_decode (parts[4], hash, sizeof hash))
    return FALSE;

  abbreviate (mark->digest, mark->code);
  g_strlcpy (mark->page_hash, parts[4], sizeof mark->page_hash);

  return TRUE;
}

/**
 * dx_seal_mark_parse:
 * @payload: UTF-8, as a scanner typed it
 * @error: return location for a %DX_SEAL_ERROR_PAYLOAD
 *
 * Reads what the QR of a page says. Blanks around it, and small letters
 * from a scanner with the wrong keyboard, do no harm.
 *
 * Returns: (transfer full) (nullable): what it says
 */
DxSealMark *
dx_seal_mark_parse (const char *payload, GError **error)
{
  g_autoptr (DxSealMark) mark = g_new0 (DxSealMark, 1);
  g_autofree char *text = NULL;

  g_return_val_if_fail (payload != NULL, NULL);

  text = g_strstrip (g_ascii_strup (payload, MAX_PAYLOAD));
  if (g_str_has_prefix (text, PAYLOAD_START))
    {
      g_auto (GStrv) parts = g_strsplit (text + strlen (PAYLOAD_START), ":", 6);

      if (parse_parts (parts, mark))
        return g_steal_pointer (&mark);
    }

  g_set_error_literal (error, DX_SEAL_ERROR, DX_SEAL_ERROR_PAYLOAD,
                       _ ("this is not the text of a seal (DX1:…)"));
  return NULL;
}

/**
 * dx_seal_mark_free:
 * @self: (transfer full) (nullable): what a QR says
 *
 * Gives back its memory.
 */
void
dx_seal_mark_free (DxSealMark *self)
{
  if (self == NULL)
    return;

  g_free (self->id);
  g_free (self);
}
