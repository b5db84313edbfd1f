/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "dexuat-exchange"

#include "dx-pdf-syntax-private.h"

#include <string.h>

/* Dictionaries and arrays nested deeper are not ours. */
#define MAX_DEPTH 32

static gboolean
is_space (char c)
{
  return c == ' ' || (c >= '\t' && c <= '\r') || c == '\0';
}

static gboolean
is_regular (char c)
{
  switch (c)
    {
    case '(':
    case ')':
    case '<':
    case '>':
    case '[':
    case ']':
    case '{':
    case '}':
    case '/':
    case '%':
      return FALSE;
    default:
      return !is_space (c);
    }
}

/*
 * dx_pdf_skip_space:
 *
 * Skips white space and comments.
 *
 * Returns: where something stands, or the end of @text
 */
gsize
dx_pdf_skip_space (DxPdfSpan text, gsize at)
{
  while (at < text.length)
    {
      if (text.start[at] == '%')
        while (at < text.length && text.start[at] != '\n')
          at++;
      else if (is_space (text.start[at]))
        at++;
      else
        break;
    }

  return at;
}

static gsize
skip_string (DxPdfSpan text, gsize at)
{
  guint depth = 0;

  for (; at < text.length; at++)
    {
      char c = text.start[at];

      if (c == '\\')
        at++;
      else if (c == '(')
        depth++;
      else if (c == ')' && --depth == 0)
        return at + 1;
    }

  return 0;
}

static gsize
skip_hex (DxPdfSpan text, gsize at)
{
  const char *end = memchr (text.start + at, '>', text.length - at);

  return end != NULL ? end - text.start + 1 : 0;
}

static gsize
skip_word (DxPdfSpan text, gsize at)
{
  gsize end = at + (text.start[at] == '/');

  while (end < text.length && is_regular (text.start[end]))
    end++;

  /* What is cut off may go on. */
  return end < text.length && end > at ? end : 0;
}

/* Brackets are counted, not matched: the text is Cairo's. */
static gsize
skip_token (DxPdfSpan text, gsize at, int *depth)
{
  char c = text.start[at];
  gboolean twice = at + 1 < text.length && text.start[at + 1] == c;

  if (c == '(')
    return skip_string (text, at);
  if (c == '[' || (c == '<' && twice))
    {
      ++*depth;
      return at + 1 + (c == '<');
    }
  if (c == ']' || (c == '>' && twice))
    {
      --*depth;
      return at + 1 + (c == '>');
    }
  if (at + 1 == text.length)
    return 0;

  return c == '<' ? skip_hex (text, at) : skip_word (text, at);
}

/*
 * dx_pdf_skip_value:
 * @at: where a value begins
 *
 * Skips a value; the numbers of a reference are three of them.
 *
 * Returns: where it ends, or 0 when it does not end in @text
 */
gsize
dx_pdf_skip_value (DxPdfSpan text, gsize at)
{
  int depth = 0;

  do
    {
      at = dx_pdf_skip_space (text, at);
      if (at >= text.length)
        return 0;
      at = skip_token (text, at, &depth);
  } while (at > 0 && depth > 0 && depth < MAX_DEPTH);

  return depth == 0 ? at : 0;
}

/* "12 0 R" is one value of a dictionary. */
static gsize
skip_entry_value (DxPdfSpan text, gsize at)
{
  gsize end = dx_pdf_skip_value (text, at);
  gsize rest = end;

  if (end == 0 || !g_ascii_isdigit (text.start[at]))
    return end;
  for (guint i = 0; i < 2; i++)
    {
      gsize next = dx_pdf_skip_space (text, rest);
      char c = next < text.length ? text.start[next] : '\0';

      if (i == 0 ? !g_ascii_isdigit (c) : c != 'R')
        return end;
      rest = dx_pdf_skip_value (text, next);
      if (rest == 0)
        return end;
    }

  return rest;
}

/*
 * dx_pdf_find_entry:
 * @dictionary: from its "<<" to its ">>"
 * @key: such as "/Type"
 * @entry: (out) (optional): key and value
 * @value: (out) (optional): the value alone
 *
 * Finds an entry of a dictionary, not of those inside it.
 *
 * Returns: whether there is one
 */
