/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "dexuat-text"

#include "dx-date.h"

#include <string.h>

#include "dx-unicode.h"

#define MIN_YEAR 1900
#define MAX_YEAR 2999

/* Vietnam has kept +07:00 without summer time since 1975. */
#define VIETNAM_OFFSET (7 * 60 * 60)

static GTimeZone *
vietnam (void)
{
  return g_time_zone_new_offset (VIETNAM_OFFSET);
}

/* Reads at most @most digits; 0 when there is none. */
static guint
read_number (const char **at, guint most, guint *value)
{
  guint n = 0;

  *value = 0;
  while (n < most && g_ascii_isdigit (**at))
    {
      *value = *value * 10 + (guint) (**at - '0');
      (*at)++;
      n++;
    }

  return n;
}

static gboolean
set_date (GDate *date, guint day, guint month, guint year)
{
  if (year < MIN_YEAR || year > MAX_YEAR || month > 12 || day > 31
      || !g_date_valid_dmy (day, (GDateMonth) month, (GDateYear) year))
    return FALSE;

  g_date_clear (date, 1);
  g_date_set_dmy (date, day, (GDateMonth) month, (GDateYear) year);

  return TRUE;
}

/* "7/8/2025", "07-8-2025", "07.08.2025", from @at on. */
static gboolean
read_short (const char **at, GDate *date)
{
  const char *p = *at;
  guint day, month, year;
  char separator;

  if (read_number (&p, 2, &day) == 0)
    return FALSE;
  separator = *p;
  if (separator == '\0' || strchr ("/-.", separator) == NULL)
    return FALSE;
  p++;
  if (read_number (&p, 2, &month) == 0 || *p != separator)
    return FALSE;
  p++;
  if (read_number (&p, 4, &year) != 4 || g_ascii_isdigit (*p)
      || !set_date (date, day, month, year))
    return FALSE;
  *at = p;

  return TRUE;
}

static gboolean
read_iso (const char **at, GDate *date)
{
  const char *p = *at;
  guint day, month, year;

  if (read_number (&p, 4, &year) != 4 || *p++ != '-'
      || read_number (&p, 2, &month) != 2 || *p++ != '-'
      || read_number (&p, 2, &day) != 2 || g_ascii_isdigit (*p)
      || !set_date (date, day, month, year))
    return FALSE;
  *at = p;

  return TRUE;
}

static void
skip_blanks (const char **at)
{
  for (;;)
    {
      if (**at == ' ' || **at == '\n' || **at == '\t')
        (*at)++;
      else if (g_str_has_prefix (*at, "\u00A0"))
        *at += 2;
      else
        return;
    }
}

static gboolean
read_word (const char **at, const char *word)
{
  skip_blanks (at);
  if (!g_str_has_prefix (*at, word))
    return FALSE;
  *at += strlen (word);
  skip_blanks (at);

  return TRUE;
}

/* "07 tháng 8 năm 2025". */
static gboolean
read_long (const char **at, GDate *date)
{
  const char *p = *at;
  guint day, month, year;

  if (read_number (&p, 2, &day) == 0 || !read_word (&p, "tháng")
      || read_number (&p, 2, &month) == 0 || !read_word (&p, "năm")
      || read_number (&p, 4, &year) != 4 || g_ascii_isdigit (*p)
      || !set_date (date, day, month, year))
    return FALSE;
  *at = p;

  return TRUE;
}

static gboolean
read_any (const char **at, GDate *date)
{
  return read_iso (at, date) || read_short (at, date) || read_long (at, date);
}

/**
 * dx_date_find:
 * @text: UTF-8 text
 * @date: (out): the date
 * @start: (out) (optional): byte at which it begins
 * @end: (out) (optional): byte after it
 *
 * Finds the first date in @text: "7/8/2025", "07-8-2025", "07.08.2025",
 * "07 tháng 8 năm 2025" or "2025-08-07". Days that do not exist are no
 * dates.
 *
 * Returns: %TRUE if there is one
 */
gboolean
dx_date_find (const char *text, GDate *date, gsize *start, gsize *end)
{
  g_return_val_if_fail (text != NULL, FALSE);
  g_return_val_if_fail (date != NULL, FALSE);

  for (const char *p = text; *p != '\0'; p++)
    {
      const char *at = p;

      if (!g_ascii_isdigit (*p) || (p > text && g_ascii_isdigit (p[-1])))
        continue;
      if (!read_any (&at, date))
        continue;
      if (start != NULL)
        *start = p - text;
      if (end != NULL)
        *end = at - text;
      return TRUE;
    }

  return FALSE;
}

/**
 * dx_date_parse:
 * @text: UTF-8 text
 * @date: (out): the date
 *
 * Reads a text that is a date, perhaps with "ngày" before it.
 *
 * Returns: %TRUE if it is one
 */
