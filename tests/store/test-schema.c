/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "register-fixture.h"

#include <glib/gstdio.h>
#include <string.h>

#include "dx-lock-private.h"
#include "dx-proposal-list.h"
#include "dx-register-list.h"

/* The ladder of versions: samples of those that were released, and ladders
 * of our own. */

#define KEPT "0b4f6a52-8f0e-4a37-9d57-2f6f3b1c7a01"
#define TRASHED "0b4f6a52-8f0e-4a37-9d57-2f6f3b1c7a02"

static char *
read_sample (const char *name)
{
  g_autofree char *path =
      g_test_build_filename (G_TEST_DIST, "data", "stores", name, NULL);
  char *sql = NULL;

  g_assert_true (g_file_get_contents (path, &sql, NULL, NULL));
  return sql;
}

static void
write_sample (StoreFixture *fixture, const char *name)
{
  g_autofree char *sql = read_sample (name);
  g_autofree char *path = store_path (fixture, "dexuat.db");
  g_autoptr (DxDatabase) database = NULL;
  g_autoptr (GError) error = NULL;

  g_mkdir (fixture->folder, 0700);
  g_assert_true (dx_file_make_private (path, NULL));
  database = dx_database_open (path, DX_DATABASE_WRITE, NULL);
  dx_database_run (database, "PRAGMA journal_mode = WAL", &error);
  g_assert_no_error (error);
  dx_database_run (database, sql, &error);
  g_assert_no_error (error);
}

static void
assert_list (DxStore *store, const char *search, gboolean trashed, guint n)
{
  g_autoptr (DxProposalList) list = dx_proposal_list_new (store);
  DxProposalQuery query = { .search = search, .state = -1, .trashed = trashed };

  dx_proposal_list_set_query (list, &query);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (list)), ==, n);
}

/* Whatever the version was, this is in it. */
static void
assert_sample (StoreFixture *fixture, DxStore *store)
{
  g_autoptr (DxProposal) proposal = store_load (fixture, store, KEPT);
  g_autoptr (DxProposal) older = NULL;
  g_autoptr (GPtrArray) revisions = dx_store_list_revisions (store, KEPT, NULL);
  g_autoptr (GPtrArray)
      attachments = dx_store_list_attachments (store, KEPT, NULL);
  g_autoptr (GBytes) bytes = dx_store_read_attachment (store, 1, NULL);
  g_autoptr (DxProfile) profile = dx_store_get_profile (store, NULL);
  g_autofree char *setting = dx_store_get_setting (store, "a");
  DxProposalFacts facts;

  g_assert_cmpstr (dx_proposal_get_text (proposal, "I.name"), ==,
                   "Đo lường xanh");
  g_assert_true (dx_store_get_facts (store, KEPT, &facts, NULL));
  g_assert_cmpint (facts.state, ==, DX_PROPOSAL_STATE_STALE);
  g_assert_cmpuint (facts.errors, ==, 3);
  g_assert_cmpint (facts.deadline, ==, 1754600400);
  g_assert_cmpuint (revisions->len, ==, 1);
  older = dx_store_load_revision (store, 1, fixture->catalog, NULL);
  g_assert_cmpstr (dx_proposal_get_text (older, "II.urgency"), ==, "Cũ");
  g_assert_cmpuint (attachments->len, ==, 1);
  g_assert_cmpuint (g_bytes_get_size (bytes), ==, 3);
  g_assert_cmpstr (dx_profile_get (profile, "name"), ==, "Chi cục");
  g_assert_cmpstr (setting, ==, "b");
  g_assert_cmpuint (dx_store_count_proposals (store), ==, 1);
  assert_list (store, "đo xanh", FALSE, 1);
  assert_list (store, "halal", FALSE, 0);
  assert_list (store, "hal", TRUE, 1);
}

/* From version 2 on there are two dossiers, the first with two versions, the
 * second with a conflict; the trail holds. */
