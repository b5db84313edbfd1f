/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "dexuat-core"

#include "dx-check-private.h"

#include <string.h>

/* Durations as people write them: "18 tháng", "18 (mười tám) tháng",
 * "mười tám (18) tháng", "02 năm", "1,5 năm", "2 năm rưỡi", "2 năm 6
 * tháng". Not durations: "tháng 7 năm 2026", "năm 2026", "01/2026". */

#define LONGEST_PARENTHESIS 80
#define MONTHS_A_YEAR 12
#define FIRST_CALENDAR_YEAR 1000

static const char *
skip_blanks (const char *at)
{
  for (;;)
    {
      if (*at == ' ' || *at == '\t' || *at == '\n')
        at++;
      else if ((guchar) at[0] == 0xC2 && (guchar) at[1] == 0xA0)
        at += 2;
      else
        return at;
    }
}

/* Behind @word, small letters, if it stands at @at in any case as a whole
 * word; otherwise %NULL. */
static const char *
skip_word (const char *at, const char *word)
{
  for (; *word != '\0'; word = g_utf8_next_char (word))
    {
      if (*at == '\0'
          || g_unichar_tolower (g_utf8_get_char (at)) != g_utf8_get_char (word))
        return NULL;
      at = g_utf8_next_char (at);
    }
  return g_unichar_isalnum (g_utf8_get_char (at)) ? NULL : at;
}

/* "24", "024", "1,5", "1.5"; %NULL where no figure of this size stands. */
static const char *
read_figure (const char *at, double *figure)
{
  guint digits = 0;

  *figure = 0;
  for (; g_ascii_isdigit (*at); at++, digits++)
    *figure = *figure * 10 + g_ascii_digit_value (*at);
  if ((*at == ',' || *at == '.') && g_ascii_isdigit (at[1]))
    {
      double unit = 1;

      for (at++; g_ascii_isdigit (*at); at++, digits++)
        *figure += (unit /= 10) * g_ascii_digit_value (*at);
    }
  return digits > 0 && digits <= 6 ? at : NULL;
}

/* "(18)" and "18 (mười tám)": goes over what stands between a figure and
 * its unit. */
static const char *
skip_parenthesis (const char *at)
{
  const char *close;

  at = skip_blanks (at);
  if (*at == ')')
    return skip_blanks (at + 1);
  if (*at != '(')
    return at;
  close = memchr (at, ')', strnlen (at, LONGEST_PARENTHESIS));
  return close != NULL ? skip_blanks (close + 1) : at;
}

static gboolean
ends_with_word (const char *text, const char *end, const char *word)
{
  gsize length = strlen (word);
  const char *start = end;

  for (glong i = g_utf8_strlen (word, (gssize) length); i > 0; i--)
    {
      if (start == text)
        return FALSE;
      start = g_utf8_prev_char (start);
    }
  if (start > text
      && g_unichar_isalnum (g_utf8_get_char (g_utf8_prev_char (start))))
    return FALSE;
  return skip_word (start, word) != NULL;
}

static gboolean
is_part_of_date (const char *text, const char *figure)
{
  static const char *const words[] = { "tháng", "năm", "ngày", "quý" };
  const char *end = figure;

  if (end > text && strchr ("/.,-", end[-1]) != NULL && end - text > 1
      && g_ascii_isdigit (end[-2]))
    return end[-1] != '-';
  while (end > text)
    {
      const char *previous = g_utf8_prev_char (end);

      if (skip_blanks (previous) == previous)
        break;
      end = previous;
    }
  for (gsize i = 0; i < G_N_ELEMENTS (words); i++)
    if (ends_with_word (text, end, words[i]))
      return TRUE;
  return FALSE;
}

/* "7 năm 2026": the figure is a month's, not a number of years. */
static gboolean
names_calendar_year (const char *after)
{
  double figure;
  const char *end = read_figure (skip_blanks (after), &figure);

  return end != NULL && figure >= FIRST_CALENDAR_YEAR
         && skip_word (skip_parenthesis (end), "tháng") == NULL;
}

/* "… 6 tháng" or "… và 6 tháng" or "… rưỡi" behind a number of years. */
static void
add_rest_of_year (DxCheckDuration *duration)
{
  const char *at = skip_blanks (duration->end);
  const char *half = skip_word (at, "rưỡi");
  const char *and = skip_word (at, "và");
  const char *end;
  double figure;

  if (half != NULL)
    {
      duration->months += MONTHS_A_YEAR / 2.0;
      duration->end = half;
      return;
    }
  if (and != NULL)
    at = skip_blanks (and);
  end = read_figure (at, &figure);
  if (end == NULL || figure >= MONTHS_A_YEAR)
    return;
  end = skip_word (skip_parenthesis (end), "tháng");
  if (end == NULL)
    return;
  duration->months += figure;
  duration->in_months = TRUE;
  duration->end = end;
}

static gboolean
read_duration (const char *text, const char *at, DxCheckDuration *duration)
{
  const char *unit;
  const char *end;
  double figure;

  end = read_figure (at, &figure);
  if (end == NULL || is_part_of_date (text, at))
    return FALSE;
  unit = skip_parenthesis (end);
  duration->start = at;
  duration->end = skip_word (unit, "tháng");
  duration->in_months = duration->end != NULL;
  duration->months = figure;
  if (duration->in_months)
    return TRUE;
  duration->end = skip_word (unit, "năm");
  if (duration->end == NULL || figure >= FIRST_CALENDAR_YEAR
      || names_calendar_year (duration->end))
    return FALSE;
  duration->months = figure * MONTHS_A_YEAR;
  add_rest_of_year (duration);
  return TRUE;
}

static const char *
skip_figure (const char *at)
{
  while (g_ascii_isdigit (*at))
    at++;
  return at;
}

/**
 * dx_check_next_duration:
 * @text: UTF-8 in NFC
 * @duration: (inout): zeroed for the first search, then the last one found
 *
 * Finds the next number of months or years in @text.
 *
 * Returns: whether there is one
 */
gboolean
dx_check_next_duration (const char *text, DxCheckDuration *duration)
{
  const char *at = duration->end != NULL ? duration->end : text;

  while (*at != '\0')
    {
      if (!g_ascii_isdigit (*at))
        at++;
      else if (read_duration (text, at, duration))
        return TRUE;
      else
        at = skip_figure (at);
    }
  return FALSE;
}
