/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "store-fixture.h"

#include <glib/gstdio.h>
#include <string.h>

/* Copies of the database. */

static char *
back_up (DxStore *store)
{
  g_autoptr (GError) error = NULL;
  char *path = dx_store_backup (store, &error);

  g_assert_no_error (error);
  return path;
}

static guint
count_files (StoreFixture *fixture)
{
  g_autofree char *folder = store_path (fixture, "backups");
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  guint n = 0;

  while (g_dir_read_name (dir) != NULL)
    n++;
  return n;
}

static void
test_restore (StoreFixture *fixture, gconstpointer data)
{
  DxStore *store = store_open (fixture);
  g_autofree char *id = store_save_new (fixture, store, "Đo lường");
  g_autofree char *path = back_up (store);
  g_autofree char *name = g_path_get_basename (path);
  g_autofree char *database = store_path (fixture, "dexuat.db");
  g_autoptr (DxProposal) proposal = NULL;

  g_assert_true (
      g_regex_match_simple ("^dexuat-\\d{8}-\\d{6}\\.db$", name, 0, 0));
  g_assert_cmpuint (store_file_mode (path), ==, 0600);
  g_assert_cmpuint (count_files (fixture), ==, 1);
  g_free (store_save_new (fixture, store, "Sau"));
  store_close (&store);

  /* It takes the place of the database as it is. */
  g_assert_cmpint (g_rename (path, database), ==, 0);
  store = store_open (fixture);
  g_assert_cmpuint (dx_store_count_proposals (store), ==, 1);
  proposal = store_load (fixture, store, id);
  store_assert_sound (store);
  store_close (&store);
}

static void
test_unchanged (StoreFixture *fixture, gconstpointer data)
{
  DxStore *store = store_open (fixture);
  g_autofree char *first = back_up (store);
  g_autofree char *same = NULL;
  g_autofree char *other = NULL;

  store_close (&store);
  store = store_open (fixture);
  same = back_up (store);
  g_assert_cmpstr (first, ==, same);
  g_free (store_save_new (fixture, store, "Mới"));
  other = back_up (store);
  g_assert_cmpstr (first, <, other);
  g_assert_cmpuint (count_files (fixture), ==, 2);
  store_close (&store);
}

static void
test_ten (StoreFixture *fixture, gconstpointer data)
{
  DxStore *store = store_open (fixture);
  g_autofree char *own = store_path (fixture, "backups/của tôi.db");
  g_autofree char *similar =
      store_path (fixture, "backups/dexuat-20250101-000000.db.old");
  g_autoptr (GPtrArray) paths = NULL;
  g_autofree char *last = NULL;

  paths = dx_store_list_backups (store, NULL);
  g_assert_cmpuint (paths->len, ==, 0);
  for (guint i = 0; i < 13; i++)
    {
      g_free (store_save_new (fixture, store, "Tên"));
      g_free (last);
      last = back_up (store);
      if (i == 0)
        {
          g_assert_true (g_file_set_contents (own, "x", 1, NULL));
          g_assert_true (g_file_set_contents (similar, "x", 1, NULL));
        }
    }
  g_ptr_array_unref (paths);
  paths = dx_store_list_backups (store, NULL);
  g_assert_cmpuint (paths->len, ==, 10);
  g_assert_cmpstr (g_ptr_array_index (paths, 0), ==, last);
  for (guint i = 1; i < paths->len; i++)
    g_assert_cmpstr (g_ptr_array_index (paths, i - 1), >,
                     g_ptr_array_index (paths, i));
  /* What somebody else put there is not touched. */
  g_assert_true (g_file_test (own, G_FILE_TEST_EXISTS));
  g_assert_true (g_file_test (similar, G_FILE_TEST_EXISTS));
  store_close (&store);
}

/* The clock was wrong once: the copies from the future do not push out
 * what is made now. */
static void
test_future (StoreFixture *fixture, gconstpointer data)
{
  DxStore *store = store_open (fixture);
  g_autofree char *folder = store_path (fixture, "backups");
  g_autofree char *path = NULL;

  g_mkdir (folder, 0700);
  for (guint i = 0; i < 12; i++)
    {
      g_autofree char *name =
          g_strdup_printf ("%s/dexuat-20990101-0000%02u.db", folder, i);

      g_assert_true (g_file_set_contents (name, "x", 1, NULL));
    }
  path = back_up (store);
  g_assert_true (g_file_test (path, G_FILE_TEST_EXISTS));
  g_assert_cmpuint (count_files (fixture), ==, 10);
  store_close (&store);
}

/* A damaged database is no backup, and no good one goes for it. */
static void
test_damaged (StoreFixture *fixture, gconstpointer data)
{
  DxStore *store = store_open (fixture);
  g_autofree char *path = back_up (store);
  g_autoptr (GError) error = NULL;

  g_free (store_save_new (fixture, store, "Tên"));
  /* An index that says something else than its table. */
  sqlite3_db_config (store->database->handle, SQLITE_DBCONFIG_DEFENSIVE, 0,
                     NULL);
  g_assert_true (dx_database_run (
      store->database,
      "PRAGMA writable_schema = ON;"
      "UPDATE sqlite_schema SET sql = replace (sql, 'trashed = 0',"
      "  'trashed <> 0') WHERE name = 'proposal_by_title';"
      "PRAGMA writable_schema = OFF",
      NULL));
  store_close (&store);
  store = dx_store_open (fixture->folder, &error);
  if (store != NULL)
    g_assert_null (dx_store_backup (store, &error));
  g_assert_error (error, DX_STORE_ERROR, DX_STORE_ERROR_DAMAGED);
  g_assert_cmpuint (count_files (fixture), ==, 1);
  g_assert_true (g_file_test (path, G_FILE_TEST_EXISTS));
  g_clear_object (&store);
}

static void
test_no_place (StoreFixture *fixture, gconstpointer data)
{
  DxStore *store = store_open (fixture);
  g_autofree char *folder = store_path (fixture, "backups");
  g_autoptr (GError) error = NULL;

  g_assert_true (g_file_set_contents (folder, "x", 1, NULL));
  store_assert_refused (dx_store_backup (store, &error) != NULL, error,
                        DX_STORE_ERROR_IO);
  store_close (&store);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  STORE_TEST ("/backup/restore", test_restore);
  STORE_TEST ("/backup/unchanged", test_unchanged);
  STORE_TEST ("/backup/ten", test_ten);
  STORE_TEST ("/backup/future", test_future);
  STORE_TEST ("/backup/damaged", test_damaged);
  STORE_TEST ("/backup/no-place", test_no_place);
  return g_test_run ();
}
