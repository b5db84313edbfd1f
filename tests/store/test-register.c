/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "register-fixture.h"

#include <string.h>

/* What is received, and what is done with it. */

static void
assert_receipt (DxRegisterReceipt *receipt, DxRegisterResult result, int number)
{
  g_autoptr (DxRegisterReceipt) owned = receipt;

  g_assert_cmpint (owned->result, ==, result);
  g_assert_cmpint (owned->number, ==, number);
  g_assert_cmpint (owned->year, ==, 2025);
}

static DxRegisterEntry *
get (DxRegister *reg, const char *number)
{
  g_autoptr (GError) error = NULL;
  gint64 row = dx_register_find (reg, number, &error);
  DxRegisterEntry *entry;

  g_assert_no_error (error);
  entry = dx_register_get (reg, row, &error);
  g_assert_no_error (error);
  return entry;
}

static void
test_receive (StoreFixture *fixture, gconstpointer data)
{
  DxStore *store;
  DxRegister *reg = register_open (fixture, &store);
  g_autoptr (DxProposal)
      proposal = register_new_proposal (fixture, "Đo lường xanh", 3);
  g_autoptr (DxRegisterEntry) entry = NULL;
  g_autoptr (DxProposal) loaded = NULL;
  g_autofree char *number = NULL;

  assert_receipt (register_give (reg, proposal, "thư/a.json"), DX_REGISTER_NEW,
                  1);
  entry = get (reg, "1/2025");
  number = dx_register_entry_get_number (entry);
  g_assert_cmpstr (number, ==, "1/2025");
  g_assert_cmpstr (entry->title, ==, "Đo lường xanh");
  g_assert_cmpstr (entry->host, ==, "Chi cục Tiêu chuẩn");
  g_assert_cmpstr (entry->call, ==, CALL);
  g_assert_cmpstr (entry->stamped, ==, "2025-08-06");
  g_assert_cmpstr (entry->from, ==, "Bưu điện");
  g_assert_cmpint (entry->channel, ==, DX_CHANNEL_POST);
  g_assert_cmpint (entry->timing, ==, DX_TIMING_ON_TIME);
  g_assert_cmpint (entry->state, ==, DX_REGISTER_STATE_RECEIVED);
  g_assert_true (entry->has_amounts[0]);
  g_assert_false (entry->has_amounts[1]);
  g_assert_cmpint (entry->total, ==, 2000000000);
  g_assert_cmpint (entry->revision, ==, 3);
  g_assert_cmpuint (entry->errors, ==, 2);
  loaded = dx_register_load (reg, entry->row, fixture->catalog, NULL);
  g_assert_cmpstr (dx_proposal_get_id (loaded), ==,
                   dx_proposal_get_id (proposal));
  register_assert_whole (reg);
  register_close (&reg, &store);
}

/* Numbers go on over openings, and begin anew with the year of the office. */
static void
test_numbers (StoreFixture *fixture, gconstpointer data)
{
  static const struct {
    const char *time;
    const char *number;
  } cases[] = {
    { "2025-08-06T09:00:00+07:00", "1/2025" },
    { "2025-08-06T09:00:00+07:00", "2/2025" },
    { "2025-12-31T16:59:59Z", "3/2025" },
    { "2025-12-31T17:00:00Z", "1/2026" },
    { "2025-12-31T23:00:00+07:00", "4/2025" },
    { "2026-02-01T00:00:00+07:00", "2/2026" },
  };
  g_autoptr (DxRegisterEntry) entry = NULL;
  g_autoptr (GError) error = NULL;
  DxStore *store;
  DxRegister *reg;

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *number = NULL;
      g_autoptr (DxRegisterEntry) line = NULL;

      reg = register_open (fixture, &store);
      register_set_time (reg, cases[i].time);
      line = dx_register_get (reg, register_fill (fixture, reg, "Tên"), NULL);
      number = dx_register_entry_get_number (line);
      g_assert_cmpstr (number, ==, cases[i].number);
      register_assert_whole (reg);
      register_close (&reg, &store);
    }
  reg = register_open (fixture, &store);
  entry = get (reg, " 2 ");
  g_assert_cmpint (entry->year, ==, 2026);
  g_assert_cmpint (dx_register_find (reg, "9/2025", &error), ==, 0);
  g_assert_error (error, DX_STORE_ERROR, DX_STORE_ERROR_NOT_FOUND);
  g_clear_error (&error);
  g_assert_cmpint (dx_register_find (reg, "x", &error), ==, 0);
  g_assert_error (error, DX_STORE_ERROR, DX_STORE_ERROR_NOT_FOUND);
  register_close (&reg, &store);
}