static void
assert_register (StoreFixture *fixture, DxStore *store, int version)
{
  g_autoptr (DxRegister) reg = dx_register_new (store);
  g_autoptr (DxRegisterList) list = dx_register_list_new (reg);
  g_autoptr (GPtrArray) trail = dx_register_list_audit (reg, NULL, NULL);
  g_autoptr (DxRegisterEntry) entry = NULL;
  g_autoptr (DxProposal) proposal = NULL;
  DxRegisterQuery query = DX_REGISTER_QUERY_ALL;

  register_assert_whole (reg);
  g_assert_cmpuint (trail->len, ==, version < DX_SCHEMA_DESK ? 0 : 6);
  if (version < DX_SCHEMA_DESK)
    return;
  query.search = "che sach";
  dx_register_list_set_query (list, &query);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (list)), ==, 1);
  entry = dx_register_get (reg, dx_register_find (reg, "1/2025", NULL), NULL);
  g_assert_cmpstr (entry->title, ==, "Chè xanh sạch");
  g_assert_cmpint (entry->state, ==, DX_REGISTER_STATE_INCOMPLETE);
  proposal = dx_register_load_version (reg, 1, fixture->catalog, NULL);
  g_assert_cmpstr (dx_proposal_get_text (proposal, "I.name"), ==, "Chè xanh");
}

static void
test_samples (StoreFixture *fixture, gconstpointer data)
{
  for (int version = 1; version <= DX_SCHEMA_LATEST; version++)
    {
      g_autofree char *name = g_strdup_printf ("v%d.sql", version);
      g_autofree char *path = store_path (fixture, "dexuat.db");
      gint64 reached = 0;
      DxStore *store;

      write_sample (fixture, name);
      store = store_open (fixture);
      g_assert_true (dx_database_get_int64 (
          store->database, "PRAGMA user_version", &reached, NULL));
      g_assert_cmpint (reached, ==, DX_SCHEMA_LATEST);
      assert_sample (fixture, store);
      assert_register (fixture, store, version);
      store_assert_sound (store);
      store_close (&store);
      g_assert_cmpint (g_unlink (path), ==, 0);
    }
}

/* "type name sql" of all that a database has, blanks made one. */
static char *
describe (DxDatabase *database)
{
  g_autoptr (DxStatement) statement = dx_statement_take (
      database,
      "SELECT type || ' ' || name || ' ' || coalesce (sql, '')"
      " FROM sqlite_schema WHERE name NOT LIKE 'words!_%' ESCAPE '!'"
      " AND name NOT LIKE 'register!_words!_%' ESCAPE '!'"
      " ORDER BY type, name",
      NULL);
  g_autoptr (GRegex) blanks = g_regex_new ("\\s*([(),])\\s*|\\s+", 0, 0, NULL);
  GString *all = g_string_new (NULL);

  while (dx_statement_step (statement, NULL) == DX_STEP_ROW)
    {
      g_autofree char *line = g_regex_replace (
          blanks, dx_statement_get_text (statement, 0), -1, 0, " \\1", 0, NULL);

      g_string_append_printf (all, "%s\n", line);
    }
  return g_string_free (all, FALSE);
}

/* A version that was released does not change any more. */
static void
test_released_versions (void)
{
  for (guint n = 1; n <= dx_schema_n_steps; n++)
    {
      g_autofree char *name =
          g_strdup_printf ("v%d.sql", dx_schema_steps[n - 1].version);
      g_autofree char *sql = read_sample (name);
      g_autoptr (DxDatabase)
          sample = dx_database_open ("a", DX_DATABASE_MEMORY, NULL);
      g_autoptr (DxDatabase)
          made = dx_database_open ("b", DX_DATABASE_MEMORY, NULL);
      g_autofree char *expected = NULL;
      g_autofree char *found = NULL;

      g_assert_true (dx_database_run (sample, sql, NULL));
      g_assert_true (dx_schema_climb (made, dx_schema_steps, n, NULL));
      expected = describe (sample);
      found = describe (made);
      g_assert_cmpstr (found, ==, expected);
    }
}

