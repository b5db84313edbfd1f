/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "dexuat-text"

#include "dx-list-line.h"

#include <string.h>

/* "2025. " begins a sentence, not an item. */
#define MAX_DIGITS 3
#define MAX_DEPTH 4

static gsize
match_sign (const char *line, gsize length, DxListMark *mark)
{
  static const struct {
    const char *sign;
    DxListMark mark;
  } signs[] = {
    { "-", DX_LIST_MARK_DASH },
    { "–", DX_LIST_MARK_DASH },
    { "+", DX_LIST_MARK_PLUS },
    { "•", DX_LIST_MARK_BULLET },
  };

  for (guint i = 0; i < G_N_ELEMENTS (signs); i++)
    {
      gsize n = strlen (signs[i].sign);

      if (length > n && memcmp (line, signs[i].sign, n) == 0)
        {
          *mark = signs[i].mark;
          return n;
        }
    }

  return 0;
}

static gsize
count_digits (const char *line, gsize length)
{
  gsize n = 0;

  while (n < length && g_ascii_isdigit (line[n]))
    n++;

  return n;
}

/* "1.", "12.", "1.2." and "1)". */
static gsize
match_number (const char *line, gsize length, DxListMark *mark)
{
  gsize at = 0;

  for (guint depth = 1; depth <= MAX_DEPTH; depth++)
    {
      gsize digits = count_digits (line + at, length - at);

      if (digits == 0 || digits > MAX_DIGITS || at + digits >= length)
        return 0;
      at += digits;
      if (line[at] == ')' && depth == 1)
        {
          *mark = DX_LIST_MARK_LETTER;
          return at + 1;
        }
      if (line[at] != '.')
        return 0;
      at++;
      if (at >= length || !g_ascii_isdigit (line[at]))
        {
          *mark = depth == 1 ? DX_LIST_MARK_NUMBER
                             : DX_LIST_MARK_NUMBER_DEEP;
          return at;
        }
    }

  return 0;
}

/* "a)", also "đ)". */
static gsize
match_letter (const char *line, gsize length, DxListMark *mark)
{
  gsize n = length > 2 && memcmp (line, "đ", 2) == 0 ? 2 : 1;

  if (length <= n || line[n] != ')'
      || (n == 1 && !g_ascii_isalpha (line[0])))
    return 0;

  *mark = DX_LIST_MARK_LETTER;

  return n + 1;
}

/**
 * dx_list_line_parse:
 * @line: a line of UTF-8 text
 * @length: bytes of it
 * @mark_length: (out) (optional): bytes of the mark, without blanks
 * @body_offset: (out) (optional): byte at which the text begins
 *
 * Tells whether a line is one of a list, as typed: it starts with a mark
 * ("- ", "+ ", "1. ", "1.2. ", "a) "), blanks and a text.
 *
 * Returns: its mark, or %DX_LIST_MARK_NONE
 */
DxListMark
dx_list_line_parse (const char *line,
                    gsize length,
                    gsize *mark_length,
                    gsize *body_offset)
{
  DxListMark mark = DX_LIST_MARK_NONE;
  gsize n;
  gsize body;

  g_return_val_if_fail (line != NULL, DX_LIST_MARK_NONE);

  n = match_sign (line, length, &mark);
  if (n == 0)
    n = match_number (line, length, &mark);
  if (n == 0 && length > 0)
    n = match_letter (line, length, &mark);

  body = n;
  while (body < length && line[body] == ' ')
    body++;
  if (n == 0 || body == n || body == length)
    return DX_LIST_MARK_NONE;

  if (mark_length != NULL)
    *mark_length = n;
  if (body_offset != NULL)
    *body_offset = body;

  return mark;
}
