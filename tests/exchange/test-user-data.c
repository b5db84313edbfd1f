/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dx-user-data.h"

#include <glib/gstdio.h>

static void
put (const char *base, const char *kind, const char *name, const char *text)
{
  g_autofree char *folder = g_build_filename (base, kind, NULL);
  g_autofree char *path = g_build_filename (folder, name, NULL);

  g_assert_cmpint (g_mkdir_with_parents (folder, 0700), ==, 0);
  g_assert_true (g_file_set_contents (path, text, -1, NULL));
}

static void
test_absent (void)
{
  g_autoptr (DxCatalog) catalog = dx_catalog_new ();
  g_autoptr (GPtrArray) problems
      = dx_user_data_load (catalog, "/không/có/đâu");

  g_assert_cmpuint (problems->len, ==, 0);
}

/* A bad file is named with its place; the good ones are there. */
static void
test_mixed (void)
{
  g_autofree char *base = g_dir_make_tmp ("dexuat-XXXXXX", NULL);
  g_autofree char *call = NULL;
  g_autoptr (DxCatalog) catalog = dx_catalog_new ();
  g_autoptr (GPtrArray) problems = NULL;
  g_autofree char *seed = g_test_build_filename (
      G_TEST_DIST, "..", "data", "calls", "dien-bien-2026.json", NULL);
  g_autoptr (GString) text = NULL;

  g_assert_true (g_file_get_contents (seed, &call, NULL, NULL));
  text = g_string_new (call);
  g_string_replace (text, "\"dien-bien-2026\"", "\"rieng-2027\"", 1);
  put (base, "calls", "b.json", text->str);
  put (base, "calls", "a.json", "{");
  put (base, "calls", "c.txt", "{");
  put (base, "forms", "d.json", "{\"format\":\"dexuat-form\",\"version\":9}");

  problems = dx_user_data_load (catalog, base);
  g_assert_cmpuint (problems->len, ==, 2);
  g_assert_nonnull (
      strstr (g_ptr_array_index (problems, 0), "forms/d.json: "));
  g_assert_nonnull (
      strstr (g_ptr_array_index (problems, 1), "calls/a.json: "));
  g_assert_nonnull (dx_catalog_get_call (catalog, "rieng-2027", NULL));
  g_assert_false (
      dx_catalog_get_call (catalog, "rieng-2027", NULL)->builtin);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/user-data/absent", test_absent);
  g_test_add_func ("/user-data/mixed", test_mixed);

  return g_test_run ();
}
