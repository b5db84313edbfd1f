/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dx-zip-reader.h"

#include <glib/gstdio.h>
#include <string.h>

#include "dx-zip-writer-private.h"

/* An archive of texts, in memory. */
static GBytes *
make (const char *name, ...)
{
  g_autoptr (DxZipWriter) zip = dx_zip_writer_new ();
  g_autofree char *path = NULL;
  g_autoptr (DxOutput) output = NULL;
  g_autoptr (GError) error = NULL;
  char *contents;
  gsize length;
  va_list args;
  int fd = g_file_open_tmp (NULL, &path, &error);

  g_assert_no_error (error);
  g_close (fd, NULL);
  va_start (args, name);
  for (; name != NULL; name = va_arg (args, const char *))
    {
      GBytes *bytes = va_arg (args, GBytes *);

      dx_zip_writer_add (zip, name, bytes, FALSE, &error);
      g_assert_no_error (error);
      g_bytes_unref (bytes);
    }
  va_end (args);
  output = dx_output_new (path, &error);
  g_assert_true (dx_zip_writer_finish (zip, output, &error));
  g_assert_true (dx_output_commit (output, &error));
  g_assert_true (g_file_get_contents (path, &contents, &length, &error));
  g_unlink (path);

  return g_bytes_new_take (contents, length);
}

static GBytes *
text (const char *words)
{
  return g_bytes_new (words, strlen (words));
}

static void
assert_text (DxZipReader *zip, const char *name, const char *words)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GBytes) wanted = text (words);
  guint index = 99;

  g_assert_true (dx_zip_reader_find (zip, name, &index));
  g_assert_cmpstr (dx_zip_reader_get_name (zip, index), ==, name);
  g_assert_cmpuint (dx_zip_reader_get_size (zip, index), ==, strlen (words));
  bytes = dx_zip_reader_read (zip, index, 1000, &error);
  g_assert_no_error (error);
  g_assert_true (g_bytes_equal (bytes, wanted));
}

static void
test_members (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes)
      bytes = make ("a.txt", text ("một"), "thư/hai.txt", text (""), NULL);
  g_autoptr (DxZipReader) zip = dx_zip_reader_new (bytes, &error);

  g_assert_no_error (error);
  g_assert_cmpuint (dx_zip_reader_get_n_members (zip), ==, 2);
  assert_text (zip, "a.txt", "một");
  assert_text (zip, "thư/hai.txt", "");
  g_assert_false (dx_zip_reader_find (zip, "b.txt", NULL));
}

static void
test_limit_of_caller (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = make ("a.txt", text ("dài quá"), NULL);
  g_autoptr (DxZipReader) zip = dx_zip_reader_new (bytes, NULL);

  g_assert_null (dx_zip_reader_read (zip, 0, 3, &error));
  g_assert_error (error, DX_ZIP_ERROR, DX_ZIP_ERROR_LIMIT);
  g_assert_nonnull (strstr (error->message, "a.txt"));
}

static void
test_nested_once (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes)
      outer = make ("1.zip",
                    make ("2.zip", make ("3.txt", text ("sâu"), NULL), "a.txt",
                          text ("nông"), NULL),
                    NULL);
  g_autoptr (DxZipReader) zip = dx_zip_reader_new (outer, &error);
  g_autoptr (DxZipReader) inner = NULL;
  guint index = 0;

  g_assert_no_error (error);
  inner = dx_zip_reader_new_for_member (zip, 0, &error);
  g_assert_no_error (error);
  assert_text (inner, "a.txt", "nông");
  g_assert_true (dx_zip_reader_find (inner, "2.zip", &index));
  g_assert_null (dx_zip_reader_new_for_member (inner, index, &error));
  g_assert_error (error, DX_ZIP_ERROR, DX_ZIP_ERROR_LIMIT);
}

/* Two archives that are each within the limits, and are not together. */
static void
test_limits_count_over_both (void)
{
  g_autoptr (DxZipWriter) zip = dx_zip_writer_new ();
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) big = g_bytes_new_take (g_malloc0 (1 << 28), 1 << 28);
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (DxZipReader) outer = NULL;

  bytes = make ("a.zip", make ("b", g_bytes_ref (big), "c", text ("x"), NULL),
                "d", g_bytes_ref (big), NULL);
  outer = dx_zip_reader_new (bytes, &error);
  g_assert_no_error (error);
  g_assert_null (dx_zip_reader_new_for_member (outer, 0, &error));
  g_assert_error (error, DX_ZIP_ERROR, DX_ZIP_ERROR_LIMIT);
}

static void
test_not_an_archive (void)
{
  static const char *const junk[] = { "", "PK", "PK\3\4", "văn bản" };

  for (guint i = 0; i < G_N_ELEMENTS (junk); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (GBytes) bytes = text (junk[i]);

      g_assert_null (dx_zip_reader_new (bytes, &error));
      g_assert_error (error, DX_ZIP_ERROR, DX_ZIP_ERROR_DAMAGED);
    }
}

/* Every archive that is cut, or has a byte changed, is refused or read: it
 * never ends the program. */
static void
test_damage (void)
{
  g_autoptr (GBytes) bytes =
      make ("a.txt", text ("chữ chữ chữ chữ chữ"), "b", text ("b"), NULL);
  gsize length;
  const guint8 *data = g_bytes_get_data (bytes, &length);

  for (gsize i = 0; i < length * 2; i++)
    {
      g_autofree guint8 *copy = g_memdup2 (data, length);
      g_autoptr (GBytes) damaged = NULL;
      g_autoptr (DxZipReader) zip = NULL;

      if (i >= length)
        copy[i - length] ^= 0xFF;
      damaged = g_bytes_new (copy, i < length ? i : length);
      zip = dx_zip_reader_new (damaged, NULL);
      for (guint m = 0; zip != NULL && m < dx_zip_reader_get_n_members (zip);
           m++)
        {
          g_autoptr (GBytes) read = dx_zip_reader_read (zip, m, 1 << 20, NULL);

          g_assert_cmpuint (read != NULL ? g_bytes_get_size (read) : 0, <=,
                            1 << 20);
        }
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/zip-reader/members", test_members);
  g_test_add_func ("/zip-reader/limit-of-caller", test_limit_of_caller);
  g_test_add_func ("/zip-reader/nested-once", test_nested_once);
  g_test_add_func ("/zip-reader/limits-over-both", test_limits_count_over_both);
  g_test_add_func ("/zip-reader/not-an-archive", test_not_an_archive);
  g_test_add_func ("/zip-reader/damage", test_damage);

  return g_test_run ();
}