/* By id, revision and code. */
static void
test_classes (StoreFixture *fixture, gconstpointer data)
{
  DxStore *store;
  DxRegister *reg = register_open (fixture, &store);
  g_autoptr (DxProposal) first = register_new_proposal (fixture, "Một", 2);
  g_autoptr (DxProposal) other = register_new_proposal (fixture, "Hai", 2);
  g_autoptr (DxProposal) newer = dx_proposal_copy (first);
  g_autoptr (DxProposal) changed = dx_proposal_copy (first);
  g_autoptr (DxProposal) older = dx_proposal_copy (first);
  g_autoptr (DxRegisterEntry) entry = NULL;

  dx_proposal_set_revision (newer, 3);
  dx_proposal_set_text (newer, "I.name", "Một mới");
  dx_proposal_set_text (changed, "I.name", "Một khác");
  dx_proposal_set_revision (older, 1);
  assert_receipt (register_give (reg, first, "a"), DX_REGISTER_NEW, 1);
  assert_receipt (register_give (reg, other, "b"), DX_REGISTER_NEW, 2);
  assert_receipt (register_give (reg, first, "c"), DX_REGISTER_SAME, 1);
  assert_receipt (register_give (reg, changed, "d"), DX_REGISTER_CONFLICT, 1);
  assert_receipt (register_give (reg, changed, "d"), DX_REGISTER_SAME, 1);
  assert_receipt (register_give (reg, newer, "e"), DX_REGISTER_NEW_VERSION, 1);
  assert_receipt (register_give (reg, newer, "e"), DX_REGISTER_SAME, 1);
  assert_receipt (register_give (reg, first, "a"), DX_REGISTER_SAME, 1);
  assert_receipt (register_give (reg, older, "f"), DX_REGISTER_CONFLICT, 1);
  entry = get (reg, "1");
  g_assert_cmpstr (entry->title, ==, "Một mới");
  g_assert_cmpint (entry->revision, ==, 3);
  g_assert_cmpuint (entry->conflicts, ==, 2);
  register_assert_whole (reg);
  register_close (&reg, &store);
}

/* A slip alone is what a dossier holds; a dossier holds more. */
static void
test_with_files (StoreFixture *fixture, gconstpointer data)
{
  DxStore *store;
  DxRegister *reg = register_open (fixture, &store);
  g_autoptr (DxProposal) one = register_new_proposal (fixture, "Một", 2);
  g_autoptr (DxProposal) two = register_new_proposal (fixture, "Hai", 2);
  g_autoptr (GPtrArray) files = NULL;
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (DxRegisterEntry) entry = NULL;
  const DxRegisterFile *file;

  assert_receipt (register_give_whole (reg, one, "a.dxhs", "x"),
                  DX_REGISTER_NEW, 1);
  assert_receipt (register_give (reg, one, "a.json"), DX_REGISTER_SAME, 1);
  assert_receipt (register_give_whole (reg, one, "b.dxhs", "x"),
                  DX_REGISTER_SAME, 1);
  assert_receipt (register_give_whole (reg, one, "c.dxhs", "y"),
                  DX_REGISTER_CONFLICT, 1);
  assert_receipt (register_give (reg, two, "b.json"), DX_REGISTER_NEW, 2);
  assert_receipt (register_give_whole (reg, two, "b.dxhs", "x"),
                  DX_REGISTER_CONFLICT, 2);
  entry = get (reg, "1");
  files = dx_register_list_files (reg, entry->version, NULL);
  g_assert_cmpuint (files->len, ==, 2);
  file = g_ptr_array_index (files, 0);
  g_assert_cmpstr (file->name, ==, "a.dxhs");
  g_assert_cmpint (file->inside, ==, 0);
  bytes = dx_register_read_file (reg, file->row, NULL);
  g_assert_cmpmem (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes),
                   "x", 1);
  file = g_ptr_array_index (files, 1);
  g_assert_cmpstr (file->name, ==, "cam-ket.pdf");
  g_assert_cmpstr (file->kind, ==, "commitment");
  g_assert_cmpint (file->inside, !=, 0);
  register_assert_whole (reg);
  register_close (&reg, &store);
}

