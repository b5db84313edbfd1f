/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dx-output.h"

#include <glib/gstdio.h>
#include <signal.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <unistd.h>

/* A folder of its own for each test, and what stands in it. */
typedef struct {
  char *folder;
  char *path;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  fixture->folder = g_dir_make_tmp ("dexuat-XXXXXX", NULL);
  fixture->path = g_build_filename (fixture->folder, "tệp ra.pdf", NULL);
}

static guint
count_files (Fixture *fixture)
{
  g_autoptr (GDir) dir = g_dir_open (fixture->folder, 0, NULL);
  guint n = 0;

  while (g_dir_read_name (dir) != NULL)
    n++;

  return n;
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  g_unlink (fixture->path);
  g_assert_cmpint (g_rmdir (fixture->folder), ==, 0);
  g_free (fixture->path);
  g_free (fixture->folder);
}

static void
write_text (DxOutput *output, const char *text)
{
  g_assert_true (dx_output_write (output, (const guint8 *) text,
                                  strlen (text), NULL));
}

static void
assert_contents (const char *path, const char *expected)
{
  g_autofree char *text = NULL;

  g_assert_true (g_file_get_contents (path, &text, NULL, NULL));
  g_assert_cmpstr (text, ==, expected);
}

static void
test_new_file (Fixture *fixture, gconstpointer data)
{
  g_autoptr (DxOutput) output = dx_output_new (fixture->path, NULL);
  struct stat status;

  write_text (output, "một ");
  write_text (output, "hai");
  g_assert_false (g_file_test (fixture->path, G_FILE_TEST_EXISTS));
  g_assert_true (dx_output_commit (output, NULL));
  assert_contents (fixture->path, "một hai");
  g_assert_cmpint (stat (fixture->path, &status), ==, 0);
  g_assert_cmpuint (status.st_mode & 0777, ==, 0640);
  g_assert_cmpuint (count_files (fixture), ==, 1);
}

static void
test_replace (Fixture *fixture, gconstpointer data)
{
  g_autoptr (DxOutput) output = NULL;

  g_assert_true (g_file_set_contents (fixture->path, "cũ", -1, NULL));
  output = dx_output_new (fixture->path, NULL);
  write_text (output, "mới");
  assert_contents (fixture->path, "cũ");
  g_assert_true (dx_output_commit (output, NULL));
  assert_contents (fixture->path, "mới");
  g_assert_cmpuint (count_files (fixture), ==, 1);
}

static void
test_given_up (Fixture *fixture, gconstpointer data)
{
  g_autofree char *much = g_strnfill (300000, 'x');
  DxOutput *output = dx_output_new (fixture->path, NULL);

  write_text (output, much);
  dx_output_free (output);
  g_assert_cmpuint (count_files (fixture), ==, 0);
}

static void
test_link (Fixture *fixture, gconstpointer data)
{
  g_autofree char *link = g_build_filename (fixture->folder, "nối", NULL);
  g_autoptr (DxOutput) output = NULL;

  g_assert_true (g_file_set_contents (fixture->path, "cũ", -1, NULL));
  g_assert_cmpint (symlink (fixture->path, link), ==, 0);
  output = dx_output_new (link, NULL);
  write_text (output, "mới");
  g_assert_true (dx_output_commit (output, NULL));
  assert_contents (fixture->path, "mới");
  g_assert_true (g_file_test (link, G_FILE_TEST_IS_SYMLINK));
  g_unlink (link);
}

/* A limit on file sizes stands for a full disk; the answer to a real one,
 * ENOSPC, comes from a device that is always full. */
static void
test_full (Fixture *fixture, gconstpointer data)
{
  struct rlimit old;
  struct rlimit small;
  g_autofree char *much = g_strnfill (300000, 'x');
  g_autoptr (GError) error = NULL;
  g_autoptr (DxOutput) output = NULL;

  signal (SIGXFSZ, SIG_IGN);
  g_assert_true (g_file_set_contents (fixture->path, "cũ", -1, NULL));
  getrlimit (RLIMIT_FSIZE, &old);
  small = old;
  small.rlim_cur = 100000;
  g_assert_cmpint (setrlimit (RLIMIT_FSIZE, &small), ==, 0);
  output = dx_output_new (fixture->path, NULL);
  g_assert_false (
      dx_output_write (output, (const guint8 *) much, 300000, &error)
      && dx_output_commit (output, &error));
  setrlimit (RLIMIT_FSIZE, &old);
  g_assert_error (error, DX_OUTPUT_ERROR, DX_OUTPUT_ERROR_WRITE);
  g_clear_pointer (&output, dx_output_free);
  assert_contents (fixture->path, "cũ");
  g_assert_cmpuint (count_files (fixture), ==, 1);
}

static void
test_full_device (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DxOutput) output = dx_output_new ("/dev/full", NULL);

  write_text (output, "một");
  g_assert_false (dx_output_commit (output, &error));
  g_assert_error (error, DX_OUTPUT_ERROR, DX_OUTPUT_ERROR_WRITE);
}

static void
test_restart (Fixture *fixture, gconstpointer data)
{
  g_autoptr (DxOutput) output = dx_output_new (fixture->path, NULL);
  g_autofree char *much = g_strnfill (1 << 20, 'x');

  write_text (output, much);
  write_text (output, "một");
  g_assert_true (dx_output_restart (output, NULL));
  write_text (output, "hai");
  g_assert_true (dx_output_commit (output, NULL));
  assert_contents (fixture->path, "hai");
}

static void
test_refused (Fixture *fixture, gconstpointer data)
{
  g_autofree char *absent
      = g_build_filename (fixture->folder, "không", "có.pdf", NULL);
  const char *const paths[]
      = { absent, fixture->folder, "/proc/a.pdf", "/etc/passwd/a.pdf" };

  for (guint i = 0; i < G_N_ELEMENTS (paths); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_null (dx_output_new (paths[i], &error));
      g_assert_error (error, DX_OUTPUT_ERROR, DX_OUTPUT_ERROR_OPEN);
    }
}

int
main (int argc, char **argv)
{
  static const struct {
    const char *name;
    void (*run) (Fixture *fixture, gconstpointer data);
  } tests[] = {
    { "/output/new-file", test_new_file },
    { "/output/replace", test_replace },
    { "/output/given-up", test_given_up },
    { "/output/link", test_link },
    { "/output/full", test_full },
    { "/output/full-device", test_full_device },
    { "/output/refused", test_refused },
    { "/output/restart", test_restart },
  };

  umask (0027);
  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (tests); i++)
    g_test_add (tests[i].name, Fixture, NULL, set_up, tests[i].run,
                tear_down);

  return g_test_run ();
}
