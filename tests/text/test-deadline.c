/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dx-deadline.h"

#include "dx-date.h"

static void
test_parse (void)
{
  static const struct {
    const char *text;
    const char *instant;
    gboolean inclusive;
    gboolean doubt;
  } cases[] = {
    { "17h00 ngày 07/8/2025", "2025-08-07T17:00:00+07:00", TRUE, FALSE },
    { "17h ngày 07/8/2025", "2025-08-07T17:00:00+07:00", TRUE, FALSE },
    { "16 giờ 30 ngày 07/8/2025", "2025-08-07T16:30:00+07:00", TRUE, FALSE },
    { "trước 17h00 ngày 07/8/2025", "2025-08-07T17:00:00+07:00", FALSE,
      FALSE },
    { "trước ngày 09/8/2025", "2025-08-09T00:00:00+07:00", FALSE, TRUE },
    { "Trước ngày 10 tháng 8 năm 2025", "2025-08-10T00:00:00+07:00", FALSE,
      TRUE },
    { "trước ngày 22/4/2024", "2024-04-22T00:00:00+07:00", FALSE, TRUE },
    { "hết ngày 10/8/2025", "2025-08-10T23:59:59+07:00", TRUE, TRUE },
    { "chậm nhất ngày 10/8/2025", "2025-08-10T23:59:59+07:00", TRUE, TRUE },
    { "sớm nhất có thể", NULL, FALSE, TRUE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (DxDeadline) deadline = dx_deadline_parse (cases[i].text);
      g_autofree char *instant = deadline->instant != NULL
                                     ? dx_instant_format (deadline->instant)
                                     : NULL;

      g_assert_cmpstr (deadline->text, ==, cases[i].text);
      g_assert_cmpstr (instant, ==, cases[i].instant);
      g_assert_cmpint (deadline->inclusive, ==, cases[i].inclusive);
      g_assert_cmpint (deadline->doubt != NULL, ==, cases[i].doubt);
    }
}

static void
test_passed (void)
{
  static const struct {
    const char *text;
    const char *now;
    gboolean passed;
    int days;
  } cases[] = {
    { "17h00 ngày 07/8/2025", "2025-08-01T09:00+07:00", FALSE, 6 },
    { "17h00 ngày 07/8/2025", "2025-08-06T23:59+07:00", FALSE, 1 },
    { "17h00 ngày 07/8/2025", "2025-08-07T17:00:00+07:00", FALSE, 0 },
    { "17h00 ngày 07/8/2025", "2025-08-07T17:00:01+07:00", TRUE, 0 },
    { "17h00 ngày 07/8/2025", "2025-08-07T10:00:01Z", TRUE, 0 },
    { "17h00 ngày 07/8/2025", "2025-08-08", TRUE, -1 },
    { "trước ngày 09/8/2025", "2025-08-08T23:59:59+07:00", FALSE, 0 },
    { "trước ngày 09/8/2025", "2025-08-09", TRUE, -1 },
    { "trước ngày 09/8/2025", "2025-08-01", FALSE, 7 },
    { "không rõ", "2025-08-01", FALSE, G_MAXINT },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (DxDeadline) deadline = dx_deadline_parse (cases[i].text);
      g_autoptr (GDateTime) now = dx_instant_parse (cases[i].now);

      g_assert_cmpint (dx_deadline_passed (deadline, now), ==,
                       cases[i].passed);
      g_assert_cmpint (dx_deadline_days_left (deadline, now), ==,
                       cases[i].days);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/deadline/parse", test_parse);
  g_test_add_func ("/deadline/passed", test_passed);

  return g_test_run ();
}
