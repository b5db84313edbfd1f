/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Starts a program, waits until its first window is mapped and drawn, ends it
 * and prints "MAPPED-MS DRAWN-MS", counted from just before the fork.
 *
 *   first-frame PROGRAM [ARGUMENT…]
 *
 * The X server tells of the window (SubstructureNotify) and of what is drawn
 * in it (Damage); nothing is polled. A window counts as drawn when there is
 * more than one colour in it, so that a bare background does not. */

#define _GNU_SOURCE

#include <X11/Xlib.h>
#include <X11/Xutil.h>
#include <X11/extensions/Xdamage.h>
#include <poll.h>
#include <signal.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

/* Smaller ones are helpers that nobody sees. */
#define LEAST_SIZE 200
#define PATIENCE_MS 30000
/* What one colour more may be seen in. */
#define STEP 7

static double
now_ms (void)
{
  struct timespec time;

  clock_gettime (CLOCK_MONOTONIC, &time);
  return (double) time.tv_sec * 1e3 + (double) time.tv_nsec / 1e6;
}

/* That the program has ended interrupts the wait. */
static void
ignore_signal (int number)
{
}

/* Windows come and go while we ask about them. */
static int
ignore_error (Display *display, XErrorEvent *event)
{
  return 0;
}

static bool
is_drawn (Display *display, Window window)
{
  XWindowAttributes is;
  XImage *image;
  bool drawn = false;

  if (!XGetWindowAttributes (display, window, &is) || is.map_state != IsViewable
      || is.width < LEAST_SIZE || is.height < LEAST_SIZE)
    return false;
  image = XGetImage (display, window, 0, 0, (unsigned) is.width,
                     (unsigned) is.height, AllPlanes, ZPixmap);
  if (image == NULL)
    return false;
  /* The shadow around a window is left out. */
  for (int y = is.height / 4; y < is.height * 3 / 4 && !drawn; y += STEP)
    for (int x = is.width / 4; x < is.width * 3 / 4 && !drawn; x++)
      drawn = XGetPixel (image, x, y)
              != XGetPixel (image, is.width / 4, is.height / 4);
  for (int y = 0; y < is.height / 4 && !drawn; y++)
    for (int x = is.width / 3; x < is.width * 2 / 3 && !drawn; x++)
      drawn = XGetPixel (image, x, y)
              != XGetPixel (image, is.width / 2, is.height / 2);
  XDestroyImage (image);
  return drawn;
}

/* The next event, or false when there was none for too long or the program
 * has ended. */
static bool
wait_event (Display *display, XEvent *event)
{
  struct pollfd file = { .fd = ConnectionNumber (display), .events = POLLIN };

  while (XPending (display) == 0)
    if (poll (&file, 1, PATIENCE_MS) <= 0)
      return false;
  XNextEvent (display, event);
  return true;
}

static bool
watch (Display *display, int damage_base, double *mapped, double *drawn)
{
  XEvent event;

  while (wait_event (display, &event))
    {
      double time = now_ms ();

      if (event.type == CreateNotify)
        XDamageCreate (display, event.xcreatewindow.window,
                       XDamageReportRawRectangles);
      else if (event.type == MapNotify && *mapped == 0
               && !event.xmap.override_redirect)
        *mapped = time;
      else if (event.type == damage_base + XDamageNotify && *mapped > 0)
        {
          const XDamageNotifyEvent *damage = (const void *) &event;

          if (damage->area.width < LEAST_SIZE
              || !is_drawn (display, damage->drawable))
            continue;
          *drawn = time;
          return true;
        }
    }
  return false;
}

int
main (int argc, char **argv)
{
  const struct sigaction ended = { .sa_handler = ignore_signal };
  Display *display = XOpenDisplay (NULL);
  double mapped = 0;
  double drawn = 0;
  double start;
  int damage_base;
  int error_base;
  bool seen;
  pid_t child;

  if (argc < 2 || display == NULL
      || !XDamageQueryExtension (display, &damage_base, &error_base))
    return 2;
  XSetErrorHandler (ignore_error);
  XSelectInput (display, DefaultRootWindow (display), SubstructureNotifyMask);
  XSync (display, False);
  sigaction (SIGCHLD, &ended, NULL);

  start = now_ms ();
  child = fork ();
  if (child == 0)
    {
      execvp (argv[1], argv + 1);
      _exit (127);
    }
  if (child < 0)
    return 2;
  seen = watch (display, damage_base, &mapped, &drawn);
  kill (child, SIGKILL);
  waitpid (child, NULL, 0);
  if (!seen)
    return 1;
  printf ("%.2f %.2f\n", mapped - start, drawn - start);
  XCloseDisplay (display);
  return 0;
}
