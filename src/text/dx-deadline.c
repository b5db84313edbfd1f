/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dx-config.h"

#define G_LOG_DOMAIN "dexuat-text"

#include "dx-deadline.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "dx-date.h"
#include "dx-unicode.h"

#define DAY (24 * 60 * 60)

/**
 * dx_deadline_new:
 * @text: the wording, verbatim
 * @instant: (nullable): the cut-off
 * @inclusive: whether @instant itself is in time
 * @doubt: (nullable): why it is a reading
 *
 * Makes a deadline: what the notice says, and the moment it is read as.
 *
 * Returns: (transfer full): a deadline
 */
DxDeadline *
dx_deadline_new (const char *text,
                 GDateTime *instant,
                 gboolean inclusive,
                 const char *doubt)
{
  DxDeadline *self = g_new0 (DxDeadline, 1);

  self->text = g_strdup (text);
  self->instant = instant != NULL ? g_date_time_ref (instant) : NULL;
  self->inclusive = inclusive;
  self->doubt = g_strdup (doubt);

  return self;
}

/**
 * dx_deadline_free:
 * @self: (transfer full) (nullable): a deadline
 *
 * Frees @self.
 */
void
dx_deadline_free (DxDeadline *self)
{
  if (self == NULL)
    return;

  g_free (self->text);
  g_clear_pointer (&self->instant, g_date_time_unref);
  g_free (self->doubt);
  g_free (self);
}

/* "17h00", "17h", "17 giờ 00", "17:00" before byte @end. */
static gboolean
find_time (const char *text, gsize end, int *hour, int *minute)
{
  g_autoptr (GRegex) regex = g_regex_new (
      "\\b([01]?\\d|2[0-3])\\s*(?:h|:|giờ)\\s*([0-5]\\d)?", 0, 0, NULL);
  g_autoptr (GMatchInfo) match = NULL;
  g_autofree char *h = NULL;
  g_autofree char *m = NULL;

  if (!g_regex_match_full (regex, text, end, 0, 0, &match, NULL))
    return FALSE;

  h = g_match_info_fetch (match, 1);
  m = g_match_info_fetch (match, 2);

  *hour = (int) g_ascii_strtoll (h, NULL, 10);
  *minute = m != NULL ? (int) g_ascii_strtoll (m, NULL, 10) : 0;

  return TRUE;
}

static GDateTime *
make_instant (const GDate *date, int hour, int minute, int second)
{
  g_autoptr (GTimeZone) zone = g_time_zone_new_offset (7 * 60 * 60);

  return g_date_time_new (zone, g_date_get_year (date),
                          (gint) g_date_get_month (date),
                          g_date_get_day (date), hour, minute, second);
}

/**
 * dx_deadline_parse:
 * @text: the wording of a notice: "17h00 ngày 07/8/2025", "trước ngày
 *   09/8/2025", "hết ngày 10 tháng 8 năm 2025"
 *
 * Reads a wording as a moment, in Vietnamese time. "Trước ngày" is read as
 * before that day begins; a day without "trước" as to its end. Both are
 * readings, and carry a doubt; a day with a time is certain.
 *
 * Returns: (transfer full): a deadline; its instant is %NULL when no date
 *   was found
 */
DxDeadline *
dx_deadline_parse (const char *text)
{
  g_autofree char *key = NULL;
  g_autoptr (GDateTime) instant = NULL;
  gboolean before;
  gboolean timed;
  int hour = 0;
  int minute = 0;
  gsize start;
  GDate date;

  g_return_val_if_fail (text != NULL, NULL);

  key = dx_unicode_compare_key (text);
  if (!dx_date_find (key, &date, &start, NULL))
    return dx_deadline_new (text, NULL, FALSE, _ ("the wording has no date"));

  before = strstr (key, "trước") != NULL && strstr (key, "trước") < key + start;
  timed = find_time (key, start, &hour, &minute);
  if (timed)
    {
      instant = make_instant (&date, hour, minute, 0);
      return dx_deadline_new (text, instant, !before, NULL);
    }
  if (before)
    {
      instant = make_instant (&date, 0, 0, 0);
      return dx_deadline_new (
          text, instant, FALSE,
          _ ("“trước ngày” is read as before that day begins"));
    }

  instant = make_instant (&date, 23, 59, 59);

  return dx_deadline_new (text, instant, TRUE,
                          _ ("no time is given; read as to the day's end"));
}

/**
 * dx_deadline_passed:
 * @self: a deadline
 * @now: a moment
 *
 * Tells whether @now is too late.
 *
 * Returns: %FALSE also when the cut-off is not known
 */
gboolean
dx_deadline_passed (const DxDeadline *self, GDateTime *now)
{
  int order;

  g_return_val_if_fail (self != NULL, FALSE);
  g_return_val_if_fail (now != NULL, FALSE);

  if (self->instant == NULL)
    return FALSE;
  order = g_date_time_compare (now, self->instant);

  return self->inclusive ? order > 0 : order >= 0;
}

/* Days of the Vietnamese calendar since 1970. */
static gint64
day_number (GDateTime *instant)
{
  gint64 seconds = g_date_time_to_unix (instant) + 7 * 60 * 60;

  return seconds >= 0 ? seconds / DAY : (seconds - DAY + 1) / DAY;
}

/**
 * dx_deadline_days_left:
 * @self: a deadline
 * @now: a moment
 *
 * Counts the calendar days, in Vietnam, from today to the last day on which
 * one can be in time: 0 on that day, negative after it.
 *
 * Returns: the days; %G_MAXINT when the cut-off is not known
 */
int
dx_deadline_days_left (const DxDeadline *self, GDateTime *now)
{
  g_autoptr (GDateTime) last = NULL;

  g_return_val_if_fail (self != NULL, G_MAXINT);
  g_return_val_if_fail (now != NULL, G_MAXINT);

  if (self->instant == NULL)
    return G_MAXINT;
  last = self->inclusive ? g_date_time_ref (self->instant)
                         : g_date_time_add_seconds (self->instant, -1);

  return (int) (day_number (last) - day_number (now));
}
