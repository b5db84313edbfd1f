/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "store-fixture.h"

#include <string.h>

/* The profile and settings. */

static void
test_settings (StoreFixture *fixture, gconstpointer data)
{
  DxStore *store = store_open (fixture);
  g_autofree char *value = NULL;

  g_assert_null (dx_store_get_setting (store, "a"));
  g_assert_true (dx_store_set_setting (store, "a", "một", NULL));
  g_assert_true (dx_store_set_setting (store, "a", "hai '\"", NULL));
  g_assert_true (dx_store_set_setting (store, "b", "", NULL));
  store_close (&store);
  store = store_open (fixture);
  value = dx_store_get_setting (store, "a");
  g_assert_cmpstr (value, ==, "hai '\"");
  g_clear_pointer (&value, g_free);
  value = dx_store_get_setting (store, "b");
  g_assert_cmpstr (value, ==, "");
  g_assert_true (dx_store_set_setting (store, "a", NULL, NULL));
  g_assert_true (dx_store_set_setting (store, "a", NULL, NULL));
  g_assert_null (dx_store_get_setting (store, "a"));
  store_close (&store);
}

static void
test_profile (StoreFixture *fixture, gconstpointer data)
{
  static const char json[] = "{\"format\":\"dexuat-profile\",\"version\":1,"
                             "\"name\":\"Công ty\",\"later\":[1]}";
  g_autoptr (GBytes) bytes = g_bytes_new_static (json, strlen (json));
  g_autoptr (DxProfile) profile = dx_profile_new_from_json (bytes, NULL);
  g_autoptr (DxProfile) other = dx_profile_with (profile, "place", "Điện Biên");
  g_autoptr (DxProfile) read = NULL;
  g_autoptr (GBytes) before = dx_profile_to_json (other);
  g_autoptr (GBytes) after = NULL;
  g_autoptr (GError) error = NULL;
  DxStore *store = store_open (fixture);

  g_assert_true (dx_store_set_profile (store, profile, NULL));
  g_assert_true (dx_store_set_profile (store, other, NULL));
  read = dx_store_get_profile (store, NULL);
  after = dx_profile_to_json (read);
  g_assert_true (g_bytes_equal (before, after));
  g_assert_true (
      dx_database_run (store->database, "UPDATE profile SET json = '{'", NULL));
  store_assert_refused (dx_store_get_profile (store, &error) != NULL, error,
                        DX_STORE_ERROR_DAMAGED);
  store_close (&store);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  STORE_TEST ("/settings/settings", test_settings);
  STORE_TEST ("/settings/profile", test_profile);
  return g_test_run ();
}
