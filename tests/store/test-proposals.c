/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "store-fixture.h"

#include <string.h>

#include "dx-json.h"

/* Saving, reading, removing. */

static void
note_cb (DxStore *store, const char *id, GString *notes)
{
  g_string_append_printf (notes, "%s;", id);
}

static void
test_round_trip (StoreFixture *fixture, gconstpointer data)
{
  static const char json[] =
      "{\"format\":\"dexuat-proposal\",\"version\":1,"
      "\"id\":\"6d1a0a5c-6c2b-4d0e-9a51-0123456789ab\","
      "\"form\":\"a1-dxnv-tt15-2022\",\"call\":\"dien-bien-2026\","
      "\"revision\":3,\"values\":{\"plan-year\":2026,\"I.name\":\"Đo\","
      "\"V.products\":[{\"name\":\"Bài\",\"quantity\":2,\"x\":[1]}],"
      "\"IX.total\":2000000000,\"X.attachments\":[\"a\",\"b\"],"
      "\"other\":{\"b\":1,\"a\":null}},"
      "\"topics\":[{\"id\":\"halal\",\"note\":\"n\",\"y\":true}],"
      "\"unplaced\":[\"đoạn\"],\"z\":[{}]}";
  g_autoptr (GBytes) bytes = g_bytes_new_static (json, strlen (json));
  g_autoptr (DxProposal)
      proposal = dx_proposal_new_from_json (bytes, fixture->catalog, NULL);
  g_autoptr (GBytes) before = dx_proposal_to_json (proposal);
  DxStore *store = store_open (fixture);

  store_save (store, proposal);
  store_close (&store);
  store = store_open (fixture);
  for (guint i = 0; i < 2; i++)
    {
      g_autoptr (DxProposal)
          loaded = store_load (fixture, store, dx_proposal_get_id (proposal));
      g_autoptr (GBytes) after = dx_proposal_to_json (loaded);

      g_assert_cmpmem (
          g_bytes_get_data (before, NULL), g_bytes_get_size (before),
          g_bytes_get_data (after, NULL), g_bytes_get_size (after));
      store_save (store, loaded);
    }
  store_assert_sound (store);
  store_close (&store);
}

static gint64
ask (DxStore *store, const char *sql)
{
  gint64 value = -1;

  g_assert_true (dx_database_get_int64 (store->database, sql, &value, NULL));
  return value;
}

/* What did not change is not written: neither its time nor the disk. */
static void
test_unchanged (StoreFixture *fixture, gconstpointer data)
{
  g_autoptr (DxProposal) proposal = store_new_proposal (fixture, "Tên", "Chữ");
  g_autoptr (GString) notes = g_string_new (NULL);
  DxStore *store = store_open (fixture);
  gint64 serial;

  g_signal_connect (store, "changed", G_CALLBACK (note_cb), notes);
  dx_store_set_now (store, 1000);
  store_save (store, proposal);
  serial = ask (store, "SELECT serial FROM meta");
  dx_store_set_now (store, 2000);
  store_save (store, proposal);
  g_assert_cmpint (ask (store, "SELECT changed FROM proposal"), ==, 1000);
  g_assert_cmpint (ask (store, "SELECT serial FROM meta"), ==, serial);
  dx_proposal_set_text (proposal, "I.name", "Tên khác");
  store_save (store, proposal);
  g_assert_cmpint (ask (store, "SELECT changed FROM proposal"), ==, 2000);
  g_assert_cmpint (ask (store, "SELECT created FROM proposal"), ==, 1000);
  g_assert_cmpint (ask (store, "SELECT serial FROM meta"), >, serial);
  g_string_prepend (notes, ";");
  g_assert_cmpuint (notes->len, ==, 1 + 2 * 37);
  store_close (&store);
}

static void
assert_facts (const DxProposalFacts *a, const DxProposalFacts *b)
{
  g_assert_cmpint (a->state, ==, b->state);
  g_assert_cmpuint (a->errors, ==, b->errors);
  g_assert_cmpuint (a->warnings, ==, b->warnings);
  g_assert_cmpuint (a->sections_done, ==, b->sections_done);
  g_assert_cmpuint (a->sections, ==, b->sections);
  g_assert_cmpint (a->deadline, ==, b->deadline);
}