gboolean
dx_pdf_find_entry (DxPdfSpan dictionary,
                   const char *key,
                   DxPdfSpan *entry,
                   DxPdfSpan *value)
{
  gsize at = dx_pdf_skip_space (dictionary, 2);

  while (at < dictionary.length && dictionary.start[at] == '/')
    {
      gsize key_end = dx_pdf_skip_value (dictionary, at);
      gsize start = dx_pdf_skip_space (dictionary, key_end);
      gsize end = key_end > 0 && start < dictionary.length
                      ? skip_entry_value (dictionary, start)
                      : 0;

      if (end == 0)
        return FALSE;
      if (key_end - at == strlen (key)
          && memcmp (dictionary.start + at, key, key_end - at) == 0)
        {
          if (entry != NULL)
            *entry = (DxPdfSpan){ dictionary.start + at, end - at };
          if (value != NULL)
            *value = (DxPdfSpan){ dictionary.start + start, end - start };
          return TRUE;
        }
      at = dx_pdf_skip_space (dictionary, end);
    }

  return FALSE;
}

/*
 * dx_pdf_has_name:
 *
 * Returns: whether the entry @key is @name, such as "/Page"
 */
gboolean
dx_pdf_has_name (DxPdfSpan dictionary, const char *key, const char *name)
{
  DxPdfSpan value;

  return dx_pdf_find_entry (dictionary, key, NULL, &value)
         && value.length == strlen (name)
         && memcmp (value.start, name, value.length) == 0;
}

/*
 * dx_pdf_find_number:
 *
 * Returns: the number that the entry @key is, or of the object that it
 *   refers to; 0 when there is none
 */
guint
dx_pdf_find_number (DxPdfSpan dictionary, const char *key)
{
  DxPdfSpan value;
  guint64 number;

  if (!dx_pdf_find_entry (dictionary, key, NULL, &value)
      || !g_ascii_isdigit (*value.start))
    return 0;
  number = g_ascii_strtoull (value.start, NULL, 10);

  return number < G_MAXINT ? (guint) number : 0;
}

static char *
decode_utf16 (const guint8 *bytes, gsize n)
{
  g_autofree gunichar2 *units = g_new (gunichar2, n + 1);

  for (gsize i = 0; i < n; i++)
    units[i] = (gunichar2) (bytes[2 * i] << 8 | bytes[2 * i + 1]);

  return g_utf16_to_utf8 (units, (glong) n, NULL, NULL, NULL);
}

static char *
decode_hex (DxPdfSpan text)
{
  g_autoptr (GByteArray) bytes = g_byte_array_new ();
  guint8 half = 0;
  guint n = 0;

  for (gsize i = 0; i < text.length; i++)
    {
      int digit = g_ascii_xdigit_value (text.start[i]);

      if (digit < 0)
        continue;
      half = (guint8) (half << 4 | digit);
      if (++n % 2 == 0)
        g_byte_array_append (bytes, &half, 1);
    }

  if (bytes->len < 2 || memcmp (bytes->data, "\xFE\xFF", 2) != 0)
    return g_strndup ((const char *) bytes->data, bytes->len);

  return decode_utf16 (bytes->data + 2, bytes->len / 2 - 1);
}

static char *
decode_string (DxPdfSpan text)
{
  GString *out = g_string_new (NULL);

  for (gsize i = 1; i + 1 < text.length; i++)
    {
      if (text.start[i] == '\\')
        i++;
      g_string_append_c (out, text.start[i]);
    }

  return g_string_free (out, FALSE);
}

/*
 * dx_pdf_find_text:
 *
 * Reads a text as Cairo writes it: ASCII with its brackets escaped, or
 * UTF-16 in hexadecimal digits.
 *
 * Returns: (transfer full) (nullable): the entry @key in UTF-8
 */
char *
dx_pdf_find_text (DxPdfSpan dictionary, const char *key)
{
  DxPdfSpan value;

  if (!dx_pdf_find_entry (dictionary, key, NULL, &value))
    return NULL;

  return *value.start == '<'   ? decode_hex (value)
         : *value.start == '(' ? decode_string (value)
                               : NULL;
}
