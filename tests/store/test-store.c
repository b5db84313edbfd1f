/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "store-fixture.h"

#include <errno.h>
#include <glib/gstdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "dx-lock-private.h"

/* Opening: the folder, who may write, and files that are not as they
 * should be. */

static void
test_new (StoreFixture *fixture, gconstpointer data)
{
  DxStore *store = store_open (fixture);

  g_assert_cmpstr (dx_store_get_folder (store), ==, fixture->folder);
  g_assert_cmpuint (dx_store_count_proposals (store), ==, 0);
  g_assert_true (dx_store_retry_lock (store));
  store_assert_sound (store);
  store_close (&store);
  store = store_open (fixture);
  store_close (&store);
}

static void
assert_private (StoreFixture *fixture)
{
  static const char *const names[] = { "dexuat.db", "dexuat.db-wal",
                                       "dexuat.db-shm", "dexuat.lock" };
  g_autofree char *backups = store_path (fixture, "backups");

  g_assert_cmpuint (store_file_mode (fixture->folder), ==, 0700);
  g_assert_cmpuint (store_file_mode (backups), ==, 0700);
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autofree char *path = store_path (fixture, names[i]);

      g_assert_cmpuint (store_file_mode (path), ==, 0600);
    }
}

static void
test_modes (StoreFixture *fixture, gconstpointer data)
{
  static const mode_t masks[] = { 0000, 0022, 0077, 0277, 0777 };
  const mode_t before = umask (0);

  for (guint i = 0; i < G_N_ELEMENTS (masks); i++)
    {
      g_autofree char *name = g_strdup_printf ("m%u", i);
      g_autoptr (DxStore) store = NULL;
      g_autofree char *backup = NULL;

      g_free (fixture->folder);
      fixture->folder = g_build_filename (fixture->base, name, "a", "b", NULL);
      umask (masks[i]);
      store = store_open (fixture);
      backup = dx_store_backup (store, NULL);
      umask (before);
      g_assert_nonnull (backup);
      g_assert_cmpuint (store_file_mode (backup), ==, 0600);
      assert_private (fixture);
    }
}

/* Files that somebody opened to all are closed again. */
static void
test_modes_are_mended (StoreFixture *fixture, gconstpointer data)
{
  g_autofree char *path = store_path (fixture, "dexuat.db");
  g_autofree char *backup = NULL;
  DxStore *store = store_open (fixture);

  store_close (&store);
  g_chmod (path, 0644);
  store = store_open (fixture);
  backup = dx_store_backup (store, NULL);
  assert_private (fixture);
  store_close (&store);
}

static void
assert_not_opened (StoreFixture *fixture, DxStoreError code, const char *named)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DxStore) store = dx_store_open (fixture->folder, &error);

  g_assert_null (store);
  g_assert_error (error, DX_STORE_ERROR, (int) code);
  g_assert_nonnull (strstr (error->message, named));
}

static void
test_no_folder (StoreFixture *fixture, gconstpointer data)
{
  g_assert_true (g_file_set_contents (fixture->folder, "x", 1, NULL));
  assert_not_opened (fixture, DX_STORE_ERROR_OPEN, "dữ liệu");
}

static void
write_database (StoreFixture *fixture, const char *sql)
{
  g_autofree char *path = store_path (fixture, "dexuat.db");
  g_autoptr (DxDatabase) database = NULL;

  g_mkdir (fixture->folder, 0700);
  g_assert_true (dx_file_make_private (path, NULL));
  database = dx_database_open (path, DX_DATABASE_WRITE, NULL);
  g_assert_nonnull (database);
  g_assert_true (dx_database_run (database, sql, NULL));
}

static void
test_newer (StoreFixture *fixture, gconstpointer data)
{
  DxStore *store = store_open (fixture);

  store_close (&store);
  write_database (fixture, "PRAGMA user_version = 99");
  assert_not_opened (fixture, DX_STORE_ERROR_NEWER, "dexuat.db");
}

static void
test_foreign (StoreFixture *fixture, gconstpointer data)
{
  write_database (fixture, "CREATE TABLE other (a)");
  assert_not_opened (fixture, DX_STORE_ERROR_OPEN, "dexuat.db");
}

