/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dx-due.h"

#include "dx-date.h"
#include "dx-hand-in.h"

#define FIVE_PM "2025-08-07T17:00:00+07:00"
#define MIDNIGHT "2025-08-09T00:00:00+07:00"

static DxDeadline *
make (const char *instant, gboolean inclusive)
{
  g_autoptr (GDateTime) moment = instant != NULL ? dx_instant_parse (instant)
                                                 : NULL;

  return dx_deadline_new ("hạn", moment, inclusive, NULL);
}

static void
test_steps (void)
{
  static const struct {
    const char *instant;
    gboolean inclusive;
    const char *now;
    int step;
  } cases[] = {
    { FIVE_PM, TRUE, "2025-07-30T09:00:00+07:00", DX_DUE_NEVER },
    { FIVE_PM, TRUE, "2025-07-31T00:00:00+07:00", 7 },
    { FIVE_PM, TRUE, "2025-08-03T23:59:00+07:00", 7 },
    { FIVE_PM, TRUE, "2025-08-04T00:00:00+07:00", 3 },
    { FIVE_PM, TRUE, "2025-08-05T12:00:00+07:00", 3 },
    { FIVE_PM, TRUE, "2025-08-06T08:00:00+07:00", 1 },
    { FIVE_PM, TRUE, "2025-08-07T08:00:00+07:00", 0 },
    { FIVE_PM, TRUE, "2025-08-07T17:00:00+07:00", 0 },
    { FIVE_PM, TRUE, "2025-08-07T17:00:01+07:00", DX_DUE_NEVER },
    { FIVE_PM, TRUE, "2025-08-08T08:00:00+07:00", DX_DUE_NEVER },
    /* "trước ngày 09/8": the 8th is the last day */
    { MIDNIGHT, FALSE, "2025-08-01T08:00:00+07:00", 7 },
    { MIDNIGHT, FALSE, "2025-08-07T08:00:00+07:00", 1 },
    { MIDNIGHT, FALSE, "2025-08-08T23:59:59+07:00", 0 },
    { MIDNIGHT, FALSE, "2025-08-09T00:00:00+07:00", DX_DUE_NEVER },
    /* the day is that of Vietnam, whatever the machine's zone */
    { FIVE_PM, TRUE, "2025-08-06T18:00:00Z", 0 },
    { NULL, TRUE, "2025-08-07T08:00:00+07:00", DX_DUE_NEVER },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (DxDeadline)
          deadline = make (cases[i].instant, cases[i].inclusive);
      g_autoptr (GDateTime) now = dx_instant_parse (cases[i].now);

      g_test_message ("%s", cases[i].now);
      g_assert_cmpint (dx_due_get_step (deadline, now), ==, cases[i].step);
    }
}

/* The days that somebody opens the program, and what comes then. */
static void
test_once (void)
{
  static const struct {
    const char *days; /* of August */
    const char *expected;
  } cases[] = {
    { "01 02 03 04 05 06 07 08", "7--3-10-" },
    { "01 01 01", "7--" },
    { "02 05 07 07", "730-" },
    { "06 07", "10" },
    { "08", "-" },
  };
  g_autoptr (DxDeadline) deadline = make (FIVE_PM, TRUE);

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_auto (GStrv) days = g_strsplit (cases[i].days, " ", -1);
      g_autoptr (GString) came = g_string_new (NULL);
      g_autofree char *kept = NULL;

      for (guint j = 0; days[j] != NULL; j++)
        {
          g_autofree char *moment =
              g_strdup_printf ("2025-08-%sT09:00:00+07:00", days[j]);
          g_autoptr (GDateTime) now = dx_instant_parse (moment);
          int step = dx_due_get_step (deadline, now);

          if (dx_due_is_new (step, dx_due_recall (deadline, kept)))
            {
              g_free (kept);
              kept = dx_due_remember (deadline, step);
              g_string_append_printf (came, "%d", step);
            }
          else
            g_string_append_c (came, '-');
        }
      g_assert_cmpstr (came->str, ==, cases[i].expected);
    }
}

static void
test_recall (void)
{
  g_autoptr (DxDeadline) deadline = make (FIVE_PM, TRUE);
  g_autoptr (DxDeadline) other = make (MIDNIGHT, FALSE);
  g_autoptr (DxDeadline) unknown = make (NULL, FALSE);
  g_autofree char *kept = dx_due_remember (deadline, 3);
  static const char *const bad[] = { "", "x", "1754560800", "1754560800 9",
                                     "1754560800 3 4" };

  g_assert_cmpint (dx_due_recall (deadline, kept), ==, 3);
  /* A call whose deadline moved begins anew. */
  g_assert_cmpint (dx_due_recall (other, kept), ==, DX_DUE_NEVER);
  g_assert_cmpint (dx_due_recall (unknown, kept), ==, DX_DUE_NEVER);
  g_assert_cmpint (dx_due_recall (deadline, NULL), ==, DX_DUE_NEVER);
  for (guint i = 0; i < G_N_ELEMENTS (bad); i++)
    g_assert_cmpint (dx_due_recall (deadline, bad[i]), ==, DX_DUE_NEVER);
}

static void
test_hand_in (void)
{
  static const struct {
    const char *text;
    const char *described; /* NULL: not taken */
  } cases[] = {
    { "2025-08-05 3 post", "Handed in on 05/8/2025 by post, version 3" },
    { "2025-08-05 0 in-person", "Handed in on 05/8/2025 in person" },
    { "2025-12-31 12 ", "Handed in on 31/12/2025, version 12" },
    { "2025-08-05 3", NULL },
    { "2025-02-30 3 post", NULL },
    { "2025-08-05 -3 post", NULL },
    { "", NULL },
    { NULL, NULL },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (DxHandIn) it = dx_hand_in_parse (cases[i].text);
      g_autofree char *described = NULL;
      g_autofree char *again = NULL;

      g_assert_true ((it != NULL) == (cases[i].described != NULL));
      if (it == NULL)
        continue;
      described = dx_hand_in_describe (it);
      again = dx_hand_in_to_string (it);
      g_assert_cmpstr (described, ==, cases[i].described);
      g_assert_cmpstr (again, ==, cases[i].text);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/due/steps", test_steps);
  g_test_add_func ("/due/once", test_once);
  g_test_add_func ("/due/recall", test_recall);
  g_test_add_func ("/due/hand-in", test_hand_in);

  return g_test_run ();
}
