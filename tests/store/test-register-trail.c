/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "register-fixture.h"

#include <string.h>

/* The trail holds, and says where it was broken. */

/* Three dossiers, the first with a second version and marks. */
static DxRegister *
open_filled (StoreFixture *fixture, DxStore **store)
{
  DxRegister *reg = register_open (fixture, store);
  g_autoptr (DxProposal) first = register_new_proposal (fixture, "Một", 1);
  g_autoptr (DxRegisterReceipt) one = register_give (reg, first, "a.json");
  g_autoptr (DxRegisterReceipt) two = NULL;
  g_autoptr (GPtrArray) marks =
      g_ptr_array_new_with_free_func ((GDestroyNotify) dx_register_mark_free);
  g_autoptr (GArray) rows = g_array_new (FALSE, FALSE, sizeof (gint64));

  dx_proposal_set_revision (first, 2);
  two = register_give (reg, first, "b.json");
  register_fill (fixture, reg, "Hai");
  register_fill (fixture, reg, "Ba");
  g_ptr_array_add (
      marks, dx_register_mark_new ("slip", DX_REGISTER_ITEM_PRESENT, NULL));
  g_assert_true (dx_register_set_marks (reg, one->row, marks,
                                        DX_REGISTER_STATE_COMPLETE, NULL));
  g_array_append_val (rows, one->row);
  g_assert_true (dx_register_set_ranks (reg, CALL, rows, NULL));
  register_assert_whole (reg);
  return reg;
}

/* The chain by hand: what the contract says, and nothing else. */
static void
test_chain (StoreFixture *fixture, gconstpointer data)
{
  DxStore *store;
  DxRegister *reg = open_filled (fixture, &store);
  g_autoptr (GPtrArray) rows = dx_register_list_audit (reg, NULL, NULL);
  g_autoptr (GPtrArray) some = dx_register_list_audit (reg, "1/2025", NULL);
  g_autofree char *last = dx_register_get_last_hash (reg, NULL);
  g_autofree char *before = g_strnfill (64, '0');

  g_assert_cmpuint (rows->len, ==, 6);
  g_assert_cmpuint (some->len, ==, 3);
  for (guint i = 0; i < rows->len; i++)
    {
      const DxAuditRow *row = g_ptr_array_index (rows, i);
      g_auto (GStrv) parts = g_strsplit (row->detail, "\"", -1);
      g_autofree char *detail = g_strjoinv ("\\\"", parts);
      g_autofree char *text = g_strdup_printf (
          "%s\n{\"action\":\"%s\",\"at\":\"%s\",\"call\":\"%s\","
          "\"detail\":\"%s\",\"row\":%d,\"subject\":\"%s\",\"who\":\"%s\"}",
          before, row->action, row->at, row->call, detail, (int) i + 1,
          row->subject, row->who);
      g_autofree char *hash =
          g_compute_checksum_for_string (G_CHECKSUM_SHA256, text, -1);

      g_assert_cmpstr (row->at, ==, "2025-08-06T09:00:00+07:00");
      g_assert_cmpstr (row->hash, ==, hash);
      g_free (before);
      before = g_steal_pointer (&hash);
    }
  g_assert_cmpstr (last, ==, before);
  register_close (&reg, &store);
}

static void
test_empty (StoreFixture *fixture, gconstpointer data)
{
  DxStore *store;
  DxRegister *reg = register_open (fixture, &store);
  g_autofree char *last = dx_register_get_last_hash (reg, NULL);
  g_autofree char *zeros = g_strnfill (64, '0');

  g_assert_cmpstr (last, ==, zeros);
  register_assert_whole (reg);
  register_close (&reg, &store);
}

/* Ours or another program's, the triggers refuse. */
static void
test_append_only (StoreFixture *fixture, gconstpointer data)
{
  static const char *const statements[] = {
    "UPDATE audit SET who = 'x' WHERE row = 1",
    "DELETE FROM audit WHERE row = 6",
    "DELETE FROM audit",
  };
  g_autofree char *path = store_path (fixture, "dexuat.db");
  DxStore *store;
  DxRegister *reg = open_filled (fixture, &store);
  sqlite3 *other = NULL;

  g_assert_cmpint (sqlite3_open (path, &other), ==, SQLITE_OK);
  for (guint i = 0; i < G_N_ELEMENTS (statements); i++)
    {
      g_assert_false (dx_database_run (store->database, statements[i], NULL));
      g_assert_cmpint (sqlite3_exec (other, statements[i], NULL, NULL, NULL),
                       ==, SQLITE_CONSTRAINT);
    }
  sqlite3_close (other);
  register_assert_whole (reg);
  register_close (&reg, &store);
}

/* What a strange file brings along is never run. */
static void
test_foreign_trigger (StoreFixture *fixture, gconstpointer data)
{
  g_autofree char *path = store_path (fixture, "dexuat.db");
  DxStore *store;
  DxRegister *reg = open_filled (fixture, &store);

  g_assert_true (dx_database_run (store->database,
                                  "CREATE TRIGGER evil AFTER INSERT ON audit"
                                  " BEGIN DELETE FROM register_content; END",
                                  NULL));
  register_close (&reg, &store);
  reg = register_open (fixture, &store);
  register_fill (fixture, reg, "Bốn");
  register_assert_whole (reg);
  register_close (&reg, &store);
}