/* What the sample says of itself is what the program would say. */
static void
test_sample_is_true (StoreFixture *fixture, gconstpointer data)
{
  g_autoptr (DxProposal) proposal = NULL;
  gint64 row = 0;
  gint64 same = 0;
  DxStore *store;

  write_sample (fixture, "v1.sql");
  store = store_open (fixture);
  proposal = store_load (fixture, store, KEPT);
  g_assert_true (dx_database_run (
      store->database,
      "CREATE TEMP TABLE before AS SELECT p.title, p.title_key, w.list, c.json"
      " FROM proposal p JOIN words w ON w.rowid = p.row"
      " JOIN content c USING (row) WHERE trashed = 0;"
      "UPDATE proposal SET trashed = 1",
      NULL));
  g_assert_true (dx_store_delete_trashed (store, 2, NULL));
  store_save (store, proposal);
  g_assert_true (dx_store_find_row (store, KEPT, &row, NULL));
  g_assert_true (dx_database_get_int64 (
      store->database,
      "SELECT count (*) FROM proposal p JOIN words w ON w.rowid = p.row"
      " JOIN content c USING (row) JOIN before b USING (title, title_key,"
      " list, json)",
      &same, NULL));
  g_assert_cmpint (same, ==, 1);
  store_close (&store);
}

static const DxSchemaStep two_steps[] = {
  { 1,
    "PRAGMA application_id = " G_STRINGIFY (
        DX_SCHEMA_APPLICATION) ";"
                               "CREATE TABLE a (b); INSERT INTO a VALUES (1);",
    NULL },
  { 2, "ALTER TABLE a ADD COLUMN c; UPDATE a SET c = 2;", NULL },
};

static gboolean
refuse_cb (DxDatabase *database, GError **error)
{
  return dx_store_refuse (error, DX_STORE_ERROR_IO, "no");
}

static const DxSchemaStep bad_steps[] = {
  { 1, two_steps[0].sql, NULL },
  { 2, "CREATE TABLE d (e)", refuse_cb },
};

static gint64
ask (DxDatabase *database, const char *sql)
{
  gint64 value = -1;

  g_assert_true (dx_database_get_int64 (database, sql, &value, NULL));
  return value;
}

/* What fails leaves the version before it, whole. */
static void
test_failing_step (void)
{
  static const DxSchemaStep wrong_steps[] = {
    { 1,
      "PRAGMA application_id = " G_STRINGIFY (
          DX_SCHEMA_APPLICATION) ";"
                                 "CREATE TABLE a (b); INSERT INTO a VALUES "
                                 "(1);",
      NULL },
    { 2, "CREATE TABLE d (e); CREATE NONSENSE", NULL },
  };
  const DxSchemaStep *const ladders[] = { bad_steps, wrong_steps };

  for (guint i = 0; i < G_N_ELEMENTS (ladders); i++)
    {
      g_autoptr (DxDatabase)
          database = dx_database_open ("a", DX_DATABASE_MEMORY, NULL);
      g_autoptr (GError) error = NULL;

      g_assert_false (dx_schema_climb (database, ladders[i], 2, &error));
      g_assert_nonnull (error);
      g_assert_cmpint (ask (database, "PRAGMA user_version"), ==, 1);
      g_assert_cmpint (ask (database, "SELECT count (*) FROM sqlite_schema"),
                       ==, 1);
      g_assert_true (dx_schema_climb (database, two_steps, 2, NULL));
      g_assert_cmpint (ask (database, "PRAGMA user_version"), ==, 2);
      g_assert_cmpint (ask (database, "SELECT b + c FROM a"), ==, 3);
      g_assert_true (dx_schema_climb (database, two_steps, 2, NULL));
    }
}

