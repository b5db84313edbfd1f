/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dx-config.h"

#define G_LOG_DOMAIN "dexuat-exchange"

#include "dx-guard-private.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n-lib.h>
#include <signal.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/time.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#include "dx-pdf-data.h"

#define CHUNK 65536

/* How often a child is looked at, in milliseconds, and how many looks may
 * find that it did nothing. */
#define LOOK_EVERY 250
#define IDLE_LOOKS 60

/* How the child begins its answer; behind it a code for a failure, then
 * the bytes or the message. */
#define ANSWER_DONE 'D'
#define ANSWER_FAILED 'F'

struct _DxGuard {
  pid_t child;
  int end; /* of the pipe that it answers by */
};

/* What the process has mapped already, in bytes. */
static gsize
mapped_now (void)
{
  g_autofree char *text = NULL;

  if (!g_file_get_contents ("/proc/self/statm", &text, NULL, NULL))
    return 0;

  return g_ascii_strtoull (text, NULL, 10) * (gsize) sysconf (_SC_PAGESIZE);
}

/*
 * dx_guard_allow:
 * @seconds: of work
 *
 * Called by the work itself, for each page of a long file: from now on it
 * may take @seconds, whatever it took before. Time is counted in work done,
 * so that a busy machine refuses nothing that a free one takes.
 */
void
dx_guard_allow (guint seconds)
{
  struct itimerval timer = { .it_value = { .tv_sec = seconds } };

  setitimer (ITIMER_PROF, &timer, NULL);
}

static void
limit_self (guint seconds, gsize memory)
{
  struct rlimit core = { 0, 0 };
  struct rlimit limit;
  gsize mapped = mapped_now ();

  signal (SIGPROF, SIG_DFL);
  dx_guard_allow (seconds);
  setrlimit (RLIMIT_CORE, &core);
  if (mapped > 0 && getrlimit (RLIMIT_AS, &limit) == 0)
    {
      limit.rlim_cur = MIN (limit.rlim_max, mapped + memory);
      setrlimit (RLIMIT_AS, &limit);
    }
}

static gboolean
write_all (int fd, const void *bytes, gsize length)
{
  const char *at = bytes;

  while (length > 0)
    {
      gssize n = write (fd, at, length);

      if (n < 0 && errno == EINTR)
        continue;
      if (n <= 0)
        return FALSE;
      at += n;
      length -= (gsize) n;
    }

  return TRUE;
}

static gboolean
answer (int fd, GBytes *output, const GError *error)
{
  gsize length;
  const void *bytes;
  char head[2] = { ANSWER_DONE, 0 };

  if (output == NULL)
    {
      head[0] = ANSWER_FAILED;
      head[1] = (char) error->code;

      return write_all (fd, head, sizeof head)
             && write_all (fd, error->message, strlen (error->message));
    }

  bytes = g_bytes_get_data (output, &length);

  return write_all (fd, head, sizeof head) && write_all (fd, bytes, length);
}

/* What libraries complain of is said in one sentence by the parent. */
static void
be_quiet (void)
{
  int null = open ("/dev/null", O_RDWR | O_CLOEXEC);

  if (null >= 0)
    {
      dup2 (null, STDOUT_FILENO);
      dup2 (null, STDERR_FILENO);
    }
}

/* What the child has worked, in nanoseconds; -1 when that is not known. */
static gint64
get_work (pid_t child)
{
  struct timespec spent;
  clockid_t clock;

  if (clock_getcpuclockid (child, &clock) != 0
      || clock_gettime (clock, &spent) != 0)
    return -1;

  return (gint64) spent.tv_sec * 1000000000 + spent.tv_nsec;
}

/* Waits for more of the answer. A child that does nothing at all for so long
 * waits for what never comes: a lock that another thread held when it was
 * made. */
static gboolean
wait_for_more (DxGuard *self, GCancellable *cancellable)
{
  GPollFD polls[2] = { { .fd = self->end, .events = G_IO_IN } };
  gboolean watched = g_cancellable_make_pollfd (cancellable, &polls[1]);
  gint64 work = -1;
  gboolean ready = FALSE;

  for (guint idle = 0; !ready && idle < IDLE_LOOKS;)
    {
      gint64 now;

      ready = g_poll (polls, watched ? 2 : 1, LOOK_EVERY) > 0;
      now = get_work (self->child);
      idle = now == work ? idle + 1 : 0;
      work = now;
    }
  if (watched)
    g_cancellable_release_fd (cancellable);

  return ready && !g_cancellable_is_cancelled (cancellable);
}