static void
test_facts (StoreFixture *fixture, gconstpointer data)
{
  g_autoptr (DxProposal) proposal = store_new_proposal (fixture, "Tên", NULL);
  const char *id = dx_proposal_get_id (proposal);
  DxProposalFacts facts = { DX_PROPOSAL_STATE_SENT, 1, 2, 3, 10, 1754000000 };
  DxProposalFacts read;
  g_autoptr (GError) error = NULL;
  DxStore *store = store_open (fixture);

  store_assert_refused (dx_store_get_facts (store, id, &read, &error), error,
                        DX_STORE_ERROR_NOT_FOUND);
  dx_store_set_now (store, 1000);
  g_assert_true (dx_store_save (store, proposal, &facts, NULL));
  g_assert_true (dx_store_get_facts (store, id, &read, NULL));
  assert_facts (&read, &facts);

  /* Facts alone do not make it newer, and %NULL leaves them. */
  facts.errors = 7;
  dx_store_set_now (store, 2000);
  g_assert_true (dx_store_save (store, proposal, &facts, NULL));
  g_assert_true (dx_store_save (store, proposal, NULL, NULL));
  dx_proposal_set_text (proposal, "II.urgency", "x");
  dx_store_set_now (store, 3000);
  g_assert_true (dx_store_get_facts (store, id, &read, NULL));
  assert_facts (&read, &facts);
  g_assert_cmpint (ask (store, "SELECT changed FROM proposal"), ==, 1000);
  store_close (&store);
}

static void
test_columns (StoreFixture *fixture, gconstpointer data)
{
  g_autofree char *long_name = g_strnfill (3000, 'a');
  g_autoptr (DxProposal) proposal = store_new_proposal (fixture, NULL, NULL);
  DxStore *store = store_open (fixture);

  store_save (store, proposal);
  g_assert_cmpint (ask (store, "SELECT title = '' AND call = ''"
                               " AND plan_year IS NULL AND revision = 0"
                               " AND form = 'a1-dxnv-tt15-2022'"
                               " FROM proposal"),
                   ==, 1);
  dx_proposal_set_call (
      proposal, dx_catalog_get_call (fixture->catalog, "cao-bang-2026", NULL));
  dx_proposal_set_integer (proposal, "plan-year", 2026);
  dx_proposal_set_revision (proposal, 4);
  dx_proposal_set_text (proposal, "I.name", "Tên   dài");
  store_save (store, proposal);
  g_assert_cmpint (ask (store, "SELECT title = 'Tên dài'"
                               " AND call = 'cao-bang-2026'"
                               " AND plan_year = 2026 AND revision = 4"
                               " FROM proposal"),
                   ==, 1);
  memcpy (long_name + 998, "\xc4\x91", 2);
  memcpy (long_name + 1000, "\xc4\x91", 2);
  dx_proposal_set_text (proposal, "I.name", long_name);
  store_save (store, proposal);
  g_assert_cmpint (
      ask (store, "SELECT length (CAST (title AS BLOB)) FROM proposal"), ==,
      1000);
  store_close (&store);
}

static void
test_too_long (StoreFixture *fixture, gconstpointer data)
{
  g_autofree char *text = g_strnfill (DX_JSON_MAX_BYTES, 'a');
  g_autoptr (DxProposal) proposal = store_new_proposal (fixture, "a", text);
  g_autoptr (GError) error = NULL;
  DxStore *store = store_open (fixture);

  store_assert_refused (dx_store_save (store, proposal, NULL, &error), error,
                        DX_STORE_ERROR_TOO_LARGE);
  store_assert_refused (dx_store_add_revision (store, proposal,
                                               DX_REVISION_SAVED, NULL, NULL,
                                               &error),
                        error, DX_STORE_ERROR_TOO_LARGE);
  dx_proposal_set_text (proposal, "II.urgency", "a");
  store_save (store, proposal);
  store_close (&store);
}

static void
assert_unknown (StoreFixture *fixture,
                DxStore *store,
                const char *sql,
                const char *named)
{
  g_autoptr (GError) error = NULL;
  gint64 row;

  g_assert_true (dx_database_run (store->database, sql, NULL));
  row = ask (store, "SELECT row FROM revision");
  g_assert_null (dx_store_load_revision (store, row, fixture->catalog, &error));
  g_assert_error (error, DX_JSON_ERROR, DX_JSON_ERROR_UNKNOWN);
  g_assert_nonnull (strstr (error->message, named));
}

