/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dx-config.h"

#define G_LOG_DOMAIN "dexuat-exchange"

#include "dx-convert-private.h"

#include <errno.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <signal.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include "dx-import.h"
#include "dx-input.h"

#define SECONDS 60
#define MEMORY (1024ul * 1024 * 1024)
#define MAX_RESULT (64 * 1024 * 1024)
#define NAP (20 * 1000)

#define INPUT "in.doc"
#define RESULT "in.docx"

/* No macro runs, no link is followed. */
static const char settings[] =
    "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
    "<oor:items xmlns:oor=\"http://openoffice.org/2001/registry\">\n"
    "<item oor:path=\"/org.openoffice.Office.Common/Security/Scripting\">"
    "<prop oor:name=\"MacroSecurityLevel\" oor:op=\"fuse\">"
    "<value>3</value></prop></item>\n"
    "<item oor:path=\"/org.openoffice.Office.Common/Security/Scripting\">"
    "<prop oor:name=\"DisableMacrosExecution\" oor:op=\"fuse\">"
    "<value>true</value></prop></item>\n"
    "<item oor:path=\"/org.openoffice.Office.Common/Security/Scripting\">"
    "<prop oor:name=\"BlockUntrustedRefererLinks\" oor:op=\"fuse\">"
    "<value>true</value></prop></item>\n"
    "<item oor:path=\"/org.openoffice.Office.Writer/Content/Update\">"
    "<prop oor:name=\"Link\" oor:op=\"fuse\"><value>0</value></prop>"
    "</item>\n</oor:items>\n";

static gboolean
fail (GError **error, const char *reason)
{
  g_set_error_literal (error, DX_IMPORT_ERROR, DX_IMPORT_ERROR_CONVERT, reason);

  return FALSE;
}

/* Removes @folder and all that LibreOffice left in it; links are not
 * followed. */
static void
remove_folder (const char *folder)
{
  GDir *dir = g_dir_open (folder, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);

      if (g_file_test (path, G_FILE_TEST_IS_DIR)
          && !g_file_test (path, G_FILE_TEST_IS_SYMLINK))
        remove_folder (path);
      else
        g_unlink (path);
    }
  if (dir != NULL)
    g_dir_close (dir);
  g_rmdir (folder);
}

static char *
find_office (void)
{
  char *path = g_find_program_in_path ("soffice");

  return path != NULL ? path : g_find_program_in_path ("libreoffice");
}

static void
limit (__rlimit_resource_t resource, rlim_t most)
{
  struct rlimit value = { most, most };

  setrlimit (resource, &value);
}

/* In the child: a group of its own, so that all of it can be ended. Memory
 * is what it writes to; programs are mapped beside it. */
static void
child_cb (gpointer data)
{
  setsid ();
  limit (RLIMIT_DATA, MEMORY);
  limit (RLIMIT_FSIZE, MEMORY);
  limit (RLIMIT_CORE, 0);
}

static gboolean
spawn (char **argv, const char *folder, GPid *pid, GError **error)
{
  g_autofree char *home = g_strconcat ("HOME=", folder, NULL);
  g_autofree char *temporary = g_strconcat ("TMPDIR=", folder, NULL);
  g_autofree char *path = g_strconcat ("PATH=", g_getenv ("PATH"), NULL);
  char *environment[] = { home,
                          temporary,
                          path,
                          (char *) "LC_ALL=C.UTF-8",
                          (char *) "SAL_USE_VCLPLUGIN=svp",
                          NULL };

  return g_spawn_async (folder, argv, environment,
                        G_SPAWN_DO_NOT_REAP_CHILD | G_SPAWN_STDOUT_TO_DEV_NULL
                            | G_SPAWN_STDERR_TO_DEV_NULL,
                        child_cb, NULL, pid, error);
}

/* Waits, and ends the whole group when the time is up. */
static gboolean
wait_for (GPid pid, guint seconds, int *status)
{
  gint64 end = g_get_monotonic_time () + seconds * G_TIME_SPAN_SECOND;
  gboolean in_time = TRUE;

  for (;;)
    {
      pid_t done = waitpid (pid, status, in_time ? WNOHANG : 0);

      if (done == pid)
        break;
      if (done < 0 && errno != EINTR)
        {
          *status = -1;
          break;
        }
      if (in_time && g_get_monotonic_time () >= end)
        {
          in_time = FALSE;
          kill (-pid, SIGKILL);
        }
      if (in_time)
        g_usleep (NAP);
    }
  kill (-pid, SIGKILL);
  g_spawn_close_pid (pid);

  return in_time;
}