/* Without an id, bytes or text say that it is the same again. */
static void
test_foreign (StoreFixture *fixture, gconstpointer data)
{
  DxStore *store;
  DxRegister *reg = register_open (fixture, &store);
  g_autoptr (DxProposal) one = register_new_proposal (fixture, "Một", 0);
  g_autoptr (DxProposal) same = register_new_proposal (fixture, "Một", 0);
  g_autoptr (DxProposal)
      read_otherwise = register_new_proposal (fixture, "Một.", 0);
  g_autoptr (DxProposal) other = register_new_proposal (fixture, "Hai", 0);

  assert_receipt (register_give_foreign (reg, one, "a.docx", "1"),
                  DX_REGISTER_NEW, 1);
  assert_receipt (register_give_foreign (reg, same, "b.docx", "2"),
                  DX_REGISTER_SAME, 1);
  assert_receipt (register_give_foreign (reg, read_otherwise, "a.docx", "1"),
                  DX_REGISTER_SAME, 1);
  assert_receipt (register_give_foreign (reg, other, "a.docx", "3"),
                  DX_REGISTER_NEW, 2);
  register_close (&reg, &store);
}

static guint
count_standing (DxRegister *reg, gint64 row, DxRegisterStanding standing)
{
  g_autoptr (GPtrArray) versions = dx_register_list_versions (reg, row, NULL);
  guint n = 0;

  for (guint i = 0; i < versions->len; i++)
    n += ((DxRegisterVersion *) g_ptr_array_index (versions, i))->standing
         == standing;
  return n;
}

/* All versions can be read, whatever became of them. */
static void
test_settle (StoreFixture *fixture, gconstpointer data)
{
  for (int take_new = 0; take_new <= 1; take_new++)
    {
      DxStore *store;
      DxRegister *reg = register_open (fixture, &store);
      g_autoptr (DxProposal) first = register_new_proposal (fixture, "Cũ", 2);
      g_autoptr (DxProposal) changed = dx_proposal_copy (first);
      g_autoptr (DxRegisterReceipt) receipt = register_give (reg, first, "a");
      g_autoptr (DxRegisterReceipt) conflict = NULL;
      g_autoptr (DxRegisterEntry) entry = NULL;
      g_autoptr (DxProposal) kept = NULL;
      g_autoptr (GError) error = NULL;

      dx_proposal_set_text (changed, "I.name", "Khác");
      g_assert_false (dx_register_settle (reg, receipt->row, TRUE, "không",
                                          fixture->catalog, &error));
      g_assert_error (error, DX_STORE_ERROR, DX_STORE_ERROR_NOT_FOUND);
      conflict = register_give (reg, changed, "b");
      g_assert_true (dx_register_settle (reg, receipt->row, take_new != 0,
                                         "theo điện thoại", fixture->catalog,
                                         NULL));
      entry = dx_register_get (reg, receipt->row, NULL);
      g_assert_cmpstr (entry->title, ==, take_new ? "Khác" : "Cũ");
      g_assert_cmpuint (entry->conflicts, ==, 0);
      g_assert_cmpuint (count_standing (reg, receipt->row, DX_REGISTER_PRESENT),
                        ==, 1);
      g_assert_cmpuint (count_standing (reg, receipt->row, DX_REGISTER_OLDER),
                        ==, take_new ? 1 : 0);
      g_assert_cmpuint (count_standing (reg, receipt->row, DX_REGISTER_DROPPED),
                        ==, take_new ? 0 : 1);
      kept = dx_register_load_version (
          reg, take_new ? receipt->version : conflict->version,
          fixture->catalog, NULL);
      g_assert_cmpstr (dx_proposal_get_text (kept, "I.name"), ==,
                       take_new ? "Cũ" : "Khác");
      register_assert_whole (reg);
      register_close (&reg, &store);
    }
}