static void
test_not_a_database (StoreFixture *fixture, gconstpointer data)
{
  g_autofree char *path = store_path (fixture, "dexuat.db");
  g_autofree char *text = g_strnfill (10000, 'x');

  g_mkdir (fixture->folder, 0700);
  g_assert_true (g_file_set_contents (path, text, -1, NULL));
  assert_not_opened (fixture, DX_STORE_ERROR_DAMAGED, "dexuat.db");
}

/* Bytes in the middle are changed, or the end is missing. */
static void
damage (const char *path, gboolean cut)
{
  g_autofree char *bytes = NULL;
  gsize size;

  g_assert_true (g_file_get_contents (path, &bytes, &size, NULL));
  g_assert_cmpuint (size, >, 40000);
  if (cut)
    size = size / 2 - size / 2 % 4096;
  else
    memset (bytes + 4096, 0x5A, size - 2 * 4096);
  g_assert_true (g_file_set_contents (path, bytes, (gssize) size, NULL));
}

static void
test_damaged (StoreFixture *fixture, gconstpointer data)
{
  g_autofree char *path = store_path (fixture, "dexuat.db");

  for (guint i = 0; i < 2; i++)
    {
      DxStore *store = store_open (fixture);

      for (guint n = 0; n < 30; n++)
        g_free (store_save_new (fixture, store, "Tên"));
      store_close (&store);
      damage (path, i == 0);
      assert_not_opened (fixture, DX_STORE_ERROR_DAMAGED, "dexuat.db");
      g_assert_cmpint (g_unlink (path), ==, 0);
    }
}

/* A table that should be there is not. */
static void
test_incomplete (StoreFixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  DxStore *store = store_open (fixture);
  g_autofree char *id = store_save_new (fixture, store, "Tên");

  store_close (&store);
  write_database (fixture, "DROP TABLE revision");
  store = store_open (fixture);
  g_assert_null (dx_store_list_revisions (store, id, &error));
  g_assert_error (error, DX_STORE_ERROR, DX_STORE_ERROR_DAMAGED);
  store_close (&store);
}

/* Every writer refuses with one reason. */
static void
assert_reads_only (StoreFixture *fixture, DxStore *store, const char *id)
{
  g_autoptr (DxProposal) proposal = store_load (fixture, store, id);
  g_autoptr (GBytes) bytes = g_bytes_new_static ("x", 1);
  g_autoptr (GBytes) json =
      g_bytes_new_static ("{\"format\":\"dexuat-profile\",\"version\":1}", 39);
  g_autoptr (DxProfile) profile = dx_profile_new_from_json (json, NULL);
  g_autoptr (GError) e = NULL;

  g_assert_nonnull (profile);
#define REFUSED(call) store_assert_refused (call, e, DX_STORE_ERROR_READ_ONLY)
  REFUSED (dx_store_save (store, proposal, NULL, &e));
  REFUSED (dx_store_trash (store, id, &e));
  REFUSED (dx_store_untrash (store, id, &e));
  REFUSED (dx_store_delete_trashed (store, 1, &e));
  REFUSED (dx_store_add_revision (store, proposal, DX_REVISION_SAVED, NULL,
                                  NULL, &e));
  REFUSED (
      dx_store_add_attachment (store, id, "a.pdf", "other", bytes, NULL, &e));
  REFUSED (dx_store_set_attachment_kind (store, 1, "other", &e));
  REFUSED (dx_store_remove_attachment (store, 1, &e));
  REFUSED (dx_store_restore_attachment (store, 1, &e));
  REFUSED (dx_store_set_profile (store, profile, &e));
  REFUSED (dx_store_set_setting (store, "a", "b", &e));
  REFUSED (dx_store_backup (store, &e) != NULL);
#undef REFUSED
  g_assert_cmpuint (dx_store_count_proposals (store), ==, 1);
}

/* Two stores in one process stand for two processes: the lock belongs to
 * the open file. */