/* Whether bubblewrap may make rooms here: in some containers it may not. */
static char *
find_bubblewrap (const char *folder)
{
  g_autofree char *bwrap = g_find_program_in_path ("bwrap");
  char *argv[] = { bwrap,
                   (char *) "--unshare-net",
                   (char *) "--ro-bind",
                   (char *) "/",
                   (char *) "/",
                   (char *) "true",
                   NULL };
  GPid pid;
  int status = -1;

  if (bwrap == NULL || !spawn (argv, folder, &pid, NULL)
      || !wait_for (pid, 5, &status) || !WIFEXITED (status)
      || WEXITSTATUS (status) != 0)
    return NULL;

  return g_steal_pointer (&bwrap);
}

static void
add_words (GStrvBuilder *argv, const char *first, ...)
{
  va_list words;

  va_start (words, first);
  for (const char *word = first; word != NULL;
       word = va_arg (words, const char *))
    g_strv_builder_add (argv, word);
  va_end (words);
}

static GStrv
make_command (const char *office, const char *folder)
{
  g_autoptr (GStrvBuilder) argv = g_strv_builder_new ();
  g_autofree char *bwrap = find_bubblewrap (folder);
  g_autofree char *profile = g_build_filename (folder, "profile", NULL);
  g_autofree char *uri = g_filename_to_uri (profile, NULL, NULL);
  g_autofree char *option = g_strconcat ("-env:UserInstallation=", uri, NULL);

  if (bwrap != NULL)
    add_words (argv, bwrap, "--unshare-net", "--unshare-pid", "--new-session",
               "--die-with-parent", "--ro-bind", "/", "/", "--dev", "/dev",
               "--proc", "/proc", "--tmpfs", "/tmp", "--bind", folder, folder,
               "--chdir", folder, NULL);
  add_words (argv, office, option, "--headless", "--norestore", "--nolockcheck",
             "--nodefault", "--convert-to", "docx:MS Word 2007 XML", "--outdir",
             folder, INPUT, NULL);

  return g_strv_builder_end (argv);
}

static gboolean
prepare (const char *folder, GBytes *bytes, GError **error)
{
  g_autofree char *input = g_build_filename (folder, INPUT, NULL);
  g_autofree char *user = g_build_filename (folder, "profile", "user", NULL);
  g_autofree char *registry =
      g_build_filename (user, "registrymodifications.xcu", NULL);
  gsize length;
  const char *data = g_bytes_get_data (bytes, &length);

  return g_mkdir_with_parents (user, 0700) == 0
         && g_file_set_contents (registry, settings, -1, error)
         && g_file_set_contents (input, data, (gssize) length, error);
}

static GBytes *
convert_in (const char *folder,
            const char *office,
            GBytes *bytes,
            GError **error)
{
  g_autofree char *result = g_build_filename (folder, RESULT, NULL);
  g_auto (GStrv) command = NULL;
  GPid pid;
  int status = -1;

  if (!prepare (folder, bytes, error))
    return NULL;
  command = make_command (office, folder);
  if (!spawn (command, folder, &pid, error))
    return NULL;
  if (!wait_for (pid, SECONDS, &status))
    {
      fail (error, _ ("LibreOffice did not convert it within a minute"));
      return NULL;
    }
  if (!g_file_test (result, G_FILE_TEST_IS_REGULAR))
    {
      fail (error, _ ("LibreOffice could not convert it: it may be damaged "
                      "or locked with a password"));
      return NULL;
    }

  return dx_input_read (result, MAX_RESULT, error);
}

/*
 * dx_convert_is_possible:
 *
 * Returns: whether LibreOffice is there
 */
gboolean
dx_convert_is_possible (void)
{
  g_autofree char *office = find_office ();

  return office != NULL;
}

/*
 * dx_convert_to_word:
 * @bytes: a Word file in the old format
 *
 * Converts it by LibreOffice: in a process with a profile of its own,
 * without macros, without a network where bubblewrap is there, for a minute
 * and with 1 GiB at most.
 *
 * Returns: (transfer full) (nullable): a .docx file
 */
GBytes *
dx_convert_to_word (GBytes *bytes, GError **error)
{
  g_autofree char *office = find_office ();
  g_autofree char *folder = NULL;
  GBytes *converted;

  if (office == NULL)
    {
      fail (error, _ ("LibreOffice is not installed: without it, a Word "
                      "document in the old format cannot be read"));
      return NULL;
    }
  folder = g_dir_make_tmp ("dexuat-XXXXXX", error);
  if (folder == NULL)
    return NULL;
  converted = convert_in (folder, office, bytes, error);
  remove_folder (folder);

  return converted;
}
