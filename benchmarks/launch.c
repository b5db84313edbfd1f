/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Runs a program and writes "SECONDS PEAK-KIB STATUS" to a file.
 *
 *   launch RESULT PROGRAM [ARGUMENT…]
 *
 * The peak is that of the largest process among the program and those that
 * it waited for. It is measured from a program as small as this one because
 * the kernel counts into a child's peak the memory of the process that it was
 * forked from: started by Python, everything would seem to take 20 MB. */

#define _GNU_SOURCE

#include <stdio.h>
#include <stdlib.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

static double
now (void)
{
  struct timespec time;

  clock_gettime (CLOCK_MONOTONIC, &time);
  return (double) time.tv_sec + (double) time.tv_nsec / 1e9;
}

int
main (int argc, char **argv)
{
  struct rusage usage;
  double start;
  double end;
  int status;
  pid_t child;
  FILE *result;

  if (argc < 3)
    return 2;

  start = now ();
  child = fork ();
  if (child == 0)
    {
      execvp (argv[2], argv + 2);
      _exit (127);
    }
  if (child < 0 || wait4 (child, &status, 0, &usage) != child)
    return 2;
  end = now ();

  result = fopen (argv[1], "w");
  if (result == NULL)
    return 2;
  fprintf (result, "%.6f %ld %d\n", end - start, usage.ru_maxrss,
           WIFEXITED (status) ? WEXITSTATUS (status) : 128);
  return fclose (result) == 0 ? 0 : 2;
}