static void
test_complete (StoreFixture *fixture, gconstpointer data)
{
  DxStore *store;
  DxRegister *reg = register_open (fixture, &store);
  g_autoptr (DxProposal) first = register_new_proposal (fixture, "Tên", 1);
  g_autoptr (DxRegisterReceipt) receipt = register_give (reg, first, "a");
  g_autoptr (DxRegisterReceipt) again = NULL;
  g_autoptr (GPtrArray) marks =
      g_ptr_array_new_with_free_func ((GDestroyNotify) dx_register_mark_free);
  g_autoptr (GPtrArray) found = NULL;
  g_autoptr (DxRegisterEntry) entry = NULL;
  const DxRegisterMark *mark;

  g_ptr_array_add (
      marks, dx_register_mark_new ("slip", DX_REGISTER_ITEM_PRESENT, NULL));
  g_ptr_array_add (marks,
                   dx_register_mark_new ("commitment", DX_REGISTER_ITEM_MISSING,
                                         "thiếu chữ ký"));
  g_assert_true (dx_register_set_marks (reg, receipt->row, marks,
                                        DX_REGISTER_STATE_INCOMPLETE, NULL));
  found = dx_register_list_marks (reg, receipt->row, NULL);
  g_assert_cmpuint (found->len, ==, 2);
  mark = g_ptr_array_index (found, 0);
  g_assert_cmpstr (mark->item, ==, "commitment");
  g_assert_cmpstr (mark->remark, ==, "thiếu chữ ký");
  g_assert_cmpint (mark->version, ==, receipt->version);

  /* What comes in answer is to be looked at again. */
  dx_proposal_set_revision (first, 2);
  again = register_give (reg, first, "b");
  entry = dx_register_get (reg, receipt->row, NULL);
  g_assert_cmpint (entry->state, ==, DX_REGISTER_STATE_RECEIVED);
  g_assert_true (dx_register_set_state (
      reg, receipt->row, DX_REGISTER_STATE_WITHDRAWN, "theo đơn", NULL));
  register_assert_whole (reg);
  register_close (&reg, &store);
}

static void
test_ranks (StoreFixture *fixture, gconstpointer data)
{
  DxStore *store;
  DxRegister *reg = register_open (fixture, &store);
  g_autoptr (GArray) rows = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (GArray) found = NULL;
  g_autoptr (DxRegisterEntry) entry = NULL;
  g_autoptr (GError) error = NULL;
  gint64 keys[3];

  for (guint i = 0; i < 3; i++)
    keys[i] = register_fill (fixture, reg, "Tên");
  g_array_append_val (rows, keys[2]);
  g_array_append_val (rows, keys[0]);
  g_assert_true (dx_register_set_ranks (reg, CALL, rows, NULL));
  g_assert_true (dx_register_set_ranks (reg, CALL, rows, NULL));
  entry = dx_register_get (reg, keys[0], NULL);
  g_assert_cmpuint (entry->rank, ==, 2);

  /* Twice the same: nothing of it holds. */
  g_array_append_val (rows, keys[2]);
  g_assert_false (dx_register_set_ranks (reg, CALL, rows, &error));
  g_assert_nonnull (error);
  found = dx_register_list_ranked (reg, CALL, NULL);
  g_assert_cmpuint (found->len, ==, 2);
  g_assert_cmpint (g_array_index (found, gint64, 0), ==, keys[2]);
  register_assert_whole (reg);
  register_close (&reg, &store);
}

static void
test_notes (StoreFixture *fixture, gconstpointer data)
{
  DxStore *store;
  DxRegister *reg = register_open (fixture, &store);
  const gint64 row = register_fill (fixture, reg, "Tên");
  g_autoptr (GBytes) one = g_bytes_new_static ("{}", 2);
  g_autoptr (GBytes) two = g_bytes_new_static ("{\"a\":1}", 7);
  g_autoptr (GPtrArray) now = NULL;
  g_autoptr (GPtrArray) all = NULL;
  g_autoptr (GPtrArray) council = NULL;
  const DxRegisterNote *note;

  g_assert_true (dx_register_put_note (reg, DX_REGISTER_NOTE_VOTE, row, NULL,
                                       "Ông A", one, NULL));
  g_assert_true (dx_register_put_note (reg, DX_REGISTER_NOTE_VOTE, row, NULL,
                                       "Bà B", one, NULL));
  g_assert_true (dx_register_put_note (reg, DX_REGISTER_NOTE_VOTE, row, NULL,
                                       "Ông A", two, NULL));
  g_assert_true (dx_register_put_note (reg, DX_REGISTER_NOTE_COUNCIL, 0, CALL,
                                       "", two, NULL));
  now = dx_register_list_notes (reg, DX_REGISTER_NOTE_VOTE, row, NULL, FALSE,
                                NULL);
  all = dx_register_list_notes (reg, DX_REGISTER_NOTE_VOTE, row, NULL, TRUE,
                                NULL);
  council = dx_register_list_notes (reg, DX_REGISTER_NOTE_COUNCIL, 0, CALL,
                                    FALSE, NULL);
  g_assert_cmpuint (now->len, ==, 2);
  g_assert_cmpuint (all->len, ==, 3);
  g_assert_cmpuint (council->len, ==, 1);
  note = g_ptr_array_index (now, 1);
  g_assert_cmpstr (note->who, ==, "Ông A");
  g_assert_true (g_bytes_equal (note->json, two));
  register_assert_whole (reg);
  register_close (&reg, &store);
}