static void
test_second_reads (StoreFixture *fixture, gconstpointer data)
{
  DxStore *first = store_open (fixture);
  g_autofree char *id = store_save_new (fixture, first, "Đo lường");
  DxStore *second = store_open_at (fixture->folder);

  g_assert_cmpint (dx_store_get_access (second), ==, DX_STORE_BUSY);
  assert_reads_only (fixture, second, id);
  g_assert_false (dx_store_retry_lock (second));
  store_close (&first);
  g_assert_true (dx_store_retry_lock (second));
  g_assert_cmpint (dx_store_get_access (second), ==, DX_STORE_WRITABLE);
  g_free (store_save_new (fixture, second, "Hai"));
  store_assert_sound (second);
  store_close (&second);
}

static void
holder (const char *folder)
{
  StoreFixture fixture = { .folder = (char *) folder,
                           .catalog = dx_catalog_new () };
  DxStore *store = store_open (&fixture);
  g_autofree char *id = store_save_new (&fixture, store, "Một");
  g_autofree char *line = NULL;

  store_role_say ("%s", id);
  while ((line = store_role_hear ()) != NULL)
    {
      g_autoptr (DxProposal) proposal = store_load (&fixture, store, id);

      dx_proposal_set_text (proposal, "I.name", line);
      store_save (store, proposal);
      store_role_say ("%s", line);
      g_clear_pointer (&line, g_free);
    }
  store_close (&store);
  g_clear_object (&fixture.catalog);
}

static void
count_cb (DxStore *store, const char *id, guint *count)
{
  g_assert_cmpstr (id, ==, "");
  ++*count;
}

static void
test_two_processes (StoreFixture *fixture, gconstpointer data)
{
  StoreChild child;
  g_autofree char *id = NULL;
  g_autofree char *said = NULL;
  g_autoptr (DxProposal) proposal = NULL;
  g_autoptr (DxProposal) newer = NULL;
  g_autoptr (GError) error = NULL;
  DxStore *store;
  guint count = 0;

  store_child_start (&child, "holder", fixture->folder);
  id = store_child_hear (&child);
  store = store_open_at (fixture->folder);
  g_assert_cmpint (dx_store_get_access (store), ==, DX_STORE_BUSY);
  assert_reads_only (fixture, store, id);
  g_signal_connect (store, "changed", G_CALLBACK (count_cb), &count);
  g_assert_false (dx_store_retry_lock (store));
  g_assert_cmpuint (count, ==, 0);

  /* What the other one writes is seen and told, and never overwritten by
   * what was read before. */
  proposal = store_load (fixture, store, id);
  said = store_child_ask (&child, "Hai");
  g_assert_cmpstr (said, ==, "Hai");
  g_assert_false (dx_store_retry_lock (store));
  g_assert_cmpuint (count, ==, 1);
  g_assert_false (dx_store_retry_lock (store));
  g_assert_cmpuint (count, ==, 1);

  store_child_end (&child);
  g_assert_true (dx_store_retry_lock (store));
  g_assert_cmpuint (count, ==, 2);
  g_signal_handlers_disconnect_by_data (store, &count);
  dx_proposal_set_text (proposal, "I.name", "Ba");
  store_assert_refused (dx_store_save (store, proposal, NULL, &error), error,
                        DX_STORE_ERROR_CONFLICT);
  newer = store_load (fixture, store, id);
  g_assert_cmpstr (dx_proposal_get_text (newer, "I.name"), ==, "Hai");
  dx_proposal_set_text (newer, "I.name", "Ba");
  store_save (store, newer);
  store_save (store, newer);
  store_close (&store);
}

/* The lock goes with a process that is killed, and what it saved is
 * there. */
static void
test_killed_holder (StoreFixture *fixture, gconstpointer data)
{
  StoreChild child;
  g_autofree char *id = NULL;
  DxStore *store;

  store_child_start (&child, "holder", fixture->folder);
  id = store_child_hear (&child);
  store = store_open_at (fixture->folder);
  g_assert_cmpint (dx_store_get_access (store), ==, DX_STORE_BUSY);
  store_child_kill (&child);
  g_assert_true (dx_store_retry_lock (store));
  g_assert_true (dx_store_contains (store, id));
  store_assert_sound (store);
  store_close (&store);
}