/* A form or call that was taken away is named; bytes that are no proposal
 * are damage, and a later version of the file is a newer program's. */
static void
test_unreadable (StoreFixture *fixture, gconstpointer data)
{
  static const struct {
    const char *json;
    DxStoreError expected;
  } rows[] = {
    { "{\"format\":\"dexuat-proposal\",\"version\":1,\"values\":1}",
      DX_STORE_ERROR_DAMAGED },
    { "{\"format\":\"dexuat-pro", DX_STORE_ERROR_DAMAGED },
    { "{\"format\":\"dexuat-proposal\",\"version\":2}", DX_STORE_ERROR_NEWER },
  };
  g_autoptr (DxProposal) proposal = store_new_proposal (fixture, "Tên", NULL);
  DxStore *store = store_open (fixture);

  store_save (store, proposal);
  g_assert_true (dx_store_add_revision (store, proposal, DX_REVISION_SAVED,
                                        NULL, NULL, NULL));
  assert_unknown (fixture, store,
                  "UPDATE revision SET json = '{\"format\":"
                  "\"dexuat-proposal\",\"version\":1,\"form\":\"mau-cu\"}'",
                  "mau-cu");
  assert_unknown (fixture, store,
                  "UPDATE revision SET json = '{\"format\":"
                  "\"dexuat-proposal\",\"version\":1,\"call\":\"dot-cu\"}'",
                  "dot-cu");
  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (DxStatement) statement = dx_statement_take (
          store->database, "UPDATE content SET json = ?1", NULL);

      dx_statement_bind_text (statement, 1, rows[i].json);
      g_assert_true (dx_statement_run (statement, NULL));
      g_assert_null (dx_store_load (store, dx_proposal_get_id (proposal),
                                    fixture->catalog, &error));
      g_assert_error (error, DX_STORE_ERROR, (int) rows[i].expected);
      g_assert_nonnull (strstr (error->message, "dexuat.db"));
    }
  store_close (&store);
}

static void
test_not_found (StoreFixture *fixture, gconstpointer data)
{
  g_autoptr (DxProposal) proposal = store_new_proposal (fixture, "Tên", NULL);
  g_autoptr (GBytes) bytes = g_bytes_new_static ("x", 1);
  DxStore *store = store_open (fixture);
  g_autoptr (GError) e = NULL;

  g_assert_false (dx_store_contains (store, "x"));
#define REFUSED(call) store_assert_refused (call, e, DX_STORE_ERROR_NOT_FOUND)
  REFUSED (dx_store_load (store, "x", fixture->catalog, &e) != NULL);
  REFUSED (dx_store_trash (store, "x", &e));
  REFUSED (dx_store_untrash (store, "x", &e));
  REFUSED (dx_store_list_revisions (store, "x", &e) != NULL);
  REFUSED (dx_store_load_revision (store, 1, fixture->catalog, &e) != NULL);
  REFUSED (dx_store_add_revision (store, proposal, DX_REVISION_AUTO, NULL, NULL,
                                  &e));
  REFUSED (dx_store_list_attachments (store, "x", &e) != NULL);
  REFUSED (dx_store_read_attachment (store, 1, &e) != NULL);
  REFUSED (dx_store_add_attachment (store, "x", "a", "other", bytes, NULL, &e));
  REFUSED (dx_store_set_attachment_kind (store, 1, "other", &e));
  REFUSED (dx_store_remove_attachment (store, 1, &e));
  REFUSED (dx_store_restore_attachment (store, 1, &e));
  REFUSED (dx_store_get_profile (store, &e) != NULL);
#undef REFUSED
  store_close (&store);
}

