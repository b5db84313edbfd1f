/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "dexuat-paper"

#include "dx-joint-private.h"

static gboolean
is_hyphen (gunichar c)
{
  return c == '-' || c == 0x2010;
}

/*
 * dx_joint_length:
 * @p: a character of a text
 * @end: of the text
 *
 * Tells what holds a token together. A line must not end in a hyphen or a
 * slash of one: "2021-2030" and "1322/QĐ-TTg" stay whole, and readers that
 * join lines at a hyphen would lose it. Only before letters and digits, so
 * that a row of hyphens can still be broken.
 *
 * Returns: how many bytes from @p on there are before what must not begin
 *   a line, or 0 when a line may be broken there
 */
gsize
dx_joint_length (const char *p, const char *end)
{
  gunichar c = (guchar) *p == 0xE2 ? g_utf8_get_char (p) : (guchar) *p;
  const char *next = p + 1;

  if (!is_hyphen (c) && c != '/')
    return 0;
  if (c >= 0x80)
    next = g_utf8_next_char (p);
  if (c != '/' && next < end && *next == ' ')
    next++;
  if (next >= end || !g_unichar_isalnum (g_utf8_get_char (next)))
    return 0;

  return (gsize) (next - p);
}
