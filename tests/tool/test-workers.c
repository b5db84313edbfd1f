/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dx-workers-private.h"

#include <signal.h>
#include <string.h>
#include <unistd.h>

typedef struct {
  guint n;
  int codes[200];
  guint told[200];
  char *messages[200];
} Log;

static int
work_cb (guint index, char **message, gpointer data)
{
  if (index % 10 == 3)
    raise (SIGKILL);
  if (index % 10 == 7)
    {
      *message = g_strdup_printf ("việc %u hỏng", index);
      return 4;
    }

  return 0;
}

static void
done_cb (guint index, int code, const char *message, gpointer data)
{
  Log *log = data;

  log->codes[index] = code;
  log->told[index]++;
  log->messages[index] = g_strdup (message);
}

/* Each piece is reported once, also one that killed its worker. */
static void
test_all_reported (void)
{
  static const guint crews[] = { 1, 2, 7, 64 };

  for (guint c = 0; c < G_N_ELEMENTS (crews); c++)
    {
      Log log = { .n = 0 };

      g_assert_true (dx_workers_run (200, crews[c], work_cb, done_cb, &log));
      for (guint i = 0; i < 200; i++)
        {
          g_autofree char *expected = g_strdup_printf ("việc %u hỏng", i);

          g_assert_cmpuint (log.told[i], ==, 1);
          g_assert_cmpint (log.codes[i], ==,
                           i % 10 == 3   ? -1
                           : i % 10 == 7 ? 4
                                         : 0);
          g_assert_cmpstr (log.messages[i], ==,
                           i % 10 == 7 ? expected : NULL);
          g_free (log.messages[i]);
        }
    }
}

static void
test_nothing (void)
{
  g_assert_true (dx_workers_run (0, 4, work_cb, done_cb, NULL));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/workers/all-reported", test_all_reported);
  g_test_add_func ("/workers/nothing", test_nothing);

  return g_test_run ();
}