static void
test_find_proposal (StoreFixture *fixture, gconstpointer data)
{
  DxStore *store;
  DxRegister *reg = register_open (fixture, &store);
  const gint64 row = register_fill (fixture, reg, "Tên");
  g_autoptr (DxRegisterEntry) entry = dx_register_get (reg, row, NULL);
  g_autofree char *capitals = g_ascii_strup (entry->proposal, -1);
  g_autoptr (GError) error = NULL;

  g_assert_cmpint (dx_register_find_proposal (reg, capitals, NULL, NULL), ==,
                   row);
  g_assert_cmpint (dx_register_find_proposal (reg, capitals, CALL, NULL), ==,
                   row);
  g_assert_cmpint (dx_register_find_proposal (reg, capitals, "x", &error), ==,
                   0);
  g_assert_error (error, DX_STORE_ERROR, DX_STORE_ERROR_NOT_FOUND);
  register_close (&reg, &store);
}

static void
test_unhashed (StoreFixture *fixture, gconstpointer data)
{
  DxStore *store;
  DxRegister *reg = register_open (fixture, &store);
  const gint64 row = register_fill (fixture, reg, "Tên");
  g_autoptr (DxRegisterEntry) entry = dx_register_get (reg, row, NULL);
  g_autoptr (GBytes) hash = g_bytes_new_static ("12", 2);
  g_autoptr (GArray) before = dx_register_list_unhashed (reg, NULL);
  g_autoptr (GArray) after = NULL;
  g_autoptr (GPtrArray) hashes = NULL;
  const DxRegisterHash *kept;

  g_assert_cmpuint (before->len, ==, 1);
  g_assert_cmpint (g_array_index (before, gint64, 0), ==, row);
  g_assert_true (dx_register_set_minhash (reg, entry->version, hash, NULL));
  after = dx_register_list_unhashed (reg, NULL);
  g_assert_cmpuint (after->len, ==, 0);
  hashes = dx_register_list_hashes (reg, NULL);
  g_assert_cmpuint (hashes->len, ==, 1);
  kept = g_ptr_array_index (hashes, 0);
  g_assert_cmpstr (kept->title, ==, "Tên");
  register_close (&reg, &store);
}