gboolean
dx_date_parse (const char *text, GDate *date)
{
  g_autofree char *normal = NULL;
  const char *p;

  g_return_val_if_fail (text != NULL, FALSE);
  g_return_val_if_fail (date != NULL, FALSE);

  normal = dx_unicode_compare_key (text);
  p = normal;
  skip_blanks (&p);
  if (g_str_has_prefix (p, "ngày"))
    read_word (&p, "ngày");
  if (!read_any (&p, date))
    return FALSE;
  skip_blanks (&p);

  return *p == '\0';
}

/**
 * dx_date_format_long:
 * @date: a valid date
 *
 * Writes "ngày 05 tháng 01 năm 2026". Days below 10 and the months 1 and 2
 * get a leading 0, other months do not (Nghị định 30/2020/NĐ-CP, Phụ lục I).
 *
 * Returns: (transfer full): the words
 */
char *
dx_date_format_long (const GDate *date)
{
  guint month;

  g_return_val_if_fail (date != NULL && g_date_valid (date), NULL);

  month = g_date_get_month (date);

  return g_strdup_printf (month <= 2 ? "ngày %02u tháng %02u năm %u"
                                     : "ngày %02u tháng %u năm %u",
                          (guint) g_date_get_day (date), month,
                          (guint) g_date_get_year (date));
}

/**
 * dx_date_format_short:
 * @date: a valid date
 *
 * Writes "07/8/2025", padded as dx_date_format_long () pads.
 *
 * Returns: (transfer full): the date
 */
char *
dx_date_format_short (const GDate *date)
{
  guint month;

  g_return_val_if_fail (date != NULL && g_date_valid (date), NULL);

  month = g_date_get_month (date);

  return g_strdup_printf (month <= 2 ? "%02u/%02u/%u" : "%02u/%u/%u",
                          (guint) g_date_get_day (date), month,
                          (guint) g_date_get_year (date));
}

static GDateTime *
parse_epoch (const char *text)
{
  gint64 seconds;

  /* As far as a four-digit year goes. */
  if (!g_ascii_string_to_signed (text, 10, 0,
                                 G_GINT64_CONSTANT (253402300799), &seconds,
                                 NULL))
    return NULL;

  return g_date_time_new_from_unix_utc (seconds);
}

/**
 * dx_instant_parse:
 * @text: "2025-08-01T09:00+07:00", "2025-08-01T09:00:30", "2025-08-01",
 *   or "@" and seconds since 1970
 *
 * Reads a moment. Without an offset Vietnamese time is meant, whatever the
 * machine's zone; without a time, the day's beginning.
 *
 * Returns: (transfer full) (nullable): the moment
 */
GDateTime *
dx_instant_parse (const char *text)
{
  g_autoptr (GTimeZone) zone = vietnam ();
  g_autofree char *whole = NULL;
  const char *time;
  GDate date;

  g_return_val_if_fail (text != NULL, NULL);

  if (text[0] == '@')
    return parse_epoch (text + 1);

  time = strpbrk (text, "Tt ");
  if (time == NULL)
    {
      const char *p = text;

      if (!read_iso (&p, &date) || *p != '\0')
        return NULL;
      whole = g_strconcat (text, "T00:00:00", NULL);
    }
  else
    {
      /* GLib wants the seconds. */
      const char *zone_at = strpbrk (time, "Zz+-");
      gsize clock = zone_at != NULL ? (gsize) (zone_at - time)
                                    : strlen (time);

      whole = clock == strlen ("T00:00")
                  ? g_strdup_printf ("%.*s:00%s", (int) (time - text + clock),
                                     text, zone_at != NULL ? zone_at : "")
                  : g_strdup (text);
    }

  return g_date_time_new_from_iso8601 (whole, zone);
}

/**
 * dx_instant_format:
 * @instant: a moment
 *
 * Writes "2025-08-07T17:00:00+07:00", in Vietnamese time.
 *
 * Returns: (transfer full): the moment
 */
char *
dx_instant_format (GDateTime *instant)
{
  g_autoptr (GTimeZone) zone = vietnam ();
  g_autoptr (GDateTime) local = NULL;

  g_return_val_if_fail (instant != NULL, NULL);

  local = g_date_time_to_timezone (instant, zone);

  return g_date_time_format (local, "%Y-%m-%dT%H:%M:%S%:z");
}

/**
 * dx_instant_format_office:
 * @instant: a moment
 *
 * Writes "17h00 ngày 07 tháng 8 năm 2025", in Vietnamese time.
 *
 * Returns: (transfer full): the words
 */
char *
dx_instant_format_office (GDateTime *instant)
{
  g_autoptr (GTimeZone) zone = vietnam ();
  g_autoptr (GDateTime) local = NULL;
  g_autofree char *day = NULL;
  GDate date;

  g_return_val_if_fail (instant != NULL, NULL);

  local = g_date_time_to_timezone (instant, zone);
  if (!set_date (&date, g_date_time_get_day_of_month (local),
                 g_date_time_get_month (local), g_date_time_get_year (local)))
    return g_date_time_format (local, "%H:%M %d/%m/%Y");
  day = dx_date_format_long (&date);

  return g_strdup_printf ("%02dh%02d %s", g_date_time_get_hour (local),
                          g_date_time_get_minute (local), day);
}
