/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "figures.h"

#include <string.h>
#include <time.h>

/* What benchmarks in this process measure with. */

/* Milliseconds since a monotonic time. */
double
figures_since (gint64 start)
{
  return (double) (g_get_monotonic_time () - start) / 1000.0;
}

/* What this process has in memory now, in MB. */
double
figures_memory (void)
{
  g_autofree char *status = NULL;
  const char *line;

  if (!g_file_get_contents ("/proc/self/status", &status, NULL, NULL)
      || (line = strstr (status, "VmRSS:")) == NULL)
    return 0;
  return (double) g_ascii_strtoll (line + 6, NULL, 10) / 1024.0;
}

/* What this thread has worked, in milliseconds: what others do on a busy
 * machine is not in it. */
double
figures_work (void)
{
  struct timespec spent = { 0 };

  clock_gettime (CLOCK_THREAD_CPUTIME_ID, &spent);
  return (double) spent.tv_sec * 1e3 + (double) spent.tv_nsec / 1e6;
}

static int
compare (gconstpointer a, gconstpointer b, gpointer data)
{
  const double left = *(const double *) a;
  const double right = *(const double *) b;

  return left < right ? -1 : left > right;
}

/* Sorts @times, and gives the one that @share of them do not exceed: 0.5 is
 * the median, 1 the worst. */
double
figures_share (double *times, guint n, double share)
{
  guint at = (guint) ((double) n * share);

  g_qsort_with_data (times, (int) n, sizeof times[0], compare, NULL);
  return times[MIN (at, n - 1)];
}
