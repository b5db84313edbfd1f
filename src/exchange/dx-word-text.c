/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dx-config.h"

#define G_LOG_DOMAIN "dexuat-exchange"

#include <string.h>

#include "dx-unicode.h"
#include "dx-word-private.h"

/* What holds a token together in our own files: see dx-docx-paragraph.c. */
#define WORD_JOINER 0x2060

/* Runs of one encoding are joined before they are converted: the letter and
 * its accent may stand in two of them. */
struct _DxWordText {
  GString *out;
  GString *pending;
  DxLegacy encoding;
  const char *converted;
};

/*
 * dx_word_text_new:
 *
 * Begins a paragraph.
 */
DxWordText *
dx_word_text_new (void)
{
  DxWordText *self = g_new0 (DxWordText, 1);

  self->out = g_string_new (NULL);
  self->pending = g_string_new (NULL);

  return self;
}

/*
 * dx_word_text_free:
 *
 * Frees it.
 */
void
dx_word_text_free (DxWordText *self)
{
  if (self == NULL)
    return;

  g_string_free (self->out, TRUE);
  g_string_free (self->pending, TRUE);
  g_free (self);
}

/*
 * dx_word_font_encoding:
 * @font: (nullable): the name of a font
 *
 * Returns: what text in this font is written in: fonts of TCVN3 begin with
 *   ".Vn", those of its capitals end with "H", those of VNI begin with
 *   "VNI-"
 */
DxLegacy
dx_word_font_encoding (const char *font)
{
  if (font == NULL)
    return DX_LEGACY_NONE;
  if (g_ascii_strncasecmp (font, ".vn", 3) == 0)
    return g_str_has_suffix (font, "H") ? DX_LEGACY_TCVN3_CAPITALS
                                        : DX_LEGACY_TCVN3;
  if (g_ascii_strncasecmp (font, "vni-", 4) == 0
      || g_ascii_strncasecmp (font, "vni ", 4) == 0)
    return DX_LEGACY_VNI;

  return DX_LEGACY_NONE;
}

static gboolean
is_modern (gunichar c)
{
  return (c >= 0x0100 && c < 0x0250) || (c >= 0x0300 && c < 0x0370)
         || (c >= 0x1E00 && c < 0x1F00);
}

/* Letters that no old encoding has: the text is Unicode whatever its font
 * says. */
static gboolean
has_modern_letter (const char *text)
{
  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    if (is_modern (g_utf8_get_char (p)))
      return TRUE;

  return FALSE;
}

static gboolean
has_upper_half (const char *text)
{
  for (const char *p = text; *p != '\0'; p++)
    if ((guchar) *p == 0xC2 || (guchar) *p == 0xC3)
      return TRUE;

  return FALSE;
}

/* Fonts with signs of their own have their letters at U+F000 and on. */
static char *
lower_private (const char *text)
{
  GString *out = g_string_sized_new (strlen (text));

  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      g_string_append_unichar (out,
                               c >= 0xF020 && c <= 0xF0FF ? c - 0xF000 : c);
    }

  return g_string_free (out, FALSE);
}

static void
flush (DxWordText *self)
{
  if (self->pending->len == 0)
    return;

  if (self->encoding == DX_LEGACY_NONE
      || has_modern_letter (self->pending->str))
    {
      g_string_append (self->out, self->pending->str);
    }
  else
    {
      g_autofree char *plain = lower_private (self->pending->str);
      g_autofree char *text = dx_legacy_convert (plain, self->encoding);

      if (!g_str_equal (text, self->pending->str))
        self->converted = dx_legacy_get_name (self->encoding);
      g_string_append (self->out, text);
    }
  g_string_truncate (self->pending, 0);
}

/*
 * dx_word_text_append:
 * @encoding: what the font of the run says
 *
 * Adds the words of a run.
 */
void
dx_word_text_append (DxWordText *self, const char *text, DxLegacy encoding)
{
  if (encoding != self->encoding)
    flush (self);
  self->encoding = encoding;
  g_string_append (self->pending, text);
}

/*
 * dx_word_text_append_symbol:
 * @c: a character of a font of signs, at U+F000 and on
 * @font: (nullable): the font
 *
 * Adds a sign as what it looks like.
 */
void
dx_word_text_append_symbol (DxWordText *self, gunichar c, const char *font)
{
  static const struct {
    gunichar code;
    const char *sign;
  } signs[] = {
    { 0xB7, "•" }, { 0xA7, "•" }, { 0xD8, "•" }, { 0x76, "•" },
    { 0xFE, "☑" }, { 0xFC, "✓" }, { 0xA8, "☐" }, { 0x6F, "☐" },
    { 0xE0, "→" }, { 0xA3, "≤" }, { 0xB3, "≥" }, { 0xB1, "±" },
  };
  DxLegacy encoding = dx_word_font_encoding (font);
  gunichar code = c >= 0xF000 && c <= 0xF0FF ? c - 0xF000 : c;
  char text[8] = { 0 };

  if (!g_unichar_validate (c) || c == 0 || c == WORD_JOINER)
    return;
  for (guint i = 0;
       encoding == DX_LEGACY_NONE && c >= 0xF000 && i < G_N_ELEMENTS (signs);
       i++)
    if (signs[i].code == code)
      {
        dx_word_text_append (self, signs[i].sign, DX_LEGACY_NONE);
        return;
      }
  g_unichar_to_utf8 (encoding != DX_LEGACY_NONE ? code : c, text);
  dx_word_text_append (self, text, encoding);
}