/* Opens as somebody who may not write, and says what came of it. */
static void
reader (const char *folder)
{
  StoreFixture fixture = { .folder = (char *) folder };
  g_autoptr (GError) error = NULL;
  g_autoptr (DxStore) store = NULL;
  g_autofree char *id = store_role_hear ();

  fixture.catalog = dx_catalog_new ();
  store_become_nobody ();
  store = dx_store_open (folder, &error);
  if (store == NULL)
    {
      store_role_say ("error %d", error->code);
    }
  else
    {
      g_assert_cmpint (dx_store_get_access (store), ==, DX_STORE_MEDIUM);
      g_assert_false (dx_store_retry_lock (store));
      assert_reads_only (&fixture, store, id);
      store_role_say ("read");
    }
  g_clear_object (&fixture.catalog);
}

static void
assert_reader_says (StoreFixture *fixture, const char *id, const char *expected)
{
  StoreChild child;
  g_autofree char *said = NULL;

  store_child_start (&child, "reader", fixture->folder);
  said = store_child_ask (&child, id);
  g_assert_cmpstr (said, ==, expected);
  store_child_end (&child);
}

static void
protect (StoreFixture *fixture, guint folder_mode, guint file_mode)
{
  g_autoptr (GDir) dir = g_dir_open (fixture->folder, 0, NULL);
  const char *name;

  while ((name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = store_path (fixture, name);

      store_give_to_nobody (path, file_mode);
    }
  store_give_to_nobody (fixture->folder, folder_mode);
  store_give_to_nobody (fixture->base, 0700);
}

static void
test_read_only_folder (StoreFixture *fixture, gconstpointer data)
{
  DxStore *store = store_open (fixture);
  g_autofree char *id = store_save_new (fixture, store, "Tên");
  g_autofree char *path = store_path (fixture, "dexuat.db");

  store_close (&store);
  protect (fixture, 0500, 0400);
  assert_reader_says (fixture, id, "read");
  /* The files could be written, but nothing beside them. */
  protect (fixture, 0500, 0600);
  assert_reader_says (fixture, id, "read");
  /* The folder could, but not the file. */
  protect (fixture, 0700, 0400);
  assert_reader_says (fixture, id, "read");
  /* Whatever reading left there does not stand in the way. */
  protect (fixture, 0700, 0400);
  g_chmod (path, 0600);
  store = store_open (fixture);
  g_free (store_save_new (fixture, store, "Hai"));
  store_close (&store);
}

static void
test_read_only_empty (StoreFixture *fixture, gconstpointer data)
{
  g_autofree char *expected = g_strdup_printf ("error %d", DX_STORE_ERROR_OPEN);

  g_mkdir (fixture->folder, 0700);
  protect (fixture, 0500, 0400);
  assert_reader_says (fixture, "x", expected);
  /* Not there, and cannot be made. */
  store_give_to_nobody (fixture->base, 0700);
  g_assert_cmpint (g_rmdir (fixture->folder), ==, 0);
  store_give_to_nobody (fixture->base, 0500);
  assert_reader_says (fixture, "x", expected);
}

/* What was killed in the middle left a log, which reading alone cannot
 * bring in when SQLite's index of it is gone. Old content must not be
 * shown as if it were the newest. */
static void
test_read_only_after_kill (StoreFixture *fixture, gconstpointer data)
{
  g_autofree char *expected = g_strdup_printf ("error %d", DX_STORE_ERROR_OPEN);
  g_autofree char *shared = store_path (fixture, "dexuat.db-shm");
  StoreChild child;
  g_autofree char *id = NULL;

  store_child_start (&child, "holder", fixture->folder);
  id = store_child_hear (&child);
  store_child_kill (&child);
  g_assert_cmpint (g_unlink (shared), ==, 0);
  protect (fixture, 0500, 0400);
  assert_reader_says (fixture, id, expected);
}

static void
test_errors (StoreFixture *fixture, gconstpointer data)
{
  static const struct {
    int code;
    DxStoreError expected;
  } rows[] = {
    { SQLITE_FULL, DX_STORE_ERROR_FULL },
    { SQLITE_READONLY_DBMOVED, DX_STORE_ERROR_READ_ONLY },
    { SQLITE_READONLY, DX_STORE_ERROR_READ_ONLY },
    { SQLITE_CORRUPT_VTAB, DX_STORE_ERROR_DAMAGED },
    { SQLITE_CORRUPT, DX_STORE_ERROR_DAMAGED },
    { SQLITE_NOTADB, DX_STORE_ERROR_DAMAGED },
    { SQLITE_ERROR, DX_STORE_ERROR_DAMAGED },
    { SQLITE_IOERR_READ, DX_STORE_ERROR_IO },
    { SQLITE_IOERR_FSYNC, DX_STORE_ERROR_IO },
    { SQLITE_BUSY_SNAPSHOT, DX_STORE_ERROR_IO },
    { SQLITE_LOCKED, DX_STORE_ERROR_IO },
    { SQLITE_CANTOPEN_ISDIR, DX_STORE_ERROR_OPEN },
    { SQLITE_PERM, DX_STORE_ERROR_OPEN },
    { SQLITE_TOOBIG, DX_STORE_ERROR_TOO_LARGE },
    { SQLITE_NOMEM, DX_STORE_ERROR_IO },
  };
  g_autoptr (DxDatabase)
      database = dx_database_open ("/nơi/kho.db", DX_DATABASE_MEMORY, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_false (dx_database_fail (database, rows[i].code, &error));
      g_assert_error (error, DX_STORE_ERROR, (int) rows[i].expected);
      g_assert_nonnull (strstr (error->message, "/nơi/kho.db"));
    }
}

/* Another program in the middle of writing keeps us waiting a moment. */
static void
test_other_program_writes (StoreFixture *fixture, gconstpointer data)
{
  DxStore *store = store_open (fixture);
  g_autoptr (DxProposal) proposal = store_new_proposal (fixture, "Tên", NULL);
  g_autoptr (DxDatabase) other = NULL;
  g_autoptr (GError) error = NULL;
  gint64 start;

  other = dx_database_open (store->path, DX_DATABASE_WRITE, NULL);
  g_assert_true (dx_database_run (other, "BEGIN IMMEDIATE", NULL));
  start = g_get_monotonic_time ();
  store_assert_refused (dx_store_save (store, proposal, NULL, &error), error,
                        DX_STORE_ERROR_IO);
  g_assert_cmpint (g_get_monotonic_time () - start, <, 5 * G_USEC_PER_SEC);
  dx_database_roll_back (other);
  store_save (store, proposal);
  g_clear_pointer (&other, dx_database_free);
  store_close (&store);
}

int
main (int argc, char **argv)
{
  static const StoreRole roles[] = { { "holder", holder },
                                     { "reader", reader },
                                     { NULL, NULL } };

  if (store_play_role (argc, argv, roles))
    return 0;
  g_test_init (&argc, &argv, NULL);
  STORE_TEST ("/store/new", test_new);
  STORE_TEST ("/store/modes", test_modes);
  STORE_TEST ("/store/modes-are-mended", test_modes_are_mended);
  STORE_TEST ("/store/no-folder", test_no_folder);
  STORE_TEST ("/store/newer", test_newer);
  STORE_TEST ("/store/foreign", test_foreign);
  STORE_TEST ("/store/not-a-database", test_not_a_database);
  STORE_TEST ("/store/damaged", test_damaged);
  STORE_TEST ("/store/incomplete", test_incomplete);
  STORE_TEST ("/store/second-reads", test_second_reads);
  STORE_TEST ("/store/two-processes", test_two_processes);
  STORE_TEST ("/store/killed-holder", test_killed_holder);
  STORE_TEST ("/store/read-only-folder", test_read_only_folder);
  STORE_TEST ("/store/read-only-empty", test_read_only_empty);
  STORE_TEST ("/store/read-only-after-kill", test_read_only_after_kill);
  STORE_TEST ("/store/errors", test_errors);
  STORE_TEST ("/store/other-program-writes", test_other_program_writes);
  return g_test_run ();
}
