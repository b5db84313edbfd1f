/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dx-input.h"

#include <glib/gstdio.h>
#include <string.h>

static char *
make_file (const char *name, gsize length)
{
  char *path = g_build_filename (g_get_tmp_dir (), name, NULL);
  g_autofree char *bytes = g_strnfill (length, 'a');

  g_assert_true (g_file_set_contents (path, bytes, length, NULL));

  return path;
}

static void
test_limit (void)
{
  static const struct {
    gsize length;
    gboolean taken;
  } cases[] = { { 0, TRUE },       { 1, TRUE },       { 65536, TRUE },
                { 100000, TRUE },  { 100001, FALSE }, { 1000000, FALSE } };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *path = make_file ("dexuat-input", cases[i].length);
      g_autoptr (GError) error = NULL;
      g_autoptr (GBytes) bytes = dx_input_read (path, 100000, &error);

      if (cases[i].taken)
        {
          g_assert_no_error (error);
          g_assert_cmpuint (g_bytes_get_size (bytes), ==, cases[i].length);
        }
      else
        {
          g_assert_error (error, DX_INPUT_ERROR, DX_INPUT_ERROR_TOO_LARGE);
          g_assert_null (bytes);
        }
      g_unlink (path);
    }
}

static void
test_refused (void)
{
  static const struct {
    const char *path;
    int code;
  } cases[] = {
    { "/tmp", DX_INPUT_ERROR_KIND },
    { "/không có", DX_INPUT_ERROR_OPEN },
    { "/etc/passwd/a", DX_INPUT_ERROR_OPEN },
    { "/proc/self/mem", DX_INPUT_ERROR_READ },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_null (dx_input_read (cases[i].path, 1000, &error));
      g_assert_error (error, DX_INPUT_ERROR, cases[i].code);
    }
}

/* A stream without an end is given up at the limit. */
static void
test_endless (void)
{
  g_autoptr (GError) error = NULL;

  g_assert_null (dx_input_read ("/dev/zero", 1 << 20, &error));
  g_assert_error (error, DX_INPUT_ERROR, DX_INPUT_ERROR_TOO_LARGE);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/input/limit", test_limit);
  g_test_add_func ("/input/refused", test_refused);
  g_test_add_func ("/input/endless", test_endless);

  return g_test_run ();
}