/*
 * dx_word_text_finish:
 * @converted: (inout): the name of the encoding, when old text was found
 *
 * Ends a paragraph.
 *
 * Returns: (transfer full): its words, not yet clean
 */
char *
dx_word_text_finish (DxWordText *self, const char **converted)
{
  flush (self);
  if (self->converted != NULL)
    *converted = self->converted;

  return g_strdup (self->out->str);
}

/*
 * dx_word_clean_text:
 *
 * Brings text to NFC and takes out what nobody sees; blanks at the ends of
 * lines go, and empty lines at the ends of the text.
 *
 * Returns: (transfer full): the text
 */
char *
dx_word_clean_text (const char *text)
{
  g_autofree char *normal = dx_unicode_to_nfc (text);
  g_autofree char *visible = dx_unicode_strip_hidden (normal);
  g_auto (GStrv) lines = NULL;
  g_autofree char *joined = NULL;

  g_strdelimit (visible, "\t", ' ');
  if (strchr (visible, '\n') == NULL)
    return g_strdup (g_strstrip (visible));

  lines = g_strsplit (visible, "\n", -1);
  for (guint i = 0; lines[i] != NULL; i++)
    g_strstrip (lines[i]);
  joined = g_strjoinv ("\n", lines);

  return g_strdup (g_strstrip (joined));
}

/* What the paragraphs are written in as a whole: the old encoding of most,
 * if Unicode is in fewer. */
static DxLegacy
judge (GPtrArray *paragraphs, DxLegacy *each)
{
  guint found[DX_LEGACY_VNI + 1] = { 0 };
  guint modern = 0;

  for (guint i = 0; i < paragraphs->len; i++)
    {
      const DxWordParagraph *paragraph = g_ptr_array_index (paragraphs, i);

      each[i] = DX_LEGACY_NONE;
      if (!has_upper_half (paragraph->text))
        continue;
      each[i] = dx_legacy_detect (paragraph->text);
      found[each[i]]++;
      modern += has_modern_letter (paragraph->text);
    }

  found[DX_LEGACY_TCVN3] += found[DX_LEGACY_TCVN3_CAPITALS];
  if (found[DX_LEGACY_TCVN3] > modern
      && found[DX_LEGACY_TCVN3] >= found[DX_LEGACY_VNI])
    return DX_LEGACY_TCVN3;

  return found[DX_LEGACY_VNI] > modern ? DX_LEGACY_VNI : DX_LEGACY_NONE;
}

static gboolean
is_all_capitals (const char *text)
{
  gboolean any = FALSE;

  for (const char *p = text; *p != '\0'; p++)
    {
      if (g_ascii_islower (*p))
        return FALSE;
      any |= g_ascii_isupper (*p);
    }

  return any;
}

/* Short lines, which say too little alone, follow the others. */
static DxLegacy
choose (const char *text, DxLegacy own, DxLegacy whole)
{
  if (own != DX_LEGACY_NONE)
    return own;
  if (whole == DX_LEGACY_NONE || !has_upper_half (text)
      || has_modern_letter (text))
    return DX_LEGACY_NONE;
  if (whole == DX_LEGACY_TCVN3 && is_all_capitals (text))
    return DX_LEGACY_TCVN3_CAPITALS;

  return whole;
}

/*
 * dx_word_mend_paragraphs:
 * @search: look for old text that no font gives away
 * @converted: (inout): the name of the encoding, when old text was found
 *
 * Converts old text, and cleans all.
 */
void
dx_word_mend_paragraphs (GPtrArray *paragraphs,
                         gboolean search,
                         const char **converted)
{
  g_autofree DxLegacy *each = g_new0 (DxLegacy, paragraphs->len + 1);
  DxLegacy whole = search ? judge (paragraphs, each) : DX_LEGACY_NONE;

  for (guint i = 0; i < paragraphs->len; i++)
    {
      DxWordParagraph *paragraph = g_ptr_array_index (paragraphs, i);
      DxLegacy encoding = choose (paragraph->text, each[i], whole);
      g_autofree char *text = g_steal_pointer (&paragraph->text);
      g_autofree char *mended = dx_legacy_convert (text, encoding);

      if (encoding != DX_LEGACY_NONE)
        *converted = dx_legacy_get_name (encoding);
      paragraph->text = dx_word_clean_text (mended);
    }
}