static void
test_library (StoreFixture *fixture, gconstpointer data)
{
  DxStore *store;
  DxRegister *reg = register_open (fixture, &store);
  g_autoptr (GPtrArray) tasks =
      g_ptr_array_new_with_free_func ((GDestroyNotify) dx_library_task_free);
  g_autoptr (GPtrArray) found = NULL;
  g_autoptr (GBytes) hash = g_bytes_new_static ("\1\2", 2);
  g_autoptr (GPtrArray) hashes = NULL;
  g_autoptr (GPtrArray) names = NULL;
  g_autoptr (DxRegisterEntry) entry = NULL;
  guint added = 0;

  g_ptr_array_add (tasks, dx_library_task_new ("a.csv", "Một", "A", "x"));
  g_ptr_array_add (tasks, dx_library_task_new ("a.csv", "Hai", "A", "y"));
  g_ptr_array_add (tasks, dx_library_task_new ("a.csv", "Một", "A", "x"));
  ((DxLibraryTask *) g_ptr_array_index (tasks, 1))->minhash =
      g_bytes_ref (hash);
  g_assert_true (dx_register_add_tasks (reg, "a.csv", tasks, &added, NULL));
  g_assert_cmpuint (added, ==, 2);
  g_assert_true (dx_register_add_tasks (reg, "b.csv", tasks, &added, NULL));
  g_assert_cmpuint (added, ==, 0);
  found = dx_register_list_tasks (reg, NULL);
  g_assert_cmpuint (found->len, ==, 2);
  g_assert_true (g_bytes_equal (
      ((DxLibraryTask *) g_ptr_array_index (found, 1))->minhash, hash));

  entry = dx_register_get (reg, register_fill (fixture, reg, "Tên"), NULL);
  g_assert_true (dx_register_set_minhash (reg, entry->version, hash, NULL));
  hashes = dx_register_list_hashes (reg, NULL);
  g_assert_cmpuint (hashes->len, ==, 1);

  g_assert_true (dx_register_set_filter (reg, "Quá hạn", hash, NULL));
  g_assert_true (dx_register_set_filter (reg, "Thiếu", hash, NULL));
  g_assert_true (dx_register_set_filter (reg, "Thiếu", NULL, NULL));
  names = dx_register_list_filters (reg, NULL);
  g_assert_cmpuint (names->len, ==, 1);
  register_assert_whole (reg);
  register_close (&reg, &store);
}

/* Another process has the database: it can be read, and taken over. */
static void
holder (const char *folder)
{
  StoreFixture fixture = { .folder = (char *) folder };
  DxStore *store;
  DxRegister *reg;

  fixture.catalog = dx_catalog_new ();
  reg = register_open (&fixture, &store);
  for (;;)
    {
      g_autofree char *line = store_role_hear ();

      if (line == NULL)
        break;
      register_fill (&fixture, reg, line);
      store_role_say ("done");
    }
  register_close (&reg, &store);
  g_object_unref (fixture.catalog);
}

static void
test_two_processes (StoreFixture *fixture, gconstpointer data)
{
  g_autoptr (DxProposal) proposal = register_new_proposal (fixture, "Hai", 1);
  g_autoptr (DxRegister) reg = NULL;
  g_autoptr (DxRegisterList) list = NULL;
  g_autoptr (DxStore) store = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *answer = NULL;
  g_autofree char *more = NULL;
  StoreChild child;

  store_child_start (&child, "holder", fixture->folder);
  answer = store_child_ask (&child, "Một");
  store = store_open_at (fixture->folder);
  g_assert_cmpint (dx_store_get_access (store), ==, DX_STORE_BUSY);
  reg = dx_register_new (store);
  list = dx_register_list_new (reg);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (list)), ==, 1);
  store_assert_refused (
      dx_register_set_state (reg, 1, DX_REGISTER_STATE_REFUSED, "", &error),
      error, DX_STORE_ERROR_READ_ONLY);
  more = store_child_ask (&child, "Hai");
  g_assert_false (dx_store_retry_lock (store));
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (list)), ==, 2);
  store_child_kill (&child);
  g_assert_true (dx_store_retry_lock (store));
  register_set_time (reg, "2025-08-06T10:00:00+07:00");
  assert_receipt (register_give (reg, proposal, "a"), DX_REGISTER_NEW, 3);
  register_assert_whole (reg);
}

int
main (int argc, char **argv)
{
  static const StoreRole roles[] = { { "holder", holder }, { NULL, NULL } };

  if (store_play_role (argc, argv, roles))
    return 0;
  g_test_init (&argc, &argv, NULL);
  STORE_TEST ("/register/receive", test_receive);
  STORE_TEST ("/register/numbers", test_numbers);
  STORE_TEST ("/register/classes", test_classes);
  STORE_TEST ("/register/with-files", test_with_files);
  STORE_TEST ("/register/foreign", test_foreign);
  STORE_TEST ("/register/settle", test_settle);
  STORE_TEST ("/register/complete", test_complete);
  STORE_TEST ("/register/ranks", test_ranks);
  STORE_TEST ("/register/notes", test_notes);
  STORE_TEST ("/register/find-proposal", test_find_proposal);
  STORE_TEST ("/register/unhashed", test_unhashed);
  STORE_TEST ("/register/library", test_library);
  STORE_TEST ("/register/two-processes", test_two_processes);
  return g_test_run ();
}