static gboolean
read_answer (DxGuard *self, GCancellable *cancellable, GByteArray *into)
{
  gssize n;

  do
    {
      guint old = into->len;

      if (!wait_for_more (self, cancellable))
        return FALSE;
      g_byte_array_set_size (into, old + CHUNK);
      do
        n = read (self->end, into->data + old, CHUNK);
      while (n < 0 && errno == EINTR);
      g_byte_array_set_size (into, old + (guint) MAX (n, 0));
  } while (n > 0);

  return n == 0;
}

static GBytes *
take_answer (GByteArray *answer_take, gboolean ended, GError **error)
{
  g_autoptr (GBytes) whole = g_byte_array_free_to_bytes (answer_take);
  gsize length;
  const char *bytes = g_bytes_get_data (whole, &length);

  if (ended && length >= 2 && bytes[0] == ANSWER_DONE)
    return g_bytes_new_from_bytes (whole, 2, length - 2);
  if (ended && length >= 2 && bytes[0] == ANSWER_FAILED)
    {
      g_autofree char *message = g_strndup (bytes + 2, length - 2);

      g_set_error_literal (error, DX_PDF_DATA_ERROR, bytes[1], message);
      return NULL;
    }

  g_set_error_literal (error, DX_PDF_DATA_ERROR, DX_PDF_DATA_ERROR_LIMIT,
                       _ ("reading this file takes more time or memory than "
                          "is given to a file from outside"));
  return NULL;
}

static int
wait_for (pid_t child)
{
  int status;
  pid_t ended;

  do
    ended = waitpid (child, &status, 0);
  while (ended < 0 && errno == EINTR);

  return ended == child && WIFEXITED (status) ? WEXITSTATUS (status) : -1;
}

/*
 * dx_guard_begin:
 * @work: what to do with @input; its errors are #DxPdfDataError
 * @input: a stranger's file
 * @data: for @work
 * @seconds: of work that it may take
 * @memory: in bytes that it may take beyond what is mapped now
 * @error: return location for a #DxPdfDataError
 *
 * Starts @work in a process of its own with an end to its time and memory:
 * what a library does on a hostile file, a crash included, ends there. A
 * program with threads calls this from its first one, which then holds none
 * of the locks that the child would find taken.
 *
 * Returns: (transfer full) (nullable): it, for dx_guard_end ()
 */
DxGuard *
dx_guard_begin (DxGuardWork work,
                GBytes *input,
                gpointer data,
                guint seconds,
                gsize memory,
                GError **error)
{
  DxGuard *self;
  int ends[2];
  pid_t child;

  if (pipe2 (ends, O_CLOEXEC) != 0 || (child = fork ()) < 0)
    {
      g_set_error (error, DX_PDF_DATA_ERROR, DX_PDF_DATA_ERROR_READ,
                   _ ("a process for reading could not be started: %s"),
                   g_strerror (errno));
      return NULL;
    }
  if (child == 0)
    {
      g_autoptr (GError) wrong = NULL;
      g_autoptr (GBytes) output = NULL;

      be_quiet ();
      limit_self (seconds, memory);
      output = work (input, data, &wrong);
      _exit (answer (ends[1], output, wrong) ? 0 : 1);
    }

  close (ends[1]);
  self = g_new0 (DxGuard, 1);
  self->child = child;
  self->end = ends[0];

  return self;
}

/*
 * dx_guard_end:
 * @self: (transfer full): work that was begun, in whatever thread
 * @cancellable: (nullable): ends it before its time
 * @error: return location for a #DxPdfDataError, or for
 *   %G_IO_ERROR_CANCELLED
 *
 * Waits for the work to end.
 *
 * Returns: (transfer full) (nullable): what it returned
 */
GBytes *
dx_guard_end (DxGuard *self, GCancellable *cancellable, GError **error)
{
  g_autoptr (GByteArray) received = g_byte_array_new ();
  gboolean ended = read_answer (self, cancellable, received);

  if (!ended)
    kill (self->child, SIGKILL);
  close (self->end);
  ended &= wait_for (self->child) == 0;
  g_free (self);
  if (g_cancellable_set_error_if_cancelled (cancellable, error))
    return NULL;

  return take_answer (g_steal_pointer (&received), ended, error);
}

/*
 * dx_guard_run:
 *
 * dx_guard_begin () and dx_guard_end () in one.
 *
 * Returns: (transfer full) (nullable): what @work returned
 */
GBytes *
dx_guard_run (DxGuardWork work,
              GBytes *input,
              gpointer data,
              guint seconds,
              gsize memory,
              GError **error)
{
  DxGuard *self = dx_guard_begin (work, input, data, seconds, memory, error);

  return self != NULL ? dx_guard_end (self, NULL, error) : NULL;
}