static DxStore *
open_with (StoreFixture *fixture, const DxSchemaStep *steps, guint n)
{
  g_autoptr (GError) error = NULL;
  DxStore *store = dx_store_open_with_steps (fixture->folder, steps, n, &error);

  g_assert_no_error (error);
  return store;
}

static guint
count_backups (DxStore *store)
{
  g_autoptr (GPtrArray) paths = dx_store_list_backups (store, NULL);

  return paths->len;
}

static void
test_backup_before (StoreFixture *fixture, gconstpointer data)
{
  DxStore *store = open_with (fixture, two_steps, 1);
  g_autoptr (GPtrArray) paths = NULL;
  g_autoptr (DxDatabase) copy = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_cmpuint (count_backups (store), ==, 0);
  store_close (&store);
  store = open_with (fixture, two_steps, 1);
  g_assert_cmpuint (count_backups (store), ==, 0);
  store_close (&store);

  g_assert_null (
      dx_store_open_with_steps (fixture->folder, bad_steps, 2, &error));
  g_assert_error (error, DX_STORE_ERROR, DX_STORE_ERROR_IO);
  store = open_with (fixture, two_steps, 2);
  g_assert_cmpint (ask (store->database, "SELECT b + c FROM a"), ==, 3);
  g_assert_cmpuint (count_backups (store), ==, 2);
  paths = dx_store_list_backups (store, NULL);
  copy =
      dx_database_open (g_ptr_array_index (paths, 0), DX_DATABASE_STILL, NULL);
  g_assert_cmpint (ask (copy, "PRAGMA user_version"), ==, 1);
  store_close (&store);

  /* And not back again. */
  g_clear_error (&error);
  g_assert_null (
      dx_store_open_with_steps (fixture->folder, two_steps, 1, &error));
  g_assert_error (error, DX_STORE_ERROR, DX_STORE_ERROR_NEWER);
}

/* Without room for the copy, no step is taken. */
static void
test_no_backup_no_step (StoreFixture *fixture, gconstpointer data)
{
  DxStore *store = open_with (fixture, two_steps, 1);
  g_autofree char *folder = store_path (fixture, "backups");
  g_autoptr (GError) error = NULL;

  store_close (&store);
  g_assert_true (g_file_set_contents (folder, "x", 1, NULL));
  g_assert_null (
      dx_store_open_with_steps (fixture->folder, two_steps, 2, &error));
  g_assert_error (error, DX_STORE_ERROR, DX_STORE_ERROR_OPEN);
  store = open_with (fixture, two_steps, 1);
  g_assert_cmpint (ask (store->database, "PRAGMA user_version"), ==, 1);
  store_close (&store);
}

/* Who may only read sees the older file as it would be. */
static void
test_reader_of_older (StoreFixture *fixture, gconstpointer data)
{
  DxStore *first = open_with (fixture, two_steps, 1);
  DxStore *second = open_with (fixture, two_steps, 2);

  g_assert_cmpint (dx_store_get_access (second), ==, DX_STORE_BUSY);
  g_assert_cmpint (ask (second->database, "SELECT b + c FROM a"), ==, 3);
  g_assert_cmpint (ask (first->database, "PRAGMA user_version"), ==, 1);
  store_close (&first);
  g_assert_true (dx_store_retry_lock (second));
  g_assert_cmpint (ask (second->database, "SELECT b + c FROM a"), ==, 3);
  g_assert_cmpuint (count_backups (second), ==, 1);
  store_close (&second);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  STORE_TEST ("/schema/samples", test_samples);
  g_test_add_func ("/schema/released-versions", test_released_versions);
  STORE_TEST ("/schema/sample-is-true", test_sample_is_true);
  g_test_add_func ("/schema/failing-step", test_failing_step);
  STORE_TEST ("/schema/backup-before", test_backup_before);
  STORE_TEST ("/schema/no-backup-no-step", test_no_backup_no_step);
  STORE_TEST ("/schema/reader-of-older", test_reader_of_older);
  return g_test_run ();
}