/* A hand that takes the triggers off first. */
static void
test_broken (void)
{
  static const struct {
    const char *sql;
    gint64 broken;
    const char *words;
  } cases[] = {
    { "UPDATE audit SET who = 'x' WHERE row = 3", 3, "3|receive|2/2025" },
    { "UPDATE audit SET detail = '{}' WHERE row = 1", 1, "1|receive|1/2025" },
    { "DELETE FROM audit WHERE row = 2", 2, "2" },
    { "UPDATE audit SET hash = printf ('%064d', 1) WHERE row = 6", 6,
      "6|rank" },
    { "UPDATE register SET timing = 1 WHERE number = 2", 0, "2/2025" },
    { "UPDATE register SET title = 'Khác' WHERE number = 1", 0, "1/2025" },
    { "UPDATE register SET total = 1 WHERE number = 3", 0, "3/2025" },
    { "UPDATE register SET number = 9 WHERE number = 3", 0, "3/2025|missing" },
    { "DELETE FROM register WHERE number = 3", 0, "3/2025|receipt" },
    { "UPDATE register_version SET standing = 0 WHERE row = 1", 0, "1/2025" },
    { "UPDATE register_version SET json = '{}' WHERE row = 2", 0,
      "1/2025|revision 2" },
    { "DELETE FROM register_version WHERE row = 1", 0, "1/2025" },
    { "UPDATE register_mark SET mark = 1", 0, "1/2025" },
    { "UPDATE register_rank SET register = 2", 0, CALL },
    { "DELETE FROM register_rank", 0, CALL },
    { "DELETE FROM register_content WHERE row = 2", 0,
      "1/2025|b.json|missing" },
    { "UPDATE register_content SET bytes = x'00' WHERE row = 3", 0,
      "2/2025|phiếu.json|not what" },
    { "UPDATE register_file SET name = 'c' WHERE row = 3", 0, "2/2025" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      StoreFixture own;
      g_autoptr (GError) error = NULL;
      DxStore *store;
      DxRegister *reg;

      store_fixture_set_up (&own, NULL);
      reg = open_filled (&own, &store);
      g_test_message ("%s", cases[i].sql);
      dx_database_run (store->database,
                       "PRAGMA foreign_keys = OFF;"
                       "DROP TRIGGER audit_keeps; DROP TRIGGER audit_stays",
                       &error);
      g_assert_no_error (error);
      dx_database_run (store->database, cases[i].sql, &error);
      g_assert_no_error (error);
      register_assert_fault (reg, cases[i].broken, cases[i].words);
      register_close (&reg, &store);
      store_fixture_tear_down (&own, NULL);
    }
}

/* Receives without end, and says what is received when it is. */
static void
receiver (const char *folder)
{
  StoreFixture fixture = { .folder = (char *) folder };
  DxStore *store;
  DxRegister *reg;

  fixture.catalog = dx_catalog_new ();
  reg = register_open (&fixture, &store);
  for (;;)
    store_role_say ("%d", (int) register_fill (&fixture, reg, "Tên"));
}

/* Killed in the middle: each is there whole, or not at all. */
static void
test_kill (StoreFixture *fixture, gconstpointer data)
{
  for (guint i = 0; i < 8; i++)
    {
      gint64 last = 0;
      gint64 found = 0;
      StoreChild child;
      DxStore *store;
      DxRegister *reg;

      store_child_start (&child, "receiver", fixture->folder);
      for (int n = g_test_rand_int_range (1, 10); n > 0; n--)
        {
          g_autofree char *line = store_child_hear (&child);

          g_assert_nonnull (line);
          last = g_ascii_strtoll (line, NULL, 10);
        }
      g_usleep ((gulong) g_test_rand_int_range (0, 4000));
      store_child_kill (&child);
      reg = register_open (fixture, &store);
      store_assert_sound (store);
      register_assert_whole (reg);
      g_assert_true (dx_database_get_int64 (
          store->database,
          "SELECT min (a.n, b.n, c.n) FROM (SELECT count (*) n FROM register) "
          "a,"
          " (SELECT count (*) n FROM register_content) b,"
          " (SELECT count (*) n FROM audit) c",
          &found, NULL));
      g_assert_cmpint (found, >=, last);
      register_close (&reg, &store);
    }
}

int
main (int argc, char **argv)
{
  static const StoreRole roles[] = { { "receiver", receiver }, { NULL, NULL } };

  if (store_play_role (argc, argv, roles))
    return 0;
  g_test_init (&argc, &argv, NULL);
  STORE_TEST ("/register-trail/chain", test_chain);
  STORE_TEST ("/register-trail/empty", test_empty);
  STORE_TEST ("/register-trail/append-only", test_append_only);
  STORE_TEST ("/register-trail/foreign-trigger", test_foreign_trigger);
  g_test_add_func ("/register-trail/broken", test_broken);
  STORE_TEST ("/register-trail/kill", test_kill);
  return g_test_run ();
}
