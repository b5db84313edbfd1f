/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dx-config.h"

#define G_LOG_DOMAIN "dexuat-app"

#include "dx-field-period.h"

/**
 * dx_field_period_month:
 * @year: such as 2026
 * @month: 1 to 12
 *
 * Returns: the month as a number
 */
int
dx_field_period_month (int year, int month)
{
  return year * 12 + month - 1;
}

/**
 * dx_field_period_name:
 * @month: a month as a number
 *
 * Writes a month as offices do: only months 1 and 2 get a leading 0 (Nghị
 * định 30/2020/NĐ-CP, Phụ lục I).
 *
 * Returns: (transfer full): "tháng 01 năm 2026"
 */
char *
dx_field_period_name (int month)
{
  int of_year = month % 12 + 1;

  return g_strdup_printf (of_year < 3 ? "tháng 0%d năm %d" : "tháng %d năm %d",
                          of_year, month / 12);
}

/**
 * dx_field_period_describe:
 * @start: the first month
 * @months: how many, more than 0
 *
 * Writes a period for the form, in the form's language.
 *
 * Returns: (transfer full): "18 tháng, từ tháng 01 năm 2026 đến hết tháng 6
 *   năm 2027"
 */
char *
dx_field_period_describe (int start, int months)
{
  g_autofree char *first = dx_field_period_name (start);
  g_autofree char *last = dx_field_period_name (start + months - 1);

  return g_strdup_printf (months < 10 ? "0%d tháng, từ %s đến hết %s"
                                      : "%d tháng, từ %s đến hết %s",
                          months, first, last);
}

/**
 * dx_field_period_find:
 * @text: what somebody wrote about a period
 * @start: (out): the first month
 * @end: (out): the last one
 *
 * Finds two months in a text: "từ tháng 01/2026 đến hết tháng 6/2027".
 *
 * Returns: whether there are two in order
 */
gboolean
dx_field_period_find (const char *text, int *start, int *end)
{
  g_autoptr (GRegex) regex = g_regex_new (
      "\\b(0?[1-9]|1[0-2])\\s*(?:/|-|năm)\\s*((?:19|20)[0-9]{2})\\b",
      G_REGEX_CASELESS, 0, NULL);
  g_autoptr (GMatchInfo) match = NULL;
  int months[2];
  guint found = 0;

  g_regex_match (regex, text, 0, &match);
  while (found < 2 && g_match_info_matches (match))
    {
      g_autofree char *month = g_match_info_fetch (match, 1);
      g_autofree char *year = g_match_info_fetch (match, 2);

      months[found++] =
          dx_field_period_month ((int) g_ascii_strtoll (year, NULL, 10),
                                 (int) g_ascii_strtoll (month, NULL, 10));
      g_match_info_next (match, NULL);
    }
  if (found < 2 || months[1] < months[0])
    return FALSE;
  *start = months[0];
  *end = months[1];

  return TRUE;
}
