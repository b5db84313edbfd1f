/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "dexuat-tool"

#include "dx-workers-private.h"

#include <errno.h>
#include <poll.h>
#include <signal.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

#define NOTHING G_MAXUINT
#define MAX_MESSAGE 4096

/* A worker is a process: Pango is not for threads, and one that dies over
 * a file takes nothing else with it. Parent and worker speak over a socket:
 * the number of a piece of work one way, an answer the other. */
typedef struct {
  pid_t pid;
  int fd;
  guint piece;
} Worker;

typedef struct {
  gint32 code;
  guint32 length;
} Answer;

typedef struct {
  guint n_pieces;
  guint next;
  guint running;
  Worker *workers;
  guint n_workers;
  DxWorkFunc work;
  DxDoneFunc done;
  gpointer data;
} Crew;

static gboolean
send_all (int fd, gconstpointer bytes, gsize length)
{
  const char *p = bytes;

  while (length > 0)
    {
      gssize n = send (fd, p, length, MSG_NOSIGNAL);

      if (n < 0 && errno == EINTR)
        continue;
      if (n <= 0)
        return FALSE;
      p += n;
      length -= n;
    }

  return TRUE;
}

static gboolean
receive_all (int fd, gpointer bytes, gsize length)
{
  char *p = bytes;

  while (length > 0)
    {
      gssize n = recv (fd, p, length, 0);

      if (n < 0 && errno == EINTR)
        continue;
      if (n <= 0)
        return FALSE;
      p += n;
      length -= n;
    }

  return TRUE;
}

static G_NORETURN void
work_on (Crew *crew, int fd)
{
  guint32 piece;

  while (receive_all (fd, &piece, sizeof piece))
    {
      g_autofree char *message = NULL;
      Answer answer = { crew->work (piece, &message, crew->data), 0 };

      if (message != NULL)
        answer.length = MIN (strlen (message), MAX_MESSAGE);
      if (!send_all (fd, &answer, sizeof answer)
          || !send_all (fd, message, answer.length))
        break;
    }

  _exit (0);
}

/* The worker must not hold the others' sockets, or they would not see
 * their end. */
static void
close_others (Crew *crew)
{
  for (guint i = 0; i < crew->n_workers; i++)
    if (crew->workers[i].fd >= 0)
      close (crew->workers[i].fd);
}

static gboolean
hire (Crew *crew, Worker *worker)
{
  int fds[2];

  worker->fd = -1;
  worker->piece = NOTHING;
  if (socketpair (AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, fds) != 0)
    return FALSE;

  worker->pid = fork ();
  if (worker->pid < 0)
    {
      close (fds[0]);
      close (fds[1]);
      return FALSE;
    }
  if (worker->pid == 0)
    {
      close (fds[0]);
      close_others (crew);
      work_on (crew, fds[1]);
    }

  close (fds[1]);
  worker->fd = fds[0];

  return TRUE;
}

static void
dismiss (Worker *worker)
{
  if (worker->fd < 0)
    return;

  close (worker->fd);
  worker->fd = -1;
  while (waitpid (worker->pid, NULL, 0) < 0 && errno == EINTR)
    ;
}

/* A worker that died over a piece of work is replaced. */
static gboolean
bury (Crew *crew, Worker *worker)
{
  guint piece = worker->piece;

  kill (worker->pid, SIGKILL);
  dismiss (worker);
  crew->running--;
  crew->done (piece, -1, NULL, crew->data);

  return crew->next >= crew->n_pieces || hire (crew, worker);
}

static gboolean
give_work (Crew *crew, Worker *worker)
{
  guint32 piece = crew->next;

  if (worker->fd < 0 || worker->piece != NOTHING
      || crew->next >= crew->n_pieces)
    return TRUE;

  worker->piece = piece;
  crew->next++;
  crew->running++;

  return send_all (worker->fd, &piece, sizeof piece) || bury (crew, worker);
}

static gboolean
take_answer (Crew *crew, Worker *worker)
{
  Answer answer;
  g_autofree char *message = NULL;
  guint piece = worker->piece;

  if (!receive_all (worker->fd, &answer, sizeof answer)
      || answer.length > MAX_MESSAGE)
    return bury (crew, worker);
  if (answer.length > 0)
    {
      message = g_malloc0 (answer.length + 1);
      if (!receive_all (worker->fd, message, answer.length))
        return bury (crew, worker);
    }

  worker->piece = NOTHING;
  crew->running--;
  crew->done (piece, answer.code, message, crew->data);

  return TRUE;
}

static gboolean
wait_for_answers (Crew *crew)
{
  g_autofree struct pollfd *fds = g_new0 (struct pollfd, crew->n_workers);

  for (guint i = 0; i < crew->n_workers; i++)
    {
      fds[i].fd = crew->workers[i].piece != NOTHING ? crew->workers[i].fd : -1;
      fds[i].events = POLLIN;
    }
  if (poll (fds, crew->n_workers, -1) < 0)
    return errno == EINTR;

  for (guint i = 0; i < crew->n_workers; i++)
    if (fds[i].revents != 0 && !take_answer (crew, &crew->workers[i]))
      return FALSE;

  return TRUE;
}

/*
 * dx_workers_run:
 * @n_pieces: how many pieces of work
 * @n_workers: how many processes share them
 * @work: does a piece, in a worker
 * @done: is told of it
 *
 * Has all the work done. No thread may run and no font be loaded yet in the
 * calling process: workers are forked from it.
 *
 * Returns: %FALSE when processes could not be started
 */
gboolean
dx_workers_run (guint n_pieces,
                guint n_workers,
                DxWorkFunc work,
                DxDoneFunc done,
                gpointer data)
{
  Crew crew = { .n_pieces = n_pieces, .work = work, .done = done };
  g_autofree Worker *workers = g_new0 (Worker, MAX (n_workers, 1));
  gboolean fine = TRUE;

  crew.data = data;
  crew.workers = workers;
  for (guint i = 0; fine && i < MIN (n_workers, n_pieces); i++)
    {
      fine = hire (&crew, &workers[i]);
      crew.n_workers += fine;
    }

  while (fine && (crew.next < n_pieces || crew.running > 0))
    {
      for (guint i = 0; fine && i < crew.n_workers; i++)
        fine = give_work (&crew, &workers[i]);
      fine = fine && (crew.running == 0 || wait_for_answers (&crew));
    }
  for (guint i = 0; i < crew.n_workers; i++)
    dismiss (&workers[i]);

  return fine;
}