static void
test_trash (StoreFixture *fixture, gconstpointer data)
{
  g_autoptr (GBytes) bytes = g_bytes_new_static ("x", 1);
  g_autoptr (DxProposal) loaded = NULL;
  DxStore *store = store_open (fixture);
  g_autofree char *one = store_save_new (fixture, store, "Một");
  g_autofree char *two = store_save_new (fixture, store, "Hai");
  g_autofree char *three = store_save_new (fixture, store, "Ba");

  dx_store_set_now (store, 5000);
  g_assert_true (dx_store_trash (store, one, NULL));
  dx_store_set_now (store, 6000);
  g_assert_true (dx_store_trash (store, one, NULL));
  g_assert_true (dx_store_trash (store, two, NULL));
  g_assert_cmpuint (dx_store_count_proposals (store), ==, 1);
  g_assert_true (dx_store_contains (store, one));
  g_assert_true (dx_store_untrash (store, two, NULL));
  g_assert_true (dx_store_untrash (store, two, NULL));
  g_assert_cmpuint (dx_store_count_proposals (store), ==, 2);
  g_assert_true (dx_store_trash (store, two, NULL));
  loaded = store_load (fixture, store, one);
  g_assert_true (dx_store_add_revision (store, loaded, DX_REVISION_SAVED, NULL,
                                        NULL, NULL));
  g_assert_true (
      dx_store_add_attachment (store, one, "a", "other", bytes, NULL, NULL));

  /* The time of the first removal counts; the limit itself does not. */
  g_assert_true (dx_store_delete_trashed (store, 5000, NULL));
  g_assert_true (dx_store_contains (store, one));
  g_assert_true (dx_store_delete_trashed (store, 5001, NULL));
  g_assert_false (dx_store_contains (store, one));
  g_assert_true (dx_store_contains (store, two));
  g_assert_true (dx_store_contains (store, three));
  g_assert_cmpint (ask (store, "SELECT (SELECT count (*) FROM revision)"
                               " + (SELECT count (*) FROM attachment)"
                               " + (SELECT count (*) FROM attachment_content)"
                               " + (SELECT count (*) FROM content)"
                               " + (SELECT count (*) FROM words)"),
                   ==, 4);
  store_assert_sound (store);

  /* What is saved again is there again. */
  store_save (store, loaded);
  g_assert_true (dx_store_contains (store, one));
  store_close (&store);
}

static void
test_trash_signals (StoreFixture *fixture, gconstpointer data)
{
  g_autoptr (GString) notes = g_string_new (NULL);
  g_autoptr (GString) expected = g_string_new (NULL);
  DxStore *store = store_open (fixture);
  g_autofree char *id = store_save_new (fixture, store, "Một");

  g_signal_connect (store, "changed", G_CALLBACK (note_cb), notes);
  dx_store_set_now (store, 1000);
  g_assert_true (dx_store_trash (store, id, NULL));
  g_assert_true (dx_store_untrash (store, id, NULL));
  g_assert_true (dx_store_trash (store, id, NULL));
  g_assert_true (dx_store_delete_trashed (store, 1000, NULL));
  g_assert_true (dx_store_delete_trashed (store, 2000, NULL));
  g_assert_false (dx_store_trash (store, id, NULL));
  g_string_append_printf (expected, "%s;%s;%s;;", id, id, id);
  g_assert_cmpstr (notes->str, ==, expected->str);
  store_close (&store);
}

/* A failed save leaves no trace, and the next one is no conflict. */
static void
test_failed_save (StoreFixture *fixture, gconstpointer data)
{
  g_autoptr (DxProposal) proposal = store_new_proposal (fixture, "Tên", NULL);
  g_autoptr (DxProposal) loaded = NULL;
  g_autoptr (GError) error = NULL;
  DxStore *store = store_open (fixture);

  store_save (store, proposal);
  dx_proposal_set_text (proposal, "I.name", "Khác");
  g_assert_true (
      dx_database_run (store->database, "PRAGMA query_only = ON", NULL));
  store_assert_refused (dx_store_save (store, proposal, NULL, &error), error,
                        DX_STORE_ERROR_READ_ONLY);
  g_assert_true (
      dx_database_run (store->database, "PRAGMA query_only = OFF", NULL));
  loaded = store_load (fixture, store, dx_proposal_get_id (proposal));
  g_assert_cmpstr (dx_proposal_get_text (loaded, "I.name"), ==, "Tên");
  store_save (store, proposal);
  store_close (&store);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  STORE_TEST ("/proposals/round-trip", test_round_trip);
  STORE_TEST ("/proposals/unchanged", test_unchanged);
  STORE_TEST ("/proposals/facts", test_facts);
  STORE_TEST ("/proposals/columns", test_columns);
  STORE_TEST ("/proposals/too-long", test_too_long);
  STORE_TEST ("/proposals/unreadable", test_unreadable);
  STORE_TEST ("/proposals/not-found", test_not_found);
  STORE_TEST ("/proposals/trash", test_trash);
  STORE_TEST ("/proposals/trash-signals", test_trash_signals);
  STORE_TEST ("/proposals/failed-save", test_failed_save);
  return g_test_run ();
}
